"""The door: the commands. The only place that prints, reads the clock or the environment."""

from __future__ import annotations

from importlib import import_module

import click

BAD_CONTENT = 1
WRONG_USAGE = 2
# Each command's module, what it is called there, what it does: one is loaded when it is asked for, since all together
# take a second, which nobody wants to wait for a list of them.
COMMANDS = {
    "build": ("build", "build_command", "Đọc, kiểm tra và làm toàn bộ trang web / build the whole site."),
    "check": ("check", "check_command", "Kiểm tra mọi hồ sơ, không ghi gì / check all records, write nothing."),
    "codes": ("codes", "codes_group", "Mã vĩnh viễn của hồ sơ / permanent codes of records."),
    "export": ("export", "export_command", "Xuất cả danh mục thành một sổ Excel / the catalogue as one workbook."),
    "fair-directory": ("fair_directory", "fair_directory_command", "Danh bạ in của hội chợ / a fair's directory."),
    "fair-pack": (
        "fair_pack",
        "fair_pack_command",
        "Gói hội chợ xem không cần mạng / a fair for use off line.",
    ),
    "fair-phone": ("fair_phone", "fair_phone_command", "Hội chợ trong một tệp cho điện thoại / a fair in one file."),
    "impact": ("impact", "impact_command", "Sửa như vậy thì đụng tới những gì / what an edit touches."),
    "import": ("import_tables", "import_command", "Nhập sổ Excel, bảng, phụ lục / a workbook, tables, an annex."),
    "labels": ("labels", "labels_group", "In nhãn ra tệp PDF / labels to print."),
    "ledger": ("ledger", "ledger_group", "Sổ cái: những gì đã hứa giữ mãi / what was promised for good."),
    "new": ("new", "new_group", "Hồ sơ mới, hay cả một danh mục mới / a new record, or a whole new catalogue."),
    "publish": ("publish", "publish_command", "Làm trang, ghi sổ cái, đưa bản mới ra / build, enter, and go live."),
    "serve": ("serve", "serve_command", "Vừa sửa vừa xem trên máy này / look at the site while editing."),
}


class _Commands(click.Group):
    """The commands by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, name, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"ocop_site.commands.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, _, text) in COMMANDS.items()])


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Danh mục OCOP: từ hồ sơ trong content/ thành trang web trong output/. Không nêu lệnh nào thì chạy build.\n\n"
    "The OCOP catalogue: from records in content/ to a web site in output/. Without a command it builds.",
)
@click.pass_context
def cli(context: click.Context) -> int:
    """Run a command, or `build` where none is named; gives that build's result."""
    if context.invoked_subcommand is None:
        build = cli.get_command(context, "build")
        return int(context.invoke(build)) if build else 0
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; gives the exit code: 0 good, 1 problems found, 2 wrong usage, 70 a bug of ours."""
    import gc  # noqa: PLC0415
    import sys  # noqa: PLC0415 - only the door looks at the command line
    import traceback  # noqa: PLC0415

    # A command fills memory with records that stay to its end; looking through them for garbage again and again would
    # take a quarter of its time (20,000 products), and find next to none.
    gc.set_threshold(100_000, 20, 100)
    words = sys.argv[1:] if arguments is None else arguments
    if words and words[0].startswith("-") and words[0] not in {"-h", "--help"}:
        words = ["build", *words]
    try:
        result = cli.main(args=words, prog_name="build.py", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return WRONG_USAGE
    except click.Abort:
        click.echo("Đã dừng. / Stopped.", err=True)
        return 130
    except OSError as error:
        click.echo(f"Không đọc hoặc ghi được / cannot read or write {error.filename or ''}: {error.strerror}", err=True)
        return BAD_CONTENT
    except Exception:  # noqa: BLE001 - whatever else comes up is a bug of ours, shown whole
        traceback.print_exc()
        return 70
    return result if isinstance(result, int) else 0
