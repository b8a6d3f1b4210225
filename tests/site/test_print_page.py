"""The print page in Chromium, as a person uses it, and what comes out of its printer: measured, read, counted."""

from __future__ import annotations

import gzip
import json
from datetime import datetime, timedelta
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from ocop_site.pages.print_layout import PAGE_FORMATS
from ocop_site.records.stocks import Box
from tests.site.print_desk import (
    CLOSE,
    COARSE,
    FINE,
    NO_PRINTER,
    NOON,
    QUESTION,
    STOCKS,
    check_symbol,
    choose,
    come,
    cut_or_covered,
    desk_of,
    drawn,
    other_tab,
    pdf_of,
    pick,
    proof_of,
    symbol_box,
)
from tests.site.prints import DRAFT, ENDING, LAST_DAY, OUTLET, PLAIN, sheets_of, stocked_outlet
from tests.small_content import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from ocop_site.records.vocabulary import Vocabulary
    from tests.site.built import BuiltSite

pytestmark = pytest.mark.browser
GOODS = 30
MANY = 500
MOST_PACKED = 900  # bytes a label of an outlet with many, symbol and all


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return stocked_outlet(tmp_path_factory.mktemp("prints"), GOODS)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(viewport={"width": 1280, "height": 900}, timezone_id="America/Los_Angeles")
    yield made
    made.close()


@pytest.fixture
def desk(context: BrowserContext, site: BuiltSite) -> Iterator[Page]:
    with desk_of(context, site) as page:
        yield page


