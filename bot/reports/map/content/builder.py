"""Gathers what stands on a map from a case and its comparison, and numbers it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.analysis.comparison import Comparison
from bot.analysis.mismatch import Mismatch
from bot.model import COORDINATOR, Belief, Case, Organisation, Statement
from bot.phrases import open_question, plain
from bot.reports.map.content.model import (
    MOST_INTERESTS,
    Ambition,
    Chip,
    Clean,
    Content,
    Edition,
    Open,
    Passing,
    Question,
    Seat,
    Tension,
    Words,
)
from bot.reports.map.content.tension_text import opposites, tension

_TENSIONS = ("limit", "opposed topic", "opposed interest")
"""The mismatches that organisations may see of each other on a wall; none of them tells what anybody believes."""


def content(
    case: Case, comparison: Comparison, reader: str, say: Words, edition: Edition, clean: Clean = plain
) -> Content:
    """What stands on the map of a case as `reader` may see it: the case has passed `access.visible` for them.

    `clean` makes texts of people safe for where they will stand. Questions are for the coordinator's map alone:
    on that of an organisation they would be its own thoughts about the others.
    """
    return _Gathering(case, comparison, reader, say, clean).content(edition)


class _Gathering:
    def __init__(self, case: Case, comparison: Comparison, reader: str, say: Words, clean: Clean) -> None:
        self.case, self.comparison, self.reader, self.say, self.clean = case, comparison, reader, say, clean
        self.place = {each.id: place for place, each in enumerate(case.organisations)}
        self.codes = {each.id: code(place) for place, each in enumerate(case.organisations)}
        self.names = {each.id: clean(each.name) for each in case.organisations}
        self.statements = {each.id: each for each in case.statements}
        self.by_owner: dict[str, list[Statement]] = defaultdict(list)
        for each in case.statements:
            self.by_owner[each.organisation].append(each)
        self.private = {(each.organisation, each.id) for each in case.statements if each.share != "partners"}
        self.private |= {
            (each.organisation, each.statement) for each in case.responses if each.share != "partners"
        }
        self.private |= {(each.organisation, each.topic) for each in case.ratings if each.share != "partners"}
        self.marked = False

    def content(self, edition: Edition) -> Content:
        passings, chips = self._passings()
        tensions = self._tensions()
        questions = self._questions() if self.reader == COORDINATOR else ()
        exchange = self.comparison.exchange
        return Content(
            title=self.clean(self.case.title),
            subtitle=self._subtitle(edition),
            language=self.say.language,
            ambition=self._ambition(),
            seats=tuple(self._seat(each, chips, tensions, questions) for each in self.case.organisations),
            passings=tuple(passings),
            tensions=tensions,
            questions=questions,
            unmet=tuple(self._open(exchange.unmet_needs)),
            unused=tuple(self._open(exchange.unused_offers)),
            asks=self.reader == COORDINATOR,
            notices=tuple(self._notices(questions)),
        )

    def _subtitle(self, edition: Edition) -> str:
        say, day = self.say, self.say.day(edition.made)
        stands = say("Draft of {date}", date=day)
        if edition.version is not None:
            stands = say("Version {number}, {date}", number=edition.version, date=day)
        if not self.case.meeting:
            return stands
        return say("Meeting on {date}", date=say.day(self.case.meeting)) + " · " + stands

    def _ambition(self) -> Ambition | None:
        for found in self.comparison.shared_ambition:
            statements = [self.statements[each] for each in found.statements]
            first = next((each for each in statements if each.kind == "ambition"), statements[0])
            said = [(who, what) for who in found.organisations for what in found.statements]
            return Ambition(
                self._marked(self._text(first), *said),
                found.status == "proposed",
                tuple(self.codes[each] for each in found.organisations),
                tuple(self.codes[each] for each in found.silent),
            )
        return None

    def _text(self, statement: Statement) -> str:
        return self._marked(self.clean(statement.text), (statement.organisation, statement.id))

    def _marked(self, text: str, *said: tuple[str, str]) -> str:
        """A text with a star when any of what was said, by whom and on what, is not shared with the partners."""
        if self.private.isdisjoint(said):
            return text
        self.marked = True
        return text if text.endswith(" *") else f"{text} *"

    def _passings(self) -> tuple[list[Passing], "_Chips"]:
        """Matches, then offers that others said they can use, numbered; with what is written on which chip."""
        chips, found = _Chips(), list[Passing]()
        taken = set()
        for match in self.comparison.exchange.matches:
            need, number = self.statements[match.need], len(found) + 1
            offer = self.statements[match.offer] if match.offer else None
            taken.add((match.offer, need.organisation))
            chips.note(need.id, number, match.status == "proposed")
            chips.note(offer.id if offer else (match.giver, "brings"), number, match.status == "proposed")
            found.append(
                Passing(
                    number,
                    self.place[match.giver],
                    self.place[need.organisation],
                    self._text(offer) if offer else "",
                    self._marked(self._text(need), (match.giver, need.id)),
                    match.status == "proposed",
                )
            )
        for taker in self.comparison.exchange.takers:
            offer, number = self.statements[taker.offer], len(found) + 1
            if (offer.id, taker.organisation) not in taken:
                chips.note(offer.id, number, False)
                chips.note((taker.organisation, "wants"), number, False)
                giver = self.place[offer.organisation]
                place = self.place[taker.organisation]
                text = self._marked(self._text(offer), (taker.organisation, offer.id))
                found.append(Passing(number, giver, place, text, "", False))
        return found, chips

    def _tensions(self) -> tuple[Tension, ...]:
        """Each once: all who are against the same text are one tension with whose text it is."""
        found: dict[tuple[str, tuple[str, ...]], list[Mismatch]] = defaultdict(list)
        for mismatch in self.comparison.mismatches:
            if mismatch.kind in _TENSIONS:
                found[mismatch.kind, mismatch.evidence].append(mismatch)
        return tuple(self._tension(number, together) for number, together in enumerate(found.values(), 1))

    def _tension(self, number: int, together: Sequence[Mismatch]) -> Tension:
        pairs = tuple((self.place[one], self.place[other]) for one, other in opposites(together))
        text = self.clean(tension(together, self.codes, self.say))
        said = [(who, what) for each in together for who in each.organisations for what in each.evidence]
        seats = tuple(dict.fromkeys(seat for pair in pairs for seat in pair))
        return Tension(number, seats, pairs, self._marked(text, *said))

    def _questions(self) -> tuple[Question, ...]:
        """Every untested assumption as a question to whom it is about; the same question stands once."""
        asked: dict[tuple[int, str], None] = {}
        for assumption in self.comparison.assumptions:
            if assumption.verdict == "open" and assumption.belief.about in self.place:
                text = self._asked(assumption.belief)
                asked.setdefault((self.place[assumption.belief.about], text))
        ordered = sorted(asked, key=lambda each: each[0])
        return tuple(Question(number, seat, text) for number, (seat, text) in enumerate(ordered, 1))

    def _asked(self, belief: Belief) -> str:
        """The question that its holder lets be put to the other, unless it tells who that is; else a plain one."""
        own = self.clean(belief.question or "")
        if own and belief.enquire and not self._tells(own, belief.organisation):
            return own
        return open_question(belief.kind, self.say)

    def _tells(self, text: str, organisation: str) -> bool:
        """Whether a question names who asks it: by its id, its name, or a word of it that no other name has."""
        others = {word for name, full in self.names.items() if name != organisation for word in _folded(full)}
        telling = {word for word in _folded(self.names[organisation]) if len(word) > 3} - others
        words = _folded(text)
        named = " ".join(_folded(self.names[organisation])) in " ".join(words)
        return named or not telling.isdisjoint(words) or organisation.casefold() in words

    def _seat(
        self,
        organisation: Organisation,
        chips: "_Chips",
        tensions: Iterable[Tension],
        questions: Iterable[Question],
    ) -> Seat:
        place, say = self.place[organisation.id], self.say
        weighty = self._weightiest(organisation.id, "interest")
        too = chips.numbered((organisation.id, "brings"), say("Can bring this too:"))
        also = chips.numbered((organisation.id, "wants"), say("Can use this too:"))
        own = self.by_owner[organisation.id]
        return Seat(
            id=organisation.id,
            code=self.codes[organisation.id],
            name=self.names[organisation.id],
            ambition=next(iter(self._weightiest(organisation.id, "ambition")), ""),
            interests=tuple(weighty[:MOST_INTERESTS]),
            further=tuple(weighty[MOST_INTERESTS:]),
            brings=tuple(chips.on(each.id, self._text(each)) for each in own if each.kind == "offer") + too,
            wants=tuple(chips.on(each.id, self._text(each)) for each in own if each.kind == "need") + also,
            tensions=tuple(each.number for each in tensions if place in each.seats),
            questions=tuple(each.number for each in questions if each.seat == place),
        )

    def _weightiest(self, organisation: str, kind: str) -> list[str]:
        told = [each for each in self.by_owner[organisation] if each.kind == kind]
        return [self._text(each) for each in sorted(told, key=lambda each: -(each.weight or 0))]

    def _open(self, statements: Iterable[str]) -> Iterable[Open]:
        for each in statements:
            statement = self.statements[each]
            yield Open(self.place[statement.organisation], self._text(statement))

    def _notices(self, questions: tuple[Question, ...]) -> Iterable[str]:
        say = self.say
        if self.marked and self.reader == COORDINATOR:
            yield say("For the coordinator alone: what has a * is not shared with the partners.")
        elif self.marked:
            name = self.names[self.reader]
            yield say("For {name} alone: what has a * is not shared with the partners.", name=name)
        if questions and len(self.place) <= 3:
            yield say("With so few organisations people can guess who a question comes from.")


class _Chips:
    """The numbers on each chip, by the id of its statement or by whose chip without a text it is."""

    def __init__(self) -> None:
        self._numbers: dict[object, list[int]] = defaultdict(list)
        self._proposed: set[int] = set()

    def note(self, chip: object, number: int, proposed: bool) -> None:
        self._numbers[chip].append(number)
        if proposed:
            self._proposed.add(number)

    def on(self, chip: object, text: str) -> Chip:
        numbers = tuple(self._numbers[chip])
        return Chip(text, numbers, frozenset(self._proposed.intersection(numbers)))

    def numbered(self, chip: object, text: str) -> tuple[Chip, ...]:
        """The chip of who only reacted; none when they did not."""
        return (replace(self.on(chip, text), told=False),) if self._numbers[chip] else ()


def code(place: int) -> str:
    """The letter of a seat: A to Z, then AA, AB and on."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _folded(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
