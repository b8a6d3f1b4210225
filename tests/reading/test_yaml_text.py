from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from ocop_site.problems import Place, Problem
from ocop_site.reading.text import MOST_PROBLEMS
from ocop_site.reading.yaml_text import YamlText, read_yaml

if TYPE_CHECKING:
    from ocop_site.reading.raw import Raw


def read(text: str, first_line: int = 1) -> YamlText:
    return read_yaml(text, "f.yaml", first_line)


def read_well(text: str) -> Raw:
    result = read(text)
    assert result.problems == []
    assert not result.broken
    return result.data


def complaints(text: str) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.place.line, problem.place.column) for problem in read(text).problems]


def test_text_stays_text() -> None:
    words = ["0123", "no", "1:30", "2022-12-29", "4", "74.5", "true", "0x1F", "1_000", ".inf", "=", "<<"]
    text = "".join(f"k{number}: {word}\n" for number, word in enumerate(words))
    assert read_well(text) == {f"k{number}": word for number, word in enumerate(words)}


def test_keys_stay_text() -> None:
    assert read_well("no: a\n1: b\n2022-12-29: c\n~: d\n<<: e\n") == {
        "no": "a",
        "1": "b",
        "2022-12-29": "c",
        "~": "d",
        "<<": "e",
    }


def test_only_what_is_written_plain_can_be_nothing() -> None:
    text = "a:\nb: ~\nc: null\nd: ''\ne: '~'\nf: \"null\"\ng: |\n\nh: [~, '', null]\n"
    assert read_well(text) == {
        "a": None,
        "b": None,
        "c": None,
        "d": "",
        "e": "~",
        "f": "null",
        "g": "",
        "h": [None, "", None],
    }


def test_nothing_is_trimmed_from_quoted_texts_and_blocks() -> None:
    assert read_well("a: ' x '\nb: |\n  một \n\n  hai\nc: >-\n  một\n  hai\n") == {
        "a": " x ",
        "b": "một \n\nhai\n",
        "c": "một hai",
    }


def test_lists_and_mappings_may_be_written_both_ways() -> None:
    text = "a: [1, {b: c}]\nd:\n- e: f\n  g: h\n- [i]\nk: {}\nl: []\n"
    assert read_well(text) == {"a": ["1", {"b": "c"}], "d": [{"e": "f", "g": "h"}, ["i"]], "k": {}, "l": []}


@pytest.mark.parametrize("text", ["", "\n\n", "# chưa có gì\n", "---\n", "~"])
def test_an_empty_text_holds_nothing(text: str) -> None:
    assert read_well(text) is None


def test_values_and_keys_know_their_places() -> None:
    result = read("name: Chè Ví Dụ\n\npacks:\n- {size: 500 g, price: }\n- # hai\n  size: |\n    1 kg\n", 2)
    assert result.problems == []
    assert dict(result.values) == {
        (): (2, 1),
        ("name",): (2, 7),
        ("packs",): (5, 1),
        ("packs", 0): (5, 3),
        ("packs", 0, "size"): (5, 10),
        ("packs", 0, "price"): (5, 24),
        ("packs", 1): (7, 3),
        ("packs", 1, "size"): (7, 9),
    }
    assert dict(result.keys) == {
        ("name",): (2, 1),
        ("packs",): (4, 1),
        ("packs", 0, "size"): (5, 4),
        ("packs", 0, "price"): (5, 17),
        ("packs", 1, "size"): (7, 3),
    }


def test_line_separators_of_unicode_move_no_line() -> None:
    result = read("a: một\u2028hai\nb: 'x\u2029y\x85'\nc: d\n")
    assert result.data == {"a": "một hai", "b": "x y ", "c": "d"}
    assert result.values["c",] == (3, 4)


def test_a_key_written_twice_keeps_its_first_value_and_names_the_first_line() -> None:
    result = read("a:\n  - {b: 1, c: 2}\n  - b: 3\n    c: 4\n    b: 5\na: {a: 1}\n", 11)
    assert result.data == {"a": [{"b": "1", "c": "2"}, {"b": "3", "c": "4"}]}
    assert result.problems == [
        Problem("duplicate-key", Place("f.yaml", 15, 5), {"value": "b", "first": "13"}),
        Problem("duplicate-key", Place("f.yaml", 16, 1), {"value": "a", "first": "11"}),
    ]


def test_what_stands_behind_a_key_that_is_lost_moves_no_place() -> None:
    result = read("a: 1\na: [{b: c}]\n? [x, {y: z}]\n: [q]\nd: {e: f}\n")
    assert result.data == {"a": "1", "d": {"e": "f"}}
    assert result.values["d", "e"] == (5, 8)
    assert result.keys["d", "e"] == (5, 5)


