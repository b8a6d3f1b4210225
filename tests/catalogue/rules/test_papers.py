from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.catalogue.rules.checked import codes_of, decision, only, wrong
from tests.small_content import paper, product

if TYPE_CHECKING:
    from pathlib import Path


def with_paper(issued: str, stars: int = 3, more: str = "", rest: str = "") -> dict[str, str]:
    """One product with one certificate: `more` are its further lines, `rest` further lines of the product."""
    text = paper(issued, stars, f"    {more}\n" if more else "")
    if not issued:
        text = text.replace("    issued: \n", "")
    return {"products/a.yaml": product(1, more=text + rest)}


# -- stars


def test_one_and_two_stars_have_no_paper(tmp_path: Path) -> None:
    problem = only(tmp_path, with_paper("2022", stars=2))
    assert (problem.code, problem.place.line, problem.severity) == ("stars-without-certificate", 5, "warning")
    assert wrong(tmp_path, with_paper("2022", stars=3)) == []
    assert wrong(tmp_path, with_paper("2022", stars=2, rest="recognised_below_3: true\n")) == []


@pytest.mark.parametrize(("issued", "told"), [("2019-08-20", 0), ("2019-08-21", 1), ("2019", 1), ("", 1)])
def test_before_national_criteria_nobody_knows_what_had_a_paper(tmp_path: Path, issued: str, told: int) -> None:
    assert codes_of(tmp_path, with_paper(issued, stars=2)) == ["stars-without-certificate"] * told


def test_stars_of_a_decision_are_looked_at_too(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1),
        "products/b.yaml": product(2, more="recognised_below_3: true\n"),
        "decisions/c.yaml": decision("{act: recognise, product: a, stars: 2}\n{act: recognise, product: b, stars: 1}"),
    }
    problem = only(tmp_path, files)
    assert (problem.code, str(problem.place)) == ("stars-without-certificate", "content/decisions/c.yaml:5:41")


# -- levels


@pytest.mark.parametrize(
    ("issued", "stars", "level", "right"),
    [
        ("2019-08-20", 3, "district", ""),  # 490: no source says who certified
        ("2020-01-01", 3, "province", ""),
        ("2020-01-01", 3, "district", "province"),
        ("2022-12-29", 4, "centre", "province"),
        ("2022-12-29", 5, "centre", ""),
        ("2023-02-23", 3, "province", ""),
        ("2023-02-24", 3, "province", "district"),
        ("2023-02-24", 3, "district", ""),
        ("2025-07-06", 3, "district", "province"),
        ("2025-07-06", 3, "province", ""),
        ("2026-06-01", 4, "province", ""),
        ("2024-05-01", 5, "district", "centre"),
        ("2018-06-01", 3, "commune", ""),
    ],
)
def test_the_level_is_the_one_that_certifies_so_many_stars_that_day(
    tmp_path: Path, issued: str, stars: int, level: str, right: str
) -> None:
    files = with_paper(issued, stars, f"level: {level}")
    if right or level == "commune":
        problem = only(tmp_path, files)
        assert (problem.code, problem.place.line, problem.hint) == ("wrong-level", 7, right)
        assert problem.values["value"] == level
    else:
        assert wrong(tmp_path, files) == []


@pytest.mark.parametrize(
    ("issued", "level", "codes"),
    [
        ("2023-02", "province", []),  # the first 23 days followed the version before
        ("2023-02", "district", []),
        ("2023-03", "province", ["wrong-level"]),
        ("2023-03-01/2025-06-30", "province", ["wrong-level"]),
        ("2023-03-01/2025-07-05", "province", ["unclear-level"]),
        ("2023-03-01/2025-07-06", "province", []),
        ("../2020-01-01", "district", []),
        ("2026-01-01/..", "district", ["wrong-level"]),
        ("", "district", []),
        ("", "commune", ["wrong-level"]),
    ],
)
def test_a_level_that_some_possible_day_allows_is_let_be(
    tmp_path: Path, issued: str, level: str, codes: list[str]
) -> None:
    assert codes_of(tmp_path, with_paper(issued, 3, f"level: {level}")) == codes


