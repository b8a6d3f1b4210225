from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.pages.jobs import Job, Shared
from ocop_site.pages.tongues import FOREIGN, Tongue, decimal, in_all, in_own_tongue, in_tongues, name_of, untranslated
from ocop_site.reading.messages import read_messages
from ocop_site.words import Month, Sayable, joined, opening, own, say, say_many, shown, versions

if TYPE_CHECKING:
    from pathlib import Path

PO = {
    "en": """\
msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "{n} sao"
msgid_plural "{n} sao"
msgstr[0] "{n} star"
msgstr[1] "{n} stars"

msgid "{n} sao đến {day}, theo {who}"
msgid_plural "{n} sao đến {day}, theo {who}"
msgstr[0] "by {who}, {n} star until {day}"
msgstr[1] "by {who}, {n} stars until {day}"

msgid "{said}; lý do: {ground}"
msgstr "{said}; reason: {ground}"

msgid "{n} của {who}"
msgstr "{who}: {n}"

msgid "Đã thu hồi"
msgstr "Revoked"
""",
    "fr": """\
msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "{n} sao"
msgid_plural "{n} sao"
msgstr[0] "{n} étoile"
msgstr[1] "{n} étoiles"
""",
}
DAY = date(2027, 12, 29)


def tongue(folder: Path, tag: str = "en") -> Tongue:
    """A language by the few messages above."""
    (folder / f"{tag}.po").write_text(PO[tag], encoding="utf-8")
    messages, problems = read_messages(folder, tag)
    assert problems == []
    return Tongue(messages)


@pytest.mark.parametrize(
    ("tag", "value", "text"),
    [
        ("en", DAY, "29 December 2027"),
        ("fr", DAY, "29 décembre 2027"),
        ("en", Month(2027, 12, 1), "December 2027"),
        ("fr", Month(2027, 12, 1), "décembre 2027"),
        ("en", Decimal("74.50"), "74.5"),
        ("fr", Decimal("1074.5"), "1\u00a0074,5"),
        ("en", shown(DAY), "29 December 2027"),
        ("en", say_many("{n} sao", n=0), "0 stars"),
        ("en", say_many("{n} sao", n=1), "1 star"),
        ("en", say_many("{n} sao", n=1234), "1,234 stars"),
        ("fr", say_many("{n} sao", n=0), "0 étoile"),
        ("fr", say_many("{n} sao", n=2), "2 étoiles"),
        ("en", say("Đã thu hồi"), "Revoked"),
        (
            "en",
            say_many("{n} sao đến {day}, theo {who}", n=4, day=DAY, who="X"),
            "by X, 4 stars until 29 December 2027",
        ),
        ("en", joined([say("Đã thu hồi"), "Ví Dụ", shown(DAY)], " · "), "Revoked · Ví Dụ · 29 December 2027"),
        ("en", own("Mắm Ví Dụ", {"en": "Example paste"}), "Example paste"),
        ("fr", own("Mắm Ví Dụ", {"en": "Example paste"}), "Mắm Ví Dụ"),
        ("en", "3763/QĐ-UBND", "3763/QĐ-UBND"),
    ],
)
def test_a_value_as_a_language_says_it(tmp_path: Path, tag: str, value: Sayable, text: str) -> None:
    said = tongue(tmp_path, tag)
    assert said.text(value) == text
    assert said.missing == set()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (own("Mắm", {"en": "Paste"}), "Paste"),
        (own("Mắm"), {"§": "Mắm"}),
        (own("", {"en": "liquid seasoning"}), "liquid seasoning"),
        (say("Đã thu hồi"), "Revoked"),
        (
            say("{said}; lý do: {ground}", said=say("Đã thu hồi"), ground=own("ngừng sản xuất")),
            {"§": ["Revoked", "; reason: ", {"§": "ngừng sản xuất"}]},
        ),
        (joined([own("Mắm"), "X"], ", "), {"§": [{"§": "Mắm"}, ", ", "X"]}),
        (joined([own("Mắm")], ", "), {"§": "Mắm"}),
        (opening(joined([say("{n} của {who}", n=2, who="x"), "y"], ", ")), "X: 2, y"),
        (opening(joined([own("bột", {"en": "paste"}), own("mắm")], ", ")), {"§": ["Paste", ", ", {"§": "mắm"}]}),
        (opening(own("mắm")), {"§": "Mắm"}),
        (versions([own("Mắm")], {"en": ["Paste"]}), ["Paste"]),
        (versions([own("Mắm")], {"fr": ["Pâte"]}), [{"§": "Mắm"}]),
        ("Ví Dụ", "Ví Dụ"),
        (12345, 12345),
        (None, None),
        ([own("Mắm"), {"text": say("Đã thu hồi")}], [{"§": "Mắm"}, {"text": "Revoked"}]),
    ],
)
def test_words_of_records_that_a_language_lacks_are_told_apart(tmp_path: Path, value: object, said: object) -> None:
    assert tongue(tmp_path).context({"it": value}) == {"it": said}


