"""Several files written at once: all of them, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.building.store import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write all of the files in their order, or leave them as they were; what kept one from being written is raised."""
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    done: list[Path] = []
    try:
        for path, data in files.items():
            write_whole(path, data)
            done.append(path)
    except BaseException:
        for path in done:
            _put_back(path, before[path])
        raise


def _put_back(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink()
    else:
        write_whole(path, data)
