/* ocf_enter.c - into the ledger: what a package says and the ledger does not know yet.
 *
 * An object is known by a digest of its id, and what it says by another of its text, both kept with
 * the imports' rows. Facts that were entered otherwise are recognised by what they say, one for
 * one: of two equal issues in the package and one in the ledger, one is new.
 */
#include "engine/operations/ocf.h"

#include "engine/base/text.h"
#include "engine/operations/captable.h"
#include "engine/operations/find.h"
#include "engine/operations/instruments.h"
#include "engine/store/company.h"
#include "engine/store/deal.h"
#include "engine/store/import.h"

#include <string.h>

#define FORM "ocf"

struct entering {
    struct gt_store *store;
    struct gt_ocf *ocf;
    struct gt_ocf_result *result;
    const char *issuer;  /* its name, folded: ids are unique within a company's packages */
    const char *company; /* "#12" */
    int64_t import;
    /* What stood in the ledger before, and of it what an object was found to be. */
    struct gt_share_event_row *events;
    struct gt_convertible_row *convertibles;
    struct gt_class_value_row *values;
    bool *event_used, *convertible_used, *value_used;
    size_t event_count, convertible_count, value_count;
    struct gt_arena *arena;
    struct gt_error *error;
};

static int at(struct entering *entering, const struct gt_ocf_source *source)
{
    return gt_error_at(entering->error, _("%s: object %s"), source->file, source->id);
}

static const char *number(struct entering *entering, int64_t id)
{
    return gt_arena_format(entering->arena, "#%lld", (long long)id);
}

static int digest(struct entering *entering, const char *what, const char *text,
                  unsigned char sum[GT_DIGEST_BYTES])
{
    const char *all = gt_arena_format(entering->arena, "%s\t%s\t%s", what, entering->issuer, text);
    if (!all)
        return gt_fail_memory(entering->error);
    gt_digest(all, sum);
    return 0;
}

static int is_known(struct entering *entering, const char *what, const char *text, bool *known)
{
    unsigned char sum[GT_DIGEST_BYTES];
    int64_t import = 0, line = 0;
    int code = digest(entering, what, text, sum);
    if (!code)
        code = gt_source_find(entering->store, sum, &import, &line, entering->error);
    *known = import != 0;
    return code;
}

/* Whether the object was imported before; refused when it said something else then. */
static int was_imported(struct entering *entering, const struct gt_ocf_source *source, bool *known)
{
    bool id_known = false;
    int code = is_known(entering, "ocf object", source->text, known);
    if (!code && !*known)
        code = is_known(entering, "ocf id", source->id, &id_known);
    if (!code && id_known) {
        gt_fail(entering->error, GT_EXIT_DATA,
                _("it was imported before and says something else now; correct what stands in the "
                  "ledger (`gentou undo` takes an import back)"));
        return at(entering, source);
    }
    return code;
}

static int remember(struct entering *entering, const struct gt_ocf_source *source, int64_t record)
{
    unsigned char id[GT_DIGEST_BYTES], text[GT_DIGEST_BYTES];
    int64_t line = ++entering->result->entered;
    int code = digest(entering, "ocf id", source->id, id);
    if (!code)
        code = digest(entering, "ocf object", source->text, text);
    if (!code)
        code = gt_source_insert(entering->store, id, FORM, record, entering->import, line,
                                entering->error);
    return code ? code
                : gt_source_insert(entering->store, text, FORM, record, entering->import, line,
                                   entering->error);
}

