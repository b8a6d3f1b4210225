"""What is seen of files that are saved, folders that go away, and a system that tells of nothing."""

from __future__ import annotations

import resource
import shutil
import subprocess
import threading
from contextlib import contextmanager
from queue import Queue
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.watching import Burst, Trouble, changes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 20  # seconds


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "content"
    (made / "products").mkdir(parents=True)
    (made / "products" / "a.yaml").write_text("name: Chè\n", encoding="utf-8")
    return made


@contextmanager
def seen_of(*folders: Path) -> Iterator[Queue[Burst | Trouble]]:
    """What is seen, as it comes; begins when the watcher has told of a first file, which is left out."""
    found: Queue[Burst | Trouble] = Queue()
    over = threading.Event()

    def follow() -> None:
        for one in changes(folders, over):
            found.put(one)

    thread = threading.Thread(target=follow)
    thread.start()
    try:
        mark = folders[0] / "mark"
        while found.empty():
            mark.write_text("x", encoding="utf-8")
            over.wait(0.1)
        while not found.empty():
            found.get()
            over.wait(0.3)
        yield found
    finally:
        over.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def next_of(found: Queue[Burst | Trouble]) -> Burst | Trouble:
    return found.get(timeout=PATIENCE)


def test_a_copy_that_is_renamed_over_the_file_is_not_named(folder: Path) -> None:
    path = folder / "products" / "a.yaml"
    with seen_of(folder) as found:
        subprocess.run(["sed", "-i", "s/Chè/Trà/", str(path)], check=True)
        burst = next_of(found)
        assert isinstance(burst, Burst)
        assert burst.named == (str(path),)
        path.unlink()
        burst = next_of(found)
        assert isinstance(burst, Burst)
        assert burst.named == (str(path),)


def test_a_folder_that_goes_away_is_told_and_followed_when_it_is_back(folder: Path) -> None:
    other = folder.with_name("other")
    other.mkdir()
    with seen_of(folder, other) as found:
        folder.rename(folder.with_name("elsewhere"))
        assert next_of(found) == Trouble("gone", str(folder))
        shutil.copytree(folder.with_name("elsewhere"), folder)
        burst = next_of(found)
        assert isinstance(burst, Burst)
        assert burst.named == (str(folder),)
        threading.Event().wait(0.5)
        (folder / "products" / "a.yaml").write_text("name: Trà\n", encoding="utf-8")
        burst = next_of(found)
        assert isinstance(burst, Burst)
        assert str(folder / "products" / "a.yaml") in burst.paths


def test_a_folder_that_is_exchanged_is_followed(folder: Path) -> None:
    new = folder.with_name("new")
    shutil.copytree(folder, new)
    with seen_of(folder) as found:
        folder.rename(folder.with_name("old"))
        new.rename(folder)
        assert isinstance(next_of(found), Burst | Trouble)
        while not found.empty():
            found.get()
        threading.Event().wait(1.5)
        while not found.empty():
            found.get()
        (folder / "products" / "a.yaml").write_text("name: Trà\n", encoding="utf-8")
        burst = next_of(found)
        assert isinstance(burst, Burst)
        assert burst.named == (str(folder / "products" / "a.yaml"),)


def test_where_the_system_tells_of_nothing_all_files_are_looked_at(folder: Path) -> None:
    """No more open files for a moment: the system cannot begin to tell, as where its limit of watches is reached."""
    over = threading.Event()
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    seen = changes([folder], over)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, limits[1]))
    try:
        told = next(seen)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    assert isinstance(told, Trouble)
    assert told.kind == "polling"
    assert "24" in told.detail or "open files" in told.detail
    path = folder / "products" / "a.yaml"
    saves = iter(range(1000))

    def save() -> None:
        while not over.wait(0.5):
            path.write_text(f"name: Trà {next(saves)}\n", encoding="utf-8")

    thread = threading.Thread(target=save)
    thread.start()
    try:
        burst = next(seen)
    finally:
        over.set()
        thread.join()
    assert isinstance(burst, Burst)
    assert burst.named == (str(path),)
