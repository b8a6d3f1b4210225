"""From a selection to a PDF of labels that was read back, a line in the ledger for each, and the next free place.

Nothing is printed to people here and nothing is asked of them (`commands.labels`). All of it is written or nothing.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_site.building.label_items import nothing
from ocop_site.building.label_plan import LabelOrder, LabelPlan, former_stock
from ocop_site.building.label_selection import choose, due_labels
from ocop_site.building.pipeline import read
from ocop_site.building.printers import moved_on, open_printer
from ocop_site.building.sheets import checked_sheet
from ocop_site.building.store import Store
from ocop_site.catalogue.link import link
from ocop_site.pages.labels import FORMATS, best_format, fits, format_of
from ocop_site.pages.sheets import run_of
from ocop_site.problems import Place, Problem, any_errors
from ocop_site.reading.ledger import PRINTS, Print, ledger_text, read_prints
from ocop_site.records.base import is_trial
from ocop_site.writing.together import write_together

if TYPE_CHECKING:
    from ocop_site.building.label_items import Chosen, Item
    from ocop_site.building.printers import Printer
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.catalogue.reprints import Reprint
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.labels import Format, FormatId
    from ocop_site.records.collection import Records
    from ocop_site.records.stocks import Stock


def plan_labels(wanted: LabelOrder) -> tuple[LabelPlan | None, list[Problem], tuple[Reprint, ...]]:
    """What would be printed, or None with every reason why not. Problems of the content as a whole come along.

    Last, whether there is a plan or not, the printed labels that are due (`due_labels`).
    """
    records, problems = read(wanted.order)
    if records is None:
        return None, problems, ()
    problems += address_problems(records)
    catalogue = link(records, wanted.order.day)
    plan, complaints = plan_printing(catalogue, wanted)
    problems += complaints
    return (None if any_errors(problems) else plan), problems, due_labels(wanted.selection, catalogue)


def plan_printing(catalogue: Catalogue, wanted: LabelOrder) -> tuple[LabelPlan | None, list[Problem]]:
    """The same for a catalogue that was read already."""
    printer, problems = open_printer(catalogue.vocabulary.stocks, wanted.stock, wanted.profile, wanted.dpi)
    chosen, complaints = choose(wanted.selection, catalogue)
    problems += complaints
    if printer is None or chosen is None:
        return None, problems
    style, complaints = _format(wanted.format, chosen, printer.stock, catalogue.vocabulary.stocks)
    start, more = _start(wanted.start, printer)
    problems += complaints + more
    items = _with_copies(chosen, wanted.copies, style)
    if not items:
        problems.append(nothing(Place("--format"), chosen.title, _other_formats(chosen)))
    if any_errors(problems) or style is None:
        return None, problems
    profile = printer.profile
    run = run_of(
        printer.stock,
        style.id,
        _labels(items, catalogue, style),
        wanted.order.day,
        title=f"Nhãn – {chosen.title}",
        start=start,
        shift=(float(profile.shift.x), float(profile.shift.y)),
        scale=(float(profile.scale.x), float(profile.scale.y)),
        dpi=profile.dpi,
    )
    output = wanted.output or free_name(f"nhan-{chosen.name}")
    return LabelPlan(wanted.order, catalogue, chosen, items, printer, style, run, output, wanted.time), problems


def make_labels(plan: LabelPlan) -> list[Problem]:
    """Make the PDF, read it back, and write it with its lines in the ledger and the profile; or the problems alone.

    A warning is no reason not to write.
    """
    order = plan.order
    store = Store(order.store)
    expected = _labels(plan.items, plan.catalogue, plan.format)
    pdf, problems = checked_sheet(plan.run, expected, order.templates, order.assets, store, plan.output.as_posix())
    if pdf is None or any_errors(problems):
        return problems
    files: dict[Path, bytes] = {}
    published = [line for line in plan.lines if line.code in plan.catalogue.published]
    if published:
        path = order.content / "ledger" / PRINTS
        before, complaints = read_prints(path.read_bytes() if path.exists() else b"", path.as_posix())
        if complaints:  # a line that vanished would be a label that nobody calls back
            return [*problems, *complaints]
        files[path] = ledger_text([*before, *published], Print).encode()
    if plan.printer.path is not None:
        text, complaints = moved_on(plan.printer, plan.next)
        if text is None:
            return [*problems, *complaints]
        files[plan.printer.path] = text.encode()
    write_together({**files, plan.output: pdf})
    return problems


def address_problems(records: Records) -> list[Problem]:
    """Labels are printed for a real address only."""
    if not is_trial(records.site.base_url):
        return []
    file = f"{records.folder}/site.yaml"
    return [Problem("labels-without-address", Place(file), {"field": "base_url", "file": file})]


def _format(
    wanted: FormatId | None, chosen: Chosen, stock: Stock, stocks: tuple[Stock, ...]
) -> tuple[Format | None, list[Problem]]:
    """The format asked for, or that of the labels to be replaced, or the best that fits.

    Where it does not fit, the hint is the stock on which the labels to be replaced were printed.
    """
    if chosen.signs:
        style = FORMATS["sign"]
    else:
        style = FORMATS[wanted] if wanted else _former(chosen, stock) or best_format(stock)
    if fits(style, stock):
        return style, []
    values = {
        "format": f"`{style.id}` ({style.text})",
        "least": f"{style.least_width:g} × {style.least_height:g}",
        "stock": stock.id,
        "size": stock.label.text,
    }
    hint = former_stock([item for item in chosen.items if item.format == style.id], stocks)
    if chosen.signs:
        hint = next((one.id for one in stocks if one.use == "sign" and fits(style, one)), "")
    return None, [Problem("format-not-for-stock", Place("--format"), values, hint)]


def _other_formats(chosen: Chosen) -> tuple[str, str]:
    """Why there is nothing to print in a format: what is due has others."""
    due = sorted({item.format for item in chosen.items if item.format})
    known = [format_of(one) for one in due]
    vi = ", ".join(one.text if one else "không rõ" for one in known)
    en = ", ".join(one.text_en if one else "unknown" for one in known)
    return f"nhãn cần in lại thuộc kiểu khác: {vi}", f"what is to be printed again has another format: {en}"


def _former(chosen: Chosen, stock: Stock) -> Format | None:
    """The format of most of the labels to be replaced, one that fits if there is any; None where none is replaced."""
    counts: Counter[str] = Counter()
    for item in chosen.items:
        counts[item.format or ""] += item.copies or 1
    known = [one for one in FORMATS.values() if counts[one.id]]
    fitting = [one for one in known if fits(one, stock)]
    return max(fitting or known, key=lambda one: counts[one.id], default=None)


def _start(wanted: int | None, printer: Printer) -> tuple[int, list[Problem]]:
    """The first place to print on: as asked, else where the profile's sheet is free."""
    start = printer.profile.next if wanted is None else wanted
    stock = printer.stock
    if 1 <= start <= stock.count:
        return start, []
    place = printer.place("next") if wanted is None else Place("--start")
    values = {"value": str(start), "stock": stock.id, "places": str(stock.count)}
    return start, [Problem("start-beyond-sheet", place, values)]


def _with_copies(chosen: Chosen, copies: int | None, style: Format | None) -> tuple[tuple[Item, int], ...]:
    """Each label with its copies; of labels to be replaced only those of the format: another would replace none."""
    return tuple(
        (item, copies or item.copies or 1) for item in chosen.items if style is None or item.format in {None, style.id}
    )


def _labels(items: tuple[tuple[Item, int], ...], catalogue: Catalogue, style: Format) -> list[Plain]:
    """The words of the labels in the order of print, copies one after the other."""
    labels: list[Plain] = []
    for item, copies in items:
        labels += [item.label(catalogue, style)] * copies
    return labels


def free_name(stem: str) -> Path:
    """A PDF's name that nothing has yet: what was made before may not have gone to the printer."""
    path, number = Path(f"{stem}.pdf"), 2
    while path.exists():
        path, number = Path(f"{stem}-{number}.pdf"), number + 1
    return path
