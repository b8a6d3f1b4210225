"""The pages of decisions: what one official act did to which products, as far as its record tells; and their index."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import day_text, days_text
from ocop_site.catalogue.status import ended_paper
from ocop_site.pages import addresses
from ocop_site.pages.acts import ACTS, NOT_SAID, decision_name, ground_text, item_words
from ocop_site.pages.indexes import index_job, other_pages, year_title
from ocop_site.pages.jobs import Job
from ocop_site.pages.names import name_of
from ocop_site.pages.pieces import (
    HOME_CRUMB,
    entry_piece,
    page_piece,
    report_piece,
    short_place,
    source_pieces,
    status_piece,
)
from ocop_site.pages.standing import ENDED_TITLE, REVOKED_TITLE
from ocop_site.pages.stories import told
from ocop_site.vietnamese import slug
from ocop_site.words import filled, joined, opening, own, say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ocop_site.catalogue.entries import Catalogue, DecisionEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.days import Days
    from ocop_site.records.others import Decision, Item
    from ocop_site.vietnamese import SortKey

DECISIONS = say("Quyết định{plural}", plural="")
LEAD = say("Quyết định công nhận, kéo dài hiệu lực, thu hồi giấy chứng nhận hoặc đưa sản phẩm ra khỏi danh sách.")
NONE_YET = say("Danh mục chưa ghi quyết định nào thành hồ sơ riêng.")
MAY_BE_MORE = say("Trang này chỉ ghi những sản phẩm mà nguồn nêu tên; quyết định có thể còn sản phẩm khác.")
# What a decision does, in the middle of a sentence: alone, and to how many products.
DOES = {
    "recognise": (say("công nhận"), say("công nhận {products}")),
    "extend": (say("kéo dài hiệu lực"), say("kéo dài hiệu lực {products}")),
    "revoke": (say("thu hồi giấy chứng nhận"), say("thu hồi giấy chứng nhận {products}")),
    "strike-off": (say("đưa ra khỏi danh sách"), say("đưa ra khỏi danh sách {products}")),
}


def decision_jobs(catalogue: Catalogue) -> Iterator[Job]:
    """The index of decisions, which is there even while it is empty, and a page for each decision."""
    yield from _index_jobs(catalogue)
    for entry in catalogue.decisions.values():
        address = addresses.decision(entry.record.id)
        yield Job(
            addresses.file_of(address),
            "page",
            decision_context(entry, catalogue),
            "decision.html",
            f"decisions/{entry.record.id}",
        )


def decision_context(entry: DecisionEntry, catalogue: Catalogue) -> Plain:
    """The whole context of a decision's page."""
    decision = entry.record
    name = decision_name(decision)
    level = catalogue.vocabulary.level(decision.level) if decision.level else None
    facts = [
        (say("Số"), decision.number),
        (say("Ngày"), _days_alone(decision.date) if decision.date else None),
        (say("Cơ quan ban hành"), own(decision.issuer) if decision.issuer else None),
        (say("Cấp"), own(level.name.removeprefix("cấp "), level.others("name")) if level else None),
    ]
    by_act = _by_act(decision.items, catalogue)
    acts = [_act(act, decision, items, catalogue) for act, items in by_act]
    it = {
        "name": name,
        "facts": [{"term": term, "text": text or NOT_SAID} for term, text in facts],
        "acts": acts,
        "note": MAY_BE_MORE,
        "ways": _ways(decision.items),
        "story": told(decision.story),
        "sources": source_pieces(decision.sources),
        "report": report_piece(catalogue, name, decision.id),
        "example": decision.example,
    }
    did = [filled(DOES[act][1], products=say_many("{n} sản phẩm", n=len(items))) for act, items in by_act]
    said = joined((name, own(decision.issuer or ""), opening(joined(did, "; "))), ". ")
    page = page_piece(
        "decision",
        addresses.decision(decision.id),
        name,
        description=say("{sentence}.", sentence=said),
        base_url=catalogue.site.base_url,
        crumbs=[HOME_CRUMB, (DECISIONS, addresses.DECISIONS)],
    )
    return {"page": page, "it": it}


def _ways(items: Iterable[Item]) -> list[Plain]:
    """The ways to the lists of what was ended, where a decision ends something."""
    acts = {item.act for item in items}
    ended = (("revoke", REVOKED_TITLE, addresses.REVOKED), ("strike-off", ENDED_TITLE, addresses.EXPIRED))
    return [entry_piece(title, href, 0) for act, title, href in ended if act in acts]


