"""A finished PDF as it is: the greys of a page, its letters with their places, what is drawn on it.

All places are in mm from the top left corner of the page. A document is opened once and read page by page, so that
memory stays that of one page however many there are.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from ctypes import c_double, c_uint
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from unicodedata import category

import pypdfium2  # type: ignore[import-untyped]  # its functions carry no types
from pypdfium2 import raw

from ocop_site.making.measures import MM_PER_INCH, Box, Raster

if TYPE_CHECKING:
    from collections.abc import Iterator

POINTS_PER_INCH = 72
MM_PER_POINT = MM_PER_INCH / POINTS_PER_INCH

Drawing = Literal["star", "line", "ring", "other"]
_STAR_CORNERS = {10, 11}  # with or without the way back to the first
_FRAME_CORNERS = {4, 5}
_RING_CURVES = 12  # points of the four curves of a circle
_FEW = 16  # segments; what has more is none of these
_THICK = 1.5  # mm: thicker than any line
_NO_GLYPH = "\0"  # what stands for a letter that the font lacks
# A hyphen at the end of a line is given as one of these.
_HYPHENS = {"\x02": "-", "\ufffe": "-"}


class NotAPdf(Exception):  # noqa: N818 - a state of the file
    """Bytes that cannot be read as a PDF."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as it can be copied from the page, and the box of its ink.

    `apart`: white space stands before it. `grey`: its colour as a grey, 0 black, 255 white or transparent. `size`: of
    its font, in mm.
    """

    text: str
    box: Box
    apart: bool = False
    grey: int = 0
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something on the page that is not a letter.

    A star has ten corners; a line is level, upright or a frame of four corners; a ring is a circle or an oval; all else
    is "other": a symbol, a picture, a figure that nothing here knows.
    """

    kind: Drawing
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in mm, letters in the order of the page, drawings."""

    width: float
    height: float
    letters: list[Letter]
    drawings: list[Drawn]


class Document:
    """An open PDF, or NotAPdf. Pages count from 0."""

    def __init__(self, pdf: bytes) -> None:
        try:
            self._pdf = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise NotAPdf(str(error)) from error

    def __len__(self) -> int:
        return len(self._pdf)

    @contextmanager
    def page(self, number: int) -> Iterator[OpenPage]:
        """A page, closed again at the end. Raises NotAPdf where the file is damaged there."""
        try:
            page = OpenPage(self._pdf[number])
        except pypdfium2.PdfiumError as error:
            raise NotAPdf(str(error)) from error
        try:
            yield page
        finally:
            page.close()

    def close(self) -> None:
        """Give back what the document holds."""
        self._pdf.close()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has. Raises NotAPdf for bytes that are none."""
    with closing(Document(pdf)) as document:
        return len(document)


class OpenPage:
    """A page that is being read."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._high = page.get_height()
        self._bitmaps: list[pypdfium2.PdfBitmap] = []

    def raster(self, dpi: int) -> Raster:
        """The page in greys, everything on it that a printer would draw; to be used while the page is open."""
        bitmap = self._page.render(scale=dpi / POINTS_PER_INCH, grayscale=True)
        self._bitmaps.append(bitmap)
        picture = bitmap.to_pil()
        wide, high = self._page.get_width() * MM_PER_POINT, self._high * MM_PER_POINT
        return Raster(picture, picture.width / wide, picture.height / high)

    def close(self) -> None:
        """Give back the page and its rasters."""
        for bitmap in self._bitmaps:
            bitmap.close()
        self._page.close()

    def contents(self) -> Page:
        """What stands on the page."""
        width, height = self._page.get_width() * MM_PER_POINT, self._high * MM_PER_POINT
        return Page(width, height, list(self._letters()), list(self._drawings()))

    def _letters(self) -> Iterator[Letter]:
        text = self._page.get_textpage()
        left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
        red, green, blue, cover = c_uint(), c_uint(), c_uint(), c_uint()
        apart = True
        for at in range(text.count_chars()):
            char = chr(raw.FPDFText_GetUnicode(text, at))
            if char == _NO_GLYPH or category(char) == "Cf":  # nothing to be seen, like a soft hyphen
                continue
            if char.isspace():
                apart = True
                continue
            raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
            raw.FPDFText_GetFillColor(text, at, red, green, blue, cover)
            ink = 255.0
            if red.value or green.value or blue.value:  # nearly all letters are black
                ink -= (299 * red.value + 587 * green.value + 114 * blue.value) / 1000
            yield Letter(
                _HYPHENS.get(char, char),
                self._box((left.value, bottom.value, right.value, top.value)),
                apart,
                255 - round(ink * cover.value / 255),
                raw.FPDFText_GetFontSize(text, at) * MM_PER_POINT,
            )
            apart = False
        text.close()

    def _drawings(self) -> Iterator[Drawn]:
        for one in self._page.get_objects(max_depth=1):
            if one.type == raw.FPDF_PAGEOBJ_TEXT:
                continue
            box = self._box(one.get_bounds())
            yield Drawn(_figure(one, box) if one.type == raw.FPDF_PAGEOBJ_PATH else "other", box)

    def _box(self, bounds: tuple[float, float, float, float]) -> Box:
        left, bottom, right, top = bounds
        return Box(
            left * MM_PER_POINT,
            (self._high - top) * MM_PER_POINT,
            right * MM_PER_POINT,
            (self._high - bottom) * MM_PER_POINT,
        )


def _figure(path: pypdfium2.PdfObject, box: Box) -> Drawing:
    kinds = [
        raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(path, at))
        for at in range(min(raw.FPDFPath_CountSegments(path), _FEW))
    ]
    if kinds.count(raw.FPDF_SEGMENT_MOVETO) != 1:
        return "other"
    curves = kinds.count(raw.FPDF_SEGMENT_BEZIERTO)
    if curves:
        return "ring" if curves == _RING_CURVES and len(kinds) - curves <= 2 else "other"  # noqa: PLR2004 - both ends
    if len(kinds) in _STAR_CORNERS:
        return "star"
    if len(kinds) in _FRAME_CORNERS or min(box.right - box.left, box.bottom - box.top) <= _THICK:
        return "line"
    return "other"
