/* closing.h - the commands on closings and reminders. Rows in list_closing.c. */
#ifndef GENTOU_ENGINE_COMMANDS_CLOSING_H
#define GENTOU_ENGINE_COMMANDS_CLOSING_H

#include "engine/commands/command.h"
#include "engine/store/deal.h"

/* cmd_closing.c */
int gt_cmd_closing_list(struct gt_call *call);
int gt_cmd_closing_show(struct gt_call *call);
int gt_cmd_closing_preview(struct gt_call *call);
int gt_cmd_closing_run(struct gt_call *call);
int gt_cmd_closing_fund(struct gt_call *call);

/* Below a deal, where it has closings. */
int gt_call_deal_closings(struct gt_call *call, const struct gt_deal_row *deal);

/* cmd_reminder.c */
int gt_cmd_reminder_list(struct gt_call *call);

#endif
