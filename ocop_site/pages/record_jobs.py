"""The files that every record with a code has: its page, the short pages behind its codes, codes to print, photos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.code_page import KINDS, code_context
from ocop_site.pages.jobs import Job
from ocop_site.pages.pictures import photo_jobs
from ocop_site.records.base import is_trial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.cards import Cards
    from ocop_site.pages.code_page import Face
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.base import Coded


def record_jobs(
    record: Coded,
    face: Face,
    context: Plain,
    catalogue: Catalogue,
    cards: Cards,
    *,
    status: Plain | None = None,
) -> Iterator[Job]:
    """All of them for one record. `face`: what its short page shows; `context`: that of its page."""
    owner = f"{face.kind}/{record.id}"
    yield Job(addresses.file_of(face.address), "page", context, f"{KINDS[face.kind].template}.html", owner)
    # Codes of records that were merged into this one open the same page, each at its own address.
    for code in catalogue.codes_of(face.kind, record):
        yield short_page(code, face, catalogue, owner, status=status)
    if KINDS[face.kind].printed:
        yield from code_files(record.code, owner, catalogue)
    yield from photo_jobs(record.photos, cards.photos, owner)


def short_page(code: str, face: Face, catalogue: Catalogue, owner: str, *, status: Plain | None = None) -> Job:
    """The short page behind a code."""
    context = code_context(code, face, catalogue, status=status)
    return Job(addresses.file_of(addresses.code(code)), "page", context, "code.html", owner)


def code_files(code: str, owner: str, catalogue: Catalogue) -> Iterator[Job]:
    """The pictures of a code, to be printed."""
    base_url = catalogue.site.base_url
    caption = f"{code} · mã thử" if is_trial(base_url) else code
    context = {"text": addresses.code_text(base_url, code), "caption": caption}
    base = addresses.code(code).lstrip("/")
    yield Job(f"{base}qr.svg", "code-svg", context, owner=owner)
    yield Job(f"{base}qr.png", "code-png", context, owner=owner)
