"""Stories: Markdown to HTML that cannot harm.

Python-Markdown writes it, nh3 lets through only what is on a short list.
"""

from __future__ import annotations

import html as escaping
from typing import TYPE_CHECKING

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from ocop_site.making.kept import key_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from ocop_site.making.kept import Keep

LONGEST = 200_000
MOST_BRACKETS = 300  # in one paragraph: the time that Python-Markdown takes grows with their square
FIRST_HEADING = 3  # the page has the first level, its sections the second
LAST_HEADING = 6
SCHEMES = {"http", "https", "mailto", "tel"}
TAGS = {
    *("p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "pre", "br", "hr"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}


def html(markdown_text: str, keep: Keep) -> str:
    """The story as safe HTML; "" for an empty one. What is too long or too deep comes as plain paragraphs."""
    if not markdown_text.strip():
        return ""
    key = key_of("prose 1", ("markdown", "nh3"), markdown_text)
    kept = keep.get("prose", key)
    if kept is not None:
        return kept.decode()
    made = _safe(_rendered(markdown_text))
    keep.put("prose", key, made.encode())
    return made


def _rendered(text: str) -> str:
    if len(text) > LONGEST or any(part.count("[") > MOST_BRACKETS for part in text.split("\n\n")):
        return _plain(text)
    try:
        return Markdown(extensions=["tables", "sane_lists", _Story()], output_format="html").convert(text)
    except RecursionError:
        return _plain(text)


def _plain(text: str) -> str:
    return "".join(f"<p>{escaping.escape(part)}</p>" for part in text.split("\n\n"))


def _safe(text: str) -> str:
    return nh3.clean(
        text,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        attribute_filter=_absolute_only,
        link_rel="nofollow noopener",
        clean_content_tags={"script", "style", "svg", "math", "iframe", "object", "embed", "noscript", "template"},
    )


def _absolute_only(tag: str, attribute: str, value: str) -> str | None:
    """Links with a scheme only: a relative one would mean something else on every page."""
    if (tag, attribute) == ("a", "href"):
        return value if value.partition(":")[0].lower() in SCHEMES and ":" in value else None
    return value


class _Story(Extension):
    """Headings start at the third level; raw HTML in a story is text, not markup."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_ShiftHeadings(md), "shift-headings", 5)


class _ShiftHeadings(Treeprocessor):
    """The highest heading of a story becomes the third level, and no level is left out below it."""

    def run(self, root: Element) -> None:
        headings = [e for e in root.iter() if len(e.tag) == len("h1") and e.tag[0] == "h" and e.tag[1].isdigit()]
        levels = sorted({int(e.tag[1]) for e in headings})
        for element in headings:
            element.tag = f"h{min(LAST_HEADING, levels.index(int(element.tag[1])) + FIRST_HEADING)}"
