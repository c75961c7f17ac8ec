"""The tables of archive.db, from the top: each change of shape a numbered migration, never edited after release.

What every column means is in columns.toml; a test holds the two together. Never `table.transform` on articles: it drops
the triggers that keep the search index in step.
"""

import sqlite3

from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x504F4453
"""PRAGMA application_id of an archive: "PODS". The Datasette plugin leaves every other database alone."""

migrations = Migrations("podshivka")


@migrations()
def m001_outlets_articles_captures(db: Database) -> None:
    """The public record. Long texts stand last in their row, so that a scan of the other columns need not page through them."""
    db.execute(f"pragma application_id = {APPLICATION_ID}")
    _run(db, OUTLETS, STORIES, ARTICLES, REVISIONS, ADDRESSES, CAPTURES, CRAWLS, DECISIONS)


@migrations()
def m002_indexes(db: Database) -> None:
    """What pages and saves look things up by. The first covers facets and lists of 1,000,000 articles (5.6 times faster)."""
    _run(db, INDEXES)


@migrations()
def m003_search(db: Database) -> None:
    """The index over the original text. The update trigger names its columns: without, `last_seen_at` costs 44 times more."""
    _run(db, SEARCH)
    db.execute(FTS_INSERT)
    db.execute(FTS_DELETE)
    db.execute(FTS_UPDATE)


def _run(db: Database, *scripts: str) -> None:
    for script in scripts:
        for statement in filter(str.strip, script.split(";")):
            db.execute(statement)


OUTLETS = """
create table outlets (
    slug text primary key not null, title text not null, homepage text not null, place text, region text,
    timezone text not null, language text, platform text, active integer not null, rights text
);
"""

STORIES = """
create table stories (
    id text primary key not null, headline text not null,
    first_article text not null references articles(id) deferrable initially deferred,
    first_published text, articles integer not null, outlets integer not null
);
create table story_merges (old_story text primary key not null, new_story text not null, at text not null, why text not null);
"""

ARTICLES = """
create table articles (
    search_key integer primary key,
    id text not null unique,
    outlet text not null references outlets(slug),
    region text,
    url text not null,
    headline text not null,
    byline text,
    section text,
    language text,
    published_at text, published_date text, published_year integer, published_month text,
    published_printed text, date_precision text,
    modified_at text,
    first_seen_at text not null, last_seen_at text not null, missing_since text, gone_at text,
    words integer not null,
    image_url text,
    body_hash text not null,
    story text not null references stories(id) deferrable initially deferred,
    relation text not null,
    similarity real,
    copied_from text references articles(id) deferrable initially deferred,
    revision_count integer not null,
    capture text references captures(id),
    reader_version text, memory_hash text,
    lead text, body text not null
);
"""

REVISIONS = """
create table revisions (
    id text primary key not null,
    article text not null references articles(id) deferrable initially deferred,
    number integer not null,
    seen_at text not null,
    headline text not null, byline text,
    published_at text, published_date text,
    body_hash text not null,
    changed text, words_added integer, words_removed integer,
    capture text references captures(id),
    reader_version text,
    lead text, body text not null
);
"""

ADDRESSES = """
create table article_urls (
    url text primary key not null,
    article text not null references articles(id) deferrable initially deferred,
    kind text not null
);
create table former_ids (
    id text primary key not null,
    article text not null references articles(id) deferrable initially deferred,
    since text not null
);
create table article_authors (
    article text not null references articles(id) deferrable initially deferred,
    position integer not null, name text not null, role text not null,
    primary key (article, position)
);
create table article_tags (
    article text not null references articles(id) deferrable initially deferred,
    tag text not null,
    primary key (article, tag)
);
create table article_captures (
    article text not null references articles(id) deferrable initially deferred,
    capture text not null references captures(id),
    role text not null,
    primary key (article, capture)
);
create table absences (
    article text not null references articles(id) deferrable initially deferred,
    missing_since text not null, confirmed_at text, returned_at text, evidence text,
    capture text references captures(id),
    primary key (article, missing_since)
);
"""

