"""The Nu HTML checker over every page of the real catalogue and of the examples: `python -m tests.site.whole_html`.

The suite looks at a few pages of every kind (`test_html`); this takes some minutes. The end is 1 if there is a message.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.site.built import PROJECT, build
from tests.site.server import served
from tests.site.test_html import JAR, check, said

if TYPE_CHECKING:
    from tests.site.built import BuiltSite

AT_ONCE = 1000  # pages in one run of the checker: a command takes only so many words
CATALOGUES = ("content", "examples/content")
BASE_URL = "https://danh-muc.example.org/ocop/"


def messages_about(java: str, site: BuiltSite) -> tuple[int, list[dict[str, Any]]]:
    """How many pages a site has, and every message about them."""
    paths = sorted(path.relative_to(site.output).as_posix() for path in site.output.rglob("*.html"))
    found = []
    with served(site.output, "/ocop/", site.base_url) as address:
        for start in range(0, len(paths), AT_ONCE):
            found += check(java, *(f"{address}{path}" for path in paths[start : start + AT_ONCE]))
    return len(paths), found


def main() -> int:
    java = shutil.which("java")
    if java is None or not JAR.is_file():
        print("needs Java (Debian's default-jre-headless) and `npm ci --prefix tests/tools`", file=sys.stderr)
        return 2
    wrong = 0
    for name in CATALOGUES:
        with tempfile.TemporaryDirectory() as folder:
            site = build(PROJECT / name, Path(folder) / "output", BASE_URL)
            begun = time.monotonic()
            pages, messages = messages_about(java, site)
        print(f"{name}: {pages:,} pages, {len(messages)} messages, {time.monotonic() - begun:.0f} s", flush=True)
        if messages:
            print(said(messages))
        wrong += len(messages)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
