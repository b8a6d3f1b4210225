"""Lists of products: by province, group, stars and their crossings, in pages; and the names from A to Z."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.pieces import (
    card,
    entry_piece,
    full_name,
    maker_name,
    page_piece,
    pager,
    short_place,
    status_piece,
)
from ocop_site.vietnamese import ALPHABET, first_letter, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ocop_site.catalogue.link import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.pictures import PhotoFacts
    from ocop_site.records.vocabulary_files import CurrentProvince

ALL_STARS = (5, 4, 3)
Crumb = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One list before it is cut into pages: where it stands, what it is called, what is on it."""

    base: str
    heading: str
    lead: str
    crumbs: tuple[Crumb, ...]
    entries: tuple[ProductEntry, ...]
    facets: tuple[tuple[str, tuple[Plain, ...]], ...] = ()
    notes: tuple[str, ...] = ()


def listed_stars(entry: ProductEntry) -> int:
    """Under which number of stars a product is listed: of the recognition that counts; 0 without a paper."""
    return entry.status.stars or 0


def in_force_first(entries: list[ProductEntry]) -> tuple[ProductEntry, ...]:
    """In force first, then those with a paper of other standing, then the rest; each by name."""

    def rank(entry: ProductEntry) -> int:
        if entry.status.in_force:
            return 0
        return 2 if entry.status.value == "no-paper" else 1

    return tuple(sorted(entries, key=lambda e: (rank(e), e.order, e.record.id)))


def shelves(catalogue: Catalogue) -> Iterator[Shelf]:
    """Every list of the site, in the order of its address."""
    by_province: dict[str, list[ProductEntry]] = defaultdict(list)
    by_group: dict[str, list[ProductEntry]] = defaultdict(list)
    by_stars: dict[int, list[ProductEntry]] = defaultdict(list)
    for entry in catalogue.products.values():
        if entry.here.province:
            by_province[entry.here.province].append(entry)
        by_group[entry.record.group].append(entry)
        if listed_stars(entry) in ALL_STARS:
            by_stars[listed_stars(entry)].append(entry)
    for province in sorted(catalogue.vocabulary.provinces, key=lambda p: sort_key(p.name)):
        yield from _province(province.id, by_province[province.id], catalogue)
    for group in catalogue.vocabulary.groups:
        yield from _group(group.id, by_group[group.id], catalogue)
    for count in ALL_STARS:
        yield _stars(count, by_stars[count], catalogue)


def _province(province_id: str, entries: list[ProductEntry], catalogue: Catalogue) -> Iterator[Shelf]:
    province = catalogue.vocabulary.province(province_id)
    if province is None:
        return
    base = addresses.province(province_id)
    full = full_name(province, catalogue.day)
    crumbs: tuple[Crumb, ...] = (("Trang chủ", addresses.HOME), ("Tỉnh, thành phố", addresses.PROVINCES))
    absorbed = absorbed_names(province, catalogue)
    notes: tuple[str, ...] = ()
    if absorbed:
        notes = (f"Từ ngày 01/07/2025, {full} gồm cả địa bàn {', '.join(absorbed)} trước đây.",)
    facets = _facets(entries, base, catalogue, groups=True, stars=True)
    lead = f"Sản phẩm OCOP của {full} trong danh mục này."
    yield Shelf(base, province.name, lead, crumbs, in_force_first(entries), facets, notes)
    inner = (*crumbs, (province.name, base))
    for group in catalogue.vocabulary.groups:
        some = [e for e in entries if e.record.group == group.id]
        if some:
            heading = f"{group.short} – {province.name}"
            lead = f"{group.name} của {full}."
            yield Shelf(addresses.with_group(base, group.id), heading, lead, inner, in_force_first(some))
    for count in ALL_STARS:
        some = [e for e in entries if listed_stars(e) == count]
        if some:
            heading = f"{count} sao – {province.name}"
            lead = f"Sản phẩm của {full} mà lần công nhận gần nhất trong danh mục là {count} sao."
            yield Shelf(addresses.with_stars(base, count), heading, lead, inner, in_force_first(some))


def _group(group_id: str, entries: list[ProductEntry], catalogue: Catalogue) -> Iterator[Shelf]:
    group = catalogue.vocabulary.group(group_id)
    if group is None:
        return
    base = addresses.group(group_id)
    crumbs: tuple[Crumb, ...] = (("Trang chủ", addresses.HOME), ("Nhóm sản phẩm", addresses.GROUPS))
    facets = _facets(entries, base, catalogue, groups=False, stars=True)
    yield Shelf(
        base,
        group.short,
        f"Sản phẩm OCOP thuộc nhóm {group.name[0].lower()}{group.name[1:]} trong danh mục này.",
        crumbs,
        in_force_first(entries),
        facets,
    )
    for count in ALL_STARS:
        some = [e for e in entries if listed_stars(e) == count]
        if some:
            lead = f"{group.name}, lần công nhận gần nhất trong danh mục là {count} sao."
            address = addresses.with_stars(base, count)
            inner = (*crumbs, (group.short, base))
            yield Shelf(address, f"{group.short} {count} sao", lead, inner, in_force_first(some))


