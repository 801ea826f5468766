"""Requests to keep a record: an organisation asks whoever keeps it now, or the nation where nobody does."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.concepts.groups import Group
from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.organisations import Organisation
from registry.concepts.outputs import Output
from registry.storage.model.holding import Holding
from registry.storage.model.record import SHOWN_AS, CheckConstraint, ForeignKey, Index, Record, choice
from registry.storage.model.terms import RecordType, Term


class KeeperRequestState(Term):
    """What has come of a request to keep a record (läge för en begäran)."""

    ASKED = "ASKED", "väntar på svar", "waits for an answer"
    GRANTED = "GRANTED", "överlämnad", "granted"
    DECLINED = "DECLINED", "avböjd", "declined"


#: What can be asked for, by the reference that leads to it. Reference data are the nation's, and a part goes with its
#: whole.
ASKED_FOR: dict[str, type[Record]] = {
    "initiative": Initiative,
    "group": Group,
    "need": KnowledgeNeed,
    "output": Output,
}
_KEEPERS = tuple(f"{each}.keeper_id" for each in ASKED_FOR)


class KeeperRequest(Record):
    """A request of an organisation to keep a record (begäran om att få förvalta); never shown to everyone."""

    __tablename__ = "keeper_requests"
    record_type = RecordType.KEEPER_REQUEST
    plural = "Begäranden om att få förvalta"
    is_confidential = True
    natural_key = ("organisation_id", "because")
    # Whoever answered sees it also when the record is no longer its own.
    owned_by = ("keeper_id", "organisation_id", "answered_by_id")
    owned_through = _KEEPERS
    changed_by = "askToKeep"
    held = Holding(
        keepers=("organisation_id",),
        speakers=("organisation_id",),
        leaders=_KEEPERS,
        made_by="askToKeep",
        answered={"state": (KeeperRequestState.GRANTED, KeeperRequestState.DECLINED)},
    )
    decided_apart = (
        *("state", "declined_because", "answered_by_id", "organisation_id"),
        *("initiative_id", "group_id", "need_id", "output_id"),
    )
    closes_over = ("organisation",)

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    initiative_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("initiatives.id"), info={SHOWN_AS: "initiative_to_keep"}
    )
    group_id: Mapped[UUID | None] = mapped_column(ForeignKey("groups.id"), info={SHOWN_AS: "group_to_keep"})
    need_id: Mapped[UUID | None] = mapped_column(ForeignKey("knowledge_needs.id"), info={SHOWN_AS: "need_to_keep"})
    output_id: Mapped[UUID | None] = mapped_column(ForeignKey("outputs.id"), info={SHOWN_AS: "output_to_keep"})
    because: Mapped[str]
    state: Mapped[KeeperRequestState] = mapped_column(choice(KeeperRequestState, "state"), server_default="ASKED")
    declined_because: Mapped[str | None]
    #: Who kept the record when the request was answered; null when the nation answered for what nobody kept.
    answered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))

    organisation: Mapped[Organisation] = relationship(foreign_keys=[organisation_id], viewonly=True, lazy="raise")
    answered_by: Mapped[Organisation | None] = relationship(foreign_keys=[answered_by_id], viewonly=True, lazy="raise")
    initiative: Mapped[Initiative | None] = relationship(viewonly=True, lazy="raise")
    group: Mapped[Group | None] = relationship(viewonly=True, lazy="raise")
    need: Mapped[KnowledgeNeed | None] = relationship(viewonly=True, lazy="raise")
    output: Mapped[Output | None] = relationship(viewonly=True, lazy="raise")

    __table_args__ = (
        CheckConstraint("(state = 'DECLINED') = (declined_because is not null)", name="declined_has_reason"),
        CheckConstraint("num_nonnulls(initiative_id, group_id, need_id, output_id) <= 1", name="asks_for_one"),
        Index("ix_keeper_requests_organisation_id", "organisation_id", "id"),
        *(Index(f"ix_keeper_requests_{each}_id", f"{each}_id", "id") for each in ASKED_FOR),
    )


__all__ = ["ASKED_FOR", "KeeperRequest", "KeeperRequestState"]
