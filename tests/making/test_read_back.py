from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.making.kept import NoKeep
from ocop_site.making.label_words import compare
from ocop_site.making.measures import Box, measure, readings
from ocop_site.making.pdf_pages import Document, Letter
from ocop_site.making.qr import symbol
from ocop_site.making.read_back import Fault, read_back
from ocop_site.pages.labels import FORMATS, fits, product_label
from ocop_site.pages.sheets import run_of
from ocop_site.problem_texts import TEXTS
from ocop_site.problems import Place, Problem
from ocop_site.records.stocks import Stock
from tests.making.label_runs import (
    NAMES,
    Scribble,
    label,
    other_symbol,
    pdf_of,
    plain_label,
    run_on,
    sized_symbol,
    spot,
    vocabulary,
)
from tests.small_content import DAY, catalogue_of, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Plain

STOCKS = [stock.id for stock in vocabulary().stocks]
ROUND = Stock.model_validate(
    {
        "id": "tron-50",
        "name": "Nhãn tròn ví dụ",
        "paper": {"width": 210, "height": 297},
        "label": {"width": 50, "height": 50},
        "columns": 4,
        "rows": 5,
        "left": 5,
        "top": 20,
        "shape": "round",
    }
)


def codes_of(faults: list[Fault]) -> list[str]:
    return [fault.code for fault in faults]


@pytest.mark.parametrize("name", STOCKS)
def test_what_templates_make_of_any_words_is_released(name: str) -> None:
    """Every format on every stock that it fits, two sheets where a label is left over for a second one."""
    rng = random.Random(name)
    stock = vocabulary().stock(name)
    assert stock
    for format_id in [one.id for one in FORMATS.values() if fits(one, stock) and not one.sign]:
        labels = [label(rng, price=rng.choice(("", "1.250.000 ₫"))) for _ in range(4)]
        if format_id != "price":
            labels = [{**one, "price": ""} for one in labels]
        run = run_on(name, format_id, labels, start=max(1, stock.count - 2))
        faults = read_back(pdf_of(run), run, labels)
        assert [(f.code, f.values) for f in faults if f.code != "label-small-symbol"] == [], format_id
        assert "label-small-symbol" not in codes_of(faults) or format_id not in {"strip", "shelf"}


def test_shift_and_scale_of_a_printer_are_followed() -> None:
    rng = random.Random(7)
    labels = [label(rng) for _ in range(5)]
    run = run_on("avery-l7160", "shelf", labels, start=20, shift=(1.5, -1.25), scale=(0.985, 1.015))
    assert read_back(pdf_of(run), run, labels) == []
    unmoved = {**run, "shift": {"x": 0.0, "y": 0.0}, "scale": {"x": 1.0, "y": 1.0}}
    assert set(codes_of(read_back(pdf_of(unmoved), run, labels))) & {"label-outside", "label-over-edge"}


def test_labels_cut_in_circles() -> None:
    rng = random.Random(8)
    labels = [plain_label(rng) for _ in range(4)]
    run = run_of(ROUND, "lid", labels, DAY, title="Thử", start=3)
    pdf = pdf_of(run)
    assert read_back(pdf, run, labels) == []
    left, top, _, _ = spot(run, 4)
    paint = Scribble(pdf)
    paint.box(0, (left + 1, top + 1, 2, 2))  # in the corner beside the circle
    assert codes_of(read_back(paint.done(), run, labels)) == ["label-outside"]


def test_a_quiet_zone_must_lie_in_the_circle() -> None:
    """A format that is not for round labels has its code at the edge of the box."""
    labels = [plain_label(random.Random(9))]
    run = run_of(ROUND, "small", labels, DAY, title="Thử")
    assert "label-quiet-zone" in codes_of(read_back(pdf_of(run), run, labels))
    assert "label-quiet-zone" not in codes_of(read_back(pdf_of(run), {**run, "round": False}, labels))


@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("wide", [0.501, 0.55, 0.8466])
def test_a_module_is_measured_to_a_thousandth(dpi: int, wide: float, tmp_path: Path) -> None:
    """Whatever the raster, wherever the symbol lies between its pixels."""
    rng = random.Random(dpi)
    labels = [plain_label(rng) for _ in range(3)]
    run = run_on("avery-l7160", "shelf", labels)
    document = Document(pdf_of(run, sized_symbol(tmp_path, wide)))
    with document.page(0) as page:
        raster = page.raster(dpi)
        found = readings(raster.picture)
        assert {one.text for one in found} == {one["text"] for one in labels}
        for one in found:
            measures = measure(raster, symbol(one.text, NoKeep()), one.box)
            assert measures.module == pytest.approx(wide, rel=0.001 if dpi > 203 else 0.004)
            assert (measures.quiet, measures.whole) == (True, True)
            assert measures.contrast > 10
    document.close()


