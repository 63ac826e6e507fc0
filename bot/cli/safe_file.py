"""Writing a file whole or not at all, under a name that can be trusted."""

import os
import tempfile
import unicodedata
from contextlib import suppress
from itertools import count
from pathlib import Path

from bot.errors import CaseFault


def write(path: Path, content: bytes) -> None:
    """Write a file that its owner alone may read; what stood there before stays until all of it is written.

    Raises `CaseFault` with one sentence for a folder, a name that cannot be used, and whatever the disk refuses.
    """
    if any(unicodedata.category(part) in {"Cc", "Cf", "Cs"} for part in str(path)):
        raise CaseFault("The name of the file has hidden characters. Choose another name.")
    if path.is_dir() or not path.name:
        raise CaseFault("{file} is a folder. Add the name of a file.", file=path)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(
                content
            )  # a pipe or a device, which has nothing to keep and must stay what it is
            return
        handle, made = tempfile.mkstemp(prefix=".anna-", dir=path.parent)
    except OSError as error:
        raise _refused(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(made).replace(path)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        with suppress(FileNotFoundError):
            Path(made).unlink()


def _refused(path: Path, error: OSError) -> CaseFault:
    return CaseFault("{file} cannot be written: {reason}.", file=path, reason=error.strerror)


def free_name(name: str) -> Path:
    """A name in the folder where we are that no file has yet."""
    wanted = Path(name)
    numbered = (wanted if at == 1 else wanted.with_stem(f"{wanted.stem}-{at}") for at in count(1))
    return next(path for path in numbered if not path.exists())
