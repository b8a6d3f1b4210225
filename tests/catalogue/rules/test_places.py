from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.catalogue.rules.checked import codes_of, only, wrong
from tests.small_content import at, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "sources: [{url: https://a.vn/}]"


def statement(province: str = "Lào Cai", vintage: int = 34, start: str = "2025-07-01", end: str = "2026-10-31") -> str:
    return (
        f"statements:\n  - province: {province}\n    vintage: {vintage}\n    from: {start}\n    to: {end}\n"
        f"    authority: Sở Ví Dụ\n    {SOURCE}\n"
    )


def test_a_province_must_have_been_on_its_map(tmp_path: Path) -> None:
    for vintage, province in ((63, "Phú Yên"), (34, "Đắk Lắk"), (63, "TP. Hồ Chí Minh"), (63, "Thừa Thiên Huế")):
        assert wrong(tmp_path, {"products/a.yaml": product(1, more=at(province, vintage=vintage))}) == []
    problem = only(tmp_path, {"products/a.yaml": product(1, more=at("Phu Yênn"))})
    assert (problem.code, problem.hint) == ("unknown-place", "Phú Yên")


@pytest.mark.parametrize(("name", "vintage", "other"), [("Phú Yên", 34, 63), ("Huế", 34, 0), ("Quảng Nam", 34, 63)])
def test_a_name_of_the_other_map_is_known_for_what_it_is(tmp_path: Path, name: str, vintage: int, other: int) -> None:
    problems = wrong(tmp_path, {"products/a.yaml": product(1, more=at(name, vintage=vintage))})
    assert [(p.code, p.values["value"], p.hint) for p in problems] == (
        [("unknown-place", name, f"vintage: {other}")] if other else []
    )


def test_an_entered_province_is_one_of_today(tmp_path: Path) -> None:
    problem = only(tmp_path, {"outlets/a.yaml": producer(1, more="address: {current: {province: phu-yen}}\n")})
    assert (problem.code, problem.place.line, problem.place.column) == ("unknown-reference", 3, 31)
    assert problem.hint == "dak-lak"  # what it became, not what is spelt alike
    problem = only(tmp_path, {"outlets/a.yaml": producer(1, more="address: {current: {province: dac-lac}}\n")})
    assert problem.hint == "dak-lak"


@pytest.mark.parametrize(
    ("printed", "entered", "right"),
    [
        ("province: Phú Yên, vintage: 63", "dak-lak", ""),
        ("province: Phú Yên, vintage: 63", "khanh-hoa", "dak-lak"),
        ("province: Quảng Bình, vintage: 63", "quang-tri", ""),
        ("province: Đắk Lắk, vintage: 34", "lam-dong", "dak-lak"),
        ("province: Phú Yên", "gia-lai", "dak-lak"),
        ("province: Hà Tĩnh", "ha-tinh", ""),
        ("province: Đâu Đó, vintage: 63", "ha-tinh", "unknown"),
    ],
)
def test_the_province_of_today_is_what_the_printed_one_became(
    tmp_path: Path, printed: str, entered: str, right: str
) -> None:
    more = f"address:\n  as_certified: {{{printed}}}\n  current: {{province: {entered}}}\n"
    problems = wrong(tmp_path, {"products/a.yaml": product(1, more=more)})
    expected = [("not-the-successor", 6, right)] if right else []
    if right == "unknown":  # of a name that nobody knows nothing else is said
        expected = [("unknown-place", 5, "")]
    assert [(p.code, p.place.line, p.hint) for p in problems] == expected


@pytest.mark.parametrize(
    ("code", "vintage", "meanings", "hint"),
    [
        ("44", "", "63: Quảng Bình; 34: Quảng Trị", ""),
        ("44", ", vintage: 63", "63: Quảng Bình; 34: Quảng Trị", "Quảng Bình"),
        ("44", ", vintage: 34", "63: Quảng Bình; 34: Quảng Trị", "Quảng Trị"),
        ("42", "", "63: Hà Tĩnh; 34: Hà Tĩnh", "Hà Tĩnh"),
        ("49", "", "63: Quảng Nam; 34: —", "Quảng Nam"),
        ("49", ", vintage: 34", "63: Quảng Nam; 34: —", ""),
        ("98", "", "63: —; 34: —", ""),
    ],
)
def test_a_code_is_no_name_of_a_province(tmp_path: Path, code: str, vintage: str, meanings: str, hint: str) -> None:
    more = f'address:\n  as_certified: {{province: "{code}"{vintage}}}\n'
    problem = only(tmp_path, {"producers/a.yaml": producer(1, more=more)})
    assert (problem.code, problem.place.line, problem.values["meanings"], problem.hint) == (
        "province-code",
        4,
        meanings,
        hint,
    )


@pytest.mark.parametrize("code", ["15", "24", "44", "52", "80", "82", "91"])
def test_a_code_that_changed_hands_is_never_one_name(tmp_path: Path, code: str) -> None:
    problem = only(tmp_path, {"fairs/a.yaml": producer(1, more=f'organiser_province: "{code}"\nprovinces: [Ví Dụ]\n')})
    assert (problem.code, problem.hint) == ("province-code", "")
    assert problem.values["meanings"].count(";") == 1


