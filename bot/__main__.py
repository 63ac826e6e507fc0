"""`python -m bot` is the same as the command `anna`."""

from bot.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
