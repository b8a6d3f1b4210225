from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.budgets import FILE, BudgetCheck, read_budgets
from ocop_site.building.pipeline import build, check
from ocop_site.problems import Severity
from tests.building.small_site import A, B, order_of, pages_of
from tests.small_content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.building.orders import Order, Outcome
    from ocop_site.problems import Problem

SAID = "page-over-budget"
MEASURES = ("html", "css", "script", "fonts", "first_view")


def said(outcome: Outcome, code: str = SAID) -> list[Problem]:
    """What the gate said; a site without contact is warned of that, too."""
    return [problem for problem in outcome.problems if problem.code == code]


def written(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def order(tmp_path: Path) -> Order:
    """A small site with templates of its own."""
    shutil.copytree(PROJECT / "templates", tmp_path / "templates")
    return replace(order_of(tmp_path), templates=tmp_path / "templates")


@pytest.mark.parametrize("measure", MEASURES)
def test_a_page_above_its_budget_stops_the_build_with_the_number(order: Order, measure: str) -> None:
    assert build(order).good
    before = pages_of(order)
    written(order.templates, f"pages:\n  product: {{{measure}: 300}}\n")
    outcome = build(order)
    (problem,) = said(outcome)
    assert not outcome.good
    assert str(problem.place) == f"templates/budgets.yaml:2:{15 + len(measure)}"
    assert (problem.values["measure"], problem.values["limit"], problem.values["number"]) == (measure, "300", "2")
    assert int(problem.values["value"]) > 300
    assert problem.values["page"] in {A, B}
    assert pages_of(order) == before


def test_of_several_pages_the_heaviest_is_named(order: Order) -> None:
    assert build(order).good
    weights = {name: len(data) for name, data in pages_of(order).items() if name in {A, B}}
    written(order.templates, f"pages: {{product: {{html: {min(weights.values())}}}}}\n")
    (problem,) = said(build(order))
    assert problem.values["page"] == max(weights, key=lambda name: weights[name])
    assert problem.values["value"] == str(max(weights.values()))
    assert problem.values["number"] == "1"


def test_a_budget_that_is_lowered_weighs_pages_that_did_not_change(order: Order) -> None:
    written(order.templates, "every_page: {html: 100000}\n")
    assert build(order).good
    again = build(order)
    assert (again.good, again.made) == (True, 0)
    written(order.templates, "every_page: {html: 100000}\npages: {home: {html: 300}}\n")
    outcome = build(order)
    assert [problem.values["page"] for problem in said(outcome)] == ["index.html"]
    assert outcome.made == 1
    assert said(build(order))


def test_a_higher_budget_writes_nothing(order: Order) -> None:
    assert build(order).good
    written(order.templates, "every_page: {html: 1000000}\n")
    outcome = build(order)
    assert (outcome.good, outcome.written) == (True, 0)


def test_without_the_file_nothing_is_limited(order: Order) -> None:
    (order.templates / FILE).unlink()
    assert build(order).good


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("every_page: {html: 98k}\n", "not-a-number", "1:20"),
        ("every_page: {html: 0}\n", "out-of-range", "1:20"),
        ("every_page: {htlm: 5}\n", "unknown-key", "1:14"),
        ("pages: {prodct: {html: 5}}\n", "unknown-reference", "1:9"),
        ("pages: [\n", "yaml-bracket", "1:1"),
    ],
)
def test_a_wrong_file_is_told_at_its_place_before_anything_is_made(
    order: Order, text: str, code: str, place: str
) -> None:
    written(order.templates, text)
    errors = [one for one in check(order).problems if one.severity is Severity.ERROR]
    assert [(one.code, str(one.place)) for one in errors] == [(code, f"templates/budgets.yaml:{place}")]


def test_what_is_no_page_has_no_weight(tmp_path: Path) -> None:
    budgets, problems = read_budgets(written(tmp_path / "t", "every_page: {html: 1}\n"))
    scale = BudgetCheck(budgets)
    scale.take("Q/1/qr.svg", "", {})
    assert (problems, scale.finish()) == ([], [])
