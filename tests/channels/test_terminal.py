"""The terminal: choices by number, politeness at the end, and nothing that could command the screen."""

import io
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.terminal import Phrases, printable, talk
from bot.messages import AskedQuestion, Button, Incoming, Reply
from tests.support.files import makes_nothing

PHRASES = Phrases(also="Or type:", come_back="To come back: anna chat", bad_line="bad line")
HELLO = Incoming("terminal", "local", language="en")
CHOICE = Reply(
    "Which one?",
    question=AskedQuestion("q", "choice", "", optional=False),
    buttons=(
        Button("id-a", "The first", "1"),
        Button("id-b", "The second", "2"),
        Button("id-c", "Why?", "/why"),
    ),
)
PAUSED = Reply("We pause here.", buttons=(Button("id-r", "Go on", "/continue"),), ended=True, paused=True)


class Talked(NamedTuple):
    """A talk: the exit status, what stood on the screen, and what was heard of it."""

    status: int
    screen: str
    heard: list[Incoming]


Talk = Callable[..., Talked]


@pytest.fixture
def talked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    """A talk in which these lines are typed and these replies given, one for each message."""

    def talked(
        lines: Iterable[str] | io.TextIOBase,
        *replies: Reply | list[Reply],
        opening: tuple[Incoming, ...] = (HELLO,),
    ) -> Talked:
        heard: list[Incoming] = []
        given = iter(replies)

        def handle(incoming: Incoming) -> list[Reply]:
            heard.append(incoming)
            reply = PAUSED if incoming.command == "pause" else next(given)
            return reply if isinstance(reply, list) else [reply]

        typed = (
            lines if isinstance(lines, io.TextIOBase) else io.StringIO("".join(f"{line}\n" for line in lines))
        )
        monkeypatch.setattr("sys.stdin", typed)
        monkeypatch.setenv("COLUMNS", "80")
        status = talk(handle, opening, PHRASES, makes_nothing)
        return Talked(status, capsys.readouterr().out, heard)

    return talked


def test_choices_are_numbered_and_what_else_can_be_typed_stands_below(talked: Talk) -> None:
    screen = talked([], CHOICE).screen
    assert "\nWhich one?\n  1. The first\n  2. The second\nOr type: /why\n> " in screen


@pytest.mark.parametrize("typed", ["2", " 2 ", "2\r", "\uff12"])
def test_a_typed_number_is_the_choice_with_that_number(talked: Talk, typed: str) -> None:
    heard = talked([typed], CHOICE, CHOICE).heard
    assert heard[1] == Incoming("terminal", "local", button="id-b", language="en")


@pytest.mark.parametrize("typed", ["3", "/why", "The first", "1, 2", "", "1.", "-1", "0"])
def test_anything_else_that_is_typed_is_text(talked: Talk, typed: str) -> None:
    heard = talked([typed], CHOICE, CHOICE).heard
    assert heard[1] == Incoming("terminal", "local", text=typed, language="en")


def test_a_remark_in_between_leaves_the_choices_as_they_are(talked: Talk) -> None:
    heard = talked(["nonsense", "1"], CHOICE, Reply("That does not work."), CHOICE).heard
    assert heard[2].button == "id-a"


def test_when_nothing_is_asked_any_more_a_number_chooses_nothing(talked: Talk) -> None:
    heard = talked(["1", "1"], CHOICE, Reply("Invited: abc", ended=True), CHOICE).heard
    assert [one.button for one in heard[1:]] == ["id-a", None, None]


def test_a_number_stands_for_the_question_that_was_asked_last(talked: Talk) -> None:
    other = Reply("And now?", buttons=(Button("id-x", "Yes", "1"),))
    assert [one.button for one in talked(["1", "1"], CHOICE, other, other).heard[1:3]] == ["id-a", "id-x"]


def test_a_line_that_the_text_numbers_itself_is_not_told_twice(talked: Talk) -> None:
    asked = Reply(
        "Which line?\n   1. Mine\n   2. Yours",
        buttons=(Button("a", "1. Mine", "1"), Button("b", "2. Yours", "2")),
    )
    assert talked([], asked).screen.count("Mine") == 1


