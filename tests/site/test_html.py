"""The Nu HTML checker over several pages of every kind: no error and no warning."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.built import PROJECT
from tests.site.server import served

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.built import BuiltSite

JAR = PROJECT / "tests" / "tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
PAGES_OF_A_KIND = 3
pytestmark = pytest.mark.java


@pytest.fixture(scope="module")
def java() -> str:
    program = shutil.which("java")
    if program is None:
        pytest.skip("Java is missing: install Debian's package `default-jre-headless`")
    if not JAR.is_file():
        pytest.skip("the Nu checker is missing: run `npm ci --prefix tests/tools`")
    return program


def check(java: str, *what: str) -> list[dict[str, Any]]:
    """Every message of the checker about some files or addresses."""
    words = [
        java,
        "-Dnu.validator.servlet.allow-forbidden-hosts=true",
        "-jar",
        str(JAR),
        "--format",
        "json",
        "--exit-zero-always",
        *what,
    ]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return found


def said(messages: list[dict[str, Any]]) -> str:
    """The messages in short: each once, with how often it came and one place."""
    counts = Counter(message["message"] for message in messages)
    places = {m["message"]: f"{m.get('url', '')}:{m.get('lastLine', '')}: {m.get('extract', '')!r}" for m in messages}
    return "\n".join(f"{count} x {text}\n    {places[text]}" for text, count in counts.most_common(20))


def check_site(java: str, site: BuiltSite) -> list[dict[str, Any]]:
    """The messages about a site, read from a server: `'self'` in a page's policy means nothing on disk."""
    paths = [path for pages in site.sample(PAGES_OF_A_KIND).values() for path in pages]
    with served(site.output, "/ocop/", site.base_url) as address:
        # The checker asks for no page that answers 404, so that one is read under its own name.
        return check(java, *sorted({f"{address}{path}" for path in paths}))


def test_the_real_catalogue_is_valid_html(java: str, real_site: BuiltSite) -> None:
    messages = check_site(java, real_site)
    assert not messages, said(messages)


def test_the_examples_are_valid_html(java: str, example_site: BuiltSite) -> None:
    messages = check_site(java, example_site)
    assert not messages, said(messages)


def test_the_checker_does_find_mistakes(java: str, tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text("<!doctype html><html lang=vi><title>Sai</title><p><div id=a></div><b id=a></p>", encoding="utf-8")
    assert [message for message in check(java, str(page)) if message["type"] == "error"]


def test_the_style_sheets_are_valid_css(java: str, real_site: BuiltSite) -> None:
    sheets = sorted(real_site.output.glob("assets/**/*.css"))
    assert sheets
    messages = [m for m in check(java, "--css", *map(str, sheets)) if m["type"] == "error"]
    assert not messages, said(messages)


def test_pictures_of_codes_and_the_icon_are_valid_svg(java: str, real_site: BuiltSite) -> None:
    codes = sorted(real_site.output.glob("Q/*/qr.svg"))
    pictures = [codes[0], codes[-1], *sorted(real_site.output.glob("assets/*.svg"))]
    messages = check(java, "--svg", *map(str, pictures))
    assert not messages, said(messages)
