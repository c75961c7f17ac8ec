"""The archive: one folder, one SQLite file, the WARC files beside it. Archive is the only writer of rows."""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType

from sqlite_utils import Database

from archive import captures, crawling, keeping, merging, rereading, saving
from archive.article import Address, Article, Capture, Outlet, Problem
from archive.captures import CaptureMissing, Place
from archive.crawling import Crawl, CrawlCounts, OutletStatus, StoredProblem
from archive.identity import known, suspects
from archive.locking import Say, connect, log, use_wal, writing
from archive.memory import Memory, load_memory, save_memory
from archive.metadata import write_metadata
from archive.moments import stamp
from archive.outlets import sync_outlets
from archive.rereading import Again, Page, Reread
from archive.revisions import decide, needs_earlier_capture, reading_of
from archive.saving import Known, Saved, UnknownOutlet
from archive.schema import is_archive, migrations, unknown_migrations
from archive.warc import Headers, Stored, sha256

__all__ = ["Archive", "ArchiveError", "Crawl", "CrawlCounts", "OutletStatus", "Reread", "Saved", "StoredProblem"]

FILES = ("outlets.toml", "datasette-metadata.json", "archive.db", "decisions.jsonl")
FOLDERS = ("memory", "captures", "state", "releases")


class ArchiveError(Exception):
    """What the archivist can mend: no archive here, a newer one, an unknown outlet. Raised by Archive's methods."""


