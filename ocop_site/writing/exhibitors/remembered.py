"""What the last list of a fair said of each booth, kept beside the records: `imports/booths-FAIR.csv`.

So the next import knows what the list itself changed since, and leaves alone what somebody wrote into the fair's file
by hand. Answers that were given are kept as well, in `imports/booths-FAIR-answers.csv`, whatever the list is called.
"""

from __future__ import annotations

import csv
import io
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem
from ocop_site.reading.tables import read_table
from ocop_site.writing.tables.receipts import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_RIGHT, _WRONG = "đúng", "sai"
_ANSWERS = ("key", "answer")


@dataclass(frozen=True, slots=True)
class Before:
    """One booth as the last list had it: `producer` or `name` of its exhibitor, `printed` as the list wrote it.

    `products` and `goods` are what it brought, one on each line.
    """

    code: str
    number: str
    hall: str = ""
    row: str = ""
    column: str = ""
    position: str = ""
    producer: str = ""
    name: str = ""
    printed: str = ""
    products: str = ""
    goods: str = ""


COLUMNS = tuple(one.name for one in fields(Before))


def booths_path(fair: str) -> str:
    """Where it is kept what the last list of a fair said, seen from the content folder."""
    return f"{FOLDER}/booths-{fair}.csv"


def answers_path(fair: str) -> str:
    """Where the answers are kept that were given about the lists of a fair."""
    return f"{FOLDER}/booths-{fair}-answers.csv"


def read_before(content: Path, fair: str) -> tuple[dict[str, Before], list[Problem]]:
    """What the last list said, by the codes of booths; none where there was none."""
    rows, problems = _rows(content, booths_path(fair), COLUMNS)
    return {row["code"]: Before(**{name: row[name] for name in COLUMNS}) for row in rows}, problems


def read_given(content: Path, fair: str) -> tuple[dict[str, bool], list[Problem]]:
    """The answers that were given before, by the keys of their questions."""
    rows, problems = _rows(content, answers_path(fair), _ANSWERS)
    return {row["key"]: row["answer"] == _RIGHT for row in rows}, problems


def _rows(content: Path, shown: str, columns: tuple[str, ...]) -> tuple[list[dict[str, str]], list[Problem]]:
    path = content / shown
    if not path.exists():
        return [], []
    table, problems = read_table(path)
    missing = [column for column in columns if column not in table.header]
    if missing and not problems:
        values = {"value": ", ".join(missing), "kind": shown}
        problems.append(Problem("import-missing-column", Place(shown, 1), values))
    return ([], problems) if problems else ([dict(cells) for _, cells in table.rows], [])


def before_text(booths: Iterable[Before]) -> str:
    """The file of what a list said, sorted by code."""
    return _csv(COLUMNS, sorted(astuple(one) for one in booths))


def given_text(answers: Mapping[str, bool]) -> str:
    """The file of answers, sorted by key."""
    return _csv(_ANSWERS, [(key, _RIGHT if answers[key] else _WRONG) for key in sorted(answers)])


def _csv(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()