def _stars(count: int, entries: list[ProductEntry], catalogue: Catalogue) -> Shelf:
    crumbs: tuple[Crumb, ...] = (("Trang chủ", addresses.HOME), ("Hạng sao", addresses.STARS))
    notes = (star_meaning(count, catalogue),)
    lead = f"Sản phẩm mà lần công nhận gần nhất trong danh mục là {count} sao."
    groups = []
    for group in catalogue.vocabulary.groups:
        number = sum(1 for e in entries if e.record.group == group.id)
        if number:
            href = addresses.with_stars(addresses.group(group.id), count)
            groups.append(entry_piece(group.short, href, number))
    facets = (("Theo nhóm", tuple(groups)),) if groups else ()
    return Shelf(addresses.stars(count), f"{count} sao", lead, crumbs, in_force_first(entries), facets, notes)


def absorbed_names(province: CurrentProvince, catalogue: Catalogue) -> list[str]:
    """The other former provinces that a province of today was made of, in the alphabet's order."""
    names = [former.name for former in catalogue.vocabulary.formers_of(province.id) if former.name != province.name]
    return sorted(names, key=sort_key)


def star_meaning(count: int, catalogue: Catalogue) -> str:
    """What so many stars mean, in the words of the rules."""
    star = catalogue.vocabulary.star(count)
    return star.definition if star else ""


def _facets(
    entries: list[ProductEntry], base: str, catalogue: Catalogue, *, groups: bool, stars: bool
) -> tuple[tuple[str, tuple[Plain, ...]], ...]:
    facets = []
    if groups:
        counts = [(g, sum(1 for e in entries if e.record.group == g.id)) for g in catalogue.vocabulary.groups]
        lines = tuple(entry_piece(g.short, addresses.with_group(base, g.id), n) for g, n in counts if n)
        facets.append(("Theo nhóm", lines))
    if stars:
        numbers = [(count, sum(1 for e in entries if listed_stars(e) == count)) for count in ALL_STARS]
        lines = tuple(entry_piece(f"{c} sao", addresses.with_stars(base, c), n) for c, n in numbers if n)
        facets.append(("Theo hạng sao", lines))
    return tuple((title, lines) for title, lines in facets if lines)


def list_jobs(shelf: Shelf, catalogue: Catalogue, photos: Mapping[str, PhotoFacts]) -> Iterator[Job]:
    """The pages of one list; an empty list still has its first page."""
    size = catalogue.site.page_size
    total = max(1, -(-len(shelf.entries) // size))
    for number in range(1, total + 1):
        address = addresses.page_of(shelf.base, number)
        some = shelf.entries[(number - 1) * size : number * size]
        heading = shelf.heading if number == 1 else f"{shelf.heading} – trang {number}"
        it = {
            "lead": shelf.lead,
            "total": len(shelf.entries),
            "in_force": sum(1 for e in shelf.entries if e.status.in_force),
            "facets": [{"title": title, "entries": list(lines)} for title, lines in shelf.facets],
            "cards": [card(e, catalogue, photos) for e in some],
            "pager": pager(shelf.base, number, total),
            "notes": list(shelf.notes),
        }
        page = page_piece(
            "list",
            address,
            heading,
            description=f"{shelf.lead} {len(shelf.entries)} sản phẩm.",
            base_url=catalogue.site.base_url,
            crumbs=shelf.crumbs,
        )
        yield Job(addresses.file_of(address), "page", {"page": page, "it": it}, "list.html", shelf.base)


def name_jobs(catalogue: Catalogue) -> Iterator[Job]:
    """The names of all products from A to Z: `/tim-kiem/` with the letters, then each letter in pages."""
    by_letter: dict[str, list[ProductEntry]] = defaultdict(list)
    for entry in catalogue.products.values():
        by_letter[first_letter(entry.record.name)].append(entry)
    letters = [*ALPHABET.upper(), "#"]
    known = [name for name in letters if by_letter[name]]
    size = catalogue.site.names_per_page

    def ways(current: str) -> list[Plain]:
        return [
            {"text": name, "href": addresses.letter(name), "count": len(by_letter[name]), "current": name == current}
            for name in known
        ]

    base_url = catalogue.site.base_url
    home: Crumb = ("Trang chủ", addresses.HOME)
    lead = "Tất cả tên sản phẩm trong danh mục, xếp theo vần chữ cái tiếng Việt."
    page = page_piece("letters", addresses.NAMES, "Tìm theo tên", description=lead, base_url=base_url, crumbs=[home])
    it: Plain = {"letters": ways(""), "names": [], "pager": None, "lead": lead}
    yield Job(addresses.file_of(addresses.NAMES), "page", {"page": page, "it": it}, "letters.html", addresses.NAMES)
    for name in known:
        entries = by_letter[name]
        base = addresses.letter(name)
        total = -(-len(entries) // size)
        for number in range(1, total + 1):
            address = addresses.page_of(base, number)
            title = f"Vần {name}" if name != "#" else "Bắt đầu bằng số"
            heading = title if number == 1 else f"{title} – trang {number}"
            description = f"{len(entries)} sản phẩm có tên {'bắt đầu bằng số' if name == '#' else f'vần {name}'}."
            crumbs = [home, ("Tìm theo tên", addresses.NAMES)]
            page = page_piece("letters", address, heading, description=description, base_url=base_url, crumbs=crumbs)
            some = entries[(number - 1) * size : number * size]
            it = {
                "letters": ways(name),
                "names": [_name_line(e, catalogue) for e in some],
                "pager": pager(base, number, total),
                "lead": description,
            }
            yield Job(addresses.file_of(address), "page", {"page": page, "it": it}, "letters.html", base)


def _name_line(entry: ProductEntry, catalogue: Catalogue) -> Plain:
    return {
        "name": entry.record.name,
        "href": addresses.product(entry.record),
        "maker": maker_name(entry),
        "place": short_place(entry.here, catalogue),
        "status": status_piece(entry.status),
    }
