"""Where in an article the aid is spoken of, so that praise and blame of other things are left alone."""

from __future__ import annotations

from collections import Counter

from pledgebook.language.actors.recogniser import Named
from pledgebook.language.doc import Doc, Sentence, Word
from pledgebook.language.speech.grammar import subject
from pledgebook.lexicon.reactions import about
from pledgebook.model.actors import Actor
from pledgebook.reading.reactions.given import Given

_SENTENCES_BACK = 4
_SHARE = 0.2
_CERTAIN = frozenset({"the", "these", "those", "such"})
_OPEN = frozenset({"NOUN", "PROPN", "VERB"})
Places = tuple[tuple[int, int], ...]


class AidTalk:
    """The words for the aid in each sentence of an article; `words` are the dictionary forms that count as it.

    Goods ("tank") count only where somebody gives, sells or permits something in the same sentence or the one before:
    an army's tanks are no aid. `given` tells what was read as given, None where nobody read it. `foe` is the
    side whose war the article is about, `givers` those who give.
    """

    def __init__(self, doc: Doc, named: tuple[Named, ...], words: frozenset[str], given: Given | None = None) -> None:
        self.doc, self.given = doc, given or Given()
        self.is_giving = given is None or bool(given.places)
        stands = self.given.places
        aid = [_places(sentence, words) | _given_in(sentence, stands) for sentence in doc.sentences]
        moved = [
            bool(places or _places(sentence, about("transfer"))) for places, sentence in zip(aid, doc.sentences, strict=True)
        ]
        goods = [
            _places(s, about("goods")) if any(moved[max(0, n - 1) : n + 1]) else frozenset() for n, s in enumerate(doc.sentences)
        ]
        lemmas = _lemmas_given(doc, stands)
        again = [_given_again(sentence, lemmas) for sentence in doc.sentences]
        self.things = tuple(own | held | more for own, held, more in zip(aid, goods, again, strict=True))
        counted = _givers(doc, named, self.things)
        self.givers = frozenset(counted)
        self.main_givers = frozenset(giver for giver, count in counted.items() if 3 * count >= max(counted.values()))
        self.takers = _takers(doc, named, self.things)
        self.foe = _foe(doc, named, self.takers | self.givers)
        self.is_all_over = sum(map(bool, self.things)) >= max(3, _SHARE * len(doc.sentences))

    def is_near(self, number: int, *, anywhere: bool = False) -> bool:
        """Whether the aid is named in this sentence or in the few before it; `anywhere` accepts an article full of it."""
        return (anywhere and self.is_all_over) or any(self.things[max(0, number - _SENTENCES_BACK) : number + 1])

    def is_told_next(self, number: int) -> bool:
        """Whether the sentence after this one names aid, as where a report begins with thanks."""
        return any(self.things[number + 1 : number + 2])

    def names(self, number: int, content: frozenset[int], *, loosely: bool = False) -> bool:
        """Whether what is said names the aid; not in a relative clause and, unless `loosely`, not in another loose one."""
        return bool((content - self._loose(number, content, loosely)) & self.things[number])

    def echoes(self, number: int, content: frozenset[int], *, pronouns: bool = True) -> bool:
        """Whether what is said is of a word that goes back to the aid ("the move", "it")."""
        tops = [self.doc.sentences[number].words[i] for i in sorted(self._tops(number, content))]
        if any(is_echo(word, pronouns=False) for word in tops):
            return self.is_near(number, anywhere=True)
        return pronouns and self.is_near(number) and any(is_echo(word) for word in tops)

    def tops_it(self, number: int, content: frozenset[int]) -> bool:
        """Whether the very thing that is said is the aid or goes back to it."""
        return bool(self._tops(number, content) & self.things[number]) or self.echoes(number, content)

    def _loose(self, number: int, content: frozenset[int], loosely: bool) -> frozenset[int]:
        """The words of relative and other loose clauses within the content."""
        sentence, loose = self.doc.sentences[number], {"relcl"} if loosely else {"relcl", "advcl"}
        clauses = [sentence.words[i] for i in content if sentence.words[i].dep in loose and sentence.words[i].head in content]
        return frozenset(word.index for clause in clauses for word in sentence.subtree(clause))

    def _tops(self, number: int, content: frozenset[int]) -> frozenset[int]:
        """The words by which the content hangs in the sentence, with the subjects and objects of those that are verbs."""
        sentence = self.doc.sentences[number]
        tops = {i for i in content if sentence.words[i].head not in content or sentence.words[i].head == i}
        for index in tuple(tops):
            tops |= {
                word.index for word in sentence.children(sentence.words[index], "nsubj", "nsubjpass", "dobj", "pobj", "conj")
            }
        return frozenset(tops & content)


