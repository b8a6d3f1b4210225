"""The stack that turns YAML events into plain data, with the place of every key and value."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from ocop_site.problems import Place, Problem
from ocop_site.reading.places import Marks, walk_marks
from ocop_site.reading.text import MOST_PROBLEMS, forbidden_in, name_of, without_forbidden

if TYPE_CHECKING:
    from collections.abc import Callable

    from ocop_site.reading.raw import Raw

DEEPEST = 12  # levels of lists and mappings a record may nest; ours need five
_HOPELESS = 100  # levels at which reading stops
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_STANDARD_TAGS = "tag:yaml.org,2002:"


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being filled. What is put into a lost one is kept nowhere."""

    items: list[Raw] | None  # None: this is a mapping
    pairs: dict[str, Raw]
    lost: bool
    expects_key: bool
    key: str | None = None  # of the value to come; None: that value is lost


class Composer:
    """Takes the events of one document and keeps data, marks and problems.

    `marks` are the places of what is kept. `last` is the scalar met last; `gave_up` tells that
    the text went on but was not worth reading.
    """

    def __init__(self, path: str, first_line: int, last_line: int) -> None:
        self.path = path
        self.marks = Marks(first_line, last_line)
        self.problems: list[Problem] = []
        self.last: yaml.ScalarEvent | None = None
        self.gave_up = False
        self._root: list[Raw] = []
        self._top = _Open(self._root, {}, lost=False, expects_key=False)
        self._below: list[_Open] = []

    @property
    def data(self) -> Raw:
        """The document, None where there is none."""
        return self._root[0] if self._root else None

    def take_all(self, next_event: Callable[[], yaml.Event]) -> None:
        """Takes events to the end of the first document, or of patience. Raises what the parser raises."""
        takers: dict[type[yaml.Event], Callable[..., None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
        }
        while not self.gave_up:
            event = next_event()
            kind = type(event)
            take = takers.get(kind)
            if take is not None:
                take(event)
            elif kind is yaml.DocumentStartEvent and self._root:
                self._complain("many-documents", event)
                return
            elif kind is yaml.StreamEndEvent:
                return

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self.last = event
        text = event.value
        style = event.style
        if event.anchor or event.tag:
            self._refuse_properties(event)
        if style == '"' and (char := forbidden_in(text)):  # written as an escape such as "\0"
            self._complain("control-character", event, char=name_of(char))
            text = without_forbidden(text)
        if self._top.expects_key:
            self._key(text, event)
        elif not style and text in _NULLS:
            self._put(None, event)
        else:
            self._put(text, event)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if event.anchor or event.tag:
            self._refuse_properties(event)
        depth = len(self._below)
        if depth == DEEPEST:
            self._complain("yaml-too-deep", event, limit=str(DEEPEST))
        self.gave_up = self.gave_up or depth == _HOPELESS
        items: list[Raw] | None = [] if type(event) is yaml.SequenceStartEvent else None
        pairs: dict[str, Raw] = {}
        value: Raw = pairs if items is None else items
        lost = not self._put(None if depth == DEEPEST else value, event) or depth == DEEPEST
        self._below.append(self._top)
        self._top = _Open(items, pairs, lost, expects_key=items is None)

    def _close(self, _event: yaml.Event) -> None:
        self._top = self._below.pop()

    def _alias(self, event: yaml.AliasEvent) -> None:
        self._complain("yaml-anchor", event, value=event.anchor or "")
        self._put(None, event)

    def _key(self, text: str, event: yaml.ScalarEvent) -> None:
        mapping = self._top
        mapping.expects_key = False
        mapping.key = None
        if mapping.lost:
            return
        if not text:
            self._complain("yaml-key", event)
        elif text in mapping.pairs:
            self._complain("duplicate-key", event, value=text, first=self._line_of(mapping.pairs, text))
        else:
            mapping.key = sys.intern(text)  # the same few words in every record
            self._mark(event)

    def _put(self, value: Raw, event: yaml.Event) -> bool:
        """Puts a value where it belongs; False where it is a key or belongs to what is lost."""
        top = self._top
        if top.items is not None:
            if top.lost:
                return False
            top.items.append(value)
        elif top.expects_key:
            self._complain("yaml-key", event)
            top.expects_key = False
            top.key = None
            return False
        else:
            top.expects_key = True
            if top.key is None or top.lost:
                return False
            top.pairs[top.key] = value
        self._mark(event)
        return True

    def _mark(self, event: yaml.Event) -> None:
        mark = event.start_mark
        assert mark is not None  # noqa: S101 - the parser marks every event
        self.marks.numbers.extend((mark.line, mark.column))

    def _line_of(self, mapping: dict[str, Raw], key: str) -> str:
        """The line on which a key of a mapping stood first."""
        met = walk_marks(self.data, self.marks)
        return next((str(m.spot[0]) for m in met if m.is_key and m.holder is mapping and m.location[-1] == key), "?")

    def _refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self._complain("yaml-anchor", event, value=event.anchor)
        if event.tag:
            self._complain("yaml-tag", event, value=event.tag.replace(_STANDARD_TAGS, "!!"))

    def _complain(self, code: str, event: yaml.Event, **values: str) -> None:
        mark = event.start_mark
        assert mark is not None  # noqa: S101 - the parser marks every event
        self.problems.append(Problem(code, Place(self.path, *self.marks.spot(mark.line, mark.column)), values))
        self.gave_up = self.gave_up or len(self.problems) > MOST_PROBLEMS
