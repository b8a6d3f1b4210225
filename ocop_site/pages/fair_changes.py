"""What changed at a fair between two of its packs: booths, who stands there, what is shown, what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.pages.booth_lists import shown_at_booth
from ocop_site.pages.fair_cover import standing
from ocop_site.pages.fair_lines import exhibitor_piece, fair_days
from ocop_site.words import joined, own, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ocop_site.catalogue.entries import Catalogue, FairEntry


@dataclass(frozen=True, slots=True)
class BoothFacts:
    """What a pack said of a booth. `exhibitor`: "" where nobody was named; `goods`: those without a record."""

    number: str
    exhibitor: str
    goods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """What a pack said of a product. `booths`: their numbers; `said`: its stars and status, as its card has them."""

    name: str
    booths: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class FairFacts:
    """What a pack said of its fair.

    Name and days as signs have them; booths by their code, or their number where they have none; products by code.
    """

    name: str
    days: str
    booths: Mapping[str, BoothFacts]
    products: Mapping[str, ProductFacts]


@dataclass(frozen=True, slots=True)
class Change:
    """Some changes of one kind, each a line."""

    title: str
    lines: tuple[str, ...]


def fair_facts(entry: FairEntry, catalogue: Catalogue) -> FairFacts:
    """What a pack of today says, in Vietnamese."""
    booths = {}
    products: dict[str, ProductFacts] = {}
    for booth in entry.booths:
        exhibitor = exhibitor_piece(booth, catalogue)
        name = str(exhibitor["text"]) if exhibitor else ""
        booths[booth.code or booth.number] = BoothFacts(booth.number, name, tuple(booth.goods))
        for one in shown_at_booth(booth, catalogue):
            before = products[one.record.code].booths if one.record.code in products else ()
            said = _said(standing(one, entry.record, catalogue))
            products[one.record.code] = ProductFacts(one.record.name, (*before, booth.number), said)
    return FairFacts(entry.record.name, str(fair_days(entry.record)), booths, products)


def _said(shown: Mapping[str, Mapping[str, str]]) -> str:
    (one,) = shown.values()
    return " · ".join(part for part in (one["stars_text"], one["label"]) if part)


def changes(before: FairFacts, now: FairFacts) -> list[Change]:
    """What changed, by kind; kinds of which there is nothing are left out."""
    titled = (
        (say("Mọi biển gian phải in lại"), _whole(before, now)),
        (say("Biển gian phải in lại"), _signs(before, now)),
        (say("Gian không còn trong danh sách"), _gone(before, now)),
        (say("Sản phẩm mới ở hội chợ"), _new_products(before, now)),
        (say("Sản phẩm không còn ở hội chợ"), _gone_products(before, now)),
        (say("Sản phẩm đổi tên, đổi gian hay đổi tình trạng"), _other_products(before, now)),
        (say("Hàng chưa có hồ sơ trong danh mục"), _goods(before, now)),
    )
    found = [(title, tuple(lines)) for title, lines in titled]
    return [Change(title, lines) for title, lines in found if lines]


def _at(number: str) -> str:
    return say("Gian {number}", number=number)


def _whole(before: FairFacts, now: FairFacts) -> Iterator[str]:
    """What stands on every sign."""
    if before.name != now.name:
        yield say("Hội chợ trước gọi là {name}", name=own(before.name))
    if before.days != now.days:
        yield say("Ngày tổ chức đã đổi; gói trước ghi: {days}", days=before.days)


def _signs(before: FairFacts, now: FairFacts) -> Iterator[str]:
    """Booths that are new, stand at another number, or have another exhibitor."""
    for key, booth in now.booths.items():
        was = before.booths.get(key)
        if was is None:
            yield joined((_at(booth.number), joined((say("gian mới"), own(booth.exhibitor)), ", ")), ": ")
        elif was.number != booth.number:
            yield say("Gian {old} nay là gian {number}", old=was.number, number=booth.number)
        if was is not None and was.exhibitor != booth.exhibitor:
            yield say(
                "Gian {number}: trước là {old}, nay là {exhibitor}",
                number=booth.number,
                old=own(was.exhibitor) if was.exhibitor else say("chưa rõ ai"),
                exhibitor=own(booth.exhibitor) if booth.exhibitor else say("chưa rõ ai"),
            )


def _gone(before: FairFacts, now: FairFacts) -> Iterator[str]:
    for key, booth in before.booths.items():
        if key not in now.booths:
            yield joined((_at(booth.number), own(booth.exhibitor)), ": ")


def _new_products(before: FairFacts, now: FairFacts) -> Iterator[str]:
    for code, one in now.products.items():
        if code not in before.products:
            yield joined((own(one.name), _booths(one)), " – ")


def _gone_products(before: FairFacts, now: FairFacts) -> Iterator[str]:
    for code, one in before.products.items():
        if code not in now.products:
            yield joined((own(one.name), _booths(one)), " – ")


def _other_products(before: FairFacts, now: FairFacts) -> Iterator[str]:
    for code, one in now.products.items():
        was = before.products.get(code)
        if was is None or was == one:
            continue
        said = joined(
            (
                say("trước gọi là {name}", name=own(was.name)) if was.name != one.name else "",
                say("trước ở gian {booths}", booths=", ".join(was.booths)) if was.booths != one.booths else "",
                say("tình trạng đã đổi, xem trang sản phẩm") if was.said != one.said else "",
            ),
            "; ",
        )
        yield joined((joined((own(one.name), _booths(one)), " – "), said), ": ")


def _goods(before: FairFacts, now: FairFacts) -> Iterator[str]:
    """Only of booths that were there: those of a new booth are new with it."""
    for key, booth in now.booths.items():
        was = before.booths.get(key)
        if was is not None and was.goods != booth.goods:
            more = [one for one in booth.goods if one not in was.goods]
            less = [one for one in was.goods if one not in booth.goods]
            said = joined(
                (
                    say("thêm {goods}", goods=own(", ".join(more))) if more else "",
                    say("bớt {goods}", goods=own(", ".join(less))) if less else "",
                ),
                "; ",
            )
            yield joined((_at(booth.number), said), ": ")


def _booths(one: ProductFacts) -> str:
    return say("gian {booths}", booths=", ".join(one.booths))
