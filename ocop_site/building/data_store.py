"""The store's files of open data: written in pieces while the site is planned, read when the files are made."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ocop_site.building.store import Store

KIND = "data"
A_DAY = 86_400_000_000_000  # nanoseconds


class Weighed:
    """Bytes that nobody will ask for: only their digest and their number are known in the end."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._size = 0

    def write(self, data: bytes) -> None:
        """Take some more bytes."""
        self._hash.update(data)
        self._size += len(data)

    def finish(self) -> tuple[str, int]:
        """The SHA-256 of all of them, and how many there are."""
        return self._hash.hexdigest(), self._size


class Stored(Weighed):
    """Bytes that go into the store as they come; it holds them by their digest once they are whole."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        folder = store.folder / KIND
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".new-")
        self._path = Path(name)
        self._file = os.fdopen(handle, "wb")

    def write(self, data: bytes) -> None:
        """Take some more bytes."""
        super().write(data)
        self._file.write(data)

    def finish(self) -> tuple[str, int]:
        """The SHA-256 of all of them, by which the store has them now, and how many there are."""
        digest, size = super().finish()
        self._file.close()
        target = self._store.path(KIND, digest)
        target.parent.mkdir(exist_ok=True)
        self._path.replace(target)  # whether it was there before or not: now it is new
        return digest, size


def stored_bytes(store: Store, digest: str) -> bytes:
    """A file of open data. It was put there when its parcel was sealed."""
    return store.path(KIND, digest).read_bytes()


def forget_old(store: Store, kept: frozenset[str]) -> None:
    """Remove what no plan of the last day asked for; `kept`: the digests of this one.

    Days are counted from the newest file on: whatever another build that runs beside this one has planned is younger.
    """
    folder = store.folder / KIND
    found = [(path, path.stat().st_mtime_ns) for path in sorted(folder.rglob("*")) if path.is_file()]
    newest = max((changed for _, changed in found), default=0)
    for path, changed in found:
        if changed < newest - A_DAY and f"{path.parent.name}{path.name}" not in kept:
            path.unlink(missing_ok=True)
