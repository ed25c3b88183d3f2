"""Words of violence said of speeches, games and plans: "came under fire over the budget", "killed off the contest"."""

from __future__ import annotations

from collections.abc import Sequence

from flows.coding.acts.act import Act
from flows.coding.sentences.phrases import Phrase
from flows.coding.words.word_sets import word_set

#: those who fight with words
_SPEAKERS = word_set(
    """
    critic, critics, delegate, delegates, minister, ministers, deputy, deputies, lawmaker, lawmakers, senator, senators,
    parliamentarians, diplomat, diplomats, ambassador, ambassadors, envoy, envoys, negotiators, candidate, candidates,
    economists, commentators, columnists, analysts, experts, politicians, investors, shareholders, lawyers, pundits,
    reviewers, coach, coaches, fans, supporters, press, media, newspapers, opposition, unions
    """
)
#: what is defended, won and lost in games and debates
_AT_STAKE = word_set(
    """
    goal, goals, net, penalty, box, goalmouth, contest, game, match, tie, race, series, title, cup, hopes, hope, plan,
    plans, bill, deal, project, idea, proposal, debate, lead, momentum, rumour, rumours, season, defence, demand,
    growth, recovery, jobs
    """
)
#: sides that meet at a table, and what they have words over
_AT_TABLE = word_set("side, sides, delegation, delegations, teams, capitals, countries, governments, camps")
_ON_PAPER = word_set(
    """
    agenda, bill, budget, clause, clauses, communique, declaration, draft, language, law, policy, proposal, reform,
    resolution, rules, schedule, statement, tariffs, tax, terms, text, timetable, treaty, wording
    """
)
#: what bursts out without a bomb
_FEELINGS = word_set(
    """
    anger, applause, colour, color, creativity, cases, debt, demand, discontent, emotion, enthusiasm, fury, growth,
    indignation, interest, joy, laughter, outrage, popularity, prices, protest, protests, rage, sales, violence
    """
)
_BURSTS = frozenset({"social", "population", "demographic", "verbal", "popular", "fascist", "price"})
_HACKERS = frozenset({"hacker", "hackers", "cyber", "cyberattack", "ransomware", "malware", "virus"})
_ABOUT = frozenset({"over", "about", "for"})
_UNDER = ("under fire", "under attack")


#: what is fought over without arms
_FOUGHT_OVER = word_set(
    """
    bidding, boardroom, copyright, court, courtroom, custody, legal, libel, losing, patent, price, proxy, takeover,
    trade
    """
)


def is_figurative(act: Act, phrases: Sequence[Phrase]) -> bool:
    """Whether an act is one of words or of a game; ``phrases`` are those of its sentence."""
    return (
        _is_of_speakers(act)
        or _is_criticism(act, phrases)
        or _is_of_stakes(act, phrases)
        or _is_dispute(act, phrases)
        or _is_of_team(act, phrases)
        or _is_of_feeling(act, phrases)
        or _is_of_hackers(act)
        or _is_judgement(act, phrases)
        or _is_of_business(act)
    )


def _is_of_business(act: Act) -> bool:
    """ "a takeover battle", "a price war"."""
    return act.kind == "clash" and act.is_noun and any(word in _FOUGHT_OVER for word in act.word.split()[:-1])


def _is_of_speakers(act: Act) -> bool:
    """ "was attacked by critics", "delegates clashed over the wording": those who do it fight with words."""
    if act.is_noun or act.weapons or act.kind not in ("attack", "clash") or not _is_plain(act):
        return False
    return any(p.word.split()[-1] in _SPEAKERS for p in act.agents) and not any(
        p.side == "armed" or p.weapon or p.actors for p in act.agents + act.patients
    )