def test_anchors_and_aliases_are_problems_and_are_not_followed() -> None:
    result = read("a: &x [1]\nb: *x\nc: &y\n- *y\n&z k: v\n*z : w\n")
    assert result.data == {"a": ["1"], "b": None, "c": [None], "k": "v"}
    assert [(p.code, p.place.line, p.values.get("value")) for p in result.problems] == [
        ("yaml-anchor", 1, "x"),
        ("yaml-anchor", 2, "x"),
        ("yaml-anchor", 3, "y"),
        ("yaml-anchor", 4, "y"),
        ("yaml-anchor", 5, "z"),
        ("yaml-anchor", 6, "z"),
        ("yaml-key", 6, None),
    ]


def test_tags_are_problems_and_change_nothing() -> None:
    result = read("a: !!int 4\nb: !Ref x\nc: ! y\nd: !!python/object:os.system {}\n!!str e: !<u:v> []\n")
    assert result.data == {"a": "4", "b": "x", "c": "y", "d": {}, "e": []}
    assert [(p.code, p.place.line, p.values["value"]) for p in result.problems] == [
        ("yaml-tag", 1, "!!int"),
        ("yaml-tag", 2, "!Ref"),
        ("yaml-tag", 3, "!"),
        ("yaml-tag", 4, "!!python/object:os.system"),
        ("yaml-tag", 5, "!!str"),
        ("yaml-tag", 5, "u:v"),
    ]


@pytest.mark.parametrize("text", ["? [a]\n: b\n", "? {a: b}\n: c\n", "'': b\n", "{[a]: b}", "[]: b"])
def test_a_key_is_a_word(text: str) -> None:
    result = read(text)
    assert result.data == {}
    assert [(p.code, p.place.line) for p in result.problems] == [("yaml-key", 1)]


def test_twelve_levels_are_read_and_a_thirteenth_is_not() -> None:
    assert read_well("[" * 12 + "x" + "]" * 12) is not None
    result = read("a: " + "[" * 12 + "x" + "]" * 12 + "\nb: 1\na: 2\n")
    assert [(p.code, p.place.column, p.values.get("limit")) for p in result.problems] == [
        ("yaml-too-deep", 15, "12"),
        ("duplicate-key", 1, None),
    ]
    assert result.data is not None
    assert result.values["b",] == (2, 4)


def test_a_second_document_is_a_problem() -> None:
    result = read("---\na: 1\n---\nb: 2\n---\nc: 3\n")
    assert result.data == {"a": "1"}
    assert result.problems == [Problem("many-documents", Place("f.yaml", 3, 1))]
    assert read_well("---\na: 1\n...\n") == {"a": "1"}


def test_control_characters_are_named_and_the_rest_is_read() -> None:
    result = read('a: x\x08y\nb: "\\0"\na: 1\n')
    assert result.data == {"a": "x\ufffdy", "b": "\ufffd"}
    assert [(p.code, p.place.line, p.values.get("char")) for p in result.problems] == [
        ("control-character", 1, "U+0008"),
        ("control-character", 2, "U+0000"),
        ("duplicate-key", 3, None),
    ]


def test_a_syntax_error_leaves_no_data_but_a_place() -> None:
    result = read("a: 1\nb: [c\n", 5)
    assert (result.data, result.broken) == (None, True)
    assert dict(result.values) == {(): (5, 1)}
    assert result.problems == [Problem("yaml-bracket", Place("f.yaml", 6, 4))]


def test_reading_goes_on_behind_a_syntax_error() -> None:
    text = "a: x: y\nb: 1\nb: 2\nc: 'it's\nd:\n\te: 1\nf: *x\ng: 1\n h: 2\n"
    assert complaints(text) == [
        ("yaml-colon", 1, 5),
        ("duplicate-key", 3, 1),
        ("yaml-quote", 4, 4),
        ("yaml-tab", 6, 1),
        ("yaml-anchor", 7, 4),
        ("yaml-margin", 9, 2),
    ]


def test_a_file_full_of_problems_is_given_up() -> None:
    result = read("a: 1\n" * 1000)
    assert len(result.problems) == MOST_PROBLEMS + 1
    assert result.problems[-1] == Problem("too-many-problems", Place("f.yaml"), {"limit": str(MOST_PROBLEMS)})
    assert result.broken


BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
MEBIBYTE = 1024 * 1024


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        "[" * MEBIBYTE,
        "{a: " * (MEBIBYTE // 4),
        "- " * (MEBIBYTE // 2),
        "".join(" " * n + "a:\n" for n in range(1400)),
        "a: " + "x" * MEBIBYTE,
        "a: '" + "x\n " * (MEBIBYTE // 3),
        "a: b: c\n" * (MEBIBYTE // 8),
        "a: 'x\n" * (MEBIBYTE // 6),
        "a: 1\n b" + "- " * (MEBIBYTE // 2) + ": x\n",
        "a: 1\n" + "\n" * MEBIBYTE + " b: 1",
        "\x00" * MEBIBYTE,
        "x" * MEBIBYTE + ": 1",
    ],
    ids=range(13),
)
def test_hostile_texts_take_little_time(text: str) -> None:
    start = process_time()
    result = read(text)
    assert process_time() - start < 5
    assert len(result.problems) <= MOST_PROBLEMS + 1
