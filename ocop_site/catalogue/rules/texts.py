"""What must be true of the pages of text: the site's own menu leads to two of them, and one address is not theirs.

Where they stand is told by `pages.addresses`; a test holds the two together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem
from ocop_site.records.base import is_other_tongue
from ocop_site.vietnamese import nearest
from ocop_site.words import LANGUAGE_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.reading.raw import RawRecord
    from ocop_site.records.collection import Records

NEEDED = {"gioi-thieu": "/gioi-thieu/", "cach-lam": "/gioi-thieu/cach-lam/"}
REPORT_PAGE, REPORT_ANCHOR = "gioi-thieu", "bao-sai"  # where whoever finds a mistake is told what to do
# Tags that vanish from a story, some with all that they hold. Those that Markdown makes stay, and words in <b> do.
_TAG = re.compile(
    r"</?(?:audio|button|center|div|embed|font|form|iframe|img|input|math|noscript|object|script|span|style|svg|video)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
TAKEN = {"nguon": "/gioi-thieu/nguon/"}  # the site makes the list of sources itself


def text_problems(records: Records) -> Iterator[Problem]:
    """Every problem of the pages of text, and of stories."""
    yield from _page_problems(records)
    for key in sorted(records.raws):
        raw = records.raws[key]
        tag = _TAG.search(_CODE.sub(lambda found: "\n" * found[0].count("\n"), raw.story))
        if tag:
            line = raw.story_line + _line_of(tag[0], raw.story)
            yield Problem("html-in-story", Place(raw.path, line, 1), {"value": tag[0]})
        if key[0] != "pages":
            yield from _unknown_languages(raw, records.site.languages)


def _unknown_languages(raw: RawRecord, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Parts of a story behind the tag of no language, or of Vietnamese, in which it begins: no page would show them."""
    for found in LANGUAGE_LINE.finditer(raw.story):
        if not is_other_tongue(found[1]):
            line = raw.story_line + raw.story[: found.start()].count("\n")
            hint = nearest(found[1], sorted({*languages, "en"}))
            place = Place(raw.path, line, 2)
            yield Problem("story-language", place, {"value": found[1]}, f"{{{hint}}}" if hint else "")


def _line_of(tag: str, story: str) -> int:
    """How many lines of a story come before the first one with a tag."""
    return story[: story.find(tag)].count("\n")


def _page_problems(records: Records) -> Iterator[Problem]:
    folder = f"{records.folder}/pages"
    menu = f"{folder} (menu)"
    pages = {page.id: page for page in records.pages}
    for page_id in sorted(set(NEEDED) - set(pages) - set(records.unread.get("pages", ()))):
        yield Problem("dead-link", Place(folder), {"page": menu, "value": f"{NEEDED[page_id]} (pages/{page_id}.md)"})
    report = pages.get(REPORT_PAGE)
    if report and f"{{#{REPORT_ANCHOR}}}" not in report.story:
        values = {"page": menu, "value": f"{NEEDED[REPORT_PAGE]}#{REPORT_ANCHOR}"}
        yield Problem("dead-link", Place(records.place("pages", report.id).path), values)
    for page_id in sorted(set(TAKEN) & set(pages)):
        values = {"value": TAKEN[page_id], "first": TAKEN[page_id], "second": f"pages/{page_id}"}
        yield Problem("same-address", Place(records.place("pages", page_id).path), values)
    yield from _translated_twice(records)


def _translated_twice(records: Records) -> Iterator[Problem]:
    """Pages of text that say the same page in the same language: they would stand at one address."""
    first: dict[tuple[str, str], str] = {}
    for page in records.pages:
        if page.translation_of is None:
            continue
        of, language = page.translation_of.page, page.translation_of.language
        known = first.setdefault((of, language), page.id)
        if known != page.id:
            values = {"value": of, "language": language, "first": f"pages/{known}.md", "second": f"pages/{page.id}.md"}
            yield Problem("translated-twice", records.place("pages", page.id, "translation_of"), values)
