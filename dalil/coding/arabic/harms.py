"""Victims and the event they belong to: "قتل تسعة في غارات", "قصف أسفر عن مقتل"."""

from collections.abc import Sequence
from dataclasses import replace

from dalil.coding.arabic.mentions import Mention, manner_mentions, set_zones
from dalil.coding.arabic.parse import Parsed
from dalil.coding.arabic.tables import folded, grammar_verbs, result_words, word_set
from dalil.coding.arabic.trigger import Trigger
from dalil.coding.arabic.victims import victim_words
from dalil.model import hull

VIOLENT = frozenset(
    {
        "air_strike", "shelling", "explosion", "chemical_attack", "clash", "infighting", "raid",
        "assassination", "execution", "torture", "killing", "protest", "property_seizure",
    }
)  # fmt: skip
"""Types that have victims of their own."""
_NEAR = 22
"""Words within which a verb after و still tells of the victims of the event before it."""


def find_mentions(parsed: Parsed) -> tuple[list[Mention], list[Trigger]]:
    """Return the mentions of a sentence, and words of wounded that belong to no event in it."""
    mentions = manner_mentions(parsed)
    loose: list[Trigger] = []
    for group in _groups(parsed):
        event = _event_of(parsed, mentions, group)
        if event is not None:
            event.harms.extend(group)
        elif any(trigger.harm == "killed" for trigger in group):
            main = next(trigger for trigger in group if trigger.harm == "killed")
            mentions.append(Mention("killing", parsed.sentence, main, [main], list(group)))
        else:
            loose.extend(group)
    mentions.extend(_new_totals(parsed, mentions))
    mentions.sort(key=lambda mention: mention.all_triggers[0].words)
    set_zones(parsed, mentions)
    return mentions, loose


