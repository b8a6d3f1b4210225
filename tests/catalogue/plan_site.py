"""An invented site for the progress of plans, small enough to be counted by hand. The plan is of Phú Yên in 2021.

What lies in Phú Yên (12 products), by district of the time:

    p1   Tuy An     M1  3 stars 10/3/2021 (first); enrolled 2021, new; a shop on Postmart; a trace code
    p2   Tuy An     M1  3 stars 1/6/2018, then 4 stars 1/8/2021 (upgrade); enrolled 2021, existing; a shop on Shopee
    p3   Sông Cầu   M2  4 stars 20/11/2021 (first), revoked in 2023; enrolled 2021, new; HACCP
    p4   Sông Hinh  M3  May 2021, stars not known
    p5   Phú Hòa    M4  3 stars, only the round of 2021 known: signed in 2021 or 2022
    p6   Tây Hòa    M4  3 stars, signed between 1/12/2020 and 31/1/2021
    p7   Tuy Hòa    M5  3 stars 10/2/2019: in force until 10/2/2022
    p8   Tuy Hòa    M4  3 stars 15/6/2018: in force until 15/6/2021, nothing newer
    p9   Đồng Xuân  M4  4 stars 1/7/2019, revoked on 9/9/2021
    p10  Đông Hòa   M6  no certificate; enrolled 2021; nominated to the centre for 5 stars in 2021
    p13  Đông Hòa   M3  no certificate; enrolled 2021 and recognised below three stars
    p14  Sơn Hòa    M4  3 stars 4/4/2019, again 4/4/2025

p11 lies in Hà Tĩnh (3 stars, 4/4/2021) and never counts. Makers: M1 co-operative (joined 2021, a commitment), M2
small firm (founded 2021), M3 household (joined 2021), M4 co-operative (joined 2018), M5 large firm, M6 nothing known.

Outlets: o1 Tuy An, opened 5/5/2021, of the district, in a network, sells p1, p3, p11; o2 Sông Cầu, opened in 2021,
sells p3; o3 Tuy Hòa, opened in 2019, closed in March 2021; o4 Phú Hòa, nobody knows since when.

Fairs: f1 of the province in Phú Yên, June 2021, booths with p1, p2 and one without OCOP; f2 of a district, September
2021, a booth with p3; f3 in Hà Tĩnh, October 2021, held by Phú Yên; f4 in Laos, 2021, with M1 at a booth; f5 in Phú
Yên, no day known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.small_content import code, producer, product

if TYPE_CHECKING:
    from collections.abc import Mapping


def at(district: str, province: str = "Phú Yên") -> str:
    """The lines of an address with its district."""
    return f"address:\n  as_certified: {{province: {province}, district: {district}, vintage: 63}}\n"


def _paper(*papers: str) -> str:
    return "certificates:\n" + "".join(f"  - {{{one}}}\n" for one in papers)


ENROLLED = "programme_years: [2021]\n"
SOURCE = "sources: [{url: https://nguon.example/a, publisher: Báo Ví Dụ}]"

MAKERS: Mapping[str, str] = {
    "m1": "type: htx\njoined: 2021-02\nfood_safety_commitment: {date: 2021-03-01}\n",
    "m2": "type: doanh-nghiep\nsize: small\nfounded: 2021\n",
    "m3": "type: ho-gia-dinh\njoined: 2021\n",
    "m4": "type: htx\njoined: 2018\n",
    "m5": "type: doanh-nghiep\nsize: large\n",
    "m6": "",
}
PRODUCTS: Mapping[str, tuple[str, str, str]] = {
    "p1": (
        "m1",
        "huyện Tuy An",
        _paper("stars: 3, issued: 2021-03-10, kind: first")
        + ENROLLED
        + "origin: new\ngroup_as_printed: Thực phẩm\ntrace: {code: VD1}\n"
        + "shops: [{platform: postmart, url: https://postmart.vn/a}]\n",
    ),
    "p2": (
        "m1",
        "huyện Tuy An",
        _paper("stars: 3, issued: 2018-06-01", "stars: 4, issued: 2021-08-01, kind: upgrade")
        + ENROLLED
        + "origin: existing\nshops: [{platform: shopee, url: https://shopee.vn/a}]\n",
    ),
    "p3": (
        "m2",
        "thị xã Sông Cầu",
        _paper("stars: 4, issued: 2021-11-20, kind: first")
        + ENROLLED
        + f"origin: new\nstandards: [HACCP]\nreports: [{{says: revoked, on: 2023-05-05, {SOURCE}}}]\n",
    ),
    "p4": ("m3", "huyện Sông Hinh", _paper("issued: 2021-05")),
    "p5": ("m4", "huyện Phú Hòa", _paper("stars: 3, programme_year: 2021")),
    "p6": ("m4", "huyện Tây Hòa", _paper("stars: 3, issued: 2020-12-01/2021-01-31")),
    "p7": ("m5", "thành phố Tuy Hòa", _paper("stars: 3, issued: 2019-02-10")),
    "p8": ("m4", "thành phố Tuy Hòa", _paper("stars: 3, issued: 2018-06-15")),
    "p9": (
        "m4",
        "huyện Đồng Xuân",
        _paper("stars: 4, issued: 2019-07-01")
        + f"reports: [{{says: revoked, on: 2021-09-09, decision: 77/QĐ-VD, ground: lý do đặt ra, {SOURCE}}}]\n",
    ),
    "p10": ("m6", "thị xã Đông Hòa", ENROLLED + "nominations: [{to_stars: 5, year: 2021, level: centre}]\n"),
    "p13": ("m3", "thị xã Đông Hòa", ENROLLED + "recognised_below_3: true\n"),
    "p14": ("m4", "huyện Sơn Hòa", _paper("stars: 3, issued: 2019-04-04", "stars: 3, issued: 2025-04-04")),
}
GROUPS = {"p2": "do-uong", "p3": "thu-cong-my-nghe"}
ORG = "[htx, to-hop-tac, doanh-nghiep, hiep-hoi]"
# Number -> what the element says besides its number and its words. The figures asked for are made to fit the site.
ELEMENTS: Mapping[str, str] = {
    "0.1": "measure: products-enrolled, op: '=', value: 5, unit: sản phẩm, stage: enrolled",
    "0.2": "measure: products-recognised, op: '>=', value: 4, unit: sản phẩm, part_of: '0.1', min_stars: 3",
    "0.3": "measure: products-nominated, op: range, min: 1, max: 2, level: centre, stage: nominated",
    "0.4": f"measure: producers-enrolled, op: '>=', value: 3, types: {ORG}",
    "0.5": "measure: products-recognised, beside: [products-enrolled], op: range, per: district, min_each: 2, "
    "max_each: 3, min_stars: 3",
    "0.6": "measure: products-by-group",
    "0.12": "measure: trade-events",
    "1.1": "measure: products-enrolled, op: '>=', value: 6, stage: enrolled",
    "1.2": "measure: products-recognised, op: '>=', value: 5, below_3: true, stage: certified",
    "1.3": "measure: products-by-origin, op: '>=', part_of: '1.2', below_3: true, "
    "breakdown: [{origin: existing, value: 1}, {origin: new, value: 2}]",
    "1.4": "measure: products-recognised, op: '>=', value: 3, min_stars: 3",
    "1.6": f"measure: producers-new, op: '>=', value: 2, types: {ORG}",
    "2.1": "measure: products-first-recognised, op: '>=', value: 3, min_stars: 3",
    "2.2": "measure: products-nominated, op: '=', value: 1, min_stars: 5, stage: nominated",
    "2.3": "measure: outlets-opened, op: '=', value: 4",
    "2.4": "measure: products-kept, op: '=', value: 100, unit: '%', of: products-in-force-before, "
    "cohort: {by: valid-on, day: 2020-12-31}",
    "2.5": "measure: producers-of-type, op: '=', value: 40, unit: '%', of: producers-in-force, types: [htx]",
    "2.6": "measure: producers-of-type, op: '=', value: 30, unit: '%', of: producers-in-force, types: [doanh-nghiep]",
    "2.8": "measure: fairs-held, level: province, op: '=', value: 1",
    "2.11": "measure: booths-at-fairs",
    "2.12": "measure: fairs-elsewhere",
    "2.13": "measure: products-on-platforms",
    "2.15": "measure: products-revoked",
    "3.3": "measure: products-enrolled, op: '=', value: 4, stage: enrolled",
    "3.4": "measure: products-supported-recognised, op: '>=', value: 60, unit: '%', of: enrolled-products, "
    "part_of: '3.3', min_stars: 3",
    "3.5": "measure: producers-new, op: '>=', value: 10, types: [htx, doanh-nghiep]",
    "3.6": "measure: producers-committed, op: '=', value: 100, unit: '%', of: enrolled-producers",
    "3.8": "measure: products-traced",
    "3.9": "measure: outlets-opened, level: district",
    "3.10": "measure: districts-with-outlet, op: '>=', per: district, min_each: 1",
    "3.11": "measure: outlets-selling-others",
    "3.13": "measure: fairs-organised, theme: OCOP, op: '>=', value: 2",
    "3.16": "measure: producers-by-type",
    "4.3": "measure: products-recognised, op: '>=', value: 4, stage: certified",
    "4.4": "measure: products-raised",
    "4.5": "measure: products-since, cohort: {by: issued-year, year: 2019}",
    "4.10": "measure: fairs-attended",
    # To be reported, with a denominator that can be counted.
    "1.5": "beside: [producers-by-type], op: '>=', value: 30",
    "2.7": "beside: [producers-enrolled], op: '=', value: 100, unit: '%', of: enrolled-producers",
    "3.2": "beside: [producers-new], op: '=', value: 100, unit: '%', of: officials-and-new-producers",
    "4.2": "beside: [producers-enrolled], op: '=', value: 100, unit: '%', of: managers-of-enrolled-producers",
}


def plan(elements: Mapping[str, str] = ELEMENTS, more: str = "") -> str:
    """The text of the plan with these elements."""
    lines = "".join(f"  - {{id: '{number}', quote: mục đặt ra, {said}}}\n" for number, said in elements.items())
    return f"title: Kế hoạch ví dụ\nprovince: Phú Yên\nvintage: 63\nyear: 2021\ntargets:\n{lines}{more}"


def coverage(lists: str = "products, enrolled, outlets, fairs") -> str:
    """An authority's word that these lists of Phú Yên are complete for 2018 to 2021."""
    return (
        "statements:\n  - province: Phú Yên\n    vintage: 63\n"
        f"    lists: [{lists}]\n    from: 2018-01-01\n    to: 2021-12-31\n    authority: Sở Ví Dụ\n"
        "    sources: [{url: https://nguon.example/du, publisher: Sở Ví Dụ, published: 2022-02-01, read: 2026-11-20}]\n"
    )


