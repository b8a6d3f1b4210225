"""Writing content files: all of them or none, and never a record over another."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.writing.together import write_together

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


LEDGERS = "ledger/"


@dataclass(frozen=True, slots=True, order=True)
class ContentFile:
    """A file to be written below the content folder; `replaces` true only for ledgers and receipts."""

    path: str
    text: str
    replaces: bool = False


def write_files(content: Path, files: Sequence[ContentFile]) -> None:
    """Write all files below `content`, or leave the folder as it was.

    Raises FileExistsError for a record that is there already, and what kept a file from being written. A ledger never
    loses a line: one that got lines since it was read is not written over (OSError).
    """
    ordered = sorted(files)
    for file in ordered:
        if not file.replaces and (content / file.path).exists():
            raise FileExistsError(file.path)
        if file.path.startswith(LEDGERS) and _lines_of(content / file.path) - set(file.text.splitlines()):
            raise OSError(errno.ESTALE, "vừa có dòng mới, hãy chạy lại / got new lines, run again", file.path)
    write_together({content / file.path: file.text.encode() for file in ordered})


def _lines_of(file: Path) -> set[str]:
    return set(file.read_text(encoding="utf-8", errors="replace").splitlines()) if file.is_file() else set()
