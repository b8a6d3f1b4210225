"""Calibration from end to end: the page as it is made, a printer that is off, a ruler, the profile, the next sheet."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from ocop_site.building.calibrations import calibrate, calibration_pdf, page_name
from ocop_site.building.printers import Printer
from ocop_site.making.calibration import crosses
from ocop_site.making.kept import NoKeep
from ocop_site.making.measures import Box as Part
from ocop_site.making.pdf_pages import Document
from ocop_site.making.sheets import sheet_pdf
from ocop_site.pages.sheets import run_of
from ocop_site.records.profiles import Profile, Shift
from ocop_site.records.stocks import Stock
from tests.building.rasters import pages
from tests.small_content import DAY, PROJECT, code

if TYPE_CHECKING:
    from ocop_site.making.pdf_pages import Page
    from ocop_site.pages.jobs import Plain
    from ocop_site.problems import Language
    from ocop_site.records.stocks import Box
    from ocop_site.records.vocabulary import Vocabulary
    from tests.building.rasters import Ink

TEMPLATES, FONTS = PROJECT / "templates", PROJECT / "assets" / "fonts"
# A ruler with lines of half a millimetre, read to a quarter: what is read is the nearest quarter, and the ruler itself
# may have been laid up to a twentieth beside the edge of the paper.
RULER, LAID = 0.25, 0.05
WORST_ALLOWED = 0.3  # mm
Line = tuple[float, float]


def read_off(true: float, beside: float = 0.0) -> float:
    return round((true + beside) / RULER) * RULER


def printer_of(stock: Stock, profile: Profile | None = None) -> Printer:
    return Printer(stock, profile or Profile(stock=stock.id))


def calibrated(printer: Printer, machine: tuple[Line, Line], beside: tuple[float, ...] = (0.0,) * 4) -> Printer:
    """The printer after its page came out of a machine that puts x at a·x + b, and was measured with the ruler."""
    stock, profile = printer.stock, printer.profile
    aims = crosses(float(stock.paper.width), float(stock.paper.height))
    sent = [
        (float(profile.shift.x) + float(profile.scale.x) * x, float(profile.shift.y) + float(profile.scale.y) * y)
        for x, y in aims
    ]
    found = [a * mark[axis] + b for mark in sent for axis, (a, b) in enumerate(machine)]
    measured = [read_off(one, off) for one, off in zip(found, beside, strict=True)]
    result, problems = calibrate(printer, measured, uncorrected=False)
    assert [problem.line() for problem in problems] == []
    assert result
    return replace(printer, profile=result.after)


def worst_label(printer: Printer, machine: tuple[Line, Line]) -> float:
    """How far the worst corner of the worst label lies from where it belongs, mm as the crow flies."""
    profile = printer.profile
    sent = ((profile.shift.x, profile.scale.x), (profile.shift.y, profile.scale.y))

    def off(axis: int, at: float) -> float:
        (a, b), (shift, scale) = machine[axis], sent[axis]
        return a * (float(shift) + float(scale) * at) + b - at

    corners = [
        (x, y) for one in printer.stock.boxes() for x in (one.x, one.x + one.width) for y in (one.y, one.y + one.height)
    ]
    return max(float((off(0, x) ** 2 + off(1, y) ** 2) ** 0.5) for x, y in corners)


def machines() -> list[tuple[Line, Line]]:
    """Off by at most ±2 mm and ±1.5 %: a grid with all extremes, and a thousand by chance."""
    chance = random.Random(20261122)
    ends = list(product((0.985, 1.0, 1.015), (-2.0, 0.0, 2.0)))
    some = [(chance.uniform(0.985, 1.015), chance.uniform(-2, 2)) for _ in range(2000)]
    return [*product(ends, ends), *zip(some[::2], some[1::2], strict=True)]


def test_after_one_calibration_the_worst_of_65_labels_is_within_three_tenths(vocabulary: Vocabulary) -> None:
    stock = vocabulary.stock("avery-l7651")
    assert stock
    assert stock.count == 65
    chance = random.Random(7)
    before, after = [], []
    for machine in machines():
        beside = tuple(chance.choice((-LAID, LAID)) for _ in range(4))
        printer = printer_of(stock)
        before.append(worst_label(printer, machine))
        after.append(worst_label(calibrated(printer, machine, beside), machine))
    assert max(before) > 6  # a sheet that cannot be used
    assert max(after) <= WORST_ALLOWED
    assert max(after) > 0.1  # the ruler's own error is in it


def test_a_second_calibration_keeps_what_the_first_gained(vocabulary: Vocabulary) -> None:
    stock = vocabulary.stock("avery-l7651")
    assert stock
    for machine in machines()[::20]:
        once = calibrated(printer_of(stock), machine)
        assert worst_label(calibrated(once, machine), machine) <= WORST_ALLOWED


def test_the_page_shows_its_crosses_where_a_ruler_is_laid(vocabulary: Vocabulary) -> None:
    """Measured on the page itself, as made for a printer that was calibrated once."""
    stock = vocabulary.stock("avery-l7651")
    assert stock
    machine = ((1.012, -1.7), (0.989, 1.9))
    for printer in (printer_of(stock), calibrated(printer_of(stock), machine)):
        profile = printer.profile
        (ink,) = pages(calibration_pdf(printer, TEMPLATES, FONTS, DAY), 300)
        for x, y in crosses(210.0, 297.0):
            sent = (
                float(profile.shift.x) + float(profile.scale.x) * x,
                float(profile.shift.y) + float(profile.scale.y) * y,
            )
            assert ink.cross(*sent, near=4) == pytest.approx(sent, abs=0.05)


LANGUAGES: tuple[Language, ...] = ("vi", "en")
LONG = "Giấy nhãn mua ở chợ Ví Dụ, loại ba cột tám hàng, " + "bế_sẵn_không_có_chỗ_nào_để_ngắt" * 2
# What stands on a page of either language, besides what the printer's file has to say.
SAID = {
    "vi": ["Trang hiệu chỉnh máy in", "Khổ giấy:", "không co giãn theo trang", "cách mép trên", "đúng ra là"],
    "en": ["Calibration page of a printer", "Label paper:", "not fitted to the page", "the top edge", "should be"],
}
LAST = {"vi": "soi lên đèn là thấy lệch bao nhiêu.", "en": "to see how far off they are."}
FEW = {
    "vi": "Dấu 1: trái 4, trên 4 mm Dấu 2: trái 56, trên 36 mm Đo từ mép giấy đến giữa dấu.",
    "en": "Cross 1: left 4, top 4 mm Cross 2: left 56, top 36 mm Measure from the paper's edge to its middle.",
}


def own_stock(width: float, height: float, name: str = LONG) -> Stock:
    size = {"width": str(width), "height": str(height)}
    kind = "sheet" if width >= 100 else "roll"
    return Stock.model_validate({"id": "giay", "name": name, "kind": kind, "paper": size, "label": size})


def words_on(pdf: bytes) -> tuple[str, str]:
    """The title of a page and its words in their order."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[0].get_textpage().get_text_range()
        return document.get_metadata_dict()["Title"], " ".join(text.replace("\ufffe", "-").split())
    finally:
        document.close()


