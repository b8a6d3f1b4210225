"""What stands below a table: who gets a copy, offices, titles and names of those who sign. None of it is a product.

A row that is counted or judged – by a running number, stars, a score, a withdrawal – is a product wherever it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_site.vietnamese import fold
from ocop_site.writing.foreign.values import ground_of_note, is_crossed, score_in, stars_in
from ocop_site.writing.tables.table_rows import RowRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ocop_site.reading.workbooks import Cell

_NUMBER = re.compile(r"\(?[0-9]{1,4}(?:\.[0-9]{1,3})*[.)]?")
_OFFICES = r"(?:chu tich|(?:tong )?giam doc|(?:bo|thu|cuc) truong|truong (?:phong|ban)|chanh van phong)"
# Compared with a whole cell, folded.
_SIGNING = re.compile(
    r"noi nhan(?: .*)?|nhu dieu \d.*|nhu tren|luu(?: \w{1,5}){1,4}"
    rf"|(?:tm|kt|tl|tuq|q) (?:uy ban|ubnd|hoi dong|so|phong|{_OFFICES})\b.*"
    rf"|(?:pho |quyen |chi )?{_OFFICES}(?: .{{0,80}})?"
    r"|nguoi (?:lap|tong hop|ky|kiem tra|kiem soat|phe duyet)(?: .*)?|lap (?:bieu|bang)|thu ky|ke toan(?: truong)?"
    r"|(?:can bo|lanh dao) (?:lap|tong hop|phu trach|phong|so|ubnd|don vi|co quan).*"
    r"|da ky(?: .{0,40})?|ky(?: va)? (?:ten|ghi ro ho ten|dong dau).*|xac nhan cua .*"
    r"|(?:.{0,40} )?ngay (?:\d{1,2} )?thang (?:\d{1,2} )?nam(?: \d{1,4})?"
)
# What a product has besides its name and its result; a row with two of them is one, though its result cannot be read.
_OF_A_PRODUCT = (
    *("producer", "address", "commune", "district", "province", "group", "set", "kind", "year", "decision"),
    *("decision_date", "product_code", "source_url"),
)
_ENOUGH = 3  # of them, the name included


def signing(texts: Sequence[str]) -> int:
    """How many cells are what only those write who sign: a title, a copy list, the place and the day."""
    return sum(bool(_SIGNING.fullmatch(fold(text))) for text in texts)


def counts(cells: Mapping[str, Cell], number: Cell) -> bool:
    """Whether a row is surely about a product: it has a running number, or a name with a result that can be read.

    `cells` by our columns; `number`: the cell of the running number.
    """
    name = bool(cells["name"].text) if "name" in cells else False
    if number.form == "formula" or _NUMBER.fullmatch(number.text.strip()):
        return name or sum(bool(cell.text) for cell in cells.values()) > 1
    return name and any(_is_result(ours, cell) for ours, cell in cells.items() if cell.text)


def is_whole(cells: Mapping[str, Cell]) -> bool:
    """Whether a row says enough of a product to be one, though it has neither number nor result."""
    if "name" not in cells or not cells["name"].text:
        return False
    has = [ours for ours in ("name", *_OF_A_PRODUCT) if ours in cells]
    return len({cells[ours].text for ours in has} - {""}) >= min(_ENOUGH, max(len(has), 2))


def _is_result(ours: str, cell: Cell) -> bool:
    text = " ".join(cell.text.split())
    try:
        if ours == "stars":
            return stars_in(text) is not None
        if ours == "score":
            return bool(score_in(cell, ours))
    except RowRefusedError:
        return False
    if ours == "withdrawn" or ours.startswith("stars:"):
        return is_crossed(text)
    return ours == "notes" and ground_of_note(text) is not None
