"""Scrapy's settings: each departure from its defaults, with its reason."""

import os

BOT_NAME = "podshivka"
SPIDER_MODULES = ["scraper.spiders"]
NEWSPIDER_MODULE = "scraper.spiders"

PODSHIVKA_ARCHIVE = os.environ.get("PODSHIVKA_ARCHIVE") or "."  # so that plain `scrapy crawl` works in an archive folder

# What is known and due lives in the frontier: it survives kill -9, which JOBDIR does not, and it knows every process.
SCHEDULER = "scraper.scheduler.FrontierScheduler"
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"

# Robots, pace, redirects and retries are ours: each response is kept and judged before anything follows from it.
ROBOTSTXT_OBEY = False  # politeness.py obeys; Scrapy's own lets requests through that wait for one robots.txt
REDIRECT_ENABLED = False
METAREFRESH_ENABLED = False
RETRY_ENABLED = False
COOKIES_ENABLED = False  # an archive reads what every reader gets, and carries nothing from page to page
COMPRESSION_ENABLED = False  # bodies are kept as transferred; Capture.content() undoes the encoding
HTTPERROR_ALLOW_ALL = True  # the spider settles every status
REFERER_ENABLED = False
DOWNLOAD_DELAY = 0  # the limiter in frontier.db paces, across spiders and processes
CONCURRENT_REQUESTS_PER_DOMAIN = 64  # else the slot would hold back what the limiter let go, and bend the pace
DOWNLOADER_MIDDLEWARES = {
    "scraper.capturing.Capturing": 950,
    "scraper.politeness.Politeness": 980,
}
ITEM_PIPELINES = {"scraper.pipeline.Door": 500}

DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "ru,en;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}

DOWNLOAD_TIMEOUT = 60  # 180 s keeps a whole crawl waiting for one dead host
DOWNLOAD_MAXSIZE = 32 * 1024 * 1024  # 1 GiB fills memory
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_VERIFY_CERTIFICATES = True  # what an archive proves must come from whom it says

TELNETCONSOLE_ENABLED = False  # no doors into a running crawl
REMOTE_CONTROL_ENABLED = False
LOG_LEVEL = os.environ.get("PODSHIVKA_LOG_LEVEL") or "WARNING"
LOG_FORMAT = "%(levelname)s %(name)s: %(message)s"
