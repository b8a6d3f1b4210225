"""The budgets of pages as a gate: a page that weighs more than its kind may is told with the number."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop_site.problems import Problem
from ocop_site.reading.record_files import RecordFile, read_record
from ocop_site.reading.walk import FoundFile
from ocop_site.records.budgets import Budgets
from ocop_site.records.parse import parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ocop_site.reading.raw import RawRecord

FILE = "budgets.yaml"


@dataclass(frozen=True, slots=True)
class PageBudgets:
    """What pages may weigh, and the file that says so; None where there is none and nothing is limited."""

    declared: Budgets = field(default_factory=Budgets)
    raw: RawRecord | None = None


@dataclass(slots=True)
class _Excess:
    """A limit that is passed: by how many pages, and by how much the heaviest of them."""

    page: str
    found: int
    count: int = 0


class BudgetCheck:
    """Takes the weights of made pages one page at a time, and tells each limit that is passed once."""

    def __init__(self, budgets: PageBudgets) -> None:
        self.budgets = budgets
        self.passed: dict[tuple[str, str], _Excess] = {}

    def take(self, path: str, kind: str, weights: Mapping[str, int]) -> None:
        """Check one page. `kind`: the name of its template; `weights`: see `making.weights`, none of other files."""
        limits = self.budgets.declared.of(kind)
        for measure, found in weights.items():
            if found <= limits.get(measure, found):
                continue
            excess = self.passed.setdefault((kind, measure), _Excess(path, found))
            excess.count += 1
            if (-found, path) < (-excess.found, excess.page):
                excess.page, excess.found = path, found

    def finish(self) -> list[Problem]:
        """One problem for every limit that is passed, at its line, with the heaviest page."""
        declared, raw = self.budgets.declared, self.budgets.raw
        return [
            Problem(
                "page-over-budget",
                raw.place(declared.location(kind, measure)),
                {
                    "page": excess.page,
                    "measure": measure,
                    "value": str(excess.found),
                    "limit": str(declared.of(kind)[measure]),
                    "kind": kind,
                    "number": str(excess.count),
                },
            )
            for (kind, measure), excess in sorted(self.passed.items())
            if raw
        ]


def read_budgets(templates: Path) -> tuple[PageBudgets, list[Problem]]:
    """The budgets of a folder of templates, and what is wrong with them."""
    file = templates / FILE
    if not file.exists():
        return PageBudgets(), []
    raw, problems = read_record(RecordFile(FoundFile(str(file), FILE), "budgets", f"templates/{FILE}"))
    if raw is None:
        return PageBudgets(), problems
    budgets, complaints = parse(raw, Budgets)
    problems += complaints
    if budgets is None:
        return PageBudgets(), problems
    problems += [
        Problem(
            "unknown-reference",
            raw.key_place(("pages", kind)),
            {"field": "pages", "value": kind, "kind": "templates/"},
        )
        for kind in budgets.pages
        if not (templates / f"{kind}.html").is_file()
    ]
    return PageBudgets(budgets, raw), problems
