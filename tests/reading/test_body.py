"""Where the text stands, and what around and inside it is somebody else's: shapes that name nothing."""

from scraper.reading.page import parse_page
from scraper.reading.parts import take_apart

HEADLINE = "Плотину у Верхней Сухоречки чинят всерьёз"
FIRST = "Плотину начали чинить в понедельник, хотя первую трещину заметили ещё два года назад."
SECOND = "Подрядчик обещает управиться за сорок дней, если не ударят морозы."
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p>"
NOTICE = "Все материалы принадлежат учредителю, и никто не вправе печатать их без письменного согласия редакции. " * 3


def body(html, template=frozenset()):
    page = parse_page(f"<html><head><title>{HEADLINE} | Заря</title></head><body>{html}</body></html>")
    return take_apart(page, site=frozenset(("заря",)), template=template).body.split("\n\n")


def test_comments_without_a_class_are_known_by_names_and_dates():
    comments = "".join(
        f"<div><div>Гость{number} 0{number} ноября 2025 14:0{number}:28</div><a href='#'>ответить</a>"
        f"<div>Давно пора было чинить, доски под ногами ходят, страшно смотреть, номер {number}.</div></div>"
        for number in range(1, 9)
    )
    assert body(f"<h1>{HEADLINE}</h1><div>{TEXT}</div>{comments}") == [FIRST, SECOND]


def test_summaries_of_other_articles_are_no_text_however_many():
    cards = "".join(
        f"<div><h4><a href='/{number}'>Хлеб подорожал на {number} рублей</a></h4><i>Анна Ким</i><p>Пекари объясняют это мукой, "
        f"мельники — соляркой, а покупатели — погодой и соседями, которых {number}.</p></div>"
        for number in range(9)
    )
    assert body(f"<h1>{HEADLINE}</h1><div>{TEXT}</div><div>{cards}</div>") == [FIRST, SECOND]


def test_paragraphs_between_links_to_other_articles_are_text():
    links = [f"<p><a href='/{number}'>Читайте по теме: хлеб подорожал снова</a></p>" for number in range(3)]
    html = f"{links[0]}<p>{FIRST}</p>{links[1]}<p>{SECOND}</p>{links[2]}<p>Работы кончат к зиме.</p>"
    assert body(f"<h1>{HEADLINE}</h1><div>{html}</div>") == [FIRST, SECOND, "Работы кончат к зиме."]


def test_a_counter_of_comments_above_the_text_ends_nothing():
    lead = "<p class='lead'>Щебень везут из города, цемент — с завода.</p>"
    assert body(f"<h1>{HEADLINE}</h1>{lead}<ul><li>Комментарии: 0</li></ul><div>{TEXT}</div>") == [FIRST, SECOND]


def test_legal_notices_far_below_a_short_article_are_no_text():
    menu = "".join(f"<li><a href='/{number}'>Раздел {number}</a></li>" for number in range(90))
    html = f"<h1>{HEADLINE}</h1><div>{TEXT}</div><ul>{menu}</ul><div><p>{NOTICE}</p><p>{NOTICE}</p></div>"
    assert body(html) == [FIRST, SECOND]


def test_a_caption_shares_its_box_with_a_picture_and_a_paragraph_does_not():
    box = "<div class='pic'><img src='1.jpg'><br>Плотина после дождя.</div>"
    html = f"<div>{box}<p>{FIRST}</p><p><img src='2.jpg'>{SECOND}</p></div>"
    assert body(f"<h1>{HEADLINE}</h1>{html}") == [FIRST, SECOND]


def test_a_heading_over_links_goes_and_a_heading_over_text_stays():
    links = "<h3>Что ещё у нас есть</h3><div><a href='/1'>Хлеб подорожал на два рубля</a></div>"
    html = f"<p>{FIRST}</p><h3>Кто чинит</h3><p>{SECOND}</p>{links}"
    assert body(f"<h1>{HEADLINE}</h1><div>{html}</div>") == [FIRST, "Кто чинит", SECOND]


def test_text_after_an_early_end_of_the_page_is_read():
    assert body(f"<h1>{HEADLINE}</h1></body></html><div>{TEXT}</div></body></html>") == [FIRST, SECOND]


def test_paragraphs_divided_by_line_breaks_are_paragraphs_and_verses_stay_together():
    html = f"{FIRST}<br><br>{SECOND}<br><br>Ой, зима, ой, зима,<br>сводишь ты ребят с ума.<br><br>Так поют."
    assert body(f"<h1>{HEADLINE}</h1><div>{html}</div>") == [
        FIRST,
        SECOND,
        "Ой, зима, ой, зима,\nсводишь ты ребят с ума.",
        "Так поют.",
    ]


def test_a_list_keeps_its_last_item_and_a_signature_goes():
    html = f"<p>{FIRST}</p><p>Понадобятся:</p><ul><li>щебень</li><li>песок</li></ul><div>Анна Ким</div>"
    assert body(f"<h1>{HEADLINE}</h1><div>{html}</div>")[-2:] == ["щебень", "песок"]


def test_names_of_classes_that_qualify_an_element_do_not_hide_it():
    for names in ("has-sidebar no-comments", "article-body article-overlay-handle", "tag-ads category-banners single-post"):
        assert body(f"<h1>{HEADLINE}</h1><div class='{names}'>{TEXT}</div>") == [FIRST, SECOND]


def test_a_form_around_the_whole_page_hides_nothing():
    assert body(f"<form id='aspnetForm'><h1>{HEADLINE}</h1><div>{TEXT}</div></form>") == [FIRST, SECOND]


def test_remembered_lines_are_left_out():
    template = frozenset(("подрядчик обещает управиться за сорок дней если не ударят морозы",))
    assert body(f"<h1>{HEADLINE}</h1><div>{TEXT}</div>", template) == [FIRST]


def test_lines_that_go_on_in_the_last_paragraph_stay_and_a_signature_goes():
    dates = ["9 июня — Орск, площадь", "10 июня — Гай, парк", "14 июня — Сара, клуб"]
    lines = "<br>".join((SECOND, *dates))
    assert body(f"<h1>{HEADLINE}</h1><div><p>{FIRST}</p><p>{lines}</p></div>") == [FIRST, "\n".join((SECOND, *dates))]
    assert body(f"<h1>{HEADLINE}</h1><div><p>{FIRST}</p><p>{SECOND}<br>Ваша редакция</p></div>") == [FIRST, SECOND]