@pytest.mark.parametrize("level", ["district", "province"])
@pytest.mark.parametrize("day", ["2025-07-01", "2025-07-05"])
def test_on_the_five_days_without_a_rule_it_is_a_warning(tmp_path: Path, day: str, level: str) -> None:
    problem = only(tmp_path, with_paper(day, 3, f"level: {level}"))
    assert (problem.code, problem.severity, problem.hint) == ("unclear-level", "warning", "")
    assert wrong(tmp_path, with_paper(day, 4, "level: province")) == []


def test_without_stars_the_level_must_certify_some(tmp_path: Path) -> None:
    for issued, codes in (("2025-08-01", ["wrong-level"]), ("2024-08-01", []), ("2022-08-01", ["wrong-level"])):
        files = with_paper(issued, 3, "level: district")
        files["products/a.yaml"] = files["products/a.yaml"].replace("stars: 3\n    ", "")
        assert codes_of(tmp_path, files) == codes


def test_the_level_of_a_decision_is_shown_in_the_decision(tmp_path: Path) -> None:
    text = decision("{act: recognise, product: a, stars: 4}", more="level: district\n")
    problem = only(tmp_path, {"products/a.yaml": product(1), "decisions/c.yaml": text})
    assert (problem.code, str(problem.place), problem.hint) == (
        "wrong-level",
        "content/decisions/c.yaml:4:8",
        "province",
    )


# -- scores


@pytest.mark.parametrize(
    ("stars", "score", "codes"),
    [
        (3, "50", []),
        (3, "69.99", []),
        (3, "49.99", ["score-below-stars"]),
        (3, "70", ["score-above-stars"]),
        (4, "69.99", ["score-below-stars"]),
        (4, "92.5", ["score-above-stars"]),
        (5, "90", []),
        (5, "89.9", ["score-below-stars"]),
    ],
)
def test_a_score_makes_the_stars(tmp_path: Path, stars: int, score: str, codes: list[str]) -> None:
    problems = wrong(tmp_path, with_paper("2024-05-01", stars, f"score: {score}"))
    assert [(p.code, p.place.line) for p in problems] == [(code, 7) for code in codes]


def test_a_score_of_days_without_bands_is_let_be(tmp_path: Path) -> None:
    assert wrong(tmp_path, with_paper("2019-01-01", 4, "score: 60")) == []
    assert wrong(tmp_path, with_paper("2019", 4, "score: 60")) == []
    assert codes_of(tmp_path, with_paper("2020", 4, "score: 60")) == ["score-below-stars"]


# -- days


@pytest.mark.parametrize(("issued", "told"), [("2018-05-06", 1), ("2017", 1), ("2018-05-07", 0), ("2018", 0)])
def test_nothing_was_certified_before_the_programme(tmp_path: Path, issued: str, told: int) -> None:
    problems = wrong(tmp_path, with_paper(issued, 4, "level: district\n    score: 20\n    valid_until: 2030-01-01"))
    assert [(p.code, p.place.line, p.severity) for p in problems] == [("before-the-programme", 6, "error")] * told


