"""Plans whose shapes contradict themselves, or that name what is not there, are told so at the right place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.rules.plans import plan_problems
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from tests.small_content import PROJECT, records_of, write

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.problems import Problem


def problems(folder: Path, targets: str, more: str = "") -> list[Problem]:
    text = f"title: Kế hoạch ví dụ\nprovince: Phú Yên\nvintage: 63\nyear: 2021\ntargets:\n{targets}{more}"
    return list(plan_problems(records_of(folder, {"plans/a.yaml": text})))


def target(said: str, number: str = "1") -> str:
    return f"  - {{id: '{number}', quote: mục đặt ra, {said}}}\n"


# What is written, and the field at which it contradicts itself.
SHAPES = {
    "op: range, min: 1": "op",
    "op: range, max: 2": "op",
    "op: range, min: 3, max: 2": "min",
    "op: range, min: 1, max: 2, value: 2": "value",
    "op: '>='": "op",
    "op: '='": "op",
    "op: '>=', value: 3, min: 1": "op",
    "value: 3": "value",
    "op: '=', value: 40, unit: '%'": "unit",
    "op: '=', value: 140, unit: '%', of: officials": "value",
    "op: '=', value: 4, unit: sản phẩm, of: officials": "of",
    "op: '>=', value: 1.5, unit: lần": "unit",
    "op: '>=', value: 1.5, unit: lần, baseline: before-joining": "unit",
    "op: '>=', value: 2, metrics: [revenue]": "unit",
    "op: '>=', min_each: 1": "min_each",
    "op: '>=', per: district, value: 1": "per",
    "op: range, per: district, min_each: 3, max_each: 2": "min_each",
    "cohort: {by: issued-year}": "cohort",
    "cohort: {by: valid-on, year: 2020}": "cohort",
    "measure: products-kept": "measure",
    "measure: products-since, cohort: {by: valid-on, day: 2020-12-31}": "measure",
    "measure: producers-of-type": "measure",
    "measure: districts-with-outlet": "measure",
    "measure: products-recognised, text: true": "text",
    "op: '>=', breakdown: [{origin: new, value: 1}]": "breakdown",
}


@pytest.mark.parametrize("said", SHAPES)
def test_a_shape_that_contradicts_itself(tmp_path: Path, said: str) -> None:
    (problem,) = problems(tmp_path, target(said))
    assert (problem.code, problem.values["field"]) == ("target-shape", SHAPES[said])
    assert problem.place.line == 6


@pytest.mark.parametrize(
    "said",
    [
        "op: range, min: 1, max: 2",
        "op: '>=', value: 3",
        "op: '=', value: 40, unit: '%', of: producers-in-force",
        "op: '>=', value: 1.5, unit: lần, baseline: before-joining, metrics: [revenue, profit]",
        "op: range, per: district, min_each: 2, max_each: 3",
        "measure: products-kept, cohort: {by: valid-on, day: 2020-12-31}",
        "text: true",
    ],
)
def test_a_whole_shape_is_right(tmp_path: Path, said: str) -> None:
    assert problems(tmp_path, target(said)) == []


def test_a_part_is_not_more_than_its_whole(tmp_path: Path) -> None:
    whole = target("op: '>=', value: 5, unit: sản phẩm")
    more = target("op: '>=', value: 6, unit: sản phẩm, part_of: '1'", "2")
    parts = target("op: '>=', part_of: '1', breakdown: [{origin: new, value: 3}, {origin: existing, value: 3}]", "3")
    assert [(p.code, p.values["field"]) for p in problems(tmp_path, whole + more + parts)] == [
        ("target-shape", "value"),
        ("target-shape", "breakdown"),
    ]


def test_what_is_named_must_be_there(tmp_path: Path) -> None:
    targets = target("part_of: '9'", "1.1") + target("part_of: '2'", "2") + target("types: [doanh-nghep]", "3")
    found = problems(tmp_path, targets, "reported:\n  - {target: '1.2', value: '5'}\n")
    assert [(p.code, p.values["value"], p.hint) for p in found] == [
        ("unknown-reference", "9", ""),
        ("unknown-reference", "2", ""),
        ("unknown-reference", "doanh-nghep", "doanh-nghiep"),
        ("unknown-reference", "1.2", ""),
    ]


def test_a_number_stands_once_in_all_three_lists(tmp_path: Path) -> None:
    more = "activities:\n  - {id: '1', quote: việc đặt ra}\npassages:\n  - {id: '1', quote: lời đặt ra, text: true}\n"
    found = problems(tmp_path, target("text: true"), more)
    assert [(p.code, p.place.line) for p in found] == [("same-id-twice", 8), ("same-id-twice", 10)]


def test_districts_are_those_of_the_period(tmp_path: Path) -> None:
    more = "districts: [huyện Tuy An, huyện Can Lộc, Tuy An, TX Sông Cầu]\n"
    found = problems(tmp_path, target("text: true"), more)
    assert [(p.code, p.values["value"]) for p in found] == [
        ("unknown-reference", "huyện Can Lộc"),
        ("same-id-twice", "Tuy An"),
    ]


def test_a_word_that_is_no_measure_is_told_with_the_nearest(tmp_path: Path) -> None:

    text = "title: Kế hoạch ví dụ\nprovince: Phú Yên\nvintage: 63\nyear: 2021\ntargets:\n"
    content = write(tmp_path, {"plans/a.yaml": text + target("measure: products-recognized")})
    raw, _ = read_content(content, PROJECT / "content" / "vocabulary")
    _, found = read_records(raw)
    assert [(p.code, p.hint) for p in found] == [("unknown-value", "products-recognised")]
