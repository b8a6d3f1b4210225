from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from tests.small_content import PROJECT
from tests.whole_sites import files_below, lay_out, run

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--date", "2026-11-22")


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("examples")
    shutil.copytree(PROJECT / "examples" / "content", home / "content")
    assert run(home, "build", *DAY, "--workers", "1", "--due").exit == 0
    return home


def test_check_names_what_is_due_after_the_problems(examples: Path) -> None:
    plain, done = run(examples, "check", *DAY), run(examples, "check", *DAY, "--due")
    assert (done.exit, done.err) == (plain.exit, plain.err)
    assert done.out.startswith("Nhắc việc ngày 22/11/2026\n")
    assert done.out.endswith("\n\n" + plain.out)
    assert "đang nhận hồ sơ, đến hết 27/12/2026" in " ".join(done.out.split())
    assert run(examples, "check", *DAY, "--due", "--lang", "en").out.startswith("Due around 2026-11-22\n")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("content", ["content", "examples/content"])
def test_its_lines_fit_a_terminal_and_name_files_to_edit(content: str, language: str) -> None:
    done = run(PROJECT, "check", "--content", content, "--date", "2027-01-05", "--due", "--lang", language)
    assert done.exit == 0
    lines = done.out.splitlines()
    files = [line.strip() for line in lines if line.startswith(f"      {content}/products/")]
    assert len(files) >= 15
    assert all((PROJECT / name).is_file() for name in files)
    too_long = [line for line in lines if len(line) > 79 and not line.startswith(f"      {content}/products/")]
    assert too_long == []


def test_where_nothing_can_be_linked_nothing_is_due(tmp_path: Path) -> None:
    lay_out("yaml-tab", tmp_path)
    done = run(tmp_path, "check", *DAY, "--due")
    assert (done.exit, done.out) == (1, "")
    assert len(done.problems) == 1


def test_the_page_for_editors_is_made_only_when_asked_for(examples: Path) -> None:
    page = (examples / "output" / "bien-tap" / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert "products/nghe-an/mien-dong-nguyen-van-mau.yaml" in page
    assert run(examples, "check", *DAY, "--output", "output").exit == 0
    others = {name: data for name, data in files_below(examples / "output").items() if not name.startswith("bien-tap/")}
    assert not [name for name, data in others.items() if name.endswith(".html") and b"bien-tap" in data]
    done = run(examples, "build", *DAY, "--workers", "1")
    assert re.match(r"\d+ tệp: làm 0, ghi 0, xóa 1 – ", done.out)
    assert files_below(examples / "output") == others
    again = run(examples, "build", *DAY, "--workers", "1", "--due")
    assert again.out.splitlines()[-1] == "Nhắc việc: output/bien-tap/index.html"
    assert (examples / "output" / "bien-tap" / "index.html").read_text(encoding="utf-8") == page


def test_calendars_are_files_of_the_site(examples: Path) -> None:
    files = {name: data for name, data in files_below(examples / "output").items() if name.endswith(".ics")}
    assert "sap-het-han/lich.ics" in files
    assert "sap-het-han/nghe-an/lich.ics" in files
    for data in files.values():
        calendar = Calendar.from_ical(data)
        assert isinstance(calendar, Calendar)
        assert calendar.events
        assert "hết hạn" not in data.decode().replace("\r\n ", "").lower()
