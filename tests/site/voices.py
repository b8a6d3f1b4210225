"""What a made page says of statuses on a day: its phases as `assets/turns.js` would show them, read from the HTML."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.voices: list[Voice] = []
        self.data: list[dict[str, Any]] = []
        self.open: list[tuple[str, str]] = []
        self.start = ""
        self.phase: Phase | None = None
        self.depth = 0
        self.text_class = ""
        self.last_link = ""
        self.in_data = False
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        classes = found.get("class", "").split()
        self.outside += [found[name] for name in ("content", "alt", "title", "aria-label") if name in found]
        if tag == "template":
            self.start = found.get("data-from", "")  # 404.html keeps what its script says in templates too
        if tag == "script" and found.get("type") == "application/ld+json":
            self.in_data = True
        if tag == "a" and "href" in found and self.phase is None:
            self.last_link = found["href"]
        if tag not in VOID:
            self.open.append((tag, found.get("class", "")))
        if "box" in classes or "state" in classes:
            tone = next(one for one in classes if one.startswith("t-"))
            self.phase = Phase(self.start, found.get("data-until", ""), tone.removeprefix("t-"))
            self.depth = len(self.open)
            link = self.last_link if "state" in classes else ""
            part = any(tag == "ul" and "part" in name.split() for tag, name in self.open)
            # Of such a list each set of words stands in a line of its own, some in templates, not side by side.
            others = [one for one in self.voices if one.part and one.link == link] if part else self.voices
            if others and (part or self.start):
                others[-1].phases.append(self.phase)
            else:
                self.voices.append(Voice(link, [self.phase], part))
        elif self.phase is not None:
            self.phase.drawn |= tag == "svg" and "stars" in classes

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self.start = ""
        if tag == "script":
            self.in_data = False
        if tag not in VOID and self.open:
            if self.phase is not None and len(self.open) == self.depth:
                self.phase = None
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.in_data:
            self.data.append(json.loads(data))
        elif self.phase is not None and data.strip():
            tag, name = self.open[-1]
            key = name or tag
            self.phase.texts[key] = self.phase.texts.get(key, "") + data.strip()
        else:
            self.outside.append(data)


def voices_of(page: str) -> list[Voice]:
    """Every place of a page that speaks of a status, in the order of the page."""
    reader = _Reader()
    reader.feed(page)
    return reader.voices


def data_of(page: str) -> list[dict[str, Any]]:
    """The structured data of a page."""
    reader = _Reader()
    reader.feed(page)
    return reader.data


def outside_of_voices(page: str) -> str:
    """All other words of a page: its text, its description, what pictures are said to show."""
    reader = _Reader()
    reader.feed(page)
    return " ".join(" ".join(reader.outside).split())
