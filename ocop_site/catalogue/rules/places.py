"""What must be true of places: a province existed on the map it is printed for, and today's follows from it.

Two maps: 63 provinces with districts until 30/6/2025, 34 without since (NQ 202/2025/QH15); names, codes and what became
of each are in `provinces.yaml`. Each rule is a generator of problems; its docstring is the rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ocop_site.catalogue.rules.filed_papers import by_product
from ocop_site.catalogue.rules.place_names import (
    district_spellings,
    districts_of_their_province,
    spelled_province,
)
from ocop_site.catalogue.rules.regimes import last_day_with
from ocop_site.catalogue.rules.sources import last_source_day
from ocop_site.problems import Problem
from ocop_site.records.vocabulary import CURRENT_VINTAGE, FORMER_VINTAGE
from ocop_site.records.vocabulary_files import FormerProvince
from ocop_site.vietnamese import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocop_site.catalogue.rules.filed_papers import FiledPaper
    from ocop_site.problems import Place
    from ocop_site.records.base import PrintedPlace
    from ocop_site.records.collection import Records
    from ocop_site.records.vocabulary import Vocabulary

_CODE = re.compile(r"[0-9]{2}")


@dataclass(frozen=True, slots=True)
class NamedProvince:
    """A province as some record names it: the record, where in it, the text, its map (None: the record does not say).

    `free`: a text that need not be the name of a province, but is no bare code either.
    """

    kind: str
    id: str
    at: tuple[str | int, ...]
    name: str
    vintage: int | None
    free: bool = False


def place_problems(records: Records, papers: Sequence[FiledPaper]) -> Iterator[Problem]:
    """Every problem of every place."""
    yield from known_places(records)
    yield from district_spellings(records)
    yield from districts_of_their_province(records)
    yield from entered_places(records)
    yield from districts_of_their_time(records, papers)
    yield from coverage_periods(records)


def known_places(records: Records) -> Iterator[Problem]:
    """A printed province is a name, not a code, existed on its map (either where none is given), and is spelled so."""
    words = records.vocabulary
    for named in _named_provinces(records):
        values = {"value": named.name}
        if _CODE.fullmatch(named.name):
            values["meanings"], hint = _meanings(named.name, named.vintage, words)
            yield Problem("province-code", records.place(named.kind, named.id, *named.at), values, hint)
        elif not named.free and words.current_of(named.name, named.vintage) is None:
            place = records.place(named.kind, named.id, *named.at)
            yield Problem("unknown-place", place, values, _other_map(named, words))
        elif right := spelled_province(named.name, named.vintage, words):
            yield Problem("place-spelling", records.place(named.kind, named.id, *named.at), values, right)


def _named_provinces(records: Records) -> Iterator[NamedProvince]:
    """Every province that a record names as printed, with its map: in addresses, fairs, plans, statements, counts."""
    for kind, some in records.coded():
        for record in some:
            printed = record.address.as_certified if record.address else None
            if printed:
                at = ("address", "as_certified", "province")
                yield NamedProvince(kind, record.id, at, printed.province, printed.vintage)
    for fair in records.fairs:
        if fair.organiser_province:
            yield NamedProvince("fairs", fair.id, ("organiser_province",), fair.organiser_province, None, free=True)
        for i, name in enumerate(fair.provinces):
            yield NamedProvince("fairs", fair.id, ("provinces", i), name, None, free=True)
    for plan in records.plans:
        yield NamedProvince("plans", plan.id, ("province",), plan.province, int(plan.vintage))
    for i, statement in enumerate(records.coverage.statements):
        where = ("statements", i, "province")
        yield NamedProvince("coverage", "coverage", where, statement.province, int(statement.vintage))
    yield from _of_counts(records)


def _of_counts(records: Records) -> Iterator[NamedProvince]:
    """The provinces of official counts."""
    for i, count in enumerate(records.counts.counts):
        if count.province:
            vintage = int(count.vintage) if count.vintage else None
            yield NamedProvince("counts", "counts", ("counts", i, "province"), count.province, vintage)


def _meanings(code: str, vintage: int | None, words: Vocabulary) -> tuple[str, str]:
    """What a two-digit code means on either map; the name, where there is one answer on the map that the record gives.

    Seven codes (15, 24, 44, 52, 80, 82, 91) name two provinces: without a map nobody can say which is meant, and with
    one the other meaning still tells an editor that the map may be the mistake.
    """
    found = {one: words.province_by_code(code, one) for one in (FORMER_VINTAGE, CURRENT_VINTAGE)}
    names = {unit.name for one, unit in found.items() if unit and vintage in {None, one}}
    text = "; ".join(f"{one}: {unit.name if unit else '—'}" for one, unit in found.items())
    return text, names.pop() if len(names) == 1 else ""


def _other_map(named: NamedProvince, words: Vocabulary) -> str:
    """The map on which the name existed, if it is not the one given; else the most similar name of its map."""
    others = {CURRENT_VINTAGE: FORMER_VINTAGE, FORMER_VINTAGE: CURRENT_VINTAGE}
    other = others.get(named.vintage or 0)
    if other and words.province_by_printed_name(named.name, other):
        return f"vintage: {other}"
    former = [] if named.vintage == CURRENT_VINTAGE else [p.name for p in words.former_provinces]
    current = [] if named.vintage == FORMER_VINTAGE else [p.name for p in words.provinces]
    return nearest(named.name, former + current)


def entered_places(records: Records) -> Iterator[Problem]:
    """An entered province is one of today, and the one that the printed province became.

    The communes of a province went where it went, so only a printed place on no stated map leaves a choice.
    """
    words = records.vocabulary
    for kind, some in records.coded():
        for record in some:
            entered = record.address.current if record.address else None
            if not record.address or not entered:
                continue
            place = records.place(kind, record.id, "address", "current", "province")
            if _CODE.fullmatch(entered.province):
                unit = words.province_by_code(entered.province, CURRENT_VINTAGE)
                values = {"value": entered.province, "meanings": _meanings(entered.province, None, words)[0]}
                yield Problem("province-code", place, values, unit.id if unit else "")
            elif words.province(entered.province) is None:
                former = words.former_province(entered.province)
                hint = former.became if former else nearest(entered.province, (p.id for p in words.provinces))
                values = {"field": "province", "value": entered.province, "kind": "vocabulary/provinces.yaml"}
                yield Problem("unknown-reference", place, values, hint)
            else:
                yield from _not_the_successor(entered.province, record.address.as_certified, place, words)


def _not_the_successor(
    entered: str, printed: PrintedPlace | None, place: Place, words: Vocabulary
) -> Iterator[Problem]:
    """A complaint if today's province is none of those that the printed one can have become."""
    possible = _successors(printed.province, printed.vintage, words) if printed else []
    if printed and possible and entered not in possible:
        values = {"value": entered, "printed": printed.province, "right": possible[0]}
        yield Problem("not-the-successor", place, values, possible[0])


