from __future__ import annotations

import copy
import difflib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocop_site.reading.yaml_text import read_yaml
from ocop_site.writing.workbooks.record_edits import edited_file
from ocop_site.writing.yaml_edits import EditRefusedError, edited, plain_data
from ocop_site.writing.yaml_pieces import GONE
from ocop_site.writing.yaml_text import yaml_text

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = """\
# đầu tệp
name: "Nước mắm"   # tên
code: "120000015"
producer: 'htx'

# nhóm
group: thuc-pham
certificates:
  # lần một
  - stars: 4
    issued: 2022-12-29 # ngày
    sources:
      - url: https://a.example
        read: 2026-11-22
      - {url: https://b.example, read: 2026-11-22}
  - stars: 3
contact: {phone: 1, email: a@b}
notes:
  - một dòng rất dài
    còn tiếp
  - hai
years: [2021, 2022]
empty:
text: |
  khối # không phải ghi chú
  chữ

# cuối
"""
KEYS = ("name", "names", "code", "producer", "group", "set", "certificates", "contact", "notes")


def after(change: Callable[[Any], object], text: str = TEXT) -> tuple[list[str], list[str]]:
    """The lines that went and those that came."""
    data = copy.deepcopy(read_yaml(text, "").data)
    change(data)
    new = edited(text, data, lambda _: KEYS)  # type: ignore[arg-type]
    old_lines, new_lines = text.split("\n"), new.split("\n")
    steps = difflib.SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_opcodes()
    gone = [line for what, a, b, _, _ in steps if what != "equal" for line in old_lines[a:b]]
    return gone, [line for what, _, _, a, b in steps if what != "equal" for line in new_lines[a:b]]


@pytest.mark.parametrize(
    ("change", "gone", "come"),
    [
        (dict, [], []),
        (lambda d: d.update(name='Mắm "nhĩ"'), ['name: "Nước mắm"   # tên'], ['name: "Mắm \\"nhĩ\\""   # tên']),
        (lambda d: d.update(producer="it's"), ["producer: 'htx'"], ["producer: 'it''s'"]),
        (lambda d: d.update(set=9), [], ["set: 9"]),
        (lambda d: d.pop("producer"), ["producer: 'htx'"], []),
        (
            lambda d: d["certificates"][0].pop("stars"),
            ["  - stars: 4", "    issued: 2022-12-29 # ngày"],
            ["  - issued: 2022-12-29 # ngày"],
        ),
        (lambda d: d["certificates"].__setitem__(1, GONE), ["  - stars: 3"], []),
        (
            lambda d: d["certificates"][0]["sources"][0].update(publisher="Báo: X"),
            [],
            ["        publisher: 'Báo: X'"],
        ),
        (
            lambda d: d["certificates"][0]["sources"][1].pop("url"),
            ["      - {url: https://b.example, read: 2026-11-22}"],
            ["      - {read: 2026-11-22}"],
        ),
        (
            lambda d: d["certificates"].append({"stars": 5, "sources": [{"url": "u"}]}),
            [],
            ["  - stars: 5", "    sources:", "      - url: u"],
        ),
        (
            lambda d: (d["contact"].pop("email"), d["contact"].update(url="http://x, y")),
            ["contact: {phone: 1, email: a@b}"],
            ["contact: {phone: 1, url: 'http://x, y'}"],
        ),
        (lambda d: d.update(contact={"person": "A"}), ["contact: {phone: 1, email: a@b}"], ["contact:", "  person: A"]),
        (lambda d: d.update(notes=["không", *d["notes"][:1], "2"]), ["  - hai"], ["  - không", '  - "2"']),
        (lambda d: d.update(years=[2020, 2021]), ["years: [2021, 2022]"], ["years: [2020, 2021]"]),
        (lambda d: d.update(years=[2022]), ["years: [2021, 2022]"], ["years: [2022]"]),
        (lambda d: d.update(years=[]), ["years: [2021, 2022]"], ["years: []"]),
        (lambda d: d.update(empty="đầy"), ["empty:"], ["empty: đầy"]),
        (lambda d: d.update(empty={"a": [True]}), [], ["  a:", "    - true"]),
        (lambda d: d.pop("text"), ["text: |", "  khối # không phải ghi chú", "  chữ"], []),
        (lambda d: d.update(text="một câu"), ["text: |", "  khối # không phải ghi chú", "  chữ"], ["text: một câu"]),
    ],
)
def test_only_the_lines_meant_change(change: Callable[[Any], object], gone: list[str], come: list[str]) -> None:
    assert after(change) == (gone, come)


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d["certificates"][0].pop("issued"),  # its own comment
        lambda d: d["certificates"].__setitem__(0, GONE),
        lambda d: d.pop("name"),
    ],
)
def test_what_would_lose_a_comment_is_refused(change: Callable[[Any], object]) -> None:
    with pytest.raises(EditRefusedError):
        after(change)


