from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ocop_site.pages.labels import FORMATS, fits
from ocop_site.pages.print_layout import PAGE_FORMATS, STEPS, layout, page_papers, side, style_sheet, words_step
from ocop_site.records.stocks import Size, Stock
from tests.small_content import catalogue_of

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Plain
    from ocop_site.records.vocabulary import Vocabulary

SIZES = (33, 37, 41, 45)  # modules of the symbols of short and long addresses
LEAST_MODULE = 0.396  # mm, GS1
USUAL = (33, 37)


def words(name: str, maker: str = "HTX Ví Dụ") -> Plain:
    phase = {"from": "", "until": "", "stars": 4, "stars_text": "OCOP 4 sao", "term": "Hiệu lực đến 12/2027"}
    return {"name": name, "maker": maker, "place": "xã Ví Dụ, Phú Yên", "short": "vi.du/Q/1", "phases": [phase]}


@pytest.fixture
def papers(tmp_path: Path) -> dict[str, Plain]:
    return {paper["id"]: paper for paper in page_papers(catalogue_of(tmp_path, {}))}


def test_every_stock_for_labels_that_fits_a_format_is_offered(papers: dict[str, Plain], vocabulary: Vocabulary) -> None:
    expected = {
        stock.id: [i for i in PAGE_FORMATS if fits(FORMATS[i], stock)]
        for stock in vocabulary.stocks
        if stock.shape == "rectangle" and stock.use is None
    }
    assert {i: paper["formats"] for i, paper in papers.items()} == {i: some for i, some in expected.items() if some}
    assert papers["avery-l7651"]["formats"] == ["small"]
    assert papers["avery-l7160"]["text"] == "Avery L7160: 21 nhãn 63,5 × 38,1 mm (như J8160)"


def test_places_are_those_of_the_stock(papers: dict[str, Plain], vocabulary: Vocabulary) -> None:
    for stock in vocabulary.stocks:
        if stock.id in papers:
            boxes = [(pytest.approx(box.x, abs=0.001), pytest.approx(box.y, abs=0.001)) for box in stock.boxes()]
            assert [(place["x"], place["y"]) for place in papers[stock.id]["places"]] == boxes


@pytest.mark.parametrize("size", SIZES)
def test_a_symbol_stays_in_its_room_with_modules_that_scan(papers: dict[str, Plain], size: int) -> None:
    for paper in papers.values():
        on, label = paper["layout"], paper["label"]
        wide = side(size, on)
        assert wide / size >= LEAST_MODULE, paper["id"]
        assert wide / size / 0.05 == pytest.approx(round(wide / size / 0.05), abs=0.02)
        fits_here = wide <= on["most"] + 1e-6
        assert fits_here or size not in USUAL, paper["id"]
        if fits_here:
            along, words_along = ("height", "height") if on["tall"] else ("width", "width")
            taken = wide + on["text"][words_along] + 2 * on["pad"] + (0 if on["tall"] else on["edge"])
            assert taken <= label[along] + 0.02, paper["id"]
            assert wide + 2 * on["pad"] <= label["width" if on["tall"] else "height"] + 0.02, paper["id"]


def test_nothing_is_printed_where_printers_do_not_reach(vocabulary: Vocabulary) -> None:
    to_the_edge = vocabulary.stock("zweckform-3474")
    inner = vocabulary.stock("avery-l7160")
    assert to_the_edge
    assert inner
    assert layout(to_the_edge)["pad"] == 4.5
    assert layout(to_the_edge)["edge"] + 4 * 0.4 >= 4.5
    assert layout(inner)["pad"] == 1.5
    assert layout(inner)["edge"] == 0


def test_the_code_of_a_tall_label_stands_below_the_words(vocabulary: Vocabulary) -> None:
    stock = vocabulary.stock("avery-l7160")
    assert stock
    tall = stock.model_copy(update={"label": Size(width=Decimal(40), height=Decimal(60))})
    assert isinstance(tall, Stock)
    assert (layout(stock)["tall"], layout(tall)["tall"]) == (False, True)


def test_longer_words_are_smaller(papers: dict[str, Plain]) -> None:
    on = papers["avery-l7160"]
    steps = [words_step(words("Mật ong " * count), on) for count in (1, 4, 8, 16)]
    assert steps == sorted(steps)
    assert steps[0] == 0
    assert len(set(steps)) > 2
    assert words_step(words("Mật ong " * 99, "Công ty " * 99), on) == len(STEPS) - 1


def test_the_style_sheet_holds_the_millimetres(papers: dict[str, Plain]) -> None:
    lines = style_sheet(papers["avery-l7160"]).splitlines()
    assert lines[0] == "@page{size:210.0mm 297.0mm;margin:0}"
    assert "--width:63.5mm;--height:38.1mm" in lines[1]
    assert ".m37{--side:27.75mm}" in lines
    assert lines[-1] == ".spot:nth-child(21){left:139.28mm;top:243.75mm}"
