/* terms_exit.h - a split exit on its way to the reader, and why each term moved what it moved. */
#ifndef GENTOU_ENGINE_COMMANDS_TERMS_EXIT_H
#define GENTOU_ENGINE_COMMANDS_TERMS_EXIT_H

#include "engine/commands/terms.h"
#include "engine/intake/exit_deals.h"
#include "gentou/split.h"

/* A split and what it is of. */
struct gt_exit_answer {
    struct gt_call *call;
    struct gt_terms_file file;
    struct gt_exit_deals exits;
    struct gt_split_line *lines;
    struct gt_split_call *calls;
    struct gt_listing_column columns[6 + GT_SPLIT_STEPS];
    size_t column_count;
};

/* An amount of the terms' currency with its code; "" without memory. In the call's arena. */
const char *gt_exit_money(const struct gt_exit_answer *answer, gt_money amount);

/* Why a step moved what it moved in a deal, with the amounts it looked at. NULL: memory. */
const char *gt_exit_explain(const struct gt_exit_answer *answer, size_t deal,
                            enum gt_split_step step);

#endif
