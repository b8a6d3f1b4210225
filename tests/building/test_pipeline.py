from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from ocop_site.building.output import STAGING
from ocop_site.building.pipeline import build, check
from tests.building.small_site import FILES, A, B, order_of, pages_of
from tests.small_content import DAY, PROJECT, code, write
from tests.whole_sites import SITES

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.building.orders import Order

RECORD = B.replace(".html", ".json")


def fresh(folder: Path, order: Order) -> dict[str, bytes]:
    """What a build from nothing gives for the same order."""
    anew = replace(order, output=folder / "anew" / "output", cache=folder / "anew" / ".cache")
    shutil.rmtree(folder / "anew", ignore_errors=True)
    assert build(anew).good
    return pages_of(anew)


def test_a_check_writes_nothing(tmp_path: Path) -> None:
    order = order_of(tmp_path)
    outcome = check(order)
    assert outcome.good
    assert outcome.planned > 50
    assert not order.output.exists()
    assert not (order.store / "data").exists()
    assert build(order).planned == outcome.planned


def test_the_same_again_makes_nothing(built: Order) -> None:
    outcome = build(built)
    assert (outcome.made, outcome.written, outcome.removed) == (0, 0, 0)


def test_an_edit_makes_what_it_touches_and_the_rest_is_as_a_fresh_build_would_have_it(
    built: Order, tmp_path: Path
) -> None:
    before = pages_of(built)
    write(tmp_path, {**FILES, "products/b.yaml": FILES["products/b.yaml"] + "standards: [HACCP]\n"})
    outcome = build(built)
    after = pages_of(built)
    data = {f"du-lieu/products{ending}" for ending in (".csv", ".excel.csv", ".json", ".ndjson")}
    data |= {f"du-lieu/{name}" for name in ("index.html", "datapackage.json", "dcat.jsonld", "SHA256SUMS")}
    assert {name for name in after if after[name] != before[name]} == {B, RECORD, *data}
    assert (outcome.made, outcome.written, outcome.removed) == (len(data) + 2, len(data) + 2, 0)
    assert after == fresh(tmp_path, built)


def test_a_new_name_moves_the_page_and_the_old_one_goes(built: Order, tmp_path: Path) -> None:
    write(tmp_path, {"products/b.yaml": FILES["products/b.yaml"].replace("Mắm", "Tương")})
    before = pages_of(built)
    outcome = build(built)
    after = pages_of(built)
    gone = set(before) - set(after)
    assert outcome.removed == len(gone)
    assert {name for name in gone if not name.startswith("tim-kiem/chi-muc/")} == {B, RECORD, "tim-kiem/m/index.html"}
    assert after == fresh(tmp_path, built)


def test_a_record_that_goes_takes_its_pages_along(built: Order, tmp_path: Path) -> None:
    (tmp_path / "content" / "products" / "b.yaml").unlink()
    assert build(built).good
    assert not [name for name in pages_of(built) if code(2) in name]
    assert pages_of(built) == fresh(tmp_path, built)


def test_the_next_day_changes_nothing_that_did_not_change(built: Order) -> None:
    """But for lists of what ends soon, statistics, the description of the data: they name the days that they are of."""
    before = pages_of(built)
    outcome = build(replace(built, day=DAY + timedelta(days=1)))
    after = pages_of(built)
    changed = {name for name in before if after.get(name) != before[name]}
    assert (outcome.written, outcome.removed) == (len(changed), 0)
    data = {"du-lieu/datapackage.json", "du-lieu/SHA256SUMS"}
    assert {name.split("/")[0] for name in changed - data} <= {"sap-het-han", "so-lieu"}


def test_the_day_on_which_a_term_ends_changes_what_is_said(built: Order, tmp_path: Path) -> None:
    later = replace(built, day=date(2028, 3, 21))
    assert build(later).written > 0
    assert "Thời hạn 36 tháng" in pages_of(later)[A].decode()
    assert pages_of(later) == fresh(tmp_path, later)


@pytest.mark.parametrize("change", ["longer", "same size", "gone", "a folder"])
def test_what_somebody_did_to_the_output_is_undone(built: Order, change: str) -> None:
    before = pages_of(built)
    page = built.output / A
    data = page.read_bytes()
    if change == "longer":
        page.write_bytes(data + b"x")
    elif change == "same size":
        page.write_bytes(data.replace(b"3 sao", b"5 sao"))
    else:
        page.unlink()
        if change == "a folder":
            page.mkdir()
            (page / "x").write_text("x")
    assert build(built).good
    assert pages_of(built) == before


