"""The two pages that only a pack has: its front, and what changed since an earlier pack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.booth_lists import ways_to_lists
from ocop_site.pages.fair_lines import fair_days
from ocop_site.pages.jobs import Job
from ocop_site.pages.names import name_of
from ocop_site.pages.pieces import entry_piece, page_piece, short_place
from ocop_site.pages.search.page import HEADING
from ocop_site.pages.tongues import VIETNAMESE
from ocop_site.pages.tongues import name_of as language_name
from ocop_site.words import in_vietnamese, joined, own, say, say_many

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue, FairEntry
    from ocop_site.pages.fair_changes import Change
    from ocop_site.pages.jobs import Plain

CHANGES = "/thay-doi/"
PRINTS = "/in/"  # the folder of the PDFs
DIRECTORY = f"{PRINTS}danh-ba.pdf"
READ_ME = "DOC-TRUOC.txt"
PHONE = "/dien-thoai"  # how the names of the files for phones begin
# What the PDFs of a pack are, by their address.
PDFS = {
    f"{PRINTS}bien-gian-a5.pdf": say("Biển gian khổ A5, hai tấm một tờ A4"),
    f"{PRINTS}bien-gian-a4.pdf": say("Biển gian khổ A4"),
    f"{PRINTS}the-san-pham.pdf": say("Thẻ sản phẩm để bàn, theo gian"),
    DIRECTORY: say("Danh bạ hội chợ: theo gian, theo tỉnh, bảng tra sản phẩm"),
}


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the pack of a day."""

    day: date
    changes: Sequence[Change]


def front_job(entry: FairEntry, catalogue: Catalogue, files: Sequence[str], since: Since | None) -> Job:
    """The page with which a pack begins. `files`: the addresses of its PDFs and of its files for phones."""
    fair = entry.record
    shown = len({one for booth in entry.booths for one in booth.products if one in catalogue.products})
    it: Plain = {
        "days": fair_days(fair),
        "place": joined((own(fair.venue) if fair.venue else "", short_place(entry.here, catalogue)), ", "),
        "counts": joined(
            (
                say_many("{n} gian hàng", n=len(entry.booths)) if entry.booths else "",
                say_many("{n} sản phẩm", n=shown) if shown else "",
            ),
            ", ",
        ),
        "ways": [
            entry_piece(name_of(fair), addresses.fair(fair), 0),
            *ways_to_lists(entry),
            entry_piece(HEADING, addresses.SEARCH, 0),
        ],
        "prints": [entry_piece(PDFS[one], one, 0) for one in files if one in PDFS],
        "phones": [entry_piece(_phone_text(one), one, 0) for one in files if one.startswith(PHONE)],
        "since": _since_piece(since),
        "example": fair.example,
    }
    return _job(addresses.HOME, name_of(fair), it, "fair_pack.html", entry)


def phone_address(tag: str) -> str:
    """Where the file for phones in a language stands in a pack."""
    return f"{PHONE}.html" if tag == VIETNAMESE else f"{PHONE}-{tag}.html"


def _phone_text(address: str) -> str:
    tag = address.removeprefix(PHONE).removesuffix(".html").lstrip("-") or VIETNAMESE
    return joined((say("Một tệp cho điện thoại"), language_name(tag)), " – ")


def read_me(entry: FairEntry, catalogue: Catalogue) -> str:
    """The text beside the front page, for who does not know what to open."""
    fair = entry.record
    web = addresses.canonical(catalogue.site.base_url, addresses.fair(fair))
    day = catalogue.day
    return f"""{fair.name}
Gói ngoại tuyến, theo hồ sơ của danh mục ngày {in_vietnamese(day)}. Bản mới nhất: {web}

- Máy tính: giải nén cả thư mục rồi mở index.html. Không cần mạng, không cần cài gì.
- Điện thoại: gửi tệp {PHONE[1:]}.html vào máy rồi mở.
- In: thư mục {PRINTS.strip("/")}, in tỉ lệ 100 %.
- Xem tệp có nguyên vẹn không (Linux, macOS): sha256sum -c SHA256SUMS

Offline pack, from the catalogue's records of {day.isoformat()}. The newest one: {web}

- Computers: unpack the whole folder and open index.html. No network and no program is needed.
- Phones: send the file {PHONE[1:]}.html to the phone and open it there.
- Printing: the folder {PRINTS.strip("/")}, at 100 %.
- Are the files whole (Linux, macOS)? sha256sum -c SHA256SUMS
"""


def _since_piece(since: Since | None) -> Plain | None:
    if since is None:
        return None
    count = sum(len(one.lines) for one in since.changes)
    text = (
        say_many("{n} thay đổi so với gói làm ngày {day}", n=count, day=since.day)
        if count
        else say("Không có gì thay đổi so với gói làm ngày {day}", day=since.day)
    )
    return entry_piece(text, CHANGES if count else "", 0)


def changes_job(entry: FairEntry, since: Since) -> Job:
    """What changed since an earlier pack."""
    it = {
        "sections": [{"title": one.title, "lines": list(one.lines)} for one in since.changes],
        "example": entry.record.example,
    }
    heading = say("Thay đổi so với gói làm ngày {day}", day=since.day)
    return _job(CHANGES, heading, it, "fair_changes.html", entry)


def _job(address: str, heading: str, it: Plain, template: str, entry: FairEntry) -> Job:
    """A page that is nowhere on the web, and so has no address there."""
    fair = entry.record
    crumbs = [] if address == addresses.HOME else [(name_of(fair), addresses.HOME)]
    page = page_piece("pack", address, heading, description="", base_url=None, crumbs=crumbs)
    page["hidden"] = True
    return Job(addresses.file_of(address), "page", {"page": page, "it": it}, template, f"fairs/{fair.id}")