/* The issuer, made when new; its founding day is taken where nobody has said one. */
static int enter_issuer(struct entering *entering)
{
    struct gt_ocf *ocf = entering->ocf;
    struct gt_company_row *row = NULL;
    size_t count = 0;
    int64_t total = 0;
    int code =
        gt_find_party(entering->store, ocf->name, &ocf->company, entering->arena, entering->error);
    if (!code && ocf->company)
        code = gt_company_list(entering->store, ocf->company, GT_DAY_LAST, 0, 1, &row, &count,
                               &total, entering->arena, entering->error);
    bool is_new = count == 0, is_founded = count && row->founded != GT_DAY_NONE;
    struct gt_company_record record = {
        .name = ocf->name,
        .founded = ocf->founded,
        .registered_capital = {.minor = GT_MONEY_UNKNOWN},
        .capital_date = GT_DAY_NONE,
    };
    entering->result->objects++;
    if (!code && (is_new || (!is_founded && ocf->founded != GT_DAY_NONE))) {
        code = gt_enter_company(entering->store, &record, &ocf->company, entering->arena,
                                entering->error);
        entering->result->entered++;
    } else {
        entering->result->present++;
    }
    entering->company = number(entering, ocf->company);
    entering->issuer = gt_text_fold(entering->arena, ocf->name);
    if (!code && (!entering->company || !entering->issuer))
        return gt_fail_memory(entering->error);
    return code ? at(entering, &ocf->source) : 0;
}

static int read_ledger(struct entering *entering)
{
    int64_t total = 0, company = entering->ocf->company;
    int code = gt_share_event_list(entering->store, company, GT_DAY_LAST, &entering->events,
                                   &entering->event_count, entering->arena, entering->error);
    if (!code)
        code = gt_convertible_list(entering->store, company, GT_DAY_LAST, 0, -1,
                                   &entering->convertibles, &entering->convertible_count, &total,
                                   entering->arena, entering->error);
    if (!code)
        code = gt_class_value_list(entering->store, company, GT_DAY_LAST, &entering->values,
                                   &entering->value_count, entering->arena, entering->error);
    if (!code)
        code = gt_import_next(entering->store, &entering->import, entering->error);
    entering->event_used = gt_arena_alloc(entering->arena, entering->event_count + 1);
    entering->convertible_used = gt_arena_alloc(entering->arena, entering->convertible_count + 1);
    entering->value_used = gt_arena_alloc(entering->arena, entering->value_count + 1);
    if (!code && (!entering->event_used || !entering->convertible_used || !entering->value_used))
        code = gt_fail_memory(entering->error);
    return code;
}

static int enter_holder(struct entering *entering, size_t i)
{
    struct gt_ocf_holder *holder = &entering->ocf->holders[i];
    int code = gt_find_party(entering->store, holder->name, &holder->number, entering->arena,
                             entering->error);
    bool is_new = holder->number == 0;
    if (!code && is_new)
        code = gt_find_or_make_party(entering->store, holder->name, holder->kind, &holder->number,
                                     entering->arena, entering->error);
    for (size_t j = 0; j < i && !code; j++)
        if (entering->ocf->holders[j].number == holder->number)
            code =
                gt_fail(entering->error, GT_EXIT_DATA,
                        _("its name is that of object %s, too; the ledger could not tell the two "
                          "apart"),
                        entering->ocf->holders[j].source.id);
    entering->result->present += !is_new;
    entering->result->entered += is_new;
    return code;
}

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

/* The first thing in which the ledger's class and the package's differ, or NULL. */
static const char *class_difference(const struct gt_stock_class_row *a,
                                    const struct gt_stock_class_row *b)
{
    if (a->kind != b->kind)
        return "class_type";
    if (a->seniority != b->seniority)
        return "seniority";
    if (a->votes != b->votes)
        return "votes_per_share";
    if (a->preference != b->preference)
        return "liquidation_preference_multiple";
    if (a->participation_cap != b->participation_cap)
        return "participation_cap_multiple";
    if (a->conversion.num != b->conversion.num || a->conversion.den != b->conversion.den)
        return "conversion_rights";
    return a->authorized != b->authorized ? "initial_shares_authorized" : NULL;
}

