"""The fixed sentences in which a status is said, Vietnamese and English: one voice for every page and file.

A sentence stays true if nobody rebuilds the page: it names a day, never a bare "còn hiệu lực". "Hết hạn" and
"thu hồi" are said only of `expired` and `revoked`, with the decision or the source that says so.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

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


def day_text(day: date) -> str:
    """A day as Vietnamese write it: 29/12/2027."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def days_text(days: Days) -> str:
    """A partly known date in words: a day, a month, a year, a span, "không muộn hơn ngày …"."""
    first, last = days.first, days.last
    if first and last:
        if first == last:
            return f"ngày {day_text(first)}"
        if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return f"năm {first.year}"
        whole_month = first.day == 1 and (last + timedelta(days=1)).day == 1
        if (first.year, first.month) == (last.year, last.month) and whole_month:
            return f"tháng {first.month}/{first.year}"
        return f"trong khoảng {day_text(first)} đến {day_text(last)}"
    if last:
        return f"không muộn hơn ngày {day_text(last)}"
    return f"không sớm hơn ngày {day_text(first)}" if first else ""


def days_text_en(days: Days) -> str:
    """A partly known date in English words."""
    first, last = days.first, days.last
    if first and last:
        if first == last:
            return f"on {_day_en(first)}"
        return f"in {first.year}" if days.year else f"between {first.isoformat()} and {last.isoformat()}"
    known = last or first
    return f"{'no later' if last else 'no earlier'} than {known.isoformat()}" if known else ""


def when(certificate: Certificate) -> str:
    """When a recognition was given, as far as the record tells, as the end of a sentence part; "" if unknown."""
    if certificate.issued and (certificate.issued.year or not certificate.programme_year):
        year = certificate.issued.year
        return f" năm {year}" if year else f", {days_text(certificate.issued)}"
    return f", chương trình năm {certificate.programme_year}" if certificate.programme_year else ""


def when_en(certificate: Certificate) -> str:
    """The same in English."""
    if certificate.issued and (certificate.issued.year or not certificate.programme_year):
        year = certificate.issued.year
        return f" in {year}" if year else f" {days_text_en(certificate.issued)}"
    return f" in the {certificate.programme_year} programme" if certificate.programme_year else ""


def recognition_year(status: Status) -> str:
    """The year to print on a card: of issue, else of the programme; "" if neither is known."""
    certificate = status.certificate
    if certificate is None:
        return ""
    year = (certificate.issued.year if certificate.issued else None) or certificate.programme_year
    return str(year) if year else ""


def sentence(status: Status) -> str:
    """The status in one or two Vietnamese sentences."""
    stars = f"{status.stars} sao"
    until = day_text(status.until) if status.until else ""
    at_least = "" if status.exact else "ít nhất "
    match status.value:
        case "valid" | "expiring":
            soon = "; sắp hết thời hạn" if status.value == "expiring" and status.exact else ""
            return f"Công nhận {stars}, theo hồ sơ {at_least}đến hết ngày {until}{soon}."
        case "extended":
            return f"Công nhận {stars}, được kéo dài hiệu lực đến hết ngày {until}."
        case "past-term":
            return (
                f"Công nhận {stars}{when(status.certificate) if status.certificate else ''}. "
                f"Thời hạn {_term(status)} của lần công nhận này{_extension(status)} đã qua; "
                "danh mục chưa có kết quả đánh giá lại, sản phẩm có thể đã được công nhận lại."
            )
        case "expired" | "revoked":
            ended = "Đã được đưa ra khỏi danh sách" if status.ending and status.ending.struck_off else "Hết hạn"
            word = ended if status.value == "expired" else "Giấy chứng nhận đã bị thu hồi"
            return f"{word}{_by(status.ending, exact=status.exact)}."
        case "undetermined":
            known = f"Có nguồn ghi công nhận {stars}. " if status.stars else ""
            return f"{known}Chưa đủ dữ kiện (ngày hoặc hạng sao) để tính thời hạn."
    return "Danh mục chưa có giấy chứng nhận."


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


def label(status: Status) -> str:
    """The few words for a card."""
    until = day_text(status.until) if status.until else ""
    at_least = "" if status.exact else "ít nhất "
    words = {
        "valid": f"theo hồ sơ {at_least}đến {until}",
        "expiring": f"theo hồ sơ {at_least}đến {until}{', sắp hết thời hạn' if status.exact else ''}",
        "extended": f"được kéo dài đến {until}",
        "past-term": f"quá {_short_term(status)}, chưa rõ đánh giá lại",
        "expired": _expired(status.ending),
        "revoked": "đã bị thu hồi",
        "undetermined": "chưa đủ dữ kiện tính thời hạn",
        "no-paper": "danh mục chưa có giấy chứng nhận",
    }
    return words[status.value]


