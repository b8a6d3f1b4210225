"""In a real browser: an address that does not exist leads to what was meant, or offers it, or says what to do."""

from __future__ import annotations

import random
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import pytest

from ocop_site.digests import damm_digit, gs1_digit
from ocop_site.reading.ledger import CODES, GivenCode, ledger_text
from tests.site.built import PROJECT, BuiltSite, build
from tests.site.server import served
from tests.small_content import code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Request, Route

pytestmark = pytest.mark.browser

GTIN = "8931234567897"
EIGHT = "89350003"
HOSTILE = "<img src=x onerror=alert(1)> & Mắm"
NAMES = {1: "Nước mắm Ví Dụ", 2: "HTX Ví Dụ", 3: "Mắm tôm Ví Dụ", 40: HOSTILE, 777777: "Mật ong Ví Dụ"}
MOST_ASKED = 20
SUGGESTIONS = "#tra-loi a"


class Place(NamedTuple):
    """A page of the browser, and the address below which the site is served to it."""

    page: Page
    home: str

    def go(self, path: str) -> None:
        self.page.goto(f"{self.home}{path}")

    def open(self, path: str) -> None:
        """Go where the page stays, and wait for its last word."""
        self.go(path)
        self.page.evaluate("answered")

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.home)

    @property
    def said(self) -> str:
        return " ".join(self.page.locator("#tra-loi").inner_text().split())

    @property
    def offered(self) -> dict[str, str]:
        """Code -> name of each page that is offered."""
        links = {}
        for link in self.page.locator(SUGGESTIONS).all():
            digits = str(link.get_attribute("href")).rstrip("/").rpartition("/")[2]
            assert link.locator("xpath=..").locator("small").inner_text() == digits
            links[digits] = link.inner_text()
        return links


def content(folder: Path) -> Path:
    """The smallest whole content with a few more products; two of them have a GTIN."""
    target = folder / "content"
    shutil.copytree(PROJECT / "tests" / "broken" / "_base" / "content", target)
    for number, gtin in ((3, GTIN), (40, EIGHT), (777777, "")):
        name = NAMES[number].replace("'", "''")
        text = f"name: '{name}'\ncode: \"{code(number)}\"\ngroup: thuc-pham\n" + (f'gtin: "{gtin}"\n' if gtin else "")
        (target / "products" / f"san-pham-{number}.yaml").write_text(text, encoding="utf-8")
    ids = {1: ("products", "nuoc-mam-vi-du"), 2: ("producers", "htx-vi-du")}
    ids |= {number: ("products", f"san-pham-{number}") for number in NAMES if number not in ids}
    given = [GivenCode(code(number), *owner, "2026-11-22", 0) for number, owner in ids.items()]
    (target / "ledger" / CODES).write_text(ledger_text(given, GivenCode), encoding="utf-8")
    return target


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("not-found")
    return build(content(folder), folder / "output", "https://example.org/ocop/")


@contextmanager
def looking(chromium: Browser, site: BuiltSite, base: str = "/ocop/", *, script: bool = True) -> Iterator[Place]:
    """A page, and the site served below a base path. The policy must stop nothing."""
    context = chromium.new_context(java_script_enabled=script)
    stopped: list[str] = []
    errors: list[str] = []
    context.on("console", lambda message: stopped.append(message.text) if "Content Security" in message.text else None)
    context.on("weberror", lambda error: errors.append(str(error.error)))
    with served(site.output, base, site.base_url) as home:
        place = Place(context.new_page(), home)
        yield place
        # A page may still ask when its test is done: what a test answers in the host's place is answered first.
        place.page.unroute_all(behavior="wait")
    context.close()
    assert (stopped, errors) == ([], [])


@pytest.fixture(scope="module")
def place(chromium: Browser, small_site: BuiltSite) -> Iterator[Place]:
    with looking(chromium, small_site) as here:
        yield here


@pytest.fixture
def odd_place(chromium: Browser, small_site: BuiltSite) -> Iterator[Place]:
    """A page of its own for a test that changes how the host answers."""
    with looking(chromium, small_site) as here:
        yield here


ONE = code(1)
SPACED = f"{ONE[:3]} {ONE[3:6]} {ONE[6:]}"


