"""Every text people see, in their language: hands out the texts, translates flows, gives flow texts to Babel."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import IO, Any

from bot.dialog.authoring.reading import parse
from bot.dialog.flow import Flow
from bot.errors import AnnaError, SettingsFault, fill
from bot.languages import catalogue as catalogues
from bot.languages import matching
from bot.languages import pack as packs
from bot.languages.catalogue import Catalogue
from bot.languages.compiled import CompiledCopies
from bot.languages.days import long_day
from bot.languages.pack import Pack
from bot.lexicon import Lexicon, MatchingWords

DOMAIN = "anna"
PACK, MATCHING = "pack.toml", "matching.toml"

COMMAND = "{anna}"
"""Stands in a text for how the program is started, where a command is told."""


class Words:
    """The texts of one language; calling it translates a message and fills its placeholders. Commands are told with
    `launcher`, which is how the program was started. `lexicon` holds the words of all languages, because people may
    type in another than they read."""

    def __init__(
        self, pack: Pack, catalogue: Catalogue, launcher: str = "anna", lexicon: Lexicon | None = None
    ) -> None:
        self.lexicon = lexicon or Lexicon()
        self.language = pack.tag
        self.locale = pack.locale
        self._pack = pack
        self._catalogue = catalogue
        self._launcher = launcher
        # Filled in once, so that a turn does not pay for it.
        self._texts = {key: self._started(text) for key, text in catalogue.texts[""].items()}

    def __call__(self, message: str, **values: object) -> str:
        """The message in this language; itself when the catalogue lacks it."""
        text = self._texts.get(message)
        if text is None:
            text = self._started(message)
        return fill(text, values) if values else text

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """The message that goes with a number, which fills `{count}`: `one` and `many` are its English forms."""
        forms = self._catalogue.plurals.get(one)
        text = forms[self._catalogue.form(count)] if forms else one if count == 1 else many
        return fill(self._started(text), {"count": count, **values})

    def _started(self, text: str) -> str:
        return text.replace(COMMAND, self._launcher)

    def command(self, command: str) -> str:
        """How a command is typed, such as `/terug` for "back"."""
        return self._pack.command(command)

    def error(self, error: AnnaError) -> str:
        """The one sentence of an error."""
        return fill(self(error.message), error.values)

    def knows(self, place: str, text: str) -> bool:
        """Whether a text of a flow has a translation."""
        return text in self._catalogue.texts.get(place, {})

    def flow(self, flow: Flow) -> Flow:
        """The flow in this language; a text without a translation stays as its author wrote it."""
        if flow.source == self.language:
            return flow
        texts = self._catalogue.texts
        return flow.translated(self.language, lambda place, text: texts.get(place, {}).get(text, text))

    def day(self, iso: str) -> str:
        """An ISO date as people write it, such as "14 mei 2027"."""
        return long_day(iso, self.locale)


class Catalogues:
    """The languages in a folder: a folder for each, with its pack and catalogue. Each file is read once, when first
    needed; what is slow to read has a compiled copy in the folder `cache`, if one is given."""

    def __init__(self, folder: Path, cache: Path | None = None, launcher: str = "anna") -> None:
        self._folder = folder
        self._copies = CompiledCopies(cache)
        self._launcher = launcher
        self._read = lru_cache(maxsize=None)(self._words)

    @cached_property
    def packs(self) -> Mapping[str, Pack]:
        """The packs by the tags of their languages, in the order in which languages are offered. Raises
        `SettingsFault`."""
        paths = {path.parent.name: path for path in sorted(self._folder.glob(f"*/{PACK}"))}
        if not paths:
            raise SettingsFault("There are no languages in {folder}.", folder=self._folder)
        contents = {tag: _content(path) for tag, path in paths.items()}
        sources = [part for tag, content in contents.items() for part in (tag.encode(), content)]
        tables = self._copies.get(
            "packs",
            packs.__file__,
            sources,
            lambda: {tag: packs.parse(each, str(paths[tag])) for tag, each in contents.items()},
        )
        found = [packs.pack(tag, each) for tag, each in tables.items()]
        return {each.tag: each for each in sorted(found, key=lambda each: each.place)}

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of all languages, the first for people who have not chosen."""
        return tuple(self.packs)

    @property
    def names(self) -> Mapping[str, str]:
        """What languages are called in themselves, by tag."""
        return {tag: pack.name for tag, pack in self.packs.items()}

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of all languages."""
        return replace(packs.lexicon(tuple(self.packs.values())), read_matching=self._matching)

    def _matching(self) -> MatchingWords:
        """The words of all languages by which texts are compared; a language that has none adds none."""
        paths = [path for path in (self._folder / tag / MATCHING for tag in self.packs) if path.exists()]
        contents = {str(path): _content(path) for path in paths}
        tables = self._copies.get(
            "matching",
            matching.__file__,
            list(contents.values()),
            lambda: [matching.parse(content, file) for file, content in contents.items()],
        )
        return matching.merged(tables)

    def known(self, tag: str | None) -> str:
        """The language that is nearest to a tag such as `nl-BE`; the first one when none is."""
        wanted = (tag or "").replace("_", "-").lower()
        known = self._by_code
        return known.get(wanted) or known.get(wanted.partition("-")[0]) or self.languages[0]

    @cached_property
    def _by_code(self) -> Mapping[str, str]:
        return {tag.lower(): tag for tag in self.packs}

    def switching(self, language: str) -> str:
        """How to speak a language, said in that language: of all of them, this one last."""
        chosen = self.known(language)
        return " ".join(
            pack.invited for pack in sorted(self.packs.values(), key=lambda pack: pack.tag == chosen)
        )

    def words(self, language: str | None) -> Words:
        """The texts of the language that is nearest to this one."""
        return self._read(self.known(language))

    def _words(self, language: str) -> Words:
        path = self._folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
        content = _content(path) if path.exists() else b""
        values = self._copies.get(
            language, catalogues.__file__, [content], lambda: catalogues.parse(content, str(path))
        )
        return Words(self.packs[language], catalogues.catalogue(values), self._launcher, self.lexicon)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SettingsFault(
            "The language file {file} cannot be read: {reason}.", file=path, reason=error.strerror
        ) from error


def extract_flow(
    fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """The texts of a flow file for Babel: line 1, `pgettext`, (place, text), no comments."""
    text = fileobj.read().decode()
    flow = parse(Path(fileobj.name).stem, text, fileobj.name)
    for place, message in flow.texts():
        yield 1, "pgettext", (place, message), []
