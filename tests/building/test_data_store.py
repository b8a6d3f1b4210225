from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from ocop_site.building.data_store import KIND, Stored, Weighed, forget_old, stored_bytes
from ocop_site.building.store import Store

if TYPE_CHECKING:
    from pathlib import Path

A_DAY = 86_400


def put(store: Store, *pieces: bytes) -> str:
    spool = Stored(store)
    for piece in pieces:
        spool.write(piece)
    return spool.finish()[0]


def aged(store: Store, digest: str, days: float) -> None:
    path = store.path(KIND, digest)
    then = path.stat().st_mtime - days * A_DAY
    os.utime(path, (then, then))


def test_what_is_written_in_pieces_is_had_by_its_digest(tmp_path: Path) -> None:
    store = Store(tmp_path)
    digest = put(store, b"a;", b"b")
    assert digest == hashlib.sha256(b"a;b").hexdigest()
    assert stored_bytes(store, digest) == b"a;b"


def test_what_is_only_weighed_lies_nowhere_and_weighs_the_same(tmp_path: Path) -> None:
    weighed = Weighed()
    weighed.write(b"a;")
    weighed.write(b"b")
    assert weighed.finish() == (hashlib.sha256(b"a;b").hexdigest(), 3)
    assert list(tmp_path.iterdir()) == []


def test_old_files_are_forgotten_but_for_those_that_are_asked_for(tmp_path: Path) -> None:
    store = Store(tmp_path)
    kept, old, young, new = (put(store, name.encode()) for name in ("kept", "old", "young", "new"))
    aged(store, kept, 3)
    aged(store, old, 3)
    aged(store, young, 0.5)
    (tmp_path / KIND / ".new-broken").write_bytes(b"x")
    os.utime(tmp_path / KIND / ".new-broken", (1, 1))
    forget_old(store, frozenset({kept}))
    assert [store.path(KIND, one).exists() for one in (kept, old, young, new)] == [True, False, True, True]
    assert not (tmp_path / KIND / ".new-broken").exists()


def test_nothing_is_forgotten_where_nothing_is(tmp_path: Path) -> None:
    forget_old(Store(tmp_path), frozenset())
    assert list(tmp_path.iterdir()) == []
