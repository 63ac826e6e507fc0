"""Interviews as they stand in the store: loaded, held in memory while they are used, saved after every turn."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot import access
from bot.dialog.agenda import Interview
from bot.dialog.events import Finished, Prompt, Turn
from bot.dialog.flow import Flow
from bot.dialog.session import Answer, Session
from bot.dialog.steps import Circumstances
from bot.i18n import Words
from bot.interviews.answers_to_records import Contribution
from bot.interviews.known_setup import setup_session
from bot.interviews.releases import RELEASE, Releasable
from bot.interviews.rounds import ROUNDS, SourceItems, enquiry_notice
from bot.interviews.stamped_cache import StampedCache
from bot.lexicon import Lexicon
from bot.store.contract import Participant, Person, Release, Seat, Store

INTERVIEW, SETUP, STOP = "anna", "setup", "stop"
_HELD = 4096
_DECIDING = 256
"""Of so many people at most is kept what they can release: few are busy with that at once."""


class FlowSource(Protocol):
    """Where flows come from."""

    def __call__(self, flow: str, language: str) -> Flow:
        """The flow with this id in this language."""
        ...


class Provider(Protocol):
    """Gives a flow what it goes over that comes from elsewhere than the answers in it."""

    def __call__(
        self, interviews: "Interviews", part: Participant, interview: Interview, say: Words
    ) -> SourceItems:
        """The items for a participant who is in this interview, by source, with their texts in the language of
        `say`."""
        ...


@dataclass(frozen=True, slots=True)
class LoadedInterview:
    """An interview as it was loaded or saved last, with what tells whether that still holds.

    `revision` is that of its session and `case_revision` that of its case; both held at this `generation` of the
    store. `prompt` is what was asked last, where that is known. `last_release` is the newest release in the case
    when what others released is put to this participant, else 0.
    """

    interview: Interview
    revision: int
    case_revision: int
    generation: object
    prompt: Prompt | None = None
    last_release: int = 0


class Interviews:
    """Loads and saves interviews. What is in memory is used only while the store says that it still holds, so
    another process on the same database changes nothing behind anybody's back.

    `providers` gives, by flow, what that flow goes over that comes from elsewhere. `contributions` and `offers` hold
    what others derive from interviews; both are emptied when a turn is undone.
    """

    def __init__(
        self, store: Store, flows: FlowSource, lexicon: Lexicon, providers: Mapping[str, Provider]
    ) -> None:
        self.contributions: StampedCache[Contribution] = StampedCache(_HELD)
        self.offers: StampedCache[list[Releasable]] = StampedCache(_DECIDING)
        self._store = store
        self._flows = flows
        self.lexicon = lexicon
        self._providers = providers
        self._held: OrderedDict[tuple[str, str], LoadedInterview] = OrderedDict()
        self._people: dict[tuple[str, str], tuple[Person | None, list[Seat]]] = {}
        self._generation: object = None
        self._last_saved = ("", "")

    def forget(self) -> None:
        """Drop everything held in memory, after a failed commit."""
        self._held.clear()
        self.contributions.clear()
        self.offers.clear()
        self._people.clear()

    def undo(self) -> None:
        """Drop the interview that was saved last and all that was derived, after a turn was rolled back."""
        self._held.pop(self._last_saved, None)
        self.contributions.clear()
        self.offers.clear()

    def person_with_seats(self, channel: str, address: str) -> tuple[Person | None, list[Seat]]:
        """Who speaks at an address, and their parts in all cases."""
        generation = self._store.generation()
        if generation != self._generation or len(self._people) > _HELD:
            self._people.clear()
            self._generation = generation
        found = self._people.get((channel, address))
        if found is None:
            found = self._people[channel, address] = self._store.person_with_seats(channel, address)
        return found

    def load(self, seat: Seat, say: Words) -> LoadedInterview:
        """The interview of a participant as it is stored, in the language of `say`."""
        part, generation = seat.part, self._store.generation()
        key = (part.case, part.id)
        held = self._held.get(key)
        if held is not None and held.last_release != self._last_release(part, held.interview):
            # What others released was put to this participant, and is not what it was.
            held = None
        if held is None or held.generation != generation:
            revision = self._store.session_revision(part.case, part.id)
            if held is None or (held.revision, held.case_revision) != (revision, seat.case_revision):
                interview = self._stored(part, say)
                return LoadedInterview(
                    interview,
                    revision,
                    seat.case_revision,
                    generation,
                    last_release=self._last_release(part, interview),
                )
        self._held.move_to_end(key)
        if held.interview.session.language == say.language:
            return held
        return replace(held, interview=self._speaking(part, held.interview, say), prompt=None)

    def save(
        self, part: Participant, loaded: LoadedInterview, turn: Turn, answers: Sequence[Answer], now: datetime
    ) -> None:
        """Store where a participant stands after a turn, with these new revisions of answers."""
        interview, revision = turn.interview, loaded.revision
        if not revision:
            answers = (*loaded.interview.session.answers.values(), *answers)
        if interview.session is not loaded.interview.session or answers or not revision:
            revision = self._store.save(part.case, part.id, interview.session, answers, now)
        key = self._last_saved = (part.case, part.id)
        # What is finished is looked at anew: by then the flow may ask more.
        prompt = None if isinstance(turn.prompt, Finished) else turn.prompt
        generation, others = self._store.generation(), self._last_release(part, interview)
        self._held[key] = LoadedInterview(
            interview, revision, loaded.case_revision, generation, prompt, others
        )
        self._held.move_to_end(key)
        if len(self._held) > _HELD:
            self._held.popitem(last=False)

    def _last_release(self, part: Participant, interview: Interview) -> int:
        """The newest release in the case, where what others released is put to this participant; else 0."""
        flow = interview.flow.id
        put = (
            flow in self._providers
            if flow != RELEASE
            else any(self.has_answered(interview, one) for one in ROUNDS)
        )
        return self._store.last_release(part.case) if put else 0

    def home_interview(self, part: Participant) -> Interview:
        """A participant's own interview as it stands, whatever flow they are in now."""
        kept = self._store.session(part.case, part.id)
        row = self._store.case(part.case)
        session = kept.session if kept else Session(home_flow(part), row.language if row else "")
        flow = self._flows(home_flow(part), session.language)
        return Interview(flow, self._circumstances(part, str), _at_rest(session, flow))

    def in_flow(self, interview: Interview, flow: str, items: SourceItems) -> Interview:
        """The same participant in another flow, at no question in particular, with these items."""
        found = self._flows(flow, interview.session.language)
        circumstances = interview.circumstances.with_items(items)
        return Interview(found, circumstances, _at_rest(interview.session, found))

    def entered(self, part: Participant, interview: Interview, flow: str, say: Words) -> Interview:
        """The same participant in another flow, with the items of its provider."""
        return self._provided(part, self.in_flow(interview, flow, {}), say)

    def flow_of(self, part: Participant, question: str, language: str) -> str:
        """The flow in which a participant is asked this question."""
        rounds = (flow for flow in ROUNDS if question in self._flows(flow, language).by_id)
        return next(rounds, home_flow(part))

    def has_answered(self, interview: Interview, flow: str) -> bool:
        """Whether a participant ever answered anything in a flow."""
        known = self._flows(flow, interview.session.language).by_id
        return any(question in known for question, _ in interview.session.answers)

    def releases(self, part: Participant) -> dict[int, Release]:
        """What this participant released, by answer id."""
        return {release.answer: release for release in self._store.releases(part.case, part.id)}

    def has_released(self, part: Participant) -> bool:
        """Whether a participant released anything that still stands."""
        return any(release.level != "me" for release in self.releases(part).values())

    def _stored(self, part: Participant, say: Words) -> Interview:
        kept = self._store.session(part.case, part.id)
        session = kept.session if kept else self._first(part, say.language)
        interview = Interview(self._flows(session.flow, say.language), Circumstances(self.lexicon), session)
        return self._speaking(part, interview, say)

    def _first(self, part: Participant, language: str) -> Session:
        """Where somebody begins: a coordinator is not asked again what is known of a case already."""
        flow = home_flow(part)
        if flow == SETUP and self._store.organisations(part.case):
            return setup_session(self._store, part.case, self._flows(flow, language))
        return Session(flow, language)

    def _speaking(self, part: Participant, interview: Interview, say: Words) -> Interview:
        """The interview in the language of `say`, and so what its flow is given."""
        session = interview.session.replace(language=say.language)
        flow, circumstances = self._flows(session.flow, say.language), self._circumstances(part, say)
        return self._provided(part, Interview(flow, circumstances, session), say)

    def _provided(self, part: Participant, interview: Interview, say: Words) -> Interview:
        """The interview with what the provider of its flow gives."""
        provider = self._providers.get(interview.flow.id)
        if provider is None:
            return interview
        items = provider(self, part, interview, say)
        return replace(interview, circumstances=interview.circumstances.with_items(items))

    def _circumstances(self, part: Participant, say: Callable[[str], str]) -> Circumstances:
        row = self._store.case(part.case)
        organisations = self._store.organisations(part.case)
        own = next((one.name for one in organisations if one.id == part.organisation), "")
        return Circumstances.of(
            self.lexicon,
            partners=[(one.id, one.name) for one in organisations if one.id != part.organisation],
            topics=[(topic.id, topic.text) for topic in self._store.topics(part.case)],
            organisation=own,
            case=row.title if row else "",
            meeting=(row.meeting if row else "") or "",
            guess=enquiry_notice(len(organisations), say),
        )


def home_flow(part: Participant) -> str:
    """The flow that belongs to a participant's role."""
    return INTERVIEW if access.may(part.role, "answer") else SETUP


def _at_rest(session: Session, flow: Flow) -> Session:
    return replace(session, flow=flow.id, mode="asking", focus=None, focus_element=None, section="", draft=())
