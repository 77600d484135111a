/* scenario.c - what a scenario comes to, for people and machines. */
#include "engine/export/scenario.h"

#include "engine/export/json.h"

static int print_json(FILE *out, const struct gt_leverage_answer *leverage,
                      const struct gt_simulation_answer *simulation, struct gt_error *error)
{
    json_t *document = gt_leverage_json(leverage);
    json_t *simulated = simulation ? gt_simulation_json(simulation) : json_null();
    if (json_object_set_new(document, "simulation", simulated) != 0) {
        json_decref(document);
        return gt_fail_memory(error);
    }
    return gt_json_print(out, document, error);
}

int gt_scenario_print(FILE *out, const struct gt_leverage_answer *leverage,
                      const struct gt_simulation_answer *simulation, enum gt_output output,
                      int width, struct gt_error *error)
{
    if (output == GT_OUTPUT_JSON)
        return print_json(out, leverage, simulation, error);
    int code = gt_leverage_print(out, leverage, output, width, error);
    if (code || !simulation || output == GT_OUTPUT_CSV)
        return code;
    fputc('\n', out);
    return gt_simulation_print(out, simulation, output, error);
}
