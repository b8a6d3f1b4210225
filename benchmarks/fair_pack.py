"""The pack of a large fair, made and used: `python benchmarks/fair_pack.py --booths 250 --products 1200`.

An invented catalogue of which so many products, each with a photo, are at one fair. The command makes the pack twice,
into an empty cache and again; both must be equal. Then it is unpacked: its files are compared with its checksums, every
link of every page is followed to a file, and Chromium without a network opens the folder and the file for phones,
searches in both and looks at both plans. Every code of its PDFs is read by zbar, a second reader beside ours.
Fails above what the project set itself.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))  # the program runs without the project being installed

import pypdfium2  # type: ignore[import-untyped]  # noqa: E402
import yaml  # noqa: E402
from corpus import write_corpus, yaml_lines  # noqa: E402
from playwright.sync_api import Browser, Page, expect  # noqa: E402

from ocop_site.building.verify import verify_output  # noqa: E402
from tests.site.chromium import opened  # noqa: E402

FAIR = "hoi-cho-lon-thi-du"
BASE = "https://ocop-thi-du.vn/"
DAY = "2026-11-22"
MOST_PACK, MOST_PHONE = 25_000_000, 8_000_000  # bytes
COLUMNS = 25
DPI = (300, 400)
POINTS = 72
PHONE = "dien-thoai.html"
PHONE_FOUND = "main .item:visible"


def write_fair(content: Path, booths: int, products: int) -> None:
    """A corpus of these products, all of them at the booths of one fair."""
    write_corpus(content, products, 1, products, "en")
    made: list[str] = sorted(path.stem for path in (content / "products").rglob("*.*"))
    makers = [yaml.safe_load(_front(content, stem)).get("producer") for stem in made]
    stands = []
    for at in range(booths):
        first, last = at * products // booths, (at + 1) * products // booths
        where = {"hall": f"Nhà {at // 125 + 1}", "row": at % 125 // COLUMNS + 1, "column": at % COLUMNS + 1}
        stands.append({"number": f"{'AB'[at // 125 % 2]}{at % 125 + 1}", **where})
        maker = makers[first]
        who = {"producer": maker} if maker else {"name": f"Đơn vị Thí Dụ {at + 1}"}
        stands[-1] |= {"exhibitor": who, "products": made[first:last]}
    record = {
        "name": "Hội chợ lớn Thí Dụ",
        "days": {"from": "2026-12-01", "to": "2026-12-05"},
        "venue": "Nhà thi đấu Thí Dụ",
        "halls": [{"name": f"Nhà {at + 1}", "rows": 5, "columns": COLUMNS} for at in range(-(-booths // 125))],
        "booths": stands,
        "sources": [{"title": "Đặt ra để đo"}],
        "example": True,
    }
    (content / "fairs").mkdir(exist_ok=True)
    (content / "fairs" / f"{FAIR}.yaml").write_text("".join(yaml_lines(record)), encoding="utf-8")
    _run("codes", "assign", "--content", str(content))


def _front(content: Path, stem: str) -> str:
    (path,) = (content / "products").rglob(f"{stem}.*")
    text = path.read_text(encoding="utf-8")
    return text.split("---\n")[1] if path.suffix == ".md" else text


def _run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "build.py", *arguments], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(arguments)}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def make(content: Path, target: Path) -> float:
    """Make the pack; gives the seconds of the whole command."""
    start = time.perf_counter()
    options = ("--content", str(content), "--base-url", BASE, "--date", DAY, "--output", str(target))
    print(_run("fair-pack", FAIR, *options).strip())
    return time.perf_counter() - start


def unpacked(target: Path, folder: Path) -> Path:
    """The pack's own folder, its files compared with its checksums."""
    with zipfile.ZipFile(target) as archive:
        archive.extractall(folder)
    (home,) = folder.iterdir()
    subprocess.run(["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"], cwd=home, check=True)
    return home


def dead_links(home: Path) -> list[str]:
    """Every link of every page that leads to no file."""
    return [problem.line() for problem in verify_output(home)]


class Visit:
    """A page of a browser without a network, and what it asked for."""

    def __init__(self, browser: Browser, width: int) -> None:
        context = browser.new_context(viewport={"width": width, "height": 800})
        context.set_offline(True)
        self.page: Page = context.new_page()
        self.outside: list[str] = []
        self.wrong: list[str] = []
        self.page.on("request", lambda one: one.url.startswith(("file:", "data:")) or self.outside.append(one.url))
        self.page.on("console", lambda one: one.type == "error" and self.wrong.append(one.text))
        self.page.on("pageerror", lambda one: self.wrong.append(str(one)))


def walk_folder(browser: Browser, home: Path, wanted: str) -> Visit:
    """From the front of the folder to the plan, a booth, a product; then a search."""
    visit = Visit(browser, 1280)
    page = visit.page
    page.goto((home / "index.html").as_uri())
    page.get_by_role("main").get_by_role("link", name="Sơ đồ gian hàng").click()
    page.locator(".floor a").nth(7).click()
    page.locator("main .cards a").first.click()
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("navigation", name="Mục chính").get_by_role("link", name="Tìm kiếm").click()
    page.get_by_role("searchbox").fill(wanted)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("[data-part=cards] > li").first).to_be_visible()
    return visit


