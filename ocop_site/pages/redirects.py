"""Files for hosts that have rules: `_redirects` and `_headers` (Netlify, Cloudflare Pages), and a map for nginx.

No page depends on them: whatever moved is also a page that leads on. With them the way on is one answer of the server,
and types and caching are right. Forms and limits: https://developers.cloudflare.com/pages/configuration/redirects/ and
…/headers/, https://docs.netlify.com/manage/routing/redirects/overview/ and …/headers/, the module `map` of nginx.

`/q/…` is led to `/Q/…` by nginx and by 404.html, never by `_redirects`: Netlify writes small letters into every
address, so that there such a rule could lead each printed code to itself for ever.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ocop_site.pages import addresses
from ocop_site.pages.calendars import FILE as CALENDAR
from ocop_site.pages.gs1 import FILE as LINKSET
from ocop_site.pages.jobs import Job
from ocop_site.records.gtins import LENGTH as GTIN_LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

REDIRECTS = "_redirects"
HEADERS = "_headers"
NGINX = "nginx-chuyen-huong.map"
OWNER = "redirects"

MOST_LINES = 2000  # static redirects that Cloudflare Pages takes; those with placeholders are counted with them here
# What scanners and shoppers come by, first; within each the alphabet.
_BY_WORTH = (addresses.DIGITAL_LINKS, "/san-pham/", addresses.OUTLETS, addresses.FAIRS, addresses.PRODUCERS)
# What such files hold as it stands; anything else could be read as a rule.
_PLAIN = re.compile(r"/[A-Za-z0-9/._~-]*")
# Batch or lot, serial number, consumer product variant: GS1's qualifiers of a GTIN. We tell of products, not of lots.
_QUALIFIERS = ("22", "10", "21")
_LENGTHS = (13, 12, 8)  # of GTINs as packs print them
_LEFT_OUT = "# {} địa chỉ nữa không đủ chỗ, có trang dẫn tiếp. {} more do not fit; pages lead on."
_LEFT_OUT_LINE = re.compile(re.escape(_LEFT_OUT).replace(r"\{\}", "([0-9]+)"))


def redirect_jobs(moves: Iterable[tuple[str, str]], base_url: str | None, *, hidden: bool = False) -> Iterator[Job]:
    """The three files. `moves`: (old address, new one) from the root of the site; what is not plain is left out.

    The files name whole paths: those of a site below a base path begin with it. `hidden`: no file of the site is for
    search engines, be it a page that says so itself or not.
    """
    base = urlsplit(base_url or "").path.rstrip("/")
    if not _PLAIN.fullmatch(f"{base}/"):  # an address of a site may hold more; its pages that lead on serve it
        return
    known = sorted({old: new for old, new in moves if _PLAIN.fullmatch(old) and _PLAIN.fullmatch(new)}.items())
    texts = {HEADERS: _headers(base, hidden=hidden), REDIRECTS: _redirects(known, base), NGINX: _nginx(known, base)}
    for path in sorted(texts):
        yield Job(path, "text", {"text": texts[path]}, owner=OWNER)


def _redirects(moves: list[tuple[str, str]], base: str) -> str:
    """Static lines first, as Cloudflare Pages wants them; the most valuable where not all can stand."""
    link = f"{base}{addresses.digital_link(':gtin')}"
    rules = [f"{link}{qualifier}/* {link} 301" for qualifier in _QUALIFIERS]
    room = MOST_LINES - len(rules)
    kept = sorted(moves, key=lambda move: (_worth(move[0]), move))[:room]
    lines = ["# Địa chỉ cũ và địa chỉ mới, cho Netlify và Cloudflare Pages. Old addresses and new ones."]
    if len(moves) > room:
        left_out = len(moves) - room
        lines.append(_LEFT_OUT.format(left_out, left_out))
    lines += [f"{base}{old} {base}{new} 301" for old, new in kept]
    return "\n".join([*lines, *rules]) + "\n"


def rules_wanted(text: str) -> int:
    """How many rules a `_redirects` would hold if a host took any number: those in it, and those its head counts.

    `text`: the file as `redirect_jobs` gives it. What is left out of it is no dead address: a page leads on from there.
    """
    lines = [line.strip() for line in text.splitlines()]
    left_out = [int(found[1]) for line in lines if (found := _LEFT_OUT_LINE.fullmatch(line))]
    return sum(bool(line) and not line.startswith("#") for line in lines) + sum(left_out)


def _worth(address: str) -> int:
    """The place of an address among the kinds: the lower, the more valuable."""
    return next((place for place, start in enumerate(_BY_WORTH) if address.startswith(start)), len(_BY_WORTH))


def _headers(base: str, *, hidden: bool) -> str:
    """Types that hosts do not know, files named by content kept for long, linksets and data for other sites' scripts.

    Every pattern ends in a whole name or in a folder's `*`, which both hosts read alike.
    """
    calendar = ("Content-Type: text/calendar; charset=utf-8",)
    feed = ("Content-Type: application/atom+xml; charset=utf-8",)
    rules: dict[str, tuple[str, ...]] = {
        **({"/*": ("X-Robots-Tag: noindex",)} if hidden else {}),
        "/assets/*": ("Cache-Control: public, max-age=31536000, immutable",),
        f"{addresses.DIGITAL_LINKS}*": ("Access-Control-Allow-Origin: *",),
        f"{addresses.DATA}*": ("Access-Control-Allow-Origin: *",),
        f"{addresses.digital_link(':gtin')}{LINKSET}": ("Content-Type: application/linkset+json",),
        f"{addresses.ENDING_SOON}{CALENDAR}": calendar,
        f"{addresses.ENDING_SOON}:place/{CALENDAR}": calendar,
        f"{addresses.OUTLETS}:place/{CALENDAR}": calendar,
        f"{addresses.FAIRS}{CALENDAR}": calendar,
        f"{addresses.FAIRS}:place/{CALENDAR}": calendar,
        addresses.feed(addresses.HOME): feed,
        addresses.feed(addresses.province(":place")): feed,
        f"/:language{addresses.feed(addresses.HOME)}": feed,
        f"/:language{addresses.feed(addresses.province(':place'))}": feed,
    }
    lines = ["# Đầu mục HTTP, cho Netlify và Cloudflare Pages. HTTP header fields."]
    for pattern, fields in rules.items():
        lines += [f"{base}{pattern}", *(f"  {field}" for field in fields)]
    return "\n".join(lines) + "\n"


def _nginx(moves: list[tuple[str, str]], base: str) -> str:
    """What stands inside a `map $uri $moved { … }`. nginx compares the plain lines whatever their letters' case."""
    at = re.escape(base)
    link = f"{base}{addresses.DIGITAL_LINKS}"
    lines = [
        "# Địa chỉ cũ và địa chỉ mới, cho nginx. Old addresses and new ones. In `http { … }`:",
        "#   map_hash_bucket_size 512; map_hash_max_size 65536;",
        f"#   map $uri $moved {{ include /…/{NGINX}; }}",
        "# In `server { … }`:",
        "#   if ($moved) { return 301 $moved$is_args$args; }",
        f'"~^{at}/q/(?<ocop_code>[0-9]+)/?$" {base}{addresses.CODE}$ocop_code/;',
    ]
    for length in _LENGTHS:
        zeros = "0" * (GTIN_LENGTH - length)
        lines.append(f'"~^{at}/01/(?<ocop_gtin{length}>[0-9]{{{length}}})/?$" {link}{zeros}$ocop_gtin{length}/;')
    qualifiers = "|".join(_QUALIFIERS)
    lines.append(f'"~^{at}/01/(?<ocop_gtin>[0-9]{{{GTIN_LENGTH}}})/({qualifiers})/" {link}$ocop_gtin/;')
    lines += [f'"{base}{old}" "{base}{new}";' for old, new in moves]
    return "\n".join(lines) + "\n"
