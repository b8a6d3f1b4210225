"""The print page as a person uses it in Chromium, and where its labels must come out on paper."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from ocop_site.records.stocks import Box
from tests.site.built import DAY
from tests.site.prints import sheets_of
from tests.small_content import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

    from ocop_site.records.stocks import Stock
    from tests.site.built import BuiltSite
    from tests.site.prints import Sheet

CLOSE = 0.2  # mm
LEAST_MODULE = 0.396  # mm
QUIET = 4  # modules
FINE, COARSE = 600, 50  # dpi
QUESTION = "#da-in"
NOTICE = "Trang này không có nhãn. Lần in trước chưa được trả lời"
NOTICE_EN = "No labels here. The last print has not been answered"
STOCKS = ("avery-l7160", "avery-l7159", "avery-l7165", "avery-l7651", "zweckform-3474", "a4-quarters", "roll-60x40")
# What stands in for a printer where a test only needs its events.
NO_PRINTER = "() => { window.print = () => ['before', 'after'].forEach(at => dispatchEvent(new Event(`${at}print`))) }"
# A script for a tab that is told nothing of what other tabs do, and of nobody who comes back to it.
DEAF = """for (const sign of ['storage', 'focus', 'visibilitychange', 'pageshow'])
  addEventListener(sign, event => event.stopImmediatePropagation(), true)"""
NOON = datetime(DAY.year, DAY.month, DAY.day, 5, tzinfo=UTC)


@contextmanager
def desk_of(context: BrowserContext, site: BuiltSite) -> Iterator[Page]:
    """The print page at noon of the day of the build; nothing may have been said or fetched by the end."""
    wrong: list[str] = []
    context.on("console", lambda message: wrong.append(message.text))
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("request", lambda request: request.url.startswith("file:") or wrong.append(request.url))
    page = context.new_page()
    page.clock.set_fixed_time(NOON)
    come(page, site)
    yield page
    assert wrong == []


def come(page: Page, site: BuiltSite) -> None:
    page.goto((site.output / site.kinds["print"][0]).as_uri())
    page.wait_for_selector("#in:visible")


def pdf_of(page: Page) -> bytes:
    """What the browser's own print puts out, with its events; the page asks then whether it came out."""
    return page.pdf(prefer_css_page_size=True)


def proof_of(page: Page) -> bytes:
    """A print of which the page is told that nothing came out, so that the next one is the same."""
    pdf = pdf_of(page)
    page.click("#chua")
    return pdf


def pdf_of_button(page: Page) -> bytes | None:
    """What the page's own button puts out: None where it is shut, or does not print after all."""
    if page.locator("#in").is_disabled():
        return None
    page.evaluate("() => { window.wanted = false; window.print = () => { window.wanted = true } }")
    page.click("#in")
    return pdf_of(page) if page.evaluate("wanted") else None


def choose(page: Page, stock: str, form: str = "") -> None:
    page.select_option("#giay", stock)
    if form:
        page.select_option("#mau", form)


def pick(page: Page, copies: dict[int, int]) -> None:
    """Tick these products and no others, with so many copies each."""
    page.click("#khong")
    for number, count in copies.items():
        row = page.locator(".goods li", has=page.locator(f'input[value="{code(number)}"]'))
        row.locator("input[type=checkbox]").check()
        if count > 1:
            row.locator(".copies input").fill(str(count))
            row.locator(".copies input").blur()


class Drawn(NamedTuple):
    """A label as the page says that it lays it out: its code, side (mm) and modules of its symbol, where it stands."""

    code: str
    side: float
    size: int
    tall: bool
    pad: float
    edge: float


def drawn(page: Page) -> list[Drawn]:
    found = page.evaluate(
        """() => [...document.querySelectorAll('.sheets .label')].map(e => [e.dataset.code,
        parseFloat(getComputedStyle(e).getPropertyValue('--side')), Number(e.dataset.size), !!e.closest('.tall'),
        ...['--pad', '--edge'].map(name => parseFloat(getComputedStyle(e).getPropertyValue(name)))])"""
    )
    return [Drawn(*one) for one in found]


def symbol_box(box: Box, label: Drawn) -> Box:
    """Where the symbol of a label must lie, its quiet zone left out."""
    module = label.side / label.size
    x = box.x + ((box.width - label.side) / 2 if label.tall else box.width - label.side - label.edge)
    y = box.y + (box.height - label.side - label.pad if label.tall else (box.height - label.side) / 2)
    inner = label.side - 2 * QUIET * module
    return Box(x + QUIET * module, y + QUIET * module, inner, inner)


def check_symbol(sheet: Sheet, box: Box, label: Drawn) -> None:
    """The symbol lies where it must, its modules are large enough, around it nothing is printed."""
    module = label.side / label.size
    edge = QUIET * module - 1 / sheet.dots
    dark = sheet.dark(box.x - edge, box.y - edge, box.width + 2 * edge, box.height + 2 * edge)
    assert dark is not None, label
    wanted = (box.x, box.y, box.x + box.width, box.y + box.height)
    assert max(abs(a - b) for a, b in zip(dark, wanted, strict=True)) <= CLOSE, (label, dark, wanted)
    assert module >= LEAST_MODULE


CUT = """() => [...document.querySelectorAll('.sheets .label')].flatMap(label => {
  const [words, sign] = ['.words', '.code'].map(at => label.querySelector(at));
  const [a, b, all] = [words, sign, label].map(e => e.getBoundingClientRect());
  const wrong = [];
  const name = label.dataset.code + ' ' + words.innerText.slice(0, 60);
  const [high, wide] = [words.scrollHeight - words.clientHeight, words.scrollWidth - words.clientWidth];
  if (high > 1 || wide > 1) wrong.push('too long: ' + name);
  if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > .01
   && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > .01) wrong.push('over the code: ' + name);
  for (const one of words.querySelectorAll('p')) {
    const box = one.getBoundingClientRect();
    const air = parseFloat(getComputedStyle(one).fontSize) * .2; // letters reach out of tight lines
    if (one.scrollHeight > one.clientHeight + air) wrong.push('cut: ' + name);
    if (box.width && (box.bottom > a.bottom + .5 || box.right > a.right + .5)) wrong.push('outside: ' + name);
  }
  const off = a.left < all.left || b.right > all.right + .01 || b.bottom > all.bottom + .01;
  if (off) wrong.push('off the label: ' + name);
  return wrong;
})"""


def cut_or_covered(page: Page) -> list[str]:
    """Labels on which words do not find room, or touch the code."""
    found: list[str] = page.evaluate(CUT)
    return found


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


def places_of(pdf: bytes | None, stock: Stock) -> list[int]:
    """The places of a sheet on which a print has labels; [] where it says that the last one waits."""
    assert pdf is not None, "the button was shut"
    if is_notice(pdf, stock):
        return []
    (sheet,) = sheets_of(pdf, COARSE)
    return sorted(sheet.inked(stock.boxes()))
