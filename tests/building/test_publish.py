from __future__ import annotations

import json
import os
import random
import shutil
import stat
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.lock import only_one
from ocop_site.building.manifest import lock_path
from ocop_site.building.pipeline import build
from ocop_site.building.publish import Publication, Published, publish, roll_back
from ocop_site.building.release import load_all
from ocop_site.building.switching import lay_twin, shown, switch_by_renames
from ocop_site.reading.ledger import GivenCode, ledger_text, read_promises
from tests.building.killing import killed_before, writes_of
from tests.building.publishing import BASE, GIVEN_CODES, PUBLISHED_FILES, edit, leftovers, publishable, whole
from tests.small_content import code, producer, product
from tests.whole_sites import files_below

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ocop_site.building.orders import Order
    from ocop_site.building.release import Release

A_PAGE, MOVED_PAGE = f"san-pham/che-vi-du-{code(1)}/index.html", f"san-pham/che-vi-du-hai-{code(1)}/index.html"


def anew(before: Path, work: Path) -> None:
    """Everything as it was: in the same place and with the same times, so that nothing need be built again."""
    shutil.rmtree(work)
    shutil.copytree(before, work, symlinks=True)


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Order, Path]]:
    """The small site after its first release, and a copy of everything."""
    folder = tmp_path_factory.mktemp("publish")
    order = publishable(folder / "work")
    done(order, folder / "work" / "noi")
    shutil.copytree(folder / "work", folder / "before", symlinks=True)
    yield order, folder / "before"
    shutil.rmtree(folder)


@pytest.fixture
def order(published_once: tuple[Order, Path]) -> Order:
    order, before = published_once
    anew(before, order.content.parent)
    return order


@pytest.fixture
def home(order: Order) -> Path:
    """The folder of releases; one release is shown."""
    return order.content.parent / "noi"


@pytest.fixture
def first(home: Path) -> Release:
    return whole(home)


def done(order: Order, home: Path, keep: int = 5) -> Published:
    made = publish(Publication(order, home, keep))
    assert made.good, [problem.line() for problem in made.problems]
    return made


def shown_after(order: Order, home: Path, keep: int = 5) -> Release:
    """Publish; the release that is shown then."""
    made = done(order, home, keep)
    release = whole(home)
    assert made.release == release
    return release


def codes(made: Published) -> list[str]:
    return [problem.code for problem in made.problems if problem.severity == "error"]


def promised(order: Order) -> list[str]:
    lines, problems = read_promises((order.content / "ledger" / "addresses.csv").read_bytes(), "addresses.csv")
    assert problems == []
    return [line.address for line in lines]


