"""Plans of provinces, their elements with what the records say of each, and what was reported."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from ocop_site.catalogue.progress import State, progress
from ocop_site.exports.declared import Row, told
from ocop_site.exports.rows import words
from ocop_site.exports.rows.shared import days_of, number, page_of
from ocop_site.pages import addresses
from ocop_site.pages.plan_places import unit_of
from ocop_site.records.plans import Activity, Target
from ocop_site.records.vocabulary_files import FormerProvince

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.catalogue.progress import Result
    from ocop_site.records.plans import Figure, Plan

PLAN = ("Kế hoạch", "Khóa trong bảng plans.", "Its key in the table of plans.")
ELEMENT = ("Mục", "Số của mục trong kế hoạch, như 3.10.", "The number of the element in its plan, such as 3.10.")


class PlanRow(Row):
    """One programme of a province for a year."""

    id: str = told(
        "Khóa",
        "Khóa của kế hoạch trong danh mục, cũng là cuối địa chỉ của trang.",
        "The key of the plan, which also ends the address of its page.",
    )
    title: str = told("Tên kế hoạch", "Như danh mục ghi.", "As the catalogue has it.")
    province_then: str = told("Tỉnh của kế hoạch", "Tên tỉnh vào thời đó.", "The name of the province at the time.")
    province: str | None = told(*words.PROVINCE)
    map: Literal["63", "34"] = told(
        "Bản đồ",
        "Tỉnh của kế hoạch thuộc bản đồ 63 tỉnh (đến 30/6/2025) hay 34 tỉnh.",
        "Whether the province is of the map of 63 (until 30/6/2025) or of 34.",
    )
    year: int = told("Năm", "Năm của kế hoạch.", "The year of the plan.", unit="năm")
    number: str | None = told("Số kế hoạch", "Trống khi nguồn không ghi.", "Empty where no source says.")
    issued: str | None = told("Ngày ban hành", words.DAYS, words.DAYS_EN)
    issued_first: date | None = told("Ngày ban hành, sớm nhất", words.FIRST, words.FIRST_EN)
    issued_last: date | None = told("Ngày ban hành, muộn nhất", words.LAST, words.LAST_EN)
    read_from: Literal["document", "press"] | None = told(
        "Đọc từ", "document: chính văn bản; press: báo chí.", "The document itself, or the press."
    )
    elements: int = told("Số mục", "Số dòng trong bảng plan_elements.", "Its rows in plan_elements.", unit="mục")
    path: str = told(*words.PATH)
    url: str | None = told(*words.URL)
    example: bool = told(*words.EXAMPLE)


class PlanElementRow(Row):
    """What one element of a plan asks, and what the records of this catalogue say of it on the day of the status."""

    plan: str = told(*PLAN)
    element: str = told(*ELEMENT)
    kind: Literal["target", "activity", "passage"] = told(
        "Loại mục",
        "target: mục tiêu; activity: việc sẽ làm; passage: lời để đọc.",
        "An aim, something that will be done, or words that are only read.",
    )
    quote: str = told("Nguyên văn", "Lời của nguồn.", "The words of the source.", personal=True)  # may name people
    op: Literal[">=", "=", "range", "text"] | None = told(
        "So sánh",
        ">=: ít nhất; =: đúng bằng; range: từ đến; text: không nêu con số.",
        "At least, exactly, a range, or no number. Empty for what is no aim.",
    )
    value: float | None = told("Con số", "Con số của kế hoạch.", "The number that the plan names.")
    least: float | None = told("Từ", "Cận dưới của khoảng.", "The lower end of a range.")
    most: float | None = told("Đến", "Cận trên của khoảng.", "The upper end of a range.")
    unit: str | None = told("Đơn vị", "Đơn vị của con số.", "The unit of the number.")
    of: str | None = told(
        "Trong số", "Tỉ lệ này là của tập hợp nào, bằng một từ cố định.", "What a share is a share of, as a fixed word."
    )
    per: Literal["district"] | None = told("Cho mỗi", "Con số là cho mỗi huyện.", "The number is for every district.")
    min_each: int | None = told("Mỗi nơi ít nhất", "Cho mỗi huyện.", "For every district.")
    max_each: int | None = told("Mỗi nơi nhiều nhất", "Cho mỗi huyện.", "For every district.")
    part_of: str | None = told("Là phần của", "Số của mục mà nó là một phần.", "The element that it is a part of.")
    min_stars: int | None = told("Từ mấy sao", "Trống khi nguồn không nêu.", "Empty where no source says.", unit="sao")
    strength: Literal["required", "aspire"] | None = told(
        "Mức", "required: phải đạt; aspire: phấn đấu.", "Demanded, or aspired to. Empty where no source says."
    )
    measure: str | None = told(
        "Đếm gì", "Từ cố định cho cách đếm; trống: không đếm được.", "A fixed word for what is counted; empty: nothing."
    )
    state: State = told(
        "Tình trạng của mục",
        "met: đạt; not-met: chưa đạt, theo danh sách đầy đủ; unknown: chưa đủ dữ liệu; reported: có báo cáo; "
        "counted: có số đếm; text: chỉ để đọc.",
        "Met; not met, by a list that an authority vouches for; not enough data; reported; counted; only read.",
    )
    counted: int | None = told(
        "Đếm được",
        "Theo hồ sơ của danh mục này, chỉ giữ một phần; trống: không hồ sơ nào ghi điều cần để đếm.",
        "By the records of this catalogue, which holds a part; empty: no record fills what it is counted by.",
    )
    counted_of: int | None = told("Đếm trên", "Mẫu số mà danh mục có.", "The denominator that the catalogue has.")
    share: float | None = told(
        "Tỉ lệ đếm được",
        "Chỉ khi cơ quan xác nhận danh sách là đầy đủ.",
        "Only where an authority vouches that the list is complete.",
        unit="%",
    )
    looked: int | None = told("Theo bao nhiêu hồ sơ", "Số hồ sơ đã xem.", "Over how many records.", unit="hồ sơ")
    unclear: int | None = told(
        "Chưa rõ", "Số hồ sơ có thể thuộc về mục này, không đếm.", "Records that may belong to it, not counted."
    )
    reports: int = told("Số báo cáo", "Số dòng trong bảng plan_reports.", "Its rows in plan_reports.")


class PlanReportRow(Row):
    """A figure that somebody reported for an element; it replaces no count."""

    plan: str = told(*PLAN)
    line: int = told("Dòng", "Thứ tự trong kế hoạch, từ 1.", "Its place in the plan, from 1.")
    element: str = told(*ELEMENT)
    value: str = told("Như báo cáo", "Nguyên văn.", "As it was reported.")
    count: float | None = told("Con số báo cáo", "Cũng là nó, bằng số.", "The same as a number.")
    metric: str | None = told("Về", "Con số là về điều gì.", "What it is a figure of.")
    by: str | None = told("Ai báo cáo", "Cơ quan hoặc tờ báo.", "An authority or a paper.")
    document: str | None = told("Văn bản", "Như nguồn ghi.", "As a source has it.")
    reported: str | None = told("Ngày báo cáo", words.DAYS, words.DAYS_EN)
    reported_first: date | None = told("Ngày báo cáo, sớm nhất", words.FIRST, words.FIRST_EN)
    reported_last: date | None = told("Ngày báo cáo, muộn nhất", words.LAST, words.LAST_EN)


def by_id(catalogue: Catalogue) -> list[Plan]:
    """Every plan, by its key."""
    return sorted(catalogue.plans, key=lambda one: one.id)


def plan_rows(catalogue: Catalogue) -> Iterator[PlanRow]:
    """Every plan, by its key."""
    yield from (plan_row(one, catalogue) for one in by_id(catalogue))


def plan_element_rows(catalogue: Catalogue) -> Iterator[PlanElementRow]:
    """The elements of every plan."""
    for one in by_id(catalogue):
        yield from elements_of(one, catalogue)


def plan_report_rows(catalogue: Catalogue) -> Iterator[PlanReportRow]:
    """What was reported, of every plan."""
    for one in by_id(catalogue):
        yield from reports_of(one)


def plan_row(plan: Plan, catalogue: Catalogue) -> PlanRow:
    """The row of one plan."""
    unit = unit_of(plan, catalogue)
    today = unit.became if isinstance(unit, FormerProvince) else unit.id if unit else None
    return PlanRow(
        id=plan.id,
        title=plan.title,
        province_then=plan.province,
        province=today,
        map=plan.vintage,
        year=int(plan.year),
        number=plan.number,
        **days_of(plan.date, "issued"),
        read_from=plan.source_kind,
        elements=len(plan.elements),
        **page_of(addresses.plan(plan.id), catalogue),
        example=plan.example or catalogue.site.example,
    )


def elements_of(plan: Plan, catalogue: Catalogue) -> Iterator[PlanElementRow]:
    """The elements of one plan, in the order of their numbers."""
    for result in progress(plan, catalogue):
        yield _element_row(plan, result)


def _element_row(plan: Plan, result: Result) -> PlanElementRow:
    element, count = result.element, result.count
    aim = element if isinstance(element, Target) else None
    return PlanElementRow(
        plan=plan.id,
        element=element.id,
        kind="target" if aim else "activity" if isinstance(element, Activity) else "passage",
        quote=element.quote,
        op=aim.op if aim else None,
        value=number(aim.value) if aim else None,
        least=number(aim.min) if aim else None,
        most=number(aim.max) if aim else None,
        unit=aim.unit if aim else None,
        of=aim.of if aim else None,
        per=aim.per if aim else None,
        min_each=aim.min_each if aim else None,
        max_each=aim.max_each if aim else None,
        part_of=aim.part_of if aim else None,
        min_stars=aim.min_stars if aim else None,
        strength=aim.strength if aim else None,
        measure=element.measure,
        state=result.state,
        counted=count.number if count else None,
        counted_of=count.of if count else None,
        share=number(count.share) if count else None,
        looked=count.looked if count else None,
        unclear=count.unclear if count else None,
        reports=len(result.reported),
    )


def reports_of(plan: Plan) -> Iterator[PlanReportRow]:
    """What was reported, of one plan, in the order of its record."""
    for line, one in enumerate(plan.reported, start=1):
        yield _report_row(plan, line, one)


def _report_row(plan: Plan, line: int, one: Figure) -> PlanReportRow:
    return PlanReportRow(
        plan=plan.id,
        line=line,
        element=one.target,
        value=one.value,
        count=number(one.count),
        metric=one.metric,
        by=one.by,
        document=one.document,
        **days_of(one.date, "reported"),
    )
