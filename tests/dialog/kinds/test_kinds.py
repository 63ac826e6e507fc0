"""What a person may type for each kind of question, and what is refused."""

import json
import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialog.question import LONGEST_MESSAGE
from bot.dialog.session import pack, unpack
from tests.support.lexicon import LEXICON
from tests.support.talking import Talk, flow_of

TEXT = 'kind = "text"'
LIST = 'kind = "list"\nlongest = 20\nmost = 3'
CHOICE = """kind = "choice"
options = [{ id = "same", text = "The same way" }, { id = "less", text = "The same, but less" },
           { id = "stop", text = "I would rather stop" }]"""
OPEN = CHOICE + "\nopen = true\nlongest = 40"
SEVERAL = CHOICE.replace('"choice"', '"several"') + "\nleast = 1\nmost = 2"
SCALE = """kind = "scale"
lowest = -2
highest = 5
labels = { "-2" = "against", "0" = "neutral", "5" = "in favour" }"""
YES_NO = 'kind = "yes_no"'
NUMBER = 'kind = "number"\nlowest = 0\nhighest = 40'
ANY_NUMBER = 'kind = "number"'
DATE = 'kind = "date"'


def asked(question: str) -> Talk:
    """Somebody who is asked this one question."""
    return Talk(flow_of(f'id = "q"\ntext = "What?"\n{question}'))


def outcome(question: str, typed: str) -> Any:
    """What `typed` is kept as, or why it is refused, in brackets."""
    talk = asked(question).say(typed)
    if talk.refused:
        assert talk.answer("q") is None
        return [talk.refused]
    value = talk.value("q")
    assert unpack(json.loads(json.dumps(pack(value)))) == value
    return value