@pytest.mark.parametrize("key", ["description", "data"])
def test_where_nothing_can_be_marked_the_bare_words_stand(tmp_path: Path, key: str) -> None:
    reason = say("{said}; lý do: {ground}", said=say("Đã thu hồi"), ground=own("ngừng"))
    context = {key: {"name": own("Mắm"), "text": reason}}
    assert tongue(tmp_path).context(context) == {key: {"name": "Mắm", "text": "Revoked; reason: ngừng"}}


@pytest.mark.parametrize(
    ("href", "there"),
    [
        ("/", "/en/"),
        ("/san-pham/mam-1/#mua", "/en/san-pham/mam-1/#mua"),
        ("#mua", "#mua"),
        ("/Q/120000015/", "/Q/120000015/"),
        ("/01/08936012345674/", "/01/08936012345674/"),
        ("/bien-tap/", "/bien-tap/"),
        ("/diem-ban/quay-1/in-nhan/", "/diem-ban/quay-1/in-nhan/"),
        ("/assets/site.css", "/assets/site.css"),
        ("/anh/1-480.jpg", "/anh/1-480.jpg"),
        ("/tim-kiem/", "/en/tim-kiem/"),
        ("/sao/4/", "/en/sao/4/"),
        ("/en/sao/4/", "/en/sao/4/"),
        ("/fr/tinh/", "/fr/tinh/"),
        ("", ""),
    ],
)
def test_a_link_leads_to_the_same_page_in_the_language(tmp_path: Path, href: str, there: str) -> None:
    context = {"it": [{"href": href, "url": href}]}
    assert tongue(tmp_path).context(context) == {"it": [{"href": there, "url": href}]}


def test_a_message_that_nobody_translated_is_said_in_vietnamese_and_told(tmp_path: Path) -> None:
    said = tongue(tmp_path)
    assert said.text(say("Chưa dịch {name}", name="Ví Dụ")) == "Chưa dịch Ví Dụ"
    assert said.text(say("Bỏ quên")) == "Bỏ quên"
    lines = [problem.line("en") for problem in untranslated([said])]
    assert [line.rpartition("lacks the message")[2] for line in lines] == [" `Bỏ quên`.", " `Chưa dịch {name}`."]
    assert all(line.startswith("templates/locale/en.po: error missing-translation: ") for line in lines)


def page(path: str, maker: Any = "page") -> Job:  # noqa: ANN401 - whatever a job may have
    context = {
        "page": {"path": path, "language": "vi", "languages": [], "canonical": ""},
        "it": {"a": say("Đã thu hồi")},
    }
    return Job(path, maker, context, "list.html", "owner")


def test_every_page_stands_in_every_language_and_all_of_them_name_each_other(tmp_path: Path) -> None:
    tongues = [tongue(tmp_path), tongue(tmp_path, "fr")]
    jobs = list(in_tongues([page("tinh/index.html")], tongues, "https://vi-du.vn/ocop/"))
    assert [job.path for job in jobs] == ["tinh/index.html", "en/tinh/index.html", "fr/tinh/index.html"]
    assert [job.context["page"]["language"] for job in jobs] == ["vi", "en", "fr"]
    assert [job.context["page"]["path"] for job in jobs] == [job.path for job in jobs]
    assert [job.context["it"]["a"] for job in jobs] == ["Đã thu hồi", "Revoked", "Đã thu hồi"]
    assert jobs[1].context["page"]["canonical"] == "https://vi-du.vn/ocop/en/tinh/"
    for job in jobs:
        assert [tuple(one.values()) for one in job.context["page"]["languages"]] == [
            ("vi", "Tiếng Việt", "vi_VN", "/tinh/", "https://vi-du.vn/ocop/tinh/"),
            ("en", "English", "en_US", "/en/tinh/", "https://vi-du.vn/ocop/en/tinh/"),
            ("fr", "Français", "fr_FR", "/fr/tinh/", "https://vi-du.vn/ocop/fr/tinh/"),
        ]
    assert [job.context["page"].get("locale") for job in jobs[1:]] == ["en_US", "fr_FR"]


