/* sheet_parties.c - what a whole programme may bring each party: returns, risk, outlay, what the
 * terms are worth, leverage, where the next yuan of follow-on money does most, and
 * what came back year by year.
 *
 * Means and quantiles come from the paths, which are not in the book, so they are plain numbers.
 * What each figure is stands in gentou/parties.h.
 */
#include "gentou/parties.h"

#include "reports/figure.h"
#include "reports/page.h"
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/text.h"
#include "reports/words.h"

#include <math.h>
#include <stdio.h>

enum { Q1 = 0, Q5 = 1, Q50 = 4, Q95 = 7 }; /* of GT_QUANTILE_LEVELS */

enum { PARTY, COLUMNS = 12 };

static const double widths[COLUMNS] = {30, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14};

enum { RETURN_COLUMNS = 9 };
static const struct gt_column irr_columns[RETURN_COLUMNS] = {
    {N_("Party"), GT_FORMAT_TEXT, false},
    {N_("IRR mean"), GT_FORMAT_PERCENT, false},
    {N_("IRR standard error"), GT_FORMAT_NUMBER, false},
    {N_("IRR 5 %"), GT_FORMAT_PERCENT, false},
    {N_("IRR 50 %"), GT_FORMAT_PERCENT, false},
    {N_("IRR 95 %"), GT_FORMAT_PERCENT, false},
    {N_("IRR below 0"), GT_FORMAT_PERCENT, false},
    {N_("Its standard error"), GT_FORMAT_NUMBER, false},
    {N_("Without IRR"), GT_FORMAT_PERCENT, false}};
static const struct gt_column tvpi_columns[RETURN_COLUMNS] = {
    {N_("Party"), GT_FORMAT_TEXT, false},
    {N_("TVPI mean"), GT_FORMAT_RATIO, false},
    {N_("TVPI standard error"), GT_FORMAT_NUMBER, false},
    {N_("TVPI 5 %"), GT_FORMAT_RATIO, false},
    {N_("TVPI 50 %"), GT_FORMAT_RATIO, false},
    {N_("TVPI 95 %"), GT_FORMAT_RATIO, false},
    {N_("TVPI below 1"), GT_FORMAT_PERCENT, false},
    {N_("Its standard error"), GT_FORMAT_NUMBER, false},
    {N_("Without TVPI"), GT_FORMAT_PERCENT, false}};

/* From the fourth on a level's value at risk, its error, the expected shortfall, its error. */
enum { RISK_COLUMNS = 11, SHORTFALL_95 = 5 };
static const struct gt_column risk_columns[RISK_COLUMNS] = {
    {N_("Party"), GT_FORMAT_TEXT, false},
    {N_("NPV mean"), GT_FORMAT_MONEY, false},
    {N_("Standard error"), GT_FORMAT_MONEY, false},
    {N_("Value at risk 95 %"), GT_FORMAT_MONEY, false},
    {N_("VaR 95 % s.e."), GT_FORMAT_MONEY, false},
    {N_("Expected shortfall 95 %"), GT_FORMAT_MONEY, false},
    {N_("ES 95 % s.e."), GT_FORMAT_MONEY, false},
    {N_("Value at risk 99 %"), GT_FORMAT_MONEY, false},
    {N_("VaR 99 % s.e."), GT_FORMAT_MONEY, false},
    {N_("Expected shortfall 99 %"), GT_FORMAT_MONEY, false},
    {N_("ES 99 % s.e."), GT_FORMAT_MONEY, false}};

enum { COURSE_COLUMNS = 8 };
static const struct gt_column course_columns[COURSE_COLUMNS] = {
    {N_("Party"), GT_FORMAT_TEXT, false},
    {N_("Peak outlay"), GT_FORMAT_MONEY, false},
    {N_("Standard error"), GT_FORMAT_MONEY, false},
    {N_("Outlay 95 %"), GT_FORMAT_MONEY, false},
    {N_("Payback quarter"), GT_FORMAT_INTEGER, false},
    {N_("Payback standard error"), GT_FORMAT_NUMBER, false},
    {N_("Never paid back"), GT_FORMAT_PERCENT, false},
    {N_("Its standard error"), GT_FORMAT_NUMBER, false}};

enum { UPLIFT_COLUMNS = 8 };
static const struct gt_column uplift_columns[UPLIFT_COLUMNS] = {
    {N_("Party"), GT_FORMAT_TEXT, false},
    {N_("IRR uplift 50 %"), GT_FORMAT_PERCENT, false},
    {N_("Standard error"), GT_FORMAT_NUMBER, false},
    {N_("IRR uplift 5 %"), GT_FORMAT_PERCENT, false},
    {N_("IRR uplift 95 %"), GT_FORMAT_PERCENT, false},
    {N_("Without IRR uplift"), GT_FORMAT_PERCENT, false},
    {N_("TVPI uplift"), GT_FORMAT_RATIO, false},
    {N_("Its standard error"), GT_FORMAT_NUMBER, false}};

