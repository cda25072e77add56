"""Triggers become mentions of events: the manner and the victims of one event are one mention."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dalil.coding.arabic.chunks import Chunk, Chunker
from dalil.coding.arabic.passage import Passage, Sentence
from dalil.coding.arabic.tables import folded, grammar_part, slot_words
from dalil.coding.arabic.triggers import Trigger

VIOLENT = frozenset(
    {
        "air_strike",
        "shelling",
        "explosion",
        "chemical_attack",
        "clash",
        "infighting",
        "raid",
        "assassination",
        "execution",
        "torture",
        "killing",
        "protest",
        "property_seizure",
    }
)
"""Types that have victims of their own."""
_STRIKES = frozenset({"air_strike", "shelling", "explosion", "chemical_attack", "clash"})
_DEFAULT = {"strike": "shelling", "attack": "clash", "blast": "explosion"}
_ORDER = ("chemical_attack", "air_strike", "explosion", "shelling")
_LINKS = folded(
    [
        "في",
        "جراء",
        "اثر",
        "نتيجة",
        "خلال",
        "بسبب",
        "على",
        "بعد",
        "عقب",
        "أثناء",
        "من جراء",
        "ب",
        "ضمن",
        "من",
    ]
)
_FEEDS = folded(["فيها", "فيه", "خلالها", "خلاله", "ضحيتها", "ضحيته", "ضحاياها", "إثرها", "جراءها"])
_RESULT = folded(
    [
        "أدى", "أدت", "أسفر", "أسفرت", "أودى", "أودت", "خلف", "خلفت", "أوقع", "أوقعت", "تسبب", "تسببت", "يسفر", "تسفر", "يؤدي",
        "تؤدي", "راح", "راحت", "مخلفا", "مخلفة", "موقعا", "موقعة", "أدوا", "أسقط", "أسقطت", "حصد", "حصدت", "مما", "ما", "وراح", "نجم",
    ]
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Mention:
    """One event as one sentence tells it, before its slots are filled."""

    type: str
    sentence: Sentence
    trigger: Trigger
    """The word that names the manner, or the harm where no manner is told."""
    triggers: list[Trigger] = field(default_factory=list)
    harms: list[Trigger] = field(default_factory=list)
    zone: tuple[int, int] = (0, 0)
    """Words `first` to `last` (exclusive) in which the event is told."""

    @property
    def all_triggers(self) -> list[Trigger]:
        """Every trigger of the mention in the order of the text."""
        return sorted({*self.triggers, *self.harms}, key=lambda trigger: trigger.words)


class Parsed:
    """A sentence with its triggers, chunks and segments."""

    def __init__(self, passage: Passage, sentence: Sentence, triggers: Sequence[Trigger]) -> None:
        self.passage = passage
        self.sentence = sentence
        self.triggers = triggers
        nouns = frozenset(trigger.first for trigger in triggers if trigger.verb is None)
        self.chunker = Chunker(passage, sentence, nouns)
        self.chunks: list[Chunk] = self.chunker.chunks()
        self.starts = self._segment_starts()

    def segment(self, at: int) -> tuple[int, int]:
        """Return the clause that word `at` stands in."""
        before = [start for start in self.starts if start <= at]
        after = [start for start in self.starts if start > at]
        return (before[-1] if before else self.sentence.first, after[0] if after else self.sentence.last)

    def chunk_at(self, at: int) -> int:
        """Return the number of the chunk that holds word `at`, -1 where none does."""
        return next((n for n, chunk in enumerate(self.chunks) if at in chunk), -1)

    def _segment_starts(self) -> list[int]:
        starts = {self.sentence.first}
        for at in range(self.sentence.first + 1, self.sentence.last):
            if self._starts_segment(at):
                starts.add(at)
        return sorted(starts)

    def _starts_segment(self, at: int) -> bool:
        words = self.passage.words
        word, before = words[at], words[at - 1]
        if word.kind in ("stop",):
            return True
        if word.kind != "word":
            return False
        if self.chunker.is_clause_start(at):
            return True
        if before.kind == "comma" and word.conjunction == "و":
            return True
        if word.conjunction and self.chunker.is_verb(at):
            return True
        if before.kind == "comma" and self.chunker.is_verb(at):
            return True
        if word.conjunction == "و" and any(at == t.first and t.verb is None for t in self.triggers):
            return True
        following = words[at + 1].text if at + 1 < self.sentence.last else ""
        return word.rest in ("بعد", "قبل", "منذ") and following in ("ان", "ما")


def find_mentions(
    passage: Passage, sentence: Sentence, triggers: Sequence[Trigger]
) -> tuple[Parsed, list[Mention], list[Trigger]]:
    """Return the parse, the mentions of the sentence, and harm words that belong to no event in it."""
    parsed = Parsed(passage, sentence, triggers)
    mentions: list[Mention] = []
    for trigger in triggers:
        if not trigger.is_harm:
            _add_manner(parsed, mentions, trigger)
    loose: list[Trigger] = []
    for group in _harm_groups(parsed):
        target = _event_of(parsed, mentions, group)
        if target is not None:
            target.harms.extend(group)
        elif any(trigger.harm == "killed" for trigger in group):
            main = next(trigger for trigger in group if trigger.harm == "killed")
            mentions.append(Mention("killing", sentence, main, [main], list(group)))
        else:
            loose.extend(group)
    mentions.sort(key=lambda mention: mention.all_triggers[0].words)
    _merge_killings(parsed, mentions)
    _set_zones(parsed, mentions)
    return parsed, mentions, loose


def _add_manner(parsed: Parsed, mentions: list[Mention], trigger: Trigger) -> None:
    kind = resolve_type(parsed, trigger)
    for mention in reversed(mentions):
        joined = _joined_type(parsed, mention, trigger, kind)
        if joined is not None:
            if joined != mention.type or (mention.trigger.generic and not trigger.generic):
                mention.trigger = trigger
            mention.type = joined
            mention.triggers.append(trigger)
            return
    mentions.append(Mention(kind, parsed.sentence, trigger, [trigger]))


def resolve_type(parsed: Parsed, trigger: Trigger) -> str:
    """Return the type of a trigger, by the words of its clause where it alone does not tell."""
    if trigger.generic is None:
        return trigger.type
    first, last = parsed.segment(trigger.first)
    last = max(last, min(trigger.last + 8, parsed.sentence.last)) if trigger.verb is None else last
    near: set[str] = set()
    for at in range(max(first, trigger.first - 12), min(last, trigger.last + 18)):
        word = parsed.passage.words[at]
        near.update((word.text, word.rest, word.bare, word.text[len(word.conjunction) :]))
    for kind in _ORDER:
        if near & slot_words("manner", kind):
            return kind
    return _DEFAULT[trigger.generic] if trigger.type != "killing" else "killing"


def _joined_type(parsed: Parsed, mention: Mention, trigger: Trigger, kind: str) -> str | None:
    """Return the type of the event that both tell of, `None` where they tell of two."""
    last = mention.all_triggers[-1]
    same_clause = parsed.segment(last.first) == parsed.segment(trigger.first)
    apart = trigger.first - last.last
    if mention.type == kind:
        if same_clause and not _coordinated(parsed, trigger):
            return kind
        if trigger.is_definite and trigger.verb is None and not _has_own_actor(parsed, trigger):
            return kind
        return kind if _is_about_it(parsed, trigger) else None
    pair = {mention.type, kind}
    if pair <= _STRIKES | {"killing"} and (same_clause or _linked(parsed, last, trigger)) and apart < 25:
        return _stronger(mention, trigger, kind)
    if pair == {"raid", "detention"} and apart < 20:
        return _raid_or_detention(mention, trigger)
    if "infighting" in pair and pair <= {"infighting", "clash", "execution", "detention"} and same_clause:
        return "infighting"
    if pair == {"assassination", "killing"} or (pair == {"assassination", "explosion"} and same_clause):
        return "assassination"
    if pair == {"execution", "killing"} and same_clause:
        return "execution"
    return _absorbed(pair, same_clause=same_clause, trigger=trigger)


def _absorbed(pair: set[str], *, same_clause: bool, trigger: Trigger) -> str | None:
    """Return the type that takes in the other where both words stand in one clause."""
    if not same_clause:
        return None
    for strong, weak in (
        ({"forced_recruitment"}, {"detention", "raid"}),
        ({"reinforcement"}, {"capture", "withdrawal"}),
        ({"displacement"}, {"withdrawal"}),
        ({"surrender"}, {"desertion"}),
        ({"release"}, {"abduction", "detention", "agreement"}),
        ({"chemical_attack"}, {"killing"}),
        ({"assassination"}, {"clash"}),
        ({"protest"}, {"siege"}),
        ({"discovery"}, {"killing"}),
    ):
        if pair <= strong | weak and pair & strong and len(pair) == 2:
            return next(iter(strong))
    return None


def _stronger(mention: Mention, trigger: Trigger, kind: str) -> str:
    """Of two words for one attack the exact one names it: "هجوم ... بسيارة مفخخة" is an explosion."""
    if mention.trigger.generic and not trigger.generic:
        return kind if kind != "clash" else mention.type
    if trigger.generic and not mention.trigger.generic:
        return mention.type
    for exact in _ORDER:
        if exact in (mention.type, kind):
            return exact
    return kind if mention.type == "killing" else mention.type


def _raid_or_detention(mention: Mention, trigger: Trigger) -> str:
    landing = folded(["إنزال", "إنزالا", "إنزالات", "اقتحام", "توغل"])
    words = " ".join([*mention.trigger.entry.words, *trigger.entry.words])
    return (
        "raid"
        if any(word in folded([words]) or word in words for word in ("إنزال", "اقتحام", "اقتحم"))
        and landing
        else "detention"
    )


def _coordinated(parsed: Parsed, trigger: Trigger) -> bool:
    return bool(parsed.passage.words[trigger.first].conjunction) and trigger.verb is not None


def _linked(parsed: Parsed, last: Trigger, trigger: Trigger) -> bool:
    """Say whether a word between two triggers ties the second to the first: "إثر استهداف ..."."""
    words = parsed.passage.words[max(last.last + 1, trigger.first - 3) : trigger.first + 1]
    return any(word.rest in _LINKS and word.is_separate or word.preposition == "ب" for word in words)


def _is_about_it(parsed: Parsed, trigger: Trigger) -> bool:
    """Say whether the clause of the trigger goes on about the event told before it."""
    first, _ = parsed.segment(trigger.first)
    words = parsed.passage.words[first : trigger.first + 1]
    return any(word.text[len(word.conjunction) :] in _RESULT for word in words[:3])


def _has_own_actor(parsed: Parsed, trigger: Trigger) -> bool:
    number = parsed.chunk_at(trigger.first)
    after = parsed.chunks[number + 1 : number + 3] if number >= 0 else []
    return any(
        index in parsed.passage.actor_at for chunk in after for index in range(chunk.first, chunk.last)
    )


def _harm_groups(parsed: Parsed) -> list[list[Trigger]]:
    """Return harm words that belong together: killed and injured of one event."""
    groups: list[list[Trigger]] = []
    manners = [trigger.first for trigger in parsed.triggers if not trigger.is_harm]
    for trigger in parsed.triggers:
        if not trigger.is_harm:
            continue
        last = groups[-1][-1] if groups else None
        between = [at for at in manners if last is not None and last.last < at < trigger.first]
        near = last is not None and trigger.first - last.last <= 14
        if near and not between and not _new_place(parsed, last, trigger):
            groups[-1].append(trigger)
        else:
            groups.append([trigger])
    return groups


def _new_place(parsed: Parsed, last: Trigger | None, trigger: Trigger) -> bool:
    """Say whether the second harm word opens a clause of another event: "فيما قتل ... في حي ..."."""
    if last is None or last.harm != trigger.harm:
        return False
    first, _ = parsed.segment(trigger.first)
    opener = parsed.passage.words[first]
    return first > last.last and opener.text[len(opener.conjunction) :] in folded(
        ["كما", "فيما", "بينما", "حيث", "و"]
    ) | {""}


def _event_of(parsed: Parsed, mentions: Sequence[Mention], group: Sequence[Trigger]) -> Mention | None:
    """Return the mention whose victims the harm words tell of."""
    violent = [
        mention
        for mention in mentions
        if mention.type in VIOLENT and mention.type != "killing" or mention.trigger.generic
    ]
    following = [m for m in violent if m.trigger.first > group[-1].last]
    preceding = [m for m in violent if m.trigger.first < group[0].first]
    if following and _reaches(parsed, group[-1], following[0].trigger):
        return following[0]
    for mention in reversed(preceding):
        if _is_result(parsed, mention, group):
            return mention
    return None


def _reaches(parsed: Parsed, harm: Trigger, manner: Trigger) -> bool:
    """Say whether a preposition leads from the victims to the manner in one clause."""
    first, last = parsed.segment(harm.first)
    far = manner.first >= last
    if far and not _only_aside(parsed, last, manner.first):
        return False
    if manner.verb is not None:
        return False
    return _linked(parsed, harm, manner) or manner.first - harm.last <= 2


def _only_aside(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether between the two clauses stands no verb of another clause."""
    words = parsed.passage.words
    opener = words[first].text[len(words[first].conjunction) :] if first < len(words) else ""
    if opener in folded(["فيما", "بينما", "كما", "حيث", "لكن"]):
        return False
    return not any(
        parsed.chunker.is_verb(at) for at in range(first, last) if not words[at].conjunction == "" or True
    ) or all(
        at in {t.first for t in parsed.triggers if t.is_harm}
        for at in range(first, last)
        if parsed.chunker.is_verb(at)
    )


