"""What a printing of labels is asked for and what it consists of: a selection, and the labels that it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ocop_site.catalogue.booth_entries import BoothEntry
from ocop_site.catalogue.entries import OutletEntry, ProductEntry
from ocop_site.catalogue.fair_days import fair_span, why_no_stars_at
from ocop_site.pages.fair_labels import booth_sign, fair_label
from ocop_site.pages.labels import outlet_label, product_label
from ocop_site.problems import Problem

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue, FairEntry, WhyNoStars
    from ocop_site.catalogue.reprints import Reprint
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.labels import Format
    from ocop_site.problems import Place

SelectionKind = Literal["outlet", "fair", "producer", "province", "product"]
WHY_NOTHING = {
    "not-due": ("không có nhãn đã in nào cần in lại", "no printed label has to be printed again"),
    "not-stocked": (
        "hồ sơ điểm bán không ghi sản phẩm này trong `stocks`",
        "the outlet's record does not name it among its `stocks`",
    ),
    "no-stocks": ("hồ sơ điểm bán chưa ghi sản phẩm nào trong `stocks`", "the outlet's record names no `stocks`"),
    "no-products": ("danh mục chưa có sản phẩm nào ở đó", "the catalogue has no product there"),
    "no-booth-codes": (
        "chưa gian nào có mã; chạy `python build.py codes assign` rồi in",
        "none of these booths has a code; run `python build.py codes assign` first",
    ),
    "no-booths": ("hồ sơ hội chợ chưa ghi gian nào", "the record of the fair names no booths"),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for. `ids` are ids or codes: one of them, but for single products.

    `door_sign`: the outlet's own sign instead of what it sells; `only_reprint`: only what replaces printed labels that
    are wrong or turn wrong soon; `only`: of what it sells only these products, ids or codes, () for all. `booth_signs`:
    the signs of a fair's booths instead of what they show; `booths`: of these booths only, by number, () for all.
    """

    kind: SelectionKind
    ids: tuple[str, ...]
    door_sign: bool = False
    only_reprint: bool = False
    only: tuple[str, ...] = ()
    booth_signs: bool = False
    booths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One label to print: of a product, with the outlet's own price, of an outlet, or of a booth.

    `replaces`: the labels in one format that hang in the outlet and that it replaces, () where it replaces none. `at`:
    the booth on whose table the product stands, where it is printed for a fair.
    """

    entry: ProductEntry | OutletEntry | BoothEntry
    price: int | None = None
    replaces: tuple[Reprint, ...] = ()
    at: BoothEntry | None = None

    @property
    def copies(self) -> int | None:
        """How many labels it replaces; None where it replaces none."""
        return sum(one.copies for one in self.replaces) or None

    @property
    def format(self) -> str | None:
        """The format of those that it replaces, a word of the ledger; None where it replaces none."""
        return self.replaces[0].lines[0].format if self.replaces else None

    def label(self, catalogue: Catalogue, style: Format) -> Plain:
        """The words of the label in a format, drawn from the catalogue anew at each call."""
        if isinstance(self.entry, OutletEntry):
            return outlet_label(self.entry, catalogue)
        if isinstance(self.entry, BoothEntry):
            return booth_sign(self.entry, catalogue)
        if self.at:
            return fair_label(self.entry, self.at, catalogue, style, self.price)
        return product_label(self.entry, catalogue, self.price if style.price else None)

    def why_no_stars(self, catalogue: Catalogue) -> WhyNoStars | None:
        """Why no stars stand on the label of a product; None where they do, and for an outlet or a booth."""
        if not isinstance(self.entry, ProductEntry):
            return None
        if self.at:
            return why_no_stars_at(self.entry, fair_span(self.at.fair.record), catalogue.vocabulary)
        return self.entry.why_no_stars


@dataclass(frozen=True, slots=True)
class Chosen:
    """The labels of a selection in the order in which they are printed.

    `title` names what was asked for to people, `name` in a file's name; `outlet` is the code of the outlet for which
    they are printed, "" for none. Of a fair: `signs`, whether they are those of booths; `uncoded`, the numbers of the
    booths that have no sign, as they have no code; `fair`, the fair.
    """

    title: str
    name: str
    items: tuple[Item, ...]
    outlet: str = ""
    signs: bool = False
    uncoded: tuple[str, ...] = ()
    fair: FairEntry | None = None


def nothing(place: Place, value: str, why: tuple[str, str]) -> Problem:
    """That there is no label to print for what `value` names, and why: in Vietnamese and in English."""
    return Problem("nothing-to-print", place, {"value": value, "why_vi": why[0], "why_en": why[1]})
