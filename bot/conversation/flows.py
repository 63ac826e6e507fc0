"""Moving between flows: entering and leaving them, what can be released in them, and the words for where one is."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from bot.cases import whole_case
from bot.cases.links import LINKS, links_to_judge
from bot.conversation.wording.prompts import Wording
from bot.dialog.agenda import Interview
from bot.dialog.engine import begin, greet, reopen
from bot.dialog.events import Turn
from bot.dialog.session import Answer
from bot.dialog.steps import Step
from bot.i18n import Words
from bot.interviews.loading import Interviews, Provider, home_flow
from bot.interviews.pseudonyms import Pseudonyms
from bot.interviews.releases import (
    RELEASE,
    Releasable,
    chosen_levels,
    proposed_levels,
    releasable,
    release_items,
    unreleased,
)
from bot.interviews.rounds import (
    AFTER,
    REACT,
    ROUNDS,
    SourceItems,
    confirmation_key,
    items_to_react_to,
    questions_to_ask,
)
from bot.model import Case
from bot.results.release_preview import release_preview
from bot.store.contract import Participant, Store


def enter(interviews: Interviews, part: Participant, interview: Interview, flow: str, say: Words) -> Turn:
    """Begin another flow for a participant, from its start."""
    return begin(interviews.entered(part, interview, flow, say))


def go_on(interviews: Interviews, part: Participant, interview: Interview, flow: str, say: Words) -> Turn:
    """Go on with a flow where a participant left it."""
    return greet(interviews.entered(part, interview, flow, say))


def leave(interviews: Interviews, part: Participant, interview: Interview) -> Turn:
    """Back to the flow that belongs to a participant's role."""
    return greet(interviews.in_flow(interview, home_flow(part), {}))


def enter_round(
    interviews: Interviews, part: Participant, interview: Interview, flow: str, say: Words
) -> Turn | None:
    """Go on with a round where a participant left it; None when it has nothing new to ask or to release."""
    entered = interviews.entered(part, interview, flow, say)
    confirmed = entered.session.answers.get(confirmation_key(flow))
    reopened: tuple[Answer, ...] = ()
    if confirmed is not None and confirmed.settled:
        entered = entered.at(reopen(entered.session, confirmed))
        reopened = (entered.session.answers[confirmed.key],)
    something = any(
        step.question.asks and step.key != confirmation_key(flow) for step in entered.agenda.steps
    )
    new = not isinstance(entered.matter, Step) or entered.matter.key != confirmation_key(flow)
    if not something or not (
        new or unreleased(offered_here(interviews, part, entered, say), interviews.releases(part))
    ):
        return None
    return replace(greet(entered), answers=reopened)


def reactions_wait(
    interviews: Interviews, store: Store, part: Participant, interview: Interview, say: Words
) -> bool:
    """Whether there is something of others to react to. Who has not begun to is not made to wait until all that
    others released is gathered: that they released anything is enough."""
    if not store.others_released(part.case, part.organisation):
        return False
    if not interviews.has_answered(interview, REACT):
        return True
    entered = interviews.entered(part, interview, REACT, say)
    steps = (step for step in entered.agenda.steps if step.question.asks)
    return any(entered.answer(step) is None and step.key != confirmation_key(REACT) for step in steps)


def unconfirmed(turn: Turn) -> Turn:
    """The turn in which what was changed in a round is to be confirmed once more before it is released."""
    session = turn.interview.session
    confirmed = session.answers.get(confirmation_key(turn.interview.flow.id))
    if confirmed is None or not confirmed.settled:
        return turn
    reopened = reopen(session, confirmed)
    fresh = greet(turn.interview.at(reopened))
    return replace(fresh, answers=(*turn.answers, reopened.answers[confirmed.key]))


def offered(interviews: Interviews, part: Participant, interview: Interview, say: Words) -> list[Releasable]:
    """What a participant can release, in all flows, with its present level."""
    found = list(_offered_at_home(interviews, part, interviews.in_flow(interview, home_flow(part), {}), say))
    for flow in ROUNDS:
        if interviews.has_answered(interview, flow):
            found += offered_here(interviews, part, interviews.entered(part, interview, flow, say), say)
    return found


def _offered_at_home(
    interviews: Interviews, part: Participant, interview: Interview, say: Words
) -> list[Releasable]:
    """The part of it that is from the flow of their role, put together once while they decide."""
    answers, circumstances = interview.session.answers, interview.circumstances
    stamp = (
        say.language,
        interview.session.route,
        circumstances.names,
        [circumstances.items.get(source) for source in ("partners", "topics")],
        interviews.releases(part),
        [answer for answer in answers.values() if answer.question in interview.flow.by_id],
    )
    return interviews.offers.get(part, stamp, lambda: offered_here(interviews, part, interview, say))


def offered_here(
    interviews: Interviews, part: Participant, interview: Interview, say: Words
) -> list[Releasable]:
    """What a participant can release of the flow they are in here."""
    wording = Wording(say, interview, str)
    return releasable(interview, interviews.releases(part), wording.label, wording.whole)


def wording(interviews: Interviews, part: Participant, interview: Interview, say: Words) -> Wording:
    """The words for an interview, among them the preview of a release."""

    def preview() -> str:
        if interview.flow.id in ROUNDS:
            fresh = unreleased(offered_here(interviews, part, interview, say), interviews.releases(part))
            return release_preview(fresh, proposed_levels(fresh, {}), say)
        everything = offered(interviews, part, interview, say)
        return release_preview(everything, chosen_levels(interview, everything), say)

    return Wording(say, interview, preview)


def released_case(store: Store, interviews: Interviews, part: Participant) -> Case:
    """Everything that was released or imported in the case of a participant, only for `access` to choose from."""
    return whole_case.gather(store, interviews, part.case, silent=False)


def providers(store: Store) -> Mapping[str, Provider]:
    """What each flow goes over that comes from elsewhere than the answers in it."""
    return {
        RELEASE: _what_can_be_released,
        REACT: partial(_what_others_released, store),
        AFTER: _what_was_to_be_asked,
        LINKS: partial(_what_may_belong_together, store),
    }


def _what_can_be_released(
    interviews: Interviews, part: Participant, interview: Interview, say: Words
) -> SourceItems:
    return {"answers": release_items(offered(interviews, part, interview, say))}


def _what_others_released(
    store: Store, interviews: Interviews, part: Participant, interview: Interview, say: Words
) -> SourceItems:
    """What others released, and want to know, for somebody who released their own part."""
    if not interviews.has_released(part):
        return {}
    case = released_case(store, interviews, part)
    pseudonyms = Pseudonyms(store.secret(part.case))
    forms = interview.circumstances.lexicon.questions
    return items_to_react_to(case, part.organisation, interview.session.answers, pseudonyms, forms, say)


def _what_was_to_be_asked(
    interviews: Interviews, part: Participant, interview: Interview, say: Words
) -> SourceItems:
    return questions_to_ask(interviews.in_flow(interview, home_flow(part), {}))


def _what_may_belong_together(
    store: Store, interviews: Interviews, part: Participant, interview: Interview, say: Words
) -> SourceItems:
    return links_to_judge(released_case(store, interviews, part), interview)
