"""Other people's tables on their way into the importer: every row new, known, repeated, waiting, or rejected with why.

Rows of products that the catalogue does not have become rows of our own table and go through `importing`. A product
that it has is never written over: where the row says the same it is known, otherwise it is rejected and named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.catalogue.papers import acts_by_product, papers_of
from ocop_site.problems import Place, Problem, any_errors, sort_problems
from ocop_site.records.days import Days
from ocop_site.records.decision_numbers import DecisionKey, same
from ocop_site.vietnamese import slug
from ocop_site.writing.foreign.facts import Defaults, FactsReader, RowFacts
from ocop_site.writing.foreign.known import Matcher, gathered
from ocop_site.writing.foreign.opening import open_table
from ocop_site.writing.foreign.orders import ForeignOrder, ForeignPlan, RowFate, What
from ocop_site.writing.judging import few_of_each
from ocop_site.writing.tables.import_sources import Prepared
from ocop_site.writing.tables.importing import ImportOrder, ImportPlan
from ocop_site.writing.tables.judged_import import plan_judged
from ocop_site.writing.tables.receipts import read_receipt, receipt_path
from ocop_site.writing.tables.table_rows import COLUMNS, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from ocop_site.records.collection import Records
    from ocop_site.records.product import Certificate, Product
    from ocop_site.writing.foreign.answer_sheets import Question
    from ocop_site.writing.foreign.rows import ForeignRow
    from ocop_site.writing.foreign.tables import ForeignTable
    from ocop_site.writing.tables.joins import RowKey

_KIND_WORDS = {"first": "đánh giá lần đầu", "reassessment": "đánh giá lại", "upgrade": "nâng hạng"}


def plan_foreign(order: ForeignOrder) -> ForeignPlan:
    """Everything that the import of a foreign table would write, or what keeps it from being written."""
    opened, problems = open_table(order, order.day)
    if opened is None:
        return ForeignPlan(problems=tuple(sort_problems(problems)))
    values = {**({"source_url": order.source} if order.source else {}), **opened.mapping.values}
    desk = _Desk(order, opened.records, Defaults(values, order.day), opened.answers)
    desk.read(opened.table)
    joins = order.content / "imports" / "joins.csv"
    prepared = ImportOrder((), order.content, joins, order.day, order.vocabulary, desk.prepared())
    plan, told = plan_judged(prepared, opened.judge())
    problems += [*desk.problems, *plan.problems]
    kept, more = few_of_each(desk.take_outcome(plan, told))
    problems += kept
    return ForeignPlan(
        files=() if any_errors(problems) else plan.files,
        fates=tuple(desk.fates[row.key] for row in opened.table.rows),
        table=opened.table,
        questions=desk.questions,
        asked=desk.asked,
        sheet=opened.sheet(desk.questions, order.day),
        problems=tuple(sort_problems(problems)),
        more=more,
    )


class _Desk:
    """The rows of one foreign table, judged one by one."""

    def __init__(self, order: ForeignOrder, records: Records, defaults: Defaults, answers: Mapping[str, bool]) -> None:
        self.order, self.records, self.defaults, self.answers = order, records, defaults, answers
        self.fates: dict[tuple[str, int], RowFate] = {}
        self.problems: list[Problem] = []
        self.questions: tuple[Question, ...] = ()
        self.asked = 0  # rows
        self._ready: list[tuple[ForeignRow, TableRow, str]] = []  # for the importer, with the reason against it
        self._products = {one.id: one for one in records.products}
        self._papers = _papers(records, order.day)
        self._names: dict[str, str] = {}
        self._before: dict[str, str] = {}
        self._makers: dict[tuple[str, int], str] = {}

    def read(self, table: ForeignTable) -> None:
        """Every row gets its fate, or is ready for the importer."""
        sheets = list(dict.fromkeys(row.sheet for row in table.rows))
        stem, _, ending = table.file.rpartition(".")
        for number, sheet in enumerate(sheets, 1):
            name = table.file if len(sheets) == 1 else f"{stem}--{slug(sheet)}.{ending}"
            # "Đợt 1" and "Dot 1" are two sheets: each keeps a receipt of its own.
            self._names[sheet] = f"{stem}--{slug(sheet)}-{number}.{ending}" if name in self._names.values() else name
        for name in self._names.values():
            lines, complaints = read_receipt(self.order.content / receipt_path(name), receipt_path(name))
            self.problems += complaints
            self._before |= {line.row_digest: line.id for line in lines if line.outcome != "rejected"}
        facts = [one for row in table.rows if (one := self._facts(row))]
        fresh = [one for one in self._each_once(facts) if not self._known_before(one)]
        self._resolve(fresh)

    def _facts(self, row: ForeignRow) -> RowFacts | None:
        reader = FactsReader(row, self.defaults, self.records.vocabulary)
        facts = reader.read()
        if facts is None:
            self._reject(row, "; ".join(reason for _, reason in reader.refusals))
        return facts

    def _each_once(self, rows: Iterable[RowFacts]) -> list[RowFacts]:
        first: dict[tuple[str, ...], RowFacts] = {}
        kept = []
        for facts in rows:
            other = first.setdefault((*facts.key, facts.product_code), facts)
            if other is facts:
                kept.append(facts)
            elif other.says == facts.says:
                self.problems.append(Problem("import-row-twice", facts.row.at, {"first": str(other.row.number)}))
                self._fate(facts.row, "duplicate", why=f"như dòng {other.row.number}")
            else:
                self._reject(facts.row, f"cùng sản phẩm với dòng {other.row.number} nhưng ghi khác")
        return kept

    def _known_before(self, facts: RowFacts) -> bool:
        """Whether an earlier import of this file took the row in; the group may have been told by the name then."""
        groups = [facts.group] if facts.group else [one.id for one in self.records.vocabulary.groups]
        for group in groups:
            row = self._table_row(facts, group, by_name=not facts.group)
            if row.digest in self._before:
                self._fate(facts.row, "known", self._before[row.digest])
                self._ready.append((facts.row, row, ""))
                return True
        return False

    def _resolve(self, rows: Sequence[RowFacts]) -> None:
        resolved = Matcher(self.records, self.answers).resolve(rows)
        self.questions = gathered(resolved)
        if self.questions:
            self.asked = sum(bool(one.questions) for one in resolved)
            told = {"count": str(self.asked), "file": self.order.answers.name}
            self.problems.append(Problem("annex-undecided", Place(self.order.file.name), told))
        for one in resolved:
            row = one.facts.row
            if one.questions:
                self._fate(row, "waiting", why=", ".join(sorted({question.kind for question in one.questions})))
            elif one.product:
                reason = unlike(one.facts, self._products[one.product], self._papers[one.product])
                if reason:
                    self._reject(row, reason)
                else:
                    self._fate(row, "known", one.product)
            else:
                self._fate(row, "new")
                if one.facts.producer:
                    self._makers[row.key] = one.producer
                self._ready.append((row, self._table_row(one.facts, one.group, by_name=one.by_name), ""))

    def _fate(self, row: ForeignRow, what: What, product: str = "", why: str = "") -> None:
        self.fates[row.key] = RowFate(row, what, " ".join(row.cell("name").text.split()), product, why)

    def _reject(self, row: ForeignRow, reason: str) -> None:
        cells = {column: row.cell(column).text for column in COLUMNS["products"]}
        self._fate(row, "rejected", why=reason)
        self._ready.append((row, TableRow(self._names[row.sheet], row.number, cells), reason))

    def _table_row(self, facts: RowFacts, group: str, *, by_name: bool) -> TableRow:
        """The row under our own columns."""
        kind = self.records.vocabulary.producer_type(facts.producer_type)
        level = self.records.vocabulary.level(facts.level)
        basis = "by-name" if by_name else "stated" if facts.group_as_printed else ""
        cells = {
            "name": facts.name,
            "producer": facts.producer,
            "producer_type": kind.codes[0] if kind and kind.codes else "",
            "commune": facts.place.commune,
            "district": facts.place.district,
            "province": facts.place.province,
            "group": group,
            "set": str(facts.set or ""),
            "group_basis": basis,
            "group_as_printed": facts.group_as_printed,
            "stars": str(facts.stars or ""),
            "year": facts.year,
            "decision": facts.decision,
            "decision_date": facts.decision_date,
            "awarding_level": level.word if level else "",
            "status": {"recognise": "certified", "revoke": "revoked"}.get(facts.act, ""),
            "notes": _notes(facts),
            "source_url": facts.source_url,
            "flags": "proposal" if facts.act == "proposal" else "",
        }
        return TableRow(self._names[facts.row.sheet], facts.row.number, cells)

    def prepared(self) -> tuple[Prepared, ...]:
        """The rows for the importer, sheet by sheet."""
        found = []
        for name in self._names.values():
            some = [(row, reason) for _, row, reason in self._ready if row.file == name]
            rows = tuple(sorted((row for row, _ in some), key=lambda row: row.number))
            refused = {row.number: reason for row, reason in some if reason}
            makers = {key[1]: maker for key, maker in self._makers.items() if self._names[key[0]] == name}
            found.append(Prepared(name, "products", rows, refused, makers))
        return tuple(found)

    def take_outcome(self, plan: ImportPlan, told: Sequence[tuple[RowKey, Problem]]) -> list[Problem]:
        """What the importer says of the rows: the ids of new products, its own reasons against some.

        Gives what `check` will remark of the records, at their rows.
        """
        outcome = {(line.file, line.row): line for line in plan.lines}
        rows = {(table_row.file, table_row.number): row for row, table_row, _ in self._ready}
        for key, row in rows.items():
            line = outcome.get(key)
            new = self.fates[row.key].what == "new"
            if line and line.outcome == "rejected":
                self._fate(row, "rejected", why=line.reason)
            elif line and new:
                self._fate(row, "new", line.id)
            elif new and not any_errors(plan.problems):
                self._fate(row, "rejected", why="dòng đã đổi từ lần nhập trước: sửa thẳng hồ sơ mà nó đã thành")
        return [replace(problem, place=rows[key].at) for key, problem in told if key in rows]


def _notes(facts: RowFacts) -> str:
    """What our own table says in its notes: the score, the kind, the ground, and the words of the foreign note."""
    pieces = [
        f"{facts.score.replace('.', ',')} điểm" if facts.score else "",
        _KIND_WORDS.get(facts.kind, ""),
        f"thu hồi: {facts.ground}" if facts.ground else "",
        f"mã sản phẩm {facts.product_code}" if facts.product_code else "",
        facts.notes.replace(";", ","),
    ]
    return "; ".join(piece for piece in pieces if piece)


def _papers(records: Records, day: date) -> dict[str, tuple[Certificate, ...]]:
    """Every recognition of each product, by id."""
    acts = acts_by_product(records.decisions)
    return {
        one.id: tuple(paper.certificate for paper in papers_of(one, acts.get(one.id, ()), day, records.vocabulary)[0])
        for one in records.products
    }


def unlike(facts: RowFacts, product: Product, papers: Sequence[Certificate]) -> str:
    """Why a row about a product that the catalogue has is not simply known; "" where the record says the same."""
    if facts.act == "revoke":
        return f"đã có hồ sơ {product.id}: ghi việc thu hồi vào một quyết định, xem docs/how-to/decisions.md"
    if facts.stars is None and not facts.decision:
        return ""
    for paper in papers:
        stars = facts.stars is None or paper.stars == facts.stars
        keys = [DecisionKey.read(text) for text in (facts.decision, paper.decision) if text]
        number = len(keys) < 2 or not all(keys) or same(*[key for key in keys if key])  # noqa: PLR2004 - both sides
        days = not facts.decision_date or not paper.issued or _may_be(facts.decision_date, paper)
        if stars and number and days:
            return ""
    said = f"{facts.stars} sao" if facts.stars else f"quyết định {facts.decision}"
    return f"đã có hồ sơ {product.id}, nhưng hồ sơ chưa có lần công nhận này ({said}): sửa hồ sơ ấy"


def _may_be(day: str, paper: Certificate) -> bool:
    """Whether a date, known in part perhaps, may be that of a paper."""
    said = Days.read(day)
    first, last = (paper.issued.first, paper.issued.last) if paper.issued else (None, None)
    return not ((first and said.last and said.last < first) or (last and said.first and said.first > last))
