"""The way of a whole build: read, check, plan, make, commit, with a gate after each step."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from ocop_site.building import manifest as manifests
from ocop_site.building import output as outputs
from ocop_site.building.assets import read_assets
from ocop_site.building.budgets import read_budgets
from ocop_site.building.committing import make_and_commit
from ocop_site.building.data_store import Stored, Weighed, forget_old
from ocop_site.building.languages import read_tongues
from ocop_site.building.lock import only_one
from ocop_site.building.memory import Memory
from ocop_site.building.orders import Draft, Order, Outcome
from ocop_site.building.parcels import Parcel, Sealer
from ocop_site.building.photographs import probe_photos
from ocop_site.building.store import Store
from ocop_site.catalogue.link import link
from ocop_site.catalogue.rules import judgements
from ocop_site.exports.beside import with_records
from ocop_site.exports.change_feeds import with_change_feeds
from ocop_site.exports.history_rules import history_problems
from ocop_site.exports.jobs import export_jobs
from ocop_site.making.templates import check_templates
from ocop_site.pages.completeness import completeness_jobs
from ocop_site.pages.due import due_job
from ocop_site.pages.feeds import with_feeds
from ocop_site.pages.jobs import Job
from ocop_site.pages.plan import plan_pages, site_context
from ocop_site.pages.plan_check import check_plan
from ocop_site.pages.promises import lead_on_jobs, moves, owner_codes, promise_of, unanswered
from ocop_site.pages.redirects import redirect_jobs
from ocop_site.pages.sitemaps import with_sitemaps
from ocop_site.pages.structured.graph import told
from ocop_site.pages.tongues import in_all, in_own_tongue, in_tongues, untranslated
from ocop_site.problems import Place, Problem, any_errors
from ocop_site.reading.folder import read_content
from ocop_site.reading.history import history_of
from ocop_site.reading.ledger import Promise, read_ledger
from ocop_site.records.collection import Records, read_records

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from ocop_site.building.orders import Look, Progress
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.pictures import PhotoFacts


def read(
    order: Order,
    memory: Memory | None = None,
    look: Look = lambda _records, *, judged: None,  # noqa: ARG005
    progress: Progress = lambda *_: None,
) -> tuple[Records | None, list[Problem]]:
    """Gate 1: records that are whole and agree with each other, or every reason why not.

    `memory`: of what an earlier build read. `look` is shown records of which each is good by itself, and again once
    they are found to agree with each other (`judged`). `progress`: see `build`.
    """
    memory = memory or Memory()
    raw, problems = read_content(order.content, order.vocabulary, memory.read)
    if not order.content.is_dir():
        return None, problems
    records, complaints = read_records(raw, memory.parse)
    problems += complaints
    if order.base_url is not None:
        records = records.with_base_url(order.base_url)
    if not any_errors(problems):
        look(records, judged=False)
    for some in judgements(records):
        problems += some
        progress("read", 0, 1)
    if any_errors(problems):
        return None, problems
    look(records, judged=True)
    return records, problems


def draft(
    records: Records,
    order: Order,
    outcome: Outcome,
    memory: Memory | None = None,
    progress: Progress = lambda *_: None,
    *,
    seal: bool = True,
) -> Draft | None:
    """Gate 2: the plan of every file, or None with the problems in the outcome.

    `seal`: False where nothing is to be made; the draft then has no parcels.
    """
    catalogue = link(records, order.day, memory.linked if memory else None)
    outcome.catalogue = catalogue
    outcome.files = {owner: raw.path for owner, raw in records.raws.items()}
    facts, problems = probe_photos(records, order.store)
    history = history_of(records.ledgers, records.dated, order.day)
    everything = history_of(records.ledgers, records.dated, date.max)
    outcome.problems += [*problems, *_template_faults(order), *history_problems(everything, records.folder)]
    if not outcome.good:
        return None
    tongues, problems = read_tongues(records.site.languages, order.templates)
    budgets, complaints = read_budgets(order.templates)
    outcome.problems += [*problems, *complaints]
    if not outcome.good:
        return None
    assets = {name: asset.address for name, asset in read_assets(order.assets).items()}
    site = in_all(site_context(catalogue, assets), tongues)
    engine = memory.engine if memory else ""
    sealer = Sealer(order.templates, order.assets, site, budgets.declared, engine) if seal else None
    planned: dict[str, Parcel | None] = {}
    spools = partial(Stored, Store(order.store)) if seal else Weighed
    data = export_jobs(catalogue, spools, history, filled=seal)
    drawn = with_records(_jobs(catalogue, records, facts, assets, data, sheets=order.sheets), catalogue)
    own = in_tongues(with_change_feeds(drawn, catalogue, history), tongues, records.site.base_url)
    public = with_sitemaps(told(own, records.site), records.site)
    # What leads on comes last: it is for what the rest has no file for.
    leading_on = in_own_tongue(_way_on(catalogue, planned), tongues)
    jobs = chain(public, _for_editors(order, outcome, catalogue), leading_on)
    sealed = _sealed_in_passing(jobs, planned, sealer, outcome.promises, owner_codes(catalogue))
    outcome.ledger, _ = read_ledger(records.ledgers, records.folder)
    known = [entry.code for entry in outcome.ledger.codes]
    outcome.problems += check_plan(_counted(sealed, progress), site, known)
    outcome.problems += untranslated(tongues)
    outcome.problems += unanswered(catalogue.promises, planned, records.folder)
    outcome.planned = len(planned)
    parcels = tuple(parcel for parcel in planned.values() if parcel)
    base_url = records.site.base_url or ""
    return Draft(parcels, site, dict(records.photos), base_url, budgets) if outcome.good else None


def _sealed_in_passing(
    jobs: Iterable[Job],
    planned: dict[str, Parcel | None],
    sealer: Sealer | None,
    promises: list[Promise],
    codes: Mapping[str, str],
) -> Iterator[Job]:
    """The same jobs, each sealed as soon as it is drawn and then forgotten: a whole site of them would fill memory."""
    for job in jobs:
        if job.path not in planned:
            planned[job.path] = sealer.seal(job) if sealer else None
        promise = promise_of(job, codes)
        if promise:
            promises.append(promise)
        yield job


def _counted(jobs: Iterable[Job], progress: Progress) -> Iterator[Job]:
    for job in jobs:
        progress("plan", 0, 1)
        yield job


def _template_faults(order: Order) -> list[Problem]:
    return [
        Problem("template-error", Place(f"templates/{name}", line, 1), {"reason": reason})
        for name, line, reason in check_templates(order.templates)
    ]


def _for_editors(order: Order, outcome: Outcome, catalogue: Catalogue) -> Iterator[Job]:
    """Pages that are no part of the public site."""
    if order.due:
        yield due_job(catalogue, outcome.files)
    if order.completeness:
        yield from completeness_jobs(catalogue, outcome.files, outcome.warned)


def check(order: Order) -> Outcome:
    """Everything up to gate 2; writes nothing."""
    records, problems = read(order)
    outcome = Outcome(problems)
    if records is not None:
        draft(records, order, outcome, seal=False)
    return outcome


def build(
    order: Order,
    progress: Progress = lambda *_: None,
    memory: Memory | None = None,
    look: Look = lambda _records, *, judged: None,  # noqa: ARG005
) -> Outcome:
    """The whole way. On an error nothing in the output folder is touched.

    `progress` may end the build by raising: what it did so far is left behind, and the output is as it was. `memory`
    and `look`: see `read`.
    """
    lock = manifests.lock_path(order.cache, order.output)
    with only_one(lock) as alone:
        if alone:
            return _build_alone(order, progress, memory, look)
    return Outcome([Problem("build-running", Place(str(order.output)), {"value": str(order.output)})])


def _build_alone(order: Order, progress: Progress, memory: Memory | None, look: Look) -> Outcome:
    progress("read", 0, 1)
    records, problems = read(order, memory, look, progress)
    outcome = Outcome(problems)
    if not outputs.is_ours(order.output):
        outcome.problems.append(Problem("foreign-output", Place(str(order.output)), {"value": str(order.output)}))
    if records is None or not outcome.good:
        return outcome
    progress("plan", 0, 1)
    plan = draft(records, order, outcome, memory, progress)
    if plan is None:
        return outcome
    make_and_commit(plan, order, outcome, progress)
    if outcome.good:
        data = (parcel.context()["digest"] for parcel in plan.parcels if parcel.maker == "data")
        forget_old(Store(order.store), frozenset(data))
    return outcome


def _jobs(
    catalogue: Catalogue,
    records: Records,
    facts: dict[str, PhotoFacts],
    assets: dict[str, str],
    data: Iterable[Job],
    *,
    sheets: bool,
) -> Iterator[Job]:
    yield from with_feeds(plan_pages(catalogue, facts, records.pages, sheets=sheets, more=data), catalogue)
    for name, address in sorted(assets.items()):
        yield Job(address.lstrip("/"), "asset", {"name": name, "address": address}, owner=f"assets/{name}")


def _way_on(catalogue: Catalogue, planned: Collection[str]) -> Iterator[Job]:
    """For what was promised and has no file among `planned`: pages that lead on, and the same for hosts with rules."""
    there = frozenset(planned)
    yield from lead_on_jobs(catalogue, there)
    yield from redirect_jobs(moves(catalogue, there), catalogue.site.base_url, hidden=not catalogue.site.searchable)
