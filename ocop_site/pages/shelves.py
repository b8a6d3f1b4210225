"""Which lists of products there are: by province, group, set, stars and their crossings. `lists` cuts them into pages.

Lists by a province of the old map are in `former`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.maps import printed_under, unit_address
from ocop_site.pages.merging import completeness_notes, growth_notes, last_day_words, parts_of
from ocop_site.pages.names import full_name, group_short, word_name
from ocop_site.pages.pieces import HOME_CRUMB, entry_piece
from ocop_site.pages.some import EVERYTHING, Only
from ocop_site.vietnamese import sort_key
from ocop_site.words import joined, own, say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.vocabulary import Province, Vocabulary
    from ocop_site.records.vocabulary_files import CriteriaSet, CurrentProvince, Group

ALL_STARS = (5, 4, 3)
Crumb = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One list before it is cut into pages: where it stands, what it is called, what is on it.

    `notes` are sentences below the heading, `ways` entries that lead to lists and files that belong to this one.
    """

    base: str
    heading: str
    lead: str
    crumbs: tuple[Crumb, ...]
    entries: tuple[ProductEntry, ...]
    facets: tuple[tuple[str, tuple[Plain, ...]], ...] = ()
    notes: tuple[str, ...] = ()
    ways: tuple[Plain, ...] = ()


def listed_stars(entry: ProductEntry) -> int:
    """Under which number of stars a product is listed: of the recognition that counts; 0 without a paper."""
    return entry.status.stars or 0


def in_force_first(entries: list[ProductEntry]) -> tuple[ProductEntry, ...]:
    """In force first, then those with a paper of other standing, then the rest; each by name."""

    def rank(entry: ProductEntry) -> int:
        if entry.status.in_force:
            return 0
        return 2 if entry.status.value == "no-paper" else 1

    return tuple(sorted(entries, key=lambda e: (rank(e), e.order, e.record.id)))


def shelves(catalogue: Catalogue, only: Only = EVERYTHING) -> Iterator[Shelf]:
    """Every list of the site, in the order of its address. Those of which nothing is wanted may be left out."""
    by_province: dict[str, list[ProductEntry]] = defaultdict(list)
    by_group: dict[str, list[ProductEntry]] = defaultdict(list)
    by_stars: dict[int, list[ProductEntry]] = defaultdict(list)
    for entry in catalogue.products.values():
        if entry.here.province:
            by_province[entry.here.province].append(entry)
        by_group[entry.record.group].append(entry)
        if listed_stars(entry) in ALL_STARS:
            by_stars[listed_stars(entry)].append(entry)
    before = {unit: len(entries) for unit, entries in printed_under(catalogue).items()}
    for province in sorted(catalogue.vocabulary.provinces, key=lambda p: sort_key(p.name)):
        if only.shelf(addresses.province(province.id)):
            yield from _province(province, by_province[province.id], before, catalogue)
    for group in catalogue.vocabulary.groups:
        if only.shelf(addresses.group(group.id)):
            yield from _group(group, by_group[group.id], catalogue)
    for count in ALL_STARS:
        if only.shelf(addresses.stars(count)):
            yield _stars(count, by_stars[count], catalogue)


def _province(
    province: CurrentProvince, entries: list[ProductEntry], before: Mapping[str, int], catalogue: Catalogue
) -> Iterator[Shelf]:
    """The lists of a province of today. `before`: how many products each unit of the old map has."""
    base = addresses.province(province.id)
    full = full_name(province, catalogue.day)
    crumbs: tuple[Crumb, ...] = (HOME_CRUMB, (say("Tỉnh, thành phố"), addresses.PROVINCES))
    yield Shelf(
        base,
        province.name,
        say("Sản phẩm OCOP của {place} trong danh mục này.", place=full),
        crumbs,
        in_force_first(entries),
        _facets(entries, base, catalogue, groups=True, stars=True),
        (
            *growth_notes(province, catalogue),
            *completeness_notes(_answered(province, catalogue.vocabulary), full, catalogue),
        ),
        _ways_before(province, before, catalogue),
    )
    inner = (*crumbs, (province.name, base))
    for group in catalogue.vocabulary.groups:
        some = [e for e in entries if e.record.group == group.id]
        if some:
            heading = joined((group_short(group), province.name), " – ")
            lead = say("{group} của {place}.", group=word_name(group), place=full)
            yield Shelf(addresses.with_group(base, group.id), heading, lead, inner, in_force_first(some))
    for count in ALL_STARS:
        some = [e for e in entries if listed_stars(e) == count]
        if some:
            heading = joined((say_many("{n} sao", n=count), province.name), " – ")
            lead = say_many(
                "Sản phẩm của {place} mà lần công nhận gần nhất trong danh mục là {n} sao.", place=full, n=count
            )
            yield Shelf(addresses.with_stars(base, count), heading, lead, inner, in_force_first(some))


