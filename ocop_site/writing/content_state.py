"""What a content folder already holds, as far as new records must respect it: ids, codes, producers, receipts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.catalogue.heirs import carried_codes
from ocop_site.problems import any_errors
from ocop_site.reading.folder import read_content
from ocop_site.reading.ledger import GivenCode, read_codes
from ocop_site.records.collection import read_records
from ocop_site.writing.codes import LEDGER
from ocop_site.writing.tables.printed_places import PrintedPlace
from ocop_site.writing.tables.producer_groups import HOUSEHOLD, Known

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.problems import Problem
    from ocop_site.reading.folder import RawContent
    from ocop_site.records.collection import Records
    from ocop_site.records.others import Producer
    from ocop_site.records.vocabulary import Vocabulary

KINDS = ("products", "producers", "outlets", "fairs")


@dataclass(frozen=True, slots=True)
class ContentState:
    """The content as it is: its vocabulary, code block and ledger, ids by kind, known producers."""

    vocabulary: Vocabulary
    block: str
    ledger: tuple[GivenCode, ...]
    codes: frozenset[str]
    ids: dict[str, frozenset[str]]
    producers: tuple[Known, ...]


def read_state(content: Path, vocabulary: Path | None = None) -> tuple[ContentState | None, list[Problem]]:
    """The state of a content folder; None, with the problems, where the content has errors of its own."""
    raw, problems = read_content(content, vocabulary)
    records, complaints = read_records(raw)
    problems += complaints
    state, complaints = state_of(raw, records)
    problems += complaints
    return (None if any_errors(problems) else state), problems


def state_of(raw: RawContent, records: Records) -> tuple[ContentState | None, list[Problem]]:
    """The state of a content that was read; None where the ledger of codes is damaged."""
    ledger, problems = read_codes(raw.ledgers.get("codes.csv", b""), f"{raw.name}/{LEDGER}")
    if any_errors(problems):
        return None, problems
    ids = {
        kind: frozenset(
            [one.id for one in raw.records[kind]] + [line.id for line in ledger if line.kind == kind] + formerly
        )
        for kind, formerly in _former_ids(records).items()
    }
    state = ContentState(
        vocabulary=records.vocabulary,
        block=records.site.code_block,
        ledger=ledger,
        codes=frozenset(line.code for line in ledger) | carried_codes(records),
        ids={**ids, "decisions": frozenset(one.id for one in records.decisions)},
        producers=tuple(_known(one, records.vocabulary) for one in records.producers),
    )
    return state, problems


def _former_ids(records: Records) -> dict[str, list[str]]:
    return {
        "products": [old for one in records.products for old in one.formerly],
        "producers": [old for one in records.producers for old in one.formerly],
        "outlets": [old for one in records.outlets for old in one.formerly],
        "fairs": [old for one in records.fairs for old in one.formerly],
    }


def _known(producer: Producer, vocabulary: Vocabulary) -> Known:
    printed = producer.address.as_certified if producer.address else None
    place = None
    if printed:
        unit = vocabulary.province_by_printed_name(printed.province, printed.vintage)
        place = PrintedPlace(
            printed.province,
            printed.district or "",
            printed.commune or "",
            printed.vintage,
            unit.id if unit else "",
        )
    return Known(
        id=producer.id,
        name=producer.name,
        place=place,
        urls=frozenset(source.url for source in producer.sources if source.url),
        household=producer.type in {None, HOUSEHOLD},
    )
