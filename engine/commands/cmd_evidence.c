/* cmd_evidence.c - personal evidence: shown here and nowhere else, redacted, proven. */
#include "engine/commands/club.h"

#include "engine/intake/values.h"
#include "engine/operations/find.h"
#include "engine/operations/qualification.h"
#include "engine/store/qualification.h"

#include <string.h>

#define DIGEST_SHOWN 12 /* digits, to people */

static const struct gt_listing_column columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"expires", N_("Expires"), GT_CELL_DAY, NULL},
    {"deemed", NULL, GT_CELL_KIND, &gt_deemed_words},
    {"financial_assets", N_("Financial assets"), GT_CELL_MONEY, NULL},
    {"average_income", N_("Income a year"), GT_CELL_MONEY, NULL},
    {"net_assets", N_("Net assets"), GT_CELL_MONEY, NULL},
    {"evidence", N_("Evidence"), GT_CELL_TEXT, NULL},
    {"digest", N_("Digest"), GT_CELL_TEXT, NULL},
    {"redacted", N_("Redacted"), GT_CELL_TEXT, NULL},
    {"by", N_("By"), GT_CELL_TEXT, NULL},
    {"reason", N_("Reason"), GT_CELL_TEXT, NULL},
};

#define COLUMNS (sizeof columns / sizeof *columns)

static void fill(struct gt_call *call, const struct gt_qualification_row *row,
                 struct gt_cell *cells)
{
    bool people = call->output == GT_OUTPUT_TABLE;
    cells[0].number = row->id;
    cells[1].day = row->day;
    cells[2].day = row->expires == GT_DAY_LAST ? GT_DAY_NONE : row->expires;
    cells[3].number = row->deemed;
    cells[4].money = row->figures.financial_assets;
    cells[5].money = row->figures.average_income;
    cells[6].money = row->figures.net_assets;
    cells[7].text = row->figures.reference;
    cells[8].text = row->digest && people
                        ? gt_arena_format(call->arena, "%.*s…", DIGEST_SHOWN, row->digest)
                        : row->digest;
    cells[9].text = row->redacted_at;
    cells[10].text = row->redacted_by;
    cells[11].text = row->redacted_why;
}

static int read_evidence(struct gt_call *call, struct gt_qualification_row **rows, size_t *count)
{
    int64_t id = 0;
    int code = gt_need_party(call->store, call->arguments[0], &id, call->arena, call->error);
    return code ? code
                : gt_qualification_list(call->store, id, call->as_of, rows, count, call->arena,
                                        call->error);
}

int gt_cmd_evidence_show(struct gt_call *call)
{
    struct gt_qualification_row *rows = NULL;
    size_t count = 0;
    int code = read_evidence(call, &rows, &count);
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++)
        fill(call, &rows[i], &cells[i * COLUMNS]);
    struct gt_listing listing = {columns, COLUMNS, cells, count, gt_currency_find("CNY", 3)};
    return code ? code : gt_call_print(call, &listing);
}

int gt_cmd_evidence_redact(struct gt_call *call)
{
    char key[GT_REDACTION_KEY_HEX];
    int64_t count = 0;
    bool scrubbed = false;
    struct gt_entry entry = gt_call_entry(call);
    entry.reason = gt_call_value(call, "reason");
    if (!entry.reason || gt_value_is_unknown(entry.reason))
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--reason: say why; it stays in the ledger in place of the evidence"));
    int code = gt_redact_evidence(call->store, &entry, call->arguments[0], call->dry_run, key,
                                  &count, &scrubbed, call->arena, call->error);
    if (code)
        return code;
    if (call->dry_run) {
        fprintf(call->world->out, _("Nothing was written (--dry-run); evidence to redact: %lld.\n"),
                (long long)count);
        return 0;
    }
    if (count)
        fprintf(call->world->out,
                _("Evidence redacted: %lld. Key of its digests: %s\n"
                  "The key is kept nowhere: note it beside the paper, or throw it away.\n"),
                (long long)count, key);
    else
        fputs(_("It was redacted already; no entry was made.\n"), call->world->out);
    if (scrubbed)
        return 0;
    fprintf(
        call->world->err,
        _("%s: old text may still lie in the file or its log, as another program has the ledger "
          "open or the disk has no room; run this command again when that is over\n"),
        gt_store_path(call->store));
    return GT_EXIT_FINDINGS;
}

static int read_amount(struct gt_call *call, const char *option, gt_money *fen)
{
    const struct gt_currency *own = NULL;
    const char *text = gt_call_value(call, option), *repair = NULL;
    if (!text)
        return 0;
    int code = gt_value_amount(text, GT_NUMBER_PLAIN, gt_currency_find("CNY", 3), fen, &own,
                               &repair, call->error);
    call->error->exit = code ? GT_EXIT_USAGE : call->error->exit;
    return code ? gt_error_at(call->error, "--%s", option) : 0;
}

int gt_cmd_evidence_verify(struct gt_call *call)
{
    struct gt_figures figures = {GT_MONEY_UNKNOWN, GT_MONEY_UNKNOWN, GT_MONEY_UNKNOWN,
                                 gt_call_value(call, "evidence")};
    struct gt_qualification_row *rows = NULL;
    size_t count = 0;
    char digest[GT_REDACTION_DIGEST_HEX];
    const char *key = gt_call_value(call, "key");
    if (!key)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--key: write the key that `gentou evidence redact` printed"));
    int code = read_amount(call, "net-assets", &figures.net_assets);
    if (!code)
        code = read_amount(call, "financial-assets", &figures.financial_assets);
    if (!code)
        code = read_amount(call, "average-income", &figures.average_income);
    if (!code)
        code = gt_figures_digest(&figures, key, digest, call->error);
    if (!code)
        code = read_evidence(call, &rows, &count);
    if (code)
        return code;
    for (size_t i = 0; i < count; i++)
        if (rows[i].digest && strcmp(rows[i].digest, digest) == 0) {
            fprintf(call->world->out, _("The digest of qualification %lld is of these figures.\n"),
                    (long long)rows[i].id);
            return 0;
        }
    fprintf(call->world->out, _("No digest of this member is of these figures under that key.\n"));
    return GT_EXIT_FINDINGS;
}
