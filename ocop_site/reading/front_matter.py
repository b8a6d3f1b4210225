"""A Markdown file is two things: front matter in YAML between two `---` lines, and a story below."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ocop_site.problems import Place, Problem

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The two parts of a Markdown file and the lines on which they begin; no story is "" on line 0."""

    yaml: str
    yaml_line: int
    story: str
    story_line: int


def split_front_matter(text: str, path: str) -> tuple[FrontMatter | None, list[Problem]]:
    """The front matter and the story of a text with LF line ends, or None and the reason."""
    opening = _FENCE.match(text)
    if opening is None:
        return None, [Problem("front-matter-missing", Place(path, 1, 1))]
    start = opening.end() + 1
    closing = _FENCE.search(text, start) if start <= len(text) else None
    if closing is None:
        return None, [Problem("front-matter-open", Place(path, 1, 1))]
    yaml = text[start : closing.start()]
    story = text[closing.end() + 1 :]
    # Blank lines around a story say nothing; those inside it do.
    blank = _BLANK_LINES.match(story)
    lead = blank.end() if blank else 0
    story = story[lead:].rstrip()
    first = text.count("\n", 0, closing.end() + 1 + lead) + 1
    return FrontMatter(yaml, 2, story, first if story else 0), []
