"""Judges what one `check` says of a copy of the real catalogue with many faults in it.

`python -m tests.faults.judge 400 SEED` puts 400 faults into a copy, all at once, checks it once and prints per kind how
many there were, how many were reported at their file and line, how many have a correction that can be computed and how
many carried it. Then every kind of fault that hides others is put beside a hundred more. 1 where a bound is not met.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_site.building.orders import Order
from ocop_site.building.pipeline import check
from tests.faults.fault import ANY, Said
from tests.faults.kinds import KINDS, STOPPERS
from tests.faults.material import Copy, Link
from tests.faults.spoil import Planted, Spoilt, lay_out, spoil, spoil_with, without

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocop_site.problems import Problem
    from tests.faults.fault import Also, Spot

PROJECT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)
LEAST_RIGHT = 0.9  # of those that have a computable correction
BESIDE_A_STOPPER = 100
SHARED = {"content/ledger/codes.csv", "content/coverage.yaml"}  # files that hold many faults, line by line


@dataclass(slots=True)
class Verdict:
    """What came of the faults of one run.

    `missed`: with what was said of their files instead. `right`, `wrong`: of those with a computable correction;
    `misled`: no correction can be computed, and a useless one was offered. `alarms` belong to no fault.
    """

    planted: tuple[Planted, ...]
    found: list[Planted] = field(default_factory=list)
    missed: list[tuple[Planted, Said, list[Problem]]] = field(default_factory=list)
    right: list[Planted] = field(default_factory=list)
    wrong: list[tuple[Planted, Said, str]] = field(default_factory=list)
    misled: list[tuple[Planted, Said, str]] = field(default_factory=list)
    alarms: list[Problem] = field(default_factory=list)

    @property
    def computable(self) -> int:
        """How many faults have a correction that can be computed."""
        return sum(any(said.right for said in one.fault.said) for one in self.planted)

    @property
    def good(self) -> bool:
        """Whether every bound is met."""
        return not self.missed and not self.alarms and len(self.right) >= LEAST_RIGHT * self.computable


def problems_of(copy: Copy) -> list[Problem]:
    """Everything that one `check` says of a copy."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        order = Order(
            content=lay_out(copy, folder),
            output=folder / "output",
            templates=PROJECT / "templates",
            assets=PROJECT / "assets",
            cache=folder / ".cache",
            vocabulary=PROJECT / "content" / "vocabulary",
            day=DAY,
        )
        return check(order).problems


def judged(spoilt: Spoilt) -> Verdict:
    """The verdict on one run over a spoilt copy."""
    return compare(spoilt, problems_of(spoilt.copy))


def compare(spoilt: Spoilt, problems: Sequence[Problem]) -> Verdict:
    """Holds what was said against what must be said."""
    places = _Places(spoilt.copy, problems)
    verdict = Verdict(spoilt.planted)
    belonging: set[int] = set()
    touched: set[str] = set()
    for one in spoilt.planted:
        answers = [(said, places.answering(said)) for said in one.fault.said]
        belonging |= {id(problem) for _, some in answers for problem in some}
        belonging |= {id(problem) for also in one.fault.also for problem in places.following(also)}
        silent = [said for said, some in answers if not some]
        if silent:
            # What is said of the same files instead is no false alarm: it is the same fault, told badly.
            files = {f"content/{path}" for said in silent for path, _ in said.spots}
            instead = [problem for problem in problems if problem.place.path in files]
            touched |= files
            verdict.missed.append((one, silent[0], instead))
        else:
            verdict.found.append(one)
        _judge_corrections(verdict, one, answers)
    verdict.alarms = [
        problem for problem in problems if id(problem) not in belonging and problem.place.path not in touched - SHARED
    ]
    return verdict


def _judge_corrections(verdict: Verdict, one: Planted, answers: Sequence[tuple[Said, Sequence[Problem]]]) -> None:
    asked = [(said, some) for said, some in answers if said.right]
    bad = [(said, _offered(some)) for said, some in asked if not _carries(said, some)]
    if bad:
        verdict.wrong.append((one, *bad[0]))
    elif asked:
        verdict.right.append(one)
    for said, some in answers:
        offered = {problem.hint for problem in some} - {"", said.was}
        if offered and not said.right:
            verdict.misled.append((one, said, ", ".join(sorted(offered))))


def _carries(said: Said, problems: Iterable[Problem]) -> bool:
    return any(one.hint == said.right or (said.in_words and said.right in one.message("vi")) for one in problems)


def _offered(problems: Iterable[Problem]) -> str:
    return ", ".join(sorted({problem.hint for problem in problems if problem.hint}))


