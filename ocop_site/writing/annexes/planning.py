"""The annex of a decision: its table becomes one decision, with the products and producers that it names.

All or nothing: as long as a cell cannot be read, a match is only likely or the catalogue's rules are broken, nothing is
written, and every such row is told at once. A receipt remembers each row, so that a second run changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.digests import plain_digest
from ocop_site.problems import Place, Problem, Severity, any_errors, sort_problems
from ocop_site.writing.annexes.decisions import decision_facts, not_an_item, same_decision
from ocop_site.writing.annexes.records import AnnexRecords, annex_records
from ocop_site.writing.annexes.rules import RulesOfAnnex
from ocop_site.writing.content_files import ContentFile
from ocop_site.writing.content_state import state_of
from ocop_site.writing.foreign.facts import ACT, Defaults, FactsReader, RowFacts
from ocop_site.writing.foreign.known import Matcher, Resolved, gathered
from ocop_site.writing.foreign.opening import open_table
from ocop_site.writing.foreign.orders import ForeignPlan, RowFate, What
from ocop_site.writing.judging import few_of_each
from ocop_site.writing.names.makers import name_key
from ocop_site.writing.tables.importing import record_files
from ocop_site.writing.tables.outlet_rows import province_said
from ocop_site.writing.tables.receipts import ReceiptLine, read_receipt, receipt_path, receipt_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocop_site.writing.annexes.orders import AnnexOrder
    from ocop_site.writing.content_state import ContentState
    from ocop_site.writing.foreign.answer_sheets import Question
    from ocop_site.writing.foreign.opening import Opened
    from ocop_site.writing.foreign.rows import ForeignRow
    from ocop_site.writing.foreign.tables import ForeignTable
    from ocop_site.writing.judging import Judge


def plan_annex(order: AnnexOrder) -> ForeignPlan:
    """Everything that taking in the annex would write, or what keeps it from being written."""
    opened, problems = open_table(order, order.signed)
    if opened is None:
        return ForeignPlan(problems=tuple(sort_problems(problems)))
    state, complaints = state_of(opened.raw, opened.records)
    if state is None:
        return ForeignPlan(problems=tuple(sort_problems([*problems, *complaints])))
    annex = _Annex(order, opened, state)
    annex.read(opened.table)
    told, more = few_of_each(annex.judged(opened.judge()))
    problems += [*annex.problems, *told]
    return ForeignPlan(
        files=() if any_errors(problems) else annex.files(),
        fates=tuple(annex.fates[row.key] for row in opened.table.rows),
        table=opened.table,
        questions=annex.questions,
        asked=annex.asked,
        sheet=opened.sheet(annex.questions, order.signed),
        problems=tuple(sort_problems(problems)),
        more=more,
    )


class _Annex:
    """One annex on its way, read once."""

    def __init__(self, order: AnnexOrder, opened: Opened, state: ContentState) -> None:
        self.order, self.records, self.state, self.answers = order, opened.records, state, opened.answers
        self.fates: dict[tuple[str, int], RowFate] = {}
        self.resolved: list[Resolved] = []
        self._unclear: list[ForeignRow] = []  # rows that do not tell whether they are recognised or withdrawn
        self._half_read: list[Resolved] = []  # rows that cannot be used yet, as far as they could be read
        self.products = {one.id: one for one in self.records.products}
        self._maker_names = {one.id: one.name for one in self.records.producers}
        self._remembered: dict[tuple[str, int], str] = {}
        self.questions: tuple[Question, ...] = ()
        self.asked = 0  # rows
        words = self.records.vocabulary
        province = province_said(order.issuer, words)
        mapped = opened.mapping.values
        self._defaults = Defaults({"province": province, **mapped} if province else dict(mapped), order.signed)
        self._before = same_decision(order, self.records.decisions)
        self.decision = decision_facts(order, self._before, province, state.ids["decisions"], words)
        path = receipt_path(f"{self.decision.id}.csv")
        self._receipt, self.problems = read_receipt(order.content / path, path)

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
        self._ask_for_acts()
        once = self._each_once(fresh)
        if self._before:
            self._compare(once)
        else:
            self._resolve(once)

    def _read_row(self, row: ForeignRow) -> RowFacts | None:
        reader = FactsReader(row, self._defaults, self.records.vocabulary)
        facts = reader.read_the_rest()
        refusals = reader.refusals or not_an_item(facts, self.order.number)
        unclear = [refusal for refusal in refusals if refusal[0] == ACT]
        if unclear:
            self._unclear.append(row)
        if refusals:
            for column, reason in [one for one in refusals if one not in unclear]:
                self.problems.append(Problem("annex-row-refused", row.place(column), {"reason": reason}))
            why = "; ".join(reason for _, reason in refusals)
            self.fates[row.key] = RowFate(row, "refused", row.cell("name").text, why=why, act=facts.act)
            if facts.name and facts.place.province_id and facts.act != "proposal" and not unclear:
                self._half_read.append(Resolved(facts))
            return None
        return facts

    def _ask_for_acts(self) -> None:
        """One question for all rows that do not tell what is done, at the title that leaves it open."""
        for title in dict.fromkeys(row.title for row in self._unclear):
            rows = ", ".join(str(row.number) for row in self._unclear if row.title == title)
            place = title.at if title else Place(self.order.file.name)
            self.problems.append(Problem("annex-act-unclear", place, {"rows": rows}))

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
        self.fates[facts.row.key] = RowFate(facts.row, what, facts.name, product, why, facts.act, producer)

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
            self._fate(facts, what, one.product, one.producer, why=self._other_maker(one))
        self.questions = gathered(self.resolved)
        if self.questions:
            self.asked = sum(bool(one.questions) for one in self.resolved)
            told = {"count": str(self.asked), "file": self.order.answers.name}
            self.problems.append(Problem("annex-undecided", Place(self.order.file.name), told))
        self._one_item_each()

    def _other_maker(self, one: Resolved) -> str:
        """What to say of a known product that the annex has under another producer: its record keeps the old one."""
        known = self._maker_names.get(one.producer, "") if one.product else ""
        if not known or not one.facts.producer or name_key(known) == name_key(one.facts.producer):
            return ""
        return f"phụ lục ghi chủ thể “{one.facts.producer}”, hồ sơ giữ “{known}”: đã đổi chủ thể thì sửa hồ sơ"

    def _one_item_each(self) -> None:
        """Two rows that mean one record and do the same to it cannot both be right."""
        first: dict[tuple[str, str], Resolved] = {}
        for one in self.resolved:
            if one.product:
                other = first.setdefault((one.product, one.facts.act), one)
                if other is not one and other.facts.product_code == one.facts.product_code:
                    reason = f"cùng hồ sơ {one.product} với dòng {other.facts.row.number}"
                    self._refuse(one.facts, "name", reason)

    def judged(self, judge: Judge) -> list[Problem]:
        """What the catalogue's rules say of the rows, told at the rows; those with an error are refused.

        A row that waits for an answer, or of which a cell could not be read, is judged as one about a new record.
        """
        rows = [one for one in self.resolved if self.fates[one.facts.row.key].what != "refused"]
        rows += [] if self._before else self._half_read
        if not rows:
            return []
        waiting = {one.facts.row.key for one in (*self._half_read, *(one for one in rows if one.questions))}
        some_group = self.records.vocabulary.groups[0].id
        draft = [
            replace(one, product="", group=one.group or one.facts.group or some_group)
            if one.facts.row.key in waiting
            else one
            for one in rows
        ]
        made = annex_records(draft, self.decision, self.state, self.products)
        found = judge.of(record_files(made.records, self.state, self.order.day))
        rules = RulesOfAnnex(self.order.file.name, [one.facts for one in rows], made, found)
        told = rules.told(found.problems, waiting)
        for one in told:
            if one.key and one.problem.severity is Severity.ERROR and self.fates[one.key].what != "refused":
                self.fates[one.key] = replace(self.fates[one.key], what="refused", why=one.problem.code)
        if not waiting:
            self._name_records(rows, made)
        return [one.problem for one in told]

    def _name_records(self, rows: Sequence[Resolved], made: AnnexRecords) -> None:
        for one, product, producer in zip(rows, made.product_of, made.producer_of, strict=True):
            key = one.facts.row.key
            fresh = not one.producer and bool(producer)
            self.fates[key] = replace(self.fates[key], product=product, producer=producer, new_producer=fresh)

    def files(self) -> tuple[ContentFile, ...]:
        """The files of new records, the decision, the ledger and the receipt; none where no row is new to us."""
        if not self.resolved:
            return ()
        made = annex_records(self.resolved, self.decision, self.state, self.products)
        lines = [
            ReceiptLine(self.order.file.name, row.number, _digest(row), "record", "products", product)
            for row, product in zip([one.facts.row for one in self.resolved], made.product_of, strict=True)
        ]
        digests = {line.row_digest for line in lines}
        text = receipt_text([*(line for line in self._receipt if line.row_digest not in digests), *lines])
        receipt = ContentFile(receipt_path(f"{self.decision.id}.csv"), text, replaces=True)
        return (*sorted(record_files(made.records, self.state, self.order.day)), receipt)


def _digest(row: ForeignRow) -> str:
    """The same for the same cells under the same sections, wherever the row stands."""
    said = {column: cell.text for column, cell in row.cells.items()}
    return plain_digest({**said, **{f"§{name}": value for name, value in row.section.items()}})[:16]
