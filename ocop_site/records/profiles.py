"""A printer's profile: which label paper lies in it, where printing goes on, and how far it prints beside its aim."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from ocop_site.problems import any_errors
from ocop_site.reading.profiles import read_own_file
from ocop_site.records.base import Line, Part
from ocop_site.records.numbers import fraction, whole
from ocop_site.records.parse import parse
from ocop_site.records.stocks import Stock, stock_problems

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.problems import Problem
    from ocop_site.reading.raw import RawRecord

DOTS = (203, 300, 600)  # an inch: what thermal and office printers have
FURTHEST = 20  # mm that a profile may move a page: more is another paper, not a printer's tolerance
LEAST_SCALE, MOST_SCALE = Decimal("0.9"), Decimal("1.1")
SHIFT_STEP, SCALE_STEP = Decimal("0.01"), Decimal("0.00001")  # over 300 mm the last digit of a scale is 0.003 mm


def _whole(value: Any) -> Any:  # noqa: ANN401 - whatever stood in the file
    """The resolutions are written as text like everything else."""
    return int(value) if value in {str(one) for one in DOTS} else value


Dots = Annotated[Literal[203, 300, 600], BeforeValidator(_whole)]
Millimetres = Annotated[Decimal, Field(ge=-FURTHEST, le=FURTHEST, decimal_places=2), BeforeValidator(fraction)]
Factor = Annotated[Decimal, Field(ge=LEAST_SCALE, le=MOST_SCALE, decimal_places=5), BeforeValidator(fraction)]


class Shift(Part):
    """How far to the right and down everything is sent of where it belongs on the paper, mm."""

    x: Millimetres = Decimal(0)
    y: Millimetres = Decimal(0)


class Scale(Part):
    """By how much everything is sent to the printer larger than it is meant, across and down."""

    x: Factor = Decimal(1)
    y: Factor = Decimal(1)


class Profile(Part):
    """One printer of one outlet with the label paper in it.

    `stock` is the id of a stock or the user's own file, seen from the profile's folder. `next` is the first free place
    of the sheet that is in use; 1: a whole one. What belongs at x mm of the paper is sent to the printer for
    shift + scale · x mm.
    """

    stock: Line
    dpi: Dots = 300
    next: Annotated[int, Field(ge=1, le=10_000), BeforeValidator(whole)] = 1
    shift: Shift = Shift()
    scale: Scale = Scale()
    note: Line | None = None

    @property
    def corrects(self) -> bool:
        """Whether a page printed with this profile differs from one printed without."""
        return (self.shift, self.scale) != (Shift(), Scale())


def read_profile(path: Path) -> tuple[Profile | None, RawRecord | None, list[Problem]]:
    """The profile in a file and where its values stand there, or None with every reason why not."""
    raw, problems = read_own_file(path, "profile")
    if raw is None:
        return None, None, problems
    profile, complaints = parse(raw, Profile)
    problems += complaints
    return (None if any_errors(problems) else profile), raw, problems


def read_stock(path: Path) -> tuple[Stock | None, list[Problem]]:
    """The user's own stock in a file of its own, written like an entry of `stocks.yaml`; the id may be left out."""
    raw, problems = read_own_file(path, "stock")
    if raw is None:
        return None, problems
    given = {} if "id" in raw.data else {"id": raw.id}
    if "name" not in raw.data:
        given["name"] = raw.id
    stock, complaints = parse(raw, Stock, None, **given)
    problems += complaints
    if stock is not None:
        problems += stock_problems(stock, raw.place)
    return (None if any_errors(problems) else stock), problems
