"""The pages about the catalogue itself: its texts, and what stands where no page is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.pieces import HOME_CRUMB, page_piece
from ocop_site.pages.sources import source_jobs
from ocop_site.pages.tongues import name_of as name_of_language
from ocop_site.records.base import is_trial
from ocop_site.words import own, say, versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.site import Page


def about_jobs(catalogue: Catalogue, pages: Iterable[Page]) -> Iterator[Job]:
    """The pages about the catalogue itself, the sources, and the page for an address that does not exist.

    `pages` are the records of `content/pages/`: their text is cut into sections at its `## ` headings.
    """
    site = catalogue.site
    given = tuple(pages)
    for record in given:
        if record.translation_of:
            continue
        address = addresses.about(record.id)
        crumbs = (HOME_CRUMB,) if address == addresses.ABOUT else (HOME_CRUMB, (say("Giới thiệu"), addresses.ABOUT))
        others = _translations(record, given)
        title = own(record.title, {tag: one.title for tag, one in others.items()})
        described = own(record.description, {tag: one.description for tag, one in others.items()})
        page = page_piece("about", address, title, description=described, base_url=site.base_url, crumbs=crumbs)
        said = {tag: sections_of(one.story) for tag, one in others.items()}
        it: Plain = {"sections": versions(sections_of(record.story), said)}
        yield Job(addresses.file_of(address), "page", {"page": page, "it": it}, "about.html", f"pages/{record.id}")
    yield from source_jobs(catalogue)
    page = page_piece(
        "404",
        addresses.NOT_FOUND,
        "Không có trang này",  # the one page that is in Vietnamese and English by itself
        description="Địa chỉ này không có trang.",
        base_url=None,
        crumbs=(HOME_CRUMB,),
    )
    page["absolute"] = "" if is_trial(site.base_url) else (site.base_url or "").rstrip("/")
    yield Job(
        "404.html",
        "page",
        {"page": page, "it": {"block": site.code_block, "homes": _homes(site.languages)}},
        "404.html",
        "404",
    )


def _translations(record: Page, pages: Iterable[Page]) -> dict[str, Page]:
    """A page in the languages in which there is one, by their tags."""
    return {
        one.translation_of.language: one for one in pages if one.translation_of and one.translation_of.page == record.id
    }


def _homes(tags: Iterable[str]) -> list[Plain]:
    """The home page in each other language, for the page that is there once for all of them."""
    return [{"tag": tag, "text": name_of_language(tag), "href": addresses.in_language("/", tag)} for tag in tags]


def sections_of(markdown: str) -> list[Plain]:
    """A Markdown text cut at its second-level headings; `{#id}` behind a heading gives the section its anchor."""
    sections: list[Plain] = []
    for line in markdown.splitlines():
        if line.startswith("## "):
            heading, _, anchor = line[3:].strip().partition("{#")
            sections.append({"heading": own(heading.strip()), "anchor": anchor.rstrip("}"), "body": ""})
        elif sections:
            sections[-1]["body"] += line + "\n"
        elif line.strip():
            sections.append({"heading": "", "anchor": "", "body": line + "\n"})
    return sections
