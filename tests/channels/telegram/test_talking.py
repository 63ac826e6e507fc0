"""A conversation on Telegram: coming in, buttons and text, and every organisation to the comparison."""

import json

import pytest

from bot.dialog.session import Element
from tests.support.botapi import User
from tests.support.telegram_bench import CASE, Bench, answers, joined


def test_a_link_lets_in_with_a_welcome_and_the_first_question(bench: Bench) -> None:
    user = joined(bench)
    welcome, question = user.seen
    for word in ("Wie meeleest", "Waar dit staat", "Typ hier nooit", "/language en"):
        assert word in welcome["text"]
    assert "Vraag 1 van 17" in question["text"]
    assert User.labels(question)[:3] == ["Mijn organisatie", "Mijn afdeling", "Alleen mijzelf"]


def test_who_comes_without_a_link_is_told_where_to_get_one(bench: Bench) -> None:
    user = bench.server.person(7, "en")
    bench.tell(user, "/start")
    assert "Who reads along" in user.seen[0]["text"]
    assert "I do not know you yet" in user.last
    assert "I do not know you yet" in bench.tell(user, "hello")


def test_a_link_works_once(bench: Bench) -> None:
    code = bench.app.desk.invite(CASE, "GEM").code
    one, other = bench.server.person(7), bench.server.person(8)
    bench.tell(one, f"/start {code}")
    bench.tell(other, f"/start {code}")
    assert "Deze uitnodiging werkt niet" in " ".join(message["text"] for message in other.seen)
    assert other.boards == []


def test_three_organisations_answer_with_buttons_and_text_and_are_compared(bench: Bench) -> None:
    typed = {}
    for number, (organisation, language) in enumerate((("GEM", "nl"), ("ZOR", "en"), ("WOO", "nl")), 7):
        user = joined(bench, number, organisation, language)
        how = "Wat wil je doen?" if language == "nl" else "What do you want to do?"
        typed[organisation] = answers(bench, user, organisation, how)
        bench.tap(user, User.labels(user.asked)[0])
        bench.tap(user, "Ja" if language == "nl" else "Yes")
        assert "vrijgegeven" in user.last.lower() or "released" in user.last.lower()
        assert len(user.boards) == 1
    result = bench.app.results.of(CASE, "coordinator")
    told = json.dumps(bench.app.comparison_json(result), ensure_ascii=False)
    for organisation, texts in typed.items():
        assert any(text in told for text in texts), organisation
    assert not bench.server.updates


def test_the_keyboard_of_an_answered_question_is_gone_and_shows_what_was_chosen(bench: Bench) -> None:
    user = joined(bench)
    question = user.asked
    bench.tap(user, "Mijn afdeling")
    assert User.labels(question) == []
    assert question["text"].endswith("Je koos: Mijn afdeling")
    assert user.boards == [user.seen[-1]]


def test_typing_always_works_too(bench: Bench) -> None:
    user = joined(bench)
    question = user.asked
    assert "Vraag 2 van" in bench.tell(user, "2")
    assert User.labels(question) == []
    assert bench.app.store.history(CASE, "GEM-1")[-1].answer.value == "department"
    assert "Vraag 1 van" not in bench.tell(user, "Elk kind krijgt binnen zes weken hulp in de buurt.")
    assert bench.app.store.history(CASE, "GEM-1")[-1].answer.value is not None


