"""The real catalogue and the examples, built once for all tests of this folder, and the browser to look at them."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.site.built import PROJECT, BuiltSite, build
from tests.site.chromium import opened
from tests.site.reduced import reduce_content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


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
def two_tongues(tmp_path_factory: pytest.TempPathFactory, reduced_content: Path) -> BuiltSite:
    """The reduced catalogue in two languages, at a real address below a base path."""
    home = tmp_path_factory.mktemp("tongues")
    shutil.copytree(reduced_content, home / "content")
    site = home / "content" / "site.yaml"
    text = re.sub(r"(?m)^languages:.*\n", "", site.read_text(encoding="utf-8"))
    site.write_text(f"{text}\nlanguages: [en]\n", encoding="utf-8")
    return build(home / "content", home / "output", "https://example.org/ocop/")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with opened() as browser:
        yield browser
