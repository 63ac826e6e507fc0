"""Compiled copies of files that are slow to read, in the cache folder of the user."""

import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

_KEPT = 8
"""So many copies under one name are kept: a few installations may share a cache folder."""


class CompiledCopies:
    """What was made of files, kept as JSON in a `folder`; None keeps nothing.

    A copy is named by the SHA-256 of the files it was made from and of the module that made it, so that nothing that
    changed meets an old copy. It begins with the SHA-256 of what follows, so that a truncated or damaged one is made
    anew. A folder that cannot be read or written costs time and nothing else.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, name: str, module: str, sources: Sequence[bytes], make: Callable[[], Any]) -> Any:
        """What `make` gives for these contents of files, in JSON values: from the copy under this name if there is
        one. `module` is the file of the module that makes it."""
        if self._folder is None:
            return make()
        digest = sha256()
        for source in (Path(module).read_bytes(), *sources):
            digest.update(b"%d:" % len(source))
            digest.update(source)
        path = self._folder / f"{name}-{digest.hexdigest()[:40]}.json"
        kept = _read(path)
        if kept is None:
            kept = make()
            _write(path, kept)
            _forget_old(self._folder, name)
        return kept


def _read(path: Path) -> Any:
    """What is kept in a file; None when there is no such file or it is not whole."""
    try:
        check, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return json.loads(body) if sha256(body).hexdigest().encode() == check else None


def _write(path: Path, value: Any) -> None:
    """Keep a value in a file at once or not at all."""
    from tempfile import NamedTemporaryFile

    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            try:
                file.write(sha256(body).hexdigest().encode() + b"\n" + body)
                file.close()
                Path(file.name).replace(path)
            except OSError:
                os.unlink(file.name)  # noqa: PTH108


def _forget_old(folder: Path, name: str) -> None:
    """Remove all but the newest copies under a name."""
    with suppress(OSError):
        copies = sorted(folder.glob(f"{name}-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in copies[_KEPT:]:
            path.unlink(missing_ok=True)
