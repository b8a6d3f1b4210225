"""Making parcels, in one process or several: each worker holds a workshop and turns parcels into staged files."""

from __future__ import annotations

import gc
import os
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, Any

from ocop_site.building.assets import read_assets
from ocop_site.building.data_store import stored_bytes
from ocop_site.building.parcels import CAPTION_FONT
from ocop_site.building.sheets import kept_sheet, template_problem
from ocop_site.building.store import Store
from ocop_site.digests import digest
from ocop_site.making import calendars, feeds, photos, qr, search, sitemaps
from ocop_site.making.links import links_of
from ocop_site.making.pages import PageMaker, TemplateFault
from ocop_site.making.share_pictures import PictureMaker
from ocop_site.making.weights import Scale
from ocop_site.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from ocop_site.building.parcels import Parcel
    from ocop_site.making.environment import Part

CHUNK = 64  # parcels
AHEAD = 3  # chunks a worker
# The makers that need nothing but the context.
FROM_CONTEXT: Mapping[str, Callable[[Mapping[str, Any]], bytes]] = {
    "calendar": calendars.calendar_file,
    "feed": feeds.feed_file,
    "search": search.script,
    "sitemap": sitemaps.sitemap_file,
}


@dataclass(frozen=True, slots=True)
class Bench:
    """What a worker needs besides parcels; plain enough to be handed to another process.

    `part`: of the site of which only that is made.
    """

    templates: Path
    assets: Path
    store: Path
    staging: Path
    site: Mapping[str, Any]
    photos: Mapping[str, Path]
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One made file: its digest, size and time, the links and anchors on it, or what kept it from being made.

    `weights`: of a page, what it is to a phone that opens it (`making.weights`).
    """

    path: str
    digest: str
    size: int
    changed: int = 0
    links: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    weights: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class Workshop:
    """The makers of one worker."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.store = Store(bench.store)
        self.pages = PageMaker(bench.templates, dict(bench.site), self.store, bench.part)
        self.assets = read_assets(bench.assets)
        self.scale = Scale({asset.address: asset.data for asset in self.assets.values()})
        self.pictures = PictureMaker(bench.templates, bench.assets)
        self.font = bench.assets / CAPTION_FONT

    def make(self, parcel: Parcel) -> Result:
        """Make one parcel into the staging folder. Content can make it fail only by a problem."""
        problems: list[Problem] = []
        try:
            data, problems = self._made(parcel)
        except TemplateFault as fault:
            return Result(parcel.path, "", 0, problems=(template_problem(fault, parcel.owner),))
        except qr.CodeUnreadable:
            return Result(
                parcel.path, "", 0, problems=(Problem("unreadable-code", Place(parcel.owner), {"value": parcel.path}),)
            )
        if data is None:
            return Result(parcel.path, "", 0, problems=tuple(problems))
        target = self.bench.staging / parcel.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        links, ids = links_of(data) if parcel.path.endswith(".html") else ((), ())
        weights = self.scale.weigh(data) if parcel.maker == "page" else {}
        changed = target.stat().st_mtime_ns
        return Result(parcel.path, digest(data), len(data), changed, links, ids, weights, tuple(problems))

    def _made(self, parcel: Parcel) -> tuple[bytes | None, list[Problem]]:
        """The bytes of a parcel, None where something keeps them from being given away, and what was found in them."""
        if parcel.maker != "sheet":
            return self._bytes(parcel), []
        bench = self.bench
        return kept_sheet(parcel.fingerprint, parcel.context(), bench.templates, bench.assets, self.store, parcel.path)

    def _bytes(self, parcel: Parcel) -> bytes:  # noqa: PLR0911 - one for each maker
        context = parcel.context()
        match parcel.maker:
            case "page":
                return self.pages.render(parcel.template, parcel.path, context)
            case "code-svg":
                return qr.svg_file(context["text"], context["caption"], self.store)
            case "code-png":
                return qr.png_file(context["text"], context["caption"], self.store, self.font)
            case "photo":
                original = self.bench.photos[context["photo"]].read_bytes()
                return photos.derive(original, context["width"], context["format"], self.store)
            case "text":
                return str(context["text"]).encode()
            case "share-picture":
                return self.pictures.draw(context)
            case "data":
                return stored_bytes(self.store, context["digest"])
            case "asset":
                return self.assets[context["name"]].data
            case "sheet":
                raise ValueError("a sheet is read back: see _made")
            case _:
                return FROM_CONTEXT[parcel.maker](context)


def make_all(parcels: Sequence[Parcel], bench: Bench, workers: int) -> Iterator[Result]:
    """Make parcels, giving results in their order, whatever the number of workers."""
    if workers <= 1 or len(parcels) <= CHUNK:
        workshop = Workshop(bench)
        yield from map(workshop.make, parcels)
        return
    chunks = [parcels[start : start + CHUNK] for start in range(0, len(parcels), CHUNK)]
    # "spawn" starts clean everywhere: no thread or lock of the parent is copied half-way.
    with ProcessPoolExecutor(workers, get_context("spawn"), _open, (bench,)) as executor:
        waiting: deque[Future[list[Result]]] = deque()
        for chunk in chunks:
            waiting.append(executor.submit(_make_chunk, chunk))
            # A few chunks ahead keep the workers busy; all of them at once would only fill memory.
            if len(waiting) > AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


# A worker process serves one build: its workshop is opened once, by the pool's initializer.
_WORKSHOPS: list[Workshop] = []


def _open(bench: Bench) -> None:
    follow_parent()
    _WORKSHOPS[:] = [Workshop(bench)]
    gc.freeze()  # the workshop stays to the end: it need not be searched for garbage again and again


def follow_parent() -> None:
    """Watch the parent of this process from now on: it ends when that does."""
    threading.Thread(target=leave_with_parent, daemon=True).start()


def leave_with_parent() -> None:
    """End this process when its parent ends: a worker whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _make_chunk(parcels: Sequence[Parcel]) -> list[Result]:
    return [_WORKSHOPS[0].make(parcel) for parcel in parcels]
