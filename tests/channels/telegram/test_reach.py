"""What a case lets Telegram carry, delicate questions, and the one reminder before the meeting."""

from dataclasses import replace

import pytest

from bot.app import App
from bot.model import CarryLevel
from tests.support.botapi import BotApi, User
from tests.support.people import Clock, Person, app_on, ran
from tests.support.telegram_bench import CASE, TOPICS, Bench, answers, joined, talking


def limited(bench: Bench, telegram: CarryLevel) -> None:
    bench.app.desk.reach(CASE, telegram)


def shown(bench: Bench, number: int) -> str:
    """Everything that Telegram was sent for somebody, buttons too."""
    calls = [call.given for call in bench.server.calls if str(call.given.get("chat_id")) == str(number)]
    return repr(calls)


def test_a_case_that_only_notifies_sends_no_content_and_takes_no_answer(bench: Bench) -> None:
    limited(bench, "notify")
    user = joined(bench)
    assert "Er staat een vraag klaar" in user.last
    for text in (
        "1",
        "Elk kind krijgt hulp",
        "/overzicht",
        "/vrijgeven",
        "/verder",
        "/help",
        "/uitnodigen",
        "/stop",
    ):
        assert "Er staat een vraag klaar" in bench.tell(user, text)
    for button in ("00000000:option.organisation", f"case:{CASE}"):
        user.presses(button, user.seen[-1])
        bench.settles()
    told = shown(bench, 7)
    for secret in ("Jeugd in de regio", *TOPICS, "Vraag 1", "Namens wie", "Zorggroep"):
        assert secret not in told
    assert bench.app.store.history(CASE, "GEM-1") == []
    assert user.boards == []


def test_a_case_that_becomes_quiet_stops_in_the_middle(bench: Bench) -> None:
    user = joined(bench)
    bench.tap(user, "Mijn organisatie")
    message = user.says("Elk kind krijgt binnen zes weken hulp.")
    bench.settles()
    limited(bench, "notify")
    before = bench.app.store.history(CASE, "GEM-1")
    user.edits(message, "Iets anders dan ik eerst zei.")
    bench.settles()
    assert "Er staat een vraag klaar" in bench.tell(user, "Omdat wachten schaadt.")
    assert bench.app.store.history(CASE, "GEM-1") == before
    other = Person(bench.app, f"{CASE}/GEM")
    assert other.greets().text


def test_a_case_that_is_not_on_telegram_says_so_and_keeps_the_invitation(bench: Bench) -> None:
    limited(bench, "off")
    invitation = bench.app.desk.invite(CASE, "GEM")
    user = bench.server.person(7)
    bench.tell(user, f"/start {invitation.code}")
    assert any("staat niet op Telegram" in one["text"] for one in user.seen)
    assert len(bench.app.store.participants(CASE)) == 1
    assert "Jeugd in de regio" not in shown(bench, 7)
    elsewhere = Person(bench.app, "here")
    assert "Vraag 1" in elsewhere.enters(invitation.code).text


def test_who_was_there_before_a_case_went_off_telegram_is_told(bench: Bench) -> None:
    user = joined(bench)
    limited(bench, "off")
    assert "Deze zaak staat niet op Telegram" in bench.tell(user, "hallo")


def test_the_list_of_cases_names_none_that_goes_on_elsewhere(bench: Bench) -> None:
    user = joined(bench)
    bench.app.desk.new(("terminal", "d"), "Stille zaak", ("A", "B"), ("X",), None, "nl")
    bench.app.desk.reach("stille-zaak", "notify")
    bench.tell(user, f"/start {bench.app.desk.invite('stille-zaak', 'A').code}", "/zaken")
    assert "Stille zaak" not in shown(bench, 7)
    assert [label for label in User.labels(user.asked) if "elders" in label or "andere plek" in label]
    assert "Vraag 1 van" in bench.tap(user, "Jeugd in de regio")


def test_where_there_is_a_web_page_it_is_named_first(server: BotApi, clock: Clock) -> None:
    app = app_on(clock=clock)
    app.settings = replace(app.settings, web_url="https://anna.example.nl")
    app.desk.new(("terminal", "d"), "Zaak", ("Gemeente A", "Zorg B"), ("X",), None, "nl")
    with talking(app, server) as bench:
        user = bench.server.person(7)
        bench.tell(user, f"/start {app.desk.invite('zaak', 'GEM').code}")
        message = user.says("1")
        answers(bench, user, "GEM", "Dit is een gevoelige vraag")
        first = user.asked["reply_markup"]["inline_keyboard"][0][0]
        assert (first["text"], first["url"]) == ("Antwoorden op de webpagina", "https://anna.example.nl")
        app.desk.reach("zaak", "notify")
        assert "https://anna.example.nl" in bench.tell(user, "ja")
        before = len(user.seen)
        user.edits(message, "Iets anders dan ik eerst zei.")
        bench.settles()
        assert len(user.seen) == before + 1
        assert "https://anna.example.nl" in user.last
    app.close()


