"""From what Telegram sends to what the program takes: the only place that knows Telegram's updates."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal
from zlib import crc32

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update

from bot.channels.ports import Texts
from bot.channels.telegram import chat_state, outgoing, phrases
from bot.channels.telegram.channel import CHANNEL
from bot.channels.telegram.compose import Tap, Wrapping, compose
from bot.channels.telegram.outgoing import SendText
from bot.messages import Incoming, PackedReplies, Parcel, Recipient, Reply

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update that are asked for."""

Kind = Literal["text", "command", "tap", "edit", "other", "group", "member"]
"""What an update is: a message in a private chat, of text, a command or anything else (`other`); a tap on a key; an
edited message; something in a group; or that the bot was blocked, unblocked or brought into a group."""

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,64})(@\w+)?(?:\s+(.*))?", re.DOTALL)
_THINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("voice", ("voice", "audio")),
    ("picture", ("photo", "video", "video_note", "animation", "live_photo", "paid_media", "story")),
    ("sticker", ("sticker", "dice")),
    ("file", ("document",)),
    ("place", ("location", "venue")),
    ("poll", ("poll", "checklist")),
    ("other", ("contact", "game", "invoice")),
)


@dataclass(frozen=True, slots=True)
class ChatUpdate:
    """What an update says to ANNA; see `bot.messages.Arrival`.

    `content` is its text, command or callback data, for `other` what it is, for `member` whether the bot is
    "blocked". `shown` is the whole of a command, or the text of the message that was tapped. `date` is its ISO date
    in UTC.
    """

    kind: Kind
    address: str
    delivery: str
    texts: Texts
    content: str = ""
    argument: str = ""
    message_id: int = 0
    shown: str = ""
    language: str | None = None
    date: str = ""

    @property
    def remark(self) -> bool:
        return self.kind in {"other", "group", "member"}

    def message(self, note_of: Callable[[str], str]) -> Incoming:
        incoming = Incoming(CHANNEL.name, self.address, delivery=self.delivery, language=self.language)
        match self.kind:
            case "command":
                return replace(incoming, text=self.shown)
            case "tap":
                return replace(incoming, button=self._tapped_button(note_of))
            case "edit":
                return replace(incoming, text=self.content, edits=str(self.message_id))
            case "text":
                message = str(self.message_id)
                key = self._typed_key(note_of) if self.content.strip().isdecimal() else None
                if key is not None:
                    return replace(incoming, button=key.id, message=message)
                return replace(incoming, text=self.content, message=message)
        return incoming

    def _typed_key(self, note_of: Callable[[str], str]) -> chat_state.Key | None:
        """The key whose number was typed."""
        keyboard = chat_state.load(note_of(self.address)).keyboard
        return keyboard.typed(self.content) if keyboard is not None else None

    def _tapped_button(self, note_of: Callable[[str], str]) -> str:
        """The id of the button that was tapped: that of the open keyboard where its id was too long to send."""
        keyboard = chat_state.load(note_of(self.address)).keyboard
        key = keyboard.tapped(self.content) if keyboard is not None else None
        return key.id if key is not None else self.content

    def pack(self, replies: Sequence[Reply], recipient: Recipient) -> PackedReplies:
        if self.kind == "member":
            state = replace(chat_state.load(recipient.note), blocked=self.content == "blocked")
            return PackedReplies((), chat_state.dump(state))
        if self.kind == "group" and not replies:
            return self._in_group(recipient)
        if self.kind == "other" and not replies:
            notice = phrases.only_text(self.texts.words(recipient.language), self.content)
            return PackedReplies([self._parcel(notice)], recipient.note)
        return compose(replies, recipient, self.texts, self._wrapping(recipient))

    def _wrapping(self, recipient: Recipient) -> Wrapping:
        """What goes with the replies: a welcome for who comes in, more about privacy for who asks."""
        say, command = self.texts.words(recipient.language), self.kind == "command"
        welcome = (
            command
            and self.content.lower() == "start"
            and (recipient.joined or not (recipient.role or self.argument))
        )
        private = command and self.content.lower() == "privacy"
        tapped = self.kind == "tap" and self.message_id
        return Wrapping(
            Tap(self.message_id, self.shown, self.content) if tapped else None,
            phrases.welcome(say, self.texts.switching(recipient.language)) if welcome else "",
            phrases.privacy(say) if private else "",
        )

    def _in_group(self, recipient: Recipient) -> PackedReplies:
        """A group reads that ANNA only talks in private: when it is addressed, else once a day."""
        state = chat_state.load(recipient.note)
        if self.content != "called" and state.group_notice == self.date:
            return PackedReplies((), recipient.note)
        notice = phrases.only_private(self.texts.words(recipient.language))
        return PackedReplies([self._parcel(notice)], chat_state.dump(replace(state, group_notice=self.date)))

    def _parcel(self, text: str) -> Parcel:
        return Parcel(self.address, outgoing.dump(SendText(text)))


def read(update: Update, texts: Texts) -> ChatUpdate | None:
    """What an update says to ANNA; None when that is nothing."""
    if update.callback_query is not None:
        return _tap(update.callback_query, texts)
    if update.my_chat_member is not None:
        return _member(update.my_chat_member, texts)
    message = update.message or update.edited_message
    if message is None or (message.from_user is not None and message.from_user.is_bot):
        return None
    if message.chat.type in {Chat.GROUP, Chat.SUPERGROUP}:
        return _group(message, texts) if update.message is not None else None
    if message.chat.type != Chat.PRIVATE:
        return None
    if update.edited_message is not None:
        return _edit(message, texts)
    return _private(message, texts)


