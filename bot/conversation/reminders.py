"""One reminder before the meeting, for who agreed to it, by day where the case is."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import access
from bot.conversation.briefings import attendance
from bot.conversation.buttons import Command, command_button
from bot.i18n import Words
from bot.interviews.loading import Interviews
from bot.lexicon import Lexicon
from bot.messages import Reply
from bot.model import CarryLevel
from bot.store.contract import Participant, Person, Seat, Store
from bot.store.outbox import Reminder

MORNING, EVENING = time(9), time(18)
_BEFORE = timedelta(days=3)
_AT_LEAST = timedelta(hours=4)
"""Whoever agreed a moment ago is not reminded at once."""


def due(reminder: Reminder, now: datetime) -> bool:
    """Whether a reminder is to be sent now: from three days before the meeting or when the coordinator asks for it,
    by day, and never on the day of the meeting itself or later."""
    if not reminder.meeting:
        return False
    zone, meeting = ZoneInfo(reminder.policy.zone), date.fromisoformat(reminder.meeting)
    here = now.astimezone(zone)
    first = datetime.combine(meeting - _BEFORE, MORNING, zone)
    begins = max(first.astimezone(UTC), reminder.since + _AT_LEAST)
    return (reminder.nudged or now >= begins) and MORNING <= here.time() < EVENING and here.date() < meeting


def _with_question(store: Store, part: Participant, reply: Reply, say: Words, now: datetime) -> Reply:
    """A reply after which a person is left alone, with the question whether they want a reminder; asked once."""
    if not access.may(part.role, "answer") or not _ahead(store, part, now):
        return reply
    if store.reminder_state(part.case, part.id) is not None:
        return reply
    store.set_reminder_state(part.case, part.id, "asked", now)
    asked = _question(say, part.case)
    return replace(reply, text=f"{reply.text}\n\n{asked.text}", buttons=(*reply.buttons, *asked.buttons))


def leaves_alone(reply: Reply) -> bool:
    """Whether a reply may end with the question about a reminder: where nothing else is asked."""
    return reply.paused or reply.ended


def with_question(
    store: Store, who: tuple[Person | None, list[Seat]], reply: Reply, say: Words, now: datetime
) -> Reply:
    """A reply after which nothing is asked, with the question whether a reminder is wanted, where that fits."""
    person, seats = who
    seat = next((seat for seat in seats if person is not None and seat.part.case == person.case), None)
    return (
        reply if seat is None or seat.carries == "off" else _with_question(store, seat.part, reply, say, now)
    )


def decide(store: Store, part: Participant, command: Command, say: Words, now: datetime) -> Reply:
    """What somebody answers about their reminder, or the question when that is neither yes nor no."""
    if command.case and command.case != part.case:
        return Reply(say("That button belongs to another case. Nothing was changed."))
    if not _ahead(store, part, now):
        return Reply(say("There is no date of a meeting ahead, so there is nothing to remind you of."))
    if store.reminder_state(part.case, part.id) == "sent":
        return Reply(say("You had your reminder already. There will be no second one."))
    on = say.command("resume")
    match _answer(command.argument, say.lexicon):
        case "yes":
            store.set_reminder_state(part.case, part.id, "yes", now)
            told = say(
                "You get one reminder, in the days before the meeting. Type {command} to go on.", command=on
            )
        case "no":
            store.set_reminder_state(part.case, part.id, "no", now)
            told = say("You get no reminder. Type {command} to go on.", command=on)
        case _:
            return _question(say, part.case)
    return Reply(told)


def elsewhere(over: str, say: Words) -> Reply:
    """That reminders come over these channels, for somebody who asks for one on another."""
    return Reply(say("A reminder comes over {channel}. Ask for it there.", channel=over))


def _answer(wanted: str, lexicon: Lexicon) -> str:
    """What was tapped, which is "yes" or "no", or typed in any language."""
    plain = wanted.strip().casefold()
    if plain == "yes" or plain in lexicon.yes:
        return "yes"
    return "no" if plain == "no" or plain in lexicon.no else ""


def _question(say: Words, case: str) -> Reply:
    return Reply(
        say("Shall I remind you once, before the meeting?"),
        buttons=(
            command_button(Command("remind", "yes", case), say("Yes, remind me")),
            command_button(Command("remind", "no", case), say("No reminder")),
        ),
    )


def _ahead(store: Store, part: Participant, now: datetime) -> bool:
    """Whether the case has a meeting that lies ahead."""
    row = store.case(part.case)
    if row is None or not row.meeting:
        return False
    here = now.astimezone(ZoneInfo(store.contact_policy(part.case).zone))
    return here.date() < date.fromisoformat(row.meeting)


def nudge(
    store: Store, interviews: Interviews, part: Participant, over: str, say: Words, now: datetime
) -> Reply:
    """Let a coordinator ask whoever is still waited for to go on: they are told when they come here next, and, where
    they agreed to a reminder, over the channels that bring these (`over`)."""
    names = {one.id: one.name for one in store.organisations(part.case)}
    late = [one.organisation for one in attendance(store, interviews, part.case) if one.waited_for]
    asked = [one.id for one in store.participants(part.case) if one.organisation in late]
    if not late:
        return Reply(say("Nobody is waited for: every organisation released and reacted."), ended=True)
    store.nudge(part.case, asked, now)
    lines = [
        say("These are still waited for:"),
        *(f"- {names[one]}" for one in late),
        say(
            "Whoever came in for them is reminded when they come here next, and over {channel} when they wanted a "
            "reminder. Who has no part yet needs an invitation.",
            channel=over,
        ),
    ]
    return Reply("\n".join(lines), ended=True)


def with_nudge(store: Store, seat: Seat, reply: Reply, say: Words) -> Reply:
    """A reply that begins with what the coordinator asks of this person, told once."""
    if not seat.nudged:
        return reply
    store.clear_nudge(seat.part.case, seat.part.id)
    told = say("The coordinator asks whether you want to go on before the meeting.")
    return replace(reply, text=f"{told}\n\n{reply.text}")


def reminder(say: Words, meeting: str, carries: CarryLevel, how: str) -> Reply:
    """The reminder itself; it names nothing of the case. `how` tells how to go on where the channel carries no more
    than this."""
    told = say("You asked me to remind you: your meeting is on {date}.", date=say.day(meeting))
    go_on = (
        say(
            "Your preparation is not finished yet. Type {command} to go on.",
            command=say.command("resume"),
        )
        if carries == "full"
        else how
    )
    return Reply(f"{told} {go_on}")
