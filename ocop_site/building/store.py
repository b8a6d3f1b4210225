"""The store on disk: results of makers by kind and key, in `.cache/store/`. Deleting it costs time and nothing else."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Store:
    """Keeps bytes in files named by kind and key. Safe for several processes: a file appears whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, kind: str, key: str) -> bytes | None:
        """The bytes kept under this kind and key, or None."""
        try:
            return self.path(kind, key).read_bytes()
        except OSError:
            return None

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep these bytes."""
        write_whole(self.path(kind, key), data)

    def path(self, kind: str, key: str) -> Path:
        """Where the bytes kept under this kind and key lie, or would lie."""
        return self.folder / kind / key[:2] / key[2:]


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that no reader ever sees half of it; folders above it are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, path)  # noqa: PTH105 - Path.replace is the same call, slower
    except BaseException:
        os.unlink(name)  # noqa: PTH108
        raise
