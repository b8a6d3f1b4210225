"""What `serve` says in the browser: the problems that keep the site from being built, with file, line and the place."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from ocop_site.commands.excerpts import Excerpts
from ocop_site.commands.problem_formats import worst_first
from ocop_site.problem_help import HELP
from ocop_site.problems import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.building.rebuilding import Report
    from ocop_site.building.watching import Trouble
    from ocop_site.problems import Language, Problem

MOST = 20  # problems; who sees so many begins with the first
NOTHING = "{}"  # nothing is to be said
WORDS = {
    "vi": {
        "refused": "Chưa làm lại được: {} lỗi. Trang bên dưới là bản tốt gần nhất.",
        "broken": "Chương trình gặp lỗi của chính nó; trang bên dưới là bản tốt gần nhất.",
        "see": "Toàn bộ dấu vết lỗi ở cửa sổ lệnh đang chạy serve.",
        "more": "… và {} lỗi nữa; xem ở cửa sổ lệnh.",
        "close": "Đóng",
        "first": "Chưa có bản nào để xem: hãy sửa các lỗi sau, trang sẽ tự hiện ra.",
        "waiting": "Đang làm trang lần đầu… Trang sẽ tự hiện ra khi xong.",
    },
    "en": {
        "refused": "Not built again: {} errors. The page below is the last good one.",
        "broken": "The program met a fault of its own; the page below is the last good one.",
        "see": "The whole traceback stands in the terminal in which serve runs.",
        "more": "… and {} more; see the terminal.",
        "close": "Close",
        "first": "There is nothing to look at yet: mend these errors, and the page will appear by itself.",
        "waiting": "Building the site for the first time… It will appear by itself.",
    },
}
TROUBLES = {
    "vi": {
        "polling": "Hệ thống không báo tệp đổi được ({}). Từ nay lệnh tự xem mọi tệp mỗi giây: vẫn dùng được, chỉ chậm "
        "hơn. Muốn nhanh như trước: bớt chương trình đang theo dõi thư mục, hoặc trên Linux chạy `sudo sysctl "
        "fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024`, rồi chạy lại serve.",
        "gone": "Không còn thư mục {}: nó đã bị xóa, đổi tên hoặc dời đi. Đưa nó về chỗ cũ thì trang tự làm tiếp; nếu "
        "nó có tên mới thì dừng (Ctrl+C) rồi chạy lại serve với tên mới.",
        "blind": "Không theo dõi tệp được nữa ({}), nên trang không tự đổi theo. Hãy dừng (Ctrl+C) rồi chạy lại serve.",
    },
    "en": {
        "polling": "The system cannot tell of changed files ({}). From now on all files are looked at each second, "
        "which is slower. To be as fast as before, end programs that watch folders, or on Linux run `sudo sysctl "
        "fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024`; then start serve again.",
        "gone": "The folder {} is no longer there: it was deleted, renamed or moved. Put it back and the site goes on; "
        "if it has another name now, stop (Ctrl+C) and start serve with that name.",
        "blind": "Files cannot be watched any more ({}), so pages do not follow. Stop (Ctrl+C) and start serve again.",
    },
}
_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body>
<h1>{title}</h1>
<ol>
{items}</ol>
<p>{more}</p>
</body>
</html>
"""


def notice(report: Report, language: Language, content: Path) -> str:
    """What is to be said over every open page after a build, as JSON; `NOTHING` where it was good."""
    words = WORDS[language]
    if report.kind == "done":
        return NOTHING
    if report.kind == "broken":
        last = report.fault.strip().splitlines()[-1:]
        listed = [{"place": "ocop_site", "text": "".join(last), "excerpt": [], "how": words["see"]}]
        return _told(language, words["broken"], listed, "", words["broken"])
    errors = [one for some in worst_first(report.problems) for one in some if one.severity is Severity.ERROR]
    excerpts = Excerpts(content)
    listed = [_item(one, language, excerpts) for one in errors[:MOST]]
    more = words["more"].format(len(errors) - MOST) if len(errors) > MOST else ""
    return _told(language, words["refused"].format(len(errors)), listed, more, words["first"])


def trouble_words(trouble: Trouble, language: Language) -> str:
    """Why pages do not follow, or not as fast as they did, and what to do."""
    return TROUBLES[language][trouble.kind].format(trouble.detail)


def trouble_notice(trouble: Trouble, language: Language) -> str:
    """The same, to be said over every open page, as JSON."""
    words = trouble_words(trouble, language)
    return _told(language, words, [], "", words)


def waiting_page(told: str) -> bytes:
    """The page for every address while no site was ever built: why not, or that it is being built."""
    said: dict[str, Any] = json.loads(told)
    lang = said.get("lang", "vi")
    items = "".join(_listed(one) for one in said.get("problems", []))
    title = said.get("first") or WORDS[lang]["waiting"]
    page = _PAGE.format(lang=lang, title=escape(title), items=items, more=escape(said.get("more", "")))
    return page.encode()


def _told(language: Language, title: str, listed: list[dict[str, Any]], more: str, first: str) -> str:
    said = {"lang": language, "title": title, "problems": listed, "more": more, "first": first}
    return json.dumps({**said, "close": WORDS[language]["close"]}, ensure_ascii=False)


def _item(problem: Problem, language: Language, excerpts: Excerpts) -> dict[str, Any]:
    how = HELP[problem.code].how
    return {
        "place": str(problem.place),
        "text": problem.message(language),
        "excerpt": excerpts.of(problem),
        "how": how.en if language == "en" else how.vi,
    }


def _listed(item: dict[str, Any]) -> str:
    excerpt = "\n".join(escape(line) for line in item["excerpt"])
    lines = [f"<code>{escape(item['place'])}</code>", f"<p>{escape(item['text'])}</p>"]
    lines += [f"<pre>{excerpt}</pre>"] if excerpt else []
    return f"<li>{''.join(lines)}<p>{escape(item['how'])}</p></li>\n"
