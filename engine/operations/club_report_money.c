/* club_report_money.c - the questions that ask when, how much and at what price: time to exit,
 * companies and money by year, entry valuations, instruments, follow-ons.
 */
#include "engine/operations/club_report_int.h"

#include "engine/operations/positions_int.h"
#include "gentou/funnel.h"

#include <stdlib.h>

/* Time to exit. */

enum ending { ENDED, SOLD, FAILED, HELD };

static bool has_failed(const struct gt_position *position)
{
    return position->exit_kind == GT_EXIT_LIQUIDATION || position->exit_kind == GT_EXIT_WRITE_OFF;
}

static bool ends_so(const struct gt_positions *positions, const struct gt_position *position,
                    int what)
{
    (void)positions;
    if (what == HELD || !position->exited)
        return what == HELD && !position->exited;
    return what == ENDED || (what == FAILED) == has_failed(position);
}

/* Days from the first round to the exit, or to the day asked. */
static int fill_years(struct gt_report_making *making, const struct gt_places *places,
                      struct gt_report_line *line)
{
    double *days = gt_arena_alloc(making->arena, (places->count + 1) * sizeof *days);
    if (!days)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < places->count; i++) {
        const struct gt_position *position = &making->positions->items[places->items[i]];
        gt_day end = position->exited ? position->exit_day : making->as_of;
        days[i] = end - gt_report_entry(making, position)->day;
    }
    line->companies = (int)places->count;
    return gt_report_years(making, days, places->count, line);
}

/* The median with those still held, by the estimator of funnel.h: a holding is a stay that begins
 * with the first round, and an exit ends it. */
static int add_all_median(struct gt_report_making *making, struct gt_report_table *table)
{
    const struct gt_positions *positions = making->positions;
    struct gt_report_line *line =
        gt_report_line(making, table, "all_median", _("all, those held counted as not over"));
    struct gt_step_entry *entries =
        gt_arena_alloc(making->arena, (2 * positions->count + 1) * sizeof *entries);
    struct gt_funnel funnel;
    size_t count = 0;
    if (!line || !entries)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < positions->count; i++) {
        const struct gt_position *position = &positions->items[i];
        entries[count++] = (struct gt_step_entry){position->company, 0, GT_STAGE_CLOSED,
                                                  gt_report_entry(making, position)->day};
        if (position->exited)
            entries[count++] =
                (struct gt_step_entry){position->company, 0, GT_STAGE_PASSED, position->exit_day};
    }
    enum gt_status status = gt_funnel_measure(entries, count, making->as_of, NULL, &funnel);
    if (status != GT_OK)
        return gt_fail(making->error, GT_EXIT_DATA, _("the time to an exit cannot be reckoned: %s"),
                       _(gt_status_text(status)));
    const struct gt_duration *median = &funnel.steps[GT_STAGE_CLOSED].median;
    line->companies = (int)positions->count;
    line->years[1] = median->known ? median->days / 365.0 : -1;
    return 0;
}

int gt_report_exit_time(struct gt_report_making *making)
{
    const struct gt_positions *positions = making->positions;
    int exited = 0, code = 0;
    making->answer->definition =
        _("Years of 365 days from the first round to the day on which the last of the holding was "
          "sold or lost: a quarter took no longer than Q1, half no longer than the median, three "
          "quarters no longer than Q3. Those exited alone look too quick while others are still "
          "held; the last line counts these as not over yet (Kaplan and Meier), and has no median "
          "before half are out.");
    for (size_t i = 0; i < positions->count; i++)
        exited += positions->items[i].exited;
    making->answer->basis =
        gt_arena_format(making->arena, _("%d companies; exited: %d, still held: %d."),
                        (int)positions->count, exited, (int)positions->count - exited);
    const struct {
        const char *token, *name;
        enum ending ending;
    } rows[] = {
        {"exited", _("exited"), ENDED},
        {"sold", _("of them sold, listed or bought back"), SOLD},
        {"failed", _("of them liquidated or written off"), FAILED},
        {"held", _("still held, so far"), HELD},
    };
    struct gt_report_table *table = gt_report_table(making, "years", _("Years until an exit"),
                                                    GT_REPORT_BIT(COMPANIES) | GT_REPORT_YEARS);
    for (size_t i = 0; i < sizeof rows / sizeof *rows && !code; i++)
        code = gt_report_subset(making, table, rows[i].token, rows[i].name, ends_so,
                                (int)rows[i].ending, fill_years);
    return code ? code : add_all_median(making, table);
}

/* Companies and money. */

/* A round in a line's sums. */
static int add_round(struct gt_report_making *making, const struct gt_position_round *round,
                     struct gt_report_line *line)
{
    line->rounds++;
    line->unknown += round->unknown;
    return gt_positions_add(round->stake, &line->invested, making->error);
}

