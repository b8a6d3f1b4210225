"""Stories: Markdown to HTML that cannot harm.

Python-Markdown writes it, nh3 lets through only what is on a short list.
"""

from __future__ import annotations

import html as escaping
import re
from typing import TYPE_CHECKING

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from ocop_site.making.kept import key_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from ocop_site.making.kept import Keep

LONGEST = 200_000  # characters
MOST_LINES = 5_000  # headings and lists take time with the square of their lines
MOST_CELLS = 20_000  # a short row is filled up to the width of its table: a few signs can order millions of cells
DEEPEST = 50  # quotes and lists in each other; far below the depth at which the result would hang on the call stack
MOST_WORK = 5_000_000_000  # signs of a paragraph times its length, a bracket counting for a thousand: about two seconds
FIRST_HEADING = 3  # the page has the first level, its sections the second
LAST_HEADING = 6
SCHEMES = {"http", "https", "mailto", "tel"}
TAGS = {
    *("p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "pre", "br", "hr"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}

_HEADING = re.compile(r"h[1-6]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_MARKERS = re.compile(r"(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}\.[ \t]))+[ \t]*|[ \t]+", re.MULTILINE)
_SIGNS = re.compile(r"[*_`\\<&!\]]")
_WHOLE_ADDRESS = re.compile(r"https?://[^\s/?#\\]|(?:mailto|tel):.", re.IGNORECASE)
_NO_LINK = re.compile(r'<a(?! href=)(?: [a-z]+="[^"]*")*>(.*?)</a>', re.DOTALL)


def html(markdown_text: str, keep: Keep) -> str:
    """The story as safe HTML; "" for an empty one. What is too long or too deep comes as plain paragraphs."""
    if not markdown_text.strip():
        return ""
    key = key_of("prose 2", ("markdown", "nh3"), markdown_text)
    kept = keep.get("prose", key)
    if kept is not None:
        return kept.decode()
    made = _safe(_rendered(markdown_text))
    keep.put("prose", key, made.encode())
    return made


def renders_plain(text: str) -> bool:
    """Whether a story is too long or too intricate for Markdown and comes as plain paragraphs instead."""
    lines = text.split("\n")
    if len(text) > LONGEST or len(lines) > MOST_LINES or any(_depth(line) > DEEPEST for line in lines):
        return True
    paragraphs = _BLANK_LINES.split(text)
    cells = sum(part.partition("\n")[0].count("|") * part.count("\n") for part in paragraphs)
    return cells > MOST_CELLS or sum(map(_work, paragraphs)) > MOST_WORK


def _depth(line: str) -> int:
    """At most how many quotes and lists a line stands in, by its markers and its indent of four columns each."""
    start = _MARKERS.match(line)
    opening = start[0].expandtabs(4) if start else ""
    return sum(sign in ">-+*." for sign in opening) + opening.count("    ")


def _work(paragraph: str) -> int:
    signs = sum(1 for _ in _SIGNS.finditer(paragraph)) + 1000 * paragraph.count("[")
    return signs * len(paragraph)


def _rendered(text: str) -> str:
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if renders_plain(text):
        return _plain(text)
    try:
        return Markdown(extensions=["tables", "sane_lists", _Story()], output_format="html").convert(text)
    except RecursionError:
        return _plain(text)


def _plain(text: str) -> str:
    parts = (part.strip() for part in _BLANK_LINES.split(text))
    return "\n".join(f"<p>{escaping.escape(part)}</p>" for part in parts if part)


def _safe(text: str) -> str:
    clean = nh3.clean(
        text,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        attribute_filter=_absolute_only,
        link_rel="nofollow noopener",
        clean_content_tags={"script", "style", "svg", "math", "iframe", "object", "embed", "noscript", "template"},
    )
    # A link that lost its address is text: `rel` without `href` is not HTML.
    return _NO_LINK.sub(r"\1", clean)


def _absolute_only(tag: str, attribute: str, value: str) -> str | None:
    """Whole addresses only: a relative one, and "http:x" is one too, would mean something else on every page."""
    if (tag, attribute) == ("a", "href"):
        return value if _WHOLE_ADDRESS.match(value) else None
    return value


class _Story(Extension):
    """Headings start at the third level; raw HTML in a story is text, not markup."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_ShiftHeadings(md), "shift-headings", 5)


class _ShiftHeadings(Treeprocessor):
    """The first heading becomes the third level, none stands above it, and none goes down by more than one level."""

    def run(self, root: Element) -> None:
        first = last = 0
        for element in root.iter():
            if not _HEADING.fullmatch(element.tag):
                continue
            level = int(element.tag[1])
            first = first or level
            shifted = max(FIRST_HEADING, FIRST_HEADING + level - first)
            last = min(shifted, last + 1 if last else FIRST_HEADING, LAST_HEADING)
            element.tag = f"h{last}"
