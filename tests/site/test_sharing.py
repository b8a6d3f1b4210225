"""What networks find on a page: a picture that is there, of the size said, at the site's own address in full."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.built import BuiltSite

TAG = re.compile(r'<meta (?:property|name)="((?:og|twitter):[a-z_:]+)" content="([^"]*)">')
NEEDED = {
    "og:title",
    "og:url",
    "og:site_name",
    "og:type",
    "og:locale",
    "og:image",
    "og:image:type",
    "og:image:width",
    "og:image:height",
    "og:image:alt",
    "twitter:card",
}
KINDS = {"PNG": "image/png", "JPEG": "image/jpeg"}


def tags(page: Path) -> dict[str, str]:
    return {name: unescape(value) for name, value in TAG.findall(page.read_text(encoding="utf-8"))}


def pages_of(site: BuiltSite) -> list[Path]:
    """Every page but 404.html and those that only lead on or lie for editors."""
    return [site.output / path for kind in sorted(site.kinds) for path in site.kinds[kind] if kind != "404"]


def test_every_page_names_a_picture_that_is_there(ocop_site: BuiltSite) -> None:
    pictures: dict[str, tuple[str, str, str]] = {}
    for page in pages_of(ocop_site):
        found = tags(page)
        assert set(found) >= NEEDED, page
        address = found["og:image"]
        assert address.startswith("https://example.org/ocop/"), page
        english = page.is_relative_to(ocop_site.output / "en")
        assert found["og:locale"] == ("en_US" if english else "vi_VN")
        assert ("/en/chia-se/" in address) == (english and "/chia-se/" in address)
        assert found["twitter:card"] == "summary_large_image"
        size = (found["og:image:type"], found["og:image:width"], found["og:image:height"])
        assert pictures.setdefault(address, size) == size
    for address, (kind, width, height) in pictures.items():
        with Image.open(ocop_site.output / address.removeprefix("https://example.org/ocop/")) as picture:
            assert (KINDS[picture.format or ""], *map(str, picture.size)) == (kind, width, height)
    drawn = [*ocop_site.output.glob("chia-se/*"), *ocop_site.output.glob("en/chia-se/*")]
    made = {f"https://example.org/ocop/{path.relative_to(ocop_site.output).as_posix()}" for path in drawn}
    assert made == {address for address in pictures if "/chia-se/" in address}
    assert len(made) > 10


def test_pictures_are_small(ocop_site: BuiltSite) -> None:
    sizes = {path.name: path.stat().st_size for path in ocop_site.output.rglob("chia-se/*.png")}
    assert max(sizes.values()) < 25_000, max(sizes, key=lambda name: sizes[name])


@pytest.mark.parametrize("name", ["real_site", "example_site"])
def test_a_site_without_its_address_shares_nothing(name: str, request: pytest.FixtureRequest) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    assert not (site.output / "chia-se").exists()
    assert tags(site.output / "index.html") == {}