@pytest.mark.parametrize(
    "path",
    [
        f"q/{ONE}",
        f"q/{ONE}/",
        f"q/{ONE}/?tu=nhan",
        f"Q/{ONE}",
        f"Q/{SPACED}/",
        f"q/{SPACED.replace(' ', '.')}",
        f"Q/{SPACED.replace(' ', '-')}/",
        f"Q/{SPACED.replace(' ', '%C2%A0')}/",
        f"Q/{ONE.replace('0', 'O')}/",
        f"q/{ONE.replace('0', 'o').replace('1', 'l')}",
        f"Q/{ONE}/nhan.pdf",
        f"{ONE}",
        f"{ONE}/",
        f"q{ONE}",
    ],
)
def test_what_is_clear_leads_on(place: Place, path: str) -> None:
    place.go(path)
    query = "?tu=nhan" if "?" in path else ""
    place.page.wait_for_url(lambda url: url == f"{place.home}Q/{ONE}/{query}")
    assert place.page.locator("h1").inner_text() == NAMES[1]


@pytest.mark.parametrize("base", ["/ocop/", "/"])
def test_below_any_base_path(chromium: Browser, small_site: BuiltSite, base: str) -> None:
    with looking(chromium, small_site, base) as here:
        here.go(f"q/{ONE}")
        here.page.wait_for_url(f"**{base}Q/{ONE}/")
        here.open(f"q/{ONE[:-1]}9/")
        assert here.offered[ONE] == NAMES[1]
        assert all(link.get_attribute("href") for link in here.page.locator(SUGGESTIONS).all())
        here.page.locator(SUGGESTIONS).first.click()
        assert here.path == f"Q/{ONE}/"


def wrong_digits(digits: str) -> list[str]:
    """One wrong digit at each place."""
    return [f"{digits[:at]}{(int(digits[at]) + 3) % 10}{digits[at + 1 :]}" for at in range(len(digits))]


def swaps(digits: str) -> list[str]:
    """Two neighbours swapped, where that changes something."""
    turned = [f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}" for at in range(len(digits) - 1)]
    return [one for one in turned if one != digits]


SEVENS = code(777777)


