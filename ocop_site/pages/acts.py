"""The words for what decisions do, one place for all pages: acts, kinds of recognition, what a decision is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ocop_site.catalogue.sentences import days_text, stars_text
from ocop_site.words import own, say

if TYPE_CHECKING:
    from ocop_site.records.others import Decision, Item

NOT_SAID = say("danh mục chưa ghi")


class ActWords(NamedTuple):
    """The words for one kind of act: above its products, of one product, before its ground.

    `ground_is_owed`: whether a reader must be told that no ground is known.
    """

    heading: str
    done: str
    ground: str
    ground_is_owed: bool


ACTS = {
    "recognise": ActWords(say("Công nhận"), say("Được công nhận"), say("Căn cứ"), ground_is_owed=False),
    "extend": ActWords(say("Kéo dài hiệu lực"), say("Được kéo dài hiệu lực"), say("Căn cứ"), ground_is_owed=False),
    "revoke": ActWords(say("Thu hồi giấy chứng nhận"), say("Đã bị thu hồi"), say("Lý do"), ground_is_owed=True),
    "strike-off": ActWords(
        say("Đưa ra khỏi danh sách"), say("Được đưa ra khỏi danh sách"), say("Lý do"), ground_is_owed=True
    ),
}
RECOGNITIONS = {"first": say("Lần đầu"), "upgrade": say("Nâng hạng"), "reassessment": say("Đánh giá lại")}
_WITHIN_WORDS = {"first": say("lần đầu"), "upgrade": say("nâng hạng"), "reassessment": say("đánh giá lại")}


def decision_name(decision: Decision) -> str:
    """What a decision is called, as far as it is known: "Quyết định 3763/QĐ-UBND ngày 18/11/2021"."""
    day = decision.date.day if decision.date else None
    days = days_text(decision.date) if decision.date else ""
    if decision.number:
        if day:
            return say("Quyết định {number} ngày {day}", number=decision.number, day=day)
        if days:
            return say("Quyết định {number} {days}", number=decision.number, days=days)
        return say("Quyết định {number}", number=decision.number)
    if decision.issuer:
        issuer = own(decision.issuer)
        if days:
            return say("Quyết định của {issuer}, {days}", issuer=issuer, days=days)
        return say("Quyết định của {issuer}", issuer=issuer)
    return say("Quyết định chưa rõ số, {days}", days=days) if days else say("Quyết định chưa rõ số")


def ground_text(act: str, ground: str | None) -> str:
    """Why: "Lý do: ngừng sản xuất"; for an ending whose source is silent that is said; "" for other acts."""
    words = ACTS[act]
    if ground:
        return say("{heading}: {ground}", heading=words.ground, ground=own(ground.rstrip(".")))
    return say("{heading}: {ground}", heading=words.ground, ground=NOT_SAID) if words.ground_is_owed else ""


def item_words(item: Item, name: str) -> list[str]:
    """What a decision says of one product besides its act, in short words; `name` is the product's own name."""
    until = say("đến hết ngày {day}", day=item.until) if item.until else say("danh mục chưa ghi đến ngày nào")
    words = [
        stars_text(item.stars) if item.stars else "",
        _WITHIN_WORDS[item.kind] if item.kind else "",
        say("chương trình năm {year}", year=str(item.programme_year)) if item.programme_year else "",
        say("{score} điểm", score=item.score) if item.score is not None else "",
        say("mã số sản phẩm {code}", code=item.product_code) if item.product_code else "",
        say("ghi hạn đến {day}", day=item.valid_until) if item.valid_until else "",
        until if item.act == "extend" else "",
        say("tên trong quyết định: {name}", name=own(printed))
        if (printed := other_name(item.name_as_printed, name))
        else "",
    ]
    return [word for word in words if word]


def other_name(printed: str | None, name: str) -> str:
    """The name on a paper where it is not the product's own; capital letters make no other name."""
    return printed if printed and printed.casefold() != name.casefold() else ""
