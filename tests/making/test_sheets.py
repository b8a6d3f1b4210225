"""Where labels lie on their sheets, what the file is, what happens when a template is wrong."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pypdfium2 import raw

from ocop_site.digests import digest
from ocop_site.making import qr, sheets
from ocop_site.making.kept import NoKeep
from ocop_site.making.sheets import SheetFault, page_pdf, sheet_pdf
from ocop_site.pages.labels import FORMATS, fits
from ocop_site.pages.sheets import sheets_of
from tests.conftest import PROJECT
from tests.making.printed import (
    DAY,
    FONTS,
    MM,
    TEMPLATES,
    Area,
    cut_out,
    drawn,
    ink,
    label,
    pages_of,
    pdf_of,
    place_of,
    read,
    run,
    stock_of,
    symbols_of,
    words_in,
)
from tests.records.test_vocabulary import WORDS

if TYPE_CHECKING:
    from pathlib import Path


# -- where things lie


@pytest.mark.parametrize("stock", [one.id for one in WORDS.stocks])
def test_a_page_is_exactly_its_paper_and_every_label_lies_alike_in_its_place(stock: str) -> None:
    paper = stock_of(stock)
    kind = next(name for name in ("shelf", "small") if fits(FORMATS[name], paper))  # type: ignore[index]
    made = run(kind, stock, [label()] * paper.count)
    (page,) = pages_of(pdf_of(made))
    assert page.get_mediabox() == pytest.approx((0, 0, float(paper.paper.width) * MM, float(paper.paper.height) * MM))
    found = symbols_of(page)
    assert len(found) == paper.count
    first = place_of(made, 1)
    for number, symbol in enumerate(found, 1):
        place = place_of(made, number)
        assert symbol.inside(place)
        assert symbol.left - place.left == pytest.approx(found[0].left - first.left, abs=0.005)
        assert symbol.top - place.top == pytest.approx(found[0].top - first.top, abs=0.005)


def test_shift_and_scale_move_positions_and_content_alike() -> None:
    labels = [label()] * 21
    (plain,) = pages_of(pdf_of(run("shelf", "avery-l7160", labels)))
    (moved,) = pages_of(pdf_of(run("shelf", "avery-l7160", labels, shift=(1.5, -0.75), scale=(1.012, 0.988))))
    for before, after in zip(symbols_of(plain), symbols_of(moved), strict=True):
        assert after.left == pytest.approx(1.5 + 1.012 * before.left, abs=0.01)
        assert after.right == pytest.approx(1.5 + 1.012 * before.right, abs=0.01)
        assert after.top == pytest.approx(-0.75 + 0.988 * before.top, abs=0.01)
        assert after.bottom == pytest.approx(-0.75 + 0.988 * before.bottom, abs=0.01)


def test_the_first_used_places_stay_white_and_a_second_sheet_follows() -> None:
    made = run("shelf", "avery-l7160", [label(number) for number in range(1, 19)], start=6)
    pages = list(pages_of(pdf_of(made)))
    assert len(pages) == 2
    for page, placed in zip(pages, sheets_of(made), strict=True):
        picture = drawn(page, 150)
        used = {number: one["text"] for number, one in placed}
        for number in range(1, 22):
            part = cut_out(picture, place_of(made, number), 150)
            assert (ink(part) is not None) is (number in used)
            assert read(part) == ([used[number]] if number in used else [])


def test_a_run_without_labels_is_an_empty_sheet() -> None:
    (page,) = pages_of(pdf_of(run("shelf", "avery-l7160", [])))
    assert ink(drawn(page, 72)) is None


# -- the file


def test_the_file_has_the_title_and_the_day_of_its_run_and_only_our_letters() -> None:
    document = pypdfium2.PdfDocument(pdf_of(run("shelf", "avery-l7160", [label()])))
    facts = document.get_metadata_dict()
    assert (facts["Title"], facts["CreationDate"]) == ("Nhãn Ví Dụ", "D:20261122000000Z")
    fonts = {
        one.get_font().get_base_name()
        for one in document[0].get_objects(max_depth=8)
        if one.type == raw.FPDF_PAGEOBJ_TEXT
    }
    assert {name.rpartition("+")[2] for name in fonts} == {"BeVietnamPro-Regular", "BeVietnamPro-SemiBold"}


MANY = """
from tests.making.printed import label, pdf_of, run
from ocop_site.digests import digest
print(digest(pdf_of(run("shelf", "avery-l7160", [label(number % 5) for number in range({labels})]))))
"""


@pytest.mark.parametrize("labels", [21, 130])
def test_the_same_run_gives_the_same_bytes_in_every_process(labels: int) -> None:
    def made(seed: str) -> str:
        command = [sys.executable, "-c", MANY.format(labels=labels)]
        environment = {"PYTHONHASHSEED": seed, "PATH": "", "TZ": "Asia/Ho_Chi_Minh"}
        done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, check=True, text=True)
        return done.stdout.strip()

    here = digest(pdf_of(run("shelf", "avery-l7160", [label(number % 5) for number in range(labels)])))
    assert {made("1"), made("2")} == {here}


def test_a_long_run_is_made_in_parts_of_whole_sheets_and_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    labels = [label(number) for number in range(1, 60)]
    made = run("shelf", "avery-l7160", labels, start=20)
    at_once = list(pages_of(pdf_of(made)))
    monkeypatch.setattr(sheets, "AT_ONCE", 21)
    pdf = pdf_of(made)
    in_parts = list(pages_of(pdf))
    assert len(in_parts) == len(at_once) == 4
    for one, other in zip(in_parts, at_once, strict=True):
        assert drawn(one, 72).tobytes() == drawn(other, 72).tobytes()
    assert pypdfium2.PdfDocument(pdf).get_metadata_dict()["Title"] == "Nhãn Ví Dụ"


# -- what can be wrong


def templates_with(folder: Path, text: str) -> Path:
    (folder / "labels").mkdir()
    for name in ("pieces.typ", "words.typ"):
        (folder / "labels" / name).write_bytes((TEMPLATES / "labels" / name).read_bytes())
    (folder / "labels" / "shelf.typ").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('#import "pieces.typ": *\n#sheets((it, w, h) => it.gia)', 2, "gia"),
        ('\n\n#import "khac.typ": *', 3, "file not found"),
        ('#set text(font: "Khac")\nvi du', 1, "unknown font family"),  # only a warning for Typst
        ('#import "pieces.typ": *\n#import "@preview/vi-du:1.0.0": *', 2, "packages"),
        ('#read("/../pyproject.toml")', 1, "outside"),
        ("#let", 1, "expected"),
    ],
)
def test_a_template_that_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    templates = templates_with(tmp_path, text)
    with pytest.raises(SheetFault, match=says) as raised:
        sheet_pdf(run("shelf", "avery-l7160", [label()]), templates, FONTS, NoKeep())
    assert (raised.value.template, raised.value.line) == ("labels/shelf.typ", line)
    assert str(tmp_path) not in raised.value.message


def test_a_fault_in_a_shared_file_is_named_there(tmp_path: Path) -> None:
    templates = templates_with(tmp_path, (TEMPLATES / "labels" / "shelf.typ").read_text(encoding="utf-8"))
    pieces = templates / "labels" / "pieces.typ"
    pieces.write_text("#let khong = co\n" + pieces.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(SheetFault) as raised:
        sheet_pdf(run("shelf", "avery-l7160", [label()]), templates, FONTS, NoKeep())
    assert (raised.value.template, raised.value.line) == ("labels/pieces.typ", 1)


def test_without_our_fonts_there_is_no_sheet(tmp_path: Path) -> None:
    with pytest.raises(SheetFault, match="unknown font family"):
        sheet_pdf(run("shelf", "avery-l7160", [label()]), TEMPLATES, tmp_path, NoKeep())


def test_a_text_that_no_symbol_holds_is_refused() -> None:
    with pytest.raises(qr.CodeUnreadable):
        pdf_of(run("shelf", "avery-l7160", [label(text="X" * 5000)]))


def test_a_page_of_another_kind_is_made_of_its_own_template(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    text = '#let data = json(bytes(sys.inputs.data))\n#set text(font: "Be Vietnam Pro")\n#data.title'
    (tmp_path / "labels" / "ruler.typ").write_text(text, encoding="utf-8")
    (page,) = pages_of(page_pdf("ruler.typ", {"title": "Thước Ví Dụ"}, tmp_path, FONTS, DAY))
    assert words_in(page, Area(0, 0, 300, 300)) == "ThướcVíDụ"