enum { YEAR_COLUMNS = 12 };
static const struct gt_column year_columns[YEAR_COLUMNS] = {
    {N_("Party"), GT_FORMAT_TEXT, false},
    {N_("Year"), GT_FORMAT_YEAR, false},
    {N_("DPI mean"), GT_FORMAT_RATIO, false},
    {N_("DPI standard error"), GT_FORMAT_NUMBER, false},
    {N_("DPI 5 %"), GT_FORMAT_RATIO, false},
    {N_("DPI 50 %"), GT_FORMAT_RATIO, false},
    {N_("DPI 95 %"), GT_FORMAT_RATIO, false},
    {N_("Flow mean"), GT_FORMAT_MONEY, false},
    {N_("Flow standard error"), GT_FORMAT_MONEY, false},
    {N_("Flow 5 %"), GT_FORMAT_MONEY, false},
    {N_("Flow 50 %"), GT_FORMAT_MONEY, false},
    {N_("Flow 95 %"), GT_FORMAT_MONEY, false}};

enum { LEVERAGE_COLUMNS = 6 };
static const struct gt_column leverage_columns[LEVERAGE_COLUMNS] = {
    {N_("Leverage"), GT_FORMAT_TEXT, false},
    {N_("Mean"), GT_FORMAT_RATIO, false},
    {N_("Standard error"), GT_FORMAT_NUMBER, false},
    {"5 %", GT_FORMAT_RATIO, false},
    {"50 %", GT_FORMAT_RATIO, false},
    {"95 %", GT_FORMAT_RATIO, false}};

enum { RESERVE_COLUMNS = 8 };
static const struct gt_column reserve_columns[RESERVE_COLUMNS] = {
    {N_("Deals"), GT_FORMAT_TEXT, false},
    {N_("Partner"), GT_FORMAT_TEXT, false},
    {N_("Chance"), GT_FORMAT_PERCENT, false},
    {N_("Mean"), GT_FORMAT_NUMBER, false},
    {N_("Standard error"), GT_FORMAT_NUMBER, false},
    {"5 %", GT_FORMAT_NUMBER, false},
    {"50 %", GT_FORMAT_NUMBER, false},
    {"95 %", GT_FORMAT_NUMBER, false}};

static const char *partner_name(const struct gt_board *board, int partner)
{
    return board->programme_partners ? board->programme_partners[partner] : NULL;
}

static const char *party_name(const struct gt_board *board, const struct gt_party_result *party)
{
    return party->role == GT_PARTY_ROLE_PARTNER ? partner_name(board, party->partner)
                                                : gt_words_party_role(party->role);
}

/* A figure of a summary, an empty cell where no path has it. */
static void figure(struct gt_table *table, int column, const struct gt_summary *summary,
                   double value)
{
    gt_table_number(table, column, summary->count > 0 ? value : (double)NAN);
}

/* Mean, its standard error, and the quantiles 5, 50 and 95 %. */
static void write_summary(struct gt_table *table, int first, const struct gt_summary *summary)
{
    figure(table, first, summary, summary->mean);
    figure(table, first + 1, summary, summary->se);
    figure(table, first + 2, summary, summary->quantiles[Q5]);
    figure(table, first + 3, summary, summary->quantiles[Q50]);
    figure(table, first + 4, summary, summary->quantiles[Q95]);
}

/* The share of paths without the figure. */
static void write_without(struct gt_table *table, int column, const struct gt_summary *summary)
{
    int64_t paths = summary->count + summary->undefined;

    gt_table_number(table, column, (double)summary->undefined / (double)paths);
}

static void write_return(struct gt_page *page, const struct gt_parties *parties,
                         const struct gt_column *columns, bool irr)
{
    struct gt_table table;

    gt_table_begin(&table, page, columns, RETURN_COLUMNS);
    for (int p = 0; p < parties->count; p++) {
        const struct gt_party_result *party = &parties->parties[p];
        const struct gt_summary *summary = irr ? &party->irr : &party->tvpi;

        gt_table_text(&table, PARTY, party_name(page->book->board, party));
        write_summary(&table, 1, summary);
        figure(&table, 6, summary, summary->below);
        figure(&table, 7, summary, summary->below_se);
        write_without(&table, 8, summary);
        gt_table_next(&table);
    }
    gt_table_end(&table, false, false);
}

