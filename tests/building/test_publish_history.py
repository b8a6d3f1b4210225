"""`publish` and the history of the open data: real releases of a small site, over the turn of a month."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from ocop_site.building.pipeline import build, check
from ocop_site.building.publish import Publication, Published, publish
from ocop_site.digests import digest
from ocop_site.exports.tables import TABLES
from ocop_site.reading.history import Change, snapshot_bytes
from ocop_site.reading.ledger import DatedFile, GivenCode, ledger_text
from tests.building.publishing import GIVEN_CODES, PUBLISHED_FILES, edit, publishable
from tests.exports.invented_history import everything_in, lines_of, listed, replayed
from tests.small_content import at, code, paper, producer, product
from tests.whole_sites import files_below

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ocop_site.building.orders import Order
    from tests.exports.invented_history import Row, Rows

ATOM = "{http://www.w3.org/2005/Atom}"
KEYS = {table.name: list(table.key) for table in TABLES}
KEPT = {table.name: {one.name for one in table.columns if not one.personal} for table in TABLES}
NAME, PHONE = "Cơ sở Rút Tên Ví Dụ", "0900123456"
GIVEN_UP = "số-9-đường-Rút-Tên"
OPEN = (
    f"publish_contact: true\ncontact: {{phone: '{PHONE}', email: rut@vi-du.test}}\n"
    f"address: {{street: {GIVEN_UP}, as_certified: {{province: Hà Tĩnh, vintage: 63}}}}\n"
)
FILES = {
    **PUBLISHED_FILES,
    "products/b.yaml": product(2, "Mắm Ví Dụ", f"producer: co-so\n{at('Phú Yên')}{paper('2023-11-30', stars=4)}"),
    "producers/co-so.yaml": producer(4, NAME, OPEN),
    "ledger/codes.csv": ledger_text(
        [
            *GIVEN_CODES,
            GivenCode(code(4), "producers", "co-so", "2026-11-22", 0),
            GivenCode(code(5), "products", "e", "2026-11-22", 0),
        ],
        GivenCode,
    ),
    "products/e.yaml": product(5, "Gạo Ví Dụ", at("Hà Tĩnh") + paper("2025-03-20", stars=3)),
}


def done(order: Order, home: Path) -> Published:
    made = publish(Publication(order, home))
    assert made.good, [problem.line() for problem in made.problems]
    return made


def later(order: Order, days: int) -> Order:
    return replace(order, day=order.day + timedelta(days=days))


def put(order: Order, name: str, text: str | None) -> None:
    file = order.content / name
    file.parent.mkdir(exist_ok=True)
    if text is None:
        file.unlink()
    else:
        file.write_text(text, encoding="utf-8")


def changes_of(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_bytes().splitlines()]


def shown_rows(home: Path) -> Rows:
    """The rows of the tables that are shown, without what may be taken back."""
    found: Rows = {}
    for table, key in KEYS.items():
        for line in (home / "current" / "du-lieu" / f"{table}.ndjson").read_bytes().splitlines():
            row: Row = json.loads(line)
            kept = {name: value for name, value in row.items() if name in KEPT[table]}
            found[table, tuple(row[name] for name in key)] = kept
    return found


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Order, Path, list[Published]]]:
    """Seven releases: the first, an edit, two on one day, a name taken back, a term that ends, a record taken out."""
    folder = tmp_path_factory.mktemp("history")
    order, home = publishable(folder / "work", FILES), folder / "noi"
    made = [done(order, home)]
    edit(order)
    made.append(done(later(order, 1), home))
    revoked = "number: 9/QĐ-UBND-MẪU\ndate: 2026-11-23\nitems: [{act: revoke, product: a, ground: Lý do ví dụ}]\n"
    put(order, "decisions/d.yaml", revoked)
    made.append(done(later(order, 1), home))
    put(order, "producers/co-so.yaml", producer(4, NAME, "publish_name: false\n" + at("Hà Tĩnh")))
    made.append(done(later(order, 5), home))
    made.append(done(later(order, 9), home))  # 1/12: the term of a product has ended
    put(order, "products/e.yaml", None)
    stone = f'name: Gạo Ví Dụ\ncode: "{code(5)}"\nwithdrawn: 2026-12-02\nreason: Nhập nhầm.\n'
    put(order, "tombstones/e.yaml", stone)
    made.append(done(later(order, 10), home))
    yield later(order, 10), home, made
    shutil.rmtree(folder)


def test_what_is_shown_is_a_snapshot_and_the_changes_after_it(lived: tuple[Order, Path, list[Published]]) -> None:
    order, home, made = lived
    data = order.content / "ledger" / "data"
    names = [name for _, name in listed(data) if "/" not in name]
    assert names == [
        "2026-11-23.ndjson",
        "2026-11-23-2.ndjson",
        "2026-12-01.ndjson",
        "2026-12-02.ndjson",
    ]
    assert [one.rows for one in made] == [0, 1, 4, 0, 1, len(changes_of(data / "2026-12-02.ndjson"))]
    for month in ("2026-11", "2026-12"):
        assert lines_of(replayed(data, KEYS, month)) == lines_of(shown_rows(home)), month


def test_every_file_of_the_history_is_shown_for_good(lived: tuple[Order, Path, list[Published]]) -> None:
    order, home, _ = lived
    data, site = order.content / "ledger" / "data", home / "current" / "du-lieu"
    promised = (order.content / "ledger" / "addresses.csv").read_text(encoding="utf-8")
    page = (site / "index.html").read_text(encoding="utf-8")
    index = (site / "thay-doi" / "danh-sach.csv").read_text(encoding="utf-8")
    assert len(listed(data)) == 4 + 2 * len(TABLES)
    for _, name in listed(data):
        address = name if "/" in name else f"thay-doi/{name}"
        assert (site / address).read_bytes() == (data / name).read_bytes()
        assert f"\n/du-lieu/{address},data,," in promised
        assert f'href="{address}"' in page
        assert f",{address}," in index
    assert page.index("2026-12-02.ndjson") < page.index("2026-12-01.ndjson") < page.index("2026-11-23-2.ndjson")
    outcome = check(order)
    assert [problem.line() for problem in outcome.problems] == []


def test_acts_are_called_by_what_happened(lived: tuple[Order, Path, list[Published]]) -> None:
    order, _, _ = lived
    data = order.content / "ledger" / "data"
    acts = {
        name: [(one["table"], one["act"]) for one in changes_of(data / name)]
        for _, name in listed(data)
        if "/" not in name
    }
    assert acts["2026-11-23.ndjson"] == [("products", "changed")]
    assert ("products", "withdrawn") in acts["2026-11-23-2.ndjson"]
    assert ("endings", "withdrawn") in acts["2026-11-23-2.ndjson"]
    assert acts["2026-12-01.ndjson"] == [("products", "past-term")]
    assert {("products", "deleted"), ("withdrawn", "withdrawn"), ("certificates", "deleted")} <= set(
        acts["2026-12-02.ndjson"]
    )


def test_a_name_and_a_contact_that_were_taken_back_stand_nowhere_in_the_ledger(
    lived: tuple[Order, Path, list[Published]],
) -> None:
    order, home, _ = lived
    held = everything_in(order.content / "ledger").decode()
    assert "Mắm Ví Dụ" in held
    assert [text for text in (NAME, PHONE, GIVEN_UP, "rut@vi-du.test") if text in held] == []
    # The address of a page holds its name as a slug. It was promised before; of data nothing of it is left.
    in_data = everything_in(order.content / "ledger" / "data").decode()
    assert "co-so-rut-ten" not in in_data
    shown = home / "current" / "du-lieu"
    assert not any(NAME.encode() in one.read_bytes() for one in shown.rglob("*") if one.is_file())


def entries(file: Path) -> list[dict[str, str]]:
    found = []
    for entry in ET.parse(file).getroot().findall(f"{ATOM}entry"):  # noqa: S314 - our own file
        texts = {one.tag.removeprefix(ATOM): one.text or "" for one in entry}
        found.append({**texts, "link": next(one.get("href", "") for one in entry if one.tag == f"{ATOM}link")})
    return found


def test_feeds_tell_what_changed_by_place_group_and_stars(lived: tuple[Order, Path, list[Published]]) -> None:
    _, home, _ = lived
    site = home / "current"
    everything = entries(site / "du-lieu" / "thay-doi.atom")
    assert [one["title"] for one in everything] == [
        f"Sản phẩm mã {code(5)}: không còn trong danh mục",
        "Mắm Ví Dụ: tình trạng đổi theo ngày",
        "Chè Ví Dụ Hai: có quyết định hoặc nguồn nói đã hết hạn hay bị thu hồi",
        "Chè Ví Dụ Hai: sửa tên",
    ]
    assert everything[0]["link"].endswith(f"/Q/{code(5)}/")
    assert everything[0]["published"] == "2026-12-02T00:00:00+07:00"
    assert "Gạo" not in (site / "du-lieu" / "thay-doi.atom").read_text(encoding="utf-8")
    assert len({one["id"] for one in everything}) == len(everything)
    here = entries(site / "tinh" / "ha-tinh" / "thay-doi.atom")
    assert [one["id"] for one in here] == [one["id"] for one in everything if "Mắm" not in one["title"]]
    assert [one["title"] for one in entries(site / "sao" / "4" / "thay-doi.atom")] == [everything[1]["title"]]
    assert entries(site / "nhom" / "thuc-pham" / "thay-doi.atom") == everything
    page = (site / "tinh" / "ha-tinh" / "index.html").read_text(encoding="utf-8")
    assert 'href="thay-doi.atom"' in page
    for one in everything:
        assert (site / one["link"].removeprefix("https://vi-du.test/") / "index.html").is_file()


def test_the_folder_of_releases_may_be_lost(lived: tuple[Order, Path, list[Published]], tmp_path: Path) -> None:
    order, _, _ = lived
    ledger = files_below(order.content / "ledger" / "data")
    made = done(order, tmp_path / "noi-khac")
    assert (made.fresh, made.rows, made.dated) == (True, 0, ())
    assert files_below(order.content / "ledger" / "data") == ledger


def test_a_build_for_an_earlier_day_knows_what_was_told_by_then(lived: tuple[Order, Path, list[Published]]) -> None:
    order, _, _ = lived
    assert build(replace(later(order, -1), output=order.output.with_name("hom-qua"))).good
    folder = order.output.with_name("hom-qua") / "du-lieu" / "thay-doi"
    assert sorted(one.name for one in folder.glob("*.ndjson")) == [
        "2026-11-23-2.ndjson",
        "2026-11-23.ndjson",
        "2026-12-01.ndjson",
    ]


def test_a_publication_that_fails_after_the_ledger_was_written_takes_everything_back(tmp_path: Path) -> None:
    order, home = publishable(tmp_path), tmp_path / "noi"
    done(order, home)
    before, shown = files_below(order.content / "ledger"), files_below(home)
    edit(order)
    builds = 0

    def progress(stage: str, *_: int) -> None:
        nonlocal builds
        if stage == "verify":
            builds += 1
            assert files_below(order.content / "ledger") != before
            page = order.output / "du-lieu" / "index.html"
            page.write_bytes(page.read_bytes().replace(b'href="products.csv"', b'href="xx/products.csv"'))

    made = publish(Publication(order, home), progress)
    assert ("dead-link" in [one.code for one in made.problems], made.release, builds) == (True, None, 1)
    assert files_below(order.content / "ledger") == before
    assert files_below(home) == shown


def test_a_changed_file_of_the_history_stops_a_publication(tmp_path: Path) -> None:
    order, home = publishable(tmp_path), tmp_path / "noi"
    done(order, home)
    file = order.content / "ledger" / "data" / "2026-11" / "products.ndjson.gz"
    file.write_bytes(file.read_bytes()[:-1])
    edit(order)
    before = files_below(tmp_path)
    made = publish(Publication(order, home))
    assert [one.code for one in made.problems] == ["changed-data-file"]
    assert {name: data for name, data in files_below(tmp_path).items() if ".cache" not in name} == {
        name: data for name, data in before.items() if ".cache" not in name
    }


def test_the_page_stays_light_and_the_list_whole_after_years_of_daily_releases(tmp_path: Path) -> None:
    """A template that passes the budget of a page would stop the build."""
    order = publishable(tmp_path)
    names = [f"{(order.day - timedelta(days=back)).isoformat()}.ndjson" for back in range(800, 0, -1)]
    months = sorted({name[:7] for name in names})
    snapshots = [f"{month}/{table.name}.ndjson.gz" for month in months for table in TABLES]
    line = Change("products", (code(1),), "changed", {"gtin": "8936012345674"}).text().encode()
    dated = []
    for number, name in enumerate(snapshots + names, start=1):
        data = snapshot_bytes([]) if "/" in name else line
        (order.content / "ledger" / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (order.content / "ledger" / "data" / name).write_bytes(data)
        day = f"{name[:7]}-01" if "/" in name else name[:10]
        dated.append(DatedFile(name, str(number), day, digest(data), 0))
    (order.content / "ledger" / "data.csv").write_text(ledger_text(dated, DatedFile), encoding="utf-8")
    outcome = build(order)
    assert [problem.line() for problem in outcome.problems if problem.code != "code-not-in-ledger"] == []
    page = (order.output / "du-lieu" / "index.html").read_text(encoding="utf-8")
    assert len(page.encode()) < 98304
    assert (page.count('href="thay-doi/2'), page.count('.ndjson.gz"')) == (62, 3 * len(TABLES))
    index = (order.output / "du-lieu" / "thay-doi" / "danh-sach.csv").read_text(encoding="utf-8")
    assert len(index.splitlines()) == 1 + len(dated)
