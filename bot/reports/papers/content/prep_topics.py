"""The part of a prep sheet about the topics: a participant's own positions beside those they think partners have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.errors import fill
from bot.model import Case, Rating
from bot.phrases import Translate, organisation_names, plain, position_text
from bot.reports.papers.document import Block, Cell, Column, Heading, Table, cell

MOST_ACROSS, MOST_TOPICS = 4, 7
"""Up to so many partners stand side by side, a row for each topic. More stand under each other, with so many topics
side by side; further topics get a table of their own."""


def topic_blocks(case: Case, organisation: str, say: Translate) -> Iterable[Block]:
    """Where we stand on each topic, and where I think the partners stand; nothing when there are no topics."""
    if not case.topics:
        return
    yield Heading(say("Where we stand, and where I think they stand"))
    partners = {each: name for each, name in organisation_names(case).items() if each != organisation}
    positions = _Positions(case, say)
    if len(partners) <= MOST_ACROSS:
        yield _partners_across(case, partners, positions)
    else:
        yield from _topics_across(case, partners, positions)


@dataclass(frozen=True, slots=True)
class _Positions:
    """The cells of a participant's own positions and of those they believe their partners have."""

    case: Case
    say: Translate

    def own(self) -> list[Cell]:
        """One for every topic, in the case's order."""
        ratings = {rating.topic: rating for rating in self.case.ratings}
        return [self._own(ratings.get(topic.id)) for topic in self.case.topics]

    def _own(self, rating: Rating | None) -> Cell:
        if rating is None:
            return cell("")
        position = self._text(rating.position)
        if rating.weight is None:
            return cell(position)
        return cell(position, fill(self.say("(weight {weight} of 4)"), {"weight": rating.weight}))

    def believed(self, partner: str) -> list[Cell]:
        """One for every topic, in the case's order."""
        positions = {
            each.topic: each.position for each in self.case.believed_ratings if each.about == partner
        }
        return [
            cell(self._text(positions[topic.id]) if topic.id in positions else "")
            for topic in self.case.topics
        ]

    def _text(self, position: int | None) -> str:
        return self.say("don't know") if position is None else position_text(position, self.say)


def _partners_across(case: Case, partners: Mapping[str, str], positions: _Positions) -> Table:
    """One table with a row for each topic and a column for each partner."""
    say = positions.say
    heads = (Column(say("Topic"), 2), Column(say("We"), 1.2), *map(Column, partners.values()))
    topics = [cell(plain(topic.text)) for topic in case.topics]
    columns = [topics, positions.own(), *(positions.believed(partner) for partner in partners)]
    return Table(heads, tuple(zip(*columns, strict=True)))


def _topics_across(case: Case, partners: Mapping[str, str], positions: _Positions) -> Iterable[Table]:
    """Tables with a row for each partner and columns for as many topics as there is room for."""
    say = positions.say
    rows = [(say("We"), positions.own())]
    rows += [(name, positions.believed(partner)) for partner, name in partners.items()]
    for start in range(0, len(case.topics), MOST_TOPICS):
        part = slice(start, start + MOST_TOPICS)
        heads = (Column(say("Who"), 3), *(Column(plain(topic.text)) for topic in case.topics[part]))
        yield Table(heads, tuple((cell(name), *cells[part]) for name, cells in rows))