def test_a_file_that_is_not_planned_is_removed(built: Order) -> None:
    (built.output / "la.html").write_text("lạ", encoding="utf-8")
    assert build(built).removed == 1
    assert not (built.output / "la.html").exists()


def test_deleting_the_cache_costs_time_only(built: Order) -> None:
    before = pages_of(built)
    shutil.rmtree(built.cache)
    outcome = build(built)
    assert outcome.made == outcome.planned
    assert pages_of(built) == before


def test_the_same_content_elsewhere_gives_the_same_bytes(built: Order, tmp_path: Path) -> None:
    elsewhere = order_of(tmp_path / "nơi khác")
    assert build(elsewhere).good
    assert pages_of(elsewhere) == pages_of(built)


def test_several_workers_give_the_same_bytes(tmp_path: Path) -> None:
    outputs = []
    for number in (1, 2):
        order = order_of(tmp_path / str(number), {})
        order = replace(order, content=SITES / "paging" / "content", workers=number)
        outcome = build(order)
        assert outcome.good
        outputs.append(pages_of(order))
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 128  # more than two chunks, so that both had to work


def test_a_template_with_a_new_word_changes_its_pages_only(built: Order, tmp_path: Path) -> None:
    before = pages_of(built)
    shutil.copytree(PROJECT / "templates", tmp_path / "templates")
    home = tmp_path / "templates" / "home.html"
    home.write_text(home.read_text(encoding="utf-8").replace("Sáu nhóm", "6 nhóm"), "utf-8")
    assert build(replace(built, templates=tmp_path / "templates")).written == 1
    after = pages_of(built)
    assert {name for name in after if after[name] != before[name]} == {"index.html"}


def test_what_an_interrupted_build_left_is_cleared(built: Order) -> None:
    before = pages_of(built)
    (built.output / STAGING).mkdir()
    (built.output / STAGING / "index.html").write_text("nửa", encoding="utf-8")
    assert build(built).good
    assert pages_of(built) == before
    assert not (built.output / STAGING).exists()


def test_a_commit_that_stopped_half_way_is_completed(built: Order, tmp_path: Path) -> None:
    """The manifest is saved last: what it does not know is made again."""
    write(tmp_path, {"products/b.yaml": FILES["products/b.yaml"] + "standards: [HACCP]\n"})
    manifest = next(built.cache.glob("manifest-*.json"))
    old = manifest.read_bytes()
    assert build(built).good
    whole = pages_of(built)
    manifest.write_bytes(old)
    (built.output / A).unlink()
    assert build(built).good
    assert pages_of(built) == whole


def test_another_address_is_in_the_codes_at_once(built: Order, tmp_path: Path) -> None:
    real = replace(built, base_url="https://danh-muc.ocop.vn/")
    assert build(real).good
    after = pages_of(real)
    assert f"HTTPS://DANH-MUC.OCOP.VN/Q/{code(1)}/".encode() in after[f"Q/{code(1)}/qr.svg"]
    assert "mã thử".encode() not in after[A]
    assert f'href="https://danh-muc.ocop.vn/{A.removesuffix("index.html")}"'.encode() in after[A]
    assert after == fresh(tmp_path, real)


def picture(width: int, height: int) -> bytes:
    data = BytesIO()
    Image.new("RGB", (width, height), "teal").save(data, "PNG")
    return data.getvalue()


def test_a_photo_is_made_in_all_its_sizes_and_a_new_one_replaces_it(tmp_path: Path) -> None:
    order = order_of(
        tmp_path, {**FILES, "products/a.yaml": FILES["products/a.yaml"] + "photos: [{file: a.png, alt: Chè}]\n"}
    )
    photo = order.content / "photos" / "a.png"
    photo.parent.mkdir()
    photo.write_bytes(picture(1000, 200))
    assert build(order).good
    first = {name for name in pages_of(order) if name.startswith("anh/")}
    assert sorted(name.partition("-")[2] for name in first) == ["480.jpg", "480.webp", "960.jpg", "960.webp"]
    photo.write_bytes(picture(300, 200))
    assert build(order).good
    second = {name for name in pages_of(order) if name.startswith("anh/")}
    assert sorted(name.partition("-")[2] for name in second) == ["300.jpg", "300.webp"]
    assert not first & second
    assert pages_of(order) == fresh(tmp_path, order)


def test_the_way_is_told_step_by_step(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    outcome = build(order_of(tmp_path), lambda *step: told.append(step))
    assert list(dict.fromkeys(step[0] for step in told)) == ["read", "plan", "make"]
    assert told[-1] == ("make", outcome.made, outcome.made)