def _is_result(parsed: Parsed, mention: Mention, group: Sequence[Trigger]) -> bool:
    """Say whether the harm words tell what an earlier event led to."""
    harm = group[0]
    words = parsed.passage.words
    first, last = parsed.segment(harm.first)
    if mention.trigger.first >= first:
        return True
    opening = [word.text[len(word.conjunction) :] for word in words[first : harm.last + 1]]
    if any(word in _RESULT for word in opening[:4]) or any(word in _FEEDS for word in opening):
        return True
    if any(words[at].rest in _FEEDS for at in range(harm.first, min(last, harm.last + 4))):
        return True
    if words[first].text[len(words[first].conjunction) :] in folded(["الذي", "التي", "بينهم", "بينها"]):
        return True
    gap = harm.first - mention.all_triggers[-1].last
    joined = words[harm.first].conjunction == "و" or words[first].conjunction == "و"
    return joined and gap < 22 and first == harm.first and mention.type != "protest"


def _merge_killings(parsed: Parsed, mentions: list[Mention]) -> None:
    """A massacre without a manner that has deaths of its own stays a killing; nothing else is changed."""
    for mention in list(mentions):
        if mention.type != "killing" or mention.trigger.entry.needs.get("harmed") is None:
            continue
        if not mention.harms:
            mentions.remove(mention)


