"""What a first query of the search moves, and how long its answer takes: `python benchmarks/search.py CONTENT`.

Makes the page of the search and its index for a catalogue (nothing else), serves them packed, as hosts do, and opens it
in Chromium with a query in its address: every byte counts, of page, style sheet, letters, scripts, index and cards.
Fails above what the project set itself.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
import threading
import time
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from urllib.parse import unquote, urlsplit

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))  # the program runs without the project being installed

from playwright.sync_api import sync_playwright  # noqa: E402

from ocop_site.building.assets import read_assets  # noqa: E402
from ocop_site.building.pipeline import read  # noqa: E402
from ocop_site.catalogue.link import link  # noqa: E402
from ocop_site.commands.options import order_of  # noqa: E402
from ocop_site.making import search  # noqa: E402
from ocop_site.making.kept import NoKeep  # noqa: E402
from ocop_site.making.pages import PageMaker  # noqa: E402
from ocop_site.pages.plan import site_context  # noqa: E402
from ocop_site.pages.search.jobs import search_jobs  # noqa: E402
from tests.site.built import DAY  # noqa: E402
from tests.site.chromium import FLAGS, program  # noqa: E402

MOST_BYTES = 120 * 1000
MOST_MILLISECONDS = 100
QUERIES = (
    *(
        "nuoc mam phu yen",
        "mật ong",
        "nuowcs mawms",
        "tra",
        "htx rau",
        "che bup ha giang",
        "nuoc man",
        "banh trang tay ninh",
    ),
    *(
        "ca phe",
        "ruou",
        "gao st25",
        "hat dieu binh phuoc",
        "mam",
        "tinh dau tram",
        "nouc mam phu quoc",
        "mtat ong hoa",
        "san pham ocop 4 sao",
    ),
)
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
ASK = """async text => {
  const desk = document.getElementById('tim'), form = desk.querySelector('form');
  const before = desk.dataset.answered, start = performance.now();
  form.elements.namedItem('q').value = text;
  form.requestSubmit();
  while (desk.dataset.answered === before) await new Promise(done => setTimeout(done));
  return performance.now() - start;
}"""


def make(content: Path, folder: Path) -> None:
    """The page of the search, what it loads, and how long drawing and making the index took."""
    order = order_of(content, folder, None, DAY, 1)
    records, problems = read(order)
    if records is None:
        sys.exit("\n".join(problem.line() for problem in problems[:20]))
    catalogue = link(records, DAY)
    assets = read_assets(order.assets)
    site = site_context(catalogue, {name: one.address for name, one in assets.items()})
    pages = PageMaker(order.templates, site, NoKeep())
    files = {asset.address.lstrip("/"): asset.data for asset in assets.values()}
    start = time.perf_counter()
    jobs = [job for job in search_jobs(catalogue, {}) if job.maker == "search" or job.path == "tim-kiem/index.html"]
    drawn = time.perf_counter()
    for job in jobs:
        made = job.maker == "search"
        files[job.path] = search.script(job.context) if made else pages.render(job.template, job.path, job.context)
    made_in = time.perf_counter() - drawn
    print(f"{len(catalogue.products):,} products: drawn in {drawn - start:.1f} s, made in {made_in:.1f} s")
    weights: dict[str, list[int]] = {}
    for path, data in files.items():
        if path.startswith("tim-kiem/chi-muc"):
            weights.setdefault(Path(path).name.partition("-")[0], []).append(len(gzip.compress(data)))
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        if target.suffix != ".woff2":
            packed_bytes(target)
    for kind, sizes in sorted(weights.items()):
        print(f"  {kind:8} {len(sizes):5} files, packed {sum(sizes):9,} bytes, the largest {max(sizes):7,}")


@cache
def packed_bytes(path: Path) -> bytes:
    """A file as a host sends it; packed once, as hosts do."""
    return gzip.compress(path.read_bytes(), 6)


class Server(ThreadingHTTPServer):
    """Serves one folder packed, and counts the bytes of the answers."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.moved = 0
        super().__init__(("127.0.0.1", 0), Handler)


class Handler(BaseHTTPRequestHandler):
    """Answers with gzip, but for what is packed by itself."""

    server: Server
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one go: else the system waits 40 ms between them

    def do_GET(self) -> None:
        """One file."""
        path = self.server.folder / unquote(urlsplit(self.path).path).lstrip("/")
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        packed = path.suffix == ".woff2"
        data = path.read_bytes() if packed else packed_bytes(path)
        self.server.moved += len(data)
        self.send_response(200)
        self.send_header("Content-Type", KINDS.get(path.suffix, "text/html; charset=utf-8"))
        if not packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def measure(folder: Path) -> tuple[int, float]:
    """The most bytes that a first query moves, and the median of the milliseconds of the answers after load."""
    server = Server(folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/tim-kiem/"
    most, times = 0, []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        for query in QUERIES:
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            page = context.new_page()
            server.moved = 0
            page.goto(f"{address}?q={query}")
            page.wait_for_selector("#tim[data-answered]")
            page.wait_for_load_state("networkidle")
            moved = server.moved
            other = page.evaluate(ASK, QUERIES[(QUERIES.index(query) + 1) % len(QUERIES)])
            again = page.evaluate(ASK, query)
            said = page.inner_text("[data-part=said]")
            print(f"  {moved:8,} bytes; next {other:4.0f} ms, again {again:4.0f} ms; {said}")
            most = max(most, moved)
            times += [other, again]
            context.close()
        browser.close()
    server.shutdown()
    print(f"at most {most:,} bytes; median {median(times):.0f} ms, the longest {max(times):.0f} ms")
    return most, median(times)


def main() -> int:
    """Make, measure, judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", type=Path, nargs="?", default=PROJECT / "content")
    with tempfile.TemporaryDirectory() as folder:
        make(parser.parse_args().content, Path(folder) / "output")
        most, middle = measure(Path(folder) / "output")
    return int(most > MOST_BYTES or middle > MOST_MILLISECONDS)


if __name__ == "__main__":
    sys.exit(main())
