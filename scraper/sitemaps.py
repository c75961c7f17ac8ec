"""Sitemaps (sitemaps.org) as streams: urlset, sitemapindex, news sitemaps, plain text, gzip, feeds given as sitemaps.

What is read never grows with the number of addresses: 50,000 pass through in the memory of a few.
"""

import re
import zlib
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from scraper.addresses import clean
from scraper.feeds import plain, read_feed
from scraper.listing import Entry, ListingError, Nested
from scraper.loose_xml import mended, name_of, parse, text_of
from scraper.reading.charset import decode

LARGEST_SITEMAP_BYTES = 64 * 1024 * 1024
"""Unpacked. The protocol allows 50 MiB; what is larger is a mistake or a gzip bomb."""

CHUNK_BYTES = 64 * 1024
LARGEST_ITEM_BYTES = 256 * 1024
"""Of one <url> with its images; what is longer between two addresses is skipped."""

GZIP_MAGIC = b"\x1f\x8b"

_ROOT = re.compile(rb"<(?![!?])(?:[\w.-]+:)?([\w.-]+)")
_DECLARED = re.compile(rb"<\?xml[^<>]{0,100}encoding\s*=\s*[\"']([\w:.-]{3,20})[\"']", re.IGNORECASE)
_EDGE = re.compile(rb"</?(?:[\w.-]+:)?(url|sitemap)(?:\s[^<>]{0,500})?>", re.IGNORECASE)
_WHOLE_ADDRESS = re.compile(rb"</(?:[\w.-]+:)?loc\s*>", re.IGNORECASE)
_ADDRESS_LINE = re.compile(rb"https?://\S+", re.IGNORECASE)


def read_sitemap(content: bytes, url: str) -> Iterator[Entry | Nested]:
    """Yield what a sitemap lists, in its order, as it is asked for. `url` is where it was fetched.

    A Nested is a further sitemap; the protocol allows one level of nesting, sites print two. Guarding against indexes
    that name themselves is the caller's. A torn end loses nothing before it. Raises ListingError, at the first item when
    this is no sitemap at all, later when it unpacks to more than LARGEST_SITEMAP_BYTES.
    """
    chunks = _limited(_unpacked(_sliced(content), url), url)
    head = b""
    while len(head) < CHUNK_BYTES and (chunk := next(chunks, b"")):
        head = (head + chunk).lstrip(b"\xef\xbb\xbf \t\r\n\x00") if not head else head + chunk
    stream = chain([head], chunks)
    if not head.startswith(b"<"):
        return _text_sitemap(head, stream, url)
    root = _ROOT.search(head)
    name = root.group(1).lower() if root else b""
    if name in (b"rss", b"rdf", b"feed"):
        return iter(read_feed(b"".join(stream), url).entries)
    if name not in (b"urlset", b"sitemapindex"):
        raise ListingError(f"{url}: {_what_came(name)}; see which sitemap robots.txt of the site names")
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise ListingError(f"{url}: the sitemap declares a document type, which none needs; it is not read for safety")
    return _xml_sitemap(name, head, stream, url)


def _what_came(root: bytes) -> str:
    if root in (b"html", b"head", b"body", b"div"):
        return "an HTML page came instead of a sitemap"
    return f"<{root.decode(errors='replace')}> is the root of no sitemap" if root else "no sitemap"


def _sliced(content: bytes) -> Iterator[bytes]:
    return (content[start : start + CHUNK_BYTES] for start in range(0, len(content), CHUNK_BYTES))


def _unpacked(chunks: Iterator[bytes], url: str, layers: int = 2) -> Iterator[bytes]:
    """Undo gzip where its magic bytes stand, whatever name or header say; some servers pack the packed file again."""
    first = next(chunks, b"")
    stream = chain([first], chunks)
    if not first.startswith(GZIP_MAGIC) or not layers:
        return stream
    return _unpacked(_inflated(stream, url), url, layers - 1)