@pytest.mark.parametrize(
    ("issued", "until", "code", "hint"),
    [
        ("2022-12-29", "2025-12-29", "", ""),
        ("2022-12-29", "2025-12-28", "", ""),  # the day of issue counted
        ("2022-12-29", "2025-12-30", "term-not-by-rule", "2025-12-29"),
        ("2022-12-29", "2026-12-29", "term-not-by-rule", "2025-12-29"),
        ("2022-12-29", "2022-12-28", "term-before-issue", ""),
        ("2024-02-29", "2027-02-28", "", ""),
        ("2022", "2025-05-05", "", ""),
        ("2022", "2026-01-01", "term-not-by-rule", ""),
        ("2022", "2021-12-31", "term-before-issue", ""),
        ("../2022-12-29", "2025-12-29", "", ""),
        ("2022-12-29/..", "2035-12-29", "", ""),
        ("2022-12-29/..", "2025-12-01", "term-not-by-rule", ""),
        ("2019-01-01", "2020-01-01", "", ""),  # 490 prints no term
        ("", "2027-05-01", "", ""),
        ("2199-12-31", "2027-05-01", "term-before-issue", ""),
        ("2196-12-31", "2199-12-31", "", ""),
    ],
)
def test_a_printed_term_follows_from_the_issue(tmp_path: Path, issued: str, until: str, code: str, hint: str) -> None:
    problems = wrong(tmp_path, with_paper(issued, 3, f"valid_until: {until}"))
    assert [(p.code, p.hint) for p in problems] == ([(code, hint)] if code else [])


def test_the_term_of_an_item_is_shown_where_it_stands(tmp_path: Path) -> None:
    text = decision("{act: recognise, product: a, valid_until: 2028-04-20}")
    problem = only(tmp_path, {"products/a.yaml": product(1), "decisions/c.yaml": text})
    assert (problem.code, str(problem.place), problem.hint) == (
        "term-not-by-rule",
        "content/decisions/c.yaml:5:47",
        "2028-03-20",
    )


# -- trace codes


@pytest.mark.parametrize(
    ("issued", "stars", "rest", "told"),
    [
        ("2026-08-01", 4, "", 1),
        ("2026-08-01", 4, "trace: {code: MX-1}\n", 0),
        ("2026-08-01", 3, "", 0),
        ("2026-07-22", 5, "", 1),
        ("2026-07-21", 5, "", 0),  # may follow 148, which is running out
        ("2026", 5, "", 0),
        ("2024-08-01", 5, "", 0),
        ("2026-08-01", 4, "set: 9\n", 1),
    ],
)
def test_a_trace_code_is_asked_for_where_the_criteria_do(
    tmp_path: Path, issued: str, stars: int, rest: str, told: int
) -> None:
    problems = wrong(tmp_path, with_paper(issued, stars, rest=rest))
    assert [(p.code, p.place.line, p.severity) for p in problems] == [("trace-missing", 5, "warning")] * told


@pytest.mark.parametrize(
    ("group", "number", "stars", "told"),
    [("sinh-vat-canh", 24, 4, 0), ("sinh-vat-canh", 24, 5, 1), ("du-lich", 26, 5, 0)],
)
def test_the_set_tells_whether_it_is_asked_for(tmp_path: Path, group: str, number: int, stars: int, told: int) -> None:
    files = with_paper("2026-08-01", stars, rest=f"set: {number}\n")
    files["products/a.yaml"] = files["products/a.yaml"].replace("group: thuc-pham", f"group: {group}")
    assert codes_of(tmp_path, files) == ["trace-missing"] * told


@pytest.mark.parametrize(
    ("group", "stars", "told"), [("sinh-vat-canh", 4, 0), ("sinh-vat-canh", 5, 1), ("du-lich", 5, 0)]
)
def test_without_a_set_all_sets_of_the_group_must_ask(tmp_path: Path, group: str, stars: int, told: int) -> None:
    files = with_paper("2026-08-01", stars)
    files["products/a.yaml"] = files["products/a.yaml"].replace("group: thuc-pham", f"group: {group}")
    assert codes_of(tmp_path, files) == ["trace-missing"] * told


# -- nominations


