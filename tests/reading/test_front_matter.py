from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.problems import Place, Problem
from ocop_site.reading.front_matter import FrontMatter, split_front_matter


def split(text: str) -> FrontMatter:
    parts, problems = split_front_matter(text, "f.md")
    assert problems == []
    assert parts is not None
    return parts


def test_front_matter_and_story_know_their_lines() -> None:
    parts = split("---\nname: Chè Ví Dụ\ncode: 1\n---\n\n\nĐoạn một.\n\nĐoạn hai.\n\n")
    assert parts == FrontMatter("name: Chè Ví Dụ\ncode: 1\n", 2, "Đoạn một.\n\nĐoạn hai.", 7)


@pytest.mark.parametrize("text", ["---\na: 1\n---", "---\na: 1\n---\n", "---\na: 1\n---  \n \n\t\n\n"])
def test_no_story_is_an_empty_one(text: str) -> None:
    assert split(text) == FrontMatter("a: 1\n", 2, "", 0)


def test_empty_front_matter_is_front_matter() -> None:
    assert split("---\n---\nx") == FrontMatter("", 2, "x", 3)


def test_the_first_closing_line_closes_and_later_ones_are_rulers() -> None:
    assert split("--- \na: 1\n---\t\nx\n---\ny\n") == FrontMatter("a: 1\n", 2, "x\n---\ny", 4)


def test_code_at_the_start_of_a_story_keeps_its_margin() -> None:
    assert split("---\n---\n\n    x = 1\n").story == "    x = 1"


def test_dashes_within_a_line_close_nothing() -> None:
    assert split("---\na: --- b\n ---: c\n----: d\n---\n").yaml == "a: --- b\n ---: c\n----: d\n"


@pytest.mark.parametrize("text", ["", "\n---\na: 1\n---\n", "# Chè\n", "a: 1\n", " ---\n", "----\n", "--"])
def test_a_file_that_begins_otherwise_has_no_front_matter(text: str) -> None:
    assert split_front_matter(text, "f.md") == (None, [Problem("front-matter-missing", Place("f.md", 1, 1))])


@pytest.mark.parametrize("text", ["---", "---\n", "---\na: 1\n", "---\na: 1\n --- \n", "---\n----\n"])
def test_front_matter_that_is_never_closed_is_a_problem(text: str) -> None:
    assert split_front_matter(text, "f.md") == (None, [Problem("front-matter-open", Place("f.md", 1, 1))])


@given(st.text(alphabet="-a \t\n\u2028", max_size=60))
def test_the_parts_stand_on_the_lines_they_name(text: str) -> None:
    parts, problems = split_front_matter(text, "f.md")
    lines = text.split("\n")
    assert (parts is None) == bool(problems)
    if parts is None:
        return
    assert lines[1 : 1 + parts.yaml.count("\n")] == parts.yaml.split("\n")[:-1]
    if parts.story:
        story = parts.story.split("\n")
        found = lines[parts.story_line - 1 :][: len(story)]
        assert [line.rstrip() for line in found] == [line.rstrip() for line in story]
