/* ask_names.c - names that are typed, and whom the ledger has by them or by names alike. */
#include "engine/intake/ask_int.h"

#include "engine/base/text.h"
#include "engine/operations/alike.h"
#include "engine/operations/find.h"

#include <string.h>

#define ALIKE_SHOWN 8

const struct gt_ask_names gt_ask_names[] = {
    {"fund", "name", GT_ASK_PARTY, false},      {"club", "name", GT_ASK_PARTY, false},
    {"partner", "name", GT_ASK_PARTY, false},   {"member", "name", GT_ASK_PARTY, false},
    {"manager", "name", GT_ASK_PARTY, false},   {"investor", "name", GT_ASK_PARTY, false},
    {"company", "name", GT_ASK_PARTY, false},   {"deal", "company", GT_ASK_PARTY, false},
    {"deal", "investors", GT_ASK_PARTY, false}, {"mark", "holder", GT_ASK_PARTY, true},
    {"exit", "holder", GT_ASK_PARTY, true},     {NULL, "company", GT_ASK_PARTY, true},
    {NULL, "party", GT_ASK_PARTY, false},       {NULL, "holder", GT_ASK_PARTY, false},
    {NULL, "seller", GT_ASK_PARTY, true},       {NULL, "buyer", GT_ASK_PARTY, false},
    {NULL, "payer", GT_ASK_PARTY, true},        {NULL, "member", GT_ASK_MEMBER, true},
    {NULL, "members", GT_ASK_MEMBER, true},     {NULL, "deal", GT_ASK_DEAL, true},
    {NULL, "deals", GT_ASK_DEAL, true},         {NULL, NULL, GT_ASK_NOTHING, false},
};

static int role_of(const struct gt_question *question)
{
    return question->names->about == GT_ASK_MEMBER ? (int)GT_ROLE_MEMBER : -1;
}

/* Whether somebody is called exactly so; *settled when nothing more is to be asked. */
static int find_exact(const struct gt_question *question, const char *typed, bool *settled,
                      enum gt_heard *heard, struct gt_error *error)
{
    struct gt_store *store = question->ask->store;
    const char *name = NULL;
    int64_t id = 0;
    *settled = true;
    int code = gt_find_party(store, typed, &id, question->arena, error);
    if (!code && id && question->names->about == GT_ASK_MEMBER)
        code = gt_need_role(store, typed, GT_ROLE_MEMBER, &id, question->arena, error);
    if (!code && id)
        code = gt_find_name(store, id, &name, question->arena, error);
    if (code)
        return gt_ask_excuse(question, heard, error);
    *settled = id != 0;
    if (id)
        gt_ask_say(question, _("  That is %s (#%lld)."), name, (long long)id);
    return 0;
}

static void say_alike(const struct gt_question *question, const char *typed,
                      const struct gt_party_alike *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        gt_ask_say(question, "  %zu  %s (#%lld%s%s)", i + 1, rows[i].name, (long long)rows[i].id,
                   rows[i].other ? ", " : "", rows[i].other ? rows[i].other : "");
    if (question->names->known)
        gt_ask_say(question,
                   _("  Nobody is called \"%s\" exactly; type a number of these, or "
                     "another name."),
                   typed);
    else
        gt_ask_say(question,
                   _("  Nobody is called \"%s\" exactly; type a number of these, or "
                     "another name; an empty line takes \"%s\" as new."),
                   typed, typed);
}

/* The choice among who is alike. *again is another name typed instead, or NULL. */
static int choose(const struct gt_question *question, const char *typed,
                  const struct gt_party_alike *rows, size_t count, enum gt_heard *heard,
                  const char **name, const char **again, struct gt_error *error)
{
    const char *line = NULL;
    say_alike(question, typed, rows, count);
    int code = gt_ask_hear(question, "> ", heard, &line, error);
    *again = NULL;
    if (code || *heard == GT_HEARD_END)
        return code;
    if (*heard == GT_HEARD_EMPTY && !question->names->known) {
        *name = typed;
        *heard = GT_HEARD_TEXT;
        return 0;
    }
    if (*heard != GT_HEARD_TEXT) { /* "<" takes back the name alone */
        *heard = GT_HEARD_AGAIN;
        return 0;
    }
    int number = gt_ask_number(question, line, count);
    if (number)
        return gt_find_spelling(question->ask->store, &rows[number - 1], name, question->arena,
                                error);
    *again = line;
    return 0;
}

static void say_none(const struct gt_question *question, const char *typed, enum gt_heard *heard)
{
    if (question->names->known) {
        gt_ask_say(question, _("  Nobody in the ledger is called \"%s\", nor anything like it."),
                   typed);
        *heard = GT_HEARD_AGAIN;
    } else {
        gt_ask_say(question, _("  \"%s\" is new."), typed);
    }
}

