"""What was promised keeps an answer: pages of withdrawn records, pages that lead on, calendars that have become empty.

`addresses.csv` holds every published address of records and of first pages of lists. What the plan still has needs
nothing; for the rest a small page leads on to where the record, or what the list was part of, stands today.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ocop_site.catalogue.booths import BOOTHS
from ocop_site.catalogue.sentences import days_text
from ocop_site.pages import addresses
from ocop_site.pages.booths import owner_of
from ocop_site.pages.fair_lines import booth_name
from ocop_site.pages.jobs import Job
from ocop_site.pages.names import name_of
from ocop_site.pages.pieces import page_piece, shown_name, source_pieces
from ocop_site.pages.tongues import VIETNAMESE
from ocop_site.problems import Place, Problem
from ocop_site.reading.ledger import ADDRESSES, Promise
from ocop_site.words import joined, own, say, without_language

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.catalogue.heirs import Withdrawn
    from ocop_site.pages.jobs import Plain

DECISIONS = "decisions"
CALENDAR = "calendar"
DATED_DATA = "data"
PAGE = "page"
OWN_PAGES = ("products", "producers", "outlets", "fairs", BOOTHS)
_LATER_PAGE = re.compile(r"/trang-[0-9]+/")


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a promise leads today: an address, the name of what stands there, the kind of what was promised."""

    address: str
    name: str
    kind: str


def promise_of(job: Job, codes: Mapping[str, str]) -> Promise | None:
    """What a planned file promises for good, if anything. `codes`: "products/ID" -> code.

    Codes are promised when they are given; later pages of a list, files that are made anew and the page of errors are
    not promised.
    """
    address = f"/{job.path.removesuffix('index.html')}"
    if job.maker == "calendar":
        return Promise(address, CALENDAR, "", "", 0)
    if job.owner == addresses.CHANGES:
        return Promise(address, DATED_DATA, "", "", 0)
    others = (addresses.CODE, addresses.EDITORS)
    if job.maker != "page" or not address.endswith("/") or address.startswith(others) or _LATER_PAGE.search(address):
        return None
    kind = job.owner.partition("/")[0]
    _, plain = without_language(address)
    if plain.startswith(addresses.DECISIONS) and kind in {DECISIONS, "tombstones"}:
        decision = plain.removeprefix(addresses.DECISIONS).rstrip("/")  # a tombstone stands where its decision stood
        return Promise(address, DECISIONS, decision, "", 0)
    return Promise(address, kind, codes[job.owner], "", 0) if job.owner in codes else Promise(address, PAGE, "", "", 0)


def owner_codes(catalogue: Catalogue) -> dict[str, str]:
    """The code of every record and booth that has one, by its owner's name, "products/ID"."""
    codes = {f"{kind}/{record.id}": record.code for kind, record in catalogue.coded()}
    codes |= {owner_of(entry, booth): booth.code for entry, booth in catalogue.booths() if booth.code}
    return codes


def withdrawn_jobs(catalogue: Catalogue) -> Iterator[Job]:
    """For each withdrawn record a page with its name, where its code leads (a decision: where it stood)."""
    goals = _goals(catalogue)
    for one in catalogue.withdrawn:
        instead = goals.get((one.kind, one.record.instead or ""))
        for code in one.codes or ("",):
            yield _withdrawn_job(one, code, instead, catalogue)


def _withdrawn_job(one: Withdrawn, code: str, instead: Goal | None, catalogue: Catalogue) -> Job:
    stone = one.record
    address = addresses.code(code) if code else _stone_address(one)
    said = say("{name}: hồ sơ đã rút khỏi danh mục.", name=own(stone.name))
    page = page_piece("withdrawn", address, own(stone.name), description=said, base_url=catalogue.site.base_url)
    it = {
        "name": own(stone.name),
        "code": code,
        "when": days_text(stone.withdrawn),
        "reason": own(stone.reason),
        "instead": {"href": instead.address, "text": instead.name} if instead else None,
        "sources": source_pieces(stone.sources),
        "example": stone.example,
    }
    return Job(addresses.file_of(address), "page", {"page": page, "it": it}, "withdrawn.html", f"tombstones/{stone.id}")


def lead_on_jobs(catalogue: Catalogue, planned: Collection[str]) -> Iterator[Job]:
    """A page or an empty calendar for every promised address that the rest of the plan has no file for.

    `planned`: the paths of all other jobs. What has no answer gets no job: `unanswered` says so.
    """
    there = frozenset(planned)
    goals = _goals(catalogue)
    for promise in _missing(catalogue, there):
        if promise.kind == DATED_DATA:  # no page says what the file said
            continue
        if promise.kind == CALENDAR:
            context = {"name": f"Hiện không có ngày nào – {catalogue.site.title}", "events": []}
            yield Job(addresses.file_of(promise.address), "calendar", context, owner=promise.address)
            continue
        goal = _goal(promise, goals, there)
        if goal:
            yield _lead_on(promise, goal, catalogue)


def moves(catalogue: Catalogue, planned: Collection[str]) -> list[tuple[str, str]]:
    """(old address, new one) of every record that moved: what a host with rules may redirect for good.

    A list that is empty today, or the same as a wider one, may have its page again: it is not among them. Nor is a
    booth: somebody else may stand at its number tomorrow.
    """
    there = frozenset(planned)
    goals = _goals(catalogue)
    found = [
        (one.address, _goal(one, goals, there))
        for one in _missing(catalogue, there)
        if one.owner and one.kind != BOOTHS
    ]
    return [(old, goal.address) for old, goal in found if goal]