def test_a_code_entered_for_today_is_of_today(tmp_path: Path) -> None:
    problem = only(tmp_path, {"outlets/a.yaml": producer(1, more='address: {current: {province: "44"}}\n')})
    assert (problem.code, problem.hint) == ("province-code", "quang-tri")


DISTRICT = "address:\n  as_certified: {province: Hà Tĩnh, district: huyện Mẫu, vintage: %s}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (DISTRICT % 63, False),
        (DISTRICT % 34, True),
        (DISTRICT % 63 + paper("2025-06-30", more="    level: district\n"), False),
        (DISTRICT % 63 + paper("2025-07-01"), False),  # what the remedy asks for
        (DISTRICT.replace(", vintage: %s", "") + paper("2025-07-01"), True),
        (DISTRICT % 34 + paper("2025-07-01"), True),
        (DISTRICT % 63 + paper("2025"), False),
        (DISTRICT % 63 + paper("2022-05-01") + "  - {stars: 3, issued: 2025-09-01}\n", False),
        (DISTRICT.replace(", vintage: %s", ""), False),
    ],
)
def test_no_district_after_districts_ended(tmp_path: Path, text: str, told: bool) -> None:  # noqa: FBT001 - a table's column
    problems = wrong(tmp_path, {"products/a.yaml": product(1, more=text)})
    assert [(p.code, p.place.line, p.values["last"]) for p in problems] == (
        [("district-abolished", 5, "2025-06-30")] if told else []
    )


def test_what_a_decision_gives_counts_for_the_time_of_an_address(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1, more=DISTRICT.replace(", vintage: %s", "")),
        "decisions/b.yaml": "date: 2025-09-01\nitems: [{act: recognise, product: a}]\n",
    }
    assert codes_of(tmp_path, files) == ["district-abolished"]


def test_statements_of_coverage_name_a_province_of_their_map(tmp_path: Path) -> None:
    assert wrong(tmp_path, {"coverage.yaml": statement()}) == []
    problem = only(tmp_path, {"coverage.yaml": statement("Quảng Nam")})
    assert (problem.code, str(problem.place), problem.hint) == (
        "unknown-place",
        "content/coverage.yaml:2:15",
        "vintage: 63",
    )
    assert only(tmp_path, {"coverage.yaml": statement('"10"', 63, "2024-01-01")}).hint == "Lào Cai"


def test_a_period_does_not_end_before_it_begins(tmp_path: Path) -> None:
    problem = only(tmp_path, {"coverage.yaml": statement(start="2026-10-31", end="2026-10-30")})
    assert (problem.code, str(problem.place)) == ("coverage-period", "content/coverage.yaml:5:9")
    assert wrong(tmp_path, {"coverage.yaml": statement(start="2026-10-31", end="2026-10-31")}) == []


def test_a_plan_names_a_province_of_its_map(tmp_path: Path) -> None:
    plan = "title: Kế hoạch mẫu\nprovince: Quảng Nam\nvintage: %s\nyear: 2021\n"
    assert wrong(tmp_path, {"plans/a.yaml": plan % 63}) == []
    assert only(tmp_path, {"plans/a.yaml": plan % 34}).hint == "vintage: 63"


def test_a_fair_may_be_organised_by_no_province(tmp_path: Path) -> None:
    more = "organiser_province: Liên tỉnh Ví Dụ\nprovinces: [Cả nước]\n"
    assert wrong(tmp_path, {"fairs/a.yaml": producer(1, more=more)}) == []


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ("read: 2026-10-31", ""),
        ("read: 2026-10-30", "2026-10-30"),
        ("published: 2026-11-01, read: 2026-10-01", ""),
        ("published: 2026-09-01, read: 2026-10-01", "2026-10-01"),
        ("title: không rõ ngày", ""),
    ],
)
def test_nobody_vouches_for_days_after_the_statement(tmp_path: Path, days: str, told: str) -> None:
    text = statement().replace("https://a.vn/", f"https://a.vn/, {days}")
    problems = wrong(tmp_path, {"coverage.yaml": text})
    expected = [("coverage-in-future", "content/coverage.yaml:5:9", "error", told)] if told else []
    assert [(p.code, str(p.place), p.severity, p.values["last"]) for p in problems] == expected


@pytest.mark.parametrize(
    ("province", "vintage", "start", "end", "hint"),
    [
        ("Lào Cai", 34, "2024-01-01", "2025-06-30", "63"),
        ("Lào Cai", 34, "2024-01-01", "2025-07-01", ""),
        ("Lào Cai", 63, "2025-07-01", "2026-01-01", "34"),
        ("Lào Cai", 63, "2025-06-30", "2026-01-01", ""),
    ],
)
def test_a_period_lies_on_its_map(tmp_path: Path, province: str, vintage: int, start: str, end: str, hint: str) -> None:
    problems = wrong(tmp_path, {"coverage.yaml": statement(province, vintage, start, end)})
    expected = [("coverage-map", "content/coverage.yaml:3:14", "warning", hint)] if hint else []
    assert [(p.code, str(p.place), p.severity, p.hint) for p in problems] == expected
