"""Faults of words of a fixed list, of texts where lists belong, and of addresses of the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.faults.fault import Said, at, kind
from tests.faults.material import slip
from tests.faults.of_values import FIRST

if TYPE_CHECKING:
    import random

    from tests.faults.material import Copy


# -- words of a fixed list


@kind
def level_in_vietnamese(chance: random.Random, copy: Copy) -> Said:
    """level: tỉnh, the word that the vocabulary has for it."""
    path = copy.pick(chance, "products", lambda r: r.get(*FIRST, "level"))
    level = copy.record(path).get(*FIRST, "level")
    word = {"province": "tỉnh", "district": "huyện", "centre": "trung ương"}[level]
    return at(path, copy.set(path, (*FIRST, "level"), word), "unknown-value", right=level)


@kind
def level_misspelt(chance: random.Random, copy: Copy) -> Said:
    """provnce."""
    path = copy.pick(chance, "products", lambda r: r.get(*FIRST, "level"))
    level = copy.record(path).get(*FIRST, "level")
    return at(path, copy.set(path, (*FIRST, "level"), slip(chance, level)), "unknown-value", right=level)


@kind
def outcome_misspelt(chance: random.Random, copy: Copy) -> Said:
    """unknow."""
    path = copy.pick(chance, "products", lambda r: r.get("nominations", 0, "outcome"))
    outcome = copy.record(path).get("nominations", 0, "outcome")
    line = copy.set(path, ("nominations", 0, "outcome"), slip(chance, outcome))
    return at(path, line, "unknown-value", right=outcome)


@kind
def basis_misspelt(chance: random.Random, copy: Copy) -> Said:
    """by_name, By-Name."""
    path = copy.pick(chance, "products")
    basis = copy.record(path).get("group_basis")
    new = chance.choice((slip(chance, basis), basis.title(), basis.replace("-", "_").upper()))
    return at(path, copy.set(path, ("group_basis",), new), "unknown-value", right=basis)


@kind(rare=True)
def kind_of_recognition_misspelt(chance: random.Random, copy: Copy) -> Said:
    """re-assessment."""
    path = copy.pick(chance, "products", lambda r: r.get(*FIRST, "kind"))
    given = copy.record(path).get(*FIRST, "kind")
    new = "re-assessment" if given == "reassessment" else slip(chance, given)
    return at(path, copy.set(path, (*FIRST, "kind"), new), "unknown-value", right=given)


@kind
def stage_of_an_outlet_unknown(chance: random.Random, copy: Copy) -> Said:
    """stage: opened."""
    path = copy.pick(chance, "outlets", lambda r: not r.get("stage"))
    return at(path, copy.append(path, "stage: opened"), "unknown-value", right="open")


@kind
def country_in_words(chance: random.Random, copy: Copy) -> Said:
    """country: Việt Nam."""
    path = copy.pick(chance, "fairs")
    return at(path, copy.append(path, "country: Việt Nam"), "wrong-form")


@kind
def yes_in_words(chance: random.Random, copy: Copy) -> Said:
    """publish_name: không."""
    path = copy.pick(chance, "producers")
    word, right = chance.choice((("có", "true"), ("không", "false")))
    return at(path, copy.append(path, f"publish_name: {word}"), "not-yes-or-no", right=right)


# -- texts, lists, groups


@kind
def text_where_a_list_belongs(chance: random.Random, copy: Copy) -> Said:
    """programme_years: 2022."""
    path = copy.pick(chance, "products", lambda r: len(r.get("programme_years") or ()) == 1)
    line = copy.record(path).line("programme_years", 0)
    year = copy.record(path).get("programme_years", 0)
    copy.put(path, line - 1, f"programme_years: {year}")
    copy.put(path, line)
    return at(path, line - 1, "not-a-list")


@kind
def list_where_a_text_belongs(chance: random.Random, copy: Copy) -> Said:
    """name: [Trà, Cà phê]."""
    path = copy.pick(chance, chance.choice(("products", "producers", "outlets")))
    return at(path, copy.set(path, ("name",), "[Trà ví dụ, Cà phê ví dụ]"), "not-a-text")


@kind
def group_where_a_text_belongs(chance: random.Random, copy: Copy) -> Said:
    """name: {vi: Trà}."""
    path = copy.pick(chance, "products")
    return at(path, copy.set(path, ("name",), "{vi: Trà ví dụ, en: Example tea}"), "not-a-text")


@kind
def text_where_a_group_belongs(chance: random.Random, copy: Copy) -> Said:
    """trace: https://…"""
    path = copy.pick(chance, "products")
    key = chance.choice(("trace", "contact", "names"))
    return at(path, copy.append(path, f"{key}: https://truy-xuat.example/1"), "not-a-group")


