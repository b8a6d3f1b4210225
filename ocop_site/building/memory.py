"""What a process that builds more than once remembers of the records: a file is read again when it changed, not before.

Nothing here decides anything: a build with a memory and one without come to the same end.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from ocop_site.catalogue.link import Linked
from ocop_site.reading.record_files import read_record
from ocop_site.records.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic import BaseModel

    from ocop_site.problems import Problem
    from ocop_site.reading.raw import RawRecord
    from ocop_site.reading.record_files import RecordFile
    from ocop_site.records.parse import Model


class _Read(NamedTuple):
    """What came of reading a file that was of this size and time (and the like)."""

    signs: tuple[int, ...]
    record: RawRecord | None
    problems: tuple[Problem, ...]


class _Parsed(NamedTuple):
    """What came of judging a raw record; it is kept with it, so that nothing else is ever taken for it."""

    raw: RawRecord
    record: Any
    problems: tuple[Problem, ...]


class Memory:
    """Records as read and as judged, and the entries that they became, from one build to the next."""

    def __init__(self, engine: str = "") -> None:
        """`engine`: the digest of the code that this process began with, if it is to build for longer."""
        self.engine = engine
        self.linked = Linked()
        self._files: dict[tuple[str, str, str], _Read] = {}
        self._parsed: dict[tuple[int, type[BaseModel]], _Parsed] = {}
        self._before = (self._files, self._parsed)
        self._meanings: Mapping[str, str] | None = None

    def begin(self, changed: Iterable[str] = ()) -> None:
        """A build begins: what the one before had no need of is forgotten, and so are files that changed.

        `changed`: the real paths of those. Without being told, a file that was saved twice within one tick of the
        system's clock, and has the same size, would look as if nobody had touched it.
        """
        again = set(changed)
        known = {key: one for key, one in self._files.items() if key[0] not in again}
        self._before = (known, self._parsed)
        self._files, self._parsed = {}, {}

    def read(self, source: RecordFile) -> tuple[RawRecord | None, list[Problem]]:
        """As `read_record`."""
        real = source.file.real
        try:
            found = os.stat(real)  # noqa: PTH116 - thirty thousand times
        except OSError:
            return read_record(source)
        key = (real, source.path, source.kind)
        signs = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
        known = self._before[0].get(key)
        if known is None or known.signs != signs:
            record, problems = read_record(source)
            known = _Read(signs, record, tuple(problems))
        self._files[key] = known
        return known.record, list(known.problems)

    def parse(
        self, raw: RawRecord, model: type[Model], meanings: Mapping[str, str] | None = None, **given: str
    ) -> tuple[Model | None, list[Problem]]:
        """As `parse`; what is `given` must follow from the raw record."""
        if meanings is not self._meanings:
            if meanings != self._meanings:
                self._before = (self._before[0], {})
            self._meanings = meanings
        key = (id(raw), model)
        known = self._before[1].get(key)
        if known is None or known.raw is not raw:
            record, problems = parse(raw, model, meanings, **given)
            known = _Parsed(raw, record, tuple(problems))
        self._parsed[key] = known
        return known.record, list(known.problems)
