"""Sleeping until files change: the system tells of changes, nobody looks for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import watch

from ocop_site.reading.walk import is_leftover

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence

    from watchfiles import Change

QUIET = 40  # milliseconds without another change: an editor that writes a file in several steps is done
LONGEST_BURST = 1_000  # milliseconds; what takes longer than this is told in parts


def changes(folders: Sequence[Path], over: threading.Event) -> Iterator[frozenset[str]]:
    """The paths (absolute) of what changed in some folders and below, one set for each burst, until `over` is set.

    What editors leave behind and hidden files are left out. Raises FileNotFoundError if a folder is not there.
    """
    roots = [folder.resolve() for folder in folders]
    wanted = _Wanted(roots)
    bursts = watch(
        *roots, watch_filter=wanted, debounce=LONGEST_BURST, step=QUIET, stop_event=over, raise_interrupt=False
    )
    for burst in bursts:
        yield frozenset(path for _, path in burst)


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
