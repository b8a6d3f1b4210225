"""Ids of new records: the slug of the name, made unique by province, by maker, at last by number.

Where several names give one slug, none of them gets it bare, so that no id depends on which row came first.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.vietnamese import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

LONGEST = 60


@dataclass(frozen=True, slots=True, order=True)
class Wanted:
    """A record that needs an id: its name, its province's id, what tells it from others there, and an own key."""

    key: str
    name: str
    province: str
    detail: str = ""


def slug_within(name: str, limit: int = LONGEST) -> str:
    """The slug of a name, cut at a hyphen where it is longer than `limit`."""
    text = slug(name)
    if len(text) <= limit:
        return text
    return text[: limit + 1].rpartition("-")[0] or text[:limit]


def give_ids(wanted: Sequence[Wanted], taken: Collection[str]) -> dict[str, str]:
    """An id for each key; none of `taken`, no two alike, the same whatever the order of `wanted`."""
    used = set(taken)
    given: dict[str, str] = {}
    waiting = sorted(wanted)
    ways: tuple[Callable[[Wanted], str], ...] = (
        lambda one: slug_within(one.name),
        lambda one: "-".join(part for part in (slug_within(one.name), one.province) if part),
        lambda one: "-".join(part for part in (slug_within(one.name), one.province, one.detail) if part),
    )
    for way in ways:
        candidates: dict[str, list[Wanted]] = defaultdict(list)
        for one in waiting:
            candidates[way(one)].append(one)
        for candidate, ones in sorted(candidates.items()):
            if len(ones) == 1 and candidate not in used:
                given[ones[0].key] = candidate
                used.add(candidate)
        waiting = [one for one in waiting if one.key not in given]
    for one in waiting:
        candidate = ways[-1](one)
        number = 1
        while f"{candidate}-{number}" in used:
            number += 1
        given[one.key] = f"{candidate}-{number}"
        used.add(given[one.key])
    return given
