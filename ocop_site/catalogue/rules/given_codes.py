"""Rules of codes: what was given out stays with its record, or with the tombstone that is left of it.

Each rule is a generator of problems; its docstring is the rule.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ocop_site.catalogue.booths import BOOTHS, stands
from ocop_site.catalogue.heirs import codes_of, withdrawn_records
from ocop_site.problems import Place, Problem
from ocop_site.reading.ledger import CODES, PRINTS
from ocop_site.records.base import host_and_path
from ocop_site.vietnamese import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocop_site.catalogue.booths import Stand
    from ocop_site.reading.ledger import GivenCode, Ledger
    from ocop_site.records.base import Coded
    from ocop_site.records.collection import Records
    from ocop_site.records.others import Decision


def code_problems(records: Records, ledger: Ledger) -> Iterator[Problem]:
    """Every problem of codes and of what the ledger says of them."""
    yield from codes_are_own(records, ledger)
    yield from former_ids_are_own(records)
    yield from former_addresses_are_own(records)
    for rule in (codes_given_once, codes_have_records, booth_codes_have_fairs, records_keep_codes):
        yield from rule(records, ledger)
    yield from tombstones_stand(records, ledger)
    yield from printed_for_known_hosts(records, ledger)


def codes_are_own(records: Records, ledger: Ledger) -> Iterator[Problem]:
    """One number space for all kinds: a code belongs to one record and lies in the catalogue's own block.

    Of several records with one code the ledger tells whose it is: the others, copied to begin a new one, are wrong.
    """
    given = {(line.code, line.kind, line.id) for line in ledger.codes}
    claimed: dict[str, list[_Claim]] = defaultdict(list)
    owners: dict[str, _Claim] = {}
    for code, claim in _claims(records):
        claimed[code].append(claim)
        if any((code, claim.kind, name) in given for name in claim.names):
            owners.setdefault(code, claim)
    for code, claims in claimed.items():
        owner = owners.get(code, claims[0])
        for claim in claims:
            if not code.startswith(records.site.code_block):
                values = {"value": code, "block": records.site.code_block}
                yield Problem("foreign-code-block", claim.place(records), values)
            if claim is not owner:
                values = {"value": code, "other": owner.name}
                yield Problem("duplicate-code", claim.place(records), values)


class _Claim(NamedTuple):
    """Who carries a code: its kind, its id and those that it had before, where the code is written."""

    kind: str
    names: tuple[str, ...]
    location: tuple[str | int, ...]

    def place(self, records: Records) -> Place:
        """Where the code is written."""
        return records.place(*self.location)  # type: ignore[arg-type]  # a kind and an id come first

    @property
    def name(self) -> str:
        """How a complaint calls it: `fairs/ID`."""
        return f"{self.kind}/{self.names[0]}"


def _claims(records: Records) -> Iterator[tuple[str, _Claim]]:
    """Every code that is written in a record, a booth or a tombstone."""
    for kind, some in records.coded():
        for one in some:
            yield one.code, _Claim(kind, (one.id, *one.formerly), (kind, one.id, "code"))
    for stand in stands(records.fairs):
        if stand.booth.code:
            yield stand.booth.code, _Claim(BOOTHS, stand.names, ("fairs", stand.fair.id, BOOTHS, stand.place, "code"))
    for stone in records.tombstones:
        if stone.code:
            yield stone.code, _Claim("tombstones", (stone.id,), ("tombstones", stone.id, "code"))


def _at(stand: Stand, records: Records) -> Place:
    """Where the code of a booth is written."""
    return records.place("fairs", stand.fair.id, BOOTHS, stand.place, "code")


def former_ids_are_own(records: Records) -> Iterator[Problem]:
    """An id in `formerly` is that of no record that is still there, and no two records claim one."""
    kinds: list[tuple[str, Sequence[Coded | Decision]]] = [*records.coded(), ("decisions", records.decisions)]
    for kind, some in kinds:
        live = {record.id for record in some}
        claimed: dict[str, str] = {}
        for record in some:
            for i, old in enumerate(record.formerly):
                other = old if old in live else claimed.setdefault(old, record.id)
                if other != record.id or old == record.id:
                    values = {"value": old, "other": f"{kind}/{other}"}
                    yield Problem("former-id-taken", records.place(kind, record.id, "formerly", i), values)


def former_addresses_are_own(records: Records) -> Iterator[Problem]:
    """An address in `formerly_at` leads to one record."""
    claimed: dict[str, str] = {}
    for kind, some in records.coded():
        for record in some:
            for i, address in enumerate(record.formerly_at):
                other = claimed.setdefault(address, f"{kind}/{record.id}")
                if other != f"{kind}/{record.id}":
                    place = records.place(kind, record.id, "formerly_at", i)
                    yield Problem("former-address-taken", place, {"value": address, "other": other})


def codes_given_once(records: Records, ledger: Ledger) -> Iterator[Problem]:
    """The ledger gives a code to one record: two branches may have given it to two."""
    path = f"{records.folder}/ledger/{CODES}"
    first: dict[str, GivenCode] = {}
    for line in ledger.codes:
        before = first.setdefault(line.code, line)
        if (before.kind, before.id) != (line.kind, line.id):
            values = {"value": line.code, "first": f"{before.kind}/{before.id}", "second": f"{line.kind}/{line.id}"}
            yield Problem("code-given-twice", Place(path, line.line, 1), values)


def codes_have_records(records: Records, ledger: Ledger) -> Iterator[Problem]:
    """For each code of the ledger there is its record, one that names its id in `formerly`, or a tombstone."""
    owners = {code: claim for code, claim in _claims(records) if claim.kind != "tombstones"}
    withdrawn = {code for one in withdrawn_records(records, ledger.codes) for code in one.codes}
    ids = {(kind, i) for kind, some in records.coded() for record in some for i in (record.id, *record.formerly)}
    for line in ledger.codes:
        gone = line.kind != BOOTHS and (line.kind, line.id) not in ids
        if line.code in withdrawn or not gone or line.id in records.unread.get(line.kind, ()):
            continue
        values = {"value": line.code, "kind": line.kind, "id": line.id}
        owner = owners.get(line.code)
        if owner:
            yield Problem("code-moved", owner.place(records), {**values, "other": owner.name})
        else:
            yield Problem("code-without-record", Place(f"{records.folder}/ledger/{CODES}", line.line, 1), values)


def booth_codes_have_fairs(records: Records, ledger: Ledger) -> Iterator[Problem]:
    """The code of a booth is carried by a booth of its fair, or by nobody: then it leads to the fair, which is there.

    Of a fair that is gone without a tombstone only its own code is complained of, not those of all its booths.
    """
    owners = dict(_claims(records))
    fair_of = {old: fair.id for fair in records.fairs for old in (*fair.formerly, fair.id)}
    withdrawn = {code for one in withdrawn_records(records, ledger.codes) for code in one.codes}
    told = {one.id for one in ledger.codes if one.kind == "fairs" and one.code not in withdrawn} - fair_of.keys()
    for line in ledger.codes:
        fair = line.id.partition("/")[0]
        if line.kind != BOOTHS or line.code in withdrawn or fair in told or fair in records.unread.get("fairs", ()):
            continue
        owner = owners.get(line.code)
        if owner is None and fair not in fair_of:
            place = Place(f"{records.folder}/ledger/{CODES}", line.line, 1)
            yield Problem("code-without-record", place, {"value": line.code, "kind": "fairs", "id": fair})
        elif owner and not owner.name.startswith(f"{BOOTHS}/{fair_of.get(fair, '')}/"):
            values = {"value": line.code, "id": line.id, "other": owner.name}
            yield Problem("booth-code-moved", owner.place(records), values)


def records_keep_codes(records: Records, ledger: Ledger) -> Iterator[Problem]:
    """A record carries the code that the ledger gave it, under its id or one that it had before.

    Codes of other former ids are those of records that were merged into it; a code that the ledger does not know yet
    is written there by `codes assign`.
    """
    given = codes_of(ledger.codes, withdrawn_records(records, ledger.codes))
    known = {line.code for line in ledger.codes}
    for kind, some in records.coded():
        live = {record.id for record in some}
        for record in some:
            own = given.get((kind, record.id)) or _former_codes(kind, record, given, live)
            if own and record.code not in own:
                values = {"value": record.code, "ledger": ", ".join(own)}
                hint = (
                    own[0] if len(own) == 1 else ""
                )  # of a record that took others in, nobody knows which was its own
                yield Problem("code-changed", records.place(kind, record.id, "code"), values, hint)
            if record.code not in known:
                yield Problem("code-not-in-ledger", records.place(kind, record.id, "code"), {"value": record.code})
    for stand in stands(records.fairs):
        if stand.booth.code and stand.booth.code not in known:
            yield Problem("code-not-in-ledger", _at(stand, records), {"value": stand.booth.code})


def _former_codes(
    kind: str, record: Coded, given: dict[tuple[str, str], tuple[str, ...]], live: set[str]
) -> tuple[str, ...]:
    return tuple(code for old in record.formerly if old not in live for code in given.get((kind, old), ()))


def tombstones_stand(records: Records, ledger: Ledger) -> Iterator[Problem]:
    """A tombstone stands for a code that was given out, or a decision that is gone; what replaces it is there."""
    kinds = {line.code: line.kind for line in ledger.codes}
    ids = {kind: {record.id for record in some} for kind, some in records.coded()}
    ids["decisions"] = {decision.id for decision in records.decisions}
    for stone in records.tombstones:
        kind = "decisions" if stone.decision else kinds.get(stone.code or "", "")
        if stone.code and not kind:
            yield Problem("tombstone-of-nothing", records.place("tombstones", stone.id, "code"), {"value": stone.code})
        if stone.decision and stone.decision in ids["decisions"]:
            place = records.place("tombstones", stone.id, "decision")
            yield Problem("tombstone-of-the-living", place, {"value": f"decisions/{stone.decision}"})
        if stone.instead and kind and stone.instead not in ids.get(kind, ()):
            place = records.place("tombstones", stone.id, "instead")
            values = {"field": "instead", "value": stone.instead, "kind": kind}
            yield Problem("unknown-reference", place, values, nearest(stone.instead, ids.get(kind, ())))


def printed_for_known_hosts(records: Records, ledger: Ledger) -> Iterator[Problem]:
    """The site that printed labels lead to is this one, at its address or at one where it stood and is still served.

    Of a line without an address nothing can be said.
    """
    if records.site.base_url is None:
        return
    known = {host_and_path(one) for one in (records.site.base_url, *records.site.formerly_at)}
    path = f"{records.folder}/ledger/{PRINTS}"
    copies: dict[str, int] = {}
    lines: dict[str, int] = {}
    for one in ledger.prints:
        copies[one.base] = copies.get(one.base, 0) + int(one.copies)
        lines.setdefault(one.base, one.line)
    for base in sorted(one for one in copies if one and host_and_path(one) not in known):
        values = {"value": base, "count": str(copies[base])}
        yield Problem("labels-of-another-host", Place(path, lines[base], 1), values)
