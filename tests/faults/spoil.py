"""Puts many faults into one copy of the content, each into files of its own, all drawn from a seed."""

from __future__ import annotations

import random
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.faults.fault import REGISTRY, Fault, Kind
from tests.faults.kinds import KINDS, STOPPERS
from tests.faults.material import Copy, Link, NoneLeft

if TYPE_CHECKING:
    from pathlib import Path

TRIALS = 8  # a kind draws its files anew where those it drew are taken


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault that was put into the copy, its kind, and the files that it took for itself."""

    kind: Kind
    fault: Fault
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A copy with its faults."""

    copy: Copy
    planted: tuple[Planted, ...]


def spoil(count: int, seed: int, stopper: str = "") -> Spoilt:
    """A copy with so many faults: one of every kind, as far as the count goes, then kinds at random.

    `stopper`: the name of one kind more of those that hide others.
    """
    chance = random.Random(seed)
    copy, planted = Copy(), []
    first = [one for one in STOPPERS if one.name == stopper]
    rest = sorted(chance.sample(KINDS, len(KINDS)), key=lambda one: not one.rare)
    # Where there is no room for every kind, the scarce ones do not crowd out the others.
    every = first + (rest if count >= len(KINDS) else chance.sample(KINDS, count))
    for one in every[:count]:
        # A fault that hides others takes a file that some other kind would need.
        with suppress(NoneLeft) if stopper else nullcontext():
            planted.append(put(one, copy, chance))
    pool = [one for one in KINDS if not one.rare]
    while len(planted) < count:
        one = chance.choice(pool)
        with suppress(NoneLeft):
            planted.append(put(one, copy, chance))
            continue
        pool.remove(one)
    return Spoilt(copy, tuple(planted))


def put(one: Kind, copy: Copy, chance: random.Random) -> Planted:
    """Puts one fault into a copy; where that fails half-way, the copy is as it was."""
    files, taken = dict(copy.files), set(copy.taken)
    for _ in range(TRIALS):
        with suppress(NoneLeft):
            return Planted(one, one.put_into(copy, chance), frozenset(copy.taken - taken))
        copy.files, copy.taken = dict(files), set(taken)
    raise NoneLeft(one.name)


def lay_out(copy: Copy, folder: Path) -> Path:
    """Writes the copy as `content/` below a folder."""
    content = folder / "content"
    for path, data in copy.files.items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(data, Link):
            file.symlink_to(data.target)
        else:
            file.write_bytes(data)
    return content


def without(spoilt: Spoilt, gone: Planted) -> Spoilt:
    """The same copy without one fault that has its files for itself."""
    copy = Copy()
    undone = {path: data for path, data in copy.clean.items() if path in gone.files}
    copy.files = {path: data for path, data in spoilt.copy.files.items() if path not in gone.files} | undone
    return Spoilt(copy, tuple(one for one in spoilt.planted if one is not gone))


def spoil_with(name: str, seed: int) -> Spoilt:
    """A copy with one fault alone."""
    copy, one = Copy(), REGISTRY[name]
    return Spoilt(copy, (put(one, copy, random.Random(seed)),))