def changes(order: Order) -> list[dict[str, object]]:
    files = sorted((order.content / "ledger" / "changes").glob("*.ndjson"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def test_what_is_shown_is_what_a_build_gives(order: Order, first: Release, home: Path) -> None:
    assert (first.day, first.base_url, first.previous) == ("2026-11-22", BASE, "")
    built = {name: data for name, data in files_below(order.output).items() if not name.startswith(".")}
    assert files_below(home / "current") == built
    shutil.rmtree(order.output)
    assert build(order).good
    assert {name: data for name, data in files_below(order.output).items() if not name.startswith(".")} == built


def test_every_page_that_is_shown_is_promised_and_the_ledger_is_copied(tmp_path: Path) -> None:
    order, home = publishable(tmp_path), tmp_path / "noi"
    made = done(order, home)
    addresses = promised(order)
    assert made.promised == len(addresses) > 10
    assert {"/", f"/{A_PAGE.removesuffix('index.html')}"} <= set(addresses)
    for name in ("codes.csv", "addresses.csv"):
        assert (home / "ledger" / name).read_bytes() == (order.content / "ledger" / name).read_bytes()
    (only,) = changes(order)
    pages = [name for name in whole(home).files if name.endswith(("index.html", ".ics"))]
    assert only == {**only, "change": "first", "count": len(pages), "release": whole(home).digest}


def test_labels_of_a_published_site_are_no_drafts_from_the_first_release_on(tmp_path: Path) -> None:
    """Before, the codes were not in the ledger as published, and paper without them must say so."""
    shop = producer(4, "Cửa hàng Ví Dụ", "stocks: [{product: a}]\n")
    ledger = ledger_text([*GIVEN_CODES, GivenCode(code(4), "outlets", "cua-hang", "2026-11-22", 0)], GivenCode)
    files = {**PUBLISHED_FILES, "outlets/cua-hang.yaml": shop, "ledger/codes.csv": ledger}
    order, page = publishable(tmp_path, files), f"diem-ban/cua-hang-vi-du-{code(4)}/in-nhan/index.html"
    assert build(order).good
    assert "BẢN NHÁP" in (order.output / page).read_text(encoding="utf-8")
    done(order, tmp_path / "noi")
    assert "BẢN NHÁP" not in (tmp_path / "noi" / "current" / page).read_text(encoding="utf-8")


def test_the_same_site_again_is_nothing_new(order: Order, first: Release, home: Path) -> None:
    before, ledger = files_below(home), files_below(order.content)
    second = done(order, home)
    assert (second.fresh, second.promised, second.changes, second.gone) == (False, 0, 0, [])
    assert second.release == first
    assert files_below(home) == before
    assert files_below(order.content) == ledger


def test_a_second_release_shares_what_did_not_change(order: Order, first: Release, home: Path) -> None:
    edit(order)
    made = done(order, home)
    second = whole(home)
    assert second.previous == first.digest
    changed = sum(first.files.get(name) != sha for name, sha in second.files.items())
    assert (made.written.copied, made.written.linked) == (changed, len(second.files) - changed)
    assert 0 < changed < made.written.linked
    assert made.promised == 2  # the page, and the file that tells what changed
    assert f"/{MOVED_PAGE.removesuffix('index.html')}" in promised(order)
    # The old address leads on.
    assert MOVED_PAGE.split("/")[1] in (home / "current" / A_PAGE).read_text(encoding="utf-8")


def test_the_changes_of_each_release_are_told_page_by_page(order: Order, home: Path) -> None:
    edit(order)
    made = done(order, home)
    told = changes(order)[1:]
    assert len(told) == made.changes
    by_address = {one["address"]: one["change"] for one in told}
    assert list(by_address) == sorted(by_address)
    assert by_address[f"/{MOVED_PAGE.removesuffix('index.html')}"] == "added"
    assert by_address[f"/{A_PAGE.removesuffix('index.html')}"] == "changed"
    assert by_address[f"/Q/{code(1)}/"] == "changed"
    assert not any(address.endswith((".css", ".svg", ".png")) for address in by_address)
    assert {one["release"] for one in told} == {whole(home).digest}


def test_assets_of_earlier_releases_still_answer(order: Order, first: Release, home: Path, tmp_path: Path) -> None:
    shutil.copytree(order.assets, tmp_path / "assets")
    with (tmp_path / "assets" / "site.css").open("a", encoding="utf-8") as css:
        css.write("\n/* một bản khác */\n")
    second = shown_after(replace(order, assets=tmp_path / "assets"), home)
    (style,) = [name for name in first.files if name.startswith("assets/site-") and name.endswith(".css")]
    assert style not in second.files
    assert style in second.carried
    assert (home / "current" / style).read_bytes() == (home / "releases" / first.digest / style).read_bytes()
    # Going back, it is the other way round.
    assert roll_back(home).now
    (style,) = [name for name in second.files if name.startswith("assets/site-") and name.endswith(".css")]
    assert (home / "current" / style).is_file()
    assert whole(home).digest == first.digest


def test_only_the_last_releases_are_kept(order: Order, first: Release, home: Path) -> None:
    names = []
    for number in range(2):
        edit(order, f"Chè Ví Dụ {number}")
        names.append(shown_after(order, home, keep=2).digest)
    assert [one.digest for one in load_all(home)] == names
    assert first.digest not in names


def test_going_back_shows_the_release_before_and_names_what_it_does_not_answer(
    order: Order, first: Release, home: Path
) -> None:
    edit(order)
    second = shown_after(order, home)
    edit(order, "Chè Ví Dụ Ba")
    third = shown_after(order, home)
    ledger = files_below(home / "ledger")
    back = roll_back(home)
    assert (back.before, whole(home).digest) == (third, second.digest)
    told = ["/du-lieu/thay-doi/2026-11-22-2.ndjson", "/du-lieu/thay-doi/2026-11-22.ndjson"]
    assert back.unanswered == (told[0], f"/san-pham/che-vi-du-ba-{code(1)}/")
    again = roll_back(home)
    assert whole(home).digest == first.digest
    pages = (f"/san-pham/che-vi-du-ba-{code(1)}/", f"/san-pham/che-vi-du-hai-{code(1)}/")
    assert again.unanswered == (*told, *pages)
    last = roll_back(home)
    assert (last.now, [problem.code for problem in last.problems]) == (None, ["no-earlier-release"])
    assert whole(home).digest == first.digest
    # A promise is kept by the ledger, whatever is shown.
    assert files_below(home / "ledger") == ledger


def test_after_going_back_the_next_release_comes_after_the_one_that_is_shown(
    order: Order, first: Release, home: Path
) -> None:
    edit(order)
    second = shown_after(order, home)
    roll_back(home)
    assert done(order, home).again  # nothing was mended: the same release once more
    assert whole(home).digest == second.digest
    roll_back(home)
    edit(order, "Chè Ví Dụ Ba")
    assert shown_after(order, home).previous == first.digest
    roll_back(home)
    assert whole(home).digest == first.digest


def test_no_two_releases_lead_back_to_each_other(order: Order, first: Release, home: Path) -> None:
    names = ("addresses.csv", "data.csv")
    kept = {name: (order.content / "ledger" / name).read_bytes() for name in names}
    edit(order)
    done(order, home)
    # What a second folder of releases, or an editor without git, may do: all as at first, and nobody remembers.
    edit(order, "Chè Ví Dụ")
    for name, data in kept.items():
        (order.content / "ledger" / name).write_bytes(data)
        (home / "ledger" / name).unlink()
    assert done(order, home).again
    assert whole(home).digest == first.digest
    seen = [shown(home)]
    while roll_back(home).now:
        seen.append(shown(home))
    assert len(seen) == len(set(seen)) == 2


def test_a_lost_line_of_the_ledger_stops_everything(order: Order, home: Path) -> None:
    file = order.content / "ledger" / "addresses.csv"
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:3] + lines[4:]))
    edit(order)
    before = {**files_below(home), **files_below(order.output)}
    made = publish(Publication(order, home))
    assert codes(made) == ["ledger-line-lost"]
    assert made.problems[0].values["numbers"] == "4"
    assert made.problems[0].values["value"] == lines[3].decode().strip()
    assert {**files_below(home), **files_below(order.output)} == before


