"""Booths of fairs: their names in the ledger, their order, and the codes of those that are gone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ocop_site.reading.ledger import GivenCode
    from ocop_site.records.others import Booth, Fair

BOOTHS = "booths"  # the kind that the ledger gives their codes
_PARTS = re.compile(r"[a-z]+|[0-9]+")


class At(NamedTuple):
    """Where something is shown: the fair's id, and the booth's place in the order of numbers."""

    fair: str
    place: int


@dataclass(frozen=True, slots=True)
class Stand:
    """A booth where it is written: its fair, and its place in the fair's record."""

    fair: Fair
    place: int
    booth: Booth

    @property
    def name(self) -> str:
        """How the ledger calls it: `FAIR/NUMBER`."""
        return f"{self.fair.id}/{self.booth.slug}"

    @property
    def names(self) -> tuple[str, ...]:
        """The same under every id that the fair has had."""
        return tuple(f"{one}/{self.booth.slug}" for one in (self.fair.id, *self.fair.formerly))


class GoneBooth(NamedTuple):
    """A code that the ledger gave to a booth and that no booth carries any more, with the slug of its number then."""

    code: str
    slug: str


def stands(fairs: Iterable[Fair]) -> Iterator[Stand]:
    """Every booth of these fairs, as they are written."""
    for fair in fairs:
        for place, booth in enumerate(fair.booths):
            yield Stand(fair, place, booth)


def by_number(booths: Iterable[Booth]) -> tuple[Booth, ...]:
    """Booths as people count them: A2 before A10. Those of one number stay in the order in which they are written."""
    return tuple(sorted(booths, key=lambda booth: _counted(booth.slug)))


def _counted(slug: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in _PARTS.findall(slug))


def gone_booths(
    fairs: Iterable[Fair], lines: Iterable[GivenCode], answered: Iterable[str]
) -> Mapping[str, tuple[GoneBooth, ...]]:
    """By the id of a fair, the codes of its booths that nobody carries. `answered`: codes that others answer for."""
    others = set(answered)
    now = {old: fair.id for fair in fairs for old in fair.formerly} | {fair.id: fair.id for fair in fairs}
    found: dict[str, dict[str, GoneBooth]] = {}
    for line in lines:
        fair, _, slug = line.id.partition("/")
        if line.kind == BOOTHS and line.code not in others and fair in now:
            found.setdefault(now[fair], {})[line.code] = GoneBooth(line.code, slug)
    return {fair: tuple(some[code] for code in sorted(some)) for fair, some in sorted(found.items())}
