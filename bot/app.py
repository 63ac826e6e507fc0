"""Joins the parts, and builds nothing before it is asked: settings in, a working conversation and office out."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import casefile, jsonfile
from bot.channels.ports import Texts
from bot.channels.registry import CHANNELS, SERVICES
from bot.dialog.authoring.inspection import load, untranslated
from bot.dialog.authoring.reading import Problem
from bot.dialog.flow import Flow
from bot.dialog.kinds.registry import KINDS, Kinds
from bot.dialog.session import Route
from bot.errors import CaseFault, FlowFault, SettingsFault
from bot.i18n import Catalogues, Words
from bot.messages import Channel, Channels, FileOrder, Handle
from bot.model import COORDINATOR, Case
from bot.outputs import Result, Version
from bot.settings import NO_TOKEN, Settings
from bot.store.contract import Store

if TYPE_CHECKING:
    from bot.cases.coordinator import Desk
    from bot.cases.seats import Seats
    from bot.conversation.conversation import Conversation
    from bot.delivery.channel_links import ChannelLinks
    from bot.delivery.mailbox import Mailbox
    from bot.delivery.turn_batch import TurnBatcher
    from bot.interviews.loading import Interviews
    from bot.reports.map.files import Maps
    from bot.reports.papers.theme import Theme
    from bot.results.comparison import Results
    from bot.results.papers import Papers, PaperStyle


class FlowFolder:
    """The flows in a folder, of questions of these kinds; each is read and checked once, when first needed."""

    def __init__(self, folder: Path, catalogues: Catalogues, kinds: Kinds = KINDS) -> None:
        self._kinds = kinds
        self._folder = folder
        self._catalogues = catalogues
        self._read: dict[tuple[str, str], Flow] = {}

    def __call__(self, flow: str, language: str) -> Flow:
        """The flow with this id in this language. Raises `FlowFault`."""
        key = (flow, self._catalogues.known(language))
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
        return load(path.stem, text, path.name, self._kinds)

    def warnings(self, flow: Flow) -> list[Problem]:
        """A warning for each text without a translation."""
        found: list[Problem] = []
        for language in self._catalogues.languages:
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

    def __init__(
        self, settings: Settings, clock: Callable[[], datetime] = _now, kinds: Kinds = KINDS
    ) -> None:
        self._kinds = kinds
        self.settings = settings
        self._clock = clock

    @cached_property
    def catalogues(self) -> Catalogues:
        return Catalogues(self.settings.locales, self.settings.cache, self.settings.launcher)

    @cached_property
    def flows(self) -> FlowFolder:
        return FlowFolder(self.settings.flows, self.catalogues, self._kinds)

    def words(self, language: str | None = None) -> Words:
        """The texts of a language, or of the one that was set, or Dutch."""
        return self.catalogues.words(language or self.settings.language)

    @cached_property
    def store(self) -> Store:
        from bot.store.sqlite.engine import open_store

        return open_store(self.settings.database)

    @cached_property
    def interviews(self) -> "Interviews":
        from bot.conversation.flows import providers
        from bot.interviews.loading import Interviews

        return Interviews(self.store, self.flows, self.catalogues.lexicon, providers(self.store))

    @cached_property
    def conversation(self) -> "Conversation":
        from bot.conversation.channel_policy import ChannelPolicy
        from bot.conversation.context import Services
        from bot.conversation.conversation import Conversation
        from bot.results.handouts import Handouts

        return Conversation(
            Services(
                self.store,
                self.interviews,
                Handouts(self.results, self.papers, self.interviews),
                self.catalogues,
                self._clock,
                self.practice_case,
                ChannelPolicy(self.channels, self.settings.web_url),
                self.links,
            )
        )

    def play(self, flow: str, route: Route, partners: int, topics: int) -> Handle:
        """What answers to somebody who tries a flow, with so many partners and topics made up; nothing is kept.
        Raises `FlowFault`."""
        from bot.conversation.flow_player import Player

        say = self.words()
        return Player(
            say.flow(self.flows.open(flow)), say, self.catalogues.lexicon, partners, topics, route
        ).handle

    @property
    def channels(self) -> Channels:
        """The channels on which people talk."""
        return CHANNELS

    @cached_property
    def links(self) -> "ChannelLinks":
        """The links with which people come in on a channel."""
        from bot.delivery.channel_links import ChannelLinks

        return ChannelLinks(self.store, self.channels)

    @cached_property
    def turns(self) -> "TurnBatcher":
        """Where the channels that talk with many people have their turns taken."""
        from bot.delivery.turn_batch import TurnBatcher

        return TurnBatcher(self.conversation)

    def mailbox(self, channel: Channel) -> "Mailbox":
        """What comes in and goes out on a channel that reaches people who are elsewhere."""
        from bot.delivery.mailbox import Mailbox

        return Mailbox(channel, self.turns, self.conversation)

    @property
    def texts(self) -> Texts:
        """The texts of every language, for channels that say something themselves."""
        from bot.conversation.wording.fixed import command_menu

        return Texts(
            self.catalogues.words,
            lambda language, role: command_menu(self.catalogues.words(language), role),
            self.catalogues.languages,
            self.catalogues.switching,
            self.settings.web_url,
        )

    def serve(self) -> None:
        """Serve the channels that are set up until the program is told to stop. Raises `SettingsFault` when there is
        none."""
        from bot.channels.running import run

        services = [service for service in SERVICES if service.is_set_up(self.settings)]
        if not services:
            raise SettingsFault(NO_TOKEN)
        run(services, self)

    @cached_property
    def desk(self) -> "Desk":
        """The coordinator's desk."""
        from bot.cases.coordinator import Desk

        return Desk(self.store, self.interviews, self._clock, self.links)

    @cached_property
    def seats(self) -> "Seats":
        """The seats of who owns the database."""
        from bot.cases.seats import Seats

        return Seats(self.store, self._clock)

    @cached_property
    def results(self) -> "Results":
        """What readers get of the cases in the database."""
        from bot.results.comparison import Results

        return Results(self.store, self.interviews, self._clock)

    @cached_property
    def papers(self) -> "Papers":
        """Orders for papers."""
        from bot.results.papers import Papers

        return Papers(self.store, self.results, self.theme)

    def paper_style(self, form: str, theme: Path | None) -> "PaperStyle":
        """A paper in the language that was set, in the format with this name, with the looks in a file or those that
        were set. Raises `SettingsFault`."""
        from bot.results.papers import PaperStyle

        return PaperStyle(self.words(), form, self.theme(theme))

    def make(self, order: FileOrder) -> bytes:
        """The content of a file that was ordered. May be called from any thread. Raises an `AnnaError`."""
        from bot.results.files import make

        return make(order, self.catalogues.words)

    def comparison_text(self, result: Result, quotes: bool = False) -> str:
        """A comparison in the language that was set; with `quotes` with the answers behind each line."""
        from bot.results.comparison import comparison_text

        return comparison_text(result, self.words(), quotes=quotes)

    def comparison_json(self, result: Result) -> dict[str, Any]:
        """A comparison as plain JSON values, with its sentences in the language that was set."""
        from bot.results.comparison import comparison_json

        return comparison_json(result, self.words())

    def newest_version_text(self, version: Version) -> str:
        """Which version is the newest of a case, and whether it still holds."""
        from bot.results.editions import newest_version_text

        return newest_version_text(version, self.words())

    def maps(self, result: Result) -> "Maps":
        """The maps of a result, in the language that was set."""
        from bot.results.maps import maps

        return maps(result, self.words())

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

    def practice_result(self) -> Result:
        """The practice case as its coordinator gets it, without any database."""
        from bot.results.comparison import result_of

        return result_of(self.practice_case(), COORDINATOR, self._clock().date())

    def close(self) -> None:
        """Close the database, if it was opened."""
        if "store" in self.__dict__:
            self.store.close()
