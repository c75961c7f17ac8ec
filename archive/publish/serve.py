"""How Datasette is started over an archive: the settings that keep it safe and its downloads whole."""

from pathlib import Path

SETTINGS = {
    "default_allow_sql": "off",  # with SQL open to all, one printf() takes 1.25 GB
    "max_csv_mb": "0",  # by default a CSV is cut at 100 MB, after a 200
    "suggest_facets": "off",  # suggesting scans every column of a table on every page
    "facet_time_limit_ms": "1000",  # the default of 200 is too short for 1,000,000 articles
    "sql_time_limit_ms": "3000",
    "truncate_cells_html": "300",
    "allow_download": "off",  # archive.db without its -wal file is not the archive
}


def arguments(folder: Path, port: int = 8001, host: str = "127.0.0.1") -> list[str]:
    """Return the arguments of `datasette` that publish the archive in this folder.

    >>> arguments(Path("/srv/orenburg"), port=8001)[:4]
    ['serve', '/srv/orenburg/archive.db', '--metadata', '/srv/orenburg/datasette-metadata.json']
    """
    settings = [word for name, value in SETTINGS.items() for word in ("--setting", name, value)]
    files = [str(folder / "archive.db"), "--metadata", str(folder / "datasette-metadata.json")]
    return ["serve", *files, "--host", host, "--port", str(port), *settings]
