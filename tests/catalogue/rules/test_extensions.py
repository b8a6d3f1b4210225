from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.catalogue.rules.checked import decision, only, wrong
from tests.small_content import paper, product

if TYPE_CHECKING:
    from pathlib import Path

EXTEND = "{act: extend, product: a, until: %s, ground: điều 12.3}"


@pytest.mark.parametrize(
    ("lines", "until", "last"),
    [
        (paper("2023-06-30", more="%s"), "2026-06-30", "2026-06-30"),
        (paper("2023-06-30", more="%s"), "2026-07-01", ""),
        (paper("2023-06", more="%s"), "2026-06-01", "2026-06-01"),
        (paper("2023-06", more="%s"), "2026-06-02", ""),
        (paper("2023-06-30", more="    valid_until: 2026-06-29\n%s"), "2026-06-29", "2026-06-29"),
    ],
)
def test_an_extension_adds_a_day(tmp_path: Path, lines: str, until: str, last: str) -> None:
    more = lines % f"    extension: {{until: {until}, basis: điều 12.3}}\n"
    problems = wrong(tmp_path, {"products/a.yaml": product(1, more=more)})
    expected = [("extension-too-short", "warning", until, last)] if last else []
    assert [(p.code, p.severity, p.values["value"], p.values["last"]) for p in problems] == expected


@pytest.mark.parametrize(
    ("papers", "date", "until", "last"),
    [
        (paper("2023-06-30"), "2026-03-20", "2026-06-30", "2026-06-30"),
        (paper("2023-06-30"), "2026-03-20", "2026-07-01", ""),
        # the newest one counts, not the one that had ended long ago
        (paper("2020-06-30") + "  - {stars: 3, issued: 2023-06-30}\n", "2026-03-20", "2026-06-30", "2026-06-30"),
        # of two that can be the newest, both must end later
        (paper("2023-05-15") + "  - {stars: 3, issued: 2023}\n", "2025-12-20", "2026-05-15", ""),
        (paper("2023-05-15") + "  - {stars: 3, issued: 2023}\n", "2025-12-20", "2026-01-01", "2026-01-01"),
        # one that came after the decision is none of its business
        (paper("2023-06-30") + "  - {stars: 3, issued: 2026-10-01}\n", "2026-03-20", "2026-12-01", ""),
        (paper("2023-06-30") + "  - {stars: 3, issued: 2026}\n", "2026-03-20", "2026-12-01", ""),
        # an unknown day of the decision leaves all of them
        (paper("2023-06-30") + "  - {stars: 3, issued: 2026-10-01}\n", "", "2026-12-01", ""),
        (paper("2023-06-30"), "", "2026-06-30", "2026-06-30"),
    ],
)
def test_an_item_adds_a_day_to_the_newest_paper(tmp_path: Path, papers: str, date: str, until: str, last: str) -> None:
    files = {
        "products/a.yaml": product(1, more=papers),
        "decisions/b.yaml": decision(EXTEND % until, number="", issuer="", date=date),
    }
    problems = wrong(tmp_path, files)
    expected = [("extension-too-short", last)] if last else []
    assert [(p.code, p.values["last"]) for p in problems] == expected


@pytest.mark.parametrize(
    ("date", "until", "told"),
    [
        ("2026-07-15", "2026-07-14", 1),
        ("2026-07-15", "2026-07-15", 0),
        ("2026-07", "2026-07-14", 0),
        ("2026-08", "2026-07-14", 1),
        ("../2026-08-01", "2026-07-14", 0),
    ],
)
def test_an_item_extends_from_its_decision_on(tmp_path: Path, date: str, until: str, told: int) -> None:
    files = {
        "products/a.yaml": product(1, more=paper("2023-06-30")),
        "decisions/b.yaml": decision(EXTEND % until, date=date),
    }
    problems = wrong(tmp_path, files)
    assert [(p.code, str(p.place), p.severity) for p in problems] == [
        ("extension-before-decision", "content/decisions/b.yaml:5:38", "warning")
    ] * told


def test_an_extension_backwards_is_told_once(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1, more=paper("2023-06-30")),
        "decisions/b.yaml": decision(EXTEND % "2025-07-14", date="2026-07-15"),
    }
    assert only(tmp_path, files).code == "extension-before-decision"


@pytest.mark.parametrize(
    ("papers", "told"),
    [
        ("", 1),
        ("recognised_below_3: true\n", 1),
        (paper("2023-06-30"), 0),
        (paper("2023-06-30/.."), 0),
        (paper("2026-03-21"), 1),  # it came after the decision
        (paper("2026-03"), 0),
    ],
)
def test_what_is_extended_is_in_the_catalogue(tmp_path: Path, papers: str, told: int) -> None:
    files = {
        "products/a.yaml": product(1, more=papers),
        "decisions/b.yaml": decision(EXTEND % "2026-08-01", date="2026-03-20"),
    }
    problems = [p for p in wrong(tmp_path, files) if p.code != "extension-too-short"]
    assert [(p.code, str(p.place), p.severity, p.values["value"]) for p in problems] == [
        ("extension-without-paper", "content/decisions/b.yaml:5:28", "warning", "a")
    ] * told


def test_a_paper_that_a_decision_gave_can_be_extended(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1),
        "decisions/b.yaml": decision("{act: recognise, product: a, stars: 3}", number="1", date="2023-06-30"),
        "decisions/c.yaml": decision(EXTEND % "2026-08-01", number="2", date="2026-03-20"),
    }
    assert wrong(tmp_path, files) == []


def test_of_a_product_that_is_none_the_reference_is_told(tmp_path: Path) -> None:
    files = {"products/b.yaml": product(1), "decisions/c.yaml": decision(EXTEND % "2026-08-01")}
    assert only(tmp_path, files).code == "unknown-reference"