static void write_returns(struct gt_page *page, const struct gt_parties *parties)
{
    gt_page_section(page, _("Returns, party by party"));
    gt_page_paragraph(page, _("IRR: annual effective, of a party's net flows by quarter. TVPI: "
                              "gross receipts over gross paid-in. Mean, quantiles over the paths, "
                              "and the share of paths below 0 % or below 1. A path may be "
                              "without a figure (no rate makes its flows worth nothing, or "
                              "nothing is paid); it enters none of the others."));
    write_return(page, parties, irr_columns, true);
    write_return(page, parties, tvpi_columns, false);
}

static void write_risk(struct gt_page *page, const struct gt_parties *parties)
{
    const struct gt_programme *programme = page->book->board->programme;
    const struct gt_summary *ours = &parties->parties[0].npv;
    struct gt_table table;

    gt_page_section(page, _("Present value and risk"));
    if (!programme || isnan(programme->treasury)) {
        gt_page_paragraph(page, _("No treasury_rate is given, so there are no present values and "
                                  "no value at risk."));
        page->row++;
        return;
    }
    gt_figure_number(
        page, _("Treasury rate"), programme->treasury, GT_FORMAT_PERCENT,
        _("Annual rate at which flows are discounted to the first quarter. The loss is "
          "the present value with its sign turned: its mean is the net present cost, value at "
          "risk its quantile, expected shortfall the mean of the worst 5 or 1 % of the paths."));
    page->row++;
    gt_table_begin(&table, page, risk_columns, RISK_COLUMNS);
    for (int p = 0; p < parties->count; p++) {
        const struct gt_summary *npv = &parties->parties[p].npv;
        const double figures[] = {
            npv->mean,      npv->se,          -npv->quantiles[Q5], npv->quantile_ses[Q5],
            -npv->tails[1], npv->tail_ses[1], -npv->quantiles[Q1], npv->quantile_ses[Q1],
            -npv->tails[0], npv->tail_ses[0]};

        gt_table_text(&table, PARTY, party_name(page->book->board, &parties->parties[p]));
        for (int i = 0; i < RISK_COLUMNS - 1; i++) {
            figure(&table, 1 + i, npv, figures[i]);
        }
        gt_table_next(&table);
    }
    gt_table_end(&table, false, false);
    if (ours->count > 0) {
        gt_figure_simulated(
            &table, 0, SHORTFALL_95, _("Public loss in the worst 5 % of the paths"),
            _("Expected shortfall at 95 % of the public side's loss in present value."),
            GT_FORMAT_MONEY, -ours->tails[1]);
    }
}

static void write_course(struct gt_page *page, const struct gt_parties *parties)
{
    double paths = (double)page->book->board->simulation->paths;
    struct gt_table table;

    gt_page_section(page, _("Outlay and payback"));
    gt_page_paragraph(page, _("Peak outlay: the most that paid-in money exceeds receipts. Payback: "
                              "the median quarter from which on it never does again."));
    gt_table_begin(&table, page, course_columns, COURSE_COLUMNS);
    for (int p = 0; p < parties->count; p++) {
        const struct gt_party_result *party = &parties->parties[p];
        double never = (double)party->payback.undefined / paths;

        gt_table_text(&table, PARTY, party_name(page->book->board, party));
        figure(&table, 1, &party->outlay, party->outlay.mean);
        figure(&table, 2, &party->outlay, party->outlay.se);
        figure(&table, 3, &party->outlay, party->outlay.quantiles[Q95]);
        figure(&table, 4, &party->payback, party->payback.quantiles[Q50]);
        figure(&table, 5, &party->payback, party->payback.quantile_ses[Q50]);
        gt_table_number(&table, 6, never);
        gt_table_number(&table, 7, sqrt(never * (1 - never) / paths));
        gt_table_next(&table);
    }
    gt_table_end(&table, false, false);
}

static void write_uplift(struct gt_page *page, const struct gt_parties *parties)
{
    struct gt_table table;

    gt_page_section(page, _("What the terms are worth"));
    gt_page_paragraph(page, _("Uplift: with the terms minus without, on the same draws; the median "
                              "of the IRR's, the mean of the TVPI's. Paths on which either has no "
                              "rate are left out and counted."));
    gt_table_begin(&table, page, uplift_columns, UPLIFT_COLUMNS);
    for (int p = 0; p < parties->count; p++) {
        const struct gt_party_result *party = &parties->parties[p];
        const struct gt_summary *irr = &party->irr_uplift, *tvpi = &party->tvpi_uplift;

        gt_table_text(&table, PARTY, party_name(page->book->board, party));
        figure(&table, 1, irr, irr->quantiles[Q50]);
        figure(&table, 2, irr, irr->quantile_ses[Q50]);
        figure(&table, 3, irr, irr->quantiles[Q5]);
        figure(&table, 4, irr, irr->quantiles[Q95]);
        write_without(&table, 5, irr);
        figure(&table, 6, tvpi, tvpi->mean);
        figure(&table, 7, tvpi, tvpi->se);
        gt_table_next(&table);
    }
    gt_table_end(&table, false, false);
}

