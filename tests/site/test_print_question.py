"""While nobody has said whether a print came out, no label is printed: on this page, loaded anew, or opened again.

All prints here are the browser's own (`page.pdf`), with the events that it sends before and after.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.site.print_desk import (
    COARSE,
    NO_PRINTER,
    NOON,
    QUESTION,
    STOCKS,
    asked,
    choose,
    come,
    pdf_of,
    pdf_of_button,
    pick,
)
from tests.site.prints import OUTLET, sheets_of
from tests.small_content import code

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from ocop_site.records.vocabulary import Vocabulary
    from tests.site.print_counter import Counter

pytest_plugins = ["tests.site.print_counter"]
pytestmark = pytest.mark.browser
NO_MEMORY = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
FULL_DISK = f"""localStorage.setItem('ocop-in-nhan-{code(OUTLET)}', '{{"starts":{{"avery-l7160":1}}}}')
Storage.prototype.setItem = () => {{ throw new DOMException('full', 'QuotaExceededError') }}"""


def test_while_the_question_waits_every_print_says_so(counter: Counter) -> None:
    desk = counter.desk
    assert counter.places(pdf_of(desk)) == [1, 2, 3]
    assert counter.places(pdf_of(desk)) == []
    for place in ("1", "9", "21"):
        desk.fill("#o-dau", place)
        desk.keyboard.press("Control+p")
        assert counter.places(pdf_of(desk)) == []
        assert asked(desk) == "Đã in, lần sau bắt đầu từ ô 4"
        assert desk.locator("#in").is_disabled()
    desk.click("#roi")
    assert counter.places(pdf_of(desk)) == [4, 5, 6]
    desk.click("#chua")
    assert counter.places(pdf_of_button(desk)) == [4, 5, 6]


def test_what_is_said_instead_of_labels_fits_into_the_first_place(counter: Counter, vocabulary: Vocabulary) -> None:
    """On every stock, of the last print of which nobody said what became of it, and of a field that is wrong."""
    desk = counter.desk
    pdf_of(desk)
    seen = 0
    for notice in (".unanswered p", ".unmended p"):
        words = "".join("".join(desk.locator(notice).all_text_contents()).split())
        for option in desk.locator("#giay option:not([disabled])").all():
            stock = vocabulary.stock(option.get_attribute("value") or "")
            assert stock
            choose(desk, stock.id)
            (sheet,) = sheets_of(pdf_of(desk), COARSE)
            assert "".join(sheet.text.split()) == words, stock.id
            assert sheet.inked(stock.boxes()) == {1}, stock.id
            assert abs(sheet.width - float(stock.paper.width)) < 1
            seen += 1
        if desk.locator(QUESTION).is_visible():
            desk.click("#chua")
        desk.locator(f'.goods li:has(input[value="{code(5)}"]) .copies input').fill("0")
    assert seen > 2 * len(STOCKS)


def test_the_question_outlives_the_page(counter: Counter) -> None:
    """Loaded anew, closed and opened again, and by a page that was closed before its dialog was."""
    desk = counter.desk
    pdf_of(desk)
    desk.reload()
    desk.wait_for_selector(f"{QUESTION}:visible")
    assert counter.places(pdf_of(desk)) == []
    later = counter.another_tab()
    assert counter.places(pdf_of(later)) == []
    later.click("#roi")
    assert later.input_value("#o-dau") == "4"
    later.evaluate("dispatchEvent(new Event('beforeprint'))")
    later.close()
    desk.wait_for_selector("#roi:visible:has-text('từ ô 7')")  # until then it may ask of the print before
    desk.reload()
    desk.wait_for_selector(f"{QUESTION}:visible")
    assert counter.places(pdf_of(desk)) == []


def test_a_print_before_the_letters_have_come_starts_where_the_last_one_ended(counter: Counter) -> None:
    pdf_of(counter.desk)
    counter.desk.click("#roi")
    early = counter.context.new_page()
    early.clock.set_fixed_time(NOON)
    early.add_init_script("Object.defineProperty(document.fonts, 'ready', {value: new Promise(() => {})})")
    early.goto((counter.site.output / counter.site.kinds["print"][0]).as_uri())
    assert not early.locator("#in").is_visible()
    assert counter.places(pdf_of(early)) == [4, 5, 6]
    assert asked(early) == "Đã in, lần sau bắt đầu từ ô 7"


def test_a_dialog_that_prepares_its_print_again_gets_the_same_labels(counter: Counter) -> None:
    """Chrome on Android: `afterprint` comes at once, then the page behind the dialog is printed at will."""
    desk = counter.desk
    desk.evaluate("document.hasFocus = () => false")
    for _ in range(3):
        assert counter.places(pdf_of(desk)) == [1, 2, 3]
    assert asked(desk) == "Đã in, lần sau bắt đầu từ ô 4"
    desk.evaluate("dispatchEvent(new Event('focus'))")  # somebody is back
    for _ in range(2):
        assert counter.places(pdf_of(desk)) == []
    desk.evaluate("document.hasFocus = () => true")
    desk.click("#roi")
    assert counter.places(pdf_of(desk)) == [4, 5, 6]


@pytest.mark.parametrize("script", [NO_MEMORY, FULL_DISK], ids=["none", "full"])
def test_a_page_without_memory_is_safe_while_it_is_open_and_says_that_it_forgets(counter: Counter, script: str) -> None:
    page = counter.another_tab(script)
    pick(page, {5: 3})
    assert "không nhớ được gì" in page.inner_text(".forgets")
    assert not page.locator(".privacy").is_visible()
    assert counter.places(pdf_of(page)) == [1, 2, 3]
    assert counter.places(pdf_of(page)) == []
    page.click("#roi")
    assert counter.places(pdf_of_button(page)) == [4, 5, 6]


def test_nothing_of_a_question_is_left_over(desk: Page) -> None:
    pdf_of(desk)
    desk.click("#roi")
    assert json.loads(desk.evaluate("Object.values(localStorage)[0]"))["asked"] is None
    assert not desk.evaluate("document.getElementById('in-nhan').matches('.waiting')")


def starts(page: Page) -> dict[str, int]:
    kept: dict[str, int] = json.loads(page.evaluate("Object.values(localStorage)[0]")).get("starts", {})
    return kept


def test_the_question_waits_for_its_answer(counter: Counter) -> None:
    """Whatever is changed, or the page closed: what came out on paper is not forgotten, nothing is printed over it."""
    desk = counter.desk
    desk.evaluate(NO_PRINTER)
    desk.click("#in")
    for change in (
        lambda: desk.locator(f'.goods li:has(input[value="{code(5)}"]) .copies input').fill("9"),
        lambda: desk.keyboard.press("Tab"),
        lambda: desk.select_option("#mau", "small"),
        lambda: desk.fill("#o-dau", "8"),
        lambda: come(desk, counter.site),
    ):
        change()
        assert desk.inner_text("#hoi") == "Nhãn đã ra giấy chưa?"
        assert desk.inner_text("#roi") == "Đã in, lần sau bắt đầu từ ô 4"
        assert desk.locator(QUESTION).is_visible()
        assert desk.locator("#in").is_disabled()
    desk.click("#roi")
    assert desk.input_value("#o-dau") == "4"
    assert desk.inner_text("#tong") == "Đã nhớ. Sẽ in 9 nhãn trên 1 tờ: từ ô 4 đến ô 12."
    assert starts(desk) == {"avery-l7160": 4}
    come(desk, counter.site)
    assert not desk.locator(QUESTION).is_visible()
    assert desk.locator("#in").is_enabled()
    assert desk.input_value("#o-dau") == "4"


def test_the_answer_counts_for_the_paper_that_was_printed(desk: Page) -> None:
    desk.evaluate(NO_PRINTER)
    desk.click("#in")
    choose(desk, "avery-l7163")
    desk.click("#roi")
    assert desk.input_value("#o-dau") == "1"
    choose(desk, "avery-l7160")
    assert desk.input_value("#o-dau") == "4"


def test_what_did_not_come_out_moves_nothing(counter: Counter) -> None:
    desk = counter.desk
    desk.evaluate(NO_PRINTER)
    desk.click("#in")
    desk.click("#chua")
    for _ in range(2):
        assert not desk.locator(QUESTION).is_visible()
        assert desk.locator("#in").is_enabled()
        assert desk.input_value("#o-dau") == "1"
        come(desk, counter.site)
