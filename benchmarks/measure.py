"""Time and memory of builds, as Markdown tables on stdout. Linux only; see README.md.

python benchmarks/measure.py real                      the catalogue in content/
python benchmarks/measure.py corpus --products 20000   an invented one of that size
python benchmarks/measure.py real --profile            where the time of one clean build goes
python benchmarks/measure.py command -- PROGRAM …      any other program, for comparison
"""

from __future__ import annotations

import argparse
import os
import platform
import pstats
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PROJECT = Path(__file__).resolve().parents[1]
OWN_PYTHON = PROJECT / ".venv" / "bin" / "python"
PYTHON = str(OWN_PYTHON if OWN_PYTHON.exists() else sys.executable)
DAY = "2026-11-22"
SAMPLE_SECONDS = 0.2
FLOORS = ("building", "making", "pages", "catalogue", "records", "reading")
BIGGEST = 25
MB = 1_000_000
# A name on one line, short enough not to go on in the next, plain or in double quotes.
_NAME = re.compile(r"^name: (\"?)([^\"'\\\n]{3,80})\1$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: seconds on the clock, CPU seconds (user and system) of all its processes, peak memory.

    The peak is the largest of the sampled sums of PSS, in bytes. `written` counts the files of the output that are
    newer than the start of the run.
    """

    wall: float
    cpu: float
    peak: int
    written: int = 0


class MemoryWatch(threading.Thread):
    """Samples the memory of all processes of a session until told to stop."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session = session
        self.peak = 0
        self.over = threading.Event()

    def run(self) -> None:
        """Keep the largest sum."""
        while True:
            self.peak = max(self.peak, sum(map(pss, pids_of(self.session))))
            if self.over.wait(SAMPLE_SECONDS):
                return


def pids_of(session: int) -> Iterator[int]:
    """The processes of a session: a child and everything it starts, whatever their process groups."""
    for entry in os.listdir("/proc"):  # noqa: PTH208 - five times a second beside the thing that is measured
        if entry.isdigit():
            try:
                stat = Path("/proc", entry, "stat").read_text()
            except OSError:
                continue  # it has just ended
            # pid (name) state ppid pgrp session …; a name may hold spaces and brackets
            if int(stat.rpartition(")")[2].split()[3]) == session:
                yield int(entry)


def pss(pid: int) -> int:
    """A process's share of memory in bytes; pages that several processes share count in parts."""
    try:
        lines = Path("/proc", str(pid), "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0  # it has just ended
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def run(command: Sequence[str], output: Path | None = None, folder: Path = PROJECT) -> Run:
    """Run a command, called in a folder, in a session of its own and measure it. Ends the program if it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    since = time.time_ns()
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, start_new_session=True)
        watch = MemoryWatch(child.pid)
        try:
            watch.start()
            code = child.wait()
            wall = time.perf_counter() - start
        finally:
            watch.over.set()
            if child.poll() is None:  # interrupted: leave nothing running
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
        watch.join()
        if code:
            said.seek(0)
            sys.exit(f"{' '.join(command)}\nended with {code}:\n{said.read().decode(errors='replace')[-3000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    written = sum(path.stat().st_mtime_ns >= since for path in files_in(output)) if output else 0
    return Run(wall, cpu, watch.peak, written)


def files_in(folder: Path) -> list[Path]:
    """Every file in a folder and below."""
    return [Path(top, name) for top, _, names in os.walk(folder) for name in names]


def size_of(folder: Path) -> str:
    """How many files and how many bytes lie in a folder, in words."""
    files = files_in(folder)
    total = sum(path.stat().st_size for path in files)
    return f"{len(files):,} files, {total:,} bytes ({total / MB:,.1f} MB)"


def build_command(content: Path, output: Path, workers: int) -> list[str]:
    """The build that is measured, without the Python in front."""
    folders = ["--content", str(content), "--output", str(output)]
    return ["build.py", *folders, "--date", DAY, "--workers", str(workers)]


def edit(content: Path) -> Callable[[], object]:
    """Change the name of one product, from the middle of the list; gives what puts it back."""
    files = sorted(path for path in files_in(content / "products") if path.suffix in {".md", ".yaml"})
    for path in files[len(files) // 2 :] + files[: len(files) // 2]:
        text = path.read_text(encoding="utf-8")
        if _NAME.search(text):
            path.write_text(_NAME.sub(r"name: \1\2 (sửa)\1", text, count=1), encoding="utf-8")
            return partial(path.write_text, text, encoding="utf-8")
    sys.exit("no product has a name that can be edited")


def measure_site(content: Path, home: Path, runs: int, workers: int) -> None:
    """Build the same content several times in each of three ways, and print the table."""
    kinds: dict[str, list[Run]] = {"clean, empty cache": [], "again, nothing changed": [], "one name edited": []}
    clean, again, edited = kinds.values()
    made = cache = ""
    for number in range(runs):
        place = home / f"run-{number}"  # the cache lies beside the output, so each run begins with none
        output = place / "output"
        place.mkdir()
        command = [PYTHON, *build_command(content, output, workers)]
        clean.append(run(command, output))
        made, cache = size_of(output), size_of(place / ".cache")
        again.append(run(command, output))
        put_back = edit(content)
        edited.append(run(command, output))
        put_back()
        shutil.rmtree(place)
    products = len(files_in(content / "products"))
    print(f"{products:,} products, {workers} workers, {runs} runs of each. {machine()}.\n")
    print(f"Output: {made}. Cache: {cache}.\n")
    print_table(kinds)


def print_table(kinds: dict[str, list[Run]]) -> None:
    """One line for each kind of run: medians, and the range of the clock."""
    print("| build | seconds (least–most) | CPU seconds | peak MB | files written |")
    print("|---|---:|---:|---:|---:|")
    for kind, some in kinds.items():
        walls = [one.wall for one in some]
        wall = f"{median(walls):.2f} ({min(walls):.2f}–{max(walls):.2f})"
        cpu, peak = median(one.cpu for one in some), median(one.peak for one in some) / MB
        written = median(one.written for one in some)
        print(f"| {kind} | {wall} | {cpu:.2f} | {peak:,.0f} | {written:,.0f} |")
    print()


def machine() -> str:
    """What the figures were taken on, as far as it matters to them."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    kind = f"{models[0] if models else platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GB"
    return f"{kind}, Linux {platform.release()}, Python {platform.python_version()}"


def profile(content: Path, home: Path) -> None:
    """One clean build in one process under cProfile: the biggest functions by cumulative time, floor by floor."""
    output, figures = home / "output", home / "profile"
    run([PYTHON, "-m", "cProfile", "-o", str(figures), *build_command(content, output, workers=1)])
    if not (output / "index.html").exists():  # cProfile swallows the exit code
        sys.exit("the build failed; run it without --profile to see why")
    rows = []
    own = dict.fromkeys(FLOORS, 0.0)
    stats = pstats.Stats(str(figures)).stats  # type: ignore[attr-defined]
    for (file, line, name), (_, calls, tottime, cumtime, _) in stats.items():
        parts = Path(file).parts
        floor = parts[parts.index("ocop_site") + 1] if "ocop_site" in parts[:-1] else ""
        if floor in own and name != "<module>":  # importing is not building
            own[floor] += tottime
            rows.append((cumtime, tottime, calls, floor, f"{Path(file).stem}.{name}:{line}"))
    biggest = sorted(rows, reverse=True)[:BIGGEST]
    print(f"One clean build under cProfile, which makes everything slower: compare shares. {machine()}.\n")
    print("| floor | function | calls | own s | cumulative s |")
    print("|---|---|---:|---:|---:|")
    for floor in FLOORS:
        print(f"| **{floor}** | all its functions, without what they call elsewhere | | {own[floor]:.2f} | |")
        for cumtime, tottime, calls, where, name in biggest:
            if where == floor:
                print(f"| | `{name}` | {calls:,} | {tottime:.2f} | {cumtime:.2f} |")
    print()


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description="Measure builds; writes Markdown.", epilog="With `command`: -- PROGRAM …"
    )
    parser.add_argument("what", choices=("real", "corpus", "command"), nargs="?", default="real")
    parser.add_argument("--products", type=int, default=20_000, help="size of the corpus")
    parser.add_argument("--photos", type=int, default=0, help="products of the corpus with a picture")
    parser.add_argument("--seed", type=int, default=1, help="seed of the corpus")
    parser.add_argument("--runs", type=int, default=3, help="runs of each kind; medians are printed")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--output", type=Path, help="with `command`: the folder that it writes, to be counted")
    parser.add_argument("--profile", action="store_true", help="profile one clean build instead")
    end = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    wanted = parser.parse_args(sys.argv[1:end], argparse.Namespace(command=sys.argv[end + 1 :]))
    if (wanted.what == "command") != bool(wanted.command):
        parser.error("`command` needs a program behind `--`, and nothing else takes one")
    if not Path("/proc/self/smaps_rollup").exists():
        parser.error("memory is read from /proc/PID/smaps_rollup: Linux is needed")
    return wanted


def main() -> None:
    """Measure what is wanted."""
    wanted = arguments()
    if wanted.what == "command":
        print_table({" ".join(wanted.command): [run(wanted.command, wanted.output) for _ in range(wanted.runs)]})
        if wanted.output:
            print(f"Output: {size_of(wanted.output)}.")
        return
    with tempfile.TemporaryDirectory(prefix="ocop-benchmark-") as temporary:
        home = Path(temporary)
        content = home / "content"
        if wanted.what == "real":
            shutil.copytree(PROJECT / "content", content)
        else:
            options = {"--products": wanted.products, "--photos": wanted.photos, "--seed": wanted.seed}
            words = [str(word) for option in options.items() for word in option]
            run([PYTHON, str(PROJECT / "benchmarks" / "corpus.py"), str(content), *words])
        for folder in ("templates", "assets"):  # beside the content they go first, and nobody edits these meanwhile
            shutil.copytree(PROJECT / folder, home / folder)
        if wanted.profile:
            profile(content, home)
        else:
            measure_site(content, home, wanted.runs, wanted.workers)


if __name__ == "__main__":
    main()
