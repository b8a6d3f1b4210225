"""The ready PDFs of a fair for its offline pack: the signs of its booths on two sizes of paper, and the table cards.

Each is read back before it is given away. Like the ready sheets of outlets they are not entered in `prints.csv`: nobody
knows whether they are ever printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.building.fair_selection import booth_signs, table_labels
from ocop_site.building.parcels import Sealer
from ocop_site.building.sheets import kept_sheet
from ocop_site.catalogue.booth_entries import booth_entries
from ocop_site.pages.jobs import Job
from ocop_site.pages.labels import FORMATS
from ocop_site.pages.sheets import run_of
from ocop_site.records.base import is_trial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.building.label_items import Chosen
    from ocop_site.building.orders import Order
    from ocop_site.catalogue.entries import Catalogue, FairEntry
    from ocop_site.making.kept import Keep
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.labels import FormatId
    from ocop_site.problems import Problem

# The name of a file, the format and the stock of what is on it.
SIGNS: tuple[tuple[str, FormatId, str], ...] = (
    ("bien-gian-a5.pdf", "sign", "a5-sign"),
    ("bien-gian-a4.pdf", "sign", "a4-sign"),
)
CARDS: tuple[str, FormatId, str] = ("the-san-pham.pdf", "card", "a7-card")


def fair_sheets(
    entry: FairEntry, catalogue: Catalogue, order: Order, store: Keep
) -> tuple[dict[str, bytes], list[Problem]]:
    """The ready PDFs by the names of their files, each from its first place, one copy each, and what was found in them.

    Only what there is something to print for; nothing without a real address. With an error among the problems none of
    them may be given away. Dated on the day of the catalogue: the same records give the same bytes on that day.
    """
    sealer = Sealer(order.templates, order.assets, {})
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, run in fair_runs(entry, catalogue):
        key = sealer.seal(Job(name, "sheet", run)).fingerprint
        pdf, found = kept_sheet(key, run, order.templates, order.assets, store, name)
        problems += found
        if pdf is not None:
            files[name] = pdf
    return files, problems


def fair_runs(entry: FairEntry, catalogue: Catalogue) -> Iterator[tuple[str, Plain]]:
    """What is printed for a fair: the name of each file and its run."""
    if is_trial(catalogue.site.base_url):
        return
    booths = booth_entries(entry, catalogue)
    signs, cards = booth_signs(entry, booths), table_labels(entry, booths, catalogue)
    for chosen, (name, format_id, stock) in (*((signs, sheet) for sheet in SIGNS), (cards, CARDS)):
        run = _run(chosen, format_id, stock, catalogue)
        if run is not None:
            yield name, run


def _run(chosen: Chosen, format_id: FormatId, stock_id: str, catalogue: Catalogue) -> Plain | None:
    """The run of one file; None where nothing is to be printed, or the vocabulary does not have the paper."""
    stock, style = catalogue.vocabulary.stock(stock_id), FORMATS[format_id]
    if stock is None or not chosen.items:
        return None
    labels = [item.label(catalogue, style) for item in chosen.items]
    return run_of(stock, format_id, labels, catalogue.day, title=f"{style.text.capitalize()} – {chosen.title}")
