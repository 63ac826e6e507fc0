"""Tells somebody at a screen who waits longer than a second that it is being worked on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Timer

PATIENCE = 1.0
"""Seconds that may pass before anything is said."""


@contextmanager
def after_a_second(tell: Callable[[], object]) -> Iterator[None]:
    """Call `tell` when what is done inside takes longer than a second, from another thread and once; never after it
    is done."""

    def try_to_tell() -> None:
        # That the screen is gone comes to light where something is written there next.
        with suppress(OSError):
            tell()

    timer = Timer(PATIENCE, try_to_tell)
    # Breaking off the program waits for nothing.
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
