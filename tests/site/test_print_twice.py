"""No place is printed on twice: two tabs, the browser's own print, reloads, pages that come back, dialogs.

All prints here are the browser's own (`page.pdf`), with the events that it sends before and after.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.site.chromium import FLAGS, program
from tests.site.print_desk import (
    COARSE,
    DEAF,
    NOON,
    STOCKS,
    choose,
    come,
    cut_or_covered,
    desk_of,
    pdf_of,
    pdf_of_button,
    pick,
    proof_of,
)
from tests.site.prints import OUTLET, PLAIN, sheets_of, stocked_outlet
from tests.site.server import served
from tests.small_content import code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from ocop_site.records.stocks import Stock
    from ocop_site.records.vocabulary import Vocabulary
    from tests.site.built import BuiltSite

pytestmark = pytest.mark.browser
GOODS = 30
QUESTION = "#da-in"
NOTICE = "Trang này không có nhãn. Lần in trước chưa được trả lời"
NOTICE_EN = "No labels here. The last print has not been answered"
NO_MEMORY = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
FULL_DISK = f"""localStorage.setItem('ocop-in-nhan-{code(OUTLET)}', '{{"starts":{{"avery-l7160":1}}}}')
Storage.prototype.setItem = () => {{ throw new DOMException('full', 'QuotaExceededError') }}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return stocked_outlet(tmp_path_factory.mktemp("twice"), GOODS)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def desk(context: BrowserContext, site: BuiltSite) -> Iterator[Page]:
    """A tab in which three labels of the first stock are chosen."""
    with desk_of(context, site) as page:
        pick(page, {5: 3})
        yield page


@pytest.fixture
def places(vocabulary: Vocabulary) -> Callable[[bytes | None], list[int]]:
    """The places of the first stock on which a print has labels; [] where it says that the last one waits."""
    stock = vocabulary.stock("avery-l7160")
    assert stock

    def found(pdf: bytes | None) -> list[int]:
        assert pdf is not None, "the button was shut"
        if is_notice(pdf, stock):
            return []
        (sheet,) = sheets_of(pdf, COARSE)
        return sorted(sheet.inked(stock.boxes()))

    return found


def is_notice(pdf: bytes, stock: Stock) -> bool:
    """Whether a print says in both languages that the last one waits; it has no label and spares all places but one."""
    sheet, *more = sheets_of(pdf, COARSE)
    if NOTICE not in sheet.text:
        return False
    assert NOTICE_EN in sheet.text
    assert not more
    assert "ocop.tinh-vi-du.test" not in sheet.text
    assert sheet.inked(stock.boxes()) == {1}
    return True


def other_tab(context: BrowserContext, site: BuiltSite, script: str = "") -> Page:
    page = context.new_page()
    if script:
        page.add_init_script(script)
    page.clock.set_fixed_time(NOON)
    come(page, site)
    return page


def asked(page: Page) -> str:
    """What the button of the open question says; "" where none is open."""
    return page.inner_text("#roi") if page.locator(QUESTION).is_visible() else ""


def test_another_tab_hears_of_a_print_and_of_its_answer(
    context: BrowserContext, site: BuiltSite, desk: Page, places: Callable[[bytes | None], list[int]]
) -> None:
    other = other_tab(context, site)
    assert places(pdf_of(desk)) == [1, 2, 3]
    other.wait_for_selector(f"{QUESTION}:visible")
    assert asked(other) == "Đã in, lần sau bắt đầu từ ô 4"
    assert other.locator("#in").is_disabled()
    assert places(pdf_of(other)) == []
    desk.click("#roi")
    other.wait_for_selector(QUESTION, state="hidden")
    assert other.inner_text("#tong") == "Sẽ in 3 nhãn trên 1 tờ: từ ô 4 đến ô 6."
    assert places(pdf_of_button(other)) == [4, 5, 6]
    desk.wait_for_selector(f"{QUESTION}:visible")
    desk.click("#roi")  # either tab may answer for the other
    other.wait_for_selector(QUESTION, state="hidden")
    assert [one.input_value("#o-dau") for one in (desk, other)] == ["7", "7"]


@pytest.mark.parametrize("way", [pdf_of, pdf_of_button])
def test_a_tab_that_heard_nothing_looks_again_before_it_prints(
    context: BrowserContext,
    site: BuiltSite,
    desk: Page,
    places: Callable[[bytes | None], list[int]],
    way: Callable[[Page], bytes | None],
) -> None:
    """The last defence, where no event came through: what stands on the screen is old, what is printed is not."""
    other = other_tab(context, site, DEAF)
    pdf_of(desk)
    desk.click("#roi")
    assert "từ ô 1 đến ô 3" in other.inner_text("#tong")
    assert places(way(other)) == [4, 5, 6]
    assert asked(other) == "Đã in, lần sau bắt đầu từ ô 7"


