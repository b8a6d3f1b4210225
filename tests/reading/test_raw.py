from __future__ import annotations

from ocop_site.problems import Place
from ocop_site.reading.raw import RawRecord
from ocop_site.reading.yaml_text import read_yaml

TEXT = "name: Chè Ví Dụ\ncertificates:\n- stars: 4\n  sources:\n  - url: x\n"


def record() -> RawRecord:
    yaml = read_yaml(TEXT, "content/products/che.md", 2)
    assert isinstance(yaml.data, dict)
    return RawRecord(
        kind="products",
        id="che",
        path="content/products/che.md",
        data=yaml.data,
        values=yaml.values,
        keys=yaml.keys,
        story="",
        story_line=0,
        digest="",
    )


def test_a_value_has_a_place() -> None:
    assert record().place(("certificates", 0, "stars")) == Place("content/products/che.md", 4, 10)
    assert record().place() == Place("content/products/che.md", 2, 1)


def test_a_value_that_is_not_there_has_the_place_of_the_nearest_around_it() -> None:
    assert record().place(("certificates", 0, "issued")) == Place("content/products/che.md", 4, 3)
    assert record().place(("certificates", 7, "stars")) == Place("content/products/che.md", 4, 1)
    assert record().place(("code",)) == Place("content/products/che.md", 2, 1)


def test_a_key_has_a_place_of_its_own() -> None:
    assert record().key_place(("certificates", 0, "stars")) == Place("content/products/che.md", 4, 3)
    assert record().key_place(("certificates", 0)) == Place("content/products/che.md", 4, 3)
    assert record().key_place(("code",)) == Place("content/products/che.md", 2, 1)


def test_without_any_place_there_is_the_file() -> None:
    empty = RawRecord("site", "site", "content/site.yaml", {}, {}, {}, "", 0, "")
    assert empty.place(("title",)) == Place("content/site.yaml")
    assert empty.key_place(("title",)) == Place("content/site.yaml")
