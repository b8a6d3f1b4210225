"""The way of a release: build, verify, promise, lay out, switch. Each step leaves what is shown as it was but the last.

What is published is promised for good, so the ledger is written before anyone can see a page; a run that was stopped in
between has promised more than is shown, never less.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ocop_site.building import manifest as manifests
from ocop_site.building import release as releases
from ocop_site.building.history import next_chapter, told_sums
from ocop_site.building.limits import passed_by_files
from ocop_site.building.lock import only_one
from ocop_site.building.pipeline import build
from ocop_site.building.promises import codes_due, enter_release, promised_later
from ocop_site.building.release import MARKER, Release, Written
from ocop_site.building.switching import mend, shown, switch
from ocop_site.building.tidying import prune, sweep
from ocop_site.building.verify import verify_output
from ocop_site.catalogue.rules.ledger_lines import line_problems
from ocop_site.pages import addresses
from ocop_site.problems import Place, Problem, any_errors
from ocop_site.reading.ledger import ADDRESSES, read_promises
from ocop_site.reading.record_files import RecordFile, read_record
from ocop_site.reading.walk import FoundFile
from ocop_site.records.base import is_trial
from ocop_site.records.parse import parse
from ocop_site.records.site import Site
from ocop_site.writing.changes import append_changes, change_lines, changes, first_line
from ocop_site.writing.ledgers import Entered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from ocop_site.building.orders import Excess, Order, Outcome

    Progress = Callable[[str, int, int], None]

LEDGER = "ledger"
SITE = "site.yaml"


@dataclass(frozen=True, slots=True)
class Publication:
    """What is asked: a site, the folder of its releases, how many of them to keep."""

    order: Order
    home: Path
    keep: int = 5


@dataclass(slots=True)
class Published:
    """What came of it: all problems, and if there were no errors the release that is shown now.

    `fresh`: it was not shown just before; `again`: it was some time ago and still lay there. `promised`: addresses new
    in the ledger; `rows`: rows of the open data that differ, `dated`: files that tell of them or of a new month, by
    their names below `ledger/data/`; `changes`: pages and calendars that differ from the release before; `gone`:
    releases that were deleted; `excesses`: limits of hosts that it passes. `entered`: what the ledger got.
    """

    problems: list[Problem] = field(default_factory=list)
    release: Release | None = None
    fresh: bool = False
    again: bool = False
    written: Written = field(default_factory=Written)
    promised: int = 0
    rows: int = 0
    dated: tuple[str, ...] = ()
    entered: Entered = field(default_factory=Entered, repr=False)
    changes: int = 0
    changes_file: str = ""
    gone: list[str] = field(default_factory=list)
    kept: int = 0
    excesses: list[Excess] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Whether nothing kept the site from being published."""
        return not any_errors(self.problems)


@dataclass(slots=True)
class RolledBack:
    """What came of going back: the release that was shown, the one that is, and what is promised but not in it."""

    problems: list[Problem] = field(default_factory=list)
    before: Release | None = None
    now: Release | None = None
    unanswered: tuple[str, ...] = ()


def publish(what: Publication, progress: Progress = lambda *_: None) -> Published:
    """Publish the site. On an error what is shown stays as it is."""
    if not releases.is_ours(what.home):
        return Published([Problem("foreign-output", Place(str(what.home)), {"value": str(what.home)})])
    refused = _without_address(what.order)
    if refused:
        return Published(refused)
    releases.mark(what.home)
    with only_one(what.home / MARKER) as alone:
        if not alone:
            return Published([_busy(what.home)])
        mend(what.home)
        sweep(what.home)
        return _publish_alone(what, progress)


def _without_address(order: Order) -> list[Problem]:
    """Codes hold the address of the site, and what is published is printed: a real one must be known.

    Only `site.yaml` is looked at; if it is no good the build will say so.
    """
    base_url, place = order.base_url, Place(f"{order.content.name}/{SITE}")
    file = order.content / SITE
    if base_url is None and file.is_file():
        raw, _ = read_record(RecordFile(FoundFile(str(file), SITE), "site", place.path))
        site, problems = parse(raw, Site) if raw else (None, [])
        if raw is None or site is None or any_errors(problems):
            return []
        base_url, place = site.base_url, raw.place(("base_url",))
    elif base_url is None:
        return []
    return [Problem("publish-without-address", place)] if is_trial(base_url) else []


def _publish_alone(what: Publication, progress: Progress) -> Published:
    order = what.order
    folder = order.content.name
    done = Published(
        line_problems(_ledger(what.home / LEDGER), _ledger(order.content / LEDGER), folder, f"{what.home}/{LEDGER}")
    )
    if not done.good:
        return done
    before = shown(what.home)
    try:
        outcome = _build_and_promise(order, done, progress)
        if done.good:
            _verify_and_release(what, outcome, done, progress)
    finally:
        # What nobody was shown was not promised, nor did it change anything. Who is killed here has said too much.
        if done.release is None and shown(what.home) == before:
            done.entered.take_back()
    if done.release is not None and outcome.catalogue is not None:
        paths = [*done.release.files, *done.release.carried]
        root = releases.folder_of(what.home, done.release.digest)
        done.excesses = passed_by_files(root, paths, outcome.catalogue.vocabulary.hosts)
    return done


