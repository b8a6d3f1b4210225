"""Signs of booths, whatever stands on them: nothing is clipped, nothing covers the code, every word can be seen."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.making.read_back import read_back
from ocop_site.pages.fair_labels import ASK
from tests.making.label_runs import HOSTS, label, pdf_of, run_on
from tests.making.printed import LONG_MAKER, LONG_NAME

if TYPE_CHECKING:
    from ocop_site.pages.jobs import Plain

STOCKS = ("a5-sign", "a4-sign")
NUMBERS = ("1", "A12", "W", "A-12", "Ô 12", "Đ 107", "Ẳ1", "j", "A1/B2", "(12)", "WWWWW", "Khu ẩm thực số 12, dãy đông")
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyẶỆộƯỹ–.,()&'-ẲW"
DAYS = (
    "",
    "Ngày 01/12/2026",
    "Bắt đầu trong khoảng 01/12/2026 đến 15/12/2026, kết thúc không muộn hơn ngày 31/12/2026",
)


def sign(rng: random.Random, number: str, **words: Any) -> Plain:  # noqa: ANN401 - any word of a sign
    """An invented sign, published; `words` overrule the others."""
    bare = {"draft": False, "stars": 0, "stars_text": "", "term": "", "maker": "", "sign": True, "ask": ASK}
    whole = {"name": "HTX Ví Dụ", "place": "xã Ví Dụ, Phú Yên", "fair": "Hội chợ Ví Dụ 2026", "days": DAYS[1]}
    return label(rng, HOSTS[0], **{**bare, **whole, "booth": f"Gian {number}", "number": number, **words})


def any_words(rng: random.Random, count: int) -> str:
    """So many words of any letters, short ones and long ones."""
    return " ".join("".join(rng.choices(LETTERS, k=rng.choice((1, 2, 4, 7, 14)))) for _ in range(count))


@pytest.mark.parametrize("stock", STOCKS)
@pytest.mark.parametrize("number", NUMBERS)
def test_every_number_stands_there_whole(stock: str, number: str) -> None:
    rng = random.Random(number)
    signs = [sign(rng, number), sign(rng, number, name="", place="", days=""), sign(rng, number, name=LONG_MAKER)]
    run = run_on(stock, "sign", signs)
    assert read_back(pdf_of(run), run, signs) == []


@pytest.mark.parametrize("stock", STOCKS)
@pytest.mark.parametrize("seed", range(4))
def test_no_words_at_all_leave_a_sign(stock: str, seed: int) -> None:
    rng = random.Random(seed)
    signs = [
        sign(
            rng,
            rng.choice((*NUMBERS, any_words(rng, 3))),
            name=rng.choice(("", LONG_NAME, any_words(rng, 5), any_words(rng, 60))),
            place=rng.choice(("", any_words(rng, 4), any_words(rng, 15))),
            fair=any_words(rng, rng.choice((3, 10, 40))),
            days=rng.choice(DAYS),
            draft=rng.choice((True, False)),
        )
        for _ in range(6)
    ]
    run = run_on(stock, "sign", signs, dpi=rng.choice((203, 300, 600)))
    assert read_back(pdf_of(run), run, signs) == []


@pytest.mark.parametrize("stock", STOCKS)
def test_a_printer_that_is_off_is_followed(stock: str) -> None:
    signs = [sign(random.Random(1), "A12"), sign(random.Random(2), "B7", draft=True)]
    run = run_on(stock, "sign", signs, shift=(1.5, -1.25), scale=(0.985, 1.01))
    assert read_back(pdf_of(run), run, signs) == []


@pytest.mark.parametrize("words", [{"number": "A13", "booth": "Gian A13"}, {"ask": "Quét mã"}, {"stars": 4}])
def test_a_sign_that_says_something_else_is_refused(words: dict[str, object]) -> None:
    right = sign(random.Random(3), "A12")
    run = run_on("a5-sign", "sign", [right])
    other = pdf_of({**run, "labels": [{**right, **words}]})
    found = {fault.code for fault in read_back(other, run, [right])}
    assert found == (set() if "stars" in words else {"label-wrong-words"})  # a sign has no place for stars
