"""Faults of whole files: their bytes, their names, their folders."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from ocop_site.vietnamese import slug
from tests.faults.fault import Also, Fault, Said, at, kind, whole
from tests.faults.material import CODES, Link, stem

if TYPE_CHECKING:
    import random

    from tests.faults.material import Copy

KINDS_OF_RECORDS = ("products", "producers", "outlets", "fairs")


def gone(copy: Copy, path: str) -> tuple[Also, ...]:
    """What follows when a record is no longer found: the ledger asks for it."""
    return (Also(CODES, ("code-without-record",), copy.ledger_line(path)),)


@kind
def byte_order_mark(chance: random.Random, copy: Copy) -> Said:
    """Saved by an editor that puts a mark before the text."""
    path = copy.pick(chance, chance.choice(("products", "producers")))
    copy.write(path, b"\xef\xbb\xbf" + copy.text(path).encode())
    return at(path, 1, "byte-order-mark")


@kind
def decomposed_letters(chance: random.Random, copy: Copy) -> Said:
    """A name pasted from a Mac."""
    path = copy.pick(chance, "products", lambda r: not r.get("name").isascii())
    line = copy.set(path, ("name",), unicodedata.normalize("NFD", copy.record(path).get("name")))
    return at(path, line, "nfd-text")


@kind
def bytes_of_windows_1258(chance: random.Random, copy: Copy) -> Said:
    """A line from a program that writes Vietnamese in the old way of Windows."""
    path = copy.pick(chance, "products", lambda r: r.get("producer"))
    place = copy.record(path).line("producer")
    copy.insert(path, place, "name_as_printed: ???")
    bytes_1258 = "Nươ\u0301c mă\u0301m Ví Du\u0323".encode("cp1258")
    copy.write(path, copy.text(path).encode().replace(b"???", bytes_1258))
    return at(path, place + 1, "bad-encoding")


@kind
def bytes_of_latin_1(chance: random.Random, copy: Copy) -> Said:
    """A name from a program that knows Western letters only."""
    path = copy.pick(chance, chance.choice(("products", "producers")))
    copy.set(path, ("name",), "???")
    copy.write(path, copy.text(path).encode().replace(b"???", "Cà phê sâm Ví dê".encode("latin-1")))
    return at(path, 1, "bad-encoding")


@kind
def saved_as_unicode(chance: random.Random, copy: Copy) -> Said:
    """What Notepad calls "Unicode": UTF-16."""
    path = copy.pick(chance, chance.choice(("products", "producers")))
    copy.write(path, copy.text(path).encode("utf-16"))
    return at(path, 1, "bad-encoding")


@kind
def control_character(chance: random.Random, copy: Copy) -> Said:
    """A line break inside a line, as word processors write it, or a sign that a terminal rang."""
    path = copy.pick(chance, "products", lambda r: r.get("notes"))
    place = ("notes", 0) if chance.random() < 0.5 else ("name",)
    line, column, _ = copy.record(path).spots[place]
    text = copy.lines(path)[line - 1]
    inside = column + 2
    copy.put(path, line, text[:inside] + chance.choice(("\x0b", "\x07", "\x1f")) + text[inside:])
    return at(path, line, "control-character")


@kind
def file_too_large(chance: random.Random, copy: Copy) -> Said:
    """A picture's text, or a whole newspaper, pasted into a record."""
    path = copy.pick(chance, chance.choice(("products", "producers", "outlets")))
    copy.append(path, *["# chép nhầm cả trang báo vào đây, rất dài và không để làm gì"] * 16_000)
    return whole(path, "file-too-large")


@kind
def emptied_file(chance: random.Random, copy: Copy) -> Fault:
    """Everything deleted and saved."""
    path = copy.pick(chance, "products")
    copy.write(path, "")
    return Fault((whole(path, "missing-field", "not-a-mapping"),), (Also(path),))


# -- names of files


def _renamed(copy: Copy, path: str, name: str) -> Said:
    """A name that may not be: the file is there all the same, so nobody has to miss its record."""
    new = copy.move(path, f"{path.rpartition('/')[0]}/{name}.yaml")
    return whole(new, "bad-file-name", right=stem(path))