def test_the_page_speaks_the_language_that_is_asked_for(vocabulary: Vocabulary) -> None:
    stock = vocabulary.stock("avery-l7160")
    assert stock
    shifted = Profile(stock=stock.id, shift=Shift(x="1.5"))  # type: ignore[arg-type]  # as it stands in a file
    cases = {
        ("vi", ""): ("không kèm tệp máy in nào; TEP.yaml là", "--profile TEP.yaml --stock avery-l7160 --uncorrected"),
        ("vi", "plain"): ("kèm tệp máy in may-in.yaml, chưa có hiệu chỉnh.", "--profile may-in.yaml --measured"),
        ("vi", "shifted"): ("may-in.yaml, đã có hiệu chỉnh từ lần trước", "--profile may-in.yaml --measured"),
        ("en", ""): ("without a printer's file; PRINTER.yaml", "--profile PRINTER.yaml --stock avery-l7160 --uncorr"),
        ("en", "plain"): ("file may-in.yaml, which holds no correction yet.", "--profile may-in.yaml --measured"),
        ("en", "shifted"): ("may-in.yaml, which holds an earlier correction", "--profile may-in.yaml --measured"),
    }
    for language in LANGUAGES:
        printers = {
            "": printer_of(stock),
            "plain": Printer(stock, Profile(stock=stock.id), Path("may-in.yaml"), "stock: avery-l7160"),
            "shifted": Printer(stock, shifted, Path("may-in.yaml"), "stock: avery-l7160"),
        }
        for kind, printer in printers.items():
            pdf = calibration_pdf(printer, TEMPLATES, FONTS, DAY, language)
            title, words = words_on(pdf)
            assert title == {"vi": "Trang hiệu chỉnh – Avery L7160", "en": "Calibration page – Avery L7160"}[
                language
            ] + (" – may-in.yaml" if kind else "")
            for said in (*SAID[language], LAST[language], *cases[language, kind]):
                assert said in words
            assert ("--lang en" in words) is (language == "en")
            assert [char for char in words if ord(char) > 127 and char != "…"] == [] or language == "vi"
            assert f"/Lang({language})".encode() in pdf.replace(b" ", b"")
            assert calibration_pdf(printer, TEMPLATES, FONTS, DAY, language) == pdf


