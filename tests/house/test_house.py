"""House rules: who imports whom, who holds an Archive, which modules are pure, what is generated is up to date."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from podshivka.cli import cli
from podshivka.generated import pages

ROOT = Path(__file__).parents[2]
PACKAGES = ("archive", "scraper", "podshivka")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))

ARCHIVE_HOLDERS = {"scraper/capturing.py", "scraper/pipeline.py", "scraper/places.py"}
"""places.py opens it for the other two."""

PURE = (
    *("scraper/addresses.py", "scraper/discover.py", "scraper/feeds.py", "scraper/sitemaps.py", "scraper/sections.py"),
    *("scraper/listing.py", "scraper/collecting.py", "scraper/robots.py", "scraper/reading", "scraper/platforms"),
    *("archive/article.py", "archive/addresses.py", "archive/revisions.py"),
)
IMPURE_MODULES = {"socket", "urllib.request", "http.client", "sqlite3", "sqlite_utils", "logging", "time", "scrapy", "twisted"}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_go_one_way(path):
    roots = {one.partition(".")[0] for one in imports(path)}
    forbidden = {
        "archive": {"scraper", "podshivka", "scrapy", "twisted", "bs4"},
        "scraper": {"podshivka"},
        "podshivka": set(),
    }[name(path).partition("/")[0]]
    assert not roots & forbidden


@pytest.mark.parametrize("path", [p for p in FILES if name(p).startswith("scraper/")], ids=name)
def test_only_capturing_and_the_pipeline_hold_an_archive(path):
    if "archive.store.Archive" in set(imports(path)):
        assert name(path) in ARCHIVE_HOLDERS


@pytest.mark.parametrize("path", [p for p in FILES if name(p).startswith(PURE)], ids=name)
def test_pure_modules_take_values_and_return_values(path):
    assert not set(imports(path)) & IMPURE_MODULES
    assert not re.search(r"datetime\.now|date\.today|\bopen\(|os\.environ", path.read_text("utf-8"))


@pytest.mark.parametrize("path", sorted(pages()))
def test_what_is_generated_is_up_to_date(path):
    assert (ROOT / path).read_text("utf-8") == pages()[path], "run: make docs"


def commands(command: click.Command, path: str = "podshivka") -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for child_name, child in command.commands.items():
            yield from commands(child, f"{path} {child_name}")


@pytest.mark.parametrize(("path", "command"), [(p, c) for p, c in commands(cli) if not isinstance(c, click.Group)])
def test_every_command_has_help_with_an_example(path, command):
    assert command.help and "Example" in command.help


def test_every_command_in_the_readme_exists():
    known = {path for path, _ in commands(cli)}
    for readme in ("README.md", "README.ru.md"):
        text = (ROOT / readme).read_text("utf-8")
        for line in re.findall(r"^ {4}(podshivka .*)|`(podshivka [^`]*)`", text, re.MULTILINE):
            words = re.sub(r"--archive \S+ ", "", (line[0] or line[1]).partition("#")[0]).split()
            assert any(" ".join(words[:n]) in known for n in (2, 3)), words


def test_the_interpreter_is_one_we_promise():
    assert sys.version_info >= (3, 11)
