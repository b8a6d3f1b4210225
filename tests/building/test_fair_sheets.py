"""The ready PDFs of a fair: what is in them is read back by two readers, nothing in them is cut or left over."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from ocop_site.building.fair_sheets import fair_runs, fair_sheets
from ocop_site.building.pipeline import read
from ocop_site.building.store import Store
from ocop_site.catalogue.link import link
from ocop_site.making.qr import QUIET_ZONE, symbol
from ocop_site.making.read_back import read_back
from tests.building.fair_site import A1, A2, A10, B7, BOOTHS, KEPT, LONG, THE_FAIR, order_of
from tests.building.label_site import OF_THE_FAIR
from tests.making.printed import KEEP, drawn, pages_of, symbols_of
from tests.making.printed import read as read_codes
from tests.making.test_qr import Memory
from tests.small_content import code, producer

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.building.orders import Order
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.making.kept import Keep
    from ocop_site.records.collection import Records

FILES = ["bien-gian-a5.pdf", "bien-gian-a4.pdf", "the-san-pham.pdf"]
OF_SIGNS = [code(one) for one in (A1, A2, A10, B7)]
OF_CARDS = [code(1), code(921), code(3), code(1), code(KEPT), code(2)]
needs_zbar = pytest.mark.skipif(
    shutil.which("zbarimg") is None, reason="zbar is missing: install Debian's package `zbar-tools`"
)


def catalogue_of(order: Order) -> Catalogue:
    records, problems = read(order)
    assert [problem.line() for problem in problems if problem.code not in OF_THE_FAIR] == []
    assert records
    return link(records, order.day)


def made(order: Order, keep: Keep | None = None, fair: str = "hoi-cho") -> dict[str, bytes]:
    """The PDFs of a fair, of which nothing may be complained."""
    catalogue = catalogue_of(order)
    files, problems = fair_sheets(catalogue.fairs[fair], catalogue, order, keep or Memory())
    assert [problem.line() for problem in problems] == []
    return files


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> Order:
    return order_of(tmp_path_factory.mktemp("fair"), unpublished=[A10, 2])


@pytest.fixture(scope="module")
def files(order: Order) -> dict[str, bytes]:
    return made(order)


def texts(pdf: bytes) -> list[str]:
    """The words of each page without white space."""
    return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pages_of(pdf)]


def test_there_are_signs_on_two_sizes_and_cards(files: dict[str, bytes]) -> None:
    assert list(files) == FILES
    assert [len(texts(files[name])) for name in FILES] == [2, 4, 1]


def test_the_first_reader_finds_every_code_in_its_order(files: dict[str, bytes]) -> None:
    for name, expected in zip(FILES, (OF_SIGNS, OF_SIGNS, OF_CARDS), strict=True):
        found = [one for page in pages_of(files[name]) for one in read_codes(drawn(page, 200))]
        assert sorted(found) == sorted(f"HTTPS://VI-DU.VN/Q/{one}/" for one in expected)


@needs_zbar
@pytest.mark.parametrize("name", FILES)
def test_a_second_reader_written_by_others_finds_the_same(files: dict[str, bytes], name: str, tmp_path: Path) -> None:
    pictures = []
    for number, page in enumerate(pages_of(files[name])):
        drawn(page, 200).save(tmp_path / f"{number}.png")
        pictures.append(str(tmp_path / f"{number}.png"))
    done = subprocess.run(["zbarimg", "--quiet", "--raw", *pictures], capture_output=True, text=True, check=True)
    expected = OF_CARDS if name == "the-san-pham.pdf" else OF_SIGNS
    assert sorted(done.stdout.split()) == sorted(f"HTTPS://VI-DU.VN/Q/{one}/" for one in expected)


@pytest.mark.parametrize(
    ("name", "least"), [("bien-gian-a5.pdf", 60), ("bien-gian-a4.pdf", 90), ("the-san-pham.pdf", 20)]
)
def test_the_symbol_is_large_and_its_quiet_zone_lies_on_the_label(
    files: dict[str, bytes], name: str, least: float
) -> None:
    size = symbol(f"HTTPS://VI-DU.VN/Q/{code(A1)}/", KEEP).size
    for page in pages_of(files[name]):
        for one in symbols_of(page):
            wide = one.right - one.left
            assert least <= wide < 1.25 * least or name == "the-san-pham.pdf"
            assert wide >= least
            quiet = QUIET_ZONE * wide / (size - 2 * QUIET_ZONE)
            assert min(one.left, one.top, 210 - one.right, 297 - one.bottom) - quiet >= 5.9


def test_long_names_stand_there_whole(files: dict[str, bytes]) -> None:
    assert len(LONG) > 60
    for name in FILES[:2]:
        (page,) = [text for text in texts(files[name]) if "GianA2" in text]
        assert LONG.replace(" ", "") in page


def test_no_stars_stand_on_signs_and_only_those_that_hold_at_the_fair_on_cards(files: dict[str, bytes]) -> None:
    assert not any(re.search(r"\dsao|OCOP", text) for name in FILES[:2] for text in texts(files[name]))
    (page,) = texts(files["the-san-pham.pdf"])
    assert (page.count("OCOP4sao"), page.count("sao")) == (3, 3)


def test_what_was_not_published_is_marked_and_scans_none_the_less(files: dict[str, bytes]) -> None:
    assert [text.count("BẢNNHÁP") for text in texts(files["bien-gian-a4.pdf"])] == [0, 0, 1, 0]
    assert [text.count("BẢNNHÁP") for text in texts(files["the-san-pham.pdf"])] == [1]


def test_nothing_else_than_its_words_may_stand_on_a_sign(files: dict[str, bytes], order: Order) -> None:
    """Each word of a sign is compared: with any other due there, the same PDF is refused."""
    catalogue = catalogue_of(order)
    runs = dict(fair_runs(catalogue.fairs["hoi-cho"], catalogue))
    run = runs["bien-gian-a4.pdf"]
    first, *others = run["labels"]
    for key in ("name", "place", "booth", "fair", "days", "ask", "short"):
        for wrong in (f"{first[key]} X", ""):
            found = read_back(files["bien-gian-a4.pdf"], run, [{**first, key: wrong}, *others], (203,))
            assert [fault.place for fault in found if fault.sheet == 1], (key, wrong)
    assert read_back(files["bien-gian-a4.pdf"], run, run["labels"], (203,)) == []


def test_equal_records_give_equal_bytes_and_what_was_made_is_kept(order: Order, files: dict[str, bytes]) -> None:
    keep = Memory()
    assert made(order, keep) == files
    before = keep.found
    assert made(order, keep) == files
    assert keep.found == before + len(FILES)
    assert not (order.content / "ledger" / "prints.csv").exists()


def test_another_day_on_which_they_mean_the_same_gives_the_same_bytes(order: Order, files: dict[str, bytes]) -> None:
    assert made(replace(order, day=order.day + timedelta(days=2))) == files


def test_several_processes_give_the_same_bytes(
    order: Order, files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ocop_site.building.fair_sheets.MANY", 1)
    store = Store(tmp_path / "store")
    assert made(replace(order, workers=2), store) == files
    assert len(list((tmp_path / "store" / "sheet").rglob("*"))) > len(files)
    assert made(replace(order, workers=2), store) == files


def test_where_there_is_nothing_to_print_there_is_no_file(order: Order, tmp_path: Path) -> None:
    assert list(made(order, fair="cho")) == ["the-san-pham.pdf"]  # no booth of it has a code
    assert made(replace(order, base_url="https://vi-du.example/")) == {}
    empty = {"fairs/hoi-cho.yaml": producer(THE_FAIR, "Hội chợ Ví Dụ 2026")}
    without = order_of(tmp_path, unpublished=[A10], files=empty)
    catalogue = link(_records(without), without.day)
    assert fair_sheets(catalogue.fairs["hoi-cho"], catalogue, without, Memory()) == ({}, [])


def _records(order: Order) -> Records:
    records, _ = read(order)
    assert records
    return records


def test_a_name_that_no_letter_shows_keeps_the_sheets_back(tmp_path: Path) -> None:
    files = {"fairs/hoi-cho.yaml": producer(THE_FAIR, "Hội chợ Ví Dụ 2026", BOOTHS.replace(LONG, "Quầy 龍"))}
    order = order_of(tmp_path, files=files)
    catalogue = link(_records(order), order.day)
    _, problems = fair_sheets(catalogue.fairs["hoi-cho"], catalogue, order, Memory())
    assert [(one.code, one.place.path) for one in problems] == [
        ("label-missing-glyph", "bien-gian-a5.pdf"),
        ("label-missing-glyph", "bien-gian-a4.pdf"),
    ]


def test_the_file_is_named_after_what_it_is(files: dict[str, bytes]) -> None:
    for name, title in zip(FILES, ("Biển gian – ", "Biển gian – ", "Thẻ bàn – "), strict=True):
        pdf = pypdfium2.PdfDocument(files[name])
        assert pdf.get_metadata_value("Title").startswith(f"{title}Hội chợ Ví Dụ 2026")
        pdf.close()
