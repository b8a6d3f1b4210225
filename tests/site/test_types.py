"""The types of our scripts: what their comments (JSDoc) say of them holds, by TypeScript's checker."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.site.built import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

CHECKER = PROJECT / "tests" / "tools" / "node_modules" / "typescript" / "bin" / "tsc"
ASSETS = PROJECT / "assets"
OPTIONS = (
    *("--noEmit", "--allowJs", "--checkJs", "--strict", "--noUnusedLocals", "--noUnusedParameters"),
    *("--target", "es2023", "--lib", "es2023,dom,dom.iterable"),
)
# Scripts that one page loads know each other.
TOGETHER = {
    "404": ("404.js",),
    "print": ("print-memory.js", "print-sheets.js", "print-fields.js", "print-once.js", "print.js"),
    "search": (
        "search-words.js",
        "search-index.js",
        "search-find.js",
        "search-tongue.js",
        "search-address.js",
        "search-cards.js",
        "search.js",
    ),
    "turns": ("turns.js",),
}


def faults(*files: str) -> list[str]:
    """What the checker says of some files."""
    node = shutil.which("node") or shutil.which("nodejs")
    if node is None or not CHECKER.is_file():
        pytest.skip("TypeScript's checker is missing: `npm ci --prefix tests/tools`")
    words = [node, str(CHECKER), *OPTIONS, *files]
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout.splitlines()


@pytest.mark.parametrize("page", TOGETHER)
def test_what_scripts_say_of_their_types_holds(page: str) -> None:
    assert faults(*(str(ASSETS / name) for name in TOGETHER[page])) == []


def test_every_script_of_ours_is_checked() -> None:
    scripts = {path.name for path in ASSETS.glob("*.js")}
    assert scripts == {name for names in TOGETHER.values() for name in names}
    lines = {name: (ASSETS / name).read_text(encoding="utf-8") for name in scripts}
    assert [name for name in sorted(scripts) if not lines[name].startswith("// @ts-check\n")] == []
    long = {name: text.count("\n") for name, text in lines.items() if text.count("\n") > 300}
    assert long == {}


def test_a_wrong_type_is_found(tmp_path: Path) -> None:
    wrong = tmp_path / "sai.js"
    wrong.write_text("/** @param {number} one */\nconst f = (one) => one.trim();\nf('a');\n", encoding="utf-8")
    assert [re.sub(r".*error ", "", line)[:6] for line in faults(str(wrong))] == ["TS2339", "TS2345"]
