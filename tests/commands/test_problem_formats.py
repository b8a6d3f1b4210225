from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ocop_site.commands.excerpts import Excerpts
from ocop_site.commands.problem_formats import github_lines, json_text, text_lines, worst_first
from ocop_site.problem_help import HELP
from ocop_site.problems import Place, Problem

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = Problem("byte-order-mark", Place("content/a.yaml", 1, 1))
WARNING = Problem("price-in-thousands", Place("content/b.yaml", 3, 8), {"value": "65"}, "65000")
LATE = Problem("bad-date", Place("content/b.yaml", 9, 2), {"value": "hôm qua"})
ERROR = Problem("bad-date", Place("content/c.yaml", 2, 9), {"value": "20/03/2025"}, "2025-03-20")
ALL = [NOTICE, WARNING, ERROR, LATE]


def test_the_worst_files_come_first_and_of_each_file_the_worst() -> None:
    assert worst_first(ALL) == [[LATE, WARNING], [ERROR], [NOTICE]]
    assert worst_first([ERROR, ERROR]) == [[ERROR]]


def test_text_has_the_line_why_and_how_once_for_each_code(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "c.yaml").write_text("name: a\nissued: 20/03/2025\n", encoding="utf-8")
    lines = list(text_lines(ALL, "vi", Excerpts(tmp_path / "content")))
    said = HELP["bad-date"]
    assert lines[:3] == [LATE.line(), f"    = vì sao: {said.why.vi}", f"    = cách sửa: {said.how.vi}"]
    at = lines.index(ERROR.line())
    assert lines[at + 1 : at + 4] == ["  2 | issued: 20/03/2025", "    |         ^^^^^^^^^^", ""]
    assert lines[-1] == "2 lỗi, 1 cảnh báo, 1 lưu ý."
    english = list(text_lines([ERROR], "en", Excerpts()))
    assert english[1:] == [f"    = why: {said.why.en}", f"    = do: {said.how.en}", "", "1 error."]
    assert list(text_lines([], "vi", Excerpts())) == []


def test_json_says_everything() -> None:
    whole = json.loads(json_text(ALL, "en"))
    assert whole["counts"] == {"error": 2, "warning": 1, "notice": 1}
    assert [one["code"] for one in whole["problems"]] == [p.code for p in (LATE, WARNING, ERROR, NOTICE)]
    assert whole["problems"][2] == {
        "path": "content/c.yaml",
        "line": 2,
        "column": 9,
        "severity": "error",
        "code": "bad-date",
        "message": ERROR.message("en"),
        "why": HELP["bad-date"].why.en,
        "how": HELP["bad-date"].how.en,
        "hint": "2025-03-20",
        "values": {"value": "20/03/2025"},
    }


def test_github_gets_one_safe_line_for_each() -> None:
    odd = Problem("unexpected-file", Place("content/a, b:c\n%.txt"), {"value": "::error::\nx"})
    first, second = github_lines([ERROR, odd], "vi")
    assert first.startswith("::error file=content/c.yaml,line=2,col=9,title=bad-date::`20/03/2025`")
    assert second.startswith("::warning file=content/a%2C b%3Ac%0A%25.txt,title=unexpected-file::")
    assert "\n" not in second
