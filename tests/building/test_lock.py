from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from ocop_site.building.lock import only_one
from ocop_site.building.manifest import lock_path
from ocop_site.building.pipeline import build
from tests.building.small_site import order_of

if TYPE_CHECKING:
    from pathlib import Path

HOLD = "import sys, pathlib; from ocop_site.building.lock import only_one\n"
HOLD += "with only_one(pathlib.Path(sys.argv[1])) as alone: print(alone, flush=True); sys.stdin.read()"


def holder(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_one_process_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    with holder(path) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        with only_one(path) as alone:
            assert not alone
        other.kill()
    with only_one(path) as alone:
        assert alone


def test_a_second_build_of_one_output_touches_nothing(tmp_path: Path) -> None:
    order = order_of(tmp_path)
    assert build(order).good
    before = {p: p.stat().st_mtime_ns for p in order.output.rglob("*")}
    with holder(lock_path(order.cache, order.output)) as other:
        assert other.stdout is not None
        other.stdout.readline()
        outcome = build(order)
        other.kill()
    assert [problem.code for problem in outcome.problems] == ["build-running"]
    assert {p: p.stat().st_mtime_ns for p in order.output.rglob("*")} == before
    assert build(order).good