def files(elements: Mapping[str, str] = ELEMENTS, more: str = "") -> dict[str, str]:
    """The whole site."""
    found = {
        f"producers/{one}.yaml": producer(number, f"Chủ thể {one}", said + at("huyện Tuy An"))
        for number, (one, said) in enumerate(MAKERS.items(), 100)
    }
    for number, (one, (maker, district, said)) in enumerate(PRODUCTS.items(), 1):
        text = product(number, f"Sản phẩm {one}", f"producer: {maker}\n{at(district)}{said}")
        found[f"products/{one}.yaml"] = text.replace("group: thuc-pham", f"group: {GROUPS.get(one, 'thuc-pham')}")
    other = at("huyện Can Lộc", "Hà Tĩnh")
    found["products/p11.yaml"] = product(50, "Sản phẩm p11", other + _paper("stars: 3, issued: 2021-04-04") + ENROLLED)
    found |= _outlets() | _fairs()
    found["plans/ke-hoach.yaml"] = plan(elements, more)
    return found


def _outlets() -> dict[str, str]:
    said = {
        "o1": "opened: 2021-05-05\nlevel: district\nnetwork: Chuỗi Ví Dụ\nstage: open\n"
        + at("huyện Tuy An")
        + "stocks: [{product: p1}, {product: p3}, {product: p11}]\n",
        "o2": "opened: 2021\nstage: open\nstocks: [{product: p3}]\n" + at("thị xã Sông Cầu"),
        "o3": "opened: 2019\nclosed: 2021-03\nstage: closed\n" + at("thành phố Tuy Hòa"),
        "o4": at("huyện Phú Hòa"),
    }
    return {
        f"outlets/{one}.yaml": producer(n, f"Điểm bán {one}", text) for n, (one, text) in enumerate(said.items(), 200)
    }


