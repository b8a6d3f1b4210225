"""Faults of the ledgers: lines changed, cut, lost, or merged badly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.reading.ledger import GivenCode, Print, Promise, ledger_text
from tests.faults.fault import Also, Fault, Said, at, kind
from tests.faults.material import CODES, stem
from tests.faults.of_codes import invented_product, new_code

if TYPE_CHECKING:
    import random

    from tests.faults.material import Copy


def _replaced(copy: Copy, path: str, *new: str) -> Also:
    """Other lines in the ledger of codes instead of that of a record, which then lacks its code there."""
    copy.put(CODES, copy.lines(CODES).index(copy.ledger_line(path)) + 1, *new)
    return Also(path, ("code-not-in-ledger",), copy.record(path).line("code"))


@kind
def ledger_line_edited(chance: random.Random, copy: Copy) -> Fault:
    """A day or an id put right by hand."""
    path = copy.pick(chance, chance.choice(("products", "producers")))
    line = copy.ledger_line(path)
    new = chance.choice((line.replace("2026-11-22", "2026-11-23"), line.replace(stem(path), f"{stem(path)}-2")))
    return Fault((at(CODES, new, "bad-ledger-line"),), (_replaced(copy, path, new),))


@kind
def ledger_line_cut(chance: random.Random, copy: Copy) -> Fault:
    """A line that lost its end."""
    path = copy.pick(chance, chance.choice(("products", "producers")))
    new = copy.ledger_line(path)[: -chance.randint(3, 20)]
    return Fault((at(CODES, new, "bad-ledger-line"),), (_replaced(copy, path, new),))


@kind
def ledger_saved_by_a_table(chance: random.Random, copy: Copy) -> Fault:
    """A line whose commas became semicolons."""
    path = copy.pick(chance, "producers")
    new = copy.ledger_line(path).replace(",", ";")
    return Fault((at(CODES, new, "bad-ledger-line"),), (_replaced(copy, path, new),))


@kind
def merge_marks_in_a_ledger(chance: random.Random, copy: Copy) -> Fault:
    """The marks that a merge left between two lines that are both right."""
    path = copy.pick(chance, "products")
    line, number = copy.ledger_line(path), copy.number()
    marks = (f"<<<<<<< HEAD {number}", f"======= {number}", f">>>>>>> nhanh-vi-du-{number}")
    place = copy.lines(CODES).index(line) + 1
    copy.put(CODES, place, marks[0], line, *marks[1:])
    return Fault(tuple(at(CODES, mark, "bad-ledger-line") for mark in marks))


@kind
def ledger_line_lost(chance: random.Random, copy: Copy) -> Said:
    """A line of the ledger that a merge dropped."""
    path = copy.pick(chance, "producers")
    _replaced(copy, path)
    return at(path, copy.record(path).line("code"), "code-not-in-ledger")


@kind
def code_given_on_two_branches(chance: random.Random, copy: Copy) -> Fault:
    """Two new records with one code, after a merge."""
    code = new_code(chance, copy)
    spots, twins = [], []
    for _ in range(2):
        path, text = invented_product(copy, "nhanh", code)
        copy.write(path, text)
        line = GivenCode(code, "products", stem(path), "2026-11-22", 0).text().rstrip("\n")
        copy.append(CODES, line)
        spots.append((CODES, line))
        twins.append(Also(path, ("duplicate-code",), 2))
    return Fault((Said(tuple(spots), ("code-given-twice",)),), tuple(twins))


@kind(rare=True)
def labels_of_an_address_that_changed(chance: random.Random, copy: Copy) -> Said:
    """Labels were printed, then the address in site.yaml was changed."""
    site, prints = copy.take("site.yaml"), copy.take("ledger/prints.csv")
    code = copy.code(copy.pick(chance, "products"))
    line = copy.record(site).line("base_url")
    old = copy.record(site).get("base_url")
    cells = ("2026-11-22", "14:05:33", code, "", "10", "shelf", "avery-l7160", "Ví dụ", "", "", "", "", old)
    copy.write(prints, ledger_text([Print(*cells, 0)], Print))
    copy.put(site, line, "base_url: https://dia-chi-moi.example/")
    return at(prints, 2, "labels-of-another-host")


# -- what shows only in the plan of pages


@kind(rare=True)
def published_decision_gone(chance: random.Random, copy: Copy) -> Said:
    """A decision's page was published, then its file was renamed."""
    path = copy.pick(chance, "decisions")
    new = f"{path.rpartition('/')[0]}/quyet-dinh-vi-du-{copy.number()}.yaml"
    promise = Promise(f"/quyet-dinh/{stem(path)}/", "decisions", stem(path), "2026-11-22", 0)
    copy.move(path, new)
    return at(_promised(copy, promise), _line(promise), "address-without-page")


@kind(rare=True)
def published_record_lost_with_its_code(chance: random.Random, copy: Copy) -> Said:
    """A branch without a record and without its line of the ledger, whose page was published."""
    path = copy.pick(chance, "outlets")
    code = copy.code(path)
    promise = Promise(f"/diem-ban/vi-du-{code}/", "outlets", code, "2026-11-22", 0)
    _replaced(copy, path)
    copy.remove(path)
    return at(_promised(copy, promise), _line(promise), "address-without-record")


def _promised(copy: Copy, promise: Promise) -> str:
    path = copy.share("ledger/addresses.csv", ledger_text([], Promise))
    copy.append(path, _line(promise))
    return path


def _line(promise: Promise) -> str:
    return promise.text().rstrip("\n")


@kind(rare=True)
def page_at_an_address_of_the_site(chance: random.Random, copy: Copy) -> Said:
    """A page of text named like one that the site makes itself."""
    path = copy.take("pages/nguon.md")
    copy.write(path, f"---\ntitle: Nguồn ví dụ {chance.randint(1, 9)}\ndescription: Một ví dụ.\n---\nMột ví dụ.\n")
    return Said(((path, 0), (path, 1)), ("same-address",))


@kind(rare=True)
def page_of_the_menu_deleted(_chance: random.Random, copy: Copy) -> Said:
    """The page that tells how the catalogue is made, deleted, and its translation with it."""
    path, translation = copy.take("pages/cach-lam.md"), copy.take("pages/method.md")
    copy.remove(path)
    copy.remove(translation)
    return Said(((path, 0), ("pages", 0)), ("dead-link", "missing-file"))


@kind(rare=True)
def photo_that_is_no_picture(chance: random.Random, copy: Copy) -> Said:
    """A page of the web saved under the name of a photo."""
    path = copy.pick(chance, "products")
    name = f"anh-hong-{copy.number()}.jpg"
    copy.write(copy.take(f"photos/{name}"), "<!doctype html><title>Không tìm thấy</title>\n")
    line = copy.append(path, "photos:", f"  - file: {name}", "    alt: Ảnh ví dụ") + 1
    return at(path, line, "bad-photo")
