"""What a sheet of labels shows once it is a raster: codes that are read, and measures taken from the greys.

Nothing here believes the plan. The edges of a symbol are found to a fraction of a pixel from the greys along its finder
patterns; each pixel of the symbol and of its quiet zone is then compared with what the symbol of the expected text
would leave there. Limits: module, dots and quiet zone as in GS1's and Denso's print rules for QR symbols
(`docs/explanation/read-back.md` names them).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import floor
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image, ImageChops

from ocop_site.making.qr import QUIET_ZONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from ocop_site.making.qr import Symbol

MM_PER_INCH = 25.4

_RECTANGLE = re.compile(r"([Mm])(-?\d+) (-?\d+)h(\d+)v(\d+)h-\d+z")
_FINDER = 7  # modules
_PATCH = 6  # modules around a symbol that are looked at
_AROUND = 1  # modules drawn beyond the quiet zone of the expected picture, so that its edge has a neighbour
_OFF = 96  # greys by which a pixel may miss what its modules allow: the edges are found to a tenth of a pixel or so
WHITE = 247  # greys from here on are paper


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; in mm from the top left corner of the page unless it is said to be in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        """Whether the other one lies in this one, or at most `slack` beyond it."""
        return (
            other.left >= self.left - slack
            and other.top >= self.top - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: Box, slack: float = 0.0) -> bool:
        """Whether the other one reaches into this one, by more than `slack`."""
        return (
            other.right > self.left + slack
            and other.left < self.right - slack
            and other.bottom > self.top + slack
            and other.top < self.bottom - slack
        )

    def grown(self, across: float, down: float) -> Box:
        """The same with a rim."""
        return Box(self.left - across, self.top - down, self.right + across, self.bottom + down)


@dataclass(frozen=True, slots=True)
class Raster:
    """One sheet in greys (0 black), with its pixels per mm."""

    picture: Image.Image
    across: float
    down: float

    def pixels(self, box: Box, *, inwards: bool = False) -> tuple[int, int, int, int]:
        """The pixels of a box, at least one: those that it covers for the better part, or `inwards` only whole ones."""
        edge = 0.999 if inwards else 0.5
        left, top = floor(box.left * self.across + edge), floor(box.top * self.down + edge)
        right, bottom = floor(box.right * self.across + 1 - edge), floor(box.bottom * self.down + 1 - edge)
        return left, top, max(left + 1, right), max(top + 1, bottom)

    def cut(self, pixels: tuple[int, int, int, int]) -> Image.Image:
        """A part of the sheet; beyond the sheet's edge all is white, since nothing can be printed there."""
        left, top, right, bottom = pixels
        wide, high = self.picture.size
        if left >= 0 and top >= 0 and right <= wide and bottom <= high:
            return self.picture.crop(pixels)
        picture = Image.new("L", (right - left, bottom - top), 255)
        inside = (max(0, left), max(0, top), min(wide, right), min(high, bottom))
        if inside[0] < inside[2] and inside[1] < inside[3]:
            picture.paste(self.picture.crop(inside), (inside[0] - left, inside[1] - top))
        return picture


@dataclass(frozen=True, slots=True)
class Reading:
    """A code that was read: its text, and where its symbol lies, roughly, in pixels of the picture it was read in."""

    text: str
    box: Box


def readings(picture: Image.Image) -> list[Reading]:
    """Every QR symbol in a picture: dark on light, upright, at the size it has."""
    found = zxingcpp.read_barcodes(
        picture,
        # QRCode alone would take in Micro QR and rMQR, for which noise can be taken.
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2),
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
        text_mode=zxingcpp.TextMode.Plain,
    )
    return [Reading(one.text, _hull(one.position)) for one in found]


def _hull(position: zxingcpp.Position) -> Box:
    corners = (position.top_left, position.top_right, position.bottom_left, position.bottom_right)
    across, down = [corner.x for corner in corners], [corner.y for corner in corners]
    return Box(min(across), min(down), max(across) + 1, max(down) + 1)


