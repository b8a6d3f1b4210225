"""The print page of an outlet: its labels as one static page that any browser prints at exact millimetres.

For people who have a browser and nothing else: no server, no program to install. Without script the page prints one
label of each product from place 1 of the first stock on; `assets/print.js` lets them choose. Nothing here is read back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from ocop_site.catalogue.rules.prices import LEAST
from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.labels import FORMATS, outlet_label, product_label
from ocop_site.pages.others import outlet_stage
from ocop_site.pages.pieces import HOME_CRUMB, page_piece
from ocop_site.pages.print_layout import MODULE, PAGE_FORMATS, STEPS, page_papers, style_sheet, words_step
from ocop_site.records.numbers import MOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue, OutletEntry, ProductEntry
    from ocop_site.pages.jobs import Plain

FIRST_STOCK = "avery-l7160"  # the most common one: what the page prints where nobody chooses
FIRST_STOCK_OF_A_SIGN = "a4-quarters"
STYLE_SHEET = "kho.css"
PHASE_WORDS = ("stars", "stars_text", "term")
NO_STARS: Plain = {"stars": 0, "stars_text": "", "term": ""}


def can_print(entry: OutletEntry, catalogue: Catalogue) -> bool:
    """Whether an outlet has a print page: one that has closed prints nothing any more.

    One without stock has it too, for its own sign.
    """
    return outlet_stage(entry.record, catalogue.day) != "closed" and bool(page_papers(catalogue))


def print_page_jobs(entry: OutletEntry, catalogue: Catalogue) -> Iterator[Job]:
    """The print page of an outlet, if it has one, and the style sheet with the millimetres of its first stock.

    The sheet is a file of its own: no page of the site has a style in it, so its policy needs to allow none.
    """
    if can_print(entry, catalogue):
        owner = f"outlets/{entry.record.id}"
        context = print_context(entry, catalogue)
        yield Job(addresses.file_of(addresses.print_page(entry.record)), "page", context, "print.html", owner)
        path = addresses.file_of(context["it"]["style"]["href"])
        yield Job(path, "text", {"text": style_sheet(context["it"]["first"])}, owner=owner)


def print_context(entry: OutletEntry, catalogue: Catalogue) -> Plain:
    """The whole context of an outlet's print page. Raises ValueError where no stock fits any label."""
    outlet = entry.record
    stocked = sorted(catalogue.stocked(outlet), key=lambda pair: (pair[0].order, pair[0].record.id))
    labels = [page_label(one, catalogue, price) for one, price in stocked]
    sign = {**outlet_label(entry, catalogue), "phases": [_phase("", NO_STARS)]}
    papers = page_papers(catalogue)
    if not papers:
        raise ValueError("no stock fits any label")
    wanted = FIRST_STOCK if labels else FIRST_STOCK_OF_A_SIGN
    first = next((paper for paper in papers if paper["id"] == wanted), papers[0])
    address = addresses.print_page(outlet)
    for label in (*labels, sign):
        label["step"] = words_step(label, first)
    it = {
        "name": outlet.name,
        "href": addresses.outlet(outlet),
        "code": outlet.code,
        "labels": labels,
        "sign": sign,
        "sheets": _sheets(labels or [sign], len(first["places"])),
        "papers": papers,
        "first": first,
        "formats": [{"id": i, "text": FORMATS[i].text} for i in PAGE_FORMATS],
        "module": MODULE,
        "steps": len(STEPS),
        "prices": {"least": LEAST, "most": MOST},  # what a typed price may be: as in a record
        "style": {"href": f"{address}{STYLE_SHEET}"},
        "example": outlet.example,
    }
    crumbs = (HOME_CRUMB, ("Điểm bán", addresses.OUTLETS), (outlet.name, addresses.outlet(outlet)))
    page = page_piece(
        "print",
        address,
        "In nhãn",
        description=f"In nhãn của {outlet.name} bằng trình duyệt.",
        base_url=catalogue.site.base_url,
        crumbs=crumbs,
        title=f"In nhãn – {outlet.name}",
    )
    return {"page": page, "it": it}


def page_label(entry: ProductEntry, catalogue: Catalogue, price: int | None = None) -> Plain:
    """The words of a product's label, with the stars and term of later days in `phases`.

    A page may be printed long after it was built, so each phase says from which day (`from`, "" for the first) until
    which (`until`, "" for the last) its words may be printed. The words that stand at the top are those of the first.
    """
    label = product_label(entry, catalogue, price)
    turned = ((turn.start.isoformat(), replace(entry, status=turn.status)) for turn in entry.turns)
    known = [("", label), *((start, product_label(later, catalogue, price)) for start, later in turned)]
    starts = {start for start, _ in known} | {_day_after(one["until"]) for _, one in known if one["until"]}
    phases: list[Plain] = []
    for start in sorted(starts):
        one = next(words for since, words in reversed(known) if since <= start)
        over = bool(one["until"]) and start > one["until"]
        phase = _phase(start, NO_STARS if over else one)
        if not phases or any(phase[key] != phases[-1][key] for key in PHASE_WORDS):
            phases.append(phase)
    for phase, following in pairwise(phases):
        phase["until"] = _day_before(following["from"])
    return {**label, "phases": phases}


def _phase(start: str, words: Plain) -> Plain:
    return {"from": start, "until": "", **{key: words[key] for key in PHASE_WORDS}}


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _sheets(labels: list[Plain], places: int) -> list[list[Plain]]:
    """The labels sheet by sheet, from place 1 on."""
    return [labels[start : start + places] for start in range(0, len(labels), places)]
