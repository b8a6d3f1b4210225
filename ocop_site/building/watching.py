"""Sleeping until files change: the system tells of changes, nobody looks for them unless it cannot tell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from watchfiles import Change, watch

from ocop_site.reading.walk import is_leftover

if TYPE_CHECKING:
    import threading
    from collections.abc import Generator, Iterator, Sequence

QUIET = 40  # milliseconds without another change: an editor that writes a file in several steps is done
LONGEST_BURST = 1_000  # milliseconds; what takes longer than this is told in parts
LOOK = 1_000  # milliseconds between two looks at whether the folders are still those that are watched
POLL = 1_000  # milliseconds between two looks at all files, where the system tells of none
WAIT = 0.3  # seconds between two looks for a folder that is not there


@dataclass(frozen=True, slots=True)
class Burst:
    """Files that were saved together: absolute `paths`; `named` are those of them that are worth a word, sorted.

    Not named: what came and went within the burst, as the copy does that many programs write before they rename it.
    """

    paths: frozenset[str]
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why changes are not told as they should be, and in `detail` the system's own words, or the folder meant.

    `polling`: the system tells of no more changes (its limit of watched folders is reached): from now on all files are
    looked at again and again. `gone`: a folder is not there; it is waited for. `blind`: nothing is seen any more.
    """

    kind: Literal["polling", "gone", "blind"]
    detail: str


def changes(folders: Sequence[Path], over: threading.Event) -> Iterator[Burst | Trouble]:
    """What changes in some folders and below, one burst after another, until `over` is set or nothing can be seen.

    What editors leave behind and hidden files are left out. A folder that was taken away, and one that took its place,
    are changes of the folder itself.
    """
    polling = False
    while not over.is_set():
        try:
            other = yield from _until_other(folders, over, polling=polling)
            if other:
                yield from _until_there(folders, over)
        except (OSError, RuntimeError) as error:  # watchfiles tells of a fault of the system by either
            if all(folder.is_dir() for folder in folders):
                yield Trouble("blind" if polling else "polling", str(error))
                if polling:
                    return
                polling = True
            else:
                yield from _until_there(folders, over)


def _until_other(folders: Sequence[Path], over: threading.Event, *, polling: bool) -> Generator[Burst, None, bool]:
    """Bursts, for as long as the folders are the same; gives whether one of them was taken away or exchanged.

    The system goes on to tell of a folder that was moved elsewhere, and never of the one that has its name now.
    """
    roots = [folder.resolve() for folder in folders]
    known = [_identity(folder) for folder in folders]
    bursts = watch(
        *roots,
        watch_filter=_Wanted(roots),
        debounce=LONGEST_BURST,
        step=QUIET,
        stop_event=over,
        rust_timeout=LOOK,
        yield_on_timeout=True,
        raise_interrupt=False,
        force_polling=True if polling else None,
        poll_delay_ms=POLL if polling else 300,
        ignore_permission_denied=True,
    )
    for burst in bursts:
        if known != [_identity(folder) for folder in folders]:
            return True
        if burst:
            yield _told(burst)
    return False


def _until_there(folders: Sequence[Path], over: threading.Event) -> Iterator[Burst | Trouble]:
    """Tell which folder is gone, wait for all of them, and tell that they changed."""
    gone = [folder for folder in folders if not folder.is_dir()]
    yield from (Trouble("gone", str(folder)) for folder in gone)
    while not all(folder.is_dir() for folder in folders):
        if over.wait(WAIT):
            return
    paths = sorted(str(folder.resolve()) for folder in folders)
    yield Burst(frozenset(paths), tuple(str(folder.resolve()) for folder in gone) or tuple(paths))


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from another one of its name; None where there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _told(burst: set[tuple[Change, str]]) -> Burst:
    new = {path for change, path in burst if change is Change.added}
    paths = frozenset(path for _, path in burst)
    return Burst(paths, tuple(path for path in sorted(paths) if path not in new or Path(path).exists()))


class _Wanted:
    """Whether a change is one of a file that a build reads."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self.roots = roots

    def __call__(self, _change: Change, path: str) -> bool:
        """False for what lies behind a hidden or left-over name below the folder that is watched."""
        for root in self.roots:
            if Path(path).is_relative_to(root):
                return not any(is_leftover(part) for part in Path(path).relative_to(root).parts)
        return False
