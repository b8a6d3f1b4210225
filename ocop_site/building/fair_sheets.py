"""The ready PDFs of a fair for its offline pack: the signs of its booths on two sizes of paper, and the table cards.

Each is read back before it is given away. Like the ready sheets of outlets they are not entered in `prints.csv`: nobody
knows whether they are ever printed.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

from ocop_site.building.fair_selection import booth_signs, table_labels
from ocop_site.building.parcels import Sealer
from ocop_site.building.sheets import kept_sheet
from ocop_site.building.store import Store
from ocop_site.building.workers import follow_parent
from ocop_site.catalogue.booth_entries import booth_entries
from ocop_site.catalogue.entries import ProductEntry
from ocop_site.pages.jobs import Job
from ocop_site.pages.labels import FORMATS
from ocop_site.pages.outlet_files import stamp_of
from ocop_site.pages.sheets import run_of
from ocop_site.records.base import is_trial

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
MANY = 300  # labels; fewer are made before other processes have begun
CARDS: tuple[str, FormatId, str] = ("the-san-pham.pdf", "card", "a7-card")


def fair_sheets(
    entry: FairEntry, catalogue: Catalogue, order: Order, store: Keep
) -> tuple[dict[str, bytes], list[Problem]]:
    """The ready PDFs by the names of their files, each from its first place, one copy each, and what was found in them.

    Only what there is something to print for; nothing without a real address. With an error among the problems none of
    them may be given away. The same records give the same bytes on every day on which they mean the same, with any
    number of `order.workers`.
    """
    sealer = Sealer(order.templates, order.assets, {})
    sheets = [
        _Sheet(name, sealer.seal(Job(name, "sheet", run)).fingerprint, run, order.templates, order.assets, store)
        for name, run in fair_runs(entry, catalogue)
    ]
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for sheet, (pdf, found) in zip(sheets, _made(sheets, order.workers), strict=True):
        problems += found
        if pdf is not None:
            files[sheet.name] = pdf
    return files, problems


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One file to make: what `kept_sheet` needs, plain enough to be handed to another process."""

    name: str
    key: str
    run: Plain
    templates: Path
    assets: Path
    store: Keep

    def make(self) -> tuple[bytes | None, list[Problem]]:
        """The PDF and what was found in it."""
        return kept_sheet(self.key, self.run, self.templates, self.assets, self.store, self.name)


def _made(sheets: list[_Sheet], workers: int) -> list[tuple[bytes | None, list[Problem]]]:
    """What came of the sheets, in their order; in several processes where that saves time."""
    new = [one for one in sheets if isinstance(one.store, Store) and one.store.get("sheet", one.key) is None]
    if workers <= 1 or sum(len(one.run["labels"]) for one in new) < MANY:
        return [one.make() for one in sheets]
    # "spawn" starts clean everywhere, as for the pages of a build.
    with ProcessPoolExecutor(min(workers, len(sheets)), get_context("spawn"), follow_parent) as executor:
        return list(executor.map(_Sheet.make, sheets))


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
    shown = [item.entry for item in chosen.items if isinstance(item.entry, ProductEntry)]
    title = f"{style.text.capitalize()} – {chosen.title}"
    return run_of(stock, format_id, labels, stamp_of(shown, catalogue), title=title)
