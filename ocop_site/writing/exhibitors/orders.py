"""What is asked of the import of a list of exhibitors, and what it would come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ocop_site.writing.foreign.orders import ForeignOrder

if TYPE_CHECKING:
    from ocop_site.problems import Problem
    from ocop_site.writing.content_files import ContentFile
    from ocop_site.writing.foreign.answer_sheets import Question
    from ocop_site.writing.foreign.rows import ForeignRow
    from ocop_site.writing.foreign.tables import ForeignTable

What = Literal["new", "changed", "same", "read", "waiting", "refused"]
Field = Literal["number", "exhibitor", "products", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitorOrder(ForeignOrder):
    """What to take in, and the id of the fair whose booths the list names."""

    fair: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What the list changes of a booth: of its number, its exhibitor or its place the text before and after.

    Of products the ids and names that come and go: `before` those that go, `after` those that come.
    """

    field: Field
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class BoothFate:
    """What becomes of one booth of the list: its rows, its number and exhibitor there, what changes, its code.

    `goods` are the names that no record is known of; `why` is told of a row that cannot be used.
    """

    rows: tuple[ForeignRow, ...]
    what: What
    number: str
    exhibitor: str
    producer: str = ""
    products: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    changes: tuple[Difference, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class OtherBooth:
    """A booth of the fair's record that the list does not have: its number, its exhibitor, its code."""

    number: str
    exhibitor: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitorPlan:
    """The files to write (none while something is open or nothing changes), and what becomes of every booth.

    `gone`: booths that an earlier list brought and this one does not have, which are taken out; `kept`: those that no
    list ever brought. `no_fair`: there is no such fair; then `nearest` is the id of one like it, or "". `codes` are
    new.
    """

    files: tuple[ContentFile, ...] = ()
    fates: tuple[BoothFate, ...] = ()
    gone: tuple[OtherBooth, ...] = ()
    kept: tuple[OtherBooth, ...] = ()
    codes: tuple[str, ...] = ()
    table: ForeignTable | None = None
    questions: tuple[Question, ...] = ()
    asked: int = 0
    sheet: bytes = b""
    problems: tuple[Problem, ...] = ()
    more: tuple[tuple[str, int], ...] = ()
    no_fair: bool = False
    nearest: str = ""
