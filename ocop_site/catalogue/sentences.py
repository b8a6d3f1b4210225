"""The fixed sentences in which a status is said: one voice for every page and file, in every language of the site.

A sentence stays true if nobody rebuilds the page: it names a day, never a bare "còn hiệu lực". "Hết hạn" and
"thu hồi" are said only of `expired` and `revoked`, with the decision or the source that says so.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ocop_site.catalogue.status import VALIDITY_MONTHS
from ocop_site.words import Month, own, say, say_many, shown

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.catalogue.status import Ending, Status
    from ocop_site.records.base import Source
    from ocop_site.records.days import Days
    from ocop_site.records.product import Certificate


def day_text(day: date) -> str:
    """A day as Vietnamese write it: 29/12/2027; other languages write it their way."""
    return shown(day)


def days_text(days: Days) -> str:
    """A partly known date as it follows a verb: a day, a month, a year, a span, "không muộn hơn ngày …"."""
    first, last = days.first, days.last
    if first and last:
        if first == last:
            return say("ngày {day}", day=first)
        if _whole_year(first, last):
            return say("năm {year}", year=str(first.year))
        if _whole_month(first, last):
            return say("tháng {month}", month=Month(first.year, first.month, 1))
        return say("trong khoảng {first} đến {last}", first=first, last=last)
    if last:
        return say("không muộn hơn ngày {day}", day=last)
    return say("không sớm hơn ngày {day}", day=first) if first else ""


def days_alone(days: Days) -> str:
    """The same where it stands by itself behind "Ngày cấp:": English has no "on" and "in" there."""
    first, last = days.first, days.last
    if first and last and first == last:
        return day_text(first)
    # The gaps have other names than above, so that each message has its own translation.
    if first and last and _whole_year(first, last):
        return say("năm {that_year}", that_year=str(first.year))
    if first and last and _whole_month(first, last):
        return say("tháng {that_month}", that_month=Month(first.year, first.month, 1))
    return days_text(days)


def _whole_year(first: date, last: date) -> bool:
    return first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _whole_month(first: date, last: date) -> bool:
    same = (first.year, first.month) == (last.year, last.month)
    return same and first.day == 1 and (last + timedelta(days=1)).day == 1


def stars_text(stars: int) -> str:
    """A number of stars: "4 sao"."""
    return say_many("{n} sao", n=stars)


def recognition_year(status: Status) -> str:
    """The year to print on a card: of issue, else of the programme; "" if neither is known."""
    certificate = status.certificate
    if certificate is None:
        return ""
    year = (certificate.issued.year if certificate.issued else None) or certificate.programme_year
    return str(year) if year else ""


def sentence(status: Status) -> str:  # noqa: PLR0911 - one for each status
    """The status in one or two sentences."""
    stars = stars_text(status.stars or 0)
    match status.value:
        case "valid" | "expiring" if status.until:
            if not status.exact:
                return say("Công nhận {stars}, theo hồ sơ ít nhất đến hết ngày {day}.", stars=stars, day=status.until)
            if status.value == "valid":
                return say("Công nhận {stars}, theo hồ sơ đến hết ngày {day}.", stars=stars, day=status.until)
            return say(
                "Công nhận {stars}, theo hồ sơ đến hết ngày {day}; sắp hết thời hạn.", stars=stars, day=status.until
            )
        case "extended" if status.until:
            return say("Công nhận {stars}, được kéo dài hiệu lực đến hết ngày {day}.", stars=stars, day=status.until)
        case "past-term" if status.certificate:
            return _past_term(stars, status.certificate)
        case "expired" | "revoked":
            return say("{sentence}.", sentence=_ended(status))
        case "undetermined" if status.stars:
            return say(
                "Có nguồn ghi công nhận {stars}. Chưa đủ dữ kiện (ngày hoặc hạng sao) để tính thời hạn.", stars=stars
            )
        case "undetermined":
            return say("Chưa đủ dữ kiện (ngày hoặc hạng sao) để tính thời hạn.")
        case "no-paper":
            return say("Danh mục chưa có giấy chứng nhận.")
    raise TypeError(status)


def label(status: Status) -> str:  # noqa: PLR0911 - one for each status
    """The few words for a card."""
    match status.value:
        case "valid" | "expiring" if status.until:
            return _term(status.until, exact=status.exact, soon=status.value == "expiring")
        case "extended" if status.until:
            return say("được kéo dài đến {day}", day=status.until)
        case "past-term" if status.certificate and status.certificate.valid_until:
            return say("quá ngày ghi trên giấy, chưa rõ đánh giá lại")
        case "past-term":
            return say("quá {months} tháng, chưa rõ đánh giá lại", months=VALIDITY_MONTHS)
        case "expired":
            return _expired(status.ending)
        case "revoked":
            return say("đã bị thu hồi")
        case "undetermined":
            return say("chưa đủ dữ kiện tính thời hạn")
        case "no-paper":
            return say("danh mục chưa có giấy chứng nhận")
    raise TypeError(status)


def tone(status: Status) -> str:
    """The mood of a status on a page: good, soon, quiet or stop (only for what somebody ended)."""
    moods = {"valid": "good", "extended": "good", "expired": "stop", "revoked": "stop"}
    if status.value == "expiring":
        return "soon" if status.exact else "good"  # the end may lie further off than the earliest day that is possible
    return moods.get(status.value, "quiet")


def publisher(source: Source) -> str:
    """Who published a source, as the record says; where it does not, the host of its address, "" without one."""
    if source.publisher:
        return own(source.publisher)
    host = urlsplit(source.url or "").hostname or ""
    return host.removeprefix("www.")


def vouched_from(ending: Ending, *, exact: bool) -> str:
    """From when a term has surely run out, where an authority vouches for its list: "từ ngày 02/05/2026"."""
    first = ending.on.first if ending.on else None
    if first is None:
        raise TypeError(ending)
    return say("từ ngày {day}", day=first) if exact else say("chậm nhất từ ngày {day}", day=first)


def _term(until: date, *, exact: bool, soon: bool) -> str:
    """The few words for a term that runs; `soon`: it is about to end."""
    if not exact:
        return say("theo hồ sơ ít nhất đến {day}", day=until)
    return say("theo hồ sơ đến {day}, sắp hết thời hạn", day=until) if soon else say("theo hồ sơ đến {day}", day=until)


def _expired(ending: Ending | None) -> str:
    """The few words for an expiry: by a complete list, struck off a list, or plainly so."""
    if ending and ending.vouched:
        return say("hết hạn, theo danh sách đến {day}", day=ending.vouched.end)
    return say("đã đưa ra khỏi danh sách") if ending and ending.struck_off else say("đã hết hạn")


def _past_term(stars: str, certificate: Certificate) -> str:
    """That the term of the recognition that counts has run, which proves nothing."""
    recognised, printed, extension = _recognised(stars, certificate), certificate.valid_until, certificate.extension
    term = (
        say("Thời hạn ghi trên giấy (đến {day})", day=printed)
        if printed
        else say("Thời hạn {months} tháng", months=VALIDITY_MONTHS)
    )
    if extension:
        return say(
            "{recognised}. {term} của lần công nhận này, cả phần kéo dài đến hết ngày {day}, đã qua; danh mục chưa có "
            "kết quả đánh giá lại, sản phẩm có thể đã được công nhận lại.",
            recognised=recognised,
            term=term,
            day=extension.until,
        )
    return say(
        "{recognised}. {term} của lần công nhận này đã qua; danh mục chưa có kết quả đánh giá lại, sản phẩm có thể đã "
        "được công nhận lại.",
        recognised=recognised,
        term=term,
    )


def _recognised(stars: str, certificate: Certificate) -> str:
    """With how many stars and when, as far as the record tells."""
    if certificate.issued and (certificate.issued.year or not certificate.programme_year):
        year = certificate.issued.year
        if year:
            return say("Công nhận {stars} năm {year}", stars=stars, year=str(year))
        return say("Công nhận {stars}, {days}", stars=stars, days=days_text(certificate.issued))
    if certificate.programme_year:
        return say("Công nhận {stars}, chương trình năm {year}", stars=stars, year=str(certificate.programme_year))
    return say("Công nhận {stars}", stars=stars)


def _ended(status: Status) -> str:
    """What somebody ended, and by whose word."""
    ending = status.ending
    what = say("Giấy chứng nhận đã bị thu hồi")
    if status.value == "expired":
        struck_off = ending and ending.struck_off
        what = say("Đã được đưa ra khỏi danh sách") if struck_off else say("Hết hạn")
    if ending is None:
        return what
    if ending.vouched:
        return say(
            "{what} {since}, theo danh sách mà {authority} xác nhận là đầy đủ đến ngày {day}",
            what=what,
            since=vouched_from(ending, exact=status.exact),
            authority=own(ending.vouched.authority),
            day=ending.vouched.end,
        )
    said = _by(what, ending)
    return say("{said}; lý do: {ground}", said=said, ground=own(ending.ground.rstrip("."))) if ending.ground else said


def _by(what: str, ending: Ending) -> str:
    """By which decision or source something ended, and when."""
    source = next((publisher(one) for one in ending.sources), None)
    on = days_text(ending.on) if ending.on else ""
    if ending.decision:
        number = ending.decision
        if on:
            return say("{what} theo Quyết định {number} {days}", what=what, number=number, days=on)
        return say("{what} theo Quyết định {number}", what=what, number=number)
    said = what
    if ending.act:
        said = say("{what} theo một quyết định chưa rõ số", what=what)
        said = say("{said}, {days}", said=said, days=on) if on else said
    elif on:
        said = say("{what} {days}", what=what, days=on)
    if source is None:
        return said
    if ending.act or on:
        return say("{said}, theo nguồn {source}", said=said, source=source)
    return say("{said} theo nguồn {source}", said=said, source=source)