def _by_act(items: Iterable[Item], catalogue: Catalogue) -> list[tuple[str, list[Item]]]:
    """The items by act, acts in their fixed order, items in the order of the decision."""
    some = [item for item in items if item.product in catalogue.products]
    grouped = [(act, [item for item in some if item.act == act]) for act in ACTS]
    return [(act, of_act) for act, of_act in grouped if of_act]


def _act(act: str, decision: Decision, items: list[Item], catalogue: Catalogue) -> Plain:
    """One act with its products: by ground where grounds differ, in the order in which the decision names them."""
    grouped: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        grouped[ground_text(act, item.ground)].append(item)
    return {
        "heading": ACTS[act].heading,
        "anchor": slug(ACTS[act].heading),
        "count": len(items),
        "stars": _stars([_rank(item, decision, catalogue) for item in items]),
        "grounds": [
            {"text": text, "count": len(some), "products": [_line(item, catalogue) for item in some]}
            for text, some in grouped.items()
        ],
    }


def _rank(item: Item, decision: Decision, catalogue: Catalogue) -> int | None:
    """The stars that a decision gave or took: as it names them, else those of the paper that it ended."""
    if item.stars:
        return item.stars
    entry = catalogue.products[item.product]
    ending = next((e for e in entry.endings if e.act == decision.id), None)
    if ending is None or item.act not in {"revoke", "strike-off"}:
        return None
    certificate = ended_paper(ending, entry.certificates, catalogue.vocabulary)
    return certificate.stars if certificate else None


def _stars(ranks: list[int | None]) -> str:
    """How many of which rank: "44 hạng 3 sao, 3 hạng 4 sao", "đều hạng 3 sao"; "" where none is known."""
    counts = Counter(ranks)
    if len(counts) == 1 and ranks[0]:
        stars = say_many("{n} sao", n=ranks[0])
        return say("đều hạng {stars}", stars=stars) if len(ranks) > 1 else say("hạng {stars}", stars=stars)
    words = [
        say("{count} hạng {stars}", count=counts[rank], stars=say_many("{n} sao", n=rank))
        for rank in sorted(rank for rank in counts if rank)
    ]
    if words and counts[None]:
        words.append(say("{count} chưa rõ hạng", count=counts[None]))
    return joined(words, ", ")


def _line(item: Item, catalogue: Catalogue) -> Plain:
    """One product of a decision: who makes it and where, what the decision says of it, its status."""
    entry = catalogue.products[item.product]
    return {
        "name": name_of(entry.record),
        "href": addresses.product(entry.record),
        "maker": entry.maker,
        "place": short_place(entry.here, catalogue),
        "words": item_words(item, entry.record.name),
        "status": status_piece(entry.status, entry.turns),
    }


def _index_jobs(catalogue: Catalogue) -> Iterator[Job]:
    """Decisions by year, newest first, in pages; those whose year is not known last."""
    entries = sorted(catalogue.decisions.values(), key=lambda e: (-_year(e), *_newest_first(e)))
    size = catalogue.site.names_per_page
    total = max(1, -(-len(entries) // size))
    for number in range(1, total + 1):
        address = addresses.page_of(addresses.DECISIONS, number)
        some = entries[(number - 1) * size : number * size]
        sections = [
            (year_title(year), [_index_line(entry) for entry in group]) for year, group in groupby(some, key=_year)
        ]
        heading = DECISIONS
        if total > 1:
            heading = say("{title}, trang {number}/{total}", title=heading, number=number, total=total)
        lead = LEAD if sections else NONE_YET
        sections += other_pages(addresses.DECISIONS, number, total)
        yield index_job(catalogue, address, heading, lead, sections, description=LEAD)


def _year(entry: DecisionEntry) -> int:
    """The year of a decision, 0 where it is not known."""
    return (entry.record.date.year if entry.record.date else None) or 0


def _newest_first(entry: DecisionEntry) -> tuple[int, SortKey, str]:
    days = entry.record.date
    last = days.last or days.first if days else None
    return -(last.toordinal() if last else 0), entry.order, entry.record.id


def _index_line(entry: DecisionEntry) -> Plain:
    decision = entry.record
    issuer = own(decision.issuer or "") if decision.number else ""  # without a number it stands in the name
    note = joined((issuer, _short_acts(decision)), ". ")
    return entry_piece(decision_name(decision), addresses.decision(decision.id), len(entry.products), note)


def _short_acts(decision: Decision) -> str:
    """What a decision does, each act once: "Công nhận, thu hồi giấy chứng nhận"."""
    acts = {item.act for item in decision.items}
    return opening(joined([alone for act, (alone, _) in DOES.items() if act in acts], ", "))


def _days_alone(days: Days) -> str:
    """A partly known date where it stands by itself."""
    return day_text(days.day) if days.day else days_text(days)
