from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from ocop_site.writing.together import write_together
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


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


@pytest.mark.skipif(sys.platform == "win32", reason="needs the modes of Unix")
@pytest.mark.parametrize(("mask", "new"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_others_can_read_what_is_new_and_old_files_keep_their_mode(tmp_path: Path, mask: int, new: int) -> None:
    (tmp_path / "shared").write_bytes(b"old")
    (tmp_path / "shared").chmod(0o664)
    (tmp_path / "own").write_bytes(b"old")
    (tmp_path / "own").chmod(0o600)
    before = os.umask(mask)
    try:
        write_together({tmp_path / "shared": b"new", tmp_path / "own": b"new", tmp_path / "fresh": b"new"})
    finally:
        os.umask(before)
    assert modes(tmp_path) == {"shared": 0o664, "own": 0o600, "fresh": new}


def test_what_was_renamed_already_is_put_back_with_its_mode(tmp_path: Path) -> None:
    """A folder stands in the way of the last file: that shows only when it is renamed."""
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "old").chmod(0o640)
    (tmp_path / "way").mkdir()
    with pytest.raises(OSError, match="way"):
        write_together({tmp_path / name: b"new" for name in ("old", "fresh", "way")})
    assert files_below(tmp_path) == {"old": b"old"}
    assert sys.platform == "win32" or modes(tmp_path)["old"] == 0o640


def test_what_a_stopped_run_left_is_in_nobody_s_way(tmp_path: Path) -> None:
    (tmp_path / ".a.new").write_bytes(b"half")
    write_together({tmp_path / "a": b"1"})
    assert files_below(tmp_path) == {"a": b"1"}