static int year_of(gt_day day)
{
    return gt_day_to_civil(day).year;
}

/* Rounds by the year they closed in, with the companies that were new in it. */
static int add_years(struct gt_report_making *making)
{
    const struct gt_positions *positions = making->positions;
    struct gt_report_table *table = gt_report_table(making, "by_year", _("Year"), GT_REPORT_MONEY);
    struct gt_report_line *line, *total;
    int first = 9999, last = 0, code = 0;
    for (size_t i = 0; i < positions->round_count; i++) {
        int year = year_of(positions->rounds[i].day);
        first = year < first ? year : first;
        last = year > last ? year : last;
    }
    for (int year = first; year <= last; year++) {
        const char *text = gt_arena_format(making->arena, "%04d", year);
        if (!text || !gt_report_line(making, table, text, text))
            return gt_fail_memory(making->error);
    }
    total = gt_report_line(making, table, "total", _("Total"));
    if (!total)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < positions->round_count && !code; i++) {
        line = &table->lines[year_of(positions->rounds[i].day) - first];
        code = add_round(making, &positions->rounds[i], line);
        if (!code)
            code = add_round(making, &positions->rounds[i], total);
    }
    for (size_t i = 0; i < positions->count; i++)
        table->lines[year_of(gt_report_entry(making, &positions->items[i])->day) - first]
            .companies++;
    total->companies = (int)positions->count;
    return code;
}

/* What the parties of one sort put in. */
static int sum_whose(struct gt_report_making *making, enum gt_whose whose,
                     struct gt_report_line *line)
{
    const struct gt_positions *positions = making->positions;
    const struct gt_facts *facts = positions->facts;
    int64_t company = 0;
    int code = 0;
    for (size_t r = 0; r < positions->round_count; r++) {
        const struct gt_position_round *round = &positions->rounds[r];
        bool any = false;
        for (size_t s = facts->first_stake[round->deal];
             s < facts->first_stake[round->deal + 1] && !code; s++) {
            if (gt_positions_whose(positions, facts->stakes[s].party) != whose)
                continue;
            any = true;
            if (whose == GT_WHOSE_FUND) /* what the round tells of it counts */
                continue;
            line->unknown += facts->stakes[s].more || facts->stakes[s].amount == GT_MONEY_UNKNOWN;
            if (facts->stakes[s].amount != GT_MONEY_UNKNOWN)
                code = gt_positions_add(facts->stakes[s].amount, &line->invested, making->error);
        }
        if (any && whose == GT_WHOSE_FUND) {
            line->unknown += round->unknown;
            code = gt_positions_add(round->stake, &line->invested, making->error);
        }
        line->rounds += any;
        line->companies += any && company != round->company;
        company = any ? round->company : company;
    }
    return code;
}

static int add_whose(struct gt_report_making *making)
{
    const struct {
        enum gt_whose whose;
        const char *token, *name;
    } rows[] = {
        {GT_WHOSE_FUND, "fund", _("guidance fund")},
        {GT_WHOSE_CLUB, "club", _("the club itself")},
        {GT_WHOSE_VEHICLE, "vehicles", _("its vehicles")},
        {GT_WHOSE_MEMBER, "members", _("its members")},
    };
    struct gt_report_table *table =
        gt_report_table(making, "by_holder", _("Holder"), GT_REPORT_MONEY);
    int code = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows && !code; i++) {
        struct gt_report_line *line = gt_report_line(making, table, rows[i].token, rows[i].name);
        code = line ? sum_whose(making, rows[i].whose, line) : gt_fail_memory(making->error);
        if (line && line->rounds == 0)
            table->count--;
    }
    return code;
}

/* What a company came to, and its place. */
struct gain {
    double gain;
    size_t place;
};

static int compare_gains(const void *a, const void *b)
{
    const struct gain *x = a, *y = b;
    if (x->gain != y->gain)
        return (x->gain < y->gain) - (x->gain > y->gain);
    return (x->place > y->place) - (x->place < y->place);
}

/* The places of the complete positions, the one that came to most first. */
static int rank(struct gt_report_making *making, struct gt_places *places)
{
    const struct gt_positions *positions = making->positions;
    struct gain *gains = gt_arena_alloc(making->arena, (positions->count + 1) * sizeof *gains);
    *places = gt_report_all(making);
    if (!gains || !places->items)
        return gt_fail_memory(making->error);
    places->count = 0;
    for (size_t i = 0; i < positions->count; i++)
        if (positions->items[i].complete)
            gains[places->count++] = (struct gain){
                (double)positions->items[i].received + (double)positions->items[i].value, i};
    qsort(gains, places->count, sizeof *gains, compare_gains);
    for (size_t i = 0; i < places->count; i++)
        places->items[i] = gains[i].place;
    return 0;
}

