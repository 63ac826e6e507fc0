"""The ids under which others know what somebody said: they do not tell who of an organisation said it."""

from base64 import b32encode
from hashlib import blake2b

from bot.store.contract import Participant


class Pseudonyms:
    """Gives ids that stay the same within a case, and that nobody can work out without its secret."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def record_id(self, who: Participant, number: str) -> str:
        """The id of what a participant said under this number: it begins with their organisation's id."""
        return f"{who.organisation}-{self._code('record', who.id, number)}"

    def enquiry_id(self, belief: str) -> str:
        """The id of a belief for the organisation it is put to: it does not tell whose belief it is."""
        return self._code("enquiry", belief)

    def _code(self, *parts: str) -> str:
        digest = blake2b("\x1f".join(parts).encode(), key=self._secret, digest_size=5).digest()
        return b32encode(digest).decode().lower()
