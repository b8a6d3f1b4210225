"""The pages of plans: all of them, those of a province, and each plan with every element and its answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ocop_site.catalogue.progress import progress
from ocop_site.catalogue.sentences import days_alone
from ocop_site.pages import addresses
from ocop_site.pages.indexes import year_title
from ocop_site.pages.jobs import Job
from ocop_site.pages.names import full_name, place_name
from ocop_site.pages.others import fact_pieces
from ocop_site.pages.pieces import HOME_CRUMB, entry_piece, page_piece, report_piece, source_pieces
from ocop_site.pages.plan_elements import element_piece
from ocop_site.pages.plan_lists import PLANS, list_jobs_of
from ocop_site.pages.plan_places import plans_by_place, unit_of
from ocop_site.pages.plan_plots import place_plots, plan_plots
from ocop_site.pages.stories import told
from ocop_site.records.vocabulary_files import FormerProvince
from ocop_site.words import joined, own, say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.catalogue.progress import Result
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.plans import Plan
    from ocop_site.records.vocabulary import Province

LEAD = say(
    "Kế hoạch OCOP hằng năm của các tỉnh, từng mục theo nguyên văn: danh mục đếm được gì, ai đã báo cáo gì, "
    "còn thiếu gì."
)
RULES = (
    say(
        "Số đếm chỉ là của danh mục này, không phải của cả tỉnh: danh mục giữ một phần nhỏ các sản phẩm, nên "
        "không thấy không có nghĩa là không có."
    ),
    say(
        "Chỉ nói “chưa đạt”, và chỉ tính tỉ lệ, khi cơ quan có thẩm quyền xác nhận danh sách của nơi và năm ấy là "
        "đầy đủ. Đếm đủ con số thì đã là đạt."
    ),
    say("Số đếm và số báo cáo đứng cạnh nhau; không số nào thay số nào. Địa giới và tên huyện là của thời đó."),
)
KINDS = {"document": say("chính văn bản"), "press": say("báo chí, không phải chính văn bản")}


def plan_jobs(catalogue: Catalogue) -> Iterator[Job]:
    """The index of plans, which is there even while there are none, that of each province, and a page for each plan."""
    yield _index(addresses.PLANS, PLANS, catalogue.plans, catalogue, [])
    for province_id, (name, plans) in plans_by_place(catalogue).items():
        heading = say("Kế hoạch OCOP của {place}", place=name)
        plots = place_plots(plans, province_id, catalogue)
        yield _index(addresses.plans_of(province_id), heading, plans, catalogue, plots)
    for plan in catalogue.plans:
        results = progress(plan, catalogue)
        address = addresses.plan(plan.id)
        yield Job(
            addresses.file_of(address), "page", plan_context(plan, results, catalogue), "plan.html", f"plans/{plan.id}"
        )
        yield from list_jobs_of(plan, results, catalogue)


def _index(address: str, heading: str, plans: Iterable[Plan], catalogue: Catalogue, plots: list[Plain]) -> Job:
    grouped: dict[int, list[Plain]] = defaultdict(list)
    for plan in plans:
        note = joined((_place(plan, catalogue), own(plan.number or ""), _elements(plan)), ". ")
        grouped[int(plan.year)].append(entry_piece(own(plan.title), addresses.plan(plan.id), 0, note))
    sections = [{"title": year_title(year), "entries": grouped[year]} for year in sorted(grouped, reverse=True)]
    crumbs = [HOME_CRUMB, *([(PLANS, addresses.PLANS)] if address != addresses.PLANS else [])]
    ways = [
        entry_piece(name, addresses.plans_of(one), len(some))
        for one, (name, some) in plans_by_place(catalogue).items()
        if address == addresses.PLANS
    ]
    it: Plain = {"lead": LEAD, "sections": sections, "ways": ways, "rules": list(RULES), "plots": plots}
    page = page_piece("plans", address, heading, description=LEAD, base_url=catalogue.site.base_url, crumbs=crumbs)
    return Job(addresses.file_of(address), "page", {"page": page, "it": it}, "plans.html", address)


def plan_context(plan: Plan, results: tuple[Result, ...], catalogue: Catalogue) -> Plain:
    """The whole context of a plan's page."""
    name = own(plan.title)
    unit = unit_of(plan, catalogue)
    facts: list[tuple[str, str]] = [
        (say("Tỉnh"), joined((_place(plan, catalogue), own(plan.province_inferred or "")), ". ")),
        (say("Năm"), str(plan.year)),
        (say("Số kế hoạch"), own(plan.number) if plan.number else say("nguồn không ghi")),
        (say("Ngày ban hành"), days_alone(plan.date) if plan.date else ""),
        (say("Theo chương trình"), own(plan.scheme or "")),
        (say("Phạm vi"), own(plan.scope or "")),
        (say("Cơ quan chủ trì"), own(plan.lead or "")),
        (say("Cơ quan phối hợp"), own(", ".join(plan.partners)) if plan.partners else ""),
        (say("Đọc từ"), KINDS[plan.source_kind] if plan.source_kind else ""),
    ]
    it: Plain = {
        "name": name,
        "facts": fact_pieces(facts),
        "totals": _totals(results),
        "rules": list(RULES),
        "plots": plan_plots(plan, catalogue),
        "elements": [element_piece(result, plan) for result in results],
        "ways": [entry_piece(say("Mọi kế hoạch của {place}", place=unit.name), addresses.plans_of(unit.id), 0)]
        if unit
        else [],
        "story": told(plan.story),
        "sources": source_pieces(plan.sources),
        "report": report_piece(catalogue, name, plan.id),
        "example": plan.example,
    }
    said = say("{name}: {elements}, từng mục có số đếm hoặc báo cáo kèm nguồn.", name=name, elements=_elements(plan))
    page = page_piece(
        "plan",
        addresses.plan(plan.id),
        name,
        description=said,
        base_url=catalogue.site.base_url,
        crumbs=_crumbs(unit),
    )
    return {"page": page, "it": it}


