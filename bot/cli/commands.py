"""The commands of `anna`: for each the function that carries it out, what it is for, and its options."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.channels.registry import CHANNELS, SERVICES
from bot.errors import marked
from bot.messages import Channel
from bot.model import CARRY_LEVELS, COORDINATOR, RELATIONS
from bot.outputs import MAP_FORMATS, PAPER_SIZES


@dataclass(frozen=True, slots=True)
class Option:
    """An option or argument: its names, what it is for in English ("" where its name says enough) with the values of
    its placeholders, and what else `argparse` has to know of it."""

    names: tuple[str, ...]
    purpose: str
    details: Mapping[str, Any]
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `run` names the function that carries it out, as `module:function` of this room; `values` are those
    of the placeholders in its purpose. One that is `forgiving` also runs with settings that are wrong, and gets those
    faults."""

    name: str
    run: str
    purpose: str
    options: tuple[Option, ...] = ()
    forgiving: bool = False
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """Commands under one word."""

    name: str
    purpose: str
    commands: tuple[Command, ...]


def _option(*names: str, purpose: str = "", **details: Any) -> Option:
    return Option(names, purpose, details)


def _carry_level(channel: Channel) -> Option:
    """How much a case lets this channel carry."""
    purpose = marked("what {channel} may carry of it")
    details = {"dest": "carries", "choices": CARRY_LEVELS}
    return Option((f"--{channel.name}",), purpose, details, {"channel": channel.title})


DATABASE = _option("--database", metavar="FILE", purpose=marked("the database file to use"))
LANGUAGE = _option("--lang", purpose=marked("the language to speak"))
"""What every command has; there is one choice of the last for each language."""

_CASE = _option("case", metavar="CASE")
_FORMAT = _option("--format", choices=("text", "json"), default="text")
_OUT = _option("--out", metavar="FILE", purpose=marked("write it to this file"))
_READER = _option("--reader", default=COORDINATOR, purpose=marked("coordinator, or an organisation"))
_VERSION = _option("--version", metavar="N", type=int, purpose=marked("the published version N as it was"))
_FULL = _option("--full", action="store_true", purpose=marked("all questions, not only the main ones"))
_FLOW = _option("flow", metavar="FLOW", purpose=marked("its name, or a file"))
_PARTNERS = _option("--partners", type=int, default=3, metavar="N")
_TOPICS = _option("--topics", type=int, default=3, metavar="N")

