"""How a question is put to a site, as those see it who ask: an address and a kind go in, a capture comes out."""

from collections.abc import Awaitable, Callable

from archive.article import Capture

Fetch = Callable[[str, str], Awaitable[Capture]]
"""`await fetch(url, kind)` returns the last answer, whatever its status; redirects within the site are followed.

`kind` is home, section, feed, sitemap, page, or robots (answered from what politeness has read already). Raises NoAnswer.
"""


class NoAnswer(Exception):
    """No answer came, or one that may not be followed. Raised by a Fetch; the message says in one line what happened.

    `is_refused` tells that robots.txt forbids the address, `is_passing` that another try may help; `elsewhere` is the
    address on another site that it redirects to.
    """

    def __init__(self, message: str, *, is_refused: bool = False, is_passing: bool = False, elsewhere: str = "") -> None:
        super().__init__(message)
        self.is_refused = is_refused
        self.is_passing = is_passing
        self.elsewhere = elsewhere


def remembering(fetch: Fetch) -> Fetch:
    """Return a fetch that asks for each address once and gives the same answer again."""
    answers: dict[str, Capture | NoAnswer] = {}

    async def ask(url: str, kind: str) -> Capture:
        if url not in answers:
            try:
                answers[url] = await fetch(url, kind)
            except NoAnswer as error:
                answers[url] = error
        answer = answers[url]
        if isinstance(answer, NoAnswer):
            raise answer
        return answer

    return ask
