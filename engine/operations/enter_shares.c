/* enter_shares.c - what happens to a company's shares: each is entered, then all are gone through
 * anew, so that what it would make impossible is refused, on its day or later. */
#include "engine/operations/instruments.h"

#include "engine/operations/captable.h"
#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/store/captable.h"
#include "engine/store/convertible.h"

static const struct gt_currency *price_currency(struct gt_store *store,
                                                const struct gt_currency *currency)
{
    return currency ? currency : gt_store_ledger(store)->currency;
}

/* A share event that has nothing yet but its kind, day and note. */
static struct gt_share_event_row fresh_event(struct gt_store *store, enum gt_share_event kind,
                                             gt_day day, const char *note)
{
    return (struct gt_share_event_row){
        .kind = kind,
        .day = day,
        .quantity = GT_FIXED_UNKNOWN,
        .received = GT_FIXED_UNKNOWN,
        .fractions = -1,
        .price = GT_FIXED_UNKNOWN,
        .currency = gt_store_ledger(store)->currency,
        .expiry = GT_DAY_NONE,
        .note = note,
    };
}

static int check_quantity(const char *field, gt_shares quantity, struct gt_error *error)
{
    if (quantity != 0)
        return 0;
    return gt_fail(error, GT_EXIT_DATA, _("%s: 0 is none; write how many, or leave the record out"),
                   field);
}

/* Inserts, and goes through all of the company's events. */
static int settle(struct gt_store *store, const struct gt_share_event_row *row, int64_t *id,
                  struct gt_arena *arena, struct gt_error *error)
{
    struct gt_captable table;
    int code = gt_share_event_insert(store, row, id, error);
    return code ? code
                : gt_captable_load(store, row->company, GT_DAY_LAST, *id, &table, arena, error);
}

/* The company and its class, as most events name them. */
static int find_class(struct gt_store *store, const char *company, const char *class,
                      struct gt_share_event_row *row, struct gt_arena *arena,
                      struct gt_error *error)
{
    int code = gt_need_role(store, company, GT_ROLE_COMPANY, &row->company, arena, error);
    if (!code && class)
        code = gt_need_class(store, row->company, class, &row->class, arena, error);
    return code;
}

int gt_enter_issuance(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                      struct gt_error *error)
{
    const struct gt_issuance_record *record = data;
    struct gt_share_event_row row =
        fresh_event(store, GT_SHARE_EVENT_ISSUANCE, record->date, record->note);
    row.quantity = record->quantity;
    row.price = record->price;
    row.currency = price_currency(store, record->currency);
    int code = check_quantity("quantity", row.quantity, error);
    if (!code)
        code = find_class(store, record->company, record->class, &row, arena, error);
    if (!code)
        code = gt_enter_round(store, record->deal, row.company, &row.deal, arena, error);
    if (!code)
        code = gt_find_or_make_party(store, record->holder, -1, &row.holder, arena, error);
    return code ? code : settle(store, &row, id, arena, error);
}

static int enter_grant(struct gt_store *store, enum gt_share_event kind,
                       const struct gt_grant_record *record, int64_t *id, struct gt_arena *arena,
                       struct gt_error *error)
{
    struct gt_share_event_row row = fresh_event(store, kind, record->date, record->note);
    row.quantity = record->quantity;
    row.price = record->strike;
    row.currency = price_currency(store, record->currency);
    row.vesting = record->vesting;
    row.expiry = record->expiry;
    int code = check_quantity("quantity", row.quantity, error);
    if (!code && row.expiry != GT_DAY_NONE && row.expiry < row.day)
        code = gt_fail(error, GT_EXIT_DATA, _("expiry: it lies before the date"));
    if (!code)
        code = find_class(store, record->company, record->class, &row, arena, error);
    if (!code)
        code = gt_find_or_make_party(store, record->holder, -1, &row.holder, arena, error);
    return code ? code : settle(store, &row, id, arena, error);
}

