#include "engine/commands/pipeline.h"
int gt_cmd_funnel_report(struct gt_call *call){ (void)call; return 0; }
int gt_cmd_source_report(struct gt_call *call){ (void)call; return 0; }
