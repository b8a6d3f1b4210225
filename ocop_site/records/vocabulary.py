"""The vocabulary: what a name, a code or an id means, which rule held on a day. Files: `vocabulary_files`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from ocop_site.records.districts import Districts
from ocop_site.records.hosts import Host, Hosts
from ocop_site.records.stocks import Stock, Stocks
from ocop_site.records.vocabulary_files import (
    CriteriaSet,
    CurrentProvince,
    ForeignWords,
    ForeignWordsFile,
    FormerProvince,
    Group,
    Groups,
    Level,
    Levels,
    Ministry,
    Platform,
    Platforms,
    ProducerType,
    ProducerTypes,
    Provinces,
    Scheme,
    Sets,
)
from ocop_site.records.vocabulary_rules import Rule, Rules, Star, Stars
from ocop_site.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pydantic import BaseModel

Province = CurrentProvince | FormerProvince
File = TypeVar("File", bound="BaseModel")

# File stem under content/vocabulary/ -> the model of the whole file.
FILES: dict[str, type[BaseModel]] = {
    "districts": Districts,
    "foreign-words": ForeignWordsFile,
    "groups": Groups,
    "hosts": Hosts,
    "levels": Levels,
    "platforms": Platforms,
    "producer-types": ProducerTypes,
    "provinces": Provinces,
    "rules": Rules,
    "sets": Sets,
    "stars": Stars,
    "stocks": Stocks,
}

CURRENT_VINTAGE = 34
FORMER_VINTAGE = 63
_PREFIXES = ("thanh pho ", "tinh ", "tp ")


def place_name_key(name: str) -> str:
    """What the spellings of one province share: "TP. Huế" and "thành phố Huế" both give "hue"."""
    folded = fold(name)
    for prefix in _PREFIXES:
        if folded.startswith(prefix):
            return folded.removeprefix(prefix)
    return folded


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of `content/vocabulary/`, lists in the order of the files. Look-ups give None for the unknown.

    `lacking`: stems of files that could not be read; by them nothing can be judged, and nothing is built without them.
    """

    provinces: tuple[CurrentProvince, ...]
    former_provinces: tuple[FormerProvince, ...]
    schemes: tuple[Scheme, ...]
    ministries: tuple[Ministry, ...]
    sets: tuple[CriteriaSet, ...]
    rules: tuple[Rule, ...]
    stars: tuple[Star, ...]
    platforms: tuple[Platform, ...]
    producer_types: tuple[ProducerType, ...]
    levels: tuple[Level, ...]
    districts: Districts
    hosts: tuple[Host, ...]
    stocks: tuple[Stock, ...]
    foreign_words: tuple[ForeignWords, ...]
    names: Mapping[tuple[int, str], Province]
    lacking: frozenset[str] = frozenset()

    @classmethod
    def from_files(cls, found: Mapping[str, BaseModel]) -> Vocabulary:
        """The vocabulary from the models of its files, by stem. One that is not there is `lacking`, its lists empty."""
        files = {stem: found[stem] if stem in found else _empty(FILES[stem]) for stem in FILES}
        provinces = _file(files, "provinces", Provinces)
        sets = _file(files, "sets", Sets)
        return cls(
            provinces=provinces.current,
            former_provinces=provinces.former,
            schemes=_file(files, "groups", Groups).schemes,
            ministries=sets.ministries,
            sets=sets.sets,
            rules=_file(files, "rules", Rules).rules,
            stars=_file(files, "stars", Stars).stars,
            platforms=_file(files, "platforms", Platforms).platforms,
            producer_types=_file(files, "producer-types", ProducerTypes).types,
            levels=_file(files, "levels", Levels).levels,
            districts=_file(files, "districts", Districts),
            hosts=_file(files, "hosts", Hosts).hosts,
            stocks=_file(files, "stocks", Stocks).stocks,
            foreign_words=_file(files, "foreign-words", ForeignWordsFile).languages,
            names=_names(provinces),
            lacking=frozenset(set(FILES) - set(found)),
        )

    # -- places

    def province(self, province_id: str) -> CurrentProvince | None:
        """The province of today with this id."""
        return next((one for one in self.provinces if one.id == province_id), None)

    def former_province(self, province_id: str) -> FormerProvince | None:
        """The province of the 63 with this id."""
        return next((one for one in self.former_provinces if one.id == province_id), None)

    def province_by_code(self, code: str, vintage: int) -> Province | None:
        """The unit with this code on the map of 63 or of 34; seven codes name another unit on each."""
        units: tuple[Province, ...] = self.provinces if vintage == CURRENT_VINTAGE else self.former_provinces
        return next((one for one in units if one.code == code), None)

    def province_by_printed_name(self, name: str, vintage: int | None = None) -> Province | None:
        """The unit that a source calls by this name on the map of 63 or of 34.

        Without a map, a name that lives on means today's unit (the former one of that name became it),
        any other name the former unit.
        """
        key = place_name_key(name)
        if vintage is not None:
            return self.names.get((vintage, key))
        return self.names.get((CURRENT_VINTAGE, key)) or self.names.get((FORMER_VINTAGE, key))

    def current_of(self, name: str, vintage: int | None = None) -> CurrentProvince | None:
        """Today's province for a printed name of either map."""
        found = self.province_by_printed_name(name, vintage)
        return self.province(found.became) if isinstance(found, FormerProvince) else found

    def formers_of(self, province_id: str) -> tuple[FormerProvince, ...]:
        """The former provinces that today's province was made of."""
        return tuple(one for one in self.former_provinces if one.became == province_id)

    def lives_on(self, former_id: str) -> bool:
        """Whether a name of the 63 is today the name of a larger unit, so that it means two places in time."""
        former = self.former_province(former_id)
        today = self.province(former_id)
        return bool(former and today and len(self.formers_of(former_id)) > 1)

    # -- products and rules

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of today's scheme, the one that has not ended."""
        today = [scheme for scheme in self.schemes if scheme.until is None] or self.schemes[-1:]
        return today[0].groups if today else ()

    def group(self, group_id: str) -> Group | None:
        """The group of today's scheme with this id."""
        return next((one for one in self.groups if one.id == group_id), None)

    def scheme_on(self, day: date) -> Scheme | None:
        """The grouping of products in force that day."""
        return next((one for one in self.schemes if one.covers(day)), None)

    def group_by_printed_name(self, name: str, day: date) -> Group | None:
        """The group that a paper of that day means by this wording, in the scheme of that day."""
        scheme = self.scheme_on(day)
        for group in scheme.groups if scheme else ():
            if fold(name) in {fold(text) for text in (group.name, group.short, *group.also)}:
                return group
        return None

    def set(self, number: int) -> CriteriaSet | None:
        """The set of criteria with this number, 1 to 26."""
        return next((one for one in self.sets if one.number == number), None)

    def rule_on(self, day: date) -> Rule | None:
        """The rule version in force that day; None before the programme began."""
        return next((one for one in self.rules if one.covers(day)), None)

    def rules_on(self, day: date) -> tuple[Rule, ...]:
        """Every version a decision of that day may follow: the one in force, then one running out."""
        ending = [one for one in self.rules if one.until and one.tail_until and one.until < day <= one.tail_until]
        return tuple(one for one in (self.rule_on(day), *ending) if one is not None)

    @property
    def longest_extension(self) -> int:
        """The most days by which any rule version lets a term be extended; 0 where none does."""
        return max((one.extension.max_days for one in self.rules if one.extension), default=0)

    def star(self, stars: int) -> Star | None:
        """What so many stars mean; only 3, 4 and 5 have a certificate."""
        return next((one for one in self.stars if one.stars == stars), None)

    # -- the rest

    def platform(self, platform_id: str) -> Platform | None:
        """The shop platform with this id."""
        return next((one for one in self.platforms if one.id == platform_id), None)

    def producer_type(self, type_id: str) -> ProducerType | None:
        """The kind of producer with this id."""
        return next((one for one in self.producer_types if one.id == type_id), None)

    def producer_type_by_code(self, code: str) -> ProducerType | None:
        """The kind of producer that a table writes as HTX, THT, DN, Ho or Khac."""
        return next((one for one in self.producer_types if code in one.codes), None)

    def stock(self, stock_id: str) -> Stock | None:
        """The label stock with this id."""
        return next((one for one in self.stocks if one.id == stock_id), None)

    def level(self, level_id: str) -> Level | None:
        """The level with this id."""
        return next((one for one in self.levels if one.id == level_id), None)

    def level_by_word(self, word: str) -> Level | None:
        """The level that a table writes as xã, huyện, tỉnh or trung ương."""
        return next((one for one in self.levels if fold(one.word) == fold(word)), None)


def _empty(model: type[BaseModel]) -> BaseModel:
    return model.model_construct(None, **dict.fromkeys(model.model_fields, ()))


def _file(files: Mapping[str, BaseModel], stem: str, model: type[File]) -> File:
    found = files[stem]
    if not isinstance(found, model):
        raise TypeError(f"{stem} is a {type(found).__name__}")
    return found


def _names(provinces: Provinces) -> dict[tuple[int, str], Province]:
    """Vintage and key of every spelling -> its unit. Names are entered last, so that a name wins."""
    names: dict[tuple[int, str], Province] = {}
    for former in provinces.former:
        later = (former.later.name,) if former.later else ()
        names |= {(FORMER_VINTAGE, place_name_key(name)): former for name in (*former.also, *later)}
    for current in provinces.current:
        names |= {(CURRENT_VINTAGE, place_name_key(name)): current for name in current.also}
    names |= {(FORMER_VINTAGE, place_name_key(former.name)): former for former in provinces.former}
    names |= {(CURRENT_VINTAGE, place_name_key(current.name)): current for current in provinces.current}
    return names
