/* entered.h - the ledger that every test of entering starts from, and its fixture.
 *
 * The names are invented. Amounts in the ledger are fen.
 */
#ifndef GENTOU_TESTS_ENGINE_ENTERED_H
#define GENTOU_TESTS_ENGINE_ENTERED_H

#include "tests/engine/ledger.h"

static struct ledger ledger;

/* What stands in the ledger before a refusal. Numbers of parties: 1 fund, 2 club, 3 Yanbo, 4 Gu,
 * 5 Robotics, 6 Angels, 7 Aged. */
static const struct ledger_line lines[] = {
    {"fund", "name=Guidance Fund | ownership=fiscal"},
    {"club", "name=Angel Club"},
    {"partner", "name=Yanbo Ventures | aliases=砚泊创投 | ownership=private"},
    {"member", "name=Gu Hengzhi | kind=person | since=2015-06-18"},
    {"deal", "ref=R1 | company=Robotics | date=2016-03-21 | kind=angel | amount=800万 | "
             "investors=Guidance Fund; Angels"},
    {"investment", "deal=R1 | party=Guidance Fund | amount=200万"},
    {"deal", "ref=R2 | company=Aged | date=2017-01-05 | stage=sourced | amount=USD 1000"},
    {NULL, NULL},
};

static inline void set_up(void)
{
    ledger_make(&ledger);
    ledger_fill(&ledger, lines);
}

static inline void tear_down(void)
{
    ledger_remove(&ledger);
}

#endif
