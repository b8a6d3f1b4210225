"""An organiser's list of exhibitors: its rows become the booths of a fair that has a record.

All or nothing: as long as a cell cannot be read, a match is only likely or the catalogue's rules are broken, nothing is
written, and everything is told at once. What the list said is remembered, so that the next one is compared with it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem, any_errors, sort_problems
from ocop_site.vietnamese import fold, nearest
from ocop_site.writing.assign_booths import FAIRS, KIND
from ocop_site.writing.exhibitors.columns import OF_EXHIBITORS
from ocop_site.writing.exhibitors.fair_file import FairFile
from ocop_site.writing.exhibitors.listed import ListReader
from ocop_site.writing.exhibitors.matching import ExhibitorMatcher, Meant, open_questions
from ocop_site.writing.exhibitors.merging import Merger
from ocop_site.writing.exhibitors.orders import BoothFate, ExhibitorPlan, OtherBooth
from ocop_site.writing.exhibitors.pairing import OldBooth, old_booths, paired
from ocop_site.writing.exhibitors.remembered import read_before, read_given
from ocop_site.writing.exhibitors.sheet_rows import BoothSheet
from ocop_site.writing.foreign.opening import open_table
from ocop_site.writing.yaml_pieces import GONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_site.reading.raw import RawRecord
    from ocop_site.writing.exhibitors.merging import Merged
    from ocop_site.writing.exhibitors.orders import ExhibitorOrder, What
    from ocop_site.writing.foreign.opening import Opened
    from ocop_site.writing.yaml_pieces import Value


def plan_exhibitors(order: ExhibitorOrder) -> ExhibitorPlan:
    """Everything that taking in the list would write, or what keeps it from being written."""
    opened, problems = open_table(order, order.day, OF_EXHIBITORS, BoothSheet)
    if opened is None:
        return ExhibitorPlan(problems=tuple(sort_problems(problems)))
    fair = next((one for one in opened.raw.records[FAIRS] if one.id == order.fair), None)
    if fair is None:
        ids = [one.id for one in opened.raw.records[FAIRS]]
        return ExhibitorPlan(no_fair=True, nearest=nearest(order.fair, ids))
    plan = _Desk(order, opened, fair).plan()
    return replace(plan, table=opened.table, problems=tuple(sort_problems([*problems, *plan.problems])))


class _Desk:
    """One list on its way, read once."""

    def __init__(self, order: ExhibitorOrder, opened: Opened, fair: RawRecord) -> None:
        self.order, self.opened, self.fair = order, opened, fair
        self.before, self.problems = read_before(order.content, order.fair)
        given, complaints = read_given(order.content, order.fair)
        self.problems += complaints
        anew = {key.rpartition("/")[0] for key in opened.answers}  # questions that the sheet answers now
        kept = {key: said for key, said in given.items() if key.rpartition("/")[0] not in anew}
        self.answers = {**kept, **opened.answers}
        records = opened.records
        record = next(one for one in records.fairs if one.id == order.fair)
        known = {fold(one.name) for one in records.products}
        self.list = ListReader(record, opened.mapping.values, records.vocabulary, known)
        self.list.read(opened.table.rows)
        self.problems += self.list.problems

    def plan(self) -> ExhibitorPlan:
        """The plan, without its table and the problems of reading it."""
        meant = ExhibitorMatcher(self.opened.records, self.answers, self.list.booths).meant(self.list.booths)
        questions = open_questions(meant)
        asked = sum(bool(one.questions) for one in meant)
        if questions:
            told = {"count": str(asked), "file": self.order.answers.name}
            self.problems.append(Problem("annex-undecided", Place(self.order.file.name), told))
        if any_errors(self.problems) or not self.opened.answered:
            return ExhibitorPlan(
                fates=self._open_fates(meant),
                questions=questions,
                asked=asked,
                sheet=self.opened.sheet(questions, self.order.day),
                problems=tuple(self.problems),
            )
        return self._merged(meant)

    def _open_fates(self, meant: Sequence[Meant]) -> tuple[BoothFate, ...]:
        """What is known of the booths of a list that cannot be written yet, and of rows that belong to none."""
        found = []
        for one in meant:
            why = "; ".join(reason for row in one.booth.rows for reason in self.list.refused.get(row.key, ()))
            what: What = "refused" if why else "waiting" if one.questions else "read"
            found.append(replace(_fate(one, what), why=why))
        placed = {row.key for one in meant for row in one.booth.rows}
        found += [
            BoothFate((row,), "refused", row.cell("booth").text, row.cell("producer").text, why="; ".join(whys))
            for row in self.opened.table.rows
            if row.key not in placed and (whys := self.list.refused.get(row.key))
        ]
        order = {row.key: at for at, row in enumerate(self.opened.table.rows)}
        return tuple(sorted(found, key=lambda one: order[one.rows[0].key]))

    def _merged(self, meant: Sequence[Meant]) -> ExhibitorPlan:
        listed = self.fair.data.get(KIND)
        old = old_booths(listed, self.before)
        pairs = paired(meant, old)
        merger = Merger(old, meant)
        merged = [merger.merged(one, other) for one, other in zip(meant, pairs, strict=True)]
        left = [one for one in old if one not in pairs]
        gone = [one for one in left if one.before]
        booths: list[Value] = list(listed) if isinstance(listed, list) else []  # type: ignore[arg-type]
        for done, other in zip(merged, pairs, strict=True):
            if other is None:
                booths.append(done.data)
            else:
                booths[other.place] = done.data
        for one in gone:
            booths[one.place] = GONE
        fates = tuple(_judged_fate(one, done, other) for one, done, other in zip(meant, merged, pairs, strict=True))
        file = FairFile(self.order, self.opened, self.fair, self.answers).changed(booths, meant, merged)
        return ExhibitorPlan(
            files=file.files,
            fates=fates,
            gone=tuple(map(_other, gone)),
            kept=tuple(_other(one) for one in left if not one.before),
            codes=file.codes,
            problems=(*self.problems, *file.problems),
            more=file.more,
        )


def _fate(one: Meant, what: What) -> BoothFate:
    booth = one.booth
    return BoothFate(tuple(booth.rows), what, booth.number, booth.exhibitor, one.producer, one.products, one.goods)


def _judged_fate(one: Meant, done: Merged, old: OldBooth | None) -> BoothFate:
    fate = _fate(one, "new" if old is None else "changed" if done.changes else "same")
    return replace(fate, changes=done.changes)


def _other(one: OldBooth) -> OtherBooth:
    return OtherBooth(one.number, "".join(one.exhibitor), one.text("code"))
