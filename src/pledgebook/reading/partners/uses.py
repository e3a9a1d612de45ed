"""Leave to use what was given, told without a word of permitting: "may use them", "is opposed to Mali using them"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pledgebook.language.speech.speakers import Saying
from pledgebook.lexicon.groups import group
from pledgebook.model.reports import Act
from pledgebook.reading.acts.fold import Fold
from pledgebook.reading.acts.layers import Layer
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.carriers import modifiers
from pledgebook.reading.grammar.hanging import below
from pledgebook.reading.grammar.hearers import asked_word
from pledgebook.reading.grammar.modes import Mode
from pledgebook.reading.grammar.owners import owner_of
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.roles import subject_of
from pledgebook.reading.grammar.sight import Sight, is_to_do
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.givers import donors
from pledgebook.reading.partners.permitters import permitters
from pledgebook.reading.partners.takers import recipients
from pledgebook.reading.partners.users import users
from pledgebook.reading.partners.weighing import where_weighed
from pledgebook.reading.things.goods import Goods, heads_of

_GRANTED: dict[Act | None, Act] = {Act.PLEDGED: Act.PERMITTED}
_LEAVES_AS_IT_IS = frozenset({"say", "aspect"})


def is_use(base: Base) -> bool:
    """Whether the base tells of using what was given, which gives nobody anything: "allowing Mali to use tanks"."""
    return base.frame is not None and base.frame.past == "none"


def with_leave(sight: Sight, base: Base, stack: Stack, folded: Fold) -> Fold:
    """The fold of a use, which is a permission where its own mood or the word above it gives or denies leave."""
    if not is_use(base) or folded.permission:
        return folded
    sought = _is_sought(sight, base, stack)
    act = _granted(folded) if sought else _by_word(sight, base, stack, folded) or _by_mood(sight, base, stack)
    return replace(folded, act=act, permission=True, steps=(*folded.steps, f"leave to use -> {act}")) if act else folded


def _is_sought(sight: Sight, base: Base, stack: Stack) -> bool:
    """Whether who would use something asks for leave: "asked to use British missiles", "a request to use them"."""
    layer = stack.layers[0] if stack.layers else None
    if layer is None or layer.operator is None or layer.operator.name != "request" or not is_to_do(sight.sentence, base.trigger):
        return False
    wished = layer.word.lemma.lower() in group("weak requests")
    return not wished and asked_word(sight.sentence, layer.word, layer.operator) is None


def _granted(folded: Fold) -> Act | None:
    """What a promise is where leave is all that is given."""
    return _GRANTED.get(folded.act, folded.act)


def _by_word(sight: Sight, base: Base, stack: Stack, folded: Fold) -> Act | None:
    """What a word right above the use makes of it: "approved the use of", "has no objection to Mali using"."""
    layer = stack.layers[0] if stack.layers else None
    if layer is None or layer.operator is None:
        return None
    others = users(sight, stack) or sight.sentence.child(base.trigger, "nsubj")
    if others and layer.operator.name == "refuse" and layer.word.lemma.lower() in group("objecting"):
        return Act.PERMITTED if layer.mood.denied else Act.REFUSED
    approves = layer.word.lemma.lower() in group("approving") and layer.operator.act == Act.PLEDGED
    return _granted(folded) if approves else None


def _only_tells(layer: Layer) -> bool:
    """Whether a word but tells of a use, or announces that it may be: "said", "confirmed that it may use them"."""
    known = layer.operator is not None and layer.operator.name in _LEAVES_AS_IT_IS
    return known or (layer.word.lemma.lower() in group("announcing") and not layer.mood.denied)


def _is_confined(sight: Sight, base: Base) -> bool:
    """Whether leave is told but for one use, which denies it for all others: "can *only* be used inside Chad"."""
    able = any(word.lower in {"can", "could", "may"} for word in sight.sentence.children(base.trigger, "aux"))
    behind = sight.sentence.words[base.trigger.index - 2 : base.trigger.index + 2]
    return able and any(word.lower == "only" for word in behind)


def _by_mood(sight: Sight, base: Base, stack: Stack) -> Act | None:
    """What "may", "can" and "cannot" make of a use that somebody tells: "could use" alone is a guess."""
    if not stack.layers or stack.supposed or not all(_only_tells(layer) for layer in stack.layers):
        return None
    if _is_confined(sight, base):
        return Act.REFUSED
    if stack.mood.denied:
        return Act.REFUSED if stack.mood.mode in {Mode.CAN, Mode.MAY, Mode.MUST} else None
    modals = {sight.sentence.words[index].lower for index in stack.mood.words}
    return Act.PERMITTED if modals & {"may", "can"} else None


def sides_of_leave(
    sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who gives or denies leave, and who would use the thing."""
    taken_by = _using(sight, base, stack, memory)
    lets = permitters(sight, stack, taken_by, memory, of_others=True)
    told = () if lets or base.trigger.pos == "VERB" else donors(sight, goods, base, stack, memory)
    told = told or where_weighed(sight, base, stack)
    given_by = lets or _but(told, taken_by) or _owner_who_says(sight, goods, base, memory, taken_by, _is_asked(stack))
    return given_by, _but(taken_by, given_by) or recipients(sight, goods, base, stack, memory, given_by)


