"""Sheets of labels: times, memory, and whether worn labels still scan.

python benchmarks/labels.py times                    a sheet of 24 labels made and read back; exit 1 above 0.3 CPU s
python benchmarks/labels.py memory --sheets 500          peak memory of making and reading back; exit 1 above 400 MB
python benchmarks/labels.py judge --labels 10000 --seed 1   worn labels before ZXing and zbar; exit 1 if one fails

Every label is invented and has a valid code. See README.md and docs/explanation/read-back.md.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from statistics import median
from typing import TYPE_CHECKING

from label_prints import HOSTS, Kind, Symbols, kinds, made, shelf_sheets  # puts the project on the path
from label_wear import AROUND, QUIET, READERS, Judged, Wear, judge

from ocop_site.making import qr
from ocop_site.making.kept import NoKeep
from ocop_site.making.measures import Box, measure, readings
from ocop_site.making.pdf_pages import Document
from ocop_site.making.read_back import read_back
from ocop_site.pages.sheets import sheets_of
from ocop_site.problem_texts import TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from label_prints import Plain
    from PIL import Image

    from ocop_site.making.measures import Raster

AT_LIMIT = 10  # every tenth label gets the most of everything
LEAST_OF_A_KIND = 6  # labels; a smaller judgement takes fewer kinds, not fewer labels of each
TOGETHER = 150  # labels before one process of zbar
MOST_SECONDS = 0.3  # of one core for a sheet of 24 labels, made and read back: what the project set itself
MOST_MEGABYTES = 400  # for 500 sheets in one run; a run of ten takes about 150


def times(repeats: int) -> int:
    """CPU seconds of one core for a sheet of 24 labels, after a warm-up; each sheet has other labels.

    1 if half of the sheets take longer than they may.
    """
    dice = random.Random(1)
    kind = shelf_sheets(HOSTS["v2"])
    making, reading = [], []
    for _ in range(repeats + 2):
        run = kind.run(dice, kind.stock.count)
        symbols = Symbols()
        start = time.process_time()
        pdf = made(run, symbols)
        between = time.process_time()
        faults = read_back(pdf, run, run["labels"], keep=symbols)
        reading.append(time.process_time() - between)
        making.append(between - start)
        assert not faults, faults[:3]  # noqa: S101 - a benchmark of broken sheets tells nothing
    both = [a + b for a, b in zip(making[2:], reading[2:], strict=True)]
    print(f"a sheet of {kind.stock.count} labels, {repeats} sheets, CPU seconds (median, least–most):")
    for what, figures in (("made", making[2:]), ("read back at 203 and 300 dpi", reading[2:]), ("together", both)):
        print(f"  {what}: {median(figures):.3f} ({min(figures):.3f}–{max(figures):.3f})")
    return int(median(both) > MOST_SECONDS)


def memory(sheets: int) -> int:
    """Peak memory of one process that makes and reads back so many sheets in one run; 1 if it is too much."""
    kind = shelf_sheets(HOSTS["v3"])
    run = kind.run(random.Random(2), sheets * kind.stock.count)
    print(f"before: {_peak():.0f} MB")
    symbols = Symbols()
    start = time.process_time()
    pdf = made(run, symbols)
    between = time.process_time()
    print(f"{sheets} sheets made, {len(pdf) / 1e6:.1f} MB: {_peak():.0f} MB, {between - start:.1f} CPU seconds")
    faults = read_back(pdf, run, run["labels"], keep=symbols)
    print(f"read back: {_peak():.0f} MB, {time.process_time() - between:.1f} CPU seconds, {len(faults)} faults")
    return int(bool(faults) or _peak() > MOST_MEGABYTES)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def judge_all(labels: int, seed: int, worst: Wear) -> int:
    """Let ZXing and zbar read so many worn labels of all stocks and formats; 1 if any is not read."""
    dice = random.Random(seed)
    every = kinds()
    every = dice.sample(every, max(1, min(len(every), labels // LEAST_OF_A_KIND)))
    shares = [labels // len(every) + (at < labels % len(every)) for at in range(len(every))]
    told = Tally(seed)
    waiting: list[Judged] = []
    for kind, share in zip(every, shares, strict=True):
        for one in printed(kind, share, dice, worst, told):
            waiting.append(one)
            if len(waiting) == TOGETHER:
                told.judge(waiting, dice)
                waiting = []
    told.judge(waiting, dice)
    told.show(worst)
    return int(bool(told.lost or told.misread))


@dataclass(slots=True)
class Tally:
    """What became of the labels."""

    seed: int
    judged: int = 0
    lost: list[str] = field(default_factory=list)
    misread: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    sizes: Counter[int] = field(default_factory=Counter)
    needed: Counter[tuple[str, str]] = field(default_factory=Counter)

    def judge(self, labels: Sequence[Judged], dice: random.Random) -> None:
        """Let the readers look at some labels."""
        judge(labels, dice)
        for one in labels:
            self.judged += 1
            self.sizes[one.modules] += 1
            self.misread += [f"{one.about}: {text}" for text in one.misread]
            for reader in READERS:
                if reader not in one.read:
                    self.lost.append(f"{reader}: {one.about}, {one.wear}")
                    continue
                frame, look = one.read[reader]
                self.needed[reader, f"frame 1, {look}" if frame == 1 else f"frame {frame}"] += 1

    def show(self, worst: Wear) -> None:
        """Print what became of them."""
        print(
            f"{self.judged} labels, seed {self.seed}; blur σ ≤ {worst.blur} module, noise σ ≤ {worst.noise:.0%},"
            f" scale ±{worst.across:.0%}, worn corner ≤ {worst.worn}×{worst.worn} modules;"
            f" every {AT_LIMIT}th label or so at the limit"
        )
        print("modules: " + ", ".join(f"{size}: {count}" for size, count in sorted(self.sizes.items())))
        for reader in READERS:
            read = sum(count for (name, _), count in self.needed.items() if name == reader)
            print(f"{reader}: {read} of {self.judged} read")
            for (name, how), count in sorted(self.needed.items()):
                if name == reader:
                    print(f"  {how}: {count}")
        print(f"read as something else: {len(self.misread)}")
        for code, count in sorted(self.refused.items()):
            print(f"sheets refused before release: {count} × {code}")
        for line in (*self.lost[:20], *self.misread[:20]):
            print(f"  {line}")


def printed(kind: Kind, count: int, dice: random.Random, worst: Wear, told: Tally) -> Iterator[Judged]:
    """So many labels of a kind as they leave the printer, each with its wear; only of sheets that were released."""
    while count > 0:
        symbols = Symbols()
        size = dice.choice(sorted(HOSTS))
        run = replace(kind, hosts=HOSTS[size]).run(dice, min(count, kind.stock.count))
        pdf = made(run, symbols)
        faults = _refusals(pdf, run, symbols)
        if faults:  # a long address finds no room beside a large symbol on a small label; it must be said, not printed
            told.refused[f"{', '.join(sorted(faults))}: {kind} {size}"] += 1
            run = kind.run(dice, min(count, kind.stock.count))
            pdf = made(run, symbols)
            assert not _refusals(pdf, run, symbols), kind  # noqa: S101 - a shorter address fits every label
        count -= len(run["labels"])
        yield from _of_sheet(pdf, run, kind, dice, worst)


def _refusals(pdf: bytes, run: Plain, symbols: Symbols) -> set[str]:
    found = read_back(pdf, run, run["labels"], keep=symbols)
    return {fault.code for fault in found if TEXTS[fault.code].severity == "error"}


def _of_sheet(pdf: bytes, run: Plain, kind: Kind, dice: random.Random, worst: Wear) -> Iterator[Judged]:
    document = Document(pdf)
    (spots,) = sheets_of(run)
    with document.page(0) as page:
        # What a printer makes of the page: dots that are black or white.
        raster = page.raster(kind.dpi)
        raster = replace(raster, picture=raster.picture.point([255 * (grey > 127) for grey in range(256)]))  # noqa: PLR2004
        for place, label in spots:
            where = run["places"][place - 1]
            box = Box(where["x"], where["y"], where["x"] + where["width"], where["y"] + where["height"])
            picture, symbol, modules = _cut_out(raster, box, label["text"])
            wear = _wear(dice, worst)
            yield Judged(f"{kind} {label['text']}", label["text"], picture, symbol, modules, wear)
    document.close()


def _cut_out(raster: Raster, box: Box, text: str) -> tuple[Image.Image, tuple[float, float, float, float], int]:
    """The part of a label that a phone looks at: its symbol and some modules around; the symbol's box in it."""
    corner = raster.pixels(box)
    (code,) = readings(raster.cut(corner))
    near = Box(
        code.box.left + corner[0], code.box.top + corner[1], code.box.right + corner[0], code.box.bottom + corner[1]
    )
    made_of = qr.symbol(text, NoKeep())
    modules = made_of.size - 2 * QUIET
    found = measure(raster, made_of, near)
    rim = (QUIET + AROUND) * found.module
    around = found.box.grown(rim, rim)
    view = Box(
        max(around.left, box.left),
        max(around.top, box.top),
        min(around.right, box.right),
        min(around.bottom, box.bottom),
    )
    left, top, right, bottom = raster.pixels(view)
    symbol = (
        found.box.left * raster.across - left,
        found.box.top * raster.down - top,
        found.box.right * raster.across - left,
        found.box.bottom * raster.down - top,
    )
    return raster.cut((left, top, right, bottom)), symbol, modules


