from __future__ import annotations

import re
import shlex
import shutil
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from ocop_site.building.lock import only_one
from ocop_site.records.profiles import read_profile
from tests.building.label_site import order_of
from tests.whole_sites import files_below, run

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--date", "2026-11-22")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    order_of(tmp_path)
    return tmp_path


def words_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(document[0].get_textpage().get_text_range().replace("\ufffe", "-").split())
    finally:
        document.close()


def figures(path: Path) -> tuple[str, str, str, str]:
    profile, _, problems = read_profile(path)
    assert problems == []
    assert profile
    return (f"{profile.shift.x}", f"{profile.shift.y}", f"{profile.scale.x}", f"{profile.scale.y}")


def test_the_page_says_what_to_measure_and_what_to_type(home: Path) -> None:
    done = run(home, "labels", "calibrate", "--stock", "avery-l7160", *DAY)
    assert (done.exit, done.err) == (0, "")
    assert done.out.startswith("Đã ghi hieu-chinh-avery-l7160.pdf. In ở tỉ lệ 100 %")
    words = words_of(home / "hieu-chinh-avery-l7160.pdf")
    assert "Trang hiệu chỉnh máy in" in words
    assert "đúng ra là 287" in words
    assert "--profile TEP.yaml --stock avery-l7160 --uncorrected --measured" in words
    assert "không kèm tệp máy in" in words


def test_the_page_of_a_profile_is_printed_with_it_and_says_so(home: Path) -> None:
    (home / "may-in.yaml").write_text("stock: avery-l7160\n", encoding="utf-8")
    run(home, "labels", "calibrate", "--profile", "may-in.yaml", "--output", "cal.pdf", *DAY)
    assert "kèm tệp máy in may-in.yaml, chưa có hiệu chỉnh" in words_of(home / "cal.pdf")
    (home / "may-in.yaml").write_text("stock: avery-l7160\nshift: {x: 1, y: 0}\n", encoding="utf-8")
    run(home, "labels", "calibrate", "--profile", "may-in.yaml", "--output", "cal.pdf", *DAY)
    words = words_of(home / "cal.pdf")
    assert "đã có hiệu chỉnh từ lần trước" in words
    assert "--uncorrected" not in words


def test_the_page_follows_the_language_of_the_command(home: Path) -> None:
    done = run(home, "labels", "calibrate", "--stock", "L7160", "--lang", "en", *DAY)
    assert (done.exit, done.err) == (0, "")
    assert done.out.startswith("calibration-avery-l7160.pdf was written. Print it at 100 %")
    words = words_of(home / "calibration-avery-l7160.pdf")
    assert "Calibration page of a printer" in words
    assert "--profile PRINTER.yaml --stock avery-l7160 --uncorrected --measured" in words
    assert not re.search("Trang|hiệu chỉnh|Dấu", words)


PAGES = {
    "hieu-chinh-avery-l7160.pdf": ("--stock", "L7160"),
    "hieu-chinh-avery-l7651.pdf": ("--stock", "L7651"),
    "hieu-chinh-avery-l7160--quay.pdf": ("--profile", "quay.yaml"),
    "hieu-chinh-avery-l7160--kho.pdf": ("--profile", "kho.yaml"),
    "calibration-avery-l7160--kho.pdf": ("--profile", "kho.yaml", "--lang", "en"),
    "hieu-chinh--giay.pdf": ("--stock", "giay.yaml"),
}


