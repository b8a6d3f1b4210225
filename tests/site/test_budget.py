"""What a phone must fetch before it shows a product: the page and the style sheet, packed, in one first flight.

And, weighed here in another way, whether the gate of the build (`building.budgets`) looked at every page.
"""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.site.built import PROJECT

if TYPE_CHECKING:
    from tests.site.built import BuiltSite

FIRST_VIEW = 14 * 1024
FONT = 30 * 1024
NAMED = re.compile(rb'(?:rel="stylesheet" href|<script src)="[^"]*?assets/([^/"]+)"')
STYLES = re.compile(rb'<link rel="stylesheet" href="[^"]*?([^/"]+[.]css)"')


def packed(data: bytes) -> int:
    return len(gzip.compress(data, compresslevel=9, mtime=0))


@pytest.mark.parametrize("name", ["real_site", "example_site"])
def test_a_product_page_comes_in_the_first_flight(name: str, request: pytest.FixtureRequest) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    sheets = {path.name: packed(path.read_bytes()) for path in sorted(site.output.glob("assets/**/*.css"))}
    pages = sorted({path for kind in site.kinds if "product" in kind.split() for path in site.kinds[kind]})
    weights = {}
    for path in pages:
        page = (site.output / path).read_bytes()
        named = [name.decode() for name in STYLES.findall(page)]
        assert named, path
        weights[path] = packed(page) + sum(sheets[name] for name in named)
    heaviest = max(weights, key=lambda path: weights[path])
    print(f"{name}: at most {weights[heaviest]:,} of {FIRST_VIEW:,} bytes, {heaviest}")  # noqa: T201 - for `pytest -rP`
    heavy = {path: weight for path, weight in weights.items() if weight > FIRST_VIEW}
    assert not heavy, f"{len(heavy)} of {len(weights)}, at most {weights[heaviest]} bytes: {heaviest}"


def template_of(kind: str) -> str:
    """The template of a kind of page as `BuiltSite` names them: of "product valid", of "en product"."""
    first, _, rest = kind.partition(" ")
    return rest if first == "en" else first.rstrip(",")


@pytest.mark.parametrize("name", ["real_site", "example_site"])
def test_no_page_of_any_kind_is_above_its_budget(name: str, request: pytest.FixtureRequest) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    sizes = {path.name: path.stat().st_size for path in sorted(site.output.glob("assets/*.*"))}
    limits = yaml.safe_load((PROJECT / "templates" / "budgets.yaml").read_text(encoding="utf-8"))
    heavy = []
    for kind, paths in site.kinds.items():
        own = {**limits["every_page"], **limits["pages"].get(template_of(kind), {})}
        for path in paths:
            page = (site.output / path).read_bytes()
            named = [found.decode() for found in NAMED.findall(page)]
            weights = {
                "html": len(page),
                "css": sum(sizes[one] for one in named if one.endswith(".css")),
                "script": sum(sizes[one] for one in named if one.endswith(".js")),
            }
            heavy += [(path, what, weight) for what, weight in weights.items() if weight > own[what]]
    assert heavy == []


def test_each_font_file_is_small(real_site: BuiltSite) -> None:
    fonts = sorted(real_site.output.glob("assets/**/*.woff2"))
    assert len(fonts) == len(sorted((PROJECT / "assets").rglob("*.woff2")))
    assert {path.name: path.stat().st_size for path in fonts if path.stat().st_size > FONT} == {}
