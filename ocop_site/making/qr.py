"""QR symbols: as one SVG path for pages, as SVG and PNG files for printers. Every one is read back before use.

Symbols have error correction level M and a quiet zone of four modules on each side, which is part of every
measure given here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from ocop_site.digests import digest
from ocop_site.making.kept import key_of

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.making.kept import Keep

QUIET_ZONE = 4  # modules on each side, as ISO/IEC 18004 demands
MODULE_MM = 0.5  # in SVG files; the GS1 target at a till is 0.495 mm
MODULE_PX = 12  # in PNG files
DOTS_PER_INCH = 300
CAPTION_BAND = 6  # modules below the quiet zone for the digits, which outlive the address, and the trial mark

_READ_PX = 3  # pixels a module when a path is read back
_DARK_RUN = re.compile(rb"\x00+")
_RECTANGLE = re.compile(r"([Mm])(-?\d+) (-?\d+)h(\d+)v(\d+)h-\d+z")


class CodeUnreadable(Exception):  # noqa: N818 - a state of the symbol, in the trade's words
    """A text that gives no symbol, or whose symbol did not read back as the same text. `text` is that text."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, slots=True)
class Symbol:
    """One QR symbol: `size` is its width in modules, quiet zone included; `path` draws the dark ones in modules."""

    size: int
    path: str


def symbol(text: str, keep: Keep) -> Symbol:
    """The symbol that holds a text. Raises `CodeUnreadable` where no reader would give the same text back."""
    key = key_of("symbol 1", ("zxing-cpp",), text)
    kept = keep.get("qr", key)
    if kept is not None:
        size, _, path = kept.decode().partition(" ")
        return Symbol(int(size), path)
    made = _draw(text)
    # The raster comes from the path, not from the writer's bitmap: what is published is what is read.
    if _read(_picture(made, _READ_PX)) != text:
        raise CodeUnreadable(text)
    keep.put("qr", key, f"{made.size} {made.path}".encode())
    return made


def svg_file(text: str, caption: str, keep: Keep) -> bytes:
    """A standalone SVG document, 0.5 mm a module; the caption, where there is one, stands below the quiet zone."""
    made = symbol(text, keep)
    size, height = made.size, made.size + (CAPTION_BAND if caption else 0)
    letters = min(4.0, round(size / max(1, len(caption)) * 1.6, 1))  # modules; a letter is about 0.6 as wide as high
    word = (
        f'<text x="{size / 2:g}" y="{size + CAPTION_BAND - 2}" font-family="sans-serif" font-size="{letters:g}"'
        f' text-anchor="middle">{escape(caption)}</text>'
        if caption
        else ""
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{size * MODULE_MM:g}mm"'
        f' height="{height * MODULE_MM:g}mm" viewBox="0 0 {size} {height}">'
        f'<title>{escape(text)}</title><path fill="#fff" d="M0 0h{size}v{height}h-{size}z"/>'
        f'<path shape-rendering="crispEdges" d="{made.path}"/>{word}</svg>\n'
    ).encode()


def png_file(text: str, caption: str, keep: Keep, font: Path | None = None) -> bytes:
    """A black and white PNG for print, 12 pixels a module at 300 dpi.

    `font` is a font file with Vietnamese letters, needed where there is a caption: Pillow's own font has no ử.
    """
    if caption and font is None:
        raise ValueError("a caption needs a font with Vietnamese letters")
    face = digest(font.read_bytes()) if caption and font else ""
    key = key_of("png 1", ("zxing-cpp", "pillow"), text, caption, face)
    kept = keep.get("qr", key)
    if kept is not None:
        return kept
    made = symbol(text, keep)
    height = (made.size + (CAPTION_BAND if caption else 0)) * MODULE_PX
    picture = Image.new("1", (made.size * MODULE_PX, height), 1)
    picture.paste(_picture(made, MODULE_PX).convert("1", dither=Image.Dither.NONE))
    if caption and font:
        _write_word(picture, caption, font)
    data = _png(picture)
    with Image.open(BytesIO(data)) as finished:
        seen = finished.convert("L").reduce(MODULE_PX // _READ_PX)
    if _read(seen) != text:
        raise CodeUnreadable(text)
    keep.put("qr", key, data)
    return data


def _draw(text: str) -> Symbol:
    try:
        barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    except ValueError as error:  # empty, or more than a symbol holds
        raise CodeUnreadable(text) from error
    bitmap = zxingcpp.write_barcode_to_image(barcode, scale=1, add_hrt=False, add_quiet_zones=False)
    side = bitmap.shape[0]
    modules = bytes(memoryview(bitmap))  # type: ignore[arg-type]  # it is a buffer, its stub does not say so
    rows = [modules[y * side : (y + 1) * side] for y in range(side)]
    return Symbol(side + 2 * QUIET_ZONE, _path(_rectangles(rows)))


def _rectangles(rows: list[bytes]) -> list[tuple[int, int, int, int]]:
    """The dark modules as (y, x, width, height): horizontal runs, equal runs below each other as one."""
    done: list[tuple[int, int, int, int]] = []
    growing: dict[tuple[int, int], int] = {}
    for y, row in enumerate([*rows, b""]):
        runs = {(run.start(), run.end() - run.start()) for run in _DARK_RUN.finditer(row)}
        for ended in growing.keys() - runs:
            top = growing.pop(ended)
            done.append((top, *ended, y - top))
        for begun in runs - growing.keys():
            growing[begun] = y
    return sorted(done)


def _path(rectangles: list[tuple[int, int, int, int]]) -> str:
    parts: list[str] = []
    last_x = last_y = 0
    for top, left, width, height in rectangles:
        x, y = left + QUIET_ZONE, top + QUIET_ZONE
        there, onward = f"M{x} {y}", f"m{x - last_x} {y - last_y}"
        move = onward if parts and len(onward) <= len(there) else there
        parts.append(f"{move}h{width}v{height}h-{width}z")
        last_x, last_y = x, y
    return "".join(parts)


def _picture(made: Symbol, scale: int) -> Image.Image:
    """The symbol in grey, `scale` pixels a module, drawn from its path."""
    size = made.size
    modules = bytearray(b"\xff" * (size * size))
    x = y = 0
    for move, right, down, wide, high in _RECTANGLE.findall(made.path):
        x, y = (int(right), int(down)) if move == "M" else (x + int(right), y + int(down))
        width, start = int(wide), y * size + x
        for line in range(start, start + int(high) * size, size):
            modules[line : line + width] = bytes(width)
    picture = Image.frombytes("L", (size, size), bytes(modules))
    return picture.resize((size * scale, size * scale), Image.Resampling.NEAREST)


def _read(picture: Image.Image) -> str | None:
    found = zxingcpp.read_barcode(
        picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode), text_mode=zxingcpp.TextMode.Plain
    )
    return found.text if found else None


def _write_word(picture: Image.Image, word: str, font: Path) -> None:
    """The word in the band below the symbol, centred, narrow enough for the width."""
    pen = ImageDraw.Draw(picture)
    height = 4 * MODULE_PX
    # Basic layout: the same wherever the complex one is missing, and Vietnamese needs no more.
    face = ImageFont.truetype(font, height, layout_engine=ImageFont.Layout.BASIC)
    width = face.getlength(word)
    if width > picture.width:
        face = face.font_variant(size=max(1, int(height * picture.width / width)))
    middle = (picture.width // 2, picture.height - CAPTION_BAND * MODULE_PX // 2)
    pen.text(middle, word, fill=0, font=face, anchor="mm")


def _png(picture: Image.Image) -> bytes:
    data = BytesIO()
    picture.save(data, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return data.getvalue()
