from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ocop_site.records.profiles import Profile, Scale, Shift, read_profile
from ocop_site.writing.profiles import profile_text

if TYPE_CHECKING:
    from pathlib import Path

OLD = Profile(stock="avery-l7160", dpi=203, next=6)
NEW = OLD.model_copy(
    update={
        "next": 14,
        "shift": Shift(x=Decimal("-1.25"), y=Decimal("0.40")),
        "scale": Scale(x=Decimal("1.00213"), y=Decimal("0.99000")),
    }
)
BY_HAND = """\
# Máy in ở quầy ngoài, mua năm 2024
stock: avery-l7160   # hộp màu xanh
next: 6              # bà Hai ghi
dpi: "203"

shift: {x: -1.0, y: 0.40}   # đo ngày 3 tháng 9
note: giấy phải lùa sát mép phải
"""


def back(folder: Path, text: str) -> Profile | None:
    path = folder / "may-in.yaml"
    path.write_text(text, encoding="utf-8")
    profile, _, problems = read_profile(path)
    assert [problem.line() for problem in problems] == []
    return profile


@pytest.mark.parametrize("profile", [OLD, NEW, NEW.model_copy(update={"note": "Máy: cũ, # kêu to"})])
def test_a_new_file_says_what_it_was_made_from(tmp_path: Path, profile: Profile) -> None:
    text = profile_text(profile)
    assert back(tmp_path, text) == profile
    assert text.startswith("# Máy in này in nhãn thế nào.")
    assert profile_text(profile, text) == text


def test_only_the_values_that_changed_are_put_in_place() -> None:
    assert profile_text(NEW.model_copy(update={"note": "giấy phải lùa sát mép phải"}), BY_HAND) == (
        BY_HAND.replace("next: 6 ", "next: 14 ").replace("x: -1.0,", "x: -1.25,")
        + "scale: {x: 1.00213, y: 0.99}  # phóng theo chiều ngang và chiều dọc / across and down\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("stock: avery-l7160\nnext: '6'\ndpi: 203", "next: 14\n"),
        ("{stock: avery-l7160, dpi: 203, next: 6, shift: {x: 0, y: 0}, scale: {x: 1, y: 1}}\n", "next: 14,"),
        ("stock: avery-l7160\ndpi: 203\nshift:\n  x: 3   # phải\n  y: 2\nnext: 6\n", "  x: -1.25   # phải\n"),
        ("stock: avery-l7160\ndpi: 203\nnext: 6\nscale: {x: 1.5, y: 1}\n", "scale: {x: 1.00213, y: 0.99}"),
    ],
    ids=["no line end", "all in braces", "on lines of their own", "a value out of range"],
)
def test_however_a_profile_is_written_it_says_the_new_values_afterwards(
    tmp_path: Path, before: str, after: str
) -> None:
    text = profile_text(NEW, before)
    assert back(tmp_path, text) == NEW
    assert after in text


@pytest.mark.parametrize("before", ["{stock: avery-l7160, dpi: 203, next: 6}\n", "\n", "shift: {x: 1}\n", "a: [\n"])
def test_what_cannot_be_edited_in_place_is_written_anew(before: str) -> None:
    assert profile_text(NEW, before) == profile_text(NEW)


def test_another_stock_and_a_text_that_needs_quotes() -> None:
    other = {"stock": "kho: giấy/khổ của tôi.yaml", "note": "giấy phải lùa sát mép phải"}
    text = profile_text(OLD.model_copy(update=other), BY_HAND)
    assert "stock: 'kho: giấy/khổ của tôi.yaml'   # hộp màu xanh\n" in text
