"""The door: the commands. The only place that prints, reads the clock or the environment."""

from __future__ import annotations

from importlib import import_module

import click

BAD_CONTENT = 1
WRONG_USAGE = 2
# Each command's module and what it is called there: one is loaded when it is asked for, since all take a second.
COMMANDS = {
    "build": ("build", "build_command"),
    "check": ("check", "check_command"),
    "codes": ("codes", "codes_group"),
    "export": ("export", "export_command"),
    "fair-directory": ("fair_directory", "fair_directory_command"),
    "fair-pack": ("fair_pack", "fair_pack_command"),
    "fair-phone": ("fair_phone", "fair_phone_command"),
    "impact": ("impact", "impact_command"),
    "import": ("import_tables", "import_command"),
    "labels": ("labels", "labels_group"),
    "ledger": ("ledger", "ledger_group"),
    "new": ("new", "new_group"),
    "publish": ("publish", "publish_command"),
    "serve": ("serve", "serve_command"),
}


class _Commands(click.Group):
    """The commands by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"ocop_site.commands.{module}"), name)
        return command


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
