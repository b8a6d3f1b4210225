"""What happens between a saved file and the pages that are open, and what is said of it in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from tornado.ioloop import IOLoop

from ocop_site.building.rebuilding import Rebuilder, Task
from ocop_site.building.watching import Trouble
from ocop_site.commands.notices import NOTHING, notice, trouble_notice, trouble_words
from ocop_site.commands.options import PROJECT, now
from ocop_site.commands.report import show_problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from ocop_site.building.orders import Order
    from ocop_site.building.rebuilding import Report
    from ocop_site.building.watching import Burst
    from ocop_site.commands.local_server import Tabs
    from ocop_site.problems import Language

ENGINE = PROJECT.resolve() / "ocop_site"
WORDS = {
    "vi": {
        "open": "Xem ở {} – sửa và lưu tệp nào, trang đang mở tự đổi theo. Dừng: Ctrl+C.",
        "busy": "Cổng {} đang có chương trình khác dùng; thử cổng {}.",
        "no-port": "Các cổng từ {} đến {} đều đang bận. Hãy nêu cổng khác, ví dụ --port 9000.",
        "first": "{} Đang làm trang…",
        "saved": "{} Có thay đổi: {}",
        "early": "{} Đã hiện {} trang đang mở sau {:.1f} giây; đang làm phần còn lại…",
        "done": "{} {} tệp: ghi {}, xóa {} – {:.1f} giây; tải lại {} trang đang mở.",
        "refused": "{} Chưa làm lại: hãy sửa các lỗi trên. Trình duyệt vẫn xem được bản tốt gần nhất.",
        "broken": "{} Lỗi của chính chương trình (dấu vết ở trên); vẫn phục vụ bản tốt gần nhất.",
        "restart": "{} Chạy lại phần làm trang sau {:g} giây.",
        "engine": "{} Mã của chương trình đã đổi: hãy dừng (Ctrl+C) rồi chạy lại serve.",
        "over": "Đã dừng.",
        "and": "và {} tệp nữa",
        "no-content": "Không có thư mục hồ sơ {}.",
    },
    "en": {
        "open": "Look at it at {} – whatever you edit and save, the open page follows. Stop: Ctrl+C.",
        "busy": "Port {} is in use by another program; trying {}.",
        "no-port": "All ports from {} to {} are in use. Name another one, as --port 9000.",
        "first": "{} Building…",
        "saved": "{} Changed: {}",
        "early": "{} {} open pages show it after {:.1f} s; making the rest…",
        "done": "{} {} files: wrote {}, removed {} – {:.1f} s; {} open pages load again.",
        "refused": "{} Not built again: mend the errors above. The browser still has the last good site.",
        "broken": "{} A fault of the program itself (traceback above); the last good site is still served.",
        "restart": "{} The builder starts again in {:g} s.",
        "engine": "{} The program's own code changed: stop (Ctrl+C) and start serve again.",
        "over": "Stopped.",
        "and": "and {} more",
        "no-content": "There is no folder of records {}.",
    },
}


class Serving:
    """What happens between a saved file and the open pages. Everything here runs in the server's own loop."""

    def __init__(self, order: Callable[[], Order], tabs: Tabs, language: Language) -> None:
        """`order`: gives the order of a build, for the day that it is by then."""
        self.order = order
        self.tabs = tabs
        self.language = language
        self.words = WORDS[language]
        self.waiting: set[str] = set()  # paths that were saved, of which no build knows yet
        self.again = False  # there is to be one more build
        self.running = 0  # builds that were asked for and have not ended
        self.overtakes = False  # the last of them may be overtaken
        self.known: frozenset[str] = frozenset()
        self.base_url = tabs.host.base_url  # of the last good site
        self.blind = NOTHING  # what is said for as long as no change can be seen any more
        loop = IOLoop.current()
        self.builder = Rebuilder(lambda report: loop.add_callback(self.take, report))

    def begin(self) -> None:
        """The first build."""
        self._say("first", now())
        self.again = True
        self._build()

    def close(self) -> None:
        """End the builder."""
        self.builder.close()

    def seen(self, one: Burst | Trouble) -> None:
        """Some files were saved, or there is a reason why that is not told as it should be."""
        if isinstance(one, Trouble):
            self._trouble(one)
        else:
            self._changed(one)

    def _changed(self, burst: Burst) -> None:
        """All that is saved during a build waits for one build after it."""
        ours = {path for path in burst.paths if Path(path).is_relative_to(ENGINE)}
        if any(path.endswith((".py", ".js")) for path in ours):
            self._say("engine", now())
        others = burst.paths - ours
        if not others:
            return
        named = [path for path in burst.named if path in others]
        if named:
            shown = _short(named[0], self.order().content.resolve().parent)
            more = f" {self.words['and'].format(len(named) - 1)}" if named[1:] else ""
            self._say("saved", now(), shown + more)
        self.waiting.update(others)
        self.again = True
        self._build()

    def _trouble(self, trouble: Trouble) -> None:
        """Told in the terminal; over the pages, too, where they do not follow any more."""
        click.echo(f"{now()} {trouble_words(trouble, self.language)}", err=True)
        if trouble.kind == "polling":
            return
        told = trouble_notice(trouble, self.language)
        self.blind = told if trouble.kind == "blind" else NOTHING
        self.tabs.say(told)
        self.tabs.renew()

    def take(self, report: Report) -> None:
        """A build has something to show, or ended."""
        host = self.tabs.host
        if report.base_url is not None and report.kind in {"early", "done"}:
            host.base_url = report.base_url
        if report.kind == "early":
            self._take_early(report)
            return
        self.running = 0 if report.all_ended else self.running - 1
        self.overtakes = self.overtakes and not report.all_ended
        if report.kind != "overtaken":
            self._take_end(report)
        self._build()

    def _take_early(self, report: Report) -> None:
        """Pages that somebody looks at are there before all others."""
        self.overtakes = True
        self.tabs.host.early = report.pages
        reloaded = self.tabs.renew()
        if reloaded:
            self._say("early", now(), reloaded, report.seconds)
        self._build()

    def _take_end(self, report: Report) -> None:
        self.tabs.host.early = {}
        if report.kind == "done":
            self.base_url = self.tabs.host.base_url
        self.tabs.host.base_url = self.base_url
        self._show(report)
        told = notice(report, self.language, self.order().content)
        self.tabs.say(self.blind if told == NOTHING else told)
        reloaded = self.tabs.renew()
        if report.kind == "done":
            planned, _, written, removed = report.counts
            self._say("done", now(), planned, written, removed, report.seconds, reloaded)
        else:
            self._say(report.kind, now())
            if report.pause:
                self._say("restart", now(), report.pause)

    def _build(self) -> None:
        """Ask for a build where there is to be one: at once, or as soon as the one that is running allows it."""
        if self.again and (not self.running or self.overtakes):
            task = Task(self.order(), tuple(self.tabs.paths()), frozenset(self.waiting))
            self.waiting.clear()
            self.again = self.overtakes = False
            self.running += 1
            self.builder.ask(task)

    def _show(self, report: Report) -> None:
        """Problems on standard error: what keeps the site from being built, and of the rest what is new."""
        if report.kind == "broken":
            click.echo(report.fault, err=True)
            return
        lines = [problem.line(self.language) for problem in report.problems]
        old = self.known if report.kind == "done" else frozenset()
        new = [problem for problem, line in zip(report.problems, lines, strict=True) if line not in old]
        self.known = frozenset(lines)
        show_problems(new, self.language, self.order().content)

    def _say(self, word: str, *values: object) -> None:
        click.echo(self.words[word].format(*values))


def _short(path: str, home: Path) -> str:
    """A path as it is said: from the folder of the catalogue, or of the program."""
    for folder in (home, PROJECT):
        if Path(path).is_relative_to(folder):
            return Path(path).relative_to(folder).as_posix()
    return path
