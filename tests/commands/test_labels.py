from __future__ import annotations

import os
import pty
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from ocop_site.building.lock import only_one
from ocop_site.reading.ledger import Print, ledger_text, read_prints
from tests.building import fair_site
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


LATE = ("--base-url", "https://vi-du.vn/", "--date", "2028-01-15")
AGAIN = ("labels", "--outlet", "quay", "--only-reprint", *LATE)
WAITING = (
    "  Chưa in lại: 1 nhãn, nhãn in mới cũng chỉ đúng đến ngày ấy. Đến hết ngày thì gỡ, hoặc in lại khi hồ sơ có kết "
    "quả mới:"
)
WAITING_EN = (
    "  Not printed now: 1 labels, a new one would be right no longer. Take them down after their day, or print them "
    "again once the record has a new result:"
)


@pytest.fixture
def shop(home: Path) -> Path:
    """Labels were printed in 2027, among them one of a product that was withdrawn since; one record was renewed."""
    early = ("--base-url", "https://vi-du.vn/", "--date", "2027-06-01")
    run(home, "labels", "--outlet", "quay", *early, "--stock", "avery-l7160")
    run(home, "labels", "--outlet", "quay", "--product", "mam", "--format", "price", *early, "--stock", "avery-l7163")
    path = home / "content" / "ledger" / "prints.csv"
    lines, _ = read_prints(path.read_bytes(), "prints.csv")
    gone = replace(lines[0], code=code(8), name="Cốm Thử", copies="3", stars="", until="", price="", format="shelf")
    path.write_text(ledger_text([*lines, gone], Print), encoding="utf-8")
    with (home / "content" / "products" / "mam.yaml").open("a", encoding="utf-8") as record:
        record.write("  - {stars: 4, issued: 2026-03-20}\n")
    return home


def test_what_is_printed_again_and_what_is_not_is_told_with_reasons(shop: Path) -> None:
    done = run(shop, *AGAIN, "--stock", "L7163", "--format", "shelf", "--output", "a.pdf")
    assert (done.exit, done.err) == (0, "")
    assert done.out.splitlines()[:13] == [
        "Quầy Ví Dụ – nhãn cần in lại",
        "  1 nhãn, kiểu nhãn kệ, khổ Avery L7163, mỗi nhãn 99,06 × 38,1 mm",
        "  1 tờ, mỗi tờ 14 ô, in từ ô 1; sau đó ô 2 là ô trống đầu tiên",
        "  1 nhãn có sao",
        "  In lại, vì:",
        "    - Mắm Ví Dụ (1 nhãn kệ): đã qua thời hạn ghi trên nhãn (đến hết 20/03/2028), từ ngày 21/03/2028",
        "  Không in lần này: 1 sản phẩm cũng cần in lại, kiểu thẻ giá",
        "    - Mắm Ví Dụ",
        "    → --only-reprint --format price --stock avery-l7163",
        "  Gỡ xuống: 3 nhãn",
        f"    - Cốm Thử (3 nhãn kệ): danh mục không có hồ sơ nào mang mã {code(8)} của nhãn",
        WAITING,
        "    - Chè Ví Dụ (1 nhãn kệ): đến hết ngày 20/03/2028",
    ]


def test_the_same_in_english(shop: Path) -> None:
    done = run(shop, *AGAIN, "--stock", "L7160", "--format", "shelf", "--output", "a.pdf", "--lang", "en")
    assert done.out.splitlines()[4:13] == [
        "  Printed again, because:",
        "    - Mắm Ví Dụ (1 × shelf label): past the printed term (until 20/03/2028), from 21/03/2028",
        "  Not this time: 1 products whose price card needs a reprint, too",
        "    - Mắm Ví Dụ",
        "    → --only-reprint --format price --stock avery-l7163",
        "  Take down: 3 labels",
        f"    - Cốm Thử (3 × shelf label): no record has the label's code {code(8)}",
        WAITING_EN,
        "    - Chè Ví Dụ (1 × shelf label): right until 20/03/2028",
    ]


def test_a_second_run_has_nothing_to_print_and_says_what_is_left_to_do(shop: Path) -> None:
    again = (*AGAIN, "--stock", "L7160", "--format", "shelf")
    assert run(shop, *again).exit == 0
    before = files_below(shop)
    done = run(shop, *again)
    assert (done.exit, files_below(shop)) == (1, before)
    assert "nothing-to-print" in done.err
    assert done.out.splitlines() == [
        "  Cần in lại:",
        "    - Mắm Ví Dụ (1 thẻ giá): đã qua thời hạn ghi trên nhãn (đến hết 20/03/2028), từ ngày 21/03/2028",
        "    → --only-reprint --format price (lần trước in trên avery-l7163)",
        "  Gỡ xuống: 3 nhãn",
        f"    - Cốm Thử (3 nhãn kệ): danh mục không có hồ sơ nào mang mã {code(8)} của nhãn",
        WAITING,
        "    - Chè Ví Dụ (1 nhãn kệ): đến hết ngày 20/03/2028",
    ]
    assert run(shop, *AGAIN, "--stock", "L7163").exit == 0
    assert "Cần in lại" not in run(shop, *AGAIN, "--stock", "L7163").out


