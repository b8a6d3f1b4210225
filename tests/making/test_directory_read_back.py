"""The printed directory of a fair: what a broken template or a damaged PDF would print is refused."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from ocop_site.making import directories
from ocop_site.making.directory_read_back import directory_faults
from tests.building.directory_site import KEEP, LONG, MARKUP, WORD, directory_of, fair, files, made, pdf_of, spoilt

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.making.read_back import Fault
    from ocop_site.pages.jobs import Plain


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Plain:
    return directory_of(tmp_path_factory.mktemp("fair"))


@pytest.fixture(scope="module")
def pdf(directory: Plain) -> bytes:
    return pdf_of(directory)


def codes(faults: list[Fault]) -> set[str]:
    return {one.code for one in faults}


def read(pdf: bytes, directory: Plain) -> list[Fault]:
    return directory_faults(pdf, directory, keep=KEEP)


def test_a_directory_of_long_names_markup_and_unknown_things_reads_back(pdf: bytes, directory: Plain) -> None:
    assert read(pdf, directory) == []
    assert pdf == pdf_of(directory)
    text = " ".join("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)).split())
    assert MARKUP.split(" ", maxsplit=1)[0] in text
    assert LONG.rsplit(", ", maxsplit=1)[1].replace(" ", "") in text.replace(" ", "")
    assert text.replace(" ", "").count(WORD) == 2


@pytest.mark.skipif(
    not (shutil.which("zbarimg") and shutil.which("pdftoppm")),
    reason="zbar or poppler is missing: install Debian's packages `zbar-tools` and `poppler-utils`",
)
def test_another_reader_reads_the_same_codes(pdf: bytes, directory: Plain, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "203", "-gray", "-png", "a.pdf", "page"], cwd=tmp_path, check=True)
    pages = sorted(tmp_path.glob("page-*.png"))
    command = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # pages without codes are no fault
    due = [directory["text"], *(one["text"] for one in directory["booths"] if one["code"])]
    assert sorted(done.stdout.split()) == sorted(due)


@pytest.mark.parametrize(
    "days", ["days: {from: 2026-12}\n", "days: {to: 2026-12-31}\n", "", "days: {from: 2026-12-01, to: 2026-12-05}\n"]
)
def test_days_that_are_known_in_part_read_back(tmp_path: Path, days: str) -> None:
    _, problems = made(directory_of(tmp_path, fair(days)), tmp_path)
    assert problems == []


def test_a_name_that_fills_pages_reads_back(tmp_path: Path) -> None:
    name = "Hội chợ dài " + "rất dài " * 200
    goods = "Hàng " + "lạ và dài " * 190
    booths = f"  - {{number: C1, exhibitor: {{name: Người Thử}}, goods: [{', '.join([goods] * 6)}]}}\n"
    _, problems = made(directory_of(tmp_path, fair(more=booths, name=name)), tmp_path)
    assert problems == []


def test_a_large_fair_is_set_in_parts_that_read_back(
    directory: Plain, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directories, "BOOTHS_AT_ONCE", 2)
    monkeypatch.setattr(directories, "LINES_AT_ONCE", 3)
    parted = pdf_of(directory)
    assert read(parted, directory) == []
    assert len(pypdfium2.PdfDocument(parted)) == 1 + 3 + 1 + 3 > len(pypdfium2.PdfDocument(pdf))
    assert parted == pdf_of(directory)


def test_a_letter_that_the_typeface_lacks_is_told(tmp_path: Path) -> None:
    booths = "  - {number: C1, exhibitor: {name: Hàng 漢 Thử}}\n  - {number: ẲẴ, exhibitor: {name: Ẳ Ẵ}}\n"
    _, problems = made(directory_of(tmp_path, fair(more=booths)), tmp_path)
    assert {one.code for one in problems} == {"label-missing-glyph"}
    assert problems[0].values["letters"] == "漢"
    assert problems[0].values["name"] == "Gian C1"


BOOTH = "coded(it, 29mm, code-width * 1mm)"
NEXT = "data.booths.at(calc.rem(data.booths.position(one => one.number == it.number) + 1, 3))"
SPOILT: dict[str, tuple[str, str, set[str]]] = {
    "an entry is missing": (
        "for one in data.booths { booth(one) }",
        "for one in data.booths.slice(1) { booth(one) }",
        {"label-unreadable", "label-wrong-words"},
    ),
    "entries are swapped": (
        "for one in data.booths { booth(one) }",
        "for one in data.booths.rev() { booth(one) }",
        {"label-wrong-code", "label-wrong-words"},
    ),
    "codes are swapped": (BOOTH, f"coded((..it, text: {NEXT}.text), 29mm, 35mm)", {"label-wrong-code"}),
    "codes are swapped with their addresses": (
        BOOTH,
        f"coded((..it, text: {NEXT}.text, short: {NEXT}.short), 29mm, 35mm)",
        {"label-wrong-code", "label-wrong-words"},
    ),
    "a code too many": ("  v(1fr)\n", "  v(1fr)\n  symbol(data, 30mm)\n", {"label-wrong-code"}),
    "a code is missing": (BOOTH, "hide(" + BOOTH + ")", {"label-unreadable"}),
    "a code is drawn twice": (
        "    block(spacing: 0pt, symbol(it, side))",
        "    symbol(it, side)\n" * 2,
        {"label-wrong-code"},
    ),
    "symbols too small": ("let side = symbol-side(it, want, width)", "let side = 10mm", {"label-small-module"}),
    "the quiet zone": ("block(above: 0.7mm, spacing: 0pt, { fit", "v(-2mm); block({ fit", {"label-quiet-zone"}),
    "a line through symbols": (
        "block(spacing: 0pt, symbol(it, side))",
        "block(spacing: 0pt, { symbol(it, side); place(dx: 9mm, dy: -9mm, line(length: 6mm, stroke: 0.6mm)) })",
        {"label-code-damaged"},
    ),
    "white words": ("text(size: 11.5pt, weight", "text(size: 11.5pt, fill: white, weight", {"label-hidden-words"}),
    "words cut off": (
        "block(spacing: 1.7mm, text(size: 11.5pt",
        "block(height: 1.6mm, clip: true, text(size: 11.5pt",
        {"label-hidden-words"},
    ),
    "words struck through": (
        "text(size: 11.5pt, weight: strong, fitting",
        "strike(stroke: 0.7mm, fitting",
        {"label-hidden-words"},
    ),
    "words on words": ("; number },", "; place(dx: 24mm, dy: 2mm, number) },", {"label-hidden-words"}),
    "columns that overlap": ("column-gutter: apart * 1mm", "column-gutter: -12mm", {"label-hidden-words"}),
    "words beside the page": ("; number },", "; move(dx: -40mm, number) },", {"label-over-edge"}),
    "words over": ("text(fill: grey, it.label)", 'text(fill: grey, it.label + " 2 sao")', {"label-wrong-words"}),
    "a status is missing": ("text(fill: grey, it.label)", "", {"label-wrong-words"}),
    "a star too many": ("range(it.stars).map", "range(it.stars + 1).map", {"label-wrong-stars", "label-stars-not-due"}),
    "stars that are not due": ("if it.stars > 0 {", "if true { star(2mm)", {"label-stars-not-due"}),
    "a province is missing": ("data.provinces.map(", "data.provinces.slice(1).map(", {"label-wrong-words"}),
    "a product is missing": ("data.letters.map(", "data.letters.slice(0, -1).map(", {"label-wrong-words"}),
    "a wrong page number": ("[Trang #str(page)/", "[Trang #str(page + 1)/", {"label-wrong-words"}),
    "a wrong number of pages": ("counter(page).final().first() }", "1 }", {"label-wrong-words"}),
    "a wrong page in the contents": ("page: one.location().page())", "page: 9)", {"label-wrong-words"}),
    "no running title": ("header: running,", "", {"label-wrong-words"}),
    "a figure": ("  v(1fr)\n", "  v(1fr)\n  circle(radius: 8mm)\n", {"label-unknown-drawing"}),
    "a bar": ("  v(1fr)\n", "  v(1fr)\n  rect(width: 30mm, height: 5mm)\n", {"label-unknown-drawing"}),
    "other paper": ("  width: mm(data.paper.width),", "  width: 216mm,", {"label-wrong-paper"}),
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_broken_template_is_caught(directory: Plain, tmp_path: Path, what: str) -> None:
    old, new, expected = SPOILT[what]
    assert expected <= codes(read(pdf_of(directory, spoilt(tmp_path, old, new)), directory))


def test_a_faint_symbol_is_caught(directory: Plain, tmp_path: Path) -> None:
    templates = spoilt(tmp_path, "<path d='", "<path fill='#999' d='", "labels/pieces.typ")
    assert "label-low-contrast" in codes(read(pdf_of(directory, templates), directory))


def test_a_word_that_is_lost_is_told_alone_with_its_page_and_booth(directory: Plain, tmp_path: Path) -> None:
    old = "text(size: 11.5pt, weight: strong, fitting(it.exhibitor, middle))"
    new = f'{{ if it.number != "A10" {{ {old} }} }}'
    (fault,) = read(pdf_of(directory, spoilt(tmp_path, old, new)), directory)
    assert (fault.code, fault.sheet, fault.values) == (
        "label-wrong-words",
        2,
        {"sheet": "2", "place": "–", "name": "Gian A10", "found": "–", "words": "HTX Ví Dụ"},
    )


def arranged(pdf: bytes, order: list[int]) -> bytes:
    """The pages of a PDF in another order, or without some."""
    before, after = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument.new()
    after.import_pages(before, order)
    file = BytesIO()
    after.save(file)
    return file.getvalue()


@pytest.mark.parametrize("order", [[0, 1, 2], [1, 2, 3], [0, 2, 1, 3], [0, 1, 1, 2, 3]])
def test_pages_that_are_lost_turned_or_doubled_are_caught(pdf: bytes, directory: Plain, order: list[int]) -> None:
    assert "label-wrong-words" in codes(read(arranged(pdf, order), directory))


def test_a_page_on_its_side_is_caught(pdf: bytes, directory: Plain) -> None:
    document = pypdfium2.PdfDocument(pdf)
    document[1].set_rotation(90)
    file = BytesIO()
    document.save(file)
    assert "label-wrong-paper" in codes(read(file.getvalue(), directory))


def test_what_is_no_pdf_is_caught(directory: Plain) -> None:
    assert codes(read(b"no PDF", directory)) == {"label-no-pdf"}


def test_what_the_record_says_by_now_is_what_must_stand_there(pdf: bytes, tmp_path: Path) -> None:
    changed = files(fair().replace("Nhà triển lãm Ví Dụ", "Nhà khác"))["fairs/h.yaml"]
    (fault,) = read(pdf, directory_of(tmp_path, changed))
    assert (fault.code, fault.sheet) == ("label-wrong-words", 1)
