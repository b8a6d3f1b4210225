"""Product page, lists, `/Q/` page, structured data and calendars say the same on every day, rebuilt or not.

Asked of every product of the real catalogue and of 2,000 invented histories – with decisions about a third of them, and
one province whose list an authority calls complete –, on 40 days each: around every day on which a status turns, and on
others. The truth is the pure function, asked anew for that day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from ocop_site.building.pipeline import read
from ocop_site.catalogue.link import link
from ocop_site.catalogue.sentences import label, sentence, tone
from ocop_site.catalogue.sentences_en import sentence_en
from ocop_site.catalogue.status import Status, months_later, status_on
from ocop_site.commands.options import order_of
from ocop_site.digests import damm_digit
from ocop_site.pages import addresses
from ocop_site.pages.cards import Cards
from ocop_site.pages.structured.product import product_data
from ocop_site.records.product import Certificate
from tests.catalogue.histories import History, histories
from tests.site.built import DAY, PROJECT, BuiltSite, command
from tests.site.voices import Phase, Voice, data_of, voices_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.catalogue.status import Ending
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.others import Decision, Item

HISTORIES = 2_000
DAYS = 40
NEAR = (-1, 0, 1)
HORIZON = 2_000  # days before and after the day of the build
DECISIONS, ITEMS = 40, 20
OUTLETS, STOCKED = 5, 60
ACTS = ("recognise, stars: 3", "recognise, stars: 4", "revoke, ground: ngừng sản xuất", "strike-off")
COVERAGE = """\
statements:
  - province: Lào Cai
    vintage: "34"
    from: 2024-01-01
    to: 2026-10-31
    authority: Sở Ví Dụ
    sources: [{url: https://nguon.example/danh-sach, publisher: Sở Ví Dụ}]
"""
PROVINCES = ("Lào Cai", "Phú Yên", "Hà Tĩnh", "Bến Tre", "Sóc Trăng")


@dataclass(frozen=True, slots=True)
class Site:
    """A built site with its catalogue on the day of the build."""

    output: Path
    catalogue: Catalogue

    def page(self, address: str) -> str:
        return (self.output / addresses.file_of(address)).read_text(encoding="utf-8")


def opened(content: Path, output: Path) -> Site:
    records, problems = read(order_of(content, output, None, DAY, 1))
    assert records is not None, [problem.line() for problem in problems]
    return Site(output, link(records, DAY))


@pytest.fixture(scope="module")
def real(real_site: BuiltSite) -> Site:
    return opened(real_site.content, real_site.output)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """2,000 histories as records, built by the real command."""
    home = tmp_path_factory.mktemp("histories")
    content = home / "content"
    for name in ("products", "pages"):
        (content / name).mkdir(parents=True)
    for page in sorted((PROJECT / "examples" / "content" / "pages").iterdir()):
        (content / "pages" / page.name).write_bytes(page.read_bytes())
    site = (PROJECT / "examples" / "content" / "site.yaml").read_text(encoding="utf-8")
    site = re.sub(r"(?m)^languages:.*\n", "", site)  # what Vietnamese pages say is asked here
    (content / "site.yaml").write_text(site, encoding="utf-8")
    made = list(histories(3, HISTORIES))
    for number, history in enumerate(made):
        digits = f"99{number:06}"
        head = f'name: Mẫu số {number}\ncode: "{digits}{damm_digit(digits)}"\ngroup: thuc-pham\nexample: true\n'
        place = f"address:\n  as_certified: {{province: {PROVINCES[number % len(PROVINCES)]}, vintage: 63}}\n"
        text = f"{head}{place}{history.lines()}"
        (content / "products" / f"mau-{number}.yaml").write_text(text, encoding="utf-8")
    (content / "decisions").mkdir()
    for number, text in enumerate((*decisions(Random(5)), *extensions(made))):
        (content / "decisions" / f"{number}.yaml").write_text(text, encoding="utf-8")
    (content / "coverage.yaml").write_text(COVERAGE, encoding="utf-8")
    (content / "outlets").mkdir()
    for number, text in enumerate(outlets(Random(7))):
        (content / "outlets" / f"quay-{number}.yaml").write_text(text, encoding="utf-8")
    done = command(content, home / "output")
    assert done.returncode == 0, [line for line in done.stderr.splitlines() if " error " in line]
    return opened(content, home / "output")


HEAD = "number: {number}/QĐ-UBND-MẪU\ndate: {day}\nissuer: UBND tỉnh (mẫu)\nitems:\n"


def decisions(chance: Random) -> Iterator[str]:
    """Decisions of some days, each about some of the products: recognised anew, revoked, struck off."""
    for number in range(DECISIONS):
        day = DAY - timedelta(days=chance.randint(0, HORIZON))
        yield HEAD.format(number=9000 + number, day=day) + "".join(
            f"  - {{act: {chance.choice(ACTS)}, product: mau-{one}}}\n"
            for one in sorted(chance.sample(range(HISTORIES), ITEMS))
        )


def outlets(chance: Random) -> Iterator[str]:
    """Outlets that each sell some of the products."""
    for number in range(OUTLETS):
        digits = f"99{HISTORIES + number:06}"
        stocks = "".join(f"  - {{product: mau-{one}}}\n" for one in chance.sample(range(HISTORIES), STOCKED))
        yield f'name: Quầy số {number}\ncode: "{digits}{damm_digit(digits)}"\nstocks:\n{stocks}'


def extensions(made: Sequence[History]) -> Iterator[str]:
    """Decisions that each extend a paper of a known day, shortly before its term ends."""
    for number, history in enumerate(made):
        paper = history.certificates[0] if len(history.certificates) == 1 else None
        issued = paper.issued.day if paper and paper.issued and not (paper.valid_until or paper.extension) else None
        end = months_later(issued, 36) if issued else DAY
        if number % 3 == 0 and issued and end < DAY + timedelta(days=60):
            day, until = end - timedelta(days=70), end + timedelta(days=90)
            items = f"  - {{act: extend, product: mau-{number}, until: {until}, ground: chờ đánh giá lại}}\n"
            yield HEAD.format(number=20_000 + number, day=day) + items


@pytest.fixture(params=["real", "invented"])
def site(request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(request.param)
    return found


def days_for(entry: ProductEntry) -> list[date]:
    """Forty days from the build on: the day before, the day of and the day after each turn, and others."""
    turning = {turn.start + timedelta(days=n) for turn in entry.turns for n in NEAR}
    if entry.status.until:
        turning |= {entry.status.until + timedelta(days=n) for n in NEAR}
    days = {DAY} | {day for day in turning if day >= DAY}
    chance = Random(entry.record.code)
    while len(days) < DAYS:
        days.add(DAY + timedelta(days=chance.randint(0, HORIZON)))
    return sorted(days)[:DAYS]


def truth(entry: ProductEntry, day: date, catalogue: Catalogue) -> Status:
    """The pure function, asked for that day."""
    return status_on(entry.certificates, entry.endings, day, catalogue.vocabulary, entry.vouched)


def drawn_of(status: Status) -> bool:
    return status.in_force and bool(status.stars)


def box_differs(phase: Phase, status: Status, *, english: bool) -> bool:
    said = (phase.texts["sentence"], tone(status), phase.drawn)
    wanted = (sentence(status), phase.tone, drawn_of(status))
    return said != wanted or (english and phase.texts["en"] != sentence_en(status))


def names_only(page: str) -> bool:
    """Whether a page holds names by letter, where stars stand in words."""
    return page.startswith("tim-kiem/") or "a-z" in page.split("/")


def card_differs(phase: Phase, status: Status, *, drawn: bool = True) -> bool:
    """`drawn`: stars are drawn there, where they may be."""
    said = (phase.texts["span"], phase.tone, phase.drawn, phase.texts.get("b", ""))
    return said != (
        label(status),
        tone(status),
        drawn and drawn_of(status),
        f"{status.stars} sao" if status.stars else "",
    )


def test_an_unrebuilt_page_says_on_every_day_what_is_true_that_day(site: Site) -> None:
    """The product's own page and the page behind its code, in two languages, words, colour and stars."""
    asked, differences = 0, []
    for entry in site.catalogue.products.values():
        own = [v for v in voices_of(site.page(addresses.product(entry.record))) if not v.link]
        short = voices_of(site.page(addresses.code(entry.record.code)))
        assert len(own) == len(short) == 1
        for day in days_for(entry):
            status = truth(entry, day, site.catalogue)
            asked += 1
            if box_differs(own[0].on(day), status, english=False) or box_differs(
                short[0].on(day), status, english=True
            ):
                differences.append((entry.record.id, day, status.value))
    assert asked == DAYS * len(site.catalogue.products)
    assert differences == []


def cards_by_product(site: Site) -> dict[str, list[tuple[str, Voice]]]:
    """Every card and line of every page that is no record's own: address of the product's page -> (page, voice)."""
    found: dict[str, list[tuple[str, Voice]]] = defaultdict(list)
    for path in sorted(site.output.rglob("*.html")):
        name = path.relative_to(site.output)
        if name.parts[0] in {"Q", "san-pham", "en"}:
            continue
        for voice in voices_of(path.read_text(encoding="utf-8")):
            target = (path.parent / voice.link).resolve().relative_to(site.output.resolve())
            found[target.as_posix()].append((name.as_posix(), voice))
    return found


def test_the_invented_histories_have_every_status(invented: Site) -> None:
    entries = invented.catalogue.products.values()
    assert len({entry.status.value for entry in entries}) == 8
    assert sum(1 for entry in entries if any(paper.extended_by for paper in entry.papers)) > DECISIONS
    assert sum(1 for entry in entries if any(paper.decision for paper in entry.papers)) > DECISIONS
    assert sum(1 for e in entries if e.status.ending and e.status.ending.vouched) > DECISIONS
    assert sum(1 for e in entries for turn in e.turns if turn.status.value == "past-term") > HISTORIES // 5


def test_every_list_says_the_same_as_the_page(site: Site) -> None:
    cards = cards_by_product(site)
    seen, differences = 0, []
    for entry in site.catalogue.products.values():
        some = cards[addresses.file_of(addresses.product(entry.record))]
        mine = [(page, voice) for page, voice in some if not voice.part]
        assert {page.split("/")[0] for page, _ in mine} >= {"nhom", "tim-kiem"}, entry.record.id
        for day in days_for(entry):
            status = truth(entry, day, site.catalogue)
            wrong = [page for page, voice in mine if card_differs(voice.on(day), status, drawn=not names_only(page))]
            seen += len(mine)
            # On the lists of what has no paper within its term a product stands on such days only.
            for page, voice in some:
                shown = voice.seen_on(day)
                if voice.part and (status.in_force != (not shown) or any(card_differs(one, status) for one in shown)):
                    wrong.append(page)
            differences += [(entry.record.id, page, day, status.value) for page in wrong]
    assert seen > 2 * DAYS * len(site.catalogue.products)
    assert differences == []


def test_structured_data_names_the_same_days_stars_and_endings(site: Site) -> None:
    differences = []
    for entry in site.catalogue.products.values():
        (data,) = data_of(site.page(addresses.product(entry.record)))
        paper = data["@graph"][0].get("hasCertification")
        if (paper is None) != (entry.status.certificate is None and entry.status.ending is None):
            differences.append((entry.record.id, "paper"))
        if paper is None:
            continue
        wrong = wrong_data(paper, entry, site.catalogue, days_for(entry))
        differences += [(entry.record.id, one) for one in wrong]
    assert differences == []


def wrong_data(paper: Plain, entry: ProductEntry, catalogue: Catalogue, days: Sequence[date]) -> Iterator[str]:
    """What the structured data of a recognition gets wrong, on the day of the build and on others."""
    rating = paper.get("certificationRating", {}).get("ratingValue")
    if rating != entry.status.stars:
        yield f"stars {rating}"
    if ("certificationStatus" in paper) != (entry.status.value in {"expired", "revoked"}):
        yield "ending"
    if "Active" in str(paper).replace("Inactive", ""):
        yield "a claim that time makes false"
    last = date.fromisoformat(paper["expires"]) if "expires" in paper else None
    for day in days:
        status = truth(entry, day, catalogue)
        if status.certificate != entry.status.certificate or status.ending:
            continue
        if status.in_force and status.exact and (last is None or day > last):
            yield f"in force on {day}, but expires {last}"
        if status.value == "past-term" and status.exact and (last is None or day <= last):
            yield f"past its term on {day}, but expires {last}"


def test_calendars_name_the_last_day_of_every_known_term(site: Site) -> None:
    """One event for each product in force with a known end, on the day on which the page's sentence says it ends."""
    events: dict[str, list[tuple[str, date]]] = defaultdict(list)
    for path in sorted(site.output.glob("sap-het-han/*/lich.ics")):
        for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
            events[str(event["uid"]).split("-")[0]].append((path.parent.name, event["dtstart"].dt))
    whole = Calendar.from_ical((site.output / "sap-het-han" / "lich.ics").read_bytes()).walk("VEVENT")
    expected = {
        e.record.code: [(e.here.province, e.status.until)]
        for e in site.catalogue.products.values()
        if e.status.in_force and e.status.until and e.here.province
    }
    assert expected
    assert dict(events) == expected
    assert {str(event["uid"]).split("-")[0] for event in whole} >= set(expected)


@pytest.mark.parametrize("name", ["real_site", "invented"])
def test_what_is_rebuilt_on_any_day_says_what_is_true_that_day(name: str, request: pytest.FixtureRequest) -> None:
    """Forty days before and after the build, the contexts of cards, boxes, structured data and calendars of each.

    The truth is worked out from the records again: what their files and the decisions taken by that day say.
    """
    found = request.getfixturevalue(name)
    content = found.content if name == "real_site" else found.output.parent / "content"
    records, _ = read(order_of(content, found.output, None, DAY, 1))
    assert records is not None
    chance = Random(40)
    for day in sorted({DAY + timedelta(days=chance.randint(-HORIZON, HORIZON)) for _ in range(DAYS)}):
        catalogue = link(records, day)
        acts: dict[str, list[tuple[Decision, Item]]] = defaultdict(list)  # by product, of decisions taken by that day
        for decision in records.decisions:
            if not (decision.date and decision.date.first and decision.date.first > day):
                for item in decision.items:
                    acts[item.product].append((decision, item))
        for entry in catalogue.products.values():
            papers = known_papers(entry, acts[entry.record.id], day)
            status = status_on(*papers, day, catalogue.vocabulary, entry.vouched)
            assert entry.status == status, (entry.record.id, day)
            said = Cards(catalogue).of(entry)["status"]
            lasting = replace(status, value="valid") if status.value == "expiring" else status
            assert (said["sentence"], said["label"]) == (sentence(lasting), label(lasting)), (entry.record.id, day)
            assert (said["value"], said["filled"]) == (status.value, drawn_of(status)), (entry.record.id, day)
            paper = product_data(entry, catalogue).get("hasCertification")
            if paper and status.certificate:
                assert list(wrong_data(paper, entry, catalogue, [day])) == [], (entry.record.id, day)


def known_papers(
    entry: ProductEntry, mine: Sequence[tuple[Decision, Item]], day: date
) -> tuple[tuple[Certificate, ...], tuple[Ending, ...]]:
    """Certificates and endings of a product by a day, read from its record and what decisions until then say of it."""
    given = [Certificate(stars=i.stars, issued=d.date) for d, i in mine if i.act == "recognise"]
    known = {(c.stars, c.issued, c.programme_year) for c in (*entry.record.certificates, *given)}
    assert {(c.stars, c.issued, c.programme_year) for c in entry.certificates} <= known, (entry.record.id, day)
    hidden = len(known) - len({(c.stars, c.issued, c.programme_year) for c in entry.certificates})
    later = [c for c in entry.record.certificates if c.issued and c.issued.first and c.issued.first > day]
    years = [c for c in entry.record.certificates if c.programme_year and date(c.programme_year, 1, 1) > day]
    assert hidden <= len({*later, *years}), (entry.record.id, day)
    ends = [i for _, i in mine if i.act in {"revoke", "strike-off"}]
    assert len(entry.endings) == len(ends) + len(entry.record.reports), (entry.record.id, day)
    return entry.certificates, entry.endings