def test_a_delicate_question_says_that_it_can_wait_for_another_way(bench: Bench) -> None:
    user = joined(bench)
    answers(bench, user, "GEM", "Dit is een gevoelige vraag")
    assert "/weetniet" in user.last
    assert not any("url" in one for row in user.asked["reply_markup"]["inline_keyboard"] for one in row)


def test_the_command_line_sets_how_a_case_is_reached(tmp_path: object) -> None:
    from pathlib import Path

    database = Path(str(tmp_path)) / "anna.db"
    ran("case", "new", "--title", "Zaak", "--organisation", "A", "B", database=database)
    assert "het hele gesprek" in ran("case", "set", "zaak", database=database).out
    told = ran("case", "set", "zaak", "--telegram", "notify", "--zone", "America/Curacao", database=database)
    assert "America/Curacao" in told.out
    assert ran("case", "set", "zaak", "--format", "json", database=database).out == (
        '{"case": "zaak", "telegram": "notify", "zone": "America/Curacao"}\n'
    )
    wrong = ran("case", "set", "zaak", "--zone", "Mars/Olympus", database=database)
    assert (wrong.status, wrong.err.count("\n")) == (1, 1)
    assert "Mars/Olympus" in wrong.err
    assert ran("case", "set", "geen", "--telegram", "off", database=database).status == 1


# reminders


def paused(bench: Bench, number: int = 7) -> User:
    user = joined(bench, number)
    bench.tell(user, "/pauze")
    return user


def test_a_reminder_is_asked_about_once_and_only_then_sent(bench: Bench, clock: Clock) -> None:
    user = paused(bench)
    assert "Zal ik je één keer herinneren" in user.last
    bench.tap(user, "Ja, herinner me")
    assert "in de dagen voor het overleg" in user.last
    bench.tell(user, "/verder", "/pauze")
    assert "herinneren" not in user.last
    before = len(user.seen)
    clock.passes(days=10)
    bench.passes(0.2)
    assert len(user.seen) == before
    clock.passes(days=15)
    bench.until(lambda: len(user.seen) > before)
    assert "je overleg is op 1 februari 2027" in user.last
    assert "Jeugd" not in user.last
    clock.passes(days=1)
    bench.passes(0.3)
    assert len(user.seen) == before + 1


@pytest.mark.parametrize("said", ["Geen herinnering", None])
def test_who_does_not_agree_gets_no_reminder(bench: Bench, clock: Clock, said: str | None) -> None:
    user = paused(bench)
    if said:
        bench.tap(user, said)
    before = len(user.seen)
    clock.passes(days=26)
    bench.passes(0.3)
    assert len(user.seen) == before


def test_a_reminder_comes_by_day_where_the_case_is_and_never_on_the_day_itself(
    app: App, server: BotApi, clock: Clock
) -> None:
    app.desk.reach(CASE, zone="America/Curacao")
    with talking(app, server) as bench:
        user = paused(bench)
        bench.tap(user, "Ja, herinner me")
        before = len(user.seen)
        clock.passes(days=25, hours=2)  # 29 January, 11:00 UTC: 7:00 there
        bench.passes(0.2)
        assert len(user.seen) == before
    # It survives a restart.
    with talking(app, server) as bench:
        clock.passes(hours=2, minutes=1)
        bench.until(lambda: len(user.seen) > before)
    late = bench.server.person(8)
    with talking(app, server) as bench:
        late = joined(bench, 8)
        bench.tell(late, "/pauze")
        bench.tap(late, "Ja, herinner me")
        before = len(late.seen)
        clock.passes(days=3)
        bench.passes(0.2)
        assert len(late.seen) == before


def test_who_is_ready_is_not_reminded(bench: Bench, clock: Clock) -> None:
    user = joined(bench)
    answers(bench, user, "GEM", "Wat wil je doen?")
    bench.tap(user, "Vrijgeven zoals voorgesteld", "Ja")
    assert "Zal ik je één keer herinneren" in user.last
    bench.tap(user, "Ja, herinner me")
    before = len(user.seen)
    clock.passes(days=26)
    bench.passes(0.3)
    assert len(user.seen) == before


def test_a_reminder_of_a_quiet_case_holds_no_more_than_its_day(bench: Bench, clock: Clock) -> None:
    user = paused(bench)
    bench.tap(user, "Ja, herinner me")
    limited(bench, "notify")
    before = len(user.seen)
    clock.passes(days=26)
    bench.until(lambda: len(user.seen) > before)
    assert "Er staat een vraag klaar" in user.last
    assert "Jeugd" not in user.last
    assert "Vraag" not in user.last


def test_the_reminder_can_be_changed_by_a_command(bench: Bench) -> None:
    user = joined(bench)
    assert "Zal ik je" in bench.tell(user, "/herinner")
    assert "geen herinnering" in bench.tell(user, "/herinner nee")
    assert "één herinnering" in bench.tell(user, "/herinner ja")
    assert bench.app.store.reminder_state(CASE, "GEM-1") == "yes"
