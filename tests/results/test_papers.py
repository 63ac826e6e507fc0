"""Papers in the conversation: each gets their own, in the format they ask, and nothing of others."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from bot.app import App
from bot.messages import Reply
from tests.support.files import files
from tests.support.people import Clock, Person, Robot, app_on
from tests.support.three import CASE, answered, joined, last, opened


@pytest.fixture
def talking(app: App) -> App:
    """A case in which two organisations answered and one of them released."""
    opened(app)
    answered(app, "GEM", Robot("GEM", last)).releases()
    answered(app, "ZOR", Robot("ZOR", last))
    return app


def told(app: App, reply: Reply) -> str:
    """Everything that the files with a reply say."""
    texts = []
    for file in files(app, reply):
        if file.media_type == "application/pdf":
            texts += [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file.content)).pages]
        else:
            with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
                texts += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    return " ".join(" ".join(texts).split())


def test_a_prep_sheet_holds_what_its_owner_did_not_release_and_nothing_of_others(talking: App) -> None:
    person = Person(talking, "ZOR", "telegram")
    reply = person.says("/voorbereiding")
    assert [file.name for file in reply.orders] == [f"voorbereiding-{CASE}-ZOR-1.pdf"]
    assert reply.confidential
    assert "ZOR zegt hier nu op self.ambition" in told(talking, reply)
    assert "ZOR zegt hier nu op self.boundary" in told(talking, reply)
    assert "GEM zegt" not in told(talking, reply)


@pytest.mark.parametrize("form", ["pdf", "docx", "odt"])
def test_a_prep_sheet_comes_in_the_format_that_was_asked_for(talking: App, form: str) -> None:
    reply = Person(talking, "GEM", "telegram").says(f"/prep {form}")
    assert reply.orders[0].name.endswith(f".{form}")
    assert "GEM zegt hier nu op" in told(talking, reply)


def test_two_people_of_one_organisation_each_get_their_own(talking: App) -> None:
    other = answered(talking, "GEM", Robot("ANDER", last), "tweede")
    assert "GEM zegt" not in told(talking, other.sends(command="voorbereiding"))
    assert "ANDER zegt hier nu op self.ambition" in told(talking, other.sends(command="voorbereiding"))
    assert "ANDER zegt" not in told(
        talking, Person(talking, "GEM", "telegram").sends(command="voorbereiding")
    )


def test_before_the_first_answer_there_is_no_prep_sheet(talking: App) -> None:
    person = joined(talking, "WOO", "woo")
    person.sends(command="voorbereiding")
    assert "Beantwoord eerst een paar vragen" in person.replies[0].text
    assert person.reply.question is not None


def test_the_coordinator_gets_the_report_and_the_workbook_of_what_was_released(talking: App) -> None:
    reply = Person(talking, "desk").says("/rapport")
    assert [file.name for file in reply.orders] == [f"rapport-{CASE}.pdf", f"werkboek-{CASE}.xlsx"]
    assert "GEM zegt hier nu op self.ambition" in told(talking, reply)
    assert "self.boundary" not in told(talking, reply)
    assert "ZOR zegt" not in told(talking, reply)


@pytest.mark.parametrize(("form", "kind"), [("docx", "rapport"), ("ods", "werkboek"), ("csv", "werkboek")])
def test_the_coordinator_can_ask_for_one_format(talking: App, form: str, kind: str) -> None:
    reply = Person(talking, "desk").sends(command="report", argument=form)
    assert [file.name.partition("-")[0] for file in reply.orders] == [kind]


def test_a_withdrawn_answer_is_in_no_later_report(talking: App) -> None:
    person = Person(talking, "GEM", "telegram")
    person.says("/vrijgeven")
    person.releases("Alles")
    assert "GEM zegt" not in told(talking, Person(talking, "desk").says("/rapport"))


def test_a_participant_gets_no_report_and_a_coordinator_no_prep_sheet(talking: App) -> None:
    person, desk = Person(talking, "GEM", "telegram"), Person(talking, "desk")
    person.says("/rapport")
    assert not any(reply.orders for reply in person.replies)
    assert "Alleen de coördinator" in person.replies[0].text
    desk.says("/voorbereiding")
    assert not any(reply.orders for reply in desk.replies)
    assert "antwoordt voor niemand" in desk.replies[0].text


def test_an_unknown_format_is_told_with_those_there_are(talking: App) -> None:
    person = Person(talking, "GEM", "telegram")
    person.says("/voorbereiding papyrus")
    assert "pdf, docx, odt" in person.replies[0].text


def test_a_file_is_drawn_only_when_it_is_asked_for_and_says_what_held_then(talking: App) -> None:
    reply = Person(talking, "desk").says("/rapport odt")
    person = Person(talking, "GEM", "telegram")
    person.says("/vrijgeven")
    person.releases("Alles")
    assert "GEM zegt hier nu op self.ambition" in told(talking, reply)


def test_without_what_draws_pdf_people_get_another_format_and_the_command_to_install_it(
    talking: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.reports.papers.formats.find_spec", lambda name: None)
    reply = Person(talking, "GEM", "telegram").says("/voorbereiding")
    assert [file.name.rpartition(".")[2] for file in reply.orders] == ["odt"]
    assert "pip install 'anna-bot[documents]'" in reply.text
    assert "uv sync --extra documents" in reply.text
    reply = Person(talking, "desk").says("/rapport")
    assert [file.name.rpartition(".")[2] for file in reply.orders] == ["odt", "ods"]
    desk = Person(talking, "desk")
    desk.says("/rapport xlsx")
    assert "pip install" in desk.replies[0].text
    assert not desk.replies[0].orders


def test_papers_speak_the_language_of_who_asks(talking: App) -> None:
    desk = Person(talking, "desk")
    desk.sends(command="language", argument="en")
    reply = desk.says("/report")
    assert reply.orders[0].name == f"report-{CASE}.pdf"
    assert "Who has answered" in told(talking, reply)


def test_papers_have_the_looks_that_were_set(clock: Clock, tmp_path: Path) -> None:
    look = tmp_path / "look.toml"
    look.write_text('name = "Regio Waterrijk"', encoding="utf-8")
    app = app_on(clock=clock)
    app.settings = replace(app.settings, theme=look)
    opened(app)
    answered(app, "GEM", Robot("GEM", last)).releases()
    assert "Regio Waterrijk" in told(app, Person(app, "desk").says("/rapport odt"))
    app.close()


def test_papers_are_a_tap_away_from_who_has_nothing_left_to_answer(talking: App) -> None:
    person = Person(talking, "GEM", "telegram")
    person.greets()
    assert person.taps("Mijn blad voor het overleg").orders
    desk = Person(talking, "desk")
    desk.greets()
    assert len(desk.taps("Het rapport").orders) == 2
