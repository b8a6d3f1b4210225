"""The last good build of an output folder: while nothing that it read or wrote has changed, there is nothing to do.

Whether something changed is told by the sizes, times and numbers (inodes) of files and folders alone, each asked for by
its name: a folder's time tells of new and vanished names in it. Nothing is kept of a build whose files are as new as
itself: one saved twice within a tick of the disk's clock would look the same. Whatever differs, a whole build decides.

Modules behind a build are loaded when there is something to build: loading them takes longer than all of this.
"""

from __future__ import annotations

import json
import os
import sys
import sysconfig
from array import array
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import ocop_site
from ocop_site.building.orders import Excess, Told
from ocop_site.digests import digest, short_digest
from ocop_site.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ocop_site.building.orders import Order, Progress

FORMAT = 1
END = "\0"  # of a name: no name on a disk holds it


@dataclass(frozen=True, slots=True)
class Signs:
    """How files and folders look from outside: a digest of it all, and when the newest changed (nanoseconds)."""

    digest: str
    newest: int


def built(order: Order, progress: Progress) -> Told:
    """As `pipeline.build`, or at once what the build before said, if this one would come to the same again."""
    path = order.cache / f"built-{short_digest(str(order.output.resolve()).encode())}.txt"
    known = _known(path, order)
    if known:
        return known
    from ocop_site.building.limits import told_of  # noqa: PLC0415
    from ocop_site.building.pipeline import build  # noqa: PLC0415
    from ocop_site.building.store import write_whole  # noqa: PLC0415

    began = _clock(path.with_suffix(".time"))
    names = list(_inputs(order))
    before = signs_of(names)
    outcome = build(order, progress)
    told = told_of(outcome, order)
    after = signs_of(_inputs(order))
    if told.good and before and before == after and before.newest < began:
        outputs = _outputs(order)
        there = signs_of(outputs)
        if there:
            head = {"format": FORMAT, "order": _question(order), "inputs": before.digest, "outputs": there.digest}
            lines = [json.dumps({**head, "told": _plain(told)}, ensure_ascii=False), END.join(names), END.join(outputs)]
            with suppress(OSError):
                write_whole(path, "\n\n".join(lines).encode("utf-8", "surrogateescape"))
    return told


def _known(path: Path, order: Order) -> Told | None:
    """What the last build came to, None where there was none or anything differs by now."""
    try:
        head, inputs, outputs = path.read_bytes().decode("utf-8", "surrogateescape").split("\n\n")
        kept = json.loads(head)
        if (kept["format"], kept["order"]) != (FORMAT, _question(order)):
            return None
        for names, known in ((inputs, kept["inputs"]), (outputs, kept["outputs"])):
            found = signs_of(names.split(END))
            if found is None or found.digest != known:
                return None
        return _told(kept["told"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def signs_of(names: Iterable[str]) -> Signs | None:
    """The signs of these files and folders; None if one of them is not there."""
    numbers = array("q")
    newest = 0
    stat = os.stat
    try:
        for name in names:
            found = stat(name)
            changed = found.st_ctime_ns
            numbers.extend((found.st_size, found.st_mtime_ns, changed, found.st_ino & 0x7FFF_FFFF_FFFF_FFFF))
            newest = max(newest, changed)
    except OSError:
        return None
    return Signs(digest(numbers.tobytes()), newest)


def _inputs(order: Order) -> Iterator[str]:
    """Everything that a build may read, by real names: folders and files of the site, the engine, its libraries."""
    for folder in (order.content, order.templates, order.assets, order.vocabulary):
        yield from _all_below(os.path.realpath(folder))
    engine = Path(ocop_site.__file__).parent
    yield from (str(file) for file in sorted(engine.rglob("*.py")))
    yield sysconfig.get_paths()["purelib"]  # installing a library changes the time of this folder


def _all_below(root: str) -> Iterator[str]:
    """A folder, all folders below it and all their files. A link that leads nowhere counts by its folder's time."""
    yield root
    try:
        entries = sorted(os.scandir(root), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _all_below(entry.path)
        elif not entry.is_symlink() or os.path.exists(entry.path):  # noqa: PTH110 - text is enough
            yield entry.path


def _outputs(order: Order) -> list[str]:
    """The files that lie in the output by the word of its manifest, and their folders."""
    from ocop_site.building import manifest as manifests  # noqa: PLC0415

    root = os.path.realpath(order.output)
    files = [f"{root}/{path}" for path in manifests.load(manifests.manifest_path(order.cache, order.output))]
    folders = {root}
    for file in files:
        folder = file.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return [*sorted(folders), *sorted(files)]


def _question(order: Order) -> list[str]:
    """What else decides what a build comes to: where it looks and writes, the day, what was asked for."""
    folders = (order.content, order.output, order.templates, order.assets, order.vocabulary)
    asked = (order.base_url, order.due, order.completeness, order.sheets)
    return [sys.version, *map(str, folders), *map(os.path.realpath, folders), order.day.isoformat(), *map(str, asked)]


def _clock(probe: Path) -> int:
    """The time by which the disk dates files, in nanoseconds: that of a file just written. 0 where none can be."""
    try:
        probe.parent.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        return probe.stat().st_ctime_ns
    except OSError:
        return 0


def _plain(told: Told) -> list[object]:
    problems = [[p.code, [p.place.path, p.place.line, p.place.column], p.values, p.hint] for p in told.problems]
    excesses = [[one.host, one.measure, one.most, one.unless, one.unless_en, one.found] for one in told.excesses]
    return [problems, told.planned, excesses, told.trial]


def _told(kept: Sequence[object]) -> Told:
    problems, planned, excesses, trial = kept
    found = tuple(Problem(code, Place(*place), values, hint) for code, place, values, hint in problems)  # type: ignore[attr-defined]
    return Told(found, planned, 0, 0, 0, tuple(Excess(*one) for one in excesses), trial)  # type: ignore[attr-defined,arg-type]
