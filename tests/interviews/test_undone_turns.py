"""A turn that failed after its answer was saved is undone in memory too, not in the database alone."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from bot.app import App
from bot.dialog.flow import Flow
from bot.errors import FlowFault
from tests.support.people import Person, Robot, app_on
from tests.support.three import CASE, answered, joined, last, opened


class Unlucky(Exception):
    """Something nobody foresaw."""


class Flows:
    """The flows of a program, of which that of reactions raises `fault` once what somebody said now is saved."""

    def __init__(self, app: App) -> None:
        self._app, self._flows = app, app.flows
        self._saved = 0
        self._fault: Exception | None = None

    def __call__(self, flow: str, language: str) -> Flow:
        if flow == "react" and self._fault is not None and self._revision > self._saved:
            raise self._fault
        return self._flows(flow, language)

    @property
    def _revision(self) -> int:
        return self._app.store.session_revision(CASE, "GEM-1")

    @contextmanager
    def failing(self, fault: Exception) -> Iterator[None]:
        self._saved, self._fault = self._revision, fault
        yield
        self._fault = None


@pytest.mark.parametrize("fault", [FlowFault("Gone."), Unlucky()], ids=["refused", "failed"])
def test_a_turn_that_fails_after_it_was_saved_is_not_remembered(database: Path, fault: Exception) -> None:
    here, there = app_on(database), app_on(database)
    here.flows = flows = Flows(here)  # type: ignore[assignment]
    opened(here)
    answered(here, "ZOR", Robot("ZOR", last)).releases()
    person = answered(here, "GEM", Robot("GEM", last), "p")
    person.releases()
    person.sends(command="verbeter", argument="1")
    person.sends(text="Mijn organisatie", message="7")
    # What is asked in another case, to which they go, does not put right what is remembered of this one.
    here.desk.new(("terminal", "elsewhere"), "Elders", ["Politie"], [], None, "nl")
    person.enters(here.desk.invite("elders", "POL").code)

    with flows.failing(fault), suppress(Unlucky):
        person.sends(text="Mijn afdeling", edits="7")
        assert person.replies[0].text == "Gone."

    # Another program saves something else, under the number that the failed turn had given its own.
    elsewhere = Person(there, "p", "telegram")
    elsewhere.sends(command="zaken", argument=CASE)
    elsewhere.sends(command="volledig")
    overview = person.sends(command="overzicht").text
    assert "Mijn organisatie" in overview
    assert "Mijn afdeling" not in overview
    here.close()
    there.close()


def test_what_was_derived_from_a_turn_that_was_undone_is_forgotten_with_it(app: App) -> None:
    opened(app)
    person = joined(app, "GEM", "p")
    with suppress(Unlucky), app.store.transaction():
        person.taps("Mijn organisatie")
        assert app.desk.overview(CASE).coverage[0].answered == 1
        raise Unlucky
    app.interviews.undo()
    person.sends(command="volledig")  # is saved under the number that the undone turn had given its own
    assert app.desk.overview(CASE).coverage[0].answered == 0