@pytest.mark.parametrize(
    ("nomination", "told"),
    [
        ("to_stars: 5, year: 2024, score: 92.5", 1),
        ("to_stars: 5, year: 2024, score: 92.50, outcome: refused", 1),
        ("to_stars: 5, year: 2024, score: 92.5, outcome: certified", 0),
        ("to_stars: 5, year: 2024, score: 92.4", 0),
        ("to_stars: 5, year: 2023, score: 92.5", 0),
        ("to_stars: 5, year: 2024", 0),
        ("to_stars: 5, decision: 77/QD-BNN", 1),
        ("to_stars: 4, decision: 77/QĐ-BNN-VPĐP", 0),
        ("to_stars: 5, decision: 78/QĐ-BNN-VPĐP", 0),
    ],
)
def test_a_proposal_is_not_written_as_stars(tmp_path: Path, nomination: str, told: int) -> None:
    more = "score: 92.5\n    decision: 77/QĐ-BNN-VPĐP"
    problems = wrong(tmp_path, with_paper("2024-05-01", 5, more, f"nominations: [{{{nomination}}}]\n"))
    assert [(p.code, p.place.line) for p in problems] == [("nomination-as-stars", 5)] * told


# -- groups


@pytest.mark.parametrize(
    ("issued", "printed", "group", "right"),
    [
        ("2021-05-01", "Vải và may mặc", "thu-cong-my-nghe", ""),
        ("2021-05-01", "Vải và may mặc", "thuc-pham", "thu-cong-my-nghe"),
        ("2021-05-01", "LƯU NIỆM, NỘI THẤT, TRANG TRÍ", "sinh-vat-canh", ""),  # only by hand
        ("2021-05-01", "Thảo dược", "thuc-pham", "duoc-lieu"),
        ("2024-05-01", "Thảo dược", "thuc-pham", ""),  # no group of that time
        ("2024-05-01", "Đồ uống", "thuc-pham", "do-uong"),
        ("2024-05-01", "Đồ uống", "sinh-vat-canh", "do-uong"),
        ("2024-05-01", "chè", "do-uong", ""),
        ("2024-05", "Đồ uống", "thuc-pham", ""),
    ],
)
def test_the_group_is_the_one_that_the_newest_paper_prints(
    tmp_path: Path, issued: str, printed: str, group: str, right: str
) -> None:
    files = with_paper(issued, 3, rest=f"group_as_printed: {printed}\n")
    files["products/a.yaml"] = files["products/a.yaml"].replace("group: thuc-pham", f"group: {group}")
    problems = wrong(tmp_path, files)
    assert [(p.code, p.place.line, p.hint) for p in problems] == ([("group-of-paper", 3, right)] if right else [])


def test_the_newest_paper_tells_the_scheme(tmp_path: Path) -> None:
    files = with_paper("2021-05-01", 3, rest="group_as_printed: Thảo dược\n")
    assert codes_of(tmp_path, files) == ["group-of-paper"]
    files["decisions/c.yaml"] = decision("{act: recognise, product: a}", date="2024-05-01")
    assert codes_of(tmp_path, files) == []


def test_the_newest_paper_is_newest_by_its_day_not_by_where_it_stands(tmp_path: Path) -> None:
    files = with_paper("2024-05-01", 3, rest="group_as_printed: Thảo dược\n")
    files["decisions/c.yaml"] = decision("{act: recognise, product: a}", date="2021-05-01")
    assert codes_of(tmp_path, files) == []


def test_a_term_that_ends_on_the_day_of_issue_is_too_short_but_not_before_it(tmp_path: Path) -> None:
    problem = only(tmp_path, with_paper("2022-12-29", 3, "valid_until: 2022-12-29"))
    assert (problem.code, problem.hint) == ("term-not-by-rule", "2025-12-29")


@pytest.mark.parametrize("issued", ["2020-01-01", "2024-05-01", "2025-08-01", "2026-06-01"])
def test_five_stars_by_the_province_are_a_proposal(tmp_path: Path, issued: str) -> None:
    problem = only(tmp_path, with_paper(issued, 5, "level: province"))
    assert (problem.code, problem.place.line, problem.severity, problem.hint) == (
        "proposal-as-certificate",
        7,
        "error",
        "",
    )
    assert (problem.values["right"], problem.values["field"]) == ("centre", "nominations")
    assert wrong(tmp_path, with_paper(issued, 5, "level: centre")) == []