def test_a_code_that_is_not_in_the_ledger_is_not_published(tmp_path: Path) -> None:
    order, home = publishable(tmp_path, {**PUBLISHED_FILES, "products/c.yaml": product(4, "Gạo Ví Dụ")}), tmp_path / "n"
    made = publish(Publication(order, home))
    assert codes(made) == ["ledger-behind"]
    assert made.problems[-1].values == {"count": "1", "value": code(4)}
    assert not (home / "current").exists()
    assert not (order.content / "ledger" / "addresses.csv").exists()


@pytest.mark.parametrize("base_url", [None, "https://ma-thu.example/"])
def test_without_a_real_address_nothing_is_published(tmp_path: Path, base_url: str | None) -> None:
    order, home = publishable(tmp_path), tmp_path / "noi"
    made = publish(Publication(replace(order, base_url=base_url), home))
    assert codes(made) == ["publish-without-address"]
    assert not home.exists()
    assert not order.output.exists()


def test_the_address_may_stand_in_the_site_file(order: Order, first: Release, home: Path) -> None:
    site = order.content / "site.yaml"
    site.write_text(site.read_text(encoding="utf-8") + f"base_url: {BASE}\n", encoding="utf-8")
    assert done(replace(order, base_url=None), home).release == first


@pytest.mark.parametrize("text", ["title: [", "title: Thiếu\n", None])
def test_a_site_file_that_is_no_good_is_told_by_the_build(tmp_path: Path, text: str | None) -> None:
    order, home = publishable(tmp_path), tmp_path / "noi"
    site = order.content / "site.yaml"
    if text is None:
        site.unlink()
    else:
        site.write_text(text, encoding="utf-8")
    made = publish(Publication(replace(order, base_url=None), home))
    assert made.problems
    assert "publish-without-address" not in codes(made)
    assert not (home / "current").exists()


def test_errors_of_the_content_leave_what_is_shown(order: Order, home: Path) -> None:
    (order.content / "products" / "a.yaml").write_text("name: [\n", encoding="utf-8")
    before = files_below(home)
    assert not publish(Publication(order, home)).good
    assert files_below(home) == before


def test_if_the_site_breaks_once_the_ledger_is_written_the_ledger_is_taken_back(order: Order, home: Path) -> None:
    """What is new in the ledger is built once more; meanwhile somebody saves a record that is no good."""
    edit(order)
    promises = order.content / "ledger" / "addresses.csv"
    promises.chmod(0o640)
    ledger, before = files_below(order.content / "ledger"), files_below(home)
    stages: list[str] = []
    builds = []

    def progress(stage: str, *_: int) -> None:
        stages.append(stage)
        if stage == "read" and stages[-2:-1] != ["read"]:  # a build begins to read
            builds.append(stage)
            if len(builds) == 2:
                assert files_below(order.content / "ledger") != ledger
                (order.content / "products" / "b.yaml").write_text("name: [\n", encoding="utf-8")

    assert "yaml-bracket" in codes(publish(Publication(order, home), progress))
    assert files_below(order.content / "ledger") == ledger
    assert sys.platform == "win32" or stat.S_IMODE(promises.stat().st_mode) == 0o640
    assert files_below(home) == before


