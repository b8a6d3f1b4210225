"""The changes of each release, `ledger/changes/DATE.ndjson`: one line of JSON for each address, only ever added.

Two branches that both published keep both their lines (`.gitattributes`), so every line tells its day, its release and
the release before. `digest` is the first 12 letters of the SHA-256 of the line without it, as in the other ledgers.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from ocop_site.digests import short_digest
from ocop_site.writing.content_files import ContentFile, write_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

FOLDER = "ledger/changes"
Change = Literal["added", "changed", "removed"]
_INDEX = "index.html"
_CALENDAR = ".ics"


def address_of(path: str) -> str | None:
    """The address of a page or a calendar, from its file; None for every other file."""
    name = path.rpartition("/")[2]
    if name == _INDEX:
        return f"/{path.removesuffix(_INDEX)}"
    return f"/{path}" if name.endswith(_CALENDAR) else None


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> list[tuple[str, Change]]:
    """(name, what became of it) of everything that is not the same, sorted. The mappings: name -> digest."""
    return [
        (name, "added" if name not in before else "removed" if name not in now else "changed")
        for name in sorted(before.keys() | now.keys())
        if before.get(name) != now.get(name)
    ]


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> list[tuple[str, Change]]:
    """(address, what became of it) of pages and calendars, sorted. The mappings: path -> digest."""
    found = ((address_of(path), what) for path, what in differences(before, now))
    return sorted((address, what) for address, what in found if address is not None)


def first_line(day: date, release: str, files: Mapping[str, str]) -> str:
    """The one line of a first release: how many pages and calendars it has."""
    count = sum(address_of(path) is not None for path in files)
    return _line({"date": day.isoformat(), "release": release, "change": "first", "count": count})


def change_lines(day: date, release: str, previous: str, found: Iterable[tuple[str, Change]]) -> str:
    """The lines of a later release. `found`: as `changes` gives them."""
    of = {"date": day.isoformat(), "release": release, "previous": previous}
    return "".join(_line({**of, "address": address, "change": what}) for address, what in found)


def append_changes(content: Path, day: date, lines: str) -> str:
    """Add lines to the file of a day; gives its path below the content folder.

    A run that was stopped after this step adds the same lines again: they are not written twice.
    """
    path = f"{FOLDER}/{day.isoformat()}.ndjson"
    file = content / path
    before = file.read_bytes().decode("utf-8", errors="replace") if file.exists() else ""
    if before and not before.endswith("\n"):
        before += "\n"
    if lines and not before.endswith(lines):
        write_files(content, [ContentFile(path, before + lines, replaces=True)])
    return path


def _line(values: dict[str, str | int]) -> str:
    text = json.dumps(values, ensure_ascii=False)
    return f"{json.dumps({**values, 'digest': short_digest(text.encode())}, ensure_ascii=False)}\n"
