"""Product groups by period: what a paper calls its group, and where the groups of an older scheme are found today.

An old group is never renamed: a paper keeps its own. `maps_to` of the vocabulary serves browsing only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.status import first_day, issue_span
from ocop_site.pages import addresses
from ocop_site.pages.names import group_short, word_name
from ocop_site.pages.pieces import entry_piece
from ocop_site.words import own, say, say_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_site.pages.jobs import Plain
    from ocop_site.records.product import Certificate, Product
    from ocop_site.records.vocabulary import Vocabulary
    from ocop_site.records.vocabulary_files import Scheme


def printed_group(product: Product, certificates: Sequence[Certificate], vocabulary: Vocabulary) -> str:
    """The group as printed with the decision that it follows, where that is one of an older scheme; else "".

    Asked of the newest recognition whose scheme knows the wording; `certificates` come oldest first. A recognition
    whose possible days lie in two schemes says nothing.
    """
    wording = product.group_as_printed
    if not wording:
        return ""
    for certificate in reversed(certificates):
        span = issue_span(certificate, first_day(vocabulary))
        scheme = vocabulary.scheme_on(span.first)
        if scheme is None or vocabulary.scheme_on(span.last) is not scheme:
            continue
        group = vocabulary.group_by_printed_name(wording, span.first)
        if group:
            if scheme.until is None:
                return ""
            return say("{group} (theo Quyết định {number})", group=own(wording), number=scheme.decision)
    return ""


def groups_lead(vocabulary: Vocabulary) -> str:
    """What the index of groups shows: today's scheme, and why older groups stand below it."""
    today = next(scheme for scheme in vocabulary.schemes if scheme.groups == vocabulary.groups)
    number, count = today.decision, len(today.groups)
    lead = say_many("{n} nhóm sản phẩm theo Quyết định {number}.", n=count, number=number)
    if today.start:
        lead = say_many(
            "{n} nhóm sản phẩm theo Quyết định {number}, dùng từ ngày {day}.", n=count, number=number, day=today.start
        )
    if len(vocabulary.schemes) == 1:
        return lead
    return say(
        "{lead} Phía dưới là nhóm của thời kỳ trước: đường dẫn sang nhóm hiện nay chỉ để tiện xem, giấy chứng nhận vẫn "
        "giữ nhóm đã ghi.",
        lead=lead,
    )


def old_group_sections(vocabulary: Vocabulary) -> list[tuple[str, list[Plain]]]:
    """The groups of the schemes that have ended, newest first, each leading to the group of today that it maps to."""
    ended = [scheme for scheme in vocabulary.schemes if scheme.until is not None]
    return [(_title(scheme), _entries(scheme, vocabulary)) for scheme in sorted(ended, key=_last, reverse=True)]


def _last(scheme: Scheme) -> str:
    return scheme.until.isoformat() if scheme.until else ""


def _title(scheme: Scheme) -> str:
    until = scheme.until
    if until is None:
        raise TypeError(scheme)
    if scheme.start:
        return say(
            "Nhóm cũ theo Quyết định {number}, từ ngày {start} đến hết ngày {end}",
            number=scheme.decision,
            start=scheme.start,
            end=until,
        )
    return say("Nhóm cũ theo Quyết định {number}, đến hết ngày {end}", number=scheme.decision, end=until)


def _entries(scheme: Scheme, vocabulary: Vocabulary) -> list[Plain]:
    lines = []
    for group in scheme.groups:
        today = vocabulary.group(group.maps_to) if group.maps_to else None
        href = addresses.group(today.id) if today else ""
        note = say("nay không có nhóm tương ứng")
        if today:
            note = say("nay xem trong nhóm {group}", group=group_short(today))
        lines.append(entry_piece(word_name(group), href, 0, note))
    return lines