def _foe(doc: Doc, named: tuple[Named, ...], partners: frozenset[Actor]) -> Actor | None:
    """Who wages the war that an article is about: "Russia's invasion", "the war with Russia"; no party to the aid."""
    counts: Counter[Actor] = Counter()
    for sentence, one in zip(doc.sentences, named, strict=True):
        counts.update(mention.value for mention in one.actors if _wages_war(sentence, sentence.words[mention.last]))
    ranked = sorted(
        ((count, actor.id, actor) for actor, count in counts.items() if actor not in partners), key=lambda one: (-one[0], one[1])
    )
    clear = ranked and ranked[0][0] >= 2 and (len(ranked) == 1 or ranked[0][0] > ranked[1][0])
    return ranked[0][2] if clear else None


def _wages_war(sentence: Sentence, word: Word) -> bool:
    above = sentence.words[word.head]
    if word.dep == "pobj" and above.lower in {"against", "with", "by"}:
        above = sentence.words[above.head]
    elif word.dep not in {"amod", "poss", "compound", "nmod"}:
        above = word
    return bool({above.lemma.lower(), above.lower} & about("war"))


def _takers(doc: Doc, named: tuple[Named, ...], things: tuple[frozenset[int], ...]) -> frozenset[Actor]:
    """Those to whom or for whom aid is said to be given, or who are let use it."""
    found: set[Actor] = set()
    for sentence, one, held in zip(doc.sentences, named, things, strict=True):
        for mention in one.actors if held else ():
            word = sentence.words[mention.last]
            above = sentence.words[word.head]
            to = word.dep == "dative" or (word.dep == "pobj" and above.lower in {"to", "for"})
            let = word.dep == "nsubj" and above.dep == "ccomp" and sentence.words[above.head].lemma.lower() in about("transfer")
            found |= {mention.value} if to or let else set()
    return frozenset(found)


def _givers(doc: Doc, named: tuple[Named, ...], things: tuple[frozenset[int], ...]) -> Counter[Actor]:
    """Those who are said to give, send or permit aid, and how often."""
    found: Counter[Actor] = Counter()
    for sentence, one, held in zip(doc.sentences, named, things, strict=True):
        verbs = [word for word in sentence.words if word.pos == "VERB" and word.lemma.lower() in about("transfer")]
        moving = [verb for verb in verbs if any(word.index in held for word in sentence.subtree(verb))]
        subjects = sorted({giver.index for verb in moving if (giver := subject(sentence, verb))})
        found.update(mention.value for mention in one.actors if any(map(mention.holds, subjects)))
        found.update(mention.value.actor for mention in one.people if mention.value.actor and any(map(mention.holds, subjects)))
    return found


def _places(sentence: Sentence, known: frozenset[str]) -> frozenset[int]:
    """Where words of a list stand, but for "nuclear weapons" and "moral support"."""
    if known.isdisjoint(sentence.forms):
        return frozenset()
    found = (word for word in sentence.words if word.pos in _OPEN and {word.lemma.lower(), word.lower} & known)
    return frozenset(word.index for word in found if not _is_spoiled(sentence, word))


def _given_in(sentence: Sentence, given: Places) -> frozenset[int]:
    """The nouns and verbs of a sentence that name a thing read as given: "tanks", "lent"."""
    inside = [(start, end) for start, end in given if sentence.start <= start < sentence.end]
    nouns = (word for word in sentence.words if word.pos in _OPEN)
    return frozenset(word.index for word in nouns if any(start <= word.start < end for start, end in inside))


def _lemmas_given(doc: Doc, given: Places) -> frozenset[str]:
    """The dictionary forms of the goods that were read as given anywhere in the article."""
    nouns = (s.words[index].lemma.lower() for s in doc.sentences for index in _given_in(s, given))
    return frozenset(nouns) & about("goods")


def _given_again(sentence: Sentence, lemmas: frozenset[str]) -> frozenset[int]:
    """Where given goods are spoken of again: "the tanks", "these weapons"."""
    nouns = (word for word in sentence.words if word.lemma.lower() in lemmas and word.is_noun)
    certain = (word for word in nouns if any(c.lower in _CERTAIN for c in sentence.children(word, "det")))
    return frozenset(word.index for word in certain)


def _is_spoiled(sentence: Sentence, word: Word) -> bool:
    above = sentence.words[word.head]
    if word.dep == "compound" and above.lemma.lower() in about("blow") and word.lemma.lower() in about("goods"):
        return True
    return any(child.lower in about("spoiled") for child in sentence.children(word, "amod", "compound", "nmod"))


def is_echo(word: Word, *, pronouns: bool = True) -> bool:
    """Whether a word can go back to aid that was spoken of: "the move", "it"."""
    known = about("echo") | about("pronoun") if pronouns else about("echo")
    return bool({word.lemma.lower(), word.lower} & known)
