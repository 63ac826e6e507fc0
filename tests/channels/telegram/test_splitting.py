"""Long texts are cut where sentences end, and none of their words is lost."""

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram import chat_state, outgoing
from bot.channels.telegram.chat_state import Board, Key, Note
from bot.channels.telegram.compose import packed
from bot.channels.telegram.outgoing import Body
from bot.channels.telegram.phrases import Texts
from bot.channels.telegram.splitting import length, pieces, shortened
from bot.messages import Asked, Button, Reply, Standing
from tests.support.plain import PLAIN

TEXTS = Texts(lambda _: PLAIN, lambda *_: (), ("nl",), str)
WORDS = st.text(st.sampled_from("ab. \n!?é👩‍\u0301"), max_size=300)


@given(text=WORDS, longest=st.integers(4, 40))
def test_every_piece_fits_and_no_word_is_lost(text: str, longest: int) -> None:
    found = pieces(text, longest)
    assert all(0 < length(piece) <= longest for piece in found)
    assert all(len(piece.encode("utf-16-le")) // 2 <= longest for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_text_is_cut_at_the_end_of_a_sentence() -> None:
    sentence = "Wij willen korte lijnen tussen de mensen die het werk doen. "
    found = pieces(sentence * 200)
    assert len(found) == 3
    assert all(piece.endswith("doen.") for piece in found)


def test_a_text_of_pictures_is_counted_as_telegram_does() -> None:
    found = pieces("👩" * 5000)
    assert [length(piece) for piece in found] == [4096, 4096, 1808]


@given(text=WORDS, most=st.integers(1, 30))
def test_a_shortened_text_fits(text: str, most: int) -> None:
    assert length(shortened(text, most)) <= max(most, 1)


def bodies_of(reply: Reply) -> list[Body]:
    return [outgoing.read(parcel.body) for parcel in packed("7", [reply], Standing("nl"), TEXTS).parcels]


def test_only_the_last_piece_has_the_keyboard_and_all_are_protected() -> None:
    question = Asked("self.offer", "choice", "", optional=False)
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
    assert body.board is not None
    found = body.board.tapped(data)
    assert found is not None
    assert found.id == long


def test_more_buttons_than_telegram_shows_are_left_to_be_typed() -> None:
    buttons = tuple(Button(f"line.{number}", f"{number}. regel", str(number)) for number in range(150))
    (body,) = bodies_of(Reply("Welke regel?", None, buttons))
    assert sum(map(len, body.rows)) <= 100
    assert max(map(len, body.rows)) <= 8


TEXT = st.text(max_size=20)
BOARDS = st.builds(
    Board, st.integers(0, 10**9), TEXT, st.lists(st.builds(Key, TEXT, TEXT, TEXT), max_size=4).map(tuple)
)


@given(note=st.builds(Note, st.none() | BOARDS, TEXT, st.booleans(), TEXT))
def test_a_note_comes_back_as_it_was(note: Note) -> None:
    assert chat_state.read(chat_state.written(note)) == note


@given(
    body=st.builds(
        Body,
        st.sampled_from(["text", "edit", "bare", "file", "menu"]),
        TEXT,
        st.lists(st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple), max_size=3).map(tuple),
        st.none() | st.tuples(TEXT, TEXT),
        st.booleans(),
        st.booleans(),
        st.none() | BOARDS,
        st.integers(0, 10**9),
        TEXT,
        st.booleans(),
        st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple),
    )
)
def test_a_body_comes_back_as_it_was(body: Body) -> None:
    assert outgoing.read(outgoing.written(body)) == body
