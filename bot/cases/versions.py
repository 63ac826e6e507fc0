"""Published versions: a comparison frozen with the whole case that it was computed from."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from bot import access, casefile
from bot.errors import AccessFault, CaseFault
from bot.i18n import Words
from bot.model import COORDINATOR, Case, Coverage
from bot.store.contract import Publication, Store

_SPOKEN = {
    "statements",
    "ratings",
    "beliefs",
    "believed_ratings",
    "responses",
    "inner",
    "decisions",
    "findings",
    "agreements",
}
"""The lists of a case file that hold what people said."""


@dataclass(frozen=True, slots=True)
class Version:
    """A published version. `basis` says what it was made from, without a word that anybody said: how far each
    organisation was, and how many of everything. `outdated`: what its reader sees of the case has changed since.
    `newest` is the number of the newest version."""

    number: int
    at: datetime
    erased: bool
    basis: Mapping[str, Any]
    outdated: bool
    newest: int

    def told(self, say: Words) -> str:
        """For what shows this version as it was: which one it is, and whether it still holds."""
        told = say("This is version {number}, as it was published on {date}.", **self._values(say))
        if self.number < self.newest:
            return told + " " + say("There is a newer one: version {newest}.", newest=self.newest)
        return told + " " + say("Something has changed since.") if self.outdated else told

    def told_newest(self, say: Words) -> str:
        """For what shows a case as it is now, when this is its newest version: which one, and whether it holds."""
        values = self._values(say)
        if self.erased:
            return say(
                "The newest published version is {number} of {date}; it is empty, because answers in it were "
                "erased.",
                **values,
            )
        if self.outdated:
            return say(
                "The newest published version is {number} of {date}; it is outdated, because something changed "
                "since.",
                **values,
            )
        return say("The newest published version is {number} of {date}; nothing has changed since.", **values)

    def _values(self, say: Words) -> dict[str, object]:
        return {"number": self.number, "date": say.day(self.at.date().isoformat())}


def publish(store: Store, case: Case, now: datetime) -> Version:
    """Freeze a whole case as a new version. Raises `CaseFault` when nothing was released yet, or nothing changed
    since the newest version."""
    records = casefile.write(case)
    if not records.keys() & _SPOKEN:
        raise CaseFault("Nothing has been released in this case yet, so there is nothing to publish.")
    casefile.read(records)
    last = newest(store, case)
    if last is not None and not last.outdated:
        raise CaseFault(
            "Nothing has changed since version {number}, so there is nothing new to publish.",
            number=last.number,
        )
    basis = {
        "coverage": [asdict(each) for each in case.coverage],
        "counts": {name: len(rows) for name, rows in records.items() if isinstance(rows, list)},
    }
    holders = {
        row["participant"] for name in _SPOKEN for row in records.get(name, []) if "participant" in row
    }
    with store.transaction():
        number = store.add_publication(case.id, records, basis, sorted(holders), now)
    return Version(number, now, erased=False, basis=basis, outdated=False, newest=number)


def newest(store: Store, case: Case, reader: str = COORDINATOR) -> Version | None:
    """The newest version of a case, as its reader may see the whole case now; None when none was published."""
    versions = store.publications(case.id)
    return _version(store, case, versions[-1], versions, reader) if versions else None


def seen(store: Store, case: Case, number: int | None, reader: str) -> tuple[Case, Version | None]:
    """What a reader may see of a whole case, and the version: the published one with this number as it was, or,
    without one, the newest beside the case as it is now. Raises what `published` does."""
    if number is None:
        return access.visible(case, reader), newest(store, case, reader)
    return published(store, case, number, reader)


def edition(version: Version | None, number: int | None) -> Version | None:
    """The version that a paper is, of what `seen` gave for this number: also the newest when nothing changed since.
    None for a draft."""
    return version if version and (number is not None or not version.outdated) else None


def published(store: Store, case: Case, number: int, reader: str) -> tuple[Case, Version]:
    """The case of a version as it was, as this reader might see it then. Raises `AccessFault` when there is no
    such version, and `CaseFault` when it was erased."""
    versions = store.publications(case.id)
    found = next((each for each in versions if each.number == number), None)
    if found is None:
        known = ", ".join(str(each.number) for each in versions)
        if not known:
            raise AccessFault("Nothing has been published of this case yet. See: anna publish.")
        raise AccessFault("There is no version {number}. There are: {known}.", number=number, known=known)
    if found.erased:
        raise CaseFault(
            "Version {number} is empty: somebody whose answers were in it erased them.", number=number
        )
    frozen = _frozen(store, case.id, found)
    return access.visible(frozen, reader), _version(store, case, found, versions, reader)


def _version(
    store: Store, case: Case, found: Publication, versions: Sequence[Publication], reader: str
) -> Version:
    frozen = None if found.erased else _frozen(store, case.id, found)
    # What this reader does not see says nothing to them, also not by its changing.
    outdated = frozen is None or _shown(frozen, reader) != _shown(case, reader)
    return Version(found.number, found.at, found.erased, found.basis, outdated, versions[-1].number)


def _shown(case: Case, reader: str) -> Case:
    return replace(access.visible(case, reader), coverage=())


def _frozen(store: Store, case: str, found: Publication) -> Case:
    coverage = tuple(Coverage(**row) for row in found.basis["coverage"])
    return replace(casefile.read(store.publication_records(case, found.number)), coverage=coverage)
