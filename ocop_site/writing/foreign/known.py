"""Rows of a foreign table against the catalogue: the record that each one means, a new one, or a question to a person.

Answers that were given on the sheet of questions count; what is likely and has no answer keeps its row waiting.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ocop_site.digests import plain_digest
from ocop_site.vietnamese import fold
from ocop_site.writing.foreign.answer_sheets import Kind, Question
from ocop_site.writing.names.goods import Goods
from ocop_site.writing.names.matching import EVIDENCE, Candidate, Makers, Match
from ocop_site.writing.names.spots import Spot, spot, spot_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ocop_site.records.base import Address
    from ocop_site.records.collection import Records
    from ocop_site.records.vocabulary import Vocabulary
    from ocop_site.writing.foreign.facts import RowFacts

_SURE_OF_TWO = 3  # products that begin with the same two words and are all of one group
_MOST_GROUPS = 3


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a row means. `product`, `producer`: ids of records, "" for none yet; `group`: of a new product.

    `by_name`: the group follows from the name alone. `questions`: what must be answered first. `namesakes`: producers
    of just this name in other provinces.
    """

    facts: RowFacts
    product: str = ""
    producer: str = ""
    group: str = ""
    by_name: bool = False
    questions: tuple[Question, ...] = ()
    namesakes: tuple[str, ...] = ()


class Matcher:
    """The catalogue as far as names are looked up in it. Built once for a table."""

    def __init__(self, records: Records, answers: Mapping[str, bool]) -> None:
        self.vocabulary = records.vocabulary
        self.answers = answers
        makers = [Candidate(p.id, p.name, spot_of(p.address, self.vocabulary)) for p in records.producers]
        self.makers, spots = Makers(makers), {one.id: one.spot for one in makers}
        self.goods = Goods(
            [
                Candidate(p.id, p.name, self._spot(p.address, p.producer, spots), p.producer or "")
                for p in records.products
            ]
        )
        self._maker_names = {one.id: one.name for one in makers}
        of_makers = {one.id: where_text(one.address, self.vocabulary) for one in records.producers}
        of_goods = {
            one.id: where_text(one.address, self.vocabulary) or of_makers.get(one.producer or "", "")
            for one in records.products
        }
        self._where: Mapping[Kind, Mapping[str, str]] = {"maker": of_makers, "product": of_goods}
        self._maker_of = {one.id: one.producer for one in self.goods.candidates}
        self._groups = _groups_by_words(records)

    def _spot(self, address: Address | None, producer: str | None, spots: Mapping[str, Spot]) -> Spot:
        """Where a product lies: at its own address, else where its maker does."""
        return spot_of(address, self.vocabulary) if address else spots.get(producer or "", Spot())

    def resolve(self, rows: Sequence[RowFacts]) -> list[Resolved]:
        """Every row, in order. A product that one row means certainly is offered to no other."""
        first = [self._resolve(facts, frozenset()) for facts in rows]
        taken = frozenset(one.product for one in first if one.product)
        return [one if one.product else self._resolve(one.facts, taken) for one in first]

    def _resolve(self, facts: RowFacts, taken: frozenset[str]) -> Resolved:
        place = facts.place
        where = spot(place.province, place.district, place.commune, place.vintage, self.vocabulary)
        about = plain_digest({"name": facts.producer, **{k: str(v) for k, v in place.data().items()}})[:16]
        maker = self._maker(facts, where)
        told, maker_asked = self._answered("maker", about, maker, facts)
        goods_about = plain_digest({"name": facts.name, "of": about})[:16]
        goods = self._goods(facts, where, told if facts.producer else None)
        goods = replace(goods, found=tuple(one for one in goods.found if one.id not in taken))
        if goods.sureness == "likely" and not goods.found:
            goods = Match("none")
        goods, asked = self._answered("product", goods_about, goods, facts)
        maker_id = told.found[0].id if told.sureness == "certain" else ""
        if goods.sureness == "certain":
            product = goods.found[0].id
            return Resolved(facts, product, self._maker_of[product])
        if asked or maker_asked:
            return Resolved(facts, "", maker_id, questions=(*maker_asked, *asked), namesakes=maker.namesakes)
        group, by_name, asked = self._group(facts, goods_about)
        return Resolved(facts, "", maker_id, group, by_name, asked, maker.namesakes)

    def _maker(self, facts: RowFacts, where: Spot) -> Match:
        """Whom a row names as producer."""
        return self.makers.match(facts.producer, where) if facts.producer else Match("none")

    def _goods(self, facts: RowFacts, where: Spot, maker: Match | None) -> Match:
        """The product that a row names, of a maker that was looked up before; None where the row names nobody."""
        return self.goods.match(facts.name, where, maker, first=facts.kind == "first")

    def _answered(self, kind: Kind, about: str, match: Match, facts: RowFacts) -> tuple[Match, tuple[Question, ...]]:
        """The match after the answers, and the questions that are still open."""
        if match.sureness != "likely":
            return match, ()
        asked = [
            Question(
                kind,
                about,
                str(facts.row.number),
                facts.producer if kind == "maker" else facts.name,
                facts.producer,
                one.id,
                self._called(kind, one.id, one.name),
                _printed_where(facts),
                self._where[kind][one.id],
                "; ".join(EVIDENCE[why][0] for why in one.why),
            )
            for one in match.found
        ]
        right = [one.id for one in asked if self.answers.get(one.key) is True]
        if right:
            return Match("certain", tuple(one for one in match.found if one.id == right[0])), ()
        if all(self.answers.get(one.key) is False for one in asked):
            return Match("none"), ()
        return match, tuple(asked)

    def _called(self, kind: Kind, record: str, name: str) -> str:
        maker = self._maker_names.get(self._maker_of.get(record, ""), "") if kind == "product" else ""
        return f"{name} – {maker}" if maker else name

    def _group(self, facts: RowFacts, about: str) -> tuple[str, bool, tuple[Question, ...]]:
        """The group of a new product: as the table says, else as all products of such a name have it, else asked."""
        if facts.group:
            return facts.group, False, ()
        words = fold(facts.name).split()
        two = self._groups.get(" ".join(words[:2]), Counter())
        if len(two) == 1 and sum(two.values()) >= _SURE_OF_TWO:
            return next(iter(two)), True, ()
        counted = two or self._groups.get(words[0] if words else "", Counter())
        offered = [one for one, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))][:_MOST_GROUPS]
        offered += [one.id for one in self.vocabulary.groups if one.id not in offered]
        asked = [
            Question("group", about, str(facts.row.number), facts.name, facts.producer, one, self._group_name(one),
                     _printed_where(facts), "", self._group_why(facts.name, counted.get(one, 0)))
            for one in offered
        ]  # fmt: skip
        right = [one.id for one in asked if self.answers.get(one.key) is True]
        return (right[0], True, ()) if right else ("", False, tuple(asked))

    def _group_name(self, group: str) -> str:
        found = self.vocabulary.group(group)
        return found.name if found else group

    def _group_why(self, name: str, count: int) -> str:
        return f"{count} sản phẩm tên bắt đầu như “{name}” thuộc nhóm này" if count else "nhóm khác"


