"""What a robots.txt allows (RFC 9309), judged by our own rules where it is missing, broken or out of reach. Pure."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from archive.due import RobotsCopy

AGENT = "Podshivka"
"""The product token that robots.txt files name us by (RFC 9309 §2.2.1)."""

LARGEST_ROBOTS_BYTES = 500 * 1024
"""RFC 9309 §2.5: at least 500 KiB are read; a rule behind them is not seen, as it is not by others."""

LONGEST_CRAWL_DELAY_SECONDS = 60.0
"""A larger Crawl-delay is a mistake or a way to say no; then we come once in so many seconds."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """May an address be asked for? `later` says that robots.txt is out of reach: not now, and nothing is decided."""

    allowed: bool
    reason: str = ""
    later: bool = False


class Robots:
    """The rules of one authority."""

    def __init__(self, copy: RobotsCopy) -> None:
        self.copy = copy
        text = copy.body[:LARGEST_ROBOTS_BYTES].decode("utf-8-sig", errors="replace") if 200 <= copy.status < 300 else ""
        self._rules = Protego.parse(text)

    @property
    def is_out_of_reach(self) -> bool:
        """RFC 9309 §2.3.1.4; 429 counts here too: a host that asks for patience has not said that all is free."""
        return self.copy.status == 0 or self.copy.status == 429 or self.copy.status >= 500

    def judge(self, url: str) -> Verdict:
        """Return the verdict on an address of this authority."""
        if self.is_out_of_reach:
            what = f"answers {self.copy.status}" if self.copy.status else "cannot be reached"
            return Verdict(allowed=False, later=True, reason=f"robots.txt of {urlsplit(url).netloc} {what}")
        if self._rules.can_fetch(url, AGENT):
            return Verdict(allowed=True)
        return Verdict(allowed=False, reason="robots.txt forbids it")

    def delay(self, wanted_seconds: float) -> float:
        """Return the seconds between two requests: what the registry says, or Crawl-delay where that is longer."""
        asked = self._rules.crawl_delay(AGENT) or 0.0
        return max(wanted_seconds, min(float(asked), LONGEST_CRAWL_DELAY_SECONDS))

    def sitemaps(self) -> tuple[str, ...]:
        """Return the sitemaps that robots.txt names."""
        return tuple(self._rules.sitemaps)


def authority(url: str) -> str:
    """Return what a robots.txt speaks for: scheme, host and port."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def host_of(url: str) -> str:
    """Return the name under which a pace is kept: the host, on loopback with its port (many outlets share it there)."""
    parts = urlsplit(url)
    name = (parts.hostname or "").lower()
    return f"{name}:{parts.port or 80}" if is_loopback(name) else name.removeprefix("www.")


def is_loopback(name: str) -> bool:
    """Tell whether a host name means this machine."""
    return name == "localhost" or name.endswith(".localhost") or name == "::1" or name.startswith("127.")
