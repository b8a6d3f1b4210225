"""The directory of a fair as PDF, given away only after it was read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ocop_site.building.parcels import engine_digest, plain_text, sheets_digest
from ocop_site.building.sheets import FONTS, fault_problems, template_problem
from ocop_site.digests import digest, plain_digest
from ocop_site.making.directories import directory_bytes
from ocop_site.making.directory_read_back import directory_faults
from ocop_site.making.qr import CodeUnreadable
from ocop_site.making.sheets import SheetFault
from ocop_site.pages.fair_directory import fair_directory
from ocop_site.problems import Place, Problem, any_errors
from ocop_site.records.base import is_trial

if TYPE_CHECKING:
    from ocop_site.building.orders import Order
    from ocop_site.catalogue.entries import Catalogue, FairEntry
    from ocop_site.making.kept import Keep
    from ocop_site.pages.jobs import Plain


def directory_name(entry: FairEntry) -> str:
    """What the file of a fair's directory is called, without its ending."""
    return f"danh-ba-{entry.record.id}"


def directory_pdf(
    entry: FairEntry, catalogue: Catalogue, order: Order, store: Keep, shown: str = ""
) -> tuple[bytes | None, list[Problem]]:
    """The directory of a fair, read back, or None with every reason why not; made once for equal input.

    `shown` names the PDF in complaints. Without a real address of the site there is none: a code on paper cannot be
    mended.
    """
    if is_trial(catalogue.site.base_url):
        file = f"{order.content.name}/site.yaml"
        return None, [Problem("labels-without-address", Place(file), {"field": "base_url", "file": file})]
    shown = shown or f"{directory_name(entry)}.pdf"
    directory = fair_directory(entry, catalogue)
    made_from = [engine_digest(), digest(plain_text(directory)), sheets_digest(order.templates, order.assets)]
    key = plain_digest(["fair directory", *made_from])
    kept = store.get("sheet", key)
    if kept is not None:
        head, _, pdf = kept.partition(b"\n")
        return pdf, [Problem(code, Place(shown), values) for code, values in json.loads(head)]
    made, problems = checked_directory(directory, order, store, shown)
    if made is None or any_errors(problems):
        return None, problems
    head = json.dumps([(one.code, one.values) for one in problems], ensure_ascii=False).encode()
    store.put("sheet", key, head + b"\n" + made)
    return made, problems


def checked_directory(directory: Plain, order: Order, store: Keep, shown: str) -> tuple[bytes | None, list[Problem]]:
    """The PDF of a directory (`pages.fair_directory`) and everything that reading it back found.

    None where it could not even be made. Only a PDF without errors may be given away.
    """
    try:
        pdf = directory_bytes(directory, order.templates, order.assets / FONTS, store)
    except SheetFault as fault:
        return None, [template_problem(fault)]
    except CodeUnreadable as unreadable:
        return None, [Problem("unreadable-code", Place(shown), {"value": unreadable.text})]
    return pdf, fault_problems(directory_faults(pdf, directory, keep=store), shown)
