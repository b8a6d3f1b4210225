"""What of a product can be found by words: its name, its producer, its places then and now, what kind of thing it is.

Its story is left out: what is only told there is not what somebody looks for, and the index would be many times larger.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ocop_site.pages.choices import listed_stars
from ocop_site.syllables import Syllable, syllables
from ocop_site.vietnamese import fold
from ocop_site.words import Own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue, Here, ProductEntry
    from ocop_site.records.vocabulary_files import CurrentProvince, FormerProvince

# What is found, from the most telling to the least: the fields of the index, after the name.
FIELDS = ("other", "producer", "place", "kind", "set")
# Short forms that papers and people use for each other.
SHORT_FORMS = {
    "htx": "hợp tác xã",
    "tht": "tổ hợp tác",
    "tnhh": "trách nhiệm hữu hạn",
    "cp": "cổ phần",
    "hkd": "hộ kinh doanh",
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
}
# Each form with the syllables of the other, without tones: what is not written is never found as if it were.
_FORMS = tuple(
    (f" {form} ", syllables(other))
    for short, long in ((short, fold(long)) for short, long in SHORT_FORMS.items())
    for form, other in ((short, long), (long, short))
)
EVERY_PRODUCT = "sản phẩm OCOP"
_LISTING = re.compile(r",| và ")
_SHORT = 4  # syllables of a set's name that is a kind


class Words(NamedTuple):
    """The syllables of one product: of its name in their order, and of each other field (`FIELDS`) once each."""

    name: tuple[Syllable, ...]
    fields: tuple[frozenset[Syllable], ...]


def words_of(entry: ProductEntry, catalogue: Catalogue) -> Words:
    """All words by which a product is found."""
    others = entry.maker.others.values() if isinstance(entry.maker, Own) else ()
    other, producer = tuple(_other_names(entry)), (entry.maker, *others)
    places, (kinds, lists) = tuple(_places(entry.here, catalogue)), _kinds(entry, catalogue)
    fields = tuple(_all_of(texts) for texts in (other, producer, places, kinds))
    return Words(syllables(entry.record.name), (*fields, _all_of(lists) - fields[-1]))


@lru_cache(maxsize=65536)
def _all_of(texts: tuple[str, ...]) -> frozenset[Syllable]:
    """The syllables of some texts, with those that a short form stands for, or that stand for it."""
    found: set[Syllable] = set()
    for text in texts:
        read = syllables(text)
        found.update(read)
        line = f" {' '.join([one.folded for one in read])} "
        for form, other in _FORMS:
            if form in line:
                found.update(other)
    return frozenset(found)


def _other_names(entry: ProductEntry) -> Iterator[str]:
    product = entry.record
    if product.names:
        yield from product.names.by_tag.values()
    if product.name_as_printed:
        yield product.name_as_printed
    yield from product.components
    for certificate in entry.certificates:
        if certificate.name_as_printed:
            yield certificate.name_as_printed


def _places(here: Here, catalogue: Catalogue) -> Iterator[str]:
    """Where it lies, by every name: as printed, on the map of 63 and on today's."""
    words = catalogue.vocabulary
    if here.address and here.address.as_certified:
        printed = here.address.as_certified
        yield from (name for name in (printed.commune, printed.district, printed.province) if name)
    if here.address and here.address.current and here.address.current.commune:
        yield here.address.current.commune
    today = words.province(here.province) if here.province else None
    if today:
        yield f"{today.type_on(catalogue.day)} {today.name}"
        yield from _called(today)
    former_id = here.former(words)
    former = words.former_province(former_id) if former_id else None
    if former:
        yield f"{former.type} {former.name}"
        yield from _called(former)
        if former.later:
            yield former.later.name


def _called(province: CurrentProvince | FormerProvince) -> Iterator[str]:
    """What people also type for a province: other names of it, and each of several words without spaces, as abroad."""
    for name in (province.name, *province.also, *province.called):
        words = [one.folded for one in syllables(name)]
        if len(words) > 1:
            yield "".join(words)
        if name != province.name:
            yield name


def _kinds(entry: ProductEntry, catalogue: Catalogue) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What kind of thing it is, as the programme says: group, set, stars; and apart from them the long name of a set.

    A product of "Thịt, thủy sản, trứng, sữa tươi" is one of these: who looks for milk does not mean its eggs.
    """
    product = entry.record
    found = [EVERY_PRODUCT]
    group = catalogue.vocabulary.group(product.group)
    if group:
        found += [group.name, group.short]
    criteria = catalogue.vocabulary.set(product.set) if product.set else None
    name = criteria.name if criteria else ""
    is_long = bool(_LISTING.search(name)) or len(syllables(name)) > _SHORT
    if name and not is_long:
        found.append(name)
    if listed_stars(entry):
        found.append(f"{listed_stars(entry)} sao")
    return tuple(found), (name,) if is_long else ()
