"""What triage costs is told by reading what it passes over."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from liner import Liner, write
from pledgebook.faces.cli import cli
from pledgebook.model.articles import Article
from pledgebook.pipeline.missed import sifted
from pledgebook.sources.gather import gather


def test_passed_over_and_missed_are_counted_over_all_articles(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "in", **{f"a{n:02}": "pledge DE leopard\nthanks UA" if n % 2 else "quiet" for n in range(40)}, void=" "
    )
    told: list[Article] = []
    found = sifted(gather([folder]), Liner(), lambda article: article.id not in {"a02", "a03"}, 2, told.append)
    assert (found.articles, found.passed_over, found.reports, found.reactions, found.missed_reactions) == (40, 2, 20, 20, 1)
    assert [(article.id, report.donors[0].value.id) for article, report in found.missed] == [("a03", "DE")]
    assert len(told) == 40


def test_the_command_shows_the_passages_that_would_have_been_missed(tmp_path: Path) -> None:
    write(tmp_path / "in", a="Norway sent 12 generators to Moldova.", b="The choir sang.")
    result = CliRunner().invoke(cli, ["bench", "triage", str(tmp_path / "in"), "--jobs", "1"])
    assert result.output == (
        "Triage passes over 1 of 2 articles, 28.8 % of the text. Read in full,\n"
        "  0 of 1 reports (0.0 %) would have been missed;\n"
        "  0 of 0 reactions (none) would have been missed.\n"
    )