@pytest.mark.parametrize(
    "typed",
    [
        *wrong_digits(SEVENS)[:9:2],
        *swaps(SEVENS)[:3],
        SEVENS[:4] + SEVENS[5:],
        SEVENS[1:],
        SEVENS[:-1],
        f"{SEVENS}3",
        f"{SEVENS[:2]}5{SEVENS[2:]}",
    ],
)
@pytest.mark.parametrize("start", ["Q/", "q/"])
def test_a_mistyped_code_offers_the_one_meant(place: Place, start: str, typed: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.extend([request.url] if request.resource_type == "fetch" else [])

    place.page.on("request", note)
    place.open(f"{start}{typed}/")
    place.page.remove_listener("request", note)
    assert place.offered == {SEVENS: NAMES[777777]}
    assert place.said.startswith(f"Mã {typed} gõ chưa đúng. Có phải bạn tìm:")
    assert 0 < len(asked) <= MOST_ASKED
    assert place.page.locator("#tra-loi").get_attribute("aria-live") == "polite"
    place.page.locator(SUGGESTIONS).click()
    assert place.path == f"Q/{SEVENS}/"


def test_every_code_meant_is_offered(place: Place) -> None:
    """120000019 is one digit from several codes; only those that exist are offered."""
    known = {code(number) for number in NAMES}
    typed = ONE[:-1] + str((int(ONE[-1]) + 4) % 10)
    place.open(f"Q/{typed}/")
    near = {f"{typed[:at]}{digit}{typed[at + 1 :]}" for at in range(len(typed)) for digit in "0123456789"} & known
    assert ONE in near
    assert set(place.offered) == near


def test_a_name_is_text(place: Place) -> None:
    digits = code(40)
    place.open(f"Q/{digits[:-1]}{(int(digits[-1]) + 1) % 10}/")
    assert place.offered[digits] == HOSTILE
    assert place.page.locator("#tra-loi img").count() == 0


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (f"Q/{code(654321)}/", f"Danh mục này không có mã {code(654321)}."),
        (f"q/{code(654321)}", f"Danh mục này không có mã {code(654321)}."),
        (f"Q/{code(654321)[:-1]}{(int(code(654321)[-1]) + 1) % 10}/", "danh mục không có mã nào gần giống"),
        ("Q/99000000" + damm_digit("99000000"), "không phải của danh mục này: mã ở đây bắt đầu bằng 12."),
        ("Q/12345/", "Mã trong danh mục có đúng chín chữ số, địa chỉ bạn mở có “12345”."),
        ("Q/<b>%3Cimg src=x%3E/", "Mã trong danh mục có đúng chín chữ số"),
        ("Q/%E0%A4%A/", "Mã trong danh mục có đúng chín chữ số"),
        ("Q/", ""),
        ("q", ""),
        ("san-pham/khong-co/", ""),
        ("san-pham/khong-co-123456789/", ""),
        (f"01/{GTIN[:-1]}8/", f"Mã vạch {GTIN[:-1]}8 gõ chưa đúng"),
        ("01/123/", "Mã vạch 123 gõ chưa đúng"),
        ("01/036000291452/", "Danh mục chưa ghi sản phẩm nào có mã vạch 036000291452."),
    ],
)
def test_where_nothing_is_meant_the_page_stays_and_says_so(place: Place, path: str, words: str) -> None:
    place.open(path)
    assert words in place.said
    assert (words == "") == (place.said == "")
    assert place.offered == {}
    assert place.page.locator("h1").inner_text() == "Không có trang này"
    assert place.page.locator("#tra-loi img").count() == 0


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        (GTIN, f"0{GTIN}"),
        (f"{GTIN}/", f"0{GTIN}"),
        ("893-1234-567897", f"0{GTIN}"),
        (EIGHT, f"000000{EIGHT}"),
        (f"0{GTIN}/10/LO-1", f"0{GTIN}"),
        (f"0{GTIN}/22/A/10/LO%2F1/21/7/", f"0{GTIN}"),
        (f"{GTIN}/21/7", f"0{GTIN}"),
    ],
)
def test_a_barcode_leads_to_its_page(place: Place, typed: str, full: str) -> None:
    assert gs1_digit(full[:-1]) == full[-1]
    place.go(f"01/{typed}")
    place.page.wait_for_url(f"**/ocop/01/{full}/")
    assert place.page.locator("h1").inner_text() == NAMES[3 if full.endswith(GTIN) else 40]
    linkset = place.page.locator("link[rel=linkset]")
    assert linkset.get_attribute("type") == "application/linkset+json"
    answer = place.page.request.get(str(linkset.evaluate("link => link.href")))
    assert answer.json()["linkset"][0]["anchor"] == f"https://example.org/ocop/01/{full}"


def test_an_old_address_offers_the_page_of_its_code(place: Place) -> None:
    place.open(f"san-pham/ten-cu-{ONE}/")
    assert place.said.startswith("Trang có thể đã đổi địa chỉ. Có phải bạn tìm:")
    assert place.offered == {ONE: NAMES[1]}


@pytest.mark.parametrize("path", [f"q/{ONE}", f"Q/{SEVENS[:-1]}/", "san-pham/khong-co/"])
def test_without_script_the_page_says_what_to_do(chromium: Browser, small_site: BuiltSite, path: str) -> None:
    with looking(chromium, small_site, script=False) as here:
        here.go(path)
        assert here.said == ""
        words = " ".join(here.page.locator("main").inner_text().split())
        assert "sau /Q/ (chữ Q hoa) là chín chữ số, rồi một gạch chéo" in words
        assert f"{here.home.partition('://')[2]}Q/123456789/" in words or "/Q/123456789/" in words


def test_on_disk_nothing_happens(chromium: Browser, tmp_path: Path) -> None:
    trial = build(content(tmp_path), tmp_path / "output")
    (tmp_path / "output" / "Q" / SEVENS[:-1]).mkdir()
    # As if a host had sent it for that address, with its relative links.
    text = (trial.output / "404.html").read_text(encoding="utf-8").replace('"assets/', '"../../assets/')
    there = trial.output / "Q" / SEVENS[:-1] / "index.html"
    there.write_text(text, encoding="utf-8")
    context = chromium.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(there.as_uri())
    page.evaluate("answered")
    assert page.locator("#tra-loi").inner_text() == ""
    assert any("/404-" in url for url in asked)
    assert [url for url in asked if "/Q/" in url] == [there.as_uri()]
    context.close()