int gt_enter_option(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                    struct gt_error *error)
{
    return enter_grant(store, GT_SHARE_EVENT_OPTION, data, id, arena, error);
}

int gt_enter_warrant(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                     struct gt_error *error)
{
    return enter_grant(store, GT_SHARE_EVENT_WARRANT, data, id, arena, error);
}

int gt_enter_transfer(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                      struct gt_error *error)
{
    const struct gt_transfer_record *record = data;
    struct gt_share_event_row row =
        fresh_event(store, GT_SHARE_EVENT_TRANSFER, record->date, record->note);
    row.quantity = record->quantity;
    row.price = record->price;
    row.currency = price_currency(store, record->currency);
    int code = check_quantity("quantity", row.quantity, error);
    if (!code)
        code = find_class(store, record->company, record->class, &row, arena, error);
    if (!code)
        code = gt_need_party(store, record->seller, &row.seller, arena, error);
    if (!code)
        code = gt_find_or_make_party(store, record->buyer, -1, &row.holder, arena, error);
    if (!code && row.holder == row.seller)
        code = gt_fail(error, GT_EXIT_DATA, _("buyer: it is the seller; name another party"));
    if (row.holder == row.company)
        row.holder = 0; /* a company does not hold of itself */
    return code ? code : settle(store, &row, id, arena, error);
}

int gt_enter_split(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                   struct gt_error *error)
{
    const struct gt_split_record *record = data;
    struct gt_share_event_row row =
        fresh_event(store, GT_SHARE_EVENT_SPLIT, record->date, record->note);
    row.fractions = record->fractions < 0 ? GT_FRACTIONS_KEEP : record->fractions;
    int code = gt_enter_ratio("ratio", record->ratio, &row.ratio, error);
    if (!code && row.ratio.num == row.ratio.den)
        code = gt_fail(error, GT_EXIT_DATA, _("ratio: one for one changes nothing"));
    if (!code)
        code = find_class(store, record->company, record->class, &row, arena, error);
    return code ? code : settle(store, &row, id, arena, error);
}

/* What a conversion gives up. */
struct source {
    const struct gt_conversion_record *record;
    struct gt_captable table;      /* of the company, all days; read, not reckoned */
    struct gt_share_event_row row; /* the conversion in the making */
};

static int find_granted(struct source *source, struct gt_error *error)
{
    const struct gt_share_event_row *granted =
        gt_captable_event(&source->table, source->record->option);
    if (!granted ||
        (granted->kind != GT_SHARE_EVENT_OPTION && granted->kind != GT_SHARE_EVENT_WARRANT))
        return gt_fail(error, GT_EXIT_DATA,
                       _("option: #%lld is no option or warrant of this company; `gentou captable "
                         "events` shows their numbers"),
                       (long long)source->record->option);
    source->row.granted = granted->id;
    if (!source->row.holder)
        source->row.holder = granted->holder;
    if (!source->row.into)
        source->row.into = granted->class;
    if (source->row.received == GT_FIXED_UNKNOWN)
        source->row.received = source->row.quantity;
    return 0;
}

static int find_convertible(struct gt_store *store, struct source *source, struct gt_arena *arena,
                            struct gt_error *error)
{
    struct gt_convertible_row row;
    bool found = false;
    long long number = (long long)source->record->convertible;
    int code = gt_convertible_read(store, source->record->convertible, &row, &found, arena, error);
    if (code)
        return code;
    if (!found || row.company != source->row.company || row.kind == GT_CONVERTIBLE_LOAN)
        return gt_fail(error, GT_EXIT_DATA,
                       _("convertible: #%lld is no SAFE or convertible note of this company; "
                         "`gentou convertible list` shows their numbers"),
                       number);
    if (row.converted != GT_DAY_NONE)
        return gt_fail(error, GT_EXIT_DATA, _("convertible: #%lld became shares already"), number);
    if (row.day > source->row.day)
        return gt_fail(error, GT_EXIT_DATA, _("date: convertible #%lld is younger than that"),
                       number);
    if (source->row.holder && source->row.holder != row.holder)
        return gt_fail(error, GT_EXIT_DATA, _("holder: convertible #%lld is %s's"), number,
                       row.holder_name);
    source->row.holder = row.holder;
    source->row.convertible = row.id;
    return 0;
}

