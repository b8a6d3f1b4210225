"""The drawings of `templates/drawings.html` as lines of points, so that a picture shows what pages show.

Read are the symbols of the groups (`m-GROUP`) and the woven grounds (`wN`), each one path. A path is SVG's, with every
command but the shorthand `T`/`t`: https://www.w3.org/TR/SVG2/paths.html
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

Point = tuple[float, float]
Line = tuple[Point, ...]

DRAWINGS = "drawings.html"
_SYMBOL = re.compile(r'<symbol id="m-([a-z-]+)" viewBox="0 0 (\d+) (\d+)"><path d="([^"]+)"/>')
_PATTERN = re.compile(r'<pattern id="w(\d+)" width="(\d+)" height="(\d+)"[^>]*><path d="([^"]+)"/>')
_PIECE = re.compile(r"([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+))")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7, "Z": 0}
STEPS = 16  # straight pieces of one curve


@dataclass(frozen=True, slots=True)
class Outline:
    """A drawing: its size in its own units, and its lines."""

    width: int
    height: int
    lines: tuple[Line, ...]


def outlines(template: str) -> dict[str, Outline]:
    """The drawings in the text of a template, by name: "m-thuc-pham", "w0". One that cannot be read is left out."""
    found = [(f"m-{name}", *rest) for name, *rest in _SYMBOL.findall(template)]
    found += [(f"w{name}", *rest) for name, *rest in _PATTERN.findall(template)]
    drawn = {}
    for name, width, height, path in found:
        lines = lines_of(path)
        if lines:
            drawn[name] = Outline(int(width), int(height), lines)
    return drawn


def lines_of(path: str) -> tuple[Line, ...]:
    """The lines of a path, curves as `STEPS` straight pieces each; none for what is no path."""
    pen = _Pen()
    for command, numbers in _commands(path):
        if command.upper() not in _TAKES:
            return ()
        pen.draw(command, numbers)
    return tuple(tuple(line) for line in pen.lines if len(line) > 1)


def _commands(path: str) -> list[tuple[str, list[float]]]:
    """Each command with its numbers, one group of numbers at a time: `h2 3` is two commands."""
    found: list[tuple[str, list[float]]] = []
    for letter, number in _PIECE.findall(path):
        if letter:
            found.append((letter, []))
            continue
        if not found:
            return [("?", [])]
        command, numbers = found[-1]
        if len(numbers) == _TAKES.get(command.upper(), 0):
            following = {"M": "L", "m": "l"}.get(command, command)  # further points of a move are lines
            found.append((following, [float(number)]))
        else:
            numbers.append(float(number))
    whole = all(len(numbers) == _TAKES.get(command.upper(), -1) for command, numbers in found)
    return found if whole else [("?", [])]


class _Pen:
    """Where the pen is, where its line began, and the last control point of a curve."""

    def __init__(self) -> None:
        self.lines: list[list[Point]] = []
        self.at: Point = (0.0, 0.0)
        self.begin: Point = (0.0, 0.0)
        self.control: Point | None = None

    def draw(self, command: str, numbers: list[float]) -> None:
        base = self.at if command.islower() else (0.0, 0.0)
        points = [(base[0] + x, base[1] + y) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
        control = None
        match command.upper():
            case "M":
                self.at = self.begin = points[0]
                self.lines.append([self.at])
            case "Z":
                self._to([self.begin])
                self.lines.append([self.at])
            case "L":
                self._to(points)
            case "H":
                self._to([(base[0] + numbers[0], self.at[1])])
            case "V":
                self._to([(self.at[0], base[1] + numbers[0])])
            case "C" | "S" | "Q":
                control = self._curve(command.upper(), points)
            case "A":
                self._to(_arc(self.at, numbers, (base[0] + numbers[5], base[1] + numbers[6])))
        self.control = control

    def _to(self, points: list[Point]) -> None:
        if not self.lines:
            self.lines.append([self.at])
        self.lines[-1] += points
        self.at = points[-1]

    def _curve(self, command: str, points: list[Point]) -> Point | None:
        """Draws a curve; gives the control point that a following `S` mirrors."""
        start = self.at
        if command == "S":
            last = self.control or start
            points = [(2 * start[0] - last[0], 2 * start[1] - last[1]), *points]
        if command == "Q":
            middle, end = points
            points = [_between(start, middle, 2 / 3), _between(end, middle, 2 / 3), end]
        one, two, end = points
        self._to([_bezier(start, one, two, end, step / STEPS) for step in range(1, STEPS + 1)])
        return two if command != "Q" else None


def _between(one: Point, other: Point, part: float) -> Point:
    return (one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part)


def _bezier(start: Point, one: Point, two: Point, end: Point, part: float) -> Point:
    first, second, third = _between(start, one, part), _between(one, two, part), _between(two, end, part)
    return _between(_between(first, second, part), _between(second, third, part), part)


def _arc(start: Point, numbers: list[float], end: Point) -> list[Point]:
    """The points of an arc of a circle: radii alike, as all our drawings have them. SVG 2, appendix B.2.4."""
    radius, large, sweep = numbers[0], bool(numbers[3]), bool(numbers[4])
    half = math.dist(start, end) / 2
    if not half or not radius:
        return [end]
    radius = max(radius, half)
    away = math.sqrt(radius**2 - half**2) * (1 if large != sweep else -1)
    middle = _between(start, end, 0.5)
    across = ((end[0] - start[0]) / (2 * half), (end[1] - start[1]) / (2 * half))
    centre = (middle[0] - across[1] * away, middle[1] + across[0] * away)
    first = math.atan2(start[1] - centre[1], start[0] - centre[0])
    last = math.atan2(end[1] - centre[1], end[0] - centre[0])
    turn = (last - first) % math.tau if sweep else -((first - last) % math.tau)
    angles = [first + turn * step / STEPS for step in range(1, STEPS)]
    return [*((centre[0] + radius * math.cos(a), centre[1] + radius * math.sin(a)) for a in angles), end]
