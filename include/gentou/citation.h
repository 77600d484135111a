/* citation.h - where a rule's figure stands, and how sure it is.
 *
 * A rule that nobody has read anywhere is not shipped as a fact: there is no verification for a
 * recollection. A verified figure is not thereby in force today; whoever shows it shows its days.
 */
#ifndef GENTOU_CITATION_H
#define GENTOU_CITATION_H

#include "gentou/date.h"
#include "gentou/kinds.h"

struct gt_citation {
    const char *id;       /* of the rule, stable: "QI-1" */
    const char *document; /* name, number, article, in its own language; NULL: the figure was read
                             in secondary sources that name no document */
    enum gt_verification verified;
    gt_day valid_from; /* first day in force; GT_DAY_NONE: not recorded, taken for always */
    gt_day valid_to;   /* last day in force; GT_DAY_LAST: no end recorded */
};

#endif
