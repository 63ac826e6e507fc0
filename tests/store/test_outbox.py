"""What is on its way to people is kept, in order, until it is sent, and goes when its case or its answers go."""

from bot.dialog.session import ONCE, ItemPath
from bot.messages import Parcel
from bot.store.contract import Store
from bot.store.outbox import AnsweredMessage, ContactPolicy, Reminder
from tests.support.seats import NOW, said, save, seat

CHANNEL = "telegram"


def put(store: Store, *parcels: Parcel) -> None:
    with store.transaction():
        store.add_parcels(CHANNEL, parcels, NOW)


def test_parcels_come_out_one_by_one_in_the_order_in_which_they_were_put_in(store: Store) -> None:
    put(store, Parcel("7", "one"), Parcel("8", "other", b"\x00file"), Parcel("7", "two"))
    first = store.parcel(CHANNEL, "7")
    assert first is not None
    assert (first.body, first.content, first.tries, first.since) == ("one", b"", 0, NOW)
    with store.transaction():
        store.remove_parcel(first.number)
    second = store.parcel(CHANNEL, "7")
    assert second is not None
    assert second.body == "two"
    other = store.parcel(CHANNEL, "8")
    assert other is not None
    assert other.content == b"\x00file"
    assert store.parcel("web", "7") is None
    assert [(one.address, one.body, one.content) for one in store.parcels(CHANNEL)] == [
        ("8", "", b""),
        ("7", "", b""),
    ]


def test_what_was_given_up_waits_for_the_operator_and_holds_up_nothing(store: Store) -> None:
    put(store, Parcel("7", "one"), Parcel("7", "two"))
    first = store.parcel(CHANNEL, "7")
    assert first is not None
    with store.transaction():
        store.set_parcel(Parcel("7", "", number=first.number, tries=4, fault="BadRequest", given_up=True))
    following = store.parcel(CHANNEL, "7")
    assert following is not None
    assert following.body == "two"
    assert [(one.tries, one.fault, one.given_up) for one in store.parcels(CHANNEL)] == [
        (4, "BadRequest", True),
        (0, "", False),
    ]
    with store.transaction():
        assert store.retry_parcels(CHANNEL) == 1
    again = store.parcel(CHANNEL, "7")
    assert again is not None
    assert (again.body, again.tries) == ("one", 0)
    with store.transaction():
        assert store.remove_parcels(CHANNEL, "7") == 2
    assert store.parcels(CHANNEL) == []


def test_a_number_is_never_given_twice(store: Store) -> None:
    put(store, Parcel("7", "one"))
    first = store.parcels(CHANNEL)[0].number
    with store.transaction():
        store.remove_parcel(first)
    put(store, Parcel("7", "two"))
    assert store.parcels(CHANNEL)[0].number > first


def test_the_last_note_of_an_address_counts(store: Store) -> None:
    assert store.channel_note(CHANNEL, "7") == ""
    with store.transaction():
        store.set_channel_note(CHANNEL, "7", "first")
        store.set_channel_note(CHANNEL, "7", "second")
    assert (store.channel_note(CHANNEL, "7"), store.channel_note(CHANNEL, "8")) == ("second", "")


def test_what_a_message_answered_is_found_by_its_name(store: Store) -> None:
    part = seat(store)
    one = AnsweredMessage(part.case, part.id, "self.offer", ItemPath(("COR", "t1")), (3, 4))
    other = AnsweredMessage(part.case, part.id, "self.ambition", ONCE, (), True)
    with store.transaction():
        store.add_answered_message(CHANNEL, "7", "12", one)
        store.add_answered_message(CHANNEL, "7", "13", other)
    assert store.answered_message(CHANNEL, "7", "12") == one
    assert store.answered_message(CHANNEL, "7", "13") == other
    assert store.answered_message(CHANNEL, "8", "12") is None


def test_erasing_answers_erases_what_is_on_its_way_to_whoever_gave_them(store: Store) -> None:
    part, other = seat(store), seat(store, organisation="ZOR", address="2")
    save(store, part, said("secret"))
    with store.transaction():
        for channel, address in (("terminal", "1"), ("terminal", "2")):
            store.add_parcels(channel, [Parcel(address, "text")], NOW)
        store.add_answered_message(
            "terminal", "1", "5", AnsweredMessage(part.case, part.id, "self.ambition", ONCE)
        )
        store.add_answered_message(
            "terminal", "2", "6", AnsweredMessage(other.case, other.id, "self.ambition", ONCE)
        )
        store.erase_answers(part.case, part.id)
    assert [one.address for one in store.parcels("terminal")] == ["2"]
    assert store.answered_message("terminal", "1", "5") is None
    assert store.answered_message("terminal", "2", "6") is not None


def test_how_a_case_reaches_people_is_kept_and_tells_who_holds_it_in_memory(store: Store) -> None:
    seat(store)
    with store.transaction():
        before, held = store.case_revision("water"), store.generation()
        assert store.contact_policy("water") == ContactPolicy("full", "Europe/Amsterdam")
        store.set_contact_policy("water", ContactPolicy("notify", "America/Curacao"))
        assert store.generation() != held
    assert store.contact_policy("water") == ContactPolicy("notify", "America/Curacao")
    assert store.case_revision("water") == before + 1
    assert [seat.carries for seat in store.person_with_seats("terminal", "1")[1]] == ["notify"]


def test_a_reminder_is_due_to_whoever_said_yes_and_did_not_get_it(store: Store) -> None:
    part, other = seat(store), seat(store, organisation="ZOR", address="2")
    assert store.reminder_state(part.case, part.id) is None
    with store.transaction():
        store.set_reminder_state(part.case, part.id, "asked", NOW)
        store.set_reminder_state(other.case, other.id, "no", NOW)
    assert store.pending_reminders() == []
    with store.transaction():
        store.set_reminder_state(part.case, part.id, "yes", NOW)
    assert store.pending_reminders() == [
        Reminder("water", part.id, "yes", NOW, "2027-04-01", ContactPolicy())
    ]
    with store.transaction():
        store.set_reminder_state(part.case, part.id, "sent", NOW)
    assert store.pending_reminders() == []
    assert store.reminder_state(part.case, part.id) == "sent"
