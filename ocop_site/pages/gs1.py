"""GS1 Digital Link addresses with a static linkset, for products with a GTIN: `/01/GTIN/` and `linkset.json` beside it.

The page is the same light page as behind the product's own code. The linkset (RFC 9264, link types of the GS1 Web
Vocabulary) says where things are told of the product and never what: no stars, no term, no status. We answer like any
static host, without looking at `Accept` or `linkType`: this is no resolver. docs/explanation/gs1.md says more.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.others import outlet_stage
from ocop_site.records.base import is_trial
from ocop_site.records.gtins import names_a_product, padded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.product import Product

VOCABULARY = "https://ref.gs1.org/voc/"
FILE = "linkset.json"
# Sections of templates/product.html.
RECOGNITIONS = "#lan"
WHERE_TO_BUY = "#mua"
VIETNAMESE = "vi"
UNDETERMINED = "und"  # BCP 47: a page of others, whose language we do not know


def digital_link_of(product: Product) -> str:
    """The address of the page of a product's GTIN; "" without one, or with one that is no product's own."""
    gtin = product.gtin
    return addresses.digital_link(padded(gtin)) if gtin and names_a_product(gtin) else ""


def digital_link_jobs(entry: ProductEntry, shown: Plain, code_page: Plain, catalogue: Catalogue) -> Iterator[Job]:
    """The page and the linkset of a product's GTIN, where `digital_link_of` gives an address for it.

    `shown` is the context of the product's page, `code_page` that of the page behind its code. While no real address
    of the site is known there is no linkset: all that it holds are whole addresses.
    """
    gtin, address = entry.record.gtin, digital_link_of(entry.record)
    if gtin is None or not address:
        return
    known = not is_trial(catalogue.site.base_url)
    owner = f"products/{entry.record.id}"
    page = {**code_page["page"], "path": addresses.file_of(address), "title": f"{entry.record.name} – GTIN {gtin}"}
    gs1 = {
        "gtin": gtin,
        "url": _digital_link(entry.record, catalogue) if known else "",
        "linkset": {"href": f"{address}{FILE}"} if known else None,
    }
    it = {**code_page["it"], "gs1": gs1}
    yield Job(addresses.file_of(address), "page", {"page": page, "it": it}, "code.html", owner)
    if known:
        text = json.dumps(linkset(entry, shown["it"], catalogue), ensure_ascii=False, indent=1)
        yield Job(f"{address.lstrip('/')}{FILE}", "text", {"text": f"{text}\n"}, owner=owner)


def linkset(entry: ProductEntry, it: Plain, catalogue: Catalogue) -> Plain:
    """The linkset of a product with a GTIN on a site with a real address. `it`: what the product's page shows.

    Valid against docs/reference/linkset.schema.json. Links lead only to what is there: a section of the page, or a
    page of the producer's own. There is one linkset for all languages of the site: `pip` leads to the page in each,
    everything else to the Vietnamese one.
    """
    product, base_url = entry.record, catalogue.site.base_url
    page = addresses.canonical(base_url, addresses.product(product))
    links: dict[str, Plain] = {"pip": _link(page, product.name)}
    names = product.names.by_tag if product.names else {}
    further = [
        _link(
            addresses.canonical(base_url, addresses.in_language(addresses.product(product), tag)),
            names.get(tag, product.name),
            tag,
        )
        for tag in catalogue.site.languages
    ]
    if it["certificates"] or it["unseen"]:
        links["certificationInfo"] = _link(f"{page}{RECOGNITIONS}", f"Các lần công nhận OCOP: {product.name}")
    if it["trace"] and it["trace"]["url"]:
        title = f"Truy xuất nguồn gốc do chủ thể tự công bố: {product.name}"
        links["traceability"] = _link(it["trace"]["url"], title, UNDETERMINED)
    if it["shops"] or _sold(product, catalogue):
        links["hasRetailers"] = _link(f"{page}{WHERE_TO_BUY}", f"Nơi bán: {product.name}")
    links["defaultLink"] = links["pip"]
    context = {"anchor": _digital_link(product, catalogue), "itemDescription": product.name}
    sets = {f"{VOCABULARY}{name}": [link] for name, link in links.items()}
    sets[f"{VOCABULARY}pip"] += further
    return {"linkset": [{**context, **sets}]}


def _sold(product: Product, catalogue: Catalogue) -> bool:
    """Whether some outlet that has opened and not closed is known to sell it."""
    outlets = [catalogue.outlets[one].record for one in catalogue.sold_at.get(product.id, ())]
    return any(outlet_stage(one, catalogue.day) not in {"closed", "planned"} for one in outlets)


def _digital_link(product: Product, catalogue: Catalogue) -> str:
    """The whole Digital Link address as the standard writes it: no slash at its end."""
    return addresses.canonical(catalogue.site.base_url, digital_link_of(product)).rstrip("/")


def _link(href: str, title: str, language: str = VIETNAMESE) -> Plain:
    return {"href": href, "title": title, "type": "text/html", "hreflang": [language]}
