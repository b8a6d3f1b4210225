"""The pack of one fair: its part of the site with what is printed for it, made to be opened without a network.

Nothing is written here but into a folder of its own that is gone afterwards; `building.pack_file` makes the zip.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_site.building.assets import read_assets
from ocop_site.building.fair_directory import directory_pdf
from ocop_site.building.fair_phone import phone_files
from ocop_site.building.fair_sheets import fair_sheets
from ocop_site.building.languages import read_tongues
from ocop_site.building.parcels import Sealer
from ocop_site.building.photographs import probe_photos
from ocop_site.building.small_photos import Original, Room, widest
from ocop_site.building.store import Store
from ocop_site.building.verify import LinkCheck
from ocop_site.building.workers import Bench, make_all
from ocop_site.making.environment import Part
from ocop_site.pages.fair_pack import at_the_fair, pack_jobs, pack_photos, pack_site
from ocop_site.pages.fair_pack_front import (
    DIRECTORY,
    PRINTS,
    READ_ME,
    changes_job,
    front_job,
    phone_address,
    read_me,
)
from ocop_site.pages.jobs import Job
from ocop_site.pages.structured.graph import told
from ocop_site.pages.tongues import VIETNAMESE, in_all, in_tongues, untranslated
from ocop_site.problems import any_errors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ocop_site.building.orders import Order, Progress
    from ocop_site.building.parcels import Parcel
    from ocop_site.catalogue.entries import Catalogue, FairEntry
    from ocop_site.pages.fair_pack_front import Since
    from ocop_site.pages.pictures import PhotoFacts
    from ocop_site.pages.tongues import Tongue
    from ocop_site.problems import Problem
    from ocop_site.records.collection import Records

PHOTO_WIDTHS = (480, 320, 240, 160, 120, 96)  # pixels
# Bytes of all photos: pages and PDFs of 250 booths and 1,200 products take some 13 MB, their file for phones 5 MB.
PHOTO_ROOM = 7_000_000


@dataclass(frozen=True, slots=True)
class Fair:
    """A fair of a catalogue that was read and found good."""

    entry: FairEntry
    catalogue: Catalogue
    records: Records


@dataclass(slots=True)
class Packed:
    """The files of a pack, and every problem; with an error among them the files may not be given away."""

    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Whether it may be given away."""
        return not any_errors(self.problems)


def pack(
    fair: Fair,
    order: Order,
    since: Since | None = None,
    languages: Sequence[str] = (),
    progress: Progress = lambda *_: None,
) -> Packed:
    """The files of the pack of a fair, by their path in it.

    `since`: what it tells of an earlier pack; `languages`: those of the site in which it is made besides Vietnamese.
    Links between its pages lead to files of the pack, which is proved; all others to the web.
    """
    packed = Packed()
    tongues, packed.problems = read_tongues(languages, order.templates)
    if packed.good:
        packed.files, complaints = _ready(fair, order, languages)
        packed.problems += complaints
    if packed.good:
        _make(fair, order, tongues, since, packed, progress)
    return packed


def _ready(fair: Fair, order: Order, languages: Sequence[str]) -> tuple[dict[str, bytes], list[Problem]]:
    """What does not belong to the site: PDFs that were read back, and the files for phones."""
    entry, catalogue, store = fair.entry, fair.catalogue, Store(order.store)
    sheets, problems = fair_sheets(entry, catalogue, order, store)
    files = {f"{PRINTS.lstrip('/')}{name}": data for name, data in sheets.items()}
    if entry.booths:
        path = DIRECTORY.lstrip("/")
        directory, complaints = directory_pdf(entry, catalogue, order, store, path)
        problems += complaints
        files |= {path: directory} if directory else {}
    phones, complaints = phone_files(entry, catalogue, fair.records, order, store)
    wanted = {phone_address(tag).lstrip("/") for tag in (VIETNAMESE, *languages)}
    return files | {name: data for name, data in phones.items() if name in wanted}, problems + complaints


def _make(
    fair: Fair, order: Order, tongues: list[Tongue], since: Since | None, packed: Packed, progress: Progress
) -> None:
    """Make the pages and all that they show into `packed`, beside what is there already."""
    parcels, site = _planned(fair, order, tongues, [f"/{path}" for path in packed.files], since)
    packed.problems += untranslated(tongues)
    files = frozenset((*(parcel.path for parcel in parcels), *packed.files))
    base = (fair.records.site.base_url or "").rstrip("/")
    check = LinkCheck(set(files), "")
    order.cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=order.cache, prefix="pack-") as folder:
        staging = Path(folder)
        photos = dict(fair.records.photos)
        bench = Bench(order.templates, order.assets, order.store, staging, site, photos, Part(files, base))
        for number, result in enumerate(make_all(parcels, bench, order.workers), start=1):
            packed.problems += result.problems
            check.take(result.path, result.links, result.ids)
            progress("make", number, len(parcels))
        if packed.good:
            packed.problems += check.finish(lambda path: (staging / path).read_bytes())
            packed.files |= {parcel.path: (staging / parcel.path).read_bytes() for parcel in parcels}
            packed.files[READ_ME] = read_me(fair.entry, fair.catalogue).encode()


def _planned(
    fair: Fair, order: Order, tongues: list[Tongue], ready: list[str], since: Since | None
) -> tuple[list[Parcel], dict[str, object]]:
    """A parcel for every file that is made for the pack, and what its pages know of the site."""
    entry, catalogue = fair.entry, fair.catalogue
    facts, _ = probe_photos(fair.records, order.store)
    width = _photo_width(fair, order, facts)
    small = {name: one.small(width) for name, one in facts.items()}
    assets = {name: asset.address for name, asset in read_assets(order.assets).items()}
    site = in_all(pack_site(entry, catalogue, assets), tongues)
    sealer = Sealer(order.templates, order.assets, site)
    own = [front_job(entry, catalogue, ready, since)]
    own += [changes_job(entry, since)] if since and since.changes else []
    pages = told(in_tongues(pack_jobs(entry, catalogue, small), tongues, fair.records.site.base_url), fair.records.site)
    jobs = list(chain(pages, in_tongues(own, tongues, None)))
    others = chain(pack_photos((job.context for job in jobs), catalogue, small), _asset_jobs(assets))
    return [sealer.seal(job) for job in chain(jobs, others)], site


def _asset_jobs(assets: Mapping[str, str]) -> Iterator[Job]:
    for name, address in sorted(assets.items()):
        yield Job(address.lstrip("/"), "asset", {"name": name, "address": address}, owner=f"assets/{name}")


def _photo_width(fair: Fair, order: Order, facts: Mapping[str, PhotoFacts]) -> int:
    """The width of photos: as large as there is room for those of the products and producers of the fair."""
    shown = chain.from_iterable(record.photos for _, record in at_the_fair(fair.entry, fair.catalogue).coded())
    files = sorted({photo.file for photo in shown} & facts.keys())
    photos = [Original(fair.records.photos[name], facts[name]) for name in files]
    width = widest(photos, PHOTO_WIDTHS, Room(PHOTO_ROOM), Store(order.store), order.workers)
    return width or PHOTO_WIDTHS[-1]