def test_a_measure_is_written_as_the_language_writes_it() -> None:
    printer = printer_of(own_stock(150.5, 200, "Giấy"))
    for language, right in (("vi", "140,5"), ("en", "140.5")):
        _, words = words_on(calibration_pdf(printer, TEMPLATES, FONTS, DAY, language))  # type: ignore[arg-type]
        assert f"{right} " in words


def test_where_there_is_no_room_a_few_words_of_the_language_stand(vocabulary: Vocabulary) -> None:
    stock = vocabulary.stock("roll-60x40")
    assert stock
    for language in LANGUAGES:
        _, words = words_on(calibration_pdf(printer_of(stock), TEMPLATES, FONTS, DAY, language))
        assert FEW[language] in words


def seen(pdf: bytes) -> Page:
    document = Document(pdf)
    try:
        with document.page(0) as page:
            return page.contents()
    finally:
        document.close()


def frame_of(page: Page) -> Part | None:
    """The frame around what is said: of all boxes that are more than a label's place the widest black one."""
    wide = [one.box for one in page.drawings if one.kind == "line" and one.box.right - one.box.left > 100]
    wide = [box for box in wide if 100 < box.bottom - box.top < page.height - 40]
    return max(wide, key=lambda box: box.bottom - box.top, default=None)


def crowded(page: Page) -> list[str]:
    """Pairs of letters that lie on one another; those that are drawn as one, like "fi", share a box."""
    letters = sorted(page.letters, key=lambda one: one.box.left)
    found = []
    for one, other in combinations(letters, 2):
        if other.box.left > one.box.right:
            continue
        if one.box != other.box and one.box.meets(other.box, 0.2):
            found.append(one.text + other.text)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("width", "height"), [(210, 297), (216, 279), (150, 180), (150, 400), (148, 210), (60, 40), (40, 25), (30, 20)]
)
def test_all_that_is_said_finds_its_room(width: int, height: int, language: Language) -> None:
    """Whatever the papers and files are called: inside of its frame, beside rulers and crosses, on nothing else."""
    stock = own_stock(width, height)
    names = (None, Path("may-in.yaml"), Path("máy in ở quầy số hai " + "của_hợp_tác_xã_" * 9 + ".yaml"))
    marks = crosses(float(width), float(height))
    roomy = width >= 150 and height >= 180
    for path in names:
        printer = Printer(stock, Profile(stock="giay.yaml"), path, None)
        page = seen(calibration_pdf(printer, TEMPLATES, FONTS, DAY, language))
        paper = Part(0, 0, page.width, page.height)
        assert all(paper.holds(one.box) for one in page.letters)
        assert crowded(page) == []
        reach = 6 if roomy else 2.5
        around = [Part(x - reach, y - reach, x + reach, y + reach) for x, y in marks]
        numbers = [one for one in page.letters if any(near.grown(2, 2).meets(one.box) for near in around)]
        assert [one.text for one in numbers] == ["1", "2"]
        if roomy:
            frame = frame_of(page)
            assert frame
            text = "".join(one.text for one in page.letters if frame.grown(-4.5, -4).holds(one.box))
            for said in (*SAID[language], LAST[language]):
                assert said.replace(" ", "") in text
            assert stock.name[:50].replace(" ", "") in text
            assert (path.name if path else "").replace(" ", "") in text
            figures = [one for one in page.letters if one.text.isdigit() and not frame.holds(one.box)]
            assert not any(frame.grown(0.3, 0.3).meets(one.box) for one in figures)
            assert not any(frame.meets(near) for near in around)
        else:
            inner = Part(marks[0][0] + 3.5, marks[0][1] + 3.5, page.width - 2, marks[1][1] - 3)
            assert all(inner.holds(one.box) for one in page.letters if one not in numbers)