def _fairs() -> dict[str, str]:
    here, there = at("thành phố Tuy Hòa"), at("huyện Can Lộc", "Hà Tĩnh")
    said = {
        "f1": "days: {from: 2021-06-01, to: 2021-06-05}\norganiser_level: province\ntheme: [OCOP]\n"
        + here
        + f"booths:\n  - {{number: A1, code: '{code(400)}', products: [p1]}}\n"
        f"  - {{number: A2, code: '{code(401)}', products: [p2]}}\n"
        f"  - {{number: A3, code: '{code(402)}', exhibitor: {{name: Hãng nước ngọt đặt ra}}}}\n",
        "f2": "days: {from: 2021-09-01, to: 2021-09-02}\norganiser_level: district\n"
        + here
        + f"booths:\n  - {{number: B1, code: '{code(403)}', products: [p3]}}\n",
        "f3": "days: {from: 2021-10-01, to: 2021-10-02}\norganiser_province: Phú Yên\ntheme: [Đặc sản và OCOP]\n"
        "provinces: [Phú Yên, Hà Tĩnh]\n" + there,
        "f4": "days: {from: 2021-12, to: 2021-12}\ncountry: LA\n"
        f"booths:\n  - {{number: C1, code: '{code(404)}', exhibitor: {{producer: m1}}}}\n",
        "f5": here,
    }
    return {f"fairs/{one}.yaml": producer(n, f"Hội chợ {one}", text) for n, (one, text) in enumerate(said.items(), 300)}