def test_paper_too_small_for_what_is_due_is_refused_with_what_is_due(shop: Path) -> None:
    done = run(shop, *AGAIN, "--stock", "L7651")
    assert done.exit == 1
    assert "format-not-for-stock" in done.err
    assert [line for line in done.out.splitlines() if "→" in line] == [
        "    → --only-reprint --format shelf (lần trước in trên avery-l7160)",
        "    → --only-reprint --format price (lần trước in trên avery-l7163)",
    ]


def test_another_refusal_tells_nothing_of_it(shop: Path) -> None:
    done = run(shop, *AGAIN, "--stock", "L7160", "--start", "40")
    assert (done.exit, done.out) == (1, "")


def test_the_sign_at_the_door_is_told_and_printed_on_its_own(home: Path) -> None:
    run(home, "labels", "--outlet", "quay", "--door-sign", "--stock", "a4-quarters", *WHERE)
    path = home / "content" / "outlets" / "quay.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Quầy Ví Dụ", "Quầy Mới"), encoding="utf-8")
    assert run(home, "labels", "--outlet", "quay", "--only-reprint", *SHEET).out.splitlines() == [
        "  Biển cửa cũng cần in lại:",
        "    - Quầy Mới (1 biển cửa): nhãn ghi tên “Quầy Ví Dụ”, tên trong hồ sơ nay là “Quầy Mới”",
        "    → --door-sign, không kèm --only-reprint (lần trước in trên a4-quarters)",
    ]


def test_signs_of_a_ledger_do_not_reach_the_terminal(shop: Path) -> None:
    path = shop / "content" / "ledger" / "prints.csv"
    lines, _ = read_prints(path.read_bytes(), "prints.csv")
    evil = [replace(line, name="\x1b[31mCốm", stock="\x1b[2J") for line in lines]
    path.write_text(ledger_text(evil, Print), encoding="utf-8")
    done = run(shop, *AGAIN, "--stock", "L7160", "--output", "a.pdf")
    assert done.exit == 0
    assert "\\x1b[31mCốm" in done.out
    assert "\x1b" not in done.out + run(shop, *AGAIN, "--stock", "L7651").out


def test_how_long_stars_stay_right_is_told_before(home: Path) -> None:
    words = ("labels", "--producer", "htx", "--stock", "avery-l7160", "--output", "a.pdf", *LATE)
    lines = run(home, *words).out.splitlines()
    assert (
        "  3 nhãn có sao sẽ sai trong 90 ngày tới, sớm nhất đúng đến hết ngày 20/03/2028: "
        "Bánh Ví Dụ, Chè Ví Dụ, Mắm Ví Dụ" in lines
    )
    text = (home / "content" / "products" / "mam.yaml").read_text(encoding="utf-8")
    for number in (11, 12):
        other = text.replace(code(2), code(number)).replace("Mắm", f"Mắm {number}").replace("2025-03-20", "2025-03-25")
        (home / "content" / "products" / f"mam-{number}.yaml").write_text(other, encoding="utf-8")
    lines = run(home, *words).out.splitlines()
    assert any(line.endswith(": Bánh Ví Dụ, Chè Ví Dụ, Mắm Ví Dụ và 2 sản phẩm khác") for line in lines)
    assert (
        "  5 with stars turn wrong within 90 days, the first is right until 20/03/2028: "
        "Bánh Ví Dụ, Chè Ví Dụ, Mắm Ví Dụ and 2 more products"
    ) in run(home, *words, "--lang", "en").out.splitlines()
    assert "sẽ sai" not in run(home, "labels", "--producer", "htx", *SHEET).out


def test_price_cards_without_a_price_are_named_before(home: Path) -> None:
    card = ("--format", "price", *SHEET)
    of_outlet = "  2 sản phẩm chưa có giá, thẻ chừa trống để viết tay: Chè Ví Dụ, Mật ong Ví Dụ"
    assert of_outlet in run(home, "labels", "--outlet", "quay", *card).out.splitlines()
    alone = run(home, "labels", "--product", "mam", *card)
    assert (
        "  1 sản phẩm chưa có giá, thẻ chừa trống để viết tay (giá là của từng điểm bán: thêm --outlet): Mắm Ví Dụ"
        in alone.out.splitlines()
    )
    assert "chưa có giá" not in run(home, "labels", "--outlet", "quay", *SHEET).out


