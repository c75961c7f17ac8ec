"""Keep first, read second: every response is on disk before anyone looks at it. A downloader middleware next to the wire."""

import uuid

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from archive.article import Capture
from archive.store import Archive
from scraper.clock import now
from scraper.places import archive_of

SECRET_HEADERS = frozenset({"authorization", "proxy-authorization", "cookie"})
"""Never written into a capture: captures are published."""


class CannotKeep(IgnoreRequest):
    """The response could not be written (disk full, folder gone): the crawl stops, the address stays due."""


class Capturing:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.archive: Archive = archive_of(crawler.settings)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Capturing":
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        spider = self.crawler.spider
        capture = Capture(
            id=f"urn:uuid:{uuid.uuid4()}",
            url=response.url,
            captured_at=now(),
            status=response.status,
            headers=_pairs(response),
            body=response.body,
            kind=_kind(request.meta.get("kind", "page"), response.status),
            outlet=spider.outlet.slug,  # type: ignore[union-attr]
            crawl=spider.crawl_id,  # type: ignore[union-attr]
        )
        try:
            self.archive.keep(capture, request_headers=_pairs(request), method=request.method)
        except OSError as error:
            spider.stop(f"cannot write captures: {error.strerror or error}")  # type: ignore[union-attr]
            raise CannotKeep(str(error)) from error
        self.crawler.stats.inc_value("podshivka/captures")
        request.meta["capture"] = capture
        return response


def _pairs(message: Request | Response) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in message.headers.items()
        if name.decode("latin-1").lower() not in SECRET_HEADERS
        for value in values
    )


def _kind(wanted: str, status: int) -> str:
    """Return the kind of a capture. A robots.txt stays one whatever the answer: its status is the verdict."""
    if wanted == "robots" or status < 300 or status == 304:
        return wanted
    return "redirect" if status < 400 else "error"
