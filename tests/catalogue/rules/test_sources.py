from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.rules.sources import last_source_day
from ocop_site.records.base import Source
from tests.catalogue.rules.checked import codes_of, decision, only, wrong
from tests.small_content import paper, product

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "{url: https://a.vn/, %s}"


def sources(*days: str) -> str:
    """The sources of a record or of a part of it."""
    return f"sources: [{', '.join(SOURCE % day for day in days)}]\n"


@pytest.mark.parametrize(
    ("issued", "days", "last"),
    [
        ("2027-01-01", ["read: 2026-11-22"], "2026-11-22"),
        ("2199-12-31", ["read: 2026-11-22"], "2026-11-22"),
        ("2026-11-22", ["read: 2026-11-22"], ""),
        ("2026-11-23", ["published: 2026-03-25, read: 2026-11-22"], "2026-11-22"),
        ("2026-11-01", ["published: 2026-03-25, read: 2026-11-22"], ""),
        ("2026-04-01", ["published: 2026-03-25"], "2026-03-25"),
        ("2026-04-01", ["published: 2026-03-25", "read: 2026-04-02"], ""),
        ("2026-04-01", ["published: 2026-03-25", "title: không rõ ngày"], "2026-03-25"),
        ("2026-04-01", ["title: không rõ ngày"], ""),
        ("2026", ["read: 2026-04-02"], ""),
        ("2027", ["read: 2026-04-02"], "2026-04-02"),
        ("../2027-01-01", ["read: 2026-04-02"], ""),
        ("2027-01-01/..", ["read: 2026-04-02"], "2026-04-02"),
    ],
)
def test_no_certificate_is_younger_than_all_its_sources(
    tmp_path: Path, issued: str, days: list[str], last: str
) -> None:
    more = paper(issued, more=f"    {sources(*days)}")
    problems = wrong(tmp_path, {"products/a.yaml": product(1, more=more)})
    expected = [("later-than-source", "content/products/a.yaml:6:13", "warning", last)] if last else []
    assert [(p.code, str(p.place), p.severity, p.values["last"]) for p in problems] == expected


def test_the_sources_of_the_record_tell_where_a_certificate_has_none(tmp_path: Path) -> None:
    early, late = sources("read: 2024-01-01"), sources("read: 2026-01-01")
    assert codes_of(tmp_path, {"products/a.yaml": product(1, more=paper("2025-05-05") + early)}) == [
        "later-than-source"
    ]
    assert wrong(tmp_path, {"products/a.yaml": product(1, more=paper("2025-05-05") + late)}) == []
    own = paper("2025-05-05", more=f"    {late}")
    assert wrong(tmp_path, {"products/a.yaml": product(1, more=own + early)}) == []
    undated = paper("2025-05-05", more=f"    {sources('title: không rõ ngày')}")
    assert wrong(tmp_path, {"products/a.yaml": product(1, more=undated + early)}) == []


def test_a_decision_is_told_once_and_not_of_each_item(tmp_path: Path) -> None:
    items = "{act: recognise, product: a, stars: 4}\n{act: recognise, product: b, stars: 4}"
    text = decision(items, date="2026-03-20", more=sources("read: 2026-03-19"))
    files = {"products/a.yaml": product(1), "products/b.yaml": product(2), "decisions/c.yaml": text}
    problem = only(tmp_path, files)
    assert (problem.code, str(problem.place)) == ("later-than-source", "content/decisions/c.yaml:2:7")


@pytest.mark.parametrize("own", [True, False])
def test_a_nomination_too(tmp_path: Path, own: bool) -> None:  # noqa: FBT001 - a table's column
    read = sources("read: 2026-03-19")
    inner, outer = (f"    {read}", "") if own else ("", read)
    more = f"nominations:\n  - to_stars: 5\n    on: 2026-03-20\n{inner}{outer}"
    problem = only(tmp_path, {"products/a.yaml": product(1, more=more)})
    assert (problem.code, problem.place.line) == ("later-than-source", 6)
    more = more.replace("on: 2026-03-20", "on: 2026-03-19")
    assert wrong(tmp_path, {"products/a.yaml": product(1, more=more)}) == []


def test_a_report_too(tmp_path: Path) -> None:
    more = f"reports:\n  - says: revoked\n    on: 2026-03-20\n    {sources('published: 2026-03-19')}"
    problem = only(tmp_path, {"products/a.yaml": product(1, more=more)})
    assert (problem.code, problem.place.line) == ("later-than-source", 6)
    more = more.replace("on: 2026-03-20", "on: 2026-03-19")
    assert wrong(tmp_path, {"products/a.yaml": product(1, more=more)}) == []


def test_the_last_day_of_sources() -> None:
    first = Source(published=date(2026, 1, 2), read=date(2026, 1, 3))
    assert last_source_day((first, Source(published=date(2026, 1, 4)), Source())) == date(2026, 1, 4)
    assert last_source_day((Source(),)) is None
    assert last_source_day(()) is None


@pytest.mark.parametrize(("year", "told"), [(2026, 0), (2027, 1), (2032, 1)])
def test_a_round_is_no_later_than_its_source(tmp_path: Path, year: int, told: int) -> None:
    lines = f"certificates:\n  - stars: 3\n    programme_year: {year}\n"
    more = f"{lines}nominations: [{{to_stars: 4, year: {year}}}]\n{sources('read: 2026-11-22')}"
    problems = [p for p in wrong(tmp_path, {"products/a.yaml": product(1, more=more)}) if p.code == "later-than-source"]
    assert [p.place.line for p in problems] == [6, 7] * told


def test_a_round_of_a_decision_is_no_later_than_its_source(tmp_path: Path) -> None:
    text = decision("{act: recognise, product: a, stars: 3, programme_year: 2031}", more=sources("read: 2026-11-22"))
    problems = wrong(tmp_path, {"products/a.yaml": product(1), "decisions/mot.yaml": text})
    assert "later-than-source" in {p.code for p in problems}
