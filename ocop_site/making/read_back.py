"""Sheets of labels read back before they are released: what was made is compared with what belongs on it.

The finished PDF is opened sheet by sheet. On each label every code is read at each resolution and its symbol measured;
the words beside it are those that are due and can be seen; places that must stay free are free; nothing is printed
beside the labels. `docs/explanation/read-back.md` says what that proves and what it does not.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PIL import Image, ImageDraw

from ocop_site.making import label_checks
from ocop_site.making.kept import NoKeep
from ocop_site.making.label_checks import Seen, Spot
from ocop_site.making.measures import WHITE, Box, Reading
from ocop_site.making.pdf_pages import Document, NotAPdf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocop_site.making.kept import Keep
    from ocop_site.making.label_checks import Said
    from ocop_site.making.measures import Raster
    from ocop_site.making.pdf_pages import Drawn, Letter, OpenPage, Page
    from ocop_site.pages.jobs import Plain

_UNREAD = Reading("", Box(0, 0, 0, 0))  # not tried at any resolution yet
_Thing = TypeVar("_Thing", "Letter", "Drawn")

_PAPER_SLACK = 0.1  # mm by which a page may differ from its paper: PDF measures in points
_AT_ONCE = 50  # sheets; an open document keeps something of every page that was looked at
_RIM = 1  # pixels around a place that belong to its edge


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a sheet: sheet and place count from 1 (place 0: the whole sheet, sheet 0: the whole file).

    `code` stands in `problem_texts`; `values` fill its text and always name sheet and place.
    """

    sheet: int
    place: int
    code: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Way:
    """How sheets are looked at: resolutions, the lowest first, and where drawn symbols may be kept."""

    resolutions: list[int]
    keep: Keep


def read_back(
    pdf: bytes,
    run: Plain,
    expected: Sequence[Plain],
    resolutions: Sequence[int] = (203, 300),
    keep: Keep | None = None,
) -> list[Fault]:
    """Everything that is wrong with the PDF of a run, sheet by sheet; nothing but warnings releases it.

    `run` says where labels lie (`pages.sheets.run_of`; its labels are not looked at), `expected` what belongs on them:
    labels of `pages.labels` in the order of printing (for `labels` drawn anew, for ready sheets the plan's own).
    Measures are taken at the highest of the resolutions, in dots per inch. `keep` may hold symbols drawn before.
    """
    try:
        return list(_file_faults(pdf, run, expected, _Way(sorted(resolutions), keep or NoKeep())))
    except NotAPdf:
        return [_fault(0, 0, "label-no-pdf")]


def _fault(sheet: int, place: int, code: str, **values: str) -> Fault:
    return Fault(sheet, place, code, {"sheet": str(sheet), "place": str(place), **values})


