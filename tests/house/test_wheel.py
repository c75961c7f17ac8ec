"""What a built wheel holds: everything that is not code and is needed at run time."""

import os
import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_wheel

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    folder, before = tmp_path_factory.mktemp("wheel"), Path.cwd()
    os.chdir(ROOT)  # the build backend builds what the current directory holds
    try:
        wheel = folder / build_wheel(str(folder))
    finally:
        os.chdir(before)
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("package", ["archive", "scraper", "podshivka"])
def test_every_file_of_a_package_is_in_the_wheel(names, package):
    files = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files <= names


def test_the_metadata_is_copied_into_the_wheel(names):
    assert "archive/publish/datasette-metadata.json" in names


def test_nothing_else_is_in_the_wheel(names):
    assert {name.partition("/")[0] for name in names} <= {"archive", "scraper", "podshivka", "podshivka-0.1.0.dist-info"}
