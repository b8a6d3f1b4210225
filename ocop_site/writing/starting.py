"""Starting a record: its id, its code, its file – valid from the first minute, or nothing at all."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_site.problems import Problem, any_errors
from ocop_site.reading.ledger import GivenCode, ledger_text, read_codes
from ocop_site.reading.record_files import RecordFile, read_record
from ocop_site.reading.walk import FoundFile
from ocop_site.records.parse import parse
from ocop_site.records.schemas import KINDS
from ocop_site.writing.assign_booths import hung_codes
from ocop_site.writing.codes import LEDGER, give_codes
from ocop_site.writing.content_files import ContentFile
from ocop_site.writing.first_records import first_text
from ocop_site.writing.tables.record_ids import Wanted, give_ids

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ocop_site.reading.folder import RawContent
    from ocop_site.writing.yaml_text import Plain

CODED = ("product", "producer", "outlet", "fair")


@dataclass(slots=True)
class Started:
    """A record that can be written: its id, its code ("" for kinds without), the files, or what is wrong with it."""

    id: str = ""
    code: str = ""
    files: list[ContentFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The record's own file, seen from the content folder."""
        return self.files[0].path


def start_record(kind: str, values: Mapping[str, Plain], raw: RawContent, block: str, day: date) -> Started:
    """A new record of a kind ("product") with these values; `name` or `title`, else its number, gives it its id.

    `block` are the first two digits of the catalogue's codes. Nothing is written here.
    """
    folder = f"{kind}s"
    name = str(values.get("name") or values.get("title") or f"{values.get('issuer', '')} {values.get('number', '')}")
    province = _province(values)
    taken = {one.id for one in raw.records[folder]} | set(raw.unread.get(folder, ()))
    record_id = give_ids([Wanted("", name, province)], taken)[""]
    started = Started(record_id)
    texts: dict[str, Plain] = {**values}
    if kind in CODED:
        known, started.problems = read_codes(raw.ledgers.get("codes.csv", b""), f"{raw.name}/{LEDGER}")
        if started.problems:
            return started
        used = {line.code for line in known} | {
            str(one.data.get("code")) for some in raw.records.values() for one in some
        }
        used |= hung_codes(raw.records["fairs"])
        (given,) = give_codes(block, [(folder, record_id)], used, day)
        started.code = given.code
        first = next(iter(texts))
        texts = {first: texts.pop(first), "code": given.code, **texts}
        lines = ContentFile(LEDGER, ledger_text([*known, given], GivenCode), replaces=True)
    path = "/".join(part for part in (folder, province if kind != "decision" else "", f"{record_id}.yaml") if part)
    text = first_text(kind, texts)
    started.files = [ContentFile(path, text), *([lines] if kind in CODED else [])]
    started.problems += _judged(kind, path, text, raw.name)
    return started


def _province(values: Mapping[str, Plain]) -> str:
    address = values.get("address")
    current = address.get("current") if isinstance(address, dict) else None
    return str(current.get("province", "")) if isinstance(current, dict) else ""


def _judged(kind: str, path: str, text: str, shown: str) -> list[Problem]:
    """What `check` will say of the file itself."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / Path(path).name
        file.write_text(text, encoding="utf-8")
        raw, problems = read_record(RecordFile(FoundFile(str(file), path), f"{kind}s", f"{shown}/{path}"))
    if raw is None:
        return problems
    model, _ = KINDS[kind]
    _, complaints = parse(raw, model, id=raw.id, story=raw.story)
    found = problems + complaints
    return found if any_errors(found) else []
