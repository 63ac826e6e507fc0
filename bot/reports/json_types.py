"""The types of plain JSON values."""

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
"""A value that the standard library's `json` writes as it is."""
JsonObject = dict[str, Json]