def _is_asked(stack: Stack) -> bool:
    return any(layer.operator is not None and layer.operator.name == "request" for layer in stack.layers)


def _using(sight: Sight, base: Base, stack: Stack, memory: Memory) -> tuple[Party, ...]:
    """Who uses the thing: "Mali using tanks", "Mali's use of tanks", "the use of tanks by Mali", "Mali asks to use tanks"."""
    if named := users(sight, stack):
        return named
    verbal = base.trigger.pos == "VERB"
    doer = subject_of(sight.sentence, base.trigger) if verbal else owner_of(sight.sentence, base.trigger)
    if doer and not _is_sought(sight, base, stack):
        return who(sight, doer, memory)
    return next((askers for layer in stack.layers if (askers := _asking(sight, layer, memory))), ())


def _asking(sight: Sight, layer: Layer, memory: Memory) -> tuple[Party, ...]:
    """Who asks for something to be done by whoever asks: "*Mali* asked to use tanks", but "Mali asked Spain to use them"."""
    operator = layer.operator
    if operator is None or operator.name != "request" or asked_word(sight.sentence, layer.word, operator):
        return ()
    asker = subject_of(sight.sentence, layer.word) if layer.word.is_verb else owner_of(sight.sentence, layer.word)
    return who(sight, asker, memory) if asker else ()


def _but(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    known = {party.value for party in others}
    return tuple(party for party in parties if party.value not in known)


def _owner_who_says(
    sight: Sight, goods: Goods, base: Base, memory: Memory, taken_by: Iterable[Party], sought: bool
) -> tuple[Party, ...]:
    """Who gives or denies leave where no word of permitting names it: whoever owns what is used, and says so or is asked."""
    using = {party.value for party in taken_by}
    tellers = {saying.speaker.actor for saying in sight.sayings if saying.speaker and _tells(saying, base)}
    found = (party for party in _owners(sight, goods, memory) if party.value not in using)
    return next(((party,) for party in found if sought or tellers & {party.value, None}), ())


def _tells(saying: Saying, base: Base) -> bool:
    return any(first <= base.trigger.index <= last for first, last in saying.content)


def _owners(sight: Sight, goods: Goods, memory: Memory) -> Iterator[Party]:
    """Whose the thing is, or who gave it."""
    for head in heads_of(sight, goods):
        told = below(sight.sentence, head)
        doers = (owner_of(sight.sentence, head), subject_of(sight.sentence, told.trigger) if told else None)
        for doer in filter(None, doers):
            yield from who(sight, doer, memory)
        mentions = (sight.actor_at(index) for index in modifiers(sight, head))
        yield from (mention.reading(sight.sentence) for mention in mentions if mention)
