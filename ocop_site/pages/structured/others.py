"""Producers, outlets and fairs for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages.structured.hours import opening_hours
from ocop_site.pages.structured.terms import (
    coded,
    known,
    organisation,
    pictures,
    postal_address,
    ways_to_reach,
)
from ocop_site.words import own

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ocop_site.catalogue.entries import Catalogue, FairEntry, OutletEntry, ProducerEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.days import Days
    from ocop_site.records.others import Geo


def producer_data(entry: ProducerEntry, catalogue: Catalogue, photos: Iterable[Plain] = ()) -> Plain | None:
    """A producer as an organisation; None where its name is not to be published."""
    producer = entry.record
    if not producer.publish_name:
        return None
    return known(
        {
            **coded("Organization", producer),
            "address": postal_address(entry.here, catalogue),
            "foundingDate": _day(producer.founded),
            "image": pictures(photos),
            **ways_to_reach(producer.contact, publish=producer.publish_contact),
        }
    )


def outlet_data(entry: OutletEntry, catalogue: Catalogue, photos: Iterable[Plain] = ()) -> Plain | None:
    """An outlet as a store; None where nobody says that it was opened, or it closes on a day that is not known.

    A store that is said to close, or to have closed, is told with that day: true before it and after it.
    """
    outlet = entry.record
    closing = _day(outlet.closed)
    if outlet.stage == "planned" or (not closing and (outlet.stage == "closed" or outlet.closed)):
        return None
    return known(
        {
            **coded("Store", outlet),
            "address": postal_address(entry.here, catalogue),
            "geo": _point(outlet.geo),
            "foundingDate": _day(outlet.opened),
            "dissolutionDate": closing,
            "openingHoursSpecification": [] if closing else opening_hours(outlet.hours),
            "image": pictures(photos),
            **ways_to_reach(outlet.contact, publish=outlet.publish_contact),
        }
    )


def fair_data(entry: FairEntry, catalogue: Catalogue, photos: Iterable[Plain] = ()) -> Plain:
    """A fair as an exhibition, with each of its days only where it is known as a day."""
    fair = entry.record
    days = fair.days
    address = postal_address(entry.here, catalogue, fair.country)
    place = {
        "@type": "Place",
        "name": own(fair.venue) if fair.venue else "",
        "address": address,
        "geo": _point(fair.geo),
    }
    return known(
        {
            **coded("ExhibitionEvent", fair),
            "startDate": _day(days.start) if days else "",
            "endDate": _day(days.end) if days else "",
            "location": known(place) if fair.venue or address or fair.geo else None,
            "organizer": organisation(fair.organiser),
            "image": pictures(photos),
        }
    )


def _day(days: Days | None) -> str:
    """A day where it is known as one."""
    return days.day.isoformat() if days and days.day else ""


def _point(geo: Geo | None) -> Plain | None:
    """A point on the map, its numbers as they are written."""
    if geo is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": str(geo.latitude), "longitude": str(geo.longitude)}
