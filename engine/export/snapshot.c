/* snapshot.c - the fund's holdings, and the ledger's closed deals, as parts of a scenario file. */
#include "engine/export/snapshot.h"

#include "engine/export/money.h"
#include "engine/operations/calibrate.h"
#include "gentou/kinds_fund.h"

#include <math.h>

#define WIDTH    80
#define A_LINE   8      /* numbers of a list */
#define PART_MIN 0.0001 /* of public_share, as of 1 - public_share */

struct writing {
    FILE *file;
    const struct gt_snapshot_answer *answer;
    const struct gt_snapshot *snapshot;
    const struct gt_currency *currency;
    struct gt_text text;
    struct gt_arena arena;
};

/* The bytes of a character that YAML takes only as an escape (version 1.2, production 1), 0: of
 * none; *code is its number. */
static size_t unprintable(const char *text, unsigned *code)
{
    const unsigned char *at = (const unsigned char *)text;
    *code = at[0];
    if (at[0] < 0x20 || at[0] == 0x7f)
        return 1;
    if (at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0) {
        *code = at[1];
        return 2;
    }
    if (at[0] != 0xef || !((at[1] == 0xbb && at[2] == 0xbf) || (at[1] == 0xbf && at[2] >= 0xbe)))
        return 0;
    *code = 0xf000u | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu);
    return 3;
}

