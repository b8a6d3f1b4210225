"""Folders compared byte for byte, and a place where content, templates and assets may be changed."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from tests.site.built import DAY, PROJECT, command

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

Made = TypeVar("Made")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder and what is in it; links are named as links."""
    return {
        path.relative_to(folder).as_posix(): b"-> link" if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def times(folder: Path) -> dict[str, int]:
    """Every file of a folder and when it was written."""
    return {p.relative_to(folder).as_posix(): p.stat().st_mtime_ns for p in sorted(folder.rglob("*")) if p.is_file()}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The names of files that only one folder has, or that are not alike."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def side_by_side(*works: Callable[[], Made]) -> list[Made]:
    """Do some works at the same time, each in a thread of its own that waits for its command."""
    with ThreadPoolExecutor(len(works)) as pool:
        return [started.result() for started in [pool.submit(work) for work in works]]


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with `content/`, `templates/` and `assets/` of its own beside its `output/`."""

    folder: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def build(self, day: date = DAY, workers: int = 1) -> dict[str, bytes]:
        """Build what must be buildable; gives the tree."""
        done = command(self.content, self.output, day=day, workers=workers)
        assert done.returncode == 0, done.stdout + done.stderr
        return tree(self.output)

    def clean(self, folder: Path, day: date = DAY) -> dict[str, bytes]:
        """The tree of the same content built in another folder, where nothing was ever built."""
        other = furnish(folder, self.content, self.folder)
        return other.build(day)

    def copy(self, folder: Path) -> Place:
        """All of it, with the store and the times of its files, in place of what lies there."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder, symlinks=True)
        return Place(folder)

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a text of a file; it must be there."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} holds no {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


def furnish(folder: Path, content: Path, designs: Path = PROJECT) -> Place:
    """A place with a copy of some content and of templates and assets."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(content, folder / "content")
    for name in ("templates", "assets"):
        shutil.copytree(designs / name, folder / name)
    return Place(folder)
