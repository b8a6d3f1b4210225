from __future__ import annotations

import pytest

from ocop_site.catalogue.booths import GoneBooth, by_number, gone_booths, stands
from ocop_site.reading.ledger import GivenCode
from ocop_site.records.others import MOST_BOOTHS, Booth, Fair
from ocop_site.records.parse import parse
from tests.small_content import code, raw_of


def fair(name: str, *booths: Booth, formerly: tuple[str, ...] = ()) -> Fair:
    return Fair(id=name, name="Hội chợ", code=code(9), booths=booths, formerly=formerly)


def given(number: int, name: str, kind: str = "booths") -> GivenCode:
    return GivenCode(code(number), kind, name, "2026-11-22", 0)


def test_booths_stand_as_people_count_them() -> None:
    numbers = ["B1", "A10", "a2", "10", "9", "Khu Đ 3", "A1", "B 1/2"]
    ordered = [one.number for one in by_number(Booth(number=number) for number in numbers)]
    assert ordered == ["9", "10", "A1", "a2", "A10", "B1", "B 1/2", "Khu Đ 3"]


@pytest.mark.parametrize(
    ("number", "slug"), [("A12", "a12"), ("Đ-7", "d-7"), ("B 6/7", "b-6-7"), ("Gian số 3", "gian-so-3")]
)
def test_the_slug_of_a_number_folds_case_tone_and_punctuation(number: str, slug: str) -> None:
    assert Booth(number=number).slug == slug


def test_a_booth_has_a_name_under_every_id_of_its_fair() -> None:
    (one,) = stands([fair("moi", Booth(number="A12"), formerly=("cu",))])
    assert (one.name, one.names) == ("moi/a12", ("moi/a12", "cu/a12"))


def test_a_code_that_nobody_carries_belongs_to_the_fair_under_its_name_of_today() -> None:
    lines = [given(1, "cu/a1"), given(2, "moi/a2"), given(3, "moi/a3"), given(4, "khac/a1"), given(5, "moi", "fairs")]
    gone = gone_booths([fair("moi", formerly=("cu",))], lines, {code(2)})
    assert gone == {"moi": (GoneBooth(code(1), "a1"), GoneBooth(code(3), "a3"))}


def test_a_fair_holds_a_thousand_booths_and_no_more() -> None:
    def of(count: int) -> list[str]:
        booths = "".join(f"  - {{number: A{number}}}\n" for number in range(count))
        text = f'name: Hội chợ\ncode: "{code(9)}"\nbooths:\n{booths}'
        _, problems = parse(raw_of(text, "fairs"), Fair, id="vi-du", story="")
        return [f"{one.code} {one.place.line} {one.values['field']}" for one in problems]

    assert of(MOST_BOOTHS) == []
    assert of(MOST_BOOTHS + 1) == ["text-too-long 4 booths"]


@pytest.mark.parametrize(
    ("cell", "code_of"),
    [
        ("row: 0", "out-of-range"),
        ("column: 201", "out-of-range"),
        ("wide: 51", "out-of-range"),
        ("deep: hai", "not-a-number"),
        ("code: '120000016'", "wrong-check-digit"),
    ],
)
def test_cells_and_codes_of_booths_have_their_form(cell: str, code_of: str) -> None:
    text = f'name: Hội chợ\ncode: "{code(9)}"\nbooths:\n  - {{number: A1, {cell}}}\n'
    record, (problem,) = parse(raw_of(text, "fairs"), Fair, id="vi-du", story="")
    assert (record, problem.code, problem.place.line) == (None, code_of, 4)
