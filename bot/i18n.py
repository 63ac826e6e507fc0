"""Every text people see, in their language: reads the catalogues, translates flows, hands flow texts to Babel."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import IO, Any

from bot.dialog.authoring.reading import parse
from bot.dialog.flow import Flow
from bot.errors import AnnaError, fill
from bot.lexicon import Lexicon, QuestionForms

LANGUAGES = ("nl", "en")
"""The languages with a catalogue, the first one for who has not chosen."""

DOMAIN = "anna"

_DAYS = {"nl": "nl", "en": "en_GB"}
"""Whose way of writing a day goes with a language: 14 May 2027, as the program asks for it."""


class Words:
    """The texts of one language; calling it translates a message and fills its placeholders."""

    def __init__(self, language: str, texts: Mapping[tuple[str, str], str]) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, message: str, **values: object) -> str:
        """The message in this language; itself when the catalogue lacks it."""
        text = self._texts.get(("", message), message)
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

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = lru_cache(maxsize=None)(self._words)

    def words(self, language: str) -> Words:
        """The texts of a language; of the first language when there is no catalogue for it."""
        return self._read(known(language))

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of all languages."""
        paths = (self._folder / language / "pack.toml" for language in LANGUAGES)
        return _lexicon(tuple((path, path.stat().st_mtime_ns) for path in paths))

    def _words(self, language: str) -> Words:
        path = self._folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
        return Words(language, _texts(path, language, path.stat().st_mtime_ns))


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


@lru_cache(maxsize=1)
def _lexicon(packs: tuple[tuple[Path, int], ...]) -> Lexicon:
    """The words in these files, read anew when one was changed at another time."""
    read = [tomllib.loads(path.read_text(encoding="utf-8")) for path, _ in packs]
    questions = [pack["questions"] for pack in read]

    def phrases(name: str, tables: Iterable[Mapping[str, Any]] = questions) -> tuple[str, ...]:
        return tuple(dict.fromkeys(phrase for table in tables for phrase in table.get(name, ())))

    def words(name: str, part: str = "answers") -> frozenset[str]:
        return frozenset(phrases(name, (pack[part] for pack in read)))

    forms = QuestionForms(
        asking=words("asking", "questions"),
        leading=words("leading", "questions"),
        joining=words("joining", "questions"),
        negations=words("negations", "questions"),
        telling=phrases("telling"),
        advice=phrases("advice"),
        presuming=phrases("presuming"),
        tags=phrases("tags"),
        openings={
            name: phrases(name, (each["openings"] for each in questions))
            for name in {name: None for each in questions for name in each["openings"]}
        },
    )
    return Lexicon(
        yes=words("yes"),
        no=words("no"),
        right=words("right"),
        unknown=words("unknown"),
        done=words("done"),
        months={
            name: int(number) for pack in read for number, names in pack["months"].items() for name in names
        },
        questions=forms,
    )


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
