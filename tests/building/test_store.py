from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.store import Store, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_put_is_got_under_its_kind_and_key(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.put("qr", "abcdef", b"mot")
    store.put("photo", "abcdef", b"hai")
    assert (store.get("qr", "abcdef"), store.get("photo", "abcdef")) == (b"mot", b"hai")
    assert store.get("qr", "abcdeg") is None
    store.put("qr", "abcdef", b"ba")
    assert Store(tmp_path / "store").get("qr", "abcdef") == b"ba"


def test_a_lost_store_costs_time_only(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.put("qr", "abcdef", b"mot")
    (tmp_path / "store").rename(tmp_path / "gone")
    assert store.get("qr", "abcdef") is None
    store.put("qr", "abcdef", b"mot")
    assert store.get("qr", "abcdef") == b"mot"


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    write_whole(path, b"mot")
    with pytest.raises(TypeError):
        write_whole(path, None)  # type: ignore[arg-type]
    assert path.read_bytes() == b"mot"
    assert [one.name for one in path.parent.iterdir()] == ["b.txt"]


def test_many_may_write_one_key_at_once(tmp_path: Path) -> None:
    store = Store(tmp_path)
    data = b"x" * 100_000
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: store.put("qr", "abcdef", data), range(40)))
    assert store.get("qr", "abcdef") == data
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
