/* ocf_read.c - out of the ledger: the facts that Open Cap Format carries, and what stays behind.
 *
 * A class whose shares were only ever issued is written issue by issue. One that saw a transfer, a
 * split or a conversion is written as what each holder has of it on the day, dated with the last of
 * these events: the format tells such a history certificate by certificate, which the ledger, that
 * counts shares of a class as alike, does not know.
 */
#include "engine/operations/ocf.h"

#include "engine/operations/approval.h"
#include "engine/operations/captable.h"
#include "engine/store/company.h"
#include "engine/store/deal.h"
#include "engine/store/holding.h"
#include "engine/store/party.h"
#include "engine/store/payout.h"

#include <string.h>

struct reading {
    struct gt_store *store;
    struct gt_ocf *ocf;
    struct gt_captable table;
    gt_day *folded; /* a class each: day of its last event that is no issue, GT_DAY_NONE: none */
    struct gt_arena *arena;
    struct gt_error *error;
};

static size_t class_place(const struct gt_ocf *ocf, int64_t id)
{
    size_t i = 0;
    while (i < ocf->class_count && ocf->classes[i].row.id != id)
        i++;
    return i;
}

/* The place of a party among the holders, where it is put when it is new. There is room. */
static int holder_place(struct reading *reading, int64_t party, size_t *place)
{
    struct gt_ocf *ocf = reading->ocf;
    struct gt_party_row row = {0};
    for (*place = 0; *place < ocf->holder_count; ++*place)
        if (ocf->holders[*place].number == party)
            return 0;
    int code = gt_party_read(reading->store, party, reading->table.as_of, &row, reading->arena,
                             reading->error);
    if (code)
        return code;
    ocf->holders[ocf->holder_count++] =
        (struct gt_ocf_holder){.number = party, .name = row.name, .kind = row.kind};
    ocf->left.unknown_kinds += row.kind < 0;
    return 0;
}

static int round_place(struct reading *reading, int64_t deal, size_t *place)
{
    struct gt_ocf *ocf = reading->ocf;
    struct gt_deal_row row = {0};
    bool found = false;
    *place = GT_OCF_NONE;
    if (!deal)
        return 0;
    for (size_t i = 0; i < ocf->round_count; i++)
        if (ocf->rounds[i].number == deal)
            *place = i;
    if (*place != GT_OCF_NONE)
        return 0;
    int code = gt_deal_read(reading->store, deal, reading->table.as_of, &row, &found,
                            reading->arena, reading->error);
    if (code || !found)
        return code;
    char day[GT_DAY_TEXT];
    const char *name = row.ref ? row.ref
                               : gt_arena_format(reading->arena, "%s %s",
                                                 gt_kind_token(&gt_deal_kind_words, row.kind),
                                                 gt_day_format(row.day, day));
    *place = ocf->round_count++;
    ocf->rounds[*place] =
        (struct gt_ocf_round){.number = deal, .name = name, .day = row.day, .kind = row.kind};
    return name ? 0 : gt_fail_memory(reading->error);
}

static int read_classes(struct reading *reading)
{
    struct gt_ocf *ocf = reading->ocf;
    const struct gt_captable *table = &reading->table;
    ocf->class_count = table->class_count;
    ocf->classes = gt_arena_alloc(reading->arena, (table->class_count + 1) * sizeof *ocf->classes);
    reading->folded =
        gt_arena_alloc(reading->arena, (table->class_count + 1) * sizeof *reading->folded);
    if (!ocf->classes || !reading->folded)
        return gt_fail_memory(reading->error);
    for (size_t i = 0; i < table->class_count; i++) {
        ocf->classes[i].row = table->classes[i];
        reading->folded[i] = GT_DAY_NONE;
    }
    for (size_t i = 0; i < table->event_count; i++) {
        const struct gt_share_event_row *event = &table->events[i];
        bool right = event->kind == GT_SHARE_EVENT_OPTION || event->kind == GT_SHARE_EVENT_WARRANT;
        if (event->kind == GT_SHARE_EVENT_ISSUANCE || right)
            continue;
        ocf->left.folded++;
        for (size_t c = 0; c < ocf->class_count; c++)
            if (ocf->classes[c].row.id == event->class || ocf->classes[c].row.id == event->into ||
                (event->kind == GT_SHARE_EVENT_SPLIT && !event->class))
                reading->folded[c] = event->day;
    }
    return 0;
}

static int add_issuance(struct reading *reading, struct gt_ocf_issuance issuance, int64_t holder,
                        int64_t deal)
{
    struct gt_ocf *ocf = reading->ocf;
    int code = holder_place(reading, holder, &issuance.holder);
    if (!code)
        code = round_place(reading, deal, &issuance.round);
    ocf->left.unknown_prices += issuance.price == GT_FIXED_UNKNOWN;
    ocf->issuances[ocf->issuance_count++] = issuance;
    return code;
}

static int read_issues(struct reading *reading)
{
    const struct gt_captable *table = &reading->table;
    int code = 0;
    for (size_t i = 0; i < table->event_count && !code; i++) {
        const struct gt_share_event_row *event = &table->events[i];
        size_t class = class_place(reading->ocf, event->class);
        if (event->kind != GT_SHARE_EVENT_ISSUANCE || reading->folded[class] != GT_DAY_NONE)
            continue;
        code = add_issuance(reading,
                            (struct gt_ocf_issuance){.number = event->id,
                                                     .class = class,
                                                     .day = event->day,
                                                     .quantity = event->quantity,
                                                     .price = event->price,
                                                     .currency = event->currency,
                                                     .note = event->note},
                            event->holder, event->deal);
    }
    return code;
}

