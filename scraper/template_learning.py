"""The lines that an outlet prints around its articles, learned while it is crawled: early, and now and then."""

from archive.article import Capture, Outlet
from archive.memory import Memory
from scraper.reading.learning import learn

SAMPLE = 20
"""Pages that are looked at together; captures of so many are held in memory for each outlet."""

FEWEST = 8
"""At the end of a crawl that saw fewer pages nothing is learned: three bulletins of six look like a template."""

PAUSE = 200
"""Articles between two samples: templates change seldom."""


class TemplateLearning:
    """Collects the pages of articles of one crawl."""

    def __init__(self, outlet: Outlet) -> None:
        self.outlet = outlet
        self._sample: list[Capture] = []
        self._seen = 0
        self._has_learned = False

    def page(self, capture: Capture) -> bool:
        """Note the page of an article; tell whether the sample is full, and it is time to learn."""
        self._seen += 1
        if not self._has_learned or self._seen > PAUSE:
            self._sample.append(capture)
        return len(self._sample) >= SAMPLE

    @property
    def is_worth_it(self) -> bool:
        """Whether the end of the crawl is a time to learn."""
        return not self._has_learned and len(self._sample) >= FEWEST

    def learned(self, known: Memory | None) -> Memory:
        """Return the memory with the lines of the sample added; lines once learned stay. The sample begins anew."""
        known = known or Memory(outlet=self.outlet.slug)
        found = learn(self._sample, self.outlet, known)
        self._sample, self._seen, self._has_learned = [], 0, True
        return found
