"""Writes an invented catalogue of any size: `python benchmarks/corpus.py DIR --products 20000 --seed 1`.

Everything in it is made up from word lists and marked as an example; only the vocabulary is the project's own.
The same numbers and the same seed give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))  # the program runs without the project being installed

import words  # noqa: E402 - needs nothing, but stands with its like
from inventions import DAY, Inventor, later  # noqa: E402

from ocop_site.reading.folder import read_content  # noqa: E402
from ocop_site.reading.ledger import GivenCode, ledger_text  # noqa: E402
from ocop_site.records.parse import parse  # noqa: E402
from ocop_site.records.vocabulary import FILES, Vocabulary  # noqa: E402
from ocop_site.vietnamese import slug  # noqa: E402
from ocop_site.writing.codes import give_code  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.records.vocabulary_files import FormerProvince

LEDGER_START = date(2025, 1, 1)
_PLAIN = re.compile(r"[^\W\d_][\w /(),.–-]*[\w)]|[0-9]{4}-[0-9]{2}(-[0-9]{2})?")


def yaml_lines(value: dict[str, Any] | list[Any], indent: int = 0) -> Iterator[str]:
    """The lines of a mapping or a list as YAML; keys with nothing behind them are left out."""
    pad = "  " * indent
    if isinstance(value, list):
        for inner in value:
            if isinstance(inner, dict):
                yield pad + "- " + "".join(yaml_lines(inner, indent + 1))[len(pad) + 2 :]
            else:
                yield f"{pad}- {_scalar(inner)}\n"
        return
    for key, inner in value.items():
        if isinstance(inner, dict | list):
            if inner:
                yield f"{pad}{key}:\n"
                yield from yaml_lines(inner, indent + 1)
        elif inner is not None:
            yield f"{pad}{key}: {_scalar(inner)}\n"


def _scalar(value: Any) -> str:  # noqa: ANN401 - what a record holds
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


@dataclass(slots=True)
class Corpus:
    """A corpus on its way: what was made so far is what later records refer to."""

    folder: Path
    inventor: Inventor
    ledger: list[GivenCode] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    producers: list[tuple[str, FormerProvince]] = field(default_factory=list)
    products: list[str] = field(default_factory=list)
    made_by: dict[str, list[str]] = field(default_factory=dict)
    # (act, former province, year) -> the items of a decision that is written at the end
    acts: dict[tuple[str, str, int], list[dict[str, Any]]] = field(default_factory=dict)

    def code(self, kind: str, record_id: str, known_as: str | None = None) -> str:
        """A new code, entered in the ledger under the id that the record has, or had when it was given."""
        code = give_code(words.BLOCK, kind, record_id, self.taken)
        self.taken.add(code)
        day = LEDGER_START + timedelta(days=self.inventor.dice.randrange(690))
        self.ledger.append(GivenCode(code, kind, known_as or record_id, day.isoformat(), 0))
        return code

    def write(self, kind: str, below: str, record_id: str, record: dict[str, Any], story: str | None = None) -> None:
        """One record file: Markdown where there is a story, else YAML."""
        folder = self.folder / kind / below
        folder.mkdir(parents=True, exist_ok=True)
        text = "".join(yaml_lines(record))
        if story:
            (folder / f"{record_id}.md").write_bytes(f"---\n{text}---\n{story}".encode())
        else:
            (folder / f"{record_id}.yaml").write_bytes(text.encode())

    def add_producer(self, number: int) -> None:
        """A producer somewhere."""
        make = self.inventor
        everywhere = make.words.former_provinces  # the first producers see to it that no province is empty
        province = everywhere[number] if number < len(everywhere) else make.province()
        kind = make.pick(words.MAKERS)
        name = make.producer_name(kind, number)
        record_id = f"{slug(name)}-{number:05}"
        self.producers.append((record_id, province))
        record = {
            "name": name,
            "code": self.code("producers", record_id),
            "type": make.some(0.85, kind),
            "publish_name": make.some(0.03, value=False),
            "address": make.some(0.8, make.address(province, date(2023, 1, 1))),
            "joined": make.some(0.2, f"{make.dice.randint(2018, 2025)}"),
            "contact": make.some(0.2, {"phone": f"0999 {number:06}", "person": make.person()}),
            "publish_contact": make.some(0.05, value=True),
            "sources": make.sources(),
            "example": True,
        }
        self.write("producers", province.id, record_id, record, make.some(0.1, make.story()))

    def add_product(self, number: int, *, with_photo: bool) -> None:
        """A product of some producer (a few producers have many), with its papers or without."""
        make = self.inventor
        among = len(self.producers)
        at = number if number < min(among, len(make.words.former_provinces)) else int(among * make.dice.random() ** 1.5)
        producer, province = self.producers[at]
        set_number = make.pick(make.set_weights)
        name = make.product_name(set_number)
        record_id = f"{slug(name)[:60].strip('-')}-{number:05}"
        self.products.append(record_id)
        self.made_by.setdefault(producer, []).append(record_id)
        papers, newest = make.papers(province)
        way = make.pick({"certificate": 85, "decision": 12, "none": 3})
        self.decide_on(record_id, province, newest, way)
        old_id = make.some(0.02, f"ten-cu-{number:05}")
        record = {
            "name": name,
            "name_as_printed": make.some(0.03, name.upper()),
            "names": make.some(0.05, {"en": f"Invented product {number}"}),
            "code": self.code("products", record_id, old_id),
            "producer": make.some(0.98, producer),
            "group": next(one.group for one in make.words.sets if one.number == set_number),
            "set": make.some(0.85, set_number),
            "group_basis": make.pick({"by-name": 80, "stated": 20}),
            "address": make.some(0.9, make.address(province, newest)),
            "certificates": papers if way == "certificate" else None,
            "nominations": [make.nomination(newest.year)] if way == "none" or make.chance(0.03) else None,
            "reports": make.some(0.005, [{"says": "expired", "on": f"{DAY:%Y-%m}", "sources": make.sources()}]),
            "programme_years": make.some(0.3, [newest.year]),
            "possibly_same_as": make.some(0.01, [make.dice.choice(self.products[:-1] or [record_id])]),
            "components": make.some(0.02, [make.product_name(set_number) for _ in range(3)]),
            **make.shelf(number, newest),
            "photos": [self.photo(record_id, name)] if with_photo else None,
            "formerly": [old_id] if old_id else None,
            "example": True,
            "notes": make.some(0.05, ["Ghi chú của biên tập: đã hỏi, chưa ai trả lời."]),
        }
        self.write("products", province.id, record_id, record, make.some(0.3, make.story()))

    def decide_on(self, product: str, province: FormerProvince, newest: date, way: str) -> None:
        """A decision recognises the product, or now and then ends or stretches a term."""
        make, end, at = self.inventor, later(newest, 36), len(self.products)
        if way == "none":
            return
        if way == "decision":
            # Four stars: the province certifies them under every version of the rules.
            self.enter("recognise", province, newest.year, product=product, stars=4)
        ends = newest.year < DAY.year  # what ends a paper comes after it
        if ends and at % 100 == 7:  # noqa: PLR2004 - any number does
            self.enter("revoke", province, DAY.year, product=product, ground="chủ thể ngừng sản xuất")
        elif ends and at % 120 == 11:  # noqa: PLR2004 - as above
            self.enter("strike-off", province, DAY.year, product=product, ground="không nộp hồ sơ đánh giá lại")
        elif way == "certificate" and end < DAY <= end + timedelta(days=150) and make.chance(0.5):
            ground, until = "26/2026/QĐ-TTg, điều 12 khoản 3", end + timedelta(days=180)
            self.enter("extend", province, DAY.year, product=product, until=until, ground=ground)

    def enter(self, act: str, province: FormerProvince, year: int, **item: Any) -> None:  # noqa: ANN401 - a record's values
        """Keep an item for the decision of that province and year."""
        self.acts.setdefault((act, province.id, year), []).append({"act": act, **item})

    def photo(self, record_id: str, name: str) -> dict[str, str]:
        """A picture file, and what the record says of it."""
        folder = self.folder / "photos"
        folder.mkdir(exist_ok=True)
        (folder / f"{record_id}.jpg").write_bytes(self.inventor.picture())
        return {"file": f"{record_id}.jpg", "alt": name, "credit": "Máy vẽ", "licence": "CC0 1.0"}

    def add_outlet(self, number: int) -> None:
        """A place that sells some of the products."""
        make = self.inventor
        province = make.province()
        name = f"{make.dice.choice(words.SHOPS)} {make.village()}"
        record_id = f"{slug(name)}-{number:04}"
        stocked = make.dice.sample(self.products, min(len(self.products), make.dice.randint(5, 60)))
        record = {
            "name": name,
            "code": self.code("outlets", record_id),
            "operator": make.some(0.5, make.producer_name("htx", number)),
            "address": make.address(province, date(2024, 1, 1)),
            "stage": make.pick({"open": 90, "planned": 4, "closed": 6}),
            "opened": make.some(0.5, make.written(date(2023, 5, 4))),
            "stocks": [{"product": p, "price": make.some(0.3, make.dice.randrange(9, 300) * 1000)} for p in stocked],
            "hours": make.some(0.4, ["07:00–18:00 các ngày"]),
            "sources": make.sources(),
            "example": True,
        }
        self.write("outlets", "", record_id, record)

    def add_fair(self, number: int) -> None:
        """A fair; every third one has booths."""
        make = self.inventor
        start = date(2021, 1, 1) + timedelta(days=make.dice.randrange(2200))
        name = f"Hội chợ OCOP {make.village()} {start.year}"
        record_id = f"{slug(name)}-{number:03}"
        makers = make.dice.sample(sorted(self.made_by), min(len(self.made_by), make.dice.randint(20, 80)))
        booths = [
            {
                "number": f"{'ABCD'[at % 4]}{at // 4 + 1}",
                "code": self.code("booths", f"{record_id}/{'abcd'[at % 4]}{at // 4 + 1}"),
                "exhibitor": {"producer": m},
                "products": self.made_by[m][:12],
            }
            for at, m in enumerate(makers if number % 3 == 0 else ())
        ]
        record = {
            "name": name,
            "code": self.code("fairs", record_id),
            "days": {"from": start, "to": start + timedelta(days=make.dice.randint(2, 6))},
            "venue": f"{make.dice.choice(words.VENUES)} {make.village()}",
            "address": make.address(make.province(), start),
            "organiser": f"Hội {make.village()}",
            "reported_booths": make.dice.randint(20, 300),
            "booths": booths or None,
            "sources": make.sources(),
            "example": True,
        }
        self.write("fairs", "", record_id, record, make.some(0.5, make.story()))

    def write_decisions(self) -> None:
        """One decision for each act, province and year that has items."""
        make = self.inventor
        for number, (act, province_id, year) in enumerate(sorted(self.acts), start=1):
            province = make.words.former_province(province_id)
            assert province is not None  # noqa: S101 - it came from there
            # In the first half of the year: before districts went, and before trace codes came.
            day = date(year, 1, 1) + timedelta(days=make.dice.randrange(180))
            record = {
                "number": f"{number}/QĐ-UBND",
                "date": day if act == "extend" else make.written(day),
                "issuer": make.issuer("province", province, day),
                "level": "province",
                "items": self.acts[act, province_id, year],
                "sources": make.sources(),
                "example": True,
            }
            self.write("decisions", "", f"{province_id}-{year}-{act}", record)


def write_corpus(folder: Path, products: int, seed: int, photos: int = 0, languages: str = "") -> None:
    """A whole content folder in an empty or missing folder.

    `photos`: how many products have a picture. `languages`: of the site besides Vietnamese, "en".
    """
    shutil.copytree(PROJECT / "content" / "vocabulary", folder / "vocabulary")
    (folder / "site.yaml").write_bytes(f"{words.SITE}languages: [{languages}]\n".encode())
    (folder / "pages").mkdir()
    for stem, text in words.PAGES.items():
        (folder / "pages" / f"{stem}.md").write_bytes(text.encode())
    corpus = Corpus(folder, Inventor.from_words(random.Random(seed), _vocabulary(folder)))
    for number in range(max(1, products // 2)):
        corpus.add_producer(number)
    pictured = {at * products // photos for at in range(photos)}
    for number in range(products):
        corpus.add_product(number, with_photo=number in pictured)
    for number in range(max(1, products // 20)):
        corpus.add_outlet(number)
    for number in range(max(1, products // 400)):
        corpus.add_fair(number)
    corpus.write_decisions()
    (folder / "ledger").mkdir()
    (folder / "ledger" / "codes.csv").write_bytes(ledger_text(corpus.ledger, GivenCode).encode())


def _vocabulary(folder: Path) -> Vocabulary:
    raw, _ = read_content(folder)
    files = {stem: parse(raw.vocabulary[stem], model)[0] for stem, model in FILES.items()}
    return Vocabulary.from_files({stem: file for stem, file in files.items() if file is not None})


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Write an invented content folder.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="empty or missing")
    parser.add_argument("--products", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--photos", type=int, default=0, help="products with a picture")
    parser.add_argument("--languages", default="", help="of the site besides Vietnamese, as en")
    wanted = parser.parse_args()
    if wanted.folder.exists() and any(wanted.folder.iterdir()):
        parser.error("the folder is not empty")
    if not 0 < wanted.products <= 99_999 or not 0 <= wanted.photos <= wanted.products:  # noqa: PLR2004 - ids have five digits
        parser.error("products: 1 to 99999; photos: 0 to the number of products")
    write_corpus(wanted.folder, wanted.products, wanted.seed, wanted.photos, wanted.languages)


if __name__ == "__main__":
    main()
