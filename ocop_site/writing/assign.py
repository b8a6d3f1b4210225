"""Codes for records that an editor wrote by hand, and for booths: one is added to the record, one to the ledger."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.digests import damm_digit
from ocop_site.reading.ledger import GivenCode, ledger_text, read_codes
from ocop_site.writing.assign_booths import FAIRS, booths_of, lost_code, with_booth_codes
from ocop_site.writing.assign_booths import KIND as BOOTHS
from ocop_site.writing.codes import LEDGER, give_codes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from ocop_site.problems import Problem
    from ocop_site.reading.folder import RawContent
    from ocop_site.reading.raw import RawRecord
    from ocop_site.writing.assign_booths import RawBooth

CODED_KINDS = ("products", "producers", "outlets", "fairs")
_CODE = re.compile(r"[0-9]{9}")
Owner = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Assignment:
    """What `assign` would write: new texts by path, and the new lines of the ledger."""

    texts: dict[Path, bytes]
    given: tuple[GivenCode, ...]


@dataclass(frozen=True, slots=True)
class EditedFair:
    """A fair whose file is about to say something else: its id, the file, the new bytes."""

    id: str
    path: Path
    data: bytes

    def holds(self, owner: Owner) -> bool:
        """Whether an owner of a code is this fair or one of its booths."""
        return owner == (FAIRS, self.id) or (owner[0] == BOOTHS and owner[1].partition("/")[0] == self.id)


def plan_codes(
    raw: RawContent, content: Path, block: str, day: date, only: EditedFair | None = None
) -> tuple[Assignment, list[Problem]]:
    """Codes for every record and booth without one, and ledger lines for codes that the ledger does not know yet.

    A record that lost its code gets the same one back. A ledger with a damaged line is not written over: the line that
    vanished could be given out again. Then nothing is assigned and the problems say why. `only`: codes are given to
    this fair and its booths alone; `raw` has the fair as it is to be.
    """
    ledger, problems = read_codes(raw.ledgers.get("codes.csv", b""), f"{raw.name}/{LEDGER}")
    if problems:
        return Assignment({}, ()), problems
    records = {(one.kind, one.id): one for kind in CODED_KINDS for one in raw.records[kind]}
    booths = {(BOOTHS, one.name): one for one in booths_of(raw.records["fairs"])}
    # What is no code of this catalogue is never entered: the ledger gives for good, and `check` says what is wrong.
    written = {owner: code for owner, one in records.items() if _may_be_given(code := str(one.data.get("code")), block)}
    hung = {owner: one.code for owner, one in booths.items() if _may_be_given(one.code, block)}
    known = {line.code for line in ledger}
    withdrawn = {str(stone.data.get("code")) for stone in raw.records["tombstones"]}
    before = {(line.kind, line.id): line.code for line in ledger if line.code not in withdrawn}
    # A record that the ledger gave another code has had its code changed: `check` says so, it is not entered.
    unknown = [
        GivenCode(code, kind, record_id, day.isoformat(), 0)
        for (kind, record_id), code in sorted({**written, **hung}.items())
        if (only is None or only.holds((kind, record_id)))
        and code not in known
        and ((kind, record_id) in hung or not _former_code(records[kind, record_id], before))
    ]
    asked = [owner for owner in (*records, *booths) if only is None or only.holds(owner)]
    missing = {one: records[one] for one in asked if one in records and records[one].data.get("code") is None}
    lost = {owner: code for owner, one in missing.items() if (code := _former_code(one, before))}
    taken = {*written.values(), *hung.values(), *lost.values(), *withdrawn}
    signless = {one: booths[one] for one in asked if one in booths and not booths[one].code}
    lost |= {owner: code for owner, one in signless.items() if (code := lost_code(one, ledger, taken))}
    wanted = sorted({*missing, *signless} - set(lost))
    new = give_codes(block, wanted, known | set(written.values()) | set(hung.values()), day)
    code_of = {**lost, **{(line.kind, line.id): line.code for line in new}}
    texts = {only.path: only.data} if only else {}
    problems = _write_codes(texts, raw, content, {owner: code_of[owner] for owner in missing}, signless, code_of)
    if problems:
        return Assignment({}, ()), problems
    given = (*unknown, *new)
    if given:
        texts[content / LEDGER] = ledger_text([*ledger, *given], GivenCode).encode()
    return Assignment(texts, given), []


def _write_codes(
    texts: dict[Path, bytes],
    raw: RawContent,
    content: Path,
    own: Mapping[Owner, str],
    signless: Mapping[Owner, RawBooth],
    code_of: Mapping[Owner, str],
) -> list[Problem]:
    """Add to the texts the files that get codes. `own`: those of records; `signless`: the booths that get one."""
    places: dict[str, dict[int, str]] = {}
    for owner, booth in signless.items():
        places.setdefault(booth.fair.id, {})[booth.place] = code_of[owner]
    problems: list[Problem] = []
    for one in (record for kind in CODED_KINDS for record in raw.records[kind]):
        code = own.get((one.kind, one.id), "")
        codes = places.get(one.id, {}) if one.kind == "fairs" else {}
        if not code and not codes:
            continue
        path = content / one.path.removeprefix(f"{raw.name}/")
        data = texts[path] if path in texts else path.read_bytes()
        if code:
            data = _with_code(data.decode(), one, code).encode()
        if codes:
            data, complaints = with_booth_codes(data, one, code, codes)
            problems += complaints
        texts[path] = data
    return problems


def _may_be_given(code: str, block: str) -> bool:
    return bool(_CODE.fullmatch(code)) and code.startswith(block) and damm_digit(code[:-1]) == code[-1]


def _former_code(record: RawRecord, before: dict[Owner, str]) -> str:
    """The code that the ledger gave this record, under this id or one that it had before."""
    former = record.data.get("formerly")
    ids = [record.id, *(str(one) for one in former)] if isinstance(former, list) else [record.id]
    return next((before[record.kind, one] for one in ids if (record.kind, one) in before), "")


def _with_code(text: str, record: RawRecord, code: str) -> str:
    """The file with a `code:` line behind its name; an empty `code:` is filled. Nothing else changes."""
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    empty = record.keys.get(("code",))
    if empty is not None:
        row, column = empty[0] - 1, empty[1] - 1
        rest = lines[row][column + len("code:") :]
        lines[row] = f'{lines[row][:column]}code: "{code}"{rest}'
        return "".join(lines)
    row, column = (place - 1 for place in record.keys.get(("name",), (1, 1)))
    if column > 0:  # in braces: `{name: …}`
        lines[row] = f'{lines[row][:column]}code: "{code}", {lines[row][column:]}'
        return "".join(lines)
    below = row + 1
    while below < len(lines) and lines[below][:1] in {" ", "\t"}:  # a name on several lines
        below += 1
    if below <= len(lines) and not lines[below - 1].endswith("\n"):
        lines[below - 1] += end
    lines.insert(below, f'code: "{code}"{end}')
    return "".join(lines)