def test_a_dead_link_in_the_output_is_found_before_it_is_shown(order: Order, home: Path) -> None:
    page = order.output / A_PAGE
    at = page.stat()
    # Of the same size and time, so that the build takes it for its own.
    page.write_bytes(page.read_bytes().replace(b'href="../../', b'href="../xx/', 1))
    os.utime(page, ns=(at.st_atime_ns, at.st_mtime_ns))
    before = files_below(home)
    assert "dead-link" in codes(publish(Publication(order, home)))
    assert files_below(home) == before


def test_only_one_run_publishes_at_a_time(order: Order, home: Path) -> None:
    with only_one(home / ".ocop-releases") as alone:
        assert alone
        assert codes(publish(Publication(order, home))) == ["build-running"]
        assert [problem.code for problem in roll_back(home).problems] == ["build-running"]
    with only_one(lock_path(order.cache, order.output)):
        assert codes(publish(Publication(order, home))) == ["build-running"]


def test_a_folder_of_others_is_left_alone(order: Order, tmp_path: Path) -> None:
    (tmp_path / "thu-nha.txt").write_text("x", encoding="utf-8")
    assert codes(publish(Publication(order, tmp_path))) == ["foreign-output"]
    assert [problem.code for problem in roll_back(tmp_path).problems] == ["foreign-output"]
    assert files_below(tmp_path) == {"thu-nha.txt": b"x"}


def test_a_current_that_is_a_folder_is_published_over(order: Order, first: Release, home: Path) -> None:
    """As it is on a system without links."""
    switch_by_renames(home, first.digest, lay_twin)
    assert whole(home) == first
    assert not done(order, home).fresh
    edit(order)
    assert shown_after(order, home).previous == first.digest


def test_a_shown_release_whose_paper_was_lost_gets_a_new_one(order: Order, first: Release, home: Path) -> None:
    (home / "releases" / f"{first.digest}.json").unlink()
    assert not done(order, home).fresh
    assert whole(home) == first


def test_limits_of_hosts_that_the_site_passes_are_told(order: Order, first: Release, home: Path) -> None:
    own = order.content / "vocabulary"
    shutil.copytree(order.vocabulary, own)
    text = (own / "hosts.yaml").read_text(encoding="utf-8")
    assert done(order, home).excesses == []
    text = text.replace("most: 20000", "most: 20").replace("most: 54000", "most: 3")
    (own / "hosts.yaml").write_text(text, encoding="utf-8")
    excesses = done(order, home).excesses
    assert [(one.host, one.measure, one.most) for one in excesses] == [
        ("Cloudflare Pages", "files", 20),
        ("Netlify", "files-in-folder", 3),
    ]
    assert excesses[0].found == len(first.files)


def test_a_run_that_is_killed_at_any_moment_leaves_a_whole_site(
    order: Order, first: Release, home: Path, tmp_path: Path
) -> None:
    work, before = order.content.parent, tmp_path / "before"
    edit(order)
    shutil.copytree(work, before, symlinks=True)
    what = Publication(order, home, keep=1)
    second = shown_after(order, home)
    ends, told, history = promised(order), changes(order), files_below(order.content / "ledger" / "data")
    anew(before, work)
    all_writes = writes_of(work, lambda: publish(what))
    chance = random.Random(4)
    moments = [*chance.sample(range(1, all_writes - 30), 2), *chance.sample(range(all_writes - 30, all_writes + 1), 3)]
    for moment in sorted(moments):
        anew(before, work)
        assert killed_before(moment, work, lambda: publish(what))
        assert whole(home).digest in {first.digest, second.digest}
        if whole(home).digest == second.digest:
            assert promised(order) == ends  # promised before it was shown
        assert publish(what).good
        assert whole(home) == replace(second, number=whole(home).number)
        assert (promised(order), changes(order)) == (ends, told)
        assert files_below(order.content / "ledger" / "data") == history
        copy = (home / "ledger" / "addresses.csv").read_bytes()
        assert copy == (order.content / "ledger" / "addresses.csv").read_bytes()
        assert leftovers(home) == [], moment
