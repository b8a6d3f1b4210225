"""The file of a fair with its new booths: codes given, the catalogue's rules asked, the list remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem, any_errors
from ocop_site.reading.record_files import RecordFile, record_of
from ocop_site.reading.walk import FoundFile
from ocop_site.vietnamese import slug
from ocop_site.writing.assign import EditedFair, plan_codes
from ocop_site.writing.assign_booths import FAIRS, KIND
from ocop_site.writing.content_files import ContentFile
from ocop_site.writing.exhibitors.remembered import answers_path, before_text, booths_path, given_text
from ocop_site.writing.exhibitors.rules import at_the_list
from ocop_site.writing.judging import few_of_each
from ocop_site.writing.workbooks.record_edits import edited_file
from ocop_site.writing.yaml_edits import EditRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from ocop_site.reading.raw import RawRecord
    from ocop_site.writing.exhibitors.matching import Meant
    from ocop_site.writing.exhibitors.merging import Merged
    from ocop_site.writing.exhibitors.orders import ExhibitorOrder
    from ocop_site.writing.foreign.opening import Opened
    from ocop_site.writing.yaml_pieces import Value


@dataclass(frozen=True, slots=True)
class Changed:
    """The files that say something new, the codes that were given, what the catalogue's rules say of it."""

    files: tuple[ContentFile, ...] = ()
    codes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    more: tuple[tuple[str, int], ...] = ()


class FairFile:
    """The file of a fair, about to be changed."""

    def __init__(self, order: ExhibitorOrder, opened: Opened, fair: RawRecord, answers: Mapping[str, bool]) -> None:
        """`answers`: all that were given about lists of this fair."""
        self._order, self._opened, self._fair, self._answers = order, opened, fair, answers
        self._relative = fair.path.removeprefix(f"{opened.raw.name}/")

    def changed(self, booths: list[Value], meant: Sequence[Meant], merged: Sequence[Merged]) -> Changed:
        """What is to be written for these booths of the file, of which the list has `meant`; no file with an error."""
        raw, content = self._opened.raw, self._order.content
        path = content / self._relative
        try:
            data = edited_file(path.read_bytes(), self._fair.path, FAIRS, self._wanted(booths))
        except (EditRefusedError, UnicodeDecodeError):
            told = Problem("row-not-spliced", Place(self._fair.path), {"value": self._fair.path})
            return Changed(problems=(told,))
        source = RecordFile(FoundFile("", self._relative), FAIRS, self._fair.path)
        record, problems = record_of(source, data)
        if record is None:
            return Changed(problems=tuple(problems))
        fairs = tuple(record if one.id == record.id else one for one in raw.records[FAIRS])
        wanted = replace(raw, records={**raw.records, FAIRS: fairs})
        block = self._opened.records.site.code_block
        given, problems = plan_codes(wanted, content, block, self._order.day, EditedFair(record.id, path, data))
        if problems:
            return Changed(problems=tuple(problems))
        files = [
            ContentFile(file.relative_to(content).as_posix(), text.decode(), replaces=True)
            for file, text in given.texts.items()
        ]
        judged = self._opened.judge().of(files)
        final = judged.records.get(self._fair.path, record)
        found = _booths(final)
        rows = {found[key][0]: one.booth.row for one, key in zip(meant, _keys(merged), strict=True) if key in found}
        told_all, more = few_of_each(at_the_list(judged.problems, final, rows, self._order.file.name))
        if any_errors(told_all):
            return Changed(problems=tuple(told_all))
        files += self._memory(merged, {key: code for key, (_, code) in found.items()})
        new = tuple(file for file in files if not _says(content / file.path, file))
        return Changed(new, tuple(line.code for line in given.given), tuple(told_all), more)

    def _wanted(self, booths: list[Value]) -> Mapping[str, Value]:
        """What the record is to say: its booths, and where the list was read if that was said."""
        wanted: dict[str, Value] = {**self._fair.data, KIND: booths}  # type: ignore[dict-item]  # texts and groups
        sources = self._fair.data.get("sources")
        some = list(sources) if isinstance(sources, list) else []
        known = {one.get("url") for one in some if isinstance(one, dict)}
        if self._order.source and self._order.source not in known:
            new = {"url": self._order.source, "read": self._order.day.isoformat()}
            wanted["sources"] = [*some, new]  # type: ignore[list-item]
        return wanted

    def _memory(self, merged: Sequence[Merged], codes: Mapping[str, str]) -> list[ContentFile]:
        """What the list said, and the answers, for the next time."""
        keyed = zip(merged, _keys(merged), strict=True)
        lines = [replace(one.before, code=codes.get(key, "")) for one, key in keyed]
        files = [ContentFile(booths_path(self._order.fair), before_text(lines), replaces=True)]
        if self._answers:
            files.append(ContentFile(answers_path(self._order.fair), given_text(self._answers), replaces=True))
        return files


def _keys(merged: Sequence[Merged]) -> list[str]:
    return [slug(str(one.data["number"])) for one in merged]


def _booths(fair: RawRecord) -> dict[str, tuple[int, str]]:
    """By the slug of its number each booth's place in the list, and its code; the first of two counts."""
    listed = fair.data.get(KIND)
    found: dict[str, tuple[int, str]] = {}
    for at, one in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(one, dict):
            found.setdefault(slug(str(one.get("number"))), (at, str(one.get("code") or "")))
    return found


def _says(path: Path, file: ContentFile) -> bool:
    """Whether a file says so already."""
    return path.is_file() and path.read_bytes() == file.text.encode()
