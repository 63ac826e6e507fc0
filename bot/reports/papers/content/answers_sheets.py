"""The sheets of a workbook about what was said, and what was not: one row for each thing."""

from collections.abc import Iterable, Iterator

from bot.analysis.silence import Silence
from bot.analysis.stances import Reaction
from bot.model import Coverage
from bot.phrases import Translate, firmness_text, kind_text
from bot.reports.compared_case import ComparedCase
from bot.reports.papers.workbook import SheetColumn, SheetContent, SheetRow


def organisations_sheet(compared: ComparedCase) -> SheetContent:
    """Who takes part, and how far each is."""
    say = compared.say
    columns = (
        SheetColumn(say("Id"), 8),
        SheetColumn(say("Organisation"), 34, wraps=True),
        SheetColumn(say("What it is"), 24, wraps=True),
        SheetColumn(say("Answered"), 12),
        SheetColumn(say("Asked"), 12),
        SheetColumn(say("Released"), 12),
        SheetColumn(say("Agrees and differs with the same (0 to 1)"), 18),
    )
    return SheetContent(say("Organisations"), columns, _organisations(compared))


def _organisations(compared: ComparedCase) -> Iterator[SheetRow]:
    coverage = {each.organisation: each for each in compared.comparison.coverage}
    for each in compared.case.organisations:
        ambivalence = compared.comparison.convergence.ambivalence.get(each.id)
        yield (
            each.id,
            each.name,
            each.kind,
            *_covered(coverage.get(each.id), compared.say),
            None if ambivalence is None else round(ambivalence, 2),
        )


def _covered(coverage: Coverage | None, say: Translate) -> SheetRow:
    if coverage is None:
        return None, None, None
    return coverage.answered, coverage.asked, say("yes") if coverage.released else say("no")


def statements_sheet(compared: ComparedCase) -> SheetContent:
    """What everybody says of itself, with how many react how."""
    say = compared.say
    columns = (
        SheetColumn(say("Id"), 10),
        SheetColumn(say("Organisation"), 28, wraps=True),
        SheetColumn(say("About"), 18),
        SheetColumn(say("Text"), 60, wraps=True),
        SheetColumn(say("Added"), 30, wraps=True),
        SheetColumn(say("Department"), 18, wraps=True),
        SheetColumn(say("Weight (0 to 4)"), 10),
        SheetColumn(say("How firm"), 24, wraps=True),
        SheetColumn(say("In favour"), 10),
        SheetColumn(say("Neutral"), 10),
        SheetColumn(say("Against"), 10),
        SheetColumn(say("Don't know"), 10),
        SheetColumn(say("Rather not say"), 10),
    )
    return SheetContent(say("Statements"), columns, _statements(compared))


def _statements(compared: ComparedCase) -> Iterator[SheetRow]:
    say = compared.say
    for each in compared.case.statements:
        reactions = compared.comparison.reactions.get(each.id, {}).values()
        yield (
            each.id,
            compared.names[each.organisation],
            kind_text(each.kind, say),
            each.text,
            each.detail,
            each.department,
            each.weight,
            firmness_text(each.firmness, say) if each.kind == "limit" else "",
            *(count or None for count in _counts(reactions)),
        )


def _counts(reactions: Iterable[Reaction]) -> tuple[int, int, int, int, int]:
    """How many reactions are favourable, neutral, unfavourable, not known and declined."""
    favourable = neutral = against = unknown = declined = 0
    for each in reactions:
        if each.position is None:
            declined, unknown = declined + each.declined, unknown + (not each.declined)
        else:
            favourable, against = favourable + (each.position > 0), against + (each.position < 0)
            neutral += each.position == 0
    return favourable, neutral, against, unknown, declined


def reactions_sheet(compared: ComparedCase) -> SheetContent:
    """Every reaction to a statement."""
    say = compared.say
    columns = (
        SheetColumn(say("Id"), 10),
        SheetColumn(say("Said by"), 28, wraps=True),
        SheetColumn(say("About"), 18),
        SheetColumn(say("Text"), 50, wraps=True),
        SheetColumn(say("Reaction of"), 28, wraps=True),
        SheetColumn(say("Reaction (-2 to 2)"), 12),
        SheetColumn(say("No reaction"), 16),
        SheetColumn(say("Remark"), 40, wraps=True),
    )
    return SheetContent(say("Reactions"), columns, _reactions(compared))


def _reactions(compared: ComparedCase) -> Iterator[SheetRow]:
    say = compared.say
    for each in compared.case.statements:
        for organisation, reaction in compared.comparison.reactions.get(each.id, {}).items():
            no_position = say("rather not say") if reaction.declined else say("don't know")
            yield (
                each.id,
                compared.names[each.organisation],
                kind_text(each.kind, say),
                each.text,
                compared.names[organisation],
                reaction.position,
                no_position if reaction.position is None else None,
                " ".join(reaction.remarks),
            )


def conditions_sheet(compared: ComparedCase) -> SheetContent:
    """Conditions and risks, and who decides."""
    say = compared.say
    columns = (
        SheetColumn(say("Id"), 10),
        SheetColumn(say("Organisation"), 34, wraps=True),
        SheetColumn(say("About"), 18),
        SheetColumn(say("Text"), 80, wraps=True),
    )
    return SheetContent(say("Conditions"), columns, _conditions(compared))


def _conditions(compared: ComparedCase) -> Iterator[SheetRow]:
    say, names = compared.say, compared.names
    for each in compared.case.statements:
        if each.kind in ("condition", "risk"):
            yield each.id, names[each.organisation], kind_text(each.kind, say), each.text
    for decision in compared.case.decisions:
        yield decision.id, names[decision.organisation], say("who decides"), decision.text


def open_points_sheet(compared: ComparedCase) -> SheetContent:
    """What was not answered, not known and declined, each on a row of its own."""
    say = compared.say
    columns = (
        SheetColumn(say("Organisation"), 34, wraps=True),
        SheetColumn(say("What is open"), 34, wraps=True),
        SheetColumn(say("Id"), 10),
        SheetColumn(say("Text"), 70, wraps=True),
        SheetColumn(say("How many"), 10),
    )
    return SheetContent(say("Still open"), columns, _open_points(compared))


def _open_points(compared: ComparedCase) -> Iterator[SheetRow]:
    say = compared.say
    texts = {topic.id: topic.text for topic in compared.case.topics}
    texts |= {each.id: each.text for each in compared.case.statements}
    for each in compared.comparison.silence:
        name = compared.names[each.organisation]
        for label, ids in _open_ids(each, say):
            yield from ((name, label, one, texts.get(one), None) for one in ids)
        if each.unanswered_reactions:
            label = say("statements without a reaction here")
            yield name, label, None, None, each.unanswered_reactions
        label = say("nothing told here about")
        yield from ((name, label, None, kind_text(kind, say), None) for kind in each.untold)


def _open_ids(each: Silence, say: Translate) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What is open for an organisation, with the ids of the topics or statements that it is about."""
    return (
        (say("topic without an answer here"), each.unanswered),
        (say("does not know its position"), each.unknown),
        (say("is neutral on a topic"), each.neutral),
        (say("its own people contradict each other"), each.contradicts),
        (say("rather not say"), each.declined_reactions),
        (say("does not know its reaction"), each.unknown_reactions),
        (say("is neutral about it"), each.neutral_reactions),
        (say("finds the opposite"), each.contradicting_reactions),
    )
