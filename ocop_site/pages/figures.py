"""What the catalogue holds, counted for plots and statistics: by status, stars, group, kind of producer, year, term.

Every product stands in each of these counts exactly once, as it does on the lists (`listed_stars`) and in the open
data; recognitions are counted by themselves. What a record does not tell is counted as not known, never left out.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from ocop_site.catalogue.due import gaps
from ocop_site.catalogue.status import IN_FORCE, Value
from ocop_site.pages import addresses
from ocop_site.pages.choices import ALL_STARS, listed_stars
from ocop_site.pages.names import group_short, word_name
from ocop_site.pages.plots import Line, Mark, bars, stacks
from ocop_site.words import say, say_many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.product import Certificate

VALUES: tuple[Value, ...] = get_args(Value)
# Short enough for one line of a phone, which a drawing does not break.
STATUS_WORDS: dict[Value, str] = {
    "valid": say("còn thời hạn theo hồ sơ"),
    "expiring": say("sắp hết thời hạn, trong 90 ngày"),
    "extended": say("được kéo dài hiệu lực"),
    "past-term": say("quá thời hạn, chưa rõ đánh giá lại"),
    "expired": say("hết hạn theo quyết định hoặc nguồn"),
    "revoked": say("thu hồi theo quyết định hoặc nguồn"),
    "undetermined": say("chưa đủ dữ kiện để tính thời hạn"),
    "no-paper": say("danh mục chưa có giấy chứng nhận"),
}
STAR_LOOKS = {3: "a", 4: "b", 5: "c", 0: "d"}
UNKNOWN_STARS = say("chưa rõ hạng sao")
QUARTER = 3  # months
OFF_SCALE = say("Dòng không có thanh là những gì chưa rõ, không nằm trên thang của các thanh.")
# What of a record others rely on, in the order of the table of completeness.
HOLDINGS: dict[str, str] = {
    "term": say("Tính được thời hạn"),
    "issued": say("Có ngày ký"),
    "decision": say("Có số quyết định"),
    "producer": say("Có chủ thể{column}", column=""),
    "place": say("Có xã hoặc huyện"),
    "group": say("Nhóm do nguồn ghi"),
    "photo": say("Có ảnh"),
    "source": say("Có nguồn"),
}


def by_status(entries: Iterable[ProductEntry], day: date) -> Plain:
    """The products by their status on a day."""
    counts = Counter(entry.status.value for entry in entries)
    title = say("Sản phẩm theo tình trạng ngày {day}, theo hồ sơ", day=day)
    return bars(title, say("Tình trạng"), [Line(STATUS_WORDS[value], (counts[value],)) for value in VALUES])


def by_stars(entries: Iterable[ProductEntry], *, ways: bool) -> Plain:
    """The products by the stars under which they are listed. `ways`: with the way to each list."""
    counts = Counter(listed_stars(entry) for entry in entries)
    lines = [Line(star_words(n), (counts[n],), addresses.stars(n) if ways else "") for n in reversed(ALL_STARS)]
    lines.append(Line(say("chưa rõ hạng sao hoặc chưa có giấy"), (counts[0],)))
    title = say("Sản phẩm theo hạng sao của lần công nhận đã biết")
    return bars(title, say("Hạng sao"), lines)


def by_group(entries: Iterable[ProductEntry], catalogue: Catalogue, title: str = "", *, ways: bool = False) -> Plain:
    """The products by the group of today's scheme, also those groups that have none."""
    counts = Counter(entry.record.group for entry in entries)
    lines = [
        Line(group_short(one), (counts[one.id],), addresses.group(one.id) if ways else "")
        for one in catalogue.vocabulary.groups
    ]
    return bars(title or say("Sản phẩm theo nhóm hiện nay"), say("Nhóm{plural}", plural=""), lines)


def by_maker(entries: Iterable[ProductEntry], catalogue: Catalogue, title: str = "") -> Plain:
    """The products by the kind of their producer."""
    counts = Counter(entry.producer.type if entry.producer else None for entry in entries)
    lines = [Line(word_name(one), (counts[one.id],)) for one in catalogue.vocabulary.producer_types]
    unknown = Line(say("chưa rõ chủ thể hoặc loại chủ thể"), (counts[None],), off=True)
    return bars(title or say("Sản phẩm theo loại chủ thể"), say("Loại chủ thể"), [*lines, unknown], _off([unknown]))