static int add_without_best(struct gt_report_making *making)
{
    const struct {
        size_t best;
        const char *token, *name;
    } rows[] = {
        {0, "all", _("all of known amounts")},
        {1, "without_best_1", _("without the best one")},
        {3, "without_best_3", _("without the best three")},
    };
    struct gt_report_table *table = gt_report_table(
        making, "without_best", _("Result"),
        GT_REPORT_BIT(COMPANIES) | GT_REPORT_BIT(INVESTED) | GT_REPORT_BIT(RECEIVED) |
            GT_REPORT_BIT(VALUE) | GT_REPORT_BIT(MULTIPLE) | GT_REPORT_BIT(PAID_BACK));
    struct gt_places places;
    int code = rank(making, &places);
    for (size_t i = 0; i < sizeof rows / sizeof *rows && !code && places.count > rows[i].best;
         i++) {
        struct gt_places rest = {places.items + rows[i].best, places.count - rows[i].best};
        struct gt_report_line *line = gt_report_line(making, table, rows[i].token, rows[i].name);
        code = line ? gt_report_outcome(making, &rest, line) : gt_fail_memory(making->error);
    }
    return code;
}

/* How many stakes of the positions have an amount. */
static const char *stakes_basis(struct gt_report_making *making)
{
    const struct gt_positions *positions = making->positions;
    int unknown = 0;
    for (size_t i = 0; i < positions->count; i++)
        unknown += positions->items[i].unknown;
    return gt_arena_format(making->arena,
                           _("%d companies, %d rounds; stakes of unknown amount, in no sum: %d."),
                           (int)positions->count, (int)positions->round_count, unknown);
}

int gt_report_companies(struct gt_report_making *making)
{
    making->answer->definition =
        _("By year: companies first backed in it, and the rounds closed in it with the money the "
          "holders put in; stakes of unknown amount are counted beside. By holder: who of them put "
          "it in; a round stands in the line of each. Then what the whole came to, and what it "
          "would have come to without the companies that brought most.");
    making->answer->basis = stakes_basis(making);
    int code = add_years(making);
    if (!code)
        code = add_whose(making);
    return code ? code : add_without_best(making);
}

/* Entry valuations. */

/* Written down, or the post-money less the round's amount. */
static gt_money pre_money_of(const struct gt_deal_row *deal)
{
    return deal->pre_money != GT_MONEY_UNKNOWN ? deal->pre_money
           : deal->post_money == GT_MONEY_UNKNOWN || deal->amount == GT_MONEY_UNKNOWN ||
                   deal->post_money <= deal->amount
               ? GT_MONEY_UNKNOWN
               : deal->post_money - deal->amount;
}

static int fill_valuations(struct gt_report_making *making, const struct gt_places *places,
                           struct gt_report_line *line)
{
    double *values = gt_arena_alloc(making->arena, (places->count + 1) * sizeof *values);
    if (!values)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < places->count; i++) {
        gt_money pre =
            pre_money_of(gt_report_entry_deal(making, &making->positions->items[places->items[i]]));
        if (pre == GT_MONEY_UNKNOWN)
            line->not_known++;
        else
            values[line->known++] = (double)pre;
    }
    line->companies = (int)places->count;
    return gt_report_amounts(making, values, (size_t)line->known, line);
}

int gt_report_valuations(struct gt_report_making *making)
{
    unsigned columns = GT_REPORT_BIT(COMPANIES) | GT_REPORT_BIT(KNOWN) | GT_REPORT_BIT(NOT_KNOWN) |
                       GT_REPORT_AMOUNTS;
    making->answer->definition = _(
        "The pre-money valuation of the first round the holders stood in, as written down, or its "
        "post-money less its amount; quartiles over the companies of which it is known, by sector "
        "and by kind of round.");
    struct gt_report_table *table = gt_report_table(making, "by_sector", _("Sector"), columns);
    int code = gt_report_groups(making, table, gt_report_by_sector, fill_valuations, true);
    if (code)
        return code;
    const struct gt_report_line *total = &table->lines[table->count - 1];
    making->answer->basis =
        gt_arena_format(making->arena, _("%d companies; valuation known: %d, unknown: %d."),
                        total->companies, total->known, total->not_known);
    return gt_report_groups(making, gt_report_table(making, "by_kind", _("Entry round"), columns),
                            gt_report_by_kind, fill_valuations, false);
}

/* Instruments and follow-ons: sums over rounds. */

typedef bool takes_round(const struct gt_report_making *making, size_t round, int what);

static bool has_form(const struct gt_report_making *making, size_t round, int what)
{
    return (int)making->positions->rounds[round].form == what;
}

