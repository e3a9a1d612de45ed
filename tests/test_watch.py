"""Watching a real server on this computer by a clock that tests move: nothing is lost, nothing told twice, nobody pestered."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from feed_pages import item, rss
from loopback import Page, Site, reset, serving
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.pipeline.watching.places import TRIES
from pledgebook.pipeline.watching.sightings import Round
from pledgebook.store.book import Book
from watched import Desk, feed, folder, page, story


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def desk(site: Site, tmp_path: Path) -> Desk:
    return Desk(tmp_path / "b.db", site)


def feeding(site: Site, *entries: str, etag: str = "") -> None:
    site.pages["/feed"] = Page(rss(*entries), "application/rss+xml", etag=etag)


def donors(desk: Desk) -> list[str]:
    with Book.open(str(desk.book)) as book:
        return [report.donors[0].value.id for report in book.reports()]


def test_new_articles_of_a_feed_are_read_as_they_come(desk: Desk, site: Site) -> None:
    desk.places = (feed(site),)
    site.pages.update({"/a": story("pledge NO ferry"), "/b": story("pledge SE boat")})
    feeding(site, item(site / "a"))
    assert desk.look() == Round(places=1, new=1)
    assert desk.said() == [("new", "a")]
    feeding(site, item(site / "b"), item(site / "a"))
    desk.look()
    assert desk.said() == [("new", "b")]
    assert donors(desk) == ["NO", "SE"]
    desk.look()
    assert desk.said() == []
    assert site.paths().count("/a") == 1


def test_a_feed_that_has_not_changed_is_asked_only_that(desk: Desk, site: Site) -> None:
    desk.places = (feed(site),)
    site.pages["/a"] = story("pledge NO ferry")
    feeding(site, item(site / "a"), etag='"one"')
    desk.look()
    desk.look()
    asked = [each for each in site.asked if each.path == "/feed"]
    assert ("If-None-Match" in asked[0].headers, asked[1].headers["If-None-Match"]) == (False, '"one"')
    feeding(site, item(site / "a", title="Other words"), etag='"two"')
    desk.look()
    assert site.paths().count("/a") == 2


def test_the_date_of_the_last_change_serves_where_there_is_no_etag(desk: Desk, site: Site) -> None:
    desk.places = (page(site, "a"),)
    site.pages["/a"] = story("pledge NO ferry")
    site.pages["/a"].headers = {"Last-Modified": "Fri, 14 Mar 2031 10:00:00 GMT"}  # type: ignore[union-attr] # it is a Page
    desk.look()
    desk.look()
    assert site.asked[-1].headers["If-Modified-Since"] == "Fri, 14 Mar 2031 10:00:00 GMT"


def test_a_changed_article_is_a_new_version_and_what_it_changes_is_told(desk: Desk, site: Site) -> None:
    desk.places = (page(site, "a"),)
    site.pages["/a"] = story("pledge NO ferry")
    desk.look()
    desk.told.clear()
    site.pages["/a"] = story("pledge NO ferry", "pledge SE boat")
    assert desk.look().changed == 1
    [sighting] = desk.told
    assert [(each.kind.value, each.after) for each in sighting.changes] == [("new", "pledged")]
    with Book.open(str(desk.book)) as book:
        assert len(list(book.versions(site / "a"))) == 2
        assert len(ledger_of(book).commitments) == 2


def test_a_corrected_commitment_is_told_as_corrected_not_as_gone_and_come(desk: Desk, site: Site) -> None:
    desk.places = (page(site, "a"),)
    site.pages["/a"] = story("pledge NO ferry")
    desk.look()
    desk.told.clear()
    site.pages["/a"] = story("A line of its own before it.", "pledge NO ferry")
    desk.look()
    [sighting] = desk.told
    assert {each.kind.value for each in sighting.changes} <= {"redirected"}


def test_an_entry_with_the_same_id_and_other_words_is_a_new_version(desk: Desk, site: Site) -> None:
    desk.places = (feed(site, fetch=False),)
    text = "The harbour town will lend two ferries to the island.<br>pledge {} ferry<br>They sail in May, the mayor says."
    feeding(site, item(site / "a", content=text.format("NO")))
    desk.look()
    feeding(site, item(site / "a", content=text.format("SE")))
    desk.look()
    assert desk.said() == [("new", "a"), ("changed", "a")]
    assert donors(desk) == ["SE"]
    assert site.paths().count("/a") == 0


def test_an_article_that_can_not_be_had_is_tried_again_though_its_feed_has_moved_on(desk: Desk, site: Site) -> None:
    desk.places = (feed(site),)
    feeding(site, item(site / "a"))
    site.pages["/a"] = Page(status=500)
    desk.look()
    feeding(site)
    site.pages["/other"] = story()
    feeding(site, item(site / "other"))
    desk.look()
    assert desk.said() == [("failed", "a"), ("new", "other"), ("failed", "a")]
    site.pages["/a"] = story("pledge NO ferry")
    desk.look()
    assert desk.said() == [("new", "a")]
    assert donors(desk) == ["NO"]


def test_an_article_that_never_comes_is_given_up_and_stays_set_aside(desk: Desk, site: Site) -> None:
    desk.places = (feed(site),)
    feeding(site, item(site / "gone"))
    for _ in range(TRIES + 3):
        desk.look()
    assert site.paths().count("/gone") == TRIES
    with Book.open(str(desk.book)) as book:
        assert [each.where for each in book.setbacks()] == [site / "gone"]


def test_a_place_that_fails_is_left_alone_ever_longer_and_told_when_it_is_back(desk: Desk, site: Site) -> None:
    desk.places = (page(site, "a", every=600),)
    site.pages["/a"] = Page(status=500)
    desk.sit(600 * 8)
    times = [each.at - desk.told[0].at for each in desk.told]
    assert [round(at / 600) for at in times] == [0, 1, 3, 7]
    site.pages["/a"] = story("pledge NO ferry")
    desk.told.clear()
    desk.sit(6000)
    assert desk.said() == [("new", "a"), ("back", "a")]


def test_the_wait_after_failures_never_grows_beyond_six_hours(desk: Desk, site: Site) -> None:
    desk.places = (page(site, "a"),)
    site.pages["/a"] = reset
    desk.sit(5 * 86_400)
    gaps = [later.at - earlier.at for earlier, later in zip(desk.told, desk.told[1:], strict=False)]
    assert 21_600 <= max(gaps) < 21_700


@pytest.mark.parametrize("status", [429, 503])
def test_a_site_that_asks_for_time_gets_it_even_from_a_new_run(desk: Desk, site: Site, status: int) -> None:
    desk.places = (page(site, "a", every=60),)
    site.pages["/a"] = Page(status=status, headers={"Retry-After": "5000"})
    desk.look()
    assert desk.look().places == 0  # as cron would come again
    desk.now += 4000
    assert desk.look().places == 0
    desk.now += 1001
    assert desk.look().places == 1
    assert site.paths().count("/a") == 2


def test_retry_after_may_be_a_date(desk: Desk, site: Site) -> None:
    desk.places = (page(site, "a", every=60),)
    site.pages["/a"] = Page(status=429, headers={"Retry-After": "Wed, 12 Mar 2031 06:00:00 GMT"})
    desk.look()
    assert desk.told[0].again is not None
    assert desk.told[0].again > desk.now + 60


def test_one_broken_place_never_keeps_the_others_from_being_looked_at(desk: Desk, site: Site, tmp_path: Path) -> None:
    desk.places = (feed(site, "no-feed"), folder(tmp_path / "missing"), page(site, "empty"), page(site, "a"))
    site.pages.update({"/no-feed": story(), "/empty": Page(b""), "/a": story("pledge NO ferry")})
    assert desk.look() == Round(places=4, new=1, failed=3)
    assert all(each.reason.endswith((".", "?")) for each in desk.told if each.sight.value == "failed")


def test_files_of_a_folder_are_read_when_they_are_new_or_written_again(desk: Desk, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    saved.mkdir()
    (saved / "a.txt").write_text("pledge NO ferry")
    desk.places = (folder(saved),)
    desk.look()
    (saved / "b.txt").write_text("pledge SE boat")
    (saved / "c.txt").write_text(" ")
    desk.look()
    desk.look()
    assert desk.said() == [("new", "a.txt"), ("new", "b.txt"), ("failed", "c.txt")]
    (saved / "a.txt").write_text("pledge DK ferry")
    os.utime(saved / "a.txt", (1, 1))
    desk.look()
    assert desk.said() == [("changed", "a.txt")]


def test_a_run_that_is_killed_between_book_and_memory_repeats_nothing(
    desk: Desk, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.places = (feed(site),)
    site.pages.update({"/a": story("pledge NO ferry"), "/b": story("pledge SE boat")})
    feeding(site, item(site / "a"), item(site / "b"), etag='"one"')

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Book, "note_poll", killed)
        with pytest.raises(KeyboardInterrupt):
            desk.look()
    assert desk.said() == [("new", "a")]
    desk.look()
    assert desk.said() == [("new", "b")]
    assert donors(desk) == ["NO", "SE"]


def test_a_page_on_which_only_the_advertisements_change_is_no_news(desk: Desk, site: Site) -> None:
    desk.places = (page(site, "a"),)
    site.pages["/a"] = story("pledge NO ferry")
    desk.look()
    site.pages["/a"] = Page(story("pledge NO ferry").body.replace(b"</body>", b"<script>ad()</script></body>"))
    desk.look()
    assert desk.said() == [("new", "a")]


def test_each_place_is_looked_at_as_often_as_it_is_meant_to(desk: Desk, site: Site) -> None:
    desk.places = (page(site, "a", every=600), page(site, "b", every=3600))
    site.pages.update({"/a": story(), "/b": story()})
    desk.sit(7300)
    assert (site.paths().count("/a"), site.paths().count("/b")) in {(13, 3), (12, 3)}


def test_what_is_remembered_is_bounded_by_what_the_feed_holds(desk: Desk, site: Site) -> None:
    desk.places = (feed(site, fetch=False),)
    for number in range(6):
        feeding(
            site,
            *(
                item(site / f"{n}", text="A teaser with more than eight words, as it should be.")
                for n in range(number, number + 3)
            ),
        )
        desk.look()
    with Book.open(str(desk.book)) as book:
        [poll] = book.polls()
    assert len(poll.seen) == 3