def test_the_page_is_named_after_stock_and_printer(vocabulary: Vocabulary) -> None:
    """Every pair of a stock and a printer has a name of its own, and always the same."""
    listed = [one for one in vocabulary.stocks if one.id in {"avery-l7160", "avery-l7651"}]
    assert len(listed) == 2
    assert page_name(printer_of(listed[0])) == "hieu-chinh-avery-l7160.pdf"
    printer = Printer(listed[0], Profile(stock="L7160"), Path("may-in.yaml"), "stock: L7160\n")
    assert page_name(printer) == "hieu-chinh-avery-l7160--may-in.pdf"
    assert page_name(printer, "en") == "calibration-avery-l7160--may-in.pdf"
    assert page_name(replace(printer, path=Path("./kho/../may-in.yaml").absolute())) == page_name(printer)
    own = own_stock(150, 180)
    assert page_name(Printer(own, Profile(stock="giay.yaml"))) == "hieu-chinh--giay.pdf"
    files = [
        *("may-in.yaml", "may-in.yml", "may-in-2.yaml", "Máy in.yaml", "máy in.yaml", "MAY-IN.yaml", "may_in.yaml"),
        *("quay-1/may-in.yaml", "quay-2/may-in.yaml", "quay/1-may-in.yaml", "../may-in.yaml", "giay.yaml", "may-in"),
        "máy" * 50 + ".yaml",
    ]
    paths = [None, *(Path(one) for one in files)]
    names = [page_name(Printer(stock, Profile(stock=stock.id), path)) for stock in listed for path in paths]
    names += [page_name(Printer(own, Profile(stock=one), None)) for one in files if one.endswith(("yaml", "yml"))]
    names += [page_name(Printer(own, Profile(stock="giay.yaml"), Path(one))) for one in files]
    names += [page_name(Printer(own, Profile(stock="../giay.yaml"), Path("may-in.yaml")))]
    for one, other in pairwise(sorted(names, key=str.casefold)):
        assert one.casefold() != other.casefold()
    assert all(name.isascii() and len(name) < 200 and "/" not in name for name in names)


def label(number: int) -> Plain:
    return {
        "code": code(number),
        "text": f"HTTPS://VI-DU.VN/Q/{code(number)}/",
        "short": f"vi-du.vn/Q/{code(number)}",
        "draft": False,
        "name": "Chè Ví Dụ",
        "stars": 3,
        "stars_text": "OCOP 3 sao",
        "term": "Hiệu lực đến 03/2028",
        "until": "2028-03-20",
        "maker": "HTX Ví Dụ",
        "place": "xã Mẫu, Hà Tĩnh",
        "price": "",
    }