static int make_class(struct entering *entering, struct gt_ocf_class *class)
{
    const struct gt_stock_class_row *row = &class->row;
    const char *ratio =
        gt_arena_format(entering->arena, "%lld/%lld", (long long)row->conversion.num,
                        (long long)row->conversion.den);
    struct gt_class_record record = {
        .company = entering->company,
        .name = row->name,
        .kind = row->kind,
        .since = row->since,
        .seniority = row->seniority,
        .votes = row->votes,
        .preference = row->preference,
        .participation = row->participation,
        .participation_cap = row->participation_cap,
        .conversion = ratio,
        .authorized = row->authorized,
        .note = row->note,
    };
    int code = ratio ? gt_enter_class(entering->store, &record, &class->row.id, entering->arena,
                                      entering->error)
                     : gt_fail_memory(entering->error);
    return code ? code : remember(entering, &class->source, class->row.id);
}

static int enter_class(struct entering *entering, size_t i)
{
    struct gt_ocf_class *class = &entering->ocf->classes[i];
    struct gt_stock_class_row *rows = NULL;
    size_t count = 0;
    int64_t there = 0, total = 0;
    const char *folded = gt_text_fold(entering->arena, class->row.name), *difference = NULL;
    int code = folded ? gt_stock_class_find(entering->store, entering->ocf->company, folded, &there,
                                            entering->error)
                      : gt_fail_memory(entering->error);
    if (code || !there)
        return code ? code : make_class(entering, class);
    code = gt_stock_class_list(entering->store, entering->ocf->company, GT_DAY_LAST, 0, -1, &rows,
                               &count, &total, entering->arena, entering->error);
    for (size_t c = 0; c < count && !code; c++)
        if (rows[c].id == there)
            difference = class_difference(&rows[c], &class->row);
    class->row.id = there;
    for (size_t c = 0; c < i && !code; c++)
        if (entering->ocf->classes[c].row.id == there)
            difference = "name";
    entering->result->present++;
    return code || !difference
               ? code
               : gt_fail(entering->error, GT_EXIT_DATA,
                         _("%s: the ledger's class #%lld \"%s\" says otherwise; correct one of the "
                           "two"),
                         difference, (long long)there, class->row.name);
}

/* The rounds of the company that came in on a day: the one of that kind, else the only one. */
static int find_round(struct entering *entering, const struct gt_ocf_round *round, int64_t *deal)
{
    struct gt_deal_row *rows = NULL;
    size_t count = 0, matches = 0;
    int64_t total = 0;
    struct gt_deal_filter filter = {.as_of = GT_DAY_LAST,
                                    .from = round->day,
                                    .to = round->day,
                                    .stage = -1,
                                    .company = entering->ocf->company,
                                    .limit = -1};
    int code = gt_deal_list(entering->store, &filter, &rows, &count, &total, entering->arena,
                            entering->error);
    *deal = 0;
    for (size_t i = 0; i < count && !code; i++)
        if (rows[i].kind == round->kind || round->kind == GT_DEAL_UNKNOWN) {
            *deal = rows[i].id;
            matches++;
        }
    if (!code && matches > 1)
        return gt_fail(entering->error, GT_EXIT_DATA,
                       _("the company has %zu rounds on that day, and the ledger cannot tell which "
                         "is meant"),
                       matches);
    return code;
}

static int name_investors(struct entering *entering, size_t round, struct gt_names *names)
{
    const struct gt_ocf *ocf = entering->ocf;
    names->items = gt_arena_alloc(entering->arena, (ocf->holder_count + 1) * sizeof *names->items);
    if (!names->items)
        return gt_fail_memory(entering->error);
    for (size_t h = 0; h < ocf->holder_count; h++) {
        bool stands = false;
        for (size_t i = 0; i < ocf->issuance_count; i++)
            stands |= ocf->issuances[i].round == round && ocf->issuances[i].holder == h;
        for (size_t i = 0; i < ocf->convertible_count; i++)
            stands |= ocf->convertibles[i].round == round && ocf->convertibles[i].holder == h;
        if (stands && !(names->items[names->count++] = number(entering, ocf->holders[h].number)))
            return gt_fail_memory(entering->error);
    }
    return 0;
}

