"""QR symbols as tests see them: paths drawn by our own hand, files opened by Pillow, and read by ZXing."""

from __future__ import annotations

import re
from functools import lru_cache

import zxingcpp
from PIL import Image, ImageDraw

PIXELS = 4
STEP = re.compile(r"([MmLlHhVvZz])\s*((?:-?\d+(?:\.\d+)?[\s,]*)*)")


@lru_cache(maxsize=5000)
def drawn(size: int, path: str) -> Image.Image:
    """A path of closed shapes, dark on light, at four pixels a unit."""
    picture = Image.new("L", (size * PIXELS, size * PIXELS), 255)
    pen = ImageDraw.Draw(picture)
    for corners in _shapes(path):
        across, down = [x for x, _ in corners], [y for _, y in corners]
        # Every shape of a symbol is a rectangle; a polygon would be drawn a pixel too large on two sides.
        assert len({*across}) == len({*down}) == len(("near", "far")), corners
        box = (min(across) * PIXELS, min(down) * PIXELS, max(across) * PIXELS - 1, max(down) * PIXELS - 1)
        pen.rectangle(box, fill=0)
    return picture


def _shapes(path: str) -> list[list[tuple[float, float]]]:
    """The corners of each closed shape of an SVG path."""
    shapes: list[list[tuple[float, float]]] = []
    corners: list[tuple[float, float]] = []
    x = y = 0.0
    steps = STEP.findall(path)
    assert "".join(letter + numbers for letter, numbers in steps) == path, "a part of the path was not understood"
    for letter, numbers in steps:
        values = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
        base_x, base_y = (x, y) if letter.islower() else (0.0, 0.0)
        match letter.upper():
            case "Z":
                shapes.append(corners)
                x, y = corners[0]
                corners = []
                continue
            case "H":
                x = base_x + values[0]
            case "V":
                y = base_y + values[0]
            case _:
                x, y = base_x + values[0], base_y + values[1]
        corners.append((x, y))
    return shapes


def read(picture: Image.Image) -> str:
    """The text of the one QR symbol on a picture."""
    found = zxingcpp.read_barcodes(picture)
    assert len(found) == 1, f"{len(found)} symbols"
    assert found[0].format == zxingcpp.BarcodeFormat.QRCode
    return found[0].text