_NEEDED = frozenset({"message_id", "date", "chat", "from", "text", "edit_date", "entities"})


def slim(raw: Mapping[str, Any]) -> dict[str, Any]:
    """An update without what ANNA does not read of the message that was tapped: its keyboard is known already."""
    found = dict(raw)
    query = found.get("callback_query")
    if isinstance(query, dict) and isinstance(query.get("message"), dict):
        message = {name: part for name, part in query["message"].items() if name in _NEEDED}
        found["callback_query"] = {**query, "message": message}
    return found


def slimmest(raw: Mapping[str, Any]) -> dict[str, Any]:
    """An update with no more of its message than ANNA reads, for one that the library cannot read as it came."""
    found = slim(raw)
    for kind in ("message", "edited_message"):
        message = found.get(kind)
        if isinstance(message, dict):
            plain = {name: part for name, part in message.items() if name in _NEEDED}
            thing = any(name in message for _, names in _THINGS for name in names)
            found[kind] = {**plain, "caption": "?"} if thing and "text" not in plain else plain
    return found


def callback_query(update: Update) -> str:
    """The id of the tap that Telegram wants acknowledged; "" when there is none."""
    return update.callback_query.id if update.callback_query is not None else ""


def _of(message: Message, kind: Kind, texts: Texts) -> ChatUpdate:
    moment = message.date
    return ChatUpdate(
        kind,
        str(message.chat.id),
        f"m{message.message_id}.{int(moment.timestamp())}",
        texts,
        message_id=message.message_id,
        language=message.from_user.language_code if message.from_user else None,
        date=moment.astimezone(UTC).date().isoformat(),
    )


def _private(message: Message, texts: Texts) -> ChatUpdate | None:
    """A new message in a private chat."""
    if message.text is not None and message.forward_origin is None:
        command = _COMMAND.fullmatch(message.text.strip())
        if command is None:
            return replace(_of(message, "text", texts), content=message.text)
        word, _, argument = command.groups()
        return replace(
            _of(message, "command", texts),
            content=word.lower(),
            argument=(argument or "").strip(),
            shown=f"/{word} {argument or ''}".strip(),
        )
    what = "forward" if message.forward_origin is not None else _thing(message)
    # What Telegram itself says of a chat, such as that a message was pinned, wants no word.
    return replace(_of(message, "other", texts), content=what) if what else None


def _thing(message: Message) -> str:
    """What a message without text is; "" for what Telegram says of the chat."""
    for name, fields in _THINGS:
        if any(getattr(message, field, None) for field in fields):
            return name
    return "other" if message.caption or message.effective_attachment else ""


def _edit(message: Message, texts: Texts) -> ChatUpdate | None:
    if message.text is None or message.forward_origin is not None:
        return None
    when = int((message.edit_date or message.date).timestamp())
    text = message.text.encode(errors="surrogatepass")
    return replace(
        _of(message, "edit", texts),
        content=message.text,
        delivery=f"e{message.message_id}.{when}.{crc32(text):08x}",
    )


def _group(message: Message, texts: Texts) -> ChatUpdate | None:
    if message.migrate_to_chat_id or message.migrate_from_chat_id:
        return None
    spoken = message.text or message.caption or ""
    entities = message.entities or message.caption_entities
    if not spoken and not _thing(message):
        return None
    asked = message.reply_to_message is not None and bool(
        message.reply_to_message.from_user and message.reply_to_message.from_user.is_bot
    )
    called = asked or any(entity.type in {"bot_command", "mention", "text_mention"} for entity in entities)
    return replace(_of(message, "group", texts), content="called" if called else "")


def _tap(query: CallbackQuery, texts: Texts) -> ChatUpdate | None:
    """A button that was tapped in a private chat."""
    message = query.message
    if message is None or query.data is None or message.chat.id != query.from_user.id:
        return None
    shown = message.text if isinstance(message, Message) else None
    return ChatUpdate(
        "tap",
        str(message.chat.id),
        f"c{query.id}",
        texts,
        content=query.data,
        message_id=message.message_id,
        shown=shown or "",
        language=query.from_user.language_code,
    )


def _member(change: ChatMemberUpdated, texts: Texts) -> ChatUpdate | None:
    """The bot was blocked or unblocked by somebody, or brought into a group."""
    gone = change.new_chat_member.status in {"kicked", "left"}
    private = change.chat.type == Chat.PRIVATE
    if not private and (gone or change.chat.type == Chat.CHANNEL or _was_in(change)):
        return None
    moment = change.date or datetime.now(UTC)
    return ChatUpdate(
        "member" if private else "group",
        str(change.chat.id),
        f"k{int(moment.timestamp())}.{change.new_chat_member.status}",
        texts,
        content=("blocked" if gone else "back") if private else "called",
        language=change.from_user.language_code,
        date=moment.astimezone(UTC).date().isoformat(),
    )


def _was_in(change: ChatMemberUpdated) -> bool:
    return change.old_chat_member.status in {"member", "administrator", "restricted"}
