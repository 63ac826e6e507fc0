"""Published versions: a comparison frozen with the whole case that it was computed from."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime

from bot import access, casefile
from bot.errors import AccessFault, CaseFault
from bot.model import COORDINATOR, Case, Coverage
from bot.outputs import Version
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


def publish(store: Store, case: Case, now: datetime) -> Version:
    """Freeze a whole case as a new version. Raises `CaseFault` when nothing was released yet, or nothing changed
    since the newest version."""
    records = casefile.write(case)
    if not records.keys() & _SPOKEN:
        raise CaseFault("Nothing has been released in this case yet, so there is nothing to publish.")
    casefile.read(records)
    last = newest_version(store, access.visible(case, COORDINATOR), COORDINATOR)
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


def newest_version(store: Store, visible: Case, reader: str) -> Version | None:
    """The newest version of a case; None when none was published. `visible` is what `reader` may see of the case
    now."""
    publications = store.publications(visible.id)
    if not publications:
        return None
    last, then = publications[-1], None
    if not last.erased:
        frozen = _frozen_case(store, visible.id, last)
        # An organisation that came later could see nothing of this version.
        present = reader == COORDINATOR or any(each.id == reader for each in frozen.organisations)
        then = access.visible(frozen, reader) if present else None
    return _version(last, then, visible, publications)


def published_version(store: Store, visible: Case, number: int, reader: str) -> tuple[Case, Version]:
    """What `reader` could see of a case when its version `number` was published, and that version. `visible` is what
    they may see of the case now. Raises `AccessFault` when there is no such version, and `CaseFault` when it was
    erased."""
    publications = store.publications(visible.id)
    publication = next((each for each in publications if each.number == number), None)
    if publication is None:
        known = ", ".join(str(each.number) for each in publications)
        if not known:
            raise AccessFault("Nothing has been published of this case yet. See: {anna} publish.")
        raise AccessFault("There is no version {number}. There are: {known}.", number=number, known=known)
    if publication.erased:
        raise CaseFault(
            "Version {number} is empty: somebody whose answers were in it erased them.", number=number
        )
    then = access.visible(_frozen_case(store, visible.id, publication), reader)
    return then, _version(publication, then, visible, publications)


def _version(
    publication: Publication, then: Case | None, now: Case, publications: Sequence[Publication]
) -> Version:
    """A version for a reader who could see `then` of it and sees `now` of the case."""
    # What this reader does not see says nothing to them, also not by its changing.
    outdated = then is None or replace(then, coverage=()) != replace(now, coverage=())
    number, newest = publication.number, publications[-1].number
    return Version(number, publication.at, publication.erased, publication.basis, outdated, newest)


def _frozen_case(store: Store, case: str, publication: Publication) -> Case:
    """The whole case as it was, with how far each organisation was then."""
    coverage = tuple(Coverage(**row) for row in publication.basis["coverage"])
    return replace(casefile.read(store.publication_records(case, publication.number)), coverage=coverage)