@pytest.mark.parametrize("stock_id", STOCKS)
def test_every_symbol_is_printed_at_its_millimetre_and_reads_back(
    desk: Page, vocabulary: Vocabulary, stock_id: str
) -> None:
    stock = vocabulary.stock(stock_id)
    assert stock
    choose(desk, stock_id)
    pick(desk, dict.fromkeys(range(4, 4 + min(GOODS - 4, 2 * stock.count, 24)), 1))
    labels, boxes = drawn(desk), stock.boxes()
    sheets = sheets_of(proof_of(desk), FINE)
    assert len(sheets) == -(-len(labels) // stock.count)
    for at, label in enumerate(labels):
        sheet, box = sheets[at // stock.count], boxes[at % stock.count]
        check_symbol(sheet, symbol_box(box, label), label)
        assert sheet.read(box) == [f"HTTPS://OCOP.TINH-VI-DU.TEST/Q/{label.code}/"]
    paper = stock.paper
    assert abs(sheets[0].width - float(paper.width)) < CLOSE
    assert abs(sheets[0].height - float(paper.height)) < CLOSE


def test_a_printer_that_is_off_is_put_right(desk: Page, vocabulary: Vocabulary) -> None:
    """Shift and scale move and stretch everything on the page from its top left corner."""
    stock = vocabulary.stock("avery-l7159")
    assert stock
    choose(desk, stock.id)
    desk.click("summary")
    for field, value in (("#ngang", "1.5"), ("#doc", "-1.25"), ("#rong", "101.2"), ("#cao", "98.8")):
        desk.fill(field, value)
        desk.locator(field).blur()
    labels = drawn(desk)[: stock.count]
    sheet = sheets_of(proof_of(desk), FINE)[0]
    for box, label in zip(stock.boxes(), labels, strict=True):
        before = symbol_box(box, label)
        moved = Box(1.5 + 1.012 * before.x, -1.25 + 0.988 * before.y, 1.012 * before.width, 0.988 * before.height)
        check_symbol(sheet, moved, label._replace(side=label.side * 0.988))


def test_without_script_it_prints_one_of_each_from_place_1(
    chromium: Browser, site: BuiltSite, vocabulary: Vocabulary
) -> None:
    stock = vocabulary.stock("avery-l7160")
    assert stock
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site.output / site.kinds["print"][0]).as_uri())
    assert "Vẫn in được bằng lệnh In của trình duyệt" in page.inner_text(".no-script")
    assert not page.locator(".choices").is_visible()
    labels = drawn(page)
    assert len(labels) == GOODS
    assert cut_or_covered(page) == []
    sheets = sheets_of(pdf_of(page), FINE)
    context.close()
    assert len(sheets) == -(-GOODS // stock.count)
    for at, label in enumerate(labels):
        sheet, box = sheets[at // stock.count], stock.boxes()[at % stock.count]
        check_symbol(sheet, symbol_box(box, label), label)
        assert label.code in sheet.read(box)[0]


def words_of(page: Page) -> set[str]:
    said = page.locator(".sheets .words p:visible").all_inner_texts()
    return {" ".join(one.split()) for one in said if one.strip()}


def test_the_longest_names_find_room_on_every_stock(desk: Page, vocabulary: Vocabulary) -> None:
    """On the screen nothing is cut or lies over a code; on paper every word of every label stands."""
    seen = 0
    for option in desk.locator("#giay option:not([disabled])").all():
        stock = vocabulary.stock(option.get_attribute("value") or "")
        assert stock
        desk.select_option("#giay", stock.id)
        for form in PAGE_FORMATS:
            if desk.locator(f'#mau option[value="{form}"]').is_disabled():
                continue
            desk.select_option("#mau", form)
            assert cut_or_covered(desk) == [], (stock.id, form)
            squeezed = "".join(sheet.text for sheet in sheets_of(proof_of(desk), 10)).replace(" ", "")
            squeezed = squeezed.replace("\u00ad", "").replace("\ufffe", "-")
            lost = {word for words in words_of(desk) for word in words.split() if word.strip("-") not in squeezed}
            assert lost == set(), (stock.id, form)
            seen += 1
    assert seen > len(STOCKS)


def test_a_label_claims_no_star_after_its_last_day(desk: Page, site: BuiltSite) -> None:
    """The device's clock, Viet Nam's day; also where the page was left open overnight."""
    pick(desk, {ENDING: 1})
    end = datetime.fromisoformat(f"{LAST_DAY}T16:59:00+00:00")  # a minute before midnight there
    desk.clock.set_fixed_time(end)
    come(desk, site)
    assert "OCOP 5 sao Hiệu lực đến 12/2026" in sheets_of(proof_of(desk), 10)[0].text
    desk.clock.set_fixed_time(end + timedelta(minutes=1))
    text = sheets_of(proof_of(desk), 10)[0].text
    assert "OCOP" not in text
    assert "Hiệu lực" not in text
    come(desk, site)
    row = desk.locator(".goods li", has=desk.locator(f'input[value="{code(ENDING)}"]'))
    assert "nhãn không ghi hạng sao" in row.inner_text()
    assert "OCOP" not in desk.inner_text(".sheets")


def test_drafts_and_products_without_paper(desk: Page) -> None:
    pick(desk, {DRAFT: 1})
    assert "BẢN NHÁP" in sheets_of(proof_of(desk), 10)[0].text
    pick(desk, {PLAIN: 1})
    text = sheets_of(proof_of(desk), 10)[0].text
    assert "BẢN NHÁP" not in text
    assert "OCOP" not in text.replace("ocop.tinh-vi-du.test", "")
    desk.select_option("#mau", "price")
    assert "4.500 ₫" in sheets_of(proof_of(desk), 10)[0].text
    desk.fill(".own input >> visible=true >> nth=0", "99")
    desk.locator(f'.goods li:has(input[value="{code(PLAIN)}"]) .own input').fill("12500")
    desk.keyboard.press("Tab")
    assert "12.500 ₫" in sheets_of(proof_of(desk), 10)[0].text


def test_this_device_remembers(desk: Page, site: BuiltSite) -> None:
    choose(desk, "avery-l7163", "price")
    pick(desk, {5: 3, 6: 1})
    desk.locator(".frame:first-child .spot").nth(5).click()
    assert desk.inner_text("#tong") == "Sẽ in 4 nhãn trên 1 tờ: từ ô 6 đến ô 9."
    desk.click("summary")
    desk.fill("#ngang", "-0.7")
    desk.keyboard.press("Tab")
    come(desk, site)
    kept = [desk.input_value(at) for at in ("#giay", "#mau", "#o-dau", "#ngang")]
    assert kept == ["avery-l7163", "price", "6", "-0,7"]
    assert desk.inner_text("#tong") == "Sẽ in 4 nhãn trên 1 tờ: từ ô 6 đến ô 9."
    choose(desk, "avery-l7160")  # another stock has its own place, the same printer its own setting
    assert (desk.input_value("#o-dau"), desk.input_value("#ngang")) == ("1", "-0,7")
    kept_keys = desk.evaluate("Object.keys(localStorage)")
    assert kept_keys == [f"ocop-in-nhan-{code(OUTLET)}"]


@pytest.mark.parametrize(
    "kept",
    [
        "thieves",
        "[]",
        "null",
        '{"starts":7,"picks":[1],"printers":"x","paper":9}',
        '{"asked":7}',
        '{"asked":{"paper":"avery-l7160","next":99}}',
    ],
)
def test_what_was_kept_may_be_broken(desk: Page, site: BuiltSite, kept: str) -> None:
    desk.evaluate("text => localStorage.setItem(Object.keys(localStorage)[0] ?? 'x', text)", kept)
    desk.evaluate(f"text => localStorage.setItem('ocop-in-nhan-{code(OUTLET)}', text)", kept)
    come(desk, site)
    assert desk.input_value("#o-dau") == "1"
    assert not desk.locator(QUESTION).is_visible()


def test_a_browser_that_keeps_nothing_prints_all_the_same(context: BrowserContext, site: BuiltSite) -> None:
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})")
    page = context.new_page()
    come(page, site)
    page.fill("#o-dau", "20")
    page.keyboard.press("Tab")
    assert "từ ô 20 của tờ đầu" in page.inner_text("#tong")
    assert len(sheets_of(pdf_of(page), 10)) == -(-(GOODS + 19) // 21)


def test_it_works_by_keyboard_alone(desk: Page) -> None:
    for _ in range(60):
        desk.keyboard.press("Tab")
        if desk.evaluate("document.activeElement.id") == "khong":
            break
    desk.keyboard.press("Enter")
    assert desk.inner_text("#tong") == "Chưa chọn nhãn nào."
    assert desk.locator("#in").is_disabled()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Space")
    assert desk.inner_text("#tong") == "Sẽ in 1 nhãn vào ô 1."
    desk.evaluate(NO_PRINTER)
    desk.locator("#in").focus()
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.innerText") == "Đã in, lần sau bắt đầu từ ô 2"
    desk.keyboard.press("Enter")
    assert desk.inner_text("#tong") == "Đã nhớ. Sẽ in 1 nhãn vào ô 2."
    assert json.loads(desk.evaluate("Object.values(localStorage)[0]"))["starts"] == {"avery-l7160": 2}


def test_another_price_of_the_same_length_finds_its_own_room(
    desk: Page, context: BrowserContext, site: BuiltSite
) -> None:
    """1 is narrow and 8 is wide: what was measured for one price says nothing of another."""
    choose(desk, "avery-l7160", "price")
    pick(desk, {PLAIN: 1})
    field = f'.goods li:has(input[value="{code(PLAIN)}"]) .own input'
    steps = []
    for text in ("111111111", "888888888"):
        desk.fill(field, text)
        desk.locator(field).blur()
        assert cut_or_covered(desk) == []
        steps.append(desk.get_attribute(".sheets .label", "class"))
    assert steps[0] != steps[1], "the test tells nothing"
    assert "888.888.888" in sheets_of(proof_of(desk), COARSE)[0].text
    fresh = other_tab(context, site)
    fresh.fill(field, "888888888")
    fresh.locator(field).blur()
    assert fresh.get_attribute(".sheets .label", "class") == steps[1]


def test_an_outlet_with_500_products(
    context: BrowserContext, tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary
) -> None:
    """The page stays small for what it holds, is ready in a moment, and prints every label of it."""
    site = stocked_outlet(tmp_path_factory.mktemp("many"), MANY)
    data = (site.output / site.kinds["print"][0]).read_bytes()
    weight = len(gzip.compress(data, mtime=0)) / MANY
    page = context.new_page()
    page.clock.set_fixed_time(NOON)
    began = perf_counter()
    come(page, site)
    ready = perf_counter() - began
    began = perf_counter()
    page.fill("#o-dau", "6")
    page.keyboard.press("Tab")
    changed = perf_counter() - began
    stock = vocabulary.stock("avery-l7160")
    assert stock
    sheets = sheets_of(pdf_of(page), COARSE)
    assert sum(len(sheet.inked(stock.boxes())) for sheet in sheets) == MANY
    assert sheets[0].inked(stock.boxes()) == set(range(6, 22))
    print(f"{weight:.0f} bytes a label packed, ready in {ready:.1f} s, changed in {changed:.1f} s")  # noqa: T201
    assert weight < MOST_PACKED
    assert cut_or_covered(page) == []