@pytest.mark.parametrize("way", [pdf_of, pdf_of_button])
def test_a_tab_that_heard_nothing_prints_no_label_while_another_waits(
    context: BrowserContext,
    site: BuiltSite,
    desk: Page,
    places: Callable[[bytes | None], list[int]],
    way: Callable[[Page], bytes | None],
) -> None:
    other = other_tab(context, site, DEAF)
    pdf_of(desk)
    assert asked(other) == ""
    pdf = way(other)
    assert pdf is None or places(pdf) == []
    assert asked(other) == "Đã in, lần sau bắt đầu từ ô 4"


def test_an_answer_counts_for_the_question_that_was_read(context: BrowserContext, site: BuiltSite, desk: Page) -> None:
    """A tab that heard nothing shows a question that was answered long ago, and another has come since."""
    other = other_tab(context, site, DEAF)
    pdf_of(desk)
    pdf_of(other)  # shows it the question
    desk.click("#roi")
    pdf_of(desk)
    assert asked(other) == "Đã in, lần sau bắt đầu từ ô 4"
    other.click("#roi")
    assert asked(other) == "Đã in, lần sau bắt đầu từ ô 7"
    other.click("#roi")
    assert other.input_value("#o-dau") == "7"
    desk.wait_for_selector(QUESTION, state="hidden")
    assert desk.input_value("#o-dau") == "7"


def test_while_the_question_waits_every_print_says_so(desk: Page, places: Callable[[bytes | None], list[int]]) -> None:
    assert places(pdf_of(desk)) == [1, 2, 3]
    assert places(pdf_of(desk)) == []
    for place in ("1", "9", "21"):
        desk.fill("#o-dau", place)
        desk.keyboard.press("Control+p")
        assert places(pdf_of(desk)) == []
        assert asked(desk) == "Đã in, lần sau bắt đầu từ ô 4"
        assert desk.locator("#in").is_disabled()
    desk.click("#roi")
    assert places(pdf_of(desk)) == [4, 5, 6]
    desk.click("#chua")
    assert places(pdf_of_button(desk)) == [4, 5, 6]


def test_what_is_said_instead_of_labels_fits_into_the_first_place(desk: Page, vocabulary: Vocabulary) -> None:
    """On every stock, the last one of which nobody said what became of it."""
    pdf_of(desk)
    seen = 0
    for option in desk.locator("#giay option:not([disabled])").all():
        stock = vocabulary.stock(option.get_attribute("value") or "")
        assert stock
        choose(desk, stock.id)
        (sheet,) = sheets_of(pdf_of(desk), COARSE)
        words = " ".join(desk.locator(".unanswered p").all_text_contents())
        assert "".join(sheet.text.split()) == "".join(words.split()), stock.id
        assert sheet.inked(stock.boxes()) == {1}, stock.id
        assert abs(sheet.width - float(stock.paper.width)) < 1
        seen += 1
    assert seen > len(STOCKS)


def test_the_question_outlives_the_page(
    context: BrowserContext, site: BuiltSite, desk: Page, places: Callable[[bytes | None], list[int]]
) -> None:
    """Loaded anew, closed and opened again, and by a page that was closed before its dialog was."""
    pdf_of(desk)
    desk.reload()
    desk.wait_for_selector(f"{QUESTION}:visible")
    assert places(pdf_of(desk)) == []
    later = other_tab(context, site)
    assert places(pdf_of(later)) == []
    later.click("#roi")
    assert later.input_value("#o-dau") == "4"
    later.evaluate("dispatchEvent(new Event('beforeprint'))")
    later.close()
    desk.wait_for_selector("#roi:visible:has-text('từ ô 7')")  # until then it may ask of the print before
    desk.reload()
    desk.wait_for_selector(f"{QUESTION}:visible")
    assert places(pdf_of(desk)) == []


def test_a_print_before_the_letters_have_come_starts_where_the_last_one_ended(
    context: BrowserContext, site: BuiltSite, desk: Page, places: Callable[[bytes | None], list[int]]
) -> None:
    pdf_of(desk)
    desk.click("#roi")
    early = context.new_page()
    early.clock.set_fixed_time(NOON)
    early.add_init_script("Object.defineProperty(document.fonts, 'ready', {value: new Promise(() => {})})")
    early.goto((site.output / site.kinds["print"][0]).as_uri())
    assert not early.locator("#in").is_visible()
    assert places(pdf_of(early)) == [4, 5, 6]
    assert asked(early) == "Đã in, lần sau bắt đầu từ ô 7"


