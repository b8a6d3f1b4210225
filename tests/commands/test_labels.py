from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from ocop_site.building.lock import only_one
from tests.building.label_site import order_of
from tests.small_content import PROJECT, code
from tests.whole_sites import files_below, run

if TYPE_CHECKING:
    from pathlib import Path

WHERE = ("--base-url", "https://vi-du.vn/", "--date", "2026-11-22")
SHEET = ("--stock", "avery-l7160", *WHERE)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    order_of(tmp_path)
    return tmp_path


def test_it_tells_what_it_prints_and_writes_it(home: Path) -> None:
    done = run(home, "labels", "--outlet", "quay", *SHEET, "--start", "6", "--copies", "2", "--profile", "may-in.yaml")
    assert (done.exit, done.err) == (0, "")
    assert done.out.splitlines() == [
        "Quầy Ví Dụ",
        "  8 nhãn, kiểu nhãn kệ, khổ Avery L7160, mỗi nhãn 63,5 × 38,1 mm",
        "  1 tờ, mỗi tờ 21 ô, in từ ô 6; sau đó ô 14 là ô trống đầu tiên",
        "  4 nhãn có sao",
        "  2 nhãn không có sao và chữ OCOP: danh mục chưa có giấy chứng nhận",
        "    - Mật ong Ví Dụ",
        "  2 nhãn không có sao và chữ OCOP: đã qua thời hạn của lần công nhận, danh mục chưa có kết quả đánh giá lại",
        "    - Gạo Ví Dụ",
        "  Tệp: nhan-quay.pdf",
        "Đã ghi nhan-quay.pdf; đã đọc lại từng mã trên đó.",
        "may-in.yaml: ô 14 là ô trống đầu tiên.",
        "Khi in, chọn tỉ lệ 100 %, không co giãn theo trang.",
    ]
    assert (home / "nhan-quay.pdf").read_bytes().startswith(b"%PDF")
    assert (home / "content" / "ledger" / "prints.csv").read_text(encoding="utf-8").count(code(900)) == 4


def test_it_tells_it_in_english(home: Path) -> None:
    words = ("labels", "--product", "che", "--stock", "roll-60x40", *WHERE, "--lang", "en", "--output", "a.pdf")
    assert run(home, *words).out.splitlines() == [
        "Chè Ví Dụ",
        "  1 labels (shelf label) on Cuộn 60×40 mm, 60 × 40 mm",
        "  1 with stars",
        "  File: a.pdf",
        "a.pdf was written; every code on it was read back.",
        "Print it at 100 %, without fitting it to the page.",
    ]


def test_drafts_are_told(tmp_path: Path) -> None:
    order_of(tmp_path, unpublished=[1])
    done = run(tmp_path, "labels", "--product", "che", *SHEET)
    assert "  1 nhãn mang chữ BẢN NHÁP: trang của chúng chưa được công bố (xem lệnh publish)" in done.out.splitlines()
    assert not (tmp_path / "content" / "ledger" / "prints.csv").exists()


def test_long_lists_of_names_are_cut(home: Path) -> None:
    for number in range(10, 19):
        text = f'name: Trà Thử {number}\ncode: "{code(number)}"\ngroup: thuc-pham\nproducer: htx\n'
        (home / "content" / "products" / f"tra-{number}.yaml").write_text(text, encoding="utf-8")
    done = run(home, "labels", "--producer", "htx", *SHEET)
    assert "    … 5 sản phẩm nữa" in done.out.splitlines()


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--outlet", "quay", "--producer", "htx"),
        ("--fair", "cho", "--product", "che"),
        ("--outlet", "quay", "--product", "che", "--door-sign"),
        ("--product", "che", "--only-reprint"),
        ("--province", "ha-tinh", "--door-sign"),
        ("--fair", "cho", "--only-reprint"),
        ("--outlet", "quay", "--door-sign", "--only-reprint"),
        ("--outlet", "quay", "--copies", "0"),
        ("--outlet", "quay", "--start", "0"),
        ("--outlet", "quay", "--dpi", "72"),
        ("--outlet", "quay", "--format", "la"),
    ],
)
def test_a_question_that_is_not_clear_is_wrong_usage(home: Path, words: tuple[str, ...]) -> None:
    before = files_below(home)
    done = run(home, "labels", *words, *SHEET)
    assert (done.exit, done.out) == (2, "")
    assert files_below(home) == before


def test_without_stock_and_profile_it_says_how_to_name_one(home: Path) -> None:
    done = run(home, "labels", "--outlet", "quay", *WHERE)
    assert done.exit == 2
    assert "--stock (ví dụ avery-l7160)" in done.err


