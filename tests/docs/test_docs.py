from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


def test_generated_reference_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_every_template_is_described() -> None:
    described = (PROJECT / "docs/reference/templates.md").read_text(encoding="utf-8")
    kinds = {p.name for p in (PROJECT / "templates").glob("*.html")} - {"base.html", "macros.html", "drawings.html"}
    assert [name for name in sorted(kinds) if f"`{name}`" not in described] == []


@pytest.mark.parametrize(
    "path",
    sorted(
        p
        for p in PROJECT.rglob("*.md")
        if not set(p.relative_to(PROJECT).parts) & {".venv", "node_modules", "output", "content"}
    ),
    ids=lambda p: p.relative_to(PROJECT).as_posix(),
)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_readme_shows_the_two_commands_first() -> None:
    first_screen = (PROJECT / "README.md").read_text(encoding="utf-8").splitlines()[:14]
    assert any(line.startswith("make site") for line in first_screen)
    assert any(line.startswith("make test") for line in first_screen)
