"""Archives and crawls for tests: real folders, real processes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import sqlite_utils

from archive.store import Archive

NOW = "2026-11-23T09:00:00+00:00"


def new_archive(folder: Path, registry: str) -> Path:
    """Make an archive with that registry and return its folder."""
    Archive.create(folder).close()
    (folder / "outlets.toml").write_text(registry, encoding="utf-8")
    return folder


def command(folder: Path, *arguments: str, now: str = NOW) -> tuple[list[str], dict[str, str]]:
    """Return the command line and environment of a podshivka command on the archive."""
    environment = {**os.environ, "PODSHIVKA_NOW": now}
    return [sys.executable, "-m", "podshivka", "--archive", str(folder), *arguments], environment


def run(folder: Path, *arguments: str, now: str = NOW, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    """Run a podshivka command to its end."""
    line, environment = command(folder, *arguments, now=now)
    return subprocess.run(line, env=environment, capture_output=True, text=True, timeout=timeout, check=False)


def start(folder: Path, *arguments: str, now: str = NOW) -> "subprocess.Popen[str]":
    """Start a podshivka command."""
    line, environment = command(folder, *arguments, now=now)
    return subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def crawl(folder: Path, *arguments: str, now: str = NOW, code: int = 0) -> list[dict[str, Any]]:
    """Crawl, expect that exit code, return the JSON rows."""
    done = run(folder, "crawl", "--json", *arguments, now=now)
    assert done.returncode == code, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return [json.loads(line) for line in done.stdout.splitlines()]


def rows(folder: Path, sql: str, *values: object) -> list[dict[str, Any]]:
    """Return rows of archive.db."""
    database = sqlite_utils.Database(folder / "archive.db")
    try:
        return list(database.query(sql, list(values)))
    finally:
        database.close()