@pytest.mark.parametrize("machine", [((1.015, 2.0), (0.985, -2.0)), ((0.985, -2.0), (1.015, 2.0))])
def test_the_ink_of_a_real_sheet_lands_on_its_labels(vocabulary: Vocabulary, machine: tuple[Line, Line]) -> None:
    """The finished PDF, rasterised: every label's ink through the machine, against a sheet of a perfect printer.

    Of each label the left end of its words and the middle of its symbol are looked at. The size of the symbol is that
    of whole printer dots, so its edges may lie elsewhere.
    """
    stock = vocabulary.stock("avery-l7651")
    assert stock
    profile = calibrated(printer_of(stock), machine).profile
    shift, scale = profile.shift, profile.scale
    moves = (float(shift.x), float(shift.y)), (float(scale.x), float(scale.y))
    labels = [label(1)] * stock.count
    right = run_of(stock, "small", labels, DAY, title="Thử")
    sent = run_of(stock, "small", labels, DAY, title="Thử", shift=moves[0], scale=moves[1])
    (aim,) = pages(sheet_pdf(right, TEMPLATES, FONTS, NoKeep()), 300)
    (ink,) = pages(sheet_pdf(sent, TEMPLATES, FONTS, NoKeep()), 300)
    worst = 0.0
    for one in stock.boxes():
        meant = landmark(aim, one, (0.0, 0.0), (1.0, 1.0))
        found = landmark(ink, one, *moves)
        lands = [a * at + b for at, (a, b) in zip(found, machine, strict=True)]
        worst = max(worst, *(abs(at - other) for at, other in zip(lands, meant, strict=True)))
    assert worst <= WORST_ALLOWED


def landmark(ink: Ink, one: Box, shift: Line, scale: Line) -> Line:
    """The left end of a small label's words and the height of the middle of its symbol."""
    left, right = (shift[0] + scale[0] * x for x in (one.x, one.x + one.width))
    top, bottom = (shift[1] + scale[1] * y for y in (one.y, one.y + one.height))
    words = ink.box(left, top, right, bottom)
    symbol = ink.box(right - 0.3 * one.width, top, right, bottom)
    assert words
    assert symbol
    return words[0], (symbol[1] + symbol[3]) / 2


@pytest.mark.parametrize(
    ("measured", "codes"),
    [
        ((22.0, 10.0), ["measured-too-far"]),
        ((10.0, 10.0, 287.0, 200.0), ["measured-too-far", "measured-too-far"]),
        ((10.0, 10.0, 189.0, 287.0), ["measured-wrong-scale"]),
    ],
)
def test_what_cannot_be_is_refused(vocabulary: Vocabulary, measured: tuple[float, ...], codes: list[str]) -> None:
    stock = vocabulary.stock("avery-l7160")
    assert stock
    result, problems = calibrate(printer_of(stock), measured, uncorrected=False)
    assert result is None
    assert [problem.code for problem in problems] == codes


def test_corrections_that_grow_over_all_bounds_are_refused(vocabulary: Vocabulary) -> None:
    """Measured three times from the wrong cross: no profile holds 24 mm."""
    stock = vocabulary.stock("avery-l7160")
    assert stock
    printer = printer_of(stock)
    for _ in range(2):
        result, _ = calibrate(printer, (2.0, 10.0), uncorrected=False)
        assert result
        printer = replace(printer, profile=result.after)
    result, problems = calibrate(printer, (2.0, 10.0), uncorrected=False)
    assert result is None
    assert [(one.code, one.values["field"]) for one in problems] == [("out-of-range", "shift.x")]


def test_a_page_printed_without_the_profile_is_not_counted_twice(vocabulary: Vocabulary) -> None:
    stock = vocabulary.stock("avery-l7160")
    assert stock
    machine = ((1.01, 1.5), (0.99, -1.5))
    once = calibrated(printer_of(stock), machine)
    plain = [a * mark[axis] + b for mark in crosses(210.0, 297.0) for axis, (a, b) in enumerate(machine)]
    again, _ = calibrate(once, [read_off(one) for one in plain], uncorrected=True)
    assert again
    assert (again.after.shift, again.after.scale) == (once.profile.shift, once.profile.scale)
