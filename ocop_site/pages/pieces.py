"""The pieces that recur in contexts: status, card, cover, place, sources, pager. All plain data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import day_text, label, publisher, sentence, stars_text, tone
from ocop_site.catalogue.sentences_en import sentence_en
from ocop_site.catalogue.status import EXPIRING_DAYS
from ocop_site.digests import digest
from ocop_site.pages import addresses
from ocop_site.pages.maps import changed_unit, unit_address
from ocop_site.pages.names import full_name, name_of, place_opening
from ocop_site.records.others import Producer
from ocop_site.words import own, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ocop_site.catalogue.entries import Catalogue, Here, ProductEntry
    from ocop_site.catalogue.status import Status
    from ocop_site.catalogue.turns import Turn
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.maps import Fate
    from ocop_site.records.base import Coded, Source
    from ocop_site.records.others import Geo
    from ocop_site.records.vocabulary_files import CurrentProvince, FormerProvince

HOME_CRUMB = (say("Trang chủ"), addresses.HOME)
# Pages that search engines are asked to pass over: what stands behind codes, tools, what is for editors only.
HIDDEN = frozenset({"404", "code", "completeness", "due", "gone", "print", "withdrawn"})
HUES = 8
SEEDS = 100


def status_piece(status: Status, turns: tuple[Turn, ...] = ()) -> Plain:
    """A status for a template: its fixed sentences and short words, how it may be drawn, and what it will turn to.

    The words that a page shows by itself hold for good: "sắp hết thời hạn" is a turn like any other, so that a reader
    without script sees the day and nothing that the passing of time makes false. `later` lists the turns, each with
    the first day (`from`) of its words; `until` is the last day of the words before it, "" where nothing follows.
    """
    lasting = replace(status, value="valid") if status.value == "expiring" else status
    phases = [("", lasting)]
    if status.value == "expiring" and status.until:
        phases.append(((status.until - timedelta(days=EXPIRING_DAYS)).isoformat(), status))
    phases += [(turn.start.isoformat(), turn.status) for turn in turns]
    pieces = [{"from": start, **_words(one)} for start, one in phases]
    kept = [pieces[0]]
    for piece in pieces[1:]:
        if {**piece, "from": ""} != {**kept[-1], "from": ""}:
            kept.append(piece)
    for piece, following in pairwise(kept):
        piece["until"] = (date.fromisoformat(following["from"]) - timedelta(days=1)).isoformat()
    return {**kept[0], "value": status.value, "later": kept[1:]}


def _words(status: Status) -> Plain:
    stars = status.stars or 0
    return {
        "sentence": sentence(status),
        "sentence_en": sentence_en(status),
        "label": label(status),
        "tone": tone(status),
        "filled": status.in_force and stars > 0,
        "stars": stars,
        "stars_text": stars_text(stars) if stars else "",
        "until": "",
    }


def shown_name(record: Coded) -> str:
    """The name of a record as pages print it; a general word where a producer keeps its name back."""
    published = not isinstance(record, Producer) or record.publish_name
    return name_of(record) if published else say("Chủ thể không công bố tên")


def cover(entry: ProductEntry) -> Plain:
    """What a cover is drawn from where there is no photo. It varies by the code, so it never changes for a product."""
    number = int(digest(entry.record.code.encode())[:8], 16)
    return {
        "group": entry.record.group,
        "hue": number % HUES + 1,
        "seed": number // HUES % SEEDS,
        "initial": next((char.upper() for char in entry.record.name if char.isalnum()), ""),
    }


def short_place(here: Here, catalogue: Catalogue) -> str:
    """The nearest known name and the province: as printed, "huyện Tiểu Cần, Trà Vinh", else as entered for today."""
    printed = here.address.as_certified if here.address else None
    if printed:
        near = printed.commune or printed.district
        return f"{near}, {printed.province}" if near else printed.province
    current = catalogue.vocabulary.province(here.province) if here.province else None
    commune = here.address.current.commune if here.address and here.address.current else None
    return ", ".join(name for name in (commune, current.name if current else None) if name)


def place_piece(here: Here, catalogue: Catalogue) -> Plain | None:
    """Where something lies: as printed then, and on today's map; None where nothing is known.

    `former` is the printed province as the last words of `printed`, with its page on the map of 63, where that is
    another than today's; `note` names today's province in one sentence, where the map has changed.
    """
    if here.address is None:
        return None
    printed = here.address.as_certified
    current = catalogue.vocabulary.province(here.province) if here.province else None
    names = [n for n in (printed.commune, printed.district, printed.province) if n] if printed else []
    street = here.address.street or ""
    commune = here.address.current.commune if here.address.current else None
    now = ", ".join(n for n in (commune, current.name if current else None) if n)
    changed = changed_unit(here, catalogue.vocabulary)
    former = None
    if printed and changed:
        former = {"text": printed.province, "href": unit_address(changed[0], catalogue.vocabulary)}
    return {
        "printed": ", ".join([street, *names] if street else names),
        "former": former,
        "now": {"text": now, "href": addresses.province(current.id)} if current else None,
        "note": _became(*changed, former["text"], current, catalogue.day) if changed and former and current else "",
    }


def _became(unit: FormerProvince, became: Fate, printed: str, current: CurrentProvince, day: date) -> str:
    """What a printed province is today, in one sentence that names today's."""
    full = full_name(current, day)
    if current.id != became.today.id:  # entered by an editor: this place went another way than its province
        return say("Nơi này nay thuộc {full}.", full=full)
    start = became.start
    if became.kind == "grew":
        before = place_opening(unit.name, unit.type)
        if start:
            return say("{unit} trước ngày {day}, nay là một phần của {full}.", unit=before, day=start, full=full)
        return say("{unit} cũ, nay là một phần của {full}.", unit=before, full=full)
    now = say("{printed} nay thuộc {full}", printed=printed, full=full)
    if became.kind == "renamed":
        now = say("{printed} nay là {full}", printed=printed, full=full)
    return say("{now}, từ ngày {day}.", now=now, day=start) if start else say("{sentence}.", sentence=now)


