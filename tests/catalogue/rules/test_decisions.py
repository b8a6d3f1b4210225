from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.link import link
from tests.catalogue.rules.checked import codes_of, decision, only, wrong
from tests.small_content import paper, product, records_of

if TYPE_CHECKING:
    from pathlib import Path

REVOKE = "{act: revoke, product: a, ground: ví dụ}"
RECOGNISE = "{act: recognise, product: a, stars: 4}"


# -- decisions


@pytest.mark.parametrize(
    ("number", "issuer"), [("12/QD–UBND", "ubnd tỉnh ví dụ"), ("Số: 012/QÐ - UBND", "UBND Tỉnh Ví Dụ")]
)
def test_a_decision_stands_in_one_file(tmp_path: Path, number: str, issuer: str) -> None:
    files = {
        "products/a.yaml": product(1),
        "decisions/b.yaml": decision(REVOKE),
        "decisions/c.yaml": decision(REVOKE, number=f'"{number}"', issuer=issuer),
    }
    problem, *others = (p for p in wrong(tmp_path, files) if p.code != "look-alike-letter")
    assert others == []
    assert (problem.code, problem.place.path, problem.values["other"]) == (
        "same-decision-twice",
        "content/decisions/c.yaml",
        "b",
    )


@pytest.mark.parametrize(
    "other",
    [
        decision(REVOKE, number="13/QĐ-UBND"),
        decision(REVOKE, number="12/QĐ"),
        decision(REVOKE, date="2025-03-21"),
        decision(REVOKE, issuer="UBND huyện Ví Dụ"),
        decision(REVOKE, date="2025-03"),
        decision(REVOKE, date="", issuer=""),
    ],
)
def test_only_complete_equal_keys_clash(tmp_path: Path, other: str) -> None:
    files = {"products/a.yaml": product(1), "decisions/b.yaml": decision(REVOKE), "decisions/c.yaml": other}
    assert wrong(tmp_path, files) == []


def test_a_number_that_cannot_be_read_is_compared_as_text(tmp_path: Path) -> None:
    files = {"products/a.yaml": product(1)} | {
        f"decisions/{name}.yaml": decision(REVOKE, number="Không số") for name in "bc"
    }
    assert codes_of(tmp_path, files) == ["same-decision-twice"]


@pytest.mark.parametrize(("date", "told"), [("2018-05-06", 1), ("2018-05", 0), ("2018-05-07", 0), ("", 0)])
def test_no_decision_is_older_than_the_programme(tmp_path: Path, date: str, told: int) -> None:
    files = {"products/a.yaml": product(1), "decisions/b.yaml": decision(RECOGNISE, date=date)}
    problems = wrong(tmp_path, files)
    assert [(p.code, str(p.place)) for p in problems] == [
        ("before-the-programme", "content/decisions/b.yaml:2:7")
    ] * told


# -- items


def test_an_extension_says_until_when_and_why(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1, more=paper("2023-06-30")),
        "decisions/b.yaml": decision("{act: extend, product: a}"),
    }
    problems = wrong(tmp_path, files)
    assert [(p.code, str(p.place), p.severity) for p in problems] == [
        ("extension-without-end", "content/decisions/b.yaml:5:5", "error"),
        ("extension-without-ground", "content/decisions/b.yaml:5:5", "warning"),
    ]
    files["decisions/b.yaml"] = decision("{act: extend, product: a, until: 2026-12-01, ground: điều 12.3}")
    assert wrong(tmp_path, files) == []


