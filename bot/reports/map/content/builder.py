"""Builds the content of a map from a case and its comparison, and numbers it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.analysis.comparison import Comparison
from bot.analysis.mismatch import Mismatch
from bot.model import COORDINATOR, Case, Organisation, Statement
from bot.outputs import Edition
from bot.phrases import Language, plain
from bot.reports.map.content.model import (
    MOST_INTERESTS,
    Chip,
    Clean,
    MapContent,
    OpenItem,
    OpenQuestion,
    Seat,
    SharedAmbition,
    Tension,
    Transfer,
)
from bot.reports.map.content.questions import open_questions
from bot.reports.map.content.tension_text import opposed_pairs, tension_text

_TENSIONS = ("limit", "opposed topic", "opposed interest")
"""The mismatches that organisations may see of each other on a wall; none of them tells what anybody believes."""


def map_content(
    case: Case, comparison: Comparison, reader: str, say: Language, edition: Edition, clean: Clean = plain
) -> MapContent:
    """The content of the map of a case as `reader` may see it: the case has passed `access.visible` for them.

    `clean` makes texts of people safe for where they will stand. Questions are for the coordinator's map alone:
    on that of an organisation they would be its own thoughts about the others.
    """
    return _Builder(case, comparison, reader, say, clean).content(edition)


class _Builder:
    """One map while it is built; `starred` is whether any text on it is not shared with the partners."""

    def __init__(self, case: Case, comparison: Comparison, reader: str, say: Language, clean: Clean) -> None:
        self.case, self.comparison, self.reader, self.say, self.clean = case, comparison, reader, say, clean
        self.place = {each.id: place for place, each in enumerate(case.organisations)}
        self.codes = {each.id: seat_code(place) for place, each in enumerate(case.organisations)}
        self.names = {each.id: clean(each.name) for each in case.organisations}
        self.statements = {each.id: each for each in case.statements}
        self.by_owner: dict[str, list[Statement]] = defaultdict(list)
        for each in case.statements:
            self.by_owner[each.organisation].append(each)
        self.private = _private(case)
        self.starred = False

    def content(self, edition: Edition) -> MapContent:
        has_questions = self.reader == COORDINATOR
        transfers, chips = self._transfers()
        tensions = self._tensions()
        questions: tuple[OpenQuestion, ...] = ()
        if has_questions:
            questions = open_questions(self.comparison.assumptions, self.names, self.clean, self.say)
        exchange = self.comparison.exchange
        return MapContent(
            title=self.clean(self.case.title),
            subtitle=self._subtitle(edition),
            language=self.say.language,
            ambition=self._ambition(),
            seats=tuple(self._seat(each, chips, tensions, questions) for each in self.case.organisations),
            transfers=tuple(transfers),
            tensions=tensions,
            questions=questions,
            unmet=tuple(self._open(exchange.unmet_needs)),
            unused=tuple(self._open(exchange.unused_offers)),
            has_questions=has_questions,
            notices=tuple(self._notices(questions)),
        )

    def _subtitle(self, edition: Edition) -> str:
        say, version = self.say, edition.published
        status = say("Draft of {date}", date=say.day(edition.made.isoformat()))
        if version is not None:
            day = say.day(version.at.date().isoformat())
            status = say("Version {number}, {date}", number=version.number, date=day)
        if not self.case.meeting:
            return status
        return say("Meeting on {date}", date=say.day(self.case.meeting)) + " · " + status

    def _ambition(self) -> SharedAmbition | None:
        """The best candidate for a shared ambition."""
        if not self.comparison.shared_ambition:
            return None
        best = self.comparison.shared_ambition[0]
        statements = [self.statements[each] for each in best.statements]
        first = next((each for each in statements if each.kind == "ambition"), statements[0])
        sources = [(who, what) for who in best.organisations for what in best.statements]
        return SharedAmbition(
            self._starred(self._text(first), *sources),
            best.status == "proposed",
            tuple(self.codes[each] for each in best.organisations),
            tuple(self.codes[each] for each in best.silent),
        )

    def _text(self, statement: Statement) -> str:
        return self._starred(self.clean(statement.text), (statement.organisation, statement.id))

    def _starred(self, text: str, *sources: tuple[str, str]) -> str:
        """The text, with a star behind it when any of its sources, each an organisation and what it answered, is not
        shared with the partners."""
        if self.private.isdisjoint(sources):
            return text
        self.starred = True
        return text if text.endswith(" *") else f"{text} *"

    def _transfers(self) -> tuple[list[Transfer], "_ChipNumbers"]:
        """The matches, then the offers that others said they can use, numbered; with the numbers on each chip."""
        chips, transfers = _ChipNumbers(), list[Transfer]()
        matched = set()
        for match in self.comparison.exchange.matches:
            need, number = self.statements[match.need], len(transfers) + 1
            offer = self.statements[match.offer] if match.offer else None
            proposed = match.status == "proposed"
            matched.add((match.offer, need.organisation))
            chips.add(need.id, number, proposed=proposed)
            chips.add(offer.id if offer else (match.giver, "brings"), number, proposed=proposed)
            giver, taker = self.place[match.giver], self.place[need.organisation]
            brings = self._text(offer) if offer else ""
            wants = self._starred(self._text(need), (match.giver, need.id))
            transfers.append(Transfer(number, giver, taker, brings, wants, proposed))
        for use in self.comparison.exchange.takers:
            offer, number = self.statements[use.offer], len(transfers) + 1
            if (offer.id, use.organisation) not in matched:
                chips.add(offer.id, number)
                chips.add((use.organisation, "wants"), number)
                giver, taker = self.place[offer.organisation], self.place[use.organisation]
                brings = self._starred(self._text(offer), (use.organisation, offer.id))
                transfers.append(Transfer(number, giver, taker, brings, "", proposed=False))
        return transfers, chips

    def _tensions(self) -> tuple[Tension, ...]:
        """The mismatches that may hang on a wall; those about the same evidence are one tension."""
        groups: dict[tuple[str, tuple[str, ...]], list[Mismatch]] = defaultdict(list)
        for mismatch in self.comparison.mismatches:
            if mismatch.kind in _TENSIONS:
                groups[mismatch.kind, mismatch.evidence].append(mismatch)
        return tuple(self._tension(number, group) for number, group in enumerate(groups.values(), 1))

    def _tension(self, number: int, mismatches: Sequence[Mismatch]) -> Tension:
        pairs = tuple((self.place[one], self.place[other]) for one, other in opposed_pairs(mismatches))
        text = self.clean(tension_text(mismatches, self.codes, self.say))
        sources = [(who, what) for each in mismatches for who in each.organisations for what in each.evidence]
        seats = tuple(dict.fromkeys(seat for pair in pairs for seat in pair))
        return Tension(number, seats, pairs, self._starred(text, *sources))

    def _seat(
        self,
        organisation: Organisation,
        chips: "_ChipNumbers",
        tensions: Iterable[Tension],
        questions: Iterable[OpenQuestion],
    ) -> Seat:
        place, say = self.place[organisation.id], self.say
        interests = self._weightiest(organisation.id, "interest")
        can_bring = chips.without_text((organisation.id, "brings"), say("Can bring this too:"))
        can_use = chips.without_text((organisation.id, "wants"), say("Can use this too:"))
        own = self.by_owner[organisation.id]
        return Seat(
            id=organisation.id,
            code=self.codes[organisation.id],
            name=self.names[organisation.id],
            ambition=next(iter(self._weightiest(organisation.id, "ambition")), ""),
            interests=tuple(interests[:MOST_INTERESTS]),
            further=tuple(interests[MOST_INTERESTS:]),
            brings=(
                *(chips.chip(each.id, self._text(each)) for each in own if each.kind == "offer"),
                *can_bring,
            ),
            wants=(*(chips.chip(each.id, self._text(each)) for each in own if each.kind == "need"), *can_use),
            tensions=tuple(each.number for each in tensions if place in each.seats),
            questions=tuple(each.number for each in questions if each.seat == place),
        )

    def _weightiest(self, organisation: str, kind: str) -> list[str]:
        own = [each for each in self.by_owner[organisation] if each.kind == kind]
        return [self._text(each) for each in sorted(own, key=lambda each: -(each.weight or 0))]

    def _open(self, statements: Iterable[str]) -> Iterator[OpenItem]:
        for each in statements:
            statement = self.statements[each]
            yield OpenItem(self.place[statement.organisation], self._text(statement))

    def _notices(self, questions: tuple[OpenQuestion, ...]) -> Iterator[str]:
        say = self.say
        if self.starred and self.reader == COORDINATOR:
            yield say("For the coordinator alone: what has a * is not shared with the partners.")
        elif self.starred:
            name = self.names[self.reader]
            yield say("For {name} alone: what has a * is not shared with the partners.", name=name)
        if questions and len(self.place) <= 3:
            yield say("With so few organisations people can guess who a question comes from.")


class _ChipNumbers:
    """The numbers on each chip, by the id of its statement; or, for a chip without a text of its own, by its
    organisation and whether that brings or wants."""

    def __init__(self) -> None:
        self._numbers: dict[object, list[int]] = defaultdict(list)
        self._proposed: set[int] = set()

    def add(self, key: object, number: int, *, proposed: bool = False) -> None:
        self._numbers[key].append(number)
        if proposed:
            self._proposed.add(number)

    def chip(self, key: object, text: str) -> Chip:
        numbers = tuple(self._numbers[key])
        return Chip(text, numbers, frozenset(self._proposed.intersection(numbers)))

    def without_text(self, key: object, label: str) -> tuple[Chip, ...]:
        """The chip of an organisation that only reacted; none when it did not."""
        return (replace(self.chip(key, label), has_text=False),) if self._numbers[key] else ()


def _private(case: Case) -> set[tuple[str, str]]:
    """What is not shared with the partners: an organisation, and the statement or topic that it answered about."""
    private = {(each.organisation, each.id) for each in case.statements if each.share != "partners"}
    private |= {(each.organisation, each.statement) for each in case.responses if each.share != "partners"}
    private |= {(each.organisation, each.topic) for each in case.ratings if each.share != "partners"}
    return private


def seat_code(place: int) -> str:
    """The letter of the seat with this index: A to Z, then AA, AB and on."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
