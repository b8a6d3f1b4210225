"""Lighthouse 12, as on a phone, over the kinds of pages that people open: `python -m tests.site.lighthouse [--runs N]`.

The real catalogue is built for a real address, served by nginx as `docs/how-to/publish.md` says, and looked at in
every language that it has. Printed is the median of the runs in each of the four categories, as a Markdown table; the
end is 1 if one of them is below what the project set itself. `npm ci --prefix tests/tools/lighthouse` installs it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.site.built import PROJECT, build
from tests.site.chromium import FLAGS, program
from tests.site.nginx import documented, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.site.built import BuiltSite

CLI = PROJECT / "tests" / "tools" / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
KINDS = ("home", "list tinh", "product valid", "producer", "outlet", "fair", "search")
LEAST = 99
BASE_URL = "https://danh-muc.example.org/"  # pages link relatively, so that it need not be where they are looked at


def pages_of(site: BuiltSite) -> Iterator[tuple[str, str]]:
    """Language and address of what is looked at: the heaviest page of each kind, in every language."""
    heaviest = {kind: paths[0] for kind, paths in site.sample(1).items()}
    tags = ["", *sorted(tag.name for tag in site.output.iterdir() if (tag / "tim-kiem").is_dir())]
    for kind in KINDS:
        for tag in tags:
            yield tag or "vi", "/".join(filter(None, (tag, heaviest[kind].removesuffix("index.html"))))


def look(address: str) -> dict[str, Any]:
    """What Lighthouse reports of an address, in one run."""
    words = ["node", str(CLI), address, "--quiet", "--output=json", "--output-path=stdout"]
    words += [f"--chrome-flags={' '.join(['--headless=new', *FLAGS])}", f"--only-categories={','.join(CATEGORIES)}"]
    environment = {**os.environ, "CHROME_PATH": program()}
    done = subprocess.run(words, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def score_of(report: dict[str, Any], category: str) -> int:
    """Of 100, as Lighthouse shows it."""
    return round(report["categories"][category]["score"] * 100)


def complaints(report: dict[str, Any]) -> Iterator[str]:
    """The audits that cost points, with their scores."""
    for name in CATEGORIES:
        for one in report["categories"][name]["auditRefs"]:
            audit = report["audits"][one["id"]]
            if one["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{name}: {audit['id']} {audit['score']} {audit.get('displayValue', '')}".rstrip()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--kind", action="append", help="only pages whose address begins so")
    chosen = parser.parse_args()
    low = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = build(PROJECT / "content", folder / "output", BASE_URL)
        print(f"| language | page | {' | '.join(CATEGORIES)} |\n|---|---|{'---:|' * len(CATEGORIES)}")
        with running(folder / "nginx", site.output, documented()) as port:
            for language, path in pages_of(site):
                if chosen.kind and not path.removeprefix(f"{language}/").startswith(tuple(chosen.kind)):
                    continue
                reports = [look(f"http://127.0.0.1:{port}/{path}") for _ in range(chosen.runs)]
                scores = [
                    round(statistics.median(r["categories"][c]["score"] * 100 for r in reports)) for c in CATEGORIES
                ]
                low |= min(scores) < LEAST
                print(f"| {language} | /{path} | {' | '.join(map(str, scores))} |", flush=True)
                for line in sorted({one for report in reports for one in complaints(report)}):
                    print(line, file=sys.stderr, flush=True)
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