@pytest.mark.parametrize(
    ("item", "field"),
    [
        ("act: revoke, score: 61.5", "score"),
        ("act: strike-off, score: 70", "score"),
        ("act: extend, until: 2026-12-01, ground: điều 12.3, product_code: 49-503-20000-3-2021", "product_code"),
        ("act: revoke, valid_until: 2026-12-01", "valid_until"),
        ("act: recognise, until: 2026-12-01", "until"),
        ("act: recognise, ground: điều 4", ""),
        ("act: revoke, stars: 4, product_code: 49-503-20000-3-2021", ""),
        ("act: revoke, name_as_printed: Ví Dụ, ground: điều 8", ""),
        ("act: recognise, kind: first, programme_year: 2024, score: 70, name_as_printed: Ví Dụ", ""),
    ],
)
def test_an_item_holds_only_what_its_act_uses(tmp_path: Path, item: str, field: str) -> None:
    held = paper("2023-06-30") if "extend" in item else ""
    files = {"products/a.yaml": product(1, more=held), "decisions/b.yaml": decision(f"{{product: a, {item}}}")}
    problems = wrong(tmp_path, files)
    assert [(p.code, p.values["field"]) for p in problems] == ([("item-field-unused", field)] if field else [])


# -- extensions


@pytest.mark.parametrize("until", ["2027-01-01", "2026-12-28"])
def test_an_extension_is_180_days_at_most(tmp_path: Path, until: str) -> None:
    """QĐ 26/2026/QĐ-TTg, điều 12.3: from the end of the term, 2026-06-30, at most until 2026-12-27."""
    more = paper("2023-06-30", more=f"    extension: {{until: {until}, basis: điều 12.3}}\n")
    problem = only(tmp_path, {"products/a.yaml": product(1, more=more)})
    assert (problem.code, problem.place.line, problem.values["last"]) == ("extension-too-long", 7, "2026-12-27")
    more = more.replace(until, "2026-12-27")
    assert wrong(tmp_path, {"products/a.yaml": product(1, more=more)}) == []


@pytest.mark.parametrize(
    ("papers", "last"),
    [
        (paper("2023-06-30"), "2026-12-27"),
        (paper("2023-06"), "2026-12-27"),
        (paper("2023-06-30", more="    valid_until: 2026-06-29\n"), "2026-12-26"),
        (paper("2020-01-01") + "  - {stars: 3, issued: 2023-06-30}\n", "2026-12-27"),
        (paper("../2023-06-30"), "2026-12-27"),
        (paper("2023-06-30/.."), ""),
    ],
)
def test_an_item_extends_as_little(tmp_path: Path, papers: str, last: str) -> None:
    item = "{act: extend, product: a, until: %s, ground: điều 12.3}"
    files = {"products/a.yaml": product(1, more=papers), "decisions/b.yaml": decision(item % "2027-01-05")}
    problems = wrong(tmp_path, files)
    expected = [("extension-too-long", "content/decisions/b.yaml:5:38", last)] if last else []
    assert [(p.code, str(p.place), p.values["last"]) for p in problems] == expected
    if last:
        files["decisions/b.yaml"] = decision(item % last)
        assert wrong(tmp_path, files) == []


def test_a_term_at_the_end_of_the_calendar_is_no_fault_of_ours(tmp_path: Path) -> None:
    more = "    valid_until: 2199-12-30\n    extension: {until: 2199-12-31, basis: điều 12.3}\n"
    assert wrong(tmp_path, {"products/a.yaml": product(1, more=paper("2196-12-30", more=more))}) == []
    records = records_of(tmp_path, {"products/a.yaml": product(1, more=paper("2199-12-31", more=""))})
    assert link(records, date(2199, 12, 31)).products["a"].status.until == date(2202, 12, 31)


# -- endings


@pytest.mark.parametrize(
    ("papers", "date", "told"),
    [
        (paper("2024-05-01"), "2024-04-30", 1),
        (paper("2024-05-01"), "2024-05-01", 0),
        (paper("2024-05-01"), "2024", 0),
        (paper("2024-05-01"), "2023", 1),
        (paper("2024"), "2024-01-01", 0),
        (paper("2024-05-01"), "", 0),
        (paper("2024-05-01") + "  - {stars: 3, issued: 2020-05-01}\n", "2023-01-01", 0),
        ("", "2021-11-18", 0),  # an item may stand without the certificate that it ends
    ],
)
@pytest.mark.parametrize("act", ["revoke", "strike-off", "report"])
def test_an_end_comes_after_the_issue(tmp_path: Path, papers: str, date: str, told: int, act: str) -> None:
    files = {"products/a.yaml": product(1, more=papers)}
    if act == "report":
        on = f"on: {date}, " if date else ""
        files["products/a.yaml"] += f"reports: [{{says: expired, {on}sources: [{{url: https://a.vn/}}]}}]\n"
    else:
        files["decisions/b.yaml"] = decision(f"{{act: {act}, product: a, ground: ví dụ}}", date=date)
    problems = wrong(tmp_path, files)
    assert [(p.code, p.severity) for p in problems] == [("ended-before-issue", "warning")] * told