/* Whether the round is not the first of its company. */
static bool is_follow_on(const struct gt_report_making *making, size_t round, int what)
{
    const struct gt_position_round *rounds = making->positions->rounds;
    return (round > 0 && rounds[round - 1].company == rounds[round].company) == (what != 0);
}

/* A line of the rounds that a test takes, with the quartiles of what went into each. */
static int add_rounds(struct gt_report_making *making, struct gt_report_table *table,
                      const char *token, const char *name, takes_round *takes, int what)
{
    const struct gt_positions *positions = making->positions;
    struct gt_report_line *line = gt_report_line(making, table, token, name);
    double *stakes = gt_arena_alloc(making->arena, (positions->round_count + 1) * sizeof *stakes);
    size_t known = 0;
    int64_t company = 0;
    int code = 0;
    if (!line || !stakes)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < positions->round_count && !code; i++) {
        const struct gt_position_round *round = &positions->rounds[i];
        if (!takes(making, i, what))
            continue;
        if (round->unknown == 0)
            stakes[known++] = (double)round->stake;
        line->companies += round->company != company;
        company = round->company;
        code = add_round(making, round, line);
    }
    if (line->rounds == 0)
        table->count--;
    return code ? code : gt_report_amounts(making, stakes, known, line);
}

static struct gt_report_group by_form(struct gt_report_making *making,
                                      const struct gt_position *position)
{
    int form = (int)gt_report_entry(making, position)->form;
    return (struct gt_report_group){form, gt_kind_token(&gt_form_words, form),
                                    _(gt_kind_label(&gt_form_words, form))};
}

int gt_report_instruments(struct gt_report_making *making)
{
    struct gt_report_table *table =
        gt_report_table(making, "money", _("Rounds"), GT_REPORT_MONEY | GT_REPORT_AMOUNTS);
    int code = 0;
    making->answer->definition =
        _("All rounds by what the holders got for their money, with the quartiles of what they put "
          "into a round; then the companies by what they got in the first round. Money that comes "
          "back is a company's, not an instrument's, so outcomes go by the first round.");
    making->answer->basis = stakes_basis(making);
    for (int form = 0; form < gt_form_words.count && !code; form++)
        code = add_rounds(making, table, gt_kind_token(&gt_form_words, form),
                          _(gt_kind_label(&gt_form_words, form)), has_form, form);
    return code ? code
                : gt_report_groups(
                      making,
                      gt_report_table(making, "outcome", _("Entry round"), GT_REPORT_OUTCOME),
                      by_form, gt_report_outcome, true);
}

static struct gt_report_group by_rounds(struct gt_report_making *making,
                                        const struct gt_position *position)
{
    (void)making;
    return position->rounds > 1 ? (struct gt_report_group){1, "followed", _("with follow-ons")}
                                : (struct gt_report_group){0, "first_only", _("first round only")};
}

static bool is_followed(const struct gt_positions *positions, const struct gt_position *position,
                        int what)
{
    (void)positions;
    return (position->rounds > 1) == (what != 0);
}

static int fill_gaps(struct gt_report_making *making, const struct gt_places *places,
                     struct gt_report_line *line)
{
    double *days = gt_arena_alloc(making->arena, (places->count + 1) * sizeof *days);
    if (!days)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < places->count; i++) {
        const struct gt_position_round *round =
            gt_report_entry(making, &making->positions->items[places->items[i]]);
        days[i] = round[1].day - round[0].day;
    }
    line->companies = (int)places->count;
    return gt_report_years(making, days, places->count, line);
}

int gt_report_follow_ons(struct gt_report_making *making)
{
    struct gt_report_table *table =
        gt_report_table(making, "money", _("Rounds"), GT_REPORT_MONEY | GT_REPORT_AMOUNTS);
    making->answer->definition =
        _("A follow-on is any later round of a company in which the holders stood again. The money "
          "of first rounds and of follow-ons, with the quartiles of what went into a round; the "
          "years from the first round to the next; and what companies came to that got no second "
          "round of the holders' money, and those that did. Money that comes back is a company's, "
          "not a round's.");
    making->answer->basis = stakes_basis(making);
    int code = add_rounds(making, table, "first", _("first rounds"), is_follow_on, 0);
    if (!code)
        code = add_rounds(making, table, "follow_on", _("follow-ons"), is_follow_on, 1);
    if (!code)
        code = gt_report_subset(making,
                                gt_report_table(making, "years", _("Years to the next round"),
                                                GT_REPORT_BIT(COMPANIES) | GT_REPORT_YEARS),
                                "followed", _("with follow-ons"), is_followed, 1, fill_gaps);
    return code ? code
                : gt_report_groups(
                      making, gt_report_table(making, "outcome", _("Company"), GT_REPORT_OUTCOME),
                      by_rounds, gt_report_outcome, true);
}
