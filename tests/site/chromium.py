"""Debian's Chromium, started by Playwright; one for each thread that needs it."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 10_000  # milliseconds


def program() -> str:
    """Where Chromium is; the test is skipped where there is none."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("Chromium is missing: install Debian's package `chromium`")
    return found


@contextmanager
def opened(*flags: str) -> Iterator[Browser]:
    """A browser for the thread that asks, with more flags; the test is skipped where there is none."""
    chromium = program()
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to load, and not needed without Chromium

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, *flags])
        try:
            yield browser
        finally:
            browser.close()
