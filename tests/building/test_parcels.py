from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

import ocop_site
from ocop_site.building import parcels
from ocop_site.building.parcels import CAPTION_FONT, Sealer, engine_digest
from ocop_site.pages.jobs import Job
from tests.small_content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Plain

PAGE = Job("nhom/index.html", "page", {"page": {"title": "Nhóm"}, "it": {"a": [1, None, True], "ệ": "ệ"}}, "list.html")
CODE = Job("Q/120000015/qr.png", "code-png", {"text": "HTTPS://VI-DU.VN/Q/120000015/", "caption": "mã thử"})


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Templates and assets of our own, to be changed."""
    shutil.copytree(PROJECT / "templates", tmp_path / "templates")
    shutil.copytree(PROJECT / "assets", tmp_path / "assets")
    return tmp_path


def fingerprint(home: Path, job: Job, site: Plain | None = None) -> str:
    return Sealer(home / "templates", home / "assets", site or {"title": "Danh mục"}).seal(job).fingerprint


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def test_what_is_sealed_comes_out_again(home: Path) -> None:
    parcel = Sealer(home / "templates", home / "assets", {}).seal(PAGE)
    assert parcel.context() == PAGE.context
    assert (parcel.path, parcel.maker, parcel.template) == (PAGE.path, PAGE.maker, PAGE.template)


def test_equal_jobs_have_equal_fingerprints(home: Path) -> None:
    turned: dict[str, Any] = dict(reversed(PAGE.context.items()))
    assert fingerprint(home, Job(PAGE.path, "page", turned, PAGE.template, "owner")) == fingerprint(home, PAGE)


@pytest.mark.parametrize(
    "other",
    [
        Job("nhom/x.html", "page", PAGE.context, PAGE.template),
        Job(PAGE.path, "page", {**PAGE.context, "it": {}}, PAGE.template),
        Job(PAGE.path, "page", PAGE.context, "index.html"),
        Job(PAGE.path, "asset", PAGE.context),
    ],
)
def test_another_job_has_another_fingerprint(home: Path, other: Job) -> None:
    assert fingerprint(home, other) != fingerprint(home, PAGE)


@pytest.mark.parametrize(
    ("template", "touched"),
    [("list.html", True), ("base.html", True), ("macros.html", True), ("drawings.html", True), ("fair.html", False)],
)
def test_a_page_is_made_anew_if_a_template_that_it_uses_changes(home: Path, template: str, *, touched: bool) -> None:
    before = fingerprint(home, PAGE)
    append(home / "templates" / template, "<!-- mới -->\n")
    assert (fingerprint(home, PAGE) != before) is touched
    assert fingerprint(home, CODE) == fingerprint(home, CODE)


def test_what_every_page_knows_of_the_site_is_in_every_page_only(home: Path) -> None:
    assert fingerprint(home, PAGE, {"title": "Khác"}) != fingerprint(home, PAGE)
    assert fingerprint(home, CODE, {"title": "Khác"}) == fingerprint(home, CODE)


def test_the_font_of_the_trial_word_is_in_the_pictures_that_show_it(home: Path) -> None:
    before = fingerprint(home, CODE), fingerprint(home, PAGE)
    append(home / "assets" / CAPTION_FONT, "x")
    assert fingerprint(home, CODE) != before[0]
    assert fingerprint(home, PAGE) == before[1]


def test_the_makers_themselves_are_in_every_fingerprint(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(home, PAGE), fingerprint(home, CODE)
    assert engine_digest() == engine_digest()
    engine = home / "engine"
    shutil.copytree(PROJECT / "ocop_site", engine, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(ocop_site, "__file__", str(engine / "__init__.py"))
    assert fingerprint(home, PAGE) == before[0]
    # What a sheet of labels is judged by lies in a rule of the catalogue.
    (engine / "catalogue" / "rules" / "names.py").write_text("", encoding="utf-8")
    assert fingerprint(home, PAGE) != before[0]
    before = fingerprint(home, PAGE), fingerprint(home, CODE)
    monkeypatch.setattr(parcels, "version", lambda name: f"{name} 99")
    assert fingerprint(home, PAGE) != before[0]
    assert fingerprint(home, CODE) != before[1]


PICTURE = Job("chia-se/ha-tinh.png", "share-picture", {"title": "Hà Tĩnh", "group": ""})


@pytest.mark.parametrize("name", ["templates/drawings.html", "assets/fonts/be-vietnam-pro-600.ttf"])
def test_a_shared_picture_is_made_again_with_other_drawings_or_letters(name: str, home: Path) -> None:
    before = fingerprint(home, PICTURE), fingerprint(home, CODE)
    append(home / name, " ")
    assert fingerprint(home, PICTURE) != before[0]
    assert fingerprint(home, CODE) == before[1]


def test_a_shared_picture_stays_when_other_files_change(home: Path) -> None:
    before = fingerprint(home, PICTURE)
    append(home / "templates" / "home.html", " ")
    append(home / "assets" / "site.css", " ")
    assert fingerprint(home, PICTURE, {"title": "Tên khác"}) == before