def _build_and_promise(order: Order, done: Published, progress: Progress) -> Outcome:
    """Build, and enter the addresses of the site and what its open data changes into the ledger.

    Then pages that say "not published yet" are wrong – labels and print pages do –, and the files of the changes are
    missing; so what the ledger changed is built once more.
    """
    outcome = build(order, progress)
    done.problems += outcome.problems
    done.problems += codes_due(outcome, order.content.name)
    done.problems += promised_later(outcome, order.day, order.content.name)
    if not done.good:
        return outcome
    try:
        sums, chapter = told_sums(order), next_chapter(order)
    except ValueError as damage:
        place = Place(f"{order.content.name}/{LEDGER}/data")
        done.problems.append(Problem("bad-data-line", place, {"value": str(damage)}))
        return outcome
    entered = enter_release(outcome, order, chapter)
    if entered is None or chapter is None:
        done.problems.append(_busy(order.content / LEDGER if chapter else order.output))
        return outcome
    done.entered, done.promised = entered, entered.count
    done.rows, done.dated = chapter.rows, tuple(chapter.files)
    if entered.before:
        outcome = build(order, progress)
        done.problems[:] = outcome.problems
        if done.good and told_sums(order) != sums:  # somebody saved a record meanwhile: the ledger tells of other rows
            done.problems.append(_busy(order.output))
    return outcome


def _verify_and_release(what: Publication, outcome: Outcome, done: Published, progress: Progress) -> None:
    order = what.order
    address = (outcome.catalogue.site.base_url if outcome.catalogue else None) or ""
    lock = manifests.lock_path(order.cache, order.output)
    with only_one(lock) as alone:  # nobody builds over what is being copied
        if not alone:
            done.problems.append(_busy(order.output))
            return
        progress("verify", 0, 1)
        done.problems += verify_output(order.output, address)
        if done.good:
            made = manifests.load(manifests.manifest_path(order.cache, order.output))
            _release(what, releases.files_of(order.output, made), address, done, progress)


def _release(what: Publication, files: Mapping[str, str], address: str, done: Published, progress: Progress) -> None:
    """Lay the files out as a release and show it, unless it is shown already."""
    home = what.home
    name, now = releases.name_of(files), shown(home)
    known = releases.load_all(home)
    before = next((one for one in known if one.digest == now), None)
    number = max((one.number for one in known), default=0) + 1
    previous = now if now != name else ""
    release = Release(name, number, what.order.day.isoformat(), address, files, previous)
    if name != now:
        others = _kept(known, before, what.keep)
        if releases.load(home, name) is None:
            done.written = releases.write_release(home, what.order.output, release, others, progress)
            if done.written.strange:
                done.problems.append(_busy(what.order.output))
                return
        else:
            release, done.again = _again(home, release, known), True
        release = replace(release, carried=releases.carry(home, release, others))
        releases.save(home, release)
        _write_changes(what, release, before, done)
        if hasattr(os, "sync"):
            os.sync()  # what is shown must be on the disk, also after a power cut
        switch(home, name)
        done.fresh = True
    elif before is None:  # shown, but nobody knows any more what is in it
        releases.save(home, release)
    done.release = release if name != now or before is None else before
    done.gone = prune(home, what.keep)
    done.kept = len(releases.load_all(home))
    for csv, data in _ledger(what.order.content / LEDGER).items():
        releases.write_open(home / LEDGER / csv, data)


def _kept(known: list[Release], before: Release | None, keep: int) -> list[Release]:
    """The releases that will stay beside a new one, the one that is shown first, then the newest."""
    last = known[max(0, len(known) - (keep - 1)) :]
    return ([before] if before else []) + [one for one in reversed(last) if one is not before]


def _again(home: Path, release: Release, known: list[Release]) -> Release:
    """A release that was shown before is shown again: it leaves its place in the row and stands at the end.

    So going back from it leads to what was shown last, and no two releases lead back to each other.
    """
    old = next(one for one in known if one.digest == release.digest)
    for one in known:
        if one.previous == old.digest:
            releases.save(home, replace(one, previous=old.previous))
    return replace(release, carried=old.carried)


def _write_changes(what: Publication, release: Release, before: Release | None, done: Published) -> None:
    day = what.order.day
    if before is None:
        lines = first_line(day, release.digest, release.files)
    else:
        found = changes(before.files, release.files)
        done.changes = len(found)
        lines = change_lines(day, release.digest, before.digest, found)
    done.changes_file = append_changes(what.order.content, day, lines)


def roll_back(home: Path) -> RolledBack:
    """Show the release that was shown before; the ledger keeps every promise."""
    if home.is_dir() and not releases.is_ours(home):
        return RolledBack([Problem("foreign-output", Place(str(home)), {"value": str(home)})])
    if not (home / MARKER).is_file():
        return RolledBack([Problem("no-earlier-release", Place(str(home)))])
    with only_one(home / MARKER) as alone:
        if not alone:
            return RolledBack([_busy(home)])
        mend(home)
        sweep(home)
        before = releases.load(home, shown(home))
        target = releases.load(home, before.previous) if before else None
        if before is None or target is None:
            return RolledBack([Problem("no-earlier-release", Place(str(home)))])
        others = [one for one in reversed(releases.load_all(home)) if one.digest != target.digest]
        target = replace(target, carried=releases.carry(home, target, others))
        releases.save(home, target)
        switch(home, target.digest)
        promises, _ = read_promises(_ledger(home / LEDGER).get(ADDRESSES, b""), ADDRESSES)
        missing = {one.address for one in promises if not target.answers(addresses.file_of(one.address))}
        return RolledBack([], before, target, tuple(sorted(missing)))


def _ledger(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))} if folder.is_dir() else {}


def _busy(folder: Path) -> Problem:
    return Problem("build-running", Place(str(folder)), {"value": str(folder)})
