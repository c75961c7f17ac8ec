"""When an outlet is due, and the lines that make a machine crawl by itself."""

import shlex
import sys
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from archive.article import Outlet
from archive.store import Archive
from scraper.clock import now

SHORTEST_INTERVAL = timedelta(minutes=30)
LONGEST_INTERVAL = timedelta(hours=12)
LONGEST_CRAWL = timedelta(hours=2)
"""A crawl of the latest that began longer ago and has no end was killed."""
LOOK_BACK = timedelta(days=14)

CRON_MINUTES = "7,22,37,52"
"""Not on the full hour, when everybody's cron asks everybody's server."""


def interval(new_articles: int, days: float) -> timedelta:
    """Return how long to wait between two crawls: half the time in which an article usually appears, within bounds.

    >>> interval(140, 14)
    datetime.timedelta(seconds=4320)
    >>> interval(0, 14)
    datetime.timedelta(seconds=43200)
    """
    if not new_articles:
        return LONGEST_INTERVAL
    usual = timedelta(days=days) / new_articles / 2
    return min(max(usual, SHORTEST_INTERVAL), LONGEST_INTERVAL)


def due_outlets(folder: Path, outlets: Iterable[Outlet]) -> list[Outlet]:
    """Return the outlets whose last crawl of the latest is longer ago than their learned interval, or failed, or never was."""
    moment = now()
    with Archive.open(folder) as archive:
        return [one for one in outlets if _is_due(archive, one.slug, moment)]


def _is_due(archive: Archive, slug: str, moment: datetime) -> bool:
    last = archive.last_crawl(slug, "latest")
    if last is None:
        return True
    if last.outcome is None:  # running in another process, or killed: a crawl that began long ago was killed
        return moment - last.started_at > LONGEST_CRAWL
    if last.outcome != "finished":
        return moment - last.started_at >= SHORTEST_INTERVAL
    new = archive.new_articles(slug, since=moment - LOOK_BACK)
    return moment - last.started_at >= interval(new, LOOK_BACK.days)


def command(folder: Path) -> str:
    """Return the command that crawls what is due, with the interpreter in use now."""
    return f"{shlex.quote(sys.executable)} -m podshivka --archive {shlex.quote(str(folder))} crawl --all-due"


def cron_line(folder: Path) -> str:
    """Return a crontab line with its explanation; cron mails what the crawl prints when it lost something."""
    log = shlex.quote(str(folder / "state" / "crawl.log"))
    line = f"{CRON_MINUTES} * * * * {command(folder)} >>{log}".replace("%", "\\%")
    return f"# Podshivka: crawl what is due, four times an hour\n{line}"


def systemd_units(folder: Path) -> str:
    """Return a service and a timer; where to put them is said in comments."""
    return f"""# /etc/systemd/system/podshivka.service
[Unit]
Description=Podshivka: crawl what is due in {folder}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
ExecStart={command(folder).replace("%", "%%")}

# /etc/systemd/system/podshivka.timer
[Unit]
Description=Podshivka: crawl four times an hour

[Timer]
OnCalendar=*:{CRON_MINUTES}
RandomizedDelaySec=120
Persistent=true

[Install]
WantedBy=timers.target

# Then: systemctl daemon-reload && systemctl enable --now podshivka.timer"""
