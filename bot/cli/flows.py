"""`anna flow`: what an author of flows does, without a database."""

import argparse
import sys

from bot.app import App
from bot.channels.terminal import CHANNEL, Phrases, talk
from bot.cli.output import print_line
from bot.dialog.authoring.diagram import mermaid
from bot.dialog.authoring.effort import count as count_flow
from bot.dialog.authoring.reading import BadFlow, Problem
from bot.dialog.session import ROUTES
from bot.errors import InputFault
from bot.i18n import Words
from bot.messages import Incoming


def list_flows(app: App, options: argparse.Namespace) -> int:
    """The flows that ship with ANNA, one per line."""
    for name in app.flows.names():
        print_line(f"{name}  {app.flows(name, app.words().language).title}")
    return 0


def check(app: App, options: argparse.Namespace) -> int:
    """Everything that is wrong with a flow, or with all of them; 1 when one cannot be used."""
    say, status = app.words(), 0
    for name in [options.flow] if options.flow else app.flows.names():
        try:
            flow = app.flows.open(name)
        except BadFlow as bad:
            status = 1
            _problems(bad.problems, say)
        else:
            _problems(app.flows.warnings(flow), say)
            print_line(
                say.plural(
                    "{flow}: {count} question, fit for use.",
                    "{flow}: {count} questions, fit for use.",
                    len(flow.questions),
                    flow=name,
                )
            )
    return status


def _problems(problems: tuple[Problem, ...] | list[Problem], say: Words) -> None:
    for problem in problems:
        mark = say("warning: ") if problem.warning else ""
        print_line(problem.line(mark + say(problem.message)))


def play(app: App, options: argparse.Namespace) -> int:
    """Play a flow as a person would; nothing is kept."""
    say = app.words()
    handle = app.play(options.flow, "full" if options.full else "short", *_sizes(options))
    phrases = Phrases(
        also=say("Or type:"), come_back=say("You played a flow; nothing was kept."), bad_line=""
    )
    return talk(handle, [Incoming(CHANNEL.name, "local")], phrases, app.make)


def draw(app: App, options: argparse.Namespace) -> int:
    """The state machine of a flow as a Mermaid diagram."""
    sys.stdout.write(mermaid(app.flows.open(options.flow)))
    return 0


def count(app: App, options: argparse.Namespace) -> int:
    """How many answers are typed and tapped on both routes."""
    say, flow, lexicon = app.words(), app.flows.open(options.flow), app.catalogues.lexicon
    partners, topics = _sizes(options)
    for route in ROUTES:
        counted = count_flow(flow, route, lexicon, partners, topics)
        name = say("short route") if route == "short" else say("full route")
        print_line(
            say(
                "{route}: {typed}, {tapped}",
                route=name,
                typed=say.plural("{count} typed answer", "{count} typed answers", counted.typed),
                tapped=say.plural("{count} tap", "{count} taps", counted.tapped),
            )
        )
    print_line(
        say(
            "Counted by playing it with {partners} and {topics}: two lines in one message for each "
            "list, every belief an estimate, nothing skipped. A follow-up question adds one typed answer, at most "
            "{probes} on the short route.",
            partners=say.plural("{count} partner", "{count} partners", partners),
            topics=say.plural("{count} topic", "{count} topics", topics),
            probes=count_flow(flow, "short", lexicon, partners, topics).probes,
        )
    )
    return 0


def _sizes(options: argparse.Namespace) -> tuple[int, int]:
    for name, value in (("--partners", options.partners), ("--topics", options.topics)):
        if not 0 <= value <= 100:
            raise InputFault("{option} should be a number from 0 to 100.", option=name)
    return options.partners, options.topics
