"""The SQLite engine of the store: one file, or memory; used by one thread at a time."""

from pathlib import Path

from bot.store.sqlite import opening
from bot.store.sqlite.answers import AnswerTables
from bot.store.sqlite.cases import CaseTables
from bot.store.sqlite.links_and_versions import LinkAndVersionTables
from bot.store.sqlite.outbox import OutboxTables
from bot.store.sqlite.participants import ParticipantTables
from bot.store.sqlite.people import PeopleTables

MEMORY = ":memory:"

_PARCELS_TO = """
    DELETE FROM parcels WHERE (channel, address) IN (
        SELECT channel, address
        FROM addresses JOIN participants ON participants.person = addresses.person
        WHERE case_id = ? AND participants.id = ?
    )
"""
# The revision goes on counting, so that nobody takes what they hold in memory for the present.
_EMPTY_SESSION = """
    UPDATE sessions SET place = '', revision = revision + 1
    WHERE case_id = ? AND participant = ?
"""
_ERASURES = (
    "DELETE FROM answers WHERE case_id = ? AND participant = ?",
    "DELETE FROM releases WHERE case_id = ? AND participant = ?",
    "DELETE FROM said WHERE case_id = ? AND participant = ?",
    _PARCELS_TO,
    _EMPTY_SESSION,
)
"""Everything that erases a participant's answers but what was published with them."""


class SqliteStore(
    PeopleTables, CaseTables, ParticipantTables, AnswerTables, LinkAndVersionTables, OutboxTables
):
    """`bot.store.contract.Store` in SQLite; each part holds its own tables."""

    def erase_answers(self, case: str, participant: str) -> None:
        for sql in _ERASURES:
            self._erase(sql, (case, participant))
        self._empty_publications(case, participant)


def open_store(path: str | Path) -> SqliteStore:
    """The store in a file, which is made with its folder when it does not exist, or in memory (`:memory:`).

    Raises `StoreFault` for a file that cannot be used; that file is left as it was.
    """
    if str(path) == MEMORY:
        return SqliteStore(opening.connect(MEMORY))
    return SqliteStore(opening.connect(Path(path)), Path(path).absolute())
