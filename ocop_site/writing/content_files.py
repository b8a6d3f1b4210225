"""Writing content files: all of them or none, and never a record over another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.writing.together import write_together

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class ContentFile:
    """A file to be written below the content folder; `replaces` true only for ledgers and receipts."""

    path: str
    text: str
    replaces: bool = False


def write_files(content: Path, files: Sequence[ContentFile]) -> None:
    """Write all files below `content`, or leave the folder as it was.

    Raises FileExistsError for a record that is there already, and what kept a file from being written.
    """
    ordered = sorted(files)
    for file in ordered:
        if not file.replaces and (content / file.path).exists():
            raise FileExistsError(file.path)
    write_together({content / file.path: file.text.encode() for file in ordered})
