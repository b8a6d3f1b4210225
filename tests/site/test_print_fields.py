"""What is typed on the print page is printed as it was meant, or not at all; nothing is guessed or moved in silence.

All prints here are the browser's own (`page.pdf`), past the page's button: a field that is wrong holds them too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter, ValidationError

from ocop_site.catalogue.rules.prices import LEAST
from ocop_site.records.numbers import MOST, Price
from tests.site.print_desk import COARSE, NO_PRINTER, QUESTION, choose, come, pdf_of, pdf_of_button, proof_of
from tests.site.prints import sheets_of
from tests.small_content import code

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.site.print_counter import Counter

pytest_plugins = ["tests.site.print_counter"]
pytestmark = pytest.mark.browser
HELD = "Trang này không có nhãn. Trên trang còn ô ghi chưa đúng"
HELD_EN = "No labels here. A field on the page is not right yet"
ROW = f'.goods li:has(input[value="{code(5)}"])'
PRICE, COPIES = f"{ROW} .own input", f"{ROW} .copies input"


def written(number: int) -> str:
    return f"{number:,}".replace(",", ".")


PRICES = f"từ {written(LEAST)} đến {written(MOST)}"


def enter(page: Page, field: str, text: str) -> None:
    """Type into a field, and leave it."""
    page.locator(field).fill("")
    page.locator(field).press_sequentially(text)
    page.locator(field).blur()


def said_at(page: Page, field: str) -> str:
    """What is said at a field that is wrong, where everyone finds it; "" where nothing is."""
    at = page.locator(field)
    if at.get_attribute("aria-invalid") != "true":
        return ""
    words = page.locator(f"#{(at.get_attribute('aria-describedby') or '').split()[0]}")
    assert words.get_attribute("role") == "alert"
    assert words.is_visible()
    return words.inner_text()


def is_held(page: Page) -> bool:
    """Whether neither the button nor the browser's own print puts out a label; the page does not call it a print."""
    if page.locator("#in").is_enabled():
        return False
    (sheet,) = sheets_of(pdf_of(page), COARSE)
    assert HELD in sheet.text
    assert HELD_EN in sheet.text
    assert "ocop.tinh-vi-du.test" not in sheet.text
    assert not page.locator(QUESTION).is_visible()
    return True


def command_line_offers(text: str) -> int:
    """The digits that `build.py check` offers for a price that it does not take, and for those if they are too few."""
    try:
        number = TypeAdapter(Price).validate_python(text)
    except ValidationError as error:
        number = int(error.errors()[0]["ctx"]["hint"])
    return number * 1000 if number < LEAST else number


def paper_says(pdf: bytes, words: str) -> bool:
    return words.replace(" ", "") in sheets_of(pdf, COARSE)[0].text.replace(" ", "")


def test_a_price_is_written_as_people_write_it(desk: Page) -> None:
    desk.select_option("#mau", "price")
    for text, printed in (
        ("65.000", "65.000 ₫"),
        ("65000", "65.000 ₫"),
        (" 65 000 đ ", "65.000 ₫"),
        ("1.250.000 VNĐ", "1.250.000 ₫"),
        ("1000", "1.000 ₫"),
        (str(MOST), f"{written(MOST)} ₫"),
    ):
        enter(desk, PRICE, text)
        assert said_at(desk, PRICE) == "", text
        assert paper_says(proof_of(desk), printed), text


def test_a_price_that_may_mean_thousands_waits_for_a_word(desk: Page) -> None:
    """The same is offered as on the command line."""
    desk.select_option("#mau", "price")
    for text in ("85k", "85 K", "85 nghìn", "85 ngàn đồng", "85", "85 đ", "65,000", "0085"):
        meant = written(command_line_offers(text))
        enter(desk, PRICE, text)
        assert said_at(desk, PRICE).endswith(f"{PRICES}. Có phải {meant}?"), text
        assert desk.input_value(PRICE) == text
        assert is_held(desk), text
        desk.fill(PRICE, meant)  # and nothing is left: it is seen while one types
        assert said_at(desk, PRICE) == "", text
        assert paper_says(proof_of(desk), f"{meant} ₫"), text


def test_a_price_that_nobody_can_read_waits_too(desk: Page) -> None:
    desk.select_option("#mau", "price")
    for text in ("ba chục", "0", "-65000", "65.00.000", "2.000.000.000", "65.000 / kg"):
        enter(desk, PRICE, text)
        assert said_at(desk, PRICE).endswith(f"{PRICES}. Chưa có giá thì để trống."), text
        assert is_held(desk), text
    enter(desk, PRICE, "")
    assert said_at(desk, PRICE) == ""
    assert desk.locator("#in").is_enabled()