def test_what_is_being_typed_counts_until_another_tab_has_printed(
    context: BrowserContext, site: BuiltSite, desk: Page, places: Callable[[bytes | None], list[int]]
) -> None:
    desk.locator("#o-dau").press_sequentially("1")  # 11, and nothing says yet that this is all
    assert places(pdf_of(desk)) == [11, 12, 13]
    desk.click("#chua")
    other = other_tab(context, site)
    desk.locator("#o-dau").fill("2")
    other.fill("#o-dau", "15")
    other.locator("#o-dau").blur()
    pdf_of(other)
    other.click("#roi")
    desk.wait_for_selector("#tong:has-text('từ ô 18 ')")
    assert desk.input_value("#o-dau") == "18"
    assert places(pdf_of(desk)) == [18, 19, 20]


def test_a_dialog_that_prepares_its_print_again_gets_the_same_labels(
    desk: Page, places: Callable[[bytes | None], list[int]]
) -> None:
    """Chrome on Android: `afterprint` comes at once, then the page behind the dialog is printed at will."""
    desk.evaluate("document.hasFocus = () => false")
    for _ in range(3):
        assert places(pdf_of(desk)) == [1, 2, 3]
    assert asked(desk) == "Đã in, lần sau bắt đầu từ ô 4"
    desk.evaluate("dispatchEvent(new Event('focus'))")  # somebody is back
    for _ in range(2):
        assert places(pdf_of(desk)) == []
    desk.evaluate("document.hasFocus = () => true")
    desk.click("#roi")
    assert places(pdf_of(desk)) == [4, 5, 6]


@pytest.mark.parametrize("script", [NO_MEMORY, FULL_DISK], ids=["none", "full"])
def test_a_page_without_memory_is_safe_while_it_is_open_and_says_that_it_forgets(
    context: BrowserContext, site: BuiltSite, places: Callable[[bytes | None], list[int]], script: str
) -> None:
    page = other_tab(context, site, script)
    pick(page, {5: 3})
    assert "không nhớ được gì" in page.inner_text(".forgets")
    assert not page.locator(".privacy").is_visible()
    assert places(pdf_of(page)) == [1, 2, 3]
    assert places(pdf_of(page)) == []
    page.click("#roi")
    assert places(pdf_of_button(page)) == [4, 5, 6]


def test_what_is_wiped_is_known_for_as_long_as_the_page_is_open(
    context: BrowserContext, site: BuiltSite, desk: Page, places: Callable[[bytes | None], list[int]]
) -> None:
    other = other_tab(context, site)
    assert not desk.locator(".forgets").is_visible()
    pdf_of(desk)
    other.evaluate("localStorage.clear()")
    assert places(pdf_of(desk)) == []
    desk.click("#roi")
    other.evaluate("localStorage.clear()")
    assert places(pdf_of(desk)) == [4, 5, 6]


@pytest.mark.parametrize("kept", [True, False])
def test_a_page_that_comes_back_has_heard_of_everything(
    chromium: Browser,
    site: BuiltSite,
    places: Callable[[bytes | None], list[int]],
    kept: bool,  # noqa: FBT001 - a table
) -> None:
    """From the browser's back/forward memory, where no `storage` arrives, or loaded anew with its fields as before."""
    without = ["--disable-back-forward-cache"] if kept else []
    with (
        served(site.output, "/") as address,
        chromium.browser_type.launch(executable_path=program(), args=FLAGS, ignore_default_args=without) as browser,
    ):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page, other = context.new_page(), context.new_page()
        at = f"{address}{site.kinds['print'][0].removesuffix('index.html')}"
        for one in (page, other):
            one.goto(at)
            one.wait_for_selector("#in:visible")
        pick(page, {5: 3})
        page.evaluate("addEventListener('pageshow', event => { window.back = event.persisted })")
        page.goto(address)
        pick(other, {5: 3})
        pdf_of(other)
        other.click("#roi")
        page.go_back(wait_until="commit")
        page.wait_for_selector("#in:visible")
        assert bool(page.evaluate("window.back")) == kept
        page.wait_for_selector("#tong:has-text('từ ô 4 ')")
        assert places(pdf_of(page)) == [4, 5, 6]


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


def test_nothing_of_a_question_is_left_over(desk: Page) -> None:
    pdf_of(desk)
    desk.click("#roi")
    assert json.loads(desk.evaluate("Object.values(localStorage)[0]"))["asked"] is None
    assert not desk.evaluate("document.getElementById('in-nhan').matches('.waiting')")
