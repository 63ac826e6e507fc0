"""Seats on a local channel: whoever owns the database may speak for any organisation, or as the coordinator."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.cases import channel_codes, invitations, whole_case
from bot.cases.organisations import find_organisation
from bot.errors import AccessFault
from bot.model import COORDINATOR, Role
from bot.store.contract import Participant, Person, Store

OWN = "local"
"""The address of the person who sits at the machine."""


class Seats:
    """The seats at the table of every case, each an address on a local channel: the own one (`OWN`), or
    `case/organisation` and `case/coordinator`, with a number for a second person in the same seat."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def address(self, channel: str, case: str | None, role: str | None, invite: str | None) -> str:
        """The address at which to speak: for an organisation or the coordinator by `role`, with an invitation, or in
        the own seat. An invitation to a case in which the own seat is taken gets a seat of its own. Raises
        `AccessFault`."""
        own = self._store.person(channel, OWN)
        parts = self._store.participants_of(own.id) if own else []
        if invite is not None:
            seat = self._invited_seat(invite, own, parts)
            return self._free_address(channel, seat) if seat else OWN
        if role is None:
            return self._own_seat(parts, case, own)
        wanted = self._only_case(case)
        if self._store.person(channel, f"{wanted}/{role}"):
            return f"{wanted}/{role}"
        seat = COORDINATOR if role == COORDINATOR else find_organisation(self._store, wanted, role).id
        if any(part.case == wanted and (part.organisation or COORDINATOR) == seat for part in parts):
            self._choose_case(own, wanted)
            return OWN
        self._take(channel, f"{wanted}/{seat}", wanted, seat)
        return f"{wanted}/{seat}"

    def check_code(self, code: str) -> None:
        """Raises `AccessFault`, with the same words for a wrong, used, revoked and expired code."""
        now = self._clock()
        if (
            not invitations.usable(self._store, code, now)
            and channel_codes.owner(self._store, code, now) is None
        ):
            raise AccessFault(invitations.USELESS)

    def _invited_seat(self, code: str, own: Person | None, parts: Sequence[Participant]) -> str:
        """The seat that goes with a code; "" when the own one will do. It will not where its case has somebody
        there already, nor, with a code for another channel, where somebody else has any case."""
        invite = self._store.invite(invitations.digest(code))
        if invite is not None:
            taken = any(part.case == invite.case for part in parts)
            return f"{invite.case}/{invite.organisation or COORDINATOR}" if taken else ""
        owner = channel_codes.owner(self._store, code, self._clock())
        if owner is None or not parts or (own is not None and own.id == owner):
            return ""
        part = self._store.participants_of(owner)[0]
        return f"{part.case}/{part.organisation or COORDINATOR}"

    def _free_address(self, channel: str, seat: str) -> str:
        """The address of this seat, or, when somebody has it, the first free one after it."""
        address, number = seat, 1
        while self._store.person(channel, address):
            number += 1
            address = f"{seat}-{number}"
        return address

    def _own_seat(self, parts: Sequence[Participant], case: str | None, own: Person | None) -> str:
        if case is not None:
            whole_case.row(self._store, case)
            if not any(part.case == case for part in parts):
                raise AccessFault(
                    "You do not take part in case {case}. Add --invite CODE, or --as ORGANISATION.", case=case
                )
            self._choose_case(own, case)
        return OWN

    def _choose_case(self, person: Person | None, case: str) -> None:
        if person is not None and person.case != case:
            with self._store.transaction():
                self._store.set_person(Person(person.id, person.language, case))

    def _only_case(self, case: str | None) -> str:
        rows = self._store.cases()
        if case is None and len(rows) != 1:
            raise AccessFault(
                "Add --case with one of: {known}.", known=", ".join(row.id for row in rows) or "-"
            )
        return whole_case.row(self._store, case or rows[0].id).id

    def _take(self, channel: str, address: str, case: str, seat: str) -> None:
        """Let the owner of the database sit down at a seat, with whoever answered there by this address."""
        with self._store.transaction():
            person = self._store.person(channel, address) or self._store.add_person(channel, address)
            if not any(part.case == case for part in self._store.participants_of(person.id)):
                coordinator = seat == COORDINATOR
                role: Role = "coordinator" if coordinator else "participant"
                self._store.add_participant(case, person.id, role, "" if coordinator else seat)
