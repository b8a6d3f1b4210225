"""What the last check came to: while nothing has changed it is told again, and no record is read.

It is kept in the `.cache/` that a build left. Where there is none, nothing is kept: a check by itself writes nothing.

Whether something changed is told by the names, sizes, times and numbers (inodes) of all files that a check reads. A
file may be saved twice within one tick of the system's clock and look alike: so nothing is kept where a file is as
new as the check that read it.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ocop_site.building.parcels import engine_digest
from ocop_site.building.pipeline import check
from ocop_site.building.store import write_whole
from ocop_site.digests import digest, plain_digest, short_digest
from ocop_site.problems import Place, Problem
from ocop_site.reading.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ocop_site.building.orders import Order

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of everything up to gate 2 came to: all problems, and how many files would be made."""

    problems: tuple[Problem, ...]
    planned: int


class Signs(NamedTuple):
    """How the inputs of a check look from outside: a digest of it all, and when the newest changed (nanoseconds)."""

    digest: str
    newest: int


def verdict_on(order: Order) -> Verdict:
    """As `pipeline.check`, or what it came to before, if it would come to the same again."""
    if not order.cache.is_dir():
        return _judged(order)
    path = order.cache / f"verdict-{short_digest(str(order.content.resolve()).encode())}.json"
    began = _now(path.with_suffix(".time"))
    before = signs_of(order)
    known = _load(path, before.digest)
    if known:
        return known
    verdict = _judged(order)
    if before.newest < began and signs_of(order) == before:
        with suppress(OSError):
            _save(path, before.digest, verdict)
    return verdict


def _judged(order: Order) -> Verdict:
    outcome = check(order)
    return Verdict(tuple(outcome.problems), outcome.planned)


def signs_of(order: Order) -> Signs:
    """The signs of all that a check of this order reads, and of the engine that would read it."""
    newest = 0
    rows = [engine_digest(), str(order.content), order.day.isoformat(), order.base_url or "", str(order.sheets)]
    for folder in (order.content, order.templates, order.assets, order.vocabulary):
        for row, changed in _signs_below(folder):
            rows.append(row)
            newest = max(newest, changed)
    return Signs(digest("\n".join(rows).encode("utf-8", "surrogateescape")), newest)


def _signs_below(folder: Path) -> Iterator[tuple[str, int]]:
    """For each file below a folder, and for all that is no file but complained about, a line; when it changed."""
    files, problems = walk(folder, folder.name, skip=("imports",))
    for file in files:
        try:
            found = os.stat(file.real)  # noqa: PTH116 - thirty thousand times
        except OSError as error:
            yield f"{file.real} {error.errno}", 0
            continue
        changed = max(found.st_mtime_ns, found.st_ctime_ns)
        yield f"{file.real} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}", changed
    yield plain_digest([[problem.code, problem.place.path] for problem in problems]), 0


def _now(probe: Path) -> int:
    """The time by which the disk dates files, in nanoseconds: that of a file just written. 0 where none can be."""
    try:
        write_whole(probe, b"")
        return probe.stat().st_mtime_ns
    except OSError:
        return 0


def _load(path: Path, digest_of_signs: str) -> Verdict | None:
    try:
        kept = json.loads(path.read_bytes())
        if (kept["format"], kept["signs"]) != (FORMAT, digest_of_signs):
            return None
        problems = (Problem(code, Place(*place), values, hint) for code, place, values, hint in kept["problems"])
        return Verdict(tuple(problems), kept["planned"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _save(path: Path, digest_of_signs: str, verdict: Verdict) -> None:
    rows = [[p.code, [p.place.path, p.place.line, p.place.column], p.values, p.hint] for p in verdict.problems]
    kept = {"format": FORMAT, "signs": digest_of_signs, "problems": rows, "planned": verdict.planned}
    write_whole(path, json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode())
