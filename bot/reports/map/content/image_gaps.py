"""Image and self-image: the position an organisation states, beside the one others think it has."""

from collections import defaultdict
from dataclasses import dataclass

from bot.analysis.stances import pictures, stances
from bot.errors import AccessFault
from bot.model import COORDINATOR, Case
from bot.phrases import plain
from bot.reports.map.content.model import Clean

MOST_GAPS = 10
"""How many gaps are kept, the widest."""
WIDE = 1.5
"""From this many points of the five-point scale on, a gap is worth talking about."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One organisation on one topic: its own position, and the mean of those that `count` others think it has, each
    -2..+2."""

    organisation: str
    topic: str
    own: float
    others: float
    count: int

    @property
    def wide(self) -> bool:
        """Whether it is worth talking about."""
        return abs(self.own - self.others) >= WIDE


@dataclass(frozen=True, slots=True)
class ImageGaps:
    """The widest gaps of a case with this title, widest first, and how many there are in `total`."""

    title: str
    gaps: tuple[Gap, ...]
    total: int


def image_gaps(case: Case, reader: str, clean: Clean = plain) -> ImageGaps:
    """Where others think otherwise of an organisation than it does itself, from what they released.

    For the coordinator alone: raises `AccessFault` for any other reader. Who thinks what is not in it, only how many
    do.
    """
    if reader != COORDINATOR:
        raise AccessFault("This picture is for the coordinator alone.")
    own = stances(case)
    believed: dict[tuple[str, str], list[float]] = defaultdict(list)
    for (_, about, topic_id), picture in pictures(case).items():
        if picture.position is not None:
            believed[about, topic_id].append(picture.position)
    gaps = []
    for organisation in case.organisations:
        for topic in case.topics:
            stance, others = own[topic.id].get(organisation.id), believed.get((organisation.id, topic.id))
            if stance is not None and stance.position is not None and others:
                mean = sum(others) / len(others)
                name = clean(organisation.name)
                gaps.append(Gap(name, clean(topic.text), stance.position, mean, len(others)))
    gaps.sort(key=lambda gap: -abs(gap.own - gap.others))
    return ImageGaps(clean(case.title), tuple(gaps[:MOST_GAPS]), len(gaps))
