"""A whole catalogue of hostile texts: every payload is a name of something, and stands in many other fields."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import yaml
from PIL import Image

from ocop_site.digests import short_digest
from ocop_site.reading.ledger import GivenCode, Print, Promise, ledger_text
from ocop_site.records.counts import OfficialCounts
from ocop_site.records.others import Coverage, Decision, Fair, Outlet, Producer, Tombstone
from ocop_site.records.plans import Plan
from ocop_site.records.product import Product
from ocop_site.records.site import Page, Site
from ocop_site.vietnamese import slug
from tests.making.payloads import PAYLOADS
from tests.site.built import PROJECT
from tests.site.planting import Planter, code_of, gtin_of

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "GHI-CHU-KIN"  # noqa: S105 - a mark in editors' notes, which are never published
REFUSED_SIGNS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
ACCEPTED = [text for text in PAYLOADS if not REFUSED_SIGNS.search(text)]
NOT_ACCEPTED = [text for text in PAYLOADS if REFUSED_SIGNS.search(text)]
URLS = [
    "https://example.org/'onmouseover='window.__ran=1",
    "https://example.org/?q=%22%3E%3Cscript%3Ewindow.__ran=1%3C/script%3E",
    "https://example.org/#javascript:window.__ran=1",
    "https://example.org/&quot;onclick=window.__ran=1",
    "https://example.org/{{7*7}}".replace("{", "%7B").replace("}", "%7D"),
    "http://example.org:8080/a(b)[c]&amp;lt;svg/onload=window.__ran=1&gt;",
]
BAD_URLS = [
    "javascript:window.__ran=1",
    "JaVaScRiPt:window.__ran=1",
    "javascript://example.org/%0awindow.__ran=1",
    "java\tscript:window.__ran=1",
    "&#106;avascript:window.__ran=1",
    "data:text/html,<script>window.__ran=1</script>",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cuX19yYW49MTwvc2NyaXB0Pg==",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//evil.example/x",
    "/\\evil.example/x",
    "\\\\evil.example\\x",
    "https:evil.example",
    "https:///evil.example",
    "http://user:secret@evil.example/",
    "http://example.org@evil.example/",
    "ftp://evil.example/x",
    "blob:https://evil.example/x",
    "view-source:https://evil.example/",
    'https://example.org/"onmouseover="window.__ran=1',
    "https://example.org/<script>",
    "https://example.org/ javascript:window.__ran=1",
    "mailto:a@evil.example",
    "evil.example",
]
PHOTOS = [
    '"><img src=x onerror=window.__ran=1>.jpg',
    "' onerror='window.__ran=1.jpg",
    "javascript:window.__ran=1.jpg",
    "a b?c#d&amp;e.jpg",
    "%2e%2e%2f%2e%2e%2fetc.jpg",
    "x\\..\\..\\y.jpg",
    "{{ site.title }}.jpg",
]
BASE = "https://danh-muc.example/"
OTHERS = 24  # producers, outlets and fairs


def plant(content: Path) -> Planter:
    """Write the catalogue. Gives the planter, which knows in which fields it has put a text."""
    for folder in (
        "products",
        "producers",
        "outlets",
        "fairs",
        "decisions",
        "plans",
        "pages",
        "photos",
        "ledger",
        "tombstones",
    ):
        (content / folder).mkdir(parents=True)
    planter = Planter(ACCEPTED, URLS)
    for number, name in enumerate(PHOTOS):
        Image.new("RGB", (600, 400), (number * 30, 120, 60)).save(content / "photos" / name)
    ledger = _records(content, planter)
    (content / "ledger" / "codes.csv").write_text("code,kind,id,date,digest\n" + "".join(ledger), encoding="utf-8")
    (content / "ledger" / "prints.csv").write_text(_prints(), encoding="utf-8")
    (content / "ledger" / "addresses.csv").write_text(_promises(), encoding="utf-8")
    write(content / "site.yaml", planter.record(Site, base_url=BASE, formerly_at=["https://cu.danh-muc.example/"]))
    write(content / "coverage.yaml", planter.record(Coverage))
    write(content / "counts.yaml", planter.record(OfficialCounts))
    pages = {"gioi-thieu": '<a name="bao-sai"></a>', "cach-lam": ""}
    for page, first in pages.items():
        story = f"{first}\n\n## Báo sai {{#bao-sai}}\n\n" + "\n\n".join(f"## {t}\n\n{t}" for t in ACCEPTED)
        write(content / "pages" / f"{page}.md", planter.record(Page, translation_of=None), story)
    plant_vocabulary(content / "vocabulary", planter)
    return planter


def _records(content: Path, planter: Planter) -> list[str]:
    ledger = []
    story = "\n\n".join(ACCEPTED)

    def put(kind: str, number: int, data: dict[str, Any]) -> None:
        record = f"{kind}-{number}"
        if "code" in data:
            line = f"{data['code']},{kind},{record},2026-11-22"
            ledger.append(f"{line},{short_digest(line.encode())}\n")
        write(content / kind / f"{record}.md", data, story if number % 8 == 0 else "")

    for number, text in enumerate(ACCEPTED):
        some = {"name": text, "code": code_of(number), "gtin": gtin_of(number), "notes": [SECRET]}
        some |= {"producer": f"producers-{number % OTHERS}", "file": PHOTOS[number % len(PHOTOS)]}
        some |= {} if number % 4 == 0 else {"reports": None}
        some |= {"photos": None} if number % 3 else {}
        put("products", number, planter.record(Product, **some))
    for number in range(OTHERS):
        some = {"notes": [SECRET], "file": PHOTOS[number % len(PHOTOS)], "product": f"products-{number}"}
        put("producers", number, planter.record(Producer, code=code_of(1000 + number), **some))
        put("outlets", number, planter.record(Outlet, code=code_of(2000 + number), **some))
        at_booths = {"products": [f"products-{number}"], "producer": None if number % 2 else f"producers-{number}"}
        fair = planter.record(Fair, code=code_of(3000 + number), **some, **at_booths)
        (booth,), (hall,) = fair["booths"], fair["halls"]
        booth |= {"code": code_of(5000 + number), "hall": hall["name"]}
        name = f"fairs-{number}/{slug(booth['number'])}"
        ledger.append(GivenCode(booth["code"], "booths", name, "2026-11-22", 0).text())
        put("fairs", number, fair)
        acts = {"act": ("revoke", "recognise", "extend", "strike-off")[number % 4]}
        put("decisions", number, planter.record(Decision, number=f"{number} {ACCEPTED[number]}", **some, **acts))
        put("plans", number, _plan(planter))
        gone = planter.record(
            Tombstone, notes=[SECRET], code=code_of(4000 + number), decision=None, instead="products-1"
        )
        write(content / "tombstones" / f"gone-{number}.yaml", gone)
        ledger.append(GivenCode(code_of(4000 + number), "products", f"gone-{number}", "2026-11-22", 0).text())
    return ledger


def _plan(planter: Planter) -> dict[str, Any]:
    """A plan whose target has one whole shape, and whose figure is of that target."""
    shape = dict.fromkeys(("min", "max", "of", "per", "min_each", "max_each", "breakdown", "baseline", "metrics"))
    data = planter.record(Plan, notes=[SECRET], part_of=None, cohort=None, districts=None, **shape)
    ids = ["1", "2", "3"]
    for kind, own in zip(("targets", "activities", "passages"), ids, strict=True):
        data[kind][0]["id"] = f"{own} {data[kind][0]['id']}"
    data["reported"][0]["target"] = data["targets"][0]["id"]
    return data


def _prints() -> str:
    """Labels on which every payload was printed, for every outlet: all of them are to be printed again."""
    lines = []
    for number, text in enumerate(ACCEPTED):
        cells = ("3", "shelf", "avery-l7160", " ".join(text.split()), " ".join(text.split()), "5", "2026-12-01", "1")
        outlet = code_of(2000 + number % OTHERS)
        lines.append(Print("2026-11-01", "08:00:00", code_of(number), outlet, *cells, BASE, 0))
    return ledger_text(lines, Print)


def _promises() -> str:
    """An older address of every product: its page leads on and says the name of what stands there now."""
    days = ("2026-11-01", 0)
    names = [Promise(f"/san-pham/cu-{code_of(n)}/", "products", code_of(n), *days) for n in range(len(ACCEPTED))]
    return ledger_text(names, Promise)


def write(path: Path, data: dict[str, Any], story: str = "") -> None:
    """A record as YAML in the form of JSON, whatever stands in it; with a story as Markdown."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    path.write_text(f"---\n{text}\n---\n{story}\n" if path.suffix == ".md" else f"{text}\n", encoding="utf-8")


def plant_vocabulary(folder: Path, planter: Planter) -> None:
    """The project's vocabulary, where every name and note that is matched against nothing carries a payload."""
    shutil.copytree(PROJECT / "content" / "vocabulary", folder)
    for path in sorted(folder.glob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - makes nothing but text
        former = data.pop("former", None)  # the names of printed places are found in these
        _sow(data, planter)
        write(path, {**data, "former": former} if former else data)


def _sow(data: Any, planter: Planter) -> None:  # noqa: ANN401 - any plain data
    if isinstance(data, list):
        for inner in data:
            _sow(inner, planter)
    elif isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, str) and key in (
                "name",
                "short",
                "name_en",
                "covers",
                "definition",
                "label",
                "units",
                "wording",
                "note",
            ):
                data[key] = f"{value} {ACCEPTED[planter.turn % len(ACCEPTED)]}"
                planter.turn += 1
            else:
                _sow(value, planter)