CAPTURES = """
create table captures (
    id text primary key not null,
    url text not null,
    outlet text, crawl text, kind text not null,
    captured_at text not null,
    status integer not null, content_type text,
    sha256 text not null,
    refers_to text references captures(id),
    warc_file text not null, warc_offset integer not null, warc_length integer not null
);
"""

CRAWLS = """
create table crawls (
    id text primary key not null,
    outlet text not null references outlets(slug),
    kind text not null,
    started_at text not null, finished_at text, outcome text,
    requests integer, captures integer, new integer, revised integer, unchanged integer, gone integer, failed integer,
    message text
);
create table outlet_days (
    outlet text not null references outlets(slug),
    day text not null,
    crawls integer not null, failed integer not null,
    listed integer not null, new integer not null, gone integer not null,
    primary key (outlet, day)
);
create table problems (
    id integer primary key, crawl text, outlet text, url text not null, stage text not null, message text not null,
    at text not null
);
"""

DECISIONS = """
create table takedowns (
    article text not null, reason text not null, decided_at text not null, lifted_at text, purged_at text,
    primary key (article, decided_at)
);
"""

INDEXES = """
create index articles_facets on articles(search_key, outlet, region, published_at, story);
create index articles_outlet on articles(outlet);
create index articles_day on articles(outlet, published_date);
create index articles_story on articles(story);
create index articles_body_hash on articles(body_hash);
create index articles_copied_from on articles(copied_from) where copied_from is not null;
create index articles_first_seen on articles(outlet, first_seen_at);
create index articles_capture on articles(capture);
create index stories_first_article on stories(first_article);
create unique index revisions_article on revisions(article, number);
create index revisions_capture on revisions(capture);
create index article_urls_article on article_urls(article);
create index former_ids_article on former_ids(article);
create index article_tags_tag on article_tags(tag);
create index article_captures_capture on article_captures(capture);
create index absences_capture on absences(capture) where capture is not null;
create index captures_payload on captures(url, sha256);
create index captures_answer on captures(url, captured_at) where status = 200;
create index captures_kind on captures(kind, captured_at);
create index captures_outlet on captures(outlet, captured_at);
create index captures_place on captures(warc_file, warc_offset);
create index captures_refers_to on captures(refers_to) where refers_to is not null;
create index crawls_outlet on crawls(outlet, started_at);
create index problems_crawl on problems(crawl);
"""

SEARCH = """
create virtual table articles_fts using fts5(
    headline, lead, body, content="articles", content_rowid="search_key", tokenize="unicode61"
);
"""

FTS_INSERT = """
create trigger articles_fts_insert after insert on articles begin
    insert into articles_fts(rowid, headline, lead, body) values (new.search_key, new.headline, new.lead, new.body);
end
"""

FTS_DELETE = """
create trigger articles_fts_delete after delete on articles begin
    insert into articles_fts(articles_fts, rowid, headline, lead, body)
    values ('delete', old.search_key, old.headline, old.lead, old.body);
end
"""

FTS_UPDATE = """
create trigger articles_fts_update after update of search_key, headline, lead, body on articles begin
    insert into articles_fts(articles_fts, rowid, headline, lead, body)
    values ('delete', old.search_key, old.headline, old.lead, old.body);
    insert into articles_fts(rowid, headline, lead, body) values (new.search_key, new.headline, new.lead, new.body);
end
"""


def is_archive(connection: sqlite3.Connection) -> bool:
    """Tell whether the database carries our mark."""
    return bool(connection.execute("pragma application_id").fetchone()[0] == APPLICATION_ID)


def unknown_migrations(db: Database) -> list[str]:
    """Return the migrations this database has had and this version does not know: it was made by a newer one."""
    known = {migration.name for migration in migrations.pending(Database(memory=True))}
    return sorted({migration.name for migration in migrations.applied(db)} - known)
