"""What the pages of a fair and its booths say of a product on the fair's days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.catalogue.fair_days import Cover
from ocop_site.catalogue.sentences import label
from ocop_site.catalogue.status import Ending, Status
from ocop_site.pages.booths import booth_context
from ocop_site.pages.cards import Cards
from ocop_site.pages.fair_cover import OF_THE_FAIR, OF_TODAY, cover_piece
from ocop_site.pages.fairs import fair_context
from ocop_site.pages.floor import floor_of
from ocop_site.records.days import Days
from ocop_site.words import shown
from tests.small_content import at, catalogue_of, code, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 12, 3)
VALID = Status("valid", 4, until=date(2028, 1, 1), exact=True)
BOOTH = f'booths: [{{number: A1, code: "{code(60)}", products: [a]}}]\n'


@pytest.mark.parametrize(
    ("cover", "filled", "stars", "tone", "words"),
    [
        (Cover("covers", VALID, stars=4), True, 4, "good", "còn thời hạn trong những ngày hội chợ"),
        (Cover("covers", VALID), False, 0, "good", "còn thời hạn trong những ngày hội chợ"),
        (
            Cover("until", VALID, DAY, 4, Status("past-term", 4)),
            False,
            4,
            "soon",
            "thời hạn đến hết ngày 02/12/2026, giữa kỳ hội chợ",
        ),
        (
            Cover("until", VALID, DAY, 4, Status("revoked", 4)),
            False,
            4,
            "stop",
            "bị thu hồi từ ngày 03/12/2026, giữa kỳ hội chợ",
        ),
        (
            Cover("until", VALID, DAY, 4, Status("expired", 4)),
            False,
            4,
            "stop",
            "hết hạn từ ngày 03/12/2026, giữa kỳ hội chợ",
        ),
        (Cover("from", VALID, DAY, 4), False, 4, "good", "được công nhận từ ngày 03/12/2026, giữa kỳ hội chợ"),
        (
            Cover("not", Status("no-paper")),
            False,
            0,
            "quiet",
            "danh mục chưa có giấy chứng nhận cho những ngày hội chợ",
        ),
        (
            Cover("not", Status("past-term", 3)),
            False,
            0,
            "quiet",
            "thời hạn theo hồ sơ đã qua trước hội chợ, chưa rõ đánh giá lại",
        ),
        (Cover("unsaid", Status("undetermined", 3)), False, 0, "quiet", "chưa đủ dữ kiện về những ngày hội chợ"),
        (Cover("unsaid"), False, 0, "quiet", "chưa đủ dữ kiện về những ngày hội chợ"),
    ],
)
def test_the_words_of_each_answer(cover: Cover, filled: bool, stars: int, tone: str, words: str) -> None:  # noqa: FBT001
    piece = cover_piece(cover)
    assert (piece["filled"], piece["stars"], piece["tone"], shown(piece["label"])) == (filled, stars, tone, words)


def test_only_what_somebody_ended_is_called_so_and_red() -> None:
    ended = Status("revoked", 3, ending=Ending("revoked", Days.read("2026-05-01"), "9/QĐ", None, ()))
    piece = cover_piece(Cover("not", ended))
    assert (piece["tone"], piece["label"]) == ("stop", label(ended))


def contexts(folder: Path, days: str) -> tuple[dict[str, Any], dict[str, Any]]:
    files = {
        "products/a.yaml": product(1, "Mắm Ví Dụ", at("Hà Tĩnh") + paper("2023-12-03")),
        "fairs/h.yaml": producer(50, "Hội chợ Ví Dụ", f"{days}{BOOTH}"),
    }
    catalogue = catalogue_of(folder, files)
    (entry,) = catalogue.fairs.values()
    cards = Cards(catalogue)
    return fair_context(entry, catalogue, cards)["it"], booth_context(
        0, entry, catalogue, cards, floor_of(entry, catalogue)
    )["it"]


def test_a_fair_and_its_booths_say_the_same(tmp_path: Path) -> None:
    fair, booth = contexts(tmp_path, "days: {from: 2026-12-01, to: 2026-12-05}\n")
    (listed,), (card,) = fair["booths"][0]["products"], booth["cards"]
    assert listed["during"] == card["during"]
    assert shown(card["during"]["label"]) == "thời hạn đến hết ngày 03/12/2026, giữa kỳ hội chợ"
    assert fair["statuses_note"] == booth["statuses_note"] == OF_THE_FAIR


def test_where_the_days_are_not_known_the_status_is_that_of_today_and_says_so(tmp_path: Path) -> None:
    fair, booth = contexts(tmp_path, "days: {from: 2026-12}\n")
    (listed,), (card,) = fair["booths"][0]["products"], booth["cards"]
    assert not {"during"} & (listed.keys() | card.keys())
    assert listed["status"]["value"] == card["status"]["value"] == "expiring"
    assert fair["statuses_note"] == booth["statuses_note"] == OF_TODAY
