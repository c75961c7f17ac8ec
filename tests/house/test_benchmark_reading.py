"""The benchmark of readers runs on a folder of pages with gold, and its figures are what they say."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "reading.py"
WORDS = "В Новотроицке открыли новый мост через реку. Движение начнётся в понедельник, сообщили в мэрии города."
PAGE = f"""<html><head><title>Мост открыли раньше срока</title></head><body><div class="menu"><a href="/">Главная</a></div>
<article><h1>Мост открыли раньше срока</h1><p class="date">12.03.2026 10:15</p><p>{WORDS}</p>
<p>Строители закончили работу на месяц раньше, чем обещали жителям города весной.</p></article></body></html>"""


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, SCRIPT, *arguments], capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    for name in ("one", "two"):
        (tmp_path / "pages" / f"{name}.html").write_text(PAGE, "utf-8")
    right = {"headline": "Мост открыли раньше срока", "published": "2026-03-12"}
    right["body"] = f"{WORDS} Строители закончили работу на месяц раньше, чем обещали жителям города весной."
    gold = {"one": right, "two": {"headline": "Другой заголовок", "body": "Совсем другой текст, какого на странице нет вовсе."}}
    (tmp_path / "gold.json").write_text(json.dumps(gold), "utf-8")
    return tmp_path


def test_a_page_read_well_and_one_read_wrong_are_each_half_of_the_figure(pages: Path) -> None:
    done = _run(str(pages), "--tool", "podshivka", "--passes", "1", "--json")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["precision"] == figures["recall"] == figures["exact"] == 0.5
    assert (figures["headline"], figures["day"]) == ("1/2", "1/1")
    assert figures["cpu"] > 0 and figures["peak_mb"] > 0


def test_a_folder_without_gold_is_said(tmp_path: Path) -> None:
    done = _run(str(tmp_path), "--tool", "podshivka")
    assert done.returncode == 1
    assert "no pages with gold" in done.stderr