@pytest.mark.parametrize("before", ["booths: [{a: x}, {a: y}]\n", "booths:\n  - {a: x}\n  - a: y\n"])
def test_all_items_may_make_room_for_new_ones(before: str) -> None:
    wanted = {"name": "n", "booths": [GONE, GONE, {"a": "z"}, {"a": "w"}]}
    new = edited(f"name: n\n{before}", wanted, lambda _: KEYS)  # type: ignore[arg-type]
    assert read_yaml(new, "").data == {"name": "n", "booths": [{"a": "z"}, {"a": "w"}]}


def test_line_ends_marks_and_stories_stay() -> None:
    windows = b"\xef\xbb\xbfname: M\xe1\xba\xafm\r\n# x\r\ngroup: a\r\n"
    wanted: Any = {"name": "Mứt", "group": "a", "set": 7}
    new = edited_file(windows, "a.yaml", "products", wanted)
    assert new == "\ufeffname: Mứt\r\n# x\r\ngroup: a\r\nset: 7\r\n".encode()
    story = "---\nname: Mắm\ngroup: a\n---\nname: không phải\n".encode()
    new = edited_file(story, "a.md", "products", wanted)
    assert new == "---\nname: Mứt\ngroup: a\nset: 7\n---\nname: không phải\n".encode()
    for mixed in (b"name: a\r\ngroup: a\n", "name: Mă\u0301m\ngroup: a\n".encode(), b"name: a\rgroup: a"):
        with pytest.raises(EditRefusedError):
            edited_file(mixed, "a.yaml", "products", wanted)


def test_a_file_without_a_last_line_end() -> None:
    assert edited("name: a", {"name": "a", "set": 3}, lambda _: KEYS) == "name: a\nset: 3\n"


LETTERS = "ab #:-[]{},&*!|>'\"%@`~\\?=.0123456789ếđ"
texts = st.text(LETTERS, min_size=1, max_size=12).map(lambda text: " ".join(text.split()) or "x")
keys = st.sampled_from(["name", "set", "group", "on", "no", "a-b"])
leaves = st.one_of(texts, st.integers(-5, 3000), st.booleans())
groups = st.dictionaries(keys, st.one_of(leaves, st.lists(texts, min_size=1, max_size=3)), min_size=1, max_size=4)
records = st.dictionaries(
    keys,
    st.one_of(leaves, groups, st.lists(groups, min_size=1, max_size=3), st.lists(texts, min_size=1, max_size=4)),
    min_size=1,
    max_size=5,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records, records)
def test_any_record_becomes_any_other_or_is_refused(before: dict[str, Any], wanted: dict[str, Any]) -> None:
    text = f"# đầu\n{yaml_text(before)}# cuối\n"
    shared = before.keys() & wanted.keys()
    for key in shared:  # lists of groups keep their places, as the workbook's rows do
        old, new = before[key], wanted[key]
        if isinstance(old, list) and isinstance(new, list) and any(isinstance(one, dict) for one in [*old, *new]):
            wanted[key] = old
    try:
        new_text = edited(text, wanted, lambda _: KEYS)
    except EditRefusedError:
        assert not shared
        return
    assert plain_data(read_yaml(new_text, "").data) == plain_data(wanted)
    assert new_text.startswith("# đầu\n")
    assert "# cuối\n" in new_text
