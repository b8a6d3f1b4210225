"""From judged rows of products to records: products, their producers, and the decisions that withdrew some of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.records.days import Days
from ocop_site.vietnamese import slug
from ocop_site.writing.names.makers import short_slug
from ocop_site.writing.tables.printed_places import PrintedPlace, district_key
from ocop_site.writing.tables.producer_groups import Known, Maker, group_producers
from ocop_site.writing.tables.product_rows import FLAGS, ProductRow, source_of
from ocop_site.writing.tables.record_ids import Wanted, give_ids
from ocop_site.writing.tables.table_rows import Data, without_empty

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from ocop_site.writing.tables.joins import Joins, RowKey
    from ocop_site.writing.tables.product_rows import Withdrawal

CODE_TO_COME = "-"
"""Stands where a record's code belongs until codes are given, so that the key keeps its place."""


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record without its code: its kind and id, the folder below the kind, and what it says."""

    kind: str
    id: str
    folder: str
    data: Data


@dataclass(frozen=True, slots=True)
class ProductRecords:
    """The new records and, for each row, the id of the product that it became or joined."""

    records: tuple[NewRecord, ...]
    product_of: Mapping[RowKey, str]


@dataclass(frozen=True, slots=True)
class Makers:
    """What is known of producers: those of the content, and for some rows the very one, "" where it is a new one."""

    known: Sequence[Known]
    found: Mapping[RowKey, str]

    def group(self, rows: Sequence[ProductRow]) -> list[Maker]:
        """The producers of the rows for which none was found: a new one joins no producer of the content."""
        open_rows = [row for row in rows if key_of(row) not in self.found]
        new_rows = [row for row in rows if self.found.get(key_of(row)) == ""]
        return [*group_producers(open_rows, self.known), *group_producers(new_rows, ())]


def key_of(row: ProductRow) -> RowKey:
    """How a table of decisions names a row."""
    return row.row.file, row.row.number


def product_records(
    rows: Sequence[ProductRow],
    joins: Joins,
    producers: Makers,
    taken: Mapping[str, Iterable[str]],
    imported: Mapping[RowKey, str],
    read_on: date,
) -> ProductRecords:
    """The records of these rows. `imported`: rows that became products earlier, with their ids."""
    makers = producers.group(rows)
    maker_ids = _maker_ids(makers, frozenset(taken["producers"]))
    maker_of = {key: found for key, found in producers.found.items() if found}
    maker_of |= {key_of(row): maker_ids[i] for i, maker in enumerate(makers) for row in maker.rows}
    several = _several_rows(rows, joins)
    ids = give_ids(
        [
            Wanted(_own_key(group[0]), group[0].name, group[0].place.province_id, _maker_word(group[0]))
            for group in several
        ],
        frozenset(taken["products"]),
    )
    product_of = {key_of(row): ids[_own_key(group[0])] for group in several for row in group}
    links = _links(joins, {**imported, **product_of})
    records = [
        _product(group, (product_of[key_of(group[0])], maker_of.get(key_of(group[0]), "")), joins, links, read_on)
        for group in several
    ]
    records += [_producer(maker, maker_ids[i], read_on) for i, maker in enumerate(makers) if maker.known is None]
    records += _decisions(rows, product_of, frozenset(taken["decisions"]), read_on)
    return ProductRecords(tuple(records), product_of)


def _own_key(row: ProductRow) -> str:
    return f"{row.row.digest}/{row.row.file}/{row.row.number:07}"


def _maker_word(row: ProductRow) -> str:
    return short_slug(row.producer) if row.producer else ""


def _maker_ids(makers: Sequence[Maker], taken: frozenset[str]) -> dict[int, str]:
    """The id of each maker by its place in the list."""
    wanted = {
        _own_key(maker.rows[0]): Wanted(
            _own_key(maker.rows[0]),
            maker.name,
            maker.place.province_id,
            slug(district_key(maker.place.district)) if maker.place.district else "",
        )
        for maker in makers
        if maker.known is None
    }
    ids = give_ids(list(wanted.values()), taken)
    return {i: maker.known.id if maker.known else ids[_own_key(maker.rows[0])] for i, maker in enumerate(makers)}


def _several_rows(rows: Sequence[ProductRow], joins: Joins) -> list[list[ProductRow]]:
    """The rows of each product, the one that gives the name first."""
    by_key = {key_of(row): row for row in rows}
    groups: dict[RowKey, list[ProductRow]] = {key: [row] for key, row in by_key.items() if key not in joins.base_of}
    for key in sorted(joins.base_of):
        groups[joins.base_of[key]].append(by_key[key])
    return list(groups.values())


def _links(joins: Joins, product_of: Mapping[RowKey, str]) -> dict[str, set[str]]:
    links: dict[str, set[str]] = defaultdict(set)
    for one, other in joins.links:
        if product_of[one] != product_of[other]:
            links[product_of[one]].add(product_of[other])
            links[product_of[other]].add(product_of[one])
    return links


def _product(
    group: Sequence[ProductRow], ids: tuple[str, str], joins: Joins, links: Mapping[str, set[str]], read_on: date
) -> NewRecord:
    product_id, producer = ids
    main = group[0]
    certificates = sorted((paper for row in group for paper in row.certificates), key=_latest)
    nominations = sorted((one for row in group for one in row.nominations), key=_latest)
    bare = not certificates and not nominations
    data = without_empty(
        {
            "name": main.name,
            "name_as_printed": main.name_as_printed,
            "code": CODE_TO_COME,
            "producer": producer,
            **main.classification,
            "address": {"as_certified": _fullest(group).data()},
            "programme_years": sorted({row.year for row in group if row.year}),
            "certificates": certificates,
            "nominations": nominations,
            "reports": [report for row in group for report in row.reports],
            "components": list(main.components),
            "possibly_same_as": sorted(links.get(product_id, ())),
            "sources": [source_of(row.url, read_on) for row in group] if bare else [],
            "notes": _notes(group, joins),
        }
    )
    return NewRecord("products", product_id, main.place.province_id, data)


def _notes(group: Sequence[ProductRow], joins: Joins) -> list[str]:
    """The notes of all rows; where rows were joined, why, instead of the warning that they may be one product."""
    notes = [note for row in group for note in row.notes]
    reasons = [joins.reasons[key] for row in group if (key := key_of(row)) in joins.reasons]
    if reasons:
        rows = ", ".join(str(row.row.number) for row in group)
        notes = [note for note in notes if note != FLAGS["possible-duplicate"]]
        notes += [f"Ghép các dòng {rows} của {group[0].row.file}: {reason}" for reason in reasons]
    return list(dict.fromkeys(notes))


def _fullest(group: Sequence[ProductRow]) -> PrintedPlace:
    return max((row.place for row in group), key=lambda place: place.fullness)


def _latest(paper: Data) -> tuple[str, str]:
    """The last day on which a paper can have been given, for putting papers in order."""
    written = str(paper.get("issued") or paper.get("on") or "")
    last = Days.read(written).last if written else None
    year = str(paper.get("programme_year") or paper.get("year") or "9999")
    return last.isoformat() if last else f"{year}-99", year


def _producer(maker: Maker, producer_id: str, read_on: date) -> NewRecord:
    spellings = ", ".join(f"“{name}”" for name in maker.spellings)
    urls = dict.fromkeys(row.url for row in maker.rows)
    data = without_empty(
        {
            "name": maker.name,
            "code": CODE_TO_COME,
            "type": maker.type,
            "address": {"as_certified": maker.place.data()},
            "sources": [source_of(url, read_on) for url in urls],
            "notes": [f"Các trang còn viết: {spellings}."] if spellings else [],
        }
    )
    return NewRecord("producers", producer_id, maker.place.province_id, data)


def _decisions(
    rows: Sequence[ProductRow], product_of: Mapping[RowKey, str], taken: frozenset[str], read_on: date
) -> list[NewRecord]:
    """One decision for all rows that name the same withdrawal in the same province."""
    acts: dict[tuple[str, str, str], list[tuple[ProductRow, Withdrawal]]] = defaultdict(list)
    for row in rows:
        if row.withdrawal:
            acts[row.place.province_id, row.withdrawal.number, row.withdrawal.date].append((row, row.withdrawal))
    wanted = {act: Wanted(f"{act[1]}/{act[2]}/{act[0]}", " ".join((act[0], act[1], act[2])), act[0]) for act in acts}
    ids = give_ids(list(wanted.values()), taken)
    records = []
    for act in sorted(acts):
        products = dict.fromkeys(product_of[key_of(row)] for row, _ in acts[act])
        urls = dict.fromkeys(withdrawal.url for _, withdrawal in acts[act])
        data = without_empty(
            {
                "number": act[1],
                "date": act[2],
                "items": [{"act": "revoke", "product": product} for product in products],
                "sources": [source_of(url, read_on) for url in urls],
            }
        )
        records.append(NewRecord("decisions", ids[wanted[act].key], act[0], data))
    return records
