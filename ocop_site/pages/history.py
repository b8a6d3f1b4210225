"""The history of a product: every recognition, newest first, what came of it, and what was proposed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import day_text, days_alone, days_text, publisher, stars_text, vouched_from
from ocop_site.catalogue.status import ended_paper, first_day, issue_span
from ocop_site.pages import addresses
from ocop_site.pages.acts import ACTS, NOT_SAID, RECOGNITIONS, decision_name, item_words, other_name
from ocop_site.pages.names import word_name
from ocop_site.pages.pieces import source_pieces
from ocop_site.words import joined, own, say, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.catalogue.papers import Paper
    from ocop_site.catalogue.status import Ending
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.base import Source
    from ocop_site.records.others import Item
    from ocop_site.records.product import Certificate, Nomination
    from ocop_site.records.vocabulary import Vocabulary

OUTCOMES = {
    "unknown": say("danh mục chưa có kết quả"),
    "certified": say("đã được công nhận"),
    "refused": say("không được công nhận"),
    "withdrawn": say("đã rút"),
}
UNSEEN = say("Lần công nhận mà danh mục chưa có giấy")
UNKNOWN_STARS = say("danh mục chưa ghi hạng sao")


def history(entry: ProductEntry, catalogue: Catalogue) -> Plain:
    """The keys `certificates` (recognitions, newest first), `unseen` (endings of papers not held), `nominations`."""
    ended = _endings_by_paper(entry, catalogue.vocabulary)
    changes = _changes(entry, catalogue.vocabulary, ended)
    lines = [
        _recognition(paper, change, ended.get(number, []), entry, catalogue)
        for number, (paper, change) in enumerate(zip(entry.papers, changes, strict=True))
    ]
    return {
        "certificates": lines[::-1],
        "unseen": [_unseen(ending, entry, catalogue) for ending in ended.get(None, [])],
        "nominations": [_nomination(n, catalogue) for n in entry.record.nominations],
    }


def sources_of(entry: ProductEntry) -> Iterator[Source]:
    """Every source of a product and its history, repeated as often as it is named."""
    product = entry.record
    yield from product.sources
    for certificate in reversed(entry.certificates):
        yield from certificate.sources
        if certificate.extension:
            yield from certificate.extension.sources
    for nomination in product.nominations:
        yield from nomination.sources
    for ending in entry.endings:
        yield from ending.sources
    if entry.status.ending and entry.status.ending.vouched:
        yield from entry.status.ending.sources


def _endings_by_paper(entry: ProductEntry, vocabulary: Vocabulary) -> dict[int | None, list[Ending]]:
    """The endings by the number of the paper that each of them ended; None: a paper that is not held."""
    numbers = {id(certificate): number for number, certificate in enumerate(entry.certificates)}
    endings: dict[int | None, list[Ending]] = {}
    for ending in entry.endings:
        certificate = ended_paper(ending, entry.certificates, vocabulary)
        endings.setdefault(numbers[id(certificate)] if certificate else None, []).append(ending)
    return endings


def _recognition(paper: Paper, change: str, endings: list[Ending], entry: ProductEntry, catalogue: Catalogue) -> Plain:
    """One recognition of the history, with only what a source says."""
    certificate = paper.certificate
    said = [_ended(ending, catalogue) for ending in endings]
    status = entry.status
    if status.ending and status.ending.vouched and status.certificate is certificate:
        said.append(_vouched(status.ending, exact=status.exact))
    return {
        "heading": _heading(certificate),
        "stars_text": stars_text(certificate.stars) if certificate.stars else UNKNOWN_STARS,
        "change": change,
        "facts": [
            {"term": term, "text": text, "href": href} for term, text, href in _facts(paper, entry, catalogue) if text
        ],
        "sources": source_pieces(certificate.sources),
        "ended": said,
    }


def _heading(certificate: Certificate) -> str:
    year = certificate.issued.year if certificate.issued else None
    if not year and certificate.programme_year:
        return say("Công nhận, chương trình năm {year}", year=str(certificate.programme_year))
    return say("Công nhận năm {year}", year=str(year)) if year else say("Công nhận")


def _facts(paper: Paper, entry: ProductEntry, catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Term, text ("" if unknown) and the page of the decision that it came from ("" if none)."""
    certificate = paper.certificate
    level = catalogue.vocabulary.level(certificate.level) if certificate.level else None
    dated = certificate.issued or certificate.programme_year
    by_record = addresses.decision(paper.decision) if paper.decision else ""
    number = certificate.decision or (say("danh mục chưa ghi số") if paper.decision else "")
    yield say("Tên trên giấy"), own(other_name(certificate.name_as_printed, entry.record.name)), ""
    yield say("Lần"), RECOGNITIONS[certificate.kind] if certificate.kind else "", ""
    yield say("Quyết định"), number, by_record
    yield say("Ngày cấp"), days_alone(certificate.issued) if certificate.issued else "", ""
    yield say("Cơ quan"), own(certificate.issuer or ""), ""
    yield say("Cấp công nhận"), own(level.word, level.others("name")) if level else "", ""
    yield say("Năm chương trình"), str(certificate.programme_year) if certificate.programme_year else "", ""
    yield say("Đợt"), own(certificate.round or ""), ""
    yield say("Điểm"), shown(certificate.score) if certificate.score is not None else "", ""
    yield say("Mã số sản phẩm"), certificate.product_code or "", ""
    yield say("Ghi hạn đến"), day_text(certificate.valid_until) if certificate.valid_until else "", ""
    if extension := certificate.extension:
        text = say("{day}; căn cứ: {basis}", day=extension.until, basis=own(extension.basis or ""))
        yield say("Kéo dài đến"), text, addresses.decision(paper.extended_by) if paper.extended_by else ""
    yield say("Bộ tiêu chí của lần này"), own(certificate.scheme or ""), ""
    yield say("Ghi chú"), own(certificate.note or ""), ""
    yield say("Ngày cấp"), "" if dated else NOT_SAID, ""


