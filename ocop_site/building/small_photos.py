"""Small pictures of many photos, for files that may only be so large: the pack of a fair, its file for phones."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

from ocop_site.building.workers import follow_parent
from ocop_site.making.photos import derive, derived

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from ocop_site.making.kept import Keep
    from ocop_site.pages.pictures import PhotoFacts

SAMPLE = 40  # photos that tell what is hopeless
CLEARLY = 1.1  # times the room that a sample promises: then the rest need not be made
MANY = 100  # photos; fewer are made before other processes have begun
TOGETHER = 25  # photos that a process makes before it is asked again


@dataclass(frozen=True, slots=True)
class Original:
    """A photo of a record: its file, and what is known of it."""

    file: Path
    facts: PhotoFacts

    def at(self, width: int, keep: Keep) -> bytes:
        """It as WebP, at most that many pixels wide; its file is read only where no earlier run kept the result."""
        across = min(width, self.facts.width)
        kept = derived(self.facts.digest, across, "webp", keep)
        return derive(self.file.read_bytes(), across, "webp", keep) if kept is None else kept


@dataclass(frozen=True, slots=True)
class Room:
    """The bytes that pictures may take together, and what one of so many bytes takes of them."""

    size: int
    cost: Callable[[int], int] = int


def widest(photos: Sequence[Original], widths: Iterable[int], room: Room, keep: Keep, workers: int = 1) -> int | None:
    """The first of the widths at which all photos fit into the room; None where they fit at none of them.

    `widths` begin with the largest. The pictures are made, and kept, on the way. Whether a width is hopeless is seen at
    some forty photos first. The answer does not depend on `workers`.
    """
    step = max(1, len(photos) // SAMPLE)
    sample = photos[::step]
    with ExitStack() as stack:
        executor = None
        if workers > 1 and len(photos) >= MANY:
            # "spawn" starts clean everywhere, as for the pages of a build.
            made = ProcessPoolExecutor(workers, get_context("spawn"), follow_parent)
            executor = stack.enter_context(made)
        for width in widths:
            promised = sum(map(room.cost, _sizes(sample, width, keep, executor))) * len(photos)
            if promised > room.size * len(sample) * CLEARLY:
                continue
            if sum(map(room.cost, _sizes(photos, width, keep, executor))) <= room.size:
                return width
    return None


def _sizes(photos: Sequence[Original], width: int, keep: Keep, executor: ProcessPoolExecutor | None) -> Iterable[int]:
    tasks = [_Some(photos[at : at + TOGETHER], width, keep) for at in range(0, len(photos), TOGETHER)]
    for sizes in map(_Some.sizes, tasks) if executor is None else executor.map(_Some.sizes, tasks):
        yield from sizes


@dataclass(frozen=True, slots=True)
class _Some:
    """Some photos to be made at a width, plain enough to be handed to another process."""

    photos: Sequence[Original]
    width: int
    keep: Keep

    def sizes(self) -> list[int]:
        """The bytes of each."""
        return [len(photo.at(self.width, self.keep)) for photo in self.photos]
