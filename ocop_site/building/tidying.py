"""Tidying the folder of releases: what a run that was killed left, and releases that are old enough to go."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from ocop_site.building.release import GONE, HALF, NAME, folder_of, load, load_all, paper_of
from ocop_site.building.switching import RELEASES, shown

if TYPE_CHECKING:
    from pathlib import Path


def sweep(home: Path) -> None:
    """Remove what a run that was killed left half-written. What is shown is never touched."""
    folder = home / RELEASES
    now = shown(home)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        half = path.name.startswith((HALF, GONE))
        name = path.name.removesuffix(".json")
        alone = NAME.fullmatch(name) is not None and name != now and load(home, name) is None
        if not (half or alone):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def prune(home: Path, keep: int) -> list[str]:
    """Delete all but the last `keep` releases, never the one that is shown nor the one before; gives what went."""
    known = load_all(home)
    now = shown(home)
    safe = {one.digest for one in known[-keep:]} | {now}
    safe |= {one.previous for one in known if one.digest == now}
    gone = [one.digest for one in known if one.digest not in safe]
    for name in gone:
        # First it is no release any more, then its files go: a run that is killed here leaves nothing half.
        paper_of(home, name).unlink()
        away = home / RELEASES / f"{GONE}{name}"
        folder_of(home, name).rename(away)
        shutil.rmtree(away)
    return gone