def test_a_stale_a_forged_and_a_double_tap_change_nothing_and_are_answered(bench: Bench) -> None:
    user = joined(bench)
    old, data = dict(user.asked), user.asked["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    queries = [user.presses(data, old), user.presses(data, old)]
    bench.settles()
    assert "hoort bij een eerdere vraag" in user.last
    before = bench.app.store.history(CASE, "GEM-1")
    assert len(before) == 1
    forged = ("x", "00000000:option.department", "case:geheim", "menu:setup", "~" + "f" * 32, "language:xx")
    for each in (data, *forged):
        queries.append(user.presses(each, user.asked))
        bench.settles()
        assert user.boards == [user.seen[-1]]
    assert bench.app.store.history(CASE, "GEM-1") == before
    assert set(queries) <= bench.server.answered.keys()


def test_a_tap_on_a_message_that_telegram_no_longer_shows_is_answered(bench: Bench) -> None:
    user = joined(bench)
    data = user.asked["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    gone = {"chat": user.chat, "message_id": 999_999, "date": 0}
    query = user.presses(data, gone)
    bench.settles()
    assert query in bench.server.answered
    assert "Vraag 2 van" in user.last


def test_the_language_is_that_of_the_telephone_until_another_is_chosen(bench: Bench) -> None:
    user = joined(bench, language="en-GB")
    assert "Question 1 of 17" in user.last
    bench.tell(user, "/taal")
    assert "Vraag 1 van 17" in bench.tap(user, "Nederlands")
    mine = [
        told for (scope, _), told in bench.server.commands.items() if json.loads(scope).get("chat_id") == 7
    ]
    assert "terug" in {one["command"] for one in mine[0]}


def test_every_question_says_how_far_it_is(bench: Bench) -> None:
    user = joined(bench)
    asked = []
    for _ in range(12):
        asked.append(user.last)
        labels = User.labels(user.seen[-1])
        if labels[0] in {"Klaar", "Mijn organisatie", "Ja, dit klopt"}:
            bench.tap(user, labels[0])
        else:
            bench.tell(user, "Elk kind krijgt binnen zes weken hulp in de buurt.")
    for text in asked:
        assert "Vraag " in text or "vragen beantwoord" in text or "genoteerd" in text, text


def test_a_list_pasted_as_several_lines_becomes_several_elements(bench: Bench) -> None:
    user = joined(bench)
    bench.tell(user, "/volledig")
    answers(bench, user, "GEM", "Welke belangen hebben jullie")
    before = len(bench.app.store.history(CASE, "GEM-1"))
    bench.tell(user, "Snelle hulp voor kinderen\n\n- Korte lijnen\n\tMinder papier voor iedereen")
    kept = bench.app.store.history(CASE, "GEM-1")[before].answer.value
    assert isinstance(kept, tuple)
    assert [part.text for part in kept if isinstance(part, Element)] == [
        "Snelle hulp voor kinderen",
        "- Korte lijnen",
        "Minder papier voor iedereen",
    ]


def test_an_unknown_command_is_no_answer(bench: Bench) -> None:
    user = joined(bench)
    bench.tap(user, "Mijn organisatie")
    before = bench.app.store.history(CASE, "GEM-1")
    bench.tell(user, "/instellingen nu")
    assert any("ken ik niet" in one["text"] or "niet" in one["text"] for one in user.seen[-2:])
    assert bench.app.store.history(CASE, "GEM-1") == before


@pytest.mark.parametrize("command", ["/privacy", "/PRIVACY", "/privacy@anna_test_bot"])
def test_privacy_tells_what_telegram_asks_for(bench: Bench, command: str) -> None:
    user = bench.server.person(7)
    bench.tell(user, command)
    told = " ".join(one["text"] for one in user.seen)
    assert "nummer van deze chat" in told
    assert "/stop" in told
    assert "Telegram bewaart deze chat op zijn eigen servers" in told


def test_confidential_messages_cannot_be_forwarded(bench: Bench) -> None:
    user = joined(bench)
    assert user.asked["has_protected_content"]


def test_a_coordinator_gets_the_commands_of_a_coordinator(bench: Bench) -> None:
    user = bench.server.person(9)
    code = bench.app.desk.invite_coordinator(CASE, "nl").code
    bench.tell(user, f"/start {code}")
    menus = {json.loads(scope)["type"]: told for (scope, _), told in bench.server.commands.items()}
    mine, everybody = ({one["command"] for one in menus[name]} for name in ("chat", "all_private_chats"))
    assert "uitnodigen" in mine - everybody
    bench.tell(user, "/uitnodigen ZOR")
    assert "https://t.me/anna_test_bot?start=" in user.last


def test_the_commands_are_set_in_every_language(bench: Bench) -> None:
    bench.until(lambda: len(bench.server.commands) == 3)
    tags = {tag: {one["command"] for one in told} for (_, tag), told in bench.server.commands.items()}
    assert tags.keys() == {"", "nl", "en"}
    assert tags[""] == tags["nl"]
    assert {"back", "release", "privacy"} <= tags["en"]
    assert {"terug", "vrijgeven", "privacy", "herinner"} <= tags["nl"]
