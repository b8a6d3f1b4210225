"""Which booth of the fair's record each booth of the list is: by its exhibitor first, then by its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.vietnamese import slug
from ocop_site.writing.names.makers import name_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ocop_site.reading.raw import Raw
    from ocop_site.writing.exhibitors.matching import Meant
    from ocop_site.writing.exhibitors.remembered import Before


@dataclass(frozen=True, slots=True)
class OldBooth:
    """A booth as the record has it: its place in the record's list, its data, and what the last list said of it."""

    place: int
    data: Mapping[str, Raw]
    before: Before | None

    @property
    def number(self) -> str:
        """Its number."""
        return self.text("number")

    @property
    def exhibitor(self) -> tuple[str, str]:
        """Its exhibitor: a producer's id, and a name; "" for none."""
        said = self.data.get("exhibitor")
        group = said if isinstance(said, dict) else {}
        return str(group.get("producer") or ""), str(group.get("name") or "")

    def text(self, field: str) -> str:
        """A plain value; "" for none."""
        value = self.data.get(field)
        return "" if value is None or isinstance(value, list | dict) else str(value)

    def texts(self, field: str) -> list[str]:
        """The items of a list of plain values."""
        value = self.data.get(field)
        return [str(one) for one in value] if isinstance(value, list) else []


def old_booths(listed: Raw, before: Mapping[str, Before]) -> list[OldBooth]:
    """The booths of a record."""
    some = listed if isinstance(listed, list) else []
    return [
        OldBooth(place, one, before.get(str(one.get("code"))))
        for place, one in enumerate(some)
        if isinstance(one, dict)
    ]


def paired(meant: Sequence[Meant], old: Sequence[OldBooth]) -> list[OldBooth | None]:
    """For each booth of the list the one of the record that it is; None for a new one.

    An exhibitor with several booths keeps those whose numbers stay; the others follow in the order of the record.
    """
    found: dict[int, OldBooth] = {}
    left = list(old)

    def take(at: int, one: OldBooth) -> None:
        found[at] = one
        left.remove(one)

    for by_number, by_exhibitor in ((True, True), (False, True), (True, False)):
        for at, one in enumerate(meant):
            if at in found:
                continue
            for other in left:
                same_number = slug(one.booth.number) == slug(other.number)
                if (not by_number or same_number) and (not by_exhibitor or is_exhibitor(one, other)):
                    take(at, other)
                    break
    return [found.get(at) for at in range(len(meant))]


def is_exhibitor(one: Meant, old: OldBooth) -> bool:
    """Whether the exhibitor of a booth of the list is that of a booth of the record, today or by the last list."""
    producer, name = old.exhibitor
    before = old.before
    producers = {producer, before.producer if before else ""} - {""}
    names = {name_key(text) for text in (name, before.printed if before else "", before.name if before else "") if text}
    return one.producer in producers or bool(one.booth.exhibitor and name_key(one.booth.exhibitor) in names)
