"""One element of a plan on its page: what it asks, what was counted over how many records, what was reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.progress_products import BY_DISTRICT, NO_DISTRICT
from ocop_site.catalogue.sentences import days_text
from ocop_site.pages import addresses
from ocop_site.pages.pieces import source_pieces
from ocop_site.pages.plan_lists import has_list
from ocop_site.pages.plan_words import ANSWERS, MEASURED, STATES, asked, counted_words
from ocop_site.records.plans import Activity, Passage, Target
from ocop_site.vietnamese import slug
from ocop_site.words import joined, own, say, say_many

if TYPE_CHECKING:
    from decimal import Decimal

    from ocop_site.catalogue.progress import Reported, Result
    from ocop_site.catalogue.progress_ground import Count
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.plans import Element, Plan

NOT_FILLED = say(
    "Chưa hồ sơ nào của nơi này ghi điều cần để đếm mục này, nên danh mục không đếm; chỉ có thể dựa vào báo cáo."
)
NO_SHARE = say("Chưa cơ quan nào xác nhận danh sách này là đầy đủ, nên trang không tính tỉ lệ.")
NOT_COUNTED = say("Không đếm được từ hồ sơ; phải có báo cáo.")
NOTHING_REPORTED = say("Danh mục chưa có số liệu báo cáo nào cho mục này.")
DONE = {
    "planned": say("theo nguồn: sẽ làm"),
    "done": say("theo nguồn: đã làm"),
    "not-done": say("theo nguồn: không làm"),
}
METERED = "districts-with-outlet"


def element_piece(result: Result, plan: Plan) -> Plain:
    """An element for the template. `state.value` is never shown by colour alone: `state.text` says it."""
    element = result.element
    own_list = has_list(result)
    return {
        "number": element.id,
        "anchor": f"muc-{slug(element.id)}",
        "quote": own(element.quote),
        "kind": ANSWERS[element.answer],
        "state": {"value": result.state, "text": STATES[result.state]},
        "asked": asked(element),
        "more": _more(element),
        "remark": own(element.remark) if element.remark else "",
        "counts": [
            _count_piece(count, element if at == 0 and result.count else None)
            for at, count in enumerate([*([result.count] if result.count else []), *result.beside])
        ],
        "silent": _silent(result),
        "list": {"href": addresses.plan_list(plan.id, element.id)} if own_list else None,
        "reported": [_reported(one) for one in result.reported],
        "sources": source_pieces(element.sources),
    }


def _count_piece(count: Count, element: Element | None) -> Plain:
    """What was counted: the figure, over how many records, what was left out, the tables. `rule` says how.

    `figure` is "" where nothing could be counted; `note` says then why, or why there is no share.
    """
    looked = say("theo {records} trong danh mục", records=say_many("{n} hồ sơ", n=count.looked))
    note = NOT_FILLED if count.number is None else NO_SHARE if count.of and count.share is None else ""
    return {
        "rule": MEASURED[count.measure],
        "figure": _figure(count),
        "looked": joined((looked, _unclear(count)), "; "),
        "note": note if count.measure != METERED else "",
        "missing": _missing(count),
        "more": _over(count, element),
        "tables": [
            {"title": table.title, "rows": rows}
            for table in count.tables
            if (rows := [{"text": row.label, "value": row.number} for row in table.rows if row.number])
        ],
    }


def _figure(count: Count) -> str:
    if count.number is None:
        return ""
    if count.measure == METERED and count.of:
        return say_many("{n} trên {of} huyện, thị xã, thành phố của thời đó", n=count.number, of=count.of)
    words = _things(count, count.number)
    if count.share is not None and count.of:
        return say("{counted} trên {of}, bằng {share} %", counted=words, of=count.of, share=count.share)
    return say("{counted} trên {of} mà danh mục có", counted=words, of=count.of) if count.of is not None else words


def _things(count: Count, n: int) -> str:
    if count.measure == "booths-at-fairs":
        return say_many("{n} gian hàng", n=n)
    return say_many("{n} hoạt động", n=n) if count.measure == "trade-events" else counted_words(count.kind, n)


def _unclear(count: Count) -> str:
    """How many may belong to it, and are not counted."""
    if not count.unclear:
        return ""
    return say_many("không tính {n} hồ sơ chưa rõ ngày, hạng sao hoặc điều cần để đếm", n=count.unclear)


def _missing(count: Count) -> str:
    """The districts without one that is known, by name: the place may have some that the catalogue lacks."""
    names = [
        own(row.label)
        for table in count.tables
        if str(table.title) == str(BY_DISTRICT) or count.measure == METERED
        for row in table.rows
        if not row.number and str(row.label) != str(NO_DISTRICT)
    ]
    return say("Danh mục chưa thấy ở: {names}", names=joined(names, ", ")) if names else ""


def _over(count: Count, element: Element | None) -> str:
    """That a count goes beyond what the plan names, where it names an upper number."""
    if not isinstance(element, Target) or count.number is None or element.of or element.per:
        return ""
    most = element.max if element.op == "range" else element.value if element.op == "=" else None
    return say("nhiều hơn con số của kế hoạch") if most is not None and count.number > most else ""


def _more(element: Element) -> list[str]:
    """What else the record of an activity or a passage says."""
    if isinstance(element, Activity):
        parts = (
            say("giai đoạn: {phase}", phase=own(element.phase)) if element.phase else "",
            say("chủ đề: {topics}", topics=own(", ".join(element.topics))) if element.topics else "",
            DONE[element.status] if element.status else "",
            say("kinh phí: {amount}", amount=own(element.amount)) if element.amount else "",
        )
        return [part for part in parts if part]
    if isinstance(element, Passage) and element.speaker:
        return [say("lời của {speaker}", speaker=own(element.speaker))]
    return []


def _silent(result: Result) -> str:
    """What is said where nothing can be counted, or nothing was reported."""
    if result.element.answer == "text" or result.reported:
        return ""
    if result.count is None:
        return joined((NOT_COUNTED, NOTHING_REPORTED), " ")
    return NOTHING_REPORTED if result.count.number is None or result.state == "unknown" else ""


def _reported(one: Reported) -> Plain:
    figure = one.figure
    who = (
        own(figure.by or ""),
        own(figure.document or ""),
        days_text(figure.date) if figure.date else "",
    )
    return {
        "value": own(figure.value),
        "metric": own(figure.metric) if figure.metric else "",
        "who": joined(who, ", "),
        "gap": _gap(one.gap) if one.gap is not None else "",
        "sources": source_pieces(figure.sources),
    }


def _gap(gap: Decimal) -> str:
    if gap > 0:
        return say("báo cáo nhiều hơn số đếm {gap}", gap=gap)
    if gap < 0:
        return say("số đếm nhiều hơn báo cáo {gap}", gap=-gap)
    return say("báo cáo và số đếm bằng nhau")
