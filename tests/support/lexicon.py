"""The words of the languages that ship with ANNA."""

from bot import settings
from bot.conversation.commands import COMMANDS
from bot.i18n import Catalogues

CATALOGUES = Catalogues(settings.read({}).locales)
LEXICON = CATALOGUES.lexicon
NAMES = {
    command: tuple(CATALOGUES.words(language).command(command).removeprefix("/") for language in ("nl", "en"))
    for command in COMMANDS
}
"""The Dutch and the English name of each command."""
