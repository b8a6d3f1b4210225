"""axe-core over every kind of page: on a phone and on a desk, in light and in dark; no violation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.built import cover_of_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.site.built import BuiltSite

WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page into which axe can be put in spite of the site's own policy."""
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_no_page_shuts_anyone_out(page: Page, real_site: BuiltSite, example_site: BuiltSite) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - needed with a browser only

    axe = Axe()
    found = []
    for site, path in [*cover_of_kinds(real_site, example_site), (real_site, "404.html")]:
        page.goto((site.output / path).as_uri())
        if path == "404.html":  # it names its style sheet by its host in full
            page.add_style_tag(path=next(site.output.glob("assets/*.css")))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                response = axe.run(page, options={"resultTypes": ["violations"]}).response
                assert response["testEngine"]["name"] == "axe-core"
                found += [
                    f"{rule['id']} on {path} ({width} px, {scheme}): {rule['nodes'][0]['html'][:200]}"
                    for rule in response["violations"]
                ]
    assert not found, f"{len(found)}\n" + "\n".join(found[:40])


def test_axe_does_find_faults(page: Page, real_site: BuiltSite) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - needed with a browser only

    page.goto((real_site.output / "index.html").as_uri())
    page.add_style_tag(content=".lead{color:#ccc !important;background:#fff}")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [rule["id"] for rule in found] == ["color-contrast"]
