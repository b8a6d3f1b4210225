"""Rules of what records name: ids of other records, words of the vocabulary, photos.

Each rule is a generator of problems; its docstring is the rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.problems import Problem
from ocop_site.records.vocabulary_names import meanings_of, meant_id
from ocop_site.vietnamese import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.reading.ledger import Ledger
    from ocop_site.records.collection import Records


def reference_problems(records: Records, ledger: Ledger) -> Iterator[Problem]:
    """Every problem of what records name."""
    yield from known_references(records, ledger)
    yield from known_words(records)
    yield from known_photos(records)


def known_references(records: Records, ledger: Ledger) -> Iterator[Problem]:
    """An id written in a record is the id of a record.

    Of a record that was renamed its name of today is offered; of one that was there and is gone no other one is.
    """
    targets = {"products": records.products, "producers": records.producers}
    known = {kind: {one.id for one in some} for kind, some in targets.items()}
    known["pages"] = {page.id for page in records.pages if page.translation_of is None}
    renamed = {kind: {old: one.id for one in some for old in one.formerly} for kind, some in targets.items()}
    gone = {(line.kind, line.id) for line in ledger.codes}
    for kind, owner, location, target, value in _references(records):
        if value not in known[target] and value not in records.unread.get(target, ()):
            field = next(str(part) for part in reversed(location) if isinstance(part, str))
            values = {"field": field, "value": value, "kind": target}
            hint = renamed.get(target, {}).get(value) or (
                "" if (target, value) in gone else nearest(value, known[target])
            )
            yield Problem("unknown-reference", records.place(kind, owner, *location), values, hint)


def _references(records: Records) -> Iterator[tuple[str, str, tuple[str | int, ...], str, str]]:
    """Every id in a record that stands for another: kind and id of its owner, where, kind of the other, the id."""
    for product in records.products:
        if product.producer:
            yield "products", product.id, ("producer",), "producers", product.producer
        for i, other in enumerate(product.possibly_same_as):
            yield "products", product.id, ("possibly_same_as", i), "products", other
    for outlet in records.outlets:
        for i, stocked in enumerate(outlet.stocks):
            yield "outlets", outlet.id, ("stocks", i, "product"), "products", stocked.product
    for decision in records.decisions:
        for i, item in enumerate(decision.items):
            yield "decisions", decision.id, ("items", i, "product"), "products", item.product
    for page in records.pages:
        if page.translation_of:
            yield "pages", page.id, ("translation_of", "page"), "pages", page.translation_of.page
    yield from _booth_references(records)


def _booth_references(records: Records) -> Iterator[tuple[str, str, tuple[str | int, ...], str, str]]:
    """As `_references`: who stands at a booth and what is shown there."""
    for fair in records.fairs:
        for i, booth in enumerate(fair.booths):
            if booth.exhibitor and booth.exhibitor.producer:
                yield "fairs", fair.id, ("booths", i, "exhibitor", "producer"), "producers", booth.exhibitor.producer
            for j, shown in enumerate(booth.products):
                yield "fairs", fair.id, ("booths", i, "products", j), "products", shown


def known_words(records: Records) -> Iterator[Problem]:
    """Groups, producer types and shop platforms are those of the vocabulary."""
    words = records.vocabulary
    known = {
        "groups": [g.id for g in words.groups],
        "platforms": [p.id for p in words.platforms],
        "producer-types": [t.id for t in words.producer_types],
    }
    used: list[tuple[str, str, tuple[str | int, ...], str, str]] = []
    for product in records.products:
        used.append(("products", product.id, ("group",), "groups", product.group))
        used += [
            ("products", product.id, ("shops", i, "platform"), "platforms", shop.platform)
            for i, shop in enumerate(product.shops)
        ]
    meanings = meanings_of(words)
    used += [("producers", p.id, ("type",), "producer-types", p.type) for p in records.producers if p.type]
    for kind, owner, location, file, word in used:
        if file not in words.lacking and word not in known[file]:
            values = {"field": str(location[-1]), "value": word, "kind": f"vocabulary/{file}.yaml"}
            hint = meant_id(str(location[-1]), word, meanings) or nearest(word, known[file])
            yield Problem("unknown-reference", records.place(kind, owner, *location), values, hint)


def known_photos(records: Records) -> Iterator[Problem]:
    """A photo that a record names lies in the photo folder, and begins like a picture. Its rest is judged later."""
    for kind, some in records.coded():
        for record in some:
            for i, photo in enumerate(record.photos):
                place = records.place(kind, record.id, "photos", i, "file")
                if photo.file not in records.photos:
                    yield Problem("unknown-photo", place, {"value": photo.file}, nearest(photo.file, records.photos))
                elif photo.file in records.no_pictures:
                    reasons = {
                        "reason_vi": "không phải ảnh JPEG, PNG hay WebP",
                        "reason_en": "it is no JPEG, PNG or WebP picture",
                    }
                    yield Problem("bad-photo", place, {"value": photo.file, **reasons})
