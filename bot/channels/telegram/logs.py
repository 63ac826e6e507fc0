"""What the operator reads: when something is amiss, never what people wrote, and never the token."""

import logging
import sys

_NOISY = ("telegram", "httpx", "httpcore", "tornado", "asyncio", "hpack")
"""Libraries that log addresses with the token in them, or whole messages."""


class _RedactingFormatter(logging.Formatter):
    """Lines in which nothing stands that is secret."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record. Of what a library reports, only where and of what kind."""
        if not record.name.startswith("anna"):
            kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
            record = logging.LogRecord(
                record.name,
                record.levelno,
                record.pathname,
                record.lineno,
                "%s %s",
                (record.name, kind),
                None,
            )
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return line


def configure(*secrets: str) -> None:
    """Log to standard error from now on, without these secrets."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_RedactingFormatter(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("anna").setLevel(logging.INFO)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)
