"""The kinds of question: what a person's words mean for each, or why they cannot be used."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from bot.dialog.flow import Kind, Option, Question
from bot.dialog.refusals import (
    Empty,
    InputRefusal,
    NoDate,
    NoNumber,
    NoOption,
    NoPlainNumber,
    NoQuestion,
    NoYesOrNo,
    OutOfRange,
    TooFew,
    TooLong,
    TooMany,
    Unreadable,
)
from bot.dialog.session import Value
from bot.lexicon import Lexicon

LONGEST_MESSAGE = 20_000
"""How many characters one message may have; a list may hold many elements in one."""

_DATE = re.compile(r"(\d{1,4})[-/. ](\d{1,2}|[a-z]{3,9})\.?[-/. ](\d{1,4})")
_NUMBER = re.compile(r"[+-]?\d{1,15}([.,]\d{1,9})?")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
"""As "1.000": a thousand to one reader, one to another."""
_MOST_DIGITS = 15
"""What a float keeps exactly."""
_WHOLE = re.compile(r"[+-]?\d{1,9}")
_VISIBLE_LESS = {"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Me"}
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and a symbol by category, but nothing to see."""
_TAGS = range(0xE0000, 0xE0080)


Parsed = Value | tuple[str, ...] | InputRefusal


def clean(text: str) -> str | InputRefusal:
    """The text as it is kept: only line ends are made equal. Refuses what cannot be kept or shown as typed:
    control characters, lone surrogates, hidden tag characters and non-characters."""
    if len(text) > LONGEST_MESSAGE:
        return TooLong(most=LONGEST_MESSAGE, given=len(text))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text if text.strip() else Empty()
    if any(_unkeepable(character) for character in text):
        return Unreadable()
    if all(unicodedata.category(part) in _VISIBLE_LESS or part in _BLANK for part in text):
        return Empty()
    return text


def _unkeepable(character: str) -> bool:
    code = ord(character)
    if code < 0x20 or 0x7F <= code < 0xA0:
        return character not in "\n\t"
    return 0xD800 <= code < 0xE000 or code in _TAGS or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def understand(
    question: Question, text: str, options: Sequence[Option], most: int | None, lexicon: Lexicon
) -> Parsed:
    """What `text` means as an answer to `question`, or why it means nothing.

    `options` are the choices of this moment, `most` how many may be given, `lexicon` the words that are understood. A
    list gives its new lines.
    """
    kept = clean(text)
    if isinstance(kept, InputRefusal):
        return kept
    return _UNDERSTAND[question.kind](question, kept, options, most, lexicon)


def _text(
    question: Question, text: str, options: Sequence[Option], most: int | None, lexicon: Lexicon
) -> Parsed:
    if len(text) > question.longest:
        return TooLong(most=question.longest, given=len(text))
    return text


def _list(
    question: Question, text: str, options: Sequence[Option], most: int | None, lexicon: Lexicon
) -> Parsed:
    lines = tuple(line.strip() for line in text.split("\n"))
    lines = tuple(line for line in lines if not isinstance(clean(line), InputRefusal))
    longest = max(map(len, lines), default=0)
    if longest > question.longest:
        return TooLong(most=question.longest, given=longest)
    return lines


def _choice(
    question: Question, text: str, options: Sequence[Option], most: int | None, lexicon: Lexicon
) -> Parsed:
    found = pick(text, options)
    if found is not None:
        return found
    return _text(question, text, options, most, lexicon) if question.open else NoOption()


def _several(
    question: Question, text: str, options: Sequence[Option], most: int | None, lexicon: Lexicon
) -> Parsed:
    whole = pick(text, options)
    parts = [whole] if whole is not None else [pick(part, options) for part in re.split(r"[,;\n]", text)]
    found = tuple(dict.fromkeys(part for part in parts if part is not None))
    if None in parts:
        return NoOption()
    return limited(question, found, options, most)


def limited(
    question: Question, chosen: tuple[str, ...], options: Sequence[Option], most: int | None
) -> Parsed:
    """The chosen options, or why there are too few or too many."""
    least = min(question.least or 0, len(options))
    if len(chosen) < least:
        return TooFew(least=least)
    if most is not None and len(chosen) > most:
        return TooMany(most=most)
    return chosen


