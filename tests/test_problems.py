from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ocop_site.problems import Place, Problem, Severity, any_errors, shorten, sort_problems

KEY = Problem("unknown-key", Place("content/a.yaml", 3, 5), {"value": "tite", "allowed": "title"}, "title")
BOM = Problem("byte-order-mark", Place("content/a.yaml", 1, 1))
EXTRA = Problem("unexpected-file", Place("content/b.txt"), {"value": "b.txt"})


def test_a_place_is_as_exact_as_it_is_known() -> None:
    assert str(Place("content/a.yaml")) == "content/a.yaml"
    assert str(Place("content/a.yaml", 3, 5)) == "content/a.yaml:3:5"


def test_a_problem_is_one_line_with_its_hint() -> None:
    assert KEY.line("vi") == (
        "content/a.yaml:3:5: error unknown-key: Không có khóa `tite` ở đây. Các khóa dùng được: title. Có phải `title`?"
    )
    assert KEY.line("en").endswith("There is no key `tite` here. The keys are: title. Did you mean `title`?")
    assert EXTRA.line("vi").startswith("content/b.txt: warning unexpected-file: ")


def test_the_severity_is_that_of_the_code() -> None:
    assert [p.severity for p in (KEY, EXTRA, BOM)] == [Severity.ERROR, Severity.WARNING, Severity.NOTICE]


def test_only_errors_keep_a_gate_shut() -> None:
    assert any_errors([BOM, EXTRA, KEY])
    assert not any_errors([BOM, EXTRA])
    assert not any_errors([])


@given(st.text(max_size=200))
def test_a_shown_value_is_one_printable_line(value: str) -> None:
    shown = shorten(value)
    assert len(shown) <= 80
    assert all(char.isprintable() for char in shown)


@given(st.text(max_size=100), st.text(max_size=100))
def test_whatever_an_editor_wrote_the_problem_stays_one_line(value: str, allowed: str) -> None:
    line = Problem("unknown-key", Place("a.yaml", 1, 1), {"value": value, "allowed": allowed}).line("vi")
    assert "\n" not in line
    assert "\x1b" not in line


def test_a_long_value_is_cut() -> None:
    assert shorten("a" * 81) == "a" * 79 + "…"
    assert shorten("a" * 80) == "a" * 80
    assert shorten("a\tb\u202e") == "a\\tb\\u202e"


def test_values_with_braces_are_only_values() -> None:
    assert "`{x}`" in Problem("unexpected-file", Place("a"), {"value": "{x}"}).message()


def test_problems_stand_by_file_and_line_and_each_once() -> None:
    later = Problem("missing-field", Place("content/a.yaml", 10, 1), {"field": "title"})
    assert sort_problems([EXTRA, later, KEY, BOM, KEY]) == [BOM, KEY, later, EXTRA]


def test_the_same_complaint_about_two_values_is_two_problems() -> None:
    other = Problem("unknown-key", KEY.place, {**KEY.values, "value": "titel"}, "title")
    assert len(sort_problems([KEY, other])) == 2