def unanswered(promises: Iterable[Promise], planned: Collection[str], folder: str) -> list[Problem]:
    """A problem for every promised address without a planned file, naming the record to restore.

    The ledger knows records that have codes by their codes, decisions by their ids.
    """
    problems = []
    for promise in promises:
        if addresses.file_of(promise.address) not in planned:
            coded = promise.kind in OWN_PAGES
            values = {"value": promise.address, "kind": promise.kind, "id": promise.owner}
            place = Place(f"{folder}/ledger/{ADDRESSES}", promise.line, 1)
            problems.append(Problem("address-without-record" if coded else "address-without-page", place, values))
    return problems


def _missing(catalogue: Catalogue, there: frozenset[str]) -> list[Promise]:
    """The promises that no file answers, sorted, each address once (two branches may both have promised it)."""
    missing = {one.address: one for one in catalogue.promises if addresses.file_of(one.address) not in there}
    return [missing[address] for address in sorted(missing)]


def _goals(catalogue: Catalogue) -> dict[tuple[str, str], Goal]:
    """Where records stand: by (kind, id), by (kind, code) for those with codes, by former ids of decisions.

    By ("page", address) for addresses that a record says it had under another code.
    """
    found = _booth_goals(catalogue)
    for kind, record in catalogue.coded():
        goal = Goal(addresses.of_record(record), shown_name(record), kind)
        for key in (record.id, *catalogue.codes_of(kind, record)):
            found[kind, key] = goal
        for address in record.formerly_at:
            found[PAGE, address] = goal
    for entry in catalogue.decisions.values():
        decision = entry.record
        goal = Goal(addresses.decision(decision.id), decision.number or decision.id, DECISIONS)
        for key in (decision.id, *decision.formerly):
            found[DECISIONS, key] = goal
    for one in catalogue.withdrawn:
        stone = one.record
        for code in one.codes:
            for kind in (one.kind, BOOTHS) if one.kind == "fairs" else (one.kind,):
                found[kind, code] = Goal(addresses.code(code), stone.name, kind)
        for old in (stone.decision, *stone.formerly) if stone.decision else ():
            found[DECISIONS, old] = Goal(_stone_address(one), stone.name, DECISIONS)
    return found


def _booth_goals(catalogue: Catalogue) -> dict[tuple[str, str], Goal]:
    """Where booths stand, by ("booths", code); the code of one that is gone leads to its fair."""
    found: dict[tuple[str, str], Goal] = {}
    for fair, booth in catalogue.booths():
        if booth.code:
            name = joined((booth_name(booth), name_of(fair.record)), " – ")
            found[BOOTHS, booth.code] = Goal(addresses.booth(fair.record, booth), name, BOOTHS)
    for fair in catalogue.fairs.values():
        for gone in fair.gone:
            found[BOOTHS, gone.code] = Goal(addresses.fair(fair.record), name_of(fair.record), BOOTHS)
    return found


def _goal(promise: Promise, goals: Mapping[tuple[str, str], Goal], there: frozenset[str]) -> Goal | None:
    """Where a promise leads: what stands in its language leads to the same language, while the site has it."""
    tag, address = without_language(promise.address)
    if tag != VIETNAMESE and not promise.owner and addresses.file_of(address) in there:
        return Goal(address, address, PAGE)  # the site gave the language up
    goal = _vietnamese_goal(replace(promise, address=address), goals, there)
    said = addresses.in_language(goal.address, tag) if goal else ""
    return replace(goal, address=said) if goal and addresses.file_of(said) in there else goal


def _vietnamese_goal(promise: Promise, goals: Mapping[tuple[str, str], Goal], there: frozenset[str]) -> Goal | None:
    """Where a promise leads: to its record, or for a list to the nearest page above it that is there."""
    if promise.owner:
        # A page below a record's own, as its print page, leads to the same page below where the record stands now.
        above, _, last = promise.address.rstrip("/").rpartition("/")
        below = f"{last}/"
        own = goals.get((PAGE, promise.address)) or goals.get((PAGE, f"{above}/"))
        goal = own or goals.get((promise.kind, promise.owner))
        if goal and goal.kind == promise.kind and addresses.file_of(goal.address + below) in there:
            return Goal(goal.address + below, goal.name, goal.kind)
        return goal
    address = promise.address
    while address != addresses.HOME:
        address = address.rstrip("/").rpartition("/")[0] + "/"
        if addresses.file_of(address) in there:
            return Goal(address, "", PAGE)
    return None


def _lead_on(promise: Promise, goal: Goal, catalogue: Catalogue) -> Job:
    heading = goal.name or say("Danh sách này hiện không có trang riêng")
    page = page_piece(
        "moved", promise.address, heading, description=heading, base_url=catalogue.site.base_url, title=heading
    )
    page["canonical"] = addresses.canonical(catalogue.site.base_url, goal.address)
    it: Plain = {"name": goal.name, "href": goal.address}
    return Job(
        addresses.file_of(promise.address), "page", {"page": page, "it": it}, "moved.html", f"ledger{promise.address}"
    )


def _stone_address(one: Withdrawn) -> str:
    """Where the page of a withdrawn record stands."""
    return addresses.code(one.record.code) if one.record.code else addresses.decision(one.record.decision or "")
