/* flows.c - reads an investor's flows with a fund. */
#include "engine/intake/flows.h"

#include "engine/base/text.h"
#include "engine/intake/index.h"
#include "engine/intake/spelled.h"

#include <string.h>

enum { DATE, AMOUNT, KIND, INDEX, COLUMNS };

#define PERIODS_MAX 100000

static const struct gt_spelled spelled[COLUMNS] = {
    {"date",
     "dates;day;value_date;transaction_date;cash_flow_date;flow_date;payment_date;trade_date;"
     "effective_date;valuation_date;日期;交易日期",
     true, false},
    {"amount",
     "amounts;amt;cash_flow;cash_flows;cashflow;cashflows;cf;ncf;net_cf;net_flow;flow;flows;"
     "payment;"
     "payments;values;net_cash_flow;transaction_amount;value;金额;现金流;净现金流",
     true, false},
    {"kind", "type;flow_type;transaction_type;category;类型;类别", false, false},
    {"index", "index_value;指数", false, false},
};

/* What help shows; the rows are read by the columns above. */
struct shown {
    gt_day date;
    double amount;
    int kind;
};

static const struct gt_field fields[] = {
    {.name = "date",
     .type = GT_FIELD_DATE,
     .offset = offsetof(struct shown, date),
     .required = true,
     .help = N_("the day of the flow, or of the value")},
    {.name = "amount",
     .type = GT_FIELD_NUMBER,
     .offset = offsetof(struct shown, amount),
     .required = true,
     .help =
         N_("paid in negative, received positive; -1,234.50, (1,234.50) and 500万 are read, too")},
    {.name = "kind",
     .type = GT_FIELD_KIND,
     .offset = offsetof(struct shown, kind),
     .kind = &gt_flow_kind_words,
     .help = N_("what it is; by the sign a call or a distribution when not said. With kinds, what "
                "is paid may be written positive throughout")},
    {.name = NULL},
};
const struct gt_form gt_flows_form = {"flow", sizeof(struct shown), fields};

static const struct gt_file_part parts[] = {{"", &gt_flows_form}, {NULL, NULL}};

const struct gt_file_format gt_flows_format = {
    N_("The file is CSV, a flow a line in any order, below the names of the columns; other columns "
       "are left unread."),
    parts,
    N_("date,amount,kind\n"
       "2015-03-06,-5000000,call\n"
       "2016-03-06,-3000000,call\n"
       "2018-06-30,4200000,distribution\n"
       "2018-06-30,6100000,nav\n"
       "2020-12-31,7400000,nav\n"),
};

struct reading {
    struct gt_flow_line *lines;
    size_t count, capacity;
    long paid_line[2]; /* where a payment first stands positive, and negative; 0: nowhere */
    enum gt_date_format date_format;
    enum gt_number_format number_format;
    const char *sign; /* of the currency that amounts so far were in; NULL: none named one */
    bool by_period;
    struct gt_arena *arena;
};

static bool is_payment(enum gt_flow_kind kind)
{
    return kind == GT_FLOW_CALL || kind == GT_FLOW_FEE || kind == GT_FLOW_RECALLED;
}

/* The investor's sign of what is paid, however the file writes it. */
static int turn_payment(struct reading *reading, struct gt_flow_line *line, const char *amount,
                        struct gt_error *error)
{
    struct gt_quote quote;
    int sign = gt_decimal_sign(line->amount);
    bool negative = sign < 0;
    if (sign == 0)
        return 0;
    if (reading->paid_line[!negative])
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: %s: what is paid has the other sign in line %ld; write it with "
                         "one sign throughout, and money paid back as a distribution"),
                       gt_text_quote(&quote, amount), reading->paid_line[!negative]);
    if (!reading->paid_line[negative])
        reading->paid_line[negative] = line->line;
    line->amount = negative ? line->amount : gt_decimal_negate(line->amount);
    return 0;
}

/* What the row is, by its kind or else its sign. */
static int read_kind(struct reading *reading, const char *text, const char *amount,
                     struct gt_flow_line *line, struct gt_error *error)
{
    struct shown shown;
    struct gt_quote quote;
    bool negative = gt_decimal_sign(line->amount) < 0;
    struct gt_binding binding = {.arena = reading->arena};
    gt_form_reset(&gt_flows_form, &shown);
    if (gt_bind(&binding, &fields[KIND], text, &shown, error))
        return error->exit;
    if (shown.kind < 0) {
        line->kind = negative ? GT_FLOW_CALL : GT_FLOW_DISTRIBUTION;
        return 0;
    }
    line->kind = (enum gt_flow_kind)shown.kind;
    if (is_payment(line->kind))
        return turn_payment(reading, line, amount, error);
    if (negative)
        return gt_fail(
            error, GT_EXIT_DATA, _("amount: %s: a %s is not negative; what is paid is a call"),
            gt_text_quote(&quote, amount), gt_kind_token(&gt_flow_kind_words, shown.kind));
    return 0;
}

