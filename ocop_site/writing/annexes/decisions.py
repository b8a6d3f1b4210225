"""The decision that an annex belongs to: what its record will say, and whether the catalogue has it already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.records.decision_numbers import DecisionKey
from ocop_site.vietnamese import fold, slug
from ocop_site.writing.annexes.records import DecisionFacts
from ocop_site.writing.tables.outlet_rows import level_said
from ocop_site.writing.tables.table_rows import Data, without_empty

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ocop_site.records.others import Decision
    from ocop_site.records.vocabulary import Vocabulary
    from ocop_site.writing.annexes.orders import AnnexOrder
    from ocop_site.writing.foreign.facts import RowFacts


def decision_facts(
    order: AnnexOrder, before: Decision | None, province: str, taken: Collection[str], vocabulary: Vocabulary
) -> DecisionFacts:
    """What the decision says of itself. `province`: as its issuer prints it; `taken`: ids of other decisions."""
    signed = order.signed.isoformat()
    record_id = before.id if before else slug(f"{order.issuer} {order.number} {signed}")
    while not before and record_id in taken:
        record_id += "-2"
    unit = vocabulary.province_by_printed_name(province) if province else None
    source: Data = without_empty(
        {
            "url": order.source,
            "publisher": order.issuer,
            "title": f"Phụ lục Quyết định {order.number} ngày {order.signed:%d/%m/%Y}",
            "read": order.day.isoformat(),
        }
    )
    level = level_said(order.issuer) or ("centre" if fold(order.issuer).startswith(("bo ", "bo truong")) else "")
    return DecisionFacts(record_id, unit.id if unit else "", order.number, signed, order.issuer, level, source)


def same_decision(order: AnnexOrder, decisions: Iterable[Decision]) -> Decision | None:
    """The record of this very decision, where the catalogue has one."""
    key = DecisionKey.read(order.number)
    for one in decisions:
        day = one.date.day if one.date else None
        same_number = one.number and (
            DecisionKey.read(one.number) == key if key else fold(one.number) == fold(order.number)
        )
        if same_number and day == order.signed and (one.issuer is None or fold(one.issuer) == fold(order.issuer)):
            return one
    return None


def not_an_item(facts: RowFacts, number: str) -> list[tuple[str, str]]:
    """Why a row that could be read still cannot be an item of the decision: our column, and the reason."""
    refusals = []
    if facts.act == "proposal":
        refusals.append(("stars", "dòng này là đề nghị, chưa phải công nhận"))
    if facts.act == "recognise" and facts.stars is None:
        refusals.append(("stars", f"thiếu {facts.row.called('stars')}, không rõ công nhận mấy sao"))
    own = DecisionKey.read(facts.decision) if facts.decision and facts.act == "recognise" else None
    if own and own != DecisionKey.read(number) and "decision" in facts.row.cells:
        refusals.append(("decision", f"dòng này ghi quyết định {facts.decision}, không phải {number}"))
    return refusals
