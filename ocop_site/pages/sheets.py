"""A run of labels: which label is printed at which place of which paper, as plain data for the maker "sheet".

A run says what to print and where, nothing of how it looks (`templates/labels/`). One run may fill many sheets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.labels import FormatId
    from ocop_site.records.stocks import Stock

PRINTER_DPI = 300


def run_of(  # noqa: PLR0913 - one argument for each thing that a person chooses at the printer
    stock: Stock,
    format_id: FormatId,
    labels: Sequence[Plain],
    day: date,
    *,
    title: str,
    start: int = 1,
    shift: tuple[float, float] = (0.0, 0.0),
    scale: tuple[float, float] = (1.0, 1.0),
    dpi: int = PRINTER_DPI,
) -> Plain:
    """The run that prints these labels in their order from place `start` (1: the top left one) of the first sheet on.

    `labels` are those of `pages.labels`, a copy being the label once more. What stands at x mm of the stock is printed
    at shift + scale · x mm of the page, positions and content alike; `dpi` is the printer's. Raises ValueError for a
    start that the stock does not have.
    """
    if not 1 <= start <= stock.count:
        raise ValueError(f"{stock.id} has no place {start}")
    return {
        "stock": stock.id,
        **paper_piece(stock),
        "format": format_id,
        "labels": list(labels),
        "start": start,
        "shift": {"x": shift[0], "y": shift[1]},
        "scale": {"x": scale[0], "y": scale[1]},
        "dpi": dpi,
        "day": day.isoformat(),
        "title": title,
    }


def paper_piece(stock: Stock) -> Plain:
    """The paper of a stock, its label places and whether they are round, as every template of labels gets them."""
    return {
        "paper": {"width": float(stock.paper.width), "height": float(stock.paper.height)},
        "places": [{"x": b.x, "y": b.y, "width": b.width, "height": b.height} for b in stock.boxes()],
        "round": stock.shape == "round",
    }


def sheets_of(run: Plain) -> list[list[tuple[int, Plain]]]:
    """The labels of a run sheet by sheet, each with the number of its place, from 1."""
    places, first = len(run["places"]), run["start"] - 1
    sheets: list[list[tuple[int, Plain]]] = []
    for at, label in enumerate(run["labels"]):
        sheet, place = divmod(first + at, places)
        if sheet == len(sheets):
            sheets.append([])
        sheets[sheet].append((place + 1, label))
    return sheets


def next_place(run: Plain) -> int:
    """The first free place after a run, from 1 on; 1 where its last sheet is full."""
    places: int = len(run["places"])
    return (int(run["start"]) - 1 + len(run["labels"])) % places + 1
