"""`import` of the project's own workbook: shows what will change, asks, writes all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ocop_site.commands.asking import agreed
from ocop_site.commands.old_rejects import clear_old_rejects
from ocop_site.commands.options import VOCABULARY
from ocop_site.commands.report import NOTHING_WRITTEN, show_problems
from ocop_site.digests import digest
from ocop_site.problems import any_errors, shorten
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from ocop_site.records.columns import OF_KIND, tables_of
from ocop_site.writing.together import write_together
from ocop_site.writing.workbooks.plan import plan_workbook
from ocop_site.writing.workbooks.rejects import is_untouched, may_write, rejects_path, rejects_workbook
from ocop_site.writing.workbooks.rows import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from ocop_site.problems import Language, Problem
    from ocop_site.reading.workbooks import Sheet
    from ocop_site.writing.workbooks.changes import Change
    from ocop_site.writing.workbooks.plan import WorkbookPlan

MOST_NAMES = 12  # of missing rows that are named
LONGEST_VALUE = 60
_WHAT = {"added": ("+", "mới", "new"), "changed": ("~", "đổi", "changed"), "removed": ("-", "bỏ", "taken out")}


def import_own(
    workbook: Path, sheets: Sequence[Sheet], content: Path, day: date, language: Language, *, yes: bool
) -> int:
    """Import a workbook that `export` made; 0 if the catalogue holds all of it, 1 if rows were refused or declined."""
    raw, problems = read_content(content, VOCABULARY)
    records, complaints = read_records(raw)
    problems += complaints
    if any_errors(problems):
        return _nothing(problems, content, language)
    plan = plan_workbook(sheets, workbook.name, content, raw, records, day)
    if any_errors(plan.problems):
        return _nothing(list(plan.problems), content, language)
    show_problems([*plan.problems, *plan.doubts], language)
    for line in plan_lines(plan, language):
        click.echo(line)
    rejects = rejects_path(workbook) if plan.refused else None
    if rejects and not may_write(rejects):
        raise click.UsageError(f"{rejects}: tệp này có sẵn, hãy dời nó đi. / This file is in the way; move it.")
    if not plan.files and not plan.refused:
        clear_old_rejects(rejects_path(workbook), is_untouched, language)
        return 0
    if plan.files and not agreed(language, yes=yes):
        return 1
    if any(_digest_at(content / path) != before for path, before in plan.before.items()):
        said = ("Hồ sơ vừa đổi trong lúc hỏi; chưa ghi gì, hãy chạy lại.", "Records changed meanwhile; run it again.")
        click.echo(said[language == "en"], err=True)
        return 1
    files = {content / path: data for path, data in plan.files.items()}
    if rejects:
        files[rejects] = rejects_workbook(plan.refused, day, language)
    write_together(files)
    click.echo(_written(plan, rejects, language))
    if not rejects:
        clear_old_rejects(rejects_path(workbook), is_untouched, language)
    return int(bool(plan.refused))


def _digest_at(file: Path) -> str:
    """The digest of a file as it lies there now, "" where there is none."""
    return digest(file.read_bytes()) if file.is_file() else ""


def _nothing(problems: Sequence[Problem], content: Path, language: Language) -> int:
    show_problems(problems, language, content)
    click.echo(NOTHING_WRITTEN[language == "en"], err=True)
    return 1


def plan_lines(plan: WorkbookPlan, language: Language) -> Iterator[str]:
    """Per kind the counts, then every change with its old and new value, what is missing and what is refused."""
    for kind in OF_KIND:
        changes = [one for one in plan.changes if one.row.table.kind == kind]
        refused = [one for one in plan.refused if one.row.table.kind == kind]
        missing = {table.title: plan.missing[table.name] for table in tables_of(kind) if table.name in plan.missing}
        if changes or refused or missing or plan.untouched.get(kind):
            yield _counts(kind, changes, (len(refused), sum(map(len, missing.values()))), plan, language)
        for change in changes:
            yield from _change_lines(change)
        for title, names in missing.items():
            said = ("vắng trong sổ, không xóa", "not in the workbook, not deleted")[language == "en"]
            more = f" … (+{len(names) - MOST_NAMES})" if len(names) > MOST_NAMES else ""
            yield f"  ? {title}: {said}: {', '.join(names[:MOST_NAMES])}{more}"
        for one in refused:
            for problem in one.problems:
                yield f"  ! {problem.place}: {problem.message(language)} ({problem.code})"
    if not plan.changes and not plan.refused:
        yield ("Không có gì để đổi.", "Nothing to change.")[language == "en"]


def _counts(
    kind: str, changes: Sequence[Change], others: tuple[int, int], plan: WorkbookPlan, language: Language
) -> str:
    english = language == "en"
    counts = {what: sum(one.what == what for one in changes) for what in _WHAT}
    told = [f"{count} {_WHAT[what][1 + english]}" for what, count in counts.items() if count]
    told += [f"{plan.untouched.get(kind, 0)} {('không đổi', 'untouched')[english]}"]
    refused, missing = others
    told += [f"{missing} {('vắng', 'missing')[english]}"] if missing else []
    told += [f"{refused} {('bị trả lại', 'refused')[english]}"] if refused else []
    return f"{tables_of(kind)[0].title}: {', '.join(told)} ({('dòng', 'rows')[english]})"


def _change_lines(change: Change) -> Iterator[str]:
    table = change.row.table
    head = f"  {_WHAT[change.what][0]} {name_of(change.row.id, change.places)}"
    head += f" · {table.title}" if table.path else ""
    titles = {column.name: column.title for column in table.columns}
    for name in change.fields:
        old, new = (shorten(values.get(name, ""), LONGEST_VALUE) or "∅" for values in (change.old, change.new))
        yield f"{head} · {titles[name]}: {new if change.what == 'added' else f'{old} → {new}'}"


def _written(plan: WorkbookPlan, rejects: Path | None, language: Language) -> str:
    records = sum(not path.startswith("ledger/") for path in plan.files)
    if language == "en":
        said = f"{records} record files were written."
        return f"{said} Refused rows: {rejects}" if rejects else f"{said} Next: python build.py check"
    said = f"Đã ghi {records} tệp hồ sơ."
    return f"{said} Dòng bị trả lại: {rejects}" if rejects else f"{said} Chạy tiếp: python build.py check"
