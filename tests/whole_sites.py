"""Whole content folders as tests: laying them out, running the project's own commands on them, reading what came.

`tests/broken/CODE/` holds the files that cause one problem; they are laid over `tests/broken/_base/` and the project's
vocabulary. Beside them may stand `command.txt` (the words of the command, if it is not the usual one), `removed.txt`
(files of the base that are missing) and always `expected.txt` (the lines that must be said, in Vietnamese).

`tests/sites/NAME/` holds a good site: `content/` and, in `expected/`, the words of chosen pages.
"""

from __future__ import annotations

import io
import re
import shutil
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from ocop_site.commands import main
from tests.prepared import PREPARED

TESTS = Path(__file__).parent
PROJECT = TESTS.parent
BROKEN = TESTS / "broken"
SITES = TESTS / "sites"
DAY = "2026-11-22"
NOT_LAID_OUT = ("expected.txt", "command.txt", "removed.txt")
PROBLEM_LINE = re.compile(r"(?P<place>.+?): (?P<severity>error|warning|notice) (?P<code>[a-z0-9-]+): (?P<message>.+)")

BLOCKS = {
    *("p", "h1", "h2", "h3", "h4", "li", "dt", "dd", "div", "section", "article", "header", "footer", "main", "nav"),
    *("ul", "ol", "dl", "aside", "figure", "figcaption", "table", "tr", "td", "th", "small", "blockquote"),
}
SILENT = {"script", "style", "svg", "template"}


@dataclass(frozen=True)
class Run:
    """What one command gave: its exit code and what it printed."""

    exit: int
    out: str
    err: str

    @property
    def problems(self) -> list[str]:
        """The lines that name a problem, in the order in which they were printed."""
        return [line for line in self.err.splitlines() if PROBLEM_LINE.fullmatch(line)]


def run(folder: Path, *words: str) -> Run:
    """Run a command of the project in a folder, in this process."""
    out, err = io.StringIO(), io.StringIO()
    with chdir(folder), redirect_stdout(out), redirect_stderr(err):
        code = main(list(words))
    return Run(code, out.getvalue(), err.getvalue())


def codes_with_a_folder() -> list[str]:
    """The problem codes that have a broken site."""
    return sorted(folder.name for folder in BROKEN.iterdir() if not folder.name.startswith("_"))


def lay_out(code: str, folder: Path) -> None:
    """Lay out the broken site of a code in a folder, with an older output of ours beside it."""
    shutil.copytree(BROKEN / "_base", folder, dirs_exist_ok=True)
    shutil.copytree(PROJECT / "content" / "vocabulary", folder / "content" / "vocabulary")
    case = BROKEN / code
    removed = case / "removed.txt"
    for name in removed.read_text(encoding="utf-8").splitlines() if removed.exists() else []:
        (folder / name).unlink()
    shutil.copytree(case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*NOT_LAID_OUT))
    if code in PREPARED:
        PREPARED[code](folder)
    if not (folder / "output").exists():
        (folder / "output").mkdir()
        (folder / "output" / ".ocop-site").write_text("", encoding="utf-8")
        (folder / "output" / "index.html").write_text("trang cũ", encoding="utf-8")


def commands_of(code: str) -> tuple[list[str], list[str]]:
    """The words that make the code appear, for its Vietnamese and for its English text."""
    own = BROKEN / code / "command.txt"
    if own.exists():
        words = own.read_text(encoding="utf-8").split()
        return words, [*words, "--lang", "en"]
    return ["check", "--date", DAY], ["build", "--date", DAY, "--workers", "1", "--lang", "en"]


def expected_lines(code: str) -> list[str]:
    """The lines that the broken site of a code must give."""
    return (BROKEN / code / "expected.txt").read_text(encoding="utf-8").splitlines()


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but the cache, which any command may fill."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.relative_to(folder).parts
    }


def build_site(name: str, folder: Path) -> Run:
    """Build a good site in a folder; the pages come into `output/` there."""
    shutil.copytree(SITES / name / "content", folder / "content")
    return run(folder, "build", "--date", DAY, "--workers", "1")


class _Words(HTMLParser):
    """Keeps the words that a reader sees inside some element, one line for each block."""

    def __init__(self, inside: str) -> None:
        super().__init__()
        self.inside = inside
        self.open = 0
        self.lines: list[str] = [""]
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open += tag == self.inside
        if tag in SILENT:
            self.silent.append(tag)
        elif tag in BLOCKS or tag == "br":
            self.lines.append("")
        elif tag == "img" and (alt := dict(attrs).get("alt")):
            self.handle_data(f" [{alt}] ")
        elif tag != "wbr":
            self.handle_data(" ")  # what stands in elements of its own is drawn apart

    def handle_endtag(self, tag: str) -> None:
        self.open -= tag == self.inside
        if self.silent and tag == self.silent[-1]:
            self.silent.pop()
        elif tag in BLOCKS:
            self.lines.append("")
        else:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        if self.open and not self.silent:
            self.lines[-1] += data


def words_of(html: str, inside: str = "main") -> str:
    """The visible words of a page, one block a line: what a change of look leaves as it is."""
    reader = _Words(inside)
    reader.feed(html)
    reader.close()
    lines = (re.sub(r" (?=[,.;:!?)])", "", " ".join(line.split())) for line in reader.lines)
    return "".join(f"{line}\n" for line in lines if line)


def words_of_page(output: Path, page: str) -> str:
    """The words of a made page: all of the home page, of the others what stands between head and foot."""
    html = (output / page).read_text(encoding="utf-8")
    return words_of(html, "body" if page == "index.html" else "main")


def expected_pages(name: str) -> dict[str, Path]:
    """The chosen pages of a good site: path of the page in the output -> file of its expected words."""
    folder = SITES / name / "expected"
    files = sorted(path for path in folder.rglob("*.txt"))
    return {path.relative_to(folder).with_suffix(".html").as_posix(): path for path in files}
