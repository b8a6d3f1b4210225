from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.small_content import PROJECT
from tests.whole_sites import files_below, run

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--date", "2026-11-22")


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("examples")
    shutil.copytree(PROJECT / "examples" / "content", home / "content")
    assert run(home, "build", *DAY, "--workers", "1", "--completeness").exit == 0
    return home


def test_the_table_counts_every_record(examples: Path) -> None:
    done = run(examples, "check", *DAY, "--completeness")
    lines = done.out.splitlines()
    assert (done.exit, lines[0]) == (0, "Hồ sơ đủ và thiếu, ngày 22/11/2026")
    assert lines[1].split() == ["Tỉnh", "hồ", "sơ", "không", "thiếu", "cần", "xem", "lại", "đến", "hạn"]
    end = lines.index("")
    rows = [[int(cell.replace(".", "")) for cell in re.split(r"\s{2,}", line)[1:]] for line in lines[2:end]]
    assert [sum(column) for column in zip(*rows[:-1], strict=True)] == rows[-1]
    kinds = ("products", "producers", "outlets", "fairs", "decisions")
    files = [path for kind in kinds for path in (examples / "content" / kind).rglob("*") if path.is_file()]
    assert rows[-1][0] == len(files)
    assert lines[-1] == run(examples, "check", *DAY).out.splitlines()[-1]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_lines_fit_a_terminal(language: str) -> None:
    words = ("check", *DAY, "--completeness", "--lang", language)
    table, province = run(PROJECT, *words), run(PROJECT, *words, "--province", "ha-tinh")
    assert (table.exit, province.exit) == (0, 0)
    told = [line for line in (table.out + province.out).splitlines() if not line.startswith("    content/")]
    assert [line for line in told if len(line) > 79] == []


def test_one_province_names_each_record_and_its_file(examples: Path) -> None:
    out = run(examples, "check", *DAY, "--completeness", "--province", "nghe-an").out
    files = re.findall(r"^    (content/\S+)$", out, flags=re.MULTILINE)
    assert files
    assert all((examples / file).is_file() for file in files)
    assert len(files) == len(re.findall(r"^  - ", out, flags=re.MULTILINE))


@pytest.mark.parametrize(
    ("named", "first"),
    [
        ("nghe-an", "Nghệ An – "),
        ("Nghệ An", "Nghệ An – "),
        ("NGHE AN", "Nghệ An – "),
        ("tỉnh Nghệ An", "Nghệ An – "),
        ("Phú Yên", "Phú Yên nay thuộc Đắk Lắk"),
        ("phu-yen", "Phú Yên nay thuộc Đắk Lắk"),
        ("TP Huế", "Huế – "),
        ("chua-ro", "Chưa rõ tỉnh – "),
        ("Chưa rõ tỉnh", "Chưa rõ tỉnh – "),
    ],
)
def test_a_province_may_be_named_as_people_do(examples: Path, named: str, first: str) -> None:
    done = run(examples, "check", *DAY, "--completeness", "--province", named)
    assert done.exit == 0, done.err
    assert done.out.startswith(first)


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("khong-co", "Không có tỉnh nào tên “khong-co”."),
        ("Nghê Ann", "Có phải “Nghệ An”?"),
        ("Lai Châu", "Danh mục chưa có hồ sơ nào của Lai Châu."),
    ],
)
def test_a_province_of_which_nothing_is_known_is_refused_with_those_that_are(
    examples: Path, named: str, told: str
) -> None:
    done = run(examples, "check", *DAY, "--completeness", "--province", named)
    assert done.exit == 2
    assert told in done.err
    assert "nghe-an" in done.err


def test_a_province_without_completeness_is_refused(examples: Path) -> None:
    done = run(examples, "check", *DAY, "--province", "nghe-an")
    assert done.exit == 2
    assert "--completeness" in done.err


def test_the_pages_for_editors_are_made_only_when_asked_for(examples: Path) -> None:
    made = files_below(examples / "output")
    pages = {name for name in made if name.startswith("bien-tap/")}
    assert {"bien-tap/day-du/index.html", "bien-tap/day-du/nghe-an/index.html"} <= pages
    assert all(b'<meta name="robots" content="noindex">' in made[name] for name in pages)
    assert run(examples, "check", *DAY, "--output", "output").exit == 0
    others = {name: data for name, data in made.items() if name not in pages}
    assert not [name for name, data in others.items() if name.endswith(".html") and b"bien-tap" in data]
    assert run(examples, "build", *DAY, "--workers", "1").exit == 0
    assert files_below(examples / "output") == others
    again = run(examples, "build", *DAY, "--workers", "1", "--completeness")
    assert again.out.splitlines()[-1] == "Hồ sơ đủ và thiếu: output/bien-tap/day-du/index.html"
    assert files_below(examples / "output") == made


def test_the_page_says_what_the_command_says(examples: Path) -> None:
    page = files_below(examples / "output")["bien-tap/day-du/index.html"].decode()
    lines = run(examples, "check", *DAY, "--completeness").out.splitlines()
    rows = [re.split(r"\s{2,}", line) for line in lines[2 : lines.index("")]]
    told = re.findall(r"<tr><th scope=\"row\">(?:<a [^>]*>)?([^<]*)(?:</a>)?</th>((?:<td>[\d.]+</td>)+)</tr>", page)
    assert [[name, *re.findall(r"[\d.]+", cells)] for name, cells in told] == rows
