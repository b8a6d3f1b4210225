"""Adding to the ledger: lines are appended and sorted, never taken away."""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop_site.reading.ledger import ADDRESSES, DATED, DatedFile, Promise, ledger_text, read_dated, read_promises
from ocop_site.writing.together import write_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered: how many addresses were new; of each file that was written what it held before, None: none."""

    count: int = 0
    before: Mapping[Path, bytes | None] = field(default_factory=dict)

    def take_back(self) -> None:
        """Make the ledger what it was: what it tells was never shown."""
        for path, data in self.before.items():
            if data is not None:
                write_together({path: data})
            elif path.is_file():
                path.unlink()


def enter(
    content: Path,
    promises: Iterable[Promise],
    dated: Iterable[DatedFile] = (),
    files: Mapping[str, bytes] | None = None,
) -> Entered:
    """Add addresses, and files of the open data's history by their names below `ledger/data/`: all of it or nothing.

    Raises ValueError for a ledger with damaged lines: what it lost would be lost for good. `check` names them. Raises
    OSError where a file that is listed would be written over.
    """
    folder = content / "ledger"
    known, faults = read_promises(_bytes(folder / ADDRESSES), ADDRESSES)
    listed, others = read_dated(_bytes(folder / DATED), DATED)
    if faults or others:
        raise ValueError(f"{(faults or others)[0].place.path} has damaged lines")
    there = {one.address for one in known}
    new = [one for one in promises if one.address not in there]
    dated = list(dated)
    if {one.file for one in dated} & {one.file for one in listed}:
        raise OSError(errno.ESTALE, "vừa có dòng mới, hãy chạy lại / got new lines, run again", DATED)
    # What is listed must be there, whenever a run is stopped: the files come first.
    written = {folder / "data" / name: data for name, data in (files or {}).items()}
    if dated:
        written[folder / DATED] = ledger_text([*listed, *dated], DatedFile).encode()
    if new:
        written[folder / ADDRESSES] = ledger_text([*known, *new], Promise).encode()
    before = {path: path.read_bytes() if path.is_file() else None for path in written}
    write_together(written)
    return Entered(len({one.address for one in new}), before)


def append_promises(content: Path, promises: Iterable[Promise]) -> int:
    """Add addresses to `ledger/addresses.csv`; gives how many were new. Raises as `enter`."""
    return enter(content, promises).count


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""
