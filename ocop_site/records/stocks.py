"""Label stocks: the geometry of the paper that labels are printed on, of `stocks.yaml` or a user's own file.

All measures are millimetres with at most two decimals, on paper as it lies in the printer: x to the right and y down
from the top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field

from ocop_site.problems import Problem
from ocop_site.records.base import Id, Line, Part
from ocop_site.records.numbers import fraction, whole
from ocop_site.records.vocabulary_files import Listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ocop_site.problems import Place
    from ocop_site.reading.raw import Location

Length = Annotated[Decimal, Field(ge=5, le=1000, decimal_places=2), BeforeValidator(fraction)]
Margin = Annotated[Decimal, Field(ge=0, le=1000, decimal_places=2), BeforeValidator(fraction)]
Count = Annotated[int, Field(ge=1, le=100), BeforeValidator(whole)]


class Size(Part):
    """Width and height in mm."""

    width: Length
    height: Length

    @property
    def text(self) -> str:
        """As "63.5 × 38.1"."""
        return f"{self.width.normalize():f} × {self.height.normalize():f}"


class Pitch(Part):
    """From one label's left (upper) edge to the next one's, mm; absent where the labels touch, or are one in a row."""

    x: Length | None = None
    y: Length | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """One label's place on its paper, mm from the paper's top left corner."""

    x: float
    y: float
    width: float
    height: float


class Stock(Part):
    """A kind of label paper. A sheet has `columns` × `rows` labels; the "paper" of a roll is what it feeds for one row.

    `left` and `top` are the margins before the first label, `also` are other numbers under which the same stock is
    sold. `shape`: a round label fills the circle that its box holds. `use`: what for this paper is cut so, if for one
    thing only.
    """

    id: Id
    name: Line
    also: tuple[Line, ...] = ()
    kind: Literal["sheet", "roll"] = "sheet"
    paper: Size
    label: Size
    columns: Count = 1
    rows: Count = 1
    left: Margin = Decimal(0)
    top: Margin = Decimal(0)
    pitch: Pitch = Pitch()
    shape: Literal["rectangle", "round"] = "rectangle"
    use: Literal["card", "sign"] | None = None
    sources: Annotated[Listed, Field(alias="source")] = ()

    @property
    def count(self) -> int:
        """How many labels one sheet holds."""
        return self.columns * self.rows

    def boxes(self) -> tuple[Box, ...]:
        """Every label's place, the first at the top left, row by row."""
        across, down = self._steps()
        width, height = float(self.label.width), float(self.label.height)
        return tuple(
            Box(float(self.left + column * across), float(self.top + row * down), width, height)
            for row in range(self.rows)
            for column in range(self.columns)
        )

    def _steps(self) -> tuple[Decimal, Decimal]:
        return self.pitch.x or self.label.width, self.pitch.y or self.label.height


class Stocks(Part):
    """`stocks.yaml`."""

    stocks: tuple[Stock, ...]


def stock_problems(stock: Stock, place: Callable[[Location], Place]) -> Iterator[Problem]:
    """What no printer could do: labels beyond the paper's edge, labels that lie on one another.

    `place` says where a field of the stock stands.
    """
    across, down = stock._steps()  # noqa: SLF001 - this module's own
    axes: tuple[tuple[str, str, int, Decimal, Decimal, Decimal, Decimal], ...] = (
        ("x", "width", stock.columns, stock.left, across, stock.label.width, stock.paper.width),
        ("y", "height", stock.rows, stock.top, down, stock.label.height, stock.paper.height),
    )
    for axis, side, count, margin, step, label, paper in axes:
        used = margin + (count - 1) * step + label
        if used > paper:
            values = {"value": stock.id, "field": f"paper.{side}", "needed": f"{used:f}", "paper": f"{paper:f}"}
            yield Problem("stock-does-not-fit", place(("paper", side)), values)
        if count > 1 and step < label:
            values = {"value": stock.id, "field": f"label.{side}", "pitch": f"{step:f}", "label": f"{label:f}"}
            yield Problem("stock-labels-overlap", place(("pitch", axis)), values)