/* The class converted into when nobody says: the only common one. */
static int find_common(struct source *source, struct gt_error *error)
{
    int commons = 0;
    for (size_t i = 0; i < source->table.class_count; i++)
        if (source->table.classes[i].kind == GT_STOCK_COMMON) {
            source->row.into = source->table.classes[i].id;
            commons++;
        }
    return commons == 1 ? 0
                        : gt_fail(error, GT_EXIT_DATA,
                                  _("into: the company has %d classes of common shares; name the "
                                    "class that is received"),
                                  commons);
}

/* By the class's own ratio. */
static int find_received(struct source *source, struct gt_error *error)
{
    const struct gt_stock_class_row *class = gt_captable_class(&source->table, source->row.class);
    int rest = 1;
    enum gt_status status = class ? gt_ratio_apply(source->row.quantity, class->conversion, 1,
                                                   &source->row.received, &rest)
                                  : GT_ENODATA;
    return status == GT_OK && !rest && source->row.received > 0
               ? 0
               : gt_fail(error, GT_EXIT_DATA,
                         _("received: it cannot be told from a ratio; write how many shares are "
                           "received"));
}

static int check_sources(const struct gt_conversion_record *record, struct gt_error *error)
{
    bool option = record->option != INT64_MIN, convertible = record->convertible != INT64_MIN;
    if ((record->class != NULL) + option + convertible != 1)
        return gt_fail(error, GT_EXIT_DATA,
                       _("class: say what is converted: a class, an option or warrant, or a "
                         "convertible; one of the three"));
    if (convertible != (record->quantity == GT_FIXED_UNKNOWN))
        return gt_fail(error, GT_EXIT_DATA,
                       convertible ? _("quantity: a convertible converts whole; leave it empty")
                                   : _("quantity: say how many are converted"));
    if (record->class && !record->holder)
        return gt_fail(error, GT_EXIT_DATA, _("holder: say whose shares are converted"));
    return 0;
}

static int fill_source(struct gt_store *store, struct source *source, struct gt_arena *arena,
                       struct gt_error *error)
{
    const struct gt_conversion_record *record = source->record;
    int code = 0;
    if (record->holder)
        code = gt_need_party(store, record->holder, &source->row.holder, arena, error);
    if (!code && record->into)
        code = gt_need_class(store, source->row.company, record->into, &source->row.into, arena,
                             error);
    if (!code && record->option != INT64_MIN)
        code = find_granted(source, error);
    if (!code && record->convertible != INT64_MIN)
        code = find_convertible(store, source, arena, error);
    if (!code && !source->row.into)
        code = find_common(source, error);
    if (!code && source->row.received == GT_FIXED_UNKNOWN)
        code = find_received(source, error);
    return code;
}

int gt_enter_conversion(struct gt_store *store, const void *data, int64_t *id,
                        struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_conversion_record *record = data;
    struct source source = {
        .record = record,
        .row = fresh_event(store, GT_SHARE_EVENT_CONVERSION, record->date, record->note),
    };
    source.row.quantity = record->quantity;
    source.row.received = record->received;
    int code = check_sources(record, error);
    if (!code)
        code = check_quantity("quantity", record->quantity, error);
    if (!code)
        code = check_quantity("received", record->received, error);
    if (!code)
        code = find_class(store, record->company, record->class, &source.row, arena, error);
    if (!code)
        code =
            gt_captable_read(store, source.row.company, GT_DAY_LAST, &source.table, arena, error);
    if (!code)
        code = fill_source(store, &source, arena, error);
    if (!code && source.row.class && source.row.class == source.row.into)
        code = gt_fail(error, GT_EXIT_DATA, _("into: it is the class that is converted"));
    return code ? code : settle(store, &source.row, id, arena, error);
}