def _file_faults(pdf: bytes, run: Plain, expected: Sequence[Plain], way: _Way) -> Iterator[Fault]:
    places = _places(run)
    per, first = len(places), run["start"] - 1
    sheets = -(-(first + len(expected)) // per)
    with closing(Document(pdf)) as document:
        found = len(document)
    if found != sheets:
        yield _fault(0, 0, "label-sheet-count", found=str(found), expected=str(sheets))
    for begin in range(0, min(sheets, found), _AT_ONCE):
        with closing(Document(pdf)) as document:
            for sheet in range(begin, min(sheets, found, begin + _AT_ONCE)):
                numbers = enumerate(range(sheet * per - first, (sheet + 1) * per - first))
                spots = [
                    Spot(at + 1, places[at], expected[number] if 0 <= number < len(expected) else None)
                    for at, number in numbers
                ]
                with document.page(sheet) as page:
                    yield from _sheet_faults(sheet + 1, page, run, spots, way)


def _places(run: Plain) -> list[Box]:
    """Where the places of a run are printed."""
    move, scale = run["shift"], run["scale"]
    return [
        Box(
            move["x"] + scale["x"] * one["x"],
            move["y"] + scale["y"] * one["y"],
            move["x"] + scale["x"] * (one["x"] + one["width"]),
            move["y"] + scale["y"] * (one["y"] + one["height"]),
        )
        for one in run["places"]
    ]


def _sheet_faults(sheet: int, page: OpenPage, run: Plain, spots: Sequence[Spot], way: _Way) -> Iterator[Fault]:
    stands = page.contents()
    paper = run["paper"]
    if max(abs(stands.width - paper["width"]), abs(stands.height - paper["height"])) > _PAPER_SLACK:
        sizes = (f"{stands.width:.1f} × {stands.height:.1f}", f"{paper['width']:g} × {paper['height']:g}")
        yield _fault(sheet, 0, "label-wrong-paper", found=sizes[0], expected=sizes[1])
        return
    codes: dict[int, Reading | None] = {}
    for dpi in way.resolutions:
        raster = page.raster(dpi)
        for spot in spots:
            if spot.expected and codes.get(spot.place, _UNREAD):
                codes[spot.place], said = label_checks.read_code(raster, spot, dpi)
                yield from (_fault(sheet, spot.place, code, **values) for code, values in said)
        if dpi == way.resolutions[0]:
            yield from _stray_faults(sheet, raster, spots, rounded=run["round"])
        if dpi == way.resolutions[-1]:
            for place, (code, values) in _labels_said(stands, raster, run, (spots, codes), way.keep):
                yield _fault(sheet, place, code, **values)


def _labels_said(
    stands: Page,
    raster: Raster,
    run: Plain,
    labels: tuple[Sequence[Spot], dict[int, Reading | None]],
    keep: Keep,
) -> Iterator[tuple[int, Said]]:
    """What is wrong with words, drawings and measures of each label, with its place; at the finest resolution."""
    spots, codes = labels
    letters, drawings = _shared_out(stands.letters, spots), _shared_out(stands.drawings, spots)
    for spot in spots:
        if spot.expected is None:
            continue
        seen = Seen(raster, codes[spot.place], letters.get(spot.place, []), drawings.get(spot.place, []))
        for code, values in label_checks.label_faults(seen, spot, run, keep):
            yield spot.place, (code, {"name": spot.name, **values})


def _stray_faults(sheet: int, raster: Raster, spots: Sequence[Spot], *, rounded: bool) -> Iterator[Fault]:
    """Ink where none may be: on places that stay free, beside all places."""
    for spot in spots:
        if spot.expected is None and _printed(raster.cut(raster.pixels(spot.box, inwards=True))):
            yield _fault(sheet, spot.place, "label-on-used-place")
    if _printed(_beside(raster, spots, rounded=rounded)):
        yield _fault(sheet, 0, "label-outside")


def _shared_out(things: Sequence[_Thing], spots: Sequence[Spot]) -> dict[int, list[_Thing]]:
    """Letters or drawings by the place in which their middles lie."""
    shares: dict[int, list[_Thing]] = {}
    last = spots[0]
    for one in things:
        x, y = (one.box.left + one.box.right) / 2, (one.box.top + one.box.bottom) / 2
        middle = Box(x, y, x, y)
        if not last.box.holds(middle):  # letters of one label follow each other
            last = next((spot for spot in spots if spot.box.holds(middle)), last)
        if last.box.holds(middle):
            shares.setdefault(last.place, []).append(one)
    return shares


def _printed(picture: Image.Image) -> bool:
    """Whether anything is darker than paper."""
    darkest = picture.getextrema()[0]
    assert isinstance(darkest, int)  # noqa: S101 - a grey picture has one band
    return darkest < WHITE


def _beside(raster: Raster, spots: Sequence[Spot], *, rounded: bool) -> Image.Image:
    """The sheet without its places."""
    picture = raster.picture.copy()
    pen = ImageDraw.Draw(picture)
    for spot in spots:
        left, top, right, bottom = raster.pixels(spot.box)
        rim = (left - _RIM, top - _RIM, right - 1 + _RIM, bottom - 1 + _RIM)
        if rounded:
            pen.ellipse(rim, fill=255)
        else:
            pen.rectangle(rim, fill=255)
    return picture
