"""What must be true of promised addresses: the record or decision that each was published for is still there.

What a page leads on to is planned later (`pages.promises`), and a list that is gone can only show there. Each rule is a
generator of problems; its docstring is the rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.booths import BOOTHS, stands
from ocop_site.problems import Place, Problem
from ocop_site.reading.ledger import ADDRESSES
from ocop_site.words import without_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.reading.ledger import Ledger, Promise
    from ocop_site.records.collection import Records

DECISIONS = "decisions"


def promise_problems(records: Records, ledger: Ledger) -> Iterator[Problem]:
    """Every promised address that nothing answers for."""
    path = f"{records.folder}/ledger/{ADDRESSES}"
    for code, rule in (
        ("address-without-record", addresses_have_records),
        ("address-without-page", addresses_have_decisions),
    ):
        for promise in rule(records, ledger):
            values = {"value": promise.address, "kind": promise.kind, "id": promise.owner}
            yield Problem(code, Place(path, promise.line, 1), values)


def addresses_have_records(records: Records, ledger: Ledger) -> Iterator[Promise]:
    """A page of a record was promised under a code that a record or a tombstone has, or one says that it stood there.

    Of a code that the ledger of codes knows `given_codes` tells.
    """
    answered = {line.code for line in ledger.codes} | {stone.code for stone in records.tombstones}
    answered |= {stand.booth.code for stand in stands(records.fairs) if stand.booth.code}
    kinds = {BOOTHS}
    stood: set[str] = set()
    for kind, some in records.coded():
        kinds.add(kind)
        answered |= {record.code for record in some}
        stood |= {address for record in some for address in record.formerly_at}
    for one in ledger.promises:
        _, address = without_language(one.address)
        above = address.rstrip("/").rpartition("/")[0] + "/"  # of a page below a record's own
        if one.kind in kinds and one.owner not in answered and not {address, above} & stood:
            yield one


def addresses_have_decisions(records: Records, ledger: Ledger) -> Iterator[Promise]:
    """The page of a decision was promised under an id that a decision or a tombstone has, or had before."""
    answered = {name for one in records.decisions for name in (one.id, *one.formerly)}
    answered |= {name for one in records.tombstones if one.decision for name in (one.decision, *one.formerly)}
    answered |= set(records.unread.get(DECISIONS, ()))
    for one in ledger.promises:
        if one.kind == DECISIONS and one.owner not in answered:
            yield one
