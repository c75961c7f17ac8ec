"""Where the parts of an outlet's articles stand is learned, and its pages are read by that; in doubt they are not."""

import dataclasses
import time
from datetime import UTC, date, datetime

import pytest

from archive.article import Article, Capture, NotArticle, Outlet
from archive.layouts import Layout, in_turn
from archive.learned import Learned
from archive.memory import Memory, MemoryFileError, dumps, loads
from scraper.reading import read
from scraper.reading.learning import learn
from scraper.reading.tree import parse_tree
from scraper.reading.walking import walk, walk_parts
from scraper.template_learning import TemplateLearning

OUTLET = Outlet(slug="zarya", title="Заря", homepage="https://zarya.ru/", timezone="Asia/Yekaterinburg")
STORIES = {
    "Плотину у села чинят всерьёз": "Плотину начали чинить в понедельник, хотя первую трещину заметили ещё два года назад.",
    "Каток у школы зальют к субботе": "Воду дали пожарные, шланг одолжил завод, а коробку сколотили отцы пятиклассников.",
    "Библиотека теперь работает ночью": "Две ночи в неделю двери районной библиотеки не закрываются до самого рассвета.",
    "Рынок переедет под новую крышу": "Торговые ряды собирают из светлого дерева, и первые прилавки уже стоят под навесом.",
    "Почту привезут на санях до весны": "Дорогу в заречные сёла замело, и почтальоны вспомнили про лошадей и старые сани.",
}
MORE = (
    "О сроках в администрации района говорят осторожно, но обещают управиться до первых морозов.",
    "Жители соседних улиц приходят смотреть на работу каждый вечер и советуют, как надо было делать.",
    "Глава района приезжал дважды, остался доволен и велел поставить на въезде новый дорожный знак.",
)
MENU = "".join(f"<a href='/r{n}/'>{name}</a>" for n, name in enumerate(("Общество", "Культура", "Спорт", "Архив")))


def paragraphs_of(headline: str, text: str) -> str:
    return "".join(f"<p>{one}</p>" for one in (text, *(f"{headline.split()[0]}: {more}" for more in MORE)))


def old_page(number: int, headline: str, text: str) -> str:
    paragraphs = paragraphs_of(headline, text)
    return f"""<html><head><title>{headline} | Заря</title></head><body class="page-{number}"><div id="menu">{MENU}</div>
<div class="today">Сегодня: 14 ноября 2025</div><h1 class="name">{headline}</h1>
<div class="info"><span class="date">1{number}.11.2025, 10:0{number}</span> Автор: <b>Анна Кузнецова</b></div>
<div class="news-text">{paragraphs}</div><div class="also"><a href="/n/99">Ярмарка мёда пройдёт в выходные</a></div>
<p class="foot">Газета основана в 1931 году и выходит по вторникам и пятницам, подписка на почте.</p></body></html>"""


def new_page(number: int, headline: str, text: str) -> str:
    paragraphs = paragraphs_of(headline, text)
    return f"""<html><head><title>{headline} - Заря</title></head><body><nav>{MENU}</nav><main><article class="story">
<h1>{headline}</h1><time datetime="2026-03-1{number}T09:0{number}:00+05:00">1{number} марта 2026, 09:0{number}</time>
<section class="story__body">{paragraphs}</section></article></main></body></html>"""


def captures(page, day=14, year=2025, start=0) -> list[Capture]:
    return [
        Capture(
            id=f"urn:uuid:{year}-{number}",
            url=f"https://zarya.ru/n/{year}{number}",
            captured_at=datetime(year, 11 if year == 2025 else 4, day, tzinfo=UTC),
            status=200,
            body=page(number, headline, text).encode(),
        )
        for number, (headline, text) in enumerate(STORIES.items())
        if number >= start
    ]


OLD, NEW = captures(old_page, day=20), captures(new_page, year=2026)


