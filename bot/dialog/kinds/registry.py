"""The kinds of question that ship with ANNA, by the name that a flow gives them."""

from collections.abc import Mapping

from bot.dialog.kinds.choice import Choice
from bot.dialog.kinds.date import Day
from bot.dialog.kinds.info import Info
from bot.dialog.kinds.lines import Lines
from bot.dialog.kinds.number import Number
from bot.dialog.kinds.scale import Scale
from bot.dialog.kinds.several import Several
from bot.dialog.kinds.text import Text
from bot.dialog.kinds.yes_no import YesNo
from bot.dialog.question import QuestionKind

Kinds = Mapping[str, QuestionKind]

KINDS: Kinds = {
    kind.name: kind
    for kind in (Text(), Lines(), Choice(), Several(), Scale(), YesNo(), Number(), Day(), Info())
}
