/* cmd_history.c - `history deal`, `history party` and its sisters: what became of a record, told as
 * a story: who, when, by which command and why; then what was added, changed, withdrawn. */
#include "engine/commands/command.h"

#include "engine/export/money.h"
#include "engine/operations/amend.h"
#include "engine/operations/fact_words.h"
#include "engine/operations/find.h"
#include "engine/store/deal.h"
#include "engine/store/history.h"

#include "gentou/shares.h"

#include <stdlib.h>
#include <string.h>

static const struct gt_kind *kind_of(const struct gt_change *change)
{
    return gt_fact_kind(change->table, change->column);
}

static const char *money_text(struct gt_call *call, const struct gt_change_value *value)
{
    struct gt_text text = {0};
    gt_money amount = strtoll(value->text, NULL, 10);
    if (call->output == GT_OUTPUT_TABLE)
        gt_text_money(&text, amount, value->currency, true);
    else
        gt_text_decimal(&text, amount, value->currency);
    const char *kept = text.failed ? NULL : gt_arena_copy(call->arena, text.data, text.length);
    gt_text_clear(&text);
    return kept;
}

/* The word that a token stands for, for people. */
static const char *word_text(struct gt_call *call, const struct gt_kind *kind, const char *token)
{
    int value = gt_kind_parse(kind, token, strlen(token));
    return call->output == GT_OUTPUT_TABLE && value >= 0 ? _(gt_kind_label(kind, value)) : token;
}

/* A value as people, or machines, read it; NULL for nobody knows. */
static const char *value_text(struct gt_call *call, const struct gt_change *change,
                              const struct gt_change_value *value)
{
    bool people = call->output == GT_OUTPUT_TABLE;
    if (!value->text || value->name)
        return value->name;
    if (gt_fact_is_money(change->table, change->column))
        return money_text(call, value);
    if (gt_fact_digits(change->column)) {
        char number[GT_FIXED_TEXT];
        gt_fixed_format(strtoll(value->text, NULL, 10), gt_fact_digits(change->column), number);
        return gt_arena_format(call->arena, "%s", number);
    }
    if (gt_fact_is_flag(change->column))
        return strcmp(value->text, "0") == 0 ? (people ? _("no") : "no")
                                             : (people ? _("yes") : "yes");
    if (kind_of(change))
        return word_text(call, kind_of(change), value->text);
    if (people && gt_fact_is_share(change->column))
        return gt_arena_format(call->arena, "%.10g %%", strtod(value->text, NULL) * 100);
    return value->text;
}

/* What a row that came or went need not say: the currency stands before its amounts, "no" is what
 * anybody would think, and "unknown" is nothing known. */
static bool is_told(const struct gt_change *change)
{
    const struct gt_change_value *value = change->after.text ? &change->after : &change->before;
    if (!change->column || gt_fact_is_derived(change->column))
        return false;
    if (!change->whole)
        return true;
    return strcmp(change->column, "currency") != 0 && strcmp(value->text, "unknown") != 0 &&
           !(gt_fact_is_flag(change->column) && !gt_fact_is_answer(change->column) &&
             strcmp(value->text, "0") == 0);
}

/* "amount CNY 5 → CNY 6", "amount CNY 5" */
static void tell_value(struct gt_call *call, const struct gt_change *change, const char *before)
{
    const char *was = value_text(call, change, &change->before);
    const char *is = value_text(call, change, &change->after);
    FILE *out = call->world->out;
    fprintf(out, "%s%s ", before, _(gt_fact_column_word(change->column)));
    if (change->whole)
        fputs(is ? is : was ? was : "—", out);
    else
        fprintf(out, "%s → %s", was ? was : "—", is ? is : "—");
}

static const char *sentence_of(const struct gt_change *change)
{
    switch (change->kind) {
    case GT_CHANGE_ADDED:
        return _("added");
    case GT_CHANGE_CHANGED:
        return _("changed");
    case GT_CHANGE_WITHDRAWN:
        return change->undoes ? _("taken back") : _("withdrawn");
    case GT_CHANGE_RESTORED:
        return _("as before");
    }
    return "";
}

static void tell_entry(struct gt_call *call, const struct gt_change *change)
{
    FILE *out = call->world->out;
    fprintf(out, _("%s  %s: %s (entry %lld)"), change->at, change->actor, change->command,
            (long long)change->entry);
    if (change->undoes)
        fprintf(out, _(", takes back entry %lld"), (long long)change->undoes);
    if (change->approved)
        fprintf(out, _(", approved by %s"), change->approved);
    if (change->reason)
        fprintf(out, _(", because: %s"), change->reason);
    fputc('\n', out);
}

static bool same_row(const struct gt_change *a, const struct gt_change *b)
{
    return a->entry == b->entry && a->kind == b->kind && strcmp(a->table, b->table) == 0 &&
           strcmp(a->row, b->row) == 0;
}