@dataclass(frozen=True, slots=True)
class Measures:
    """What was measured of one symbol: its box without quiet zone in mm, its module in mm (the smaller side), contrast.

    `contrast` is that of WCAG: (light + 0.05) / (dark + 0.05) of relative luminance, lightest dark against darkest
    light. `quiet` says whether the quiet zone of four modules, less a pixel, is empty, `whole` whether every module is
    as it should be.
    """

    box: Box
    module: float
    contrast: float
    quiet: bool
    whole: bool


def measure(raster: Raster, symbol: Symbol, near: Box) -> Measures:
    """Measure the symbol that was read near a box (pixels of the raster), expected to be this one."""
    modules = symbol.size - 2 * QUIET_ZONE
    wide, high = (near.right - near.left) / modules, (near.bottom - near.top) / modules
    around = near.grown(_PATCH * wide, _PATCH * high)
    left, top = int(around.left), int(around.top)
    patch = raster.cut((left, top, int(around.right) + 1, int(around.bottom) + 1))
    here = Box(near.left - left, near.top - top, near.right - left, near.bottom - top)
    dark, light = _tones(patch, here, modules)
    found = _edges(patch, here, modules, (dark, light))
    quiet, whole = _compared(patch, symbol, found, (dark, light))
    box = Box(
        (found.left + left) / raster.across,
        (found.top + top) / raster.down,
        (found.right + left) / raster.across,
        (found.bottom + top) / raster.down,
    )
    module = min(box.right - box.left, box.bottom - box.top) / modules
    return Measures(box, module, (_luminance(light) + 0.05) / (_luminance(dark) + 0.05), quiet, whole)


def _luminance(grey: int) -> float:
    """The relative luminance of a grey of sRGB."""
    part = grey / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB's own


def _tones(picture: Image.Image, box: Box, modules: int) -> tuple[int, int]:
    """The lightest of the finder patterns' middles and the darkest of their light rings."""
    wide, high = (box.right - box.left) / modules, (box.bottom - box.top) / modules
    dark, light = [], []
    far = modules - _FINDER
    for x, y in ((0, 0), (far, 0), (0, far)):
        middle = (int(box.left + (x + 3.5) * wide), int(box.top + (y + 3.5) * high))
        ring = (int(box.left + (x + 1.5) * wide), int(box.top + (y + 3.5) * high))
        dark.append(_grey(picture, middle))
        light.append(_grey(picture, ring))
    return max(dark), min(light)


def _grey(picture: Image.Image, at: tuple[int, int]) -> int:
    x, y = min(max(0, at[0]), picture.width - 1), min(max(0, at[1]), picture.height - 1)
    value = picture.getpixel((x, y))
    assert isinstance(value, int)  # noqa: S101 - a grey picture has one band
    return value


def _edges(picture: Image.Image, near: Box, modules: int, tones: tuple[int, int]) -> Box:
    """The outer edges of the finder patterns, to a fraction of a pixel."""
    wide, high = (near.right - near.left) / modules, (near.bottom - near.top) / modules
    rows = (near.top + 2.5 * high, near.top + 4.5 * high)  # through the middles of the upper finder patterns
    columns = (near.left + 2.5 * wide, near.left + 4.5 * wide)

    def across(first: int, last: int) -> bytes:
        return _line(picture, (first, round(rows[0]), last, round(rows[1])), (last - first, 1))

    def down(first: int, last: int) -> bytes:
        return _line(picture, (round(columns[0]), first, round(columns[1]), last), (1, last - first))

    return Box(
        _edge(across, near.left, -wide, tones),
        _edge(down, near.top, -high, tones),
        _edge(across, near.right, wide, tones),
        _edge(down, near.bottom, high, tones),
    )


def _line(picture: Image.Image, box: tuple[int, int, int, int], size: tuple[int, int]) -> bytes:
    """The means of the rows or columns of a part."""
    left, top, right, bottom = box
    part = picture.crop((left, top, max(left + 1, right), max(top + 1, bottom)))
    return part.resize(size, Image.Resampling.BOX).tobytes()


