"""What the program hands out about a case: results and their editions, overviews, and invitations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, get_args

from bot.model import Case, Coverage, Organisation, Topic

PaperSize = Literal["a0", "a1", "a3"]
"""A size of paper on which a map is drawn."""
MapFormat = Literal["pdf", "png", "svg"]
"""A format in which a map is drawn."""

PAPER_SIZES: tuple[PaperSize, ...] = get_args(PaperSize)
MAP_FORMATS: tuple[MapFormat, ...] = get_args(MapFormat)


@dataclass(frozen=True, slots=True)
class Version:
    """A published version of the comparison of a case, numbered from 1.

    `basis` says what it was made from, without a word that anybody said: how far each organisation was, and how many
    records of each kind there were. `erased`: its contents are gone, because somebody whose answers were in it
    erased them. `outdated`: what its reader sees of the case has changed since. `newest` is the number of the newest
    version of the case.
    """

    number: int
    at: datetime
    erased: bool
    basis: Mapping[str, Any]
    outdated: bool
    newest: int

    def as_json(self) -> dict[str, Any]:
        """The version as plain JSON values, without its basis."""
        return {
            "number": self.number,
            "at": self.at.isoformat(timespec="seconds"),
            "erased": self.erased,
            "outdated": self.outdated,
            "newest": self.newest,
        }


@dataclass(frozen=True, slots=True)
class Edition:
    """Which state of a case a result shows: a published version, or a draft of how things are now.

    `made` is the day on which the result was made. `version` is the version that was asked for by its number
    (`numbered`), else the newest version, None when nothing was published yet.
    """

    made: date
    version: Version | None = None
    numbered: bool = False

    @property
    def published(self) -> Version | None:
        """The version that the result is: also the newest one when nothing changed since. None for a draft."""
        version = self.version
        return version if version and (self.numbered or not version.outdated) else None


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Result:
    """What one reader gets of a case, from which comparisons, maps and papers are made.

    `case` holds what the reader may see; `reader` is "coordinator" or the id of an organisation. A result equals
    itself only, so that what is computed from it can be kept for as long as it is in use.
    """

    case: Case
    reader: str
    edition: Edition


@dataclass(frozen=True, slots=True)
class CaseOverview:
    """A case without what was said in it. `coverage` is in the order of `organisations`; `version` is the newest
    published version as the coordinator sees it, None without one."""

    id: str
    title: str
    meeting: str | None
    organisations: tuple[Organisation, ...]
    topics: tuple[Topic, ...]
    coverage: tuple[Coverage, ...]
    version: Version | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A new invitation. `organisation` is "" for a coordinator; `link` opens a channel with the code, "" where none
    can be opened so."""

    code: str
    case: str
    organisation: str
    expires: datetime
    link: str = ""
