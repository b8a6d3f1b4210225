"""What a fault is, what must be said of it, and the list of all kinds of faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from tests.faults.material import Copy

Spot = tuple[str, int | str]
"""A file below `content/` and a line from 1 (0: the whole file), or the text of a line that is looked up at the end."""

ANY = ("*",)


@dataclass(frozen=True, slots=True)
class Said:
    """One problem that must be reported: at one of some places, with one of some codes.

    `right` is the correction that can be computed from the rest of the catalogue ("" where none can); `in_words`: it
    may stand in the sentence instead of the hint. `was`: what stood there, by which a useless hint is known.
    """

    spots: tuple[Spot, ...]
    codes: tuple[str, ...]
    right: str = ""
    was: str = ""
    in_words: bool = False


@dataclass(frozen=True, slots=True)
class Also:
    """What may be said besides, because it follows from the fault. No line: anywhere in the file."""

    path: str
    codes: tuple[str, ...] = ANY
    line: int | str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: everything that must be said of it, and what may be said besides."""

    said: tuple[Said, ...]
    also: tuple[Also, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault and the module it stands in. `rare`: few files can have it; `stops`: it can hide all others."""

    name: str
    module: str
    spoil: Callable[[random.Random, Copy], Fault | Said]
    rare: bool = False
    stops: bool = False

    def put_into(self, copy: Copy, chance: random.Random) -> Fault:
        """Spoils one place of the copy."""
        made = self.spoil(chance, copy)
        return made if isinstance(made, Fault) else Fault((made,))


REGISTRY: dict[str, Kind] = {}


@overload
def kind(spoil: Callable[[random.Random, Copy], Fault | Said]) -> Kind: ...


@overload
def kind(*, rare: bool = ..., stops: bool = ...) -> Callable[[Callable[[random.Random, Copy], Fault | Said]], Kind]: ...


def kind(
    spoil: Callable[[random.Random, Copy], Fault | Said] | None = None,
    *,
    rare: bool = False,
    stops: bool = False,
) -> Kind | Callable[[Callable[[random.Random, Copy], Fault | Said]], Kind]:
    """Enters a function as a kind of fault, under its own name."""

    def enter(one: Callable[[random.Random, Copy], Fault | Said]) -> Kind:
        name = one.__name__
        assert name not in REGISTRY, name
        REGISTRY[name] = Kind(name, one.__module__, one, rare, stops)
        return REGISTRY[name]

    return enter if spoil is None else enter(spoil)


def at(path: str, line: int | str, *codes: str, right: str = "", was: str = "") -> Said:
    """One problem at one line."""
    return Said(((path, line),), codes, right, was or right)


def whole(path: str, *codes: str, right: str = "", was: str = "") -> Said:
    """One problem of a whole file, which may be said at its first line."""
    return Said(((path, 0), (path, 1)), codes, right, was or right)
