"""Writing content files: all of them or none, and never a record over another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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

    Every file is first written beside its place under another name; only when all stand there are they renamed.
    A failure undoes what was done and is raised again. Raises FileExistsError for a record that is there already.
    """
    ordered = sorted(files)
    for file in ordered:
        if not file.replaces and (content / file.path).exists():
            raise FileExistsError(file.path)
    before = {file.path: _bytes_of(content / file.path) for file in ordered}
    staged: list[Path] = []
    done: list[str] = []
    try:
        staged.extend(_stage(content / file.path, file.text) for file in ordered)
        for temporary, file in zip(staged, ordered, strict=True):
            temporary.replace(content / file.path)
            done.append(file.path)
    except BaseException:
        for temporary in staged:
            temporary.unlink(missing_ok=True)
        for path in done:
            _put_back(content / path, before[path])
        raise


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _stage(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_bytes(text.encode())
    return temporary


def _put_back(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink()
    else:
        path.write_bytes(data)
