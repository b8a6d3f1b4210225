"""The annex of a decision: its table becomes one decision, with the products and producers that it names.

All or nothing: as long as a cell cannot be read, a match is only likely or the catalogue's rules are broken, nothing is
written, and every such row is told at once. A receipt remembers each row, so that a second run changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.digests import plain_digest
from ocop_site.problems import Place, Problem, Severity, any_errors, sort_problems
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from ocop_site.records.decision_numbers import DecisionKey
from ocop_site.vietnamese import fold, slug
from ocop_site.writing.annexes.orders import AnnexOrder, AnnexPlan, RowFate, What
from ocop_site.writing.annexes.records import DecisionFacts, annex_records
from ocop_site.writing.annexes.rules import rule_problems
from ocop_site.writing.content_files import ContentFile
from ocop_site.writing.content_state import state_of
from ocop_site.writing.foreign.answer_sheets import Question, answer_sheet, answered_lines, read_answers
from ocop_site.writing.foreign.column_names import read_mapping
from ocop_site.writing.foreign.facts import Defaults, FactsReader, RowFacts
from ocop_site.writing.foreign.known import Matcher, Resolved, gathered
from ocop_site.writing.foreign.tables import ForeignTable, read_foreign_table
from ocop_site.writing.tables.importing import record_files
from ocop_site.writing.tables.outlet_rows import level_said, province_said
from ocop_site.writing.tables.receipts import ReceiptLine, read_receipt, receipt_path, receipt_text
from ocop_site.writing.tables.table_rows import Data, without_empty

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocop_site.records.collection import Records
    from ocop_site.records.others import Decision
    from ocop_site.writing.content_state import ContentState
    from ocop_site.writing.foreign.column_names import ColumnMapping
    from ocop_site.writing.foreign.tables import ForeignRow

_MOST_ALIKE = 3  # warnings of one code that are shown


def plan_annex(order: AnnexOrder) -> AnnexPlan:
    """Everything that taking in the annex would write, or what keeps it from being written."""
    raw, problems = read_content(order.content, order.vocabulary)
    records, complaints = read_records(raw)
    problems += complaints
    state, complaints = state_of(raw, records)
    problems += complaints
    mapping, complaints = read_mapping(order.mapping)
    problems += complaints
    if state is None or any_errors(problems):
        return AnnexPlan(problems=tuple(sort_problems(problems)))
    answers, problems = read_answers(order.answers)
    answered = not any_errors(problems)  # a sheet with a wrong answer is left as it is, to be mended
    table, complaints = read_foreign_table(order.file, mapping, records.vocabulary, order.signed)
    problems += complaints
    if table is None:
        return AnnexPlan(problems=tuple(sort_problems(problems)))
    annex = _Annex(order, records, state, mapping, answers)
    annex.read(table)
    problems += annex.problems
    files: tuple[ContentFile, ...] = ()
    more: Counter[str] = Counter()
    if not any_errors(problems) and not annex.questions and annex.resolved:
        made = annex.make()
        told = rule_problems(raw, records, made, annex.decision_path, annex.rows_of_items)
        problems += _the_first_of_each(told, more)
        files = () if any_errors(problems) else made
    settled = answered_lines(order.answers)
    sheet = answer_sheet(annex.questions, answers, order.signed, settled) if annex.questions and answered else b""
    return AnnexPlan(
        annex.decision.id,
        files,
        tuple(annex.fates[row.key] for row in table.rows),
        table,
        annex.questions,
        sheet,
        tuple(sort_problems(problems)),
        tuple(sorted(more.items())),
    )


def _the_first_of_each(told: Iterable[Problem], more: Counter[str]) -> list[Problem]:
    """Every error, and the first few warnings of each code; the others are counted in `more`."""
    kept = []
    seen: Counter[str] = Counter()
    for problem in sort_problems(told):
        seen[problem.code] += 1
        if problem.severity is Severity.ERROR or seen[problem.code] <= _MOST_ALIKE:
            kept.append(problem)
        else:
            more[problem.code] += 1
    return kept


class _Annex:
    """One annex on its way, read once and made once."""

    def __init__(
        self, order: AnnexOrder, records: Records, state: ContentState, mapping: ColumnMapping, answers: dict[str, bool]
    ) -> None:
        self.order, self.records, self.state, self.answers = order, records, state, answers
        self.fates: dict[tuple[str, int], RowFate] = {}
        self.resolved: list[Resolved] = []
        self.products = {one.id: one for one in records.products}
        self._remembered: dict[tuple[str, int], str] = {}
        self.questions: tuple[Question, ...] = ()
        province = province_said(order.issuer, records.vocabulary)
        values = {"province": province, **mapping.values} if province else dict(mapping.values)
        self._defaults = Defaults(values, order.signed)
        self._before = _same_decision(order, records.decisions)
        self.decision = self._facts(province)
        path = receipt_path(f"{self.decision.id}.csv")
        self._receipt, self.problems = read_receipt(order.content / path, path)

    def _facts(self, province: str) -> DecisionFacts:
        order, vocabulary = self.order, self.records.vocabulary
        signed = order.signed.isoformat()
        record_id = self._before.id if self._before else slug(f"{order.issuer} {order.number} {signed}")
        while not self._before and record_id in self.state.ids["decisions"]:
            record_id += "-2"
        unit = vocabulary.province_by_printed_name(province) if province else None
        source: Data = without_empty(
            {
                "url": order.source,
                "publisher": order.issuer,
                "title": f"Phụ lục Quyết định {order.number} ngày {order.signed:%d/%m/%Y}",
                "read": order.read_on.isoformat(),
            }
        )
        level = level_said(order.issuer) or ("centre" if fold(order.issuer).startswith(("bo ", "bo truong")) else "")
        return DecisionFacts(record_id, unit.id if unit else "", order.number, signed, order.issuer, level, source)

    @property
    def decision_path(self) -> str:
        """Where the decision's own file will stand below the content folder."""
        return "/".join(part for part in ("decisions", self.decision.folder, f"{self.decision.id}.yaml") if part)

    @property
    def rows_of_items(self) -> list[RowFacts]:
        """The rows in the order of the decision's items."""
        return [one.facts for one in self.resolved]

    def read(self, table: ForeignTable) -> None:
        """Every row gets its fate, save those that `make` still has to judge."""
        known: dict[str, list[ReceiptLine]] = defaultdict(list)
        for kept in self._receipt:
            known[kept.row_digest].append(kept)
        fresh: list[RowFacts] = []
        for row in table.rows:
            facts = self._read_row(row)
            if facts is None:
                continue
            lines = known[_digest(row)]
            line = lines.pop(0) if lines else None
            if line and self._before:
                self._fate(facts, "known", line.id)
                continue
            if line and line.id in self.products:  # the decision was taken out again, its products stayed
                self._remembered[row.key] = line.id
            fresh.append(facts)
        once = self._each_once(fresh)
        if self._before:
            self._compare(once)
        else:
            self._resolve(once)

    def _read_row(self, row: ForeignRow) -> RowFacts | None:
        reader = FactsReader(row, self._defaults, self.records.vocabulary)
        facts = reader.read()
        refusals = list(reader.refusals)
        if facts is not None:
            refusals += _not_for_an_annex(facts, self.order.number)
        if facts is None or refusals:
            for column, reason in refusals:
                self.problems.append(Problem("annex-row-refused", row.place(column), {"reason": reason}))
            act = facts.act if facts else ""
            why = "; ".join(reason for _, reason in refusals)
            self.fates[row.key] = RowFate(row, "refused", act, row.cell("name").text, why=why)
            return None
        return facts

    def _each_once(self, rows: Iterable[RowFacts]) -> list[RowFacts]:
        """Rows without those that repeat another; a row that says something else of the same product is refused."""
        first: dict[tuple[str, ...], RowFacts] = {}
        kept = []
        for facts in rows:
            key = (*facts.key, facts.act, facts.product_code)
            other = first.setdefault(key, facts)
            if other is facts:
                kept.append(facts)
                continue
            where = f"dòng {other.row.number}"
            if other.says == facts.says:
                self.problems.append(Problem("import-row-twice", facts.row.at, {"first": str(other.row.number)}))
                self._fate(facts, "duplicate", why=f"như {where}")
            else:
                self._refuse(facts, "name", f"cùng sản phẩm với {where} nhưng ghi khác: chỉ một dòng có thể đúng")
        return kept

    def _refuse(self, facts: RowFacts, column: str, reason: str) -> None:
        self.problems.append(Problem("annex-row-refused", facts.row.place(column), {"reason": reason}))
        self._fate(facts, "refused", why=reason)

    def _fate(self, facts: RowFacts, what: What, product: str = "", producer: str = "", *, why: str = "") -> None:
        self.fates[facts.row.key] = RowFate(facts.row, what, facts.act, facts.name, product, producer, why=why)

    def _compare(self, rows: Sequence[RowFacts]) -> None:
        """The decision stands in a record already: rows that it holds are known, for the others nothing is written."""
        assert self._before is not None  # noqa: S101 - asked by the caller
        held = {(item.act, item.product) for item in self._before.items}
        resolved = Matcher(self.records, self.answers).resolve(rows)
        path = self.records.place("decisions", self._before.id).path
        for one in resolved:
            facts = one.facts
            if (facts.act, one.product) in held:
                self._fate(facts, "known", one.product)
            else:
                told = {"value": facts.name, "path": path}
                self.problems.append(Problem("annex-decision-known", facts.row.at, told))
                self._fate(facts, "refused", why=path)

    def _resolve(self, rows: Sequence[RowFacts]) -> None:
        open_ones = Matcher(self.records, self.answers).resolve([f for f in rows if f.row.key not in self._remembered])
        resolved = {one.facts.row.key: one for one in open_ones}
        for facts in rows:
            product = self._remembered.get(facts.row.key, "")
            one = resolved.get(facts.row.key)
            if one is None:
                one = Resolved(facts, product, self.products[product].producer or "")
            self.resolved.append(one)
            what: What = "waiting" if one.questions else "matched" if one.product else "new"
            self._fate(facts, what, one.product, one.producer)
        self.questions = gathered(self.resolved)
        if self.questions:
            told = {"count": str(sum(bool(one.questions) for one in self.resolved)), "file": self.order.answers.name}
            self.problems.append(Problem("annex-undecided", Place(self.order.file.name), told))
        self._one_item_each()

    def _one_item_each(self) -> None:
        """Two rows that mean one record and do the same to it cannot both be right."""
        first: dict[tuple[str, str], Resolved] = {}
        for one in self.resolved:
            if one.product:
                other = first.setdefault((one.product, one.facts.act), one)
                if other is not one and other.facts.product_code == one.facts.product_code:
                    reason = f"cùng hồ sơ {one.product} với dòng {other.facts.row.number}"
                    self._refuse(one.facts, "name", reason)

    def make(self) -> tuple[ContentFile, ...]:
        """The files of new records, the decision, the ledger and the receipt."""
        made = annex_records(self.resolved, self.decision, self.state, self.products)
        lines = []
        for one, product, producer in zip(self.resolved, made.product_of, made.producer_of, strict=True):
            row = one.facts.row
            fate = self.fates[row.key]
            fresh = not one.producer and bool(producer)
            self.fates[row.key] = replace(fate, product=product, producer=producer, new_producer=fresh)
            lines.append(ReceiptLine(self.order.file.name, row.number, _digest(row), "record", "products", product))
        files = record_files(made.records, self.state, self.order.read_on)
        digests = {line.row_digest for line in lines}
        text = receipt_text([*(line for line in self._receipt if line.row_digest not in digests), *lines])
        receipt = ContentFile(receipt_path(f"{self.decision.id}.csv"), text, replaces=True)
        return (*sorted(files), receipt)


