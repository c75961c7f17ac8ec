from archive.article import Address, Author
from archive.store import Archive
from tests.archive.making import BODY, DAY, HOUR, NOON, article, column, kept

OLD, NEW = "https://stepnoy.example/news/1", "https://stepnoy.example/novosti/most"


def both(archive: Archive) -> tuple[str, str]:
    """The article and, saved apart because its headline differs, what proves to be the same."""
    one = article(url=OLD, headline="Мост", capture=kept(archive, OLD), authors=(Author(name="И. Петров"),), tags=("а",))
    other = article(url=NEW, headline="Мост открыт", body=f"{BODY} Правка.", capture=kept(archive, NEW), tags=("б",))
    saved = [archive.save(one, crawl=None, seen_at=NOON), archive.save(other, crawl=None, seen_at=NOON + HOUR)]
    assert [one.outcome for one in saved] == ["new", "new"]
    return saved[0].article_id, saved[1].article_id


def test_redirect_between_two_known_articles_makes_them_one_and_the_older_id_stays(archive: Archive) -> None:
    older, younger = both(archive)
    archive.redirect(OLD, NEW, NOON + DAY)
    (row,) = archive.db.query("select * from articles")
    assert (row["id"], row["url"], row["headline"], row["revision_count"]) == (older, NEW, "Мост открыт", 2)
    assert list(archive.db.query("select * from former_ids")) == [
        {"id": younger, "article": older, "since": "2026-11-26T07:00:00Z"}
    ]
    assert dict(archive.db.conn.execute("select url, kind from article_urls").fetchall()) == {OLD: "former", NEW: "canonical"}
    assert column(archive, "select id from revisions order by number") == [f"{older}-1", f"{older}-2"]
    assert column(archive, "select changed from revisions order by number") == [None, "headline, body, byline"]
    assert column(archive, "select count(*) from article_captures") == [2]
    assert column(archive, "select tag from article_tags") == ["б"]
    assert column(archive, "select count(*) from article_authors") == [0]
    assert archive.db.conn.execute("pragma foreign_key_check").fetchall() == []


def test_merged_articles_leave_one_story_and_say_so(archive: Archive) -> None:
    older, younger = both(archive)
    archive.redirect(OLD, NEW, NOON + DAY)
    assert column(archive, "select id || ' ' || articles from stories") == [f"{older} 1"]
    assert column(archive, "select old_story || ' ' || new_story from story_merges") == [f"{younger} {older}"]


def test_search_finds_a_merged_article_once(archive: Archive) -> None:
    both(archive)
    archive.redirect(OLD, NEW, NOON + DAY)
    archive.db.conn.execute("insert into articles_fts(articles_fts, rank) values ('integrity-check', 1)")
    assert len(column(archive, "select rowid from articles_fts where articles_fts match 'мост'")) == 1


def test_equal_texts_of_merged_articles_are_one_revision(archive: Archive) -> None:
    texts = ("Трое.", "Пятеро.")
    for hours, text in enumerate(texts):
        archive.save(article(url=OLD, body=text), crawl=None, seen_at=NOON + hours * HOUR)
    archive.save(article(url=NEW, body="Пятеро."), crawl=None, seen_at=NOON + 3 * HOUR)
    archive.redirect(OLD, NEW, NOON + DAY)
    assert column(archive, "select body from revisions order by number") == list(texts)
    assert column(archive, "select revision_count from articles") == [2]


def test_links_to_the_younger_id_and_address_still_find_the_article(archive: Archive) -> None:
    older, _ = both(archive)
    archive.redirect(OLD, NEW, NOON + DAY)
    for url in (OLD, NEW):
        assert archive.save(article(url=url, headline="Мост открыт"), crawl=None, seen_at=NOON + 2 * DAY).article_id == older


def test_chain_of_merges_leads_to_the_oldest(archive: Archive) -> None:
    older, younger = both(archive)
    third = "https://stepnoy.example/most"
    youngest = archive.save(article(url=third, headline="Мост!"), crawl=None, seen_at=NOON + 2 * HOUR).article_id
    archive.redirect(NEW, third, NOON + DAY)
    archive.redirect(OLD, third, NOON + DAY)
    assert dict(archive.db.conn.execute("select id, article from former_ids").fetchall()) == {younger: older, youngest: older}


def test_reprint_of_the_younger_stays_in_the_story(archive: Archive) -> None:
    _, younger = both(archive)
    copy = article(outlet="volga", url="https://volga.example/7", body=f"{BODY} Правка.")
    archive.save(copy, crawl=None, seen_at=NOON + 5 * HOUR)
    archive.redirect(OLD, NEW, NOON + DAY)
    (story,) = archive.db.query("select * from stories")
    assert (story["articles"], story["outlets"]) == (2, 2)
    assert column(archive, "select copied_from from articles where outlet = 'volga'") == [story["first_article"]]
    assert archive.db.conn.execute("pragma foreign_key_check").fetchall() == []


def test_dead_articles_sent_to_one_page_stay_what_they_were(archive: Archive) -> None:
    archive.save(article(url=OLD), crawl=None, seen_at=NOON)
    fair = article(url=NEW, headline="Ярмарка мёда", body="В парке торгуют мёдом, воском и прополисом")
    archive.save(fair, crawl=None, seen_at=NOON)
    archive.redirect(OLD, NEW, NOON + DAY)
    assert column(archive, "select count(*) from articles") == [2]


def test_redirect_to_a_page_nobody_has_read_changes_nothing(archive: Archive) -> None:
    archive.save(article(url=OLD), crawl=None, seen_at=NOON)
    archive.redirect(OLD, "https://stepnoy.example/", NOON + DAY)
    assert column(archive, "select url || ' ' || kind from article_urls") == [f"{OLD} canonical"]


def test_unknown_address_that_leads_to_an_article_becomes_one_of_its_addresses(archive: Archive) -> None:
    archive.save(article(url=NEW), crawl=None, seen_at=NOON)
    archive.redirect("https://stepnoy.example/?p=1", NEW, NOON)
    assert column(archive, "select kind from article_urls where url like '%p=1'") == ["redirect"]


def test_canonical_address_that_leads_to_an_alias_moves_there(archive: Archive) -> None:
    archive.save(article(url=OLD, addresses=(Address(url=NEW, kind="alias"),)), crawl=None, seen_at=NOON)
    archive.redirect(OLD, NEW, NOON + DAY)
    assert column(archive, "select url from articles") == [NEW]
    assert dict(archive.db.conn.execute("select url, kind from article_urls").fetchall()) == {OLD: "former", NEW: "canonical"}


def test_redirect_to_https_of_itself_changes_nothing(archive: Archive) -> None:
    archive.save(article(url=OLD), crawl=None, seen_at=NOON)
    archive.redirect(OLD.replace("https", "http"), OLD, NOON)
    assert column(archive, "select url || ' ' || kind from article_urls") == [f"{OLD} canonical"]
