"""Joins the parts, and builds nothing before it is asked: settings in, a working conversation and office out."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot import access, casefile, jsonfile
from bot.dialog.authoring.inspection import load, untranslated
from bot.dialog.authoring.reading import Problem
from bot.dialog.flow import Flow
from bot.errors import CaseFault, FlowFault, SettingsFault
from bot.i18n import LANGUAGES, Catalogues, Words, known
from bot.messages import TELEGRAM
from bot.model import COORDINATOR, Case
from bot.settings import NO_TOKEN, Settings
from bot.store.contract import Store

if TYPE_CHECKING:
    from bot.analysis.comparison import Comparison
    from bot.cases.coordinator import Office
    from bot.channels.telegram.phrases import Texts
    from bot.conversation.conversation import Conversation
    from bot.delivery.mailbox import PostRoom
    from bot.reports.map.files import Maps
    from bot.reports.papers.theme import Theme


class FlowFolder:
    """The flows in a folder, each read and checked once, when first needed."""

    def __init__(self, folder: Path, catalogues: Catalogues) -> None:
        self._folder = folder
        self._catalogues = catalogues
        self._read: dict[tuple[str, str], Flow] = {}

    def __call__(self, flow: str, language: str) -> Flow:
        """The flow with this id in this language. Raises `FlowFault`."""
        key = (flow, known(language))
        if key not in self._read:
            self._read[key] = self._catalogues.words(key[1]).flow(self.open(flow))
        return self._read[key]

    def names(self) -> list[str]:
        """The ids of all flows in the folder."""
        return sorted(path.stem for path in self._folder.glob("*.toml"))

    def open(self, flow: str) -> Flow:
        """A flow by its id or by the path of its file, as it was written. Raises `FlowFault`."""
        path = self._path(flow)
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError as error:
            raise FlowFault(
                "There is no flow {flow}. Known flows: {known}.", flow=flow, known=", ".join(self.names())
            ) from error
        except (OSError, UnicodeDecodeError) as error:
            raise FlowFault("The flow {flow} cannot be read: {reason}.", flow=flow, reason=error) from error
        return load(path.stem, text, path.name)

    def warnings(self, flow: Flow) -> list[Problem]:
        """A warning for each text without a translation."""
        found: list[Problem] = []
        for language in LANGUAGES:
            if language != flow.source:
                knows = self._catalogues.words(language).knows
                found += untranslated(flow, f"{flow.id}.toml", language, knows)
        return found

    def _path(self, flow: str) -> Path:
        given = Path(flow)
        return given if given.suffix == ".toml" else self._folder / f"{flow}.toml"


def _now() -> datetime:
    return datetime.now(UTC)


class App:
    """The program around one database. Nothing is opened before it is used."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime] = _now) -> None:
        self.settings = settings
        self._clock = clock

    @cached_property
    def catalogues(self) -> Catalogues:
        return Catalogues(self.settings.locales)

    @cached_property
    def flows(self) -> FlowFolder:
        return FlowFolder(self.settings.flows, self.catalogues)

    def words(self, language: str | None = None) -> Words:
        """The texts of a language, or of the one that was set, or Dutch."""
        return self.catalogues.words(language or self.settings.language)

    @cached_property
    def store(self) -> Store:
        from bot.store.sqlite.engine import open_store

        return open_store(self.settings.database)

    @cached_property
    def conversation(self) -> "Conversation":
        from bot.conversation.conversation import Conversation

        made = Conversation(
            self.store,
            self.flows,
            self.catalogues,
            self._clock,
            self.practice_case,
            web=self.settings.web_url,
        )
        made.papers.look = self.theme
        return made

    def post(self, channel: str) -> "PostRoom":
        """What comes in and goes out on a channel that reaches people who are elsewhere."""
        from bot.delivery.mailbox import PostRoom

        return PostRoom(channel, self.conversation, self.store, self.catalogues, self._clock)

    def telegram_texts(self) -> "Texts":
        """What Telegram's room says, in every language."""
        from bot.channels.telegram.phrases import Texts
        from bot.conversation.wording.fixed import command_menu

        return Texts(
            self.catalogues.words,
            lambda language, role: command_menu(self.catalogues.words(language), role),
            LANGUAGES,
            self.settings.web_url,
        )

    def serve_telegram(self) -> None:
        """Serve Telegram until the program is told to stop. Raises `SettingsFault` when it is not set up."""
        from bot.channels.telegram.running import run

        if self.settings.telegram is None:
            raise SettingsFault(NO_TOKEN)
        run(self.settings.telegram, self.post(TELEGRAM), self.telegram_texts(), self.words())

    @cached_property
    def office(self) -> "Office":
        from bot.cases.coordinator import Office

        return Office(self.store, self.conversation.interviews, self._clock)

    def case_file(self, path: Path) -> Case:
        """The case in a file. Raises `CaseFault` with the place in it and what is wrong there."""
        return casefile.read(jsonfile.read(path))

    def theme(self, path: Path | None = None) -> "Theme":
        """The looks of papers: those in this file, else in the one that was set, else plain ones. Raises
        `SettingsFault`."""
        from bot.reports.papers.theme import MOST_BYTES, Theme, read_theme

        path = path or self.settings.theme
        if path is None:
            return Theme()
        try:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
        except (OSError, ValueError) as error:
            raise SettingsFault(
                "The theme {file} cannot be read: {reason}.", file=path, reason=error
            ) from error
        return read_theme(content, str(path))

    def practice_case(self) -> Case:
        """The ready case that ships with ANNA."""
        path = self.settings.flows / "practice.json"
        try:
            return casefile.read(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise CaseFault("The practice case cannot be read: {reason}.", reason=error) from error

    def practice_comparison(self) -> "tuple[Case, Comparison, str]":
        """The practice case as its coordinator may see it, its comparison, and the reader."""
        from bot.analysis.comparison import compare

        case = access.visible(self.practice_case(), COORDINATOR)
        return case, compare(case), COORDINATOR

    def maps(self, case: str, reader: str, number: int | None = None) -> "Maps":
        """The maps of a case for a reader, in the language that was set: of the published version with this number,
        or of the case as it is now, which is a draft when anything changed since. Raises an `AnnaError`."""
        from bot.cases import versions
        from bot.reports.map.content.model import Edition
        from bot.reports.map.files import Maps

        seen, comparison, chosen, found = self.office.compare_version(case, reader, number)
        edition = Edition(self._clock().date().isoformat())
        version = versions.edition(found, number)
        if version is not None:
            edition = Edition(version.at.date().isoformat(), version.number)
        return Maps(seen, comparison, chosen, self.words(), edition)

    def close(self) -> None:
        """Close the database, if it was opened."""
        if "store" in self.__dict__:
            self.store.close()
