"""Whole good sites: built as anybody would build them, and read as a visitor reads them.

The words of chosen pages stand in `tests/sites/NAME/expected/`. After a wanted change of words:

    python -m tests.update_expected && git diff tests/
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest

from ocop_site.catalogue.link import link
from ocop_site.catalogue.status import Value
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from tests.whole_sites import PROJECT, SITES, Run, build_site, expected_pages, files_below, run, words_of, words_of_page

if TYPE_CHECKING:
    from pathlib import Path

NAMES = (
    "all-statuses",
    "dong-thap-47",
    "ha-tinh-thu-hoi-5",
    "nghe-an-ha-hang",
    "one-product",
    "paging",
    "vinh-phuc-13",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, Path, Run]]:
    """Each good site, built once: its name, its folder, what the build said."""
    folders = {name: tmp_path_factory.mktemp(name) for name in NAMES}
    return {name: (name, folder, build_site(name, folder)) for name, folder in folders.items()}


@pytest.fixture(params=NAMES)
def site(request: pytest.FixtureRequest, built: dict[str, tuple[str, Path, Run]]) -> tuple[str, Path, Run]:
    return built[request.param]


def test_every_good_site_is_built_here() -> None:
    assert sorted(path.name for path in SITES.iterdir()) == list(NAMES)


def test_a_good_site_is_built_without_a_word_of_complaint(site: tuple[str, Path, Run]) -> None:
    _, folder, done = site
    assert (done.exit, done.err) == (0, "")
    written = files_below(folder / "output")
    count = len(written) - 1  # the marker that says whose folder it is
    assert done.out.startswith(f"{count} tệp: làm {count}, ghi {count}, xóa 0 – ")


def test_the_chosen_pages_say_what_they_should(site: tuple[str, Path, Run]) -> None:
    name, folder, _ = site
    pages = expected_pages(name)
    assert len(pages) >= 5
    for page, path in pages.items():
        assert words_of_page(folder / "output", page) == path.read_text(encoding="utf-8"), page


def test_every_link_of_every_page_leads_somewhere(site: tuple[str, Path, Run]) -> None:
    _, folder, _ = site
    done = run(folder, "check", "--date", "2026-11-22", "--output", "output")
    assert (done.exit, done.err) == (0, "")
    (folder / "output" / "gioi-thieu" / "cach-lam" / "index.html").rename(folder / "away.html")
    done = run(folder, "check", "--date", "2026-11-22", "--output", "output")
    (folder / "away.html").rename(folder / "output" / "gioi-thieu" / "cach-lam" / "index.html")
    assert done.exit == 1
    assert all(": error dead-link: " in line for line in done.problems)


def test_no_page_asks_another_host_for_anything(site: tuple[str, Path, Run]) -> None:
    _, folder, _ = site
    pages = {name: data.decode() for name, data in files_below(folder / "output").items() if name.endswith(".html")}
    asked = re.compile(
        r"<(?:link|script|img|source|iframe)\b[^>]*?\b(?:href|src|srcset)=\"(?:https?:)?//[^\"]*\"[^>]*>"
    )
    found = [tag for page in pages.values() for tag in asked.findall(page) if 'rel="canonical"' not in tag]
    if "404.html" in pages:  # its links are absolute below the site's own address
        found = [tag for tag in found if "https://mot-mon.vi-du.vn/danh-muc/" not in tag]
    assert found == []
    assert asked.search('<img alt="x" src="https://may.example/a.png">')


def test_a_second_build_makes_and_writes_nothing(site: tuple[str, Path, Run]) -> None:
    _, folder, _ = site
    before = files_below(folder / "output")
    stamps = {name: (folder / "output" / name).stat().st_mtime_ns for name in before}
    done = run(folder, "build", "--date", "2026-11-22", "--workers", "1")
    assert ": làm 0, ghi 0, xóa 0 – " in done.out
    assert files_below(folder / "output") == before
    assert {name: (folder / "output" / name).stat().st_mtime_ns for name in before} == stamps


def test_what_is_not_to_be_published_is_nowhere(built: dict[str, tuple[str, Path, Run]]) -> None:
    everything = b"\n".join(files_below(built["one-product"][1] / "output").values())
    assert b"0900 000 001" in everything  # the outlet allows it
    assert b"0900 000 000" not in everything  # the producer does not
    assert "Gọi lại cho chủ thể".encode() not in everything  # a note is the editor's own


def test_a_withheld_name_is_nowhere(built: dict[str, tuple[str, Path, Run]]) -> None:
    written = files_below(built["paging"][1] / "output")
    assert "Cơ sở Ví Dụ".encode() not in b"\n".join(written.values())
    assert not [name for name in written if "co-so-vi-du" in name]


def test_all_eight_statuses_are_in_their_site() -> None:
    raw, _ = read_content(SITES / "all-statuses" / "content", PROJECT / "content" / "vocabulary")
    records, _ = read_records(raw)
    assert records is not None
    catalogue = link(records, date(2026, 11, 22))
    assert {entry.status.value for entry in catalogue.products.values()} == set(get_args(Value))


def test_stars_are_drawn_filled_only_while_in_force(built: dict[str, tuple[str, Path, Run]]) -> None:
    drawn = {}
    for path in sorted((built["all-statuses"][1] / "output" / "san-pham").iterdir()):
        box = re.search(
            r'<section class="box.*?</section>', (path / "index.html").read_text(encoding="utf-8"), re.DOTALL
        )
        assert box
        drawn[path.name[:-10]] = 'href="#st"' in box[0]
    filled = {name for name, stars in drawn.items() if stars}
    assert filled == {"che-con-han", "che-sap-het", "che-keo-dai", "che-moi-nhat"}
    assert len(drawn) == 10


def test_words_are_read_as_a_visitor_reads_them() -> None:
    page = "<title>Không</title><main><h1>Chè</h1><p>Ngon <b>lắm</b>, <svg><text>không</text></svg>nhé.</p></main>Chân"
    assert words_of(page) == "Chè\nNgon lắm, nhé.\n"
    assert json.dumps(words_of("<main><ul><li><span>a</span><span>b</span></ul></main>")) == '"a b\\n"'