def test_a_choice_whose_label_begins_with_its_number_is_shown(talked: Talk) -> None:
    asked = Reply("Whom?", buttons=(Button("a", "1. Politie", "1"), Button("b", "2. Justitie", "2")))
    screen = talked([], asked).screen
    assert "  1. 1. Politie\n  2. 2. Justitie\n" in screen


def test_a_pause_ends_the_talk_and_says_how_to_come_back(talked: Talk) -> None:
    told = talked(["/pauze", "never read"], CHOICE, PAUSED)
    assert told.status == 0
    assert told.screen.endswith("\nWe pause here.\nTo come back: anna chat\n")
    assert len(told.heard) == 2


def test_the_end_of_the_input_pauses_once(talked: Talk) -> None:
    told = talked([], CHOICE)
    assert told.status == 0
    assert [one.command for one in told.heard] == [None, "pause"]
    assert told.screen.endswith("> \n\nWe pause here.\nTo come back: anna chat\n")


class _Interrupted(io.StringIO):
    """A keyboard at which somebody presses Ctrl-C."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        raise KeyboardInterrupt


def test_ctrl_c_pauses_too(talked: Talk) -> None:
    told = talked(_Interrupted(), CHOICE)
    assert told.status == 0
    assert [one.command for one in told.heard] == [None, "pause"]
    assert told.screen.endswith("We pause here.\nTo come back: anna chat\n")


def test_of_several_openings_only_the_last_question_is_shown(talked: Talk) -> None:
    first = Incoming("terminal", "local", command="start", argument="abc")
    then = Incoming("terminal", "local", command="full")
    asked = Reply("All questions.", buttons=(Button("z", "The last", "1"),))
    told = talked(["1"], CHOICE, asked, asked, opening=(first, then))
    assert "The first" not in told.screen
    assert "Which one?" in told.screen
    assert told.heard[2] == Incoming("terminal", "local", button="z")


def test_every_reply_to_a_message_is_shown(talked: Talk) -> None:
    screen = talked(["x"], CHOICE, [Reply("First this."), Reply("Then that.")]).screen
    assert screen.index("First this.") < screen.index("Then that.")


@given(st.text(max_size=200))
def test_what_is_printable_commands_no_terminal(text: str) -> None:
    shown = printable(text)
    assert all(part in "\n\t" or unicodedata.category(part) not in {"Cc", "Cs", "Co"} for part in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert printable(shown) == shown
    assert [part for part in text if part.isalnum()] == [part for part in shown if part.isalnum()]


def test_nothing_a_person_wrote_commands_the_screen(talked: Talk) -> None:
    nasty = "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J a\rb\x08c \u202egnp.exe \ud800 \x00"
    asked = Reply(f"Noted: {nasty}", buttons=(Button("a", f"Choose {nasty}", "1"),))
    screen = talked([nasty.replace("\x00", "")], asked, asked).screen
    assert not any(unicodedata.category(part) == "Cc" for part in screen if part != "\n")
    assert "\u202e" not in screen
    assert "Noted: [31mred[0m" in screen


def test_words_longer_than_the_screen_are_broken_and_lose_nothing(talked: Talk) -> None:
    word = "Meervoudigepersoonlijkheidsstoornis" * 40
    screen = talked([], Reply(f"Noted:\n- {word}", buttons=(Button("a", word, "1"),))).screen
    assert max(map(len, screen.split("\n"))) <= 80
    assert "".join(screen.split()).count(word) == 2


@pytest.mark.parametrize("columns", [30, 45, 79, 200])
def test_lines_fit_the_screen_and_never_grow_beyond_what_reads_well(
    talked: Talk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    text = "Wat willen jullie met deze samenwerking bereiken? " * 12
    handle = lambda incoming: [PAUSED if incoming.command else Reply(text, buttons=CHOICE.buttons)]  # noqa: E731
    talk(handle, [HELLO], PHRASES, makes_nothing)
    lines = capsys.readouterr().out.split("\n")
    assert max(map(len, lines)) <= min(columns, 80)
    assert max(map(len, lines)) > min(columns, 80) - 15


def test_a_reply_to_nothing_is_no_reply(talked: Talk) -> None:
    told = talked(["again", "1"], CHOICE, [], CHOICE)
    assert told.heard[2].button == "id-a"
