"""Lists set as rows with their signs, at one size and width."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from bot.reports.map.content.lists import ListEntry, MapList, Phrase, Sign, Subject
from bot.reports.map.content.lists import Style as PhraseStyle
from bot.reports.map.shapes.colours import BLUE, GREY, INK, RED
from bot.reports.map.shapes.marks import Mark, Text, moved
from bot.reports.map.shapes.signs import BRINGS, Signs
from bot.reports.map.shapes.text_metrics import PT, Face, Span, Typeface
from bot.reports.map.shapes.typesetting import Style, set_text, text_height

HEADING = 1.35
BELOW = 0.6
"""The size of a title and the room under it, in the size of the list: a sign reaches above the row it stands in."""

_COLOURS: Mapping[Subject, str] = {
    "transfers": BLUE,
    "tensions": RED,
    "questions": INK,
    "open": GREY,
    "further": INK,
}
_FACES: Mapping[PhraseStyle, tuple[Face, str]] = {
    "": ("regular", INK),
    "strong": ("bold", INK),
    "aside": ("italic", INK),
    "arrow": ("bold", BLUE),
}


@lru_cache(maxsize=4096)
def _spans(phrases: tuple[Phrase, ...]) -> tuple[Span, ...]:
    """Phrases in their faces: lists are set again at every size that is tried."""
    return tuple(Span(phrase.text, *_FACES[phrase.style]) for phrase in phrases)


class ListRow(NamedTuple):
    """An entry set at a size. `height` is that of the whole row with the gap after it; its text is `indent` from the
    left and `down` from the top, under the small title `above` if it has one."""

    sign: Sign
    label: str
    text: Text
    indent: float
    height: float
    above: Text | None = None
    down: float = 0


class ListSetter:
    """Sets lists in columns of one width in millimetres at one size in points."""

    def __init__(self, typeface: Typeface, size: float, width: float) -> None:
        self.typeface, self.size, self.width = typeface, size, width
        self.signs = Signs(typeface, size)
        self.em = size * PT
        self.gap = self.em * 0.45
        self._indents: Mapping[Sign, float] = {
            "": 0.0,
            "code": self.em * 1.5,
            "question": self.em * 2.9,
            "transfer": 2.6 * self.signs.radius,
            "tension": 2.6 * self.signs.radius,
        }
        self._text, self._small_title = Style(size), Style(size, "bold", role="h3")
        self._sign_heights = {"transfer": 2 * self.signs.radius, "tension": 2 * self.signs.radius}

    def heading(self, each: MapList) -> Text:
        """The title of a list."""
        style = Style(self.size * HEADING, "bold", _COLOURS[each.subject], "h2")
        return set_text(self.typeface, each.title, self.width, style)

    def continued(self, each: MapList) -> Text:
        """The title of a list over a further column of it, in grey and no heading."""
        style = Style(self.size * HEADING, "bold", GREY)
        return set_text(self.typeface, f"{each.title} …", self.width, style)

    def rows(self, each: MapList) -> list[ListRow]:
        """Every entry of a list, or what stands there when it has none."""
        if each.entries:
            return [self._row(entry) for entry in each.entries]
        text = set_text(self.typeface, each.empty, self.width, Style(self.size, colour=GREY))
        return [ListRow("", "", text, 0, text_height(text) + self.gap)]

    def _row(self, entry: ListEntry) -> ListRow:
        indent = self._indents[entry.sign]
        text = set_text(self.typeface, _spans(entry.phrases), self.width - indent, self._text)
        height = max(text_height(text), self._sign_heights.get(entry.sign, 0.0)) + self.gap
        if not entry.above:
            return ListRow(entry.sign, entry.label, text, indent, height)
        above = set_text(self.typeface, entry.above, self.width, self._small_title)
        down = text_height(above) + self.gap
        return ListRow(entry.sign, entry.label, text, indent, height + down, above, down)

    def marks(self, row: ListRow, x: float, y: float) -> list[Mark]:
        """A row with its top left at (x, y)."""
        above = moved([row.above], x, y) if row.above else []
        y += row.down
        return [*above, *moved(self._sign(row), x, y), *moved([row.text], x + row.indent, y)]

    def _sign(self, row: ListRow) -> list[Mark]:
        signs, middle = self.signs, self.em * 0.38
        if row.sign == "transfer":
            return signs.badge(signs.radius, middle, row.label, BRINGS)
        if row.sign == "tension":
            return signs.diamond(signs.across, middle, row.label)
        if row.sign == "question":
            return signs.question_mark(row.indent / 2 - self.em * 0.3, middle, row.label)
        if row.sign == "code":
            most = self.em * 1.2
            return [signs.label(most / 2, middle, row.label, INK, most)]
        return []
