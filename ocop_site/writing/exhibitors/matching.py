"""Exhibitors and what they show, against the catalogue: by names as in an annex, helped by what a producer makes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ocop_site.writing.foreign.facts import RowFacts
from ocop_site.writing.foreign.known import Matcher
from ocop_site.writing.names.likeness import likeness
from ocop_site.writing.names.makers import name_key, read_goods
from ocop_site.writing.names.matching import MOST_CANDIDATES, Found, Match
from ocop_site.writing.names.spots import nearness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ocop_site.records.collection import Records
    from ocop_site.writing.exhibitors.listed import ListedBooth
    from ocop_site.writing.foreign.answer_sheets import Question
    from ocop_site.writing.foreign.known import Resolved
    from ocop_site.writing.foreign.rows import ForeignRow
    from ocop_site.writing.names.spots import Spot
    from ocop_site.writing.tables.printed_places import PrintedPlace

# What may differ between two names of one producer where it makes what the exhibitor shows.
_SLIGHT = frozenset({"same", "unmarked", "form-missing", "trades", "suffix", "common", "several"})
_FEWEST_WORDS = 2  # that a name shares with the product that it may mean
_FAR = frozenset({"abroad", "elsewhere"})


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom and what a booth of the list means: the producer's id or "", ids of products, names without a record."""

    booth: ListedBooth
    producer: str
    products: tuple[str, ...]
    goods: tuple[str, ...]
    questions: tuple[Question, ...] = ()


class ExhibitorMatcher(Matcher):
    """Looks exhibitors up as producers; what an exhibitor shows tells which of some likely producers it is."""

    def __init__(self, records: Records, answers: Mapping[str, bool], booths: Sequence[ListedBooth]) -> None:
        super().__init__(records, answers)
        self._found: dict[tuple[str, PrintedPlace], Match] = {}
        self._shown: dict[tuple[str, PrintedPlace], set[tuple[str, ...]]] = {}
        for booth in booths:
            shown = self._shown.setdefault((name_key(booth.exhibitor), booth.spot), set())
            shown |= {read_goods(name).key for name in booth.goods or {}}
        self._made: dict[str, set[tuple[str, ...]]] = {}
        for one in self.goods.candidates:
            self._made.setdefault(one.producer, set()).add(read_goods(one.name).key)

    def meant(self, booths: Sequence[ListedBooth]) -> list[Meant]:
        """What every booth means, in their order."""
        facts = [one for booth in booths for one in _facts(booth)]
        resolved = iter(self.resolve(facts))
        return [_put_together(booth, [next(resolved) for _ in _facts(booth)]) for booth in booths]

    def _maker(self, facts: RowFacts, where: Spot) -> Match:
        """Looked up once for all that an exhibitor shows."""
        key = (facts.producer, facts.place)
        if key not in self._found:
            self._found[key] = self._helped(super()._maker(facts, where), facts)
        return self._found[key]

    def _helped(self, match: Match, facts: RowFacts) -> Match:
        """Of likely producers the only one that makes what is shown, if the names differ slightly."""
        shown = self._shown.get((name_key(facts.producer), facts.place), set())
        if match.sureness != "likely" or not shown:
            return match
        makes = {one.id for one in match.found if shown & self._made.get(one.id, set())}
        found = tuple(_with_goods(one) if one.id in makes else one for one in match.found)
        sure = [one for one in found if one.id in makes and _slightly_other(one)]
        if len(sure) == 1 and len(makes) == 1:
            return Match("certain", (sure[0],))
        return replace(match, found=tuple(sorted(found, key=lambda one: one.id not in makes)))

    def _goods(self, facts: RowFacts, where: Spot, maker: Match | None) -> Match:
        """As the name says it; else the maker's products that the list names in fewer words or more: asked about."""
        match = super()._goods(facts, where, maker)
        if match.sureness != "none" or maker is None or maker.sureness != "certain":
            return match
        wanted = set(read_goods(facts.name).plain)
        of_maker = [self.goods.candidates[at] for at in self.goods.by_maker.get(maker.found[0].id, ())]
        found = []
        for one in of_maker:
            known = set(read_goods(one.name).plain)
            if min(len(wanted), len(known)) >= _FEWEST_WORDS and (wanted <= known or known <= wanted):
                alike = likeness(sorted(wanted), sorted(known))
                found.append(Found(one.id, one.name, ("words", "maker"), alike, nearness(where, one.spot)))
        found.sort(key=lambda one: (-one.likeness, one.id))
        return Match("likely", tuple(found[:MOST_CANDIDATES])) if found else match

    def _group(self, facts: RowFacts, about: str) -> tuple[str, bool, tuple[Question, ...]]:
        """No record is made of what a list names, so that nobody need tell its group."""
        del facts, about
        return "", False, ()


def open_questions(meant: Sequence[Meant]) -> tuple[Question, ...]:
    """What waits for an answer, each once, with the rows that it holds up."""
    asked: dict[str, list[Question]] = {}
    for one in meant:
        for question in one.questions:
            asked.setdefault(question.key, []).append(question)
    return tuple(replace(some[0], rows=", ".join(dict.fromkeys(q.rows for q in some))) for some in asked.values())


def _with_goods(one: Found) -> Found:
    return replace(one, why=(*one.why, "makes"))


def _slightly_other(one: Found) -> bool:
    return one.near not in _FAR and set(one.why) <= _SLIGHT | {one.near, "makes"}


def _facts(booth: ListedBooth) -> list[RowFacts]:
    """What a booth says, as rows of an annex would: the exhibitor alone, then each product under it."""
    goods = booth.goods or {}
    return [_row_facts(booth, "", booth.row), *(_row_facts(booth, name, row) for name, row in goods.items())]


def _row_facts(booth: ListedBooth, name: str, row: ForeignRow) -> RowFacts:
    return RowFacts(
        row=row if name else booth.row,
        name=name,
        producer=booth.exhibitor,
        producer_type="",
        place=booth.spot,
        group="",
        group_as_printed="",
        set=None,
        stars=None,
        score="",
        kind="",
        act="recognise",
        ground="",
        decision="",
        decision_date="",
        year="",
        level="",
        product_code="",
        notes="",
        source_url="",
    )


def _put_together(booth: ListedBooth, resolved: Sequence[Resolved]) -> Meant:
    whole, *goods = resolved
    products = tuple(dict.fromkeys(one.product for one in goods if one.product))
    unknown = tuple(one.facts.name for one in goods if not one.product)
    questions = tuple({q.key: q for one in resolved for q in one.questions}.values())
    return Meant(booth, whole.producer, products, unknown, questions)
