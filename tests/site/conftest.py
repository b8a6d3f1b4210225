"""The real catalogue and the examples, built once for all tests of this folder, and the browser to look at them."""

from __future__ import annotations

import fcntl
import os
import pickle
from typing import TYPE_CHECKING

import pytest

from tests.site.built import PROJECT, BuiltSite, build
from tests.site.chromium import PATIENCE, opened
from tests.site.reduced import reduce_content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this run of tests; the processes that share the work share it."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def once(shared: Path, name: str, make: Callable[[Path], BuiltSite]) -> BuiltSite:
    """A built site, made by the process that asks first: the others wait, and find it. Nobody may change it."""
    home = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        built = home / "built.pickle"
        if not built.exists():
            home.mkdir()
            built.write_bytes(pickle.dumps(make(home)))
        found: BuiltSite = pickle.loads(built.read_bytes())  # noqa: S301 - written above
    return found


@pytest.fixture(scope="session")
def real_site(shared: Path) -> BuiltSite:
    return once(shared, "real", lambda home: build(PROJECT / "content", home / "output"))


@pytest.fixture(scope="session")
def example_site(shared: Path) -> BuiltSite:
    return once(shared, "examples", lambda home: build(PROJECT / "examples" / "content", home / "output"))


@pytest.fixture(scope="session")
def published_examples(shared: Path) -> BuiltSite:
    """The examples at a real address below a base path."""
    content = PROJECT / "examples" / "content"
    return once(shared, "published", lambda home: build(content, home / "output", "https://example.org/ocop/"))


@pytest.fixture(scope="session")
def ocop_site(shared: Path) -> BuiltSite:
    """A part of the real catalogue that is whole in itself, at a real address below a base path."""

    def make(home: Path) -> BuiltSite:
        reduce_content(PROJECT / "content", home / "content")
        return build(home / "content", home / "output", "https://example.org/ocop/")

    return once(shared, "ocop", make)


@pytest.fixture(scope="session")
def reduced_content(ocop_site: BuiltSite) -> Path:
    """A part of the real content that is whole in itself. Copy it before you change anything."""
    return ocop_site.content


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with opened() as browser:
        yield browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page on a desk, in a context of its own; a script that fails on it fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []
