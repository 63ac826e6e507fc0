"""The comparison as a paper for the coordinator: the text report with tables and the quoted answers."""

from collections.abc import Callable, Iterable, Sequence

from bot.analysis.comparison import Comparison
from bot.model import Case
from bot.phrases import Translate, number_text, plain
from bot.reports.compared_case import ComparedCase
from bot.reports.papers.content.document_outline import DocumentOutline
from bot.reports.papers.content.imprint import LACKING, Imprint
from bot.reports.papers.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Table,
    cell,
    line,
)
from bot.reports.text.agreements import add_agreements
from bot.reports.text.assumptions import add_assumptions
from bot.reports.text.conditions import add_conditions
from bot.reports.text.coverage import add_open_points
from bot.reports.text.exchange import add_exchange
from bot.reports.text.mismatches import add_other_mismatches
from bot.reports.text.outline import Outline
from bot.reports.text.report import subject
from bot.reports.text.statements import add_ambitions, add_interests, add_limits
from bot.reports.text.summary import add_summary
from bot.reports.text.topics import add_topics

MOST_ACROSS, MOST_NAMED = 10, 4
"""How many organisations stand side by side in one table of positions, and how many there by their name."""

Part = Callable[[ComparedCase], Iterable[Block]]


def comparison_document(case: Case, comparison: Comparison, reader: str, imprint: Imprint) -> Document:
    """The report in the language of its imprint. `reader` is whom the comparison was made for."""
    say = imprint.say
    compared = ComparedCase(case, comparison, say, quotes=True)
    blocks: list[Block] = [
        Paragraph(line(" ".join(imprint.front(case, reader)))),
        Paragraph(line(say("Between square brackets stand the ids of the answers that a line rests on."))),
    ]
    for part in _PARTS:
        blocks += part(compared)
    return Document(
        language=imprint.language,
        title=plain(case.title) or case.id,
        subtitle=subject(case, say),
        made=imprint.made,
        blocks=tuple(blocks),
        foot=" – ".join(filter(None, (plain(case.title), imprint.mark))),
        lacking_note=say(LACKING),
        theme=imprint.theme,
    )


def _outlined(*parts: Callable[[Outline, ComparedCase], None], numbered_headings: bool = False) -> Part:
    """Parts of the text report as they are there."""

    def blocks(compared: ComparedCase) -> Iterable[Block]:
        outline = DocumentOutline(numbered_headings=numbered_headings)
        for part in parts:
            part(outline, compared)
        return outline.blocks()

    return blocks


def _coverage(compared: ComparedCase) -> Iterable[Block]:
    """Who takes part, and how much of its interview each organisation answered."""
    say, coverage = compared.say, {each.organisation: each for each in compared.comparison.coverage}
    yield Heading(say("Who has answered"))
    columns = [Column(say("Organisation"), 4), Column(say("Id"), 1.2)]
    if coverage:
        columns += [Column(title, 1.2) for title in (say("Answered"), say("Asked"), say("Released"))]
    else:
        yield Paragraph(
            line(say("How much of an interview was answered is not known here. The organisations:"))
        )
    rows = []
    for organisation, name in compared.names.items():
        own = coverage.get(organisation)
        texts = [name, organisation]
        if coverage:
            released = say("yes") if own and own.released else say("no")
            texts += [str(own.answered), str(own.asked), released] if own else ["", "", ""]
        rows.append(tuple(map(cell, texts)))
    yield Table(tuple(columns), tuple(rows))


def _positions(compared: ComparedCase) -> Iterable[Block]:
    """Where everybody stands on every topic, in as few tables as have room for the organisations."""
    say, names = compared.say, list(compared.names.items())
    if not compared.case.topics:
        return
    yield Heading(say("All positions together"))
    yield Paragraph(line(say("From -2, strongly against, to +2, strongly in favour; ? is: does not know.")))
    named = len(names) <= MOST_NAMED
    for start in range(0, len(names), MOST_ACROSS):
        across = names[start : start + MOST_ACROSS]
        rows = []
        for topic, result in zip(compared.case.topics, compared.comparison.topics, strict=True):
            positions = []
            for organisation, _ in across:
                stance = result.stances.get(organisation)
                position = stance.position if stance else None
                positions.append(_position(position, say, unknown=organisation in result.unknown))
            rows.append((cell(f"{plain(topic.text)} [{topic.id}]"), *positions))
        heads = (Column(name if named else organisation) for organisation, name in across)
        yield Table((Column(say("Topic"), 2 if named else 6), *heads), tuple(rows))


def _position(position: float | None, say: Translate, *, unknown: bool) -> Cell:
    if position is None:
        return cell("?" if unknown else "")
    return cell(f"{'+' if position > 0 else ''}{number_text(position, say)}")


_PARTS: Sequence[Part] = (
    _outlined(add_summary),
    _coverage,
    _outlined(add_ambitions, add_interests, add_exchange, add_limits),
    _positions,
    _outlined(add_topics, numbered_headings=True),
    _outlined(add_assumptions, add_conditions, add_agreements, add_other_mismatches, add_open_points),
)
