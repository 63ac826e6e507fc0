"""From replies to what is sent to a chat: messages, keyboards, files, and the edit of a keyboard that was tapped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.channels.telegram import chat_state, outgoing, phrases
from bot.channels.telegram.chat_state import Board, Key, Note
from bot.channels.telegram.outgoing import Body
from bot.channels.telegram.phrases import Say, Texts
from bot.channels.telegram.splitting import LONGEST, length, pieces, shortened
from bot.messages import Asked, Attachment, Button, Packed, Parcel, Progress, Reply, Standing

_CAPTION = 1024
_LABEL = 120
_ROW, _IN_ROW, _BUTTONS = 30, 4, 96
_PICTURE_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Tap:
    """A button that was tapped: under which message, what that message says, and what the button sends."""

    message: int
    text: str
    data: str


def packed(
    address: str,
    replies: Sequence[Reply],
    standing: Standing,
    texts: Texts,
    *,
    tap: Tap | None = None,
    before: str = "",
    after: str = "",
) -> Packed:
    """What replies become; `before` and `after` are messages of the channel itself around them."""
    note, say = chat_state.read(standing.note), texts.words(standing.language)
    found: list[tuple[Body, bytes]] = []
    if tap is not None:
        in_place = _toggled(tap, note, replies)
        if in_place is not None:
            return Packed([Parcel(address, outgoing.written(in_place))], standing.note)
        closing, note = _closed(tap, note, replies, say)
        found.append((closing, b""))
    found += [(Body("text", text=piece), b"") for piece in pieces(before)]
    for reply in replies:
        found += _reply(reply, say, texts.web_url)
    found += [(Body("text", text=piece), b"") for piece in pieces(after)]
    menu = _menu(standing)
    if menu != note.menu:
        commands = tuple(texts.menu(standing.language, standing.role)) if menu else ()
        found.append((Body("menu", commands=commands), b""))
    note = replace(note, menu=menu, blocked=False)
    return Packed(
        [Parcel(address, outgoing.written(body), content) for body, content in found],
        chat_state.written(note),
    )


def _menu(standing: Standing) -> str:
    """Which commands a chat is to show; "" when those that everybody sees are right."""
    if standing.role in {"", "participant"} and not standing.chosen:
        return ""
    return f"{standing.role or 'participant'}/{standing.language}"


def _toggled(tap: Tap, note: Note, replies: Sequence[Reply]) -> Body | None:
    """The message with its ticks as they are now, when the tap only ticked something."""
    board = note.board
    if board is None or board.message != tap.message or len(replies) != 1:
        return None
    (reply,) = replies
    if reply.question is None or reply.question.kind != "several" or _name(reply.question) != board.question:
        return None
    keys = _keys(reply.buttons)
    if keys == board.keys or length(reply.text) > LONGEST:
        return None
    fresh = Board(board.message, board.question, keys)
    return Body("edit", text=reply.text, rows=_rows(keys), board=fresh, message=board.message)


def _closed(tap: Tap, note: Note, replies: Sequence[Reply], say: Say) -> tuple[Body, Note]:
    """The tapped message without its keyboard; it shows what was chosen when that moved the conversation on."""
    bare = Body("bare", message=tap.message)
    board = note.board
    if board is None or board.message != tap.message:
        return bare, note
    note = note.without_board()
    key = board.tapped(tap.data)
    again = any(reply.question and _name(reply.question) == board.question for reply in replies)
    if key is None or not tap.text or (again and board.question):
        return bare, note
    text = f"{tap.text}\n\n" + say("You chose: {choice}", choice=key.label)
    if length(text) > LONGEST:
        return bare, note
    return Body("edit", text=text, message=tap.message), note


def _reply(reply: Reply, say: Say, web_url: str) -> Iterable[tuple[Body, bytes]]:
    """One reply: its files first, so that what is asked stands at the end with its keyboard."""
    text = _worded(reply, say, web_url)
    files = list(reply.attachments)
    if len(files) == 1 and not reply.buttons and 0 < length(text) <= _CAPTION:
        yield _file(files[0], reply, text), files[0].content
        return
    for file in files:
        yield _file(file, reply, ""), file.content
    keys = _keys(reply.buttons)
    said = pieces(text)
    for number, piece in enumerate(said, 1):
        if number < len(said):
            yield Body("text", text=piece, protect=reply.confidential), b""
            continue
        sensitive = reply.question is not None and reply.question.sensitive
        yield (
            Body(
                "text",
                text=piece,
                rows=_rows(keys),
                link=(say("Answer on the web page"), web_url) if sensitive and web_url else None,
                protect=reply.confidential,
                closes=bool(keys or reply.question or reply.ended),
                board=Board(0, _name(reply.question), keys) if keys else None,
            ),
            b"",
        )


def _worded(reply: Reply, say: Say, web_url: str) -> str:
    """The text of a reply, with how far it is and a word of care where its question asks for one."""
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
            texts.append(phrases.delicate(say, bool(web_url)))
    return "\n\n".join(text for text in texts if text)


def _counted(text: str, progress: Progress, say: Say) -> bool:
    """Whether the text says already which question this is."""
    number = min(progress.done + 1, progress.of)
    return say("Question {number} of {of}", number=number, of=progress.of) in text


def _file(file: Attachment, reply: Reply, caption: str) -> Body:
    picture = file.media_type == "image/png" and len(file.content) <= _PICTURE_BYTES
    return Body("file", text=caption, name=file.name, picture=picture, protect=reply.confidential)


def _name(question: Asked | None) -> str:
    return f"{question.id}/{question.item}" if question is not None else ""


@lru_cache(maxsize=4096)
def _keys(buttons: tuple[Button, ...]) -> tuple[Key, ...]:
    if len(buttons) > _BUTTONS:
        # The others can be typed by their number.
        buttons = (*buttons[: _BUTTONS - 1], buttons[-1])
    return tuple(Key(button.id, shortened(button.label, _LABEL), button.key) for button in buttons)


@lru_cache(maxsize=4096)
def _rows(keys: tuple[Key, ...]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The buttons in rows, short ones beside each other."""
    rows: list[list[tuple[str, str]]] = []
    room = 0
    for key in keys:
        room -= len(key.label) + 2
        if not rows or room < 0 or len(rows[-1]) == _IN_ROW:
            rows.append([])
            room = _ROW - len(key.label)
        rows[-1].append((key.label, key.data))
    return tuple(map(tuple, rows))