def test_the_page_of_another_stock_or_printer_takes_the_place_of_none(home: Path) -> None:
    """Made twice, the second time in the other order: each page has its own file, with the same bytes both times."""
    for name in ("quay", "kho"):
        (home / f"{name}.yaml").write_text("stock: avery-l7160\nshift: {x: 1, y: 0}\n", encoding="utf-8")
    (home / "khac").mkdir()
    shutil.copy(home / "kho.yaml", home / "khac" / "kho.yaml")
    size = "paper: {width: 200, height: 200}\nlabel: {width: 100, height: 100}\n"
    (home / "giay.yaml").write_text(size, encoding="utf-8")
    made: list[dict[str, bytes]] = []
    for words in (list(PAGES.values()), list(reversed(PAGES.values()))):
        for one in (*words, ("--profile", "khac/kho.yaml")):
            assert run(home, "labels", "calibrate", *one, *DAY).exit == 0
        made.append({path.name: path.read_bytes() for path in home.glob("*.pdf")})
    assert made[0] == made[1]
    (other,) = set(made[0]) - set(PAGES)
    assert re.fullmatch(r"hieu-chinh-avery-l7160--kho-[0-9a-f]{6}\.pdf", other)
    assert "tệp máy in khac/kho.yaml" in words_of(home / other)
    assert run(home, "labels", "calibrate", "--profile", str(home / "khac" / "kho.yaml"), *DAY).exit == 0
    assert {path.name: path.read_bytes() for path in home.glob("*.pdf")} == made[0]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "words",
    [
        ("--stock", "L7160"),
        ("--stock", "giay của tôi.yaml"),
        ("--profile", "moi.yaml", "--stock", "L7160"),
        ("--profile", "ở quầy/máy in.yaml", "--stock", "giay của tôi.yaml"),
        ("--profile", "ở quầy/cũ.yaml"),
    ],
)
def test_what_stands_on_the_page_can_be_typed(home: Path, words: tuple[str, ...], language: str) -> None:
    """The printed command itself, with four distances in the place of its dots."""
    (home / "ở quầy").mkdir()
    (home / "ở quầy" / "cũ.yaml").write_text("stock: avery-l7160\nshift: {x: 1, y: 0}\n", encoding="utf-8")
    size = "paper: {width: 210, height: 297}\nlabel: {width: 100, height: 100}\n"
    (home / "giay của tôi.yaml").write_text(size, encoding="utf-8")
    done = run(home, "labels", "calibrate", *words, "--output", "trang.pdf", "--lang", language, *DAY)
    assert (done.exit, done.err) == (0, "")
    printed = re.search(
        r"python build\.py (labels calibrate .*?…;…;…;…\"(?: --lang en)?)", words_of(home / "trang.pdf")
    )
    assert printed
    typed = shlex.split(printed[1].replace("…;…;…;…", "10,5;9,8;199,4;286,1"))
    done = run(home, *typed)
    assert (done.exit, done.err) == (0, "")
    assert ("(before: " in done.out) is (language == "en")
    profile = words[1] if words[0] == "--profile" else {"vi": "TEP.yaml", "en": "PRINTER.yaml"}[language]
    assert figures(home / profile)[1:] == ("0.18", "1.00582", "1.00253")


@pytest.mark.parametrize("stock", ["roll-60x40", "roll-80x40", "a4-eighths", "avery-l7651"])
def test_every_kind_of_paper_has_its_page(home: Path, stock: str) -> None:
    assert run(home, "labels", "calibrate", "--stock", stock, "--output", "cal.pdf", *DAY).exit == 0
    assert "ấu 2" in words_of(home / "cal.pdf")


def test_four_distances_become_shift_and_scale(home: Path) -> None:
    """x: 12 and 202 for 10 and 200, two to the right; y: 9 and 283.15, one up and at 10 mm and 1 % too short."""
    words = ("labels", "calibrate", "--profile", "may-in.yaml", "--stock", "avery-l7160")
    done = run(home, *words, "--measured", "12;9;202;283,23")
    assert (done.exit, done.err) == (0, "")
    assert figures(home / "may-in.yaml") == ("-2", "0.91", "1", "1.0101")
    assert done.out.splitlines()[0] == (
        "may-in.yaml: dịch ngang -2,00, dọc +0,91 mm; phóng ngang 1,00000, dọc 1,01010 "
        "(trước đó: dịch ngang +0,00, dọc +0,00 mm; phóng ngang 1,00000, dọc 1,00000)."
    )
    assert run(home, *words, "--measured", "10;10;200;287", "--lang", "en").out.startswith(
        "may-in.yaml: shift -2.00 / +0.91 mm, scale 1.00000 / 1.01010 (before: shift -2.00 / +0.91 mm"
    )


def test_two_distances_become_a_shift(home: Path) -> None:
    (home / "may-in.yaml").write_text(
        "# của quầy\nstock: avery-l7160\nnext: 8\nscale: {x: 1.01, y: 1}\n", encoding="utf-8"
    )
    assert run(home, "labels", "calibrate", "--profile", "may-in.yaml", "--measured", "9,4;11").exit == 0
    assert figures(home / "may-in.yaml") == ("0.61", "-1", "1.01", "1")
    text = (home / "may-in.yaml").read_text(encoding="utf-8")
    assert text.startswith("# của quầy\nstock: avery-l7160\nnext: 8\n")