def gathered(resolved: Iterable[Resolved]) -> tuple[Question, ...]:
    """The open questions of all rows, each once, with the rows that it holds up."""
    asked: dict[str, Question] = {}
    for one in resolved:
        for question in one.questions:
            first = asked.get(question.key)
            asked[question.key] = replace(question, rows=f"{first.rows}, {question.rows}") if first else question
    return tuple(asked.values())


def _groups_by_words(records: Records) -> dict[str, Counter[str]]:
    """How often products whose names begin with one word, or with two, are of each group."""
    found: dict[str, Counter[str]] = {}
    for product in records.products:
        words = fold(product.name).split()
        for length in (1, 2):
            if len(words) >= length:
                found.setdefault(" ".join(words[:length]), Counter())[product.group] += 1
    return found


def where_text(address: Address | None, vocabulary: Vocabulary) -> str:
    """Where a record lies, as it has it: "xã Mẫu, huyện Cẩm Xuyên, Hà Tĩnh"; "" where it does not say."""
    printed = address.as_certified if address else None
    if printed:
        return _in_line(printed.commune, printed.district, printed.province)
    today = address.current if address else None
    unit = vocabulary.province(today.province) if today else None
    return _in_line(today.commune if today else "", unit.name if unit else "")


def _printed_where(facts: RowFacts) -> str:
    """Where a row says that it is, in its own words; what its sections say behind them."""
    place = facts.place
    own = " ".join(facts.row.cell("address").text.split())
    parts = (part for part in (place.commune, place.district, place.province) if fold(part) not in fold(own))
    return _in_line(own, *parts)


def _in_line(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
