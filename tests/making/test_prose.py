from __future__ import annotations

import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop_site.making import prose
from ocop_site.making.kept import NoKeep
from tests.making.payloads import PAYLOADS

ALLOWED = prose.TAGS


class Reader(HTMLParser):
    """Collects what a browser would make of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def harm_in(html: str) -> list[object]:
    """Tags, attributes and addresses that are not on the short list."""
    reader = Reader()
    reader.feed(html)
    found: list[object] = []
    for tag, attributes in reader.tags:
        if tag not in ALLOWED:
            found.append(tag)
        for name, value in attributes.items():
            if name not in {"href", "title", "rel", "start"}:
                found.append((tag, name))
            if name == "href" and (value or "").partition(":")[0] not in {"http", "https", "mailto", "tel"}:
                found.append((tag, value))
    return found


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_gets_through(payload: str) -> None:
    for text in (payload, f"Lời đầu {payload} lời cuối", f"# {payload}", f"- {payload}\n- b"):
        assert harm_in(prose.html(text, NoKeep())) == []


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from([*PAYLOADS, "\n\n", "> ", "# ", "* ", "[a](", ")", "<", ">", '"', "&"]), max_size=6).map(
        "".join
    )
)
def test_no_mixture_of_payloads_gets_through(text: str) -> None:
    assert harm_in(prose.html(text, NoKeep())) == []


def test_a_story_reads_as_written() -> None:
    text = "# Nghề cũ\n\nLàm *tay*, **ba** đời.\n\n## Cách làm\n\n1. Rửa\n2. Phơi\n\n"
    text += "| mùa | giá |\n|---|---|\n| xuân | 5 |\n"
    html = prose.html(text, NoKeep())
    for part in (
        "<h3>Nghề cũ</h3>",
        "<em>tay</em>",
        "<strong>ba</strong>",
        "<h4>Cách làm</h4>",
        "<li>Rửa</li>",
        "<td>xuân</td>",
    ):
        assert part in html


def test_headings_begin_at_the_third_level_and_leave_none_out() -> None:
    html = prose.html("## Một\n\n#### Hai\n\n## Ba", NoKeep())
    assert [t for t, _ in _tags(html)] == ["h3", "h4", "h3"]


def _tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = Reader()
    reader.feed(html)
    return reader.tags


def test_links_to_the_web_keep_their_address() -> None:
    html = prose.html("[trang](https://x.example/a?b=1&c=2 'Trang')", NoKeep())
    assert _tags(html)[1] == (
        "a",
        {"href": "https://x.example/a?b=1&c=2", "title": "Trang", "rel": "nofollow noopener"},
    )


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("### Một\n\n# Hai", ["h3", "h3"]),
        ("# Một\n\n#### Hai\n\n## Ba", ["h3", "h4", "h4"]),
        ("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5", ["h3", "h4", "h5", "h6", "h6"]),
    ],
)
def test_the_first_heading_is_the_third_level_and_steps_down_are_single(text: str, levels: list[str]) -> None:
    assert [t for t, _ in _tags(prose.html(text, NoKeep()))] == levels


@pytest.mark.parametrize(
    "address", ["/tinh/", "x.html", "#a", "//evil.example/", "http:x", "https:/x", "javascript:x", "ftp://x/"]
)
def test_a_link_that_is_no_whole_address_becomes_text(address: str) -> None:
    assert prose.html(f"[chữ]({address})", NoKeep()) == "<p>chữ</p>"


@pytest.mark.parametrize("text", ["> " * 600 + "x", "- " * 460 + "x", "a\n\n" + "> " * 52 + "b"])
def test_the_result_hangs_on_no_call_stack(text: str) -> None:
    def deeper(levels: int) -> str:
        return deeper(levels - 1) if levels else prose.html(text, NoKeep())

    assert deeper(0) == deeper(150)


@pytest.mark.parametrize("text", ["a\x02b\x0bc\x00\x7f", "[" * 9000 + "a\x02\x0b"])
def test_control_characters_are_left_out(text: str) -> None:
    assert all(char.isprintable() for char in prose.html(text, NoKeep()))


def test_a_long_but_simple_story_is_markdown_still() -> None:
    table = "| nơi | giá |\n|---|---|\n" + "| chợ | 5 |\n" * 300
    links = "".join(f"- [nguồn {i}](https://x.example/{i})\n" for i in range(150))
    text = "\n\n".join(["Lời *kể* dài. " * 40] * 100 + [table, links, "> a\n> > b"])
    assert not prose.renders_plain(text)
    assert prose.html(text, NoKeep()).count("<a ") == 150


def test_nothing_gives_nothing() -> None:
    assert prose.html(" \n\n", NoKeep()) == ""


HARD = {
    "quotes": "> " * 3000 + "x",
    "lists": "- " * 2000 + "x",
    "brackets": "[" * 300 + "a" * 199_000,
    "brackets in many paragraphs": ("[" * 300 + "a" * 20_000 + "\n\n") * 9,
    "stars": "*" * 20_000,
    "words": "x" * 300_000,
    "angles": "<" * 50_000,
    "headings": "# a\n" * 50_000,
    "backslashes": "\\" * 200_000,
    "cells": "a|" * 60 + "\n" + "-|" * 60 + "\n" + "|\n" * 90_000,
    "columns": "a|" * 40_000 + "\n" + "-|" * 40_000 + "\n" + "|\n" * 50,
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_deep_and_long_texts_end_soon_and_stay_small(text: str) -> None:
    begun = time.process_time()
    html = prose.html(text, NoKeep())
    assert time.process_time() - begun < 5  # without the limits: 10 to 90 seconds
    assert len(html) < 10 * len(text)
    assert harm_in(html) == []
