from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.building.small_site import built_site

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.building.orders import Order


@pytest.fixture
def built(tmp_path: Path) -> Order:
    return built_site(tmp_path)
