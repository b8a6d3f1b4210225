from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from ocop_site.building import memory as memories
from ocop_site.building.memory import Memory
from ocop_site.building.pipeline import read
from tests.building.small_site import order_of

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.building.orders import Order
    from ocop_site.reading.record_files import RecordFile


@pytest.fixture
def order(tmp_path: Path) -> Order:
    return order_of(tmp_path)


@pytest.fixture
def files_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of record files that were really read, in order."""
    seen: list[str] = []
    real = memories.read_record

    def noted(source: RecordFile) -> object:
        seen.append(source.path)
        return real(source)

    monkeypatch.setattr(memories, "read_record", noted)
    return seen


def test_only_what_changed_is_read_again(order: Order, files_read: list[str]) -> None:
    memory = Memory()
    first, _ = read(order, memory)
    assert first is not None
    assert "content/products/a.yaml" in files_read
    files_read.clear()
    memory.begin()
    again, problems = read(order, memory)
    assert files_read == []
    path = order.content / "products" / "a.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Chè", "Trà"), encoding="utf-8")
    memory.begin()
    edited, _ = read(order, memory)
    assert files_read == ["content/products/a.yaml"]
    assert again is not None
    assert edited is not None
    assert [p.name for p in edited.products] == ["Trà Ví Dụ", "Mắm Ví Dụ"]
    assert again.products[1] is first.products[1] is edited.products[1]
    # What was wrong before and is still there is said again.
    assert [p.line() for p in problems] == [p.line() for p in read(order)[1]]


def test_a_file_that_looks_untouched_is_read_again_where_it_is_said_to_be_changed(order: Order) -> None:
    memory = Memory()
    path = order.content / "products" / "a.yaml"
    text = path.read_text(encoding="utf-8")
    found = path.stat()
    read(order, memory)
    # Twice within a tick of the clock: the same size, the same times (ctime is kept by putting it into the memory).
    path.write_text(text.replace("Chè", "Trà"), encoding="utf-8")
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    key = next(key for key in memory._files if key[0] == str(path.resolve()))  # noqa: SLF001
    known = memory._files[key]  # noqa: SLF001
    now = path.stat()
    signs = (now.st_mtime_ns, now.st_ctime_ns, now.st_size, now.st_ino)
    memory._files[key] = known._replace(signs=signs)  # noqa: SLF001
    memory.begin()
    stale, _ = read(order, memory)
    memory.begin([str(path.resolve())])
    fresh, _ = read(order, memory)
    assert stale is not None
    assert fresh is not None
    assert (stale.products[0].name, fresh.products[0].name) == ("Chè Ví Dụ", "Trà Ví Dụ")


def test_what_is_gone_is_forgotten(order: Order) -> None:
    memory = Memory()
    read(order, memory)
    (order.content / "products" / "a.yaml").unlink()
    memory.begin()
    records, _ = read(order, memory)
    assert records is not None
    assert [p.id for p in records.products] == ["b"]
    assert not any("a.yaml" in path for _, path, _ in memory._files)  # noqa: SLF001