@kind
def capitals_in_a_file_name(chance: random.Random, copy: Copy) -> Said:
    """Nuoc-Mam.yaml."""
    path = copy.pick(chance, chance.choice(KINDS_OF_RECORDS))
    return _renamed(copy, path, stem(path).title() if chance.random() < 0.5 else stem(path).upper())


@kind
def spaces_in_a_file_name(chance: random.Random, copy: Copy) -> Said:
    """nuoc mam.yaml."""
    path = copy.pick(chance, "products", lambda r: "-" in slug(r.get("name")))
    if "-" not in stem(path):
        path = copy.pick(chance, "fairs")
    return _renamed(copy, path, stem(path).replace("-", chance.choice((" ", "_", " - "))))


@kind
def diacritics_in_a_file_name(chance: random.Random, copy: Copy) -> Said:
    """Nước mắm.yaml."""
    kinds = chance.choice(("products", "producers"))
    same = {path for path in copy.clean if path.startswith(kinds) and slug(copy.record(path).get("name")) == stem(path)}
    path = copy.pick(chance, kinds, lambda r: r.get("code") in {copy.code(one) for one in same})
    return _renamed(copy, path, copy.record(path).get("name").replace("/", "-"))


@kind
def copy_beside_the_file(chance: random.Random, copy: Copy) -> Said:
    """What an explorer leaves after copying: "nuoc-mam - Copy.yaml"."""
    path = copy.pick(chance, chance.choice(("products", "producers", "outlets")))
    ending = chance.choice((" - Copy", " (1)", " - bản sao"))
    new = copy.take(f"{path.removesuffix('.yaml')}{ending}.yaml")
    copy.write(new, copy.text(path))
    return whole(new, "bad-file-name", was=stem(path))


@kind
def ending_hidden_by_windows(chance: random.Random, copy: Copy) -> Fault:
    """nuoc-mam.yaml.txt: the explorer does not show the last ending."""
    path = copy.pick(chance, "products", alone=True)
    new = copy.move(path, f"{path}.txt")
    return Fault((whole(new, "unexpected-file", right=f"{stem(path)}.yaml"),), gone(copy, path))


@kind
def stray_file(chance: random.Random, copy: Copy) -> Said:
    """A table or a letter saved among the records."""
    folder = chance.choice(
        ("products/ha-tinh", "producers", "outlets/ha-noi", "decisions", "ledger", "photos", "pages")
    )
    ending = chance.choice((".txt", ".docx", ".xlsx", ".json", ".pdf"))
    path = copy.take(f"{folder}/ghi-chu-{copy.number()}{ending}")
    copy.write(path, "ghi chú ví dụ\n")
    return whole(path, "unexpected-file")


@kind
def stray_file_at_the_top(chance: random.Random, copy: Copy) -> Said:
    """A record saved beside the folders instead of in one of them."""
    path = copy.take(f"san-pham-moi-{copy.number()}{chance.choice(('.yaml', '.xlsx', '.md'))}")
    copy.write(path, "name: Sản phẩm ví dụ\n")
    return whole(path, "unexpected-file")


@kind(rare=True)
def misspelt_folder(chance: random.Random, copy: Copy) -> Fault:
    """A record in product/ instead of products/."""
    right = chance.choice(("products", "outlets", "fairs"))
    wrong = copy.take(chance.choice((right.removesuffix("s"), f"{right}s", right.title())))
    path = copy.pick(chance, right, alone=True)
    copy.move(path, f"{wrong}/{path.partition('/')[2]}")
    return Fault((whole(wrong, "unexpected-file", right=right),), gone(copy, path))


@kind
def record_in_the_folder_of_another_kind(chance: random.Random, copy: Copy) -> Fault:
    """A product saved among the producers, or an outlet among the fairs."""
    here, there, foreign = chance.choice((("products", "producers", "group"), ("outlets", "fairs", "operator")))
    path = copy.pick(chance, here, lambda r: r.get(foreign), alone=True)
    line = copy.record(path).line(foreign)
    new = copy.move(path, f"{there}/{stem(path)}-{copy.number()}.yaml")
    return Fault((at(new, line, "unknown-key"),), (Also(new), *gone(copy, path)))


