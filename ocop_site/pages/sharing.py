"""What a page shows where it is shared: a picture for each province, group and number of stars that occur together.

A picture cannot turn when a term ends, and those who show it keep it for months. So it draws no stars, and claims
nothing of today: "Đã được công nhận 4 sao" is what happened, and stays true. Where a decision or a source has ended
the paper, or the day is not known, it says nothing of stars (`docs/decisions/0015-map-and-share-pictures.md`).

Without a real address of the site nothing is shared: no picture is planned, no page names one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import stars_text
from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.names import group_short
from ocop_site.pages.site_words import site_tagline, site_title
from ocop_site.records.base import is_trial
from ocop_site.words import joined, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain

WIDTH, HEIGHT = 1200, 630  # pixels: what networks show whole
LEAST_WIDTH = 600  # of a photo, below which they show it small
GROUNDS = 5  # woven grounds in `templates/drawings.html`
# Statuses that rest on one known recognition which nobody has ended.
RECOGNISED = frozenset({"valid", "expiring", "extended", "past-term"})
GOODS = say("Sản phẩm OCOP")


@dataclass(frozen=True, slots=True, order=True)
class Motif:
    """What a picture is of: ids of a province and a group, a number of stars; "" and 0 for none."""

    province: str = ""
    group: str = ""
    stars: int = 0


def with_pictures(jobs: Iterable[Job], catalogue: Catalogue) -> Iterator[Job]:
    """Every job, its page with the picture that it names; behind them a job for each picture that is named."""
    if catalogue.site.base_url is None or is_trial(catalogue.site.base_url):
        yield from jobs
        return
    drawn: dict[Motif, Plain] = {}
    photos: dict[str, Plain] = {}
    motifs = _Motifs(catalogue)
    for job in jobs:
        if job.maker != "page" or not job.context["page"]["canonical"]:
            yield job
            continue
        picture = photos.get(job.owner) or _photo(job.context["it"].get("photos") or ())
        if picture:
            photos[job.owner] = picture  # also for the pages behind its codes
        else:
            motif = motifs.of(job)
            if motif not in drawn:
                drawn[motif] = _named(motif, catalogue)
            picture = drawn[motif]
        yield replace(job, context={**job.context, "page": {**job.context["page"], "picture": picture}})
    for motif in sorted(drawn):
        path = addresses.share_picture(motif.province, motif.group, motif.stars).lstrip("/")
        yield Job(path, "share-picture", _context(motif, catalogue), owner="sharing")


class _Motifs:
    """Which picture belongs to which page."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.provinces = {province.id for province in catalogue.vocabulary.provinces}
        self.groups = {group.id for group in catalogue.vocabulary.groups}

    def of(self, job: Job) -> Motif:
        """By its record, or for a list by its address."""
        kind, _, record = job.owner.partition("/")
        match kind:
            case "products":
                return self._product(self.catalogue.products[record])
            case "producers":
                producer = self.catalogue.producers[record]
                groups = {self.catalogue.products[one].record.group for one in producer.products}
                return Motif(producer.here.province or "", groups.pop() if len(groups) == 1 else "")
            case "outlets":
                return Motif(self.catalogue.outlets[record].here.province or "")
            case "fairs" | "booths":
                return Motif(self.catalogue.fairs[record.partition("/")[0]].here.province or "")
        return self._address(addresses.address_of(job.path))

    def _product(self, entry: ProductEntry) -> Motif:
        stars = (entry.status.stars or 0) if entry.status.value in RECOGNISED else 0
        return Motif(entry.here.province or "", entry.record.group, stars)

    def _address(self, address: str) -> Motif:
        """A list's: what its address says of province, group and stars. A former province has no picture of its own."""
        parts = address.strip("/").split("/")
        if addresses.BEFORE_JULY_2025.strip("/") in parts:
            return Motif()
        province = next((part for part in parts[1:] if part in self.provinces), "")
        if address.startswith(addresses.PROVINCES) and len(parts) > 1 and not province:
            return Motif()
        below = dict(pairwise(parts))
        group = below.get(addresses.GROUPS.strip("/"), "")
        stars = below.get(addresses.STARS.strip("/"), "")
        return Motif(province, group if group in self.groups else "", int(stars) if stars.isdecimal() else 0)


def _photo(photos: Iterable[Plain]) -> Plain | None:
    """The first photo as a JPEG, 1200 pixels wide or the nearest to it; None where there is none of a useful size."""
    for photo in photos:
        sizes = [one for source in photo["sources"] if source["type"] == "image/jpeg" for one in source["srcset"]]
        large = [one for one in sizes if one["width"] >= LEAST_WIDTH]
        if large:
            best = min(large, key=lambda one: (one["width"] < WIDTH, abs(one["width"] - WIDTH)))
            height = max(1, round(photo["height"] * best["width"] / photo["width"]))
            shared = {"type": "image/jpeg", "alt": photo["alt"]}
            return {"href": best["href"], "width": best["width"], "height": height, **shared}
    return None


def _named(motif: Motif, catalogue: Catalogue) -> Plain:
    """A drawn picture for a page."""
    words = _context(motif, catalogue)
    return {
        "href": addresses.share_picture(motif.province, motif.group, motif.stars),
        "width": WIDTH,
        "height": HEIGHT,
        "type": "image/png",
        "alt": joined((words["title"], words["line"], words["stars"]), ". "),
    }


def _context(motif: Motif, catalogue: Catalogue) -> Plain:
    """What a picture is drawn from: its words, the group whose drawing it has, and the number of a woven ground."""
    groups = catalogue.vocabulary.groups
    group = next((one for one in groups if one.id == motif.group), None)
    province = catalogue.vocabulary.province(motif.province)
    title: str = site_title(catalogue.site)
    line: str = site_tagline(catalogue.site)
    if province:
        title, line = province.name, group_short(group) if group else GOODS
    elif group:
        title, line = group_short(group), GOODS
    elif motif.stars:
        title, line = GOODS, ""
    recognised = say("Đã được công nhận {stars}", stars=stars_text(motif.stars)) if motif.stars else ""
    plain = motif == Motif()
    return {
        "kicker": "" if plain else site_title(catalogue.site),
        "title": title,
        "line": line,
        "stars": recognised,
        "foot": say("Tình trạng hiện nay và giấy tờ: xem trên trang.")
        if recognised
        else say("Danh mục này không phải là sổ đăng ký chính thức."),
        "group": motif.group,
        "ground": groups.index(group) % GROUNDS if group else 1,
    }
