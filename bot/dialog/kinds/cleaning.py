"""What of a text can be kept, and what a text is when figures or choices are looked for in it."""

import unicodedata
from collections.abc import Sequence

from bot.dialog.question import LONGEST_MESSAGE, Option
from bot.dialog.refusals import Empty, InputRefusal, TooLong, Unreadable

_VISIBLE_LESS = {"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Me"}
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and a symbol by category, but nothing to see."""
_TAGS = range(0xE0000, 0xE0080)
_MOST_FIGURES = 9


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


def plain(text: str) -> str:
    """The text as it is compared: without case, the spaces around it, and full stops at its ends."""
    return unicodedata.normalize("NFKC", text).strip().strip(".").casefold()


def figures(text: str) -> str:
    """The plain text of something with figures in it; "" when one of them only becomes a figure by being made
    plain, such as a superscript: 10\u00b2 is not 102."""
    if any(part.isnumeric() and not part.isdecimal() for part in text):
        return ""
    return plain(text).replace("\u2212", "-")


def whole_number(text: str) -> int | None:
    """The whole number of at most nine figures that a text is; None for any other text."""
    number = figures(text)
    unsigned = number[1:] if number[:1] in {"+", "-"} else number
    return int(number) if unsigned.isdecimal() and len(unsigned) <= _MOST_FIGURES else None


def pick(text: str, options: Sequence[Option]) -> str | None:
    """The id of the option that was named by its number, its text, or the clear beginning of its text."""
    wanted, number = plain(text), whole_number(text)
    if number is not None and 1 <= number <= len(options):
        return options[number - 1].id
    texts = [(plain(option.text), option.id) for option in options]
    exact = [name for label, name in texts if label == wanted]
    begun = [name for label, name in texts if len(wanted) >= 3 and label.startswith(wanted)]
    found = exact or begun
    return found[0] if len(found) == 1 else None
