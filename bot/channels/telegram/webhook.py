"""Lets Telegram bring updates: each is answered once it is kept, and only those that carry the secret are read."""

import hmac
import json
import socket
from collections.abc import Awaitable
from typing import Any
from urllib.parse import urlsplit

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.channels.telegram.inbox import Inbox
from bot.errors import StoreFault

_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LARGEST = 4 * 1024 * 1024


class _UpdateHandler(RequestHandler):
    """Takes one update."""

    def initialize(self, inbox: Inbox, secret: str) -> None:
        """What every request is given."""
        self._inbox = inbox
        self._secret = secret

    async def post(self) -> None:
        """Keep an update, then say so."""
        given = self.request.headers.get(_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            self.set_status(403)
            return
        try:
            update: Any = json.loads(self.request.body)
        except (ValueError, RecursionError):
            update = None
        if not isinstance(update, dict) or "update_id" not in update:
            self.set_status(400)
            return
        try:
            await self._inbox.take([update])
        except StoreFault:
            # Telegram brings it again.
            self.set_status(503)

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        """Nothing is read in parts."""
        return None

    def set_default_headers(self) -> None:
        """Say nothing of what answers here."""
        self.clear_header("Server")


def listen(inbox: Inbox, url: str, secret: str, address: str, port: int) -> HTTPServer:
    """Await updates at a port, under the path of `url`. Raises `OSError` when the port cannot be had."""
    path = urlsplit(url).path.rstrip("/") + "/?"
    server = HTTPServer(
        Application(
            [(path, _UpdateHandler, {"inbox": inbox, "secret": secret})], log_function=lambda _: None
        ),
        max_body_size=_LARGEST,
    )
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    awaiting = socket.create_server((address, port), family=family)
    awaiting.setblocking(False)
    server.add_socket(awaiting)
    return server