def codes_of(pdf: Path, folder: Path, expected: int) -> Counter[str]:
    """What zbar reads on all pages. Like a visitor who comes closer it looks again where it does not find them all."""
    found: list[Counter[str]] = []
    document = pypdfium2.PdfDocument(pdf)
    for dpi in DPI:
        seen = [_codes_on(page, dpi, folder / "page.png") for page in document]
        found = [one | two for one, two in zip(found, seen, strict=True)] if found else seen
        if sum(one.total() for one in found) >= expected:
            break
    document.close()
    return sum(found, Counter())


def _codes_on(page: pypdfium2.PdfPage, dpi: int, picture: Path) -> Counter[str]:
    page.render(scale=dpi / POINTS, grayscale=True).to_pil().save(picture, compress_level=1)
    options = ("--quiet", "--raw", "-Sdisable", "-Sqrcode.enable")
    done = subprocess.run(["zbarimg", *options, str(picture)], capture_output=True, text=True, check=False)
    return Counter(done.stdout.split())


def walk_phone(browser: Browser, home: Path, wanted: str) -> Visit:
    """The file for phones alone, in a folder of its own: its plan, a booth, a search."""
    visit = Visit(browser, 360)
    page = visit.page
    page.goto((home / PHONE).as_uri())
    page.locator(".floor a").nth(7).click()
    everything = page.locator(PHONE_FOUND).count()
    page.get_by_role("searchbox").fill(wanted)
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy")
    shown = page.locator(PHONE_FOUND).count()
    if not 0 < shown < everything:
        visit.wrong.append(f"the file for phones shows {shown} of {everything} for “{wanted}”")
    return visit


def measure(content: Path, folder: Path) -> list[str]:
    """Make the pack of the fair, use it, tell what was measured; gives what is not as it should be."""
    wrong = []
    target, again = folder / "a.zip", folder / "b.zip"
    print(f"made: {make(content, target):.1f} s, again: {make(content, again):.1f} s")
    if target.read_bytes() != again.read_bytes():
        wrong.append("two packs of the same records differ")
    home = unpacked(target, folder / "pack")
    sizes = {"pack": target.stat().st_size, "file for phones": (home / PHONE).stat().st_size}
    for (what, size), most in zip(sizes.items(), (MOST_PACK, MOST_PHONE), strict=True):
        print(f"{what}: {size / 1e6:.2f} MB")
        wrong += [f"{what}: more than {most / 1e6:g} MB"] if size > most else []
    dead = dead_links(home)
    print(f"dead links: {len(dead)} of {sum(1 for _ in home.rglob('*.html'))} pages")
    wrong += dead[:10]
    alone = folder / "alone"
    alone.mkdir()
    (alone / PHONE).write_bytes((home / PHONE).read_bytes())
    with opened() as browser:
        for visit in (walk_folder(browser, home, "mật ong"), walk_phone(browser, alone, "mat ong")):
            wrong += [*visit.outside, *visit.wrong]
    wrong += wrong_codes(home, content, folder)
    return wrong


def wrong_codes(home: Path, content: Path, folder: Path) -> list[str]:
    """What zbar reads on the PDFs that is no code of the fair, and what it should read there and does not."""
    known = re.findall(r"^([0-9]{9}),", (content / "ledger" / "codes.csv").read_text(encoding="utf-8"), re.MULTILINE)
    fair = yaml.safe_load((content / "fairs" / f"{FAIR}.yaml").read_text(encoding="utf-8"))
    booths = {one["code"]: 1 for one in fair["booths"]}
    wrong = []
    for pdf in sorted(home.rglob("*.pdf")):
        shown = sum(len(one["products"]) for one in fair["booths"])
        expected = {"danh-ba.pdf": len(booths) + 1, "the-san-pham.pdf": shown}.get(pdf.name, len(booths))
        read = codes_of(pdf, folder, expected).elements()
        found = Counter(one.rstrip("/").rpartition("/")[2] for one in read)
        print(f"{pdf.name}: {pdf.stat().st_size / 1e6:.2f} MB, zbar read {found.total()} codes of {expected}")
        if found.total() != expected or not set(found) <= set(known):
            wrong.append(f"{pdf.name}: {found.total()} codes, {expected} expected")
    return wrong


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Make and use the pack of a large invented fair.")
    parser.add_argument("--booths", type=int, default=250)
    parser.add_argument("--products", type=int, default=1200)
    parser.add_argument(
        "--folder", type=Path, help="where the catalogue stands, made if it is missing; default: nowhere for long"
    )
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        content = (wanted.folder or folder) / "content"
        if not content.exists():
            write_fair(content, wanted.booths, wanted.products)
        sys.exit("\n".join(measure(content, folder)) or 0)


if __name__ == "__main__":
    main()
