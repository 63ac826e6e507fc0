"""The command `anna`: reads the command line, and turns every fault into one readable line."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from bot import __version__, settings
from bot.app import App
from bot.channels.terminal import printable
from bot.cli.localized_parser import Parser as _Parser
from bot.errors import AnnaError, InputFault
from bot.i18n import LANGUAGES, Words
from bot.model import RELATIONS

Run = Callable[[App, argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status: 0 well, 1 a fault in what was asked, 2 a fault in how, 130 broken off."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    app: App | None = None
    try:
        found, faults = settings.gathered()
        arguments = sys.argv[1:] if arguments is None else arguments
        app = App(replace(found, language=_heard(arguments) or found.language))
        options = _parser(app.words()).parse_args(arguments)
        if faults and "faults" not in options:
            raise faults[0]
        options.faults = tuple(faults)
        app.settings = replace(
            app.settings,
            database=Path(options.database) if options.database else app.settings.database,
            language=options.lang or app.settings.language,
        )
        run: Run = options.run
        status = run(app, options)
        sys.stdout.flush()
        return status
    except AnnaError as error:
        say = (app or App(settings.read({}))).words()
        sys.stderr.write(f"{printable(say.error(error))}\n")
        return 2 if isinstance(error, InputFault) else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output is gone; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    finally:
        if app is not None:
            app.close()


def _heard(arguments: Sequence[str]) -> str | None:
    """The language that is asked for on a command line, whatever else is wrong with it."""
    values = [after for word, after in pairwise(arguments) if word == "--lang"]
    values += [word.removeprefix("--lang=") for word in arguments]
    return next((value for value in values if value in LANGUAGES), None)


def _parser(say: Words) -> argparse.ArgumentParser:
    everywhere = _Parser(say, add_help=False)
    everywhere.add_argument("--database", metavar="FILE", help=say("the database file to use"))
    everywhere.add_argument("--lang", choices=LANGUAGES, help=say("the language to speak"))
    parser = _Parser(say, prog="anna", description=say("ANNA: always check, assume nothing."))
    parser.add_argument(
        "--version", action="version", version=f"anna {__version__}", help=say("show the version")
    )
    groups = parser.add_subparsers(
        title=say("commands"), metavar="COMMAND", required=True, parser_class=_Parser
    )
    _chat(groups, everywhere, say)
    _case(groups, everywhere, say)
    _results(groups, everywhere, say)
    _map(groups, everywhere, say)
    _flow(groups, everywhere, say)
    _service(groups, everywhere, say)
    return parser


def _chat(groups: "argparse._SubParsersAction[_Parser]", everywhere: _Parser, say: Words) -> None:
    chat = groups.add_parser(
        "chat", parents=[everywhere], help=say("be interviewed, or set up a collaboration")
    )
    chat.add_argument("--case", metavar="ID", help=say("the case to talk about"))
    chat.add_argument("--invite", metavar="CODE", help=say("come in with an invitation"))
    chat.add_argument("--as", dest="role", metavar="ORGANISATION", help=say("answer for this organisation"))
    chat.add_argument("--full", action="store_true", help=say("all questions, not only the main ones"))
    chat.add_argument("--jsonl", action="store_true", help=say("one JSON object per line, for programs"))
    chat.set_defaults(run=_lazily("chat", "chat"))
    demo = groups.add_parser(
        "demo", parents=[everywhere], help=say("show the comparison of a ready practice case")
    )
    demo.set_defaults(run=_lazily("cases", "demo"))


def _case(groups: "argparse._SubParsersAction[_Parser]", everywhere: _Parser, say: Words) -> None:
    case = groups.add_parser("case", help=say("set up and show cases, invite organisations"))
    commands = case.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    new = commands.add_parser("new", parents=[everywhere], help=say("set up a case"))
    new.add_argument("--title", required=True)
    new.add_argument("--organisation", metavar="NAME", action="append", required=True, nargs="+")
    new.add_argument("--topic", metavar="TEXT", action="append", nargs="+", default=[])
    new.add_argument("--meeting", metavar="DATE", help=say("such as 2027-03-12"))
    new.set_defaults(run=_lazily("cases", "new"))
    listing = commands.add_parser("list", parents=[everywhere], help=say("all cases"))
    listing.set_defaults(run=_lazily("cases", "list_cases"))
    show = commands.add_parser("show", parents=[everywhere], help=say("one case, and how it stands"))
    show.add_argument("case", metavar="CASE")
    show.set_defaults(run=_lazily("cases", "show"))
    invite = commands.add_parser(
        "invite", parents=[everywhere], help=say("an invitation for an organisation")
    )
    invite.add_argument("case", metavar="CASE")
    invite.add_argument("organisation", metavar="ORGANISATION")
    invite.set_defaults(run=_lazily("cases", "invite"))
    change = commands.add_parser(
        "set", parents=[everywhere], help=say("how the people of a case are reached")
    )
    change.add_argument("case", metavar="CASE")
    change.add_argument(
        "--telegram", choices=("full", "notify", "off"), help=say("what Telegram may carry of it")
    )
    change.add_argument("--zone", metavar="ZONE", help=say("whose time it goes by, such as Europe/Amsterdam"))
    change.set_defaults(run=_lazily("cases", "set_reach"))
    coordinator = groups.add_parser("coordinator", help=say("invite a coordinator"))
    desks = coordinator.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    desk = desks.add_parser("invite", parents=[everywhere], help=say("an invitation for a coordinator"))
    desk.add_argument("--case", metavar="ID", help=say("of this case; without it, of a new one"))
    desk.set_defaults(run=_lazily("cases", "invite_coordinator"))
    compare = groups.add_parser(
        "compare", parents=[everywhere], help=say("where the organisations agree and differ")
    )
    compare.add_argument("case", metavar="CASE")
    compare.add_argument("--reader", default="coordinator", help=say("coordinator, or an organisation"))
    compare.add_argument("--version", metavar="N", type=int, help=say("the published version N as it was"))
    compare.add_argument("--quotes", action="store_true", help=say("with the answers behind each line"))
    compare.add_argument("--out", metavar="FILE", help=say("write it to this file"))
    compare.set_defaults(run=_lazily("cases", "compare"))
    _report(groups, everywhere, say)
    for command in (new, listing, show, invite, change, desk, compare, *_files(commands, everywhere, say)):
        command.add_argument("--format", choices=("text", "json"), default="text")


def _files(
    commands: "argparse._SubParsersAction[_Parser]", everywhere: _Parser, say: Words
) -> tuple[_Parser, ...]:
    bring = commands.add_parser("import", parents=[everywhere], help=say("a case from a file"))
    bring.add_argument("file", metavar="FILE")
    bring.set_defaults(run=_lazily("files", "bring_in"))
    export = commands.add_parser("export", parents=[everywhere], help=say("a case as a file, in JSON"))
    export.add_argument("case", metavar="CASE")
    export.add_argument(
        "--reader", metavar="READER", help=say("only what the coordinator, or an organisation, may see")
    )
    export.add_argument("--out", metavar="FILE", help=say("write it to this file"))
    export.set_defaults(run=_lazily("files", "export"))
    return bring, export


def _results(groups: "argparse._SubParsersAction[_Parser]", everywhere: _Parser, say: Words) -> None:
    link = groups.add_parser(
        "link", parents=[everywhere], help=say("say how two statements relate, or list links")
    )
    link.add_argument("case", metavar="CASE")
    link.add_argument("a", metavar="A", nargs="?", help=say("the id of a statement"))
    link.add_argument("b", metavar="B", nargs="?", help=say("the id of another organisation's statement"))
    link.add_argument("relation", metavar="RELATION", nargs="?", help=", ".join(RELATIONS))
    link.add_argument("--reject", action="store_true", help=say("what was proposed is not so"))
    link.add_argument("--list", action="store_true", help=say("all links, also the proposed ones"))
    link.set_defaults(run=_lazily("results", "link"))
    publish = groups.add_parser(
        "publish", parents=[everywhere], help=say("keep the comparison as it is now, as a numbered version")
    )
    publish.add_argument("case", metavar="CASE")
    publish.set_defaults(run=_lazily("results", "publish"))
    for command in (link, publish):
        command.add_argument("--format", choices=("text", "json"), default="text")


def _report(groups: "argparse._SubParsersAction[_Parser]", everywhere: _Parser, say: Words) -> None:
    report = groups.add_parser("report", parents=[everywhere], help=say("papers to print and take along"))
    report.add_argument("case", metavar="CASE")
    report.add_argument(
        "--kind",
        choices=("prep", "comparison", "workbook"),
        default="comparison",
        help=say("prep sheet of a participant, comparison, or workbook"),
    )
    report.add_argument(
        "--format", metavar="FORMAT", help=say("pdf, docx, odt; for a workbook xlsx, ods, csv")
    )
    report.add_argument("--reader", help=say("coordinator, or an organisation"))
    report.add_argument(
        "--as", dest="role", metavar="ORGANISATION", help=say("prep sheet of who answers for it")
    )
    report.add_argument("--participant", metavar="ID", help=say("prep sheet of this participant"))
    report.add_argument("--version", metavar="N", type=int, help=say("the published version N as it was"))
    report.add_argument("--theme", metavar="FILE", help=say("a file with a name and colours"))
    report.add_argument("--out", metavar="FILE", help=say("write it to this file"))
    report.set_defaults(run=_lazily("papers", "report"))


def _map(groups: "argparse._SubParsersAction[_Parser]", everywhere: _Parser, say: Words) -> None:
    drawn = groups.add_parser(
        "map", parents=[everywhere], help=say("the map of a case, to hang up or to send")
    )
    drawn.add_argument("case", metavar="CASE")
    drawn.add_argument("--reader", default="coordinator", help=say("coordinator, or an organisation"))
    drawn.add_argument(
        "--format", choices=("pdf", "png", "svg", "text"), help=say("the ending of FILE, or pdf")
    )
    drawn.add_argument("--version", metavar="N", type=int, help=say("the published version N as it was"))
    drawn.add_argument("--paper", choices=("a0", "a1", "a3"), default="a0")
    drawn.add_argument(
        "--picture",
        metavar="WHICH",
        help=say("one picture for a chat: overview, an organisation, or image (image and self-image)"),
    )
    drawn.add_argument("--out", metavar="FILE", help=say("write it to this file"))
    drawn.set_defaults(run=_lazily("maps", "draw"))


def _flow(groups: "argparse._SubParsersAction[_Parser]", everywhere: _Parser, say: Words) -> None:
    flow = groups.add_parser("flow", help=say("list, check, play, draw and count flows"))
    commands = flow.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    listing = commands.add_parser("list", parents=[everywhere], help=say("all flows"))
    listing.set_defaults(run=_lazily("flows", "list_flows"))
    check = commands.add_parser(
        "check", parents=[everywhere], help=say("everything that is wrong with a flow")
    )
    check.add_argument(
        "flow", metavar="FLOW", nargs="?", help=say("its name, or a file; all flows without it")
    )
    check.set_defaults(run=_lazily("flows", "check"))
    play = commands.add_parser("play", parents=[everywhere], help=say("play a flow; nothing is kept"))
    play.add_argument("--full", action="store_true", help=say("all questions, not only the main ones"))
    play.set_defaults(run=_lazily("flows", "play"))
    draw = commands.add_parser("draw", parents=[everywhere], help=say("a flow as a Mermaid diagram"))
    draw.set_defaults(run=_lazily("flows", "draw"))
    count = commands.add_parser("count", parents=[everywhere], help=say("how much a flow asks of a person"))
    count.set_defaults(run=_lazily("flows", "count"))
    for command in (play, draw, count):
        command.add_argument("flow", metavar="FLOW", help=say("its name, or a file"))
    for command in (play, count):
        command.add_argument("--partners", type=int, default=3, metavar="N")
        command.add_argument("--topics", type=int, default=3, metavar="N")


def _service(groups: "argparse._SubParsersAction[_Parser]", everywhere: _Parser, say: Words) -> None:
    serve = groups.add_parser(
        "serve", parents=[everywhere], help=say("talk on Telegram, until it is stopped")
    )
    serve.set_defaults(run=_lazily("serve", "serve"))
    config = groups.add_parser("config", help=say("check the settings"))
    commands = config.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    check = commands.add_parser(
        "check", parents=[everywhere], help=say("all that is wrong with the settings")
    )
    check.set_defaults(run=_lazily("serve", "check"), faults=())
    outbox = groups.add_parser("outbox", help=say("what is still to be sent"))
    commands = outbox.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    listing = commands.add_parser(
        "list", parents=[everywhere], help=say("what waits, and what cannot be sent")
    )
    listing.set_defaults(run=_lazily("serve", "list_outbox"))
    retry = commands.add_parser("retry", parents=[everywhere], help=say("try anew what was given up"))
    retry.set_defaults(run=_lazily("serve", "retry_outbox"))


def _lazily(module: str, name: str) -> Run:
    """A command that is imported when it runs, so that the others start fast."""

    def run(app: App, options: argparse.Namespace) -> int:
        from importlib import import_module

        command: Run = getattr(import_module(f"bot.cli.{module}"), name)
        return command(app, options)

    return run
