"""Seeded sabotage: what a broken template, a mixed-up run, a damaged PDF or an old record would print is refused."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from ocop_site.making.read_back import read_back
from ocop_site.problem_texts import TEXTS
from tests.making.label_runs import (
    FONTS,
    HOSTS,
    TEMPLATES,
    Scribble,
    label,
    other_symbol,
    pdf_of,
    plain_label,
    run_on,
    spoilt_templates,
    spot,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ocop_site.making.read_back import Fault
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.labels import FormatId

SEEDS = range(4)
STOCKS: tuple[tuple[str, FormatId], ...] = (
    ("avery-l7160", "shelf"),
    ("avery-l7162", "strip"),
    ("avery-l7161", "price"),
    ("avery-l7651", "small"),
    ("avery-l7163", "lid"),
    ("a7-card", "card"),
)


@dataclass
class Case:
    """What one sabotage starts from: a good run of some labels, and a lot that decides where it strikes."""

    rng: random.Random
    folder: Path
    run: Plain
    labels: list[Plain]
    hit: int

    @property
    def victim(self) -> Plain:
        return self.labels[self.hit]

    @property
    def place(self) -> int:
        return self.run["start"] + self.hit

    def with_labels(self, labels: list[Plain]) -> bytes:
        """The PDF of other labels than those that are expected."""
        return pdf_of({**self.run, "labels": labels})

    def with_victim(self, **words: object) -> bytes:
        """The PDF in which one label says something else."""
        return self.with_labels([{**one, **words} if at == self.hit else one for at, one in enumerate(self.labels)])

    def with_symbol(self, body: str) -> bytes:
        """The PDF in which the victim's symbol is drawn by other means."""
        only = f'  if it.code != "{self.victim["code"]}" {{ return unspoilt(it, side) }}\n'
        return pdf_of(self.run, other_symbol(self.folder, only + body))


Sabotage = "Callable[[Case], bytes]"


def swapped(case: Case) -> bytes:
    labels = list(case.labels)
    other = (case.hit + 1) % len(labels)
    labels[case.hit], labels[other] = labels[other], labels[case.hit]
    return case.with_labels(labels)


def wrong_code(case: Case) -> bytes:
    """Another product's code beside the right words."""
    return case.with_victim(text=label(case.rng, HOSTS[0])["text"])


def wrong_address(case: Case) -> bytes:
    """The right code beside a printed address with one digit changed."""
    short = case.victim["short"]
    return case.with_victim(short=short[:-1] + str((int(short[-1]) + 1) % 10))


def wrong_price(case: Case) -> bytes:
    return case.with_victim(price=case.rng.choice(("56.000 ₫", "650.000 ₫", "6.500 ₫", "")))


def price_not_due(case: Case) -> bytes:
    return case.with_victim(price="65.000 ₫")


def wrong_term(case: Case) -> bytes:
    return case.with_victim(term="Hiệu lực đến 12/2030")


def stars_not_due(case: Case) -> bytes:
    return case.with_victim(stars=4, stars_text="OCOP 4 sao", term="Hiệu lực đến 12/2027")


def only_the_word(case: Case) -> bytes:
    return case.with_victim(place=case.victim["place"] + case.rng.choice((" · OCOP", " 4 sao")))


def only_drawn_stars(case: Case) -> bytes:
    """A designer's template that draws stars wherever it likes."""
    old = "#let symbol(it, side) = {"
    return pdf_of(
        case.run,
        spoilt_templates(case.folder, old, f"{old}\n  place(top + left, dx: -8mm, dy: 2mm, stars(3, 2mm))"),
    )


def one_star_more(case: Case) -> bytes:
    return case.with_victim(stars=case.victim["stars"] + 1)


def quiet_zone_cut_by_a_line(case: Case) -> bytes:
    at, thick = case.rng.uniform(0.3, 3.5), case.rng.uniform(0.1, 0.4)
    side = case.rng.choice(("dx: m * {a}", "dx: side - m * {a}", "dy: m * {a}", "dy: side - m * {a}"))
    angle = "0deg" if side.startswith("dy") else "90deg"
    return case.with_symbol(
        "  let m = side / data.symbols.at(it.text).size\n"
        f"  unspoilt(it, side)\n"
        f"  place(top + left, {side.format(a=at)}, line(length: side, angle: {angle}, stroke: {thick}mm))"
    )


def quiet_zone_cut_by_text(case: Case) -> bytes:
    size = case.rng.uniform(4, 6)
    return case.with_symbol(
        f"  unspoilt(it, side)\n  place(top + center, dy: 0.2mm, text(size: {size}pt, top-edge: 1em, [in lấn]))"
    )


