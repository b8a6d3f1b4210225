"""A built site with GTINs: the linkset lies beside its page, and every link of it leads to a page and a section."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.pages.json_schema import faults
from tests.site.built import PROJECT, BuiltSite, build

if TYPE_CHECKING:
    from pathlib import Path

GTIN = "08931234567897"
HOME = "https://example.org/ocop/"
PRODUCT = """\
---
name: Nước mắm Ví Dụ
code: "120000015"
producer: htx-vi-du
group: thuc-pham
gtin: "8931234567897"
trace: {url: https://truy-xuat.example/vi-du}
shops: [{platform: shopee, url: https://shopee.example/vi-du}]
certificates:
  - stars: 4
    issued: 2025-03-20
---
"""


def built(folder: Path, base_url: str) -> BuiltSite:
    content = folder / "content"
    shutil.copytree(PROJECT / "tests" / "broken" / "_base" / "content", content)
    (content / "products" / "nuoc-mam-vi-du.md").write_text(PRODUCT, encoding="utf-8")
    return build(content, folder / "output", base_url)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return built(tmp_path_factory.mktemp("digital-links"), HOME)


def linkset(site: BuiltSite) -> dict[str, Any]:
    text = (site.output / "01" / GTIN / "linkset.json").read_text(encoding="utf-8")
    whole: dict[str, Any] = json.loads(text)
    assert text.endswith("}\n")
    return whole


def test_the_linkset_is_valid(site: BuiltSite) -> None:
    schema = json.loads((PROJECT / "docs/reference/linkset.schema.json").read_text(encoding="utf-8"))
    assert faults(linkset(site), schema, schema) == []
    kinds = {"pip", "certificationInfo", "traceability", "hasRetailers", "defaultLink"}
    assert {name.rpartition("/")[2] for name in linkset(site)["linkset"][0]} == {"anchor", "itemDescription"} | kinds


def test_every_link_of_it_leads_somewhere(site: BuiltSite) -> None:
    (context,) = linkset(site)["linkset"]
    links = [link["href"] for name in sorted(context) if name.startswith("https:") for link in context[name]]
    own = [href.removeprefix(HOME) for href in links if href.startswith(HOME)]
    assert len(own) == len(links) - 1
    for href in own:
        path, _, anchor = href.partition("#")
        page = (site.output / path / "index.html").read_text(encoding="utf-8")
        assert f"<h1>{context['itemDescription']}</h1>" in page
        assert not anchor or f'id="{anchor}"' in page
    assert (site.output / context["anchor"].removeprefix(HOME) / "index.html").is_file()


def test_the_page_names_its_linkset_and_its_address(site: BuiltSite) -> None:
    page = (site.output / "01" / GTIN / "index.html").read_text(encoding="utf-8")
    assert '<link rel="linkset" type="application/linkset+json" href="linkset.json">' in page
    assert f'<link rel="canonical" href="{HOME}san-pham/nuoc-mam-vi-du-120000015/">' in page
    assert f"<b>{HOME}01/{GTIN}</b>" in page
    behind_the_code = (site.output / "Q" / "120000015" / "index.html").read_text(encoding="utf-8")
    assert "linkset" not in behind_the_code
    product = (site.output / "san-pham" / "nuoc-mam-vi-du-120000015" / "index.html").read_text(encoding="utf-8")
    assert re.search(rf'<a href="../../01/{GTIN}/index.html">8931234567897</a>', product)


def test_hosts_with_rules_get_their_files(site: BuiltSite) -> None:
    for name in ("_headers", "_redirects", "nginx-chuyen-huong.map"):
        text = (site.output / name).read_text(encoding="utf-8")
        assert "/ocop/01/" in text


def test_a_trial_names_no_host(tmp_path: Path) -> None:
    trial = built(tmp_path, "")
    folder = trial.output / "01" / GTIN
    assert [path.name for path in folder.iterdir()] == ["index.html"]
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "linkset" not in page
    assert "Digital Link" not in page
