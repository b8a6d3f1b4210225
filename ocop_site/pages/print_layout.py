"""How labels stand on the stocks of the print page: in mm, for the words and the code of any label of that size."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt
from textwrap import wrap
from typing import TYPE_CHECKING

from ocop_site.pages.labels import FORMATS, fits, size_text

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.labels import FormatId
    from ocop_site.records.stocks import Stock

PAGE_FORMATS: tuple[FormatId, ...] = ("shelf", "small", "price")

# How a label shrinks where its words need more room, step by step: the name in units of the other words, these in
# units of `letters`. The name gives way first.
STEPS = (
    *((1.6, 1.0), (1.45, 1.0), (1.3, 1.0), (1.15, 0.95), (1.05, 0.9)),
    *((1.0, 0.84), (1.0, 0.76), (1.0, 0.68), (1.0, 0.6)),
)
LEAST_LETTERS = 1.4  # mm; smaller ones nobody reads at a shelf
MODULE = 0.05  # mm: modules are whole multiples of this,
LEAST_MODULES = 8  # and no fewer than so many: GS1 asks for 0.396 mm
SYMBOL_SIZES = range(29, 29 + 4 * 14, 4)  # modules, quiet zone included: as many as an address can need
_LETTER = 0.56  # width of a letter of Be Vietnam Pro in units of its size, the average with some to spare
_LINE = 1.2  # height of a line in units of the size of its letters

_UNPRINTED = 4.5  # mm along the paper's edge that many printers leave white
_QUIET = 1.6  # mm: the least quiet zone, four modules of 0.4 mm
_LOW, _HIGH = 25, 60  # mm: heights of a label between which margins are the usual ones


def page_papers(catalogue: Catalogue) -> list[Plain]:
    """Every stock for labels on which some format of this page fits, in the order of the vocabulary."""
    papers: list[Plain] = []
    for stock in catalogue.vocabulary.stocks:
        if stock.use:  # signs and table cards of fairs are no labels for a shelf
            continue
        formats = tuple(i for i in PAGE_FORMATS if stock.shape == "rectangle" and fits(FORMATS[i], stock))
        if formats:
            papers.append(_paper(stock, formats))
    return papers


@lru_cache(maxsize=256)  # every outlet prints on the same ones
def _paper(stock: Stock, formats: tuple[FormatId, ...]) -> Plain:
    """A stock for the page: its paper and places in mm, and how a label of its size is laid out."""
    return {
        "id": stock.id,
        "text": _stock_text(stock),
        "width": float(stock.paper.width),
        "height": float(stock.paper.height),
        "label": {"width": float(stock.label.width), "height": float(stock.label.height)},
        "places": [{"x": round(box.x, 3), "y": round(box.y, 3)} for box in stock.boxes()],
        "formats": list(formats),
        "layout": layout(stock),
    }


def _stock_text(stock: Stock) -> str:
    also = f" (như {', '.join(stock.also)})" if stock.also else ""
    return f"{stock.name}{also}" if stock.count == 1 else f"{stock.name}: {stock.count} nhãn {size_text(stock)}{also}"


def layout(stock: Stock) -> Plain:
    """How a label of this stock is laid out, in mm.

    `tall`: the code stands below the words, not beside them; `pad`: white along the label's edge, `edge`: the same
    beside the code, whose quiet zone is white already; `room`: side of the square for the symbol with its quiet zone,
    `most`: what it may take where its modules would be too small; `letters`: size of the letters; `text`: width and
    height of the words' room.
    """
    width, height = float(stock.label.width), float(stock.label.height)
    unprinted = _UNPRINTED - _least_margin(stock) if stock.kind == "sheet" else 0.0
    pad = max(unprinted, 1.0 if height < _LOW else 1.5 if height < _HIGH else 3.0)
    edge = max(0.0, unprinted - _QUIET)
    tall = width < 1.25 * height
    inner = min(width, height) - 2 * pad
    along = height if tall else width
    room, most = min(inner, 0.45 * along), min(inner, 0.5 * along)
    text = (width - 2 * pad, height - most - 2 * pad) if tall else (width - most - 2 * pad - edge, height - 2 * pad)
    letters = min(7.0, max(1.7, 0.085 * sqrt(text[0] * text[1])))
    measures = {"pad": pad, "edge": edge, "room": room, "most": most, "letters": letters}
    return {
        "tall": tall,
        **{name: round(measure, 2) for name, measure in measures.items()},
        "text": {"width": round(text[0], 2), "height": round(text[1], 2)},
    }


def _least_margin(stock: Stock) -> float:
    """The least distance of a label from the paper's edge."""
    boxes = stock.boxes()
    right = float(stock.paper.width) - max(box.x + box.width for box in boxes)
    below = float(stock.paper.height) - max(box.y + box.height for box in boxes)
    return min(float(stock.left), float(stock.top), right, below)


def side(size: int, on: Plain) -> float:
    """The side of a symbol in mm, quiet zone included: the largest that its room in a layout allows.

    `size`: its modules. It may be more than `most`; then the code does not fit this stock.
    """
    modules = max(LEAST_MODULES, int(on["room"] / size / MODULE + 1e-6))
    return round(size * modules * MODULE, 2)


def style_sheet(paper: Plain) -> str:
    """The millimetres of the labels on one stock, as a style sheet: what the page prints before a script changes it."""
    on, label = paper["layout"], paper["label"]
    measures = {
        "paper-width": paper["width"],
        "paper-height": paper["height"],
        "width": label["width"],
        "height": label["height"],
        **{name: on[name] for name in ("pad", "edge", "letters")},
        "least": LEAST_LETTERS,
    }
    lines = [f"@page{{size:{paper['width']}mm {paper['height']}mm;margin:0}}"]
    lines.append(f".sheets{{{';'.join(f'--{name}:{value}mm' for name, value in measures.items())}}}")
    lines += [f".m{size}{{--side:{side(size, on)}mm}}" for size in SYMBOL_SIZES]
    lines += [f".f{at}{{--name:{name};--rest:{rest}}}" for at, (name, rest) in enumerate(STEPS)]
    lines += [
        f".spot:nth-child({at}){{left:{place['x']}mm;top:{place['y']}mm}}"
        for at, place in enumerate(paper["places"], 1)
    ]
    return "".join(f"{line}\n" for line in lines)


def words_step(label: Plain, paper: Plain) -> int:
    """At which of the STEPS the words find room, by the average letter: for browsers without script only.

    With script the page measures instead.
    """
    room, letters = paper["layout"]["text"], paper["layout"]["letters"]
    phase = max(label["phases"], key=lambda one: (len(one["term"]), one["stars"]))
    # A drawn star is two letters wide.
    ocop = f"{'★★' * phase['stars']} {phase['stars_text']}" if phase["stars"] else ""
    host, _, digits = label["short"].rpartition("/")
    plain = [ocop, phase["term"], label["maker"], label["place"], f"{host}/", f"{digits} mã thử"]
    for at, (name, rest) in enumerate(STEPS):
        size = max(LEAST_LETTERS, letters * rest)
        words = sum(_lines(text, size, room["width"]) * size for text in plain if text)
        words += _lines(label["name"], size * name, room["width"]) * size * name
        if words * _LINE + size <= room["height"]:  # the gaps between them are about a letter together
            return at
    return len(STEPS) - 1


@lru_cache(maxsize=1 << 14)  # makers and places recur on many labels
def _lines(text: str, size: float, width: float) -> int:
    return len(wrap(text, max(1, int(width / (_LETTER * size)))))
