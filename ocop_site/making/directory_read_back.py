"""The directory of a fair read back before it is given away: codes, words and drawings of every page.

The finished PDF is opened page by page. All codes of all pages, in reading order, are those that are due, at each
resolution; each symbol is measured as those of labels are, and its address stands below it. The letters of all pages in
their order are the words that are due, nothing more, and all of them can be seen. `docs/explanation/read-back.md`.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING
from unicodedata import combining

from ocop_site.making import qr
from ocop_site.making.directory_words import Text, running_faults, word_faults
from ocop_site.making.kept import NoKeep
from ocop_site.making.label_checks import Ink, Spot, symbol_faults
from ocop_site.making.label_words import bare
from ocop_site.making.measures import Box, Reading, measure, readings
from ocop_site.making.pdf_pages import Document, NotAPdf
from ocop_site.making.read_back import Fault
from ocop_site.pages.fair_directory_words import directory_codes, directory_stars

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocop_site.making.kept import Keep
    from ocop_site.making.measures import Raster
    from ocop_site.making.pdf_pages import Drawn, Letter, OpenPage, Page
    from ocop_site.pages.jobs import Plain

_PAPER_SLACK = 0.1  # mm by which a page may differ from its paper
_EDGE = 0.3  # mm by which ink may reach beside the body: some letters lean out of their own box
_GAP = 2.0  # mm by which letters of the body may reach above or below it: a comma hangs below its line
_SYMBOL_EDGE = 0.1  # mm by which the drawing of a symbol may differ from the symbol that was measured
_THICK = 1.0  # mm: thicker than any line here
_BELOW, _BESIDE = 14.0, 7.0  # mm below a symbol, and beyond its sides, in which its address stands
_SAME_LINE, _SAME_ROW = 1.0, 4.0  # mm down and across between two stars of one row
_CELL = 3.0  # mm: letters of one cell or of cells they share may touch
_ON_IT = 0.5  # part of a letter that another one may cover: kerned letters reach into each other
_SPECK = 0.01  # mm²: no letter is smaller
_AT_ONCE = 25  # pages; an open document keeps something of every page that was looked at


@dataclass(slots=True)
class _Seen:
    """What was found so far: the codes of each resolution, the letters of the body, stars, faults."""

    name: str
    codes: dict[int, list[tuple[int, str]]]
    text: Text = field(default_factory=Text)
    stars: list[int] = field(default_factory=list)  # of each row
    faults: list[Fault] = field(default_factory=list)

    def say(self, page: int, place: int, code: str, **values: str) -> None:
        """One thing wrong on a page (0: the whole file)."""
        self.faults.append(Fault(page, place, code, {**self.where(page, place), **values}))

    def where(self, page: int, place: int = 0) -> dict[str, str]:
        """How a place is told: the fair's name stands for what belongs to no booth."""
        return {"sheet": str(page), "place": str(place or "–"), "name": self.name}


def directory_faults(
    pdf: bytes, directory: Plain, resolutions: Sequence[int] = (203, 300), keep: Keep | None = None
) -> list[Fault]:
    """Everything that is wrong with the PDF of a directory, as it was planned (`pages.fair_directory`).

    `sheet` of a fault is its page from 1 (0: the whole file), `place` the number of the code on that page. Measures are
    taken at the highest of the resolutions, in dots per inch. `keep` may hold symbols drawn before.
    """
    order = sorted(resolutions)
    seen = _Seen(directory["name"], {dpi: [] for dpi in order})
    try:
        with closing(Document(pdf)) as document:
            pages = len(document)
        for begin in range(0, pages, _AT_ONCE):
            with closing(Document(pdf)) as document:
                for number in range(begin, min(pages, begin + _AT_ONCE)):
                    with document.page(number) as page:
                        _look(page, (number + 1, pages), directory, seen, keep or NoKeep())
    except NotAPdf:
        seen.say(0, 0, "label-no-pdf")
        return seen.faults
    seen.faults += _code_faults(seen, directory)
    seen.faults += word_faults(seen.text, directory)
    if seen.stars != directory_stars(directory):
        values = {"found": _runs(seen.stars), "expected": _runs(directory_stars(directory))}
        seen.say(0, 0, "label-wrong-stars", **values)
    return seen.faults