/* The number of a period, or of the line among its like. */
static int read_period(struct reading *reading, const char *text, gt_day *period,
                       struct gt_error *error)
{
    int64_t number = (int64_t)reading->count;
    int code = *text ? gt_value_count(text, 0, PERIODS_MAX, &number, error) : 0;
    *period = (gt_day)number;
    return code ? gt_error_at(error, "period") : 0;
}

static int read_when(struct reading *reading, const char *text, gt_day *day, struct gt_error *error)
{
    const char *repair = NULL;
    if (reading->by_period)
        return read_period(reading, text, day, error);
    int code = gt_value_date(text, reading->date_format, day, &repair, error);
    return code ? gt_error_at(error, "date") : 0;
}

/* Takes a currency's sign from before the digits; one in a file. */
static int drop_sign(struct reading *reading, const char **amount, struct gt_error *error)
{
    static const char *const signs[] = {"$", "€", "£", "¥", "￥", "₹"};
    const char *text = *amount, *at = text + strspn(text, " (-");
    struct gt_quote quote;
    size_t i = 0, count = sizeof signs / sizeof *signs;
    at += strncmp(at, "−", strlen("−")) == 0 ? strlen("−") : 0;
    while (i < count && strncmp(at, signs[i], strlen(signs[i])) != 0)
        i++;
    if (i == count)
        return 0;
    if (reading->sign && reading->sign != signs[i])
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: %s: others are in %s; write all of them in one currency"),
                       gt_text_quote(&quote, text), reading->sign);
    reading->sign = signs[i];
    char *bare = gt_arena_copy(reading->arena, text, strlen(text));
    if (!bare)
        return gt_fail_memory(error);
    memmove(bare + (at - text), at + strlen(signs[i]), strlen(at + strlen(signs[i])) + 1);
    *amount = bare;
    return 0;
}

static int read_amount(struct reading *reading, const char *text, struct gt_decimal *amount,
                       struct gt_error *error)
{
    const char *repair = NULL;
    if (drop_sign(reading, &text, error))
        return error->exit;
    int code =
        gt_value_restyle(reading->arena, text, reading->number_format, &text, &repair, error);
    if (!code)
        code = gt_value_signed(text, amount, error);
    return code ? gt_error_at(error, "amount") : 0;
}

static int read_index(struct reading *reading, const char *text, double *index,
                      struct gt_error *error)
{
    const char *repair = NULL;
    if (gt_value_is_unknown(text))
        return 0;
    int code =
        gt_value_restyle(reading->arena, text, reading->number_format, &text, &repair, error);
    if (!code)
        code = gt_index_value(text, index, error);
    return code ? gt_error_at(error, "index") : 0;
}

static int take_row(void *context, long number, const char *const *texts, struct gt_error *error)
{
    struct reading *reading = context;
    struct gt_flow_line line = {.line = number};
    if (read_when(reading, texts[DATE], &line.day, error))
        return error->exit;
    if (read_amount(reading, texts[AMOUNT], &line.amount, error))
        return error->exit;
    if (read_kind(reading, texts[KIND], texts[AMOUNT], &line, error))
        return error->exit;
    if (read_index(reading, texts[INDEX], &line.index, error))
        return error->exit;
    struct gt_flow_line *grown = gt_arena_grow(reading->arena, reading->lines, reading->count,
                                               &reading->capacity, sizeof *grown);
    if (!grown)
        return gt_fail_memory(error);
    reading->lines = grown;
    reading->lines[reading->count++] = line;
    return 0;
}

static int read_lines(const char *path, const struct gt_spelled *columns, struct reading *reading,
                      struct gt_flow_line **lines, size_t *count, struct gt_error *error)
{
    int code = gt_spelled_read(path, columns, COLUMNS, take_row, reading, error);
    *lines = reading->lines;
    *count = reading->count;
    return code;
}

int gt_flows_read(const char *path, enum gt_date_format date_format,
                  enum gt_number_format number_format, struct gt_flow_line **lines, size_t *count,
                  struct gt_arena *arena, struct gt_error *error)
{
    struct reading reading = {
        .date_format = date_format, .number_format = number_format, .arena = arena};
    return read_lines(path, spelled, &reading, lines, count, error);
}

int gt_periods_read(const char *path, enum gt_number_format number_format,
                    struct gt_flow_line **lines, size_t *count, struct gt_arena *arena,
                    struct gt_error *error)
{
    struct reading reading = {.by_period = true, .number_format = number_format, .arena = arena};
    struct gt_spelled columns[COLUMNS];
    memcpy(columns, spelled, sizeof columns);
    columns[DATE] = (struct gt_spelled){"period", "t;n;year;half_year;quarter;month;week;day;期数",
                                        false, false};
    return read_lines(path, columns, &reading, lines, count, error);
}
