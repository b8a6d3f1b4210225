"""Lists by standing: what somebody ended, what needs an update, whose term ends soon; with calendars.

Only `expired` and `revoked` stand on the lists of what ended: a decision, a named source or a vouched list says so.
What the catalogue does not know stands under "Cần cập nhật", which proves nothing against a product.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ocop_site.catalogue.status import EXPIRING_DAYS
from ocop_site.pages import addresses
from ocop_site.pages.calendars import calendar_address, calendar_job
from ocop_site.pages.indexes import index_job
from ocop_site.pages.lists import list_jobs
from ocop_site.pages.parts import OUTDATED_VALUES, Part, by_last_day, ends_soon, parts
from ocop_site.pages.pieces import HOME_CRUMB, entry_piece
from ocop_site.pages.shelves import Shelf
from ocop_site.words import joined, say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.catalogue.status import Value
    from ocop_site.pages.cards import Cards
    from ocop_site.pages.jobs import Job, Plain
    from ocop_site.pages.places import Crumb

ENDED_TITLE = say("Hết hạn theo quyết định hoặc nguồn")
REVOKED_TITLE = say("Thu hồi theo quyết định hoặc nguồn")
OUTDATED_TITLE = say("Cần cập nhật")
SOON_TITLE = say("Sắp hết thời hạn")
IN_FORCE_TITLE = say("Còn thời hạn")
IN_FORCE_NOTE = say("theo hồ sơ, lúc lập trang này")
OUTDATED_NOTE = say("danh mục chưa thấy giấy mới, hoặc chưa đủ dữ kiện")
NO_VERDICT = say(
    "Có tên ở đây không nói lên điều gì bất lợi cho sản phẩm: sản phẩm có thể đã được công nhận lại "
    "mà danh mục chưa thấy giấy."
)
SEND = say(
    "Bạn có giấy chứng nhận hoặc quyết định mới? Hãy gửi ảnh chụp hoặc đường dẫn kèm mã sản phẩm; "
    "trang của mỗi sản phẩm có sẵn chỗ gửi."
)


def standing_jobs(catalogue: Catalogue, cards: Cards) -> Iterator[Job]:
    """Every list by standing, with the indexes by province and the calendars."""
    places = parts(catalogue)
    for shelf in ended_shelves(catalogue):
        yield from list_jobs(shelf, catalogue, cards)
    yield _outdated_index(places, catalogue)
    for place in places:
        yield from list_jobs(outdated_shelf(place), catalogue, cards)
    everything = by_last_day(e for place in places for e in place.dated)
    yield _soon_index(places, everything, catalogue)
    for place in places:
        base = addresses.in_province(addresses.ENDING_SOON, place.id)
        yield from list_jobs(soon_shelf(place, catalogue), catalogue, cards)
        if place.dated:
            yield calendar_job(base, place.name, place.dated, catalogue)
    if everything:
        yield calendar_job(addresses.ENDING_SOON, "cả nước", everything, catalogue)


def soon_span(catalogue: Catalogue) -> str:
    """The days on which a term may end to be called near, in words: such a list is made on one day."""
    last = catalogue.day + timedelta(days=EXPIRING_DAYS)
    return say("từ ngày {first} đến ngày {last}", first=catalogue.day, last=last)


def of_value(catalogue: Catalogue, value: Value) -> tuple[ProductEntry, ...]:
    """The products of one status, by name."""
    return tuple(e for e in catalogue.products.values() if e.status.value == value)


def home_ways(catalogue: Catalogue) -> list[Plain]:
    """The ways from the home page; to what is in force and what somebody ended only where there is such a thing."""
    entries = catalogue.products.values()
    soon = sum(1 for e in entries if ends_soon(e, catalogue.day))
    outdated = sum(1 for e in entries if e.status.value in OUTDATED_VALUES)
    in_force = sum(1 for e in entries if e.status.in_force)
    ways = [
        # No dates here: the home page would be another one every day.
        *([entry_piece(IN_FORCE_TITLE, addresses.IN_FORCE, in_force, IN_FORCE_NOTE)] if in_force else []),
        entry_piece(
            SOON_TITLE, addresses.ENDING_SOON, soon, say("trong {days} ngày từ khi lập trang này", days=EXPIRING_DAYS)
        ),
        entry_piece(OUTDATED_TITLE, addresses.OUTDATED, outdated, OUTDATED_NOTE),
    ]
    says: tuple[tuple[Value, str, str], ...] = (
        ("expired", ENDED_TITLE, addresses.EXPIRED),
        ("revoked", REVOKED_TITLE, addresses.REVOKED),
    )
    for value, text, href in says:
        if some := of_value(catalogue, value):
            ways.append(entry_piece(text, href, len(some)))
    return ways


def ended_shelves(catalogue: Catalogue) -> tuple[Shelf, Shelf]:
    """What expired and what was revoked, each only by the word of a decision, a source or a vouched list."""
    expired, revoked = of_value(catalogue, "expired"), of_value(catalogue, "revoked")
    outdated = entry_piece(OUTDATED_TITLE, addresses.OUTDATED, 0, OUTDATED_NOTE)
    decisions = entry_piece(say("Các quyết định trong danh mục"), addresses.DECISIONS, len(catalogue.decisions))
    return (
        Shelf(
            addresses.EXPIRED,
            ENDED_TITLE,
            say(
                "Chỉ gồm sản phẩm mà một quyết định hoặc một nguồn nêu tên cho biết giấy chứng nhận đã hết hạn hoặc "
                "sản phẩm đã ra khỏi danh sách, hoặc thời hạn đã qua và cơ quan có thẩm quyền xác nhận danh sách nơi "
                "đó là đầy đủ."
            ),
            (HOME_CRUMB,),
            expired,
            notes=(
                say("Sản phẩm đã quá 36 tháng mà danh mục chưa thấy kết quả đánh giá lại thì nằm ở mục Cần cập nhật."),
            ),
            ways=(entry_piece(REVOKED_TITLE, addresses.REVOKED, len(revoked)), decisions, outdated),
        ),
        Shelf(
            addresses.REVOKED,
            REVOKED_TITLE,
            say("Chỉ gồm sản phẩm mà một quyết định hoặc một nguồn nêu tên cho biết giấy chứng nhận đã bị thu hồi."),
            (HOME_CRUMB,),
            revoked,
            notes=(say("Khi danh mục có quyết định công nhận mới hơn, sản phẩm rời khỏi danh sách này."),),
            ways=(entry_piece(ENDED_TITLE, addresses.EXPIRED, len(expired)), decisions, outdated),
        ),
    )


def outdated_shelf(place: Part) -> Shelf:
    """The products of a province whose last known paper has run its term, or whose term cannot be computed."""
    lead = say(
        "Sản phẩm {whose} mà thời hạn của lần công nhận gần nhất trong danh mục đã qua, "
        "hoặc chưa đủ dữ kiện (ngày hoặc hạng sao) để tính thời hạn.",
        whose=place.whose,
    )
    ways = (entry_piece(say("Cách gửi giấy chứng nhận mới"), addresses.REPORT, 0), *_province_way(place))
    return Shelf(
        addresses.in_province(addresses.OUTDATED, place.id),
        joined((OUTDATED_TITLE, place.name), " – "),
        lead,
        _crumbs(OUTDATED_TITLE, addresses.OUTDATED),
        place.outdated,
        notes=(NO_VERDICT, SEND),
        ways=ways,
    )


def soon_shelf(place: Part, catalogue: Catalogue) -> Shelf:
    """The products of a province whose term surely ends soon, and the way to their calendar."""
    span = soon_span(catalogue)
    lead = say(
        "Sản phẩm {whose} có thời hạn theo hồ sơ kết thúc trong khoảng {span}, xếp theo ngày cuối.",
        whose=place.whose,
        span=span,
    )
    notes = [say("Qua ngày cuối không có nghĩa là thôi được công nhận: sản phẩm có thể được đánh giá, công nhận lại.")]
    inexact = sum(1 for e in place.entries if e.status.value == "expiring" and not e.status.exact)
    if inexact:
        notes.append(
            say_many(
                "Có {n} sản phẩm khác chỉ biết thời hạn kéo dài ít nhất đến một ngày trong khoảng này, "
                "nên nằm trong lịch mà không nằm trong danh sách.",
                n=inexact,
            )
        )
    base = addresses.in_province(addresses.ENDING_SOON, place.id)
    ways = (*_calendar_way(base, say("Lịch các ngày cuối"), place.dated), *_province_way(place))
    heading = joined((SOON_TITLE, place.name), " – ")
    crumbs = _crumbs(SOON_TITLE, addresses.ENDING_SOON)
    return Shelf(base, heading, lead, crumbs, place.ending, notes=tuple(notes), ways=ways)


def _outdated_index(places: tuple[Part, ...], catalogue: Catalogue) -> Job:
    lines = [
        entry_piece(place.name, addresses.in_province(addresses.OUTDATED, place.id), len(place.outdated))
        for place in places
    ]
    what = say(
        "Sản phẩm mà thời hạn của lần công nhận gần nhất trong danh mục đã qua, hoặc chưa đủ dữ kiện "
        "(ngày hoặc hạng sao) để tính thời hạn."
    )
    lead = joined((what, NO_VERDICT), " ")
    send = entry_piece(
        say("Cách gửi giấy chứng nhận mới"),
        addresses.REPORT,
        0,
        say("ảnh chụp hoặc đường dẫn, kèm mã sản phẩm"),
    )
    sections = [(say("Gửi giấy"), [send]), (say("Theo tỉnh, thành phố"), lines)]
    return index_job(catalogue, addresses.OUTDATED, OUTDATED_TITLE, lead, sections)


def _soon_index(places: tuple[Part, ...], everything: tuple[ProductEntry, ...], catalogue: Catalogue) -> Job:
    lead = say(
        "Sản phẩm có thời hạn theo hồ sơ kết thúc trong khoảng {span}. "
        "Trang của mỗi tỉnh có lịch ghi ngày cuối theo hồ sơ của mọi sản phẩm đã biết ngày đó, kể cả ngày còn xa.",
        span=soon_span(catalogue),
    )
    near, others = [p for p in places if p.ending], [p for p in places if not p.ending]
    sections = [
        (say("Tỉnh, thành phố có sản phẩm sắp hết thời hạn"), [_soon_line(place) for place in near]),
        (say("Cả nước"), list(_calendar_way(addresses.ENDING_SOON, say("Lịch các ngày cuối, cả nước"), everything))),
        (
            say("Tỉnh, thành phố khác") if near else say("Theo tỉnh, thành phố"),
            [_soon_line(place) for place in others],
        ),
    ]
    some = [(title, lines) for title, lines in sections if lines]
    return index_job(catalogue, addresses.ENDING_SOON, SOON_TITLE, lead, some)


def _soon_line(place: Part) -> Plain:
    note = say_many("trong lịch: {n} sản phẩm", n=len(place.dated)) if place.dated else ""
    return entry_piece(place.name, addresses.in_province(addresses.ENDING_SOON, place.id), len(place.ending), note)


def _calendar_way(base: str, text: str, entries: tuple[ProductEntry, ...]) -> tuple[Plain, ...]:
    """The way to a calendar; none where there is nothing to put into it: then it is not made."""
    note = say("tệp .ics, mở bằng ứng dụng lịch của điện thoại hay máy tính")
    return (entry_piece(text, calendar_address(base), len(entries), note),) if entries else ()


def _province_way(place: Part) -> tuple[Plain, ...]:
    text = say("Mọi sản phẩm {whose}", whose=place.whose)
    return (entry_piece(text, place.page, len(place.entries)),) if place.page else ()


def _crumbs(title: str, address: str) -> tuple[Crumb, ...]:
    return (HOME_CRUMB, (title, address))