def _set_zones(parsed: Parsed, mentions: Sequence[Mention]) -> None:
    """Give each mention the words from its clause to the next mention's clause."""
    for number, mention in enumerate(mentions):
        indexes = [index for trigger in mention.all_triggers for index in trigger.words]
        first = parsed.segment(min(indexes))[0]
        last = parsed.segment(max(indexes))[1]
        if number == 0:
            first = parsed.sentence.first
        else:
            before = mentions[number - 1]
            first = (
                max(first, max(t.last for t in before.all_triggers) + 1)
                if before.trigger.first < mention.trigger.first
                else first
            )
        following = [m for m in mentions[number + 1 :] if m.all_triggers[0].first > max(indexes)]
        if following:
            last = max(last, parsed.segment(following[0].all_triggers[0].first)[0])
            last = min(last, following[0].all_triggers[0].first)
        else:
            last = parsed.sentence.last
        mention.zone = (min(first, min(indexes)), max(last, max(indexes) + 1))


def is_negated(parsed: Parsed, trigger: Trigger) -> bool:
    """Say whether لم, لن, لا or ما stands before the trigger's verb, عدم or دون before its noun."""
    words = parsed.passage.words
    before = [words[at] for at in range(max(parsed.sentence.first, trigger.first - 3), trigger.first)]
    texts = [word.text[len(word.conjunction) :] for word in before if word.kind == "word"]
    if not texts:
        return False
    if trigger.verb is not None:
        return (
            texts[-1] in grammar_part("negation", "verb")
            and texts[-1] not in ("ما",)
            or texts[-2:] == ["دون", "ان"]
        )
    return any(text in grammar_part("negation", "noun") for text in texts[-2:])
