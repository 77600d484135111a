/* sheet_rules.c - every case that breaks a rule or does not meet the condition of a benefit, and
 * what cannot be told, by its reason; then the rule book: what each rule says, where it stands,
 * when it was applied, and what came of it.
 */
#include "reports/figure.h"
#include "reports/page.h"
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/text.h"

#include <stdio.h>

enum { RULE, SAYS, DOCUMENT, BREAKS, NOT_MET, UNKNOWN, PASSES, FROM, TO, APPLIED, READ, COLUMNS };

static const struct gt_column columns[COLUMNS] = {
    [RULE] = {N_("Rule"), GT_FORMAT_TEXT, false},
    [SAYS] = {N_("What it says"), GT_FORMAT_TEXT, false},
    [DOCUMENT] = {N_("Document and article"), GT_FORMAT_TEXT, false},
    [BREAKS] = {N_("Breaks"), GT_FORMAT_INTEGER, true},
    [NOT_MET] = {N_("Not met"), GT_FORMAT_INTEGER, true},
    [UNKNOWN] = {N_("Cannot be told"), GT_FORMAT_INTEGER, true},
    [PASSES] = {N_("Passes"), GT_FORMAT_INTEGER, true},
    [FROM] = {N_("In force from"), GT_FORMAT_DATE, false},
    [TO] = {N_("In force to"), GT_FORMAT_DATE, false},
    [APPLIED] = {N_("Applied"), GT_FORMAT_TEXT, false},
    [READ] = {N_("How it was read"), GT_FORMAT_TEXT, false},
};

enum { CASE_RULE, CASE_WHY, CASE_ABOUT, CASE_ANSWER, CASE_COLUMNS };

static const struct gt_column case_columns[CASE_COLUMNS] = {
    [CASE_RULE] = {N_("Rule"), GT_FORMAT_TEXT, false},
    [CASE_WHY] = {N_("Why"), GT_FORMAT_TEXT, false},
    [CASE_ABOUT] = {N_("About"), GT_FORMAT_TEXT, false},
    [CASE_ANSWER] = {N_("Answer"), GT_FORMAT_TEXT, false},
};

static const double widths[COLUMNS] = {14, 44, 38, 8, 8, 9, 8, 11, 11, 17, 15};

static void write_rule(struct gt_table *table, const struct gt_board_rule *rule)
{
    gt_table_text(table, RULE, rule->id);
    gt_table_text(table, SAYS, rule->says);
    gt_table_text(table, DOCUMENT, rule->document);
    gt_table_integer(table, BREAKS, rule->breaks);
    gt_table_integer(table, NOT_MET, rule->not_met);
    gt_table_integer(table, UNKNOWN, rule->unknown);
    gt_table_integer(table, PASSES, rule->passes);
    gt_table_day(table, FROM, rule->valid_from);
    gt_table_day(table, TO, rule->valid_to);
    gt_table_text(table, APPLIED, rule->applied);
    gt_table_text(table, READ, rule->verified);
    gt_table_next(table);
}

static void write_sum(struct gt_page *page, const struct gt_table *table, int column,
                      const char *label, const char *definition)
{
    char range[GT_RANGE_MAX], formula[GT_FORMULA_MAX];

    gt_table_range(table, column, range);
    snprintf(formula, sizeof formula, "=SUM(%s)", range);
    gt_figure_write(page, &(struct gt_figure){.label = label,
                                              .definition = definition,
                                              .format = GT_FORMAT_INTEGER,
                                              .group = _("Rules"),
                                              .formula = formula,
                                              .value = gt_table_sum(table, column)});
}

static void write_cases(struct gt_page *page)
{
    const struct gt_board *board = page->book->board;
    struct gt_table table;

    gt_page_section(page, _("What breaks a rule, or cannot be told"));
    if (board->rule_case_count == 0) {
        gt_page_paragraph(page, _("Nothing breaks a rule, and nothing is open."));
        page->row++;
        gt_page_section(page, _("The rule book"));
        return;
    }
    gt_table_begin(&table, page, case_columns, CASE_COLUMNS);
    for (size_t i = 0; i < board->rule_case_count; i++) {
        gt_table_text(&table, CASE_RULE, board->rule_cases[i].rule);
        gt_table_text(&table, CASE_WHY, board->rule_cases[i].why);
        gt_table_text(&table, CASE_ABOUT, board->rule_cases[i].about);
        gt_table_text(&table, CASE_ANSWER, board->rule_cases[i].answer);
        gt_table_next(&table);
    }
    gt_table_end(&table, false, false);
    gt_page_section(page, _("The rule book"));
}

void gt_sheet_rules(struct gt_page *page)
{
    const struct gt_board *board = page->book->board;
    struct gt_table table;
    lxw_row_t top, end;

    gt_page_begin(page, _("Rules"), widths, COLUMNS);
    if (board->rule_count == 0) {
        gt_page_paragraph(page, _("No rule was handed to this book."));
        gt_page_end(page);
        return;
    }
    top = page->row;
    page->row += 4; /* the sums, when the table has its rows */
    write_cases(page);
    gt_page_paragraph(page,
                      _("National rules and those of the presets that the ledger applies are asked "
                        "on the day of each round, sale and date; the others stand here unasked. "
                        "That a figure was verified does not make it law today."));
    gt_table_begin(&table, page, columns, COLUMNS);
    for (size_t i = 0; i < board->rule_count; i++) {
        write_rule(&table, &board->rules[i]);
    }
    gt_table_end(&table, true, true);
    end = page->row;
    page->row = top;
    write_sum(page, &table, BREAKS, _("Rules broken"),
              _("Cases that break a rule in force on their day; listed below."));
    write_sum(page, &table, NOT_MET, _("Conditions of benefits not met"),
              _("Cases that do not meet a condition, as of a tax deduction; they break nothing."));
    write_sum(page, &table, UNKNOWN, _("Rules that cannot be told"),
              _("Cases in which a fact is missing; `gentou rules check` names the command that "
                "enters it."));
    page->row = end;
    gt_page_end(page);
}