def test_three_pages_teach_where_headline_text_date_and_byline_stand():
    memory = learn(OLD[:3], OUTLET)
    (layout,) = memory.layouts
    assert [one.value for one in layout.headline] == ["h1.name"]
    assert [one.value for one in layout.body] == ["div.news-text"]
    assert [one.value for one in layout.date] == [one.value for one in layout.byline] == ["div.info"]
    assert layout.body[0] == Learned(value="div.news-text", pages=3, since=date(2025, 11, 20))
    assert learn(OLD[:2], OUTLET).layouts == ()


def rich_page(number: int, headline: str, text: str) -> str:
    """A page on which much stands that one page in three lacks: a lead, a signature, tags; the trail is at its head."""
    lead = f"<div class='lead'>{headline.split()[0]} ждали весь год</div>" if number != 1 else ""
    signed = "<p class='sign'><i>Пётр Орлов, краевед</i></p>" if number == 2 else ""
    tags = "<ul class='tags'><li><a href='/t/1' rel='tag'>село</a></li></ul>" if number in (0, 3) else ""
    section = ("Общество", "Культура", "Спорт")[number % 3]
    return f"""<html><head><title>{headline} | Заря</title></head><body><div class="crumbs"><a href="/">Главная</a> /
<a href="/r/">{section}</a></div><div id="menu">{MENU}</div>{"<p>Афиша</p>" * 12}<div class="story"><h1>{headline}</h1>{lead}
<span class="date">1{number}.11.2025, 10:0{number}</span>
<div class="news-text">{paragraphs_of(headline, text)}{signed}</div>{tags}</div>
<div class="also"><a href="/n/99">Ярмарка мёда пройдёт в выходные</a></div></body></html>"""


def test_by_rules_nothing_is_lost_that_one_page_in_three_has():
    pages = captures(rich_page)
    memory = learn(pages[:3], OUTLET)
    for capture in pages:
        generic, by_rules = read(capture, OUTLET), read(capture, OUTLET, memory)
        assert isinstance(by_rules, Article) and by_rules.by_rules
        assert dataclasses.replace(by_rules, by_rules=False, memory_hash="") == generic
    read_all = [read(capture, OUTLET, memory) for capture in pages]
    assert [one.section for one in read_all] == ["Общество", "Культура", "Спорт", "Общество", "Культура"]
    assert [bool(one.lead) for one in read_all] == [True, False, True, True, True]
    assert [one.byline for one in read_all] == ["", "", "Пётр Орлов", "", ""]
    assert [one.tags for one in read_all] == [("село",), (), (), ("село",), ()]


def test_a_page_reads_by_rules_as_it_reads_without():
    memory = learn(OLD[:3], OUTLET)
    for capture in OLD:
        generic, by_rules = read(capture, OUTLET), read(capture, OUTLET, memory)
        assert isinstance(generic, Article) and isinstance(by_rules, Article)
        assert not generic.by_rules and by_rules.by_rules
        assert by_rules.byline == "Анна Кузнецова" and by_rules.date_precision == "minute"
        assert dataclasses.replace(by_rules, by_rules=False, memory_hash="") == generic


def test_after_a_redesign_both_designs_read_by_their_own_rules():
    before = learn(OLD, OUTLET)
    assert not any(read(one, OUTLET, before).by_rules for one in NEW)
    memory = learn(NEW[:3], OUTLET, before)
    assert [one.body[0].value for one in memory.layouts] == ["div.news-text", "section.story__body"]
    assert memory.layouts[1].since == date(2026, 4, 14)
    assert all(read(one, OUTLET, memory).by_rules for one in (*OLD, *NEW))
    assert [read(one, OUTLET, memory).body for one in OLD] == [read(one, OUTLET, before).body for one in OLD]


