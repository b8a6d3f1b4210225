"""Photos on pages: which derived files will exist, and what a template needs to show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.pages.jobs import Job, Plain
from ocop_site.words import own

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ocop_site.records.base import Photo

WIDTHS = (480, 960, 1600)
FORMATS = (("webp", "image/webp"), ("jpeg", "image/jpeg"))


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What is known of a photo before it is worked on: its digest, its upright size in pixels.

    `formats`: those that are made of it, each with its MIME type, the one that every browser reads last.
    """

    digest: str
    width: int
    height: int
    formats: tuple[tuple[str, str], ...] = FORMATS

    def small(self, width: int) -> PhotoFacts:
        """The same for a photo of which nothing wider than that is made, and nothing but WebP."""
        least = min(width, self.width)
        return PhotoFacts(self.digest, least, max(1, round(self.height * least / self.width)), FORMATS[:1])


def widths(facts: PhotoFacts) -> tuple[int, ...]:
    """The widths that are made: never wider than the photo; a small photo keeps its own width."""
    return tuple(width for width in WIDTHS if width <= facts.width) or (facts.width,)


def address(facts: PhotoFacts, width: int, kind: str) -> str:
    """Where a derived photo stands; its name holds the digest of the original."""
    return f"/anh/{facts.digest[:16]}-{width}.{'jpg' if kind == 'jpeg' else kind}"


def picture(photo: Photo, facts: Mapping[str, PhotoFacts]) -> Plain | None:
    """A photo for a template, or None if it could not be read (which is a problem of its own)."""
    known = facts.get(photo.file)
    if known is None:
        return None
    sizes = widths(known)
    middle = sizes[min(1, len(sizes) - 1)]
    return {
        "alt": own(photo.alt),
        "credit": own(photo.credit) if photo.credit else "",
        "licence": photo.licence or "",
        "width": middle,
        "height": max(1, round(known.height * middle / known.width)),
        "href": address(known, middle, known.formats[-1][0]),
        "sources": [
            {
                "type": mime,
                "srcset": [{"href": address(known, width, kind), "width": width} for width in sizes],
            }
            for kind, mime in known.formats
        ],
    }


def photo_jobs(photos: tuple[Photo, ...], facts: Mapping[str, PhotoFacts], owner: str) -> Iterator[Job]:
    """One job for each derived file of some photos."""
    for photo in photos:
        known = facts.get(photo.file)
        if known is None:
            continue
        for kind, _ in known.formats:
            for width in widths(known):
                path = address(known, width, kind).lstrip("/")
                context = {"photo": photo.file, "digest": known.digest, "width": width, "format": kind}
                yield Job(path, "photo", context, owner=owner)