def test_a_picture_with_words_is_there_in_every_language(tmp_path: Path) -> None:
    path = "chia-se/ha-tinh-thuc-pham.png"
    context = {"title": own("Hà Tĩnh"), "line": say("Đã thu hồi"), "group": "thuc-pham"}
    here, there = in_tongues([Job(path, "share-picture", context, owner="sharing")], [tongue(tmp_path)], None)
    assert (here.path, here.context) == (path, context)
    assert (there.path, there.maker) == (f"en/{path}", "share-picture")
    assert there.context == {"title": "Hà Tĩnh", "line": "Revoked", "group": "thuc-pham"}
    named = tongue(tmp_path).context({"picture": {"href": f"/{path}"}, "photo": {"href": "/anh/1-960.jpg"}})
    assert named == {"picture": {"href": f"/en/{path}"}, "photo": {"href": "/anh/1-960.jpg"}}


@pytest.mark.parametrize(
    "job",
    [
        page("Q/120000015/index.html"),
        page("404.html"),
        page("bien-tap/index.html"),
        page("diem-ban/quay-1/in-nhan/index.html"),
        page("lich.ics", "calendar"),
    ],
    ids=lambda job: job.path,
)
def test_what_is_there_once_stays_as_it_is(tmp_path: Path, job: Job) -> None:
    assert list(in_tongues([job], [tongue(tmp_path)], None)) == [job]


def test_what_leads_on_from_an_address_in_a_language_is_said_in_it(tmp_path: Path) -> None:
    jobs = [page("en/tinh/index.html"), page("tinh/index.html"), page("fr/tinh/index.html"), page("sao/index.html")]
    english, *others = in_own_tongue(jobs, [tongue(tmp_path)])
    assert (english.path, english.context["page"]["language"]) == ("en/tinh/index.html", "en")
    assert english.context["it"] == {"a": "Revoked"}
    assert others == jobs[1:]  # of a language that the site gave up too


def test_what_many_pages_hold_is_said_once_and_the_same(tmp_path: Path) -> None:
    said, card = tongue(tmp_path), Shared({"name": own("Mắm"), "label": say("Đã thu hồi"), "href": "/tinh/"})
    first, second = (said.context({"cards": [card]})["cards"][0] for _ in range(2))
    assert first is second
    assert first == {"name": {FOREIGN: "Mắm"}, "label": "Revoked", "href": "/en/tinh/"}
    assert said.context({"data": card})["data"]["name"] == "Mắm"


def test_a_site_without_other_languages_stays_as_it_is() -> None:
    jobs = [page("index.html")]
    assert list(in_tongues(jobs, [], None)) == jobs
    assert in_all({"title": "Ví Dụ"}, []) == {"vi": {"title": "Ví Dụ"}}


def test_what_every_page_sees_is_said_in_every_language(tmp_path: Path) -> None:
    site = {"root": "/", "foot": [{"text": say("Đã thu hồi"), "href": "/thu-hoi/"}]}
    english = {"root": "/en/", "foot": [{"text": "Revoked", "href": "/en/thu-hoi/"}]}
    assert in_all(site, [tongue(tmp_path)]) == {"vi": site, "en": english}


@pytest.mark.parametrize(
    ("tag", "name"), [("vi", "Tiếng Việt"), ("en", "English"), ("fr", "Français"), ("ja", "日本語")]
)
def test_a_language_calls_itself_by_its_own_name(tag: str, name: str) -> None:
    assert name_of(tag) == name


@pytest.mark.parametrize(("tag", "written"), [("en", "1,147"), ("fr", "1\u00a0147"), ("de", "1.147")])
def test_a_number_stands_in_spaces_that_the_typeface_has(tag: str, written: str) -> None:
    assert decimal(1147, tag) == written
