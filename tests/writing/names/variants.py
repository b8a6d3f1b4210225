"""Seeded variants of real producers' names, as other people's tables would write them.

Nothing of the matcher's own tables is used: what a variant does to a name is written out here once more, by hand.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ocop_site.writing.names.spots import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from ocop_site.writing.names.matching import Candidate

SHORTER = [
    ("Công ty trách nhiệm hữu hạn một thành viên", "Cty TNHH MTV"),
    ("Công ty TNHH MTV", "Cty TNHH 1TV"),
    ("Công ty TNHH MTV", "Công ty TNHH Một thành viên"),
    ("Công ty trách nhiệm hữu hạn", "Công ty TNHH"),
    ("Công ty TNHH", "Cty TNHH"),
    ("Công ty TNHH", "Công ty trách nhiệm hữu hạn"),
    ("Công ty cổ phần", "CTCP"),
    ("Công ty cổ phần", "Cty CP"),
    ("Công ty CP", "Công ty Cổ phần"),
    ("CTCP", "Công ty CP"),
    ("Hợp tác xã nông nghiệp", "HTXNN"),
    ("Hợp tác xã dịch vụ nông nghiệp", "HTX DVNN"),
    ("Hợp tác xã", "HTX"),
    ("HTX", "Hợp tác xã"),
    ("Hộ kinh doanh", "HKD"),
    ("Tổ hợp tác", "THT"),
    ("Doanh nghiệp tư nhân", "DNTN"),
    ("DNTN", "Doanh nghiệp tư nhân"),
    ("Cơ sở sản xuất", "CSSX"),
]
TRADES = [
    ("thương mại và dịch vụ", "TM&DV"),
    ("thương mại dịch vụ", "TMDV"),
    ("thương mại", "TM"),
    ("sản xuất kinh doanh", "SXKD"),
    ("sản xuất", "SX"),
    ("dịch vụ nông nghiệp", "DVNN"),
    ("dịch vụ", "DV"),
    ("xuất nhập khẩu", "XNK"),
    ("nông nghiệp", "NN"),
]
TONE_PLACES = [
    ("òa", "oà"), ("óa", "oá"), ("ọa", "oạ"), ("ỏa", "oả"), ("òe", "oè"), ("óe", "oé"), ("ùy", "uỳ"), ("úy", "uý"),
    ("ủy", "uỷ"), ("ụy", "uỵ"),
]  # fmt: skip
I_Y = [("Mỹ", "Mĩ"), ("Lý", "Lí"), ("Kỳ", "Kì"), ("Quý", "Quí"), ("Sỹ", "Sĩ"), ("Hy ", "Hi "), ("Mỳ", "Mì")]
OTHER_FORMS = {"HTX": "Công ty TNHH", "Hợp tác xã": "Công ty Cổ phần", "Công ty": "HTX", "Hộ kinh doanh": "HTX"}
TONES = "̣̀́̉̃"


@dataclass(frozen=True)
class Case:
    """A name and a place as a table gives them; the id that is meant, "" where the catalogue has no such record.

    `candidates` are what the matcher may choose from, `kind` is how the case was made.
    """

    name: str
    where: Spot
    truth: str
    kind: str
    candidates: tuple[Candidate, ...]


def swapped(name: str, pairs: Sequence[tuple[str, str]], random: Random) -> str:
    """The name with one of the pairs put in, where one fits; small and capital letters alike."""
    fitting = [pair for pair in pairs if re.search(rf"\b{re.escape(pair[0])}\b", name, re.IGNORECASE)]
    if not fitting:
        return name
    old, new = random.choice(fitting)
    return re.sub(rf"\b{re.escape(old)}\b", new, name, count=1, flags=re.IGNORECASE)


def moved_tones(name: str, random: Random) -> str:
    del random
    for old, new in TONE_PLACES:
        name = re.sub(rf"{old}\b", new, name) if old in name else re.sub(rf"{new}\b", old, name)
    return name


def i_for_y(name: str, random: Random) -> str:
    del random
    for old, new in I_Y:
        name = name.replace(old, new)
    return name


def quoted(name: str, random: Random) -> str:
    first, _, rest = name.partition(" ")
    return random.choice([f"“{name}”", f"{first} “{rest}”", f"{first} '{rest}'", f"{name}.", f"{first} - {rest}"])


def spaced(name: str, random: Random) -> str:
    return name.replace(" ", random.choice(["  ", "\u00a0", " \u200b"]), 2)


def in_capitals(name: str, random: Random) -> str:
    return random.choice([name.upper(), name.lower(), name.title()])


def turned_and(name: str, random: Random) -> str:
    del random
    if " và " in name:
        return name.replace(" và ", " & ", 1)
    return re.sub(r"(?i)thương mại (và )?dịch vụ", "dịch vụ và thương mại", name)


HARMLESS: list[tuple[str, Callable[[str, Random], str]]] = [
    ("decomposed", lambda name, _: unicodedata.normalize("NFD", name)),
    ("tones moved", moved_tones),
    ("i for y", i_for_y),
    ("eth", lambda name, _: name.replace("Đ", "Ð").replace("đ", "ð")),
    ("capitals", in_capitals),
    ("quotes", quoted),
    ("spaces", spaced),
    ("form", lambda name, random: swapped(name, SHORTER, random)),
    ("form", lambda name, random: swapped(name, SHORTER, random)),
    ("trades", lambda name, random: swapped(name, TRADES, random)),
    ("and", turned_and),
]


def unmarked(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def mistyped(name: str, random: Random) -> str:
    at = random.randrange(len(name) // 2, len(name) - 1)
    doubled, missing = name[:at] + name[at] + name[at:], name[:at] + name[at + 1 :]
    turned = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return random.choice([doubled, missing, turned])


def other_tone(name: str, random: Random) -> str:
    """Another tone on one of the last two words: mostly another name."""
    words = unicodedata.normalize("NFC", name).split()
    at = random.choice([len(words) - 1, max(len(words) - 2, 0)])
    letters = unicodedata.normalize("NFD", words[at])
    tone = next((letter for letter in letters if letter in TONES), "")
    vowels = [place for place, letter in enumerate(letters) if letter.lower() in "aeiouy"]
    if not vowels:
        return f"{name} Mới"
    new = random.choice([one for one in TONES if one != tone])
    if tone:
        letters = letters.replace(tone, new)
    else:
        end = vowels[0] + 1
        while end < len(letters) and unicodedata.combining(letters[end]):
            end += 1
        letters = letters[:end] + new + letters[end:]
    return " ".join([*words[:at], unicodedata.normalize("NFC", letters), *words[at + 1 :]])


def without_form(name: str) -> str:
    forms = sorted({one for pair in SHORTER for one in pair} | {"Hộ ông", "Hộ bà", "Cơ sở", "Công ty"}, key=len)
    for form in reversed(forms):
        if name.lower().startswith(form.lower() + " "):
            return name[len(form) + 1 :]
    return name


def of_another_form(name: str) -> str:
    for form, other in OTHER_FORMS.items():
        if name.startswith(form):
            return f"{other} {without_form(name)}"
    return f"Công ty TNHH {without_form(name)}"


def harmless(name: str, random: Random) -> tuple[str, str]:
    """The name after one to three changes that leave it the same name."""
    kinds = []
    for kind, change in random.sample(HARMLESS, random.choice([1, 2, 2, 3])):
        name = change(name, random)
        kinds.append(kind)
    return name, "+".join(sorted(set(kinds)))


def place_as_told(where: Spot, random: Random) -> Spot:
    """The place as a table may tell it: whole, without commune, the province alone, on the map of 34."""
    told = random.choices(["whole", "no commune", "province", "new map"], [5, 2, 2, 2])[0]
    if told == "no commune":
        return replace(where, commune="")
    if told == "province":
        return replace(where, commune="", district="")
    if told == "new map":
        return replace(where, former="", district="", commune="xa moi sap xep", vintage=34)
    return where


def cases(candidates: Sequence[Candidate], count: int, random: Random) -> list[Case]:
    """So many cases: about six in ten are plain spellings, the others are there to mislead."""
    kinds = ["spelling", "slip", "no form", "unmarked", "absent", "abroad", "twin abroad", "other form", "other tone",
             "other district", "no place", "place behind"]  # fmt: skip
    weights = [60, 5, 4, 5, 6, 4, 4, 3, 3, 2, 2, 6]
    return [_case(random.choices(kinds, weights)[0], candidates, random) for _ in range(count)]


def _case(kind: str, all_of_them: Sequence[Candidate], random: Random) -> Case:  # noqa: C901, PLR0911 - one kind, one way
    one = random.choice([c for c in all_of_them if c.spot.current])
    name, told = harmless(one.name, random)
    where = place_as_told(one.spot, random)
    everyone, others = tuple(all_of_them), tuple(c for c in all_of_them if c.id != one.id)
    elsewhere = random.choice([c.spot for c in all_of_them if c.spot.current not in {"", one.spot.current}])
    if kind == "spelling":
        return Case(name, where, one.id, f"spelling: {told}", everyone)
    if kind == "slip":
        return Case(mistyped(name, random), where, one.id, kind, everyone)
    if kind == "no form":
        return Case(without_form(one.name), where, one.id, kind, everyone)
    if kind == "unmarked":
        return Case(unmarked(one.name), where, one.id, kind, everyone)
    if kind == "place behind":
        behind = where.commune or where.district or where.former or where.current
        shown = " ".join(word.capitalize() for word in behind.replace("-", " ").split())
        kind_of = "xã" if where.commune else "huyện" if where.district else "tỉnh"
        return Case(f"{name} - {kind_of} {shown}", where, one.id, kind, everyone)
    if kind == "no place":
        return Case(name, Spot(), one.id, kind, everyone)
    if kind == "absent":
        return Case(name, where, "", kind, others)
    if kind == "abroad":
        return Case(name, elsewhere, "", kind, everyone)
    if kind == "twin abroad":
        twin = replace(one, id="vi-du-o-tinh-khac", spot=elsewhere)
        return Case(name, where, "", kind, (*others, twin))
    if kind == "other form":
        return Case(of_another_form(one.name), where, "", kind, others)
    if kind == "other tone":
        return Case(other_tone(one.name, random), where, "", kind, everyone)
    far = replace(one.spot, district="huyen vi du", commune="xa vi du", vintage=63)
    return Case(name, far if one.spot.district else elsewhere, "", "other district", everyone)