def _not_for_an_annex(facts: RowFacts, number: str) -> list[tuple[str, str]]:
    """Why a row that could be read still cannot be an item of the decision."""
    refusals = []
    if facts.act == "proposal":
        refusals.append(("stars", "dòng này là đề nghị, chưa phải công nhận"))
    if facts.act == "recognise" and facts.stars is None:
        refusals.append(("stars", f"thiếu {facts.row.called('stars')}, không rõ công nhận mấy sao"))
    own = DecisionKey.read(facts.decision) if facts.decision and facts.act == "recognise" else None
    if own and own != DecisionKey.read(number) and "decision" in facts.row.cells:
        refusals.append(("decision", f"dòng này ghi quyết định {facts.decision}, không phải {number}"))
    return refusals


def _same_decision(order: AnnexOrder, decisions: Iterable[Decision]) -> Decision | None:
    """The record of this very decision, where the catalogue has one."""
    key = DecisionKey.read(order.number)
    for one in decisions:
        day = one.date.day if one.date else None
        same_number = one.number and (
            DecisionKey.read(one.number) == key if key else fold(one.number) == fold(order.number)
        )
        if same_number and day == order.signed and (one.issuer is None or fold(one.issuer) == fold(order.issuer)):
            return one
    return None


def _digest(row: ForeignRow) -> str:
    """The same for the same cells under the same sections, wherever the row stands."""
    said = {column: cell.text for column, cell in row.cells.items()}
    return plain_digest({**said, **{f"§{name}": value for name, value in row.section.items()}})[:16]