class _Places:
    """The problems of a run by their place, and the lines of the spoilt files."""

    def __init__(self, copy: Copy, problems: Sequence[Problem]) -> None:
        self.copy = copy
        self.problems = problems
        self.lines: dict[str, list[str]] = {}

    def answering(self, said: Said) -> list[Problem]:
        """The problems that say what must be said."""
        places = {place for spot in said.spots for place in self.resolved(spot)}
        return [
            one
            for one in self.problems
            if (one.place.path, one.place.line) in places and (said.codes == ANY or one.code in said.codes)
        ]

    def following(self, also: Also) -> list[Problem]:
        """The problems that may be said besides."""
        places = None if also.line is None else self.resolved((also.path, also.line))
        return [
            one
            for one in self.problems
            if one.place.path == f"content/{also.path}"
            and (also.codes == ANY or one.code in also.codes)
            and (places is None or (one.place.path, one.place.line) in places)
        ]

    def resolved(self, spot: Spot) -> set[tuple[str, int]]:
        """A place as problems name it; a line that is given by its text stands where that text stands at the end."""
        path, line = spot
        if isinstance(line, int):
            return {(f"content/{path}", line)}
        if path not in self.lines:
            data = self.copy.files.get(path, b"")
            self.lines[path] = [] if isinstance(data, Link) else data.decode().split("\n")
        return {(f"content/{path}", number) for number, text in enumerate(self.lines[path], 1) if text == line}


# -- printing


def report(verdict: Verdict) -> list[str]:
    """The table of a verdict, and everything that was not as it must be."""
    planted = Counter(one.kind.name for one in verdict.planted)
    found = Counter(one.kind.name for one in verdict.found)
    asked = Counter(one.kind.name for one in verdict.planted if any(said.right for said in one.fault.said))
    right = Counter(one.kind.name for one in verdict.right)
    misled = Counter(one.kind.name for one, _, _ in verdict.misled)
    lines = [f"{'kind':<46} faults  found  computable  right  misled"]
    for name in sorted(planted):
        figures = f"{planted[name]:>6} {found[name]:>6} {asked[name]:>11} {right[name]:>6} {misled[name]:>7}"
        lines.append(f"{name:<46} {figures}{'' if found[name] == planted[name] else '  <- missed'}")
    total = f"{len(verdict.planted):>6} {len(verdict.found):>6} {verdict.computable:>11} {len(verdict.right):>6}"
    lines.append(f"{f'{len(planted)} kinds':<46} {total} {len(verdict.misled):>7}")
    for one, said, instead in verdict.missed:
        places = " or ".join(f"{path}:{line}" for path, line in said.spots)
        lines.append(f"missed  {one.kind.name}: {'/'.join(said.codes)} at {places}")
        lines += [f"        instead: {problem.line('en')[:200]}" for problem in instead[:4]]
    lines += [f"wrong   {one.kind.name}: `{said.right}`, offered `{offered}`" for one, said, offered in verdict.wrong]
    lines += [f"misled  {one.kind.name}: offered `{offered}`" for one, _, offered in verdict.misled]
    lines += [f"alarm   {problem.line('en')[:240]}{_of(problem, verdict)}" for problem in verdict.alarms]
    share = len(verdict.right) / verdict.computable if verdict.computable else 1
    lines.append(
        f"{len(verdict.found)} of {len(verdict.planted)} faults reported at their line; {len(verdict.right)} of "
        f"{verdict.computable} corrections right ({share:.1%}); {len(verdict.alarms)} false alarms"
    )
    return lines


def _of(problem: Problem, verdict: Verdict) -> str:
    """Which fault was put into the file that a false alarm names."""
    kinds = [one.kind.name for one in verdict.planted for path in one.files if f"content/{path}" == problem.place.path]
    return f" (there: {', '.join(kinds)})" if kinds and problem.place.path not in SHARED else ""


def said_alone(verdict: Verdict, seed: int) -> list[str]:
    """Of each kind that was missed: whether it is said where it is the only fault."""
    lines = []
    for name in sorted({one.kind.name for one, _, _ in verdict.missed}):
        alone = judged(spoil_with(name, seed))
        lines.append(f"{name}: {'never said so' if alone.missed else 'hidden; said where it is the only fault'}")
    return lines


def hidden_by(stopper: str, seed: int, count: int = BESIDE_A_STOPPER) -> tuple[bool, list[str], list[str]]:
    """Of a fault that can hide others: whether it is said, which kinds are found without it only, its false alarms."""
    spoilt = spoil(count, seed, stopper)
    first = spoilt.planted[0]
    with_it, without_it = judged(spoilt), judged(without(spoilt, first))
    hidden = [one.kind.name for one in without_it.found if one not in with_it.found]
    alarms = {problem.line("en") for problem in with_it.alarms} - {problem.line("en") for problem in without_it.alarms}
    return first in with_it.found, hidden, sorted(alarms)


def main(words: Sequence[str]) -> int:
    """Judge one run and print it; 1 where a bound is not met."""
    count, seed = int(words[0]), int(words[1])
    verdict = judged(spoil(count, seed))
    _print(report(verdict))
    _print(said_alone(verdict, seed))
    good = verdict.good
    for one in STOPPERS:
        said, hidden, alarms = hidden_by(one.name, seed)
        good = good and said and not hidden and not alarms
        figures = f"hides {len(hidden)} of {BESIDE_A_STOPPER - 1} beside it, {len(alarms)} false alarms"
        _print([f"{one.name}: {'' if said else 'not '}said, {figures}", *(f"alarm   {alarm}" for alarm in alarms)])
    _print([f"{len(KINDS) + len(STOPPERS)} kinds of faults: {'all bounds met' if good else 'NOT met'}"])
    return 0 if good else 1


def _print(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
