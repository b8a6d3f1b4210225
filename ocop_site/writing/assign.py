"""Codes for records that an editor wrote by hand: one line is added to the record, one to the ledger."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_site.reading.ledger import GivenCode, read_codes
from ocop_site.writing.codes import LEDGER, give_codes, ledger_text

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.reading.folder import RawContent
    from ocop_site.reading.raw import RawRecord

CODED_KINDS = ("products", "producers", "outlets", "fairs")
_CODE = re.compile(r"[0-9]{9}")


@dataclass(frozen=True, slots=True)
class Assignment:
    """What `assign` would write: new texts by path, and the new lines of the ledger."""

    texts: dict[Path, str]
    given: tuple[GivenCode, ...]


def plan_codes(raw: RawContent, content: Path, block: str, day: date) -> Assignment:
    """Codes for every record without one, and ledger lines for codes that the ledger does not know yet."""
    ledger, _ = read_codes(raw.ledgers.get("codes.csv", b""), LEDGER)
    records = [one for kind in CODED_KINDS for one in raw.records[kind]]
    written = {(one.kind, one.id): code for one in records if _CODE.fullmatch(code := str(one.data.get("code") or ""))}
    known = {line.code for line in ledger}
    unknown = [
        GivenCode(code, kind, record_id, day.isoformat(), 0)
        for (kind, record_id), code in sorted(written.items())
        if code not in known
    ]
    missing = [one for one in records if one.data.get("code") is None]
    taken = known | set(written.values())
    new = give_codes(block, [(one.kind, one.id) for one in missing], taken, day)
    code_of = {(line.kind, line.id): line.code for line in new}
    texts = {}
    for one in missing:
        path = content.parent / one.path if content.name == one.path.partition("/")[0] else Path(one.path)
        texts[path] = _with_code(path.read_text(encoding="utf-8"), one, code_of[one.kind, one.id])
    given = (*unknown, *new)
    if given:
        texts[content / LEDGER] = ledger_text([*ledger, *given])
    return Assignment(texts, given)


def _with_code(text: str, record: RawRecord, code: str) -> str:
    """The file with a `code:` line below its `name:` line; an empty `code:` line is filled."""
    lines = text.splitlines(keepends=True)
    if ("code",) in record.keys:
        number = record.keys["code",][0]
        lines[number - 1] = f'code: "{code}"\n'
    else:
        number = record.keys.get(("name",), (1, 1))[0]
        lines.insert(number, f'code: "{code}"\n')
    return "".join(lines)