def _edge(line: Callable[[int, int], bytes], near: float, module: float, tones: tuple[int, int]) -> float:
    """Where dark ends and the quiet zone begins, outwards being the direction of `module` (pixels, signed).

    `line` gives the greys between two pixels. The ink between half a module within and two modules beyond is as wide
    as the way from the inner end to the edge.
    """
    inner, outer = near - 0.5 * module, near + 2 * module
    first, last = round(min(inner, outer)), round(max(inner, outer))
    dark, light = tones
    ink = sum(min(1.0, max(0.0, (light - grey) / max(1, light - dark))) for grey in line(first, last))
    return last - ink if module < 0 else first + ink


def _compared(picture: Image.Image, symbol: Symbol, box: Box, tones: tuple[int, int]) -> tuple[bool, bool]:
    """Whether the quiet zone is empty and whether the symbol is whole, pixel by pixel."""
    modules = symbol.size - 2 * QUIET_ZONE
    wide, high = (box.right - box.left) / modules, (box.bottom - box.top) / modules
    zone = box.grown(QUIET_ZONE * wide, QUIET_ZONE * high)
    left, top, right, bottom = round(zone.left), round(zone.top), round(zone.right), round(zone.bottom)
    if left < 0 or top < 0 or right > picture.width or bottom > picture.height:
        return False, False
    seen = picture.crop((left, top, right, bottom))
    off = _misses(seen, _expected(symbol, (left - zone.left, top - zone.top), (wide, high), seen.size), tones)
    inner = (
        round(box.left) - left - 1,
        round(box.top) - top - 1,
        round(box.right) - left + 1,
        round(box.bottom) - top + 1,
    )
    whole = _most(off.crop(inner)) <= _OFF
    off.paste(0, inner)
    # Letters are drawn on whole pixels: one that keeps off may seem to touch the outermost one.
    return _most(off.crop((1, 1, off.width - 1, off.height - 1))) <= _OFF, whole


def _most(picture: Image.Image) -> int:
    most = picture.getextrema()[1]
    assert isinstance(most, int)  # noqa: S101 - a grey picture has one band
    return most


def _expected(
    symbol: Symbol, offset: tuple[float, float], module: tuple[float, float], size: tuple[int, int]
) -> tuple[Image.Image, Image.Image]:
    """The least and the most light (0 or 255) that pixels may show: those of the modules that a pixel touches."""
    grid = _grid(symbol)
    # The corners of all pixels; a pixel shows nothing but the modules at its own four.
    start = (offset[0] - 0.5) / module[0] + _AROUND, (offset[1] - 0.5) / module[1] + _AROUND
    where = (1 / module[0], 0, start[0], 0, 1 / module[1], start[1])
    wide, high = size
    corners = grid.transform((wide + 1, high + 1), Image.Transform.AFFINE, where, Image.Resampling.NEAREST)
    least = most = corners.crop((0, 0, wide, high))
    for x, y in ((1, 0), (0, 1), (1, 1)):
        one = corners.crop((x, y, wide + x, high + y))
        least, most = ImageChops.darker(least, one), ImageChops.lighter(most, one)
    return least, most


def _misses(seen: Image.Image, expected: tuple[Image.Image, Image.Image], tones: tuple[int, int]) -> Image.Image:
    """By how much each pixel is darker or lighter than it may be, dark being 0 and light 255."""
    dark, light = tones
    if (dark, light) != (0, 255):
        span = max(1, light - dark)
        seen = seen.point([min(255, max(0, round((grey - dark) * 255 / span))) for grey in range(256)])
    least, most = expected
    return ImageChops.difference(ImageChops.lighter(least, ImageChops.darker(most, seen)), seen)


@lru_cache(maxsize=256)  # the copies of a label have one symbol
def _grid(symbol: Symbol) -> Image.Image:
    """A symbol at one pixel a module, with its quiet zone and a rim."""
    side = symbol.size + 2 * _AROUND
    modules = bytearray(b"\xff" * (side * side))
    x = y = _AROUND
    for move, right, down, width, height in _RECTANGLE.findall(symbol.path):
        if move == "M":
            x = y = _AROUND
        x, y = x + int(right), y + int(down)
        for row in range(y, y + int(height)):
            modules[row * side + x : row * side + x + int(width)] = bytes(int(width))
    return Image.frombytes("L", (side, side), bytes(modules))