def _successors(name: str, vintage: int | None, words: Vocabulary) -> list[str]:
    """The ids of today's provinces that a printed name can mean; none for a name that is not known."""
    maps = [vintage] if vintage else [CURRENT_VINTAGE, FORMER_VINTAGE]
    found = [one for one in (words.province_by_printed_name(name, one) for one in maps) if one]
    return [one.became if isinstance(one, FormerProvince) else one.id for one in found]


def districts_of_their_time(records: Records, papers: Sequence[FiledPaper]) -> Iterator[Problem]:
    """No district stands in an address of the map of 34, nor in one on no stated map of a product certified later.

    Districts were abolished on 1/7/2025 (NQ 202/2025/QH15; the day is in `levels.yaml`). Papers went on printing old
    addresses after that day: where the record says that this is one (`vintage: 63`), there is nothing to mend.
    """
    last = last_day_with("district", records.vocabulary)
    first_issue = {product: min(p.span.first for p in some) for product, some in by_product(papers).items()}
    for kind, some in records.coded():
        for record in some:
            printed = record.address.as_certified if record.address else None
            if last is None or printed is None or printed.district is None:
                continue
            first = first_issue.get(record.id) if kind == "products" else None
            late = printed.vintage is None and first is not None and first > last
            if printed.vintage == CURRENT_VINTAGE or late:
                place = records.place(kind, record.id, "address", "as_certified", "district")
                yield Problem("district-abolished", place, {"value": printed.district, "last": last.isoformat()})


def coverage_periods(records: Records) -> Iterator[Problem]:
    """The period that a statement of `coverage.yaml` vouches for: begun before its end, past, and on its map.

    Nobody can vouch for days after the statement was published or read (`last_source_day`); of a province of the 34
    nobody can have told before there were 34, of one of the 63 nobody tells of days that begin after them.
    """
    words = records.vocabulary
    first_of_34 = min((one.start for one in words.provinces if one.start), default=date.min)
    last_of_63 = max((one.until for one in words.former_provinces if one.until), default=date.max)
    bounds = {"former": last_of_63.isoformat(), "current": first_of_34.isoformat()}
    for i, statement in enumerate(records.coverage.statements):
        at = ("coverage", "coverage", "statements", i)
        first, last = statement.start.isoformat(), statement.end.isoformat()
        known = last_source_day(statement.sources)
        if statement.start > statement.end:
            yield Problem("coverage-period", records.place(*at, "to"), {"first": first, "last": last})
            continue
        if known and statement.end > known:
            yield Problem("coverage-in-future", records.place(*at, "to"), {"value": last, "last": known.isoformat()})
        if statement.vintage == str(CURRENT_VINTAGE) and statement.end < first_of_34:
            values = {"value": statement.vintage, **bounds}
            yield Problem("coverage-map", records.place(*at, "vintage"), values, str(FORMER_VINTAGE))
        if statement.vintage == str(FORMER_VINTAGE) and statement.start > last_of_63:
            values = {"value": statement.vintage, **bounds}
            yield Problem("coverage-map", records.place(*at, "vintage"), values, str(CURRENT_VINTAGE))
