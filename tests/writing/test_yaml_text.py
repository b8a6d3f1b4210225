from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ocop_site.reading.yaml_text import read_yaml
from ocop_site.writing.yaml_text import yaml_text

LINES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Co")), min_size=1)
KEYS = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
PIECES = st.recursive(LINES, lambda inner: st.lists(inner, min_size=1) | st.dictionaries(KEYS, inner, min_size=1))


@given(st.dictionaries(KEYS, PIECES, min_size=1))
def test_what_is_written_reads_back_the_same(record: dict[str, str]) -> None:
    read = read_yaml(yaml_text(record), "x.yaml")
    assert read.problems == []
    assert read.data == record


def test_texts_that_look_like_numbers_or_truth_values_are_quoted_and_dates_are_not() -> None:
    text = yaml_text({"code": "124829131", "decision": "377", "name": "no", "issued": "2021-08-05", "on": "../2023-07"})
    assert text == 'code: "124829131"\ndecision: "377"\nname: "no"\nissued: 2021-08-05\non: ../2023-07\n'


def test_keys_keep_their_order_and_lists_stand_indented() -> None:
    text = yaml_text({"name": "Nước mắm Ví Dụ", "certificates": [{"stars": 4, "score": Decimal("90.50")}], "at": ["a"]})
    assert text == "name: Nước mắm Ví Dụ\ncertificates:\n  - stars: 4\n    score: 90.5\nat:\n  - a\n"


def test_equal_pieces_are_written_out_without_anchors() -> None:
    piece = {"url": "https://bao.example/a"}
    assert "&" not in yaml_text({"a": piece, "b": [piece, piece]})


def test_long_lines_are_folded_but_addresses_are_not() -> None:
    address = "https://bao.example/" + "x" * 200
    text = yaml_text({"note": "Ví dụ " * 60 + "hết", "url": address})
    lines = text.splitlines()
    assert max(len(line) for line in lines if address not in line) <= 115
    assert f"url: {address}" in lines
