"""Judges the search of the real catalogue in Chromium: `python -m tests.search.judge 2000 [SEED]`.

Queries are typed into the page's own box, and the cards that it shows are read; from a server and from the disk.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_site.building.pipeline import read
from ocop_site.catalogue.link import link
from ocop_site.commands.options import order_of
from tests.search.queries import FIRST, Asker, Query
from tests.search.tones import ToneAsker, ToneQuery
from tests.site.built import DAY, PROJECT, command
from tests.site.chromium import opened
from tests.site.server import served

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page

    from ocop_site.catalogue.entries import Catalogue

# How many of a hundred must have the product among the first five.
WANTED = {"toned": 99, "untoned": 98, "telex": 97, "vni": 97, "former": 98, "slip": 92}
WANTED_TONES = 99
ASK = """async text => {
  const desk = document.getElementById('tim'), form = desk.querySelector('form');
  const before = desk.dataset.answered;
  const start = performance.now();
  form.elements.namedItem('q').value = text;
  form.requestSubmit();
  while (desk.dataset.answered === before) await new Promise(done => setTimeout(done));
  const links = [...desk.querySelectorAll('.cards a')].map(a => a.getAttribute('href'));
  return [links, performance.now() - start];
}"""


def catalogue_of(content: Path) -> Catalogue:
    records, problems = read(order_of(content, content.parent / "output", None, DAY, 1))
    assert records is not None, problems
    return link(records, DAY)


def ask(page: Page, text: str) -> tuple[list[str], float]:
    """The addresses of the products that the page shows for a query, from the site's root, and the milliseconds."""
    links, took = page.evaluate(ASK, text)
    return ["/san-pham/" + one.split("/san-pham/")[1].removesuffix("index.html") for one in links], took


def judge(page: Page, queries: Iterable[Query]) -> tuple[dict[str, tuple[int, int]], list[Query], float]:
    """For each kind how many queries there were and how many were answered well; the others; the median time in ms."""
    asked: Counter[str] = Counter()
    good: Counter[str] = Counter()
    missed, times = [], []
    for query in queries:
        found, took = ask(page, query.text)
        asked[query.kind] += 1
        times.append(took)
        if query.href in found[:FIRST]:
            good[query.kind] += 1
        else:
            missed.append(query)
    return {kind: (asked[kind], good[kind]) for kind in asked}, missed, sorted(times)[len(times) // 2]


def judge_tones(page: Page, queries: Iterable[ToneQuery]) -> tuple[int, list[ToneQuery]]:
    """How many queries there were, and those with a product of another tone before one of the exact tone."""
    number, wrong = 0, []
    for query in queries:
        found, _ = ask(page, query.text)
        exact = [href in query.exact for href in found]
        number += 1
        if True not in exact or exact != sorted(exact, reverse=True):
            wrong.append(query)
    return number, wrong


def verdict(counts: dict[str, tuple[int, int]], tones: tuple[int, int]) -> list[str]:
    """What is below what is wanted."""
    low = [
        f"{kind}: {good} of {asked}, wanted {WANTED[kind]} %"
        for kind, (asked, good) in counts.items()
        if 100 * good < WANTED[kind] * asked
    ]
    asked, wrong = tones
    return [*low, f"tones: {wrong} of {asked} wrong"] if 100 * (asked - wrong) < WANTED_TONES * asked else low


def main(number: int, seed: int) -> int:
    content = PROJECT / "content"
    catalogue = catalogue_of(content)
    low: dict[str, list[str]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, opened() as browser:
        output = Path(folder) / "output"
        done = command(content, output)
        assert done.returncode == 0, done.stderr
        with served(output, "/") as address:
            for start in (f"{address}tim-kiem/", (output / "tim-kiem" / "index.html").as_uri()):
                page = browser.new_page()
                page.goto(start)
                page.wait_for_selector("#tim[data-answered]")
                counts, missed, took = judge(page, Asker(catalogue, seed).queries(number))
                asked, wrong = judge_tones(page, ToneAsker(catalogue, seed).queries(number // 5))
                print(start.partition(":")[0], {k: f"{100 * g / a:.1f} %" for k, (a, g) in counts.items()})
                print(f"  exact tones first: {100 * (asked - len(wrong)) / asked:.1f} %; median {took:.0f} ms")
                for query in missed:
                    print(f"  {query.kind}: {query.text} -> {query.href}")
                for tone in wrong:
                    print(f"  tones: {tone.text}")
                low[start] = verdict(counts, (asked, len(wrong)))
                page.close()
    for start, lines in low.items():
        print("\n".join([f"{start.partition(':')[0]}: below what is wanted", *lines]) if lines else "good")
    return int(any(low.values()))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
