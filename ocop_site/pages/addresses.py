"""Every address of the site, from its root: `/tinh/ha-tinh/`.

Addresses are for good: change none without a page that leads on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ocop_site.records.base import is_trial
from ocop_site.records.others import Fair, Outlet, Producer
from ocop_site.records.product import Product
from ocop_site.vietnamese import slug
from ocop_site.words import without_language

if TYPE_CHECKING:
    from ocop_site.records.base import Coded
    from ocop_site.records.others import Booth

LONGEST_SLUG = 60
BEFORE_JULY_2025 = "truoc-thang-7-2025/"
TRIAL_BASE = "https://ma-thu.example/"

HOME = "/"
PROVINCES = "/tinh/"
GROUPS = "/nhom/"
STARS = "/sao/"
PRODUCERS = "/chu-the/"
OUTLETS = "/diem-ban/"
FAIRS = "/hoi-cho/"
DECISIONS = "/quyet-dinh/"
PLANS = "/ke-hoach/"
EXPIRED = "/het-han/"
REVOKED = "/thu-hoi/"
OUTDATED = "/can-cap-nhat/"
ENDING_SOON = "/sap-het-han/"
IN_FORCE = "/con-thoi-han/"
SEARCH = "/tim-kiem/"
NAMES = SEARCH  # the letters of the names stand on the page of the search, and each letter's names below it
SEARCH_START = f"{SEARCH}chi-muc.js"
SEARCH_INDEX = f"{SEARCH}chi-muc/"
ABOUT = "/gioi-thieu/"
METHOD = "/gioi-thieu/cach-lam/"
SOURCES = "/gioi-thieu/nguon/"
REPORT = "/gioi-thieu/#bao-sai"
DATA = "/du-lieu/"
CHANGES = "/du-lieu/thay-doi/"  # no page of its own: files of the open data's history
STATISTICS = "/so-lieu/"
NOT_FOUND = "/404.html"
CODE = "/Q/"
DIGITAL_LINKS = "/01/"
EDITORS = "/bien-tap/"
PRINTING = "/in-nhan/"  # the end of the address of a page that prints labels
COMPLETENESS = "/bien-tap/day-du/"
FEED = "tin-moi.atom"  # beside the page whose news it brings
CHANGES_FEED = "thay-doi.atom"  # beside the page of a list: what changed in the data about what is on it
SHARED = "/chia-se/"  # pictures that other sites show beside a link


def product(record: Product) -> str:
    """Where a product's page stands."""
    return f"/san-pham/{_named(record.name, record.code)}/"


def producer(record: Producer) -> str:
    """Where a producer's page stands; its name is not in the address if it is not to be published."""
    return f"{PRODUCERS}{_named(record.name if record.publish_name else 'chu-the', record.code)}/"


def outlet(record: Outlet) -> str:
    """Where an outlet's page stands."""
    return f"{OUTLETS}{_named(record.name, record.code)}/"


def print_page(record: Outlet) -> str:
    """Where the page stands on which an outlet prints its labels."""
    return outlet(record).rstrip("/") + PRINTING


def fair(record: Fair) -> str:
    """Where a fair's page stands."""
    return f"{FAIRS}{_named(record.name, record.code)}/"


def booth(of: Fair, number: Booth) -> str:
    """Where the page of a booth stands, below its fair's."""
    return f"{fair(of)}gian/{number.slug}/"


def floor(record: Fair) -> str:
    """Where the plan of a fair's halls stands."""
    return f"{fair(record)}so-do/"


def booths_by_province(record: Fair) -> str:
    """The booths of a fair by the provinces that they come from."""
    return f"{fair(record)}theo-tinh/"


def booths_by_group(record: Fair) -> str:
    """The booths of a fair by the groups of what they show."""
    return f"{fair(record)}theo-nhom/"


def shown_products(record: Fair) -> str:
    """What is shown at a fair, each product with its booths."""
    return f"{fair(record)}san-pham/"


def of_record(record: Coded) -> str:
    """Where the page of a record of any coded kind stands. Raises TypeError for a kind without a page."""
    match record:
        case Product():
            return product(record)
        case Producer():
            return producer(record)
        case Outlet():
            return outlet(record)
        case Fair():
            return fair(record)
    raise TypeError(type(record).__name__)


def code(digits: str) -> str:
    """The short page behind a printed code. Its upper-case Q keeps the QR symbol small."""
    return f"{CODE}{digits}/"


def digital_link(gtin: str) -> str:
    """The GS1 Digital Link address of a GTIN of 14 digits (01 is GS1's key for them), as a page of ours."""
    return f"{DIGITAL_LINKS}{gtin}/"


def province(province_id: str) -> str:
    """The list of a province."""
    return f"{PROVINCES}{province_id}/"


def former_province(province_id: str, *, lives_on: bool) -> str:
    """What was certified in a province of the 63; a name that is still in use has that page below today's."""
    return f"{PROVINCES}{province_id}/{BEFORE_JULY_2025 if lives_on else ''}"


def in_province(base: str, province_id: str) -> str:
    """The part of a country-wide list that belongs to one province."""
    return f"{base}{province_id}/"


def decision(decision_id: str) -> str:
    """The page of a decision: its id is unique, whatever of its number, day and issuer is known."""
    return f"{DECISIONS}{decision_id}/"


def plan(plan_id: str) -> str:
    """The page of a plan."""
    return f"{PLANS}{plan_id}/"


