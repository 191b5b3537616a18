"""The order of remedies: the best first, and what a better one might still be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from screener.law.kinds import Kind
from screener.screening.judgement import Judgement

_KINDS: tuple[Kind, ...] = get_args(Kind)
_RANK = {"likely_eligible": 0, "needs_info": 1, "needs_review": 2, "not_yet": 3, "not_eligible": 5}
_LAWYER_ONLY = 4


def in_order(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Best first: outcome, then kind, then trafficking before general, then the file.

    A general remedy that must be asked for never stands above a computed trafficking
    remedy that is not ``not_eligible``.
    """
    ranked = sorted(judgements, key=_key)
    open_routes = [
        index
        for index, each in enumerate(ranked)
        if each.remedy.track == "trafficking"
        and each.outcome != "not_eligible"
        and each.remedy.lawyer_only is None
    ]
    if not open_routes:
        return tuple(ranked)
    end = open_routes[-1] + 1
    head, tail = ranked[:end], ranked[end:]
    stay = [each for each in head if not _general_to_ask_for(each)]
    moved = [each for each in head if _general_to_ask_for(each)]
    return (*stay, *moved, *tail)


def _general_to_ask_for(judgement: Judgement) -> bool:
    remedy = judgement.remedy
    return remedy.track == "general" and not remedy.automatic


def _key(judgement: Judgement) -> tuple[int, int, int, int]:
    remedy = judgement.remedy
    rank = _RANK[judgement.outcome]
    if remedy.lawyer_only is not None:
        rank = _LAWYER_ONLY
    return (
        rank,
        _KINDS.index(remedy.kind),
        0 if remedy.track == "trafficking" else 1,
        remedy.file_order,
    )


def best_of(ordered: Sequence[Judgement]) -> Judgement | None:
    """The first, unless nothing beats ``not_eligible``."""
    return next((each for each in ordered if each.outcome != "not_eligible"), None)


def better_than(best: Judgement | None, ordered: Sequence[Judgement]) -> Judgement | None:
    """The first undecided or not-yet remedy that does more than ``best``.

    Remedies for a lawyer alone stand beside every conviction and are not named here.
    """
    if best is None:
        return None
    strength = _strength(best)
    return next(
        (
            each
            for each in ordered
            if each is not best
            and each.remedy.lawyer_only is None
            and each.outcome in ("needs_info", "needs_review", "not_yet")
            and _strength(each) < strength
        ),
        None,
    )


def _strength(judgement: Judgement) -> int:
    remedy = judgement.remedy
    return min(_KINDS.index(kind) for kind in (remedy.kind, *remedy.also))