def too_little_quiet_zone(case: Case) -> bytes:
    """The symbol grown into its own quiet zone, so that less than four modules are left up to the words."""
    return pdf_of(
        case.run,
        other_symbol(
            case.folder,
            "  let n = data.symbols.at(it.text).size\n"
            "  box(width: side, height: side, stroke: 0.2mm, place(center + horizon, unspoilt(it, side)))",
        ),
    )


def tiny_module(case: Case) -> bytes:
    wide = case.rng.uniform(0.25, 0.39)
    return case.with_symbol(
        f"  let small = {wide}mm * data.symbols.at(it.text).size\n"
        "  box(width: side, height: side, align(center + horizon, unspoilt(it, small)))"
    )


def low_contrast(case: Case) -> bytes:
    grey = case.rng.uniform(52, 75)
    return case.with_symbol(_recoloured(f"luma({grey}%)"))


def yellow_code(case: Case) -> bytes:
    return case.with_symbol(_recoloured('rgb("#ffd800")'))


def light_on_dark(case: Case) -> bytes:
    return case.with_symbol(
        f"  place(top + left, rect(width: side, height: side, fill: black))\n{_recoloured('white')}"
    )


def _recoloured(colour: str) -> str:
    return (
        f"  let paint = {colour}\n  let one = data.symbols.at(it.text)\n  let n = str(one.size)\n"
        '  let svg = "<svg xmlns=\'http://www.w3.org/2000/svg\' viewBox=\'0 0 " + n + " " + n'
        ' + "\'><path fill=\'" + paint.to-hex() + "\' d=\'" + one.path + "\'/></svg>"\n'
        '  box(width: side, height: side, image(bytes(svg), format: "svg", width: side, height: side))'
    )


def painted_over(case: Case) -> bytes:
    """A blot that error correction would still read through, somewhere among the data."""
    share, grey = case.rng.uniform(0.06, 0.16), case.rng.choice((0, 255))
    x, y = case.rng.uniform(0.45, 0.65), case.rng.uniform(0.45, 0.65)
    return case.with_symbol(
        f"  unspoilt(it, side)\n  place(top + left, dx: side * {x}, dy: side * {y},"
        f" rect(width: side * {share}, height: side * {share}, fill: luma({grey})))"
    )


def text_over_the_code(case: Case) -> bytes:
    size, y = case.rng.uniform(5, 9), case.rng.uniform(0.3, 0.6)
    return case.with_symbol(
        f"  unspoilt(it, side)\n  place(top + left, dx: side * 0.3, dy: side * {y}, text(size: {size}pt, [OK]))"
    )


def no_code(case: Case) -> bytes:
    return case.with_symbol("  box(width: side, height: side)")


def two_codes(case: Case) -> bytes:
    """The neighbour's code a second time on this label, as where a cell of a table was copied."""
    other = case.labels[(case.hit + 1) % len(case.labels)]["text"]
    return case.with_symbol(
        f'  let half = side * 0.49\n  unspoilt(it, half)\n  unspoilt((..it, text: "{other}"), half)'
    )


def draft_word_missing(case: Case) -> bytes:
    return case.with_victim(draft=False)


def draft_word_invisible(case: Case) -> bytes:
    return pdf_of(case.run, spoilt_templates(case.folder, "fill: luma(78%)", "fill: luma(99%)"))


def draft_word_not_due(case: Case) -> bytes:
    return case.with_victim(draft=True)


def words_painted_over(case: Case) -> bytes:
    """A white card over the left upper part of the label, where all formats print words."""
    left, top, width, height = spot(case.run, case.place)
    paint = Scribble(pdf_of(case.run))
    paint.box(0, (left, top, width, height * 0.3), grey=255)
    return paint.done()


def words_too_faint(case: Case) -> bytes:
    return pdf_of(
        case.run,
        spoilt_templates(
            case.folder,
            "#let styled(str, weight, size) = text(",
            "#let styled(str, weight, size) = text(fill: luma(92%), ",
            "words.typ",
        ),
    )


def words_over_the_edge(case: Case) -> bytes:
    """Everything so far to the left that the first letters of the lines lie on the edge."""
    return pdf_of({**case.run, "shift": {"x": case.rng.uniform(-3.4, -3.0), "y": 0.0}})


def other_paper(case: Case) -> bytes:
    return pdf_of({**case.run, "paper": {"width": 216.0, "height": 279.0}})


def half_a_file(case: Case) -> bytes:
    pdf = pdf_of(case.run)
    return pdf[: case.rng.randrange(20, 200)]


