"""What must be true of plans: numbers stand once, what is named is there, no shape contradicts itself.

Each rule is a generator of problems; its docstring is the rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.problems import Problem
from ocop_site.records.plans import PERCENT, TIMES, Target
from ocop_site.records.vocabulary import FORMER_VINTAGE
from ocop_site.vietnamese import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.records.collection import Records
    from ocop_site.records.plans import Element, Plan

LISTS = ("targets", "activities", "passages")
ALL = 100  # percent
Fault = tuple[str, str, str]  # the field, what is wrong in Vietnamese and in English


def plan_problems(records: Records) -> Iterator[Problem]:
    """Every problem of every plan."""
    for plan in records.plans:
        yield from numbers_once(plan, records)
        yield from known_names(plan, records)
        yield from whole_shapes(plan, records)
        yield from districts_of_the_period(plan, records)


def numbers_once(plan: Plan, records: Records) -> Iterator[Problem]:
    """No two elements of a plan have one number."""
    seen: set[str] = set()
    for name, at, element in _elements(plan):
        if element.id in seen:
            values = {"value": element.id, "kind": "targets, activities, passages"}
            yield Problem("same-id-twice", records.place("plans", plan.id, name, at, "id"), values)
        seen.add(element.id)


def known_names(plan: Plan, records: Records) -> Iterator[Problem]:
    """A part is of a target of its plan, a figure of an element of it; kinds of producers are the vocabulary's."""
    targets, elements = [one.id for one in plan.targets], [one.id for one in plan.elements]
    types = [one.id for one in records.vocabulary.producer_types]
    named: list[tuple[tuple[str | int, ...], str, list[str], str]] = []
    for i, target in enumerate(plan.targets):
        if target.part_of is not None:
            others = [one for one in targets if one != target.id]
            named.append((("targets", i, "part_of"), target.part_of, others, "targets"))
        if "producer-types" not in records.vocabulary.lacking:
            named += [
                (("targets", i, "types", j), one, types, "vocabulary/producer-types.yaml")
                for j, one in enumerate(target.types)
            ]
    for i, figure in enumerate(plan.reported):
        named.append((("reported", i, "target"), figure.target, elements, "targets, activities, passages"))
    for location, value, known, kind in named:
        if value not in known:
            field = next(str(part) for part in reversed(location) if isinstance(part, str))
            values = {"field": field, "value": value, "kind": kind}
            yield Problem(
                "unknown-reference", records.place("plans", plan.id, *location), values, nearest(value, known)
            )


def whole_shapes(plan: Plan, records: Records) -> Iterator[Problem]:
    """A target has the numbers that its comparison needs and no others; a share has its set, a growth its base."""
    whole = {target.id: target for target in plan.targets}
    for name, at, element in _elements(plan):
        faults = list(_text_faults(element))
        if isinstance(element, Target):
            faults += [*_number_faults(element), *_share_faults(element), *_measure_faults(element)]
            faults += _part_faults(element, whole.get(element.part_of or ""))
        for field, vietnamese, english in faults:
            values = {"value": element.id, "field": field, "reason_vi": vietnamese, "reason_en": english}
            yield Problem("target-shape", records.place("plans", plan.id, name, at, field), values)


def districts_of_the_period(plan: Plan, records: Records) -> Iterator[Problem]:
    """A plan of the map of 63 names districts of its province alone, by the list of the time; none is named twice."""
    words = records.vocabulary
    if "districts" in words.lacking or "provinces" in words.lacking or not plan.districts:
        return
    unit = words.province_by_printed_name(plan.province, FORMER_VINTAGE) if plan.vintage == "63" else None
    listed = words.districts.of(unit.id) if unit else None
    seen: set[str] = set()
    for i, printed in enumerate(plan.districts):
        place = records.place("plans", plan.id, "districts", i)
        meant = listed.named(printed) if listed else None
        if listed is not None and meant is None:
            values = {"field": "districts", "value": printed, "kind": "vocabulary/districts.yaml"}
            yield Problem("unknown-reference", place, values, nearest(printed, listed.names))
        elif (meant or printed) in seen:
            yield Problem("same-id-twice", place, {"value": printed, "kind": "districts"})
        seen.add(meant or printed)


def _elements(plan: Plan) -> Iterator[tuple[str, int, Element]]:
    for name in LISTS:
        for at, element in enumerate(getattr(plan, name)):
            yield name, at, element