def _runs(stars: Sequence[int]) -> str:
    return f"{sum(stars)} ({len(stars)})"


def _look(page: OpenPage, number: tuple[int, int], directory: Plain, seen: _Seen, keep: Keep) -> None:
    """Take in one page. `number`: which of how many."""
    here, paper = number[0], directory["paper"]
    stands = page.contents()
    if max(abs(stands.width - paper["width"]), abs(stands.height - paper["height"])) > _PAPER_SLACK:
        sizes = (f"{stands.width:.1f} × {stands.height:.1f}", f"{paper['width']:g} × {paper['height']:g}")
        seen.say(here, 0, "label-wrong-paper", found=sizes[0], expected=sizes[1])
    inside = _take_words(stands, number, directory, seen)
    symbols: list[Box] = []
    for dpi in seen.codes:
        raster = page.raster(dpi)
        found = _in_order(readings(raster.picture), raster)
        seen.codes[dpi] += [(here, one.text) for one in found]
        if dpi == max(seen.codes):
            symbols = list(_measured(found, raster, inside, (here, directory), (seen, keep)))
            _take_sight(stands, raster, here, seen)
    _take_drawings(stands, symbols, here, seen)
    _take_stars(stands, here, seen)


def _in_order(found: Sequence[Reading], raster: Raster) -> list[Reading]:
    """Codes as they are read: from the top, those of one height from the left."""
    return sorted(found, key=lambda one: (round(one.box.top / raster.down / _BELOW), one.box.left, one.box.top))


def _body(directory: Plain) -> Box:
    paper, margin = directory["paper"], directory["margin"]
    across, down = paper["width"] - margin["right"], paper["height"] - margin["bottom"]
    return Box(margin["left"], margin["top"], across, down)


def _take_words(stands: Page, number: tuple[int, int], directory: Plain, seen: _Seen) -> list[Letter]:
    """Take letters by where they stand: above the body, in it (they are given), below it, and beside it."""
    body = _body(directory)
    above: list[Letter] = []
    below: list[Letter] = []
    inside: list[Letter] = []
    for one in stands.letters:
        middle = (one.box.top + one.box.bottom) / 2
        (above if middle < body.top - _GAP else below if middle > body.bottom + _GAP else inside).append(one)
    wide = Box(body.left, 0, body.right, stands.height)
    over = [one.text for one in stands.letters if not wide.holds(one.box, _EDGE)]
    if over:
        seen.say(number[0], 0, "label-over-edge", found="".join(over))
    seen.text.add(number[0], inside)
    seen.faults += running_faults((above, below), number, directory)
    return inside


def _measured(
    found: Sequence[Reading], raster: Raster, letters: Sequence[Letter], on: tuple[int, Plain], to: tuple[_Seen, Keep]
) -> Iterator[Box]:
    """The boxes of the symbols of a page that hold a code of the directory, each measured, with its address below."""
    (page, directory), (seen, keep) = on, to
    due = {one["text"]: one for one in directory_codes(directory)}
    sheet = Box(0, 0, directory["paper"]["width"], directory["paper"]["height"])
    run = {"dpi": directory["dpi"], "round": False, "format": "shelf"}
    for place, reading in enumerate(found, 1):
        one = due.get(reading.text)
        if one is None:  # it is told with the codes
            continue
        measures = measure(raster, qr.symbol(reading.text, keep), reading.box)
        box = measures.box
        for code, values in symbol_faults(measures, letters, Spot(place, sheet, None), run):
            seen.say(page, place, code, name=one["name"], **values)
        under = Box(box.left - _BESIDE, box.bottom, box.right + _BESIDE, box.bottom + _BELOW)
        below = "".join(letter.text for letter in letters if under.holds(letter.box))
        if not below.startswith(bare(one["short"])):
            seen.say(page, place, "label-wrong-words", name=one["name"], found=below or "–", words=one["short"])
        yield box


