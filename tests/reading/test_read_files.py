"""`podshivka read`: saved pages without archive or network, one JSON line each."""

import gzip
import json
from datetime import datetime

from podshivka.reading_files import read_files, show_files

PAGE = """<html><head><meta charset="utf-8"><title>Плотину у села чинят всерьёз | Заря</title></head><body>
<h1>Плотину у села чинят всерьёз</h1><div class="date">вчера, 10:15</div>
<div class="text"><p>Плотину начали чинить в понедельник, хотя первую трещину заметили ещё два года назад.</p>
<p>Работы закончат до первых морозов.</p></div></body></html>"""


def test_a_gzipped_page_is_read_and_named_by_its_stem(tmp_path):
    path = tmp_path / "13.cp1251_declared.html.gz"
    path.write_bytes(gzip.compress(PAGE.encode()))
    (row,) = read_files([path], timezone="Asia/Yekaterinburg", captured_at=datetime(2025, 11, 14, 12))
    assert row["id"] == "13.cp1251_declared"
    assert row["headline"] == "Плотину у села чинят всерьёз"
    assert (row["published_at"], row["date_precision"]) == ("2025-11-13T05:15:00Z", "minute")
    assert row["problems"] == []


def test_what_cannot_be_read_is_a_row_with_its_problem(tmp_path, capsys):
    path = tmp_path / "1.html"
    path.write_bytes(b"")
    assert not show_files([path], url="", timezone="Europe/Moscow", captured_at=None, together=False, as_json=True)
    assert json.loads(capsys.readouterr().out) == {"id": "1", "problems": ["the response holds no HTML"]}


def test_pages_read_together_lose_the_template_they_share(tmp_path):
    paths = []
    for number, words in enumerate(
        ("Плотину у села чинят всерьёз", "Каток у школы зальют к субботе", "Библиотека теперь работает ночью")
    ):
        page = PAGE.replace("Плотину у села чинят всерьёз", words).replace("Плотину начали", f"{words}, начали")
        page = page.replace(
            "</div></body>",
            "</div><div class='motto'><p>Материал вышел при поддержке общества любителей печати.</p></div></body>",
        )
        paths.append(tmp_path / f"{number}.html")
        paths[-1].write_text(page, "utf-8")
    alone = [row["body"] for row in read_files(paths)]
    together = [row["body"] for row in read_files(paths, together=True)]
    assert all("при поддержке" in body for body in alone)
    assert not any("при поддержке" in body for body in together)


def test_a_person_sees_fields_and_text(tmp_path, capsys):
    path = tmp_path / "1.html"
    path.write_text(PAGE, "utf-8")
    assert show_files([path], url="", timezone="Europe/Moscow", captured_at=None, together=False, as_json=False)
    shown = capsys.readouterr().out
    assert "headline           Плотину у села чинят всерьёз" in shown
    assert "Работы закончат до первых морозов." in shown