def _changes(entry: ProductEntry, vocabulary: Vocabulary, ended: dict[int | None, list[Ending]]) -> list[str]:
    """What each recognition changed, oldest first; "" where nothing came before or the order is not certain."""
    earliest = first_day(vocabulary)
    spans = [issue_span(certificate, earliest) for certificate in entry.certificates]
    changes = [""] * len(spans)
    for old, new in pairwise(range(len(spans))):
        before = all(span.last < spans[old].first for span in spans[:old])
        after = all(spans[new].last < span.first for span in spans[new + 1 :])
        if before and after and spans[old].last < spans[new].first:
            changes[new] = _change(entry.certificates[old], entry.certificates[new], lapsed=old in ended)
    return changes


def _change(old: Certificate, new: Certificate, *, lapsed: bool) -> str:
    """From one recognition to the next; one that was ended between the two is neither kept nor raised."""
    if not old.stars or not new.stars:
        return ""
    before, stars = old.stars, stars_text(new.stars)
    if before == new.stars:
        return say("Công nhận lại {stars}", stars=stars) if lapsed else say("Công nhận lại, giữ {stars}", stars=stars)
    if new.stars > before:
        if lapsed:
            return say("Công nhận lại: từ {before} lên {stars}", before=before, stars=stars)
        return say("Nâng hạng từ {before} lên {stars}", before=before, stars=stars)
    if lapsed:
        return say("Công nhận lại: từ {before} xuống {stars}", before=before, stars=stars)
    return say("Đánh giá lại: từ {before} xuống {stars}", before=before, stars=stars)


def _ended(ending: Ending, catalogue: Catalogue) -> Plain:
    """How a paper ended, in one sentence with a link to the decision where there is a record of it."""
    ground = own(ending.ground.rstrip(".")) if ending.ground else ""
    if ending.act:
        decision = catalogue.decisions[ending.act].record
        done = ACTS["revoke" if ending.says == "revoked" else "strike-off"].done
        after = say("; lý do: {ground}.", ground=ground) if ground else "."
        return _sentence(
            say("{done} theo ", done=done), decision_name(decision), addresses.decision(decision.id), after
        )
    said: str = say("Đã bị thu hồi") if ending.says == "revoked" else say("Được nêu là hết hạn")
    on = days_text(ending.on) if ending.on else ""
    if ending.decision and on:
        said = say("{what} theo Quyết định {number} {days}", what=said, number=ending.decision, days=on)
    elif ending.decision:
        said = say("{what} theo Quyết định {number}", what=said, number=ending.decision)
    elif on:
        said = say("{said}, {days}", said=said, days=on)
    name = next((publisher(s) for s in ending.sources), "")
    if name:
        said = say("{said}, theo nguồn {source}", said=said, source=name)
    if ground:
        said = say("{said}; lý do: {ground}", said=said, ground=ground)
    return _sentence(say("{sentence}.", sentence=said))


def _vouched(ending: Ending, *, exact: bool) -> Plain:
    """A term that ran out where an authority says that its list is complete."""
    statement = ending.vouched
    if statement is None:
        raise TypeError(ending)
    return _sentence(
        say(
            "Hết thời hạn {since}; theo {authority}, danh sách đầy đủ đến ngày {day} không có lần công nhận lại.",
            since=vouched_from(ending, exact=exact),
            authority=own(statement.authority),
            day=statement.end,
        )
    )


def _sentence(before: str, text: str = "", href: str = "", after: str = "") -> Plain:
    return {"before": before, "text": text, "href": href, "after": after}


def _unseen(ending: Ending, entry: ProductEntry, catalogue: Catalogue) -> Plain:
    """An ending of a paper that the catalogue does not hold: what its decision says of the product."""
    item = _ending_item(ending, entry, catalogue)
    stars = item.stars if item else None
    words = item_words(item, entry.record.name)[1 if stars else 0 :] if item else []
    return {
        "heading": UNSEEN,
        "stars_text": stars_text(stars) if stars else UNKNOWN_STARS,
        "change": "",
        "facts": [{"term": say("Quyết định ghi"), "text": joined(words, "; "), "href": ""}] if words else [],
        "sources": source_pieces(ending.sources),
        "ended": [_ended(ending, catalogue)],
    }


def _ending_item(ending: Ending, entry: ProductEntry, catalogue: Catalogue) -> Item | None:
    if ending.act is None:
        return None
    items = catalogue.decisions[ending.act].record.items
    return next((i for i in items if i.product == entry.record.id and i.act in {"revoke", "strike-off"}), None)


def _nomination(nomination: Nomination, catalogue: Catalogue) -> Plain:
    """A nomination in one sentence: what was proposed, by which level, when, with which score."""
    level = catalogue.vocabulary.level(nomination.level) if nomination.level else None
    proposed: str = say("Được đề nghị xếp hạng")
    if nomination.to_stars:
        proposed = say("Được đề nghị xếp hạng {stars}", stars=stars_text(nomination.to_stars))
    parts = [
        proposed,
        word_name(level) if level else "",
        say("năm {year}", year=str(nomination.year)) if nomination.year else "",
        own(nomination.round or ""),
        say("{score} điểm", score=nomination.score) if nomination.score is not None else "",
        say("Quyết định {number}", number=nomination.decision) if nomination.decision else "",
        days_text(nomination.on) if nomination.on else "",
    ]
    text = say("{proposal}; {outcome}.", proposal=joined(parts, ", "), outcome=OUTCOMES[nomination.outcome])
    return {"text": text, "sources": source_pieces(nomination.sources)}