class Archive:
    """An open archive. Every method that writes is one transaction, and waits for other writers as long as it takes.

    Moments are aware datetimes given by the caller: nothing here asks the clock. Not for use by several threads at once.
    """

    def __init__(self, folder: Path, say: Say = log) -> None:
        """Use `create` or `open`."""
        self.folder = folder
        self._say = say
        self._connection = connect(folder / "archive.db")
        self.db = Database(self._connection)
        self._writer = captures.Writer(folder)

    @classmethod
    def create(cls, folder: Path, say: Say = log) -> "Archive":
        """Make an archive in a new or empty folder (one that is an archive already is opened).

        Raises ArchiveError for a folder with other things in it.
        """
        if not (folder / "archive.db").exists():
            _refuse_foreign(folder)
            for name in FOLDERS:
                (folder / name).mkdir(parents=True, exist_ok=True)
            (folder / "decisions.jsonl").touch()
            cls(folder, say).close()
        return cls.open(folder, say)

    @classmethod
    def open(cls, folder: Path, say: Say = log) -> "Archive":
        """Open an archive: bring its tables up to date, mend what a dead process left, and say so.

        Raises ArchiveError when the folder holds none, or one made by a newer Podshivka.
        """
        if not (folder / "archive.db").is_file():
            raise ArchiveError(f"{folder} is no archive (no archive.db); make one: podshivka init DIR, or give --archive DIR")
        archive = cls(folder, say)
        try:
            archive._check()
            archive._migrate()
            archive.repair()
        except BaseException:
            archive.close()
            raise
        return archive

    def _check(self) -> None:
        if not is_archive(self._connection) and self.db.table_names() and not self._is_being_made():
            raise ArchiveError(f"{self.folder / 'archive.db'} is a database, but not an archive of Podshivka")
        if newer := unknown_migrations(self.db):
            raise ArchiveError(f"{self.folder} was written by a newer Podshivka ({newer[-1]}): pip install -U podshivka")

    def _is_being_made(self) -> bool:
        """Wait for another process that may be making this very archive; tell whether it was."""
        with self._writing() as connection:
            return is_archive(connection)

    def _migrate(self) -> None:
        if migrations.pending(self.db):
            use_wal(self._connection)
            with self._writing():
                migrations.apply(self.db)
            write_metadata(self.folder)
        elif not (self.folder / "datasette-metadata.json").exists():
            write_metadata(self.folder)

    def close(self) -> None:
        """Give the WARC file its final name and let go of the database."""
        self._writer.close()
        self._connection.close()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _writing(self) -> AbstractContextManager[sqlite3.Connection]:
        return writing(self._connection, self._say)

    # outlets and crawls

    def sync_outlets(self, outlets: Iterable[Outlet]) -> None:
        """Bring the rows of outlets up to the registry. An outlet that left it keeps its row and articles, inactive."""
        with self._writing() as connection:
            sync_outlets(connection, outlets)

    def start_crawl(self, outlet: str, kind: str, at: datetime) -> str:
        """Write that a crawl begins and return its id. Raises ArchiveError for an outlet that is not in the archive."""
        with _explained(), self._writing() as connection:
            return crawling.start(connection, outlet, kind, at)

    def finish_crawl(self, id: str, *, outcome: str, at: datetime, counts: CrawlCounts, message: str = "") -> None:
        """Write how a crawl ended (finished, failed, stopped) and add it to its outlet's day."""
        with self._writing() as connection:
            crawling.finish(connection, id, outcome=outcome, at=at, counts=counts, message=message)

    def problem(self, problem: Problem, *, crawl: str | None, outlet: str | None, at: datetime) -> None:
        """Put on record what could not be fetched, read or saved."""
        with self._writing() as connection:
            crawling.write_problem(connection, problem, crawl=crawl, outlet=outlet, at=at)

    def problems(self, crawl: str | None = None) -> list[StoredProblem]:
        """Return the problems of a crawl, or all, oldest first."""
        return crawling.problems(self._connection, crawl)

    def status(self) -> list[OutletStatus]:
        """Return how each outlet stands, by slug."""
        return crawling.status(self._connection)

    def last_crawl(self, outlet: str, kind: str | None = None) -> Crawl | None:
        """Return an outlet's last crawl (of a kind); None when it never was crawled."""
        return crawling.last_crawl(self._connection, outlet, kind)

    def new_articles(self, outlet: str, since: datetime) -> int:
        """Count an outlet's articles first seen since then."""
        return crawling.new_articles(self._connection, outlet, since)

    def remember(self, outlet: str, change: Callable[[Memory | None], Memory]) -> Memory:
        """Write what was learned of an outlet, and return it: `change` gets what its file says now. One process at a time."""
        with self._writing():
            known = load_memory(self.folder, outlet)
            changed = change(known)
            if changed != known and changed != Memory(outlet=outlet):
                save_memory(self.folder, changed)
            return changed

    def requests_since(self, outlet: str, kind: str, since: datetime) -> int:
        """Count the requests of an outlet's crawls of a kind that began since then."""
        return crawling.requests_since(self._connection, outlet, kind, since)

    # captures

    def keep(self, capture: Capture, request_headers: Headers = (), method: str = "GET") -> None:
        """Put a response on disk, fsynced, and then write its row. Raises OSError when the disk is full."""
        original = keeping.original_of(self._connection, capture)
        stored = Stored(capture=capture, sha256=sha256(capture.body), refers_to=original.id if original else None)
        with self._writer.append(capture, original, request_headers, method) as place, self._writing() as connection:
            keeping.write_row(connection, stored, place)

    def capture(self, id: str) -> Capture:
        """Read a capture back from its file.

        Raises ArchiveError when it is unknown, CaptureMissing when its record is not where its row says.
        """
        return captures.fetch(self.folder, self._place(id), self._place)

    def feeds_of(self, capture: str) -> list[str]:
        """Return the captures of feeds that listed the article which a capture shows, newest first."""
        return rereading.feeds_of(self._connection, capture)

    def further_of(self, capture: str) -> list[str]:
        """Return the captures of the further pages of the article that a capture shows, in order."""
        return rereading.further_of(self._connection, capture)

    def _place(self, id: str) -> Place:
        if (place := keeping.place_of(self._connection, id)) is None:
            raise ArchiveError(f"no capture {id} in {self.folder}")
        return place

    def repair(self) -> list[str]:
        """Mend the WARC files of dead processes; say and return what was done, one sentence a file."""
        said = []
        for sentence in captures.repair(self.folder, self._adopt, self._last_row):
            self._say(sentence)
            said.append(sentence)
        return said

    def _adopt(self, stored: Stored, place: Place) -> bool:
        with self._writing() as connection:
            return keeping.write_row(connection, stored, place, or_ignore=True)

    def _last_row(self, file: str) -> int:
        return keeping.last_offset(self._connection, file)

    # articles

    def save(
        self,
        article: Article,
        *,
        crawl: str | None,
        seen_at: datetime,
        feed_capture: str | None = None,
        further: Sequence[str] = (),
        read_again: Callable[[Capture], object] | None = None,
    ) -> Saved:
        """Write one look at an article: new, revised or unchanged.

        When its text differs and the stored one was read by another reader or with another memory, the stored text's
        capture is first read again by `read_again` (as `article` was read); what only our reading changed makes no
        revision. Where that cannot be done, the stored text stays and a problem says so.
        `further` are the captures of the article's further pages.
        Raises ArchiveError for an outlet that is not in the archive.
        """
        with _explained():
            article = saving.complete(self._connection, article)
            while True:
                stored = saving.look_up(self._connection, article)
                again = self._read_again(stored, article, read_again)
                with self._writing() as connection:
                    if saving.look_up(connection, article) == stored:  # else another process saved meanwhile: judge anew
                        saved = self._save(stored, article, again, crawl, seen_at)
                        saving.link_captures(connection, saved.article_id, article, feed_capture, further)
                        return saved

    def _read_again(
        self, stored: Known | None, article: Article, read_again: Callable[[Capture], object] | None
    ) -> Article | None:
        if stored is None or not stored.is_judged or not needs_earlier_capture(stored.reading, reading_of(article)):
            return None
        if read_again is None or stored.capture is None:
            return None
        try:
            result = read_again(self.capture(stored.capture))
        except CaptureMissing:
            return None
        return result if isinstance(result, Article) else None

    def _save(
        self,
        stored: Known | None,
        article: Article,
        again: Article | None,
        crawl: str | None,
        seen_at: datetime,
    ) -> Saved:
        connection = self._connection
        decision = decide(stored.reading if stored else None, reading_of(article), again)
        if stored is None:
            id, outcome = saving.write_new(connection, article, seen_at), "new"
        else:
            id, outcome = stored.match.article, saving.write_seen(connection, stored, article, decision, seen_at)
            if decision.is_unproven and stored.is_judged:
                problem = Problem(url=article.url, stage="read", message=UNPROVEN)
                crawling.write_problem(connection, problem, crawl=crawl, outlet=article.outlet, at=seen_at)
        saving.link_addresses(connection, id, article, stored)
        return Saved(article_id=id, outcome=outcome)

    def suspects(self, article_id: str) -> list[str]:
        """Return the addresses of older articles that a new one may be, moved and edited at once: ask whether they redirect."""
        return suspects(self._connection, article_id)

    def saw(self, article_url: str, at: datetime) -> bool:
        """Note that an article was served unchanged (304); False when no article has this address."""
        with self._writing() as connection:
            match = known(connection, article_url)
            if match is None:
                return False
            saving.mark_seen(connection, match.article, stamp(at))
            return True

    def redirect(self, source_url: str, target_url: str, at: datetime) -> None:
        """Note that one address redirects to another, where the target is a known article.

        An unknown source becomes one more address; a canonical one moves and stays known as former; two articles that are
        one piece are merged, the older id stays. For a target not read yet nothing is written: give the source to `save`
        among the article's addresses (kind redirect), which then moves it if the texts agree.
        """
        with self._writing() as connection:
            merging.follow_redirect(connection, source_url, target_url, stamp(at))

    # reading again

    def newest_pages(self, outlet: str, most: int) -> list[str]:
        """Return the captures of an outlet's pages, the newest first, each address once."""
        return rereading.newest_pages(self._connection, outlet, most)

    def reread(self, read: Callable[[Capture], object], *, outlet: str | None = None) -> Iterator[Reread]:
        """Read stored captures again: revisions are rewritten and none added, unread pages may become articles.

        `read` returns an Article, or a Problem, or anything else for a page that is no article. One transaction an article.
        """
        for work in self.to_reread(outlet):
            if (outcome := self.reread_one(work, read)) is not None:
                yield outcome

    def to_reread(self, outlet: str | None = None) -> list[Again | Page]:
        """Return what `reread` reads, in order: articles by their day, then pages that belong to none."""
        articles = rereading.articles_to_read(self._connection, outlet)
        return [*articles, *rereading.unread_pages(self._connection, outlet)]

    def reread_one(self, work: Again | Page, read: Callable[[Capture], object]) -> Reread | None:
        """Read one article or page again, as `reread` does; None for a page that is no article."""
        return self._reread(work, read) if isinstance(work, Again) else self._reread_page(work, read)

    def reread_where(self, outlet: str, lines: Collection[str], read: Callable[[Capture], object]) -> Iterator[Reread]:
        """Read those of the articles that were found last again whose text holds one of the lines."""
        for again in rereading.articles_with(self._connection, outlet, lines):
            yield self._reread(again, read)

    def _reread(self, again: Again, read: Callable[[Capture], object]) -> Reread:
        results = {number: self._read_stored(capture, read) for number, capture in again.revisions}
        texts = {number: result for number, result in results.items() if isinstance(result, Article)}
        if len(texts) < len(results):  # half of an article read today, half by an older reader, would accuse the outlet
            return rereading.unread(again.url, results.values())
        latest = self._read_stored(again.latest, read) if again.latest else None
        before = rereading.text_now(self._connection, again.article)
        changed = self.rewrite(again.article, texts, latest if isinstance(latest, Article) else None)
        after = rereading.text_now(self._connection, again.article)
        if before == after:
            return Reread(url=again.url, outcome="rewritten" if changed else "unchanged")
        return Reread(url=again.url, outcome="rewritten", before=before, after=after)

    def _reread_page(self, page: Page, read: Callable[[Capture], object]) -> Reread | None:
        result = self._read_stored(page.capture, read)
        if isinstance(result, Problem):
            return Reread(url=page.url, outcome="unread", problem=result)
        if not isinstance(result, Article):
            return None
        if page.url != result.url:
            result = replace(result, addresses=(*result.addresses, Address(url=page.url, kind="alias")))
        saved = self.save(result, crawl=page.crawl, seen_at=page.captured_at, read_again=read)
        return Reread(url=result.url, outcome="new" if saved.outcome == "new" else "rewritten")

    def _read_stored(self, id: str, read: Callable[[Capture], object]) -> object:
        try:
            return read(self.capture(id))
        except CaptureMissing as error:
            return Problem(url=id, stage="read", message=str(error))

    def rewrite(self, article_id: str, texts: dict[int, Article], latest: Article | None = None) -> bool:
        """Rewrite revisions, by number, in place, and the article's row with them; tell whether anything changed."""
        with _explained(), self._writing() as connection:
            return rereading.rewrite(connection, article_id, texts, latest)


UNPROVEN = (
    "the page differs from the stored text, but that was read by another version or memory and its capture cannot be read"
    " again, so nobody can say whether the outlet changed it; the stored text stays"
)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except UnknownOutlet as error:
        raise ArchiveError(str(error)) from error


def _refuse_foreign(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise ArchiveError(f"{folder} is a file; name a new folder for the archive")
    foreign = set(os.listdir(folder)) - {*FILES, *FOLDERS} if folder.exists() else set()
    if foreign:
        raise ArchiveError(f"{folder} is not empty ({min(foreign)} is in it); name a new folder for the archive")
