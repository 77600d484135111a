/* fact_words.c - what the tables and columns of facts are called. A table without a row here is
 * called by its own name. */
#include "engine/operations/fact_words.h"

#include "engine/base/error.h"

#include <string.h>

struct word {
    const char *name, *word;
};

static const struct word tables[] = {
    {"party", N_("party")},
    {"party_name", N_("name")},
    {"role", N_("role")},
    {"ownership", N_("ownership")},
    {"company", N_("company profile")},
    {"registered_capital", N_("registered capital")},
    {"deal", N_("deal")},
    {"deal_stage", N_("stage")},
    {"investment", N_("stake")},
    {"pledge", N_("pledge")},
    {"mark", N_("mark")},
    {"exit", N_("exit")},
    {"import", N_("import")},
};

static const struct word columns[] = {
    {"day", N_("date")},
    {"since", N_("since")},
    {"name", N_("name")},
    {"kind", N_("kind")},
    {"role", N_("role")},
    {"ownership", N_("ownership")},
    {"private_share", N_("private part")},
    {"source", N_("source")},
    {"sector", N_("sector")},
    {"city", N_("city")},
    {"founded", N_("founded")},
    {"company", N_("company")},
    {"party", N_("party")},
    {"deal", N_("deal")},
    {"amount", N_("amount")},
    {"pre_money", N_("pre-money")},
    {"post_money", N_("post-money")},
    {"currency", N_("currency")},
    {"others", N_("others took part")},
    {"ref", N_("reference")},
    {"note", N_("note")},
    {"stage", N_("stage")},
    {"instrument", N_("instrument")},
    {"state", N_("state")},
    {"value", N_("value")},
    {"method", N_("method")},
    {"proceeds", N_("proceeds")},
    {"share", N_("share")},
    {"same_as", N_("the same as")},
};

static const char *const money[] = {"amount",   "pre_money", "post_money", "value",
                                    "proceeds", "minimum",   "maximum",    "target",
                                    "cap",      "paid",      "fee",        "limit_amount"};

#define ROWS(table) (sizeof table / sizeof *table)

static const char *word_of(const struct word *words, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i].name, name) == 0)
            return words[i].word;
    return name;
}

const char *gt_fact_table_word(const char *table)
{
    return word_of(tables, ROWS(tables), table);
}

const char *gt_fact_column_word(const char *column)
{
    return word_of(columns, ROWS(columns), column);
}

bool gt_fact_is_money(const char *column)
{
    for (size_t i = 0; i < ROWS(money); i++)
        if (strcmp(money[i], column) == 0)
            return true;
    return false;
}
