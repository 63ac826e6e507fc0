"""What goes wrong beside the conversation is told in one reply, and never breaks it."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot import settings
from bot.app import App
from bot.errors import CaseFault
from bot.messages import Incoming
from bot.model import Case
from tests.support.people import ROOT, Clock, Person, app_on, rows
from tests.support.three import CASE, joined, opened


def test_a_flow_that_cannot_be_used_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    database, flows = tmp_path / "anna.db", tmp_path / "flows"
    app = app_on(database)
    opened(app)
    joined(app, "GEM", "p").taps("Mijn organisatie")
    app.close()
    shutil.copytree(ROOT / "flows", flows)
    (flows / "anna.toml").write_text("title = 1", encoding="utf-8")
    before = rows(database)
    broken = App(replace(settings.read({}), database=database, flows=flows), Clock())
    told = broken.conversation.handle(Incoming("telegram", "p", text="Een antwoord"))
    assert "anna.toml" in told[0].text
    assert rows(database) == before
    broken.close()


def test_a_practice_case_that_cannot_be_read_is_told_and_begins_nothing(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_on(database)

    def unreadable() -> Case:
        raise CaseFault("The practice case cannot be read: {reason}.", reason="{gone}")

    monkeypatch.setattr(app, "practice_case", unreadable)
    Person(app).greets()
    before = rows(database)
    person = Person(app)
    person.greets()
    person.taps("Oefenen")
    assert "{gone}" in person.replies[0].text
    assert [button.key for button in person.reply.buttons] == ["1", "2"]
    assert rows(database) == before
    app.close()


def test_a_case_that_was_erased_is_gone_for_who_took_part(app: App) -> None:
    opened(app)
    person = joined(app, "GEM", "p")
    with app.store.transaction():
        app.store.erase_case(CASE)
    assert "Ik ken je nog niet" in person.says("Een antwoord op niets").text


@pytest.mark.parametrize("text", ["\ud800", "\x00", "\U000e0041", "\ufffe", "\x85", "a\x1b[2J"])
def test_text_that_cannot_be_kept_is_refused_wherever_it_is_typed(app: App, text: str) -> None:
    opened(app)
    person = joined(app, "GEM", "p")
    for step in (["Mijn organisatie"], []):
        asked = person.reply.question
        person.says(text)
        assert person.reply.question == asked
        person.taps(*step)
    newcomer = Person(app)
    assert newcomer.says(text).buttons == newcomer.greets().buttons
