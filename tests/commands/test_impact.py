from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from ocop_site.digests import digest
from ocop_site.pages.addresses import file_of
from tests.building import fair_site
from tests.building.label_site import FILES, order_of
from tests.small_content import PROJECT, at, code, producer
from tests.whole_sites import files_below, run

if TYPE_CHECKING:
    from pathlib import Path

WHERE = ("--base-url", "https://vi-du.vn/", "--date", "2026-11-22")
PLAN = "title: Kế hoạch Ví Dụ\nprovince: {}\nvintage: 63\nyear: {}\n"
PLANS = {
    "plans/dung.yaml": PLAN.format("Hà Tĩnh", 2025),
    "plans/nam-khac.yaml": PLAN.format("Hà Tĩnh", 2024),
    "plans/tinh-khac.yaml": PLAN.format("Phú Yên", 2025),
}


def git(folder: Path, *words: str) -> None:
    named = ("-c", "user.name=Ví Dụ", "-c", "user.email=vi-du@vi-du.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *named, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A small catalogue whose labels were printed for one outlet, kept in git."""
    order_of(tmp_path, files={**FILES, **PLANS})
    assert run(tmp_path, "labels", "--outlet", "quay", "--stock", "avery-l7160", "--copies", "3", *WHERE).exit == 0
    (tmp_path / ".gitignore").write_text("/.cache/\n/*.pdf\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Lần đầu")
    return tmp_path


def replaced(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def told(home: Path, *words: str) -> dict[str, list[dict[str, object]]]:
    done = run(home, "impact", *WHERE, "--format", "json", *words)
    assert (done.exit, done.err) == (0, "")
    found: dict[str, list[dict[str, object]]] = json.loads(done.out)
    return found


def test_without_an_edit_nothing_is_touched(home: Path) -> None:
    done = run(home, "impact", *WHERE)
    assert (done.exit, done.out, done.err) == (0, "Không có gì đổi.\n", "")


def test_a_new_name_touches_pages_labels_outlet_fair_and_plan(home: Path) -> None:
    replaced(home / "content/products/che.yaml", "Chè Ví Dụ", "Chè Ví Dụ Mới")
    found = told(home)
    assert found["files"] == [{"file": "content/products/che.yaml", "change": "changed"}]
    pages = {page["address"]: page["change"] for page in found["pages"]}
    assert pages[f"/san-pham/che-vi-du-{code(1)}/"] == "removed"
    assert pages[f"/san-pham/che-vi-du-moi-{code(1)}/"] == "added"
    assert pages[f"/Q/{code(1)}/"] == pages["/tinh/ha-tinh/"] == "changed"
    assert f"/Q/{code(3)}/" not in pages
    assert (found["outlets"], found["fairs"], found["plans"]) == (["quay"], ["cho"], ["dung"])
    wrong = [(one["code"], one["copies"], one["outlet"]) for one in found["labels"] if one["wrong"]]
    assert wrong == [(code(1), 3, "quay")]


def test_the_pages_named_are_those_that_a_build_writes(home: Path) -> None:
    assert run(home, "build", *WHERE, "--workers", "1").exit == 0
    before = files_below(home / "output")
    replaced(home / "content/products/mam.yaml", "stars: 4", "stars: 3")
    named = {file_of(str(page["address"])) for page in told(home)["pages"]}
    assert run(home, "build", *WHERE, "--workers", "1").exit == 0
    after = files_below(home / "output")
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert changed
    assert {name for name in changed if name.endswith(("index.html", ".ics"))} == named


def test_labels_are_told_with_what_they_say_wrong(home: Path) -> None:
    replaced(home / "content/products/mam.yaml", "stars: 4", "stars: 3")
    lines = run(home, "impact", *WHERE).out.splitlines()
    assert "Nhãn đã in: đụng tới 3 nhãn, trong đó 3 nhãn thành sai, 0 nhãn hết sai." in lines
    (line,) = (line for line in lines if line.startswith("  Mắm Ví Dụ"))
    why = "nhãn ghi 4 sao, lần công nhận gần nhất trong hồ sơ là 3 sao"
    assert line == f"  Mắm Ví Dụ ({code(2)}), 3 nhãn, Quầy Ví Dụ: {why}"
    english = run(home, "impact", *WHERE, "--lang", "en").out
    assert "Printed labels: 3 are touched; 3 of them turn wrong, 0 turn right." in english


def test_an_edit_taken_back_mends_the_labels(home: Path) -> None:
    replaced(home / "content/products/mam.yaml", "stars: 4", "stars: 3")
    git(home, "commit", "--quiet", "-a", "-m", "Sai")
    replaced(home / "content/products/mam.yaml", "stars: 3", "stars: 4")
    assert "đụng tới 3 nhãn, trong đó 0 nhãn thành sai, 3 nhãn hết sai" in run(home, "impact", *WHERE).out
    assert run(home, "impact", *WHERE, "--since", "HEAD~1").out == "Không có gì đổi.\n"


def test_a_decision_touches_what_it_names_though_no_product_was_edited(home: Path) -> None:
    revoke = (
        "number: 12/QĐ-UBND\ndate: 2026-10-02\nissuer: UBND tỉnh Hà Tĩnh\nitems:\n  - {act: revoke, product: mam}\n"
    )
    (home / "content" / "decisions").mkdir(exist_ok=True)
    (home / "content" / "decisions" / "thu-hoi.yaml").write_text(revoke, encoding="utf-8")
    found = told(home)
    assert found["files"] == [{"file": "content/decisions/thu-hoi.yaml", "change": "added"}]
    assert f"/san-pham/mam-vi-du-{code(2)}/" in {page["address"] for page in found["pages"]}
    assert [one["code"] for one in found["labels"] if one["wrong"]] == [code(2)]
    assert found["plans"] == ["dung"]


def test_a_price_makes_only_price_cards_wrong(home: Path) -> None:
    words = ("--outlet", "quay", "--stock", "avery-l7160", "--format", "price", *WHERE)
    assert run(home, "labels", *words).exit == 0
    git(home, "commit", "--quiet", "-a", "-m", "Thẻ giá")
    replaced(home / "content/outlets/quay.yaml", "price: 65000", "price: 70000")
    wrong = [(one["code"], one["format"], one["copies"]) for one in told(home)["labels"] if one["wrong"]]
    assert wrong == [(code(2), "price", 1)]


def test_a_copy_serves_where_there_is_no_git(home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    copy = tmp_path_factory.mktemp("ban-chep") / "content"
    shutil.copytree(home / "content", copy)
    shutil.rmtree(home / ".git")
    replaced(home / "content/products/che.yaml", "Chè Ví Dụ", "Chè Ví Dụ Mới")
    refused = run(home, "impact", *WHERE)
    assert refused.exit == 2
    assert "--against" in refused.err
    assert told(home, "--against", str(copy))["outlets"] == ["quay"]


@pytest.mark.parametrize("revision", ["khong-co", "--output=x", "HEAD:content", ""])
def test_what_is_no_revision_is_refused(home: Path, revision: str) -> None:
    done = run(home, "impact", *WHERE, f"--since={revision}")
    assert (done.exit, done.out) == (2, "")


def test_errors_of_today_are_shown_and_errors_of_then_are_called_so(home: Path) -> None:
    good = (home / "content/products/mam.yaml").read_text(encoding="utf-8")
    replaced(home / "content/products/mam.yaml", "stars: 4", "stars: 9")
    done = run(home, "impact", *WHERE)
    assert (done.exit, done.out) == (1, "")
    assert any("out-of-range" in line for line in done.problems)
    git(home, "commit", "--quiet", "-a", "-m", "Sai")
    (home / "content/products/mam.yaml").write_text(good, encoding="utf-8")
    done = run(home, "impact", *WHERE)
    assert (done.exit, done.out) == (1, "")
    assert done.err.startswith("Bản trước có lỗi")


def test_long_lists_are_cut_unless_all_is_asked_for(home: Path) -> None:
    for number in range(20):
        text = producer(200 + number, f"Cơ sở Ví Dụ {number}", at("Hà Tĩnh"))
        (home / "content" / "producers" / f"co-so-{number}.yaml").write_text(text, encoding="utf-8")
    assert run(home, "codes", "assign").exit == 0
    cut, whole = run(home, "impact", *WHERE).out, run(home, "impact", *WHERE, "--all").out
    assert "… và " in cut
    assert "… và " not in whole
    assert {line for line in cut.splitlines() if "…" not in line} <= set(whole.splitlines())


def test_it_writes_nothing(home: Path) -> None:
    replaced(home / "content/products/che.yaml", "Chè Ví Dụ", "Chè Ví Dụ Mới")
    before = {name: digest(data) for name, data in files_below(home).items() if not name.startswith(".cache/")}
    run(home, "impact", *WHERE)
    assert {n: digest(d) for n, d in files_below(home).items() if not n.startswith(".cache/")} == before
    assert not (home / "output").exists()


def test_an_edited_template_is_named_and_what_systems_leave_behind_is_not(home: Path) -> None:
    for name in ("templates", "assets"):
        shutil.copytree(PROJECT / name, home / name)
    git(home, "add", ".")
    git(home, "commit", "--quiet", "-m", "Mẫu trang")
    replaced(home / "templates/product.html", "{% block main %}", "{% block main %}<p>Mẫu</p>")
    for name in (".DS_Store", "products/~$che.yaml", "products/che.yaml~"):
        (home / "content" / name).write_text("x", encoding="utf-8")
    found = told(home)
    assert found["files"] == [{"file": "templates/product.html", "change": "changed"}]
    assert {page["template"] for page in found["pages"]} == {"product.html"}


@pytest.mark.parametrize("at", ["", "danh mục của xã/Ví Dụ"])
def test_the_repository_may_begin_anywhere(tmp_path: Path, at: str) -> None:
    """At the content folder itself, or far above it, in folders with Vietnamese letters and spaces."""
    home = tmp_path / at if at else tmp_path
    home.mkdir(parents=True, exist_ok=True)
    order_of(home, files=FILES)
    top = tmp_path if at else home / "content"
    (home / "content" / "photos").mkdir(exist_ok=True)
    git(top, "init", "--quiet")
    git(top, "add", ".")
    git(top, "commit", "--quiet", "-m", "Lần đầu")
    assert run(home, "impact", *WHERE).out == "Không có gì đổi.\n"
    replaced(home / "content/products/che.yaml", "Chè Ví Dụ", "Chè Ví Dụ Mới")
    assert told(home)["files"] == [{"file": "content/products/che.yaml", "change": "changed"}]


def test_each_reason_has_its_own_words(home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert "không có bản `khong-co`" in run(home, "impact", *WHERE, "--since", "khong-co").err
    replaced(home / "content/products/che.yaml", "Chè Ví Dụ", "Chè Ví Dụ Mới")
    git(home, "commit", "--quiet", "-a", "-m", "Sửa")
    shallow = tmp_path_factory.mktemp("can") / "kho"
    git(home, "clone", "--quiet", "--depth", "1", f"file://{home}", str(shallow))
    assert "git fetch --unshallow" in run(shallow, "impact", *WHERE, "--since", "HEAD~1").err
    assert run(shallow, "impact", *WHERE).out == "Không có gì đổi.\n"
    (home / "content").rename(home / "ho-so")
    assert "chưa có thư mục ho-so" in run(home, "impact", *WHERE, "--content", "ho-so").err
    shutil.rmtree(home / ".git")
    assert "không nằm trong kho git nào" in run(home, "impact", *WHERE, "--content", "ho-so").err


def test_without_git_on_the_machine_that_is_what_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(home))
    done = run(home, "impact", *WHERE)
    assert done.exit == 2
    assert "chưa cài git" in done.err


def test_a_link_that_led_out_of_the_folder_is_no_fault_of_ours(home: Path) -> None:
    (home / "content" / "photos").mkdir(exist_ok=True)
    link = home / "content" / "photos" / "ngoai.jpg"
    link.symlink_to("/etc/hostname")
    git(home, "add", ".")
    git(home, "commit", "--quiet", "-m", "Liên kết")
    link.unlink()
    assert told(home)["pages"] == []


def test_a_merge_in_progress_is_told_where_it_waits(home: Path) -> None:
    git(home, "checkout", "--quiet", "-b", "khac")
    replaced(home / "content/products/che.yaml", "Chè Ví Dụ", "Chè Một")
    git(home, "commit", "--quiet", "-a", "-m", "Một")
    git(home, "checkout", "--quiet", "-")
    replaced(home / "content/products/che.yaml", "Chè Ví Dụ", "Chè Hai")
    git(home, "commit", "--quiet", "-a", "-m", "Hai")
    subprocess.run(["git", "merge", "--quiet", "khac"], cwd=home, check=False, capture_output=True)
    done = run(home, "impact", *WHERE)
    assert (done.exit, done.out) == (1, "")
    assert any("content/products/che.yaml:1" in line for line in done.problems)
    assert done.err.splitlines()[-1].startswith("Hồ sơ đang sửa có lỗi")


@pytest.fixture
def fair_home(tmp_path: Path) -> Path:
    """A catalogue with a fair, the signs of whose booths were printed, and the same content beside it."""
    fair_site.order_of(tmp_path)
    signs = ("--fair", "hoi-cho", "--booth-signs", "--stock", "a5-sign")
    assert run(tmp_path, "labels", *signs, *WHERE).exit == 0
    shutil.copytree(tmp_path / "content", tmp_path / "truoc")
    return tmp_path


def test_the_sign_of_a_booth_is_named_where_an_edit_makes_it_wrong(fair_home: Path) -> None:
    against = ("--against", "truoc")
    assert told(fair_home, *against)["labels"] == []
    fair = fair_home / "content/fairs/hoi-cho.yaml"
    replaced(fair, "number: A2,", "number: A12,")
    found = [one for one in told(fair_home, *against)["labels"] if one["wrong"]]
    assert [(one["code"], one["name"], one["sign"], one["booth"]) for one in found] == [
        (code(fair_site.A2), "Gian A2, Hội chợ Ví Dụ 2026", True, "hoi-cho/a12")
    ]
    lines = run(fair_home, "impact", *WHERE, *against).out.splitlines()
    named = (
        f"  Gian A2, Hội chợ Ví Dụ 2026 ({code(fair_site.A2)}), 1 biển gian: nhãn ghi tên “Gian A2, Hội chợ Ví Dụ 2026”"
    )
    assert [line for line in lines if line.startswith(named)]
    again = "python build.py labels --fair hoi-cho --booth-signs --stock a5-sign --booth a12"
    assert f"  In lại biển gian: {again}" in lines
    assert not [line for line in lines if "--only-reprint" in line]


def test_the_sign_of_a_booth_that_is_gone_leads_to_no_booth(fair_home: Path) -> None:
    fair = fair_home / "content/fairs/hoi-cho.yaml"
    lines = fair.read_text(encoding="utf-8").splitlines(keepends=True)
    fair.write_text("".join(line for line in lines if "number: A2," not in line), encoding="utf-8")
    (one,) = [one for one in told(fair_home, "--against", "truoc")["labels"] if one["wrong"]]
    assert (one["code"], one["sign"], one["booth"]) == (code(fair_site.A2), True, "")
    out = run(fair_home, "impact", *WHERE, "--against", "truoc").out
    assert f"({code(fair_site.A2)}), 1 biển gian: danh mục không có hồ sơ nào mang mã" in out
    assert "In lại" not in out
