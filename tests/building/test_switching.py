from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.building.switching import (
    TWIN,
    lay_link,
    lay_twin,
    mend,
    shown,
    switch,
    switch_by_link,
    switch_by_renames,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

A, B = "a" * 16, "b" * 16


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in (A, B):
        folder = tmp_path / "releases" / name / "tinh"
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(name, encoding="utf-8")
    return tmp_path


def page(home: Path) -> str:
    return (home / "current" / "tinh" / "index.html").read_text(encoding="utf-8")


def names(home: Path) -> list[str]:
    return sorted(path.name for path in home.iterdir())


def by_link(home: Path, name: str) -> None:
    switch_by_renames(home, name, lay_link)


def by_twin(home: Path, name: str) -> None:
    switch_by_renames(home, name, lay_twin)


@pytest.mark.parametrize("turn", [switch, switch_by_link, by_link, by_twin])
def test_current_leads_to_the_release_and_nothing_is_left_over(home: Path, turn: Callable[[Path, str], None]) -> None:
    assert shown(home) == ""
    for name in (A, B, B, A):
        turn(home, name)
        assert (page(home), shown(home)) == (name, name)
        assert names(home) == ["current", "releases"]
    for name in (A, B):
        assert names(home / "releases" / name) == ["tinh"]


def test_every_way_takes_over_from_every_other(home: Path) -> None:
    ways = (switch, by_twin, by_link)
    for first in ways:
        for second in ways:
            first(home, A)
            second(home, B)
            assert (page(home), shown(home)) == (B, B)
            assert names(home) == ["current", "releases"]


def test_the_link_is_relative_so_that_the_folder_may_move(home: Path, tmp_path: Path) -> None:
    switch(home, A)
    moved = tmp_path.parent / f"{tmp_path.name}-doi-cho"
    home.rename(moved)
    assert page(moved) == A
    moved.rename(home)


def test_a_link_never_finds_current_missing(home: Path) -> None:
    """The new link stands ready before the old one goes, so nothing but one rename is between them."""
    switch(home, A)
    inode = (home / "current").lstat().st_ino
    switch(home, B)
    assert (home / "current").lstat().st_ino != inode
    assert (home / "current").is_symlink()


def test_a_twin_shares_its_files_with_the_release(home: Path) -> None:
    by_twin(home, A)
    assert not (home / "current").is_symlink()
    assert (home / "current" / "tinh" / "index.html").samefile(home / "releases" / A / "tinh" / "index.html")
    assert (home / "current" / TWIN).read_text(encoding="utf-8") == f"{A}\n"
    assert not (home / "releases" / A / TWIN).exists()


def test_a_run_killed_between_the_renames_is_finished(home: Path) -> None:
    by_link(home, A)
    lay_link(home, B, home / ".current-new")
    (home / "current").rename(home / ".current-old")
    mend(home)
    assert (page(home), names(home)) == (B, ["current", "releases"])


def test_a_run_killed_before_the_renames_is_undone(home: Path) -> None:
    by_twin(home, A)
    (home / ".current-new" / "tinh").mkdir(parents=True)  # a twin that was never finished
    mend(home)
    assert (page(home), names(home)) == (A, ["current", "releases"])


def test_a_run_killed_after_the_renames_is_tidied(home: Path) -> None:
    by_twin(home, A)
    (home / "current").rename(home / ".current-old")
    lay_twin(home, B, home / "current")
    mend(home)
    assert (page(home), names(home)) == (B, ["current", "releases"])


def test_a_first_run_killed_half_way_leaves_nothing(home: Path) -> None:
    (home / ".current-new" / "tinh").mkdir(parents=True)
    mend(home)
    assert (shown(home), names(home)) == ("", ["releases"])


def test_if_the_new_one_cannot_take_its_place_the_old_one_is_put_back(home: Path) -> None:
    by_link(home, A)

    def lays_nothing(*_: object) -> None:
        """As if somebody had taken the new one away before it was renamed."""

    with pytest.raises(FileNotFoundError):
        switch_by_renames(home, B, lays_nothing)
    assert (page(home), names(home)) == (A, ["current", "releases"])
