"""The fixed sentences in which a status is said, in English: for the pages behind codes, which say it in two languages.

The site under /en/ says the Vietnamese sentences by its translations; here are those of pages that are there once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import publisher
from ocop_site.catalogue.status import VALIDITY_MONTHS

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.catalogue.status import Ending, Status
    from ocop_site.records.days import Days
    from ocop_site.records.product import Certificate

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def sentence_en(status: Status) -> str:
    """The status in one or two English sentences."""
    stars = f"{status.stars} stars" if status.stars else "unknown stars"
    until = _day_en(status.until) if status.until else ""
    at_least = "" if status.exact else "at least "
    match status.value:
        case "valid" | "expiring":
            soon = "; the term ends soon" if status.value == "expiring" and status.exact else ""
            return f"Recognised with {stars}, by our record {at_least}until {until}{soon}."
        case "extended":
            return f"Recognised with {stars}, extended until {until}."
        case "past-term":
            return (
                f"Recognised with {stars}{when_en(status.certificate) if status.certificate else ''}. "
                f"The {_term_en(status)} of this recognition{_extension_en(status)} has passed; "
                "this catalogue holds no result of a re-assessment, and the product may have been recognised again."
            )
        case "expired" | "revoked":
            ended = "Struck off the list" if status.ending and status.ending.struck_off else "Expired"
            word = ended if status.value == "expired" else "The certificate was revoked"
            return f"{word}{_by_en(status.ending, exact=status.exact)}."
        case "undetermined":
            known = f"A source says recognised with {stars}. " if status.stars else ""
            return f"{known}The date or the number of stars is not known well enough to compute the term."
    return "This catalogue holds no certificate of this product."


def days_text_en(days: Days) -> str:
    """A partly known date in English words."""
    first, last = days.first, days.last
    if first and last:
        if first == last:
            return f"on {_day_en(first)}"
        return f"in {first.year}" if days.year else f"between {first.isoformat()} and {last.isoformat()}"
    known = last or first
    return f"{'no later' if last else 'no earlier'} than {known.isoformat()}" if known else ""


def when_en(certificate: Certificate) -> str:
    """When a recognition was given, as far as the record tells, as the end of a sentence part; "" if unknown."""
    if certificate.issued and (certificate.issued.year or not certificate.programme_year):
        year = certificate.issued.year
        return f" in {year}" if year else f" {days_text_en(certificate.issued)}"
    return f" in the {certificate.programme_year} programme" if certificate.programme_year else ""


def _term_en(status: Status) -> str:
    printed = status.certificate.valid_until if status.certificate else None
    return f"term printed on the paper (until {_day_en(printed)})" if printed else f"{VALIDITY_MONTHS}-month term"


def _day_en(day: date) -> str:
    """A day in English: 29 December 2027. Our own names of months: those of the system follow its language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _extension_en(status: Status) -> str:
    extension = status.certificate.extension if status.certificate else None
    return f", extended until {_day_en(extension.until)}," if extension else ""


def _by_en(ending: Ending | None, *, exact: bool) -> str:
    if ending is None:
        return ""
    if ending.vouched:
        end = ending.vouched.end
        since = f" {days_text_en(ending.on)}{'' if exact else ' at the latest'}" if ending.on else ""
        listed = f"the list that {ending.vouched.authority} states to be complete until {_day_en(end)}"
        return f"{since}, according to {listed}"
    named = "".join(f" according to {publisher(s)}" for s in ending.sources[:1])
    on = f" {days_text_en(ending.on)}" if ending.on else ""
    if ending.decision:
        return f" by decision {ending.decision}{on}"
    return f" by a decision of unknown number{on}{f',{named}' if named else ''}" if ending.act else named + on
