"""What is no answer: voice, pictures, groups, people who block the bot, and chats that move."""

from typing import Any

import pytest

from tests.support.botapi import BotApi, User
from tests.support.telegram_bench import CASE, Bench, joined

FILE = {"file_id": "f", "file_unique_id": "f"}
THINGS: dict[str, dict[str, Any]] = {
    "voice": {"voice": {**FILE, "duration": 3}},
    "photo": {"photo": [{**FILE, "width": 9, "height": 9}], "caption": "GEHEIM bijschrift"},
    "sticker": {
        "sticker": {
            **FILE,
            "type": "regular",
            "width": 9,
            "height": 9,
            "is_animated": False,
            "is_video": False,
        }
    },
    "file": {"document": {**FILE, "file_name": "GEHEIM.docx"}},
    "location": {"location": {"longitude": 5.1, "latitude": 52.1}},
    "forward": {
        "text": "GEHEIM doorgestuurd",
        "forward_origin": {"type": "hidden_user", "sender_user_name": "GEHEIM", "date": 1},
    },
    "poll": {
        "poll": {
            "id": "1",
            "question": "GEHEIM",
            "options": [{"text": "a", "voter_count": 0, "persistent_id": "1"}],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
        }
    },
    "contact": {"contact": {"phone_number": "GEHEIM", "first_name": "GEHEIM"}},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
    "film": {"video": {**FILE, "width": 9, "height": 9, "duration": 1}},
}


@pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS)
def test_what_is_no_text_is_answered_kindly_and_not_kept(bench: Bench, thing: dict[str, Any]) -> None:
    user = joined(bench)
    bench.tap(user, "Mijn organisatie")
    asked, before = user.asked, bench.app.store.history(CASE, "GEM-1")
    user.sends(**thing)
    bench.settles()
    assert "Er is niets van bewaard" in user.last
    assert user.asked == asked
    assert bench.app.store.history(CASE, "GEM-1") == before
    kept = "\n".join(bench.app.store._db.iterdump())  # type: ignore[attr-defined]
    assert "GEHEIM" not in kept


def test_what_telegram_says_of_a_chat_is_passed_over(bench: Bench) -> None:
    user = joined(bench)
    before = len(user.seen)
    user.sends(pinned_message={"message_id": 1, "date": 0, "chat": user.chat})
    user.sends(message_auto_delete_timer_changed={"message_auto_delete_time": 86400})
    bench.settles()
    assert len(user.seen) == before


def grouped(bench: Bench, number: int = 7) -> tuple[User, int]:
    """A participant who sits in a group with the bot."""
    user = joined(bench, number)
    member = User(bench.server, number, "nl")
    member.chat = {"id": -100, "type": "group", "title": "Groep"}
    bench.server.messages[-100] = {}
    return member, len(user.seen)


@pytest.mark.parametrize("text", ["/start", "/overzicht@anna_test_bot", "wat heeft de gemeente gezegd?"])
def test_in_a_group_it_only_says_that_it_talks_in_private(bench: Bench, text: str) -> None:
    member, before = grouped(bench)
    member.says(text)
    bench.settles()
    said = [one["text"] for one in bench.server.messages[-100].values() if one["from"]["is_bot"]]
    assert said == [
        "Ik praat alleen in een privéchat. Open een chat met mij om verder te gaan; hier zeg ik niets."
    ]
    assert len(bench.server.person(7).seen) == before


def test_a_group_that_talks_on_is_not_answered_all_day(bench: Bench) -> None:
    member, _ = grouped(bench)
    for text in ("een", "twee", "drie"):
        member.says(text)
        bench.settles()
    member.says("/help")
    bench.settles()
    assert sum(one["from"]["is_bot"] for one in bench.server.messages[-100].values()) == 2


def test_a_button_in_a_group_does_nothing(bench: Bench) -> None:
    member, _ = grouped(bench)
    user = bench.server.person(7)
    message = {**user.asked, "chat": member.chat}
    query = user.presses(message["reply_markup"]["inline_keyboard"][0][0]["callback_data"], message)
    bench.settles()
    assert query in bench.server.answered
    assert bench.app.store.history(CASE, "GEM-1") == []


def test_a_bot_that_is_brought_into_a_group_says_so_and_a_group_that_moves_is_followed(bench: Bench) -> None:
    member, _ = grouped(bench)
    bench.server.fails("sendMessage", 400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-200)
    bench.server.messages[-200] = {}
    member._changes("left", "member")
    bench.settles()
    assert [one["text"][:10] for one in bench.server.messages[-200].values()] == ["Ik praat al"[:10]]
    member.sends(migrate_to_chat_id=-200)
    bench.settles()
    assert len(bench.server.messages[-200]) == 1


def test_somebody_who_blocks_the_bot_is_left_alone_and_can_come_back(bench: Bench) -> None:
    user, other = joined(bench), joined(bench, 8, "ZOR")
    bench.tap(user, "Mijn organisatie")
    user.says("Elk kind krijgt binnen zes weken hulp.")
    bench.server.blocked.add(user.number)
    bench.settles()
    user.blocks()
    bench.settles()
    assert bench.app.store.parcels("telegram") == []
    assert "Vraag 2 van" in bench.tap(other, "Mijn organisatie")
    user.unblocks()
    bench.settles()
    bench.tell(user, "/start")
    assert "Vraag 3 van" in user.last
    assert len(bench.app.store.history(CASE, "GEM-1")) == 2


@pytest.mark.parametrize(
    "code", [(403, "Forbidden: user is deactivated"), (400, "Bad Request: chat not found")]
)
def test_somebody_whose_account_is_gone_holds_up_nobody(bench: Bench, code: tuple[int, str]) -> None:
    user, other = joined(bench), joined(bench, 8, "ZOR")
    bench.server.fails("sendMessage", *code, times=None, chat=7)
    user.taps("Mijn organisatie")
    bench.settles()
    assert bench.app.store.parcels("telegram") == []
    assert "Vraag 2 van" in bench.tap(other, "Mijn organisatie")


def test_channel_posts_and_other_bots_are_passed_over(bench: Bench, server: BotApi) -> None:
    user = joined(bench)
    before = len(server.sent)
    user.who["is_bot"] = True
    user.says("hallo")
    channel = {"id": -300, "type": "channel", "title": "K"}
    server.offer(channel_post={"message_id": 5, "date": 1, "chat": channel, "text": "hallo"})
    server.offer(
        message_reaction={
            "chat": user.chat,
            "message_id": 1,
            "date": 1,
            "old_reaction": [],
            "new_reaction": [],
        }
    )
    bench.settles()
    assert len(server.sent) == before


def test_an_update_that_nobody_can_read_holds_up_nothing(bench: Bench, server: BotApi) -> None:
    user = joined(bench)
    server.offer(message={"message_id": "geen getal", "chat": 3})
    server.offer(message=None, poll={"id": 1})
    assert "Vraag 2 van" in bench.tap(user, "Mijn organisatie")
