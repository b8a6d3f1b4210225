"""A sheet of labels is released only after it was read back: making and reading stand here side by side."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from ocop_site.making.qr import CodeUnreadable
from ocop_site.making.read_back import read_back
from ocop_site.making.sheets import SheetFault, sheet_pdf
from ocop_site.problems import Place, Problem, any_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ocop_site.making.kept import Keep
    from ocop_site.making.pages import TemplateFault
    from ocop_site.making.read_back import Fault
    from ocop_site.pages.jobs import Plain

FONTS = "fonts"  # the folder of the typefaces among the assets
MOST_ALIKE = 10  # complaints of one code: the two hundredth label with too small a symbol teaches nothing


def checked_sheet(
    run: Plain, expected: Sequence[Plain], templates: Path, assets: Path, keep: Keep, shown: str
) -> tuple[bytes | None, list[Problem]]:
    """The PDF of a run and everything that reading it back found; None where it could not even be made.

    `expected` are the words that must stand on it, drawn from the catalogue for this comparison; `shown` names the PDF
    in complaints. Only a PDF without errors may be given away.
    """
    try:
        pdf = sheet_pdf(run, templates, assets / FONTS, keep)
    except SheetFault as fault:
        return None, [template_problem(fault)]
    except CodeUnreadable as unreadable:
        return None, [Problem("unreadable-code", Place(shown), {"value": unreadable.text})]
    return pdf, fault_problems(read_back(pdf, run, expected, keep=keep), shown)


def kept_sheet(
    key: str, run: Plain, templates: Path, assets: Path, keep: Keep, shown: str
) -> tuple[bytes | None, list[Problem]]:
    """The same for a planned file, compared with the words of its plan; made and read once for a key.

    `key` covers everything that the PDF depends on: the fingerprint of its parcel.
    """
    kept = keep.get("sheet", key)
    if kept is not None:
        head, _, pdf = kept.partition(b"\n")
        return pdf, [Problem(code, Place(shown), values) for code, values in json.loads(head)]
    made, problems = checked_sheet(run, run["labels"], templates, assets, keep, shown)
    if made is not None and not any_errors(problems):
        head = json.dumps([(one.code, one.values) for one in problems], ensure_ascii=False).encode()
        keep.put("sheet", key, head + b"\n" + made)
    return made, problems


def template_problem(fault: SheetFault | TemplateFault, owner: str = "") -> Problem:
    """A broken template, of labels or of pages, at its line. `owner`: for what it was used."""
    place = Place(f"templates/{fault.template}", fault.line, 1 if fault.line else 0)
    return Problem("template-error", place, {"reason": f"{fault.message} ({owner})" if owner else fault.message})


def fault_problems(faults: Iterable[Fault], shown: str) -> list[Problem]:
    """What was found, each with its sheet and place; of many alike the first ones."""
    told: Counter[str] = Counter()
    problems = []
    for fault in faults:
        told[fault.code] += 1
        if told[fault.code] <= MOST_ALIKE:
            values = {"sheet": str(fault.sheet), "place": str(fault.place), **fault.values}
            problems.append(Problem(fault.code, Place(shown), values))
    if any(count > MOST_ALIKE for count in told.values()):
        problems.append(Problem("too-many-problems", Place(shown), {"limit": str(MOST_ALIKE)}))
    return problems
