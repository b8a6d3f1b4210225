"""What the rules say of booths, and of the codes that the ledger gave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.reading.ledger import GivenCode, ledger_text
from ocop_site.records.columns import tables_of
from tests.catalogue.rules.checked import codes_of, only, said_of, wrong
from tests.small_content import code, producer, product, records_of

if TYPE_CHECKING:
    from pathlib import Path

HALLS = "halls: [{name: Nhà A, rows: 2, columns: 3}, {name: Nhà B, rows: 1, columns: 1}]\n"


def fair(*booths: str, halls: str = "", number: int = 50) -> str:
    """A fair, each booth with a code behind what is given of it."""
    lines = "".join(f'  - {{{one}, code: "{code(60 + place)}"}}\n' for place, one in enumerate(booths))
    return producer(number, "Hội chợ Ví Dụ", f"{halls}booths:\n{lines}")


def said(folder: Path, *booths: str, halls: str = "") -> list[tuple[str, int]]:
    files = {"fairs/h.yaml": fair(*booths, halls=halls), "products/a.yaml": product(1)}
    first = 4 if halls else 3
    return [(one.code, one.place.line - first) for one in wrong(folder, files)]


WHO = "exhibitor: {name: Ai đó}"


def test_numbers_are_compared_by_their_addresses(tmp_path: Path) -> None:
    assert said(tmp_path, f"number: A1, {WHO}", f"number: A-1, {WHO}", f"number: a1, {WHO}") == [
        ("booth-number-twice", 3)
    ]


def test_a_booth_needs_somebody_or_something(tmp_path: Path) -> None:
    booths = ("number: A1, products: [a]", f"number: A2, {WHO}", "number: A3, hall: Nhà A", "number: A4, exhibitor: {}")
    assert said(tmp_path, *booths) == [("booth-empty", 3), ("booth-empty", 4)]


def test_a_product_is_shown_once_in_a_fair(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1),
        "fairs/h.yaml": fair("number: A1, products: [a]", "number: A2, products: [a]"),
        "fairs/k.yaml": producer(51, more=f'booths: [{{number: A1, code: "{code(70)}", products: [a]}}]\n'),
    }
    problem = only(tmp_path, files)
    assert (problem.code, problem.place.path) == ("product-in-two-booths", "content/fairs/h.yaml")
    assert problem.values == {"value": "a", "first": "A1", "second": "A2"}


@pytest.mark.parametrize(
    "cells",
    [
        "hall: Nhà A, row: 1, column: 1",
        "hall: Nhà A, row: 2, column: 3",
        "hall: Nhà A, row: 1, column: 1, wide: 3, deep: 2",
        "hall: Nhà B, row: 1, column: 1",
        "hall: Nhà A",
        "position: cạnh cửa",
    ],
)
def test_a_booth_inside_its_hall_is_good(tmp_path: Path, cells: str) -> None:
    assert said(tmp_path, f"number: A1, {cells}, {WHO}", halls=HALLS) == []


@pytest.mark.parametrize(
    "cells",
    [
        "hall: Nhà A, row: 3, column: 1",
        "hall: Nhà A, row: 1, column: 4",
        "hall: Nhà A, row: 1, column: 2, wide: 3",
        "hall: Nhà A, row: 2, column: 1, deep: 2",
        "hall: Nhà C",
        "row: 1, column: 1",
    ],
)
def test_a_booth_outside_every_hall_is_an_error(tmp_path: Path, cells: str) -> None:
    assert said(tmp_path, f"number: A1, {cells}, {WHO}", halls=HALLS) == [("booth-outside-hall", 1)]


def test_a_fair_that_describes_no_hall_may_name_any(tmp_path: Path) -> None:
    assert said(tmp_path, f"number: A1, hall: Nhà Z, row: 9, column: 9, {WHO}") == []


def test_half_a_cell_is_none(tmp_path: Path) -> None:
    (problem,) = wrong(tmp_path, {"fairs/h.yaml": fair(f"number: A1, hall: Nhà A, row: 1, {WHO}", halls=HALLS)})
    assert (problem.code, problem.values["field"]) == ("missing-field", "column")


def test_booths_that_lie_on_one_cell_are_told_once(tmp_path: Path) -> None:
    booths = (
        f"number: A1, hall: Nhà A, row: 1, column: 1, wide: 2, deep: 2, {WHO}",
        f"number: A2, hall: Nhà A, row: 2, column: 1, wide: 2, {WHO}",
        f"number: A3, hall: Nhà A, row: 1, column: 3, deep: 2, {WHO}",
        f"number: B1, hall: Nhà B, row: 1, column: 1, {WHO}",
    )
    files = {"fairs/h.yaml": fair(*booths, halls=HALLS)}
    problem = only(tmp_path, files)
    assert (problem.code, problem.values) == ("booths-overlap", {"value": "A2", "first": "A1", "cells": "2/1, 2/2"})


def test_that_booths_have_no_codes_is_said_once_and_is_no_warning(tmp_path: Path) -> None:
    booths = "".join(f"  - {{number: A{number}, {WHO}}}\n" for number in range(30))
    problem = only(tmp_path, {"fairs/h.yaml": producer(50, more=f"booths:\n{booths}")})
    assert (problem.code, problem.severity, problem.values["count"]) == ("booth-without-code", "notice", "30")


def test_the_workbook_has_a_column_for_every_field_of_a_booth_and_a_sheet_of_halls() -> None:
    tables = {table.name: [column.name for column in table.columns] for table in tables_of("fairs")}
    assert {"number", "code", "hall", "row", "column", "wide", "deep", "position"} <= set(tables["fairs.booths"])
    assert tables["fairs.halls"] == ["name", "rows", "columns"]


# -- codes


def ledger(*given: tuple[int, str, str]) -> dict[str, str]:
    lines = [GivenCode(code(number), kind, name, "2026-11-01", 0) for number, kind, name in given]
    return {"ledger/codes.csv": ledger_text(lines, GivenCode)}


def checked(folder: Path, files: dict[str, str]) -> list[tuple[str, str, int]]:
    return [(one.code, one.place.path, one.place.line) for one in said_of(records_of(folder, files))]


BOOTHS = fair(f"number: A1, {WHO}", f"number: A2, {WHO}")
GIVEN = ((50, "fairs", "h"), (60, "booths", "h/a1"), (61, "booths", "h/a2"))


def test_booths_with_the_codes_of_the_ledger_are_good(tmp_path: Path) -> None:
    assert checked(tmp_path, {"fairs/h.yaml": BOOTHS, **ledger(*GIVEN)}) == []


def test_the_code_stays_with_the_booth_that_moves_within_its_fair(tmp_path: Path) -> None:
    files = {"fairs/h.yaml": fair(f"number: A7, {WHO}", f"number: A8, {WHO}"), **ledger(*GIVEN)}
    assert checked(tmp_path, files) == []


def test_the_codes_of_booths_that_are_gone_need_only_their_fair(tmp_path: Path) -> None:
    files = {"fairs/h.yaml": producer(50), **ledger(*GIVEN)}
    assert checked(tmp_path, files) == []


def test_a_fair_that_has_another_name_answers_for_its_booths(tmp_path: Path) -> None:
    files = {"fairs/k.yaml": f"{BOOTHS}formerly: [h]\n", **ledger(*GIVEN, (62, "booths", "h/a3"))}
    assert checked(tmp_path, files) == []


def test_a_tombstone_of_the_fair_answers_for_its_booths(tmp_path: Path) -> None:
    stone = f'name: Hội chợ cũ\ncode: "{code(50)}"\nwithdrawn: 2026-11-20\nreason: Nhập nhầm.\n'
    assert checked(tmp_path, {"tombstones/h.yaml": stone, **ledger(*GIVEN)}) == []


def test_of_a_fair_that_is_gone_its_booths_say_nothing_more(tmp_path: Path) -> None:
    assert [one[0] for one in checked(tmp_path, ledger(*GIVEN))] == ["code-without-record"]


def test_a_file_of_a_fair_that_cannot_be_read_loses_no_booth(tmp_path: Path) -> None:
    files = {"fairs/h.yaml": "nmae: Hội chợ\n", **ledger(*GIVEN)}
    assert [one.code for one in said_of(records_of(tmp_path, files, faulty=True))] == []


def test_a_code_does_not_move_to_a_booth_of_another_fair(tmp_path: Path) -> None:
    files = {
        "fairs/h.yaml": producer(50),
        "fairs/k.yaml": fair(f"number: B1, {WHO}", number=51),
        **ledger(*GIVEN, (51, "fairs", "k")),
    }
    assert checked(tmp_path, files) == [("booth-code-moved", "content/fairs/k.yaml", 4)]


def test_nor_to_a_record(tmp_path: Path) -> None:
    files = {
        "fairs/h.yaml": producer(50),
        "outlets/q.yaml": producer(60),
        **ledger(*GIVEN),
    }
    assert checked(tmp_path, files) == [("booth-code-moved", "content/outlets/q.yaml", 2)]


def test_a_code_that_two_booths_carry_belongs_to_the_one_of_the_ledger(tmp_path: Path) -> None:
    copied = fair(f"number: A3, {WHO}", f"number: A1, {WHO}").replace(code(61), code(60))
    files = {"fairs/h.yaml": copied, **ledger(*GIVEN)}
    assert checked(tmp_path, files) == [("duplicate-code", "content/fairs/h.yaml", 4)]


def test_booths_and_records_share_one_number_space(tmp_path: Path) -> None:
    files = {"fairs/h.yaml": BOOTHS, "products/a.yaml": product(61)}
    assert codes_of(tmp_path, files) == ["duplicate-code"]


def test_a_code_of_another_block_and_one_that_no_ledger_knows_are_told_at_the_booth(tmp_path: Path) -> None:
    foreign = "990000017"
    files = {"fairs/h.yaml": BOOTHS.replace(code(60), foreign), **ledger(*GIVEN)}
    assert sorted(checked(tmp_path, files)) == [
        ("code-not-in-ledger", "content/fairs/h.yaml", 4),
        ("foreign-code-block", "content/fairs/h.yaml", 4),
    ]
