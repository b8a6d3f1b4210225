from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.reading.ledger import ADDRESSES, GivenCode, Promise, ledger_text
from tests.catalogue.rules.checked import said_of
from tests.small_content import code, producer, product, records_of

if TYPE_CHECKING:
    from pathlib import Path

OUTLET = f"/diem-ban/quay-{code(1)}/"
DECISION = "/quyet-dinh/mot/"


def told(folder: Path, promise: tuple[str, str, str], files: dict[str, str], *, faulty: bool = False) -> list[str]:
    """What is said of a promised address: address, kind, owner."""
    text = ledger_text([Promise(*promise, "2026-11-20", 0)], Promise)
    problems = said_of(records_of(folder, {**files, f"ledger/{ADDRESSES}": text}, faulty=faulty))
    found = [problem for problem in problems if problem.place.path.endswith(ADDRESSES)]
    assert all(problem.place.line == 2 for problem in found)
    return [problem.code for problem in found]


def test_a_record_that_is_gone_with_its_code_is_missed(tmp_path: Path) -> None:
    assert told(tmp_path, (OUTLET, "outlets", code(1)), {"outlets/b.yaml": producer(2)}) == ["address-without-record"]


@pytest.mark.parametrize(
    "files",
    [
        {"outlets/quay.yaml": producer(1)},
        {"outlets/moi.yaml": producer(2, more=f"formerly_at: [{OUTLET}]\n")},
        {"tombstones/quay.yaml": f'name: Quầy\ncode: "{code(1)}"\nwithdrawn: 2026-11-20\nreason: Nhầm.\n'},
    ],
    ids=["record", "moved", "withdrawn"],
)
def test_what_answers_for_a_record(tmp_path: Path, files: dict[str, str]) -> None:
    assert told(tmp_path, (OUTLET, "outlets", code(1)), files) == []
    assert told(tmp_path, (f"{OUTLET}in-nhan/", "outlets", code(1)), files) == []


def test_of_a_code_that_the_ledger_knows_the_code_itself_is_told(tmp_path: Path) -> None:
    """One record that is gone is one problem, not two."""
    line = GivenCode(code(1), "outlets", "quay", "2026-11-20", 0)
    files = {"ledger/codes.csv": ledger_text([line], GivenCode)}
    assert told(tmp_path, (OUTLET, "outlets", code(1)), files) == []


def test_a_decision_that_is_gone_is_missed(tmp_path: Path) -> None:
    files = {"products/a.yaml": product(1), "decisions/hai.yaml": "items: [{act: revoke, product: a}]\n"}
    assert told(tmp_path, (DECISION, "decisions", "mot"), files) == ["address-without-page"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("decisions/mot.yaml", "items: [{act: revoke, product: a}]\n"),
        ("decisions/hai.yaml", "formerly: [mot]\nitems: [{act: revoke, product: a}]\n"),
        ("decisions/mot.yaml", "items: [{act: revok, product: a}]\n"),
        ("tombstones/mot.yaml", "name: Một\ndecision: mot\nwithdrawn: 2026-11-20\nreason: Nhầm.\n"),
    ],
    ids=["decision", "renamed", "unread", "withdrawn"],
)
def test_what_answers_for_a_decision(tmp_path: Path, name: str, text: str) -> None:
    files = {"products/a.yaml": product(1), name: text}
    assert told(tmp_path, (DECISION, "decisions", "mot"), files, faulty=True) == []


def test_lists_are_left_to_the_plan(tmp_path: Path) -> None:
    assert told(tmp_path, ("/tinh/ha-tinh/", "page", ""), {}) == []
