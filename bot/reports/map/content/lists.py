"""The lists of a map: transfers, tensions, questions, what is still open, and what a first sheet has no room for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bot.phrases import Language
from bot.reports.map.content.model import MapContent, OpenItem, Seat, Tension, Transfer
from bot.reports.map.content.shortening import FullText

Style = Literal["", "strong", "aside", "arrow"]
"""How a phrase stands out: not, as a name, as a remark, or as an arrow from who brings."""
Sign = Literal["transfer", "tension", "question", "code", ""]
"""What stands before an entry: the sign of what it tells, the code of an organisation, or nothing."""
Subject = Literal["transfers", "tensions", "questions", "open", "further"]


class Phrase(NamedTuple):
    """Some words of an entry, with a space between them and those of the next phrase."""

    text: str
    style: Style = ""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry of a list: its sign with a label, and its text. `above` is a small title over this entry and those
    after it."""

    sign: Sign
    label: str
    phrases: tuple[Phrase, ...]
    above: str = ""


@dataclass(frozen=True, slots=True)
class MapList:
    """A list under its title; `empty` is what stands there when it has no entries."""

    title: str
    subject: Subject
    entries: tuple[ListEntry, ...]
    empty: str = ""


def map_lists(content: MapContent, say: Language, *, both: bool = False) -> list[MapList]:
    """The numbered lists in their order. With `both` a transfer shows the text of who wants it and of who brings it,
    otherwise the first of them that there is."""
    transfers = tuple(
        ListEntry("transfer", str(each.number), tuple(_transfer(content, each, say, both)))
        for each in content.transfers
    )
    tensions = tuple(
        ListEntry("tension", str(each.number), tuple(_tension(content, each))) for each in content.tensions
    )
    questions = tuple(
        ListEntry(
            "question",
            str(each.number),
            (Phrase(say("To")), Phrase(content.seats[each.seat].code + ":", "strong"), Phrase(each.text)),
        )
        for each in content.questions
    )
    lists = [
        MapList(say("This fits"), "transfers", transfers, say("Nothing yet.")),
        MapList(say("This rubs"), "tensions", tensions, say("Nothing found.")),
    ]
    if content.has_questions:
        lists.append(MapList(say("Still to be checked"), "questions", questions, say("No open questions.")))
    still_open = (
        *_open(content, content.unmet, say("Wanted, not brought yet")),
        *_open(content, content.unused, say("Brought, not used yet")),
    )
    return [*lists, MapList(say("Still open"), "open", still_open, say("Nothing is open."))]


def _open(content: MapContent, items: Sequence[OpenItem], title: str) -> Iterator[ListEntry]:
    for nth, each in enumerate(items):
        code = content.seats[each.seat].code
        yield ListEntry("code", code, (Phrase(each.text),), "" if nth else title)


def _transfer(content: MapContent, transfer: Transfer, say: Language, both: bool) -> Iterator[Phrase]:
    giver, taker = content.seats[transfer.giver].code, content.seats[transfer.taker].code
    yield Phrase(f"{giver} → {taker}:", "strong")
    yield Phrase(transfer.wants or transfer.brings)
    if both and transfer.wants and transfer.brings:
        yield Phrase("←", "arrow")
        yield Phrase(transfer.brings)
    if transfer.proposed:
        yield Phrase(f"({say('proposal')})", "aside")


def _tension(content: MapContent, tension: Tension) -> Iterator[Phrase]:
    """The seats in front, unless these are so many that the text names them itself."""
    if tension.has_line:
        yield Phrase(" – ".join(content.seats[seat].code for seat in tension.seats) + ":", "strong")
    yield Phrase(tension.text)


def further_interests(content: MapContent, say: Language, shown: int) -> list[MapList]:
    """The list of the interests past the first `shown` of every seat, if there are any."""
    entries = tuple(
        ListEntry("code", seat.code, (Phrase(text),))
        for seat in content.seats
        for text in (*seat.interests, *seat.further)[shown:]
    )
    return [MapList(say("Further interests"), "further", entries)] if entries else []


def full_texts(texts: Sequence[FullText], say: Language) -> list[MapList]:
    """The list of texts that were too long for their place, if there are any."""
    entries = tuple(ListEntry("code", str(each.number), tuple(_full_text(each))) for each in texts)
    return [MapList(say("Whole texts"), "further", entries)] if entries else []


def _full_text(text: FullText) -> Iterator[Phrase]:
    if text.code:
        yield Phrase(f"{text.code}:", "strong")
    yield Phrase(text.text)


def seat_list(content: MapContent, say: Language) -> MapList:
    """Every organisation with all that it said, for a map without a table."""
    entries = tuple(entry for seat in content.seats for entry in _seat(seat, say))
    return MapList(say("Who sits at the table"), "further", entries)


def _seat(seat: Seat, say: Language) -> Iterator[ListEntry]:
    parts: list[tuple[str, Iterable[str]]] = [
        (say("Ambition"), filter(None, [seat.ambition])),
        (say("Interests"), (*seat.interests, *seat.further)),
        (say("Brings"), (chip.text for chip in seat.brings if chip.has_text)),
        (say("Wants"), (chip.text for chip in seat.wants if chip.has_text)),
    ]
    entries = [
        (Phrase("–" if nth else f"{title}:", "strong"), Phrase(text))
        for title, texts in parts
        for nth, text in enumerate(texts)
    ]
    for nth, phrases in enumerate(entries or [(Phrase(say("Not said yet")),)]):
        yield ListEntry("", "", phrases, "" if nth else f"{seat.code}  {seat.name}")