def a_sheet_too_many(case: Case) -> bytes:
    return case.with_labels(case.labels * 30)


def shifted_by_a_place(case: Case) -> bytes:
    return pdf_of({**case.run, "start": case.run["start"] + 1})


def shifted_by_half_a_place(case: Case) -> bytes:
    half = spot(case.run, 1)[2] / 2
    return pdf_of({**case.run, "shift": {"x": half, "y": 0.0}})


def used_place_printed(case: Case) -> bytes:
    """A label more than was asked for, on the first place that had been used before."""
    extra = [plain_label(case.rng), *case.labels]
    return pdf_of({**case.run, "start": case.run["start"] - 1, "labels": extra})


def used_place_marked(case: Case) -> bytes:
    """No more than a faint dot."""
    left, top, width, height = spot(case.run, case.rng.randrange(1, case.run["start"]))
    paint = Scribble(pdf_of(case.run))
    x, y = case.rng.uniform(0.1, 0.9), case.rng.uniform(0.1, 0.9)
    paint.box(0, (left + width * x, top + height * y, 0.3, 0.3), grey=180)
    return paint.done()


def a_picture_of_stars(case: Case) -> bytes:
    """Stars that are neither letters nor figures of ten corners."""
    svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 9L4 0L8 9L0 3C0 3 8 3 8 3z'/></svg>"
    old = "#let symbol(it, side) = {"
    drawn = f'\n  place(top + left, dx: -6mm, dy: 2mm, image(bytes("{svg}"), format: "svg", width: 3mm))'
    return pdf_of(case.run, spoilt_templates(case.folder, old, old + drawn))


PAST = {"stars": 0, "stars_text": "", "term": ""}
PRICED = {"price": "65.000 ₫"}
DRAFT = {"draft": True}

# What is done; what is special about the labels; codes of which at least one must be said; formats that it concerns.
CASES: dict[str, tuple[Callable[[Case], bytes], dict[str, object], set[str], set[str]]] = {
    "swapped": (swapped, {}, {"label-wrong-code"}, set()),
    "wrong code": (wrong_code, {}, {"label-wrong-code"}, set()),
    "wrong address": (wrong_address, {}, {"label-wrong-words"}, set()),
    "wrong price": (wrong_price, PRICED, {"label-wrong-words"}, {"price"}),
    "price not due": (price_not_due, {}, {"label-wrong-words"}, {"price"}),
    "wrong term": (wrong_term, {}, {"label-wrong-words"}, set()),
    "stars on a past-term product": (stars_not_due, PAST, {"label-stars-not-due"}, set()),
    "the word OCOP on a past-term product": (only_the_word, PAST, {"label-stars-not-due"}, set()),
    "stars drawn on a past-term product": (only_drawn_stars, PAST, {"label-stars-not-due"}, set()),
    "one star more": (one_star_more, {}, {"label-wrong-stars"}, set()),
    "stars of another shape": (a_picture_of_stars, PAST, {"label-unknown-drawing"}, set()),
    "quiet zone cut by a line": (quiet_zone_cut_by_a_line, {}, {"label-quiet-zone"}, set()),
    "quiet zone cut by text": (quiet_zone_cut_by_text, {}, {"label-quiet-zone"}, set()),
    "quiet zone too narrow": (too_little_quiet_zone, {}, {"label-quiet-zone"}, set()),
    "tiny module": (tiny_module, {}, {"label-small-module"}, set()),
    "low contrast": (low_contrast, {}, {"label-low-contrast", "label-unreadable"}, set()),
    "yellow code": (yellow_code, {}, {"label-low-contrast", "label-unreadable"}, set()),
    "light on dark": (light_on_dark, {}, {"label-unreadable"}, set()),
    "painted over": (painted_over, {}, {"label-code-damaged", "label-unreadable"}, set()),
    "text over the code": (text_over_the_code, {}, {"label-code-damaged", "label-unreadable"}, set()),
    "no code": (no_code, {}, {"label-unreadable"}, set()),
    "two codes": (two_codes, {}, {"label-wrong-code", "label-unreadable"}, set()),
    "draft word missing": (draft_word_missing, DRAFT, {"label-draft-missing"}, set()),
    "draft word invisible": (draft_word_invisible, DRAFT, {"label-draft-missing"}, set()),
    "draft word not due": (draft_word_not_due, {}, {"label-draft-not-due"}, set()),
    "words painted over": (words_painted_over, {}, {"label-hidden-words"}, set()),
    "words too faint": (words_too_faint, {}, {"label-hidden-words"}, set()),
    "words over the edge": (words_over_the_edge, {}, {"label-over-edge"}, {"shelf"}),
    "other paper": (other_paper, {}, {"label-wrong-paper"}, set()),
    "half a file": (half_a_file, {}, {"label-no-pdf"}, set()),
    "a sheet too many": (a_sheet_too_many, {}, {"label-sheet-count"}, set()),
    "shifted by a place": (shifted_by_a_place, {}, {"label-unreadable"}, set()),
    "shifted by half a place": (shifted_by_half_a_place, {}, {"label-outside"}, set()),
    "a used place printed": (used_place_printed, {}, {"label-on-used-place"}, set()),
    "a used place marked": (used_place_marked, {}, {"label-on-used-place"}, set()),
}