def _crumbs(unit: Province | None) -> list[tuple[str, str]]:
    crumbs: list[tuple[str, str]] = [HOME_CRUMB, (PLANS, addresses.PLANS)]
    return [*crumbs, (unit.name, addresses.plans_of(unit.id))] if unit else crumbs


def _totals(results: tuple[Result, ...]) -> list[Plain]:
    """How many elements there are, how many are counted, reported or not known, in this order."""
    states = Counter(result.state for result in results)
    counted = sum(1 for one in results if one.count is not None and one.count.number is not None)
    reported = sum(1 for one in results if one.reported)
    lines = (
        (say_many("mục của kế hoạch", n=len(results)), len(results)),
        (say_many("mục có số đếm từ hồ sơ", n=counted), counted),
        (say_many("mục có số liệu báo cáo", n=reported), reported),
        (say_many("mục đạt, theo hồ sơ", n=states["met"]), states["met"]),
        (say_many("mục chưa đạt, theo danh sách đầy đủ", n=states["not-met"]), states["not-met"]),
        (say_many("mục chưa đủ dữ liệu", n=states["unknown"]), states["unknown"]),
        (say_many("mục chỉ để đọc", n=states["text"]), states["text"]),
    )
    return [{"text": text, "value": value} for text, value in lines]


def _elements(plan: Plan) -> str:
    return say_many("{n} mục", n=len(plan.elements))


def _place(plan: Plan, catalogue: Catalogue) -> str:
    """The province of the plan's time, and what it is today where that is another."""
    unit = unit_of(plan, catalogue)
    if unit is None:
        return own(plan.province)
    if not isinstance(unit, FormerProvince):
        return full_name(unit, catalogue.day)
    before = place_name(unit.name, unit.type)
    today = catalogue.vocabulary.province(unit.became)
    if today is None or len(catalogue.vocabulary.formers_of(unit.became)) == 1:
        return before
    return say("{before} (nay thuộc {full})", before=before, full=full_name(today, catalogue.day))