@pytest.mark.parametrize(
    ("question", "typed", "kept"),
    [
        (CHOICE, "2", "less"),
        (CHOICE, "２", "less"),
        (CHOICE, " 3. ", "stop"),
        (CHOICE, "THE SAME WAY", "same"),
        (CHOICE, "I would rather stop.", "stop"),
        (CHOICE, "i would", "stop"),
        (CHOICE, "the same,", "less"),
        (CHOICE, "the same", ["no option"]),
        (CHOICE, "I", ["no option"]),
        (CHOICE, "0", ["no option"]),
        (CHOICE, "4", ["no option"]),
        (CHOICE, "-1", ["no option"]),
        (CHOICE, "²", ["no option"]),
        (CHOICE, "①", ["no option"]),
        (CHOICE, "9" * 4300, ["no option"]),
        (CHOICE, "less", ["no option"]),
        (OPEN, "2", "less"),
        (OPEN, "Only with the neighbours", "Only with the neighbours"),
        (OPEN, "the same", "the same"),
        (OPEN, "x" * 41, ["too long"]),
        (SEVERAL, "1,3", ("same", "stop")),
        (SEVERAL, "3; 1", ("stop", "same")),
        (SEVERAL, "3\n1", ("stop", "same")),
        (SEVERAL, "2, 2", ("less",)),
        (SEVERAL, "The same, but less", ("less",)),
        (SEVERAL, "1, something", ["no option"]),
        (SEVERAL, "1, 4", ["no option"]),
        (SEVERAL, "1, 2, 3", ["too many"]),
        (SEVERAL, "9" * 4300, ["no option"]),
        (SCALE, "5", 5),
        (SCALE, "+5", 5),
        (SCALE, "-2", -2),
        (SCALE, "−2", -2),
        (SCALE, "５", 5),
        (SCALE, "٣", 3),
        (SCALE, " 3. ", 3),
        (SCALE, "In favour", 5),
        (SCALE, "favour", ["no number"]),
        (SCALE, "3,5", ["no number"]),
        (SCALE, "3.5", ["no number"]),
        (SCALE, "99", ["out of range"]),
        (SCALE, "-3", ["out of range"]),
        (SCALE, "²", ["no number"]),
        (SCALE, "1²", ["no number"]),
        (SCALE, "①", ["no number"]),
        (SCALE, "½", ["no number"]),
        (SCALE, "NaN", ["no number"]),
        (SCALE, "inf", ["no number"]),
        (SCALE, "1e309", ["no number"]),
        (SCALE, "1_0", ["no number"]),
        (SCALE, "0x5", ["no number"]),
        (SCALE, "9" * 4300, ["no number"]),
        (YES_NO, "ja", "yes"),
        (YES_NO, "J", "yes"),
        (YES_NO, "Yes.", "yes"),
        (YES_NO, "1", "yes"),
        (YES_NO, "Nee", "no"),
        (YES_NO, "n", "no"),
        (YES_NO, "2", "no"),
        (YES_NO, "3", ["no yes or no"]),
        (YES_NO, "²", ["no yes or no"]),
        (YES_NO, "jaja", ["no yes or no"]),
        (YES_NO, "misschien", ["no yes or no"]),
        (NUMBER, "3,5", 3.5),
        (NUMBER, "3.5", 3.5),
        (NUMBER, "40", 40),
        (NUMBER, "2,0", 2),
        (NUMBER, "-0", 0),
        (NUMBER, "５", 5),
        (NUMBER, "٣", 3),
        (NUMBER, "99", ["out of range"]),
        (NUMBER, "-1", ["out of range"]),
        (NUMBER, "40,01", ["out of range"]),
        (NUMBER, "NaN", ["no plain number"]),
        (NUMBER, "inf", ["no plain number"]),
        (NUMBER, "-Infinity", ["no plain number"]),
        (NUMBER, "1e309", ["no plain number"]),
        (NUMBER, "1e1", ["no plain number"]),
        (NUMBER, "²", ["no plain number"]),
        (NUMBER, "1²", ["no plain number"]),
        (NUMBER, "½", ["no plain number"]),
        (NUMBER, "3,5,5", ["no plain number"]),
        (NUMBER, "twelve", ["no plain number"]),
        (NUMBER, "12 hours", ["no plain number"]),
        (NUMBER, "9" * 4300, ["no plain number"]),
        (ANY_NUMBER, "1.000", ["no plain number"]),
        (ANY_NUMBER, "12,500", ["no plain number"]),
        (ANY_NUMBER, "1.0005", 1.0005),
        (ANY_NUMBER, "0.125", 0.125),
        (ANY_NUMBER, "1000", 1000),
        (ANY_NUMBER, "-273,15", -273.15),
        (ANY_NUMBER, "123456789012345", 123456789012345),
        (ANY_NUMBER, "123456789012345,99", ["no plain number"]),
        (DATE, "14-5-2027", "2027-05-14"),
        (DATE, "14/05/2027", "2027-05-14"),
        (DATE, "14.5.2027", "2027-05-14"),
        (DATE, "2027-05-14", "2027-05-14"),
        (DATE, "14 mei 2027", "2027-05-14"),
        (DATE, "14 MEI 2027.", "2027-05-14"),
        (DATE, "1 mrt. 2027", "2027-03-01"),
        (DATE, "14 May 2027", "2027-05-14"),
        (DATE, "3 october 2027", "2027-10-03"),
        (DATE, "29-2-2028", "2028-02-29"),
        (DATE, "１４-５-２０２７", "2027-05-14"),
        (DATE, "31-2-2027", ["no date"]),
        (DATE, "29-2-2027", ["no date"]),
        (DATE, "0-5-2027", ["no date"]),
        (DATE, "14-13-2027", ["no date"]),
        (DATE, "14-5-27", ["no date"]),
        (DATE, "14-5-9999", ["no date"]),
        (DATE, "14-5-1899", ["no date"]),
        (DATE, "14 mai 2027", ["no date"]),
        (DATE, "1²-5-2027", ["no date"]),
        (DATE, "tomorrow", ["no date"]),
        (DATE, "2027", ["no date"]),
        (DATE, "9" * 4300, ["no date"]),
    ],
)
def test_each_kind_keeps_what_it_understands_and_refuses_the_rest(
    question: str, typed: str, kept: Any
) -> None:
    found = outcome(question, typed)
    assert found == kept
    assert type(found) is type(kept)


@pytest.mark.parametrize("kind", [TEXT, LIST, CHOICE, OPEN, SEVERAL, SCALE, YES_NO, NUMBER, DATE])
@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "empty"),
        (" \t\n\u00a0\u2003 ", "empty"),
        ("\u200b\u200d\u2060\ufeff", "empty"),
        ("\u00ad\u0301", "empty"),
        ("\u3164\u115f\u1160\uffa0\u2800", "empty"),
        ("abc\x00def", "unreadable"),
        ("a\x08b", "unreadable"),
        ("\x1b]52;c;cm0gLXJm\x07", "unreadable"),
        ("a\x7f", "unreadable"),
        ("a\x85b", "unreadable"),
        ("a\x9fb", "unreadable"),
        ("abc\ud83d", "unreadable"),
        ("\udc00", "unreadable"),
        ("Ja\U000e0068\U000e0069", "unreadable"),
        ("a\ufffe", "unreadable"),
        ("a\uffffz", "unreadable"),
        ("a\ufdd0", "unreadable"),
        ("a\U0010ffff", "unreadable"),
        ("a" * 1_000_000, "too long"),
        ("\x00" * 1_000_000, "too long"),
    ],
)
def test_what_cannot_be_kept_as_typed_is_refused_for_every_kind(kind: str, typed: str, reason: str) -> None:
    assert outcome(kind, typed) == [reason]