def case_of(seed: int, kind: str, words: dict[str, object], formats: set[str], folder: Path) -> Case:
    """A good run of three to five labels that starts somewhere behind the first place."""
    rng = random.Random(f"{kind} {seed}")
    name, format_id = rng.choice([one for one in STOCKS if not formats or one[1] in formats])
    labels = [plain_label(rng, **words) for _ in range(rng.randrange(3, 6))]
    run = run_on(name, format_id, labels, start=rng.randrange(2, 5))
    return Case(rng, folder, run, labels, rng.randrange(len(labels)))


# Each of these has a test of its own.
BESIDES = {"label-missing-glyph", "label-small-symbol"}


def test_every_fault_of_a_sheet_is_provoked() -> None:
    """No content folder holds them, so they have no broken site."""
    assert set.union(*(codes for _, _, codes, _ in CASES.values())) | BESIDES == {
        code for code in TEXTS if code.startswith("label-")
    }


def test_every_sabotage_of_this_file_is_done() -> None:
    own = {
        name
        for name, one in globals().items()
        if getattr(one, "__annotations__", {}) == {"case": "Case", "return": "bytes"}
    }
    assert own == {sabotage.__name__ for sabotage, *_ in CASES.values()}


def codes_of(faults: list[Fault]) -> set[str]:
    return {fault.code for fault in faults}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", CASES)
def test_it_is_refused(kind: str, seed: int, tmp_path: Path) -> None:
    sabotage, words, codes, formats = CASES[kind]
    case = case_of(seed, kind, words, formats, tmp_path)
    faults = read_back(sabotage(case), case.run, case.labels)
    assert codes_of(faults) & codes, [(f.code, f.values) for f in faults]
    assert all(TEXTS[code].severity == "error" for code in codes)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("words", [{}, PAST, PRICED, DRAFT], ids=["stars", "none", "price", "draft"])
def test_the_same_run_unspoilt_is_released(seed: int, words: dict[str, object], tmp_path: Path) -> None:
    case = case_of(seed, str(words), words, {"price"} if words is PRICED else set(), tmp_path)
    templates = spoilt_templates(tmp_path, "#let symbol(it, side) = {", "#let symbol(it, side) = {\n  // as it was")
    assert read_back(pdf_of(case.run, templates), case.run, case.labels) == []


@pytest.mark.parametrize("sheet", [0, 1, 2])
def test_a_missing_sheet_is_refused(sheet: int) -> None:
    rng = random.Random(sheet)
    labels = [plain_label(rng) for _ in range(9)]
    run = run_on("a4-quarters", "shelf", labels, start=2)
    paint = Scribble(pdf_of(run))
    paint.without(sheet)
    assert "label-sheet-count" in codes_of(read_back(paint.done(), run, labels))


@pytest.mark.parametrize("letters", ["ắ", "ụớ", "₫", "4", "N"])
def test_a_typeface_without_some_letters_is_refused_and_they_are_named(letters: str, tmp_path: Path) -> None:
    """Typst leaves their places empty without a word."""
    for font in sorted(FONTS.glob("*.ttf")):
        # Without the marks that stand alone too: of them the letter could still be put together.
        keep = sorted(set(range(0x20, 0x2600)) - set(range(0x300, 0x370)) - set(map(ord, letters)))
        names = ",".join(f"{one:X}" for one in keep)
        command = ["-m", "fontTools.subset", str(font), f"--unicodes={names}", "--layout-features=", "--name-IDs=*"]
        subprocess.run([sys.executable, *command, f"--output-file={tmp_path / font.name}"], check=True)
    rng = random.Random(letters)
    labels = [plain_label(rng, price="54.000 ₫") for _ in range(2)]
    run = run_on("avery-l7160", "price", labels)
    faults = read_back(pdf_of(run, TEMPLATES, tmp_path), run, labels)
    assert codes_of(faults) == {"label-missing-glyph"}
    assert {fault.values["letters"] for fault in faults} == {" ".join(sorted(letters))}