_CHAT = Command(
    "chat",
    "chat:chat",
    marked("be interviewed, or set up a collaboration"),
    (
        _option("--case", metavar="ID", purpose=marked("the case to talk about")),
        _option("--invite", metavar="CODE", purpose=marked("come in with an invitation")),
        _option("--as", dest="role", metavar="ORGANISATION", purpose=marked("answer for this organisation")),
        _FULL,
        _option("--jsonl", action="store_true", purpose=marked("one JSON object per line, for programs")),
    ),
)
_NEW_CASE = Command(
    "new",
    "cases:new",
    marked("set up a case"),
    (
        _option("--title", required=True),
        _option("--organisation", metavar="NAME", action="append", required=True, nargs="+"),
        _option("--topic", metavar="TEXT", action="append", nargs="+", default=[]),
        _option("--meeting", metavar="DATE", purpose=marked("such as 2027-03-12")),
        _FORMAT,
    ),
)
_SET_CASE = Command(
    "set",
    "cases:set_reach",
    marked("how the people of a case are reached"),
    (
        _CASE,
        *(_carry_level(channel) for channel in CHANNELS if channel.limited),
        _option("--zone", metavar="ZONE", purpose=marked("whose time it goes by, such as Europe/Amsterdam")),
        _FORMAT,
    ),
)
_EXPORT_CASE = Command(
    "export",
    "cases:export",
    marked("a case as a file, in JSON"),
    (
        _CASE,
        _option(
            "--reader",
            metavar="READER",
            purpose=marked("only what the coordinator, or an organisation, may see"),
        ),
        _OUT,
        _FORMAT,
    ),
)
_CASES = Group(
    "case",
    marked("set up and show cases, invite organisations"),
    (
        _NEW_CASE,
        Command("list", "cases:list_cases", marked("all cases"), (_FORMAT,)),
        Command("show", "cases:show", marked("one case, and how it stands"), (_CASE, _FORMAT)),
        Command(
            "invite",
            "cases:invite",
            marked("an invitation for an organisation"),
            (_CASE, _option("organisation", metavar="ORGANISATION"), _FORMAT),
        ),
        _SET_CASE,
        Command(
            "import",
            "cases:import_case",
            marked("a case from a file"),
            (_option("file", metavar="FILE"), _FORMAT),
        ),
        _EXPORT_CASE,
    ),
)
_COORDINATOR = Group(
    "coordinator",
    marked("invite a coordinator"),
    (
        Command(
            "invite",
            "cases:invite_coordinator",
            marked("an invitation for a coordinator"),
            (
                _option("--case", metavar="ID", purpose=marked("of this case; without it, of a new one")),
                _FORMAT,
            ),
        ),
    ),
)
_COMPARE = Command(
    "compare",
    "results:compare",
    marked("where the organisations agree and differ"),
    (
        _CASE,
        _READER,
        _VERSION,
        _option("--quotes", action="store_true", purpose=marked("with the answers behind each line")),
        _OUT,
        _FORMAT,
    ),
)
_REPORT = Command(
    "report",
    "papers:report",
    marked("papers to print and take along"),
    (
        _CASE,
        _option(
            "--kind",
            choices=("prep", "comparison", "workbook"),
            default="comparison",
            purpose=marked("prep sheet of a participant, comparison, or workbook"),
        ),
        _option(
            "--format", metavar="FORMAT", purpose=marked("pdf, docx, odt; for a workbook xlsx, ods, csv")
        ),
        _option("--reader", purpose=marked("coordinator, or an organisation")),
        _option(
            "--as", dest="role", metavar="ORGANISATION", purpose=marked("prep sheet of who answers for it")
        ),
        _option("--participant", metavar="ID", purpose=marked("prep sheet of this participant")),
        _VERSION,
        _option("--theme", metavar="FILE", purpose=marked("a file with a name and colours")),
        _OUT,
    ),
)
_LINK = Command(
    "link",
    "results:link",
    marked("say how two statements relate, or list links"),
    (
        _CASE,
        _option("a", metavar="A", nargs="?", purpose=marked("the id of a statement")),
        _option("b", metavar="B", nargs="?", purpose=marked("the id of another organisation's statement")),
        _option("relation", metavar="RELATION", nargs="?", purpose=", ".join(RELATIONS)),
        _option("--reject", action="store_true", purpose=marked("what was proposed is not so")),
        _option("--list", action="store_true", purpose=marked("all links, also the proposed ones")),
        _FORMAT,
    ),
)
_MAP = Command(
    "map",
    "maps:draw",
    marked("the map of a case, to hang up or to send"),
    (
        _CASE,
        _READER,
        _option("--format", choices=(*MAP_FORMATS, "text"), purpose=marked("the ending of FILE, or pdf")),
        _VERSION,
        _option("--paper", choices=PAPER_SIZES, default=PAPER_SIZES[0]),
        _option(
            "--picture",
            metavar="WHICH",
            purpose=marked(
                "one picture for a chat: overview, an organisation, or image (image and self-image)"
            ),
        ),
        _OUT,
    ),
)
_FLOWS = Group(
    "flow",
    marked("list, check, play, draw and count flows"),
    (
        Command("list", "flows:list_flows", marked("all flows")),
        Command(
            "check",
            "flows:check",
            marked("everything that is wrong with a flow"),
            (
                _option(
                    "flow",
                    metavar="FLOW",
                    nargs="?",
                    purpose=marked("its name, or a file; all flows without it"),
                ),
            ),
        ),
        Command(
            "play",
            "flows:play",
            marked("play a flow; nothing is kept"),
            (_FULL, _FLOW, _PARTNERS, _TOPICS),
        ),
        Command("draw", "flows:draw", marked("a flow as a Mermaid diagram"), (_FLOW,)),
        Command(
            "count",
            "flows:count",
            marked("how much a flow asks of a person"),
            (_FLOW, _PARTNERS, _TOPICS),
        ),
    ),
)
_CONFIG = Group(
    "config",
    marked("check the settings"),
    (Command("check", "serve:check", marked("all that is wrong with the settings"), forgiving=True),),
)
_OUTBOX = Group(
    "outbox",
    marked("what is still to be sent"),
    (
        Command("list", "serve:list_outbox", marked("what waits, and what cannot be sent")),
        Command("retry", "serve:retry_outbox", marked("try anew what was given up")),
    ),
)

COMMANDS: tuple[Command | Group, ...] = (
    _CHAT,
    Command("demo", "results:demo", marked("show the comparison of a ready practice case")),
    _CASES,
    _COORDINATOR,
    _COMPARE,
    _REPORT,
    _LINK,
    Command(
        "publish",
        "results:publish",
        marked("keep the comparison as it is now, as a numbered version"),
        (_CASE, _FORMAT),
    ),
    _MAP,
    _FLOWS,
    Command(
        "serve",
        "serve:serve",
        marked("talk on {channels}, until it is stopped"),
        values={"channels": ", ".join(service.channel.title for service in SERVICES)},
    ),
    _CONFIG,
    _OUTBOX,
)
"""In the order in which the help tells them. A new command is a function and its line here."""