def _take_sight(stands: Page, raster: Raster, page: int, seen: _Seen) -> None:
    """Letters that can be copied but not seen, since something covers them or cuts them off, be it other letters."""
    inside = Box(0, 0, stands.width, stands.height)
    letters = [one for one in stands.letters if inside.holds(one.box)]
    if not letters:
        return
    ink = Ink.of(raster, letters)
    bars = [one.box for one in stands.drawings if one.kind != "star"]
    covered = _covered(letters)
    hidden = [
        one.text
        for at, one in enumerate(letters)
        if at in covered
        or not ink.fills(raster.pixels(one.box))
        or any(bar.meets(one.box, _SYMBOL_EDGE) for bar in bars)
    ]
    if hidden:
        seen.say(page, 0, "label-hidden-words", found="".join(hidden))


def _covered(letters: Sequence[Letter]) -> set[int]:
    """Which letters lie on others, for a good part of the smaller one. Marks that join a letter lie on it rightly."""
    near: dict[tuple[int, int], list[int]] = {}
    for at, one in enumerate(letters):
        if combining(one.text):
            continue
        for column in range(int(one.box.left / _CELL), int(one.box.right / _CELL) + 1):
            for row in range(int(one.box.top / _CELL), int(one.box.bottom / _CELL) + 1):
                near.setdefault((column, row), []).append(at)
    pairs = ((at, other) for some in near.values() for at, other in combinations(some, 2))
    return {one for pair in pairs if _overlap(letters[pair[0]].box, letters[pair[1]].box) > _ON_IT for one in pair}


def _overlap(one: Box, other: Box) -> float:
    """Which part of the smaller of two boxes lies in the other one."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    if across <= 0 or down <= 0:
        return 0.0
    sizes = ((box.right - box.left) * (box.bottom - box.top) for box in (one, other))
    return across * down / max(_SPECK, min(sizes))


def _take_drawings(stands: Page, symbols: Sequence[Box], page: int, seen: _Seen) -> None:
    """What is no symbol, no star and no thin line."""
    for one in stands.drawings:
        thin = min(one.box.right - one.box.left, one.box.bottom - one.box.top) <= _THICK
        known = one.kind == "star" or (one.kind == "line" and thin)
        if not known and not any(box.holds(one.box, _SYMBOL_EDGE) for box in symbols):
            seen.say(page, 0, "label-unknown-drawing")


def _take_stars(stands: Page, page: int, seen: _Seen) -> None:
    """Rows of stars; the words "OCOP n sao" of as many stand behind each."""
    rows: list[list[Drawn]] = []
    for one in stands.drawings:
        if one.kind != "star":
            continue
        before = rows[-1][-1].box if rows else None
        if before and abs(before.top - one.box.top) < _SAME_LINE and 0 < one.box.left - before.left < _SAME_ROW:
            rows[-1].append(one)
        else:
            rows.append([one])
    for row in rows:
        seen.stars.append(len(row))
        last = row[-1].box
        behind = Box(last.right, last.top - _SAME_LINE, stands.width, last.bottom + _SAME_LINE)
        words = "".join(letter.text for letter in stands.letters if behind.holds(letter.box))
        if not words.startswith(f"OCOP{len(row)}sao"):
            seen.say(page, 0, "label-stars-not-due", found="★" * len(row))


def _code_faults(seen: _Seen, directory: Plain) -> Iterator[Fault]:
    """What of the codes is missing, over or wrong, at each resolution; named by the booth where one is due."""
    due = directory_codes(directory)
    wanted = [one["text"] for one in due]
    for dpi, found in seen.codes.items():
        texts = [text for _, text in found]
        pages = [page for page, _ in found] or [0]
        for what, at, end, begin, stop in SequenceMatcher(None, wanted, texts, autojunk=False).get_opcodes():
            if what == "equal":
                continue
            page = pages[min(begin, len(pages) - 1)]
            over, missing = texts[begin:stop], due[at:end]
            values = {
                **seen.where(page),
                "name": missing[0]["name"] if missing else seen.name,
                "dpi": str(dpi),
                "expected": " · ".join(one["text"] for one in missing) or "–",
            }
            if over:
                yield Fault(page, 0, "label-wrong-code", {**values, "found": " · ".join(over)})
            else:
                yield Fault(page, 0, "label-unreadable", values)