def _inflated(chunks: Iterator[bytes], url: str) -> Iterator[bytes]:
    machine = zlib.decompressobj(zlib.MAX_WBITS | 16)
    for chunk in chunks:
        packed = chunk
        while packed:
            try:
                content = machine.decompress(packed, CHUNK_BYTES)
            except zlib.error as error:
                raise ListingError(f"{url}: the gzip file is damaged ({error})") from None
            if content:
                yield content
            packed = machine.unconsumed_tail
            if machine.eof:  # gzip files may be several members one after the other
                packed = machine.unused_data.lstrip(b"\x00")
                machine = zlib.decompressobj(zlib.MAX_WBITS | 16)


def _limited(chunks: Iterator[bytes], url: str) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > LARGEST_SITEMAP_BYTES:
            raise ListingError(f"{url}: unpacks to more than {LARGEST_SITEMAP_BYTES >> 20} MB; the rest is not read")
        yield chunk


def _text_sitemap(head: bytes, stream: Iterator[bytes], url: str) -> Iterator[Entry]:
    if not _ADDRESS_LINE.search(head[:CHUNK_BYTES]):
        what = "the answer is empty" if not head else "neither XML nor a list of addresses came"
        raise ListingError(f"{url}: {what}; see which sitemap robots.txt of the site names")
    return _lines(stream, url)


def _lines(stream: Iterator[bytes], url: str) -> Iterator[Entry]:
    rest = b""
    for chunk in stream:
        *lines, rest = (rest + chunk).split(b"\n")
        rest = rest[-CHUNK_BYTES:]
        yield from _addresses(lines, url)
    yield from _addresses([rest], url)


def _addresses(lines: list[bytes], url: str) -> Iterator[Entry]:
    for line in lines:
        if _ADDRESS_LINE.match(line.strip()) and (address := clean(decode(line.strip()), url)):
            yield Entry(url=address)


def _xml_sitemap(root: bytes, head: bytes, stream: Iterator[bytes], url: str) -> Iterator[Entry | Nested]:
    """Read one <url> or <sitemap> at a time, so that a bare & or a stray tag costs the others nothing.

    lxml's own incremental parser holds back or loses what follows such a mistake, even with `recover`.
    """
    declared = _DECLARED.search(head)
    content_type = f"text/xml; charset={declared.group(1).decode()}" if declared else ""
    rest = b""
    for chunk in stream:
        *pieces, rest = _EDGE.split(rest + chunk)
        rest = rest[-LARGEST_ITEM_BYTES:]
        for piece, name in zip(pieces[::2], pieces[1::2], strict=True):
            yield from _items(piece, name.lower() == b"sitemap", content_type, url)
    yield from _items(rest, root == b"sitemapindex", content_type, url)


def _items(piece: bytes, is_nested: bool, content_type: str, base: str) -> Iterator[Entry | Nested]:
    """Yield the one item between two edges, none where its address is not whole: a torn one would be another address."""
    if not _WHOLE_ADDRESS.search(piece):
        return
    element = parse(mended(b"<item>" + piece + b"</item>", content_type))
    said = _said(element) if element is not None else {}
    address = clean(said.get("loc", ""), base)
    if address and is_nested:
        yield Nested(url=address, modified=said.get("lastmod", ""))
    elif address:
        yield Entry(
            url=address,
            headline=plain(said.get("news title", "")),
            published=said.get("news publication_date", ""),
            modified=said.get("lastmod", ""),
            image_url=clean(said.get("image loc", ""), base),
        )


def _said(item: etree._Element) -> dict[str, str]:
    """Return the first text under each name, inside news and images as "news title", "image loc"; prefixes do not count."""
    said: dict[str, str] = {}
    for part in item:
        name = name_of(part).rpartition(":")[2]
        inside = {f"{name} {name_of(one).rpartition(':')[2]}": text_of(one) for one in reversed(part)}
        own = {} if inside or name_of(part).startswith(("image:", "video:")) else {name: text_of(part)}
        said = inside | own | said
    return said