def _ways_before(province: CurrentProvince, before: Mapping[str, int], catalogue: Catalogue) -> tuple[Plain, ...]:
    """The ways to the lists of the former provinces that a province of today was made of."""
    ways = []
    for unit, became in parts_of(province, catalogue.vocabulary):
        text = say("{name} (cũ)", name=unit.name) if became.kind == "grew" else unit.name
        way = unit_address(unit, catalogue.vocabulary)
        ways.append(entry_piece(text, way, before.get(unit.id, 0), last_day_words(unit, became)))
    return tuple(ways)


def _answered(province: CurrentProvince, vocabulary: Vocabulary) -> tuple[Province, ...]:
    """The units of both maps that a province's list is about: itself, and the same of the old map if nothing joined."""
    formers = vocabulary.formers_of(province.id)
    return (province, *formers) if len(formers) == 1 else (province,)


def _group(group: Group, entries: list[ProductEntry], catalogue: Catalogue) -> Iterator[Shelf]:
    base = addresses.group(group.id)
    crumbs: tuple[Crumb, ...] = (HOME_CRUMB, (say("Nhóm sản phẩm"), addresses.GROUPS))
    short = group_short(group)
    inner = (*crumbs, (short, base))
    sets = _by_set(group, entries, catalogue)
    facets = _facets(entries, base, catalogue, groups=False, stars=True)
    if sets:
        lines = tuple(
            entry_piece(word_name(one), addresses.with_set(base, one.number), len(some)) for one, some in sets
        )
        facets = (*facets, (say("Theo bộ tiêu chí"), lines))
    within = own(f"{group.name[0].lower()}{group.name[1:]}", word_name(group).others)
    lead = say("Sản phẩm OCOP thuộc nhóm {group} trong danh mục này.", group=within)
    yield Shelf(base, short, lead, crumbs, in_force_first(entries), facets)
    for one, some in sets:
        lead = say(
            "Sản phẩm của nhóm {group} mà danh mục này xếp vào bộ tiêu chí “{criteria}”.",
            group=short,
            criteria=word_name(one),
        )
        yield Shelf(addresses.with_set(base, one.number), word_name(one), lead, inner, in_force_first(some))
    for count in ALL_STARS:
        some = [e for e in entries if listed_stars(e) == count]
        if some:
            lead = say_many(
                "{group}, lần công nhận gần nhất trong danh mục là {n} sao.", group=word_name(group), n=count
            )
            address = addresses.with_stars(base, count)
            heading = say_many("{group} {n} sao", group=short, n=count)
            yield Shelf(address, heading, lead, inner, in_force_first(some))


def _by_set(
    group: Group, entries: list[ProductEntry], catalogue: Catalogue
) -> list[tuple[CriteriaSet, list[ProductEntry]]]:
    """The sets of criteria of a group under which some of its products are known to fall, with those products."""
    mine = [one for one in catalogue.vocabulary.sets if one.group == group.id]
    sets = [(one, [e for e in entries if e.record.set == one.number]) for one in mine]
    return [(one, some) for one, some in sets if some]


def _stars(count: int, entries: list[ProductEntry], catalogue: Catalogue) -> Shelf:
    crumbs: tuple[Crumb, ...] = (HOME_CRUMB, (say("Hạng sao"), addresses.STARS))
    notes = (star_meaning(count, catalogue),)
    lead = say_many("Sản phẩm mà lần công nhận gần nhất trong danh mục là {n} sao.", n=count)
    groups = []
    for group in catalogue.vocabulary.groups:
        number = sum(1 for e in entries if e.record.group == group.id)
        if number:
            href = addresses.with_stars(addresses.group(group.id), count)
            groups.append(entry_piece(group_short(group), href, number))
    facets = ((say("Theo nhóm"), tuple(groups)),) if groups else ()
    heading = say_many("{n} sao", n=count)
    return Shelf(addresses.stars(count), heading, lead, crumbs, in_force_first(entries), facets, notes)


def star_meaning(count: int, catalogue: Catalogue) -> str:
    """What so many stars mean, in the words of the rules."""
    star = catalogue.vocabulary.star(count)
    return own(star.definition, {"en": star.definition_en}) if star else ""


def _facets(
    entries: list[ProductEntry], base: str, catalogue: Catalogue, *, groups: bool, stars: bool
) -> tuple[tuple[str, tuple[Plain, ...]], ...]:
    facets = []
    if groups:
        counts = [(g, sum(1 for e in entries if e.record.group == g.id)) for g in catalogue.vocabulary.groups]
        lines = tuple(entry_piece(group_short(g), addresses.with_group(base, g.id), n) for g, n in counts if n)
        facets.append((say("Theo nhóm"), lines))
    if stars:
        numbers = [(count, sum(1 for e in entries if listed_stars(e) == count)) for count in ALL_STARS]
        lines = tuple(entry_piece(say_many("{n} sao", n=c), addresses.with_stars(base, c), n) for c, n in numbers if n)
        facets.append((say("Theo hạng sao"), lines))
    return tuple((title, lines) for title, lines in facets if lines)
