"""The interviews at hand: read from the store, held in memory while they are used, kept after every turn."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot import access
from bot.cases import creation
from bot.conversation.wording.prompts import Wording
from bot.dialog.agenda import Interview
from bot.dialog.engine import begin, greet, reopen
from bot.dialog.events import Finished, Prompt, Turn
from bot.dialog.flow import Flow
from bot.dialog.session import Answer, Session
from bot.dialog.steps import Circumstances, Step
from bot.i18n import Words
from bot.interviews.releases import FLOW as RELEASE
from bot.interviews.releases import (
    Releasable,
    items,
    levels,
    pending,
    preview,
    proposed,
    releasable,
    unreleased,
)
from bot.interviews.rounds import ROUNDS, Given, confirmation, enquiry_notice
from bot.interviews.stamped_cache import Latest
from bot.lexicon import Lexicon
from bot.store.contract import Participant, Person, Release, Seat, Store

INTERVIEW, SETUP, STOP = "anna", "setup", "stop"
_HELD = 4096
_DECIDING = 256
"""Of so many people at most is kept what they can release: few are busy with that at once."""

Giving = Callable[[Participant, Interview, Words], Given]
"""What a flow is given from outside for a participant, who is in it in this interview."""


class Flows(Protocol):
    """Where flows come from."""

    def __call__(self, flow: str, language: str) -> Flow:
        """The flow with this id in this language."""
        ...


@dataclass(frozen=True, slots=True)
class Live:
    """An interview as it was read or kept last, with the revisions of what it was made from, the store's
    generation at which they held, what was asked last, where that is known, and the newest release of others that is
    put to this participant."""

    interview: Interview
    revision: int
    case: int
    generation: object
    asked: Prompt | None = None
    others: int = 0


class Interviews:
    """Reads and keeps interviews. What is in memory is used only while the store says that it still holds, so
    another process on the same database changes nothing behind anybody's back."""

    def __init__(self, store: Store, flows: Flows, lexicon: Lexicon) -> None:
        self.giving: dict[str, Giving] = {RELEASE: self._answers}
        self._store = store
        self._flows = flows
        self._lexicon = lexicon
        self._held: OrderedDict[tuple[str, str], Live] = OrderedDict()
        self._arrived: dict[tuple[str, str], tuple[Person | None, list[Seat]]] = {}
        self.said = Latest(_HELD)
        self._offered = Latest(_DECIDING)
        self._generation: object = None
        self._last = ("", "")

    def forget(self) -> None:
        """Drop what is held in memory, as after a commit that failed: the store is the truth."""
        self._held.clear()
        self.said.clear()
        self._offered.clear()
        self._arrived.clear()

    def undo(self) -> None:
        """Drop what was kept last, as after a turn that was undone."""
        self._held.pop(self._last, None)
        self.said.clear()
        self._offered.clear()

    def arrive(self, channel: str, address: str) -> tuple[Person | None, list[Seat]]:
        """Who speaks at an address, and their parts in all cases."""
        generation = self._store.generation()
        if generation != self._generation or len(self._arrived) > _HELD:
            self._arrived.clear()
            self._generation = generation
        found = self._arrived.get((channel, address))
        if found is None:
            found = self._arrived[channel, address] = self._store.arrive(channel, address)
        return found

    def read(self, seat: Seat, say: Words) -> Live:
        """The interview of a participant as it is stored, in the language of `say`."""
        part, generation = seat.part, self._store.generation()
        key = (part.case, part.id)
        held = self._held.get(key)
        if held is not None and held.others != self._others(part, held.interview):
            # What others released was put to this participant, and is not what it was.
            held = None
        if held is None or held.generation != generation:
            revision = self._store.revision(part.case, part.id)
            if held is None or (held.revision, held.case) != (revision, seat.case):
                interview = self._stored(part, say)
                return Live(interview, revision, seat.case, generation, others=self._others(part, interview))
        self._held.move_to_end(key)
        if held.interview.session.language == say.language:
            return held
        return replace(held, interview=self._speaking(part, held.interview, say), asked=None)

    def keep(
        self, part: Participant, live: Live, turn: Turn, answers: Sequence[Answer], now: datetime
    ) -> None:
        """Store where a participant stands after a turn, with these new revisions of answers."""
        interview, revision = turn.interview, live.revision
        if not revision:
            answers = (*live.interview.session.answers.values(), *answers)
        if interview.session is not live.interview.session or answers or not revision:
            revision = self._store.save(part.case, part.id, interview.session, answers, now)
        key = self._last = (part.case, part.id)
        # What is finished is looked at anew: by then the flow may ask more.
        asked = None if isinstance(turn.prompt, Finished) else turn.prompt
        generation, others = self._store.generation(), self._others(part, interview)
        self._held[key] = Live(interview, revision, live.case, generation, asked, others)
        self._held.move_to_end(key)
        if len(self._held) > _HELD:
            self._held.popitem(last=False)

    def _others(self, part: Participant, interview: Interview) -> int:
        """The newest release in the case, where what others released is put to this participant; else 0."""
        flow = interview.flow.id
        put = flow in self.giving if flow != RELEASE else any(self.touched(interview, one) for one in ROUNDS)
        return self._store.last_release(part.case) if put else 0

    def own(self, part: Participant) -> Interview:
        """A participant's own interview as it stands, whatever flow they are in now."""
        kept = self._store.session(part.case, part.id)
        row = self._store.case(part.case)
        session = kept.session if kept else Session(home(part), row.language if row else "nl")
        flow = self._flows(home(part), session.language)
        return Interview(flow, self._circumstances(part, str), _at_rest(session, flow))

    def beside(self, interview: Interview, flow: str, given: Given) -> Interview:
        """The same participant in another flow, nowhere in particular, with what that flow is given."""
        found = self._flows(flow, interview.session.language)
        circumstances = interview.circumstances.with_items(given)
        return Interview(found, circumstances, _at_rest(interview.session, found))

    def enter(self, part: Participant, interview: Interview, flow: str, say: Words) -> Turn:
        """Begin another flow for this participant, from its start."""
        return begin(self._given(part, self.beside(interview, flow, {}), say))

    def go_on(self, part: Participant, interview: Interview, flow: str, say: Words) -> Turn:
        """Go on with a flow where this participant left it."""
        return greet(self._given(part, self.beside(interview, flow, {}), say))

    def flow_of(self, part: Participant, question: str, language: str) -> str:
        """The flow in which a participant is asked this question."""
        rounds = (flow for flow in ROUNDS if question in self._flows(flow, language).by_id)
        return next(rounds, home(part))

    def unconfirmed(self, turn: Turn) -> Turn:
        """The turn in which what was changed in a round is to be confirmed once more before it is released."""
        session = turn.interview.session
        confirmed = session.answers.get(confirmation(turn.interview.flow.id))
        if confirmed is None or not confirmed.settled:
            return turn
        reopened = reopen(session, confirmed)
        fresh = greet(turn.interview.with_session(reopened))
        return replace(fresh, answers=(*turn.answers, reopened.answers[confirmed.key]))

    def enter_round(self, part: Participant, interview: Interview, flow: str, say: Words) -> Turn | None:
        """Go on with a round where this participant left it; None when it has nothing new to ask or to release."""
        entered = self._given(part, self.beside(interview, flow, {}), say)
        confirmed = entered.session.answers.get(confirmation(flow))
        reopened: tuple[Answer, ...] = ()
        if confirmed is not None and confirmed.settled:
            entered = entered.with_session(reopen(entered.session, confirmed))
            reopened = (entered.session.answers[confirmed.key],)
        something = any(
            step.question.asks and step.key != confirmation(flow) for step in entered.agenda.steps
        )
        new = not isinstance(entered.next_due, Step) or entered.next_due.key != confirmation(flow)
        if not something or not (new or pending(self.own_part(part, entered, say), self.releases(part))):
            return None
        return replace(greet(entered), answers=reopened)

    def waiting(self, part: Participant, interview: Interview, flow: str, say: Words) -> bool:
        """Whether a round has something to put to this participant. Who has not begun it is not made to wait until
        all that others released is gathered: that they released anything is enough."""
        if not self._store.others_released(part.case, part.organisation):
            return False
        if not self.touched(interview, flow):
            return True
        entered = self._given(part, self.beside(interview, flow, {}), say)
        steps = (step for step in entered.agenda.steps if step.question.asks)
        return any(entered.answer(step) is None and step.key != confirmation(flow) for step in steps)

    def leave(self, part: Participant, interview: Interview) -> Turn:
        """Back to the flow that belongs to this participant's role."""
        return greet(self.beside(interview, home(part), {}))

    def offered(self, part: Participant, interview: Interview, say: Words) -> list[Releasable]:
        """What this participant can release, in all flows, with its present level."""
        found = list(self._offered_at_home(part, self.beside(interview, home(part), {}), say))
        for flow in ROUNDS:
            if self.touched(interview, flow):
                found += self.own_part(part, self._given(part, self.beside(interview, flow, {}), say), say)
        return found

    def _offered_at_home(self, part: Participant, interview: Interview, say: Words) -> list[Releasable]:
        """The part of it that is from the flow of their role, put together once while they decide."""
        answers, given = interview.session.answers, interview.circumstances
        stamp = (
            say.language,
            interview.session.route,
            given.names,
            [given.items.get(source) for source in ("partners", "topics")],
            self.releases(part),
            [answer for answer in answers.values() if answer.question in interview.flow.by_id],
        )
        return self._offered.get(part, stamp, lambda: self.own_part(part, interview, say))

    def touched(self, interview: Interview, flow: str) -> bool:
        """Whether a participant ever answered anything in a flow."""
        known = self._flows(flow, interview.session.language).by_id
        return any(question in known for question, _ in interview.session.answers)

    def own_part(self, part: Participant, interview: Interview, say: Words) -> list[Releasable]:
        """What this participant can release of the flow they are in here."""
        wording = Wording(say, interview, str)
        return releasable(interview, self.releases(part), wording.label, wording.whole)

    def releases(self, part: Participant) -> dict[int, Release]:
        """What this participant released, by answer id."""
        return {release.answer: release for release in self._store.releases(part.case, part.id)}

    def wording(self, part: Participant, interview: Interview, say: Words) -> Wording:
        """The words for this interview, among them the preview of a release."""

        def shown() -> str:
            if interview.flow.id in ROUNDS:
                offered = unreleased(self.own_part(part, interview, say), self.releases(part))
                return preview(offered, proposed(offered, {}), say)
            offered = self.offered(part, interview, say)
            return preview(offered, levels(interview, offered), say)

        return Wording(say, interview, shown)

    def _stored(self, part: Participant, say: Words) -> Interview:
        kept = self._store.session(part.case, part.id)
        session = kept.session if kept else self._first(part, say.language)
        interview = Interview(self._flows(session.flow, say.language), Circumstances(self._lexicon), session)
        return self._speaking(part, interview, say)

    def _first(self, part: Participant, language: str) -> Session:
        """Where somebody begins: a coordinator is not asked again what is known of a case already."""
        flow = home(part)
        if flow == SETUP and self._store.organisations(part.case):
            return creation.told(self._store, part.case, self._flows(flow, language))
        return Session(flow, language)

    def _speaking(self, part: Participant, interview: Interview, say: Words) -> Interview:
        """The interview in the language of `say`, and so what its flow is given."""
        session = interview.session.replace(language=say.language)
        flow, circumstances = self._flows(session.flow, say.language), self._circumstances(part, say)
        return self._given(part, Interview(flow, circumstances, session), say)

    def _given(self, part: Participant, interview: Interview, say: Words) -> Interview:
        """The interview with what its flow is given from outside."""
        give = self.giving.get(interview.flow.id)
        if give is None:
            return interview
        return replace(
            interview, circumstances=interview.circumstances.with_items(give(part, interview, say))
        )

    def _answers(self, part: Participant, interview: Interview, say: Words) -> Given:
        """What a release goes over."""
        return {"answers": items(self.offered(part, interview, say))}

    def _circumstances(self, part: Participant, say: Callable[[str], str]) -> Circumstances:
        row = self._store.case(part.case)
        organisations = self._store.organisations(part.case)
        own = next((one.name for one in organisations if one.id == part.organisation), "")
        return Circumstances.of(
            self._lexicon,
            partners=[(one.id, one.name) for one in organisations if one.id != part.organisation],
            topics=[(topic.id, topic.text) for topic in self._store.topics(part.case)],
            organisation=own,
            case=row.title if row else "",
            meeting=(row.meeting if row else "") or "",
            guess=enquiry_notice(len(organisations), say),
        )


def home(part: Participant) -> str:
    """The flow that belongs to a participant's role."""
    return INTERVIEW if access.may(part.role, "answer") else SETUP


def _at_rest(session: Session, flow: Flow) -> Session:
    return replace(session, flow=flow.id, mode="asking", focus=None, focus_element=None, section="", draft=())
