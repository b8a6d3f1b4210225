"""Somebody who has a keyboard and no mouse: goes from one thing to the next with Tab, and sees where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_TABS = 400
# What has the focus: its tag, its words for a screen reader, where it leads, whether it can be seen and is marked, by
# itself or around it: a card bears the mark of its link.
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect();
  const ways = [one];
  while (ways.at(-1).parentElement) ways.push(ways.at(-1).parentElement);
  const outlined = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const label = one.labels && one.labels[0];
  return {
    tag: one.localName,
    words: (one.getAttribute('aria-label') || (label && label.innerText) || one.innerText || one.value || '').trim(),
    href: one.getAttribute('href') || '',
    id: one.id,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    marked: ways.some(way => outlined(getComputedStyle(way))),
  };
}"""


class Focused(TypedDict):
    """See FOCUSED."""

    tag: str
    words: str
    href: str
    id: str
    seen: bool
    marked: bool


class Hands:
    """Presses keys on a page. `tabs` counts how often Tab was pressed in all."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tabs = 0

    def focused(self) -> Focused | None:
        """What has the focus now; None where nothing has."""
        found: Focused | None = self.page.evaluate(FOCUSED)
        return found

    def go_to(self, *, words: str = "", href: str = "", ident: str = "", tag: str = "") -> Focused:
        """Press Tab until the thing that is meant has the focus. Everything passed must be seen and marked."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            self.tabs += 1
            now = self.focused()
            if now is None:
                continue
            assert now["seen"], f"{self.page.url}: the focus is out of sight: {now}"
            assert now["marked"], f"{self.page.url}: nothing marks what has the focus: {now}"
            meant = words in now["words"] and href in f"/{now['href']}" and ident in now["id"] and tag in now["tag"]
            if meant:
                return now
        raise AssertionError(f"{self.page.url}: no way with Tab to {words or href or ident or tag}")

    def press(self, key: str = "Enter") -> None:
        self.page.keyboard.press(key)

    def follow(self, *, words: str = "", href: str = "") -> None:
        """Go to a link and open it."""
        self.go_to(words=words, href=href, tag="a")
        with self.page.expect_navigation():
            self.press()

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
