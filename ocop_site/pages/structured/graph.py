"""The last step of every page for machines: its things made whole, the way down to it, the products that it lists.

It comes after the other languages: what a page in a language lists and where its crumbs lead stands on it already.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ocop_site.pages import addresses
from ocop_site.pages.structured.terms import known
from ocop_site.pages.tongues import FOREIGN
from ocop_site.words import without_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ocop_site.pages.jobs import Job, Plain
    from ocop_site.records.site import Site

CONTEXT = "https://schema.org"
# Lists whose products are the same on every day: those by standing are made on one day and turn by themselves.
_LASTING = (addresses.PROVINCES, addresses.GROUPS, addresses.STARS)
_LATER_PAGE = re.compile(r"/trang-([0-9]+)/$")


def told(jobs: Iterable[Job], site: Site) -> Iterator[Job]:
    """Every job; pages with `page.data` for machines, None where there is nothing to tell.

    An invented record that stands among real ones is for no search engine either: its page is `hidden`.
    """
    for job in jobs:
        if job.maker == "page":
            page = {**job.context["page"]}
            page["data"] = None if page["hidden"] else _data(job, page, site)
            page["hidden"] = page["hidden"] or bool(job.context["it"].get("example"))
            yield replace(job, context={**job.context, "page": page})
        else:
            yield job


def graph(things: Iterable[Plain], base_url: str | None) -> Plain | None:
    """Some things as one document; None without any."""
    whole = [_whole(thing, base_url) for thing in things]
    return {"@context": CONTEXT, "@graph": whole} if whole else None


def _data(job: Job, page: Plain, site: Site) -> Plain | None:
    crumbs, listed = _crumbs(page, site), _listed(job, site)
    return graph([*page["data"], *(one for one in (crumbs, listed) if one)], site.base_url)


def _whole(value: Any, base_url: str | None) -> Any:  # noqa: ANN401 - any plain data
    """Plain data with `href` and `@id` as whole addresses, or without them."""
    if isinstance(value, list):
        return [_whole(inner, base_url) for inner in value]
    if not isinstance(value, dict):
        return value
    found: Plain = {}
    for key, inner in value.items():
        if key == "href":
            found["url"] = addresses.canonical(base_url, inner)
        elif key == "@id":
            found[key] = addresses.canonical(base_url, inner)
        elif key == "image":  # a picture without its address is none
            found[key] = [one for one in _whole(inner, base_url) if one.get("url")]
        else:
            found[key] = _whole(inner, base_url)
    return known(found)


def _crumbs(page: Plain, site: Site) -> Plain | None:
    """The way from the home page down to this one, itself the last; None on the home page."""
    if not page["crumbs"]:
        return None
    steps = [(crumb["text"], addresses.canonical(site.base_url, crumb["href"])) for crumb in page["crumbs"]]
    steps.append((page["heading"], page["canonical"]))
    items = [
        {"@type": "ListItem", "position": number, "name": unmarked(text), "item": address}
        for number, (text, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _listed(job: Job, site: Site) -> Plain | None:
    """The products of one page of a list, by their place in the whole list.

    Not of a list whose members leave it by themselves, nor a second time of a list that is told by its names as well.
    """
    it = job.context["it"]
    _, address = without_language(addresses.address_of(job.path))
    later = _LATER_PAGE.search(address)
    number = int(later[1]) if later else 1
    if job.template == "list.html" and address.startswith(_LASTING) and not it["only_in_force"]:
        some, size, total = it["cards"], site.page_size, it["total"]
    elif job.template == "letters.html" and address.startswith(addresses.NAMES):
        some, size = [name for section in it["sections"] for name in section["names"]], site.names_per_page
        total = sum(letter["count"] for letter in it["letters"] if letter["current"])
    else:
        return None
    start = (number - 1) * size + 1
    items = [
        {"@type": "ListItem", "position": place, "name": unmarked(one["name"]), "href": one["href"]}
        for place, one in enumerate(some, start)
    ]
    return {"@type": "ItemList", "numberOfItems": total, "itemListElement": items} if items else None


def unmarked(text: Any) -> str:  # noqa: ANN401 - a text, or what `tongues` makes of one in another language
    """A text without the marks of words that stayed Vietnamese."""
    if isinstance(text, dict):
        return unmarked(text[FOREIGN])
    return "".join(unmarked(piece) for piece in text) if isinstance(text, list) else str(text)