static void write_year(struct gt_table *table, const struct gt_parties *parties,
                       const struct gt_party_result *party, int year)
{
    int end = 4 * year + 3, last = parties->quarters - 1;

    gt_table_text(table, PARTY, party_name(table->page->book->board, party));
    gt_table_number(table, 1, year + 1);
    write_summary(table, 2, &party->dpi[year]);
    write_summary(table, 7, &party->flow[end < last ? end : last]);
    gt_table_next(table);
}

static void write_years(struct gt_page *page, const struct gt_parties *parties)
{
    struct gt_table table;

    if (parties->years == 0) {
        return;
    }
    gt_page_section(page, _("Year by year"));
    gt_page_paragraph(page, _("DPI: received by the end of each year over paid by then. Flow: "
                              "received less paid by then."));
    gt_table_begin(&table, page, year_columns, YEAR_COLUMNS);
    for (int p = 0; p < parties->count; p++) {
        for (int year = 0; year < parties->years; year++) {
            write_year(&table, parties, &parties->parties[p], year);
        }
    }
    gt_table_end(&table, false, true);
}

static void write_lever(struct gt_table *table, const char *label, const struct gt_summary *summary)
{
    gt_table_text(table, PARTY, label);
    write_summary(table, 1, summary);
    gt_table_next(table);
}

static void write_fiscal(struct gt_table *table, const char *label,
                         const struct gt_ratio_of_means *ratio)
{
    gt_table_text(table, PARTY, label);
    gt_table_number(table, 1, ratio->exists ? ratio->value : (double)NAN);
    gt_table_number(table, 2, ratio->exists ? ratio->se : (double)NAN);
    gt_table_next(table);
}

static void write_leverage(struct gt_page *page, const struct gt_parties *parties)
{
    struct gt_table table;

    gt_page_section(page, _("Leverage of the money in first rounds (assumed)"));
    gt_page_paragraph(page,
                      _("As the programme plans it, on each path; private is all but public. Later "
                        "rounds stand beside it, never in it."));
    gt_table_begin(&table, page, leverage_columns, LEVERAGE_COLUMNS);
    write_lever(&table, _("Gross: all money / public"), &parties->gross);
    write_lever(&table, _("Net: private / public"), &parties->net);
    write_lever(&table, _("Revolving: private / peak public outlay"), &parties->revolving);
    write_lever(&table, _("Beside it, later rounds: others / public"), &parties->follow_on);
    write_lever(&table, _("Concentration of partners (Herfindahl)"), &parties->concentration);
    write_fiscal(&table, _("Fiscal: private / expected cost"), &parties->fiscal_cost);
    write_fiscal(&table, _("Fiscal: private / expected downside"), &parties->fiscal_downside);
    gt_table_end(&table, false, false);
}

static void write_reserves(struct gt_page *page, const struct gt_parties *parties)
{
    const struct gt_board *board = page->book->board;
    struct gt_table table;

    if (parties->reserve_count == 0) {
        return;
    }
    gt_page_section(page, _("Where the next yuan of follow-on money does most"));
    gt_page_paragraph(page,
                      _("What a yuan more in a deal's next round is worth after the terms, at "
                        "the treasury rate, less the yuan; most first."));
    gt_table_begin(&table, page, reserve_columns, RESERVE_COLUMNS);
    for (int r = 0; r < parties->reserve_count; r++) {
        const struct gt_reserve_result *reserve = &parties->reserves[r];
        const char *held = reserve->held >= 0 && board->programme_held
                               ? board->programme_held[reserve->held]
                               : NULL;
        char number[16];

        snprintf(number, sizeof number, "%d", reserve->group + 1);
        gt_table_text(&table, 0, held ? held : number);
        gt_table_text(&table, 1, partner_name(page->book->board, reserve->partner));
        gt_table_number(&table, 2, reserve->chance);
        write_summary(&table, 3, &reserve->gain);
        gt_table_next(&table);
    }
    gt_table_end(&table, false, false);
}

void gt_sheet_parties(struct gt_page *page)
{
    const struct gt_board *board = page->book->board;
    const struct gt_parties *parties = board->simulation ? board->simulation->parties : NULL;

    gt_page_begin(page, _("Parties"), widths, COLUMNS);
    if (parties) {
        write_returns(page, parties);
        write_risk(page, parties);
        write_course(page, parties);
        write_uplift(page, parties);
        write_leverage(page, parties);
        write_reserves(page, parties);
        write_years(page, parties);
    } else {
        gt_page_paragraph(page, _("No programme with partners of its own was simulated for this "
                                  "book, so there is nothing to tell by party."));
    }
    gt_page_end(page);
}
