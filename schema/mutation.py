"""The acts: what can be done at the root. A new act is one line here, one in the matrix, and its function."""

import strawberry

from registry.matrix import Act
from schema.acts import (
    endorsements,
    groups,
    initiatives,
    keys,
    knowledge_needs,
    needs_rounds,
    organisations,
    outputs,
    participations,
    people,
    records,
    themes,
)
from schema.acts.endorsements import EndorsementPayload
from schema.acts.groups import GroupPayload, SeatPayload, SeatsPayload
from schema.acts.initiatives import InitiativePayload
from schema.acts.keys import KeyPayload, NewKeyPayload
from schema.acts.knowledge_needs import KnowledgeNeedPayload
from schema.acts.needs_rounds import NeedsRoundPayload
from schema.acts.organisations import MembershipPayload, OrganisationPayload
from schema.acts.outputs import OutputPayload
from schema.acts.participations import LessonPayload, ParticipationPayload, ParticipationsPayload
from schema.acts.people import GrantPayload, PersonPayload
from schema.acts.records import RecordPayload
from schema.acts.themes import ThemePayload
from schema.language.payloads import act


@strawberry.type(
    description="Everything that can be done (handlingar). All acts of an operation are kept together, or none of them."
)
class Mutation:
    """Everything that can be done."""

    create_organisation = act(Act.CREATE_ORGANISATION, OrganisationPayload, organisations.create_organisation)
    update_organisation = act(Act.UPDATE_ORGANISATION, OrganisationPayload, organisations.update_organisation)
    merge_organisations = act(Act.MERGE_ORGANISATIONS, OrganisationPayload, organisations.merge_organisations)
    add_membership = act(Act.ADD_MEMBERSHIP, MembershipPayload, organisations.add_membership)
    update_membership = act(Act.UPDATE_MEMBERSHIP, MembershipPayload, organisations.update_membership)

    create_theme = act(Act.CREATE_THEME, ThemePayload, themes.create_theme)
    update_theme = act(Act.UPDATE_THEME, ThemePayload, themes.update_theme)

    create_initiative = act(Act.CREATE_INITIATIVE, InitiativePayload, initiatives.create_initiative)
    update_initiative = act(Act.UPDATE_INITIATIVE, InitiativePayload, initiatives.update_initiative)
    start_initiative = act(Act.START_INITIATIVE, InitiativePayload, initiatives.start_initiative)
    complete_initiative = act(Act.COMPLETE_INITIATIVE, InitiativePayload, initiatives.complete_initiative)
    discontinue_initiative = act(Act.DISCONTINUE_INITIATIVE, InitiativePayload, initiatives.discontinue_initiative)
    open_initiative = act(Act.OPEN_INITIATIVE, InitiativePayload, initiatives.open_initiative)
    close_opening = act(Act.CLOSE_OPENING, InitiativePayload, initiatives.close_opening)

    add_participants = act(Act.ADD_PARTICIPANTS, ParticipationsPayload, participations.add_participants)
    express_interest = act(Act.EXPRESS_INTEREST, ParticipationsPayload, participations.express_interest)
    update_participation = act(Act.UPDATE_PARTICIPATION, ParticipationPayload, participations.update_participation)
    confirm_participation = act(Act.CONFIRM_PARTICIPATION, ParticipationPayload, participations.confirm_participation)
    decline_participation = act(Act.DECLINE_PARTICIPATION, ParticipationPayload, participations.decline_participation)
    leave_initiative = act(Act.LEAVE_INITIATIVE, ParticipationPayload, participations.leave_initiative)
    record_lesson = act(Act.RECORD_LESSON, LessonPayload, participations.record_lesson)
    update_lesson = act(Act.UPDATE_LESSON, LessonPayload, participations.update_lesson)

    create_needs_round = act(Act.CREATE_NEEDS_ROUND, NeedsRoundPayload, needs_rounds.create_needs_round)
    update_needs_round = act(Act.UPDATE_NEEDS_ROUND, NeedsRoundPayload, needs_rounds.update_needs_round)
    raise_need = act(Act.RAISE_NEED, KnowledgeNeedPayload, knowledge_needs.raise_need)
    update_need = act(Act.UPDATE_NEED, KnowledgeNeedPayload, knowledge_needs.update_need)
    endorse_need = act(Act.ENDORSE_NEED, EndorsementPayload, endorsements.endorse_need)
    update_endorsement = act(Act.UPDATE_ENDORSEMENT, EndorsementPayload, endorsements.update_endorsement)
    compile_need = act(Act.COMPILE_NEED, KnowledgeNeedPayload, knowledge_needs.compile_need)
    prioritise_need = act(Act.PRIORITISE_NEED, KnowledgeNeedPayload, knowledge_needs.prioritise_need)
    send_back_need = act(Act.SEND_BACK_NEED, KnowledgeNeedPayload, knowledge_needs.send_back_need)
    decide_handling = act(Act.DECIDE_HANDLING, KnowledgeNeedPayload, knowledge_needs.decide_handling)
    address_need = act(Act.ADDRESS_NEED, KnowledgeNeedPayload, knowledge_needs.address_need)
    close_need = act(Act.CLOSE_NEED, KnowledgeNeedPayload, knowledge_needs.close_need)
    merge_needs = act(Act.MERGE_NEEDS, KnowledgeNeedPayload, knowledge_needs.merge_needs)

    register_output = act(Act.REGISTER_OUTPUT, OutputPayload, outputs.register_output)
    update_output = act(Act.UPDATE_OUTPUT, OutputPayload, outputs.update_output)
    supersede_output = act(Act.SUPERSEDE_OUTPUT, OutputPayload, outputs.supersede_output)

    create_group = act(Act.CREATE_GROUP, GroupPayload, groups.create_group)
    update_group = act(Act.UPDATE_GROUP, GroupPayload, groups.update_group)
    seat_members = act(Act.SEAT_MEMBERS, SeatsPayload, groups.seat_members)
    update_seat = act(Act.UPDATE_SEAT, SeatPayload, groups.update_seat)
    unseat_member = act(Act.UNSEAT_MEMBER, SeatPayload, groups.unseat_member)

    publish_record = act(Act.PUBLISH_RECORD, RecordPayload, records.publish_record)
    withdraw_record = act(Act.WITHDRAW_RECORD, RecordPayload, records.withdraw_record)
    restore_record = act(Act.RESTORE_RECORD, RecordPayload, records.restore_record)
    confirm_record = act(Act.CONFIRM_RECORD, RecordPayload, records.confirm_record)
    revert_record = act(Act.REVERT_RECORD, RecordPayload, records.revert_record)
    erase_record = act(Act.ERASE_RECORD, RecordPayload, records.erase_record)

    create_key = act(Act.CREATE_KEY, NewKeyPayload, keys.create_key, private=True)
    rotate_key = act(Act.ROTATE_KEY, NewKeyPayload, keys.rotate_key, private=True)
    revoke_key = act(Act.REVOKE_KEY, KeyPayload, keys.revoke_key)

    give_role = act(Act.GIVE_ROLE, GrantPayload, people.give_role)
    revoke_grant = act(Act.REVOKE_GRANT, GrantPayload, people.revoke_grant)
    erase_person = act(Act.ERASE_PERSON, PersonPayload, people.erase_person)
