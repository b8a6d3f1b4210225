"""An import of tables judged before it is written: a row whose record `check` would refuse is rejected with why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.problems import Problem, Severity, any_errors
from ocop_site.writing.tables.importing import ImportPlan, plan_import

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ocop_site.writing.judging import Judge, Judged
    from ocop_site.writing.tables.importing import ImportOrder
    from ocop_site.writing.tables.joins import RowKey
    from ocop_site.writing.tables.receipts import ReceiptLine

_ROUNDS = 6  # of judging what is left after rows were rejected


def plan_judged(order: ImportOrder, judge: Judge) -> tuple[ImportPlan, list[tuple[RowKey, Problem]]]:
    """What the import writes without the rows that `check` would refuse, and what it would still remark of the others.

    An error that no row can be blamed for stops all of it: it is a problem of the plan, which then has no files.
    """
    for _ in range(_ROUNDS):
        plan = plan_import(order)
        if any_errors(plan.problems):
            return plan, []
        judged = judge.of(plan.files)
        blamed = _Blame(judged, plan.lines)
        errors = [one for one in judged.problems if one.severity is Severity.ERROR]
        if not errors:
            return plan, [(rows[0], one) for one in judged.problems if (rows := blamed.rows(one))]
        wrong: dict[RowKey, str] = {}
        for problem in errors:
            for key in blamed.rows(problem):
                wrong.setdefault(key, f"{problem.message()} ({problem.code})")
        if not wrong:
            break
        order = replace(order, turned_away={**order.turned_away, **wrong})
    return replace(plan, files=(), problems=(*plan.problems, *errors)), []


class _Blame:
    """Leads from the new records of an import to the rows that they come from."""

    def __init__(self, judged: Judged, lines: Sequence[ReceiptLine]) -> None:
        self._records = judged.records
        self._rows: dict[tuple[str, str], list[RowKey]] = defaultdict(list)
        for line in lines:
            if line.outcome != "rejected":
                self._rows[line.kind, line.id].append((line.file, line.row))
        for record in judged.records.values():
            if record.kind == "products" and (maker := record.data.get("producer")):
                self._rows["producers", str(maker)] += self._rows["products", record.id]
        for record in judged.records.values():
            if record.kind == "decisions":
                for product in _products_in(record.data):
                    self._rows["decisions", record.id] += self._rows["products", product]

    def rows(self, problem: Problem) -> list[RowKey]:
        """The rows that make a problem: those of its record; where that was there before, of new ones that it names."""
        own = self._records.get(problem.place.path)
        if own is not None:
            return self._rows[own.kind, own.id]
        said = set(problem.values.values())
        return [
            key
            for record in self._records.values()
            if record.id in said or any(value.partition(":")[0] == record.path for value in said)
            for key in self._rows[record.kind, record.id]
        ]


def _products_in(decision: Mapping[str, object]) -> Iterator[str]:
    items = decision.get("items")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            yield str(item.get("product"))
