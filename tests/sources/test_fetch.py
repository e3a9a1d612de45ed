"""Fetching from a real server on this computer: whatever it does, there is a page or one clear sentence, within the limits."""

from __future__ import annotations

import gzip
import time
import tracemalloc
import zlib
from dataclasses import replace

import pytest

import loopback
from loopback import Page, Site
from pledgebook.model.errors import UnreadableSource
from pledgebook.sources.web.answer import Answer, sound
from pledgebook.sources.web.bounds import Bounds
from pledgebook.sources.web.fetch import Fetcher
from pledgebook.sources.web.reach import is_public

HERE = Bounds(private=True, seconds=0.4, silence=0.2, size=100_000, redirects=3)
"""This computer may be read, and nobody has time."""


def fetched(address: str, bounds: Bounds = HERE) -> Answer:
    return sound(Fetcher(bounds)(address))


def refusal(address: str, bounds: Bounds = HERE) -> str:
    with pytest.raises(UnreadableSource) as raised:
        fetched(address, bounds)
    assert raised.value.where == address
    return raised.value.what


def test_a_page_comes_with_its_headers_and_the_address_that_answered(site: Site) -> None:
    site.pages["/a"] = Page(b"<p>Ferries sail.</p>")
    found = fetched(site / "a")
    assert (found.body, found.status, found.address) == (b"<p>Ferries sail.</p>", 200, site / "a")
    assert found.media == "text/html; charset=utf-8"


def test_the_server_is_told_who_asks_and_nothing_else(site: Site) -> None:
    site.pages["/a"] = Page(b"x", headers={"Set-Cookie": "you=1"})
    fetched(site / "a")
    fetched(site / "a")
    assert set(site.asked[1].headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert site.asked[1].headers["User-Agent"].startswith("Pledgebook/")


def test_a_fragment_is_never_sent(site: Site) -> None:
    site.pages["/a"] = Page(b"x")
    fetched(site / "a#part")
    assert site.paths() == ["/a"]


def test_redirects_are_followed(site: Site) -> None:
    site.pages.update({"/a": loopback.redirect("/b", 301), "/b": loopback.redirect(site / "c", 308), "/c": Page(b"x")})
    assert fetched(site / "a").address == site / "c"


def test_redirects_that_never_end_are_given_up(site: Site) -> None:
    site.pages["/a"] = loopback.redirect("/a")
    assert refusal(site / "a") == "It leads from one address to the next more than 3 times"
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    ("target", "what"),
    [
        (
            "file:///etc/passwd",
            "It leads on to 'file:/etc/passwd'. Only addresses that begin with http:// or https:// are fetched",
        ),
        ("gopher://127.0.0.1/", "It leads on to 'gopher://127.0.0.1/'. Only addresses"),
        ("http://user:secret@127.0.0.1/", "It leads on to 'http://127.0.0.1/'. The address holds a user name or a password"),
        ("http://host:port/", "It leads on to 'http://host:port/'. This is no address that can be fetched"),
    ],
)
def test_a_redirect_to_what_is_not_fetched_is_refused(site: Site, target: str, what: str) -> None:
    site.pages["/a"] = loopback.redirect(target)
    assert refusal(site / "a").startswith(what)


PUBLIC_NAME = "http://news.example:{port}/a"


def from_outside(site: Site, numbers: dict[str, list[list[str]]]) -> Fetcher:
    """A fetcher that may not read this computer; each host's numbers, one list for each time that they are asked for."""
    return Fetcher(replace(HERE, private=False), resolve=lambda host, _: numbers[host].pop(0))


@pytest.mark.parametrize("number", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1"])
def test_a_name_that_leads_to_a_private_network_is_refused_unless_the_user_allows_it(site: Site, number: str) -> None:
    with pytest.raises(UnreadableSource, match="belongs to this computer or a local network"):
        from_outside(site, {"news.example": [[number]]})(PUBLIC_NAME.format(port=site.port))
    assert site.asked == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "0.0.0.0"])  # noqa: S104
def test_every_way_to_write_this_computer_is_refused(site: Site, host: str) -> None:
    said = refusal(f"http://{host}:{site.port}/a", replace(HERE, private=False, seconds=5))
    assert said.startswith(("The address belongs to this computer", "There is no such site"))
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused_though_the_first_hop_is_fine(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pledgebook.sources.web.reach.is_public", lambda number: number == "127.0.0.1")  # plays the public site
    site.pages["/a"] = loopback.redirect("http://intern.example/b")
    fetcher = from_outside(site, {"news.example": [["127.0.0.1"]], "intern.example": [["10.0.0.1"]]})
    with pytest.raises(UnreadableSource, match="belongs to this computer or a local network"):
        fetcher(PUBLIC_NAME.format(port=site.port))
    assert site.paths() == ["/a"]


def test_a_name_is_looked_up_once_so_that_a_second_answer_can_lead_nowhere(site: Site) -> None:
    """DNS rebinding: what was checked is what is connected to."""
    numbers = {"news.example": [["10.0.0.1"], ["127.0.0.1"]]}
    with pytest.raises(UnreadableSource):
        from_outside(site, numbers)(PUBLIC_NAME.format(port=site.port))
    assert (len(numbers["news.example"]), site.asked) == (1, [])


def test_of_several_numbers_the_public_ones_are_tried_in_turn(site: Site) -> None:
    site.pages["/a"] = Page(b"x")
    fetcher = Fetcher(HERE, resolve=lambda *_: ["127.0.0.77", "127.0.0.1"])
    assert fetcher(PUBLIC_NAME.format(port=site.port)).body == b"x"


@pytest.mark.parametrize("number", ["8.8.8.8", "2001:4860:4860::8888", "64:ff9b::808:808"])
def test_public_numbers(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize("number", ["64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1", "100.64.0.1", "fe80::1%eth0", "::"])
def test_numbers_that_only_look_public(number: str) -> None:
    assert not is_public(number)


def test_a_host_that_nobody_knows() -> None:
    def nobody(*_: object) -> list[str]:
        raise OSError

    with pytest.raises(UnreadableSource, match="There is no such site, or no network"):
        Fetcher(HERE, resolve=nobody)("http://news.example/")


def test_a_resolver_that_never_answers(site: Site) -> None:
    fetcher = Fetcher(replace(HERE, seconds=0.1), resolve=lambda *_: time.sleep(2) or [])  # type: ignore[func-returns-value]
    with pytest.raises(UnreadableSource, match=r"took longer than 0\.1 seconds"):
        fetcher("http://news.example/")


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("ftp://news.example/a", "Only addresses that begin with http:// or https:// are fetched"),
        ("https://", "The address names no site"),
        ("http://xn--/", "This is no address that can be fetched"),
        ("http://host:port/", "This is no address that can be fetched"),
    ],
)
def test_addresses_that_are_none(address: str, what: str) -> None:
    assert refusal(address) == what


