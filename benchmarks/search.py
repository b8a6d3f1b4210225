"""What a first query of the search moves, and how long its answer takes: `python benchmarks/search.py CONTENT`.

Makes the pages of the search in Vietnamese and English and their index for a catalogue (nothing else), serves them by
nginx as `docs/how-to/publish.md` says, and opens them in Chromium with a query in the address: every byte counts, of
page, style sheets, letters, scripts, index and cards. What is timed is another query on the page that stands open.
Fails above what the project set itself.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))  # the program runs without the project being installed

from playwright.sync_api import sync_playwright  # noqa: E402

from ocop_site.building.early import EarlyPages  # noqa: E402
from ocop_site.building.memory import Memory  # noqa: E402
from ocop_site.building.pipeline import read  # noqa: E402
from ocop_site.catalogue.link import link  # noqa: E402
from ocop_site.commands.options import order_of  # noqa: E402
from ocop_site.making import search  # noqa: E402
from ocop_site.pages import addresses  # noqa: E402
from ocop_site.pages.plan import plan_pages  # noqa: E402
from ocop_site.pages.some import Only  # noqa: E402
from tests.site.built import DAY  # noqa: E402
from tests.site.chromium import FLAGS, program  # noqa: E402
from tests.site.nginx import documented, running  # noqa: E402

MOST_BYTES = 120 * 1000
MOST_MILLISECONDS = 100
# A page and what is typed into it.
QUERIES = {
    "tim-kiem/index.html": (
        *("nuoc mam phu yen", "mật ong", "nuowcs mawms", "tra", "htx rau", "che bup ha giang", "nuoc man"),
        *("banh trang tay ninh", "ca phe", "ruou", "gao st25", "hat dieu binh phuoc", "mam", "tinh dau tram"),
        *("nouc mam phu quoc", "mtat ong hoa", "san pham ocop 4 sao"),
    ),
    "en/tim-kiem/index.html": (
        *("fish sauce", "honey", "the fish sauce from phu yen", "green tea", "rice", "coffee", "mat ong"),
        *("glass noodles", "cashew nuts binh phuoc", "coconut candy", "nuoc mam phu quoc", "dried squid"),
    ),
}
PAGES = tuple(QUERIES)
INDEX = addresses.file_of(addresses.SEARCH_START)
FOLDER = INDEX.rpartition("/")[0]
MOVED = """() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .reduce((sum, one) => sum + one.encodedBodySize, 0)"""
ASK = """async text => {
  const desk = document.getElementById('tim'), form = desk.querySelector('form');
  const before = desk.dataset.answered, start = performance.now();
  form.elements.namedItem('q').value = text;
  form.requestSubmit();
  while (desk.dataset.answered === before) await new Promise(done => setTimeout(done));
  return performance.now() - start;
}"""


def make(content: Path, folder: Path) -> None:
    """The pages of the search, what they load, and how long drawing and making the index took."""
    order = order_of(content, folder, None, DAY, 1)
    records, problems = read(order)
    if records is None:
        sys.exit("\n".join(problem.line() for problem in problems[:20]))
    files = EarlyPages().make(records, order, ("index.html", *PAGES), Memory())
    catalogue = link(records, DAY)
    start = time.perf_counter()
    jobs = [job for job in plan_pages(catalogue, {}, (), only=Only([INDEX])) if job.maker == "search"]
    drawn = time.perf_counter()
    files |= {job.path: search.script(job.context) for job in jobs}
    made_in = time.perf_counter() - drawn
    print(f"{len(catalogue.products):,} products: drawn in {drawn - start:.1f} s, made in {made_in:.1f} s")
    weights: dict[str, list[int]] = {}
    for path, data in files.items():
        if path.startswith(FOLDER) and path.endswith(".js"):
            weights.setdefault(Path(path).name.partition("-")[0], []).append(len(gzip.compress(data)))
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    for kind, sizes in sorted(weights.items()):
        print(f"  {kind:8} {len(sizes):5} files, packed {sum(sizes):9,} bytes, the largest {max(sizes):7,}")


def measure(site: str, path: str, some: int) -> tuple[int, float]:
    """What some first queries of a page take: the most bytes, and the median of the milliseconds once it is loaded."""
    queries = QUERIES[path][:some]
    most, times = 0, []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        for query, other in zip(queries, (*queries[1:], queries[0]), strict=True):
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            page = context.new_page()
            page.on("pageerror", lambda error: print(f"  {error}", file=sys.stderr))
            page.goto(f"{site}{path.removesuffix('index.html')}?q={query}")
            page.wait_for_selector("#tim[data-answered]")
            page.wait_for_load_state("networkidle")
            moved = page.evaluate(MOVED)
            times.append(page.evaluate(ASK, other))
            again = page.evaluate(ASK, query)
            said = page.inner_text("[data-part=said]")
            print(f"  {moved:8,} bytes; another {times[-1]:4.0f} ms, this again {again:4.0f} ms; {said}")
            most = max(most, moved)
            context.close()
        browser.close()
    print(f"/{path}: at most {most:,} bytes; median {median(times):.0f} ms, the longest {max(times):.0f} ms")
    return most, median(times)


def main() -> int:
    """Make, measure, judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", type=Path, nargs="?", default=PROJECT / "content")
    parser.add_argument("--queries", type=int, default=100, help="at most so many of each page")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "output"
        make(asked.content, folder)
        with running(Path(name) / "nginx", folder, documented()) as port:
            site = f"http://127.0.0.1:{port}/"
            found = [measure(site, path, asked.queries) for path in PAGES if (folder / path).is_file()]
    return int(any(most > MOST_BYTES or middle > MOST_MILLISECONDS for most, middle in found))


if __name__ == "__main__":
    sys.exit(main())
