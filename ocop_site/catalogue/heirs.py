"""Who answers for what was given out: codes of records that were merged into others, and of records withdrawn."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.catalogue.booths import BOOTHS, stands

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ocop_site.reading.ledger import GivenCode
    from ocop_site.records.collection import Records
    from ocop_site.records.others import Tombstone

Owner = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A tombstone with the kind of record that it was ("" where the ledger does not tell) and the codes it answers."""

    record: Tombstone
    kind: str
    codes: tuple[str, ...]


def carried_codes(records: Records) -> set[str]:
    """The codes that stand in records and in booths of fairs."""
    return {record.code for _, some in records.coded() for record in some} | {
        one.booth.code for one in stands(records.fairs) if one.booth.code
    }


def withdrawn_records(records: Records, lines: Iterable[GivenCode]) -> tuple[Withdrawn, ...]:
    """Every tombstone with its codes: its own, and those of ids in its `formerly` that no record carries.

    That of a fair also answers for the codes of its booths.
    """
    kind_of = {line.code: line.kind for line in lines}
    carried = carried_codes(records)
    found = []
    for stone in records.tombstones:
        if stone.code is None:
            found.append(Withdrawn(stone, "decisions", ()))
            continue
        kind = kind_of.get(stone.code, "")
        former = {line.code for line in lines if line.kind == kind and line.id in stone.formerly} - carried
        if kind == "fairs":
            fairs = {*stone.formerly, *(line.id for line in lines if line.code == stone.code)}
            booths = (line for line in lines if line.kind == BOOTHS and line.id.partition("/")[0] in fairs)
            former |= {line.code for line in booths} - carried
        found.append(Withdrawn(stone, kind, tuple(dict.fromkeys((stone.code, *sorted(former))))))
    return tuple(found)


def codes_of(lines: Iterable[GivenCode], withdrawn: Iterable[Withdrawn]) -> dict[Owner, tuple[str, ...]]:
    """The codes that the ledger gives each (kind, id), without those of withdrawn records."""
    gone = {code for one in withdrawn for code in one.codes}
    found: dict[Owner, list[str]] = defaultdict(list)
    for line in lines:
        if line.code not in gone and line.code not in found[line.kind, line.id]:
            found[line.kind, line.id].append(line.code)
    return {owner: tuple(codes) for owner, codes in found.items() if codes}


def merged_codes(
    records: Records, lines: Iterable[GivenCode], withdrawn: Iterable[Withdrawn]
) -> dict[Owner, tuple[str, ...]]:
    """The codes that a record answers for besides its own: of records that it was, or that were merged into it."""
    given = codes_of(lines, withdrawn)
    found: dict[Owner, tuple[str, ...]] = {}
    for kind, some in records.coded():
        live = {record.id for record in some}
        for record in some:
            ids = [record.id, *(old for old in record.formerly if old not in live)]
            others = {code for one in ids for code in given.get((kind, one), ()) if code != record.code}
            if others:
                found[kind, record.id] = tuple(sorted(others))
    return found