/* A round without money of its own: the format tells who took part, and when. */
static int enter_round(struct entering *entering, size_t i)
{
    struct gt_ocf_round *round = &entering->ocf->rounds[i];
    struct gt_deal_record record = {
        .company = entering->company,
        .date = round->day,
        .kind = round->kind,
        .stage = -1,
        .amount = {.minor = GT_MONEY_UNKNOWN},
        .pre_money = {.minor = GT_MONEY_UNKNOWN},
        .post_money = {.minor = GT_MONEY_UNKNOWN},
        .note = round->name,
    };
    bool known = false;
    int code = was_imported(entering, &round->source, &known);
    if (!code)
        code = find_round(entering, round, &round->number);
    if (code || round->number) {
        entering->result->present++;
        return code;
    }
    code = name_investors(entering, i, &record.investors);
    if (!code)
        code = gt_enter_deal(entering->store, &record, &round->number, entering->arena,
                             entering->error);
    if (code || !known)
        return code ? code : remember(entering, &round->source, round->number);
    entering->result->entered++;
    return 0;
}

static const char *deal_of(struct entering *entering, size_t round)
{
    return round == GT_OCF_NONE ? NULL : number(entering, entering->ocf->rounds[round].number);
}

static bool find_event(struct entering *entering, const struct gt_ocf_issuance *row)
{
    const struct gt_ocf *ocf = entering->ocf;
    for (size_t i = 0; i < entering->event_count; i++) {
        const struct gt_share_event_row *event = &entering->events[i];
        if (!entering->event_used[i] && event->kind == GT_SHARE_EVENT_ISSUANCE &&
            event->class == ocf->classes[row->class].row.id &&
            event->holder == ocf->holders[row->holder].number && event->day == row->day &&
            event->quantity == row->quantity && event->price == row->price &&
            (row->price == GT_FIXED_UNKNOWN || event->currency == row->currency))
            return entering->event_used[i] = true;
    }
    return false;
}

/* A package tells of issues only; over shares that moved in this ledger it would count twice. */
static int check_unmoved(struct entering *entering)
{
    for (size_t i = 0; i < entering->event_count; i++) {
        int kind = entering->events[i].kind;
        if (kind == GT_SHARE_EVENT_TRANSFER || kind == GT_SHARE_EVENT_SPLIT ||
            kind == GT_SHARE_EVENT_CONVERSION)
            return gt_fail(entering->error, GT_EXIT_DATA,
                           _("it is new, but the ledger knows transfers, splits or conversions of "
                             "the company's shares, which a package of issues may count once more; "
                             "enter it with `gentou issuance add`"));
    }
    return 0;
}

static int enter_issuance(struct entering *entering, size_t i)
{
    const struct gt_ocf *ocf = entering->ocf;
    const struct gt_ocf_issuance *row = &ocf->issuances[i];
    bool known = false;
    int64_t id = 0;
    int code = was_imported(entering, &row->source, &known);
    bool there = !code && find_event(entering, row);
    if (code || known || there) {
        entering->result->present++;
        return code;
    }
    struct gt_issuance_record record = {
        .company = entering->company,
        .class = ocf->classes[row->class].row.name,
        .holder = number(entering, ocf->holders[row->holder].number),
        .date = row->day,
        .quantity = row->quantity,
        .price = row->price,
        .currency = row->currency,
        .deal = deal_of(entering, row->round),
        .note = row->note,
    };
    code = check_unmoved(entering);
    if (!code)
        code = record.holder ? gt_enter_issuance(entering->store, &record, &id, entering->arena,
                                                 entering->error)
                             : gt_fail_memory(entering->error);
    return code ? code : remember(entering, &row->source, id);
}

static bool find_convertible(struct entering *entering, const struct gt_ocf_convertible *from)
{
    const struct gt_convertible_row *row = &from->row;
    for (size_t i = 0; i < entering->convertible_count; i++) {
        const struct gt_convertible_row *there = &entering->convertibles[i];
        if (!entering->convertible_used[i] && there->kind == row->kind &&
            there->holder == entering->ocf->holders[from->holder].number &&
            there->day == row->day && there->amount == row->amount &&
            there->currency == row->currency && there->rate == row->rate &&
            there->maturity == row->maturity && there->cap == row->cap &&
            there->discount == row->discount && there->mfn == row->mfn &&
            there->seniority == row->seniority)
            return entering->convertible_used[i] = true;
    }
    return false;
}