def by_year(entries: Iterable[ProductEntry]) -> Plain:
    """The recognitions by the year in which they were signed, which is known where no other is possible."""
    papers = [paper for entry in entries for paper in entry.certificates]
    title = say("Lần công nhận theo năm ký và hạng sao")
    return _years(title, papers, lambda paper: paper.issued.year if paper.issued else None)


def by_round(entries: Iterable[ProductEntry]) -> Plain:
    """The recognitions by the programme year of their round, which is often not the year of signing."""
    papers = [paper for entry in entries for paper in entry.certificates]
    title = say("Lần công nhận theo năm của đợt đánh giá và hạng sao")
    return _years(title, papers, lambda paper: paper.programme_year)


def _years(title: str, papers: Sequence[Certificate], year_of: Callable[[Certificate], int | None]) -> Plain:
    counts = Counter((year_of(paper), paper.stars or 0) for paper in papers)
    known = [year for year, _ in counts if year]
    marks = [Mark(STAR_LOOKS[stars], star_words(stars) if stars else UNKNOWN_STARS) for stars in (*ALL_STARS[::-1], 0)]
    years = range(min(known), max(known) + 1) if known else ()

    def numbers(year: int | None) -> tuple[int, ...]:
        return tuple(counts[year, stars] for stars in (*ALL_STARS[::-1], 0))

    lines = [Line(str(year), numbers(year)) for year in years]
    unknown = Line(say("chưa rõ năm{row}", row=""), numbers(None), off=True)
    return stacks(title, say("Năm"), marks, [*lines, unknown], _off([unknown]))


def ending_terms(entries: Iterable[ProductEntry]) -> Plain:
    """The terms of what is in force by the quarter of their last day, an extension included."""
    running = [entry.status for entry in entries if entry.status.in_force]
    exact = Counter(_quarter(one.until) for one in running if one.exact and one.until)
    quarters = range(min(exact), max(exact) + 1) if exact else ()
    lines = [Line(say("quý {quarter}/{year}", quarter=at % 4 + 1, year=str(at // 4)), (exact[at],)) for at in quarters]
    unclear = sum(1 for one in running if not (one.exact and one.until))
    unknown = Line(say("chưa rõ đúng ngày nào"), (unclear,), off=True)
    title = say("Sản phẩm còn thời hạn, theo quý có ngày cuối của thời hạn")
    return bars(title, say("Ngày cuối"), [*lines, unknown], _off([unknown]))


def holdings(entry: ProductEntry) -> frozenset[str]:
    """What a product's record has of `HOLDINGS`; of papers, that of the recognition that counts (`due.gaps`)."""
    lacks = gaps(entry)
    has_paper = bool(entry.certificates)
    found = {
        "term": entry.status.until is not None and entry.status.exact,
        "issued": has_paper and "issued" not in lacks,
        "decision": has_paper and "decision" not in lacks,
        "producer": "producer" not in lacks,
        "place": "place" not in lacks,
        "group": entry.record.group_basis == "stated",
        "photo": bool(entry.record.photos),
        "source": "source" not in lacks,
    }
    return frozenset(name for name, there in found.items() if there)


def held(entries: Iterable[ProductEntry]) -> list[int]:
    """How many records have each of `HOLDINGS`, in its order."""
    counts = Counter(name for entry in entries for name in holdings(entry))
    return [counts[name] for name in HOLDINGS]


def in_force(entries: Iterable[ProductEntry]) -> int:
    """How many are in force on the day, by their records."""
    return sum(1 for entry in entries if entry.status.value in IN_FORCE)


def star_words(stars: int) -> str:
    """How many stars: "3 sao"."""
    return say_many("{n} sao", n=stars)


def _quarter(day: date) -> int:
    return day.year * 4 + (day.month - 1) // QUARTER


def _off(unknown: Iterable[Line]) -> str:
    """The note on rows without a bar, where there are any."""
    return OFF_SCALE if any(sum(one.values) for one in unknown) else ""
