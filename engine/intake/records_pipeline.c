/* records_pipeline.c - the fields of funnels and of what is kept beside a deal. */
#include "engine/intake/records_int.h"
#include "engine/operations/pipeline.h"

#define DEAL(record)                                                                               \
    GT_FIELD(record, deal, GT_FIELD_TEXT, .required = true,                                        \
             .help = N_("deal, by number or your own reference"))
/* The shell takes today; a file has no today. */
#define DATE(record)                                                                               \
    GT_FIELD(record, date, GT_FIELD_DATE, .help = N_("day of it; today on the shell"))

const struct gt_field gt_funnel_fields[] = {
    GT_FIELD(gt_funnel_record, name, GT_FIELD_TEXT, .required = true,
             .help = N_("name of the funnel")),
    GT_FIELD(gt_funnel_record, main, GT_FIELD_FLAG,
             .help = N_("yes: of deals that stand in no other; the first funnel always is")),
    GT_FIELD(gt_funnel_record, note, GT_FIELD_TEXT, .help = N_("remarks")),
    GT_FIELDS_END,
};

const struct gt_field gt_step_fields[] = {
    GT_FIELD(gt_step_record, step, GT_FIELD_TEXT, .required = true,
             .help = N_("name of the step; one that is there is changed")),
    GT_FIELD(gt_step_record, funnel, GT_FIELD_TEXT,
             .help = N_("funnel; the main one when not said")),
    GT_FIELD(gt_step_record, stage, GT_FIELD_KIND, .kind = &gt_stage_words,
             .help = N_("standard stage that it counts as")),
    GT_FIELD(gt_step_record, place, GT_FIELD_COUNT, .low = 1, .high = 1000,
             .help =
                 N_("place in the funnel, from 1; behind the steps of its stage when not said")),
    GT_FIELD(gt_step_record, requires, GT_FIELD_KINDS, .kind = &gt_requirement_words,
             .help = N_("what must be there before a deal moves on")),
    GT_FIELD(gt_step_record, questions, GT_FIELD_NAMES,
             .help = N_("questions to be answered before a deal moves on")),
    GT_FIELD(gt_step_record, limit, GT_FIELD_COUNT, .low = 1, .high = 3660,
             .help = N_("days after which a deal stands here too long")),
    GT_FIELD(gt_step_record, owner, GT_FIELD_TEXT,
             .help = N_("who answers for a deal here that nobody owns")),
    GT_FIELD(gt_step_record, role, GT_FIELD_KIND, .kind = &gt_role_words,
             .help = N_("the role of who answers for it")),
    GT_FIELDS_END,
};

const struct gt_field gt_source_fields[] = {
    DEAL(gt_source_record),
    GT_FIELD(gt_source_record, source, GT_FIELD_KIND, .kind = &gt_deal_source_words,
             .help = N_("where the deal comes from")),
    GT_FIELD(gt_source_record, brought_by, GT_FIELD_TEXT,
             .help = N_("the platform, event or person that brought it; entered when new")),
    GT_FIELDS_END,
};

const struct gt_field gt_owner_fields[] = {
    DEAL(gt_owner_record),
    GT_FIELD(gt_owner_record, owner, GT_FIELD_TEXT, .required = true,
             .help = N_("who answers for the deal from that day on")),
    DATE(gt_owner_record),
    GT_FIELDS_END,
};

const struct gt_field gt_tag_fields[] = {
    DEAL(gt_tag_record),
    GT_FIELD(gt_tag_record, tags, GT_FIELD_NAMES, .required = true,
             .help = N_("words that the deal is found by")),
    DATE(gt_tag_record),
    GT_FIELDS_END,
};

const struct gt_field gt_note_fields[] = {
    GT_FIELD(gt_note_record, deal, GT_FIELD_TEXT,
             .help = N_("deal, by number or your own reference")),
    GT_FIELD(gt_note_record, party, GT_FIELD_TEXT,
             .help = N_("or the party that the note is about")),
    GT_FIELD(gt_note_record, text, GT_FIELD_TEXT, .required = true, .help = N_("the note")),
    DATE(gt_note_record),
    GT_FIELDS_END,
};

const struct gt_field gt_answer_fields[] = {
    DEAL(gt_answer_record),
    GT_FIELD(gt_answer_record, question, GT_FIELD_TEXT, .required = true,
             .help = N_("question of a step of its funnel")),
    GT_FIELD(gt_answer_record, answer, GT_FIELD_TEXT, .required = true, .help = N_("the answer")),
    DATE(gt_answer_record),
    GT_FIELDS_END,
};

const struct gt_field gt_document_fields[] = {
    DEAL(gt_document_record),
    GT_FIELD(gt_document_record, file, GT_FIELD_TEXT, .required = true,
             .help = N_("path of the file; it stays where it is")),
    GT_FIELD(gt_document_record, title, GT_FIELD_TEXT,
             .help = N_("title; the file's name when not said")),
    GT_FIELD(gt_document_record, kind, GT_FIELD_KIND, .kind = &gt_document_kind_words,
             .help = N_("what it is")),
    DATE(gt_document_record),
    GT_FIELDS_END,
};

const struct gt_field gt_action_fields[] = {
    DEAL(gt_action_record),
    GT_FIELD(gt_action_record, action, GT_FIELD_TEXT, .required = true,
             .help = N_("what is to be done")),
    GT_FIELD(gt_action_record, due, GT_FIELD_DATE, .required = true, .help = N_("last day for it")),
    GT_FIELD(gt_action_record, owner, GT_FIELD_TEXT,
             .help = N_("who does it; the deal's owner when not said")),
    DATE(gt_action_record),
    GT_FIELDS_END,
};
