"""ANNA: the interview, the comparison, and the channels through which people meet them."""

__version__ = "0.1.0"
