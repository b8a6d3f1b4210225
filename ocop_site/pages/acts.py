"""The words for what decisions do, one place for all pages: acts, kinds of recognition, what a decision is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ocop_site.catalogue.sentences import day_text, days_text

if TYPE_CHECKING:
    from ocop_site.records.others import Decision, Item

NOT_SAID = "danh mục chưa ghi"


class ActWords(NamedTuple):
    """The words for one kind of act: above its products, of one product, before its ground.

    `ground_is_owed`: whether a reader must be told that no ground is known.
    """

    heading: str
    done: str
    ground: str
    ground_is_owed: bool


ACTS = {
    "recognise": ActWords("Công nhận", "Được công nhận", "Căn cứ", ground_is_owed=False),
    "extend": ActWords("Kéo dài hiệu lực", "Được kéo dài hiệu lực", "Căn cứ", ground_is_owed=False),
    "revoke": ActWords("Thu hồi giấy chứng nhận", "Đã bị thu hồi", "Lý do", ground_is_owed=True),
    "strike-off": ActWords("Đưa ra khỏi danh sách", "Được đưa ra khỏi danh sách", "Lý do", ground_is_owed=True),
}
RECOGNITIONS = {"first": "Lần đầu", "upgrade": "Nâng hạng", "reassessment": "Đánh giá lại"}


def decision_name(decision: Decision) -> str:
    """What a decision is called, as far as it is known: "Quyết định 3763/QĐ-UBND ngày 18/11/2021"."""
    when = days_text(decision.date) if decision.date else ""
    if decision.number:
        return f"Quyết định {decision.number}{f' {when}' if when else ''}"
    whose = f"của {decision.issuer}" if decision.issuer else "chưa rõ số"
    return f"Quyết định {whose}{f', {when}' if when else ''}"


def ground_text(act: str, ground: str | None) -> str:
    """Why: "Lý do: ngừng sản xuất"; for an ending whose source is silent that is said; "" for other acts."""
    words = ACTS[act]
    if ground:
        return f"{words.ground}: {ground.rstrip('.')}"
    return f"{words.ground}: {NOT_SAID}" if words.ground_is_owed else ""


def item_words(item: Item, name: str) -> list[str]:
    """What a decision says of one product besides its act, in short words; `name` is the product's own name."""
    until = f"đến hết ngày {day_text(item.until)}" if item.until else f"{NOT_SAID} đến ngày nào"
    words = [
        f"{item.stars} sao" if item.stars else "",
        RECOGNITIONS[item.kind].lower() if item.kind else "",
        f"chương trình năm {item.programme_year}" if item.programme_year else "",
        f"{item.score} điểm".replace(".", ",") if item.score is not None else "",
        f"mã số sản phẩm {item.product_code}" if item.product_code else "",
        f"ghi hạn đến {day_text(item.valid_until)}" if item.valid_until else "",
        until if item.act == "extend" else "",
        f"tên trong quyết định: {printed}" if (printed := other_name(item.name_as_printed, name)) else "",
    ]
    return [word for word in words if word]


def other_name(printed: str | None, name: str) -> str:
    """The name on a paper where it is not the product's own; capital letters make no other name."""
    return printed if printed and printed.casefold() != name.casefold() else ""
