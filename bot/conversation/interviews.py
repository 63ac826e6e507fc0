"""The interviews at hand: read from the store, held in memory while they are used, kept after every turn."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot import access
from bot.conversation import cases
from bot.conversation.releasing import FLOW as RELEASE
from bot.conversation.releasing import Releasable, items, levels, preview, releasable
from bot.conversation.wording import Wording
from bot.dialog.agenda import Circumstances, Interview
from bot.dialog.engine import begin, greet
from bot.dialog.events import Turn
from bot.dialog.flow import Flow
from bot.dialog.session import Answer, Session
from bot.i18n import Words
from bot.store.contract import Participant, Person, Release, Seat, Store

INTERVIEW, SETUP, STOP = "anna", "setup", "stop"
_HELD = 4096


class Flows(Protocol):
    """Where flows come from."""

    def __call__(self, flow: str, language: str) -> Flow:
        """The flow with this id in this language."""
        ...


@dataclass(frozen=True, slots=True)
class Live:
    """An interview as it was read or kept last, with the revisions of what it was made from, and the store's
    generation at which they held."""

    interview: Interview
    revision: int
    case: int
    generation: object


class Interviews:
    """Reads and keeps interviews. What is in memory is used only while the store says that it still holds, so
    another process on the same database changes nothing behind anybody's back."""

    def __init__(self, store: Store, flows: Flows) -> None:
        self._store = store
        self._flows = flows
        self._held: OrderedDict[tuple[str, str], Live] = OrderedDict()
        self._arrived: dict[tuple[str, str], tuple[Person | None, list[Seat]]] = {}
        self._generation: object = None
        self._last = ("", "")

    def forget(self) -> None:
        """Drop what is held in memory, as after a commit that failed: the store is the truth."""
        self._held.clear()
        self._arrived.clear()

    def undo(self) -> None:
        """Drop what was kept last, as after a turn that was undone."""
        self._held.pop(self._last, None)

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
        if held is None or held.generation != generation:
            revision = self._store.revision(part.case, part.id)
            if held is None or (held.revision, held.case) != (revision, seat.case):
                return Live(self._stored(part, say), revision, seat.case, generation)
        self._held.move_to_end(key)
        if held.interview.session.language == say.language:
            return held
        return replace(held, interview=self._speaking(part, held.interview, say))

    def keep(
        self, part: Participant, live: Live, interview: Interview, answers: Sequence[Answer], now: datetime
    ) -> None:
        """Store where a participant stands, with these new revisions of answers."""
        revision = live.revision
        if not revision:
            answers = (*live.interview.session.answers.values(), *answers)
        if interview.session is not live.interview.session or answers or not revision:
            revision = self._store.save(part.case, part.id, interview.session, answers, now)
        key = self._last = (part.case, part.id)
        self._held[key] = Live(interview, revision, live.case, self._store.generation())
        self._held.move_to_end(key)
        if len(self._held) > _HELD:
            self._held.popitem(last=False)

    def own(self, part: Participant) -> Interview:
        """A participant's own interview as it stands, whatever flow they are in now."""
        kept = self._store.session(part.case, part.id)
        row = self._store.case(part.case)
        session = kept.session if kept else Session(home(part), row.language if row else "nl")
        flow = self._flows(home(part), session.language)
        return Interview(flow, self._circumstances(part), _at_rest(session, flow))

    def enter(self, interview: Interview, flow: str) -> Turn:
        """Begin another flow for this participant, from its start."""
        return begin(replace(interview, flow=self._flows(flow, interview.session.language)))

    def enter_release(self, part: Participant, interview: Interview, say: Words) -> Turn:
        """Begin the release of what this participant answered."""
        given = interview.circumstances.giving("answers", items(self.offered(part, interview, say)))
        return self.enter(replace(interview, circumstances=given), RELEASE)

    def leave(self, part: Participant, interview: Interview) -> Turn:
        """Back to the flow that belongs to this participant's role."""
        flow = self._flows(home(part), interview.session.language)
        return greet(replace(interview, flow=flow, session=_at_rest(interview.session, flow)))

    def offered(self, part: Participant, interview: Interview, say: Words) -> list[Releasable]:
        """What this participant can release, with its present level."""
        flow = self._flows(home(part), interview.session.language)
        wording = Wording(say, replace(interview, flow=flow), str)
        return releasable(wording.interview, self.releases(part), wording.label, wording.whole)

    def releases(self, part: Participant) -> dict[int, Release]:
        """What this participant released, by answer id."""
        return {release.answer: release for release in self._store.releases(part.case, part.id)}

    def wording(self, part: Participant, interview: Interview, say: Words) -> Wording:
        """The words for this interview, among them the preview of a release."""

        def shown() -> str:
            offered = self.offered(part, interview, say)
            return preview(offered, levels(interview, offered), say)

        return Wording(say, interview, shown)

    def _stored(self, part: Participant, say: Words) -> Interview:
        kept = self._store.session(part.case, part.id)
        session = kept.session if kept else self._first(part, say.language)
        interview = Interview(self._flows(session.flow, say.language), self._circumstances(part), session)
        return self._speaking(part, interview, say)

    def _first(self, part: Participant, language: str) -> Session:
        """Where somebody begins: a coordinator is not asked again what is known of a case already."""
        flow = home(part)
        if flow == SETUP and self._store.organisations(part.case):
            return cases.told(self._store, part.case, self._flows(flow, language))
        return Session(flow, language)

    def _speaking(self, part: Participant, interview: Interview, say: Words) -> Interview:
        """The interview in the language of `say`, and so the answers that a release goes over."""
        session = interview.session.but(language=say.language)
        interview = replace(interview, flow=self._flows(session.flow, say.language), session=session)
        if session.flow != RELEASE:
            return interview
        given = interview.circumstances.giving("answers", items(self.offered(part, interview, say)))
        return replace(interview, circumstances=given)

    def _circumstances(self, part: Participant) -> Circumstances:
        row = self._store.case(part.case)
        organisations = self._store.organisations(part.case)
        own = next((one.name for one in organisations if one.id == part.organisation), "")
        return Circumstances.of(
            partners=[(one.id, one.name) for one in organisations if one.id != part.organisation],
            topics=[(topic.id, topic.text) for topic in self._store.topics(part.case)],
            organisation=own,
            case=row.title if row else "",
            meeting=(row.meeting if row else "") or "",
        )


def home(part: Participant) -> str:
    """The flow that belongs to a participant's role."""
    return INTERVIEW if access.may(part.role, "answer") else SETUP


def _at_rest(session: Session, flow: Flow) -> Session:
    return replace(
        session, flow=flow.id, state="asking", focus=None, focus_element=None, section="", draft=()
    )