@kind
def item_where_a_group_belongs(chance: random.Random, copy: Copy) -> Said:
    """packs: - 500 g."""
    path = copy.pick(chance, "products")
    return at(path, copy.append(path, "packs:", "  - 500 g") + 1, "not-a-group")


@kind
def whole_article_as_a_name(chance: random.Random, copy: Copy) -> Said:
    """More than two thousand letters."""
    path = copy.pick(chance, chance.choice(("products", "producers", "outlets")))
    return at(path, copy.set(path, ("name",), "Một bài dài ví dụ " * 130), "text-too-long")


@kind
def direction_mark_in_a_name(chance: random.Random, copy: Copy) -> Said:
    """A sign that turns the reading direction and that nobody sees."""
    path = copy.pick(chance, chance.choice(("products", "producers", "fairs")))
    name = copy.record(path).get("name")
    mark = chance.choice("\u202a\u202c\u202d\u202e\u2066\u2069")
    where = chance.randint(1, len(name))
    line = copy.set(path, ("name",), f"{name[:where]}{mark}{name[where:]}")
    return at(path, line, "hidden-character", right=name)


# -- addresses of the web


def _url(chance: random.Random, copy: Copy, old: str, new: str) -> Said:
    kinds = chance.choice(("producers", "outlets", "fairs"))
    path = copy.pick(chance, kinds, lambda r: (r.get("sources", 0, "url") or "").startswith("https://"))
    url = copy.record(path).get("sources", 0, "url")
    line = copy.set(path, ("sources", 0, "url"), url.replace(old, new, 1))
    return at(path, line, "bad-url", "hidden-character", "look-alike-letter", right=url)


@kind
def address_without_scheme(chance: random.Random, copy: Copy) -> Said:
    """www.bao.example/tin."""
    return _url(chance, copy, "https://", "")


@kind
def scheme_misspelt(chance: random.Random, copy: Copy) -> Said:
    """htps://."""
    return _url(chance, copy, "https://", chance.choice(("htps://", "https:/", "https//", "https:// ", "hhttps://")))


@kind
def address_that_runs_a_script(chance: random.Random, copy: Copy) -> Said:
    """javascript:alert(1)."""
    path = copy.pick(chance, "products")
    line = copy.append(
        path, "trace:", f"  url: {chance.choice(('javascript:alert(1)', 'data:text/html,x', 'file:///c:/x'))}"
    )
    return at(path, line + 1, "bad-url")


@kind
def space_in_an_address(chance: random.Random, copy: Copy) -> Said:
    """A line break that became a space."""
    path = copy.pick(chance, "producers", lambda r: "-" in (r.get("sources", 0, "url") or ""))
    url = copy.record(path).get("sources", 0, "url")
    return at(path, copy.set(path, ("sources", 0, "url"), url.replace("-", " ", 1)), "bad-url", was=url)


@kind
def direction_mark_in_an_address(chance: random.Random, copy: Copy) -> Said:
    """A sign that nobody sees, copied along from a properties window."""
    return _url(chance, copy, "://", f"://{chance.choice(chr(0x202A) + chr(0x202C) + chr(0x2069))}")


@kind
def address_of_mail_as_a_page(chance: random.Random, copy: Copy) -> Said:
    """An e-mail address where a page is asked for."""
    path = copy.pick(chance, "producers", lambda r: r.get("sources", 0, "url"))
    return at(path, copy.set(path, ("sources", 0, "url"), "htx@vi-du.example"), "bad-url")