def test_a_host_that_answers_everything_proves_nothing(odd_place: Place) -> None:
    """Some hosts answer 200 with one page for whatever does not exist: nothing false is offered, nothing loops."""

    def always_good(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, status=200)

    odd_place.page.route("**/*", always_good)
    odd_place.open(f"Q/{SEVENS[:-1]}/")
    assert odd_place.offered == {}
    assert odd_place.said.startswith(f"Mã {SEVENS[:-1]} gõ chưa đúng. Hãy xem lại từng chữ số in dưới mã QR.")
    odd_place.open(f"Q/{code(654321)}/")  # its own address, and it is this page that stands there
    assert "không có mã" in odd_place.said


@pytest.mark.parametrize(
    ("typed", "number", "path"),
    [
        (f"q/{ONE}", ONE, f"Q/{ONE}/"),
        (SPACED, ONE, f"Q/{ONE}/"),
        (f"q/{code(654321)}", code(654321), f"Q/{code(654321)}/"),
        (f"01/{GTIN}", f"0{GTIN}", f"01/0{GTIN}/"),
    ],
)
def test_where_no_answer_proves_a_page_its_address_is_offered_and_nothing_said_of_it(
    odd_place: Place, typed: str, number: str, path: str
) -> None:
    """Never "there is no such code": the page of a printed label may well be there."""
    odd_place.page.route("**/*", lambda route: route.fulfill(response=route.fetch(), status=200))
    odd_place.open(typed)
    assert "hãy thử mở:" in odd_place.said
    assert number in odd_place.said
    assert "không có mã" not in odd_place.said
    assert "chưa ghi" not in odd_place.said
    link = odd_place.page.locator(SUGGESTIONS)
    assert link.evaluate("link => link.href") == f"{odd_place.home}{path}"


def test_a_host_of_small_letters_is_no_endless_way(odd_place: Place) -> None:
    """Netlify sends /Q/ to /q/: a code without a page must not be sent to and fro."""
    seen: list[str] = []

    def small(route: Route) -> None:
        seen.append(route.request.url)
        route.fulfill(status=301, headers={"Location": route.request.url.replace("/Q/", "/q/")})

    odd_place.page.route("**/Q/**", small)
    odd_place.open(f"q/{code(654321)}/")
    assert "không có mã" in odd_place.said
    assert len(seen) <= len(["the code", "the code that is none"])


def test_without_a_network_nothing_is_offered(odd_place: Place) -> None:
    odd_place.page.route(
        "**/Q/*/", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_()
    )
    odd_place.open(f"Q/{SEVENS[:-1]}/")
    assert odd_place.said.startswith(f"Chưa tra được mã {SEVENS[:-1]}")
    assert odd_place.offered == {}


def test_the_check_digits_are_those_of_the_engine(place: Place) -> None:
    chance = random.Random(20261122)
    rows = [f"{chance.randrange(10**9):09}" for _ in range(5000)]
    place.open("san-pham/khong-co/")
    told = place.page.evaluate("rows => rows.map(row => isCode(row))", rows)
    assert told == [damm_digit(row[:-1]) == row[-1] for row in rows]
    right = [row[:-1] + damm_digit(row[:-1]) for row in rows]
    assert place.page.evaluate("rows => rows.every(row => isCode(row))", right)
    gtins = [f"{chance.randrange(10**14):014}" for _ in range(5000)]
    told = place.page.evaluate("rows => rows.map(row => isGtin(row))", gtins)
    assert told == [gs1_digit(row[:-1]) == row[-1] for row in gtins]


def test_every_slip_finds_its_code_among_few(place: Place) -> None:
    """One wrong digit, one swap, one digit too few or too many, at every place of many codes."""
    chance = random.Random(9264)
    meant: list[tuple[str, str]] = []
    for _ in range(60):
        digits = code(chance.randrange(10**6))
        slips = [*wrong_digits(digits), *swaps(digits)]
        slips += [digits[:at] + digits[at + 1 :] for at in range(9)]
        slips += [f"{digits[:at]}{chance.randrange(10)}{digits[at:]}" for at in range(10)]
        meant += [(slip, digits) for slip in slips]
    place.open("san-pham/khong-co/")
    found = place.page.evaluate("slips => slips.map(slip => near(slip, '12'))", [slip for slip, _ in meant])
    for (slip, digits), codes in zip(meant, found, strict=True):
        assert digits in codes, (slip, digits)
        assert slip not in codes
        assert len(codes) < MOST_ASKED
        assert all(one.startswith("12") and damm_digit(one[:-1]) == one[-1] for one in codes)
