"""The words that were printed on one label, compared with those that belong there.

`expected` is a label of `pages.labels`, freshly drawn from the catalogue. Each of its words must stand on the label
once and whole; line breaks do not count. Only a long name, maker, place or name of a fair may lose its end to "…".
Nothing else may be there. A letter that the font lacks is not among the letters that can be copied from the PDF, so it
is missed here like any other.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop_site.catalogue.rules.names import stars_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocop_site.making.pdf_pages import Letter
    from ocop_site.pages.jobs import Plain

DRAFT = "BẢN NHÁP"
FIELDS = ("name", "stars_text", "term", "maker", "place", "price", "short", "booth", "fair", "days", "ask")
MAY_BE_CUT = {"name": 8, "maker": 6, "place": 6, "fair": 12}  # letters that must be left before the "…"
ELLIPSIS = "…"

_STARS = re.compile(r"OCOP|\dsao|★|☆", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """What was found: problems as (code, values), and which letters are those of the draft mark."""

    problems: list[tuple[str, dict[str, str]]]
    draft: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class _Found:
    """A field that stands in the text: which one, from where, how many letters."""

    name: str
    start: int
    length: int


def compare(letters: Sequence[Letter], expected: Plain) -> Words:
    """Compare the letters of one label, in the order of the page, with its expected words."""
    text = "".join(letter.text for letter in letters)
    wanted = {name: bare(str(expected[name])) for name in FIELDS if expected.get(name)}
    mark = bare(DRAFT)
    free = [True] * len(text)
    missing: dict[str, str] = dict(wanted)
    while missing:
        best = max((_find(name, words, text, free) for name, words in missing.items()), key=lambda found: found.length)
        if not best.length:
            break
        del missing[best.name]
        free[best.start : best.start + best.length] = [False] * best.length
    draft: set[int] = set()
    while (start := _free_at(text, mark, free)) >= 0:
        draft.update(range(start, start + len(mark)))
        free[start : start + len(mark)] = [False] * len(mark)
    problems = list(_draft_problems(expected, marked=bool(draft)))
    problems += _name_problems(expected)
    problems += _left(letters, free, missing, expected)
    return Words(problems, frozenset(draft))


def bare(words: str) -> str:
    """Words without white space and invisible characters, composed (NFC): as they are compared."""
    composed = unicodedata.normalize("NFC", words)
    return "".join(char for char in composed if not char.isspace() and unicodedata.category(char) != "Cf")


def _find(name: str, words: str, text: str, free: Sequence[bool]) -> _Found:
    """Where a field stands, whole or with its end cut off where that is allowed; length 0: nowhere."""
    start = _free_at(text, words, free)
    if start >= 0:
        return _Found(name, start, len(words))
    least = MAY_BE_CUT.get(name)
    best = _Found(name, 0, 0)
    if least is None:
        return best
    for end in (at for at, char in enumerate(text) if char == ELLIPSIS and free[at]):
        for kept in range(min(end, len(words) - 1), max(least, best.length) - 1, -1):
            if text.startswith(words[:kept], end - kept) and all(free[end - kept : end]):
                best = _Found(name, end - kept, kept + 1)
                break
    return best


def _free_at(text: str, words: str, free: Sequence[bool]) -> int:
    """Where words first stand among letters that belong to no other field, or -1."""
    start = text.find(words)
    while start >= 0 and not all(free[start : start + len(words)]):
        start = text.find(words, start + 1)
    return start


def _draft_problems(expected: Plain, *, marked: bool) -> list[tuple[str, dict[str, str]]]:
    if expected["draft"] and not marked:
        return [("label-draft-missing", {})]
    if marked and not expected["draft"]:
        return [("label-draft-not-due", {})]
    return []


def _name_problems(expected: Plain) -> list[tuple[str, dict[str, str]]]:
    """The name of a product is printed as it is; on a label without stars it must not bring any. An outlet's may."""
    found = "" if expected["stars_text"] or expected.get("sign") else stars_in(str(expected["name"]))
    return [("label-stars-not-due", {"found": found})] if found else []


def _left(
    letters: Sequence[Letter], free: Sequence[bool], missing: dict[str, str], expected: Plain
) -> list[tuple[str, dict[str, str]]]:
    """What is said of letters that belong to no field, and of fields without letters."""
    runs = _runs(letters, free)
    over = [bare(run) for run in runs]
    if not runs and not missing:
        return []
    if not expected["stars_text"] and any(_STARS.search(run) for run in over):
        return [("label-stars-not-due", {"found": " · ".join(runs)})]
    gone = letters_gone(missing.values(), "".join(over))
    if gone:
        return [("label-missing-glyph", {"letters": " ".join(gone), "words": _shown(missing, expected)})]
    return [("label-wrong-words", {"found": " · ".join(runs) or "–", "words": _shown(missing, expected) or "–"})]


def _runs(letters: Sequence[Letter], free: Sequence[bool]) -> list[str]:
    """The letters that are still free, as words."""
    runs: list[str] = []
    before = -2
    for at, letter in enumerate(letters):
        if free[at]:
            if at != before + 1:
                runs.append(letter.text)
            else:
                runs[-1] += f" {letter.text}" if letter.apart else letter.text
            before = at
    return runs


def _shown(missing: dict[str, str], expected: Plain) -> str:
    return " · ".join(str(expected[name]) for name in missing)


def letters_gone(missing: Iterable[str], over: str) -> list[str]:
    """The letters that are nowhere among the left-over ones though all others stand there, and nothing besides.

    That is how fields look whose font lacks some letters; [] where they look otherwise.
    """
    wanted = "".join(missing)
    rest = sorted(char for char in wanted if char in over)
    return sorted(set(wanted) - set(over)) if rest and rest == sorted(over) else []
