"""The sheets of a workbook about what was said, and what was not: one row for each thing."""

from collections.abc import Iterable, Iterator

from bot.analysis.stances import Reaction
from bot.phrases import firmness_text, kind_text
from bot.reports.papers.content.workbook import Field, Part, Row
from bot.reports.view import View


def organisations(view: View) -> Part:
    """Who takes part, and how far each is."""
    say, comparison = view.say, view.comparison
    covered = {each.organisation: each for each in comparison.coverage}

    def rows() -> Iterator[Row]:
        for each in view.case.organisations:
            found = covered.get(each.id)
            counted: Row = (None, None, None)
            if found:
                counted = (found.answered, found.asked, say("yes") if found.released else say("no"))
            ambivalence = comparison.convergence.ambivalence.get(each.id)
            yield (
                each.id,
                each.name,
                each.kind,
                *counted,
                None if ambivalence is None else round(ambivalence, 2),
            )

    columns = (
        Field(say("Id"), 8),
        Field(say("Organisation"), 34, wraps=True),
        Field(say("What it is"), 24, wraps=True),
        Field(say("Answered"), 12),
        Field(say("Asked"), 12),
        Field(say("Released"), 12),
        Field(say("Agrees and differs with the same (0 to 1)"), 18),
    )
    return say("Organisations"), columns, rows()


def statements(view: View) -> Part:
    """What everybody says of itself, with how many react how."""
    say = view.say

    def rows() -> Iterator[Row]:
        for told in view.case.statements:
            firm = firmness_text(told.firmness, say) if told.kind == "limit" else ""
            said = view.comparison.reactions.get(told.id, {}).values()
            about = (
                told.id,
                view.names[told.organisation],
                kind_text(told.kind, say),
                told.text,
                told.detail,
            )
            yield *about, told.department, told.weight, firm, *(count or None for count in _counted(said))

    columns = (
        Field(say("Id"), 10),
        Field(say("Organisation"), 28, wraps=True),
        Field(say("About"), 18),
        Field(say("Text"), 60, wraps=True),
        Field(say("Added"), 30, wraps=True),
        Field(say("Department"), 18, wraps=True),
        Field(say("Weight (0 to 4)"), 10),
        Field(say("How firm"), 24, wraps=True),
        Field(say("In favour"), 10),
        Field(say("Neutral"), 10),
        Field(say("Against"), 10),
        Field(say("Don't know"), 10),
        Field(say("Rather not say"), 10),
    )
    return say("Statements"), columns, rows()


def _counted(said: Iterable[Reaction]) -> tuple[int, int, int, int, int]:
    """How many reactions are favourable, neutral, unfavourable, not known and declined."""
    favourable = neutral = against = unknown = declined = 0
    for each in said:
        if each.position is None:
            declined, unknown = declined + each.declined, unknown + (not each.declined)
        else:
            favourable, against = favourable + (each.position > 0), against + (each.position < 0)
            neutral += each.position == 0
    return favourable, neutral, against, unknown, declined


def reactions(view: View) -> Part:
    """Every reaction to a statement."""
    say = view.say

    def rows() -> Iterator[Row]:
        for told in view.case.statements:
            for name, reaction in view.comparison.reactions.get(told.id, {}).items():
                silence = say("rather not say") if reaction.declined else say("don't know")
                state = silence if reaction.position is None else None
                about = (
                    told.id,
                    view.names[told.organisation],
                    kind_text(told.kind, say),
                    told.text,
                    view.names[name],
                )
                yield *about, reaction.position, state, " ".join(reaction.remarks)

    columns = (
        Field(say("Id"), 10),
        Field(say("Said by"), 28, wraps=True),
        Field(say("About"), 18),
        Field(say("Text"), 50, wraps=True),
        Field(say("Reaction of"), 28, wraps=True),
        Field(say("Reaction (-2 to 2)"), 12),
        Field(say("No reaction"), 16),
        Field(say("Remark"), 40, wraps=True),
    )
    return say("Reactions"), columns, rows()


def conditions(view: View) -> Part:
    """Conditions and risks, and who decides."""
    say = view.say

    def rows() -> Iterator[Row]:
        for told in view.case.statements:
            if told.kind in ("condition", "risk"):
                yield told.id, view.names[told.organisation], kind_text(told.kind, say), told.text
        for each in view.case.decisions:
            yield each.id, view.names[each.organisation], say("who decides"), each.text

    columns = (
        Field(say("Id"), 10),
        Field(say("Organisation"), 34, wraps=True),
        Field(say("About"), 18),
        Field(say("Text"), 80, wraps=True),
    )
    return say("Conditions"), columns, rows()


def silence(view: View) -> Part:
    """What was not answered, not known and declined, each on a row of its own."""
    say = view.say
    texts = {topic.id: topic.text for topic in view.case.topics}
    texts |= {told.id: told.text for told in view.case.statements}

    def rows() -> Iterator[Row]:
        for each in view.comparison.silence:
            called = view.names[each.organisation]
            for state, ids in (
                (say("topic without an answer here"), each.unanswered),
                (say("does not know its position"), each.unknown),
                (say("is neutral on a topic"), each.neutral),
                (say("its own people contradict each other"), each.contradicts),
                (say("rather not say"), each.declined_reactions),
                (say("does not know its reaction"), each.unknown_reactions),
                (say("is neutral about it"), each.neutral_reactions),
                (say("finds the opposite"), each.contradicting_reactions),
            ):
                yield from ((called, state, one, texts.get(one), None) for one in ids)
            if each.unanswered_reactions:
                yield called, say("statements without a reaction here"), None, None, each.unanswered_reactions
            yield from (
                (called, say("nothing told here about"), None, kind_text(one, say), None)
                for one in each.untold
            )

    columns = (
        Field(say("Organisation"), 34, wraps=True),
        Field(say("What is open"), 34, wraps=True),
        Field(say("Id"), 10),
        Field(say("Text"), 70, wraps=True),
        Field(say("How many"), 10),
    )
    return say("Still open"), columns, rows()
