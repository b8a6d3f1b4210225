"""Which options of `labels` go together: what was named, and what narrows it or stands in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from ocop_site.building.label_items import Selection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ocop_site.pages.labels import FormatId

ONE_OF = (
    "Hãy nêu đúng một trong --outlet, --fair, --producer, --province, --product; chỉ --outlet đi cùng "
    "--product được. / Name exactly one of --outlet, --fair, --producer, --province, --product; only --outlet "
    "and --product go together."
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The options as they were typed. `named`: by kind, the ids or codes, None or () where the kind was not named."""

    named: Mapping[str, str | tuple[str, ...] | None]
    door_sign: bool = False
    only_reprint: bool = False
    booth_signs: bool = False
    booths: tuple[str, ...] = ()
    format: FormatId | None = None

    @property
    def given(self) -> list[str]:
        """The kinds that were named."""
        return [kind for kind, ids in self.named.items() if ids]

    @property
    def narrowed(self) -> bool:
        """Whether an outlet's labels are narrowed to single products."""
        return self.given == ["outlet", "product"]


def selection_of(choice: Choice) -> Selection:
    """The selection that the options stand for. Raises UsageError for options that do not go together."""
    for wrong, said in _rules(choice):
        if wrong:
            raise click.UsageError(said)
    kind = choice.given[0]
    ids = choice.named[kind]
    several = ids if isinstance(ids, tuple) else (ids or "",)
    only = tuple(choice.named["product"] or ()) if choice.narrowed else ()
    return Selection(
        kind,  # type: ignore[arg-type]  # the options are the kinds
        several,
        choice.door_sign,
        choice.only_reprint,
        only,
        choice.booth_signs,
        choice.booths,
    )


def _rules(choice: Choice) -> list[tuple[bool, str]]:
    """What may not be, and what is said of it; the first that holds is told."""
    kind = choice.given[0] if choice.given else ""
    return [
        (
            len(choice.given) != 1 and not choice.narrowed,
            ONE_OF,
        ),
        (
            (choice.door_sign or choice.only_reprint) and kind != "outlet",
            "--door-sign và --only-reprint đi cùng --outlet. / --door-sign and --only-reprint belong to --outlet.",
        ),
        (
            (choice.booth_signs or bool(choice.booths)) and kind != "fair",
            "--booth-signs và --booth đi cùng --fair. / --booth-signs and --booth belong to --fair.",
        ),
        (
            choice.door_sign and choice.only_reprint,
            "Chọn --door-sign hoặc --only-reprint. / Either --door-sign or --only-reprint.",
        ),
        (choice.door_sign and choice.narrowed, "Chọn --door-sign hoặc --product. / Either --door-sign or --product."),
        (
            choice.booth_signs and choice.format not in {None, "sign"},
            "--booth-signs luôn in kiểu sign: bỏ --format. / --booth-signs has the format sign: leave out --format.",
        ),
        (
            choice.format == "sign" and not choice.booth_signs,
            "Kiểu sign là biển gian: thêm --booth-signs. / The format sign is that of booths: add --booth-signs.",
        ),
    ]
