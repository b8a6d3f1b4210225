from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ocop_site.writing.foreign.answer_sheets import Question, answer_sheet, answered_lines, read_answers

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 22)
MAKER = Question(
    "maker", "abc", "5", "Cty Ví Dụ", "", "cong-ty-vi-du", "Công ty Ví Dụ", "xã Mẫu", "Hà Tĩnh", "tên gần giống"
)
GROUP = Question(
    "group", "def", "5", "Trà Ví Dụ", "Cty Ví Dụ", "do-uong", "Đồ uống", "xã Mẫu", "", "tên bắt đầu như nhau"
)


def test_an_answer_stays_when_other_questions_take_the_sheet(tmp_path: Path) -> None:
    file = tmp_path / "x-doi-chieu.xlsx"
    file.write_bytes(answer_sheet([MAKER], {MAKER.key: True}, DAY))
    assert read_answers(file) == ({MAKER.key: True}, [])
    file.write_bytes(answer_sheet([GROUP], {MAKER.key: True}, DAY, answered_lines(file)))
    assert read_answers(file) == ({MAKER.key: True}, [])
    file.write_bytes(answer_sheet([MAKER], {MAKER.key: True, GROUP.key: False}, DAY, answered_lines(file)))
    assert read_answers(file) == ({MAKER.key: True}, [])
    assert len(answered_lines(file)) == 1


def test_what_has_no_answer_is_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "x-doi-chieu.xlsx"
    assert answered_lines(file) == []
    file.write_bytes(answer_sheet([MAKER, GROUP], {GROUP.key: False}, DAY))
    assert [line[-1] for line in answered_lines(file)] == [GROUP.key]
