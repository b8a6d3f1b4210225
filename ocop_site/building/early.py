"""Some pages before all others: those that somebody looks at, made as soon as their records are read.

They are made as the build behind them will make them, byte for byte, and nothing is written. Whatever is wrong with
them is left to that build to find and to tell.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ocop_site.building.assets import read_assets
from ocop_site.building.data_store import Weighed
from ocop_site.building.languages import read_tongues
from ocop_site.building.parcels import plain_text
from ocop_site.building.photographs import probe_photos
from ocop_site.building.store import Store
from ocop_site.catalogue.link import link
from ocop_site.exports.beside import with_records
from ocop_site.exports.change_feeds import with_change_feeds
from ocop_site.exports.jobs import export_jobs
from ocop_site.making.pages import PageMaker
from ocop_site.pages import addresses
from ocop_site.pages.feeds import with_feeds
from ocop_site.pages.plan import plan_pages, site_context
from ocop_site.pages.some import Only
from ocop_site.pages.structured.graph import told
from ocop_site.pages.tongues import in_all, in_tongues
from ocop_site.reading.history import history_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ocop_site.building.memory import Memory
    from ocop_site.building.orders import Order
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.collection import Records

Signs = tuple[tuple[str, int, int], ...]


class EarlyPages:
    """Makes single pages again and again; its templates are compiled once, and again when they change."""

    def __init__(self) -> None:
        self._maker: PageMaker | None = None
        self._signs: Signs = ()

    def make(self, records: Records, order: Order, wanted: Iterable[str], memory: Memory) -> dict[str, bytes]:
        """The bytes of those pages among `wanted` that this content has, and of all assets, by path.

        Raises whatever making a page of these records raises: they need not agree with each other yet.
        """
        paths = frozenset(wanted)
        only = Only(paths)
        catalogue = link(records, order.day, memory.linked)
        facts, _ = probe_photos(records, order.store)
        assets = read_assets(order.assets)
        names = {name: asset.address for name, asset in assets.items()}
        maker = self._maker_of(order)
        tongues, _ = read_tongues(records.site.languages, order.templates)
        maker.site = in_all(site_context(catalogue, names), tongues)
        made = {asset.address.lstrip("/"): asset.data for asset in assets.values()}
        history = history_of(records.ledgers, records.dated, order.day)
        data = export_jobs(catalogue, Weighed, history) if only.below(addresses.DATA) else ()
        jobs = plan_pages(catalogue, facts, records.pages, sheets=order.sheets, only=only, more=data)
        drawn = with_records(with_feeds(jobs, catalogue, follow=False), catalogue, follow=False)
        every = with_change_feeds(drawn, catalogue, history, follow=False)
        for job in told(in_tongues(every, tongues, records.site.base_url), records.site):
            if job.maker == "page" and job.path in paths:
                made[job.path] = maker.render(job.template, job.path, _as_sent(job.context))
        return made

    def _maker_of(self, order: Order) -> PageMaker:
        signs = _signs(order.templates)
        if self._maker is None or signs != self._signs:
            self._maker = PageMaker(order.templates, {}, Store(order.store))
            self._signs = signs
        return self._maker


def _as_sent(context: Plain) -> Plain:
    """A context as it comes out of a parcel: its keys in order."""
    inside: Plain = json.loads(plain_text(context))
    return inside


def _signs(templates: Path) -> Signs:
    """Name, time and size of every template."""
    found = ((path, path.stat()) for path in sorted(templates.rglob("*.html")))
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in found)
