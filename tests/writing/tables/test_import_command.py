from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from ocop_site.commands.import_tables import import_command

if TYPE_CHECKING:
    from click.testing import Result

    from tests.writing.conftest import Desk


def run(desk: Desk, *arguments: str) -> Result:
    words = [*arguments, "--content", str(desk.content), "--joins", str(desk.joins), "--date", "2026-11-22"]
    return CliRunner().invoke(import_command, words, standalone_mode=False)


def test_the_command_writes_records_and_says_what_became_of_the_rows(desk: Desk) -> None:
    table = str(desk.table("products", [{"producer": "HTX Ví Dụ"}, {"province": "Ví Dụ"}]))
    result = run(desk, table)
    assert result.return_value == 1, "a row was rejected"
    assert "products.csv: 2 dòng – 1 bản ghi mới, 0 dòng ghép, 1 dòng bị từ chối" in result.output
    assert "Đã ghi 2 tệp hồ sơ mới. Xem imports/rejects.csv." in result.output
    assert len(desk.records().products) == 1
    again = run(desk, table, "--lang", "en")
    assert "1 imported before" in again.output
    assert "Nothing new." in again.output


def test_a_row_whose_record_check_would_refuse_is_rejected(desk: Desk) -> None:
    paper = {"status": "certified", "decision_date": "2022-05-04", "awarding_level": "huyện"}
    table = desk.table("products", [{"stars": "4", **paper}, {"name": "Tương Ví Dụ", "status": "certified"}])
    result = run(desk, str(table))
    assert result.return_value == 1
    assert [one.name for one in desk.records().products] == ["Tương Ví Dụ"]
    rejects = (desk.content / "imports" / "rejects.csv").read_text(encoding="utf-8")
    assert "Cấp `district` không công nhận hạng 4 sao" in rejects
    assert "(wrong-level)" in rejects


def test_problems_keep_the_content_untouched(desk: Desk) -> None:
    before = desk.snapshot()
    result = run(desk, str(desk.table("products", [{"flags": "possible-duplicate"}])))
    assert result.return_value == 1
    assert "import-undecided-duplicate" in result.output
    assert desk.snapshot() == before
