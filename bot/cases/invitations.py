"""Invitations: codes that are hard to guess, kept only as a hash, used once."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

from bot.errors import AccessFault, marked
from bot.model import Role
from bot.store.contract import Invite, Participant, Store

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTH = 16
VALID = timedelta(days=14)
"""How long an invitation can be used."""

OpenLink = Callable[[str, str], str]
"""Gives the address that opens a channel with a code, by the case and the code; "" where no channel can be opened."""

USELESS = marked(
    "This invitation does not work. It was already used, has expired, or was not copied right. "
    "Ask the coordinator for a new one."
)


def usable(store: Store, code: str, now: datetime) -> bool:
    """Whether somebody can still come in with this code."""
    invite = store.invite(digest(code))
    return invite is not None and not invite.used and not invite.revoked and now < invite.expires


def make(store: Store, case: str, role: Role, organisation: str, now: datetime) -> tuple[str, datetime]:
    """A new invitation, as its code and when it expires."""
    code, expires = fresh(), now + VALID
    store.add_invite(Invite(case, digest(code), role, organisation, expires, used=False, revoked=False))
    return code, expires


def fresh() -> str:
    """A new code, of 79 bits."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def resembles(text: str) -> bool:
    """Whether a text looks like a code, if not quite copied right: one word that is about as long."""
    return len(text.split()) == 1 and abs(len(text.strip()) - _LENGTH) <= 4


def digest(code: str) -> str:
    """What is kept of a code."""
    return sha256(code.strip().lower().encode(errors="replace")).hexdigest()


def redeem(store: Store, code: str, person: str, now: datetime) -> Participant:
    """Let a person into the case of an invitation.

    Raises `AccessFault`, with the same words for a wrong, used, revoked and expired code.
    """
    invite = store.invite(digest(code))
    if invite is not None and any(part.case == invite.case for part in store.participants_of(person)):
        raise AccessFault("You already take part in this case. Type /cases to go there.")
    if invite is None or not store.use_invite(invite.digest, person, now):
        raise AccessFault(USELESS)
    return store.add_participant(invite.case, person, invite.role, invite.organisation)