def tone(status: Status) -> str:
    """The mood of a status on a page: good, soon, quiet or stop (only for what somebody ended)."""
    moods = {"valid": "good", "extended": "good", "expired": "stop", "revoked": "stop"}
    if status.value == "expiring":
        return "soon" if status.exact else "good"  # the end may lie further off than the earliest day that is possible
    return moods.get(status.value, "quiet")


def publisher(url: str) -> str:
    """Who publishes an address, where the source does not name it: its host."""
    host = urlsplit(url).hostname or ""
    return host.removeprefix("www.")


def _expired(ending: Ending | None) -> str:
    """The few words for an expiry: by a complete list, struck off a list, or plainly so."""
    if ending and ending.vouched:
        return f"hết hạn, theo danh sách đến {day_text(ending.vouched.end)}"
    return "đã đưa ra khỏi danh sách" if ending and ending.struck_off else "đã hết hạn"


def _term(status: Status) -> str:
    """The term as a noun: "36 tháng", or as the paper prints it."""
    printed = status.certificate.valid_until if status.certificate else None
    return f"ghi trên giấy (đến {day_text(printed)})" if printed else f"{VALIDITY_MONTHS} tháng"


def _short_term(status: Status) -> str:
    printed = status.certificate.valid_until if status.certificate else None
    return "ngày ghi trên giấy" if printed else f"{VALIDITY_MONTHS} tháng"


def _term_en(status: Status) -> str:
    printed = status.certificate.valid_until if status.certificate else None
    return f"term printed on the paper (until {_day_en(printed)})" if printed else f"{VALIDITY_MONTHS}-month term"


def _day_en(day: date) -> str:
    """A day in English: 29 December 2027. Our own names of months: those of the system follow its language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def vouched_from(ending: Ending, *, exact: bool) -> str:
    """From when a term has surely run out, where an authority vouches for its list: "từ ngày 02/05/2026"."""
    first = days_text(ending.on) if ending.on else ""
    return f"{'' if exact else 'chậm nhất '}từ {first}"


def _extension(status: Status) -> str:
    """An extension that has passed as well, as a part of a sentence; "" where there was none."""
    extension = status.certificate.extension if status.certificate else None
    return f", cả phần kéo dài đến hết ngày {day_text(extension.until)}," if extension else ""


def _extension_en(status: Status) -> str:
    extension = status.certificate.extension if status.certificate else None
    return f", extended until {_day_en(extension.until)}," if extension else ""


def _by(ending: Ending | None, *, exact: bool) -> str:
    """By whose word something ended; `exact`: whether the last day of the term is known exactly."""
    if ending is None:
        return ""
    if ending.vouched:
        listed = f"danh sách mà {ending.vouched.authority} xác nhận là đầy đủ đến ngày {day_text(ending.vouched.end)}"
        return f" {vouched_from(ending, exact=exact)}, theo {listed}"
    named = "".join(f" theo nguồn {s.publisher or publisher(s.url or '')}" for s in ending.sources[:1])
    on = days_text(ending.on) if ending.on else ""
    if ending.decision:
        parts = [f" theo Quyết định {ending.decision}", f" {on}" if on else ""]
    elif ending.act:
        parts = [" theo một quyết định chưa rõ số", f", {on}" if on else "", f",{named}" if named else ""]
    else:
        parts = [f" {on}" if on else "", "," if on and named else "", named]
    if ending.ground:
        parts.append(f"; lý do: {ending.ground.rstrip('.')}")
    return "".join(parts)


def _by_en(ending: Ending | None, *, exact: bool) -> str:
    if ending is None:
        return ""
    if ending.vouched:
        end = ending.vouched.end
        since = f" {days_text_en(ending.on)}{'' if exact else ' at the latest'}" if ending.on else ""
        listed = f"the list that {ending.vouched.authority} states to be complete until {_day_en(end)}"
        return f"{since}, according to {listed}"
    named = "".join(f" according to {s.publisher or publisher(s.url or '')}" for s in ending.sources[:1])
    on = f" {days_text_en(ending.on)}" if ending.on else ""
    if ending.decision:
        return f" by decision {ending.decision}{on}"
    return f" by a decision of unknown number{on}{f',{named}' if named else ''}" if ending.act else named + on
