"""The first overlaps alone, as a page shows them: by points of all others at once (overlaps_points.py)."""

from functools import partial
from typing import Any

from sqlalchemy import (
    BigInteger,
    Select,
    any_,
    func,
    literal_column,
    select,
    true,
)

from registry.concepts.initiatives import Initiative, initiative_themes
from registry.concepts.participations import Participation
from registry.overviews.alike.likeness import (
    enough_words,
    having_words_of,
    same_target_group,
)
from registry.overviews.alike.overlaps_points import DRAFTS, Holders, Kind, best, points_of
from registry.overviews.alike.overlaps_shares import (
    ABOUT,
    ALIKE_GROUP,
    ALIKE_PERIOD,
    OWN_WORDS,
    SHARED,
    WAYS,
    WORD,
    beside,
    overlap_in_time,
    takes_part,
)
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Reader, Row, Sql


def _things(name: str, scope: Scope) -> Select[Any]:
    return WAYS[name].things(scope.alias(ABOUT), scope)


def _holders(name: str, scope: Scope) -> list[Select[Any]]:
    """Who has what the one has, of those that no bitmap tells of."""
    pair = WAYS[name].holders(_things(name, scope).subquery(scope.name("thing")), scope).subquery(scope.name("pair"))
    return [select(pair.c.shared_id.label("thing"), pair.c.other_id.label("id"))]


def _drafts_with_themes(scope: Scope) -> list[Select[Any]]:
    """The drafts that the caller sees with the themes of the one."""
    if scope.sees_what_all_see:
        return []
    thing, draft = _things("themes", scope).subquery(scope.name("thing")), scope.alias(DRAFTS)
    link = scope.alias(initiative_themes)
    source = draft.join(link, link.c.initiative_id == draft.c.id).join(thing, thing.c.shared_id == link.c.theme_id)
    return [select(link.c.theme_id.label("thing"), link.c.initiative_id.label("id")).select_from(source)]


def _hidden_parts(scope: Scope) -> list[Select[Any]]:
    """Who takes part, of the municipalities of the one, by what the caller sees and not everybody."""
    if scope.sees_what_all_see:
        return []
    # Few of those that are read are of its municipalities, and few of these are the caller's: one after the other.
    part, draft = scope.alias(Participation), scope.alias(DRAFTS)
    own = func.array(_things("municipalities", scope).scalar_subquery())
    its = select(*part.c).where(part.c.publication == scope.word("DRAFT"), part.c.organisation_id == any_(own))
    drafts = its.offset(literal_column("0")).correlate(None).subquery(scope.name("drafts"))
    part = scope.alias(Participation)
    list_ = select(*part.c).where(part.c.initiative_id == draft.c.id).offset(literal_column("0"))
    parts = list_.correlate(draft).lateral(scope.name("parts"))
    in_drafts = select(parts.c.organisation_id.label("thing"), parts.c.initiative_id.label("id"))
    in_drafts = in_drafts.select_from(draft.join(parts, true())).where(parts.c.organisation_id == any_(own))
    return [
        select(drafts.c.organisation_id.label("thing"), drafts.c.initiative_id.label("id")).where(
            *takes_part(drafts, scope)
        ),
        in_drafts.where(*takes_part(parts, scope)),
    ]


def _worded_alike(scope: Scope) -> list[Select[Any]]:
    pair = having_words_of(scope.alias(OWN_WORDS), Initiative, scope).subquery(scope.name("pair"))
    return [select(pair.c.stem.label("thing"), pair.c.record_id.label("id"))]


def _alone(scope: Scope) -> list[Select[Any]]:
    pair = having_words_of(scope.alias(OWN_WORDS), Initiative, scope).subquery(scope.name("pair"))
    return [select(literal_column("''").label("thing"), pair.c.record_id.label("id")).where(pair.c.is_alone)]


def _enough(scope: Scope) -> Sql:
    return func.greatest(enough_words(scope.alias(ABOUT), scope), literal_column("1"))


#: What bitmaps are kept of, with who has it of those that they do not tell of.
BITMAPS: dict[str, tuple[str, Holders]] = {
    "municipalities": ("taking_part.organisation_id", _hidden_parts),
    "themes": ("themes", _drafts_with_themes),
}


def _kind(name: str) -> Kind:
    each = SHARED[name]
    attribute, held = BITMAPS.get(name, (None, partial(_holders, name)))
    return Kind(each.points, each.most // each.points, held, attribute, partial(_things, name))


KINDS = (
    *map(_kind, SHARED),
    Kind(WORD[0], WORD[1] // WORD[0], _worded_alike, finds=_enough),
    # Whose only word is shared is found by that.
    Kind(0, 1, _alone),
)
POINTS = points_of("overlap_points", ABOUT, "initiative", KINDS)


def first_overlaps(scope: Scope, until: Reader) -> Any:
    """The first so many of those that share something, by their score."""

    def score(other: Row, points: Sql) -> Sql:
        one = scope.alias(ABOUT)
        more = beside(same_target_group(one, other), overlap_in_time(one, other, scope))
        return points + scope.scalar(select(more).select_from(one), one)

    return best(POINTS, scope.bind(until, BigInteger()), ALIKE_GROUP + ALIKE_PERIOD, score, scope)
