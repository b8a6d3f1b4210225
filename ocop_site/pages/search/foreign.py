"""What the page of the search says in another language, of an index whose words are Vietnamese.

There is one index for all languages. Whatever of it is shown by name in another language – choices of filters, words of
a status, what a product without a name is – stands on the page in that language, and so do the words by which
people who know no Vietnamese name goods.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import stars_text
from ocop_site.pages.choices import ALL_STARS
from ocop_site.pages.names import group_short, word_name
from ocop_site.pages.pieces import status_piece
from ocop_site.pages.search.columns import STATUSES
from ocop_site.words import Phrase, filled, own, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain


def foreign_words(catalogue: Catalogue) -> Plain:
    """The words of the page in languages besides Vietnamese; nothing where there are none.

    `choices`: of each filter by id; `labels`: of a status, by their Vietnamese message; `glosses`: what a product
    of a set or group is, for the choices of sets too; `goods`: a line for each name of goods, behind it the Vietnamese
    ones that it may mean; `named`: what the page says of the names that it took them for; `small`: words that say
    nothing of a product. Between words stand tabs, which no word holds.
    """
    tags = catalogue.site.languages
    if not tags:
        return {}
    words = catalogue.vocabulary
    return {
        "choices": {
            "nhom": {one.id: group_short(one) for one in words.groups},
            "sao": {str(one): stars_text(one) for one in ALL_STARS},
            "tinh-trang": STATUSES,
            "chu-the": {one.id: word_name(one) for one in words.producer_types},
        },
        "labels": dict(sorted(_labels(catalogue))),
        "glosses": {
            "set": {str(one.number): own("", some) for one in words.sets if (some := one.others("gloss"))},
            "group": {one.id: own("", some) for one in words.groups if (some := one.others("gloss"))},
        },
        "goods": own("", {tag: _goods(catalogue, tag) for tag in tags}),
        "named": say("Đang hiện sản phẩm có tên {names}.", names="{names}"),
        "small": own("", {one.language: "\t".join(one.small) for one in words.foreign_words}),
    }


def _labels(catalogue: Catalogue) -> Iterator[tuple[str, Phrase]]:
    """Every message that a card says of a status, with its gaps left open."""
    for entry in catalogue.products.values():
        shown = status_piece(entry.status, entry.turns)
        for phase in (shown, *shown["later"]):
            label = phase["label"]
            if isinstance(label, Phrase):
                yield label.message, filled(label, **{name: f"{{{name}}}" for name in label.gaps})


def _goods(catalogue: Catalogue, tag: str) -> str:
    """What goods are called in a language, by name, and the Vietnamese names that each may mean."""
    meant: dict[str, list[str]] = {}
    for words in catalogue.vocabulary.foreign_words:
        if words.language == tag:
            for one in words.goods:
                for name in one.said:
                    meant.setdefault(name.lower(), []).extend(one.means)
    return "\n".join("\t".join((name, *dict.fromkeys(means))) for name, means in sorted(meant.items()))
