"""A small outlet on loopback for tests: answers by path, remembers every request, stops by itself."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Заречный вестник</title><link>{home}</link>{items}</channel></rss>"""
ITEM = "<item><title>{headline}</title><link>{url}</link><pubDate>{date}</pubDate></item>"
PAGE = """<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>{headline} — Заречный вестник</title></head><body>
<div class="menu"><a href="/">Главная</a> <a href="/about">О газете</a></div>
<div class="news"><h1>{headline}</h1><div class="date">{date}</div>{paragraphs}</div>
<div class="footer">© Заречный вестник</div></body></html>"""


@dataclass
class Answer:
    """What a path answers."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait_seconds: float = 0.0


@dataclass(frozen=True)
class Hit:
    """One request as it came in."""

    path: str
    at: float
    headers: dict[str, str]


class Server:
    """`with Server(routes) as server:`; a route is an Answer, or a function of the Hit that returns one."""

    def __init__(self, routes: "dict[str, Answer | Callable[[Hit], Answer]] | None" = None) -> None:
        self.routes = routes or {}
        self.hits: list[Hit] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                hit = Hit(self.path, time.monotonic(), {k.lower(): v for k, v in self.headers.items()})
                outer.hits.append(hit)
                found = outer.routes.get(self.path, Answer(status=404))
                answer = found(hit) if callable(found) else found
                time.sleep(answer.wait_seconds)
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                if answer.status != 304:
                    self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                if answer.status != 304:
                    self.wfile.write(answer.body)

            def log_message(self, *_: object) -> None:
                """Say nothing: the test looks at `hits`."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.home = f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __enter__(self) -> "Server":
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def paths(self, prefix: str = "") -> list[str]:
        return [hit.path for hit in self.hits if hit.path.startswith(prefix)]

    def gaps(self) -> list[float]:
        """Return the seconds between each two arrivals that follow each other."""
        moments = sorted(hit.at for hit in self.hits)
        return [later - earlier for earlier, later in zip(moments, moments[1:], strict=False)]

    def serve_feed(self, articles: dict[str, str], path: str = "/rss") -> None:
        """Serve a feed of path → headline."""
        items = "".join(
            ITEM.format(headline=headline, url=self.home + where.lstrip("/"), date="Mon, 23 Nov 2026 10:00:00 +0300")
            for where, headline in articles.items()
        )
        body = FEED.format(home=self.home, items=items).encode()
        self.routes[path] = Answer(body, headers={"Content-Type": "application/rss+xml; charset=utf-8"})

    def serve_sitemap(self, paths: list[str], path: str = "/sitemap.xml") -> None:
        urls = "".join(f"<url><loc>{self.home}{where.lstrip('/')}</loc></url>" for where in paths)
        body = f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode()
        self.routes[path] = Answer(body, headers={"Content-Type": "application/xml"})

    def serve_article(self, path: str, headline: str, text: str = "", **headers: str) -> None:
        """Serve a readable article; its text differs from page to page unless it is given."""
        text = text or body_about(headline)
        paragraphs = "".join(f"<p>{one}</p>" for one in text.split("\n\n"))
        page = PAGE.format(headline=headline, date="23.11.2026 10:00", paragraphs=paragraphs)
        self.routes[path] = Answer(page.encode(), headers={"Content-Type": "text/html; charset=utf-8", **headers})


def body_about(headline: str) -> str:
    """Return three paragraphs of plain news prose that only this headline has."""
    return "\n\n".join(
        [
            f"В Заречном рассказали подробности: {headline.lower()}. Об этом сообщили в администрации города, где"
            " работу ведут с начала осени и обещают закончить до больших морозов.",
            f"По словам главы города Павла Ветрова, тема «{headline}» обсуждалась на собрании жителей: пришли больше"
            " сорока человек, каждый задал свой вопрос и получил ответ.",
            "Следующее собрание назначено на декабрь, место и время объявят в газете заранее.",
        ]
    )


def registry_of(*outlets: str) -> str:
    return "\n".join(["[defaults]", 'contact = "archive@example.org"', *outlets])


def outlet_toml(server: Server, slug: str = "zarechny", *, delay: float = 0.05, **keys: object) -> str:
    """Return the registry entry of a server; lists of paths become addresses."""
    lines = ["[[outlet]]", f'slug = "{slug}"', 'title = "Заречный вестник"', f'homepage = "{server.home}"']
    lines += ['timezone = "Europe/Moscow"', f"delay_seconds = {delay}"]
    for name, value in keys.items():
        if isinstance(value, list):
            lines.append(f"{name} = [{', '.join(chr(34) + server.home + path.lstrip('/') + chr(34) for path in value)}]")
        else:
            lines.append(f"{name} = {value!r}".replace("'", '"'))
    return "\n".join(lines)
