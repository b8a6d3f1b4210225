from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.building.together import write_together
from tests.whole_sites import files_below

if TYPE_CHECKING:
    from pathlib import Path


def test_all_files_are_written(tmp_path: Path) -> None:
    write_together({tmp_path / "a": b"1", tmp_path / "b" / "c": b"2"})
    assert files_below(tmp_path) == {"a": b"1", "b/c": b"2"}


def test_or_none(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"")
    before = files_below(tmp_path)
    with pytest.raises(OSError, match="file"):
        write_together({tmp_path / "old": b"new", tmp_path / "fresh": b"new", tmp_path / "file" / "below": b""})
    assert files_below(tmp_path) == before
