"""Release: what is shown before the yes is what others see after it, and without the yes nothing rises."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.app import App
from tests.support.people import SAID, Person, Robot, app_on
from tests.support.three import CASE, READERS, answered, compared, joined, last, opened, seen

LEVELS = ("Alleen ik", "Mijn organisatie", "Ook de coördinator", "Ook de partners")
HEADS = {
    app_on().words("nl")(head): level
    for level, head in enumerate(
        (
            "Nobody but you sees:",
            "Only your own organisation sees:",
            "Only the coordinator and your own organisation see:",
            "The partners, the coordinator and your own organisation see:",
        )
    )
}
TOLD = {
    "self.ambition",
    "self.values",
    "self.interests",
    "self.bring",
    "self.get",
    "self.boundary",
    "cond.decide",
}
"""The questions whose answer stands in a comparison by itself, for whoever may see it."""


NEVER_WIDER = {"other.interests": 2, "ass.question": 2, "self.dept_clash": 1}
"""The widest level at which an answer is shown, whatever its owner chooses: what one thinks of another goes to
the coordinator at most, a difference within the own organisation stays there."""


def level_for(reader: str, owner: str) -> int:
    """The least level of `LEVELS` at which `reader` sees what `owner` says."""
    return 2 if reader == "coordinator" else 1 if reader == owner else 3


def decides(person: Person, choose: Callable[[str], int]) -> dict[str, int]:
    """Choose a level for each answer; the level at which each text is shown, as far as robots typed it."""
    person.taps("Ik kies per antwoord")
    chosen: dict[str, int] = {}
    while person.reply.question and person.reply.question.id == "release.level":
        asked = person.reply.text
        level = choose(asked)
        person.taps(LEVELS[level])
        chosen |= {text: min(level, NEVER_WIDER.get(topic(text), level)) for text in typed(asked)}
    return chosen


def typed(line: str) -> list[str]:
    """The text of a robot that is the answer in a line such as "What do you want?: answer"."""
    return [text for text in SAID.findall(line)[-1:] if line.endswith(f"?: {text}")]


def previewed(text: str) -> dict[str, int]:
    """The level under which a preview shows each text of a robot."""
    found: dict[str, int] = {}
    level = -1
    for line in text.split("\n"):
        level = HEADS.get(line, level)
        found |= dict.fromkeys(typed(line), level)
    return found


def topic(text: str) -> str:
    return text.split()[5]


@pytest.fixture
def gem(app: App) -> Person:
    """Somebody who answered everything and is asked what to release; a partner released already."""
    opened(app)
    answered(app, "ZOR", Robot("ZOR", last)).releases()
    return answered(app, "GEM", Robot("GEM", last))


@pytest.mark.parametrize("shift", range(4))
def test_what_the_preview_shows_is_what_each_reader_gets(app: App, gem: Person, shift: int) -> None:
    places = iter(range(shift, 1000))
    chosen = decides(gem, lambda _: next(places) % 4)
    preview = previewed(gem.reply.text)
    assert preview == chosen
    gem.taps("Ja")
    for reader in READERS:
        shown = {text for text in seen(app, reader) if text.startswith("GEM ")}
        open_to = {text for text, level in preview.items() if level >= level_for(reader, "GEM")}
        if reader == "WOO":  # released nothing, so it sees nothing of others
            open_to = set()
        assert shown <= open_to
        assert {text for text in shown if topic(text) in TOLD} == {
            text for text in open_to if topic(text) in TOLD
        }


def test_a_limit_is_shown_to_partners_when_it_is_raised_by_hand(app: App, gem: Person) -> None:
    limit = "GEM zegt hier nu op self.boundary []"
    decides(gem, lambda asked: 3 if asked.endswith(limit) else 0)
    gem.taps("Ja")
    assert seen(app, "ZOR") >= {limit}
    assert {text for text in seen(app, "ZOR") if text.startswith("GEM ")} == {limit}


@pytest.mark.parametrize("raised", ["self.dept_clash", "other.interests", "ass.question"])
def test_inner_differences_and_beliefs_never_reach_a_partner_even_when_raised(
    app: App, gem: Person, raised: str
) -> None:
    decides(gem, lambda _: 3)
    gem.taps("Ja")
    assert raised in {topic(text) for text in seen(app, "GEM")}
    assert raised not in {topic(text) for text in seen(app, "ZOR") if text.startswith("GEM ")}


def test_nothing_rises_before_the_yes(app: App, gem: Person) -> None:
    gem.taps("Ik kies per antwoord")
    while gem.reply.question and gem.reply.question.id == "release.level":
        gem.taps("Ook de partners")
        assert not any(text.startswith("GEM ") for reader in READERS for text in seen(app, reader))
    gem.sends(command="taal", argument="en")
    gem.sends(command="pauze")
    gem.greets()
    assert not any(text.startswith("GEM ") for reader in READERS for text in seen(app, reader))
    gem.taps("Yes")
    assert any(text.startswith("GEM ") for text in seen(app, "ZOR"))


@pytest.mark.parametrize("ways", [("Nog niets doen",), ("Vrijgeven zoals voorgesteld", "Nee")])
def test_later_and_no_release_nothing(app: App, gem: Person, ways: tuple[str, ...]) -> None:
    told = gem.taps(*ways)
    assert "niets vrijgegeven" in told.text
    assert told.ended
    assert not any(text.startswith("GEM ") for reader in READERS for text in seen(app, reader))
    gem.sends(command="vrijgeven")
    gem.releases()
    assert any(text.startswith("GEM ") for text in seen(app, "ZOR"))


def test_no_after_a_release_changes_nothing(app: App, gem: Person) -> None:
    gem.releases()
    before = [compared(app, reader) for reader in READERS]
    gem.sends(command="vrijgeven")
    gem.taps("Alles intrekken", "Nee")
    assert [compared(app, reader) for reader in READERS] == before


def test_keeping_everything_to_oneself_opens_no_gate(app: App, gem: Person) -> None:
    decides(gem, lambda _: 0)
    gem.taps("Ja")
    assert seen(app, "GEM") == set()


def test_releasing_is_refused_while_questions_are_left(app: App) -> None:
    opened(app)
    person = joined(app, "GEM", "p")
    person.taps("Mijn organisatie")
    asked = person.reply.question
    person.sends(text="/vrijgeven")
    assert "Beantwoord eerst de vragen" in person.replies[0].text
    assert person.reply.question == asked
    assert app.store.releases(CASE) == []


def test_what_is_answered_after_a_release_stays_with_its_owner(app: App, gem: Person) -> None:
    gem.releases()
    before = seen(app, "ZOR")
    gem.sends(command="volledig")
    gem.answers(Robot("LATER", last))
    assert gem.reply.question is not None
    assert gem.reply.question.id == "release.how"
    assert seen(app, "ZOR") == before
    gem.releases()
    assert {"self.evidence", "cond.people"} & {topic(text) for text in seen(app, "ZOR") - before} == {
        "cond.people"
    }


def test_the_choices_of_a_release_survive_another_language(app: App, gem: Person) -> None:
    gem.taps("Ik kies per antwoord", "Ook de partners", "Mijn organisatie")
    dutch = gem.reply.text
    english = gem.sends(command="language", argument="en").text
    assert english.startswith("Question 4 of")
    assert "Which interests" not in dutch
    assert "Which interests" in english
    assert english.endswith("GEM zegt hier nu op self.interests []")
    assert gem.sends(command="taal", argument="nl").text == dutch


@settings(max_examples=settings().max_examples // 6, phases=[Phase.generate])
@given(st.integers(0, 2**32), st.lists(st.integers(0, 3), min_size=25, max_size=25))
def test_whatever_is_answered_nobody_sees_what_was_not_released_to_them(seed: int, levels: list[int]) -> None:
    app, random = app_on(), Random(seed)  # noqa: S311
    opened(app)
    chosen: dict[str, dict[str, int]] = {}
    for name in ("GEM", "ZOR", "WOO"):
        person = answered(app, name, Robot(name, random.randrange))
        wanted = iter(levels[random.randrange(25) :] + levels * 3)
        chosen[name] = decides(person, lambda _, wanted=wanted: next(wanted))  # type: ignore[misc]
        shown = previewed(person.reply.text)
        assert shown == chosen[name]
        if random.random() < 0.9:
            person.taps("Ja")
        else:
            person.taps("Nee")
            chosen[name] = dict.fromkeys(chosen[name], 0)
    for reader in READERS:
        texts = seen(app, reader)
        gate = reader == "coordinator" or any(text.startswith(reader) for text in texts)
        for text in texts:
            owner = text.split()[0]
            assert chosen[owner][text] >= level_for(reader, owner)
            assert owner == reader or gate


@pytest.mark.parametrize("ways", [("Nog niets doen",), ("Vrijgeven zoals voorgesteld", "Nee")])
def test_who_releases_nothing_for_now_is_asked_again_only_when_something_changed(
    app: App, gem: Person, ways: tuple[str, ...]
) -> None:
    gem.taps(*ways)
    for _ in range(2):
        gem.sends(command="pauze")
        assert gem.greets().ended
    number = next(button for button in gem.sends(command="verbeter").buttons if button.label.startswith("2."))
    gem.sends(button=number.id)
    gem.says("Wij willen iets anders dan wij eerst wilden zeggen")
    assert gem.reply.question is not None
    assert gem.reply.question.id == "release.how"
    gem.taps("Nog niets doen")
    gem.sends(command="pauze")
    assert gem.greets().ended
    assert gem.sends(command="vrijgeven").question.id == "release.how"  # type: ignore[union-attr]