static int ask_party(const struct gt_question *question, const char *typed, enum gt_heard *heard,
                     const char **name, struct gt_error *error)
{
    for (const char *again = typed; again;) {
        struct gt_party_alike *rows = NULL;
        size_t count = 0;
        bool settled = false;
        typed = again;
        *name = typed;
        again = NULL;
        int code = find_exact(question, typed, &settled, heard, error);
        if (code || settled)
            return code;
        code = gt_find_alike_parties(question->ask->store, typed, role_of(question), ALIKE_SHOWN,
                                     &rows, &count, question->arena, error);
        if (!code && count)
            code = choose(question, typed, rows, count, heard, name, &again, error);
        else if (!code)
            say_none(question, typed, heard);
        if (code)
            return code;
    }
    return 0;
}

/* "5, Acme, angel, 2016-03-21" */
static void say_deal(const struct gt_question *question, const struct gt_deal_alike *deal)
{
    char day[GT_DAY_TEXT];
    gt_ask_say(question, "  %lld  %s, %s, %s%s%s", (long long)deal->id, deal->company,
               _(gt_kind_label(&gt_deal_kind_words, deal->kind)), gt_day_format(deal->day, day),
               deal->ref ? ", " : "", deal->ref ? deal->ref : "");
}

static int ask_deal(const struct gt_question *question, const char *typed, enum gt_heard *heard,
                    const char **name, struct gt_error *error)
{
    struct gt_deal_alike *rows = NULL;
    size_t count = 0;
    int64_t id = 0;
    int code = gt_need_deal(question->ask->store, typed, &id, error);
    *name = typed;
    if (!code)
        return 0;
    if (error->system)
        return code;
    code = gt_find_alike_deals(question->ask->store, typed, ALIKE_SHOWN, &rows, &count,
                               question->arena, error);
    if (code)
        return code;
    if (count == 0)
        return gt_ask_excuse(question, heard, error);
    *error = (struct gt_error){.exit = GT_EXIT_OK};
    for (size_t i = 0; i < count; i++)
        say_deal(question, &rows[i]);
    gt_ask_say(question, _("  Type the number of the deal."));
    *heard = GT_HEARD_AGAIN;
    return 0;
}

int gt_ask_name(const struct gt_question *question, const char *typed, enum gt_heard *heard,
                const char **name, struct gt_error *error)
{
    if (question->names->about == GT_ASK_DEAL)
        return ask_deal(question, typed, heard, name, error);
    return ask_party(question, typed, heard, name, error);
}

/* Completion. */

/* Where the last name of a list begins. */
static size_t last_name(const struct gt_question *question, const char *text)
{
    size_t start = 0;
    if (question->field->type != GT_FIELD_NAMES)
        return 0;
    for (size_t at = 0; text[at]; at++)
        if (text[at] == ';' || strncmp(text + at, "；", strlen("；")) == 0)
            start = at + (text[at] == ';' ? 1 : strlen("；"));
    return start + strspn(text + start, " ");
}

static int complete_words(const struct gt_question *question, const char *text, const char **lines,
                          size_t *count)
{
    const struct gt_kind *kind = question->field->kind;
    for (int value = 0; value < kind->count && *count < ALIKE_SHOWN; value++)
        if (gt_ask_begins(kind, value, text, question->arena))
            lines[(*count)++] = strncmp(gt_kind_token(kind, value), text, strlen(text)) == 0
                                    ? gt_kind_token(kind, value)
                                    : _(gt_kind_label(kind, value));
    return 0;
}

/* Where names begin with the text, those that have it further inside are left out. */
static int complete_parties(const struct gt_question *question, const char *text,
                            const char **lines, size_t *count, struct gt_arena *arena,
                            struct gt_error *error)
{
    struct gt_party_alike *rows = NULL;
    size_t found = 0, start = last_name(question, text);
    int code = gt_find_alike_parties(question->ask->store, text + start, role_of(question),
                                     ALIKE_SHOWN, &rows, &found, arena, error);
    for (size_t i = 0; i < found && !code && (rows[i].place <= 1 || rows[0].place > 1); i++) {
        const char *name = NULL;
        code = gt_find_spelling(question->ask->store, &rows[i], &name, arena, error);
        if (!code)
            lines[*count] = gt_arena_format(arena, "%.*s%s", (int)start, text, name);
        if (!code && !lines[(*count)++])
            code = gt_fail_memory(error);
    }
    return code;
}

int gt_ask_complete(const struct gt_question *question, const char *text, const char ***lines,
                    size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    *count = 0;
    *lines = gt_arena_alloc(arena, ALIKE_SHOWN * sizeof **lines);
    if (!*lines)
        return gt_fail_memory(error);
    if (question->field->kind)
        return complete_words(question, text, *lines, count);
    if (question->names && question->names->about != GT_ASK_DEAL)
        return complete_parties(question, text, *lines, count, arena, error);
    return 0;
}
