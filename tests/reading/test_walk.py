from __future__ import annotations

import os
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest

from ocop_site.reading.walk import walk

if TYPE_CHECKING:
    from pathlib import Path


def fill(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def names_in(root: Path) -> list[str]:
    files, problems = walk(root, "content")
    assert problems == []
    assert all(os.path.samefile(file.real, root / file.name) for file in files)  # noqa: PTH121
    return [file.name for file in files]


def complaints(root: Path) -> list[tuple[str, str]]:
    return sorted((problem.code, problem.place.path) for problem in walk(root, "content")[1])


def test_files_come_sorted_whatever_their_folders(tmp_path: Path) -> None:
    fill(tmp_path, "b.yaml", "a/c/d.md", "a/b.md", "a-b/e.md", "a.yaml")
    assert names_in(tmp_path) == ["a-b/e.md", "a.yaml", "a/b.md", "a/c/d.md", "b.yaml"]


def test_leftovers_hidden_files_and_companions_are_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, ".git/x", ".DS_Store", "a/.hidden.md", "a/x.md~", "a/.x.md.swp", "a/x.swp", "a/#x.md#")
    fill(tmp_path, "a/~$bang.xlsx", "Thumbs.db", "a/desktop.ini", "README.md", "a/README", "a/LICENSE.txt")
    fill(tmp_path, "a/readme-them.md", "a/license-so.md")
    assert names_in(tmp_path) == ["a/license-so.md", "a/readme-them.md"]


def test_only_folders_at_the_top_are_skipped_by_name(tmp_path: Path) -> None:
    fill(tmp_path, "imports/x.csv", "a/imports/x.csv")
    files, problems = walk(tmp_path, "content", skip=("imports",))
    assert [file.name for file in files] == ["a/imports/x.csv"]
    assert problems == []


def test_decomposed_names_are_composed(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "cà phê.jpg")
    (tmp_path / decomposed).write_text("x")
    (file,) = walk(tmp_path, "content")[0]
    assert file.name == "cà phê.jpg"
    assert file.real.endswith(decomposed)


def test_links_inside_the_folder_are_followed(tmp_path: Path) -> None:
    fill(tmp_path, "content/a/x.md")
    (tmp_path / "content/y.md").symlink_to("a/x.md")
    (tmp_path / "content/b").symlink_to("a", target_is_directory=True)
    assert names_in(tmp_path / "content") == ["a/x.md", "b/x.md", "y.md"]


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    fill(tmp_path, "real/x.md")
    (tmp_path / "content").symlink_to("real", target_is_directory=True)
    (tmp_path / "real/y.md").symlink_to(tmp_path / "content/x.md")
    assert names_in(tmp_path / "content") == ["x.md", "y.md"]


def test_links_that_lead_outside_are_problems(tmp_path: Path) -> None:
    fill(tmp_path, "content/a.md", "content-2/secret.md", "secret.md")
    (tmp_path / "content/file.md").symlink_to("../secret.md")
    (tmp_path / "content/folder").symlink_to(tmp_path / "content-2", target_is_directory=True)
    (tmp_path / "content/absent.md").symlink_to("../absent.md")
    (tmp_path / "content/device.md").symlink_to("/dev/zero")
    assert [file.name for file in walk(tmp_path / "content", "content")[0]] == ["a.md"]
    assert complaints(tmp_path / "content") == [
        ("link-outside", "content/absent.md"),
        ("link-outside", "content/device.md"),
        ("link-outside", "content/file.md"),
        ("link-outside", "content/folder"),
    ]


def test_links_in_circles_are_problems(tmp_path: Path) -> None:
    fill(tmp_path, "a/x.md", "b/y.md")
    (tmp_path / "a/up").symlink_to("..", target_is_directory=True)
    (tmp_path / "a/self").symlink_to("../a", target_is_directory=True)
    (tmp_path / "loop.md").symlink_to("loop.md")
    (tmp_path / "b/to-a").symlink_to("../a", target_is_directory=True)
    files, problems = walk(tmp_path, "content")
    assert [file.name for file in files] == ["a/x.md", "b/to-a/x.md", "b/y.md"]
    assert {problem.code for problem in problems} == {"link-outside"}
    assert sorted(problem.place.path for problem in problems) == [
        "content/a/self",
        "content/a/up",
        "content/b/to-a/self",
        "content/b/to-a/up",
        "content/loop.md",
    ]


def test_many_links_to_folders_do_not_multiply(tmp_path: Path) -> None:
    for level in range(25):
        fill(tmp_path, f"level-{level:02}/x.md")
        for side in ("left", "right"):
            (tmp_path / f"level-{level:02}/{side}").symlink_to(f"../level-{level + 1:02}")
    fill(tmp_path, "level-25/x.md")
    files, _ = walk(tmp_path, "content")
    assert len(files) == 26 + 25 * 2


def test_a_link_to_nothing_is_an_unreadable_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("absent.md")
    assert complaints(tmp_path) == [("unreadable-file", "content/a.md")]


def test_a_folder_that_vanished_is_a_problem(tmp_path: Path) -> None:
    assert complaints(tmp_path / "absent") == [("unreadable-file", "content")]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are files of Unix")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    assert complaints(tmp_path) == [("unexpected-file", "content/a.md")]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_nobody_can_print_are_problems_that_can_be_printed(tmp_path: Path) -> None:
    for name in (b"\xff.md", b"a\nb.md", "a\u202eb.jpg".encode()):
        (tmp_path / os.fsdecode(name)).write_text("x")
    _, problems = walk(tmp_path, "content")
    assert [problem.code for problem in problems] == ["bad-file-name"] * 3
    for problem in problems:
        assert problem.line("vi").encode().isascii() or problem.line("vi").isprintable()