@kind
def same_id_in_two_folders(chance: random.Random, copy: Copy) -> Fault:
    """A record copied into another province's folder and left in the old one too."""
    kinds, folder = chance.choice((("products", "vi-du"), ("producers", "vi-du"), ("products", "a"), ("fairs", "a")))
    path = copy.pick(chance, kinds)
    new = copy.take(f"{kinds}/{folder}/{stem(path)}.yaml")
    copy.write(new, copy.text(path))
    return Fault((Said(((path, 0), (new, 0), (path, 1), (new, 1)), ("duplicate-id",)),))


@kind
def link_into_nothing(_chance: random.Random, copy: Copy) -> Said:
    """A link to a file that was not copied along."""
    path = copy.take(f"products/ha-tinh/lien-ket-{copy.number()}.yaml")
    copy.write(path, Link("khong-co.yaml"))
    return whole(path, "unreadable-file")


@kind
def link_out_of_the_content(chance: random.Random, copy: Copy) -> Said:
    """A link to a file on the editor's own disk."""
    path = copy.take(f"producers/ha-tinh/lien-ket-{copy.number()}.yaml")
    copy.write(path, Link(f"../../../../o-dia-{chance.randint(1, 9)}.yaml"))
    return whole(path, "link-outside")


# -- front matter


def _told(copy: Copy, path: str, text: str) -> str:
    """A record as a Markdown file, because a story was added to it."""
    new = copy.move(path, f"{path.removesuffix('.yaml')}.md")
    return copy.write(new, text)


@kind
def front_matter_not_closed(chance: random.Random, copy: Copy) -> Said:
    """A story below a record without the line between them."""
    path = copy.pick(chance, chance.choice(("products", "producers")))
    return at(_told(copy, path, f"---\n{copy.text(path)}\n## Câu chuyện\n\nMột xóm ví dụ.\n"), 1, "front-matter-open")


@kind
def front_matter_not_opened(chance: random.Random, copy: Copy) -> Said:
    """A record with a story whose first line is missing."""
    path = copy.pick(chance, chance.choice(("products", "producers")))
    return at(_told(copy, path, f"{copy.text(path)}---\n\nMột xóm ví dụ.\n"), 1, "front-matter-missing")


@kind
def list_instead_of_a_record(chance: random.Random, copy: Copy) -> Said:
    """The whole record is one item of a list."""
    path = copy.pick(chance, chance.choice(("products", "producers")))
    lines = [f"  {line}" for line in copy.lines(path)]
    copy.write(path, "\n".join(["- " + lines[0].strip(), *lines[1:]]) + "\n")
    return at(path, 1, "not-a-mapping")


@kind
def prose_instead_of_a_record(chance: random.Random, copy: Copy) -> Said:
    """A letter saved over a record."""
    path = copy.pick(chance, "producers")
    copy.write(path, "Kính gửi ban biên tập, xin gửi thông tin của hợp tác xã ví dụ.\nTrân trọng.\n")
    return at(path, 1, "not-a-mapping")


@kind(rare=True)
def vocabulary_file_nobody_knows(_chance: random.Random, copy: Copy) -> Said:
    """A second list of provinces beside the one that is read."""
    path = copy.take("vocabulary/province.yaml")
    copy.write(path, "current: []\n")
    return whole(path, "unexpected-file", right="provinces")


@kind(rare=True)
def story_of_the_vocabulary(_chance: random.Random, copy: Copy) -> Said:
    """An explanation below the list of stars, which no page shows."""
    path = copy.take("vocabulary/stars.yaml")
    text = f"---\n{copy.text(path)}---\n"
    new = copy.move(path, "vocabulary/stars.md")
    copy.write(new, f"{text}Sao là gì? Một ví dụ.\n")
    return at(new, text.count("\n") + 1, "story-not-used")