def source_pieces(sources: Iterable[Source]) -> list[Plain]:
    """Sources that can be shown: those with an address or a name, each once."""
    shown: dict[tuple[str, str], Plain] = {}
    for source in sources:
        url = source.url or ""
        name = publisher(source)
        if name or source.title:
            shown.setdefault(
                (url, name or source.title or ""),
                {
                    "url": url,
                    "publisher": name or own(source.title or ""),
                    "title": own(source.title) if name and source.title else "",
                    "published": day_text(source.published) if source.published else "",
                    "read": day_text(source.read) if source.read else "",
                },
            )
    return list(shown.values())


def entry_piece(text: str, href: str, count: int, note: str = "") -> Plain:
    """One line of a list of ways on."""
    return {"text": text, "href": href, "count": count, "note": note}


def map_piece(geo: Geo | None) -> Plain | None:
    """The way to a map of a position; following it is the reader's own act."""
    if geo is None:
        return None
    return {"url": f"https://www.openstreetmap.org/?mlat={geo.latitude}&mlon={geo.longitude}#map=17"}


def report_piece(catalogue: Catalogue, name: str, code: str) -> Plain:
    """The way to say that something is wrong: a mail that names the code, or the page that says how."""
    contact = catalogue.site.contact
    if not contact:
        return {"mail": "", "subject": "", "href": addresses.REPORT}
    subject = say("[{code}] Báo sai / gửi giấy chứng nhận mới: {name}", code=code, name=name)
    return {"mail": contact, "subject": subject, "href": ""}


def qr_piece(base_url: str | None, digits: str, *, files: bool) -> Plain:
    """A code for a template: what the symbol holds, the short address in print, its page and its files, if made."""
    base = addresses.code(digits)
    text = addresses.code_text(base_url, digits)
    return {
        "text": text,
        "short": text.partition("://")[2].rstrip("/"),
        "href": base,
        "svg": {"href": f"{base}qr.svg"} if files else None,
        "png": {"href": f"{base}qr.png"} if files else None,
    }


def page_piece(  # noqa: PLR0913 - one argument for each thing that a page says of itself
    kind: str,
    address: str,
    heading: str,
    *,
    description: str,
    base_url: str | None,
    crumbs: Iterable[tuple[str, str]] = (),
    title: str = "",
) -> Plain:
    """What every page says of itself. `crumbs`: (text, address) from the home page down, itself left out."""
    return {
        "kind": kind,
        "path": addresses.file_of(address),
        "title": title or heading,
        "heading": heading,
        "description": description,
        "canonical": addresses.canonical(base_url, address),
        "crumbs": [{"text": text, "href": href} for text, href in crumbs],
        "absolute": "",
        "language": "vi",
        "locale": "vi_VN",
        "languages": [],
        "hidden": kind in HIDDEN,
        "data": [],
        "feeds": [],
        "record": None,
        "picture": None,
    }


def pager(base: str, current: int, total: int) -> Plain | None:
    """The ways to the other pages of a list: first, last and the neighbours; None for a single page."""
    if total <= 1:
        return None
    near = {1, total, *range(max(1, current - 2), min(total, current + 2) + 1)}

    def to(number: int) -> Plain:
        return {"text": str(number), "href": addresses.page_of(base, number), "current": number == current}

    return {
        "current": current,
        "total": total,
        "pages": [to(number) for number in sorted(near)],
        "previous": to(current - 1) if current > 1 else None,
        "next": to(current + 1) if current < total else None,
    }
