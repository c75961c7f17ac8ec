"""No pattern of reading takes long over a line, whatever stands in it: pages come from strangers."""

import importlib
import pkgutil
import re
import signal

import pytest

import scraper.reading

NASTY = [
    "а, " * 100,
    "· " * 100,
    "№ 1" + " · аб" * 60,
    "№ 1 " + "а, " * 60 + "·",
    "А. " * 100,
    "А" * 300,
    "Аа " * 100,
    "А-" * 150,
    "№ " * 150,
    "1 " * 150,
    "1." * 150,
    "1" * 300,
    "«" * 300,
    ", " * 150,
    "по " * 100,
    "и ещё 1 " * 40,
    "глава " * 50,
    "И. о. " * 50,
    "пресс-служба " * 25,
    "а@" * 150,
    "Автор: " * 45,
    "опубликовано: " * 22,
    "https://" * 40,
    "а" * 300 + "!",
    " " * 300,
    "| " * 150,
    "подписывайтесь " * 20,
    "a-b_" * 75,
]
SECONDS = 2
"""So long no pattern takes on any machine unless it tries every way to part a line; most take some microseconds."""


def patterns():
    for module in pkgutil.iter_modules(scraper.reading.__path__):
        for name, value in vars(importlib.import_module(f"scraper.reading.{module.name}")).items():
            if isinstance(value, re.Pattern):
                yield pytest.param(value, id=f"{module.name}.{name}")


@pytest.fixture
def alarm():
    def stop(*_):
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("pattern", list(patterns()))
def test_no_line_keeps_a_pattern_busy(pattern, alarm):
    for line in NASTY:
        for look in (pattern.search, pattern.fullmatch):
            signal.setitimer(signal.ITIMER_REAL, SECONDS)
            look(line.encode() if isinstance(pattern.pattern, bytes) else line)
