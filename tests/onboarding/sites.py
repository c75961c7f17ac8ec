"""Small sites for onboarding: a newspaper with a menu and articles, and what stands at an address that is no outlet."""

from tests.serving import Answer, Server

HTML = {"Content-Type": "text/html; charset=utf-8"}

HEADLINES = (
    "В Заречном открыли новый мост через реку",
    "Котельная на улице Мира прошла проверку",
    "Школьники собрали сорок мешков листвы",
    "Автобус номер три меняет расписание",
    "Хлебозавод расширяет цех на окраине города",
    "Команда «Заря» выиграла кубок района",
)


def page(body: str, title: str = "Заречный вестник", head: str = "") -> Answer:
    """Return an HTML page."""
    head = f'<meta charset="utf-8"><title>{title}</title>{head}'
    text = f'<!DOCTYPE html><html lang="ru"><head>{head}</head><body>{body}</body></html>'
    return Answer(text.encode(), headers=dict(HTML))


def links(paths: "list[str]") -> str:
    """Return a list of articles as home pages print it."""
    rows = (
        f'<div class="item"><a href="{path}">{headline}</a></div>' for path, headline in zip(paths, HEADLINES, strict=False)
    )
    return "".join(rows)


def newspaper(server: Server, *, feed: bool = True, sitemap: bool = False, robots: str = "") -> list[str]:
    """Serve a newspaper of six articles with a menu; return the paths of its articles."""
    paths = [f"/news/{number}" for number in range(106, 100, -1)]
    pages = {"/news/": "Новости", "/about": "О газете", "/contacts": "Контакты"}
    menu = "<ul>" + "".join(f'<li><a href="{path}">{name}</a></li>' for path, name in pages.items()) + "</ul>"
    head = '<link rel="alternate" type="application/rss+xml" href="/rss">' if feed else ""
    server.routes["/"] = page(f"<h2>Заречный вестник</h2>{menu}{links(paths)}", head=head)
    server.routes["/news/"] = page(f"{menu}<h1>Новости</h1>{links(paths)}", "Новости — Заречный вестник")
    for path, headline in zip(paths, HEADLINES, strict=True):
        server.serve_article(path, headline)
    if feed:
        server.serve_feed(dict(zip(paths, HEADLINES, strict=True)))
    if sitemap:
        server.serve_sitemap([*paths, "/about"])
    if robots:
        server.routes["/robots.txt"] = Answer(robots.encode(), headers={"Content-Type": "text/plain"})
    return paths
