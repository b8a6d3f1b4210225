"""Which record a name in a foreign table means: certainly one, perhaps some, or none – with the evidence named.

Certain is a name that differs in spelling only, in the same province, told apart from every other record: the more
common the name, the nearer the place must be. Whatever needs a guess (another legal form, a dropped word, a slip of
the keys, an unknown province) is only likely, for a person to decide.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from ocop_site.writing.names.likeness import likeness
from ocop_site.writing.names.makers import COMPANIES, NameParts, is_person, read_name
from ocop_site.writing.names.spots import Nearness, Spot, nearness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Sureness = Literal["certain", "likely", "none"]
MOST_CANDIDATES = 5
_LEAST_LIKENESS = 0.78
_TELLING = 2  # words that tell a company's name from others in its province
_NEAR: tuple[Nearness, ...] = ("commune", "district")
_IN_PROVINCE: tuple[Nearness, ...] = (*_NEAR, "province", "merged")
_NEARNESS_ORDER: tuple[Nearness, ...] = ("commune", "district", "province", "merged", "unknown", "elsewhere", "abroad")
# What speaks for or against a candidate, Vietnamese and English.
EVIDENCE = {
    "same": ("cùng tên, chỉ khác cách viết", "same name, spelled otherwise at most"),
    "unmarked": ("tên trong bảng không dấu", "the table writes the name without marks"),
    "marks": ("khác dấu", "other tones or marks"),
    "form": ("khác loại hình pháp lý", "another legal form"),
    "form-missing": ("một bên không ghi loại hình", "one side names no legal form"),
    "trades": ("khác phần ngành nghề trong tên", "other trades in the name"),
    "words": ("tên gần giống", "a similar name"),
    "suffix": ("một bên kèm địa danh", "one side adds a place"),
    "commune": ("cùng xã", "same commune"),
    "district": ("cùng huyện", "same district"),
    "province": ("cùng tỉnh", "same province"),
    "merged": ("cùng tỉnh sau sắp xếp", "same province of today"),
    "unknown": ("không rõ tỉnh", "province not known"),
    "elsewhere": ("khác huyện hoặc xã", "another district or commune"),
    "abroad": ("khác tỉnh", "another province"),
    "common": ("tên thường gặp, cần cùng huyện hoặc xã", "a common name: district or commune must agree"),
    "several": ("nhiều hồ sơ cùng khớp", "several records fit"),
    "makes": ("chủ thể này làm sản phẩm mà gian bày", "it makes what is shown at the booth"),
    "maker": ("cùng chủ thể", "same producer"),
    "maker-likely": ("có thể cùng chủ thể", "perhaps the same producer"),
    "maker-unknown": ("một bên không ghi chủ thể", "one side names no producer"),
    "maker-other": ("khác chủ thể", "another producer"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that a name may mean: its id, its name, its place; of a product also its producer's id, "" unknown."""

    id: str
    name: str
    spot: Spot
    producer: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One candidate with what speaks for and against it, as keys of `EVIDENCE`, and how like the names are (0–1)."""

    id: str
    name: str
    why: tuple[str, ...]
    likeness: float
    near: Nearness


@dataclass(frozen=True, slots=True)
class Match:
    """`certain` with the one record, `likely` with candidates, best first, or `none`.

    `namesakes`: ids of records of just this name in other provinces, which are others.
    """

    sureness: Sureness
    found: tuple[Found, ...] = ()
    namesakes: tuple[str, ...] = ()


@dataclass(slots=True)
class Makers:
    """Producers to be found by name. Built once for all rows of a table."""

    candidates: Sequence[Candidate]
    by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Note by which words each candidate can be found."""
        for at, one in enumerate(self.candidates):
            for word in _handles(read_name(one.name)):
                self.by_word[word].append(at)

    def match(self, name: str, where: Spot) -> Match:
        """The producer that a table calls by this name, at this place."""
        wanted = read_name(name)
        judged = [_judge(wanted, one, where) for one in self._alike(wanted)]
        return _decide([one for one in judged if one], wanted)

    def _alike(self, wanted: NameParts) -> list[Candidate]:
        """Those that share a telling word, or all words written together; all where slips hide every word."""
        places = sorted({at for word in _handles(wanted) for at in self.by_word.get(word, ())})
        return [self.candidates[at] for at in places] if places else list(self.candidates)


def _handles(name: NameParts) -> set[str]:
    return {*name.plain, name.run}