def test_a_password_is_neither_sent_nor_shown() -> None:
    with pytest.raises(UnreadableSource) as raised:
        fetched("http://me:secret@news.example/a")
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("odd", [loopback.endless, Page(b"<p>x</p>" * 4_000_000)], ids=["endless", "30 MB"])
def test_a_body_beyond_the_limit_is_given_up_early(site: Site, odd: Page | loopback.Odd) -> None:
    site.pages["/a"] = odd
    tracemalloc.start()
    said = refusal(site / "a", replace(HERE, seconds=5))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert said == "It is too large for one article (at most 0.1 MB are read)"
    assert peak < 5_000_000 or isinstance(odd, Page)


def bomb() -> bytes:
    stream = zlib.compressobj(9, wbits=31)
    return b"".join(stream.compress(bytes(1_000_000)) for _ in range(50)) + stream.flush()


def test_a_gzip_bomb_is_stopped_while_it_unpacks(site: Site) -> None:
    site.pages["/a"] = Page(bomb(), headers={"Content-Encoding": "gzip"})
    tracemalloc.start()
    said = refusal(site / "a", replace(HERE, seconds=5))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert said.startswith("It is too large")
    assert peak < 3_000_000


def test_a_packed_page_is_unpacked(site: Site) -> None:
    site.pages["/gzip"] = Page(gzip.compress(b"Ferries sail."), headers={"Content-Encoding": "GZIP"})
    site.pages["/deflate"] = Page(zlib.compress(b"Ferries sail."), headers={"Content-Encoding": "deflate"})
    assert fetched(site / "gzip").body == fetched(site / "deflate").body == b"Ferries sail."


@pytest.mark.parametrize(
    ("body", "encoding", "what"),
    [
        (gzip.compress(b"Ferries sail." * 50)[:-20], "gzip", "It came damaged: it can't be unpacked to its end"),
        (b"not packed at all", "gzip", "It came damaged: it can't be unpacked to its end"),
        (b"x", "br", "It came packed in a way that was not asked for (br)"),
    ],
)
def test_a_packing_that_does_not_hold(site: Site, body: bytes, encoding: str, what: str) -> None:
    site.pages["/a"] = Page(body, headers={"Content-Encoding": encoding})
    assert refusal(site / "a") == what


@pytest.mark.parametrize("odd", [loopback.dripping, loopback.dripping_headers], ids=["body", "headers"])
def test_a_slow_drip_is_given_up_though_it_is_never_silent(site: Site, odd: loopback.Odd) -> None:
    site.pages["/a"] = odd
    assert refusal(site / "a") == "It took longer than 0.4 seconds"


def test_a_silent_site_is_given_up(site: Site) -> None:
    site.pages["/a"] = loopback.silent
    assert refusal(site / "a") == "The site was silent for 0.2 seconds"


def test_a_connection_that_is_reset(site: Site) -> None:
    site.pages["/a"] = loopback.reset
    assert refusal(site / "a") == "The connection broke off before the page had come"


def test_a_server_of_another_kind(site: Site) -> None:
    site.pages["/a"] = loopback.nonsense
    assert refusal(site / "a") == "The site's answer breaks off or follows no rule of the web"


def test_a_door_at_which_nobody_answers() -> None:
    assert refusal("http://127.0.0.1:1/a") == "No connection could be made: nobody answers there"


def test_a_site_that_does_not_speak_https(site: Site) -> None:
    assert refusal((site / "a").replace("http:", "https:")) == "The site does not speak HTTPS as it should"


def test_a_picture_is_not_even_loaded(site: Site) -> None:
    site.pages["/a"] = Page(b"\x89PNG" * 100_000, media="image/png")
    assert refusal(site / "a") == "This is a picture, not an article"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 451, 500, 503, 600])
def test_every_status_without_a_page_has_a_sentence(site: Site, status: int) -> None:
    site.pages["/a"] = Page(b"<h1>Oh</h1>", status=status)
    assert str(status) in refusal(site / "a")


def test_a_mark_with_odd_letters_comes_back_as_it_was_given(site: Site) -> None:
    site.pages["/a"] = Page(b"x", etag='"vé1"')
    given = Fetcher(HERE)(site / "a").header("etag")
    assert Fetcher(HERE, agent="Pledgebook (Łódź)")(site / "a", {"If-None-Match": given}).status == 304


def test_what_has_not_changed_is_told_without_a_body(site: Site) -> None:
    site.pages["/a"] = Page(b"x", etag='"v1"')
    found = Fetcher(HERE)(site / "a", {"If-None-Match": '"v1"'})
    assert (found.status, found.body, found.failed) == (304, b"", False)
