/* pipeline.h - the commands on the pipeline (list_pipeline.c), and what `deal show` takes of them.
 */
#ifndef GENTOU_ENGINE_COMMANDS_PIPELINE_H
#define GENTOU_ENGINE_COMMANDS_PIPELINE_H

#include "engine/commands/command.h"
#include "engine/store/deal.h"
#include "engine/store/pipeline.h"

/* cmd_pipeline.c */
int gt_cmd_deal_move(struct gt_call *call);
int gt_cmd_source_add(struct gt_call *call);
int gt_cmd_owner_add(struct gt_call *call);
int gt_cmd_tag_add(struct gt_call *call);
int gt_cmd_tag_remove(struct gt_call *call);
int gt_cmd_note_add(struct gt_call *call);
int gt_cmd_answer_add(struct gt_call *call);
int gt_cmd_document_add(struct gt_call *call);
int gt_cmd_action_add(struct gt_call *call);
int gt_cmd_action_done(struct gt_call *call);

/* cmd_funnel.c */
int gt_cmd_funnel_list(struct gt_call *call);
int gt_cmd_funnel_show(struct gt_call *call);

/* cmd_papers.c */
int gt_cmd_tag_list(struct gt_call *call);
int gt_cmd_note_list(struct gt_call *call);
int gt_cmd_answer_list(struct gt_call *call);
int gt_cmd_document_list(struct gt_call *call);
int gt_cmd_document_check(struct gt_call *call);

/* cmd_next.c */
int gt_cmd_deal_next(struct gt_call *call);
int gt_cmd_deal_history(struct gt_call *call);

/* cmd_funnel_report.c */
int gt_cmd_funnel_report(struct gt_call *call);
int gt_cmd_source_report(struct gt_call *call);

/* What the pipeline knows of a deal, for people, below the rest of `deal show`. */
int gt_pipeline_print(struct gt_call *call, const struct gt_deal_row *deal);

#endif
