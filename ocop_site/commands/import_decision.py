"""`import --decision`: the annex of a decision becomes one decision file; one report says what became of each row."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from ocop_site.commands.asking import agreed
from ocop_site.commands.report import aside_lines, row_name, show_problems
from ocop_site.problems import any_errors, shorten
from ocop_site.writing.annexes.planning import plan_annex
from ocop_site.writing.content_files import write_files
from ocop_site.writing.foreign.own_files import may_write_answers
from ocop_site.writing.together import write_together

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ocop_site.problems import Language
    from ocop_site.writing.annexes.orders import AnnexOrder
    from ocop_site.writing.exhibitors.orders import ExhibitorPlan
    from ocop_site.writing.foreign.orders import ForeignOrder, ForeignPlan, RowFate

_WHAT = {
    "new": ("hồ sơ mới", "new record"),
    "matched": ("hồ sơ đã có", "known record"),
    "known": ("đã ghi từ trước", "written before"),
    "duplicate": ("dòng lặp, bỏ qua", "repeated, left out"),
    "waiting": ("chờ trả lời", "waits for an answer"),
    "refused": ("chưa dùng được", "cannot be used yet"),
}
_ACTS = {
    "recognise": ("công nhận", "recognised"),
    "revoke": ("thu hồi", "revoked"),
    "proposal": ("đề nghị", "proposed"),
}
_LONGEST_NAME = 60


def import_annex(order: AnnexOrder, language: Language, *, yes: bool) -> int:
    """Take in an annex; 0 if the catalogue now holds all of it, 1 if something is open or was declined."""
    plan = plan_annex(order)
    show_problems(plan.problems, language, order.content)
    if plan.table is not None:
        for line in report_lines(plan, language):
            click.echo(line)
    keep_questions(order, plan, language)
    if any_errors(plan.problems):
        said = ("Chưa ghi gì vào danh mục.", "Nothing was written to the catalogue.")
        click.echo(said[language == "en"], err=True)
        return 1
    if not plan.files:
        click.echo(("Không có gì mới.", "Nothing new.")[language == "en"])
        return 0
    for line in planned_lines(plan, language):
        click.echo(line)
    if not agreed(language, yes=yes):
        return 1
    write_files(order.content, plan.files)
    said = ("Đã ghi. Chạy tiếp: python build.py check", "Written. Next: python build.py check")
    click.echo(said[language == "en"])
    return 0


def keep_questions(order: ForeignOrder, plan: ForeignPlan | ExhibitorPlan, language: Language) -> None:
    """The sheet of questions beside the table, answers that were given kept. A usage error where it would hide work."""
    if not plan.sheet:
        return
    if not may_write_answers(order.answers):
        raise in_the_way(order.answers)
    write_together({order.answers: plan.sheet})
    lines = len(plan.questions)
    said = (
        f"{lines} dòng để trả lời cho {plan.asked} dòng của bảng: {order.answers}",
        f"{lines} lines to answer for {plan.asked} rows of the table: {order.answers}",
    )
    click.echo(said[language == "en"])


def in_the_way(path: Path) -> click.UsageError:
    """What to say where a file of somebody's, or one that somebody has worked in, stands where ours is to be."""
    return click.UsageError(
        f"{path}: tệp này có sẵn hoặc đã có người sửa, hãy dời nó đi. / "
        "This file is somebody's, or was edited; move it out of the way."
    )


def report_lines(plan: ForeignPlan, language: Language) -> Iterator[str]:
    """What became of each row of the file, then the counts, which add up to its rows."""
    assert plan.table is not None  # noqa: S101 - asked by the caller
    for fate in plan.fates:
        yield _row_line(fate, language)
    yield from aside_lines(plan.table, language)
    counted = Counter((fate.act, fate.what) for fate in plan.fates)
    english = language == "en"
    for (act, what), count in sorted(counted.items()):
        yield f"  {count:4} {_ACTS.get(act, ('', ''))[english]}: {_WHAT[what][english]}".replace(" : ", " ")
    total = plan.table.count
    yield (
        f"{plan.table.file}: {total} dòng = {len(plan.fates)} dòng sản phẩm + {len(plan.table.aside)} dòng khác."
        if not english
        else f"{plan.table.file}: {total} rows = {len(plan.fates)} of products + {len(plan.table.aside)} others."
    )


def _row_line(fate: RowFate, language: Language) -> str:
    english = language == "en"
    act = _ACTS.get(fate.act, ("", ""))[english]
    said = [
        f"{row_name(fate.row.sheet, fate.row.number)}: {act} {shorten(fate.name, _LONGEST_NAME)!r}".replace("  ", " ")
    ]
    said.append(f"– {_WHAT[fate.what][english]}")
    if fate.product:
        said.append(f"{fate.product}")
    if fate.new_producer:
        said.append(("(chủ thể mới {})", "(new producer {})")[english].format(fate.producer))
    if fate.why and fate.what != "waiting":
        said.append(f"({fate.why})")
    return " ".join(said)


def planned_lines(plan: ForeignPlan, language: Language) -> Iterator[str]:
    """What will be written."""
    kinds = Counter(file.path.partition("/")[0] for file in plan.files if not file.replaces)
    names = {
        "products": ("sản phẩm", "products"),
        "producers": ("chủ thể", "producers"),
        "decisions": ("quyết định", "decisions"),
    }
    english = language == "en"
    told = ", ".join(f"{kinds[kind]} {names[kind][english]}" for kind in names if kinds[kind])
    yield ("Sẽ ghi: ", "Will be written: ")[english] + told
    yield from remarks_to_come(plan, language)
    yield from (f"  {file.path}" for file in plan.files if file.path.startswith("decisions/"))


def remarks_to_come(plan: ForeignPlan, language: Language) -> Iterator[str]:
    """What else `check` will say of the new records, counted."""
    if plan.more:
        more = ", ".join(f"{code} ({count})" for code, count in plan.more)
        yield ("`check` sẽ nhắc thêm: ", "`check` will also remark: ")[language == "en"] + more
