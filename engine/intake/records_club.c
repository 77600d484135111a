/* records_club.c - the fields of the club's records. */
#include "engine/intake/records_int.h"
#include "engine/operations/club.h"
#include "engine/operations/pitch.h"
#include "engine/operations/vehicle.h"

#define HEADS_MOST 1000000

const struct gt_field gt_qualification_fields[] = {
    GT_FIELD(gt_qualification_record, member, GT_FIELD_TEXT, .required = true,
             .help = N_("club member")),
    GT_FIELD(gt_qualification_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day of the proof")),
    GT_FIELD(gt_qualification_record, expires, GT_FIELD_DATE,
             .help = N_("last day the proof may be used; empty: it does not expire")),
    GT_FIELD(gt_qualification_record, financial_assets, GT_FIELD_AMOUNT,
             .help = N_("financial assets of a person, in yuan")),
    GT_FIELD(gt_qualification_record, average_income, GT_FIELD_AMOUNT,
             .help = N_("income of a person, average of the last three years, in yuan a year")),
    GT_FIELD(gt_qualification_record, net_assets, GT_FIELD_AMOUNT,
             .help = N_("net assets of an institution, in yuan")),
    GT_FIELD(gt_qualification_record, deemed, GT_FIELD_KIND, .kind = &gt_deemed_words,
             .help = N_("why it counts as qualified whatever it owns")),
    GT_FIELD(gt_qualification_record, evidence, GT_FIELD_TEXT,
             .help = N_("where the proof is kept: a file number, not the proof itself")),
    GT_FIELDS_END,
};

const struct gt_field gt_dues_fields[] = {
    GT_FIELD(gt_dues_record, member, GT_FIELD_TEXT,
             .help = N_("who owes it; every member of that day when not said")),
    GT_FIELD(gt_dues_record, period, GT_FIELD_TEXT, .required = true,
             .help = N_("what it is for: 2025, 2025 H1")),
    GT_FIELD(gt_dues_record, amount, GT_FIELD_AMOUNT, .required = true, .help = N_("how much")),
    GT_FIELD(gt_dues_record, due, GT_FIELD_DATE, .required = true, .help = N_("last day to pay")),
    GT_FIELD(gt_dues_record, date, GT_FIELD_DATE,
             .help = N_("day it is asked for; the last day to pay when not said")),
    GT_FIELDS_END,
};

const struct gt_field gt_payment_fields[] = {
    GT_FIELD(gt_payment_record, member, GT_FIELD_TEXT, .required = true, .help = N_("who paid")),
    GT_FIELD(gt_payment_record, period, GT_FIELD_TEXT, .required = true,
             .help = N_("dues that were paid, by their period")),
    GT_FIELD(gt_payment_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day of the payment")),
    GT_FIELD(gt_payment_record, amount, GT_FIELD_AMOUNT,
             .help = N_("how much; all that is open when not said")),
    GT_FIELDS_END,
};

const struct gt_field gt_interest_fields[] = {
    GT_FIELD(gt_interest_record, member, GT_FIELD_TEXT, .required = true,
             .help = N_("club member")),
    GT_FIELD(gt_interest_record, sectors, GT_FIELD_NAMES, .required = true,
             .help = N_("sectors the member wants to hear of")),
    GT_FIELD(gt_interest_record, since, GT_FIELD_DATE,
             .help = N_("first day of the interest; empty: always")),
    GT_FIELDS_END,
};

const struct gt_field gt_meeting_fields[] = {
    GT_FIELD(gt_meeting_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day of the meeting")),
    GT_FIELD(gt_meeting_record, kind, GT_FIELD_KIND, .required = true,
             .kind = &gt_meeting_kind_words, .help = N_("kind of the meeting")),
    GT_FIELD(gt_meeting_record, title, GT_FIELD_TEXT, .help = N_("what it is called")),
    GT_FIELD(gt_meeting_record, place, GT_FIELD_TEXT, .help = N_("where it is")),
    GT_FIELD(gt_meeting_record, ref, GT_FIELD_TEXT, .help = N_("your own reference, unique")),
    GT_FIELDS_END,
};

const struct gt_field gt_agenda_fields[] = {
    GT_FIELD(gt_agenda_record, meeting, GT_FIELD_TEXT, .required = true,
             .help = N_("meeting, by number or your own reference")),
    GT_FIELD(gt_agenda_record, deals, GT_FIELD_NAMES,
             .help = N_("deals, by number or your own reference, in their order")),
    GT_FIELD(gt_agenda_record, title, GT_FIELD_TEXT,
             .help = N_("what it is about, when it is no deal")),
    GT_FIELDS_END,
};

const struct gt_field gt_attendance_fields[] = {
    GT_FIELD(gt_attendance_record, meeting, GT_FIELD_TEXT, .required = true,
             .help = N_("meeting, by number or your own reference")),
    GT_FIELD(gt_attendance_record, members, GT_FIELD_NAMES, .required = true,
             .help = N_("members who came")),
    GT_FIELDS_END,
};

const struct gt_field gt_criterion_fields[] = {
    GT_FIELD(gt_criterion_record, name, GT_FIELD_TEXT, .required = true,
             .help = N_("what is scored: team, market, …")),
    GT_FIELD(gt_criterion_record, weight, GT_FIELD_NUMBER, .high = 1000,
             .help = N_("weight beside the others, 1 when not said; 0: no longer asked")),
    GT_FIELD(gt_criterion_record, since, GT_FIELD_DATE,
             .help = N_("first day it holds; empty: always")),
    GT_FIELDS_END,
};

const struct gt_field gt_score_fields[] = {
    GT_FIELD(gt_score_record, deal, GT_FIELD_TEXT, .required = true,
             .help = N_("deal, by number or your own reference")),
    GT_FIELD(gt_score_record, member, GT_FIELD_TEXT, .required = true, .help = N_("club member")),
    GT_FIELD(gt_score_record, criterion, GT_FIELD_TEXT, .required = true,
             .help = N_("what is scored; `gentou criterion list` shows the words")),
    GT_FIELD(gt_score_record, value, GT_FIELD_NUMBER, .required = true, .low = GT_SCORE_LOW,
             .high = GT_SCORE_HIGH, .help = N_("1 (worst) to 10 (best)")),
    GT_FIELD(gt_score_record, meeting, GT_FIELD_TEXT,
             .help = N_("meeting it was given in, by number or your own reference")),
    GT_FIELD(gt_score_record, date, GT_FIELD_DATE,
             .help = N_("day it was given; the meeting's when not said")),
    GT_FIELDS_END,
};

const struct gt_field gt_voting_fields[] = {
    GT_FIELD(gt_voting_record, since, GT_FIELD_DATE,
             .help = N_("first day the rules hold; empty: always")),
    GT_FIELD(gt_voting_record, quorum, GT_FIELD_COUNT, .high = HEADS_MOST,
             .help =
                 N_("members who vote at least, abstentions too; none asked for when not said")),
    GT_FIELD(gt_voting_record, quorum_share, GT_FIELD_RATE, .high = 1,
             .help = N_("share of those who may vote that votes at least")),
    GT_FIELD(gt_voting_record, majority, GT_FIELD_KIND, .kind = &gt_majority_words,
             .help = N_("how many must say yes; simple when not said")),
    GT_FIELD(gt_voting_record, majority_share, GT_FIELD_RATE, .high = 1,
             .help = N_("share of the votes that must say yes, with majority share")),
    GT_FIELD(gt_voting_record, abstentions, GT_FIELD_FLAG,
             .help = N_("yes: abstentions count beside yes and no")),
    GT_FIELDS_END,
};

const struct gt_field gt_vote_fields[] = {
    GT_FIELD(gt_vote_record, deal, GT_FIELD_TEXT, .required = true,
             .help = N_("deal, by number or your own reference")),
    GT_FIELD(gt_vote_record, member, GT_FIELD_TEXT, .required = true, .help = N_("club member")),
    GT_FIELD(gt_vote_record, vote, GT_FIELD_KIND, .required = true, .kind = &gt_vote_words,
             .help = N_("how it votes")),
    GT_FIELD(gt_vote_record, meeting, GT_FIELD_TEXT, .required = true,
             .help = N_("meeting, by number or your own reference")),
    GT_FIELDS_END,
};

const struct gt_field gt_conflict_fields[] = {
    GT_FIELD(gt_conflict_record, deal, GT_FIELD_TEXT, .required = true,
             .help = N_("deal, by number or your own reference")),
    GT_FIELD(gt_conflict_record, member, GT_FIELD_TEXT, .required = true,
             .help = N_("club member")),
    GT_FIELD(gt_conflict_record, reason, GT_FIELD_TEXT, .required = true,
             .help = N_("what the conflict is")),
    GT_FIELD(gt_conflict_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day it was declared")),
    GT_FIELDS_END,
};

const struct gt_field gt_vehicle_fields[] = {
    GT_FIELD(gt_vehicle_record, name, GT_FIELD_TEXT, .required = true,
             .help = N_("name of the vehicle; entered when new")),
    GT_FIELD(gt_vehicle_record, kind, GT_FIELD_KIND, .required = true, .kind = &gt_vehicle_words,
             .help = N_("its legal form")),
    GT_FIELD(gt_vehicle_record, filed, GT_FIELD_FLAG,
             .help = N_("yes: a venture capital enterprise filed under order 39")),
    GT_FIELD(gt_vehicle_record, since, GT_FIELD_DATE,
             .help = N_("day it was founded; empty: not known")),
    GT_FIELD(gt_vehicle_record, lead, GT_FIELD_TEXT, .help = N_("who leads it; entered when new")),
    GT_FIELD(gt_vehicle_record, fee, GT_FIELD_RATE, .high = 1,
             .help = N_("management fee a year, of the money in it")),
    GT_FIELD(gt_vehicle_record, carry, GT_FIELD_RATE, .high = 1,
             .help = N_("the lead's part of the profit")),
    GT_FIELD(gt_vehicle_record, minimum, GT_FIELD_AMOUNT,
             .help = N_("least that a holder puts in")),
    GT_FIELD(gt_vehicle_record, currency, GT_FIELD_CURRENCY,
             .help = N_("its currency; the minimum's or the ledger's when not said")),
    GT_FIELDS_END,
};

const struct gt_field gt_holder_fields[] = {
    GT_FIELD(gt_holder_record, vehicle, GT_FIELD_TEXT, .required = true,
             .help = N_("vehicle held, by name or number")),
    GT_FIELD(gt_holder_record, party, GT_FIELD_TEXT, .required = true,
             .help = N_("who holds a part of it; entered when new")),
    GT_FIELD(gt_holder_record, date, GT_FIELD_DATE, .required = true, .help = N_("day it joined")),
    GT_FIELD(gt_holder_record, amount, GT_FIELD_AMOUNT, .help = N_("money it puts in")),
    GT_FIELD(gt_holder_record, deemed, GT_FIELD_KIND, .kind = &gt_deemed_words,
             .help = N_("why it counts as qualified whatever it owns")),
    GT_FIELD(gt_holder_record, pools, GT_FIELD_FLAG,
             .help = N_("yes: it pools investors itself, and is looked through")),
    GT_FIELD(gt_holder_record, heads, GT_FIELD_COUNT, .low = 1, .high = HEADS_MOST,
             .help = N_("investors behind one that pools")),
    GT_FIELDS_END,
};
