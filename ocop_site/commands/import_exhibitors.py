"""`import --fair`: the organiser's list of exhibitors becomes the booths of a fair; what changes is shown first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from ocop_site.commands.asking import agreed
from ocop_site.commands.import_decision import keep_questions
from ocop_site.commands.report import aside_lines, row_name, show_problems
from ocop_site.problems import any_errors, shorten
from ocop_site.writing.content_files import write_files
from ocop_site.writing.exhibitors.planning import plan_exhibitors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.problems import Language
    from ocop_site.writing.exhibitors.orders import BoothFate, Difference, ExhibitorOrder, ExhibitorPlan, OtherBooth

_WHAT = {
    "new": ("gian mới", "new booth"),
    "changed": ("có thay đổi", "changed"),
    "same": ("giữ nguyên", "unchanged"),
    "read": ("đọc được", "was read"),
    "waiting": ("chờ trả lời", "waits for an answer"),
    "refused": ("chưa dùng được", "cannot be used yet"),
}
_FIELDS = {
    "number": ("đổi số gian", "renumbered"),
    "exhibitor": ("đổi bên đứng gian", "other exhibitor"),
    "place": ("đổi chỗ", "other place"),
}
_LONGEST_NAME = 60


def import_exhibitors(order: ExhibitorOrder, language: Language, *, yes: bool) -> int:
    """Take in a list; 0 if the fair's record now holds all of it, 1 if something is open or was declined."""
    plan = plan_exhibitors(order)
    english = language == "en"
    if plan.no_fair:
        hint = f" ({plan.nearest}?)" if plan.nearest else ""
        raise click.UsageError(f"--fair {order.fair}: không có hội chợ này{hint} / there is no such fair{hint}")
    show_problems(plan.problems, language, order.content)
    for line in report_lines(plan, language):
        click.echo(line)
    keep_questions(order, plan, language)
    if any_errors(plan.problems):
        click.echo(("Chưa ghi gì vào danh mục.", "Nothing was written to the catalogue.")[english], err=True)
        return 1
    if not plan.files:
        click.echo(("Không có gì mới.", "Nothing new.")[english])
        return 0
    for line in planned_lines(plan, order, language):
        click.echo(line)
    if not agreed(language, yes=yes):
        return 1
    write_files(order.content, plan.files)
    said = ("Đã ghi. Chạy tiếp: python build.py check", "Written. Next: python build.py check")
    click.echo(said[english])
    return 0


def report_lines(plan: ExhibitorPlan, language: Language) -> Iterator[str]:
    """What becomes of each booth of the list and of those that it does not have, then the counts."""
    if plan.table is None:
        return
    for fate in plan.fates:
        yield _booth_line(fate, language)
    yield from aside_lines(plan.table, language)
    english = language == "en"
    for other in plan.gone:
        yield _other_line(
            other, ("không còn trong danh sách, sẽ bỏ", "no longer on the list, to be taken out")[english]
        )
    for other in plan.kept:
        yield _other_line(other, ("danh sách chưa từng có, giữ nguyên", "never on the list, stays")[english])
    counted = Counter(str(fate.what) for fate in plan.fates)
    for what, said in _WHAT.items():
        if counted[what]:
            yield f"  {counted[what]:4} {said[english]}"
    rows, aside = len(plan.table.rows), len(plan.table.aside)
    yield (
        f"{plan.table.file}: {plan.table.count} rows = {rows} of {len(plan.fates)} booths + {aside} others."
        if english
        else f"{plan.table.file}: {plan.table.count} dòng = {rows} dòng của {len(plan.fates)} gian + {aside} dòng khác."
    )


def _booth_line(fate: BoothFate, language: Language) -> str:
    english = language == "en"
    row = fate.rows[0]
    who = shorten(" ".join(fate.exhibitor.split()), _LONGEST_NAME)
    said = [f"{row_name(row.sheet, row.number)}: {fate.number} {who!r} – {_WHAT[fate.what][english]}"]
    said += [fate.producer] if fate.producer else []
    said += [f"({fate.why})"] if fate.why else []
    details = [_difference(one, language) for one in fate.changes]
    if fate.goods and fate.what not in {"waiting", "refused"}:
        names = ", ".join(fate.goods)
        details.append(("chưa thấy trong danh mục: ", "not in the catalogue: ")[english] + names)
    return " ".join(said) + "".join(f"; {one}" for one in details)


def _difference(one: Difference, language: Language) -> str:
    english = language == "en"
    if one.field == "products":
        come = [("thêm ", "more: ")[english] + one.after] if one.after else []
        gone = [("bớt ", "less: ")[english] + one.before] if one.before else []
        return ("sản phẩm ", "products ")[english] + ", ".join([*come, *gone])
    before, after = (shorten(text, _LONGEST_NAME) or "–" for text in (one.before, one.after))
    return f"{_FIELDS[one.field][english]}: {before} → {after}"


def _other_line(other: OtherBooth, said: str) -> str:
    return " ".join(part for part in (f"{other.number}:", other.exhibitor, f"– {said}", other.code) if part)


def planned_lines(plan: ExhibitorPlan, order: ExhibitorOrder, language: Language) -> Iterator[str]:
    """What will be written."""
    english = language == "en"
    counted = Counter(str(fate.what) for fate in plan.fates)
    new, changed, gone, codes = counted["new"], counted["changed"], len(plan.gone), len(plan.codes)
    said = (
        f"{new} gian mới, {changed} gian đổi, {gone} gian bỏ, {codes} mã mới",
        f"{new} new booths, {changed} changed, {gone} taken out, {codes} new codes",
    )
    yield f"{('Sẽ ghi vào', 'To be written to')[english]} fairs/{order.fair}: {said[english]}"
    if plan.more:
        more = ", ".join(f"{code} ({count})" for code, count in plan.more)
        yield ("`check` sẽ nhắc thêm: ", "`check` will also remark: ")[english] + more