static int read_folded(struct reading *reading)
{
    const struct gt_captable *table = &reading->table;
    int code = 0;
    for (size_t i = 0; i < table->count && !code; i++) {
        const struct gt_cap_position *at = &table->positions[i];
        size_t class = class_place(reading->ocf, at->class);
        reading->ocf->left.rights += at->grant != 0;
        if (at->grant || reading->folded[class] == GT_DAY_NONE)
            continue;
        code = add_issuance(reading,
                            (struct gt_ocf_issuance){.class = class,
                                                     .day = reading->folded[class],
                                                     .quantity = at->quantity,
                                                     .price = GT_FIXED_UNKNOWN,
                                                     .currency = reading->ocf->currency},
                            at->holder, 0);
    }
    return code;
}

static int read_convertibles(struct reading *reading)
{
    struct gt_ocf *ocf = reading->ocf;
    struct gt_convertible_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    int code = gt_convertible_list(reading->store, ocf->company, reading->table.as_of, 0, -1, &rows,
                                   &count, &total, reading->arena, reading->error);
    if (!code)
        code = gt_pending_drop(reading->store, "convertible", rows, sizeof *rows, &count,
                               &ocf->left.waiting, reading->arena, reading->error);
    if (code)
        return code;
    size_t room = reading->table.event_count + reading->table.count + count + 1;
    ocf->holders = gt_arena_alloc(reading->arena, room * sizeof *ocf->holders);
    ocf->rounds = gt_arena_alloc(reading->arena, room * sizeof *ocf->rounds);
    ocf->issuances = gt_arena_alloc(reading->arena, room * sizeof *ocf->issuances);
    ocf->convertibles = gt_arena_alloc(reading->arena, (count + 1) * sizeof *ocf->convertibles);
    if (!ocf->holders || !ocf->rounds || !ocf->issuances || !ocf->convertibles)
        return gt_fail_memory(reading->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_ocf_convertible *to = &ocf->convertibles[ocf->convertible_count];
        ocf->left.loans += rows[i].kind == GT_CONVERTIBLE_LOAN;
        ocf->left.converted += rows[i].converted != GT_DAY_NONE;
        if (rows[i].kind == GT_CONVERTIBLE_LOAN || rows[i].converted != GT_DAY_NONE)
            continue;
        ocf->convertible_count++;
        to->row = rows[i];
        ocf->left.maturities += rows[i].maturity != GT_DAY_NONE;
        code = holder_place(reading, rows[i].holder, &to->holder);
        if (!code)
            code = round_place(reading, rows[i].deal, &to->round);
    }
    return code;
}

static int read_values(struct reading *reading)
{
    struct gt_ocf *ocf = reading->ocf;
    struct gt_class_value_row *rows = NULL;
    int code = gt_class_value_list(reading->store, ocf->company, reading->table.as_of, &rows,
                                   &ocf->value_count, reading->arena, reading->error);
    if (code)
        return code;
    ocf->values = gt_arena_alloc(reading->arena, (ocf->value_count + 1) * sizeof *ocf->values);
    if (!ocf->values)
        return gt_fail_memory(reading->error);
    for (size_t i = 0; i < ocf->value_count; i++)
        ocf->values[i] =
            (struct gt_ocf_value){.row = rows[i], .class = class_place(ocf, rows[i].class)};
    return 0;
}

/* What is known of the company that no object of the format holds. */
static int count_left(struct reading *reading)
{
    struct gt_ocf *ocf = reading->ocf;
    struct gt_mark_row *marks = NULL;
    struct gt_exit_row *exits = NULL;
    struct gt_payout_row *payouts = NULL;
    size_t page = 0;
    int64_t total = 0;
    gt_day as_of = reading->table.as_of;
    int code = gt_mark_list(reading->store, ocf->company, as_of, &marks, &ocf->left.marks,
                            reading->arena, reading->error);
    if (!code)
        code = gt_exit_list(reading->store, ocf->company, as_of, &exits, &ocf->left.exits,
                            reading->arena, reading->error);
    if (!code)
        code = gt_payout_list(reading->store, ocf->company, 0, as_of, 0, 0, &payouts, &page, &total,
                              reading->arena, reading->error);
    ocf->left.payouts = (size_t)total;
    ocf->left.waiting += reading->table.waiting;
    return code;
}

static int read_issuer(struct reading *reading)
{
    struct gt_ocf *ocf = reading->ocf;
    struct gt_company_row *row = NULL;
    size_t count = 0;
    int64_t total = 0;
    int code = gt_company_list(reading->store, ocf->company, reading->table.as_of, 0, 1, &row,
                               &count, &total, reading->arena, reading->error);
    if (code || !count)
        return code;
    ocf->name = row->name;
    ocf->founded = row->founded;
    if (row->founded == GT_DAY_NONE)
        return gt_fail(reading->error, GT_EXIT_DATA,
                       _("%s: Open Cap Format asks for the day the company was founded; say it "
                         "with `gentou company add NAME --founded DATE`"),
                       row->name);
    return 0;
}

int gt_ocf_read(struct gt_store *store, int64_t company, gt_day as_of, struct gt_ocf *ocf,
                struct gt_arena *arena, struct gt_error *error)
{
    struct reading reading = {.store = store, .ocf = ocf, .arena = arena, .error = error};
    *ocf = (struct gt_ocf){.company = company, .currency = gt_store_ledger(store)->currency};
    int code = gt_captable_counted(store, company, as_of, &reading.table, arena, error);
    if (!code)
        code = read_issuer(&reading);
    if (!code)
        code = read_classes(&reading);
    if (!code)
        code = read_convertibles(&reading);
    if (!code)
        code = read_issues(&reading);
    if (!code)
        code = read_folded(&reading);
    if (!code)
        code = read_values(&reading);
    return code ? code : count_left(&reading);
}
