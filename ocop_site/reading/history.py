"""The history of the open data as the ledger holds it: tables as they were once a month, and what each release changed.

    ledger/data.csv                         every such file: which release wrote it, on which day, its SHA-256
    ledger/data/2026-11/products.ndjson.gz  a table at the first release of a month, one row a line
    ledger/data/2026-11-24.ndjson           what a release changed; a second one on that day: 2026-11-24-2.ndjson

A line of changes is `{"table", "key", "act", "fields"}`: the row of that key is taken away (`deleted`), or else its
`fields` have these values from now on. Nothing in a line tells what was before. Lines stand by table, then by key.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

from ocop_site.problems import Place, Problem
from ocop_site.reading.ledger import CHANGES_NAME, DATED, SNAPSHOT_NAME, DatedFile, read_dated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    Key = tuple[str | int, ...]

Act = Literal["added", "changed", "past-term", "withdrawn", "deleted"]
DELETED: Act = "deleted"
_PARTS = {"table", "key", "act", "fields"}
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one row. `fields`: the values that are new, by column; `line`: the number of its line."""

    table: str
    key: Key
    act: Act
    fields: Mapping[str, Any]
    line: int = 0

    @property
    def order(self) -> tuple[str, list[tuple[int, int, str]]]:
        """Where it stands among others: by table, then by the parts of its key, numbers as numbers."""
        return self.table, [(1, 0, one) if isinstance(one, str) else (0, one, "") for one in self.key]

    def text(self) -> str:
        """Its line."""
        parts = {"table": self.table, "key": list(self.key), "act": self.act, "fields": dict(self.fields)}
        return f"{canonical(parts)}\n"


@dataclass(frozen=True, slots=True)
class History:
    """All that is told by a day. `files`: by number, those of one release by name; `places`: name -> where it lies."""

    files: tuple[DatedFile, ...] = ()
    places: Mapping[str, Path] = field(default_factory=dict)

    @property
    def changes(self) -> list[DatedFile]:
        """The files of changes, oldest first."""
        return [one for one in self.files if CHANGES_NAME.fullmatch(one.file)]

    @property
    def snapshots(self) -> dict[str, list[DatedFile]]:
        """The snapshots by month, oldest first."""
        found: dict[str, list[DatedFile]] = defaultdict(list)
        for one in self.files:
            if named := SNAPSHOT_NAME.fullmatch(one.file):
                found[named[1]].append(one)
        return dict(found)

    @property
    def last(self) -> int:
        """The number of the last release that is told of, 0 before the first."""
        return max((int(one.number) for one in self.files), default=0)

    def read(self, file: DatedFile) -> bytes:
        """The bytes of a file, b"" if it is not there (`exports.history_rules` says so)."""
        place = self.places.get(file.file)
        return place.read_bytes() if place else b""


NOTHING = History()


def history_of(ledgers: Mapping[str, bytes], places: Mapping[str, Path], day: date) -> History:
    """What was told by a day. What is wrong in `data.csv` is told by `read_ledger`."""
    known = {one.file: one for one in read_dated(ledgers.get(DATED, b""), DATED)[0] if one.date <= day.isoformat()}
    return History(tuple(sorted(known.values(), key=_place_in_time)), places)


def _place_in_time(file: DatedFile) -> tuple[int, str, int, str]:
    """Two branches may have counted alike: then the day decides, and on one day the number in the name."""
    named = CHANGES_NAME.fullmatch(file.file)
    return int(file.number), file.date, int(named[2] or 1) if named else 0, file.file


def canonical(value: Any) -> str:  # noqa: ANN401 - any plain data
    """Plain data as the history writes it: on one line, keys sorted, so that equal rows are equal texts."""
    return _ENCODER.encode(value)


def read_changes(data: bytes, path: str) -> tuple[list[Change], list[Problem]]:
    """The changes of one release in the order of the file, and a problem for each line that is none."""
    found: list[Change] = []
    problems: list[Problem] = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line and number > data.count(b"\n"):  # behind the last line
            continue
        change = _change(line, number)
        if change is None:
            text = line.decode("utf-8", errors="replace")
            problems.append(Problem("bad-data-line", Place(path, number, 1), {"value": text}))
        else:
            found.append(change)
    return found, problems


def _change(line: bytes, number: int) -> Change | None:
    value = _json(line)
    if not isinstance(value, dict) or set(value) != _PARTS:
        return None
    table, key, act, fields = value["table"], value["key"], value["act"], value["fields"]
    sound = isinstance(table, str) and isinstance(fields, dict) and act in get_args(Act)
    if not sound or not isinstance(key, list) or not all(type(one) in {str, int} for one in key):
        return None
    return Change(table, tuple(key), act, fields, number)


def snapshot_rows(data: bytes) -> list[dict[str, Any]]:
    """The rows of a table of a snapshot. Raises ValueError for what is none."""
    try:
        lines = gzip.decompress(data).split(b"\n") if data else []
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError("no snapshot") from error
    rows = [_json(line) for line in lines if line]
    if not all(isinstance(row, dict) for row in rows):
        raise ValueError("no snapshot")
    return rows


def snapshot_bytes(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The file of a table of a snapshot: compressed, without a time in it."""
    return gzip.compress("".join(f"{canonical(row)}\n" for row in rows).encode(), mtime=0)


def _json(line: bytes) -> Any:  # noqa: ANN401 - any plain data; None for what cannot be read
    try:
        return json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None


def _no_number(name: str) -> None:
    raise ValueError(name)
