"""What an edit touches: the content as it was and as it is, both planned for one day and compared."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_site.building.orders import Outcome
from ocop_site.building.pipeline import draft, read
from ocop_site.building.revisions import NoRevision, content_at
from ocop_site.catalogue.touched import plans_touched, products_touched, shelf_labels
from ocop_site.digests import digest
from ocop_site.pages import addresses
from ocop_site.reading.walk import is_leftover
from ocop_site.vietnamese import nfc
from ocop_site.words import without_language
from ocop_site.writing.changes import changes, differences

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ocop_site.building.orders import Order
    from ocop_site.catalogue.entries import Catalogue, FairEntry, OutletEntry
    from ocop_site.catalogue.touched import ShelfLabels
    from ocop_site.problems import Problem
    from ocop_site.records.collection import Records
    from ocop_site.records.plans import Plan
    from ocop_site.writing.changes import Change

NOT_EDITED = ("imports", "ledger")  # receipts and promises are kept by commands


@dataclass(frozen=True, slots=True)
class PageTouched:
    """A page or calendar: its address, what becomes of it, its template ("" for a calendar)."""

    address: str
    change: Change
    template: str


@dataclass(frozen=True, slots=True)
class Impact:
    """What an edit touches. `files`: (path with its content, templates or assets folder, what became of it), sorted.

    `labels`: hanging labels that turned wrong or right by the edit, or whose code opens a page that says something new.
    """

    files: tuple[tuple[str, Change], ...]
    pages: tuple[PageTouched, ...]
    labels: tuple[ShelfLabels, ...]
    outlets: tuple[OutletEntry, ...]
    fairs: tuple[FairEntry, ...]
    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparison, or None with the problems of the earlier and the present state that kept it away."""

    impact: Impact | None
    before: tuple[Problem, ...] = ()
    now: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _State:
    """One state of the content, planned: path of each file -> its fingerprint, and its template."""

    records: Records
    catalogue: Catalogue
    prints: Mapping[str, str]
    templates: Mapping[str, str]


def impact_since(revision: str, order: Order) -> Compared | NoRevision:
    """The impact of everything that was edited since a revision of git, committed or not, or why that is not known."""
    with tempfile.TemporaryDirectory() as folder:
        content = content_at(revision, order.content, Path(folder))
        if isinstance(content, NoRevision):
            return content
        home = content.parent
        templates = home / "templates" if (home / "templates").is_dir() else order.templates
        assets = home / "assets" if (home / "assets").is_dir() else order.assets
        return impact_against(replace(order, content=content, templates=templates, assets=assets), order)


def impact_against(earlier: Order, order: Order) -> Compared:
    """The impact of what differs between two content folders, for the day of the later order."""
    now, complaints = _planned(order)
    before, earlier_complaints = _planned(earlier)
    if now is None or before is None:
        return Compared(None, tuple(earlier_complaints), tuple(complaints))
    files = differences(_digests(earlier, order), _digests(order, order))
    return Compared(_compared(before, now, tuple(files)))


def _planned(order: Order) -> tuple[_State | None, list[Problem]]:
    records, problems = read(order)
    outcome = Outcome(problems)
    plan = draft(records, order, outcome) if records is not None else None
    if records is None or plan is None or outcome.catalogue is None:
        return None, outcome.problems
    prints = {parcel.path: parcel.fingerprint for parcel in plan.parcels}
    templates = {parcel.path: parcel.template for parcel in plan.parcels}
    return _State(records, outcome.catalogue, prints, templates), []


def _compared(before: _State, now: _State, files: tuple[tuple[str, Change], ...]) -> Impact:
    templates = {**before.templates, **now.templates}
    found = changes(before.prints, now.prints)
    pages = tuple(PageTouched(one, what, templates.get(addresses.file_of(one), "")) for one, what in found)
    touched = {page.address for page in pages}

    def concerned(one: ShelfLabels) -> bool:
        return bool(one.wrong or one.right) or any(addresses.code(line.code) in touched for line in one.lines)

    old, new = before.catalogue, now.catalogue
    products = products_touched(old, new)
    outlets = {**old.outlets, **new.outlets}
    fairs = {**old.fairs, **new.fairs}
    plans = {plan.id: plan for plan in (*before.records.plans, *now.records.plans)}
    same = set(before.records.plans) & set(now.records.plans)
    counting = set(plans_touched(tuple(plans.values()), products, old, new))
    return Impact(
        files,
        pages,
        tuple(one for one in shelf_labels(old, new) if concerned(one)),
        tuple(outlets[one] for one in sorted(outlets) if addresses.outlet(outlets[one].record) in touched),
        tuple(fairs[one] for one in sorted(fairs) if any(map(_below(fairs[one]), touched))),
        tuple(plans[one] for one in sorted(plans) if plans[one] not in same or plans[one] in counting),
    )


def _below(fair: FairEntry) -> Callable[[str], bool]:
    """Whether an address is that of a fair, of one of its booths or of another page below it, in any language."""
    top = addresses.fair(fair.record)
    return lambda address: without_language(address)[1].startswith(top)


def _digests(state: Order, named: Order) -> dict[str, str]:
    """Every file that people edit: records, templates, assets. Its path begins with the folder's name in `named`."""
    folders = ((state.content, named.content), (state.templates, named.templates), (state.assets, named.assets))
    found = {}
    for folder, called in folders:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder)
            kept = folder == state.content and name.parts[0] in NOT_EDITED
            if path.is_file() and not kept and not any(is_leftover(part) for part in name.parts):
                found[f"{called.resolve().name}/{nfc(name.as_posix())}"] = digest(path.read_bytes())
    return found
