/* equity.c - the sections of a cap table: holdings, holders, rounds, what converted, who bought,
 * what was adjusted, the classes' terms, what is open, the totals.
 *
 * A price is told twice, as a decimal and as the ratio that it is.
 */
#include "engine/export/equity.h"

#include "engine/export/money.h"
#include "engine/export/sections.h"

#include <stdlib.h>
#include <string.h>

#define DECIMALS_SHOWN 4  /* of prices, for people */
#define DECIMALS_EXACT 10 /* beside the ratio, for machines */

struct printing {
    const struct gt_equity_plan *plan;
    const struct gt_equity *equity;
    enum gt_output output;
    struct gt_arena *arena;
    bool failed; /* memory */
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct gt_cell *cells_of(struct printing *printing, size_t rows, size_t columns)
{
    struct gt_cell *cells = gt_arena_alloc(printing->arena, (rows * columns + 1) * sizeof *cells);
    printing->failed |= cells == NULL;
    return cells;
}

/* A ratio in decimals, halves up; NULL for none. */
static const char *decimal(struct printing *printing, struct gt_ratio ratio)
{
    bool people = printing->output == GT_OUTPUT_TABLE;
    int digits = people ? DECIMALS_SHOWN : DECIMALS_EXACT;
    char plain[GT_FIXED_TEXT];
    int64_t number = 0;
    if (ratio.num == 0 || gt_ratio_round(ratio, digits, &number) != GT_OK)
        return NULL;
    gt_fixed_format(number, digits, plain);
    struct gt_text text = {0};
    if (people)
        gt_text_grouped(&text, strtoll(plain, NULL, 10));
    gt_text_puts(&text, people ? plain + strcspn(plain, ".") : plain);
    const char *kept = text.failed ? NULL : gt_arena_copy(printing->arena, text.data, text.length);
    printing->failed |= kept == NULL;
    gt_text_clear(&text);
    return kept;
}

/* The three cells of a price: a decimal, and the ratio for machines. */
static void price_cells(struct printing *printing, struct gt_cell *cells, struct gt_ratio ratio)
{
    cells[0].text = decimal(printing, ratio);
    cells[1].number = ratio.num;
    cells[2].number = ratio.den;
}

#define PRICE_COLUMNS(key, label)                                                                  \
    {key, label, GT_CELL_RIGHT, NULL}, {key "_numerator", NULL, GT_CELL_NUMBER, NULL},             \
    {                                                                                              \
        key "_denominator", NULL, GT_CELL_NUMBER, NULL                                             \
    }

static const char *holder(const struct printing *printing, int number)
{
    return printing->plan->holders[number];
}

static const char *class_name(struct printing *printing, int class)
{
    const char *name =
        gt_equity_class_name(printing->plan, printing->equity, class, printing->arena);
    printing->failed |= class >= 0 && !name;
    return name;
}

static double share_of(const struct printing *printing, int64_t common)
{
    int64_t all = printing->equity->diluted;
    return all > 0 ? (double)common / (double)all : -1;
}

static const struct gt_listing_column holding_columns[] = {
    {"holder", N_("Holder"), GT_CELL_TEXT, NULL},
    {"class", N_("Class"), GT_CELL_TEXT, NULL},
    {"held_as", N_("Held as"), GT_CELL_TEXT, NULL},
    {"shares", N_("Shares"), GT_CELL_NUMBER, NULL},
    {"as_common", N_("As common"), GT_CELL_NUMBER, NULL},
    {"ownership", N_("Share"), GT_CELL_SHARE, NULL},
    {"strike", NULL, GT_CELL_RIGHT, NULL},
};

static void fill_holding(struct printing *printing, struct gt_cell *cells, const char *name,
                         int class, const char *held_as, int64_t shares)
{
    int64_t common = gt_equity_as_common(printing->equity, class, shares);
    cells[0].text = name;
    cells[1].text = class_name(printing, class);
    cells[2].text = held_as;
    cells[3].number = shares;
    cells[4].number = common;
    cells[5].ratio = share_of(printing, common);
}

static const char *word(const struct printing *printing, const struct gt_kind *kind, int value)
{
    return printing->output == GT_OUTPUT_TABLE ? _(gt_kind_label(kind, value))
                                               : gt_kind_token(kind, value);
}

/* Shares, then rights, then the pool. */
static void make_holdings(struct printing *printing, struct gt_listing *listing)
{
    const struct gt_equity *equity = printing->equity;
    bool people = printing->output == GT_OUTPUT_TABLE;
    size_t rows = equity->holding_count + equity->grant_count + (equity->pool > 0), row = 0;
    struct gt_cell *cells = cells_of(printing, rows, COUNT(holding_columns));
    *listing = (struct gt_listing){holding_columns, COUNT(holding_columns), cells, rows, NULL};
    for (size_t i = 0; cells && i < equity->holding_count; i++, row++)
        fill_holding(printing, &cells[row * COUNT(holding_columns)],
                     holder(printing, equity->holdings[i].holder), equity->holdings[i].class,
                     people ? _("shares") : "shares", equity->holdings[i].shares);
    for (size_t i = 0; cells && i < equity->grant_count; i++, row++) {
        const struct gt_equity_grant *grant = &equity->grants[i];
        struct gt_cell *at = &cells[row * COUNT(holding_columns)];
        fill_holding(printing, at, holder(printing, grant->holder), grant->class,
                     word(printing, &gt_equity_kind_words, (int)grant->kind), grant->shares);
        at[6].text = decimal(printing, grant->strike);
    }
    if (cells && equity->pool > 0)
        fill_holding(printing, &cells[row * COUNT(holding_columns)],
                     people ? _("Unissued pool") : NULL, 0, people ? _("pool") : "pool",
                     equity->pool);
}

static const struct gt_listing_column holder_columns[] = {
    {"holder", N_("Holder"), GT_CELL_TEXT, NULL},
    {"as_common", N_("As common"), GT_CELL_NUMBER, NULL},
    {"ownership", N_("Share"), GT_CELL_SHARE, NULL},
};

/* Everything a holder has, as common. */
static void make_holders(struct printing *printing, struct gt_listing *listing)
{
    const struct gt_equity *equity = printing->equity;
    size_t count = printing->plan->holder_count, kept = 0;
    struct gt_cell *cells = cells_of(printing, count, COUNT(holder_columns));
    int64_t *sums = gt_arena_alloc(printing->arena, (count + 1) * sizeof *sums);
    printing->failed |= sums == NULL;
    for (size_t i = 0; sums && i < equity->holding_count; i++)
        sums[equity->holdings[i].holder] +=
            gt_equity_as_common(equity, equity->holdings[i].class, equity->holdings[i].shares);
    for (size_t i = 0; sums && i < equity->grant_count; i++)
        sums[equity->grants[i].holder] +=
            gt_equity_as_common(equity, equity->grants[i].class, equity->grants[i].shares);
    for (size_t i = 0; cells && sums && i < count; i++) {
        if (sums[i] == 0)
            continue;
        struct gt_cell *at = &cells[kept++ * COUNT(holder_columns)];
        at[0].text = holder(printing, (int)i);
        at[1].number = sums[i];
        at[2].ratio = share_of(printing, sums[i]);
    }
    *listing = (struct gt_listing){holder_columns, COUNT(holder_columns), cells, kept, NULL};
}

static const struct gt_listing_column round_columns[] = {
    {"round", N_("Round"), GT_CELL_TEXT, NULL},
    {"date", NULL, GT_CELL_DAY, NULL},
    {"pre_money", N_("Pre-money"), GT_CELL_MONEY, NULL},
    {"amount", N_("New money"), GT_CELL_MONEY, NULL},
    {"post_money", NULL, GT_CELL_MONEY, NULL},
    PRICE_COLUMNS("price", N_("Price")),
    {"price_shares", N_("Of shares"), GT_CELL_NUMBER, NULL},
    {"company_capitalization", NULL, GT_CELL_NUMBER, NULL},
    {"pool_increase", N_("Pool +"), GT_CELL_NUMBER, NULL},
    {"new_shares", N_("New shares"), GT_CELL_NUMBER, NULL},
    {"fully_diluted", NULL, GT_CELL_NUMBER, NULL},
};

static void make_rounds(struct printing *printing, struct gt_listing *listing)
{
    const struct gt_equity *equity = printing->equity;
    struct gt_cell *cells = cells_of(printing, equity->round_count, COUNT(round_columns));
    *listing = (struct gt_listing){round_columns, COUNT(round_columns), cells, equity->round_count,
                                   printing->plan->currency};
    for (size_t i = 0; cells && i < equity->round_count; i++) {
        const struct gt_equity_round *round = &equity->rounds[i];
        struct gt_cell *at = &cells[i * COUNT(round_columns)];
        at[0].text = class_name(printing, round->class);
        at[1].day = printing->plan->events[round->event].day;
        at[2].money = round->pre_money;
        at[3].money = round->amount;
        at[4].money = round->post_money;
        price_cells(printing, at + 5, round->price);
        at[8].number = round->price_shares;
        at[9].number = round->capitalization;
        at[10].number = round->pool_increase;
        at[11].number = round->new_shares;
        at[12].number = round->diluted;
    }
}

static const struct gt_listing_column conversion_columns[] = {
    {"round", N_("Round"), GT_CELL_TEXT, NULL},
    {"holder", N_("Holder"), GT_CELL_TEXT, NULL},
    {"name", NULL, GT_CELL_TEXT, NULL},
    {"instrument", NULL, GT_CELL_KIND, &gt_convertible_words},
    {"amount", NULL, GT_CELL_MONEY, NULL},
    {"interest", NULL, GT_CELL_MONEY, NULL},
    {"converted", N_("Money"), GT_CELL_MONEY, NULL},
    {"basis", N_("By"), GT_CELL_KIND, &gt_conversion_basis_words},
    {"terms_of", NULL, GT_CELL_TEXT, NULL},
    {"capitalization", NULL, GT_CELL_NUMBER, NULL},
    PRICE_COLUMNS("price", N_("Price")),
    {"shares", N_("Shares"), GT_CELL_NUMBER, NULL},
    {"class", NULL, GT_CELL_TEXT, NULL},
    {"leftover", N_("Left over"), GT_CELL_MONEY, NULL},
};

static void fill_conversion(struct printing *printing, struct gt_cell *at, int class,
                            const struct gt_equity_conversion *conversion)
{
    const struct gt_equity_plan *plan = printing->plan;
    at[0].text = class_name(printing, class);
    at[1].text = holder(printing, conversion->holder);
    at[2].text = plan->names[conversion->event];
    at[3].number = plan->events[conversion->event].convertible.kind;
    at[4].money = conversion->amount;
    at[5].money = conversion->interest;
    at[6].money = conversion->amount + conversion->interest;
    at[7].number = conversion->basis;
    at[8].text = plan->names[conversion->terms_of];
    at[9].number = conversion->capitalization;
    price_cells(printing, at + 10, conversion->price);
    at[13].number = conversion->shares;
    at[14].text = class_name(printing, conversion->class);
    at[15].money = conversion->leftover;
}

static void make_conversions(struct printing *printing, struct gt_listing *listing)
{
    const struct gt_equity *equity = printing->equity;
    size_t rows = 0, row = 0;
    for (size_t i = 0; i < equity->round_count; i++)
        rows += equity->rounds[i].conversion_count;
    struct gt_cell *cells = cells_of(printing, rows, COUNT(conversion_columns));
    *listing = (struct gt_listing){conversion_columns, COUNT(conversion_columns), cells, rows,
                                   printing->plan->currency};
    for (size_t i = 0; cells && i < equity->round_count; i++)
        for (size_t c = 0; c < equity->rounds[i].conversion_count; c++)
            fill_conversion(printing, &cells[row++ * COUNT(conversion_columns)],
                            equity->rounds[i].class, &equity->rounds[i].conversions[c]);
}

static const struct gt_listing_column purchase_columns[] = {
    {"round", N_("Round"), GT_CELL_TEXT, NULL},
    {"holder", N_("Holder"), GT_CELL_TEXT, NULL},
    {"amount", N_("Money"), GT_CELL_MONEY, NULL},
    {"shares", N_("Shares"), GT_CELL_NUMBER, NULL},
    {"pro_rata", N_("Pro rata"), GT_CELL_FLAG, NULL},
    {"leftover", N_("Left over"), GT_CELL_MONEY, NULL},
};

static void make_purchases(struct printing *printing, struct gt_listing *listing)
{
    const struct gt_equity *equity = printing->equity;
    size_t rows = 0, row = 0;
    for (size_t i = 0; i < equity->round_count; i++)
        rows += equity->rounds[i].purchase_count;
    struct gt_cell *cells = cells_of(printing, rows, COUNT(purchase_columns));
    *listing = (struct gt_listing){purchase_columns, COUNT(purchase_columns), cells, rows,
                                   printing->plan->currency};
    for (size_t i = 0; cells && i < equity->round_count; i++)
        for (size_t p = 0; p < equity->rounds[i].purchase_count; p++, row++) {
            const struct gt_equity_purchase *purchase = &equity->rounds[i].purchases[p];
            struct gt_cell *at = &cells[row * COUNT(purchase_columns)];
            at[0].text = class_name(printing, equity->rounds[i].class);
            at[1].text = holder(printing, purchase->holder);
            at[2].money = purchase->amount;
            at[3].number = purchase->shares;
            at[4].number = purchase->pro_rata;
            at[5].money = purchase->leftover;
        }
}

static const struct gt_listing_column adjustment_columns[] = {
    {"class", N_("Class"), GT_CELL_TEXT, NULL},
    {"date", NULL, GT_CELL_DAY, NULL},
    {"because_of", N_("Because of"), GT_CELL_TEXT, NULL},
    PRICE_COLUMNS("conversion_price_before", N_("From")),
    PRICE_COLUMNS("conversion_price", N_("To")),
    PRICE_COLUMNS("conversion_ratio", N_("Common for 1")),
    {"outstanding", N_("Outstanding"), GT_CELL_NUMBER, NULL},
    {"issued", N_("Issued"), GT_CELL_NUMBER, NULL},
};

static void make_adjustments(struct printing *printing, struct gt_listing *listing)
{
    const struct gt_equity *equity = printing->equity;
    struct gt_cell *cells = cells_of(printing, equity->adjustment_count, COUNT(adjustment_columns));
    *listing = (struct gt_listing){adjustment_columns, COUNT(adjustment_columns), cells,
                                   equity->adjustment_count, NULL};
    for (size_t i = 0; cells && i < equity->adjustment_count; i++) {
        const struct gt_equity_adjustment *adjustment = &equity->adjustments[i];
        const struct gt_equity_event *event = &printing->plan->events[adjustment->event];
        struct gt_cell *at = &cells[i * COUNT(adjustment_columns)];
        at[0].text = class_name(printing, adjustment->class);
        at[1].day = event->day;
        at[2].text = class_name(printing, event->class);
        price_cells(printing, at + 3, adjustment->before);
        price_cells(printing, at + 6, adjustment->after);
        price_cells(printing, at + 9, adjustment->conversion);
        at[12].number = adjustment->outstanding;
        at[13].number = adjustment->issued;
    }
}

static const struct gt_listing_column class_columns[] = {
    {"class", N_("Class"), GT_CELL_TEXT, NULL},
    {"kind", N_("Kind"), GT_CELL_KIND, &gt_stock_kind_words},
    {"shares", N_("Shares"), GT_CELL_NUMBER, NULL},
    PRICE_COLUMNS("price", N_("Price")),
    PRICE_COLUMNS("preference", N_("Multiple")),
    {"participation", NULL, GT_CELL_KIND, &gt_participation_words},
    PRICE_COLUMNS("participation_cap", NULL),
    {"seniority", N_("Rank"), GT_CELL_NUMBER, NULL},
    PRICE_COLUMNS("dividend", NULL),
    {"dividend_kind", NULL, GT_CELL_KIND, &gt_dividend_words},
    PRICE_COLUMNS("conversion_ratio", N_("Common for 1")),
    {"antidilution", NULL, GT_CELL_KIND, &gt_antidilution_words},
};

static void fill_class(struct printing *printing, struct gt_cell *at, int class)
{
    const struct gt_equity *equity = printing->equity;
    const struct gt_stock_terms *terms = &equity->classes[class].terms;
    at[0].text = class_name(printing, class);
    at[1].number = terms->kind;
    for (size_t i = 0; i < equity->holding_count; i++)
        at[2].number += equity->holdings[i].class == class ? equity->holdings[i].shares : 0;
    price_cells(printing, at + 3, terms->price);
    price_cells(printing, at + 6, terms->preference);
    at[9].number = terms->participation;
    price_cells(printing, at + 10, terms->participation_cap);
    at[13].number = terms->seniority;
    price_cells(printing, at + 14, terms->dividend);
    at[17].number = terms->dividend_kind;
    price_cells(printing, at + 18, terms->conversion);
    at[21].number = terms->antidilution;
}

static void make_classes(struct printing *printing, struct gt_listing *listing)
{
    size_t rows = printing->equity->class_count;
    struct gt_cell *cells = cells_of(printing, rows, COUNT(class_columns));
    *listing = (struct gt_listing){class_columns, COUNT(class_columns), cells, rows, NULL};
    for (size_t i = 0; cells && i < rows; i++)
        fill_class(printing, &cells[i * COUNT(class_columns)], (int)i);
}

static const struct gt_listing_column open_columns[] = {
    {"holder", N_("Holder"), GT_CELL_TEXT, NULL},
    {"name", NULL, GT_CELL_TEXT, NULL},
    {"instrument", N_("Instrument"), GT_CELL_KIND, &gt_convertible_words},
    {"amount", N_("Money"), GT_CELL_MONEY, NULL},
    {"interest", N_("Interest"), GT_CELL_MONEY, NULL},
};

static void make_open(struct printing *printing, struct gt_listing *listing)
{
    const struct gt_equity *equity = printing->equity;
    struct gt_cell *cells = cells_of(printing, equity->open_count, COUNT(open_columns));
    *listing = (struct gt_listing){open_columns, COUNT(open_columns), cells, equity->open_count,
                                   printing->plan->currency};
    for (size_t i = 0; cells && i < equity->open_count; i++) {
        const struct gt_equity_event *event = &printing->plan->events[equity->open[i].event];
        struct gt_cell *at = &cells[i * COUNT(open_columns)];
        at[0].text = holder(printing, event->holder);
        at[1].text = printing->plan->names[equity->open[i].event];
        at[2].number = event->convertible.kind;
        at[3].money = event->convertible.amount;
        at[4].money = equity->open[i].interest;
    }
}

static const struct gt_listing_column total_columns[] = {
    {"issued", N_("Issued, as common"), GT_CELL_NUMBER, NULL},
    {"granted", N_("Granted and promised"), GT_CELL_NUMBER, NULL},
    {"pool", N_("Unissued pool"), GT_CELL_NUMBER, NULL},
    {"fully_diluted", N_("Fully diluted"), GT_CELL_NUMBER, NULL},
};

static void make_totals(struct printing *printing, struct gt_listing *listing)
{
    const struct gt_equity *equity = printing->equity;
    struct gt_cell *cells = cells_of(printing, 1, COUNT(total_columns));
    *listing = (struct gt_listing){total_columns, COUNT(total_columns), cells, 1, NULL};
    if (!cells)
        return;
    for (size_t i = 0; i < equity->holding_count; i++)
        cells[0].number +=
            gt_equity_as_common(equity, equity->holdings[i].class, equity->holdings[i].shares);
    cells[2].number = equity->pool;
    cells[3].number = equity->diluted;
    cells[1].number = equity->diluted - equity->pool - cells[0].number;
}

int gt_equity_print(FILE *out, const struct gt_equity_plan *plan, const struct gt_equity *equity,
                    enum gt_output output, int width, struct gt_arena *arena,
                    struct gt_error *error)
{
    static const struct {
        const char *key, *heading; /* NULL: for machines only */
        void (*make)(struct printing *printing, struct gt_listing *listing);
    } parts[] = {
        {"holdings", N_("Who holds what"), make_holdings},
        {"totals", N_("All of it"), make_totals},
        {"holders", NULL, make_holders},
        {"rounds", N_("Rounds"), make_rounds},
        {"conversions", N_("What converted"), make_conversions},
        {"purchases", N_("Who put in new money"), make_purchases},
        {"adjustments", N_("Conversion prices lowered (anti-dilution)"), make_adjustments},
        {"classes", N_("Classes"), make_classes},
        {"open", N_("Not in the table, as it is no shares yet"), make_open},
    };
    struct printing printing = {plan, equity, output, arena, false};
    struct gt_section sections[COUNT(parts)];
    size_t count = 0;
    for (size_t i = 0; i < COUNT(parts); i++) {
        if (output == GT_OUTPUT_TABLE && !parts[i].heading)
            continue;
        sections[count].key = parts[i].key;
        sections[count].heading = parts[i].heading ? _(parts[i].heading) : NULL;
        parts[i].make(&printing, &sections[count++].listing);
    }
    if (printing.failed)
        return gt_fail_memory(error);
    if (output == GT_OUTPUT_TABLE)
        fprintf(out, _("%s, in %s\n"), plan->name ? plan->name : _("Cap table"),
                plan->currency->code);
    return gt_sections_print(out, sections, count, output, width, error);
}
