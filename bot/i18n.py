"""Every text people see, in their language: reads the catalogues, translates flows, hands flow texts to Babel."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from bot.dialog.authoring.reading import parse
from bot.dialog.flow import Flow
from bot.errors import AnnaError, fill

LANGUAGES = ("nl", "en")
"""The languages with a catalogue, the first one for who has not chosen."""

DOMAIN = "anna"

_DAYS = {"nl": "nl", "en": "en_GB"}
"""Whose way of writing a day goes with a language: 14 May 2027, as the program asks for it."""


COMMAND = "{anna}"
"""Stands in a text for how the program is started, where a command is told."""


class Words:
    """The texts of one language; calling it translates a message and fills its placeholders. Commands are told with
    `launcher`, which is how the program was started."""

    def __init__(self, language: str, texts: Mapping[tuple[str, str], str], launcher: str = "anna") -> None:
        self.language = language
        self._launcher = launcher
        # Filled in once, so that a turn does not pay for it.
        self._texts = dict(texts) | {
            key: text.replace(COMMAND, launcher) for key, text in texts.items() if COMMAND in text
        }

    def __call__(self, message: str, **values: object) -> str:
        """The message in this language; itself when the catalogue lacks it."""
        text = self._texts.get(("", message))
        if text is None:
            text = message.replace(COMMAND, self._launcher)
        return fill(text, values) if values else text

    def error(self, error: AnnaError) -> str:
        """The one sentence of an error."""
        return fill(self(error.message), error.values)

    def knows(self, place: str, text: str) -> bool:
        """Whether a text of a flow has a translation."""
        return (place, text) in self._texts

    def flow(self, flow: Flow) -> Flow:
        """The flow in this language; a text without a translation stays as its author wrote it."""
        if flow.source == self.language:
            return flow
        return flow.translated(self.language, lambda place, text: self._texts.get((place, text), text))

    def day(self, iso: str) -> str:
        """An ISO date as people write it, such as "14 mei 2027"."""
        from babel.dates import format_date

        return str(format_date(date.fromisoformat(iso), format="long", locale=_DAYS[self.language]))


class Catalogues:
    """The catalogues in a folder, each read once, when first needed."""

    def __init__(self, folder: Path, launcher: str = "anna") -> None:
        self._folder = folder
        self._launcher = launcher
        self._read = lru_cache(maxsize=None)(self._words)

    def words(self, language: str) -> Words:
        """The texts of a language; of the first language when there is no catalogue for it."""
        return self._read(known(language))

    def _words(self, language: str) -> Words:
        path = self._folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
        return Words(language, _texts(path, language, path.stat().st_mtime_ns), self._launcher)


@lru_cache(maxsize=len(LANGUAGES))
def _texts(path: Path, language: str, changed: int) -> Mapping[tuple[str, str], str]:
    """The translations in a file by their place in a flow and message, read anew when it was `changed`."""
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    return {
        (message.context or "", str(message.id)): str(message.string)
        for message in catalogue
        if message.id and message.string and not message.fuzzy
    }


def known(language: str | None) -> str:
    """The language we have that is nearest to a tag such as `nl-BE`; Dutch when none is."""
    wanted = (language or "").replace("_", "-").partition("-")[0].lower()
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def extract_flow(
    fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """The texts of a flow file for Babel: line 1, `pgettext`, (place, text), no comments."""
    text = fileobj.read().decode()
    flow = parse(Path(fileobj.name).stem, text, fileobj.name)
    for place, message in flow.texts():
        yield 1, "pgettext", (place, message), []
