"""The tables of who takes part in a case: participants, invitations, and nudges of the coordinator."""

from collections.abc import Iterable
from datetime import datetime

from bot.model import Role
from bot.store.contract import Invite, Participant
from bot.store.sqlite.columns import to_microseconds, to_time
from bot.store.sqlite.transactions import Transactions

_WHERE_NOBODYS_OR_KNOWN = """
    WHERE ? = '' OR EXISTS (SELECT 1 FROM organisations WHERE case_id = ? AND id = ?)
"""
"""Only for nobody's organisation, or one that the case has."""
_ADD_PARTICIPANT = f"""
    INSERT INTO participants (case_id, id, person, role, organisation, place)
    SELECT ?, ?, ?, ?, ?, ? {_WHERE_NOBODYS_OR_KNOWN}
"""
_ADD_INVITE = f"""
    INSERT INTO invites (case_id, digest, role, organisation, expires)
    SELECT ?, ?, ?, ?, ? {_WHERE_NOBODYS_OR_KNOWN}
"""
_NEXT_PLACE = """
    SELECT coalesce(max(place), 0) + 1 FROM participants
    WHERE case_id = ? AND organisation = ?
"""
_PARTICIPANTS = """
    SELECT case_id, id, person, role, organisation FROM participants
    WHERE case_id = ?
    ORDER BY organisation, place
"""
_PARTICIPANTS_OF = """
    SELECT case_id, participants.id, person, role, organisation
    FROM participants JOIN cases ON cases.id = case_id
    WHERE person = ?
    ORDER BY cases.place
"""
_INVITE = """
    SELECT case_id, digest, role, organisation, expires, used_by IS NOT NULL, revoked FROM invites
    WHERE digest = ?
"""
_USE_INVITE = """
    UPDATE invites SET used_by = ?, used_at = ?
    WHERE digest = ? AND used_by IS NULL AND NOT revoked AND expires > ?
"""
_REVOKE_INVITES = """
    UPDATE invites SET revoked = 1
    WHERE case_id = ? AND organisation = ? AND used_by IS NULL AND NOT revoked
"""


class ParticipantTables(Transactions):
    """What `bot.store.contract.Store` says of participants and invitations."""

    def add_participant(self, case: str, person: str, role: Role, organisation: str) -> Participant:
        place = self._cell(1, _NEXT_PLACE, case, organisation)
        part = Participant(case, f"{organisation or role}-{place}", person, role, organisation)
        row = (case, part.id, person, role, organisation, place)
        self._change_one(_ADD_PARTICIPANT, (*row, organisation, case, organisation))
        return part

    def participants(self, case: str) -> list[Participant]:
        return [Participant(*row) for row in self._rows(_PARTICIPANTS, case)]

    def participants_of(self, person: str) -> list[Participant]:
        return [Participant(*row) for row in self._rows(_PARTICIPANTS_OF, person)]

    def nudge(self, case: str, participants: Iterable[str], at: datetime) -> None:
        self._change_each(
            "INSERT INTO nudges VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at",
            [(case, participant, to_microseconds(at)) for participant in participants],
        )

    def clear_nudge(self, case: str, participant: str) -> None:
        self._change("DELETE FROM nudges WHERE case_id = ? AND participant = ?", (case, participant))

    def add_invite(self, invite: Invite) -> None:
        case, organisation = invite.case, invite.organisation
        row = (case, invite.digest, invite.role, organisation, to_microseconds(invite.expires))
        self._change_one(_ADD_INVITE, (*row, organisation, case, organisation))

    def invite(self, digest: str) -> Invite | None:
        return self._first(_invite, _INVITE, digest)

    def use_invite(self, digest: str, person: str, at: datetime) -> bool:
        now = to_microseconds(at)
        return self._change(_USE_INVITE, (person, now, digest, now)).rowcount == 1

    def revoke_invites(self, case: str, organisation: str) -> int:
        return self._change(_REVOKE_INVITES, (case, organisation)).rowcount


def _invite(
    case: str, digest: str, role: Role, organisation: str, expires: int, used: int, revoked: int
) -> Invite:
    return Invite(case, digest, role, organisation, to_time(expires), bool(used), bool(revoked))
