from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.pages.jobs import links_in
from ocop_site.pages.pictures import PhotoFacts, photo_jobs, picture, widths
from ocop_site.records.base import Photo

PHOTO = Photo(file="chai.jpg", alt="Chai nước mắm", credit="Người Ví Dụ")
facts_of = st.builds(PhotoFacts, st.just("0123456789abcdef" * 4), st.integers(1, 9000), st.integers(1, 9000))


@pytest.mark.parametrize(
    ("width", "made"), [(64, (64,)), (479, (479,)), (480, (480,)), (1000, (480, 960)), (5000, (480, 960, 1600))]
)
def test_a_photo_is_never_made_wider(width: int, made: tuple[int, ...]) -> None:
    assert widths(PhotoFacts("0" * 64, width, 100)) == made


@given(facts_of)
def test_every_file_that_a_page_names_is_planned_and_no_other(facts: PhotoFacts) -> None:
    shown = picture(PHOTO, {"chai.jpg": facts})
    assert shown is not None
    planned = {f"/{job.path}" for job in photo_jobs((PHOTO,), {"chai.jpg": facts}, "products/a")}
    assert set(links_in(shown)) == planned
    assert len(planned) == 2 * len(widths(facts))


@given(facts_of)
def test_a_picture_keeps_its_shape(facts: PhotoFacts) -> None:
    shown = picture(PHOTO, {"chai.jpg": facts})
    assert shown is not None
    assert shown["width"] in widths(facts)
    assert shown["height"] >= 1
    assert abs(shown["height"] - facts.height * shown["width"] / facts.width) <= 1


def test_a_job_holds_all_that_its_maker_needs() -> None:
    (job, other) = photo_jobs((PHOTO,), {"chai.jpg": PhotoFacts("ab" * 32, 64, 48)}, "products/a")
    assert job.path == "anh/abababababababab-64.webp"
    assert job.context == {"photo": "chai.jpg", "digest": "ab" * 32, "width": 64, "format": "webp"}
    assert other.path == "anh/abababababababab-64.jpg"
    assert (job.maker, job.owner) == ("photo", "products/a")


def test_a_photo_that_could_not_be_read_is_not_shown() -> None:
    assert picture(PHOTO, {}) is None
    assert list(photo_jobs((PHOTO,), {}, "products/a")) == []


def test_what_the_record_says_stands_beside_the_picture() -> None:
    shown = picture(PHOTO, {"chai.jpg": PhotoFacts("ab" * 32, 64, 48)})
    assert shown is not None
    assert (shown["alt"], shown["credit"], shown["licence"]) == ("Chai nước mắm", "Người Ví Dụ", "")
