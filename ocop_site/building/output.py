"""The output folder: staged files are renamed in once all are made; only a folder of ours is pruned."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

MARKER = ".ocop-site"
STAGING = ".ocop-staging"
MARKER_TEXT = "This folder was made by ocop-site; what is not planned is removed at the next build.\n"
KEPT = {MARKER, ".gitignore"}


def is_ours(output: Path) -> bool:
    """Whether we may write and prune here: the folder is new, empty, or carries our marker."""
    if not output.exists():
        return True
    if not output.is_dir():
        return False
    inside = {entry.name for entry in output.iterdir()}
    return MARKER in inside or inside <= KEPT | {STAGING}


def open_staging(output: Path) -> Path:
    """An empty staging folder on the file system of the output."""
    staging = output / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    return staging


def close_staging(output: Path) -> None:
    """Remove the staging folder and what is left in it."""
    shutil.rmtree(output / STAGING, ignore_errors=True)


def commit(output: Path, changed: list[str], planned: set[str]) -> list[str]:
    """Rename staged files in and prune what is not planned; gives the paths that vanished."""
    staging = output / STAGING
    if not (output / MARKER).is_file():
        (output / MARKER).write_text(MARKER_TEXT, encoding="utf-8", newline="\n")
    vanished = [path for path in files_in(output) if path not in planned]
    for path in vanished:
        (output / path).unlink()
    folders: set[Path] = set()
    for path in changed:
        target = output / path
        if target.parent not in folders:
            _make_way(output, target.parent)
            folders.add(target.parent)
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        os.replace(staging / path, target)  # noqa: PTH105 - Path.replace is the same call, slower
    _remove_empty(output)
    return vanished


def _make_way(output: Path, folder: Path) -> None:
    """Make a folder, in place of a file of that name if one was left there."""
    for part in [folder, *folder.parents]:
        if part == output:
            break
        if part.is_symlink() or part.is_file():
            part.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def files_in(output: Path) -> list[str]:
    """Every file of the output, relative and sorted, but for those that are not ours to judge."""
    found: list[str] = []
    for folder, folders, files in os.walk(output):
        folders[:] = sorted(name for name in folders if name != STAGING or Path(folder) != output)
        base = Path(folder).relative_to(output)
        found += [(base / name).as_posix() for name in files]
        found += [(base / name).as_posix() for name in folders if (Path(folder) / name).is_symlink()]
    return sorted(path for path in found if path not in KEPT)


def _remove_empty(output: Path) -> None:
    for folder, _, _ in os.walk(output, topdown=False):
        path = Path(folder)
        if path not in (output, output / STAGING) and not list(path.iterdir()):
            path.rmdir()