def test_a_refusal_for_length_names_the_limit_that_holds_here() -> None:
    for typed in ("a" * 301, "a" * 1_000_000):
        talk = asked('kind = "text"\nlongest = 300').say(typed)
        [refused] = talk.events
        assert refused.refusal.values == {"most": 300, "given": len(typed)}
    [refused] = asked(LIST).say("a" * 1_000_000).events
    assert refused.refusal.values == {"most": LONGEST_MESSAGE, "given": 1_000_000}
    [refused] = asked(LIST).say(f"short\n{'a' * 21}").events
    assert refused.refusal.values == {"most": 20, "given": 21}


def test_a_text_may_be_exactly_as_long_as_allowed() -> None:
    assert outcome('kind = "text"\nlongest = 300', "é" * 300) == "é" * 300


def test_a_list_takes_one_element_per_line_and_no_empty_ones() -> None:
    talk = asked(LIST).say("  first \r\n\n\u200b\r second\t\n")
    assert talk.texts("q") == ["first", "second"]


def test_lines_become_one_kind_of_line_end_and_nothing_else_changes() -> None:
    assert outcome(TEXT, " one\r\ntwo\rthree\n\tfour ") == " one\ntwo\nthree\n\tfour "


ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
NONCHARACTERS = {
    *range(0xFDD0, 0xFDF0),
    *(plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF)),
}


def unkeepable(character: str) -> bool:
    """Said by what Unicode calls it: a control, a surrogate, a tag, a code that is no character."""
    return (
        (unicodedata.category(character) == "Cc" and character not in "\n\t\r")
        or unicodedata.category(character) == "Cs"
        or unicodedata.name(character, "").startswith(("TAG ", "LANGUAGE TAG", "CANCEL TAG"))
        or ord(character) in NONCHARACTERS
    )


@given(ANYTHING)
def test_an_accepted_text_reads_back_identical(typed: str) -> None:
    talk = asked(TEXT).say(typed)
    plain = typed.replace("\r\n", "\n").replace("\r", "\n")
    if talk.refused:
        assert talk.refused == ("unreadable" if any(map(unkeepable, typed)) else "empty")
    elif plain.strip().strip(".").casefold() not in LEXICON.unknown:
        assert not any(map(unkeepable, typed))
        assert talk.value("q") == plain
        assert json.loads(json.dumps(pack(talk.value("q")))) == plain
        assert plain.encode("utf-8")


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf"]), max_size=25), max_size=4)
)
def test_an_accepted_list_holds_the_lines_that_say_something_in_their_order(lines: list[str]) -> None:
    talk = asked(LIST).say("\n".join(lines))
    if not talk.refused and talk.answer("q").state == "given":
        said = [line.strip() for line in lines]
        kept = talk.texts("q")
        assert kept == [line for line in said if line in kept]
        assert all(asked(TEXT).say(line).refused == "empty" for line in said if line not in kept)


@given(st.decimals(allow_nan=True, allow_infinity=True), st.sampled_from([".", ","]), st.booleans())
def test_an_accepted_number_is_the_number_that_was_typed(typed: Decimal, mark: str, plain: bool) -> None:
    text = (f"{typed:f}" if plain else str(typed)).replace(".", mark)
    talk = asked(ANY_NUMBER).say(text)
    if not talk.refused:
        assert Decimal(str(talk.value("q"))) == typed
    else:
        assert talk.refused == "no plain number"


@given(st.integers(-99, 99))
def test_a_scale_takes_every_whole_number_between_its_ends_and_no_other(typed: int) -> None:
    assert outcome(SCALE, str(typed)) == (typed if -2 <= typed <= 5 else ["out of range"])


@given(st.dates())
def test_a_date_reads_the_same_however_it_is_written(day: Any) -> None:
    expected = day.isoformat() if 1900 <= day.year <= 2200 else ["no date"]
    written = (f"{day.day}-{day.month}-{day.year:04}", f"{day:%d/%m}/{day.year:04}", day.isoformat())
    assert [outcome(DATE, text) for text in written] == [expected] * 3