def pick(text: str, options: Sequence[Option]) -> str | None:
    """The id of the option that was named by its number, its text, or the clear beginning of its text."""
    wanted, number = _plain(text), _figures(text)
    if _WHOLE.fullmatch(number) and 1 <= int(number) <= len(options):
        return options[int(number) - 1].id
    texts = [(_plain(option.text), option.id) for option in options]
    exact = [name for label, name in texts if label == wanted]
    begun = [name for label, name in texts if len(wanted) >= 3 and label.startswith(wanted)]
    found = exact or begun
    return found[0] if len(found) == 1 else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().strip(".").casefold()


def _figures(text: str) -> str:
    """The plain text of something with figures in it; "" when one of them only becomes a figure by being made
    plain, such as a superscript: 10\u00b2 is not 102."""
    if any(part.isnumeric() and not part.isdecimal() for part in text):
        return ""
    return _plain(text).replace("\u2212", "-")


def _scale(
    question: Question, text: str, options: Sequence[Option], most: int | None, lexicon: Lexicon
) -> Parsed:
    number = _figures(text)
    low, high = question.lowest or 0, question.highest or 0
    if _WHOLE.fullmatch(number):
        value = int(number)
        return value if low <= value <= high else OutOfRange(lowest=low, highest=high)
    labelled = [value for value, label in question.labels.items() if _plain(label) == _plain(text)]
    return labelled[0] if len(labelled) == 1 else NoNumber(lowest=low, highest=high)


def _yes_no(
    question: Question, text: str, options: Sequence[Option], most: int | None, lexicon: Lexicon
) -> Parsed:
    wanted, number = _plain(text), _figures(text)
    if wanted in lexicon.yes or number == "1":
        return "yes"
    return "no" if wanted in lexicon.no or number == "2" else NoYesOrNo()


def _number(
    question: Question, text: str, options: Sequence[Option], most: int | None, lexicon: Lexicon
) -> Parsed:
    wanted = _figures(text)
    if not _NUMBER.fullmatch(wanted) or _THOUSANDS.fullmatch(wanted):
        return NoPlainNumber()
    if sum(map(str.isdecimal, wanted)) > _MOST_DIGITS:
        return NoPlainNumber()
    value = float(wanted.replace(",", "."))
    low, high = question.lowest, question.highest
    if (low is not None and value < low) or (high is not None and value > high):
        return OutOfRange(lowest=low, highest=high)
    return int(value) if value.is_integer() else value


def _date(
    question: Question, text: str, options: Sequence[Option], most: int | None, lexicon: Lexicon
) -> Parsed:
    found = _DATE.fullmatch(_figures(text))
    if not found:
        return NoDate()
    first, month, last = found.groups()
    number = int(month) if month.isdecimal() else lexicon.months.get(month, 0)
    year, day = (int(first), int(last)) if len(first) == 4 else (int(last), int(first))
    try:
        return date(year, number, day).isoformat() if 1900 <= year <= 2200 else NoDate()
    except ValueError:
        return NoDate()


def _info(
    question: Question, text: str, options: Sequence[Option], most: int | None, lexicon: Lexicon
) -> Parsed:
    return NoQuestion()


_UNDERSTAND: Mapping[Kind, Callable[[Question, str, Sequence[Option], int | None, Lexicon], Parsed]] = {
    "text": _text,
    "list": _list,
    "choice": _choice,
    "several": _several,
    "scale": _scale,
    "yes_no": _yes_no,
    "number": _number,
    "date": _date,
    "info": _info,
}


def wants_probe(question: Question, text: str) -> bool:
    """Whether this answer is so short, or so much a position, that one follow-up question is due."""
    probe = question.probe
    if probe is None:
        return False
    if len(text.strip()) < probe.shorter_than:
        return True
    spaced = re.sub(r"[^\w]+", " ", text.casefold())
    return any(f" {position.casefold()} " in f" {spaced} " for position in probe.positions)