def test_a_refusal_leaves_everything_as_it_was(home: Path) -> None:
    before = files_below(home)
    done = run(home, "labels", "--outlet", "quay", *SHEET, "--start", "40", "--profile", "may-in.yaml")
    assert done.exit == 1
    assert done.err.splitlines()[-1].startswith("Chưa ghi gì: ")
    assert files_below(home) == before


def test_the_outlet_s_own_sign(home: Path) -> None:
    done = run(home, "labels", "--outlet", code(900), "--door-sign", "--stock", "a4-quarters", *WHERE)
    assert done.exit == 0
    assert "nhãn có sao" not in done.out
    assert (home / "nhan-bien-quay.pdf").exists()


def test_two_printings_at_once_would_take_the_same_place(home: Path) -> None:
    with only_one(home / ".cache" / "labels.lock"):
        done = run(home, "labels", "--outlet", "quay", *SHEET, "--lang", "en")
    assert done.exit == 2
    assert "Another printing of labels is going on" in done.err
    assert not (home / "nhan-quay.pdf").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")
@pytest.mark.parametrize(("answer", "exit_code"), [("y", 0), ("n", 130)])
def test_on_a_terminal_it_asks_first(home: Path, answer: str, exit_code: int) -> None:
    words = [sys.executable, str(PROJECT / "build.py"), "labels", "--outlet", "quay", *SHEET]
    ours, theirs = pty.openpty()
    with subprocess.Popen(words, cwd=home, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        os.write(ours, f"{answer}\n".encode())
        said, _ = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == exit_code
    assert "Làm tệp này? [y/N]" in said.decode()
    assert (home / "nhan-quay.pdf").exists() is (exit_code == 0)


def test_what_is_printed_by_the_command_is_on_the_page(home: Path) -> None:
    run(home, "labels", "--product", code(2), "--format", "price", *SHEET)
    document = pypdfium2.PdfDocument(home / "nhan-mam.pdf")
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "Mắm Ví Dụ" in text
    assert f"Q/{code(2)}" in text.replace("\r\n", "")


def test_some_products_of_an_outlet(home: Path) -> None:
    done = run(home, "labels", "--outlet", "quay", "--product", "mam", "--product", "gao", "--format", "price", *SHEET)
    assert (done.exit, done.err) == (0, "")
    assert done.out.splitlines()[:2] == [
        "Quầy Ví Dụ: Mắm Ví Dụ và 1 sản phẩm khác",
        "  2 nhãn, kiểu thẻ giá, khổ Avery L7160, mỗi nhãn 63,5 × 38,1 mm",
    ]
    assert (home / "nhan-quay-mam-va-1-san-pham-khac.pdf").exists()


def test_labels_of_another_format_are_named(home: Path) -> None:
    early = ("--base-url", "https://vi-du.vn/", "--date", "2027-06-01", "--stock", "avery-l7160")
    run(home, "labels", "--outlet", "quay", *early)
    run(home, "labels", "--outlet", "quay", "--product", "mam", "--format", "price", *early)
    late = ("--base-url", "https://vi-du.vn/", "--date", "2028-01-15", "--stock", "avery-l7160")
    done = run(home, "labels", "--outlet", "quay", "--only-reprint", *late)
    assert (done.exit, done.err) == (0, "")
    lines = done.out.splitlines()
    at = lines.index("  Không in lần này: 1 sản phẩm cũng cần in lại, kiểu thẻ giá")
    assert lines[at + 1 : at + 3] == ["    - Mắm Ví Dụ", "    → --only-reprint --format price"]


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("nhan.yaml", ()),
        ("nhan", ()),
        ("content/nhan.pdf", ()),
        ("content/products/che.yaml", ()),
        ("thu.pdf", ()),
        ("trong.pdf", ()),
        ("may-in.pdf", ("--profile", "may-in.pdf")),
    ],
)
def test_a_pdf_is_written_over_nothing_but_a_pdf(home: Path, name: str, more: tuple[str, ...]) -> None:
    (home / "thu.pdf").write_text("thư của bà Hai", encoding="utf-8")
    (home / "trong.pdf").write_bytes(b"")
    before = files_below(home)
    done = run(home, "labels", "--outlet", "quay", *SHEET, "--output", name, *more)
    assert (done.exit, done.out) == (2, "")
    assert name in done.err
    assert files_below(home) == before


def test_an_older_pdf_is_written_over(home: Path) -> None:
    (home / "NHAN.PDF").write_bytes(b"%PDF-1.4 cu")
    assert run(home, "labels", "--product", "che", *SHEET, "--output", "NHAN.PDF").exit == 0
    assert len((home / "NHAN.PDF").read_bytes()) > 1000
