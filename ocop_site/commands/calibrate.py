"""`labels calibrate`: a page to be measured, and the printer's shift and scale from what a ruler says of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ocop_site.building.calibrations import calibrate, calibration_pdf, page_name
from ocop_site.building.printers import open_printer, read_stocks
from ocop_site.building.sheets import FONTS, template_problem
from ocop_site.commands.options import DayType, order_of
from ocop_site.commands.printing import alone, refuse_new_profile, refuse_no_pdf
from ocop_site.commands.report import show_problems
from ocop_site.making.sheets import SheetFault
from ocop_site.problems import any_errors
from ocop_site.writing.profiles import profile_text
from ocop_site.writing.together import write_together

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.building.calibrations import Calibration
    from ocop_site.building.orders import Order
    from ocop_site.building.printers import Printer
    from ocop_site.problems import Language
    from ocop_site.records.profiles import Profile

_FILE = click.Path(path_type=Path, dir_okay=False)
_NUMBER = re.compile(r"[0-9]{1,4}([.,][0-9]{1,3})?")
SHIFT_ONLY, SHIFT_AND_SCALE = 2, 4


class MeasuredType(click.ParamType[tuple[float, ...]]):
    """Two or four distances in mm: "10,5;9,8;199,4;286,1" as people write here, or "10.5,9.8,199.4,286.1"."""

    name = "MM;MM[;MM;MM]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[float, ...]:
        """The distances, or a usage error."""
        if isinstance(value, tuple):
            return value
        text = str(value).strip()
        if ";" in text:
            parts = re.split(r"\s*;\s*", text.rstrip("; "))
        elif re.search(r"\s", text):
            parts = re.split(r",?\s+", text)
        else:
            parts = text.split(",")
        if len(parts) not in (SHIFT_ONLY, SHIFT_AND_SCALE) or not all(_NUMBER.fullmatch(part) for part in parts):
            self.fail(
                f"{text!r}: cần hai hoặc bốn số đo, cách nhau bằng dấu chấm phẩy, như 10,5;9,8;199,4;286,1 / "
                "two or four distances, like 10.5;9.8;199.4;286.1",
                param,
                ctx,
            )
        return tuple(float(part.replace(",", ".")) for part in parts)


@click.command(
    "calibrate",
    help="Hiệu chỉnh máy in. Không có --measured: làm trang hiệu chỉnh để in và đo. Có --measured: tính độ lệch và "
    "tỉ lệ, ghi vào tệp máy in.\n\nWithout --measured: make the page to be printed and measured. With it: compute "
    "shift and scale and write them into the printer's file.",
)
@click.option("--stock", metavar="ID|FILE.yaml", default=None, help="Khổ giấy nhãn / the label paper.")
@click.option("--profile", type=_FILE, default=None, help="Tệp máy in / the printer's file.")
@click.option(
    "--output",
    type=_FILE,
    default=None,
    help="Tệp PDF của trang hiệu chỉnh; mặc định đặt theo khổ giấy và tệp máy in / the PDF of the page; default: named "
    "by stock and printer's file.",
)
@click.option(
    "--measured",
    type=MeasuredType(),
    default=None,
    help="Khoảng cách đo được, mm: trái 1; trên 1 (chỉ chỉnh độ lệch), thêm trái 2; trên 2 (chỉnh cả tỉ lệ) / "
    "left 1; top 1, for the scale too left 2; top 2.",
)
@click.option(
    "--uncorrected",
    is_flag=True,
    help="Trang đã in không kèm tệp máy in / the page was printed without the printer's file.",
)
@click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("content"),
    show_default=True,
    help="Thư mục hồ sơ / folder of records.",
)
@click.option("--date", "day", type=DayType(), default=None, help="Ngày ghi trong PDF / the day of the PDF.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["vi", "en"]),
    default="vi",
    show_default=True,
    help="Ngôn ngữ của thông báo và của trang / language of messages and of the page.",
)
def calibrate_command(  # noqa: PLR0913 - one argument for each option
    *,
    stock: str | None,
    profile: Path | None,
    output: Path | None,
    measured: tuple[float, ...] | None,
    content: Path,
    day: date | None,
    language: Language,
    uncorrected: bool,
) -> int:
    """Make the page or write the profile; 0 if it was written, 1 if problems kept it from that."""
    if stock is None and profile is None:
        raise click.UsageError("Hãy nêu --stock hoặc --profile. / Name --stock or --profile.")
    if measured is not None and profile is None:
        raise click.UsageError("Hãy nêu tệp máy in bằng --profile. / Name the printer's file with --profile.")
    refuse_new_profile(profile, stock)
    refuse_no_pdf(output, profile, content)
    order = order_of(content, content.resolve().parent / "output", None, day, 1)
    if measured is None:
        printer = _printer(order, stock, profile, language)
        return 1 if printer is None else _page(printer, order, output, language)
    with alone(order.cache, language):  # the profile is read under the lock: `labels` moves `next` on in it
        printer = _printer(order, stock, profile, language)
        return 1 if printer is None else _measured(printer, measured, language, uncorrected=uncorrected)


def _printer(order: Order, stock: str | None, profile: Path | None, language: Language) -> Printer | None:
    """The printer that was named; None, after the problems were shown, where there is none."""
    stocks, problems = read_stocks(order)
    printer, complaints = open_printer(stocks, stock, profile, None)
    problems += complaints
    if printer is None or any_errors(problems):
        show_problems(problems, language)
        return None
    return printer


def _page(printer: Printer, order: Order, output: Path | None, language: Language) -> int:
    path = output or Path(page_name(printer, language))
    refuse_no_pdf(path, printer.path, order.content)
    try:
        pdf = calibration_pdf(printer, order.templates, order.assets / FONTS, order.day, language)
    except SheetFault as fault:
        show_problems([template_problem(fault)], language)
        return 1
    write_together({path: pdf})
    click.echo(
        f"Đã ghi {path}. In ở tỉ lệ 100 %, không co giãn theo trang, rồi làm theo lời trên trang."
        if language == "vi"
        else f"{path} was written. Print it at 100 %, without fitting it to the page, and do as it says."
    )
    return 0


def _measured(printer: Printer, measured: tuple[float, ...], language: Language, *, uncorrected: bool) -> int:
    found, problems = calibrate(printer, measured, uncorrected=uncorrected)
    show_problems(problems, language)
    if found is None or printer.path is None:
        return 1
    write_together({printer.path: profile_text(found.after, printer.before).encode()})
    click.echo("\n".join(_changed(found, printer.path, language)))
    return 0


def _changed(found: Calibration, path: Path, language: Language) -> list[str]:
    before, after = (_words(one, language) for one in (found.before, found.after))
    if language == "en":
        return [
            f"{path}: {after} (before: {before}).",
            "Print the page again with --profile: the crosses must be right.",
        ]
    return [
        f"{path}: {after} (trước đó: {before}).",
        "Nên in lại trang hiệu chỉnh kèm --profile để xem: hai dấu phải nằm đúng chỗ ghi trên trang.",
    ]


def _words(profile: Profile, language: Language) -> str:
    shift, scale = profile.shift, profile.scale
    if language == "en":
        return f"shift {shift.x:+.2f} / {shift.y:+.2f} mm, scale {scale.x:.5f} / {scale.y:.5f}"
    text = f"dịch ngang {shift.x:+.2f}, dọc {shift.y:+.2f} mm; phóng ngang {scale.x:.5f}, dọc {scale.y:.5f}"
    return text.replace(".", ",")
