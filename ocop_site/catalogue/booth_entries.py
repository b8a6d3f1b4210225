"""A booth as an entry of its own: what its sign says, and what its code leads to where signs are in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue, FairEntry, Here
    from ocop_site.records.others import Booth
    from ocop_site.vietnamese import SortKey


@dataclass(frozen=True, slots=True)
class BoothRecord:
    """What a booth has like a record: the ledger's `FAIR/NUMBER`, its code ("" without one), what it is called."""

    id: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class BoothEntry:
    """A booth of a fair. `exhibitor`: who stands there, "" where it is not known or may not be said; `here`: whence.

    `here` is None where nobody known to the catalogue stands there.
    """

    fair: FairEntry
    booth: Booth
    exhibitor: str
    here: Here | None

    @property
    def called(self) -> str:
        """What a booth is called on paper: "Gian A12"."""
        return f"Gian {self.booth.number}"

    @property
    def record(self) -> BoothRecord:
        """Its names and its code."""
        fair = self.fair.record
        return BoothRecord(f"{fair.id}/{self.booth.slug}", self.booth.code or "", f"{self.called}, {fair.name}")

    @property
    def order(self) -> SortKey:
        """Booths stand where their fair does."""
        return self.fair.order


def booth_entries(entry: FairEntry, catalogue: Catalogue) -> tuple[BoothEntry, ...]:
    """The booths of a fair in the order of their numbers."""
    return tuple(_entry(booth, entry, catalogue) for booth in entry.booths)


def _entry(booth: Booth, entry: FairEntry, catalogue: Catalogue) -> BoothEntry:
    """A producer that keeps its name back is neither named nor placed."""
    exhibitor = booth.exhibitor
    producer = catalogue.producers.get((exhibitor.producer if exhibitor else None) or "")
    if producer is None:
        return BoothEntry(entry, booth, (exhibitor.name if exhibitor else None) or "", None)
    if not producer.record.publish_name:
        return BoothEntry(entry, booth, "", None)
    return BoothEntry(entry, booth, producer.record.name, producer.here)