# -- certificates


def held(more: str, stars: int = 4, issued: str = "2025-03-20") -> dict[str, str]:
    return {"products/a.yaml": product(1, more=paper(issued, stars, more))}


@pytest.mark.parametrize("number", ["12/QĐ-UBND", "12", "12/QD", "Quyết định 12/QĐ-UBND"])
@pytest.mark.parametrize("issued", ["2025-03-20", "2025-03", "../2025-04-01"])
def test_a_recognition_stands_in_the_record_or_in_the_decision(tmp_path: Path, number: str, issued: str) -> None:
    files = held(f"    decision: {number}\n", issued=issued) | {"decisions/b.yaml": decision(RECOGNISE)}
    problem = only(tmp_path, files)
    assert (problem.code, str(problem.place), problem.values["other"]) == (
        "same-certificate-twice",
        "content/decisions/b.yaml:5:31",
        "content/products/a.yaml:7",
    )


@pytest.mark.parametrize(
    ("lines", "stars", "issued"),
    [
        ("    decision: 13/QĐ-UBND\n", 4, "2025-03-20"),
        ("    decision: 12/QĐ-UBND\n", 4, "2025-03-19"),
        ("    decision: 12/QĐ-UBND\n    issuer: UBND huyện Mẫu\n", 4, "2025-03-20"),
        ("    decision: 12/QĐ-UBND\n", 3, "2025"),
        ("    note: không ghi số\n", 4, "2025-03-20"),
    ],
)
def test_what_may_be_two_recognitions_is_let_be(tmp_path: Path, lines: str, stars: int, issued: str) -> None:
    files = held(lines, stars, issued) | {"decisions/b.yaml": decision(RECOGNISE)}
    assert wrong(tmp_path, files) == []


@pytest.mark.parametrize("issuer", ["UBND tỉnh Ví Dụ", "Chủ tịch UBND tỉnh Ví Dụ", "Ủy ban nhân dân tỉnh Ví Dụ"])
def test_one_office_has_several_names(tmp_path: Path, issuer: str) -> None:
    files = held(f"    decision: 12/QĐ-UBND\n    issuer: {issuer}\n") | {"decisions/b.yaml": decision(RECOGNISE)}
    assert codes_of(tmp_path, files) == ["same-certificate-twice"]


def test_unlike_stars_by_one_decision_of_one_day_are_still_one(tmp_path: Path) -> None:
    files = held("    decision: 12/QĐ-UBND\n", stars=5) | {"decisions/b.yaml": decision(RECOGNISE)}
    assert codes_of(tmp_path, files) == ["same-certificate-twice"]


def test_a_record_holds_a_recognition_once(tmp_path: Path) -> None:
    again = "  - {stars: 4, issued: 2025-03, decision: 12/QĐ}\n"
    problem = only(tmp_path, held(f"    decision: 12/QĐ-UBND\n{again}"))
    assert (problem.code, problem.place.line, problem.place.column) == ("same-certificate-twice", 8, 43)


def test_so_do_two_files_that_may_be_one_decision(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1),
        "decisions/b.yaml": decision(RECOGNISE),
        "decisions/c.yaml": decision(RECOGNISE, date="2025-03", issuer=""),
    }
    problem = only(tmp_path, files)
    assert (problem.code, problem.place.path, problem.values["other"]) == (
        "same-certificate-twice",
        "content/decisions/c.yaml",
        "content/decisions/b.yaml:5",
    )


