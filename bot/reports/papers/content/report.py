"""The comparison as a paper for the coordinator: what the text report says, with tables and the quoted answers."""

from collections.abc import Callable, Iterable, Sequence

from bot.analysis.comparison import Comparison
from bot.model import Case
from bot.phrases import number_text, organisation_names, plain
from bot.reports.papers.content.document import Block, Column, Document, Heading, Paragraph, Table, cell, line
from bot.reports.papers.content.edition import LACKING, Edition
from bot.reports.papers.content.report_blocks import Leaf
from bot.reports.text.agreements import agreements
from bot.reports.text.page import Page
from bot.reports.text.process import assumed, conditions, silent
from bot.reports.text.report import others, shortly, title_line
from bot.reports.text.statements import ambitions, exchanged, interests, limits
from bot.reports.text.topics import topics
from bot.reports.view import View

MOST_ACROSS, MOST_NAMED = 10, 4
"""As many organisations stand beside each other in one table of positions, and as many there by their name."""

Part = Callable[[View], Iterable[Block]]


def comparison_document(case: Case, comparison: Comparison, reader: str, edition: Edition) -> Document:
    """The report in the language of `edition`. `reader` is whom the comparison was made for."""
    say, called = edition.say, organisation_names(case)
    statements = {each.id: each for each in case.statements}
    view = View(case, comparison, say, called, statements, quotes=True)
    blocks: list[Block] = [
        Paragraph(line(" ".join(edition.front(case, reader)))),
        Paragraph(line(say("Between square brackets stand the ids of the answers that a line rests on."))),
    ]
    for part in _PARTS:
        blocks += part(view)
    return Document(
        language=edition.language,
        title=plain(case.title) or case.id,
        subtitle=title_line(case, say),
        made=edition.made,
        blocks=tuple(blocks),
        foot=" – ".join(filter(None, (plain(case.title), edition.mark))),
        lacking=say(LACKING),
        theme=edition.theme,
    )


def _told(*parts: Callable[[Page, View], None], headed: bool = False) -> Part:
    """Parts of the text report, as they are told there."""

    def blocks(view: View) -> Iterable[Block]:
        leaf = Leaf(headed)
        for part in parts:
            part(leaf, view)
        return leaf.blocks()

    return blocks


def _answered(view: View) -> Iterable[Block]:
    """Who takes part, and how much of its interview each organisation answered."""
    say, coverage = view.say, {each.organisation: each for each in view.comparison.coverage}
    yield Heading(say("Who has answered"))
    columns = [Column(say("Organisation"), 4), Column(say("Id"), 1.2)]
    if coverage:
        columns += [Column(title, 1.2) for title in (say("Answered"), say("Asked"), say("Released"))]
    else:
        yield Paragraph(
            line(say("How much of an interview was answered is not known here. The organisations:"))
        )
    rows = []
    for name, called in view.names.items():
        found = coverage.get(name)
        told = [called, name]
        if coverage:
            released = say("yes") if found and found.released else say("no")
            told += [str(found.answered), str(found.asked), released] if found else ["", "", ""]
        rows.append(tuple(map(cell, told)))
    yield Table(tuple(columns), tuple(rows))


def _positions(view: View) -> Iterable[Block]:
    """Where everybody stands on every topic, in one view."""
    say, called = view.say, list(view.names.items())
    if not view.case.topics:
        return
    yield Heading(say("All positions together"))
    yield Paragraph(line(say("From -2, strongly against, to +2, strongly in favour; ? is: does not know.")))
    for start in range(0, len(called), MOST_ACROSS):
        across = called[start : start + MOST_ACROSS]
        rows = []
        for topic, compared in zip(view.case.topics, view.comparison.topics, strict=True):
            places = []
            for name, _ in across:
                stance = compared.stances.get(name)
                known = stance is not None and stance.position is not None
                unknown = "?" if name in compared.unknown else ""
                places.append(cell(_signed(stance.position, view) if stance and known else unknown))
            rows.append((cell(f"{plain(topic.text)} [{topic.id}]"), *places))
        named = len(called) <= MOST_NAMED
        heads = (Column(name if named else short) for short, name in across)
        yield Table((Column(say("Topic"), 2 if named else 6), *heads), tuple(rows))


def _signed(position: float | None, view: View) -> str:
    place = position or 0
    return f"{'+' if place > 0 else ''}{number_text(place, view.say)}"


_PARTS: Sequence[Part] = (
    _told(shortly),
    _answered,
    _told(ambitions, interests, exchanged, limits),
    _positions,
    _told(topics, headed=True),
    _told(assumed, conditions, agreements, others, silent),
)
