"""The words of a printed directory compared with those that are due, over all pages; line breaks do not count."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop_site.making.label_words import bare, letters_gone
from ocop_site.making.read_back import Fault
from ocop_site.pages.fair_directory_words import chapters, directory_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocop_site.making.pdf_pages import Letter
    from ocop_site.pages.jobs import Plain

_AHEAD = 40  # texts among which the words are taken up again after a fault
_NEAR = 4000  # letters among which they are
_SURE = 6  # letters by which a text is known again
_SHOWN = 200  # letters of a fault that are shown


@dataclass(slots=True)
class Text:
    """The letters of the bodies of all pages in their order, without white space, and where each page begins."""

    letters: str = ""
    starts: list[int] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    def add(self, page: int, letters: Sequence[Letter]) -> None:
        """The letters of the next page."""
        self.starts.append(len(self.letters))
        self.pages.append(page)
        self.letters += bare("".join(one.text for one in letters))

    def page_at(self, at: int) -> int:
        """On which page the letter stands that has this place in the whole; 0 where there is no page."""
        found = bisect_right(self.starts, min(at, max(0, len(self.letters) - 1)))
        return self.pages[found - 1] if found else 0

    def page_that_begins(self, words: str) -> int:
        """The first page after the cover whose body begins with these words; 0: none."""
        begins = bare(words)
        found = (
            page
            for start, page in list(zip(self.starts, self.pages, strict=True))[1:]
            if self.letters.startswith(begins, start)
        )
        return next(found, 0)


def word_faults(text: Text, directory: Plain) -> Iterator[Fault]:
    """Where the letters are not the words that are due: what is missing, what is over, on which page."""
    pages = {title: text.page_that_begins(title) for title in chapters(directory)}
    due = [(owner, words, bare(words)) for owner, words in directory_words(directory, pages) if words]
    at = place = 0
    while place < len(due):
        owner, _, letters = due[place]
        if text.letters.startswith(letters, at):
            at += len(letters)
            place += 1
            continue
        begin, again = _taken_up(text.letters, at, [one for _, _, one in due[place : place + _AHEAD]])
        missing = [words for _, words, _ in due[place : place + again]]
        yield _said(text.page_at(at), owner, text.letters[at:begin], missing)
        at, place = begin, place + again
    if at < len(text.letters):
        yield _said(text.page_at(at), directory["name"], text.letters[at:], [])


def running_faults(
    letters: tuple[Sequence[Letter], Sequence[Letter]], number: tuple[int, int], directory: Plain
) -> Iterator[Fault]:
    """What stands above and below the body of a page is its running title and its number, on the cover the latter."""
    page, last = number
    due = ("" if page == 1 else directory["running"], f"{directory['made']} Trang {page}/{last}")
    for words, some in zip(due, letters, strict=True):
        found = bare("".join(one.text for one in some))
        if found != bare(words):
            yield _said(page, directory["name"], found, [words])


def _taken_up(text: str, at: int, due: Sequence[str]) -> tuple[int, int]:
    """Where the words that are due go on after a fault: the place in the text, and with which of these texts.

    There, where least is missing or over; at the end of both where they go on nowhere near.
    """
    best, least, skipped = (len(text), len(due)), _NEAR, 0
    for again, words in enumerate(due):
        ahead = "".join(due[again : again + 3])[: max(_SURE, len(words))]
        found = text.find(ahead, at, at + _NEAR) if len(ahead) >= _SURE else -1
        if found >= 0 and (found, again) != (at, 0) and skipped + found - at < least:
            best, least = (found, again), skipped + found - at
        skipped += len(words)
    return best


def _said(page: int, owner: str, over: str, missing: Sequence[str]) -> Fault:
    """A letter that the typeface lacks is the fault where all others stand there; else words are wrong."""
    where = {"sheet": str(page), "place": "–", "name": owner}
    words = _short(" · ".join(missing))
    gone = letters_gone([bare(one) for one in missing], over)
    if gone:
        return Fault(page, 0, "label-missing-glyph", {**where, "letters": " ".join(gone), "words": words})
    return Fault(page, 0, "label-wrong-words", {**where, "found": _short(over) or "–", "words": words or "–"})


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
