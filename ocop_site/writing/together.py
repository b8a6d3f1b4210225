"""Several files written at once: all of them, or none. They are for others to read: PDF files, ledgers, profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write all of the files in their order, or leave them as they were; what kept one from being written is raised.

    Every file is first written beside its place under another name; only when all stand there are they renamed. A file
    that was there keeps its mode, a new one has the mode that the system gives to new files.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    staged: list[Path] = []
    done: list[Path] = []
    try:
        staged.extend(_stage(path, data) for path, data in files.items())
        for temporary, path in zip(staged, files, strict=True):
            temporary.replace(path)
            done.append(path)
    except BaseException:
        for temporary in staged:
            temporary.unlink(missing_ok=True)
        for path in done:
            _put_back(path, before[path])
        raise


def _stage(path: Path, data: bytes) -> Path:
    """The data beside its place, with the mode that it will have there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.new")
    temporary.unlink(missing_ok=True)  # of a run that was stopped
    try:
        with temporary.open("xb") as file:
            file.write(data)
        if path.exists():
            temporary.chmod(path.stat().st_mode)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _put_back(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink()
    else:
        _stage(path, data).replace(path)
