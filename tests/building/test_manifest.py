from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.manifest import FORMAT, Made, load, lock_path, manifest_path, save

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"index.html": Made("f1", "d1", 10, 1_700_000_000_123_456_789), "tinh/hà.html": Made("f2", "d2", 0, 0)}


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / ".cache" / "manifest.json"
    assert load(path) == {}
    save(path, FILES)
    assert load(path) == FILES


def test_equal_manifests_are_equal_files(tmp_path: Path) -> None:
    save(tmp_path / "a.json", FILES)
    save(tmp_path / "b.json", dict(reversed(FILES.items())))
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"format": 0, "files": {}}',
        json.dumps({"format": FORMAT}),
        json.dumps({"format": FORMAT, "files": {"a": [1]}}),
        json.dumps({"format": FORMAT, "files": {"a": [1, 2, 3, 4, 5]}}),
        "\ufeff",
    ],
)
def test_a_manifest_of_another_time_or_a_damaged_one_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "m.json").write_text(text, encoding="utf-8")
    assert load(tmp_path / "m.json") == {}


@pytest.mark.parametrize("files", ["[]", "null", "3"])
def test_a_manifest_whose_files_are_no_mapping_is_none(tmp_path: Path, files: str) -> None:
    (tmp_path / "m.json").write_text(f'{{"format": {FORMAT}, "files": {files}}}', encoding="utf-8")
    assert load(tmp_path / "m.json") == {}


def test_each_output_folder_has_its_own(tmp_path: Path) -> None:
    cache = tmp_path / ".cache"
    one, other = manifest_path(cache, tmp_path / "a"), manifest_path(cache, tmp_path / "b")
    assert one != other
    assert one.parent == cache
    assert manifest_path(cache, tmp_path / "b" / ".." / "a") == one
    assert lock_path(cache, tmp_path / "a") not in {one, lock_path(cache, tmp_path / "b")}
