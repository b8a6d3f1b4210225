from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.building.output import MARKER, STAGING, close_staging, commit, files_in, is_ours, open_staging

if TYPE_CHECKING:
    from pathlib import Path


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output folder of ours with three pages."""
    folder = tmp_path / "output"
    put(folder, MARKER, "index.html", "tinh/a/index.html", "tinh/b/index.html")
    return folder


def stage(output: Path, *names: str) -> list[str]:
    put(open_staging(output), *names)
    return list(names)


def test_a_folder_is_ours_if_it_is_new_or_empty_or_marked(tmp_path: Path, output: Path) -> None:
    assert is_ours(tmp_path / "moi")
    (tmp_path / "rong").mkdir()
    assert is_ours(tmp_path / "rong")
    assert is_ours(output)
    put(tmp_path / "kho", ".gitignore")
    assert is_ours(tmp_path / "kho")


@pytest.mark.parametrize("name", ["index.html", ".git/config", "anh/a.jpg"])
def test_a_folder_of_somebody_else_is_not(tmp_path: Path, name: str) -> None:
    put(tmp_path / "nha", name)
    assert not is_ours(tmp_path / "nha")
    assert not is_ours(tmp_path / "nha" / name)  # a file is no folder


def test_an_interrupted_first_build_left_a_folder_of_ours(tmp_path: Path) -> None:
    put(tmp_path / "output" / STAGING, "index.html")
    assert is_ours(tmp_path / "output")


def test_staged_files_take_their_place_and_what_is_not_planned_goes(output: Path) -> None:
    changed = stage(output, "index.html", "nhom/c/index.html")
    vanished = commit(output, changed, {"index.html", "nhom/c/index.html", "tinh/a/index.html"})
    close_staging(output)
    assert vanished == ["tinh/b/index.html"]
    assert files_in(output) == ["index.html", "nhom/c/index.html", "tinh/a/index.html"]
    assert not (output / "tinh" / "b").exists()
    assert not (output / STAGING).exists()
    assert (output / MARKER).exists()


def test_only_what_changed_is_written(output: Path) -> None:
    stamp = (output / "tinh/a/index.html").stat().st_mtime_ns
    commit(output, stage(output, "index.html"), {"index.html", "tinh/a/index.html", "tinh/b/index.html"})
    assert (output / "tinh/a/index.html").stat().st_mtime_ns == stamp


def test_a_page_may_become_a_folder_and_a_folder_a_page(output: Path) -> None:
    put(output, "cu")
    changed = stage(output, "cu/index.html", "tinh/a")
    commit(output, changed, {"cu/index.html", "tinh/a"})
    close_staging(output)
    assert files_in(output) == ["cu/index.html", "tinh/a"]


def test_a_link_in_the_output_is_removed_and_what_it_leads_to_stays(tmp_path: Path, output: Path) -> None:
    put(tmp_path / "nha", "quy.txt")
    (output / "ngoai").symlink_to(tmp_path / "nha")
    (output / "tep").symlink_to(tmp_path / "nha" / "quy.txt")
    assert commit(output, stage(output), {"index.html"})[:1] == ["ngoai"]
    assert (tmp_path / "nha" / "quy.txt").read_text(encoding="utf-8") == "quy.txt"
    assert not (output / "tep").is_symlink()


def test_a_page_is_not_written_through_a_link(tmp_path: Path, output: Path) -> None:
    (tmp_path / "nha").mkdir()
    (output / "ngoai").symlink_to(tmp_path / "nha")
    commit(output, stage(output, "ngoai/index.html"), {"ngoai/index.html"})
    assert not list((tmp_path / "nha").iterdir())
    assert not (output / "ngoai").is_symlink()
    assert (output / "ngoai" / "index.html").is_file()


def test_a_gitignore_of_the_output_stays(output: Path) -> None:
    put(output, ".gitignore")
    commit(output, stage(output), set())
    assert (output / ".gitignore").exists()
    assert files_in(output) == []


def test_staging_starts_empty(output: Path) -> None:
    stage(output, "cu.html")
    assert list(open_staging(output).iterdir()) == []
    assert "cu.html" not in files_in(output)
