"""Pages of a PDF as grey pixels, and where on them there is ink: what a printer would put on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

DARK = 160
POINTS = 72  # an inch


@dataclass(frozen=True)
class Ink:
    """One page; all measures in mm from its top left corner. `across` and `down`: pixels a millimetre."""

    picture: Image
    across: float
    down: float

    def box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float] | None:
        """The smallest box around all ink inside of a box: left, top, right, bottom. None: no ink."""
        cut = self._cut(left, top, right, bottom)
        found = self.picture.crop(cut).point(lambda grey: 255 if grey < DARK else 0).getbbox()
        if found is None:
            return None
        x, y = cut[0], cut[1]
        return (
            (found[0] + x) / self.across,
            (found[1] + y) / self.down,
            (found[2] + x) / self.across,
            (found[3] + y) / self.down,
        )

    def _cut(self, left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
        """In pixels; nothing of it lies beside the page."""
        across, down, (wide, high) = self.across, self.down, self.picture.size
        return (
            max(0, round(left * across)),
            max(0, round(top * down)),
            min(wide, round(right * across)),
            min(high, round(bottom * down)),
        )

    def cross(self, x: float, y: float, near: float) -> tuple[float, float]:
        """The middle of the cross that lies near a point: where most ink stands in a column and in a row."""
        cut = self._cut(x - near, y - near, x + near, y + near)
        part = self.picture.crop(cut)
        width, height = part.size
        grey = part.tobytes()
        columns = [sum(255 - one for one in grey[at::width]) for at in range(width)]
        rows = [sum(255 - one for one in grey[at * width : (at + 1) * width]) for at in range(height)]
        return (cut[0] + _middle(columns)) / self.across, (cut[1] + _middle(rows)) / self.down


def _middle(sums: list[int]) -> float:
    """The middle of the line that stands out, weighed by its ink."""
    most = max(range(len(sums)), key=sums.__getitem__)
    line = [at for at in range(max(0, most - 4), min(len(sums), most + 5)) if sums[at] > sums[most] / 3]
    return sum((at + 0.5) * sums[at] for at in line) / sum(sums[at] for at in line)


def pages(pdf: bytes, dpi: int) -> Iterator[Ink]:
    """The pages of a PDF, one after the other."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            picture = page.render(scale=dpi / POINTS, grayscale=True).to_pil().convert("L")
            width, height = (side / POINTS * 25.4 for side in page.get_size())
            yield Ink(picture, picture.width / width, picture.height / height)  # it is stretched to whole pixels
    finally:
        document.close()
