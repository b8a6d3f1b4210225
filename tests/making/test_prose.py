from __future__ import annotations

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


@settings(max_examples=300, deadline=None)
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


def test_nothing_gives_nothing() -> None:
    assert prose.html(" \n\n", NoKeep()) == ""


@pytest.mark.parametrize(
    "text", [">" * 3000 + " x", "- " * 2000 + "x", "[" * 5000, "*" * 20_000, "x" * 300_000, "<" * 50_000]
)
def test_deep_and_long_texts_end_in_bounded_time(text: str) -> None:
    assert harm_in(prose.html(text, NoKeep())) == []
