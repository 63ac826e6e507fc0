"""The words of the languages that ship with ANNA."""

from bot import settings
from bot.i18n import Catalogues

LEXICON = Catalogues(settings.read({}).locales).lexicon