def plan_list(plan_id: str, number: str) -> str:
    """What is counted for an element of a plan, below the plan's page: 3.10 gives `3-10/`."""
    return f"{plan(plan_id)}{slug(number)}/"


def plans_of(province_id: str) -> str:
    """All plans of a province, of today or of the old map."""
    return f"{PLANS}tinh/{province_id}/"


def group(group_id: str) -> str:
    """The list of a product group."""
    return f"{GROUPS}{group_id}/"


def stars(count: int) -> str:
    """The list of a number of stars."""
    return f"{STARS}{count}/"


def with_group(base: str, group_id: str) -> str:
    """A list crossed with a group."""
    return f"{base}nhom/{group_id}/"


def with_stars(base: str, count: int) -> str:
    """A list crossed with a number of stars."""
    return f"{base}sao/{count}/"


def with_set(base: str, number: int) -> str:
    """A group's list crossed with one of its sets of criteria."""
    return f"{base}bo/{number}/"


def in_force(base: str) -> str:
    """What of a list is in force on the day of the build."""
    return f"{base}{IN_FORCE.lstrip('/')}"


def names_in(base: str) -> str:
    """The names of what is on a list, from A to Z."""
    return f"{base}a-z/"


def data_file(name: str) -> str:
    """A file of the open data: `products.csv`."""
    return f"{DATA}{name}"


def dated_data(name: str) -> str:
    """A file of the open data's history, by its name in the ledger: `2026-11-24.ndjson` lies below `thay-doi/`."""
    return f"{DATA}{name}" if "/" in name else f"{CHANGES}{name}"


def record_file(page: str) -> str:
    """The public record beside a record's page, for programs."""
    return f"{page}index.json"


def page_of(base: str, number: int) -> str:
    """The n-th page of a list; the first is the list's own address."""
    return base if number == 1 else f"{base}trang-{number}/"


def feed(base: str) -> str:
    """The feed of the news of a page."""
    return f"{base}{FEED}"


def changes_feed(base: str) -> str:
    """The feed of what changed in the data of a list; that of everything stands with the open data."""
    return f"{base}{CHANGES_FEED}"


def about(page_id: str) -> str:
    """A page about the catalogue itself; `gioi-thieu` is the first of them."""
    return ABOUT if page_id == "gioi-thieu" else f"{ABOUT}{page_id}/"


def letter(name: str) -> str:
    """The names that begin with a letter; Vietnamese letters get addresses of their own (`a`, `a-mu`, `a-trang` …)."""
    return f"{NAMES}{letter_slug(name)}/"


def letter_slug(name: str) -> str:
    """A letter as a piece of an address, or as the mark of a section."""
    return _LETTERS.get(name, name.lower())


_LETTERS = {
    "#": "so",
    "Ă": "a-trang",
    "Â": "a-mu",
    "Đ": "d-ngang",
    "Ê": "e-mu",
    "Ô": "o-mu",
    "Ơ": "o-moc",
    "Ư": "u-moc",
}


def share_picture(province_id: str, group_id: str, count: int) -> str:
    """The picture of a province, a group and a number of stars, "" and 0 for none: `…/ha-tinh-thuc-pham-4.png`."""
    parts = [province_id or "ca-nuoc", group_id, str(count) if count else ""]
    return f"{SHARED}{'-'.join(part for part in parts if part)}.png"


def has_languages(path: str) -> bool:
    """Whether the page, or the picture with words, at a path is there in every language of the site.

    Not what is bilingual, for editors or for printing. Of files that are no pages, the feeds are.
    """
    address = address_of(path)
    once = address.endswith(PRINTING) or address.startswith((CODE, DIGITAL_LINKS, EDITORS))
    return address.startswith(SHARED) or (address.endswith(("/", f"/{FEED}", f"/{CHANGES_FEED}")) and not once)


def in_language(address: str, tag: str) -> str:
    """The address of the same page in another language; files and pages that are there once keep theirs.

    One that is in a language already stays as it is.
    """
    path, mark, anchor = address.partition("#")
    once = tag == "vi" or not path or not has_languages(file_of(path))
    if once or without_language(path)[0] != "vi":
        return address
    return f"/{tag}{path}{mark}{anchor}"


def address_of(path: str) -> str:
    """The address that a file answers: the other way round than `file_of`."""
    return f"/{path.removesuffix('index.html')}" if path.rpartition("/")[2] == "index.html" else f"/{path}"


def file_of(address: str) -> str:
    """The file that answers an address, relative to the output folder."""
    path = address.partition("#")[0].lstrip("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def canonical(base_url: str | None, address: str) -> str:
    """The full address on the web, or "" while no real one is known."""
    return "" if base_url is None or is_trial(base_url) else f"{base_url.rstrip('/')}{address}"


def code_text(base_url: str | None, digits: str) -> str:
    """What the QR symbol of a code holds: scheme and host in capitals, the base path letter for letter."""
    parts = urlsplit(base_url or TRIAL_BASE)
    return f"{parts.scheme.upper()}://{parts.netloc.upper()}{parts.path.rstrip('/')}{code(digits)}"


def _named(name: str, digits: str) -> str:
    words = slug(name)
    if len(words) > LONGEST_SLUG:
        words = words[:LONGEST_SLUG].rpartition("-")[0] or words[:LONGEST_SLUG]
    return f"{words}-{digits}"
