from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.release import Release, carry, files_of, folder_of, load, load_all, name_of, save, write_release
from ocop_site.building.switching import mend, shown, switch, switch_by_renames
from ocop_site.building.tidying import prune, sweep
from tests.building.killing import killed_before, writes_of
from tests.building.publishing import A_CSS, FIRST, SECOND, lay, leftovers, released
from tests.whole_sites import files_below

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "noi-xuat-ban"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "output").mkdir()
    return tmp_path / "output"


def test_half_written_releases_are_swept_and_nothing_else(home: Path, output: Path) -> None:
    first = released(home, output, FIRST, 1)
    second = released(home, output, SECOND, 2, first)
    switch(home, first.digest)
    before = files_below(home)
    folder = home / "releases"
    (folder / ".new-0123456789abcdef" / "tinh").mkdir(parents=True)
    (folder / ".new-carried").write_text("x", encoding="utf-8")
    (folder / ".old-0123456789abcdef").mkdir()
    (folder / "fedcba9876543210").mkdir()  # its paper was not written any more
    (folder / "fedcba9876543211.json").write_text("{}", encoding="utf-8")
    (folder / "ghi-chu.txt").write_text("của người quản trị", encoding="utf-8")
    sweep(home)
    assert files_below(home) == {**before, "releases/ghi-chu.txt": "của người quản trị".encode()}
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {first.digest, second.digest}


def test_what_is_shown_is_never_swept(home: Path, output: Path) -> None:
    first = released(home, output, FIRST, 1)
    switch(home, first.digest)
    (home / "releases" / f"{first.digest}.json").unlink()
    sweep(home)
    assert (home / "current" / "index.html").is_file()


def test_the_last_releases_are_kept_with_the_shown_one_and_the_one_before(home: Path, output: Path) -> None:
    made: list[Release] = []
    for number in range(1, 7):
        made.append(released(home, output, {"index.html": str(number)}, number, made[-1] if made else None))
    switch(home, made[2].digest)
    assert prune(home, 2) == [made[0].digest, made[3].digest]
    assert [one.number for one in load_all(home)] == [2, 3, 5, 6]
    assert prune(home, 2) == []
    switch(home, made[5].digest)
    assert prune(home, 1) == [made[1].digest, made[2].digest]
    assert [one.number for one in load_all(home)] == [5, 6]
    folders = {path.name for path in (home / "releases").iterdir()}
    assert folders == {name for one in made[4:] for name in (one.digest, f"{one.digest}.json")}


def test_a_deleted_release_takes_no_file_from_the_others(home: Path, output: Path) -> None:
    first = released(home, output, FIRST, 1)
    second = released(home, output, SECOND, 2, first)
    third = released(home, output, {**SECOND, "index.html": "ba"}, 3, second)
    switch(home, third.digest)
    prune(home, 1)
    assert load(home, first.digest) is None
    assert (folder_of(home, third.digest) / "tinh/ha-tinh/index.html").read_text(encoding="utf-8") == "Hà Tĩnh"


def show_the_second(home: Path, output: Path, turn: Callable[[Path, str], None]) -> None:
    """All that a publication does in the folder of releases."""
    mend(home)
    sweep(home)
    (first,) = [one for one in load_all(home) if one.number == 1]
    found = files_of(output, {})
    second = Release(name_of(found), 2, "2026-11-22", "https://vi-du.test/", found, first.digest)
    if load(home, second.digest) is None:
        write_release(home, output, second, [first])
    save(home, replace(second, carried=carry(home, second, [first])))
    turn(home, second.digest)
    prune(home, 1)


@pytest.mark.parametrize("turn", [switch, switch_by_renames])
def test_killed_before_any_write_current_is_whole_and_the_next_run_is_clean(
    home: Path, output: Path, tmp_path: Path, turn: Callable[[Path, str], None]
) -> None:
    zero = released(home, output, {"index.html": "không"}, 0)
    first = released(home, output, FIRST, 1, zero)
    switch(home, first.digest)
    second = name_of(lay(output, SECOND))
    shutil.copytree(home, tmp_path / "before", symlinks=True)

    def work() -> None:
        show_the_second(home, output, turn)

    def anew() -> None:
        shutil.rmtree(home)
        shutil.copytree(tmp_path / "before", home, symlinks=True)

    count = writes_of(home, work)
    assert shown(home) == second
    assert count > 20
    for moment in range(1, count + 1):
        anew()
        assert killed_before(moment, home, work)
        if turn is switch:
            assert shown(home) in {first.digest, second}
            pages = FIRST if shown(home) == first.digest else {**SECOND, A_CSS: "a{}"}
            assert files_below(home / "current") == {name: text.encode() for name, text in pages.items()}
        work()
        assert files_below(home / "current") == {name: text.encode() for name, text in {**SECOND, A_CSS: "a{}"}.items()}
        assert leftovers(home) == [], moment
        assert [one.number for one in load_all(home)] == [1, 2]
