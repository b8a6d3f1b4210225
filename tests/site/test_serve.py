"""`serve` as an editor meets it: pages in Chromium that follow what is saved, and what is laid over them."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.building.small_site import FILES
from tests.site.built import PROJECT, command
from tests.site.serving import serving
from tests.small_content import code, write
from tests.whole_sites import files_below

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.site.serving import Serve

pytestmark = pytest.mark.browser
A = f"san-pham/che-vi-du-{code(1)}/"
B = f"san-pham/mam-vi-du-{code(2)}/"
OVERLAY = "ocop-problems section"
SLOW = 60_000  # milliseconds


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    home = tmp_path_factory.mktemp("serve")
    shutil.copytree(PROJECT / "assets", home / "assets")
    with serving(write(home, FILES), home / "output") as running:
        running.said(" tệp: ghi ")
        yield running


@pytest.fixture
def serve(started: Serve) -> Iterator[Serve]:
    """The running server; what a failed test left edited is put back for the next one."""
    yield started
    for name, text in FILES.items():
        file = started.content / name
        if file.read_text(encoding="utf-8") != text:
            times = started.count("tệp: ghi")
            file.write_text(text, encoding="utf-8")
            started.said("tệp: ghi", times + 1)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context()
    made.set_default_timeout(SLOW)
    yield made
    made.close()


class Tab:
    """A tab, how often it loaded a page, and what its console said."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.new_page()
        self.loads = 0
        self.console: list[str] = []
        self.page.on("load", lambda _: self._loaded())
        self.page.on("console", lambda message: self.console.append(message.text))
        self.page.on("pageerror", lambda error: self.console.append(str(error)))
        self.page.on("websocket", lambda socket: socket.on("framesent", self._sent))
        self.known = False
        self.page.goto(address)
        while not self.known:  # what is saved from now on is followed
            self.page.wait_for_timeout(20)
        self.page.wait_for_timeout(100)

    def _sent(self, frame: str | bytes) -> None:
        self.known = self.known or '"info"' in str(frame)

    def _loaded(self) -> None:
        self.loads += 1

    def waits_for(self, script: str) -> None:
        """Until an expression is true; Playwright's own way needs `eval`, which the pages' policy forbids."""
        for _ in range(SLOW // 50):
            if self.page.evaluate(script):
                return
            self.page.wait_for_timeout(50)
        pytest.fail(f"never true: {script}")

    def reads(self, text: str) -> None:
        """Wait until the page shows a text."""
        self.page.get_by_text(text).first.wait_for()


def test_the_page_of_an_edited_record_follows_and_another_stays(serve: Serve, context: BrowserContext) -> None:
    edited, other = Tab(context, serve.address + A), Tab(context, serve.address + B)
    times = serve.count("tệp: ghi")
    serve.edit("products/a.yaml", "2025-03-20", "2025-04-21")
    edited.reads("21/04/2025")
    serve.said("tệp: ghi", times + 1)
    other.page.wait_for_timeout(300)
    assert (edited.loads, other.loads) == (2, 1)
    serve.edit("products/a.yaml", "2025-04-21", "2025-03-20")
    edited.reads("20/03/2025")
    serve.said("tệp: ghi", times + 2)
    assert edited.console == other.console == []


def test_problems_lie_over_the_last_good_page_until_they_are_mended(serve: Serve, context: BrowserContext) -> None:
    tab, other = Tab(context, serve.address + A), Tab(context, serve.address + B)
    serve.edit("products/a.yaml", "group: thuc-pham", "group: thuc-pam # <img src=x onerror=alert(1)>")
    for one in (tab, other):
        one.page.locator(OVERLAY).wait_for()
    said = tab.page.locator(OVERLAY).inner_text()
    assert "content/products/a.yaml:3:8" in said
    assert "3 | group: thuc-pam # <img src=x onerror=alert(1)>" in said
    assert "  |        ^^^^^^^^" in said
    assert tab.page.locator("ocop-problems img").count() == 0
    assert tab.page.locator("h1").first.inner_text() == "Chè Ví Dụ"
    assert (tab.loads, other.loads) == (1, 1)
    tab.page.locator(OVERLAY).get_by_role("button", name="Đóng").click()
    assert tab.page.locator(OVERLAY).count() == 0
    assert serve.get(f"/{A}")[0] == 200
    # Who opens or reloads a page meanwhile is told as well.
    tab.page.reload()
    tab.page.locator(OVERLAY).wait_for()
    serve.edit("products/a.yaml", "group: thuc-pam # <img src=x onerror=alert(1)>", "group: thuc-pham")
    for one in (tab, other):
        one.page.locator(OVERLAY).wait_for(state="detached")
    assert (tab.loads, other.loads) == (2, 1)
    assert tab.console == other.console == []


def test_a_style_sheet_changes_without_a_reload(serve: Serve, context: BrowserContext) -> None:
    tab = Tab(context, serve.address + A)
    tab.page.evaluate("window.kept = 'as typed'")
    sheet = serve.content.parent / "assets" / "site.css"
    before = sheet.read_bytes()
    try:
        sheet.write_bytes(before + b"\nh1 { color: rgb(1, 2, 3) !important; }\n")
        tab.waits_for("getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'")
        assert tab.page.evaluate("window.kept") == "as typed"
    finally:
        sheet.write_bytes(before)
    tab.waits_for("getComputedStyle(document.querySelector('h1')).color !== 'rgb(1, 2, 3)'")
    assert tab.page.evaluate("window.kept") == "as typed"
    assert (tab.loads, tab.console) == (1, [])


def test_a_page_that_is_missing_appears_by_itself(serve: Serve, context: BrowserContext) -> None:
    tab = Tab(context, f"{serve.address}san-pham/tra-vi-du-{code(5)}/")
    tab.reads("Không có trang này")
    record = serve.content / "products" / "c.yaml"
    record.write_text(FILES["products/a.yaml"].replace("Chè", "Trà").replace(code(1), code(5)), encoding="utf-8")
    tab.page.get_by_role("heading", name="Trà Ví Dụ").wait_for()
    record.unlink()
    tab.reads("Không có trang này")


def test_what_is_sent_allows_no_inline_script_and_the_files_are_those_of_a_build(
    serve: Serve, context: BrowserContext, tmp_path: Path
) -> None:
    tab = Tab(context, serve.address)
    policy = tab.page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert re.match(r"default-src 'none'; script-src 'self' 'sha256-[^ ;]+='; connect-src 'self' ws://", policy)
    assert "unsafe" not in policy
    assert f"connect-src 'self' ws://127.0.0.1:{serve.port}/livereload; style-src 'self'; " in policy
    assert tab.console == []
    done = command(serve.content, tmp_path / "output", workers=1)
    assert done.returncode == 0, done.stderr
    assert files_below(serve.output) == files_below(tmp_path / "output")


def test_a_site_that_was_never_built_says_why(chromium: Browser, tmp_path: Path) -> None:
    content = write(tmp_path, {**FILES, "products/a.yaml": FILES["products/a.yaml"] + "x: <b>y</b>\n"})
    context = chromium.new_context()
    context.set_default_timeout(SLOW)
    with serving(content, tmp_path / "output") as serve:
        serve.said("Chưa làm lại")
        tab = Tab(context, serve.address)
        tab.reads("content/products/a.yaml:")
        assert "x: <b>y</b>" in tab.page.locator("pre").inner_text()
        assert tab.page.locator("pre b").count() == 0
        serve.edit("products/a.yaml", "x: <b>y</b>\n", "")
        tab.reads("Mọi tên ở đây đều do chúng tôi đặt ra")
        assert tab.console == [
            "Failed to load resource: the server responded with a status of 503 (Service Unavailable)"
        ]
        context.close()
        assert serve.stop() == 0
