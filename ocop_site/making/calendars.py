"""Calendar files (RFC 5545) from plain data; the library escapes, folds and orders them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vText

if TYPE_CHECKING:
    from collections.abc import Mapping

PRODUCT = "-//ocop-site//Danh mục OCOP//VI"


def calendar_file(context: Mapping[str, Any]) -> bytes:
    """The file of a calendar `{name, events: [{uid, day, stamp, summary, description, url}]}`; days as 2027-12-29.

    An event may have an `end`, the day after its last, and a `location`; a calendar a `zone` that programs show it in.
    Nothing but the context goes in: no clock, no random id, so that equal calendars are equal bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    # The library takes a name that it does not know for a ready value and would not escape it.
    calendar.add("x-wr-calname", vText(context["name"]))
    if context.get("zone"):
        calendar.add("x-wr-timezone", vText(context["zone"]))
    for one in context["events"]:
        calendar.add_component(_event(one))
    if not context["events"]:
        calendar.add_component(_zone())
    data: bytes = calendar.to_ical()
    return data


def _zone() -> Timezone:
    """Viet Nam's time: a calendar must hold some component (RFC 5545, 3.6), also one whose last event is gone."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "Asia/Ho_Chi_Minh")
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001 - the onset of a zone is a time without one
    standard.add("tzoffsetfrom", timedelta(hours=7))
    standard.add("tzoffsetto", timedelta(hours=7))
    zone.add_component(standard)
    return zone


def _event(one: Mapping[str, str]) -> Event:
    """An event of whole days, of one where it has no end; transparent: it keeps nobody busy."""
    event = Event()
    event.add("uid", one["uid"])
    event.add("dtstamp", datetime.combine(date.fromisoformat(one["stamp"]), datetime.min.time(), UTC))
    event.add("dtstart", date.fromisoformat(one["day"]))
    if one.get("end"):
        event.add("dtend", date.fromisoformat(one["end"]))
    event.add("summary", one["summary"])
    if one.get("location"):
        event.add("location", one["location"])
    event.add("description", one["description"])
    event.add("transp", "TRANSPARENT")
    if one["url"]:
        event.add("url", one["url"])
    return event
