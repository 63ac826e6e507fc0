"""What somebody can ask to be told about a case: how it stands, what they wanted to ask, and what came back."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot import access
from bot.cases import whole_case
from bot.conversation.wording.menus import CaseLine
from bot.i18n import Words
from bot.interviews.loading import Interviews
from bot.interviews.rounds import REACTION_SOURCES
from bot.model import COORDINATOR, Belief, Finding
from bot.phrases import own_outcome_text, verdict_text
from bot.store.contract import Participant, Seat, Store


@dataclass(frozen=True, slots=True)
class Attendance:
    """How far an organisation is: how many questions it `answered` of those it was `asked`, whether it `released`,
    and to how many statements of others it `reacted` of those there are `to_react` to."""

    organisation: str
    answered: int
    asked: int
    released: bool
    reacted: int
    to_react: int

    @property
    def waited_for(self) -> bool:
        """Whether something is still to come from it."""
        return not self.released or self.reacted < self.to_react


def attendance(store: Store, interviews: Interviews, case: str) -> list[Attendance]:
    """How far every organisation is, in the case's order. Raises `AccessFault` when there is no such case."""
    seen = access.visible(whole_case.gather(store, interviews, case), COORDINATOR)
    told = Counter(each.organisation for each in seen.statements if each.kind in REACTION_SOURCES)
    kinds = {each.id: each.kind for each in seen.statements}
    reacted = Counter(
        organisation
        for organisation, statement in {(each.organisation, each.statement) for each in seen.responses}
        if kinds.get(statement) in REACTION_SOURCES
    )
    return [
        Attendance(
            each.organisation,
            each.answered or 0,
            each.asked or 0,
            each.released,
            reacted[each.organisation],
            told.total() - told[each.organisation],
        )
        for each in seen.coverage
    ]


def standing(attended: Sequence[Attendance], title: str, names: dict[str, str], say: Words) -> str:
    """How a case stands, for its coordinator: who answered, released and reacted, and who is waited for."""
    lines = [say("How it stands with {case}:", case=title)]
    for each in attended:
        name = names[each.organisation]
        if not each.asked:
            lines.append(say("- {organisation}: nobody has begun yet", organisation=name))
            continue
        lines.append(
            say(
                "- {organisation}: {answered} of {asked} answered, {state}",
                organisation=name,
                answered=each.answered,
                asked=each.asked,
                state=say("released") if each.released else say("not released yet"),
            )
        )
        if each.released and each.to_react:
            reacted = say("reacted to {reacted} of {of}", reacted=each.reacted, of=each.to_react)
            lines[-1] += f", {reacted}"
    return "\n".join(lines)


def questions(store: Store, interviews: Interviews, part: Participant, say: Words) -> str:
    """What a participant wanted to ask, whom, and what came back: theirs alone."""
    own = whole_case.own_case(store, interviews, part)
    seen = access.visible(whole_case.gather(store, interviews, part.case), part.organisation)
    names = {one.id: one.name for one in seen.organisations}
    after = say.command("after")
    beliefs = [belief for belief in own.beliefs if belief.question or belief.enquire]
    if not beliefs:
        return say("You have no questions to ask yet. You make them in the part “Assume nothing”.")
    texts = []
    for belief in beliefs:
        found = [each for each in seen.findings if each.belief == belief.id]
        texts.append("\n".join(_asked(belief, found, names[belief.about], say)))
    closing = say(
        "Type {command} to note what you heard. It is then kept with what you thought.", command=after
    )
    return "\n\n".join((say("This is what you want to ask:"), *texts, closing))


def _asked(belief: Belief, found: Sequence[Finding], partner: str, say: Words) -> list[str]:
    lines = [say("To {partner}: “{question}”", partner=partner, question=belief.question or belief.text)]
    if belief.ask:
        lines.append(say("Whom: {ask}", ask=belief.ask))
    lines.append(say("You thought: “{belief}”", belief=belief.text))
    for each in found:
        verdict = verdict_text(each, say)
        words = f" “{each.heard}”" if each.heard else ""
        lines.append(say("{partner} was asked and says: {verdict}", partner=partner, verdict=verdict) + words)
    if belief.enquire and not found:
        lines.append(say("This is put to {partner}. There is no answer yet.", partner=partner))
    if belief.heard:
        lines.append(say("You heard: “{heard}”", heard=belief.heard))
    if belief.outcome != "open":
        lines.append(own_outcome_text(belief.outcome, say))
    if belief.changes:
        lines.append(say("What changes: “{changes}”", changes=belief.changes))
    return lines


def case_lines(store: Store, seats: Sequence[Seat], carried: Callable[[Seat], bool]) -> list[CaseLine]:
    """The cases somebody takes part in, to choose from; of one that is not `carried` here nothing is told."""
    lines = []
    for seat in seats:
        part = seat.part
        if not carried(seat):
            lines.append(CaseLine(part.case, "", "", elsewhere=True))
            continue
        names = {one.id: one.name for one in store.organisations(part.case)}
        title = whole_case.row(store, part.case).title
        lines.append(CaseLine(part.case, title, names.get(part.organisation, "")))
    return lines
