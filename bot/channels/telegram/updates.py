"""From what Telegram sends to what the program takes: the only place that knows Telegram's updates."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal
from zlib import crc32

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update

from bot.channels.telegram import chat_state, phrases
from bot.channels.telegram.compose import Tap, packed
from bot.channels.telegram.outgoing import Body
from bot.channels.telegram.outgoing import written as body
from bot.channels.telegram.phrases import Texts
from bot.messages import TELEGRAM, Incoming, Packed, Parcel, Reply, Standing

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update that are asked for."""

Kind = Literal["text", "command", "tap", "edit", "other", "group", "member"]

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
class Letter:
    """One update, with of it only what is needed; see `bot.messages.Arrival`. `said` is its text, command or data,
    `shown` the whole of a command or of the message that was tapped, `query` the tap that waits for a word of
    Telegram's, `day` its date in UTC."""

    kind: Kind
    address: str
    delivery: str
    texts: Texts
    said: str = ""
    argument: str = ""
    message: int = 0
    shown: str = ""
    language: str | None = None
    day: str = ""
    query: str = ""

    @property
    def aside(self) -> bool:
        return self.kind in {"other", "group", "member"}

    def means(self, noted: Callable[[str], str]) -> Incoming:
        incoming = Incoming(TELEGRAM, self.address, delivery=self.delivery, language=self.language)
        match self.kind:
            case "command":
                return replace(incoming, text=self.shown)
            case "tap":
                return replace(incoming, button=self._tapped(chat_state.read(noted(self.address))))
            case "edit":
                return replace(incoming, text=self.said, edits=str(self.message))
            case "text":
                key = self._typed(noted) if self.said.strip().isdecimal() else None
                if key is not None:
                    return replace(incoming, button=key.id, message=str(self.message))
                return replace(incoming, text=self.said, message=str(self.message))
        return incoming

    def _typed(self, noted: Callable[[str], str]) -> chat_state.Key | None:
        """The button whose number was typed."""
        board = chat_state.read(noted(self.address)).board
        return board.typed(self.said) if board is not None else None

    def _tapped(self, note: chat_state.Note) -> str:
        """The id of the button that was tapped: that of the keyboard at hand where its id was too long to send."""
        key = note.board.tapped(self.said) if note.board is not None else None
        return key.id if key is not None else self.said

    def pack(self, replies: Sequence[Reply], standing: Standing) -> Packed:
        if self.kind == "member":
            note = replace(chat_state.read(standing.note), blocked=self.said == "blocked")
            return Packed((), chat_state.written(note))
        if self.kind == "group" and not replies:
            return self._in_group(standing)
        say = self.texts.words(standing.language)
        if self.kind == "other" and not replies:
            word = phrases.only_text(say, self.said)
            return Packed([Parcel(self.address, body(Body("text", text=word)))], standing.note)
        started = self.kind == "command" and self.said.lower() == "start"
        stranger = not standing.role and not self.argument
        private = self.kind == "command" and self.said.lower() == "privacy"
        return packed(
            self.address,
            replies,
            standing,
            self.texts,
            tap=Tap(self.message, self.shown, self.said) if self.kind == "tap" and self.message else None,
            before=phrases.welcome(say, self.texts.switching(standing.language))
            if started and (standing.joined or stranger)
            else "",
            after=phrases.privacy(say) if private else "",
        )

    def _in_group(self, standing: Standing) -> Packed:
        """A group hears that ANNA only talks in private: when it is spoken to, else once a day."""
        note = chat_state.read(standing.note)
        if self.said != "called" and note.told == self.day:
            return Packed((), standing.note)
        word = phrases.only_private(self.texts.words(standing.language))
        return Packed(
            [Parcel(self.address, body(Body("text", text=word)))],
            chat_state.written(replace(note, told=self.day)),
        )


def letter(update: Update, texts: Texts) -> Letter | None:
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
    return _message(message, texts)


_PLAIN = frozenset({"message_id", "date", "chat", "from", "text", "edit_date", "entities"})


