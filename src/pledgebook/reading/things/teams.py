"""Things that only their setting tells: teams of so many people where rescuers are wanted."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Mention
from pledgebook.language.items.finder import item_named
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.things.doings import of_persons
from pledgebook.reading.things.goods import Goods


def teams_of_people(sight: Sight, known: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """Teams that no word file names, but for what is `known` already: in news of an earthquake "a team of 50 people"."""
    taken = {index for goods in known for index in range(goods.first, goods.last + 1)}
    return tuple(goods for goods in _teams(sight) if goods.head.index not in taken)


def _teams(sight: Sight) -> Iterator[Goods]:
    if sight.sentence.forms.isdisjoint(group("teams")) or sight.sentence.forms.isdisjoint(group("rescue scenes")):
        return
    for word in sight.sentence.words:
        people = after_word(sight.sentence, word, "of") if word.lemma.lower() in group("teams") else None
        amount = sight.amount_at(people.word.index) if people else None
        if people and amount and people.word.lemma.lower() in group("rescuing people"):
            mention = Mention(item_named("rescue team"), word.index, word.index, "item.team-of-people")
            yield Goods(word, mention, of_persons(amount))
