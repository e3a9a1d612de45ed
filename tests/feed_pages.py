"""Feeds for tests, in few words."""

from __future__ import annotations

from xml.sax.saxutils import escape

WORDS = "The harbour town will lend two ferries to the island this spring, when the ice has gone and the crews are trained. "
LONG = WORDS * 8


def rss(*items: str, title: str = "Harbour News") -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">\
<channel><title>{title}</title><link>https://harbour.example/</link>{"".join(items)}</channel></rss>'.encode()


def item(link: str = "", title: str = "Ferries", text: str = "", content: str = "", guid: str = "", date: str = "") -> str:
    fields = {"title": title, "link": link, "description": text, "content:encoded": content, "pubDate": date}
    mark = f'<guid isPermaLink="false">{escape(guid)}</guid>' if guid else ""
    return f"<item>{mark}{''.join(f'<{name}>{escape(value)}</{name}>' for name, value in fields.items() if value)}</item>"


def atom(entries: str) -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Island Post</title>{entries}</feed>'.encode()


def opml(*addresses: str) -> bytes:
    outlines = "".join(f'<outline type="rss" text="A feed" xmlUrl="{escape(each)}"/>' for each in addresses)
    return f'<opml version="2.0"><head/><body><outline text="News">{outlines}</outline></body></opml>'.encode()