void gt_yaml_quote(FILE *file, const char *text)
{
    unsigned code = 0;
    fputc('"', file);
    for (size_t bytes; *text; text += bytes) {
        bytes = unprintable(text, &code);
        if (bytes)
            fprintf(file, "\\u%04X", code);
        else
            fprintf(file, *text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
        bytes += bytes == 0;
    }
    fputc('"', file);
}

/* A paragraph behind "# ", set in; what is not printable in it is a space. NULL: no memory, which
 * the writing's text then says. */
static void comment(struct writing *writing, int indent, const char *text)
{
    unsigned code = 0;
    writing->text.failed = writing->text.failed || !text;
    for (const char *next; text && *text; text = next) {
        const char *end = text + gt_text_line(text, WIDTH - indent - 2, &next);
        fprintf(writing->file, "%*s# ", indent, "");
        for (size_t bytes; text < end; text += bytes) {
            bytes = unprintable(text, &code);
            fputc(bytes ? ' ' : *text, writing->file);
            bytes += bytes == 0;
        }
        fputc('\n', writing->file);
    }
}

/* Ends a writing; memory is what can have failed. */
static int end(struct writing *writing, struct gt_error *error)
{
    bool failed = writing->text.failed;
    gt_text_clear(&writing->text);
    gt_arena_clear(&writing->arena);
    return failed ? gt_fail_memory(error) : 0;
}

static struct writing begin(FILE *file, const struct gt_snapshot_answer *answer)
{
    return (struct writing){.file = file,
                            .answer = answer,
                            .snapshot = answer->snapshot,
                            .currency = answer->snapshot->facts->ledger->currency};
}

/* --- Notes -------------------------------------------------------------------------------------
 */

static void note_gaps(struct writing *writing)
{
    const struct gt_snapshot *snapshot = writing->snapshot;
    if (snapshot->gap_count == 0) {
        comment(writing, 0, _("Left out: nothing."));
        return;
    }
    comment(writing, 0,
            gt_arena_format(&writing->arena, _("Left out: %zu companies."), snapshot->gap_count));
    for (size_t i = 0; i < snapshot->gap_count; i++)
        comment(writing, 0,
                gt_arena_format(&writing->arena, "  %s: %s", snapshot->gaps[i].name,
                                _(gt_kind_label(&gt_left_out_words, (int)snapshot->gaps[i].why))));
}

static void note_money(struct writing *writing)
{
    const struct gt_facts *facts = writing->snapshot->facts;
    struct gt_arena *arena = &writing->arena;
    for (size_t i = 0; i < facts->exchange->used_count; i++) {
        const struct gt_board_exchange *line = &facts->exchange->used[i];
        const char *way = gt_exchange_way(line, arena), *use = gt_exchange_use(line, arena);
        comment(writing, 0,
                way && use ? gt_arena_format(arena, _("Converted: %s: %s"), way, use) : NULL);
    }
    if (facts->pending)
        comment(writing, 0,
                gt_arena_format(arena,
                                _("%zu amounts wait for a second person's approval and count as "
                                  "not known."),
                                facts->pending));
}

int gt_snapshot_notes(FILE *file, const struct gt_snapshot_answer *answer, struct gt_error *error)
{
    struct writing writing = begin(file, answer);
    const struct gt_snapshot *snapshot = answer->snapshot;
    const struct gt_facts *facts = snapshot->facts;
    struct gt_arena *arena = &writing.arena;
    char day[GT_DAY_TEXT];
    gt_day_format(facts->as_of, day);
    comment(&writing, 0,
            gt_arena_format(arena,
                            _("What %s held on %s, taken from the ledger when its latest entry was "
                              "%lld. A snapshot: what is entered later is not in it."),
                            gt_facts_name(facts, facts->fund), day, (long long)facts->ledger->seq));
    if (facts->ledger->illustrative)
        comment(&writing, 0, _("Illustrative data: every name and figure is invented."));
    comment(&writing, 0,
            gt_arena_format(arena,
                            _("Quarter 0 is Q%d of %d, quarter %d that of %s. Taken: %zu companies "
                              "in %zu lines, of which %zu are still held."),
                            snapshot->first % 4 + 1, snapshot->first / 4, snapshot->valuation, day,
                            snapshot->companies, snapshot->count, snapshot->held));
    note_gaps(&writing);
    note_money(&writing);
    comment(&writing, 0,
            _("A line has what was paid in the closed rounds that the fund stands in: by the fund; "
              "by the partner that put in most there (own); by the club, its vehicles and members; "
              "and by all others. One worth holds for all of them: the fund's value over its cost, "
              "or what came back over it."));
    comment(
        &writing, 0,
        _("A programme takes all but the fund's money for private; whose it is, `gentou leverage "
          "show` tells."));
    return end(&writing, error);
}

/* --- What is held ------------------------------------------------------------------------------
 */

/* An amount in units, with decimals only where there are any. */
static const char *amount(struct writing *writing, gt_money money)
{
    gt_text_reset(&writing->text);
    if (money % writing->currency->per_one == 0)
        gt_text_format(&writing->text, "%lld", (long long)(money / writing->currency->per_one));
    else
        gt_text_decimal(&writing->text, money, writing->currency);
    return writing->text.data ? writing->text.data : "";
}

static const char *real(struct writing *writing, double value)
{
    gt_text_reset(&writing->text);
    gt_text_real(&writing->text, value);
    return writing->text.data ? writing->text.data : "";
}

/* What a line is to be read with, in one comment. */
static void remark(struct writing *writing, const struct gt_snapshot_line *line)
{
    const char *text = "";
    char day[GT_DAY_TEXT];
    if (line->marked != GT_DAY_NONE)
        text = gt_arena_format(&writing->arena, _("marked %s"), gt_day_format(line->marked, day));
    for (int i = 0; i < GT_REMARK_COUNT; i++)
        if (text && line->remarks & 1u << i)
            text = gt_arena_format(&writing->arena, "%s%s%s", text, *text ? _("; ") : "",
                                   _(gt_kind_label(&gt_remark_words, i)));
    comment(writing, 4, text);
}

static void write_line(struct writing *writing, const struct gt_snapshot_line *line)
{
    static const char *const keys[] = {"fund", "own", "club", "others"};
    FILE *file = writing->file;
    const struct gt_snapshot *snapshot = writing->snapshot;
    remark(writing, line);
    fputs("    - {name: ", file);
    gt_yaml_quote(file, line->name);
    fputs(", partner: ", file);
    gt_yaml_quote(file, gt_facts_name(snapshot->facts, snapshot->partners[line->partner]));
    fputs(",\n       ", file);
    if (line->stage >= 0)
        fprintf(file, "stage: %s, ", gt_kind_token(&gt_term_stage_words, line->stage));
    if (line->start >= 0 && line->exit == 0 &&
        gt_outcome_parameter(writing->answer->model, "start") >= 0)
        fprintf(file, "start: %s, ", gt_kind_token(&gt_chain_stage_words, line->start));
    fprintf(file, "entry: %d", line->entry);
    if (line->exit)
        fprintf(file, ", exit: %d", line->exit);
    fputs(",\n       ", file);
    for (int payer = 0; payer < GT_PAYERS; payer++)
        if (line->paid[payer] > 0)
            fprintf(file, "%s: %s, ", keys[payer], amount(writing, line->paid[payer]));
    fprintf(file, "worth: %s}\n", real(writing, line->worth));
}

/* --- The programme -----------------------------------------------------------------------------
 */

/* The fund's part of all that was paid, in parts that a programme takes. */
static double public_share(const struct gt_snapshot *snapshot)
{
    double fund = 0, all = 0;
    for (size_t i = 0; i < snapshot->count; i++)
        for (int payer = 0; payer < GT_PAYERS; payer++) {
            all += (double)snapshot->lines[i].paid[payer];
            fund += payer == GT_PAYER_FUND ? (double)snapshot->lines[i].paid[payer] : 0;
        }
    return fmin(fmax(fund / all, PART_MIN), 1 - PART_MIN);
}

static void write_numbers(struct writing *writing, const char *key, bool multiples)
{
    const struct gt_ledger_deals *deals = writing->answer->deals;
    fprintf(writing->file, "    %s: [", key);
    for (size_t i = 0; i < deals->count; i++)
        fprintf(writing->file, "%s%s",
                i == 0       ? ""
                : i % A_LINE ? ", "
                             : ",\n      ",
                multiples ? real(writing, deals->items[i].multiple)
                          : gt_arena_format(&writing->arena, "%.4f", deals->items[i].years));
    fputs("]\n", writing->file);
}

static void write_outcome(struct writing *writing)
{
    const struct gt_ledger_deals *deals = writing->answer->deals;
    const struct gt_outcome_model *model = writing->answer->model;
    if (writing->answer->calibrated) {
        gt_calibration_yaml(writing->file, writing->answer->calibrated);
        return;
    }
    if (deals)
        comment(writing, 2,
                gt_arena_format(&writing->arena,
                                _("the ledger's %zu closed deals, each company once; left out: %zu "
                                  "of which not all is known"),
                                deals->count, deals->unknown));
    else
        comment(writing, 2,
                _("the model's own figures, not this ledger's; --calibrated takes those that the "
                  "ledger tells of the model rounds"));
    fprintf(writing->file, "  outcome:\n    model: %s\n", model->name);
    if (!deals)
        return;
    write_numbers(writing, "multiples", true);
    write_numbers(writing, "years", false);
}

/* What the file can be made to ask beyond that. */
static void write_invitation(struct writing *writing)
{
    const struct gt_snapshot *snapshot = writing->snapshot;
    fputc('\n', writing->file);
    comment(writing, 2,
            _("New deals: take the marks of comment away, and say how many and how large."));
    fputs("  # deals:\n  #   - {partner: ", writing->file);
    gt_yaml_quote(writing->file, gt_facts_name(snapshot->facts, snapshot->partners[0]));
    fprintf(writing->file, ", count: 8, from: %d, to: %d, round: 500万}\n", snapshot->valuation,
            snapshot->valuation + 7);
    comment(writing, 2,
            _("Terms: `gentou help terms show`. They move no money of what has left: it came under "
              "the terms of then."));
}

static void write_partners(struct writing *writing)
{
    const struct gt_snapshot *snapshot = writing->snapshot;
    fputs("  partners:\n", writing->file);
    for (size_t k = 0; k < snapshot->partner_count; k++) {
        fputs("    - name: ", writing->file);
        gt_yaml_quote(writing->file, gt_facts_name(snapshot->facts, snapshot->partners[k]));
        fputc('\n', writing->file);
    }
}

int gt_snapshot_programme(FILE *file, const struct gt_snapshot_answer *answer,
                          struct gt_error *error)
{
    struct writing writing = begin(file, answer);
    const struct gt_snapshot *snapshot = answer->snapshot;
    int quarters = snapshot->valuation + 4 * GT_SNAPSHOT_YEARS;
    fputs("programme:\n", file);
    fprintf(file, "  valuation: %d\n", snapshot->valuation);
    comment(&writing, 2,
            gt_arena_format(&writing.arena,
                            _("%d years from there on; what still runs then is sold"),
                            GT_SNAPSHOT_YEARS));
    fprintf(file, "  quarters: %d\n", quarters < GT_QUARTERS_MAX ? quarters : GT_QUARTERS_MAX);
    comment(&writing, 2, _("the fund's part of all that is listed, and of new deals"));
    fprintf(file, "  public_share: %.2f%%\n", 100 * public_share(snapshot));
    write_partners(&writing);
    fputs("  held:\n", file);
    for (size_t i = 0; i < snapshot->count; i++)
        write_line(&writing, &snapshot->lines[i]);
    write_outcome(&writing);
    write_invitation(&writing);
    return end(&writing, error);
}