def _text_faults(element: Element) -> Iterator[Fault]:
    if element.text and (element.measure or element.beside):
        yield "text", "mục chỉ để đọc thì không đếm gì (`measure`)", "what is only read counts nothing (`measure`)"


def _number_faults(target: Target) -> Iterator[Fault]:
    low, high = target.min, target.max
    each = target.min_each is not None or target.max_each is not None
    if target.op == "range" and not each and (low is None or high is None):
        yield "op", "khoảng cần cả `min` và `max`", "a range needs `min` and `max`"
    if target.op == "range" and target.value is not None:
        yield "value", "khoảng không có `value`", "a range has no `value`"
    if target.op != "range" and (low is not None or high is not None):
        yield "op", "`min`, `max` chỉ dùng với `range`", "`min` and `max` belong to `range` alone"
    if target.op in {">=", "="} and target.value is None and not each and not target.breakdown:
        yield "op", "thiếu con số `value`", "the number `value` is missing"
    if target.op == "text" and target.value is not None:
        yield "value", "có con số thì `op` phải là `>=` hoặc `=`", "with a number `op` must be `>=` or `=`"
    if low is not None and high is not None and low > high:
        yield "min", "`min` lớn hơn `max`", "`min` is greater than `max`"
    if target.min_each is not None and target.max_each is not None and target.min_each > target.max_each:
        yield "min_each", "`min_each` lớn hơn `max_each`", "`min_each` is greater than `max_each`"
    if each and not target.per:
        yield "min_each", "thiếu `per`: mỗi đơn vị nào", "`per` is missing: each of which units"
    if target.per and target.min_each is None:
        yield "per", "thiếu `min_each`: ít nhất mấy ở mỗi đơn vị", "`min_each` is missing: how many in each"


def _share_faults(target: Target) -> Iterator[Fault]:
    share, growth = target.unit == PERCENT, target.unit == TIMES
    if share and not target.of:
        yield "unit", "tỉ lệ cần tập để tính, ở `of`", "a share needs its set, in `of`"
    if target.of and not share:
        yield "of", "`of` chỉ dùng với tỉ lệ (`unit` là dấu phần trăm)", "`of` is for a share (`unit` a percent sign)"
    if share and target.value is not None and not 0 <= target.value <= ALL:
        yield "value", "tỉ lệ từ 0 đến 100", "a share is from 0 to 100"
    if growth and not (target.baseline and target.metrics):
        yield "unit", "mức tăng cần `baseline` và `metrics`", "a growth needs `baseline` and `metrics`"
    if (target.baseline or target.metrics) and not growth:
        yield "unit", "`baseline`, `metrics` cần `unit: lần`", "`baseline` and `metrics` need `unit: lần`"


_COHORTS = {"products-kept": "valid-on", "products-since": "issued-year"}
_NEEDED = {"valid-on": "day", "issued-year": "year"}


def _measure_faults(target: Target) -> Iterator[Fault]:
    cohort = target.cohort
    if cohort and getattr(cohort, _NEEDED[cohort.by]) is None:
        need = _NEEDED[cohort.by]
        yield "cohort", f"`{cohort.by}` cần `{need}`", f"`{cohort.by}` needs `{need}`"
    wanted = _COHORTS.get(target.measure or "")
    if wanted and (cohort is None or cohort.by != wanted):
        yield "measure", f"cần `cohort` với `by: {wanted}`", f"a `cohort` with `by: {wanted}` is needed"
    if target.measure == "producers-of-type" and not target.types:
        yield "measure", "cần `types`: loại chủ thể nào", "`types` is needed: which kinds of producers"
    if target.measure == "districts-with-outlet" and not target.per:
        yield "measure", "cần `per: district` và `min_each`", "`per: district` and `min_each` are needed"


def _part_faults(target: Target, whole: Target | None) -> Iterator[Fault]:
    if target.breakdown and target.part_of is None:
        yield "breakdown", "thiếu `part_of`: chia con số của mục nào", "`part_of` is missing: whose number is split"
    if whole is None or whole.value is None:
        return
    parts = sum(one.value for one in target.breakdown)
    if parts > whole.value:
        yield "breakdown", f"các phần cộng lại hơn {whole.value}", f"the parts add up to more than {whole.value}"
    if target.value is not None and target.unit == whole.unit and target.value > whole.value:
        yield "value", f"phần lớn hơn cả mục ({whole.value})", f"the part is more than the whole ({whole.value})"