def test_a_file_for_a_new_printer_needs_a_stock(home: Path) -> None:
    done = run(home, "labels", "--outlet", "quay", "--profile", "moi.yaml", *WHERE)
    assert done.exit == 2
    assert "--profile moi.yaml: chưa có tệp này; để tạo tệp mới, hãy nêu thêm khổ giấy bằng --stock" in done.err
    assert not (home / "moi.yaml").exists()


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


# -- fairs


@pytest.fixture
def fair_home(tmp_path: Path) -> Path:
    fair_site.order_of(tmp_path, unpublished=[fair_site.A2])
    return tmp_path


def test_it_tells_which_booths_have_no_sign_before_it_prints_the_others(fair_home: Path) -> None:
    done = run(fair_home, "labels", "--fair", "hoi-cho", "--booth-signs", "--stock", "a5-sign", *WHERE)
    assert (done.exit, done.err) == (0, "")
    assert done.out.splitlines() == [
        "Hội chợ Ví Dụ 2026 – biển gian",
        "  4 biển gian, khổ A4 cắt đôi (biển gian khổ A5)",
        "  2 tờ, mỗi tờ 2 ô, in từ ô 1; sau đó tờ cuối đã đầy",
        "  1 gian chưa có mã nên không có biển: A3",
        "    → python build.py codes assign",
        "  1 nhãn mang chữ BẢN NHÁP: trang của chúng chưa được công bố (xem lệnh publish)",
        "  Tệp: nhan-bien-gian-hoi-cho.pdf",
        "Đã ghi nhan-bien-gian-hoi-cho.pdf; đã đọc lại từng mã trên đó.",
        "Khi in, chọn tỉ lệ 100 %, không co giãn theo trang.",
    ]


def test_it_says_that_the_stars_on_cards_are_those_of_the_days_of_the_fair(fair_home: Path) -> None:
    words = ("labels", "--fair", "hoi-cho", "--booth", "a1", "--stock", "a7-card", *WHERE)
    assert run(fair_home, *words).out.splitlines()[:8] == [
        "Hội chợ Ví Dụ 2026: gian A1",
        "  3 nhãn, kiểu thẻ bàn, khổ A4 chia 8 (thẻ bàn khổ A7), mỗi nhãn 93 × 62,25 mm",
        "  1 tờ, mỗi tờ 8 ô, in từ ô 1; sau đó ô 4 là ô trống đầu tiên",
        "  1 nhãn có sao: còn thời hạn hôm nay và trong mọi ngày hội chợ",
        "  1 nhãn không có sao và chữ OCOP: hôm nay còn thời hạn, nhưng không chắc trong mọi ngày hội chợ",
        "    - Trà Sắp Qua",
        "  1 nhãn không có sao và chữ OCOP: đã qua thời hạn của lần công nhận, danh mục chưa có kết quả đánh giá lại",
        "    - Gạo Ví Dụ",
    ]
    english = run(fair_home, *words, "--lang", "en").out
    assert "  1 with stars: in force today and on every day of the fair\n" in english
    assert "in force today, but not for certain on every day of the fair" in english


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--outlet", "quay", "--booth-signs"), "--booth-signs and --booth belong to --fair"),
        (("--product", "che", "--booth", "A1"), "--booth-signs and --booth belong to --fair"),
        (("--fair", "hoi-cho", "--door-sign"), "--door-sign and --only-reprint belong to --outlet"),
        (("--fair", "hoi-cho", "--only-reprint"), "--door-sign and --only-reprint belong to --outlet"),
        (("--fair", "hoi-cho", "--product", "che"), "only --outlet and --product go together"),
        (("--fair", "hoi-cho", "--booth-signs", "--format", "card"), "leave out --format"),
        (("--fair", "hoi-cho", "--format", "sign"), "add --booth-signs"),
    ],
)
def test_options_of_a_fair_and_of_an_outlet_do_not_mix(fair_home: Path, words: tuple[str, ...], said: str) -> None:
    done = run(fair_home, "labels", *words, "--stock", "a5-sign", *WHERE)
    assert done.exit == 2
    assert said in " ".join(done.err.split())


def test_an_unknown_booth_writes_nothing(fair_home: Path) -> None:
    before = files_below(fair_home)
    done = run(
        fair_home, "labels", "--fair", "hoi-cho", "--booth-signs", "--booth", "A11", "--stock", "a5-sign", *WHERE
    )
    assert done.exit == 1
    assert "unknown-reference" in done.err
    assert files_below(fair_home) == before
