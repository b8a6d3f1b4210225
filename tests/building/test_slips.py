from __future__ import annotations

import pytest

from ocop_site.building.slips import is_slip


@pytest.mark.parametrize(
    ("written", "right", "slip"),
    [
        ("992849428", "992849429", True),
        ("992894429", "992849429", True),
        ("l7610", "l7160", True),
        ("l716", "l7160", True),
        ("7160", "l7160", True),
        ("l71600", "l7160", True),
        ("l7160", "l7160", False),
        ("l7016", "l7160", False),
        ("l7651", "l7160", False),
        ("", "l7160", False),
        ("l71", "l7160", False),
        ("1200000051", "120000015", False),
    ],
)
def test_one_slip_and_no_more(written: str, right: str, slip: bool) -> None:  # noqa: FBT001 - a table
    assert is_slip(written, right) is slip
    assert is_slip(right, written) is slip
