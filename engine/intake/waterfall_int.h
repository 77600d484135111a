/* waterfall_int.h - what the two readers of a fund's file share. Private to intake. */
#ifndef GENTOU_ENGINE_INTAKE_WATERFALL_INT_H
#define GENTOU_ENGINE_INTAKE_WATERFALL_INT_H

#include "engine/intake/waterfall.h"
#include "engine/intake/yaml_int.h"

/* A fund's file on its way. */
struct gt_fund_reading {
    const char *path;
    struct gt_yaml_node root;
    struct gt_binding binding;
    struct gt_fund_case *fund;
    struct gt_arena *arena;
    struct gt_error *error;
    size_t flow_capacity, deal_capacity;
};

extern const struct gt_form gt_fund_flow_form;

/* The list under `flows`, and the CSV file that flows_file names (NULL: none). */
int gt_fund_flows_read(struct gt_fund_reading *reading, const char *flows_file);

#endif
