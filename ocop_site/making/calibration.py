"""From what a ruler says of a printed calibration page to the shift and scale that make the next page right.

Pure arithmetic, each axis for itself. A printer puts what it is sent for x mm at a·x + b mm of the paper: `a` from its
feed and its driver, `b` from how the paper lies in it. A profile sends for x mm shift + scale · x, so that the mark
lands at a·(shift + scale·x) + b. Two marks at known places give the line that the printer draws, one mark gives `b`
where a·scale is taken for 1. The new shift and scale undo that line, whatever the page was printed with.
"""

from __future__ import annotations

from dataclasses import dataclass

INSET = 10.0  # mm from the paper's edges to the crosses: as far apart as printers surely print
LEAST_INSET = 4.0  # on small labels of a roll
FARTHEST_OFF = 10.0  # mm; a mark that lies further off was measured from the wrong edge, or the paper is another
WORST_SCALE = 0.05  # a page more than 5 % off was fitted to the page by the driver: that is to be switched off


@dataclass(frozen=True, slots=True)
class Axis:
    """How one axis is corrected: x mm of the paper is sent for shift + scale · x."""

    shift: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Doubt:
    """A distance that cannot be right: the problem code, what was measured and what was expected, mm."""

    code: str
    measured: float
    expected: float


def crosses(width: float, height: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the two crosses of a page belong: top left and bottom right, mm from the paper's top left corner."""
    inset = min(INSET, max(LEAST_INSET, min(width, height) / 10))
    return (inset, inset), (width - inset, height - inset)


def corrected(before: Axis, aims: tuple[float, float], measured: tuple[float, ...]) -> Axis:
    """The correction after one calibration.

    `before` is what the page was printed with, `aims` where the two marks belong, `measured` where the first or both
    of them were found, all in mm along this axis.
    """
    slope = 1.0 if len(measured) == 1 else (measured[1] - measured[0]) / (aims[1] - aims[0])
    offset = measured[0] - slope * aims[0]
    scale = before.scale / slope
    return Axis(before.shift - scale * offset, scale)


def doubts(aims: tuple[float, float], measured: tuple[float, ...]) -> list[Doubt]:
    """What makes the measured distances of one axis unbelievable; nothing is computed from such."""
    if abs(measured[0] - aims[0]) > FARTHEST_OFF:
        return [Doubt("measured-too-far", measured[0], aims[0])]
    if len(measured) == 1:
        return []
    if abs(measured[1] - aims[1]) > FARTHEST_OFF + WORST_SCALE * aims[1]:
        return [Doubt("measured-too-far", measured[1], aims[1])]
    apart, right = measured[1] - measured[0], aims[1] - aims[0]
    return [Doubt("measured-wrong-scale", apart, right)] if abs(apart / right - 1) > WORST_SCALE else []
