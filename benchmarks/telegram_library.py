"""python-telegram-bot alone, against which ours is measured."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

from benchmarks.telegram_wall import TOKEN, Telegram


def conversation(persistent: bool) -> ConversationHandler[Any]:
    """Twenty questions, as the examples of the library ask them: text and buttons in turn; the tapped message shows
    what was chosen."""

    async def ask(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        number = len(context.user_data["answers"])  # type: ignore[index]
        keys = [
            [InlineKeyboardButton(f"Keuze {key}", callback_data=f"q{number}:option.{key}")]
            for key in range(3)
        ]
        ways = [[InlineKeyboardButton("Weet ik niet", callback_data=f"q{number}:unknown")]]
        await context.bot.send_message(
            update.effective_chat.id,  # type: ignore[union-attr]
            f"Vraag {number + 1} van 20\nWelke belangen hebben jullie bij deze samenwerking?",
            reply_markup=InlineKeyboardMarkup((keys if number % 2 else []) + ways),
        )
        return number % 2

    async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        context.user_data["answers"] = {}  # type: ignore[index]
        return await ask(update, context)

    async def text(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        answers = context.user_data["answers"]  # type: ignore[index]
        answers[len(answers)] = update.message.text  # type: ignore[union-attr]
        if len(answers) == 20:
            answers.clear()
        return await ask(update, context)

    async def tap(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        query = update.callback_query
        assert query is not None
        await query.answer()
        await query.edit_message_text(f"Je koos: {query.data}")
        answers = context.user_data["answers"]  # type: ignore[index]
        answers[len(answers)] = query.data
        if len(answers) == 20:
            answers.clear()
        return await ask(update, context)

    states: dict[object, list[BaseHandler[Update, Any, object]]] = {
        0: [MessageHandler(filters.TEXT & ~filters.COMMAND, text)],
        1: [CallbackQueryHandler(tap)],
    }
    return ConversationHandler(
        [CommandHandler("start", start)],
        states,
        [CommandHandler("start", start)],
        name="c",
        persistent=persistent,
    )


class Theirs:
    """python-telegram-bot with its own conversations, kept in memory, or written out after every update."""

    def __init__(self, file: Path | None) -> None:
        self.wall, self.file = Telegram(), file
        builder = ApplicationBuilder().token(TOKEN).request(self.wall).get_updates_request(self.wall)
        if file is not None:
            builder = builder.persistence(PicklePersistence(file, on_flush=False))
        self.app: Application[Any, Any, Any, Any, Any, Any] = builder.job_queue(None).build()
        self.app.add_handler(conversation(file is not None))

    async def take(self, batch: Sequence[dict[str, Any]]) -> None:
        for raw in batch:
            await self.app.process_update(Update.de_json(raw, self.app.bot))
            if self.file is not None:
                await self.app.update_persistence()
