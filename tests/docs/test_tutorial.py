"""The tutorial, step by step: what it tells to type is typed, what it shows is what comes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pypdfium2
import pytest

from tests.whole_sites import run

PROJECT = Path(__file__).parents[2]
TUTORIAL = PROJECT / "docs" / "tutorial" / "danh-muc-dau-tien.md"
STEP = re.compile(
    r"(?:cuối tệp `(?P<file>[^`]+)`:\n\n)?^```(?P<form>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
DATED = ("build", "check", "publish", "labels", "new")


def steps() -> list[tuple[str, str, str]]:
    """(form, text, file to which it is added), in order."""
    text = TUTORIAL.read_text(encoding="utf-8")
    return [(one["form"], one["text"], one["file"] or "") for one in STEP.finditer(text)]


def pattern_of(shown: str) -> re.Pattern[str]:
    """What is shown, with any number where a number stands and anything where `…` stands."""
    lines = []
    for line in shown.splitlines():
        if line == "…":
            lines.append(r"(?:.*\n)*?")
        else:
            words = re.split(r"(…|\d+)", line)
            lines.append("".join(".*" if w == "…" else r"\d+" if w.isdigit() else re.escape(w) for w in words) + r"\n")
    return re.compile("".join(lines))


def test_every_command_of_the_tutorial_prints_what_it_shows(tmp_path: Path) -> None:
    here = f"{tmp_path}/"
    printed = ""
    commands = 0
    for form, text, file in steps():
        mine = text.replace("../", here)
        if form == "sh":
            printed = ""
            for line in mine.splitlines():
                words = shlex.split(line)
                assert words[:2] == ["python", "build.py"]
                dated = ["--date", "2026-11-22"] if words[2] in DATED and words[3] != "site" else []
                done = run(PROJECT, *words[2:], *dated)
                printed += done.err + done.out
                commands += 1
        elif form == "text":
            assert pattern_of(mine).fullmatch(printed), (text, printed)
        elif form == "yaml":
            target = Path(file.replace("../", here))
            with target.open("a", encoding="utf-8") as opened:
                opened.write("\n" + text)
        else:
            pytest.fail(form)
    assert commands >= 9
    page = next((tmp_path / "trang" / "current" / "san-pham").glob("tra-gung-vi-du-*/index.html")).read_text("utf-8")
    assert "29/12/2028" in page
    sheet = pypdfium2.PdfDocument(tmp_path / "nhan.pdf")
    assert "Trà gừng Ví Dụ" in sheet[0].get_textpage().get_text_bounded()


def test_a_line_that_is_not_printed_is_noticed() -> None:
    assert pattern_of("a 12\n…\nb\n").fullmatch("a 7\nx\ny\nb\n")
    assert not pattern_of("a 12\nb\n").fullmatch("a 7\nx\nb\n")
    assert not pattern_of("a 12\n").fullmatch("")
