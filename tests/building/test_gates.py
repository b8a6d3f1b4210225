"""The gates: whatever is wrong, and however late it is found, the output stays as it was."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.output import STAGING
from ocop_site.building.pipeline import build
from tests.building.small_site import FILES, order_of
from tests.small_content import PROJECT, write
from tests.whole_sites import files_below

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.building.orders import Order


def test_an_error_in_the_records_leaves_everything_as_it_was(built: Order, tmp_path: Path) -> None:
    before = files_below(built.output)
    write(tmp_path, {"products/b.yaml": "name: [\n"})
    outcome = build(built)
    assert [problem.code for problem in outcome.problems if problem.severity == "error"] == ["yaml-bracket"]
    assert files_below(built.output) == before


def own_templates(order: Order, folder: Path, name: str, text: str) -> Order:
    shutil.copytree(PROJECT / "templates", folder / "templates")
    with (folder / "templates" / name).open("a", encoding="utf-8") as file:
        file.write(text)
    return replace(order, templates=folder / "templates")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("product.html", "{% block main %}{{ it.thieu }}{% endblock %}"),
        ("product.html", "{{ hỏng }"),
        ("code.html", '{% extends "khong-co.html" %}'),
        ("macros.html", "{% if %}"),
    ],
)
def test_a_template_that_fails_leaves_everything_as_it_was(built: Order, tmp_path: Path, name: str, text: str) -> None:
    before = files_below(built.output)
    outcome = build(own_templates(built, tmp_path, name, text))
    assert {problem.code for problem in outcome.problems if problem.severity == "error"} == {"template-error"}
    assert files_below(built.output) == before
    assert not (built.output / STAGING).exists()


def test_a_template_that_links_to_nothing_leaves_everything_as_it_was(built: Order, tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "templates", tmp_path / "templates")
    base = tmp_path / "templates" / "base.html"
    base.write_text(base.read_text(encoding="utf-8").replace("</body>", '<a href="/khong-co/">x</a></body>'), "utf-8")
    before = files_below(built.output)
    outcome = build(replace(built, templates=tmp_path / "templates"))
    assert {problem.code for problem in outcome.problems if problem.severity == "error"} == {"dead-link"}
    assert files_below(built.output) == before


def test_an_output_of_somebody_else_is_never_touched(tmp_path: Path) -> None:
    order = order_of(tmp_path)
    (order.output).mkdir()
    (order.output / "quy.txt").write_text("quý", encoding="utf-8")
    outcome = build(order)
    assert [problem.code for problem in outcome.problems if problem.severity == "error"] == ["foreign-output"]
    assert files_below(order.output) == {"quy.txt": "quý".encode()}


def test_records_without_an_error_are_never_called_good_without_a_plan(tmp_path: Path) -> None:
    """A vocabulary file in Markdown has a story that nobody shows: a warning, and the site is built all the same."""
    order = order_of(tmp_path, FILES)
    shutil.copytree(PROJECT / "content" / "vocabulary", order.content / "vocabulary")
    stars = order.content / "vocabulary" / "stars.yaml"
    stars.with_suffix(".md").write_text(f"---\n{stars.read_text(encoding='utf-8')}---\nSao.\n", encoding="utf-8")
    stars.unlink()
    outcome = build(order)
    assert {problem.code for problem in outcome.problems} == {"story-not-used", "code-not-in-ledger"}
    assert outcome.planned > 50