def tapped(raw: Mapping[str, Any]) -> dict[str, Any]:
    """An update with of the message that was tapped only what ANNA reads: its keyboard is known already."""
    found = dict(raw)
    query = found.get("callback_query")
    if isinstance(query, dict) and isinstance(query.get("message"), dict):
        message = {name: part for name, part in query["message"].items() if name in _PLAIN}
        found["callback_query"] = {**query, "message": message}
    return found


def bare(raw: Mapping[str, Any]) -> dict[str, Any]:
    """An update with of its message only what ANNA reads, for one that holds something nobody knows yet."""
    found = tapped(raw)
    for kind in ("message", "edited_message"):
        message = found.get(kind)
        if isinstance(message, dict):
            plain = {name: part for name, part in message.items() if name in _PLAIN}
            thing = any(name in message for _, names in _THINGS for name in names)
            found[kind] = {**plain, "caption": "?"} if thing and "text" not in plain else plain
    return found


def query_of(update: Update) -> str:
    """The id of the tap that Telegram wants a word about; "" when there is none."""
    return update.callback_query.id if update.callback_query is not None else ""


def _base(kind: Kind, message: Message, texts: Texts, mark: str) -> Letter:
    moment = message.date
    return Letter(
        kind,
        str(message.chat.id),
        f"{mark}{message.message_id}.{int(moment.timestamp())}",
        texts,
        message=message.message_id,
        language=message.from_user.language_code if message.from_user else None,
        day=moment.astimezone(UTC).date().isoformat(),
    )


def _message(message: Message, texts: Texts) -> Letter | None:
    """A new message in a private chat."""
    if message.text is not None and message.forward_origin is None:
        command = _COMMAND.fullmatch(message.text.strip())
        if command is None:
            return replace(_base("text", message, texts, "m"), said=message.text)
        word, _, argument = command.groups()
        return replace(
            _base("command", message, texts, "m"),
            said=word.lower(),
            argument=(argument or "").strip(),
            shown=f"/{word} {argument or ''}".strip(),
        )
    what = "forward" if message.forward_origin is not None else _thing(message)
    # What Telegram itself says of a chat, such as that a message was pinned, wants no word.
    return replace(_base("other", message, texts, "m"), said=what) if what else None


def _thing(message: Message) -> str:
    """What a message without text is; "" for what Telegram says of the chat."""
    for name, fields in _THINGS:
        if any(getattr(message, field, None) for field in fields):
            return name
    return "other" if message.caption or message.effective_attachment else ""


def _edit(message: Message, texts: Texts) -> Letter | None:
    if message.text is None or message.forward_origin is not None:
        return None
    when = int((message.edit_date or message.date).timestamp())
    text = message.text.encode(errors="surrogatepass")
    return replace(
        _base("edit", message, texts, "e"),
        said=message.text,
        delivery=f"e{message.message_id}.{when}.{crc32(text):08x}",
    )


def _group(message: Message, texts: Texts) -> Letter | None:
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
    return replace(_base("group", message, texts, "m"), said="called" if called else "")


def _tap(query: CallbackQuery, texts: Texts) -> Letter | None:
    """A button that was tapped in a private chat."""
    message = query.message
    if message is None or query.data is None or message.chat.id != query.from_user.id:
        return None
    shown = message.text if isinstance(message, Message) else None
    return Letter(
        "tap",
        str(message.chat.id),
        f"c{query.id}",
        texts,
        said=query.data,
        message=message.message_id,
        shown=shown or "",
        language=query.from_user.language_code,
        query=query.id,
    )


def _member(change: ChatMemberUpdated, texts: Texts) -> Letter | None:
    """The bot was blocked or unblocked by somebody, or brought into a group."""
    gone = change.new_chat_member.status in {"kicked", "left"}
    private = change.chat.type == Chat.PRIVATE
    if not private and (gone or change.chat.type == Chat.CHANNEL or _was_in(change)):
        return None
    moment = change.date or datetime.now(UTC)
    return Letter(
        "member" if private else "group",
        str(change.chat.id),
        f"k{int(moment.timestamp())}.{change.new_chat_member.status}",
        texts,
        said=("blocked" if gone else "back") if private else "called",
        language=change.from_user.language_code,
        day=moment.astimezone(UTC).date().isoformat(),
    )


def _was_in(change: ChatMemberUpdated) -> bool:
    return change.old_chat_member.status in {"member", "administrator", "restricted"}
