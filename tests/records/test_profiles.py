from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ocop_site.records.profiles import Profile, Scale, Shift, read_profile, read_stock

if TYPE_CHECKING:
    from pathlib import Path

OWN = """\
label: {width: 70, height: 37}
paper: {width: 210, height: 297}
columns: 3
rows: 8
"""


def read(folder: Path, text: str) -> tuple[Profile | None, list[str]]:
    path = folder / "máy in.yaml"
    path.write_text(text, encoding="utf-8")
    profile, _, problems = read_profile(path)
    return profile, [problem.line().removeprefix(f"{folder.as_posix()}/") for problem in problems]


def test_a_profile_is_read_with_its_numbers(tmp_path: Path) -> None:
    text = "stock: avery-l7160\ndpi: 600\nnext: 6\nshift: {x: -1.25, y: 0}\nscale: {x: 1.00213, y: 1}\nnote: cũ\n"
    assert read(tmp_path, text) == (
        Profile(
            stock="avery-l7160",
            dpi=600,
            next=6,
            shift=Shift(x=Decimal("-1.25")),
            scale=Scale(x=Decimal("1.00213")),
            note="cũ",
        ),
        [],
    )


def test_what_is_not_said_is_a_new_sheet_in_a_printer_that_prints_where_it_should(tmp_path: Path) -> None:
    profile, problems = read(tmp_path, "stock: avery-l7160\n")
    assert problems == []
    assert profile
    assert (profile.dpi, profile.next, profile.corrects) == (300, 1, False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("next: 1\n", "máy in.yaml:1:1: error missing-field: Thiếu `stock`."),
        ("stock: a\nnexd: 3\n", "máy in.yaml:2:1: error unknown-key: "),
        ("stock: a\nnext: 0\n", "máy in.yaml:2:7: error out-of-range: `next` là 0, phải ≥ 1."),
        ("stock: a\nnext: mới\n", "máy in.yaml:2:7: error not-a-number: "),
        ("stock: a\ndpi: 72\n", "máy in.yaml:2:6: error unknown-value: "),
        ("stock: a\nshift: {x: 30}\n", "máy in.yaml:2:12: error out-of-range: "),
        ("stock: a\nshift: 3\n", "máy in.yaml:2:8: error not-a-group: "),
        ("stock: a\nscale: {x: 1.5}\n", "máy in.yaml:2:12: error out-of-range: "),
        ("stock: a\nscale: {x: 1.000001}\n", "máy in.yaml:2:12: error not-a-number: "),
        ("- a\n", "máy in.yaml:1:1: error not-a-mapping: "),
        ("a: [\n", "máy in.yaml:"),
        ("stock: a\nstock: b\n", "máy in.yaml:2:1: error duplicate-key: "),
    ],
)
def test_what_is_wrong_is_told_at_its_line(tmp_path: Path, text: str, said: str) -> None:
    profile, problems = read(tmp_path, text)
    assert profile is None
    assert problems[0].startswith(said)


def test_a_file_that_is_not_there_or_no_text_is_a_problem(tmp_path: Path) -> None:
    _, _, problems = read_profile(tmp_path / "khong-co.yaml")
    assert [problem.code for problem in problems] == ["unreadable-file"]
    (tmp_path / "a.yaml").write_bytes("stock: giấy".encode("utf-16"))
    _, _, problems = read_profile(tmp_path / "a.yaml")
    assert "bad-encoding" in [problem.code for problem in problems]


def test_a_sheet_of_one_s_own_needs_no_more_than_its_measures(tmp_path: Path) -> None:
    path = tmp_path / "Giấy của tôi.yaml"
    path.write_text(OWN, encoding="utf-8")
    stock, problems = read_stock(path)
    assert problems == []
    assert stock
    assert (stock.id, stock.name, stock.count) == ("giay-cua-toi", "giay-cua-toi", 24)
    path.write_text(f"id: tomy-do-tay\nname: Tomy đo tay\n{OWN}", encoding="utf-8")
    stock, _ = read_stock(path)
    assert stock
    assert (stock.id, stock.name) == ("tomy-do-tay", "Tomy đo tay")


@pytest.mark.parametrize(
    ("text", "code"),
    [(f"left: 1\n{OWN}", "stock-does-not-fit"), (f"cot: 3\n{OWN}", "unknown-key"), ("columns: 3\n", "missing-field")],
)
def test_a_sheet_of_one_s_own_that_cannot_be_is_a_problem(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "giay.yaml"
    path.write_text(text, encoding="utf-8")
    stock, problems = read_stock(path)
    assert stock is None
    assert code in [problem.code for problem in problems]
    assert all(problem.place.path == path.as_posix() for problem in problems)