def _is_of_feeling(act: Act, phrases: Sequence[Phrase]) -> bool:
    """ "an explosion of anger", "a social explosion"; "triggered an explosion of anger"."""
    at = act.position if act.is_noun else act.position + 1
    if act.kind != "bomb" or at >= len(phrases) or phrases[at].act != "bomb":
        return False
    behind = phrases[at + 1 : at + 3]
    is_of = len(behind) == 2 and behind[0].word in ("in", "of") and behind[1].head in _FEELINGS
    return is_of or not _BURSTS.isdisjoint(phrases[at].word.split())


def _is_of_hackers(act: Act) -> bool:
    """ "Hackers attacked the bank and stole data"."""
    if act.kind not in ("attack", "rob", "hit", "wreck", "bomb"):
        return False
    words = {word for p in act.agents for word in p.word.split()} | set(act.word.split())
    return not _HACKERS.isdisjoint(words)


def _is_judgement(act: Act, phrases: Sequence[Phrase]) -> bool:
    """ "the reform is an attack on the judiciary": what somebody calls a thing that is no act."""
    if not act.is_noun or act.kind != "attack" or act.position < 2 or phrases[act.position - 1].tag != "BE":
        return False
    subject = phrases[act.position - 2]
    is_thing = subject.tag == "NP" and not (subject.act or subject.is_human or subject.is_time or subject.weapon)
    return is_thing and phrases[act.position].word.startswith(("a ", "an "))


def _is_plain(act: Act) -> bool:
    """Whether the verb alone is said, and no arm with it: "attacked", "clashed", "came under fire"."""
    return act.word.split()[-1].startswith(("attack", "clash", "fire")) and "open" not in act.word


def _is_criticism(act: Act, phrases: Sequence[Phrase]) -> bool:
    """ "came under fire over the plan", "from his own party": who is blamed for something."""
    if act.kind != "attack" or act.is_noun or not act.word.endswith(_UNDER):
        return False
    following = phrases[act.position + 1] if act.position + 1 < len(phrases) else None
    is_about = following is not None and following.tag == "P" and following.word in _ABOUT
    return is_about or any(p.word.split()[-1] in _SPEAKERS for p in act.agents)


def _is_of_stakes(act: Act, phrases: Sequence[Phrase]) -> bool:
    """ "killed off the contest", "survived a bombardment of the goal": what is at stake is no life."""
    if act.kind not in ("kill", "shell", "air", "attack", "bomb"):
        return False
    aims = act.patients
    following = phrases[act.position + 1 : act.position + 3]
    if len(following) == 2 and following[0].word == ("of" if act.is_noun else "off"):
        aims = [following[1]]
    return bool(aims) and all(p.head in _AT_STAKE and not (p.person or p.actors or p.name) for p in aims)


def _is_dispute(act: Act, phrases: Sequence[Phrase]) -> bool:
    """ "the two sides clashed over the agenda": over what is written, or by those who sit at a table."""
    if act.kind != "clash" or act.is_noun or act.weapons or not act.word.startswith("clash"):
        return False
    about = phrases[act.position + 1 : act.position + 3]
    if len(about) < 2 or about[0].word not in _ABOUT:
        return False
    if any(p.side or p.actors or p.weapon for p in act.agents + act.patients):
        return False
    return about[1].head in _ON_PAPER or any(p.head in _AT_TABLE for p in act.agents)


def _is_of_team(act: Act, phrases: Sequence[Phrase]) -> bool:
    """ "Velm were shot down by Nina Orr": one name that takes a verb of the plural is a team, beaten in a game."""
    verb = phrases[act.position]
    if (
        act.is_noun
        or act.kind in ("arrest", "seize")
        or not verb.passive
        or len(act.patients) != 1
        or not verb.auxiliaries
    ):
        return False
    who = act.patients[0]
    if who is not phrases[0]:
        return False
    is_one_name = bool(who.name) and not (who.person or who.actors or who.plural or who.names or who.is_counted)
    is_plural = verb.auxiliaries[0].word in ("were", "are", "have")
    return is_one_name and is_plural and not any(p.side or p.actors or p.weapon for p in act.agents)
