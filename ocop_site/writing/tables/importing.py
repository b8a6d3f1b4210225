"""Tables of products, outlets and fairs turned into new content files – planned whole, then written or not at all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem, any_errors, sort_problems
from ocop_site.reading.ledger import GivenCode, ledger_text
from ocop_site.reading.tables import Table, read_table
from ocop_site.vietnamese import slug
from ocop_site.writing.codes import LEDGER, give_codes
from ocop_site.writing.content_files import ContentFile
from ocop_site.writing.content_state import KINDS, ContentState, read_state
from ocop_site.writing.tables.import_sources import Prepared, Source, read_sources, sort_source
from ocop_site.writing.tables.joins import COLUMNS as JOIN_COLUMNS
from ocop_site.writing.tables.joins import Joins, RowKey, read_joins
from ocop_site.writing.tables.outlet_rows import PlainRow, read_fair_row, read_outlet_row
from ocop_site.writing.tables.printed_places import district_key
from ocop_site.writing.tables.product_records import CODE_TO_COME, Makers, NewRecord, product_records
from ocop_site.writing.tables.product_rows import ProductRow, read_product_row
from ocop_site.writing.tables.receipts import REJECTS, ReceiptLine, read_receipt, receipt_path, receipt_text
from ocop_site.writing.tables.record_ids import Wanted, give_ids
from ocop_site.writing.tables.table_rows import RowRefusedError
from ocop_site.writing.yaml_text import yaml_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What to import: the tables, the content folder, the table of decisions about duplicates, the day.

    The day is written into the ledger and as the day on which the tables' pages were read; `vocabulary` is used where
    the content has none of its own. `prepared` are tables that were read elsewhere; `turned_away` leads from rows that
    are rejected, whatever they say, to the reason.
    """

    tables: tuple[Path, ...]
    content: Path
    joins: Path
    day: date
    vocabulary: Path | None = None
    prepared: tuple[Prepared, ...] = ()
    turned_away: Mapping[RowKey, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableCount:
    """What became of one table's rows: each is new (record, joined, rejected), known from before, or changed since."""

    file: str
    rows: int
    records: int
    joined: int
    rejected: int
    known: int
    changed: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The files to write, none of them where a problem is an error; the counts; the problems, sorted.

    `lines` is what became of the rows that were new to this import.
    """

    files: tuple[ContentFile, ...] = ()
    counts: tuple[TableCount, ...] = ()
    problems: tuple[Problem, ...] = ()
    lines: tuple[ReceiptLine, ...] = ()


def plan_import(order: ImportOrder) -> ImportPlan:
    """Everything that the import would write. Bad rows are rejected with their reason; other faults stop all of it."""
    state, problems = read_state(order.content, order.vocabulary)
    sources, complaints = read_sources(order.tables, order.content)
    problems += complaints
    for one in order.prepared:
        source, complaints = sort_source(one.file, one.kind, one.rows, order.content)
        sources.append(source)
        problems += complaints
    rejects, complaints = read_receipt(order.content / REJECTS, REJECTS)
    problems += complaints
    if state is None or any_errors(problems):
        return ImportPlan(problems=tuple(sort_problems(problems)))
    refused_before = {(one.file, number): reason for one in order.prepared for number, reason in one.refused.items()}
    turned_away = {**refused_before, **order.turned_away}
    products, plain, refused = _judge(sources, state, order.day, turned_away)
    imported = {(line.file, line.row): line.id for source in sources for line in source.imported}
    joins, complaints = _joins_of(order, products, imported)
    problems += complaints
    if any_errors(problems):
        return ImportPlan(problems=tuple(sort_problems(problems)))
    found = {(one.file, number): maker for one in order.prepared for number, maker in one.makers.items()}
    makers = Makers(state.producers, found)
    made = product_records(products, joins, makers, state.ids, imported, order.day)
    others, other_ids = _plain_records(plain, state)
    fates = {key: ReceiptLine(*key, "", "record", "products", id_) for key, id_ in made.product_of.items()}
    for key, reason in joins.reasons.items():
        fates[key] = ReceiptLine(*key, "", "joined", "products", made.product_of[key], reason)
    fates |= {key: ReceiptLine(*key, "", "record", kind, id_) for key, (kind, id_) in other_ids.items()}
    fates |= {key: ReceiptLine(*key, "", "rejected", "", "", reason) for key, reason in refused.items()}
    files = record_files([*made.records, *others], state, order.day)
    receipts, counts = _receipts(sources, fates, rejects)
    changed = [file for file in (*files, *receipts) if not _stands(order.content, file)]
    return ImportPlan(tuple(sorted(changed)), counts, tuple(sort_problems(problems)), tuple(fates.values()))


def _judge(
    sources: Sequence[Source], state: ContentState, day: date, turned_away: Mapping[RowKey, str]
) -> tuple[list[ProductRow], list[tuple[str, PlainRow]], dict[RowKey, str]]:
    """Judged rows of products, of outlets and fairs, and the reasons of those that were refused."""
    products: list[ProductRow] = []
    plain: list[tuple[str, PlainRow]] = []
    refused: dict[RowKey, str] = {}
    for source in sources:
        for row in source.new:
            if (row.file, row.number) in turned_away:
                refused[row.file, row.number] = turned_away[row.file, row.number]
                continue
            try:
                if source.kind == "products":
                    products.append(read_product_row(row, state.vocabulary, day))
                elif source.kind == "outlets":
                    plain.append((source.kind, read_outlet_row(row, state.vocabulary, day)))
                else:
                    plain.append((source.kind, read_fair_row(row, state.vocabulary, day)))
            except RowRefusedError as refusal:
                refused[row.file, row.number] = str(refusal)
    return products, plain, refused


def _joins_of(
    order: ImportOrder, products: Sequence[ProductRow], imported: Mapping[RowKey, str]
) -> tuple[Joins, list[Problem]]:
    """The decisions about duplicates; none where there is no table, which is wrong only if a row needs one."""
    table, problems = read_table(order.joins) if order.joins.exists() else (Table(JOIN_COLUMNS, ()), [])
    missing = [column for column in JOIN_COLUMNS if column not in table.header]
    if missing and not problems:
        values = {"value": ", ".join(missing), "kind": "joins"}
        problems.append(Problem("import-missing-column", Place(order.joins.name, 1), values))
    if problems:
        return Joins({}, {}, ()), problems
    return read_joins(table, order.joins.name, products, imported)


def _plain_records(
    rows: Sequence[tuple[str, PlainRow]], state: ContentState
) -> tuple[list[NewRecord], dict[RowKey, tuple[str, str]]]:
    """The records of outlets and fairs, and for each row its kind and id."""
    records = []
    ids_of: dict[RowKey, tuple[str, str]] = {}
    for kind in ("outlets", "fairs"):
        some = [row for its_kind, row in rows if its_kind == kind]
        wanted = {
            (row.row.file, row.row.number): Wanted(
                f"{row.row.digest}/{row.row.file}/{row.row.number:07}",
                row.name,
                row.place.province_id,
                slug(district_key(row.place.district)) if row.place.district else "",
            )
            for row in some
        }
        ids = give_ids(list(wanted.values()), state.ids[kind])
        for row in some:
            key = row.row.file, row.row.number
            ids_of[key] = kind, ids[wanted[key].key]
            name, *rest = row.data.items()
            data = dict([name, ("code", CODE_TO_COME), *rest])
            records.append(NewRecord(kind, ids_of[key][1], row.place.province_id, data))
    return records, ids_of


def record_files(records: Sequence[NewRecord], state: ContentState, day: date) -> list[ContentFile]:
    """The files of the records with their codes, and the ledger with the new lines."""
    coded = [(record.kind, record.id) for record in records if record.kind in KINDS]
    lines = give_codes(state.block, coded, state.codes, day)
    code_of = {(line.kind, line.id): line.code for line in lines}
    files = []
    for record in records:
        data = dict(record.data)
        if "code" in data:
            data["code"] = code_of[record.kind, record.id]
        files.append(ContentFile(f"{record.kind}/{record.folder}/{record.id}.yaml", yaml_text(data)))
    if lines:
        files.append(ContentFile(LEDGER, ledger_text([*state.ledger, *lines], GivenCode), replaces=True))
    return files


def _receipts(
    sources: Sequence[Source], fates: Mapping[RowKey, ReceiptLine], before: Sequence[ReceiptLine]
) -> tuple[list[ContentFile], tuple[TableCount, ...]]:
    """The receipts of all tables, the list of rejects, and the counts. `before`: the rejects listed so far."""
    files = []
    counts = []
    rejected = [line for line in before if line.file not in {source.file for source in sources}]
    for source in sources:
        new = [replace(fates[row.file, row.number], row_digest=row.digest) for row in source.new]
        lines = [*source.imported, *source.kept, *new]
        rejected += [line for line in lines if line.outcome == "rejected"]
        files.append(ContentFile(receipt_path(source.file), receipt_text(lines), replaces=True))
        outcomes = Counter(line.outcome for line in new)
        counts.append(
            TableCount(
                file=source.file,
                rows=source.rows,
                records=outcomes["record"],
                joined=outcomes["joined"],
                rejected=outcomes["rejected"],
                known=len(source.imported),
                changed=source.rows - len(source.imported) - len(new),
            )
        )
    files.append(ContentFile(REJECTS, receipt_text(rejected), replaces=True))
    return files, tuple(counts)


def _stands(content: Path, file: ContentFile) -> bool:
    """Whether a file already says what it is to say."""
    path = content / file.path
    return path.exists() and path.read_bytes() == file.text.encode()
