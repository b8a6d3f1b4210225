"""`labels`: sheets of labels as PDF, shown before they are made, read back before they are written; and `calibrate`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ocop_site.building.label_plan import LabelOrder
from ocop_site.building.labels import make_labels, plan_labels
from ocop_site.commands.calibrate import calibrate_command
from ocop_site.commands.label_choice import Choice, selection_of
from ocop_site.commands.label_words import done_lines, due_lines, hanging_lines, plan_lines
from ocop_site.commands.options import catalogue_options, now, order_of
from ocop_site.commands.printing import alone, refuse_new_profile, refuse_no_pdf
from ocop_site.commands.report import show_problems
from ocop_site.pages.labels import FORMATS
from ocop_site.problems import Severity, any_errors
from ocop_site.records.profiles import DOTS

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.pages.labels import FormatId
    from ocop_site.problems import Language, Problem

MOST_COPIES = 999
MANY_SHEETS = 100  # so many take longer than people wait without a word
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(
    "labels",
    invoke_without_command=True,
    help="In nhãn ra tệp PDF: của một điểm bán, hội chợ, chủ thể, tỉnh, hoặc vài sản phẩm. Nêu id (tên tệp) hoặc mã "
    "chín chữ số.\n\nSheets of labels as PDF: of an outlet, a fair, a producer, a province, or of single products, "
    "named by their id or their nine digits.",
)
@click.option("--outlet", metavar="ID", default=None, help="Mọi sản phẩm của một điểm bán / what an outlet sells.")
@click.option(
    "--fair",
    metavar="ID",
    default=None,
    help="Mọi sản phẩm ở một hội chợ, gian này tiếp gian kia / what a fair shows, booth by booth.",
)
@click.option("--producer", metavar="ID", default=None, help="Mọi sản phẩm của một chủ thể / of a producer.")
@click.option(
    "--province", metavar="ID", default=None, help="Mọi sản phẩm của một tỉnh ngày nay / of a province of today."
)
@click.option(
    "--product",
    metavar="ID",
    multiple=True,
    help="Một sản phẩm; nêu được nhiều lần; cùng --outlet: chỉ món ấy của điểm bán / a product; several times; "
    "with --outlet only that of the outlet.",
)
@click.option("--door-sign", is_flag=True, help="Biển cửa của chính điểm bán / the outlet's own sign.")
@click.option(
    "--only-reprint",
    is_flag=True,
    help="Chỉ những nhãn đã in sẽ sai trong 90 ngày tới / only printed labels that turn wrong within 90 days.",
)
@click.option(
    "--booth-signs",
    is_flag=True,
    help="Biển của các gian ở hội chợ, giấy a5-sign hoặc a4-sign / the signs of the booths of a fair.",
)
@click.option(
    "--booth",
    metavar="NUMBER",
    multiple=True,
    help="Chỉ gian này của hội chợ; nêu được nhiều lần / only this booth of the fair; several times.",
)
@click.option(
    "--stock",
    metavar="ID|FILE.yaml",
    default=None,
    help="Khổ giấy nhãn: avery-l7160, L7160, … hoặc tệp tự đo / the label paper, or a file of your own.",
)
@click.option(
    "--format",
    "format_id",
    type=click.Choice(list(FORMATS)),
    default=None,
    help="Kiểu nhãn; mặc định là kiểu hợp với khổ giấy / layout; default: the one that fits best.",
)
@click.option(
    "--start", type=click.IntRange(min=1), default=None, help="Ô trống đầu tiên trên tờ giấy / the first free place."
)
@click.option(
    "--copies", type=click.IntRange(1, MOST_COPIES), default=None, help="Số bản của mỗi nhãn / of each label."
)
@click.option(
    "--profile",
    type=_FILE,
    default=None,
    help="Tệp máy in: nhớ khổ giấy, ô trống, hiệu chỉnh; chưa có thì được tạo / the printer's file, made if missing.",
)
@click.option("--dpi", type=click.Choice([str(one) for one in DOTS]), default=None, help="Số chấm mỗi inch của máy in.")
@click.option("--output", type=_FILE, default=None, help="Tệp PDF; mặc định đặt theo tên / default: a name of its own.")
@click.option("--yes", is_flag=True, help="Không hỏi lại / do not ask.")
@catalogue_options
@click.pass_context
def labels_group(  # noqa: PLR0913 - one argument for each option
    context: click.Context,
    *,
    outlet: str | None,
    fair: str | None,
    producer: str | None,
    province: str | None,
    product: tuple[str, ...],
    stock: str | None,
    format_id: FormatId | None,
    start: int | None,
    copies: int | None,
    profile: Path | None,
    dpi: str | None,
    output: Path | None,
    content: Path,
    base_url: str | None,
    day: date | None,
    language: Language,
    door_sign: bool,
    only_reprint: bool,
    booth_signs: bool,
    booth: tuple[str, ...],
    yes: bool,
) -> int:
    """Make a PDF of labels; 0 if it was written, 1 if problems kept anything from being written."""
    if context.invoked_subcommand is not None:
        return 0
    named = {"outlet": outlet, "fair": fair, "producer": producer, "province": province, "product": product}
    choice = Choice(named, door_sign, only_reprint, booth_signs, booth, format_id)
    selection = selection_of(choice)
    if stock is None and profile is None:
        raise click.UsageError(
            "Hãy nêu khổ giấy nhãn bằng --stock (ví dụ avery-l7160) hoặc tệp máy in bằng --profile. / "
            "Name the label paper with --stock or the printer's file with --profile."
        )
    refuse_new_profile(profile, stock)
    refuse_no_pdf(output, profile, content)
    order = order_of(content, content.resolve().parent / "output", base_url, day, 1)
    dots = int(dpi) if dpi else None
    wanted = LabelOrder(order, selection, stock, format_id, start, copies, profile, output, dots, now())
    with alone(order.cache, language):
        return _print(wanted, language, ask=not yes and sys.stdin.isatty())


labels_group.add_command(calibrate_command)


def _print(wanted: LabelOrder, language: Language, *, ask: bool) -> int:
    """Show, ask, make, tell."""
    plan, problems, due = plan_labels(wanted)
    if plan is None:  # warnings about other records have no place here
        errors = [one for one in problems if one.severity is Severity.ERROR]
        refused = _refused(errors, language)
        if {one.code for one in errors} <= {"nothing-to-print", "format-not-for-stock"}:
            for line in (*due_lines(due, language), *hanging_lines(due, language)):
                click.echo(line)
        return refused
    click.echo("\n".join(plan_lines(plan, due, language)))
    if ask:
        question = ("Làm tệp này?", "Make this file?")
        click.confirm(question[language == "en"], abort=True)
    if plan.sheets >= MANY_SHEETS:
        patience = (
            "Đang làm và đọc lại từng tờ, mất vài phút …",
            "Making and reading back every sheet, some minutes …",
        )
        click.echo(patience[language == "en"], err=True)
    found = make_labels(plan)
    if any_errors(found):
        return _refused(found, language)
    show_problems(found, language)
    click.echo("\n".join(done_lines(plan, language)))
    return 0


def _refused(problems: list[Problem], language: Language) -> int:
    show_problems(problems, language)
    said = (
        "Chưa ghi gì: không có tệp PDF, sổ cái và tệp máy in giữ nguyên.",
        "Nothing was written: no PDF, and the ledger and the printer's file are as they were.",
    )
    click.echo(said[language == "en"], err=True)
    return 1
