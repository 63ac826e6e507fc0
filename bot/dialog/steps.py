"""One question for one item, and what an interview repeats its questions over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.dialog.flow import Section
from bot.dialog.question import GIVEN_SOURCES, Option, Question
from bot.dialog.session import StepKey
from bot.errors import fill
from bot.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a question is repeated for. `names` fills placeholders such as `{partner}` in its texts."""

    id: str
    label: str
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Circumstances:
    """What an interview needs to know from outside: the words by which people are understood, the items of each given
    source (see `flow.GIVEN_SOURCES`), and the names that hold everywhere."""

    lexicon: Lexicon
    items: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        lexicon: Lexicon,
        partners: Iterable[tuple[str, str]] = (),
        topics: Iterable[tuple[str, str]] = (),
        **names: str,
    ) -> "Circumstances":
        """From pairs of an id and a name."""
        given = (("partners", "partner", partners), ("topics", "topic", topics))
        items = {
            source: tuple(Item(name, text, ((placeholder, text),)) for name, text in pairs)
            for source, placeholder, pairs in given
        }
        return cls(lexicon, items, names)

    def with_imagined_items(self, text: str, partner: str) -> "Circumstances":
        """The same, with one made-up item for everything that a conversation would give: to try a flow alone."""
        placeholders = ("element", "belief", "question", "one", "other")
        names = (*((placeholder, text) for placeholder in placeholders), ("partner", partner))
        beyond = (source for source in GIVEN_SOURCES if source not in {"partners", "topics"})
        return self.with_items({source: (Item("1", text, names),) for source in beyond})

    def with_items(self, items: Mapping[str, tuple[Item, ...]]) -> "Circumstances":
        """The same, with these items for some sources."""
        return Circumstances(self.lexicon, {**self.items, **items}, self.names)


@dataclass(frozen=True, slots=True)
class Step:
    """One question for one item. `options` are its choices here and now."""

    question: Question
    key: StepKey
    section: Section
    names: Mapping[str, str]
    options: tuple[Option, ...] = ()

    def say(self, template: str) -> str:
        """A text of the question with its placeholders filled."""
        return fill(template, self.names)
