"""axe-core over every kind of page: on a phone in light, in dark and in forced colours, on a desk; no violation."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

import pytest

from tests.site.built import cover_of_kinds
from tests.site.chromium import opened
from tests.site.trees import side_by_side

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.site.built import BuiltSite

PHONE, DESK = 360, 1280
# What axe finds, without the long list of what it found in order.
RUN = """axe.run({resultTypes: ["violations"]})
  .then(({testEngine, violations}) => ({engine: testEngine.name, violations}))"""
pytestmark = pytest.mark.browser


class Way(NamedTuple):
    """One way to look at a page: how wide (CSS px), in which colours, with those of the system forced on it or not."""

    width: int
    colours: Literal["light", "dark"] = "light"
    forced: Literal["active", "none"] = "none"


WAYS = (Way(PHONE), Way(PHONE, "dark"), Way(PHONE, forced="active"), Way(PHONE, "dark", "active"), Way(DESK))


def violations(pages: list[tuple[BuiltSite, str]]) -> list[str]:
    """What axe finds on pages, whichever way it looks: rule, page and the first place."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - needed with a browser only

    axe = Axe()
    found = []
    with opened() as browser:
        # The site's own policy would keep axe out.
        page = browser.new_context(bypass_csp=True, reduced_motion="reduce").new_page()
        for site, path in pages:
            page.goto((site.output / path).as_uri())
            if path == "404.html":  # it names its style sheet by its host in full
                page.add_style_tag(path=next(site.output.glob("assets/site-*.css")))
            page.evaluate(axe.axe_script)
            for way in WAYS:
                page.set_viewport_size({"width": way.width, "height": 800})
                page.emulate_media(color_scheme=way.colours, forced_colors=way.forced)
                said = page.evaluate(RUN)
                assert said["engine"] == "axe-core"
                found += [
                    f"{rule['id']} on {path} ({way}): {rule['nodes'][0]['html'][:200]}" for rule in said["violations"]
                ]
    return found


def test_no_page_shuts_anyone_out(chromium: Browser, real_site: BuiltSite, example_site: BuiltSite) -> None:
    assert chromium.is_connected()
    pages = [*cover_of_kinds(real_site, example_site), (real_site, "404.html")]
    found = list(chain(*side_by_side(*(partial(violations, pages[part::2]) for part in range(2)))))
    assert not found, f"{len(found)}\n" + "\n".join(found[:40])


def test_axe_does_find_faults(chromium: Browser, real_site: BuiltSite) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - needed with a browser only

    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto((real_site.output / "index.html").as_uri())
    page.add_style_tag(content=".lead{color:#ccc !important;background:#fff}")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    context.close()
    assert [rule["id"] for rule in found] == ["color-contrast"]
