"""400 faults at once in a copy of the real catalogue are all reported; and the judge of that can fail."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from itertools import count

import pytest

from ocop_site.problem_texts import TEXTS
from ocop_site.problems import Place, Problem
from tests.faults.fault import ANY
from tests.faults.judge import BESIDE_A_STOPPER, LEAST_RIGHT, Verdict, compare, judged, problems_of, report
from tests.faults.kinds import KINDS, MODULES, STOPPERS
from tests.faults.material import Copy
from tests.faults.spoil import Spoilt, put, spoil

FAULTS = 400
SEED = 1
LEAST_KINDS = 80
# A site that cannot be read and a vocabulary that cannot; `make judge-faults` has all kinds of them.
STOPPING = ("quote_of_the_site_not_closed", "colon_in_the_vocabulary")


@cache
def verdict() -> Verdict:
    return judged(spoil(FAULTS, SEED))


def lines_of(one: Verdict, *beginnings: str) -> list[str]:
    return [line for line in report(one) if line.startswith(beginnings)]


def test_the_clean_catalogue_gives_nothing() -> None:
    assert [problem.line("en") for problem in problems_of(Copy())] == []


def test_every_fault_is_reported_at_its_file_and_line() -> None:
    assert len(verdict().planted) == FAULTS
    assert lines_of(verdict(), "missed", "        instead") == []


def test_nothing_is_reported_that_is_no_fault() -> None:
    assert lines_of(verdict(), "alarm") == []


def test_the_right_correction_is_offered() -> None:
    assert len(verdict().right) >= LEAST_RIGHT * verdict().computable, lines_of(verdict(), "wrong")


@pytest.mark.parametrize("stopper", STOPPING)
def test_no_fault_hides_the_others(stopper: str) -> None:
    one = judged(spoil(BESIDE_A_STOPPER, SEED, stopper))
    assert one.planted[0].kind.name == stopper
    assert lines_of(one, "missed", "alarm") == []


def test_there_are_enough_kinds_and_every_one_occurs() -> None:
    assert len(KINDS) >= LEAST_KINDS
    assert {one.module for one in KINDS + STOPPERS} == {module.__name__ for module in MODULES}
    assert {one.kind.name for one in spoil(FAULTS, SEED).planted} == {one.name for one in KINDS}
    assert set(STOPPING) <= {one.name for one in STOPPERS}


def test_what_must_be_said_can_be_said() -> None:
    """Every code is one of the project's own, and what is spoilt can be computed again from the seed."""
    one, same, other = spoil(FAULTS, 1), spoil(FAULTS, 1), spoil(FAULTS, 2)
    codes = {code for planted in one.planted for said in planted.fault.said for code in said.codes}
    assert codes - set(TEXTS) - set(ANY) == set()
    assert one.copy.files == same.copy.files != other.copy.files


def test_every_fault_changes_files_of_its_own() -> None:
    spoilt = spoil(FAULTS, 1)
    names = [path for one in spoilt.planted for path in one.files]
    assert len(names) == len(set(names))
    shared = {"ledger/codes.csv", "ledger/addresses.csv", "coverage.yaml", "vocabulary/stocks.yaml"}
    clean, files = spoilt.copy.clean, spoilt.copy.files
    changed = {path for path in clean.keys() | files.keys() if clean.get(path) != files.get(path)}
    assert changed - set(names) - shared == set()


# -- the judge itself, without the engine


def _small() -> Spoilt:
    """Faults of three kinds, one with a correction that can be computed."""
    copy, chance = Copy(), random.Random(5)
    wanted = ("key_misspelt", "tab_in_the_margin", "merge_marks_in_a_ledger")
    kinds = {one.name: one for one in KINDS}
    return Spoilt(copy, tuple(put(kinds[name], copy, chance) for name in wanted))


def _answers(spoilt: Spoilt) -> list[Problem]:
    """Exactly what must be said of it."""
    numbers = count(1)
    found = []
    for said in (said for one in spoilt.planted for said in one.fault.said):
        path, line = said.spots[0]
        if isinstance(line, str):
            line = spoilt.copy.lines(path).index(line) + 1
        values = {"value": str(next(numbers))}
        found.append(Problem(said.codes[0], Place(f"content/{path}", line, 1), values, said.right))
    return found


def test_the_judge_is_content_with_exactly_what_must_be_said() -> None:
    spoilt = _small()
    verdict = compare(spoilt, _answers(spoilt))
    assert verdict.good
    assert (len(verdict.found), len(verdict.right), verdict.computable) == (3, 1, 1)


def test_the_judge_misses_what_is_not_said_or_said_elsewhere() -> None:
    spoilt = _small()
    answers = _answers(spoilt)
    for at, problem in enumerate(answers):
        elsewhere = replace(problem, place=replace(problem.place, line=problem.place.line + 1))
        otherwise = replace(problem, code="text-too-long")
        for instead in ([], [elsewhere], [otherwise]):
            verdict = compare(spoilt, [*answers[:at], *instead, *answers[at + 1 :]])
            assert not verdict.good
            assert len(verdict.missed) == 1


def test_the_judge_wants_the_right_correction() -> None:
    spoilt = _small()
    verdict = compare(spoilt, [replace(problem, hint="x" if problem.hint else "") for problem in _answers(spoilt)])
    assert not verdict.good
    assert [one.kind.name for one, _, _ in verdict.wrong] == ["key_misspelt"]


def test_the_judge_hears_false_alarms() -> None:
    spoilt = _small()
    there = Problem("bad-date", Place("content/products/vi-du/khac.yaml", 3, 1), {"value": "x"})
    same_file = Problem("bad-date", replace(_answers(spoilt)[0].place, line=1), {"value": "x"})
    for alarm in (there, same_file):
        verdict = compare(spoilt, [*_answers(spoilt), alarm])
        assert verdict.alarms == [alarm]
        assert not verdict.good