@pytest.mark.parametrize(
    ("wide", "dpi", "code"),
    [
        (0.39, 600, "label-small-module"),
        (0.40, 600, ""),
        (0.40, 203, "label-small-module"),  # 3.2 dots of the printer
        (0.4926, 203, "label-small-module"),  # 3.94 dots
        (0.5009, 203, ""),
    ],
)
def test_the_smallest_module_is_one_of_millimetres_and_of_dots(
    wide: float, dpi: int, code: str, tmp_path: Path
) -> None:
    labels = [plain_label(random.Random(1))]
    run = run_on("avery-l7651", "small", labels, dpi=dpi)
    faults = read_back(pdf_of(run, sized_symbol(tmp_path, wide)), run, labels)
    assert codes_of(faults) == ([code] if code else [])
    assert all(float(fault.values["found"]) == pytest.approx(wide, abs=0.001) for fault in faults)


@pytest.mark.parametrize(("wide", "warned"), [(0.78, True), (0.82, False)])
def test_a_small_symbol_on_a_shelf_is_only_a_warning(wide: float, warned: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """25 modules are 19.5 and 20.5 mm."""
    labels = [plain_label(random.Random(2))]
    run = run_on("avery-l7160", "shelf", labels)
    pdf = pdf_of(run, sized_symbol(tmp_path, wide))
    assert codes_of(read_back(pdf, run, labels)) == ["label-small-symbol"] * warned
    assert TEXTS["label-small-symbol"].severity == "warning"


@pytest.mark.parametrize("grey", [30, 45, 60, 75])
def test_contrast_is_that_of_luminance(grey: int, tmp_path: Path) -> None:
    """By WCAG: #767676 on white has 4.54:1; luma(45%) has 4.8:1, luma(60%) has 2.9:1."""
    labels = [plain_label(random.Random(3))]
    run = run_on("avery-l7160", "shelf", labels)
    veil = f"rect(width: side, height: side, fill: white.transparentize({100 - grey}%))"
    faded = f"  box(width: side, height: side, {{ place(unspoilt(it, side)); place({veil}) }})"
    faults = read_back(pdf_of(run, other_symbol(tmp_path, faded)), run, labels)
    assert ("label-low-contrast" in codes_of(faults)) == (grey > 50), faults


def test_one_file_that_is_no_pdf_and_one_on_other_paper() -> None:
    labels = [plain_label(random.Random(4))]
    run = run_on("avery-l7160", "shelf", labels)
    assert codes_of(read_back(b"<html>", run, labels)) == ["label-no-pdf"]
    faults = read_back(pdf_of(run_on("roll-80x40", "shelf", labels)), run, labels)
    assert [(f.code, f.values["found"], f.values["expected"]) for f in faults] == [
        ("label-wrong-paper", "80.0 × 40.0", "210 × 297")
    ]


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_is_never_a_crash(seed: int) -> None:
    """Cut off somewhere, or with some bytes changed: told as a fault, or of no effect on what is printed."""
    rng = random.Random(seed)
    labels = [plain_label(rng) for _ in range(3)]
    run = run_on("a4-quarters", "shelf", labels)
    pdf = bytearray(pdf_of(run))
    if seed % 3 == 0:
        assert read_back(bytes(pdf[: rng.randrange(len(pdf) // 2)]), run, labels)
    for _ in range(30):
        pdf[rng.randrange(len(pdf))] = rng.randrange(256)
    read_back(bytes(pdf), run, labels)


def test_sheets_too_many_are_named() -> None:
    labels = [plain_label(random.Random(5)) for _ in range(6)]
    run = run_on("a4-quarters", "shelf", labels)
    faults = read_back(pdf_of(run), run, labels[:4])
    assert [(f.sheet, f.code, f.values["found"], f.values["expected"]) for f in faults] == [
        (0, "label-sheet-count", "2", "1")
    ]


def test_the_place_of_a_fault_is_that_on_its_sheet() -> None:
    labels = [plain_label(random.Random(6)) for _ in range(6)]
    run = run_on("a4-quarters", "shelf", labels, start=3)
    printed = [{**one, "place": "Xã Khác"} if at == 4 else one for at, one in enumerate(labels)]
    (fault,) = read_back(pdf_of({**run, "labels": printed}), run, labels)
    assert (fault.sheet, fault.place, fault.code) == (2, 3, "label-wrong-words")
    assert (fault.values["found"], fault.values["words"]) == ("Xã Khác", labels[4]["place"])
    assert Problem(fault.code, Place("nhan.pdf"), fault.values).message().startswith("Tờ 2, ô 3 (Nước mắm Ví Dụ): ")


def test_the_labels_of_the_run_are_not_believed() -> None:
    labels = [plain_label(random.Random(10))]
    run = run_on("avery-l7160", "shelf", [{**labels[0], "name": "Tên sai"}])
    assert codes_of(read_back(pdf_of(run), run, labels)) == ["label-wrong-words"]
    assert read_back(pdf_of(run), {**run, "labels": []}, run["labels"]) == []


def test_one_resolution_may_be_asked_for_alone() -> None:
    labels = [plain_label(random.Random(11))]
    run = run_on("avery-l7160", "shelf", labels)
    assert read_back(pdf_of(run), run, labels, resolutions=(300,)) == []
    other = [{**labels[0], "text": "HTTPS://OCOP.VIDU.VN/Q/000000000/"}]
    (fault,) = read_back(pdf_of(run), run, other, resolutions=(203,))
    assert (fault.code, fault.values["dpi"]) == ("label-wrong-code", "203")


def test_a_sheet_printed_from_an_old_record_is_refused(tmp_path: Path) -> None:
    """The label of the day before the term's end, read back on the day after it."""
    files = {
        "products/a.yaml": product(1, more="producer: m\n" + paper("2023-11-22", 4)),
        "producers/m.yaml": producer(2),
    }
    before, after = (catalogue_of(tmp_path, files, DAY.replace(day=day)) for day in (22, 23))
    old, fresh = (product_label(one.products["a"], one) for one in (before, after))
    host = {"text": "HTTPS://OCOP.VIDU.VN/Q/120000015/", "short": "ocop.vidu.vn/Q/120000015"}
    run = run_on("avery-l7160", "shelf", [{**old, **host}])
    assert old["stars_text"] == "OCOP 4 sao"
    assert fresh["stars_text"] == ""
    assert set(codes_of(read_back(pdf_of(run), run, [{**fresh, **host}]))) == {"label-stars-not-due"}


@pytest.mark.parametrize(
    "name",
    [
        "Muối tôm - sả - ớt - chanh - gừng - nghệ - tỏi Ví Dụ",  # lines that end with a hyphen
        "Bánh-tráng-phơi-sương-cuốn-thịt-heo-luộc-chấm-mắm-nêm-Ví-Dụ",  # a word that is broken at one
        "Gạo\u00a0ST 25 \u201cVí Dụ\u201d (túi 5 kg) & 'Thử' #1 *hai* _ba_ $x$",
        "Trà\u200b Mẫu sương\u00ad mù",
        "Rượu Jơ\u0306 fi ffi",
        "1.000.000 ₫ – 100 % … § ½",
    ],
)
def test_every_name_that_can_be_printed_is_read_back(name: str) -> None:
    labels = [plain_label(random.Random(13), name=name)]
    for format_id, stock in (("shelf", "avery-l7160"), ("strip", "avery-l7162")):
        run = run_on(stock, format_id, labels)  # type: ignore[arg-type]
        assert read_back(pdf_of(run), run, labels) == []


@pytest.mark.parametrize("name", ["Mật ong 蜂蜜", "Trà 🍵 Mẫu"])
def test_letters_of_no_typeface_of_ours_are_named(name: str) -> None:
    labels = [plain_label(random.Random(14), name=name)]
    run = run_on("avery-l7160", "shelf", labels)
    (fault,) = read_back(pdf_of(run), run, labels)
    assert fault.code == "label-missing-glyph"
    assert set(fault.values["letters"].split()) == {char for char in name if ord(char) > 0x3000}


# -- words


def letters(text: str) -> list[Letter]:
    """Words as they are read from a page."""
    return [
        Letter(char, Box(0, 0, 1, 1), apart)
        for word in text.split()
        for char, apart in zip(word, (True, *[False] * len(word)), strict=False)
    ]


def words(**more: Any) -> Plain:  # noqa: ANN401 - any word
    return plain_label(random.Random(12), short="a.vn/Q/1", **more)


WHOLE = "OCOP 4 sao Nước mắm Ví Dụ Hiệu lực đến 12/2027 HTX Ví Dụ Xã Mẫu, Phú Yên a.vn/ Q/1"


def said(text: str, **more: Any) -> list[tuple[str, dict[str, str]]]:  # noqa: ANN401 - any word
    return compare(letters(text), words(**more)).problems


def test_words_may_stand_in_any_order_and_break_anywhere() -> None:
    assert said(WHOLE) == []
    assert said("a.vn/Q /1 Xã Mẫu, Phú Yên HTX Ví Dụ Hiệu lực đến 12/2027 Nước mắm Ví Dụ OC OP 4 sao") == []


@pytest.mark.parametrize(
    ("name", "printed", "good"),
    [
        (NAMES[4], "Bộ quà tặng mắm cá cơm, mắm ruốc…", True),
        (NAMES[4], "Bộ quà t…", False),  # too little of it is left
        (NAMES[4], "Bộ quà tặng mắm cá cơm, mắm ruốc", False),  # cut without a sign
        (NAMES[4], "quà tặng mắm cá cơm, mắm ruốc…", False),  # its beginning is lost
        (NAMES[4], "Bộ quà tặng mắm cá cơm, mắn ruốc…", False),
        ("Nước mắm Ví Dụ…", "Nước mắm Ví Dụ…", True),
    ],
)
def test_a_long_name_may_lose_its_end(name: str, printed: str, good: bool) -> None:  # noqa: FBT001 - a column
    assert (said(WHOLE.replace("Nước mắm Ví Dụ", printed), name=name) == []) == good


@pytest.mark.parametrize(
    ("old", "new"),
    [("12/2027", "12…"), ("a.vn/ Q/1", "a.vn/…"), ("OCOP 4 sao", "OCOP…"), ("a.vn/ Q/1", ""), ("HTX Ví Dụ", "")],
)
def test_nothing_else_may_be_cut_or_left_out(old: str, new: str) -> None:
    assert [code for code, _ in said(WHOLE.replace(old, new))] == ["label-wrong-words"]


def test_a_place_within_the_name_is_not_taken_for_the_place() -> None:
    assert said("OCOP 4 sao Mắm Phú Yên Hiệu lực đến 12/2027 HTX Ví Dụ a.vn/Q/1", name="Mắm Phú Yên", place="Phú Yên")
    whole = "OCOP 4 sao Mắm Phú Yên Hiệu lực đến 12/2027 HTX Ví Dụ Phú Yên a.vn/Q/1"
    assert said(whole, name="Mắm Phú Yên", place="Phú Yên") == []


@pytest.mark.parametrize("name", ["Quà OCOP 5 sao", "Mật ong 4 sao", "Trà ★★★", "Gạo Ocop"])
def test_a_name_that_claims_stars_is_refused_where_none_are_due(name: str) -> None:
    none = {"stars": 0, "stars_text": "", "term": ""}
    text = f"{name} HTX Ví Dụ Xã Mẫu, Phú Yên a.vn/Q/1"
    assert [code for code, _ in said(text, name=name, **none)] == ["label-stars-not-due"]
    assert said(text, name=name, sign=True, **none) == []  # an outlet may be called so
    assert said(WHOLE.replace("Nước mắm Ví Dụ", name), name=name) == []


def test_the_word_ocop_beside_the_name_is_refused() -> None:
    none = {"stars": 0, "stars_text": "", "term": ""}
    text = "Quà OCOP 5 sao HTX Ví Dụ Xã Mẫu, Phú Yên a.vn/Q/1"
    assert [code for code, _ in said(text, name="Quà", **none)] == ["label-stars-not-due"]


def test_the_mark_of_a_draft_is_known_wherever_it_stands() -> None:
    marked = compare(letters(f"BẢN NHÁP {WHOLE} BẢN NHÁP"), words(draft=True))
    assert marked.problems == []
    assert len(marked.draft) == 14
    assert [code for code, _ in said(WHOLE, draft=True)] == ["label-draft-missing"]
    assert [code for code, _ in said(f"BẢN NHÁP {WHOLE}")] == ["label-draft-not-due"]
    assert [code for code, _ in said(f"BẢN {WHOLE}")] == ["label-wrong-words"]


@pytest.mark.parametrize(
    ("old", "new", "code", "value"),
    [
        ("Nước", "Nớc", "label-missing-glyph", "ư"),
        ("Ví Dụ", "V Dụ", "label-missing-glyph", "í"),
        ("Nước", "Nuớc", "label-wrong-words", ""),
        ("Nước mắm Ví Dụ", "Nước mắm khác", "label-wrong-words", ""),
    ],
)
def test_letters_that_are_nowhere_are_those_of_the_typeface(old: str, new: str, code: str, value: str) -> None:
    ((found, values),) = said(WHOLE.replace(old, new))
    assert found == code
    assert values.get("letters", "") == value


def test_invisible_characters_and_the_form_of_letters_do_not_count() -> None:
    assert said(WHOLE, name="Nu\u031bo\u031b\u0301c\u200b mắm\u00a0Ví Dụ") == []


@pytest.mark.parametrize("code", sorted(code for code in TEXTS if code.startswith("label-")))
def test_every_fault_has_words_for_a_sheet_and_a_place(code: str) -> None:
    """These codes belong to finished sheets, which no content folder holds: they have no broken site."""
    values = {"sheet": "2", "place": "3", "name": "Mắm", "found": "a", "expected": "b", "words": "c", "letters": "ư"}
    problem = Problem(code, Place("nhan.pdf"), {**values, "dots": "3.2", "dpi": "203"})
    for language in ("vi", "en"):
        assert "{" not in problem.message(language)  # type: ignore[arg-type]
