"""The door: the commands. The only place that prints, reads the clock or the environment."""

from __future__ import annotations

import click

from ocop_site.commands.build import build_command
from ocop_site.commands.check import check_command
from ocop_site.commands.codes import codes_group
from ocop_site.commands.export import export_command
from ocop_site.commands.impact import impact_command
from ocop_site.commands.import_tables import import_command
from ocop_site.commands.labels import labels_group
from ocop_site.commands.ledger import ledger_group
from ocop_site.commands.new import new_group
from ocop_site.commands.publish import publish_command
from ocop_site.commands.serve import serve_command

BAD_CONTENT = 1
WRONG_USAGE = 2


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Danh mục OCOP: từ hồ sơ trong content/ thành trang web trong output/. Không nêu lệnh nào thì chạy build.\n\n"
    "The OCOP catalogue: from records in content/ to a web site in output/. Without a command it builds.",
)
@click.pass_context
def cli(context: click.Context) -> int:
    """Run a command, or `build` where none is named; gives that build's result."""
    if context.invoked_subcommand is None:
        return int(context.invoke(build_command))
    return 0


for command in (build_command, check_command, codes_group, import_command, labels_group, ledger_group, new_group):
    cli.add_command(command)
for command in (publish_command, export_command, impact_command, serve_command):
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; gives the exit code: 0 good, 1 problems found, 2 wrong usage, 70 a bug of ours."""
    import sys  # noqa: PLC0415 - only the door looks at the command line
    import traceback  # noqa: PLC0415

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
