"""One message in, replies out: finds who speaks, takes the turn, keeps it, and words the outcome."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot import access
from bot.cases import channel_codes, creation, invitations, practice, setup, whole_case
from bot.conversation import (
    briefings,
    channel_policy,
    commands,
    flow_endings,
    inputs,
    message_edits,
    reminders,
)
from bot.conversation.link_round import LINKS, judge, to_judge
from bot.conversation.turns import Turns
from bot.conversation.wording import menus
from bot.dialog.agenda import Interview
from bot.dialog.engine import greet, take
from bot.dialog.events import CommandInput, Finished, Turn
from bot.errors import AccessFault
from bot.i18n import LANGUAGES, Catalogues, Words
from bot.interviews.loading import SETUP, STOP, Flows, Interviews, Live, home
from bot.interviews.pseudonyms import Naming
from bot.interviews.releases import FLOW as RELEASE
from bot.interviews.rounds import AFTER, REACT, ROUNDS, Given, asked, put_to
from bot.messages import Button, Incoming, Reply
from bot.model import COORDINATOR, Case
from bot.results import maps
from bot.results.papers import Papers
from bot.store.contract import Participant, Person, Seat, Store


class Conversation(Turns):
    """Everything that can be said to ANNA, whatever the channel.

    `local` are the channels whose people own the database and may begin a case of their own; `web` is where the web
    page is, "" without one. Used by one thread at a time.
    """

    def __init__(
        self,
        store: Store,
        flows: Flows,
        catalogues: Catalogues,
        clock: Callable[[], datetime],
        practice_case: Callable[[], Case],
        local: frozenset[str] = frozenset({"terminal"}),
        web: str = "",
    ) -> None:
        super().__init__(Interviews(store, flows, catalogues.lexicon), store, catalogues, clock)
        self.papers = Papers(store, self.interviews, clock)
        self._practice_case = practice_case
        self._local = local
        self.web = web
        self.interviews.giving |= {REACT: self._put_to, AFTER: self._asked, LINKS: self._to_judge}

    def _handle(self, incoming: Incoming, person: Person | None, seats: list[Seat]) -> Reply:
        command, argument = inputs.command(incoming)
        say = self._words(person, incoming)
        if incoming.edits:
            return message_edits.edited(
                self.interviews, self._store, incoming, (person, seats), say, self._concluded
            )
        if command == "privacy":
            return Reply(menus.privacy(say))
        if command == "start" and argument:
            return self._invited(incoming, person, argument)
        if command == "language" or (incoming.button or "").startswith(menus.LANGUAGE):
            return self._language(incoming, person, argument)
        if person is None or not seats:
            return self._newcomer(incoming, person, say)
        if command == "channel":
            code = channel_codes.make(self._store, person, self._clock())
            return Reply(menus.linking(say, code, channel_codes.VALID.seconds // 60), confidential=True)
        wanted = (incoming.button or "").removeprefix(menus.CASE) if incoming.button else argument
        if command == "cases" or (incoming.button or "").startswith(menus.CASE):
            return self._choose(incoming, person, seats, wanted)
        seat = next((seat for seat in seats if seat.part.case == person.case), None)
        if seat is None and len(seats) > 1:
            return self._which_case(incoming, seats, say)
        seat = seat or seats[0]
        if command == "remind" or (incoming.button or "").startswith(reminders.REMIND):
            if seat.part.role == "coordinator":
                return reminders.nudge(self._store, self.interviews, seat.part, say, self._clock())
            return reminders.decided(self._store, incoming, seat.part, argument, say, self._clock())
        if not channel_policy.carried(incoming, seat.telegram):
            return channel_policy.elsewhere(say, seat.telegram, self.web)
        reply = self._part(incoming, seat, command, argument, say)
        return reminders.nudged(self._store, seat, reply, say)

    def _part(self, incoming: Incoming, seat: Seat, command: str | None, argument: str, say: Words) -> Reply:
        """A message about one case, by somebody who takes part in it."""
        part, button = seat.part, incoming.button or ""
        commands.require_known(incoming.text or "", say.language)
        if command == "invite" or button.startswith(menus.INVITE):
            return self._invite(part, button.removeprefix(menus.INVITE) or argument, say)
        handed = self._handed(part, command, argument, say)
        if handed is not None:
            return handed
        live = self.interviews.read(seat, say)
        match command:
            case "release":
                turn = self._release(part, live, say)
            case "stop":
                turn = self.interviews.enter(part, live.interview, STOP, say)
            case "react" | "after":
                turn = self._round(part, live, command, say)
            case "links":
                turn = self._judging(part, live, say)
            case "questions" | "standing":
                return self._told(part, live, command, say)
            case "full" | "short":
                turn = take(live.interview, CommandInput("route", command))
            case _:
                given = inputs.given(incoming, command, argument)
                turn = greet(live.interview) if given is None else take(live.interview, given, live.asked)
                word = inputs.meant(incoming, turn)
                if word:
                    return self._part(replace(incoming, text=None, command=word), seat, word, "", say)
        reply = self._concluded(part, live, turn, say)
        if live.interview.flow.id in {home(part), *ROUNDS}:
            message_edits.remember(self._store, incoming, part, live.interview.session, turn.answers)
        return reply

    def _handed(self, part: Participant, command: str | None, argument: str, say: Words) -> Reply | None:
        """What somebody asked to be handed, as files; None for any other command."""
        match command:
            case "prep" | "report":
                return self.papers.reply(part, command, argument, say)
            case "map":
                return maps.reply(self._store, self.interviews, part, say, self._clock())
            case "compare":
                return self._compared(part, say)
        return None

    def _release(self, part: Participant, live: Live, say: Words) -> Turn:
        if not access.may(part.role, "release"):
            raise AccessFault("A coordinator answers for nobody, so there is nothing to release.")
        own = self.interviews.leave(part, live.interview)
        if not isinstance(own.prompt, Finished) and not self.interviews.releases(part):
            raise AccessFault("First answer the questions that are left; you can say that you do not know.")
        return self.interviews.enter(part, live.interview, RELEASE, say)

    def _round(self, part: Participant, live: Live, flow: str, say: Words) -> Turn:
        """Go on with a round: only after the own release, so that nobody is led by what others said."""
        if not access.may(part.role, "answer"):
            raise AccessFault("A coordinator answers for nobody. Type /standing to see how the case stands.")
        if not self._released(part):
            raise AccessFault(
                "First answer the questions and release what you want to share. After that you can go on with this."
            )
        turn = self.interviews.enter_round(part, live.interview, flow, say)
        if turn is None:
            raise AccessFault("There is nothing new here now. When there is, you can type the same again.")
        return turn

    def _released(self, part: Participant) -> bool:
        """Whether a participant released anything that still stands."""
        return any(one.level != "me" for one in self.interviews.releases(part).values())

    def _put_to(self, part: Participant, interview: Interview, say: Words) -> Given:
        """What others released, and want to know, for somebody who released their own part."""
        if not self._released(part):
            return {}
        case = whole_case.shared(self._store, self.interviews, part.case)
        naming = Naming(self._store.secret(part.case))
        forms = interview.circumstances.lexicon.questions
        return put_to(case, part.organisation, interview.session.answers, naming, forms, say)

    def _asked(self, part: Participant, interview: Interview, say: Words) -> Given:
        return asked(self.interviews.beside(interview, home(part), {}))

    def _to_judge(self, part: Participant, interview: Interview, say: Words) -> Given:
        return to_judge(whole_case.shared(self._store, self.interviews, part.case), interview)

    def _judging(self, part: Participant, live: Live, say: Words) -> Turn:
        """Let a coordinator say what belongs together."""
        if not access.may(part.role, "compare"):
            raise AccessFault("Only the coordinator of a case says what belongs together.")
        turn = self.interviews.go_on(part, live.interview, LINKS, say)
        if not turn.interview.agenda.question_count:
            raise AccessFault("Nothing in the words of this case seems to belong together now.")
        return turn

    def _compared(self, part: Participant, say: Words) -> Reply:
        """The comparison for a coordinator: half a page to read here, and the whole as a file."""
        if not access.may(part.role, "compare"):
            raise AccessFault("Only the coordinator of a case compares it.")
        seen = whole_case.readable(self._store, self.interviews, part.case, COORDINATOR)
        return briefings.comparison(seen, say)

    def _told(self, part: Participant, live: Live, about: str, say: Words) -> Reply:
        """What somebody wants to know, and then what is asked of them, if anything is."""
        text = self._brief(part, about, say)
        turn = greet(live.interview)
        self.interviews.keep(part, live, turn, turn.answers, self._clock())
        if not isinstance(turn.prompt, Finished):
            return self.interviews.wording(part, turn.interview, say).reply([text], turn)
        _, buttons = self._standing(part, turn.interview, say)
        return Reply(text, buttons=buttons, ended=True, confidential=True)

    def _brief(self, part: Participant, about: str, say: Words) -> str:
        if about == "questions":
            if not access.may(part.role, "answer"):
                raise AccessFault("A coordinator asks nothing for an organisation.")
            return briefings.questions(self._store, self.interviews, part, say)
        if not access.may(part.role, "compare"):
            raise AccessFault("Only the coordinator of a case sees how it stands.")
        return self._attendance(part, say)

    def _attendance(self, part: Participant, say: Words) -> str:
        names = {one.id: one.name for one in self._store.organisations(part.case)}
        attended = briefings.attendance(self._store, self.interviews, part.case)
        return briefings.standing(attended, whole_case.row(self._store, part.case).title, names, say)

    def _concluded(self, part: Participant, live: Live, turn: Turn, say: Words) -> Reply:
        """What follows when a flow was finished in this turn; then keep everything and word it."""
        now, texts, answers = self._clock(), list[str](), list(turn.answers)
        if answers and turn.interview.flow.id == SETUP:
            setup.corrected(self._store, part, answers, now)
        if turn.interview.flow.id == LINKS:
            judge(self._store, whole_case.shared(self._store, self.interviews, part.case), turn.events, now)
        while isinstance(turn.prompt, Finished) and turn.interview.session is not live.interview.session:
            wording = self.interviews.wording(part, turn.interview, say)
            texts += map(wording.event, turn.events)
            turn = replace(turn, events=())
            ending = flow_endings.conclude(self.interviews, self._store, part, turn.interview, say, now)
            texts += ending.texts
            answers = [] if ending.erased else answers
            if ending.turn is None:
                break
            answers += ending.turn.answers
            finished_before = turn.interview.flow.id
            turn = ending.turn
            if turn.interview.flow.id == home(part) and finished_before != home(part):
                break
        self.interviews.keep(part, live, turn, answers, now)
        wording = self.interviews.wording(part, turn.interview, say)
        if not isinstance(turn.prompt, Finished):
            return wording.reply(texts, turn)
        standing, buttons = self._standing(part, turn.interview, say)
        reply = wording.reply(texts, turn, [standing])
        return replace(reply, buttons=(*reply.buttons, *buttons))

    def _standing(
        self, part: Participant, interview: Interview, say: Words
    ) -> tuple[str, tuple[Button, ...]]:
        """How it stands with somebody who has nothing left to answer, and what they can do."""
        if not access.may(part.role, "answer"):
            return f"{self._attendance(part, say)}\n{menus.desk(say, part.case)}", menus.desk_buttons(say)
        if not self._released(part):
            return menus.finished(say, False, False), ()
        waiting = self.interviews.waiting(part, interview, REACT, say)
        return menus.finished(say, True, waiting), menus.round_buttons(say, waiting)

    def _invited(self, incoming: Incoming, person: Person | None, code: str) -> Reply:
        if channel_codes.join(self._store, code, incoming.channel, incoming.address, self._clock()):
            return self._linked(incoming)
        channel_policy.refuse_entry(self._store, incoming, code)
        person = person or self._store.add_person(incoming.channel, incoming.address)
        part = invitations.redeem(self._store, code, person.id, self._clock())
        return self._enter(incoming, person, part)

    def _linked(self, incoming: Incoming) -> Reply:
        """What is asked now of the person to whom this address belongs since a moment."""
        person, seats = self.interviews.arrive(incoming.channel, incoming.address)
        greeting = Incoming(incoming.channel, incoming.address, language=incoming.language)
        reply, say = self._handle(greeting, person, seats), self._words(person, incoming)
        told = say("From now on you talk here too, in the same conversation.")
        return replace(reply, text=f"{told}\n\n{reply.text}")

    def _enter(
        self, incoming: Incoming, person: Person, part: Participant, first: CommandInput | None = None
    ) -> Reply:
        """What is asked in a case that somebody goes to, after what they do `first`."""
        self._store.set_person(replace(person, case=part.case))
        say = self._words(person, incoming)
        telegram = self._store.reach(part.case).telegram
        if not channel_policy.carried(incoming, telegram):
            return channel_policy.elsewhere(say, telegram, self.web)
        live = self.interviews.read(Seat(part, self._store.case_revision(part.case)), say)
        turn = greet(live.interview) if first is None else take(live.interview, first)
        return self._concluded(part, live, turn, say)

    def _newcomer(self, incoming: Incoming, person: Person | None, say: Words) -> Reply:
        """Somebody without a case: on a local channel they can begin one, elsewhere they need an invitation."""
        if incoming.channel not in self._local:
            return menus.stranger(say)
        button = (incoming.button or "").removesuffix(menus.FULL)
        if button in {menus.PRACTICE, menus.SETUP}:
            person = person or self._store.add_person(incoming.channel, incoming.address)
            route = CommandInput("route", "full") if incoming.button != button else None
            return self._enter(incoming, person, self._begun(button, person, say), route)
        if invitations.resembles(incoming.text or ""):
            return self._invited(incoming, person, incoming.text or "")
        return menus.welcome(say, full=inputs.command(incoming)[0] == "full")

    def _begun(self, button: str, person: Person, say: Words) -> Participant:
        now = self._clock()
        if button == menus.PRACTICE:
            return practice.begin(self._store, self._practice_case(), person.id, now)
        row = creation.draft(self._store, say.language, now)
        return self._store.add_participant(row.id, person.id, "coordinator", "")

    def _language(self, incoming: Incoming, person: Person | None, argument: str) -> Reply:
        wanted = (incoming.button or "").removeprefix(menus.LANGUAGE) or argument
        if wanted not in LANGUAGES:
            return menus.languages(self._words(person, incoming))
        greeting = Incoming(incoming.channel, incoming.address, language=wanted)
        if person is None and incoming.channel not in self._local:
            return self._newcomer(greeting, None, self._catalogues.words(wanted))
        person = person or self._store.add_person(incoming.channel, incoming.address)
        self._store.set_person(replace(person, language=wanted))
        return self._handle(greeting, *self._store.arrive(incoming.channel, incoming.address))

    def _choose(self, incoming: Incoming, person: Person, seats: list[Seat], wanted: str) -> Reply:
        chosen = next((seat.part for seat in seats if seat.part.case == wanted), None)
        if chosen is None:
            return self._which_case(incoming, seats, self._words(person, incoming))
        return self._enter(incoming, person, chosen)

    def _which_case(self, incoming: Incoming, seats: list[Seat], say: Words) -> Reply:
        lines = briefings.case_lines(
            self._store, seats, lambda seat: channel_policy.carried(incoming, seat.telegram)
        )
        return menus.cases(say, lines)

    def _invite(self, part: Participant, organisation: str, say: Words) -> Reply:
        if not access.may(part.role, "invite"):
            raise AccessFault("Only the coordinator of a case can invite.")
        organisations = self._store.organisations(part.case)
        chosen = next((one for one in organisations if organisation in {one.id, one.name}), None)
        if chosen is None:
            return menus.invite(say, organisations)
        code, expires = invitations.make(self._store, part.case, "participant", chosen.id, self._clock())
        link = invitations.link(self._store, part.case, code)
        return Reply(menus.invited(say, chosen.name, link or code, expires.date().isoformat()), ended=True)