@pytest.mark.parametrize(
    ("fields", "range_", "wrong", "right"),
    [
        (["#o-dau"], "số nguyên từ 1 đến 21", ("30", "0", "", "1,5", "-2", "hai"), "21"),
        ([COPIES], "số nguyên từ 1 đến 99", ("2000", "100", "0", "", "1.5"), "99"),
        (["#ngang", "#doc"], "số từ −20 đến 20 mm", ("500", "-20,01", "", "1,2,3"), "-20"),
        (["#rong", "#cao"], "số từ 90 đến 110 %", ("1000", "1.004", "89,9", ""), "110"),
    ],
    ids=["place", "copies", "shift", "stretch"],
)
def test_what_is_out_of_bounds_is_said_at_the_field_and_holds_the_print(
    desk: Page, fields: list[str], range_: str, wrong: tuple[str, ...], right: str
) -> None:
    desk.click("summary")
    kept = desk.evaluate("JSON.stringify(localStorage)")
    for at in fields:
        before = desk.input_value(at)
        for text in wrong:
            enter(desk, at, text)
            assert range_ in said_at(desk, at), text
            assert desk.input_value(at) == text  # nobody has put another number there
            assert desk.inner_text("#tong") == "Còn 1 ô ghi chưa đúng. Sửa xong mới in được."
            assert is_held(desk), text
            assert desk.evaluate("JSON.stringify(localStorage)") == kept, text
        desk.fill(at, right)
        assert said_at(desk, at) == ""
        assert not desk.locator(".fault").count()
        assert paper_says(pdf_of_button(desk) or b"", "ocop.tinh-vi-du.test")
        desk.click("#chua")
        enter(desk, at, before)
        kept = desk.evaluate("JSON.stringify(localStorage)")


def test_a_comma_stands_before_decimals(counter: Counter) -> None:
    """As it is written here. A number field would drop it in silence: 15 mm."""
    desk = counter.desk
    desk.click("summary")
    shift = "getComputedStyle(document.querySelector('.sheets')).getPropertyValue('--x')"
    for text, millimetres in (("1,5", "1.5mm"), ("-0.25", "-0.25mm"), ("−2", "-2mm")):
        enter(desk, "#ngang", text)
        assert said_at(desk, "#ngang") == ""
        assert desk.evaluate(shift) == millimetres
    enter(desk, "#ngang", "1,5")
    come(desk, counter.site)
    assert (desk.input_value("#ngang"), desk.evaluate(shift)) == ("1,5", "1.5mm")


def test_what_is_not_printed_holds_nothing(desk: Page) -> None:
    """A price on a label without one, copies of what is not ticked; where they are wanted after all, they are asked."""
    desk.select_option("#mau", "price")
    enter(desk, PRICE, "85k")
    desk.select_option("#mau", "shelf")
    assert desk.locator("#in").is_enabled()
    desk.select_option("#mau", "price")
    assert "Có phải 85.000?" in said_at(desk, PRICE)
    desk.select_option("#mau", "shelf")
    enter(desk, COPIES, "100")
    desk.locator(f"{ROW} .pick input").uncheck()
    assert said_at(desk, COPIES) == ""
    desk.locator(".goods .pick input").nth(1).check()
    assert desk.locator("#in").is_enabled()
    desk.locator(f"{ROW} .pick input").check()
    assert "từ 1 đến 99" in said_at(desk, COPIES)


def test_the_way_to_what_is_wrong_is_short(desk: Page) -> None:
    """A field in the folded part, then one in a row that the search has left out."""
    desk.click("summary")
    enter(desk, "#cao", "1000")
    desk.click("summary")
    enter(desk, COPIES, "100")
    desk.fill("#loc", "không có hàng nào tên như thế")
    assert desk.inner_text("#tong") == "Còn 2 ô ghi chưa đúng. Sửa xong mới in được."
    for field, right in (("#cao", "100"), (COPIES, "2")):
        assert not desk.locator(field).is_visible()
        desk.click("#sua")
        assert desk.locator(field).evaluate("field => field === document.activeElement")
        desk.keyboard.type(right)  # the wrong text is marked, so that it goes
    assert not desk.locator("#sua").is_visible()
    assert "Sẽ in 2 nhãn" in desk.inner_text("#tong")


def test_a_click_that_leaves_a_wrong_field_hits_what_it_was_meant_for(desk: Page) -> None:
    """What is said at the field moves all that stands below."""
    desk.fill("#o-dau", "30")
    desk.click("summary")
    assert desk.locator("#ngang").is_visible()
    desk.wait_for_selector(".fault")
    desk.fill("#o-dau", "2")
    desk.evaluate(NO_PRINTER)
    desk.fill(COPIES, "500")
    desk.click("#in")  # is open until the field is left
    desk.wait_for_selector("#in:disabled")
    assert not desk.locator(QUESTION).is_visible()


def test_what_is_said_can_be_heard_and_seen_by_all(counter: Counter) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - needed with a browser only

    page = counter.context.browser.new_context(bypass_csp=True).new_page()  # type: ignore[union-attr]
    come(page, counter.site)
    choose(page, "avery-l7160", "price")
    page.click("summary")
    for field, text in (("#o-dau", "30"), ("#ngang", "500"), (PRICE, "85k"), (COPIES, "2000")):
        enter(page, field, text)
    assert page.locator(".fault").count() == 4
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [rule["id"] for rule in found] == []
    page.context.close()
