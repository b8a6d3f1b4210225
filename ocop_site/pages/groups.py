"""Product groups by period: what a paper calls its group, and where the groups of an older scheme are found today.

An old group is never renamed: a paper keeps its own. `maps_to` of the vocabulary serves browsing only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import day_text
from ocop_site.catalogue.status import first_day, issue_span
from ocop_site.pages import addresses
from ocop_site.pages.pieces import entry_piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_site.pages.jobs import Plain
    from ocop_site.records.product import Certificate, Product
    from ocop_site.records.vocabulary import Vocabulary
    from ocop_site.records.vocabulary_files import Scheme

MAPPED = "đường dẫn sang nhóm hiện nay chỉ để tiện xem, giấy chứng nhận vẫn giữ nhóm đã ghi"


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
            return "" if scheme.until is None else f"{wording} (theo Quyết định {scheme.decision})"
    return ""


def groups_lead(vocabulary: Vocabulary) -> str:
    """What the index of groups shows: today's scheme, and why older groups stand below it."""
    today = next(scheme for scheme in vocabulary.schemes if scheme.groups == vocabulary.groups)
    since = f", dùng từ ngày {day_text(today.start)}" if today.start else ""
    lead = f"{len(today.groups)} nhóm sản phẩm theo Quyết định {today.decision}{since}."
    return f"{lead} Phía dưới là nhóm của thời kỳ trước: {MAPPED}." if len(vocabulary.schemes) > 1 else lead


def old_group_sections(vocabulary: Vocabulary) -> list[tuple[str, list[Plain]]]:
    """The groups of the schemes that have ended, newest first, each leading to the group of today that it maps to."""
    ended = [scheme for scheme in vocabulary.schemes if scheme.until is not None]
    return [(_title(scheme), _entries(scheme, vocabulary)) for scheme in sorted(ended, key=_last, reverse=True)]


def _last(scheme: Scheme) -> str:
    return scheme.until.isoformat() if scheme.until else ""


def _title(scheme: Scheme) -> str:
    since = f"từ ngày {day_text(scheme.start)} " if scheme.start else ""
    until = f"đến hết ngày {day_text(scheme.until)}" if scheme.until else ""
    return f"Nhóm cũ theo Quyết định {scheme.decision}, {since}{until}"


def _entries(scheme: Scheme, vocabulary: Vocabulary) -> list[Plain]:
    lines = []
    for group in scheme.groups:
        today = vocabulary.group(group.maps_to) if group.maps_to else None
        href = addresses.group(today.id) if today else ""
        note = f"nay xem trong nhóm {today.short}" if today else "nay không có nhóm tương ứng"
        lines.append(entry_piece(group.name, href, 0, note))
    return lines
