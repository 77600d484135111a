/* club_report.h - the club's report for people and machines.
 *
 * People read a block a question: what is asked, what the figures mean, what they are made of, the
 * tables. JSON has the same with every figure. CSV is one table of all lines: its first columns say
 * of which question and table a line is; a figure that a table does not have is empty.
 */
#ifndef GENTOU_ENGINE_EXPORT_CLUB_REPORT_H
#define GENTOU_ENGINE_EXPORT_CLUB_REPORT_H

#include "engine/export/listing.h"
#include "engine/operations/club_report.h"

int gt_club_report_print(FILE *out, const struct gt_club_report *report, enum gt_output output,
                         int width, struct gt_error *error);

#endif
