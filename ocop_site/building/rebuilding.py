"""Builds one after another in a process of their own, so that whoever asks for them can go on answering others.

Pages that somebody looks at are made first and told at once; the whole build, with all its gates, follows and decides.
While it does, it may be overtaken by the next one.
"""

from __future__ import annotations

import contextlib
import gc
import signal
import threading
import time
import traceback
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import TYPE_CHECKING, Literal

from ocop_site.building.early import EarlyPages
from ocop_site.building.memory import Memory
from ocop_site.building.parcels import engine_digest
from ocop_site.building.pipeline import build
from ocop_site.building.workers import leave_with_parent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from multiprocessing.connection import Connection

    from ocop_site.building.orders import Order, Outcome
    from ocop_site.problems import Problem
    from ocop_site.records.collection import Records

Kind = Literal["early", "done", "refused", "broken", "overtaken"]
PATIENCE = 5  # seconds that a builder has to leave by itself
SHORT = 0.5  # seconds; if judging records took no longer, pages are not shown before it
PAUSES = (0.0, 1.0, 5.0, 30.0, 60.0)  # seconds before a builder that ended by itself starts again: once, twice, …
EVERY = 0.02  # seconds of a build between two looks at what is asked meanwhile


@dataclass(frozen=True, slots=True)
class Task:
    """One build that is asked for.

    `open_pages`: the files that somebody looks at; `changed`: real paths of what was saved since the last task.
    """

    order: Order
    open_pages: tuple[str, ...] = ()
    changed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a build: `done`, `refused` for the problems that it names, or `broken` by a fault of ours.

    Before that there may be one that is `early`, with some pages; `overtaken`: the build ended because the next task
    was there. `base_url`: of the site that was built, None where that is not known; `fault`: the traceback of a fault.
    `all_ended`: the process is gone, and with it every build that was asked for; another starts after `pause` seconds.
    """

    kind: Kind
    problems: list[Problem] = field(default_factory=list)
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)
    seconds: float = 0.0
    base_url: str | None = None
    fault: str = ""
    all_ended: bool = False
    pause: float = 0.0
    pages: Mapping[str, bytes] = field(default_factory=dict)


class Rebuilder:
    """A process that builds whenever it is asked to. `take` is called with each report, in a thread of its own."""

    def __init__(self, take: Callable[[Report], None]) -> None:
        self._take = take
        self._closing = threading.Event()
        self._lock = threading.Lock()  # held while the process is exchanged
        self._asked: Task | None = None  # what the next process begins with
        self._deaths = 0  # processes one after another that ended by themselves
        self._start()

    def ask(self, task: Task) -> None:
        """Ask for a build; its reports come later, after the pause where the process has just ended by itself.

        To be called again only when all that was asked has been reported, or when a report of the last one was early:
        then that one is overtaken, unless it is just about to end anyway.
        """
        with self._lock:
            try:
                self._pipe.send(task)
            except OSError:
                self._asked = task

    def close(self) -> None:
        """End the process, whatever it does: an interrupted build is completed by the next one."""
        self._closing.set()
        with self._lock:
            self._process.terminate()
        self._process.join(PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._thread.join()
        self._pipe.close()

    def _start(self) -> None:
        # "spawn" starts clean everywhere: no thread or lock of ours is copied half-way.
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), name="ocop-builder")
        self._process.start()
        theirs.close()
        self._thread = threading.Thread(target=self._listen, args=(self._pipe,), daemon=True)
        self._thread.start()

    def _listen(self, pipe: Connection) -> None:
        while True:
            try:
                report = pipe.recv()
            except (EOFError, OSError):
                break
            self._deaths = self._deaths if report.kind == "early" else 0
            self._take(report)
        if not self._closing.is_set():
            self._follow(pipe)

    def _follow(self, pipe: Connection) -> None:
        """The process ended by itself: tell it, and start another; not at once where that happens again and again."""
        with self._lock:
            pipe.close()  # what is asked from now on is for the next process
        self._process.join()
        pause = PAUSES[min(self._deaths, len(PAUSES) - 1)]
        self._deaths += 1
        told = f"the building process ended by itself, exit code {self._process.exitcode}"
        self._take(Report("broken", fault=told, all_ended=True, pause=pause))
        self._closing.wait(pause)
        with self._lock:
            if self._closing.is_set():
                return
            self._start()
            if self._asked is not None:
                with contextlib.suppress(OSError):  # it ended already: whoever listens to it tells that
                    self._pipe.send(self._asked)
                self._asked = None


class _Overtaken(Exception):  # noqa: N818 - no error: the next task is there
    """The build is of no use any more."""


class _Builder:
    """What lives in the other process from one build to the next."""

    def __init__(self, pipe: Connection) -> None:
        self.pipe = pipe
        self.memory = Memory(engine_digest())
        self.pages = EarlyPages()
        self.judging = 0.0
        self.started = 0.0
        self.shown = False
        self.looked = 0.0

    def report(self, task: Task) -> Report:
        """Build, and tell what came of it."""
        self.started = time.monotonic()
        self.shown = False
        self.memory.begin(task.changed)
        look = _Looker(self, task)
        try:
            outcome = build(task.order, self._step, self.memory, look)
        except _Overtaken:
            return Report("overtaken", seconds=self._since())
        except Exception:  # noqa: BLE001 - whatever comes up is a fault of ours, shown whole; the next may be good
            return Report("broken", fault=traceback.format_exc(), seconds=self._since())
        return self._told(outcome)

    def show(self, task: Task, records: Records) -> None:
        """Tell of the pages that somebody looks at."""
        try:
            made = self.pages.make(records, task.order, task.open_pages, self.memory)
        except Exception:  # noqa: BLE001 - the build that follows meets the same, and tells it in its own way
            return
        base_url = records.site.base_url or ""
        self.pipe.send(Report("early", seconds=self._since(), base_url=base_url, pages=made))
        self.shown = True

    def _step(self, _stage: str, _done: int, _total: int) -> None:
        """Between two steps of a build: see whether it is still wanted. Not while it is being written: see `commit`."""
        now = time.monotonic()
        if self.shown and now - self.looked >= EVERY:
            self.looked = now
            if self.pipe.poll():
                raise _Overtaken

    def _since(self) -> float:
        return time.monotonic() - self.started

    def _told(self, outcome: Outcome) -> Report:
        counts = (outcome.planned, outcome.made, outcome.written, outcome.removed)
        base_url = (outcome.catalogue.site.base_url or "") if outcome.catalogue else None
        return Report("done" if outcome.good else "refused", outcome.problems, counts, self._since(), base_url)


class _Looker:
    """Shows pages early: after records were found to agree, or before where finding that takes long."""

    def __init__(self, builder: _Builder, task: Task) -> None:
        self.builder = builder
        self.task = task
        self.at = 0.0

    def __call__(self, records: Records, *, judged: bool) -> None:
        """See `pipeline.read`."""
        builder = self.builder
        if not judged:
            if self.task.open_pages and builder.judging > SHORT:
                builder.show(self.task, records)
            self.at = time.monotonic()
            return
        builder.judging = time.monotonic() - self.at
        if self.task.open_pages and not builder.shown:
            builder.show(self.task, records)


def _serve(pipe: Connection) -> None:
    """The builder's own life: a build for each task, until it is ended or left alone."""
    # Ctrl+C is for the one who asked: it ends us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=leave_with_parent, daemon=True).start()
    builder = _Builder(pipe)
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send(builder.report(pipe.recv()))
            # What is remembered stays: it need not be searched for garbage again and again.
            gc.collect()
            gc.freeze()