def _judge(wanted: NameParts, one: Candidate, where: Spot) -> Found | None:
    """A candidate with its evidence, None where the names have too little in common."""
    known = read_name(one.name)
    near = nearness(where, one.spot)
    why = _unlike_names(wanted, known, where, one.spot)
    alike = likeness(wanted.plain, known.plain)
    if "words" in why and alike < _LEAST_LIKENESS:
        return None
    if why == ["same"] and near in _IN_PROVINCE and not _near_enough(wanted, len(known.place), near):
        why.append("common")
    return Found(one.id, one.name, (*why, near), alike, near)


def _unlike_names(wanted: NameParts, known: NameParts, where: Spot, there: Spot) -> list[str]:
    """What two names have unlike; ["same"] where it is spelling alone."""
    unlike = [*_unlike_words(wanted, known), *_unlike_forms(wanted.form, known.form)]
    if wanted.trades != known.trades:
        unlike.append("trades")
    if _other_place(wanted, known, there) or _other_place(known, wanted, where):
        unlike.append("suffix")
    return unlike or ["same"]


def _unlike_words(wanted: NameParts, known: NameParts) -> list[str]:
    if not wanted.core or not known.core or wanted.plain != known.plain:
        return ["words"]
    if wanted.key == known.key:
        return []
    if wanted.marked and known.marked:
        return ["marks"]
    # Without marks a name of few words may mean several.
    return [] if wanted.weight > _TELLING + 1 else ["unmarked"]


def _unlike_forms(one: str, other: str) -> list[str]:
    # "Công ty" alone may be of any kind: no two companies of the country may bear one name
    # (Luật Doanh nghiệp 59/2020/QH14, điều 41).
    if one == other or ({one, other} <= COMPANIES and "cty" in {one, other}):
        return []
    return ["form-missing" if not one or not other else "form"]


def _other_place(one: NameParts, other: NameParts, there: Spot) -> bool:
    """Whether a place behind a name does not surely name where the other one lies."""
    if one.place and other.place and one.marked and other.marked:
        return [word.marked for word in one.place] != [word.marked for word in other.place]
    return one.place_name not in {"", other.place_name, *there.names}


def _near_enough(name: NameParts, placed: int, near: Nearness) -> bool:
    """Whether a name is told by so near a place: the more common it is, the nearer. `placed`: words of a place in both.

    A household or a person of one name is the same one only in the same district or commune.
    """
    weight = name.weight + min(len(name.place), placed)
    if near in _NEAR:
        return name.weight > 0
    if is_person(name) or weight < _TELLING:
        return False
    if name.form in COMPANIES:
        return weight > _TELLING or near == "province"
    return weight > _TELLING + (near == "merged")


def _decide(found: list[Found], wanted: NameParts) -> Match:
    """Certain, likely or none, of all that have something in common with the name."""
    found.sort(key=lambda one: (_rank(one), -one.likeness, _NEARNESS_ORDER.index(one.near), one.id))
    sure = [one for one in found if one.why[0] == "same" and len(one.why) == 2 and one.near in _IN_PROVINCE]  # noqa: PLR2004
    rivals = [one for one in found if one.why[0] == "same" and one.near not in {"abroad", "elsewhere"}]
    if len(sure) == 1 and not _outdone(sure[0], rivals):
        return Match("certain", (sure[0],))
    if len(sure) > 1:
        found = [_more(one, "several") if one in sure else one for one in found]
    namesakes = tuple(one.id for one in found if one.near == "abroad" and one.why[0] == "same")
    likely = tuple(one for one in found if _worth_asking(one, wanted))[:MOST_CANDIDATES]
    return Match("likely" if likely else "none", likely, namesakes)


def _outdone(one: Found, rivals: Iterable[Found]) -> bool:
    """Whether another record of the name may be meant as well: it lies no less near."""
    mine = _NEARNESS_ORDER.index(one.near)
    unknown = _NEARNESS_ORDER.index("unknown")
    return any(other.id != one.id and _NEARNESS_ORDER.index(other.near) <= max(mine, unknown) for other in rivals)


def _worth_asking(one: Found, wanted: NameParts) -> bool:
    """Whether a person should be asked about it.

    Names in other provinces are others, save a company's, which may have its seat there.
    """
    if one.near == "abroad":
        return one.why[0] == "same" and wanted.form in COMPANIES
    if one.near == "unknown":
        return one.why[0] != "words" or one.likeness > 0.9  # noqa: PLR2004 - nearly all letters
    return True


def _rank(one: Found) -> int:
    """Same names first, other provinces last."""
    return 4 * (one.near == "abroad") + (one.near == "unknown") + (one.why[0] != "same") + ("words" in one.why)


def _more(one: Found, evidence: str) -> Found:
    return Found(one.id, one.name, (*one.why, evidence), one.likeness, one.near)
