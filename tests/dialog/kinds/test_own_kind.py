"""A kind of question is one class: this file adds one of its own, and plays an interview with it."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot import settings
from bot.app import App
from bot.dialog.authoring.diagram import mermaid
from bot.dialog.authoring.effort import count
from bot.dialog.authoring.inspection import load
from bot.dialog.authoring.reading import BadFlow
from bot.dialog.kinds.cleaning import pick
from bot.dialog.kinds.registry import KINDS
from bot.dialog.question import DueQuestion, Parsed, Question, QuestionKind, Speech
from bot.dialog.refusals import NoOption, TooFew
from tests.support.lexicon import LEXICON
from tests.support.people import Clock, Person


class Rank(QuestionKind):
    """Options in the order of the person: all of them, the most important first."""

    name = "rank"
    widget = "ticks"
    tapped = True
    ticks = True
    takes_options = True

    def parse(self, text: str, due: DueQuestion) -> Parsed:
        chosen = [pick(part, due.options) for part in text.replace(">", ",").split(",")]
        named = tuple(dict.fromkeys(part for part in chosen if part is not None))
        return NoOption() if None in chosen else self.ticked(named, due)

    def ticked(self, chosen: tuple[str, ...], due: DueQuestion) -> Parsed:
        return chosen if self.is_full(chosen, due) else TooFew(least=len(due.options))

    def is_full(self, chosen: tuple[str, ...], due: DueQuestion) -> bool:
        return len(chosen) == len(due.options)

    def reaches(self, question: Question, least: int) -> bool:
        return least <= len(question.options)

    def hint(self, question: Question, most: int | None, say: Speech) -> str:
        return say("Put all of them in order, such as 2, 1.")


WITH_RANK = {**KINDS, "rank": Rank()}

QUESTION = """
title = "Samenwerken"
language = "nl"
ending = "Dat was het."

[[section]]
id = "self"
title = "Wat telt"

[[section.question]]
id = "self.order"
kind = "rank"
text = "Wat weegt het zwaarst?"
core = true
share = "partners"
means = { record = "statement", kind = "value" }
options = [{ id = "speed", text = "Snelheid" }, { id = "care", text = "Zorgvuldigheid" },
           { id = "cost", text = "Kosten" }]

[[section.question]]
id = "self.why"
kind = "text"
text = "Waarom?"
core = true
when = [{ question = "self.order", at_least = 3 }]
"""


@pytest.fixture
def app(tmp_path: Path, clock: Clock) -> Iterator[App]:
    """A program in which the interview asks somebody to put things in order."""
    folder = tmp_path / "flows"
    shutil.copytree(settings.read({}).flows, folder)
    (folder / "anna.toml").write_text(QUESTION, encoding="utf-8")
    found = replace(settings.read({}), flows=folder, database=tmp_path / "anna.db")
    made = App(found, clock, kinds=WITH_RANK)
    yield made
    made.close()


@pytest.fixture
def person(app: App) -> Person:
    overview = app.desk.new(("terminal", "desk"), "Zaak", ["Gemeente A", "Zorg B"], ["Eén loket"], None, "nl")
    code = app.desk.invite(overview.id, overview.organisations[0].id).code
    somebody = Person(app, "somebody")
    somebody.sends(command="start", argument=code)
    return somebody


def stored(app: App) -> object:
    """The order as it comes back from the database."""
    (case,) = app.store.cases()
    (part,) = [each for each in app.store.participants(case.id) if each.organisation]
    kept = app.store.session(case.id, part.id)
    assert kept is not None
    return kept.session.value_of("self.order")


def test_a_flow_with_a_kind_of_its_own_is_fit_for_use_where_that_kind_is_known() -> None:
    flow = load("own", QUESTION, "own.toml", WITH_RANK)
    assert flow.by_id["self.order"].kind is WITH_RANK["rank"]
    with pytest.raises(BadFlow, match='the kind "rank" does not exist'):
        load("own", QUESTION, "own.toml")


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ("at_least = 3", "at_least = 4", "never hold"),
        ("at_least = 3", 'equals = "nowhere"', "never hold"),
        ('kind = "rank"', 'kind = "rank"\nopen = true', "open belongs to choice"),
    ],
)
def test_its_author_is_told_what_is_wrong(was: str, becomes: str, fault: str) -> None:
    with pytest.raises(BadFlow, match=fault):
        load("own", QUESTION.replace(was, becomes), "own.toml", WITH_RANK)


def test_it_is_counted_and_drawn() -> None:
    flow = load("own", QUESTION, "own.toml", WITH_RANK)
    counted = count(flow, "short", LEXICON, 2, 2)
    # Three places by a tap each, one typed reason, one yes.
    assert (counted.typed, counted.tapped) == (1, 4)
    assert "stateDiagram" in mermaid(flow)


def test_an_order_is_typed_and_comes_back_from_the_database(app: App, person: Person) -> None:
    assert person.reply.question is not None
    assert person.reply.question.kind == "rank"
    assert "Put all of them in order" in person.reply.text
    person.says("3, 1, 2")
    assert stored(app) == ("cost", "speed", "care")
    assert "Waarom?" in person.reply.text


def test_an_order_is_tapped_place_by_place(app: App, person: Person) -> None:
    for label in ("Zorgvuldigheid", "Kosten"):
        person.taps(label)
        assert stored(app) is None
    person.taps("Snelheid")
    assert stored(app) == ("care", "cost", "speed")


def test_half_an_order_is_refused_and_changes_nothing(app: App, person: Person) -> None:
    person.says("2, 1")
    assert "3" in person.reply.text
    assert stored(app) is None


def test_an_order_stands_in_the_overview_and_is_corrected(app: App, person: Person) -> None:
    person.says("3, 1, 2", "/overzicht")
    assert "Kosten, Snelheid, Zorgvuldigheid" in person.reply.text
    person.says("/terug", "1, 2, 3")
    assert stored(app) == ("speed", "care", "cost")


def test_a_release_shows_the_order_as_it_was_given(app: App, person: Person) -> None:
    person.says("3, 1, 2", "Omdat het moet.")
    person.taps("Ja, dit klopt")
    person.taps("Vrijgeven zoals voorgesteld")
    assert "Kosten, Snelheid, Zorgvuldigheid" in person.reply.text
