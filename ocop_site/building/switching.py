"""`current`, the way that a web server takes to the release that is shown, and how it is turned to another one.

Everywhere but on Windows `current` is a symbolic link and a new one is renamed over it: the system does that in one
step, no request finds it missing. Windows cannot rename over a folder or a link to one, and may refuse symbolic links;
there the old `current` is renamed away and the new one to its place. Between these two renames, a few milliseconds,
there is no `current`, and a request that comes just then fails. If no link at all can be made, `current` is a folder of
its own whose files are hard links (or copies) of the release's. A run that was killed between the two renames is mended
by the next one.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Lay = Callable[[Path, str, Path], None]

CURRENT = "current"
RELEASES = "releases"
TWIN = ".ocop-release"  # inside a `current` that is no link: the digest of its release
_NEW = ".current-new"
_OLD = ".current-old"


def shown(home: Path) -> str:
    """The digest of the release that `current` leads to, "" if there is none."""
    current = home / CURRENT
    with suppress(OSError):
        return current.readlink().name  # also of a junction on Windows
    with suppress(OSError):
        return (current / TWIN).read_text(encoding="utf-8").strip()
    return ""


def switch(home: Path, digest: str) -> None:
    """Turn `current` to a whole release, in one step where the system can.

    Raises OSError where nothing could be changed; then `current` is as it was.
    """
    if sys.platform != "win32":
        with suppress(OSError):  # a file system without links, or a `current` that is a folder
            switch_by_link(home, digest)
            return
    switch_by_renames(home, digest)


def switch_by_link(home: Path, digest: str) -> None:
    """One step: a symbolic link under another name is renamed over `current`. The way is relative: `home` may move."""
    new = home / _NEW
    _discard(new)
    new.symlink_to(f"{RELEASES}/{digest}", target_is_directory=True)
    try:
        new.replace(home / CURRENT)
    except OSError:
        new.unlink()
        raise


def lay_link(home: Path, digest: str, place: Path) -> None:
    """A symbolic link, a junction where Windows refuses that, or a twin of the release."""
    with suppress(OSError):
        place.symlink_to(f"{RELEASES}/{digest}", target_is_directory=True)
        return
    if sys.platform == "win32":
        import _winapi  # noqa: PLC0415 - only Windows has it

        with suppress(OSError):
            _winapi.CreateJunction(str((home / RELEASES / digest).resolve()), str(place))
            return
    lay_twin(home, digest, place)


def lay_twin(home: Path, digest: str, place: Path) -> None:
    """A folder with the same files as the release, hard-linked where that can be, and its digest in a file."""

    def link(source: str, target: str) -> None:
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)

    shutil.copytree(home / RELEASES / digest, place, copy_function=link)
    (place / TWIN).write_text(f"{digest}\n", encoding="utf-8")


def switch_by_renames(home: Path, digest: str, lay: Lay = lay_link) -> None:
    """Two steps, with a moment between them in which there is no `current`. `lay` makes what will be renamed there."""
    new, old, current = home / _NEW, home / _OLD, home / CURRENT
    mend(home)
    _discard(new)
    _discard(old)
    lay(home, digest, new)
    if os.path.lexists(current):
        current.rename(old)
    try:
        new.rename(current)
    except OSError:
        if os.path.lexists(old):
            old.rename(current)
        raise
    _discard(old)


def mend(home: Path) -> None:
    """Finish what a run that was killed between two renames left: `current` is again what it was or was to be."""
    new, old, current = home / _NEW, home / _OLD, home / CURRENT
    if not os.path.lexists(current):
        # What was to be is whole: the old one is only renamed away when it is.
        left = next((one for one in (new, old) if os.path.lexists(one)), None) if os.path.lexists(old) else None
        if left is not None:
            left.rename(current)
    _discard(new)
    _discard(old)


def _discard(path: Path) -> None:
    """Remove a link or a folder; the release behind a link stays."""
    if not os.path.lexists(path):
        return
    if path.is_symlink() or path.is_file():
        path.unlink()
        return
    try:
        path.rmdir()  # a junction (and an empty folder): its files are not its own
    except OSError:
        shutil.rmtree(path)
