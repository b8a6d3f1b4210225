"""What a made page says of statuses on a day: its phases as `assets/turns.js` would show them, read from the HTML."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

VOID = {"meta", "link", "img", "br", "source", "path", "use", "rect", "input", "wbr", "hr"}


@dataclass
class Phase:
    """One set of words: from which day on (""), until which day (""), how it is drawn, its texts by class."""

    start: str
    until: str
    tone: str
    texts: dict[str, str] = field(default_factory=dict)
    drawn: bool = False


@dataclass
class Voice:
    """One place of a page that speaks of a status: `link` is the address of the product on a card, "" elsewhere.

    `part`: a line of a list on which a product stands on some days only.
    """

    link: str
    phases: list[Phase]
    part: bool = False

    def seen_on(self, day: date) -> list[Phase]:
        """The phases that a reader with script sees that day."""
        today = day.isoformat()
        return [p for p in self.phases if p.start <= today and not (p.until and p.until < today)]

    def on(self, day: date) -> Phase:
        """The phase that a reader with script sees that day; exactly one must be left."""
        left = self.seen_on(day)
        assert len(left) == 1, (day, self)
        return left[0]


class _Reader:
    """What lxml tells of a page, piece by piece; the text of an element may come in several."""

    def __init__(self) -> None:
        self.voices: list[Voice] = []
        self.told: list[dict[str, Any]] = []
        self.open: list[tuple[str, str]] = []
        self.since = ""
        self.phase: Phase | None = None
        self.depth = 0
        self.text_class = ""
        self.last_link = ""
        self.in_data = False
        self.outside: list[str] = []
        self.pieces: list[str] = []

    def start(self, tag: str, found: Mapping[str, str]) -> None:
        self.close()
        classes = found.get("class", "").split()
        self.outside += [found[name] for name in ("content", "alt", "title", "aria-label") if name in found]
        if tag == "template":
            self.since = found.get("data-from", "")  # 404.html keeps what its script says in templates too
        if tag == "script" and found.get("type") == "application/ld+json":
            self.in_data = True
        if tag == "a" and "href" in found and self.phase is None:
            self.last_link = found["href"]
        if tag not in VOID:
            self.open.append((tag, found.get("class", "")))
        if "box" in classes or "state" in classes:
            tone = next(one for one in classes if one.startswith("t-"))
            self.phase = Phase(self.since, found.get("data-until", ""), tone.removeprefix("t-"))
            self.depth = len(self.open)
            link = self.last_link if "state" in classes else ""
            part = any(tag == "ul" and "part" in name.split() for tag, name in self.open)
            # Of such a list each set of words stands in a line of its own, some in templates, not side by side.
            others = [one for one in self.voices if one.part and one.link == link] if part else self.voices
            if others and (part or self.since):
                others[-1].phases.append(self.phase)
            else:
                self.voices.append(Voice(link, [self.phase], part))
        elif self.phase is not None:
            self.phase.drawn |= tag == "svg" and "stars" in classes

    def end(self, tag: str) -> None:
        self.close()
        if tag == "template":
            self.since = ""
        if tag == "script":
            self.in_data = False
        if tag not in VOID and self.open:
            if self.phase is not None and len(self.open) == self.depth:
                self.phase = None
            self.open.pop()

    def data(self, text: str) -> None:
        self.pieces.append(text)

    def close(self) -> None:
        """Take the text that came since the last tag; lxml says this at the end of the page, too."""
        text = "".join(self.pieces)
        self.pieces.clear()
        if self.in_data and text:
            self.told.append(json.loads(text))
        elif self.phase is not None and text.strip():
            tag, name = self.open[-1]
            key = name or tag
            self.phase.texts[key] = self.phase.texts.get(key, "") + text.strip()
        else:
            self.outside.append(text)


def _read(page: str) -> _Reader:
    reader = _Reader()
    etree.fromstring(page, etree.HTMLParser(target=reader, encoding="utf-8"))
    return reader


def voices_of(page: str) -> list[Voice]:
    """Every place of a page that speaks of a status, in the order of the page."""
    return _read(page).voices


def data_of(page: str) -> list[dict[str, Any]]:
    """The structured data of a page."""
    return _read(page).told


def words_of(page: str) -> tuple[list[Voice], str]:
    """The voices of a page, and all other words of it: its text, its description, what pictures are said to show."""
    read = _read(page)
    return read.voices, " ".join(" ".join(read.outside).split())
