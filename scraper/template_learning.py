"""How an outlet builds its pages, learned while it is crawled: early, now and then, and when its pages no longer fit."""

from archive.article import Capture, Outlet
from archive.memory import Memory
from scraper.reading.learning import learn

SAMPLE = 20
"""Pages that are looked at together; captures of so many are held in memory for each outlet."""

FEWEST = 8
"""At the end of a crawl that saw fewer pages no lines are learned: three bulletins of six look like a template."""

FEWEST_FOR_PLACES = 3
"""Where headline and text stand can be seen on fewer pages."""

PAUSE = 200
"""Articles between two samples: templates change seldom."""

MISFITS = 5
"""So many articles in a row that no longer stand where an outlet's did: a redesign, or a kind of page not seen before."""


class TemplateLearning:
    """Collects the pages of articles of one crawl. `known` is what was remembered of the outlet before it.

    `are_misfits`: it is time to learn because the last articles stand elsewhere than those before.
    """

    def __init__(self, outlet: Outlet, known: Memory | None = None) -> None:
        self.outlet = outlet
        self._has_layouts = bool(known and known.layouts)
        self._sample: list[Capture] = []
        self._misfits: list[Capture] = []
        self._seen = 0
        self._has_learned = False
        self.are_misfits = False

    def page(self, capture: Capture, *, by_rules: bool) -> bool:
        """Note the page of an article; tell whether it is time to learn. `by_rules`: it fits what is known."""
        self._seen += 1
        if not self._has_learned or self._seen > PAUSE:
            self._sample.append(capture)
        self.are_misfits = False
        if by_rules or not self._has_layouts:
            self._misfits.clear()
        elif not self.fits_no_more:
            self._misfits.append(capture)
            self.are_misfits = len(self._misfits) % MISFITS == 0
        return len(self._sample) >= SAMPLE or self.are_misfits

    @property
    def fits_no_more(self) -> bool:
        """Whether so many articles in a row stood elsewhere that nothing will be learned of them in this crawl."""
        return len(self._misfits) >= SAMPLE

    @property
    def is_worth_it(self) -> bool:
        """Whether the end of the crawl is a time to learn."""
        return not self._has_learned and len(self._sample) >= (FEWEST_FOR_PLACES if not self._has_layouts else FEWEST)

    def learned(self, known: Memory | None) -> Memory:
        """Return the memory with what the sample teaches; what was learned before stays. The sample begins anew."""
        are_misfits, self.are_misfits = self.are_misfits, False
        if are_misfits and len(self._sample) < SAMPLE:
            return self._of_misfits(known or Memory(outlet=self.outlet.slug))
        found = learn(self._sample, self.outlet, known, lines=len(self._sample) >= FEWEST)
        self._sample, self._seen, self._has_learned = [], 0, True
        self._has_layouts = bool(found.layouts)
        return found

    def _of_misfits(self, known: Memory) -> Memory:
        found = learn(self._misfits, self.outlet, known, lines=False)
        if found.layouts != known.layouts:
            self._misfits = []
        return found
