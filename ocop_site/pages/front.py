"""The pages at the front: home, the indexes of places, groups, stars, producers, outlets and fairs, about, 404."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.choices import ALL_STARS, listed_stars
from ocop_site.pages.fair_index import fair_index_jobs
from ocop_site.pages.former import vanished_entries
from ocop_site.pages.groups import groups_lead, old_group_sections
from ocop_site.pages.indexes import index_job, other_pages
from ocop_site.pages.jobs import Job
from ocop_site.pages.merging import parts_note, provinces_lead
from ocop_site.pages.names import group_short
from ocop_site.pages.outlet_index import outlet_index_job
from ocop_site.pages.pieces import HOME_CRUMB, entry_piece, page_piece, short_place, shown_name
from ocop_site.pages.shelves import star_meaning
from ocop_site.pages.site_words import site_description, site_tagline, site_title
from ocop_site.pages.standing import home_ways
from ocop_site.pages.structured.site import website_data
from ocop_site.pages.tile_map import tile_map
from ocop_site.vietnamese import ALPHABET, first_letter, sort_key
from ocop_site.words import joined, say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.cards import Cards
    from ocop_site.pages.jobs import Plain
    from ocop_site.words import Phrase

NEWEST = 8


def home_job(catalogue: Catalogue, cards: Cards) -> Job:
    """The home page: what OCOP is, what this catalogue is and is not, numbers, ways in, newest recognitions."""
    site = catalogue.site
    entries = list(catalogue.products.values())
    dated = [(day, e) for e in entries if e.status.in_force and (day := _issue_day(e))]
    dated.sort(key=lambda pair: (-pair[0].toordinal(), pair[1].order, pair[1].record.id))
    it: Plain = {
        "numbers": [
            _figure(say_many("sản phẩm", n=len(entries)), addresses.NAMES),
            _figure(say_many("chủ thể", n=len(catalogue.producers)), addresses.PRODUCERS),
            _figure(say_many("điểm bán", n=len(catalogue.outlets)), addresses.OUTLETS),
            _figure(say_many("hội chợ", n=len(catalogue.fairs)), addresses.FAIRS),
        ],
        "groups": _group_entries(catalogue),
        "stars": _star_entries(catalogue),
        "provinces": _province_entries(catalogue),
        "map": tile_map(catalogue),
        "standing": home_ways(catalogue),
        "newest": [cards.of(e) for _, e in dated[:NEWEST]],
        "is": list(IS),
        "is_not": list(IS_NOT) if not site.example else [*IS_NOT, EXAMPLE],
    }
    page = page_piece(
        "home",
        addresses.HOME,
        site_title(site),
        description=site_description(site),
        base_url=site.base_url,
        title=joined((site_title(site), site_tagline(site)), " – "),
    )
    page["data"] = [website_data(site)]
    return Job("index.html", "page", {"page": page, "it": it}, "home.html", "home")


IS = (
    say(
        "OCOP (Mỗi xã một sản phẩm) là chương trình của Việt Nam đánh giá và công nhận sản phẩm của làng xã, "
        "hợp tác xã, hộ gia đình với hạng 3, 4 và 5 sao. Giấy chứng nhận có thời hạn 36 tháng."
    ),
    say(
        "Danh mục này ghép những gì quyết định, cổng thông tin và báo chí đã công bố: sản phẩm nào, của ai, ở đâu, "
        "được công nhận mấy sao, khi nào, theo giấy tờ nào – mỗi điều kèm nguồn."
    ),
)
IS_NOT = (
    say("Không phải sổ đăng ký chính thức và không thay giấy chứng nhận."),
    say(
        "Chỉ giữ một phần nhỏ trong hơn 17.000 sản phẩm OCOP cả nước: không có tên ở đây không có nghĩa là "
        "không được công nhận."
    ),
    say("Quá 36 tháng mà chưa thấy kết quả đánh giá lại thì trang nói đúng như thế, không nói là hết hạn."),
)
EXAMPLE = say("Đây là danh mục mẫu: mọi tên, địa chỉ và con số ở đây đều do chúng tôi đặt ra để minh họa.")


def _figure(words: Phrase, href: str) -> Plain:
    """One large number with its words, and the way to what it counts."""
    return {"text": words, "value": words.gaps["n"], "href": href}


def _issue_day(entry: ProductEntry) -> date | None:
    """The day of the recognition that counts, where it is known exactly."""
    certificate = entry.status.certificate
    return certificate.issued.day if certificate and certificate.issued else None


def _group_entries(catalogue: Catalogue) -> list[Plain]:
    counts = Counter(e.record.group for e in catalogue.products.values())
    return [entry_piece(group_short(g), addresses.group(g.id), counts[g.id]) for g in catalogue.vocabulary.groups]


def _star_entries(catalogue: Catalogue) -> list[Plain]:
    counts = Counter(listed_stars(e) for e in catalogue.products.values())
    return [
        entry_piece(say_many("{n} sao", n=count), addresses.stars(count), counts[count], star_meaning(count, catalogue))
        for count in ALL_STARS
    ]


def _province_entries(catalogue: Catalogue) -> list[Plain]:
    counts = Counter(e.here.province for e in catalogue.products.values())
    lines = []
    for province in sorted(catalogue.vocabulary.provinces, key=lambda p: sort_key(p.name)):
        note = parts_note(province, catalogue.vocabulary)
        lines.append(entry_piece(province.name, addresses.province(province.id), counts[province.id], note))
    return lines


def index_jobs(catalogue: Catalogue) -> Iterator[Job]:
    """The indexes, one page each; producers in one page a letter."""
    yield index_job(
        catalogue,
        addresses.PROVINCES,
        say("Tỉnh, thành phố"),
        provinces_lead(catalogue.vocabulary),
        [("", _province_entries(catalogue)), (say("Tên tỉnh cũ"), vanished_entries(catalogue))],
        tiles=tile_map(catalogue),
    )
    yield index_job(
        catalogue,
        addresses.GROUPS,
        say("Nhóm sản phẩm"),
        groups_lead(catalogue.vocabulary),
        [("", _group_entries(catalogue)), *old_group_sections(catalogue.vocabulary)],
    )
    yield index_job(
        catalogue,
        addresses.STARS,
        say("Hạng sao"),
        say("Hạng sao là kết quả chấm điểm của Nhà nước, không phải điểm do người mua chấm."),
        [("", _star_entries(catalogue))],
    )
    yield outlet_index_job(catalogue)
    yield from fair_index_jobs(catalogue)
    yield from _producer_index(catalogue)


def _producer_index(catalogue: Catalogue) -> Iterator[Job]:
    by_letter: dict[str, list[Plain]] = defaultdict(list)
    for entry in catalogue.producers.values():
        name = shown_name(entry.record)
        line = entry_piece(
            name, addresses.producer(entry.record), len(entry.products), short_place(entry.here, catalogue)
        )
        by_letter[first_letter(name)].append(line)
    known = [name for name in [*ALPHABET.upper(), "#"] if by_letter[name]]
    lead = say("Hợp tác xã, tổ hợp tác, doanh nghiệp, trang trại, hộ gia đình làm ra sản phẩm.")
    ways = [entry_piece(_letter_title(n), _producer_letter(n), len(by_letter[n])) for n in known]
    yield index_job(catalogue, addresses.PRODUCERS, say("Chủ thể"), lead, [(say("Theo vần"), ways)])
    crumbs = (HOME_CRUMB, (say("Chủ thể"), addresses.PRODUCERS))
    size = catalogue.site.names_per_page
    for name in known:
        lines = by_letter[name]
        for start in range(0, len(lines), size):
            number = start // size + 1
            total = -(-len(lines) // size)
            address = addresses.page_of(_producer_letter(name), number)
            heading = say("Chủ thể – {letter}", letter=_letter_title(name))
            if total > 1:
                heading = say("{title}, trang {number}/{total}", title=heading, number=number, total=total)
            sections = [("", lines[start : start + size]), *other_pages(_producer_letter(name), number, total)]
            yield index_job(catalogue, address, heading, lead, sections, crumbs=crumbs)


def _letter_title(name: str) -> str:
    return say("Vần {letter}", letter=name) if name != "#" else say("Số{first}", first="")


def _producer_letter(name: str) -> str:
    return addresses.PRODUCERS + "van/" + addresses.letter(name).removeprefix(addresses.NAMES)
