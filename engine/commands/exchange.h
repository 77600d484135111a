/* exchange.h - the options of commands about a fund, with sums in the ledger's currency. */
#ifndef GENTOU_ENGINE_COMMANDS_EXCHANGE_H
#define GENTOU_ENGINE_COMMANDS_EXCHANGE_H

#include "engine/commands/command.h"
#include "engine/operations/facts.h"

#define GT_FACTS_OPTIONS                                                                           \
    {"fund", "NAME", N_("the guidance fund asked about; needed where there are several")},         \
        {"set-aside", NULL, N_("leave other currencies out, though the ledger has rates")},        \
        {"rate-age", "DAYS", N_("how old a rate may be; 10 when not said")},                       \
    {                                                                                              \
        "via", "CODE", N_("convert by way of this currency where a pair has no rate")              \
    }

/* What they say. */
int gt_call_facts_terms(struct gt_call *call, struct gt_facts_terms *terms);

/* Says at which rates the sums above were converted, and how many amounts were left out of them;
 * beside an answer for machines on the error stream. */
int gt_call_exchanges(struct gt_call *call, const struct gt_exchange_book *book, int aside);

#endif
