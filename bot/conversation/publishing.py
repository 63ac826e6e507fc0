"""Published versions: a comparison frozen with the whole case that it was computed from."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from bot import access, casefile
from bot.errors import AccessFault, CaseFault
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
    return replace(casefile.read(store.published(case, found.number)), coverage=coverage)
