"""Sites built by the real command, and which of their pages are of which kind."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_site.building.data_store import Weighed
from ocop_site.building.languages import read_tongues
from ocop_site.building.photographs import probe_photos
from ocop_site.building.pipeline import read
from ocop_site.catalogue.link import link
from ocop_site.commands.options import order_of
from ocop_site.exports.jobs import export_jobs
from ocop_site.pages.plan import plan_pages
from ocop_site.pages.tongues import VIETNAMESE, in_tongues

if TYPE_CHECKING:
    from ocop_site.pages.jobs import Job

PROJECT = Path(__file__).parents[2]
DAY = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A built site. `kinds`: kind of page -> its pages as paths in the output; `codes`: code -> name, page's path."""

    content: Path
    output: Path
    base_url: str
    kinds: dict[str, tuple[str, ...]]
    codes: dict[str, tuple[str, str]]
    printed: frozenset[str]

    def sample(self, count: int) -> dict[str, list[str]]:
        """Of every kind some pages: the heaviest, the lightest, and others spread between."""
        return {kind: self._spread(kind, count) for kind in sorted(self.kinds)}

    def one_of_each(self) -> list[str]:
        """The heaviest page of every kind: it has the most pieces."""
        return [pages[0] for pages in self.sample(1).values()]

    def _spread(self, kind: str, count: int) -> list[str]:
        by_weight = sorted(self.kinds[kind], key=lambda path: (-(self.output / path).stat().st_size, path))
        if len(by_weight) <= count:
            return by_weight
        step = (len(by_weight) - 1) / max(1, count - 1)
        return [by_weight[round(place * step)] for place in range(count)]


def cover_of_kinds(*sites: BuiltSite) -> list[tuple[BuiltSite, str]]:
    """Few pages that have every kind of page among them, the heavier the better; 404.html is left out.

    That one names its own host in full, so it can be looked at from a server only.
    """
    kinds: dict[tuple[int, str], set[str]] = defaultdict(set)
    for number, site in enumerate(sites):
        for kind, paths in site.kinds.items():
            for path in paths:
                kinds[number, path].add(kind)
    weight = {one: (sites[one[0]].output / one[1]).stat().st_size for one in kinds}
    wanted = set().union(*kinds.values()) - {"404"}
    chosen = []
    while wanted:
        best = max(sorted(kinds), key=lambda one: (len(kinds[one] & wanted), weight[one]))
        wanted -= kinds.pop(best)
        chosen.append((sites[best[0]], best[1]))
    return chosen


def command(  # noqa: PLR0913 - the options of the command
    content: Path,
    output: Path,
    *,
    day: date = DAY,
    workers: int = 2,
    base_url: str = "",
    project: Path = PROJECT,
    hash_seed: str = "",
) -> subprocess.CompletedProcess[str]:
    """Run `build.py` and give what came of it."""
    words = [sys.executable, "-W", "error", str(project / "build.py"), "--content", str(content)]
    words += ["--output", str(output), "--date", day.isoformat(), "--workers", str(workers)]
    words += ["--base-url", base_url] if base_url else []
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    if hash_seed:
        environment["PYTHONHASHSEED"] = hash_seed
    return subprocess.run(words, cwd=project, env=environment, capture_output=True, text=True, check=False)


def build(content: Path, output: Path, base_url: str = "") -> BuiltSite:
    """Build a site that must be buildable, and look at its plan."""
    done = command(content, output, base_url=base_url)
    assert done.returncode == 0, done.stdout + done.stderr
    order = order_of(content, output, base_url or None, DAY, 1)
    records, problems = read(order)
    assert records is not None, [problem.line() for problem in problems]
    photos, _ = probe_photos(records, order.cache / "store")
    kinds: dict[str, list[str]] = defaultdict(list)
    codes, printed = {}, set()
    tongues, _ = read_tongues(records.site.languages, order.templates)
    catalogue = link(records, DAY)
    planned = plan_pages(catalogue, photos, records.pages, more=export_jobs(catalogue, Weighed))
    for job in in_tongues(planned, tongues, None):
        for kind in _kinds_of(job):
            kinds[kind].append(job.path)
        if job.template == "code.html":
            it = job.context["it"]
            codes[it["code"]] = (it["name"], f"{it['href'].lstrip('/')}index.html")
        if job.maker == "code-png":
            printed.add(job.path.split("/")[1])
    address = base_url or records.site.base_url or ""
    pages = {kind: tuple(sorted(paths)) for kind, paths in kinds.items()}
    return BuiltSite(content, output, address, pages, codes, frozenset(printed))


def _kinds_of(job: Job) -> list[str]:
    """The kinds that a page belongs to: its template, where it stands, its status and what it has.

    A page in another language is of one kind by its template: it is built like the Vietnamese one.
    """
    template = job.template.removesuffix(".html")
    if not template:
        return []
    if job.context["page"]["language"] != VIETNAMESE:
        return [f"{job.context['page']['language']} {template}"]
    parts = job.path.split("/")
    it = job.context["it"]
    if template == "list":
        return [_kind_of_list(parts)]
    if template == "index":
        return ["index of a letter" if "van" in parts else f"index {parts[0]}"]
    if template in ("product", "code"):
        status = (it["status"] or {}).get("value", it.get("kind", ""))
        return [f"{template} {status}", *_pieces(template, it)]
    return [template, *_pieces(template, it)]


def _kind_of_list(parts: list[str]) -> str:
    if any(part.startswith("trang-") for part in parts):
        return "list, later page"
    crossed = len(parts) > len(["tinh", "ha-tinh", "index.html"])
    return f"list {parts[0]}, crossed" if crossed else f"list {parts[0]}"


def _pieces(template: str, it: dict[str, object]) -> list[str]:
    """A page with a piece that few pages have is a kind of its own."""
    pieces = ("photos", "story", "shops", "outlets", "nominations", "components", "trace", "stocks", "booths", "fairs")
    return [f"{template} with {piece}" for piece in pieces if it.get(piece)]
