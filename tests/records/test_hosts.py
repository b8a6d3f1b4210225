from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from ocop_site.records.hosts import Hosts
from ocop_site.records.parse import parse
from tests.small_content import PROJECT, raw_of

if TYPE_CHECKING:
    from ocop_site.records.vocabulary import Vocabulary

HOWTO = (PROJECT / "docs" / "how-to" / "hosts.md").read_text(encoding="utf-8")
LIMIT = "{measure: files, most: 10, read: 2026-11-22, source: https://vi-du.test/}"


def hosts(limit: str = LIMIT, more: str = "") -> str:
    return f"hosts:\n  - id: vi-du\n    name: Ví Dụ\n    source: https://vi-du.test/\n    limits: [{limit}]\n{more}"


def test_every_figure_has_a_source_and_the_day_on_which_it_was_read(vocabulary: Vocabulary) -> None:
    assert {host.id for host in vocabulary.hosts} == {"cloudflare-pages", "github-pages", "netlify", "s3"}
    for host in vocabulary.hosts:
        assert all(basis.url for basis in host.sources)
        for limit in host.limits:
            assert all(basis.url for basis in limit.sources)
            assert limit.read.year >= 2026


def test_a_host_may_have_no_limit_at_all(vocabulary: Vocabulary) -> None:
    assert [host.id for host in vocabulary.hosts if not host.limits] == ["s3"]


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        ("{measure: visitors, most: 10, read: 2026-11-22, source: https://vi-du.test/}", "unknown-value"),
        ("{measure: files, most: 0, read: 2026-11-22, source: https://vi-du.test/}", "out-of-range"),
        ("{measure: files, most: nhiều, read: 2026-11-22, source: https://vi-du.test/}", "not-a-number"),
        ("{measure: files, most: 10, read: 2026-11-22}", "missing-field"),
        ("{measure: files, most: 10, source: https://vi-du.test/}", "missing-field"),
        ("{measure: files, most: 10, read: 2026-11-22, source: https://vi-du.test/, plan: free}", "unknown-key"),
    ],
)
def test_a_limit_that_is_not_whole_is_a_problem(limit: str, code: str) -> None:
    record, problems = parse(raw_of(hosts(), "vocabulary"), Hosts)
    assert record is not None
    assert problems == []
    _, problems = parse(raw_of(hosts(limit), "vocabulary"), Hosts)
    assert [problem.code for problem in problems] == [code]


def test_the_how_to_names_the_limits_that_are_in_the_file(vocabulary: Vocabulary) -> None:
    rows = {line.split("|")[1].strip().split(" ")[0]: line for line in HOWTO.splitlines() if line.startswith("| ")}
    for host in vocabulary.hosts:
        row = rows[host.name.split(" ")[0]]
        for limit in host.limits:
            number = {26214400: "25 MiB", 1000000000: "1 GB"}.get(limit.most, f"{limit.most:,}".replace(",", "."))
            assert number in row


def test_each_host_has_a_whole_file_for_its_ci_that_checks_the_ledger_first() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", HOWTO, flags=re.DOTALL)
    assert len(blocks) == 4
    for block in blocks:
        steps = yaml.safe_load(block)["jobs"]["xuat-ban"]["steps"]
        done = [step.get("run") or step.get("uses") or "" for step in steps]
        check = next(number for number, text in enumerate(done) if "check --ledger --against ../lan-truoc" in text)
        build = next(number for number, text in enumerate(done) if text.split(" --")[0] == "python build.py")
        assert check < build < len(done) - 2
        assert "da-xuat-ban" in done[-1]
        assert not any("secrets" in text for text in done if "run" in text)
