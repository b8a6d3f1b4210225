"""One file of content as a raw record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.digests import digest
from ocop_site.problems import Place, Problem
from ocop_site.reading.front_matter import FrontMatter, split_front_matter
from ocop_site.reading.raw import RawRecord
from ocop_site.reading.text import LARGEST_FILE, clean, decode
from ocop_site.reading.walk import reason_of
from ocop_site.reading.yaml_text import read_yaml
from ocop_site.vietnamese import slug

if TYPE_CHECKING:
    from ocop_site.reading.walk import FoundFile

RECORD_ENDINGS = (".md", ".yaml", ".yml")
_STEM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COPY = re.compile(r"( - Copy| - bản sao|\(\d+\))$", re.IGNORECASE)  # what explorers put behind the name of a copy


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file that should hold a record: where it is, and what it is to be read as."""

    file: FoundFile
    kind: str
    path: str

    @property
    def id(self) -> str:
        """The file's stem."""
        return self.file.name.rpartition("/")[2].rpartition(".")[0]

    @property
    def ending(self) -> str:
        """The file's ending in small letters: ".md"."""
        return ending_of(self.file.name)


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters and with its point (".md"); "" if there is none."""
    stem, point, ending = name.rpartition("/")[2].rpartition(".")
    return f".{ending.lower()}" if point and stem else ""


def read_bytes(real: str, path: str, limit: int) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a file; None where it cannot be read or is larger than `limit` bytes."""
    try:
        with open(real, "rb") as stream:  # noqa: PTH123 - twenty thousand times, and Path.open takes longer
            data = stream.read(limit + 1)
    except OSError as error:
        return None, [Problem("unreadable-file", Place(path), {"reason": reason_of(error)})]
    if len(data) > limit:
        return None, [Problem("file-too-large", Place(path), {"limit": str(limit)})]
    return data, []


def read_record(source: RecordFile) -> tuple[RawRecord | None, list[Problem]]:
    """The record of a file, or None where its name or its text is no good, with every problem found."""
    data, complaints = read_bytes(source.file.real, source.path, LARGEST_FILE)
    if data is None:
        return None, _judge_name(source) + complaints
    return record_of(source, data)


def record_of(source: RecordFile, data: bytes) -> tuple[RawRecord | None, list[Problem]]:
    """The same, of the bytes that a file holds or is to hold."""
    problems = _judge_name(source)
    named_well = not problems
    text, complaints = decode(data, source.path)
    problems += complaints
    if text is None:
        return None, problems
    parts, complaints = _parts(source, text)
    problems += complaints
    if parts is None:
        return None, problems
    record, complaints = _compose(source, parts, digest(data))
    return (record if named_well else None), problems + complaints


def _judge_name(source: RecordFile) -> list[Problem]:
    if _STEM.fullmatch(source.id):
        return []
    # Of a copy nobody knows what it is to be called: its own name is that of the file beside it.
    hint = "" if _COPY.search(source.id) else slug(source.id)
    return [Problem("bad-file-name", Place(source.path), {"value": source.id}, hint)]


def _parts(source: RecordFile, text: str) -> tuple[FrontMatter | None, list[Problem]]:
    if source.ending == ".md":
        return split_front_matter(text, source.path)
    return FrontMatter(text, 1, "", 0), []


def _compose(source: RecordFile, parts: FrontMatter, digest_of_bytes: str) -> tuple[RawRecord | None, list[Problem]]:
    yaml = read_yaml(parts.yaml, source.path, parts.yaml_line)
    story, complaints = clean(parts.story, source.path, parts.story_line)
    problems = yaml.problems + complaints
    if yaml.broken:
        return None, problems
    data = {} if yaml.data is None else yaml.data
    if not isinstance(data, dict):
        return None, [*problems, Problem("not-a-mapping", Place(source.path, *yaml.values[()]))]
    record = RawRecord(
        kind=source.kind,
        id=source.id,
        path=source.path,
        data=data,
        values=yaml.values,
        keys=yaml.keys,
        story=story,
        story_line=parts.story_line,
        digest=digest_of_bytes,
    )
    return record, problems
