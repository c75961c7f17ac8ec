"""The reader everybody writes first (`<title>`, og:description, all `<p>`, the first date): how hard the region is."""

import re
from datetime import UTC, datetime
from html import unescape
from zoneinfo import ZoneInfo

from lxml import html

from archive.addresses import fold
from podshivka.region.figures import Figures, Reading, figures
from podshivka.region.outlet import Reply
from podshivka.region.region import Served

DATE = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})\D{1,3}(\d\d):(\d\d)")
CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.I)


def naive_figures(served: Served) -> Figures:
    """Return what the naive reader makes of the region, given the true address of every article."""
    zones = served.timezones()
    truth = [article for article in served.truth() if not article.is_gone]
    return figures(truth, [read_naively(served.look(item.url), item.url, item.outlet, zones[item.outlet]) for item in truth])


def read_naively(reply: Reply, url: str, outlet: str, timezone: str) -> Reading:
    text = reply.content.decode(_charset(reply), "replace")
    tree = html.document_fromstring(re.sub(r"<\?xml[^>]*\?>", "", text))
    moment = _moment(text, tree, timezone)
    return Reading(
        outlet=outlet,
        urls=frozenset({fold(url)}),
        headline=" ".join("".join(tree.xpath("//title//text()")).split()),
        lead="".join(tree.xpath("//meta[@property='og:description'][1]/@content")),
        body="\n\n".join(" ".join(node.text_content().split()) for node in tree.iter("p")),
        published_at=moment,
        published_date=moment.date() if moment else None,
    )


def _charset(reply: Reply) -> str:
    declared = CHARSET.search(reply.content_type.encode()) or CHARSET.search(reply.content[:2000])
    return declared[1].decode() if declared else "utf-8"


def _moment(text: str, tree: html.HtmlElement, timezone: str) -> datetime | None:
    machine = tree.xpath("//time/@datetime | //meta[@property='article:published_time']/@content")
    if machine:
        try:
            moment = datetime.fromisoformat(str(machine[0]))
        except ValueError:
            return None
        return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(timezone))
    found = DATE.search(unescape(text))
    if not found:
        return None
    day, month, year, hour, minute = (int(group) for group in found.groups())
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(timezone)).astimezone(UTC)
