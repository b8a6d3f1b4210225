"""The real catalogue and the examples, built once for all tests of this folder, and the browser to look at them."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.site.built import PROJECT, BuiltSite, build
from tests.site.reduced import reduce_content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build(PROJECT / "content", tmp_path_factory.mktemp("real") / "output")


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build(PROJECT / "examples" / "content", tmp_path_factory.mktemp("examples") / "output")


@pytest.fixture(scope="session")
def reduced_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the real content that is whole in itself. Copy it before you change anything."""
    target = tmp_path_factory.mktemp("reduced") / "content"
    reduce_content(PROJECT / "content", target)
    return target


@pytest.fixture(scope="session")
def ocop_site(tmp_path_factory: pytest.TempPathFactory, reduced_content: Path) -> BuiltSite:
    """The reduced catalogue at a real address below a base path."""
    return build(reduced_content, tmp_path_factory.mktemp("ocop") / "output", "https://example.org/ocop/")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("Chromium is missing: install Debian's package `chromium`")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to load, and not needed without Chromium

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()
