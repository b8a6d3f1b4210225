"""From saving a file to the browser showing it, under `serve`, as a Markdown table. Linux, Chromium; see README.md.

python benchmarks/serve.py real                       the catalogue in content/
python benchmarks/serve.py corpus --products 20000    an invented one of that size
python benchmarks/serve.py corpus --home DIR          content, templates and assets that lie in DIR already
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from measure import DAY, PROJECT, PYTHON, machine, pids_of, pss, run

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LONGEST = 3600  # seconds that anything may take
REST = 20  # seconds during which nobody does anything
MB = 1_000_000
_NAME = re.compile(r"^name: (\"?)([^\"'\\\n]{3,80})\1$", re.MULTILINE)
_PRODUCER = re.compile(r"^producer: ([a-z0-9-]+)$", re.MULTILINE)
_CODE = re.compile(r"^code: \"?(\d{9})", re.MULTILINE)


@dataclass
class Serving:
    """A running `serve` in a session of its own, and what it said."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    more: threading.Condition = field(default_factory=threading.Condition)

    def listen(self) -> None:
        """Collect what is said, to the end."""
        for line in self.process.stdout or ():
            with self.more:
                self.lines.append(line)
                self.more.notify_all()

    def said(self, text: str, after: int = 0) -> str:
        """The first line with a text behind the first `after` lines, waited for. Ends the program if it never comes."""

        def found() -> list[str]:
            return [line for line in self.lines[after:] if text in line]

        with self.more:
            if not self.more.wait_for(found, LONGEST):
                sys.exit(f"never said {text!r}:\n{''.join(self.lines[-40:])}")
            return found()[0]

    def cpu(self) -> float:
        """CPU seconds that all its processes have used so far."""
        ticks = 0
        for pid in pids_of(self.process.pid):
            stat = Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()
            ticks += int(stat[11]) + int(stat[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Bytes that all its processes share of memory."""
        return sum(map(pss, pids_of(self.process.pid)))


@dataclass(frozen=True)
class Subject:
    """A product to be edited, its code, and its producer with its name, which stands on every card of the product."""

    file: Path
    code: str
    producer: Path
    name: str


def subject(content: Path) -> Subject:
    """A product in plain YAML without packs, from the middle of the list, with such a producer."""
    producers = {file.stem: file for file in sorted((content / "producers").rglob("*.yaml"))}
    files = sorted((content / "products").rglob("*.yaml"))
    for file in files[len(files) // 2 :] + files[: len(files) // 2]:
        text = file.read_text(encoding="utf-8")
        code, maker = _CODE.search(text), _PRODUCER.search(text)
        producer = producers.get(maker[1]) if maker else None
        name = _NAME.search(producer.read_text(encoding="utf-8")) if producer else None
        if producer and name and code and "\npacks:" not in text:
            return Subject(file, code[1], producer, name[2])
    sys.exit("no product can be edited")


def start(home: Path) -> Serving:
    """Start `serve` on the content of a folder."""
    words = [PYTHON, "-u", str(PROJECT / "build.py"), "serve", "--content", str(home / "content")]
    words += ["--output", str(home / "output"), "--date", DAY, "--port", "0"]
    process = subprocess.Popen(
        words, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    serving = Serving(process)
    threading.Thread(target=serving.listen, daemon=True).start()
    return serving


def until(page: Page, script: str) -> None:
    """Wait until an expression holds in a page that may be loading again. Ends the program if it never does."""
    from playwright.sync_api import Error  # noqa: PLC0415 - slow to load

    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        try:
            if page.evaluate(script):
                return
        except Error:  # between two pages
            pass
        time.sleep(0.005)
    sys.exit(f"never true: {script}")


class Bench:
    """Edits, and how long each takes to be seen."""

    def __init__(self, serving: Serving, home: Path, runs: int) -> None:
        self.serving = serving
        self.home = home
        self.runs = runs
        self.rows: list[tuple[str, list[float]]] = []

    def measure(self, what: str, page: Page, edit: Callable[[int], tuple[Path, str, str]]) -> None:
        """One row. `edit`: number of the run -> the file, its new text, the expression that holds when it is seen."""
        seconds = []
        for number in range(self.runs):
            file, text, script = edit(number)
            before = file.read_text(encoding="utf-8")
            page.bring_to_front()
            page.wait_for_timeout(300)
            begun = time.perf_counter()
            file.write_text(text, encoding="utf-8")
            until(page, script)
            seconds.append(time.perf_counter() - begun)
            file.write_text(before, encoding="utf-8")
            until(page, f"!({script})")
            time.sleep(1)  # what is made behind is overtaken by the next edit, as it is while somebody writes
        self.rows.append((what, seconds))
        print(what, *(f"{one:.2f}" for one in seconds), file=sys.stderr)

    def show(self) -> None:
        """The table."""
        print("| edit | seconds until it is seen (median, least–most) |")
        print("|---|---:|")
        for what, seconds in self.rows:
            print(f"| {what} | {median(seconds):.2f} ({min(seconds):.2f}–{max(seconds):.2f}) |")
        print(flush=True)


def edits(bench: Bench, pages: dict[str, Page], one: Subject) -> None:
    """All kinds of edits."""
    home, text = bench.home, one.file.read_text(encoding="utf-8")
    maker = one.producer.read_text(encoding="utf-8")
    sheet, template = home / "assets" / "site.css", home / "templates" / "base.html"
    css, html = sheet.read_text(encoding="utf-8"), template.read_text(encoding="utf-8")

    def body(words: str) -> str:
        return f"document.body && document.body.innerText.includes('{words}')"

    def pack(number: int) -> tuple[Path, str, str]:
        return one.file, f"{text}packs:\n  - size: {71_001 + number} ml\n", body(f"{71_001 + number} ml")

    def name(number: int) -> tuple[Path, str, str]:
        new = f"{one.name} {number + 1} moi"
        return one.producer, _NAME.sub(lambda m: f"name: {m[1]}{new}{m[1]}", maker, count=1), body(new)

    def broken(number: int) -> tuple[Path, str, str]:
        return one.file, f"{text}so_thu_{number}: x\n", "!!document.querySelector('ocop-problems')"

    def style(number: int) -> tuple[Path, str, str]:
        rule = f"\nh1 {{ color: rgb(1, 2, {number + 3}) !important; }}\n"
        seen = f"getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, {number + 3})'"
        return sheet, css + rule, seen

    def layout(number: int) -> tuple[Path, str, str]:
        return template, html.replace("</body>", f"<p>mau-{number}</p></body>"), body(f"mau-{number}")

    bench.measure("a product's pack, on its page", pages["product"], pack)
    bench.measure("its producer's name, on a list of its group", pages["list"], name)
    bench.measure("its producer's name, on a list of its province", pages["province"], name)
    bench.measure("a mistake, laid over the page", pages["product"], broken)
    bench.measure("the style sheet", pages["product"], style)
    bench.measure("the template of all pages", pages["product"], layout)


def opened(browser: object, address: str, home: Path, one: Subject) -> dict[str, Page]:
    """The pages that somebody looks at: of the product, and the lists of its group and province on which it stands."""
    output = home / "output"
    product = next((output / "san-pham").glob(f"*-{one.code}"))
    link = f"{product.name}/index.html"

    def listing(folder: str, depth: str) -> str:
        found = (file for file in sorted((output / folder).glob(depth)) if link in file.read_text(encoding="utf-8"))
        return str(next(found).parent.relative_to(output))

    wanted = {"product": f"san-pham/{product.name}", "list": listing("nhom", "*/**/index.html")}
    wanted["province"] = listing("tinh", "*/**/index.html")
    pages = {}
    for what, path in wanted.items():
        pages[what] = browser.new_page()  # type: ignore[attr-defined]
        pages[what].goto(f"{address}{path}/")
    time.sleep(1)
    return pages


def measure_serve(home: Path, runs: int) -> None:
    """Start `serve`, edit, and print what was measured."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to load

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("Chromium is missing: install Debian's package `chromium`")
    serving = start(home)
    try:
        address = re.search(r"http://\S+", serving.said("http://"))[0]  # type: ignore[index]
        first = serving.said("tệp: ghi")
        one = subject(home / "content")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            bench = Bench(serving, home, runs)
            edits(bench, opened(browser, address, home, one), one)
            heard = len(serving.lines)
            one.file.touch()
            last = serving.said("tệp: ghi", heard)
            browser.close()
        time.sleep(2)
        used = serving.cpu()
        time.sleep(REST)
        used = serving.cpu() - used
        print(f"{len(list((home / 'content' / 'products').rglob('*.*'))):,} products. {runs} runs. {machine()}.\n")
        bench.show()
        print(f"The first build: {first[9:].strip()}\n\nThe whole build behind an edit: {last[9:].strip()}\n")
        print(f"At rest: {used:.2f} CPU seconds in {REST} s; memory {serving.memory() / MB:,.0f} MB.")
    finally:
        if serving.process.poll() is None:
            serving.process.terminate()
            serving.process.wait(60)


def main() -> None:
    """Measure what is wanted."""
    parser = argparse.ArgumentParser(description="Measure `serve`; writes Markdown.")
    parser.add_argument("what", choices=("real", "corpus"), nargs="?", default="real")
    parser.add_argument("--products", type=int, default=20_000, help="size of the corpus")
    parser.add_argument("--runs", type=int, default=5, help="runs of each edit; medians are printed")
    parser.add_argument("--home", type=Path, help="a folder with content/, templates/ and assets/, to be used as it is")
    wanted = parser.parse_args()
    if wanted.home:
        measure_serve(wanted.home.resolve(), wanted.runs)
        return
    with tempfile.TemporaryDirectory(prefix="ocop-benchmark-") as temporary:
        home = Path(temporary)
        if wanted.what == "real":
            shutil.copytree(PROJECT / "content", home / "content")
        else:
            words = [str(home / "content"), "--products", str(wanted.products)]
            run([PYTHON, str(PROJECT / "benchmarks" / "corpus.py"), *words])
        for folder in ("templates", "assets"):  # beside the content they go first, and nobody edits these meanwhile
            shutil.copytree(PROJECT / folder, home / folder)
        measure_serve(home, wanted.runs)


if __name__ == "__main__":
    main()
