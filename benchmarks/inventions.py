"""Pieces of invented records: names, places, dates, papers, stories. All of them fall from one pair of dice."""

from __future__ import annotations

import io
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import words
from PIL import Image

from ocop_site.digests import gs1_digit

if TYPE_CHECKING:
    import random

    from ocop_site.records.vocabulary import Vocabulary
    from ocop_site.records.vocabulary_files import FormerProvince

DAY = date.fromisoformat(words.READ_ON)  # the corpus is written as if on this day
MERGER = date(2025, 7, 1)
UPGRADES = {3: 0.12, 4: 0.02, 5: 0.0}  # stars -> share that gets one more
FOUR_PARTS = date(2026, 5, 22)  # product codes without a district
FORMER_MAP, CURRENT_MAP = 63, 34


def later(day: date, months: int) -> date:
    """The same day of the month so many months on, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def gtin(number: int) -> str:
    """A Vietnamese GTIN-13 of its own for every number below a thousand million."""
    digits = f"893{number:09}"
    return digits + gs1_digit(digits)


@dataclass(frozen=True, slots=True)
class Inventor:
    """Makes pieces up. `words`: the project's vocabulary, whose places, rules and groups the pieces keep to."""

    dice: random.Random
    words: Vocabulary
    goods: dict[int, list[str]] = field(default_factory=dict)
    set_weights: dict[int, int] = field(default_factory=dict)
    province_weights: list[int] = field(default_factory=list)

    @classmethod
    def from_words(cls, dice: random.Random, vocabulary: Vocabulary) -> Inventor:
        """An inventor who has read the word lists."""
        rows = [row.split(" ", 2) for row in words.GOODS.strip().split("\n")]
        weights = words.WEIGHTS.split()
        by_id = dict(zip(weights[::2], map(int, weights[1::2]), strict=True))
        return cls(
            dice=dice,
            words=vocabulary,
            goods={int(number): goods.split("|") for number, _, goods in rows},
            set_weights={int(number): int(weight) for number, weight, _ in rows},
            province_weights=[by_id[province.id] for province in vocabulary.former_provinces],
        )

    def chance(self, share: float) -> bool:
        """True in that share of cases."""
        return self.dice.random() < share

    def some(self, share: float, value: Any) -> Any:  # noqa: ANN401 - any value of a record
        """The value in that share of cases, else None."""
        return value if self.chance(share) else None

    def pick(self, weights: dict[Any, int]) -> Any:  # noqa: ANN401 - whatever is weighed
        """One key, as often as its weight says."""
        return self.dice.choices(list(weights), list(weights.values()))[0]

    def province(self) -> FormerProvince:
        """One of the 63, as often as products come from it."""
        return self.dice.choices(self.words.former_provinces, self.province_weights)[0]

    def village(self) -> str:
        """The name of a village that is on no map."""
        return f"{self.dice.choice(words.FIRST)} {self.dice.choice(words.LAST)}"

    def person(self) -> str:
        """A real surname with a given name that nobody has."""
        return f"{self.dice.choice(words.SURNAMES)} {self.village()}"

    def product_name(self, set_number: int) -> str:
        """Some names are bare and so equal, some in capitals, some have more than 100 characters."""
        goods = self.goods[set_number]
        good, village, extra = self.dice.choice(goods), self.village(), self.dice.choice(words.EXTRAS)
        plain = f"{good} {village}"
        several = ", ".join(f"{self.dice.choice(goods).lower()} {self.village()} {extra}" for _ in range(4))
        forms = {good: 12, plain: 60, f"{good} {extra} {village}": 20, f"{good} {extra}": 4}
        return str(self.pick({**forms, plain.upper(): 2, f"Bộ quà {plain} gồm {several}": 2}))

    def producer_name(self, kind: str, number: int) -> str:
        """A name that fits the kind of producer."""
        village, person = self.village(), self.person()
        forms = {"htx": f"HTX Nông nghiệp {village}", "to-hop-tac": f"Tổ hợp tác {village}"}
        forms |= {"doanh-nghiep": f"Công ty TNHH {village} {number % 50}", "trang-trai": f"Trang trại {person}"}
        return forms.get(kind, f"Hộ kinh doanh {person}")

    def sources(self) -> list[dict[str, Any]]:
        """One or two pages of newspapers that do not exist."""
        numbers = self.dice.sample(range(120), self.dice.choice((1, 1, 1, 2)))
        return [
            {
                "url": f"https://bao-{n}.example/tin/{self.dice.randrange(900)}",
                "publisher": self.some(0.7, f"Báo Mẫu {n}"),
                "read": DAY,
            }
            for n in numbers
        ]

    def address(self, province: FormerProvince, day: date) -> dict[str, Any]:
        """A place as a paper of that day prints it, on the map of that day; sometimes today's place as well."""
        printed: dict[str, Any] = {"province": self.printed_name(province, day)}
        if day < MERGER:
            printed["district"] = self.some(0.9, f"huyện {self.village()}")
        printed |= {"commune": f"xã {self.village()}", "vintage": FORMER_MAP if day < MERGER else CURRENT_MAP}
        current = {"province": province.became, "commune": f"xã {self.village()}"}
        return {
            "street": self.some(0.2, f"thôn {self.village()}"),
            "as_certified": printed,
            "current": self.some(0.2, current),
        }

    def printed_name(self, province: FormerProvince, day: date) -> str:
        """What a paper of the day calls the province: after the merger by what it became."""
        now = self.words.province(province.became)
        return now.name if now and day >= MERGER else province.name

    def written(self, day: date) -> str | None:
        """A day as sources give it: mostly whole, else a month, a year, an interval, an upper bound, nothing."""
        interval, bound = f"{day.year}-01-01/{day.year}-12-31", f"../{day + timedelta(days=20)}"
        forms: dict[str | None, int] = {f"{day}": 76, f"{day:%Y-%m}": 4, f"{day:%Y}": 7, interval: 3, bound: 5, None: 5}
        written: str | None = self.pick(forms)
        return written

    def issuer(self, level: str, province: FormerProvince, day: date) -> str:
        """Who signs at a level, as papers of the day print it."""
        if level == "centre":
            return "Bộ Nông nghiệp và Môi trường"
        name = self.printed_name(province, day)
        return f"UBND huyện {self.village()}, {name}" if level == "district" else f"UBND tỉnh {name}"

    def certificate(self, stars: int, day: date, kind: str, province: FormerProvince) -> dict[str, Any]:
        """One recognition under the rule of its day, each fact only as often as sources give it."""
        rule = self.words.rule_on(day)
        levels = {one.stars: one.level for one in rule.certifiers} if rule else {}
        level = levels.get(stars, "province")
        return {
            "stars": self.some(0.96, stars),
            "issued": self.written(day),
            "programme_year": self.some(0.6, day.year - self.chance(0.2)),
            "kind": self.some(0.6, kind),
            "level": level,
            "issuer": self.some(0.6, self.issuer(level, province, day)),
            "decision": self.some(0.8, f"{self.dice.randrange(9000)}/QĐ-UBND"),
            "product_code": self.some(0.2, self.product_code(province, day)),
            "score": self.some(0.3, self.dice.randint(*words.SCORES[stars]) + 0.5),
            "valid_until": self.some(0.05, later(day, 36)),
            "sources": self.sources(),
        }

    def product_code(self, province: FormerProvince, day: date) -> str:
        """A code of the programme in the form of the day, with the province's code on the map of that form."""
        serial = self.dice.randrange(1, 10_000_000)  # so many that none comes twice
        now = self.words.province(province.became)
        if day < FOUR_PARTS or now is None:
            return f"{province.code}-558-22051-{serial}-{day.year}"
        return f"{now.code}-22051-{serial}-{day.year}"

    def clear(self, day: date) -> date:
        """The day, or the first one behind the days on which nobody knows which rules held."""
        rule = self.words.rule_on(day)
        unclear = next((one for one in rule.unclear if one.covers(day)), None) if rule else None
        return unclear.until + timedelta(days=1) if unclear and unclear.until else day

    def papers(self, province: FormerProvince) -> tuple[list[dict[str, Any]], date]:
        """A first recognition, perhaps an upgrade, perhaps a renewal (many lapse); and the day of the newest."""
        day = self.clear(date(self.pick(words.YEARS), 1, 1) + timedelta(days=self.dice.randrange(320)))
        stars = self.pick(words.STARS)
        papers = [self.certificate(stars, day, "first", province)]
        upgrade = self.clear(later(day, self.dice.randint(9, 30)))
        if self.chance(UPGRADES[stars]) and upgrade <= DAY:
            day, stars = upgrade, stars + 1
            papers.append(self.certificate(stars, day, "upgrade", province))
        renewal = self.clear(later(day, 36) + timedelta(days=self.dice.randint(-60, 150)))
        if self.chance(0.45) and renewal <= DAY:
            day = renewal
            papers.append(self.certificate(stars, day, "reassessment", province))
        return papers, day

    def nomination(self, year: int) -> dict[str, Any]:
        """A dossier on its way to five stars."""
        outcome = self.pick({"unknown": 8, "refused": 1, "withdrawn": 1})
        score = self.some(0.6, self.dice.randint(90, 98) + 0.3)
        return {"to_stars": 5, "year": year, "score": score, "outcome": outcome, "sources": self.sources()}

    def shelf(self, number: int, newest: date) -> dict[str, Any]:
        """What stands on the shelf and on the web: packs, standards, traces (always where a rule asks), shops."""
        rule = self.words.rule_on(newest)
        traced = 1 if rule and rule.trace_code else 0.08
        sizes = self.dice.sample(words.PACKS, self.dice.randint(1, 3))
        packs = [{"size": size, "price": self.some(0.7, self.dice.randrange(20, 400) * 1000)} for size in sizes]
        platform = self.dice.choice(self.words.platforms).id
        shop = {"platform": platform, "url": f"https://gian-hang.example/{number}", "checked": self.some(0.7, DAY)}
        return {
            "gtin": self.some(0.1, gtin(number)),
            "packs": self.some(0.4, packs),
            "standards": self.some(0.25, self.dice.sample(words.STANDARDS, 2)),
            "trace": self.some(traced, {"url": f"https://truy-xuat.example/{number}", "code": f"TX-{number:07}"}),
            "shops": self.some(0.15, [shop]),
        }

    def story(self) -> str:
        """A story of 200 to 1,500 characters, with the Markdown that people use."""
        length, text = self.dice.randint(250, 1200), ""
        while len(text) < length:
            text += " ".join(self.dice.sample(words.SENTENCES, 3)) + "\n\n"
            text += self.some(0.2, f"## Chuyện {self.village()}\n\nAi cũng có phần.\n\n") or ""
            text += self.some(0.2, "- rửa sạch\n- phơi nắng\n- đóng gói\n\n") or ""
        return text.rstrip("\n") + "\n"

    def picture(self) -> bytes:
        """A JPEG of 1600 × 1200 soft colours: about as heavy as a photo, and of nothing."""
        colours = Image.frombytes("RGB", (160, 120), self.dice.randbytes(160 * 120 * 3))
        stream = io.BytesIO()
        colours.resize((1600, 1200), Image.Resampling.BICUBIC).save(stream, "JPEG", quality=85)
        return stream.getvalue()
