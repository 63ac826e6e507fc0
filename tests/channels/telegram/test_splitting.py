"""Long texts are cut where sentences end, and none of their words is lost."""

from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.ports import Texts
from bot.channels.telegram import chat_state, outgoing
from bot.channels.telegram.chat_state import ChatState, Key, Keyboard
from bot.channels.telegram.compose import compose
from bot.channels.telegram.outgoing import EditText, Outgoing, RemoveKeyboard, SendFile, SendText, SetMenu
from bot.channels.telegram.splitting import pieces, shortened, utf16_length
from bot.messages import AskedQuestion, Button, Recipient, Reply
from tests.support.plain import PLAIN

TEXTS = Texts(lambda _: PLAIN, lambda *_: (), ("nl",), str)
WORDS = st.text(st.sampled_from("ab. \n!?é👩‍\u0301"), max_size=300)


@given(text=WORDS, longest=st.integers(4, 40))
def test_every_piece_fits_and_no_word_is_lost(text: str, longest: int) -> None:
    found = pieces(text, longest)
    assert all(0 < utf16_length(piece) <= longest for piece in found)
    assert all(len(piece.encode("utf-16-le")) // 2 <= longest for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_text_is_cut_at_the_end_of_a_sentence() -> None:
    sentence = "Wij willen korte lijnen tussen de mensen die het werk doen. "
    found = pieces(sentence * 200)
    assert len(found) == 3
    assert all(piece.endswith("doen.") for piece in found)


def test_a_text_of_pictures_is_counted_as_telegram_does() -> None:
    found = pieces("👩" * 5000)
    assert [utf16_length(piece) for piece in found] == [4096, 4096, 1808]


@given(text=WORDS, most=st.integers(1, 30))
def test_a_shortened_text_fits(text: str, most: int) -> None:
    assert utf16_length(shortened(text, most)) <= max(most, 1)


def bodies_of(reply: Reply) -> list[SendText]:
    bodies = [outgoing.load(parcel.body) for parcel in compose([reply], Recipient("7", "nl"), TEXTS).parcels]
    assert all(isinstance(body, SendText) for body in bodies)
    return cast(list[SendText], bodies)


def test_only_the_last_piece_has_the_keyboard_and_all_are_protected() -> None:
    question = AskedQuestion("self.offer", "choice", "", optional=False)
    reply = Reply("Een zin. " * 1500, question, (Button("x:ja", "Ja"),), confidential=True)
    *first, last = bodies_of(reply)
    assert len(first) >= 3
    assert not any(body.rows or body.closes for body in first)
    assert last.rows == ((("Ja", "x:ja"),),)
    assert all(body.protect for body in (*first, last))


def test_an_id_that_is_too_long_for_telegram_gets_a_short_name_that_is_known_again() -> None:
    long = "crc:option." + "é" * 40
    (body,) = bodies_of(Reply("Kies.", None, (Button(long, "Lang"), Button("kort", "Kort"))))
    ((name, data), (_, short)) = body.rows[0]
    assert (name, short) == ("Lang", "kort")
    assert len(data.encode()) <= 64
    assert body.keyboard is not None
    found = body.keyboard.tapped(data)
    assert found is not None
    assert found.id == long


def test_more_buttons_than_telegram_shows_are_left_to_be_typed() -> None:
    buttons = tuple(Button(f"line.{number}", f"{number}. regel", str(number)) for number in range(150))
    (body,) = bodies_of(Reply("Welke regel?", None, buttons))
    assert sum(map(len, body.rows)) <= 100
    assert max(map(len, body.rows)) <= 8


TEXT = st.text(max_size=20)
KEYBOARDS = st.none() | st.builds(
    Keyboard, st.integers(0, 10**9), TEXT, st.lists(st.builds(Key, TEXT, TEXT, TEXT), max_size=4).map(tuple)
)


@given(state=st.builds(ChatState, KEYBOARDS, TEXT, st.booleans(), TEXT))
def test_the_state_of_a_chat_comes_back_as_it_was(state: ChatState) -> None:
    assert chat_state.load(chat_state.dump(state)) == state


PAIRS = st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple)
ROWS = st.lists(PAIRS, max_size=3).map(tuple)
LINKS = st.none() | st.tuples(TEXT, TEXT)
MESSAGES = st.integers(0, 10**9)


@given(
    call=st.one_of(
        st.builds(SendText, TEXT, ROWS, LINKS, st.booleans(), st.booleans(), KEYBOARDS),
        st.builds(EditText, MESSAGES, TEXT, ROWS, KEYBOARDS),
        st.builds(RemoveKeyboard, MESSAGES),
        st.builds(SendFile, TEXT, TEXT, st.booleans(), st.booleans()),
        st.builds(SetMenu, PAIRS),
    )
)
def test_what_waits_in_the_outbox_comes_back_as_it_was(call: Outgoing) -> None:
    assert outgoing.load(outgoing.dump(call)) == call


def test_what_an_earlier_version_left_in_the_outbox_is_still_read() -> None:
    keyboard = Keyboard(0, "self.offer/", (Key("x:ja", "Ja", "1"),))
    board = '[0,"self.offer/",[["x:ja","Ja","1"]]]'
    kept = {
        f'{{"do":"text","text":"Kies.","rows":[[["Ja","x:ja"]]],"link":["Web","https://x"],"protect":true,'
        f'"closes":true,"board":{board}}}': SendText(
            "Kies.", ((("Ja", "x:ja"),),), ("Web", "https://x"), True, True, keyboard
        ),
        f'{{"do":"edit","text":"Kies.","rows":[[["Ja","x:ja"]]],"board":{board},"message":4}}': EditText(
            4, "Kies.", ((("Ja", "x:ja"),),), keyboard
        ),
        '{"do":"bare","message":4}': RemoveKeyboard(4),
        '{"do":"file","text":"Zie.","protect":true,"name":"k.png","picture":true}': SendFile(
            "k.png", "Zie.", True, True
        ),
        '{"do":"menu","commands":[["help","hulp"]]}': SetMenu((("help", "hulp"),)),
    }
    assert [outgoing.load(text) for text in kept] == list(kept.values())
    note = f'{{"board":{board},"menu":"participant/nl","blocked":true,"told":"2027-01-04"}}'
    assert chat_state.load(note) == ChatState(keyboard, "participant/nl", True, "2027-01-04")