def test_two_files_of_one_decision_are_told_once(tmp_path: Path) -> None:
    files = {"products/a.yaml": product(1)} | {f"decisions/{name}.yaml": decision(RECOGNISE) for name in "bc"}
    assert codes_of(tmp_path, files) == ["same-decision-twice"]


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("{act: recognise, product: a, stars: 4}", 1),
        ("{act: recognise, product: a, stars: 3}", 1),
        ("{act: recognise, product: a, product_code: 49-503-20000-4-2024}", 0),
        ("{act: recognise, product: a, name_as_printed: Mẫu hai}", 0),
        ("{act: recognise, product: b, stars: 4}", 0),
    ],
)
def test_a_decision_names_a_product_once(tmp_path: Path, second: str, told: int) -> None:
    first = "{act: recognise, product: a, product_code: 49-503-20000-3-2024, name_as_printed: Mẫu một}"
    files = {
        "products/a.yaml": product(1),
        "products/b.yaml": product(2),
        "decisions/c.yaml": decision(f"{first}\n{second}", number=""),
    }
    assert codes_of(tmp_path, files) == ["same-certificate-twice"] * told


def test_a_whole_decision_names_a_product_once_too(tmp_path: Path) -> None:
    """Only of two files is it enough to say that they are one decision."""
    files = {"products/a.yaml": product(1), "decisions/b.yaml": decision(f"{RECOGNISE}\n{RECOGNISE}")}
    problem = only(tmp_path, files)
    assert (problem.code, problem.values["other"]) == ("same-certificate-twice", "content/decisions/b.yaml:5")


def test_what_is_struck_off_may_be_told_by_its_stars_and_code(tmp_path: Path) -> None:
    item = "{act: strike-off, product: a, stars: 3, product_code: 49-503-20000-3-2021}"
    assert wrong(tmp_path, {"products/a.yaml": product(1), "decisions/b.yaml": decision(item)}) == []


# -- acts


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("act: revoke", "act: revoke", 1),
        ("act: revoke", "act: strike-off", 1),
        ("act: strike-off", "act: revoke", 1),
        ("act: strike-off", "act: strike-off", 1),
        ("act: extend, until: 2026-08-01, ground: ví dụ", "act: extend, until: 2026-09-01, ground: ví dụ", 1),
        ("act: extend, until: 2026-08-01, ground: ví dụ", "act: revoke", 0),
        ("act: revoke", "act: recognise, stars: 4", 0),
        ("act: revoke, stars: 3", "act: revoke, stars: 4", 0),
        ("act: revoke, stars: 3", "act: revoke", 1),
        ("act: revoke, product_code: 49-503-20000-3-2021", "act: revoke, product_code: 49-503-20000-4-2021", 0),
        ("act: revoke, name_as_printed: Mẫu một", "act: revoke, name_as_printed: Mẫu hai", 0),
        ("act: revoke, name_as_printed: Mẫu một", "act: revoke, name_as_printed: mẫu  một", 1),
    ],
)
def test_a_decision_does_a_thing_to_a_product_once(tmp_path: Path, first: str, second: str, told: int) -> None:
    files = {
        "products/a.yaml": product(1, more=paper("2023-06-30")),
        "products/b.yaml": product(2, more=paper("2023-06-30")),
        "decisions/c.yaml": decision(f"{{product: a, {first}}}\n{{product: a, {second}}}"),
    }
    problems = wrong(tmp_path, files)
    assert [(p.code, str(p.place), p.severity, p.values["first"]) for p in problems] == [
        ("act-twice", "content/decisions/c.yaml:6:15", "error", "content/decisions/c.yaml:5")
    ] * told
    files["decisions/c.yaml"] = decision(f"{{product: a, {first}}}\n{{product: b, {second}}}")
    assert wrong(tmp_path, files) == []


def test_a_thing_done_three_times_is_told_twice(tmp_path: Path) -> None:
    files = {"products/a.yaml": product(1), "decisions/b.yaml": decision(f"{REVOKE}\n{REVOKE}\n{REVOKE}")}
    assert [(p.code, p.place.line, p.values["first"]) for p in wrong(tmp_path, files)] == [
        ("act-twice", 6, "content/decisions/b.yaml:5"),
        ("act-twice", 7, "content/decisions/b.yaml:5"),
    ]
