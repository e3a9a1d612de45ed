"""The least sum that nobody gives: "will not give a penny", "won't get a single cent"."""

from __future__ import annotations

from pledgebook.language.doc import Mention, Word
from pledgebook.language.items.finder import item_named
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.things.goods import Goods


def pittances_in(sight: Sight) -> tuple[Goods, ...]:
    """The pennies of a sentence under verbs that are denied: of them nothing is told but that no money is given."""
    found = (word for word in sight.sentence.words if word.lemma.lower() in group("smallest sums") and _is_denied(sight, word))
    return tuple(Goods(word, Mention(item_named("money"), word.index, word.index, "item.pittance"), None) for word in found)


def _is_denied(sight: Sight, coin: Word) -> bool:
    verb = sight.sentence.words[coin.head]
    one = coin.tag == "NN" and bool(sight.sentence.children(coin, "det")) and sight.amount_at(coin.index) is None
    return one and verb.is_verb and coin.dep in {"dobj", "nsubjpass", "nsubj"} and mood_of(sight.sentence, verb).denied