static int enter_convertible(struct entering *entering, size_t i)
{
    const struct gt_ocf_convertible *from = &entering->ocf->convertibles[i];
    const struct gt_convertible_row *row = &from->row;
    bool known = false;
    int64_t id = 0;
    int code = was_imported(entering, &from->source, &known);
    bool there = !code && find_convertible(entering, from);
    if (code || known || there) {
        entering->result->present++;
        return code;
    }
    struct gt_convertible_record record = {
        .company = entering->company,
        .kind = row->kind,
        .holder = number(entering, entering->ocf->holders[from->holder].number),
        .date = row->day,
        .amount = {row->amount, row->currency},
        .interest = row->rate,
        .maturity = row->maturity,
        .cap = {row->cap, row->currency},
        .discount = row->discount,
        .mfn = row->mfn,
        .seniority = row->seniority ? row->seniority : INT64_MIN,
        .deal = deal_of(entering, from->round),
        .note = row->note,
    };
    code = record.holder ? gt_enter_convertible(entering->store, &record, &id, entering->arena,
                                                entering->error)
                         : gt_fail_memory(entering->error);
    return code ? code : remember(entering, &from->source, id);
}

static bool find_value(struct entering *entering, const struct gt_ocf_value *from)
{
    for (size_t i = 0; i < entering->value_count; i++) {
        const struct gt_class_value_row *there = &entering->values[i];
        if (!entering->value_used[i] &&
            there->class == entering->ocf->classes[from->class].row.id &&
            there->day == from->row.day && there->price == from->row.price &&
            there->currency == from->row.currency && same_text(there->source, from->row.source))
            return entering->value_used[i] = true;
    }
    return false;
}

static int enter_value(struct entering *entering, size_t i)
{
    const struct gt_ocf_value *from = &entering->ocf->values[i];
    bool known = false;
    int64_t id = 0;
    int code = was_imported(entering, &from->source, &known);
    bool there = !code && find_value(entering, from);
    if (code || known || there) {
        entering->result->present++;
        return code;
    }
    struct gt_valuation_record record = {
        .company = entering->company,
        .class = entering->ocf->classes[from->class].row.name,
        .date = from->row.day,
        .price = from->row.price,
        .currency = from->row.currency,
        .source = from->row.source,
        .note = from->row.note,
    };
    code = gt_enter_valuation(entering->store, &record, &id, entering->arena, entering->error);
    return code ? code : remember(entering, &from->source, id);
}

/* All objects of one kind, each with its place in the sentence when it is refused. */
#define EACH(what, list)                                                                           \
    for (size_t i = 0; i < ocf->what##_count && !code; i++) {                                      \
        result->objects++;                                                                         \
        code = enter_##what(&entering, i);                                                         \
        if (code && !named(error, &ocf->list[i].source))                                           \
            code = at(&entering, &ocf->list[i].source);                                            \
    }

/* Whether the sentence begins with the object's place already. */
static bool named(const struct gt_error *error, const struct gt_ocf_source *source)
{
    return strncmp(error->text, source->file, strlen(source->file)) == 0;
}

int gt_ocf_enter(struct gt_store *store, struct gt_ocf *ocf, const char *path,
                 struct gt_ocf_result *result, struct gt_arena *arena, struct gt_error *error)
{
    struct entering entering = {
        .store = store, .ocf = ocf, .result = result, .arena = arena, .error = error};
    *result = (struct gt_ocf_result){0};
    int code = enter_issuer(&entering);
    if (!code)
        code = read_ledger(&entering);
    EACH(holder, holders)
    EACH(class, classes)
    EACH(round, rounds)
    EACH(value, values)
    EACH(issuance, issuances)
    EACH(convertible, convertibles)
    struct gt_import_row row = {
        .id = entering.import,
        .file = path,
        .form = FORM,
        .rows = result->objects,
        .imported = result->entered,
        .present = result->present,
    };
    return code ? code : gt_import_insert(store, &row, error);
}
