from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from ocop_site.reading import yaml_text
from ocop_site.reading.text import MOST_PROBLEMS
from ocop_site.reading.yaml_text import YamlText, read_yaml

if TYPE_CHECKING:
    from ocop_site.reading.raw import Location, Raw


def read(text: str, first_line: int = 1) -> YamlText:
    return read_yaml(text, "f.yaml", first_line)


# -- every text is data, or a problem on a line that is there

YAMLISH = st.text(alphabet="ab:: --\n\n  [],{}\"'#&*!|>%@`?\t~0\\.\x00\u2028đ", max_size=80)
PIECES = st.lists(
    st.sampled_from(
        [
            *("a: ", "b:", "- ", "\n", "\n  ", "\n    ", "x", "'", '"', "[", "]", "{", "}", ", ", ": ", "? ", "|", ">"),
            *("&a ", "*a", "!t ", "---\n", "...\n", "# x\n", "\t", "~", "\\x", "%Y", '"y"', "\r", "\ufeff", "\\ud800"),
        ]
    ),
    max_size=40,
).map("".join)


def check_whole(text: str, result: YamlText) -> None:
    lines = text.split("\n")
    for problem in result.problems:
        assert problem.line("vi")
        assert problem.line("en")
        assert 0 <= problem.place.line <= len(lines)
        if problem.code != "too-many-problems":
            assert problem.place.line >= 1
            assert problem.place.column >= 1
    if result.broken:
        assert result.problems
        return
    if not result.values:
        assert result.data is None
        return
    expected = locations(result.data)
    assert set(result.values) == expected
    assert set(result.keys) == {location for location in expected if location and isinstance(location[-1], str)}
    assert all(1 <= line <= len(lines) and column >= 1 for line, column in result.values.values())


def locations(data: Raw, here: Location = ()) -> set[Location]:
    found = {here}
    if isinstance(data, dict):
        found = found.union(*(locations(inner, (*here, key)) for key, inner in data.items()))
    elif isinstance(data, list):
        found = found.union(*(locations(inner, (*here, number)) for number, inner in enumerate(data)))
    return found


@given(st.text() | YAMLISH | PIECES)
def test_any_text_is_data_or_a_problem(text: str) -> None:
    check_whole(text, read(text))


@given(st.text() | YAMLISH | PIECES)
def test_so_it_is_with_the_parser_in_python(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_text, "_Loader", yaml.SafeLoader)
        check_whole(text, read(text))


# -- generated data come back, each value from its line

WORDS = st.text(alphabet="abcđêố", min_size=1, max_size=8)
TEXTS = WORDS | st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"], include_characters="\n"), max_size=30
)


def nested(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner), max_leaves=15)


@given(
    st.dictionaries(WORDS, nested(TEXTS | st.none())),
    st.booleans(),
    st.integers(min_value=20, max_value=120),
    st.sampled_from([None, "'", '"', "|", ">"]),
)
def test_what_pyyaml_writes_is_read_back(data: dict[str, Any], flow: bool, width: int, style: str | None) -> None:  # noqa: FBT001
    text = yaml.dump(data, allow_unicode=True, default_flow_style=flow, width=width)
    result = read(text)
    assert result.problems == []
    assert result.data == data
    styled = yaml.dump(data, default_style=style, Dumper=yaml.SafeDumper)
    # In a quoted style PyYAML tags every None, and a tag is a problem; behind too many, reading stops by design.
    assume(styled.count("!!") <= MOST_PROBLEMS)
    marks: dict[Location, tuple[int, int]] = {}
    read_nodes(yaml.compose(styled, Loader=yaml.SafeLoader), (), marks)
    assert {location: spot for location, spot in read(styled).values.items() if location} == marks


def read_nodes(node: yaml.Node | None, here: Location, marks: dict[Location, tuple[int, int]]) -> None:
    """The places of all values by PyYAML's own composer, the top one left out."""
    children: list[tuple[str | int, yaml.Node]] = []
    if isinstance(node, yaml.MappingNode):
        children = [(key.value, value) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        children = list(enumerate(node.value))
    for part, child in children:
        marks[*here, part] = (child.start_mark.line + 1, child.start_mark.column + 1)
        read_nodes(child, (*here, part), marks)


@given(st.dictionaries(WORDS, nested(WORDS)), st.booleans(), st.integers(min_value=1, max_value=40))
def test_every_word_stands_where_its_place_says(data: dict[str, Any], flow: bool, first_line: int) -> None:  # noqa: FBT001
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow)
    result = read(text, first_line)
    lines = text.split("\n")
    for location in locations(data) - {()}:
        if isinstance(location[-1], str):
            line, column = result.keys[location]
            assert lines[line - first_line][column - 1 :].startswith(location[-1])
        value = result.data
        for part in location:
            value = value[part]  # type: ignore[index]
        line, column = result.values[location]
        if isinstance(value, str):
            assert lines[line - first_line][column - 1 :].startswith(value)