def _new_totals(parsed: Parsed, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the totals that a clause without a word of harm gives: "ليرتفع الإجمالي إلى 154"."""
    found = []
    for first in parsed.starts:
        _, last = parsed.segment(first)
        victims = [m for m in mentions if m.harms and m.all_triggers[-1].last < first]
        if not victims or any(first <= t.first < last for t in parsed.triggers):
            continue
        opening = parsed.words[first : first + 3]
        rises = any(word.rest in victim_words("rising") for word in opening)
        total = next((w.index for w in opening if w.bare in victim_words("total")), None)
        if (
            rises
            and total is not None
            and any(at in parsed.passage.quantity_at for at in range(total, last))
        ):
            event = victims[-1]
            words = (first, total)
            span = hull([parsed.words[at].span for at in words])
            again = replace(event.harms[0], words=words, span=span, verb=None, others=())
            found.append(Mention(event.type, parsed.sentence, again, [again], [again]))
    return found


def _groups(parsed: Parsed) -> list[list[Trigger]]:
    """Return harm words that belong together: killed and injured of one event."""
    groups: list[list[Trigger]] = []
    manners = [trigger.first for trigger in parsed.triggers if not trigger.is_harm]
    for trigger in parsed.triggers:
        if not trigger.is_harm:
            continue
        last = groups[-1][-1] if groups else None
        joins = (
            last is not None
            and trigger.first - last.last <= 14
            and not any(last.last < at < trigger.first for at in manners)
            and not _opens_other(parsed, groups[-1], trigger)
        )
        if joins:
            groups[-1].append(trigger)
        else:
            groups.append([trigger])
    return groups


def _opens_other(parsed: Parsed, group: Sequence[Trigger], trigger: Trigger) -> bool:
    """Say whether the next harm word opens the clause of another event: "فيما قتل ... في حي"."""
    last = group[-1]
    if _is_contrasted(parsed, last.last + 1, trigger.first):
        return any(told.harm == trigger.harm for told in group)
    first, _ = parsed.segment(trigger.first)
    others = word_set("other_clause") | word_set("rising")
    return first > last.last and last.harm == trigger.harm and parsed.opener(trigger.first) in others


def _is_contrasted(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether another source speaks against the first: "في حين قال مصدر طبي إن عدد القتلى"."""
    for at in range(first, last):
        plain = parsed.plain(at, min(at + 2, last))
        if any(plain.startswith(f" {phrase} ") for phrase in word_set("contrast")):
            spoken = range(at + 1, last)
            return any(parsed.words[n].rest in grammar_verbs("speech") for n in spoken)
    return False


def _event_of(parsed: Parsed, mentions: Sequence[Mention], group: Sequence[Trigger]) -> Mention | None:
    """Return the mention whose victims the harm words tell of."""
    violent = [m for m in mentions if m.type in VIOLENT]
    following = [m for m in violent if m.triggers[0].first > group[-1].last]
    preceding = [m for m in violent if m.triggers[0].first < group[-1].last]
    if following and _reaches(parsed, group[-1], following[0].triggers[0]):
        return following[0]
    mention = next((one for one in reversed(preceding) if _is_result(parsed, one, group)), None)
    return None if mention is not None and _is_rival(parsed, mention, group) else mention


def _is_rival(parsed: Parsed, mention: Mention, group: Sequence[Trigger]) -> bool:
    """Say whether another source gives its own dead of the event: "في حين زعم الجيش أن الغارة أودت ب"."""
    told = [trigger for trigger in mention.harms if trigger.last < group[0].first]
    same = any(trigger.harm == group[0].harm for trigger in told)
    return same and _is_contrasted(parsed, told[-1].last + 1, group[0].first)


def _reaches(parsed: Parsed, harm: Trigger, manner: Trigger) -> bool:
    """Say whether a preposition leads from the victims to the manner, asides allowed between."""
    if manner.verb is not None or _is_moment(parsed, harm, manner):
        return _is_moment(parsed, harm, manner)
    for at in range(harm.last + 1, manner.first):
        word = parsed.words[at]
        if word.text in victim_words("list"):
            continue
        if word.kind == "stop" or word.text in word_set("other_clause") and at > harm.last + 1:
            return False
        if parsed.chunker.is_verb(at) and not any(t.first == at and t.is_harm for t in parsed.triggers):
            return False
        if parsed.chunker.is_clause_start(at):
            return False
    if manner.first - harm.last <= 2:
        return True
    before = parsed.words[max(harm.last + 1, manner.first - 3) : manner.first]
    leads = any(word.text[len(word.conjunction) :] in word_set("links") for word in before)
    return leads or parsed.words[manner.first].preposition == "ب"


def _is_moment(parsed: Parsed, harm: Trigger, manner: Trigger) -> bool:
    """Say whether a clause of time tells how they came to harm: "أصيبوا عندما قصفت قوات النظام البلدة"."""
    between = range(harm.last + 1, manner.first)
    if any(parsed.words[at].kind == "stop" or parsed.chunker.is_verb(at) for at in between):
        return False
    start, _ = parsed.segment(manner.first)
    opening = parsed.opener(manner.first)
    if opening == "ان" and start > harm.last:
        opening = parsed.words[start - 1].rest
    return opening in victim_words("when") and start > harm.last


def is_result(parsed: Parsed, harm: Trigger) -> bool:
    """Say whether the clause of a harm word opens as the result of something: "ما أدى إلى إصابة"."""
    first, _ = parsed.segment(harm.first)
    opening = [w.text[len(w.conjunction) :] for w in parsed.words[first : harm.first + 1]]
    return any(word in result_words() for word in opening[:3])


def _is_result(parsed: Parsed, mention: Mention, group: Sequence[Trigger]) -> bool:
    """Say whether the harm words tell what an earlier event led to."""
    harm = group[0]
    first, last = parsed.segment(harm.first)
    if mention.triggers[0].first >= first or harm.first < mention.triggers[0].first <= harm.last:
        return True
    opening = [word.text[len(word.conjunction) :] for word in parsed.words[first : harm.last + 1]]
    after = [parsed.words[at].rest for at in range(harm.first, min(last, harm.last + 4))]
    if any(word in result_words() for word in opening[:4]) or any(
        word in word_set("feeds") for word in [*opening, *after]
    ):
        return True
    if _is_contrasted(parsed, mention.triggers[0].last + 1, harm.first):
        return False
    opener = parsed.opener(harm.first)
    if opener in folded(["الذي", "التي", "بينهم", "بينها"]):
        return True
    if opener in word_set("other_clause") or mention.type == "protest":
        return False
    gap = harm.first - mention.all_triggers[-1].last
    joined = any(parsed.words[at].conjunction in ("و", "ف") for at in (harm.first, first))
    return joined and gap < _NEAR and harm.first - first <= 1