def _wear(dice: random.Random, worst: Wear) -> Wear:
    """By lot up to the worst; every so many labels the worst itself."""
    scale = (1 + dice.choice((-1, 1)) * worst.across, 1 + dice.choice((-1, 1)) * worst.down)
    if not dice.randrange(AT_LIMIT):
        return replace(worst, across=scale[0], down=scale[1])
    return Wear(
        dice.uniform(0, worst.blur),
        round(dice.uniform(0, worst.noise), 3),
        dice.uniform(1 - worst.across, 1 + worst.across),
        dice.uniform(1 - worst.down, 1 + worst.down),
        dice.randint(0, worst.worn),
    )


def main() -> int:
    """Read the command line and do what it asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("times", "memory", "judge"))
    parser.add_argument("--repeats", type=int, default=20, help="sheets that are timed")
    parser.add_argument("--sheets", type=int, default=500, help="sheets of the run whose memory is measured")
    parser.add_argument("--labels", type=int, default=10_000, help="labels to be judged")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--blur", type=float, default=0.5, help="largest σ in modules")
    parser.add_argument("--noise", type=float, default=0.1, help="largest σ, 1 being black to white")
    parser.add_argument("--scale", type=float, default=0.02, help="largest error of width and height")
    parser.add_argument("--worn", type=int, default=5, help="modules of the lower right corner that may be gone")
    given = parser.parse_args()
    if given.what == "times":
        return times(given.repeats)
    if given.what == "memory":
        return memory(given.sheets)
    return judge_all(given.labels, given.seed, Wear(given.blur, given.noise, given.scale, given.scale, given.worn))


if __name__ == "__main__":
    sys.exit(main())