/* The lines of one row, from changes[i] on; returns where the next row begins. */
static size_t tell_row(struct gt_call *call, const struct gt_change *changes, size_t count,
                       size_t i)
{
    const struct gt_change *first = &changes[i];
    bool numbered = strspn(first->row, "0123456789") == strlen(first->row);
    int said = 0;
    FILE *out = call->world->out;
    fprintf(out, "  %s", _(gt_fact_table_word(first->table)));
    if (numbered)
        fprintf(out, " %s", first->row);
    fprintf(out, " %s", sentence_of(first));
    for (; i < count && same_row(first, &changes[i]); i++)
        if (is_told(&changes[i]))
            tell_value(call, &changes[i], said++ ? _(", ") : _(": "));
    fputc('\n', out);
    return i;
}

static int tell_all(struct gt_call *call, const struct gt_change *changes, size_t count)
{
    for (size_t i = 0; i < count;) {
        if (i == 0 || changes[i].entry != changes[i - 1].entry)
            tell_entry(call, &changes[i]);
        i = tell_row(call, changes, count, i);
    }
    return 0;
}

static const struct gt_listing_column columns[] = {
    {"entry", "#", GT_CELL_NUMBER, NULL},
    {"at", N_("When"), GT_CELL_TEXT, NULL},
    {"actor", N_("Who"), GT_CELL_TEXT, NULL},
    {"command", N_("Command"), GT_CELL_TEXT, NULL},
    {"reason", N_("Reason"), GT_CELL_TEXT, NULL},
    {"undoes", N_("Undoes"), GT_CELL_TEXT, NULL},
    {"record", N_("Record"), GT_CELL_TEXT, NULL},
    {"row", N_("Row"), GT_CELL_TEXT, NULL},
    {"what", N_("What"), GT_CELL_TEXT, NULL},
    {"field", N_("Field"), GT_CELL_TEXT, NULL},
    {"before", N_("Before"), GT_CELL_TEXT, NULL},
    {"after", N_("After"), GT_CELL_TEXT, NULL},
    {"approved", N_("Approved by"), GT_CELL_TEXT, NULL},
};

#define COLUMNS (sizeof columns / sizeof *columns)

static void fill(struct gt_call *call, struct gt_cell *cell, const struct gt_change *change)
{
    static const char *const what[] = {"added", "changed", "withdrawn", "restored"};
    cell[0].number = change->entry;
    cell[1].text = change->at;
    cell[2].text = change->actor;
    cell[3].text = change->command;
    cell[4].text = change->reason;
    cell[5].text =
        change->undoes ? gt_arena_format(call->arena, "%lld", (long long)change->undoes) : NULL;
    cell[6].text = change->table;
    cell[7].text = change->row;
    cell[8].text = what[change->kind];
    cell[9].text = change->column;
    cell[10].text = change->column ? value_text(call, change, &change->before) : NULL;
    cell[11].text = change->column ? value_text(call, change, &change->after) : NULL;
    cell[12].text = change->approved;
}

static int print_changes(struct gt_call *call, const struct gt_change *changes, size_t count)
{
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++)
        fill(call, &cells[i * COLUMNS], &changes[i]);
    struct gt_listing listing = {columns, COLUMNS, cells, count, NULL};
    return gt_call_print(call, &listing);
}

/* The table whose row the record is; a vehicle and a sub-fund are parties with something more. */
static const char *table_of(const struct gt_amend *amend)
{
    const char *table = amend && amend->table ? amend->table : "party";
    bool more = strcmp(table, "vehicle") == 0 || strcmp(table, "subfund") == 0;
    return more ? "party" : table;
}

/* A record that was withdrawn has a history, too: its number may name what is no more. */
static int find_subject(struct gt_call *call, const struct gt_amend *amend, const char *table,
                        int64_t *id)
{
    const char *name = call->arguments[0];
    bool deal = strcmp(call->command->verb, "deal") == 0;
    if (strcmp(table, "party") != 0 && !deal) {
        *id = gt_find_number(name, true);
        return *id ? 0 : gt_amend_which(call->store, amend, name, id, call->arena, call->error);
    }
    int code = deal ? gt_deal_find_ref(call->store, name, id, call->error) : 0;
    if (code || *id)
        return code;
    *id = gt_find_number(name, deal);
    if (*id)
        return 0;
    return deal ? gt_need_deal(call->store, name, id, call->error)
                : gt_need_party(call->store, name, id, call->arena, call->error);
}

int gt_cmd_history(struct gt_call *call)
{
    const struct gt_amend *amend = gt_amend_find(call->command->verb);
    const char *table = table_of(amend);
    struct gt_change *changes = NULL;
    size_t count = 0;
    int64_t id = 0;
    int code = find_subject(call, amend, table, &id);
    if (!code)
        code = gt_history(call->store, table, id, &changes, &count, call->arena, call->error);
    if (!code && count == 0)
        return gt_fail(call->error, GT_EXIT_DATA, _("there is no %s %lld, and there never was"),
                       _(gt_fact_table_word(table)), (long long)id);
    if (code)
        return code;
    return call->output == GT_OUTPUT_TABLE ? tell_all(call, changes, count)
                                           : print_changes(call, changes, count);
}