def test_a_redesign_is_noticed_while_the_outlet_is_crawled():
    known = learn(OLD, OUTLET)
    learning = TemplateLearning(OUTLET, known)
    assert [learning.page(one, by_rules=True) for one in OLD] == [False] * len(OLD)
    assert [learning.page(one, by_rules=False) for one in NEW] == [False] * 4 + [True]
    assert learning.are_misfits
    memory = learning.learned(known)
    assert [one.body[0].value for one in memory.layouts] == ["div.news-text", "section.story__body"]
    assert not learning.are_misfits


def test_articles_that_fit_nowhere_and_teach_nothing_are_asked_about_four_times():
    known = learn(OLD, OUTLET)
    learning = TemplateLearning(OUTLET, known)
    asked = 0
    for _ in range(60):  # one article again and again: of its places nothing can be learned
        if learning.page(NEW[0], by_rules=False):
            asked += learning.are_misfits
            known = learning.learned(known)
    assert asked == 4 and learning.fits_no_more
    assert [one.body[0].value for one in known.layouts] == ["div.news-text"]
    learning.page(OLD[0], by_rules=True)
    assert not learning.fits_no_more


def test_a_new_outlet_is_learned_at_the_end_of_a_short_crawl():
    learning = TemplateLearning(OUTLET)
    assert not any(learning.page(one, by_rules=False) for one in OLD)
    assert learning.is_worth_it
    memory = learning.learned(None)
    assert len(memory.layouts) == 1 and memory.lines == ()


def test_the_layout_in_use_on_a_captures_day_goes_first():
    first, second = (
        Layout(headline=(Learned(value="h1"),), body=(Learned(value=path, since=day),))
        for path, day in (("div.a", date(2020, 1, 1)), ("div.b", date(2025, 1, 1)))
    )
    assert in_turn((first, second), date(2026, 1, 1)) == [second, first]
    assert in_turn((first, second), date(2022, 1, 1)) == [first, second]
    assert in_turn((second, first), date(2019, 1, 1)) == [first, second]
    pinned = dataclasses.replace(first, body=(Learned(value="div.c", pinned=True),))
    assert in_turn((second, first, pinned), date(2026, 1, 1)) == [pinned, second, first]


def test_a_persons_path_is_followed_and_stays():
    learned = learn(OLD[:3], OUTLET)
    pinned = Learned(value="p.foot", pinned=True)
    corrected = dataclasses.replace(learned.layouts[0], lead=(pinned,))
    memory = learn(OLD, OUTLET, dataclasses.replace(learned, layouts=(corrected,)))
    assert memory.layouts[0].lead == (pinned,)
    assert memory.layouts[0].body[0].pages == 3 + len(OLD)
    wrong_body = dataclasses.replace(corrected, body=(Learned(value="div.nowhere", pinned=True),))
    assert not read(OLD[0], OUTLET, dataclasses.replace(memory, layouts=(wrong_body,))).by_rules


def test_a_list_in_the_same_places_is_no_article_by_rules_either():
    memory = learn(OLD, OUTLET)
    items = "".join(
        f"<h2><a href='/n/{number}'>{headline} и других посёлков</a></h2><p>1{number}.11.2025</p><p>{text}</p>"
        for number, (headline, text) in enumerate(STORIES.items())
    )
    html = old_page(1, "Общество", "").replace(paragraphs_of("Общество", ""), items)
    capture = dataclasses.replace(OLD[0], url="https://zarya.ru/society/", body=html.encode())
    assert isinstance(read(capture, OUTLET, memory), NotArticle)


def test_a_page_without_the_usual_date_is_left_to_the_generic_reader():
    memory = learn(OLD, OUTLET)
    html = OLD[0].body.decode().replace('<div class="info">', '<div class="other">')
    found = read(dataclasses.replace(OLD[0], body=html.encode()), OUTLET, memory)
    assert isinstance(found, Article) and not found.by_rules


def test_a_date_that_has_moved_away_from_its_place_is_still_found():
    memory = learn(OLD, OUTLET)
    html = OLD[1].body.decode().replace("11.11.2025, 10:01</span>", "</span>")
    html = html.replace('<div class="news-text">', '<div class="pubdate">11.11.2025, 10:01</div><div class="news-text">')
    found = read(dataclasses.replace(OLD[1], body=html.encode()), OUTLET, memory)
    assert isinstance(found, Article) and not found.by_rules
    assert found.published_date == date(2025, 11, 11)