@pytest.mark.parametrize(
    "measured",
    [
        "10,5;9,8;199,4;286,1",
        "10.5,9.8,199.4,286.1",
        "10,5 9,8 199,4 286,1",
        "10.5, 9.8, 199.4, 286.1",
        " 10,5 ; 9,8;199.4;286,1;",
    ],
)
def test_distances_are_read_however_people_write_them(home: Path, measured: str) -> None:
    words = ("labels", "calibrate", "--profile", "may-in.yaml", "--stock", "avery-l7160", "--measured", measured)
    assert run(home, *words).exit == 0
    assert figures(home / "may-in.yaml") == ("-0.56", "0.18", "1.00582", "1.00253")


@pytest.mark.parametrize(
    "measured", ["10", "10;10;200", "10;10;200;287;1", "mười;10", "10;-3", "", "10,5,9,8,199,4,286,1"]
)
def test_other_words_are_wrong_usage(home: Path, measured: str) -> None:
    words = ("labels", "calibrate", "--profile", "may-in.yaml", "--stock", "avery-l7160", "--measured", measured)
    done = run(home, *words)
    assert done.exit == 2
    assert "10,5;9,8;199,4;286,1" in done.err
    assert not (home / "may-in.yaml").exists()


@pytest.mark.parametrize(
    "words", [(), ("--stock", "avery-l7160", "--measured", "10;10"), ("--profile", "may-in.yaml", "--date", "x")]
)
def test_what_is_missing_is_wrong_usage(home: Path, words: tuple[str, ...]) -> None:
    assert run(home, "labels", "calibrate", *words).exit == 2


@pytest.mark.parametrize("more", [("--measured", "10;10"), ()])
def test_a_new_file_needs_a_stock(home: Path, more: tuple[str, ...]) -> None:
    done = run(home, "labels", "calibrate", "--profile", "moi.yaml", *more)
    assert (done.exit, done.out) == (2, "")
    assert "chưa có tệp này; để tạo tệp mới, hãy nêu thêm khổ giấy bằng --stock (ví dụ avery-l7160)" in done.err
    assert (
        run(home, "labels", "calibrate", "--profile", "moi.yaml", "--stock", "L7160", "--measured", "10;10").exit == 0
    )
    assert run(home, "labels", "calibrate", "--profile", "moi.yaml", "--measured", "10;10").exit == 0


def test_a_refusal_writes_nothing(home: Path) -> None:
    (home / "may-in.yaml").write_text("stock: avery-l7160\n", encoding="utf-8")
    before = files_below(home)
    assert run(home, "labels", "calibrate", "--profile", "may-in.yaml", "--measured", "10;10;150;287").exit == 1
    assert run(home, "labels", "calibrate", "--profile", "khong-co.yaml", "--measured", "10;10").exit == 2
    assert run(home, "labels", "calibrate", "--stock", "avery-x").exit == 1
    assert files_below(home) == before


def test_content_that_is_not_whole_does_not_hinder_it(home: Path) -> None:
    (home / "content" / "products" / "che.yaml").write_text("name: [\n", encoding="utf-8")
    assert run(home, "labels", "calibrate", "--stock", "L7160", *DAY).exit == 0


def test_it_waits_for_no_printing(home: Path) -> None:
    words = ("labels", "calibrate", "--profile", "may-in.yaml", "--stock", "avery-l7160", "--measured", "10,5;9,8")
    with only_one(home / ".cache" / "labels.lock"):
        done = run(home, *words)
    assert done.exit == 2
    assert "Đang có một lệnh in nhãn khác" in done.err
    assert not (home / "may-in.yaml").exists()
    assert run(home, *words).exit == 0


@pytest.mark.parametrize("name", ["trang.yaml", "trang", "content/trang.pdf", "thu.pdf", "hieu-chinh-avery-l7160.pdf"])
def test_its_page_is_written_over_pdf_files_only(home: Path, name: str) -> None:
    (home / "thu.pdf").write_text("thư của bà Hai", encoding="utf-8")
    (home / "hieu-chinh-avery-l7160.pdf").write_text("ghi chú", encoding="utf-8")
    before = files_below(home)
    own = () if name.startswith("hieu") else ("--output", name)
    done = run(home, "labels", "calibrate", "--stock", "avery-l7160", *own, *DAY)
    assert (done.exit, done.out) == (2, "")
    assert name in done.err
    assert files_below(home) == before
