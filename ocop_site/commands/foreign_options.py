"""The options of `import` for tables of other people and annexes of decisions, and the orders that they mean."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from pydantic import TypeAdapter, ValidationError

from ocop_site.commands.options import VOCABULARY, today
from ocop_site.records.base import WebAddress
from ocop_site.writing.annexes.orders import AnnexOrder
from ocop_site.writing.exhibitors.orders import ExhibitorOrder
from ocop_site.writing.foreign.orders import ForeignOrder, answers_beside

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

F = TypeVar("F", bound="Callable[..., Any]")


class SourceType(click.ParamType[str]):
    """The http(s) address at which something was read; "" for none."""

    name = "URL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's own signature
        """The address, or a usage error."""
        try:
            return str(TypeAdapter(WebAddress).validate_python(value)) if value else ""
        except ValidationError:
            self.fail(f"{value!r}: cần địa chỉ http(s) đầy đủ / a whole http(s) address", param, ctx)


def foreign_options(command: F) -> F:
    """--mapping, --source, --decision, --issuer and --fair; together they make `Foreign`."""
    file = click.Path(path_type=Path, dir_okay=False, exists=True)
    decorators = (
        click.option("--decision", default="", help="Bảng là phụ lục của quyết định số này / the table is its annex."),
        click.option("--issuer", default="", help="Cơ quan ban hành quyết định, như in / who issued the decision."),
        click.option("--fair", default="", metavar="ID", help="Bảng kể gian hàng của hội chợ này / its booths."),
        click.option("--mapping", type=file, help="Tệp nói cột lạ nghĩa là gì / what unknown columns mean."),
        click.option("--source", type=SourceType(), default="", help="Địa chỉ web của bảng / where it was read."),
    )
    for decorator in reversed(decorators):
        command = decorator(command)
    return command


@dataclass(frozen=True, slots=True)
class Foreign:
    """What the options say; "" and None where they are not given."""

    decision: str
    issuer: str
    fair: str
    mapping: Path | None
    source: str

    @property
    def of_foreign_tables(self) -> bool:
        """Whether an option was given that only tables of other people have."""
        return bool(self.mapping or self.source)

    @property
    def of_annexes(self) -> bool:
        """Whether an option was given that only annexes have."""
        return bool(self.decision.strip() or self.issuer.strip())

    def annex(self, tables: tuple[Path, ...], content: Path, signed: date | None) -> AnnexOrder:
        """The order for an annex; a usage error where something of it is missing."""
        number, issuer = " ".join(self.decision.split()), " ".join(self.issuer.split())
        if not number or not issuer or signed is None or len(tables) != 1:
            raise click.UsageError(
                "Phụ lục cần một bảng, --decision SỐ, --date NGÀY-KÝ và --issuer CƠ-QUAN. / "
                "An annex takes one table, --decision NUMBER, --date SIGNED and --issuer OFFICE."
            )
        (file,) = tables
        return AnnexOrder(
            file=file,
            content=content,
            day=today(),
            answers=answers_beside(file),
            mapping=self.mapping,
            source=self.source,
            vocabulary=VOCABULARY,
            number=number,
            signed=signed,
            issuer=issuer,
        )

    @property
    def of_exhibitors(self) -> bool:
        """Whether the table is the list of exhibitors of a fair."""
        return bool(self.fair.strip())

    def exhibitors(self, tables: tuple[Path, ...], content: Path, day: date) -> ExhibitorOrder:
        """The order for a list of exhibitors; a usage error for several tables, or beside the options of an annex."""
        if len(tables) != 1 or self.of_annexes:
            raise click.UsageError(
                "--fair đi với một bảng, không đi với --decision hay --issuer. / "
                "--fair takes one table and neither --decision nor --issuer."
            )
        (file,) = tables
        return ExhibitorOrder(
            file=file,
            content=content,
            day=day,
            answers=answers_beside(file),
            mapping=self.mapping,
            source=self.source,
            vocabulary=VOCABULARY,
            fair=self.fair.strip(),
        )

    def table(self, tables: tuple[Path, ...], content: Path, day: date) -> ForeignOrder:
        """The order for a table of other people; a usage error for several."""
        if len(tables) != 1:
            raise click.UsageError("Mỗi lần nhập một bảng của nơi khác. / One foreign table at a time.")
        (file,) = tables
        return ForeignOrder(
            file=file,
            content=content,
            day=day,
            answers=answers_beside(file),
            mapping=self.mapping,
            source=self.source,
            vocabulary=VOCABULARY,
        )