def test_reading_by_rules_is_deterministic_and_learning_too():
    one, other = learn(OLD, OUTLET), learn(list(OLD), OUTLET)
    assert dumps(one) == dumps(other) == dumps(loads(dumps(one)))
    assert [read(capture, OUTLET, one) for capture in OLD] == [read(capture, OUTLET, other) for capture in OLD]


def test_nameless_tables_are_counted():
    def page(number: int, headline: str, text: str) -> str:
        rows = paragraphs_of(headline, text)
        return (
            f"<html><head><title>{headline}</title></head><body><table><tr><td>{MENU}</td><td><h1>{headline}</h1></td></tr>"
            f"<tr><td>1{number}.11.2025</td><td>{rows}</td></tr></table></body></html>"
        )

    memory = learn(captures(page), OUTLET)
    assert [one.value for one in memory.layouts[0].body] == ["html/body[1]/table[1]/tr[2]/td[2]"]
    assert all(read(one, OUTLET, memory).by_rules for one in captures(page))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[layouts]]\nheadline = [{ path = "h1" }]', "a layout without body"),
        ('[[layouts]]\nheadline = [{ path = "h1" }]\nbody = [{ path = "div[@id=1]" }]', r"'div\[@id=1\]' is no path"),
        ('[[layouts]]\nheadlines = [{ path = "h1" }]', "unknown part 'headlines'"),
        ('layouts = "div"', r"written as \[\[layouts\]\]"),
    ],
)
def test_a_broken_layout_is_refused_with_what_to_mend(text, message):
    with pytest.raises(MemoryFileError, match=message):
        loads(f'outlet = "zarya"\n{text}', "memory/zarya.toml")


def test_a_memory_file_with_bare_lines_is_still_read():
    assert loads('outlet = "zarya"\nlearned = ["Мы в соцсетях"]').template == {"Мы в соцсетях"}


def test_a_part_of_a_page_has_the_lines_that_the_whole_has_there():
    root = parse_tree(OLD[0].body.decode())
    assert root is not None
    inside = root.xpath("//div[@class='news-text']") + root.xpath("//p[@class='foot']")
    part = walk_parts(root, inside)
    whole = [block for block in walk(root) if any(block.place.element in (one, *one.iterdescendants()) for one in inside)]
    assert [block.text for block in part] == [block.text for block in whole]
    assert [block.place.path for block in part] == [block.place.path for block in whole]
    body = part[0].place.ancestors()[-2]
    assert (body.tag, body.start, body.lines) == ("body", 0, len(part))


def test_scripts_without_an_end_hide_no_text():
    unclosed = OLD[0].body.replace(b"<div class", b"<script src='/a.js'/><div class", 1)
    assert isinstance(read(dataclasses.replace(OLD[0], body=unclosed), OUTLET), Article)
    comment = OLD[0].body.replace(b"</head>", b"<!-- <script>if (1 > 0)</script> --><STYLE>p{}</STYLE></head>")
    assert read(dataclasses.replace(OLD[0], body=comment), OUTLET).body == read(OLD[0], OUTLET).body


def test_memory_hash_changes_with_the_layouts():
    memory = learn(OLD, OUTLET)
    assert memory.memory_hash not in ("", dataclasses.replace(memory, layouts=()).memory_hash)
    assert Memory(outlet="zarya").memory_hash == ""


def test_pages_nested_without_end_are_learned_from_in_no_time():
    def page(number: int, headline: str, text: str) -> str:
        return old_page(number, headline, text).replace("<h1", "<div class='a'>" * 200 + "<h1")

    started = time.process_time()
    assert learn(captures(page), OUTLET).outlet == "zarya"
    assert time.process_time() - started < 20
