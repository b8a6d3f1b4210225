"""`check`: every problem of all records and of the plan, without writing anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ocop_site.building.output import MARKER
from ocop_site.building.pipeline import check
from ocop_site.building.promises import lost_promises, promised_later, promises_due
from ocop_site.building.verdicts import verdict_on
from ocop_site.building.verify import verify_output
from ocop_site.commands.completeness import completeness_lines
from ocop_site.commands.due import due_lines
from ocop_site.commands.fair_report import fair_named, report_lines
from ocop_site.commands.fixing import mend_and_show
from ocop_site.commands.ledger import AGAINST
from ocop_site.commands.options import catalogue_options, order_of
from ocop_site.commands.problem_formats import github_lines, json_text
from ocop_site.commands.report import show_problems
from ocop_site.problems import Place, Problem, any_errors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ocop_site.building.orders import Outcome
    from ocop_site.commands.problem_formats import Format
    from ocop_site.problems import Language


@click.command("check", help="Kiểm tra mọi hồ sơ, không ghi gì / check all records, write nothing.")
@catalogue_options
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=None,
    help="Kiểm tra thêm mọi liên kết trong thư mục này / also check every link in this folder.",
)
@click.option(
    "--due",
    is_flag=True,
    help="Nêu việc đến hạn của người biên tập, theo tỉnh / name what is due for editors, by province.",
)
@click.option(
    "--completeness",
    is_flag=True,
    help="Nêu hồ sơ thiếu gì, chỗ nào cần xem lại, theo tỉnh / what records lack and what is doubtful, by province.",
)
@click.option(
    "--province",
    metavar="TÊN",
    default=None,
    help="Với --completeness: từng hồ sơ của một tỉnh, như “Hà Tĩnh” hay ha-tinh / each record of one province.",
)
@click.option(
    "--fair",
    metavar="ID",
    default=None,
    help="Bản báo cho ban tổ chức một hội chợ: giấy nào không bao những ngày hội chợ, tên nào không thấy ở đây / the "
    "organiser's report of a fair: papers that do not cover its days, names that are not found here.",
)
@click.option(
    "--ledger",
    is_flag=True,
    help="Kiểm tra thêm: mọi mã và địa chỉ sắp công bố đã vào sổ cái / also: what is about to be published is entered "
    "in the ledger.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="Cách viết: cho người đọc, cho chương trình, cho GitHub / for people, for programs, for GitHub.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Sửa những gì chắc chắn (bảng mã chữ, chữ gần giống, ngày viết ngược, dấu cách thừa) và cho xem đã sửa gì "
    "/ mend what is certain and show how.",
)
@AGAINST
def check_command(  # noqa: PLR0913, PLR0917 - one argument for each option
    content: Path,
    base_url: str | None,
    day: date | None,
    language: Language,
    output: Path | None,
    against: Path | None,
    province: str | None,
    fair: str | None,
    *,
    form: Format,
    due: bool,
    completeness: bool,
    ledger: bool,
    fix: bool,
) -> int:
    """Check the content; 0 if it can be built, 1 if not."""
    if province is not None and not completeness:
        raise click.UsageError("--province chỉ đi cùng --completeness / goes with --completeness only.")
    if form != "text" and (due or completeness or fair):
        raise click.UsageError("--due, --completeness, --fair chỉ đi cùng --format text / go with --format text only.")
    order = order_of(content, output or Path("output"), base_url, day, 1)
    if not (output or against or due or completeness or fair or ledger or fix):
        verdict = verdict_on(order)
        return _told(list(verdict.problems), verdict.planned, content, language, form)
    outcome = check(order)
    if fix and mend_and_show(content, outcome.problems, language, quiet=form != "text"):
        outcome = check(order)
    problems = list(outcome.problems)
    if output is not None and not (output / MARKER).is_file():
        problems.append(Problem("foreign-output", Place(str(output)), {"value": str(output)}))
    elif output is not None:
        address = base_url or (outcome.catalogue.site.base_url if outcome.catalogue else "") or ""
        problems += verify_output(output, address)
    if ledger:
        problems += [*promises_due(outcome, content.name), *promised_later(outcome, order.day, content.name)]
    problems += lost_promises(against, content / "ledger", content.name) if against else []
    more = list(_reports(outcome, language, province, fair, due=due, completeness=completeness))
    return _told(problems, outcome.planned, content, language, form, more)


def _reports(
    outcome: Outcome, language: Language, province: str | None, fair: str | None, *, due: bool, completeness: bool
) -> Iterator[str]:
    """What editors and organisers asked for, in lines, each report with an empty line behind it."""
    catalogue = outcome.catalogue
    if catalogue is None:
        return
    if due:
        yield from (*due_lines(catalogue, outcome.files, language), "")
    if completeness:
        yield from (*completeness_lines(catalogue, outcome, province, language), "")
    if fair:
        yield from (*report_lines(fair_named(fair, catalogue), catalogue, language), "")


def _told(
    problems: list[Problem], planned: int, content: Path, language: Language, form: Format, more: Sequence[str] = ()
) -> int:
    """Say what a check came to, with `more` lines for people to read; gives the exit code."""
    if form != "text":
        click.echo(json_text(problems, language) if form == "json" else "\n".join(github_lines(problems, language)))
        return int(any_errors(problems))
    show_problems(problems, language, content)
    if more:
        click.echo("\n".join(more))
    if any_errors(problems):
        return 1
    click.echo(
        f"{planned} tệp sẽ được làm, không có lỗi."
        if language == "vi"
        else f"{planned} files would be made; no errors."
    )
    return 0
