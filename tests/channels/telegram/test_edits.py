"""An earlier message that is edited corrects its answer, and what was released stays until that is confirmed."""

import json

from bot.dialog.session import Answer, Element
from tests.support.botapi import User
from tests.support.telegram_bench import CASE, Bench, answers, joined


def kept(bench: Bench, question: str, part: str = "GEM-1") -> Answer:
    return [one.answer for one in bench.app.store.history(CASE, part) if one.answer.question == question][-1]


def test_an_edit_corrects_the_answer_and_what_is_asked_now_stays(bench: Bench) -> None:
    user = joined(bench)
    bench.tap(user, "Mijn organisatie")
    message = user.says("Elk kind krijgt binnen zes weken hulp.")
    bench.settles()
    asked = user.asked
    question = bench.app.store.history(CASE, "GEM-1")[-1].answer.question
    user.edits(message, "Elk kind krijgt binnen vier weken hulp in de buurt.")
    bench.settles()
    assert "Er staat nu: Elk kind krijgt binnen vier weken hulp in de buurt." in user.last
    assert kept(bench, question).value == "Elk kind krijgt binnen vier weken hulp in de buurt."
    assert kept(bench, question).revision == 2
    assert user.asked == asked
    bench.tell(user, "Omdat wachten schaadt, zeker bij jonge kinderen.")
    assert kept(bench, question).revision == 2


def test_an_edited_number_corrects_a_choice(bench: Bench) -> None:
    user = joined(bench)
    message = user.says("1")
    bench.settles()
    user.edits(message, "2")
    bench.settles()
    assert "Er staat nu: Mijn afdeling" in user.last
    assert bench.app.store.history(CASE, "GEM-1")[-1].answer.value == "department"


def test_an_edited_message_of_a_list_corrects_its_own_lines(bench: Bench) -> None:
    user = joined(bench)
    bench.tell(user, "/volledig")
    answers(bench, user, "GEM", "Welke belangen hebben jullie")
    first = user.says("Snelle hulp voor kinderen\nKorte lijnen")
    bench.settles()
    bench.tell(user, "Minder papier")
    user.edits(first, "Snelle hulp voor elk kind\nKorte lijnen\nEen vast gezicht")
    bench.settles()
    elements = bench.app.store.history(CASE, "GEM-1")[-1].answer.value
    assert isinstance(elements, tuple)
    assert [part.text for part in elements if isinstance(part, Element)] == [
        "Snelle hulp voor elk kind", "Korte lijnen", "Een vast gezicht", "Minder papier",
    ]  # fmt: skip
    assert len({part.id for part in elements if isinstance(part, Element)}) == 4
    user.edits(first, "Snelle hulp")
    bench.settles()
    elements = bench.app.store.history(CASE, "GEM-1")[-1].answer.value
    assert isinstance(elements, tuple)
    assert [part.text for part in elements if isinstance(part, Element)] == ["Snelle hulp", "Minder papier"]


def test_an_edit_that_cannot_be_used_changes_nothing(bench: Bench) -> None:
    user = joined(bench)
    message = user.says("1")
    bench.settles()
    before = bench.app.store.history(CASE, "GEM-1")
    user.edits(message, "iets heel anders")
    bench.settles()
    assert "herken" in user.last
    user.edits(message, "1")
    bench.settles()
    assert "blijft zoals het is" in user.last
    user.edits({**message, "message_id": 99_999}, "2")
    bench.settles()
    assert "geen antwoord dat ik kan verbeteren" in user.last
    assert bench.app.store.history(CASE, "GEM-1") == before


def test_an_edited_command_is_not_given_again(bench: Bench) -> None:
    user = joined(bench)
    bench.tap(user, "Mijn organisatie")
    message = user.says("/overzicht")
    bench.settles()
    user.edits(message, "/stop")
    bench.settles()
    assert "geen antwoord dat ik kan verbeteren" in user.last
    assert "Vraag 3 van" in bench.tell(user, "Elk kind krijgt binnen zes weken hulp in de buurt.")


def test_what_was_released_changes_only_after_it_is_released_again(bench: Bench) -> None:
    user = joined(bench)
    bench.tap(user, "Mijn organisatie")
    message = user.says("OUD: elk kind krijgt binnen zes weken hulp.")
    bench.settles()
    answers(bench, user, "GEM", "Wat wil je doen?")
    bench.tap(user, "Vrijgeven zoals voorgesteld", "Ja")
    user.edits(message, "NIEUW: elk kind krijgt binnen vier weken hulp.")
    bench.settles()
    assert "Wat je hebt vrijgegeven, blijft zoals het was" in user.last
    assert "Wat wil je doen?" in user.last
    assert "OUD" in told(bench)
    assert "NIEUW" not in told(bench)
    bench.tap(user, "Vrijgeven zoals voorgesteld")
    assert "NIEUW" in user.last
    bench.tap(user, "Ja")
    assert "NIEUW" in told(bench)
    assert "OUD" not in told(bench)


def told(bench: Bench) -> str:
    result = bench.app.results.of(CASE, "coordinator")
    return json.dumps(bench.app.comparison_json(result), ensure_ascii=False)


def test_an_edit_during_a_release_begins_it_anew_with_the_new_text(bench: Bench) -> None:
    user = joined(bench)
    bench.tap(user, "Mijn organisatie")
    message = user.says("OUD: elk kind krijgt binnen zes weken hulp.")
    bench.settles()
    answers(bench, user, "GEM", "Wat wil je doen?")
    bench.tap(user, "Vrijgeven zoals voorgesteld")
    assert "OUD" in user.last
    user.edits(message, "NIEUW: elk kind krijgt binnen vier weken hulp.")
    bench.settles()
    assert "Wat wil je doen?" in user.last
    bench.tap(user, "Vrijgeven zoals voorgesteld")
    assert "NIEUW" in user.last
    assert "OUD" not in user.last


def test_nobody_edits_the_message_of_another(bench: Bench) -> None:
    user, other = joined(bench), joined(bench, 8, "ZOR")
    message = user.says("1")
    bench.settles()
    other.edits({**message, "chat": other.chat, "from": other.who}, "2")
    bench.settles()
    assert "geen antwoord dat ik kan verbeteren" in other.last
    assert bench.app.store.history(CASE, "GEM-1")[-1].answer.value != "department"
    assert User.labels(user.asked)
