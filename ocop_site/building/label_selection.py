"""Which labels somebody asked for: an outlet's, a fair's, a producer's, a province's, or single products."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from ocop_site.building.fair_selection import of_fair
from ocop_site.building.label_items import WHY_NOTHING, Chosen, Item, Selection, nothing
from ocop_site.catalogue.entries import FairEntry, OutletEntry, ProducerEntry, ProductEntry
from ocop_site.catalogue.reprints import reprints
from ocop_site.problems import Place, Problem
from ocop_site.vietnamese import is_slip, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.catalogue.reprints import Reprint
    from ocop_site.records.others import Outlet

CODE_DIGITS = 9
Entry = TypeVar("Entry", bound=ProductEntry | ProducerEntry | OutletEntry | FairEntry)


def choose(selection: Selection, catalogue: Catalogue) -> tuple[Chosen | None, list[Problem]]:
    """The labels of a selection, or None with the problems: an id that nobody has, or nothing to print."""
    match selection.kind:
        case "outlet":
            chosen, problems = _of_outlet(selection, catalogue)
        case "fair":
            chosen, problems = _of_fair(selection, catalogue)
        case "producer":
            chosen, problems = _of_producer(selection, catalogue)
        case "province":
            chosen, problems = _of_province(selection, catalogue)
        case "product":
            chosen, problems = _of_products(selection, catalogue)
    if chosen is not None and not chosen.items:
        problems.append(nothing(_place(selection), chosen.title, _why_nothing(selection)))
    return (None if problems else chosen), problems


def _of_outlet(selection: Selection, catalogue: Catalogue) -> tuple[Chosen | None, list[Problem]]:
    outlet, problems = _find(selection, selection.ids[0], catalogue.outlets, catalogue)
    if outlet is None:
        return None, problems
    record = outlet.record
    if selection.door_sign:
        return Chosen(f"{record.name} – biển cửa", f"bien-{record.id}", (Item(outlet),), record.code), []
    items = tuple(Item(product, price) for product, price in catalogue.stocked(record))
    chosen = Chosen(record.name, record.id, items, record.code)
    if selection.only_reprint:
        title = f"{record.name} – nhãn cần in lại"
        chosen = Chosen(title, f"in-lai-{record.id}", _to_reprint(record, catalogue), record.code)
    return _narrowed(chosen, selection.only, record, catalogue) if selection.only else (chosen, [])


def _narrowed(
    chosen: Chosen, only: tuple[str, ...], outlet: Outlet, catalogue: Catalogue
) -> tuple[Chosen | None, list[Problem]]:
    """An outlet's labels of these products alone, in the order in which they were named.

    A product of which the outlet has no label to print is a problem.
    """
    picked, problems = _of_products(Selection("product", only), catalogue)
    if picked is None:
        return None, problems
    sold = {product.record.id for product, _ in catalogue.stocked(outlet)}
    items: list[Item] = []
    for one in picked.items:
        found = [item for item in chosen.items if item.entry.record.id == one.entry.record.id]
        if not found:
            value = f"{one.entry.record.name} – {chosen.title}"
            why = "not-due" if one.entry.record.id in sold else "not-stocked"
            problems.append(nothing(Place("--product"), value, WHY_NOTHING[why]))
        items += found
    if problems:
        return None, problems
    title, name = f"{chosen.title}: {picked.title}", f"{chosen.name}-{picked.name}"
    return replace(chosen, title=title, name=name, items=tuple(items)), []


def _to_reprint(outlet: Outlet, catalogue: Catalogue) -> tuple[Item, ...]:
    """The labels of which a new print is right where they are wrong, each as often and in the format as it hangs there.

    The sign at the door is none of them: it is printed for itself, on other paper.
    """
    due: dict[tuple[str, str], list[Reprint]] = {}
    prices = {product.record.id: price for product, price in catalogue.stocked(outlet)}
    for one in reprints(outlet.code, catalogue):
        if one.todo == "print" and isinstance(one.entry, ProductEntry):
            due.setdefault((one.entry.record.id, one.lines[0].format), []).append(one)
    return tuple(
        Item(catalogue.products[product], prices.get(product), tuple(some)) for (product, _), some in due.items()
    )


def due_labels(selection: Selection, catalogue: Catalogue) -> tuple[Reprint, ...]:
    """The labels that hang in an outlet and are wrong or turn wrong soon, whatever is to be done with them.

    () for a selection of something else than what is to be printed again.
    """
    if not selection.only_reprint:
        return ()
    outlet, _ = _find(selection, selection.ids[0], catalogue.outlets, catalogue)
    found = reprints(outlet.record.code, catalogue) if outlet else ()
    if not selection.only:
        return found
    picked, _ = _of_products(Selection("product", selection.only), catalogue)
    only = {item.entry.record.code for item in picked.items} if picked else set()
    return tuple(one for one in found if one.entry is not None and one.entry.record.code in only)


def _of_fair(selection: Selection, catalogue: Catalogue) -> tuple[Chosen | None, list[Problem]]:
    """The signs of its booths, or what stands on their tables."""
    fair, problems = _find(selection, selection.ids[0], catalogue.fairs, catalogue)
    return (None, problems) if fair is None else of_fair(selection, fair, catalogue)


def _of_producer(selection: Selection, catalogue: Catalogue) -> tuple[Chosen | None, list[Problem]]:
    producer, problems = _find(selection, selection.ids[0], catalogue.producers, catalogue)
    if producer is None:
        return None, problems
    items = tuple(Item(catalogue.products[product]) for product in producer.products)
    return Chosen(producer.record.name, producer.record.id, items), []


def _of_province(selection: Selection, catalogue: Catalogue) -> tuple[Chosen | None, list[Problem]]:
    """What lies there on today's map. The name of a former province is answered with today's."""
    wanted = selection.ids[0]
    words = catalogue.vocabulary
    province = words.province(wanted)
    if province is None:
        former = words.former_province(wanted)
        hint = former.became if former else nearest(wanted, [one.id for one in words.provinces])
        return None, [_unknown(selection, wanted, "provinces", hint)]
    items = tuple(Item(entry) for entry in catalogue.products.values() if entry.here.province == wanted)
    return Chosen(province.name, province.id, items), []


def _of_products(selection: Selection, catalogue: Catalogue) -> tuple[Chosen | None, list[Problem]]:
    """In the order in which they were named, each once."""
    found: dict[str, ProductEntry] = {}
    problems: list[Problem] = []
    for wanted in selection.ids:
        entry, complaints = _find(selection, wanted, catalogue.products, catalogue)
        problems += complaints
        if entry is not None:
            found.setdefault(entry.record.id, entry)
    if problems:
        return None, problems
    first, *others = found.values()
    more = f" và {len(others)} sản phẩm khác" if others else ""
    name = f"{first.record.id}-va-{len(others)}-san-pham-khac" if others else first.record.id
    return Chosen(f"{first.record.name}{more}", name, tuple(Item(entry) for entry in found.values())), []


def _find(
    selection: Selection, wanted: str, entries: Mapping[str, Entry], catalogue: Catalogue
) -> tuple[Entry | None, list[Problem]]:
    """The entry with this id, this code, or one that it had: outlets know the codes on their labels, not our files."""
    if wanted in entries:
        return entries[wanted], []
    kind = f"{selection.kind}s"
    for entry in entries.values():
        if wanted in {*entry.record.formerly, *catalogue.codes_of(kind, entry.record)}:
            return entry, []
    return None, [_unknown(selection, wanted, kind, _hint(wanted, entries.values()))]


def _hint(wanted: str, entries: Iterable[Entry]) -> str:
    """The id most like what was written, or that of the record whose name is; of a mistyped code the right one."""
    some = list(entries)
    if wanted.isdigit() and len(wanted) == CODE_DIGITS:
        near = [entry.record.code for entry in some if is_slip(wanted, entry.record.code)]
        return near[0] if len(near) == 1 else ""
    names: dict[str, str] = {}
    for entry in some:
        names.setdefault(entry.record.name, entry.record.id)
        names[entry.record.id] = entry.record.id
    return names.get(nearest(wanted, names), "")


def _why_nothing(selection: Selection) -> tuple[str, str]:
    if selection.only_reprint:
        return WHY_NOTHING["not-due"]
    if selection.booth_signs:
        return WHY_NOTHING["no-booth-codes"]
    return WHY_NOTHING["no-stocks" if selection.kind == "outlet" else "no-products"]


def _unknown(selection: Selection, wanted: str, kind: str, hint: str) -> Problem:
    values = {"field": f"--{selection.kind}", "value": wanted, "kind": kind}
    return Problem("unknown-reference", _place(selection), values, hint)


def _place(selection: Selection) -> Place:
    return Place(f"--{selection.kind}")
