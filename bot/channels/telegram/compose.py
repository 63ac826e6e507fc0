"""From replies to what is sent to a chat: messages, keyboards, files, and the edit of a keyboard that was tapped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.channels.ports import Say, Texts
from bot.channels.telegram import chat_state, outgoing, phrases
from bot.channels.telegram.chat_state import ChatState, Key, Keyboard
from bot.channels.telegram.outgoing import (
    EditText,
    Outgoing,
    RemoveKeyboard,
    Rows,
    SendFile,
    SendText,
    SetMenu,
)
from bot.channels.telegram.splitting import LONGEST, pieces, shortened, utf16_length
from bot.messages import (
    AskedQuestion,
    Attachment,
    Button,
    PackedReplies,
    Parcel,
    Progress,
    Recipient,
    Reply,
)

_LONGEST_CAPTION = 1024
_LONGEST_LABEL = 120
_ROW_CHARACTERS, _ROW_KEYS, _MOST_KEYS = 30, 4, 96
_MOST_PHOTO_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Tap:
    """A key that was tapped: the message it is under, the text of that message, and the callback data of the key."""

    message: int
    text: str
    callback_data: str


@dataclass(frozen=True, slots=True)
class Wrapping:
    """What goes with replies: the tap they answer, and messages of the channel itself before and after them."""

    tap: Tap | None = None
    before: str = ""
    after: str = ""


_NO_WRAPPING = Wrapping()


def compose(
    replies: Sequence[Reply], recipient: Recipient, texts: Texts, wrapping: Wrapping = _NO_WRAPPING
) -> PackedReplies:
    """What replies become: parcels for their recipient, and the state of the chat from now on."""
    state, say, tap = chat_state.load(recipient.note), texts.words(recipient.language), wrapping.tap
    composed: list[tuple[Outgoing, bytes]] = []
    if tap is not None:
        ticked = _ticked(tap, state, replies)
        if ticked is not None:
            return PackedReplies([Parcel(recipient.address, outgoing.dump(ticked))], recipient.note)
        closing, state = _closed(tap, state, replies, say)
        composed.append((closing, b""))
    composed += [(SendText(piece), b"") for piece in pieces(wrapping.before)]
    for reply in replies:
        composed += _reply(reply, say, texts.web_url)
    composed += [(SendText(piece), b"") for piece in pieces(wrapping.after)]
    menu = _menu(recipient)
    if menu != state.menu:
        commands = tuple(texts.menu(recipient.language, recipient.role)) if menu else ()
        composed.append((SetMenu(commands), b""))
    return PackedReplies(
        [Parcel(recipient.address, outgoing.dump(each), content) for each, content in composed],
        chat_state.dump(replace(state, menu=menu, blocked=False)),
    )


def _menu(recipient: Recipient) -> str:
    """Which commands a chat is to show; "" when those of everybody are right."""
    if recipient.role in {"", "participant"} and not recipient.chosen:
        return ""
    return f"{recipient.role or 'participant'}/{recipient.language}"


def _ticked(tap: Tap, state: ChatState, replies: Sequence[Reply]) -> EditText | None:
    """The tapped message with its ticks as they are now, when the tap did no more than tick a choice."""
    board = state.keyboard
    if board is None or board.message != tap.message or len(replies) != 1:
        return None
    (reply,) = replies
    if reply.question is None or not reply.question.ticks or _name(reply.question) != board.question:
        return None
    keys = _keys(reply.buttons)
    if keys == board.keys or utf16_length(reply.text) > LONGEST:
        return None
    return EditText(board.message, reply.text, _rows(keys), Keyboard(board.message, board.question, keys))


def _closed(
    tap: Tap, state: ChatState, replies: Sequence[Reply], say: Say
) -> tuple[EditText | RemoveKeyboard, ChatState]:
    """The tapped message without its keyboard; it shows what was chosen when that moved the conversation on."""
    removal = RemoveKeyboard(tap.message)
    board = state.keyboard
    if board is None or board.message != tap.message:
        return removal, state
    state = state.without_keyboard()
    key = board.tapped(tap.callback_data)
    repeated = any(reply.question and _name(reply.question) == board.question for reply in replies)
    if key is None or not tap.text or (repeated and board.question):
        return removal, state
    text = f"{tap.text}\n\n" + say("You chose: {choice}", choice=key.label)
    if utf16_length(text) > LONGEST:
        return removal, state
    return EditText(tap.message, text), state


def _reply(reply: Reply, say: Say, web_url: str) -> Iterable[tuple[Outgoing, bytes]]:
    """One reply: its files first, so that its question stands at the end with its keyboard."""
    text = _text(reply, say, web_url)
    files = list(reply.attachments)
    if len(files) == 1 and not reply.buttons and 0 < utf16_length(text) <= _LONGEST_CAPTION:
        yield _file(files[0], reply, text), files[0].content
        return
    for file in files:
        yield _file(file, reply, ""), file.content
    *before, last = pieces(text) or [""]
    for piece in before:
        yield SendText(piece, protect=reply.confidential), b""
    if last:
        yield _last_piece(last, reply, say, web_url), b""


def _last_piece(text: str, reply: Reply, say: Say, web_url: str) -> SendText:
    """The end of a reply, with its keyboard."""
    keys, question = _keys(reply.buttons), reply.question
    sensitive = question is not None and question.sensitive
    return SendText(
        text,
        _rows(keys),
        link=(say("Answer on the web page"), web_url) if sensitive and web_url else None,
        protect=reply.confidential,
        closes=bool(keys or question or reply.ended),
        keyboard=Keyboard(0, _name(question), keys) if keys else None,
    )


def _text(reply: Reply, say: Say, web_url: str) -> str:
    """The text of a reply, with its progress, and a notice where its question asks for care."""
    texts = [reply.text]
    if reply.question is not None:
        if reply.progress is not None and not _counted(reply.text, reply.progress, say):
            done, of = reply.progress.done, reply.progress.of
            texts.append(
                say.plural(
                    "{done} of {of} question answered",
                    "{done} of {of} questions answered",
                    of,
                    done=done,
                    of=of,
                )
            )
        if reply.question.sensitive:
            texts.append(phrases.sensitive_notice(say, bool(web_url)))
    return "\n\n".join(text for text in texts if text)


def _counted(text: str, progress: Progress, say: Say) -> bool:
    """Whether the text already says which question this is."""
    number = min(progress.done + 1, progress.of)
    return say("Question {number} of {of}", number=number, of=progress.of) in text


def _file(file: Attachment, reply: Reply, caption: str) -> SendFile:
    picture = file.media_type == "image/png" and len(file.content) <= _MOST_PHOTO_BYTES
    return SendFile(file.name, caption, picture, reply.confidential)


def _name(question: AskedQuestion | None) -> str:
    return f"{question.id}/{question.item}" if question is not None else ""


@lru_cache(maxsize=4096)
def _keys(buttons: tuple[Button, ...]) -> tuple[Key, ...]:
    if len(buttons) > _MOST_KEYS:
        # The others can be typed by their number.
        buttons = (*buttons[: _MOST_KEYS - 1], buttons[-1])
    return tuple(Key(button.id, shortened(button.label, _LONGEST_LABEL), button.key) for button in buttons)


@lru_cache(maxsize=4096)
def _rows(keys: tuple[Key, ...]) -> Rows:
    """The keys in rows, short ones beside each other."""
    rows: list[list[tuple[str, str]]] = []
    room = 0
    for key in keys:
        room -= len(key.label) + 2
        if not rows or room < 0 or len(rows[-1]) == _ROW_KEYS:
            rows.append([])
            room = _ROW_CHARACTERS - len(key.label)
        rows[-1].append((key.label, key.callback_data))
    return tuple(map(tuple, rows))
