/* snapshot.c - the companies that a programme takes from the ledger, and who paid what in each;
 * snapshot.h has the rules. What became of them is in snapshot_lines.c.
 */
#include "engine/operations/snapshot_int.h"

#include "engine/operations/approval.h"
#include "engine/operations/calibrate_int.h"
#include "engine/operations/positions_int.h"
#include "engine/operations/rulebook_int.h"

#include <stdlib.h>

#define TOKEN(word, token, label) token,
#define LABEL(word, token, label) label,
#define COUNT(items)              (int)(sizeof items / sizeof *items)

static const char *const left_out_tokens[] = {GT_LEFT_OUT_LIST(TOKEN)};
static const char *const left_out_labels[] = {GT_LEFT_OUT_LIST(LABEL)};
const struct gt_kind gt_left_out_words = {"left_out", COUNT(left_out_tokens), left_out_tokens,
                                          left_out_labels};

static const char *const remark_tokens[] = {GT_REMARK_LIST(TOKEN)};
static const char *const remark_labels[] = {GT_REMARK_LIST(LABEL)};
const struct gt_kind gt_remark_words = {"remark", COUNT(remark_tokens), remark_tokens,
                                        remark_labels};

int gt_snapshot_quarter(gt_day day)
{
    struct gt_civil civil = gt_day_to_civil(day);
    return civil.year * 4 + (civil.month - 1) / 3;
}

/* --- Partners ----------------------------------------------------------------------------------
 */

static bool stands_beside(const struct gt_snapshot_making *making, int64_t party)
{
    const struct gt_positions *positions = &making->positions;
    for (size_t r = 0; r < positions->round_count; r++)
        if (gt_facts_took_part(making->facts, positions->rounds[r].deal, party))
            return true;
    return false;
}

/* Those beside the fund; up to two with others of the ledger, in the order of their entry. */
static int find_partners(struct gt_snapshot_making *making)
{
    struct gt_snapshot *snapshot = making->snapshot;
    const int64_t *all = NULL;
    size_t count = 0, beside = 0;
    int code =
        gt_facts_role(making->facts, GT_ROLE_PARTNER, &all, &count, making->arena, making->error);
    for (int take_all = 0; take_all < 2 && !code; take_all++)
        for (size_t i = 0; i < count; i++) {
            bool stands = stands_beside(making, all[i]);
            beside += stands && !take_all;
            if (take_all ? !stands && snapshot->partner_count < GT_PARTNERS_MIN
                         : stands && snapshot->partner_count < GT_PARTNERS_MAX)
                snapshot->partners[snapshot->partner_count++] = all[i];
        }
    if (code || (snapshot->partner_count >= GT_PARTNERS_MIN && beside <= GT_PARTNERS_MAX))
        return code;
    return beside > GT_PARTNERS_MAX
               ? gt_fail(making->error, GT_EXIT_DATA,
                         _("beside the fund stand %zu partners, and a scenario has %d to %d; name "
                           "those to take, each with --partner NAME (what stands beside none of "
                           "them is left out)"),
                         beside, GT_PARTNERS_MIN, GT_PARTNERS_MAX)
               : gt_fail(making->error, GT_EXIT_DATA,
                         _("a scenario has %d to %d venture partners, and the ledger %zu; enter "
                           "others with `gentou partner add NAME`"),
                         GT_PARTNERS_MIN, GT_PARTNERS_MAX, count);
}

/* --- Who paid what -----------------------------------------------------------------------------
 */

/* What the parties of a payer put into a round, and how many of its stakes are not known. */
static int money_of(const struct gt_snapshot_making *making, size_t deal, enum gt_payer payer,
                    int64_t partner, gt_money *sum, int *unknown)
{
    const struct gt_facts *facts = making->facts;
    int code = 0;
    for (size_t s = facts->first_stake[deal]; s < facts->first_stake[deal + 1] && !code; s++) {
        const struct gt_investment_fact *stake = &facts->stakes[s];
        const struct gt_party_fact *party =
            gt_party_fact_find(facts->parties, facts->party_count, stake->party);
        bool club = party && making->club[party - facts->parties] != GT_WHOSE_OTHERS;
        enum gt_payer is = stake->party == facts->fund ? GT_PAYER_FUND
                           : stake->party == partner   ? GT_PAYER_PARTNER
                           : club                      ? GT_PAYER_CLUB
                                                       : GT_PAYER_OTHERS;
        if (is != payer)
            continue;
        *unknown += stake->more || stake->amount == GT_MONEY_UNKNOWN;
        if (stake->amount != GT_MONEY_UNKNOWN)
            code = gt_positions_add(stake->amount, sum, making->error);
    }
    return code;
}

/* The partner that put in most; of two alike, and where none is known, the first. -1: none. */
static int choose_partner(const struct gt_snapshot_making *making,
                          const struct gt_position *position, int *code)
{
    const struct gt_snapshot *snapshot = making->snapshot;
    gt_money most = -1;
    int chosen = -1;
    for (size_t k = 0; k < snapshot->partner_count && !*code; k++) {
        gt_money sum = 0;
        bool stands = false;
        int unknown = 0;
        for (size_t r = 0; r < position->rounds && !*code; r++) {
            size_t deal = making->positions.rounds[position->first_round + r].deal;
            stands = stands || gt_facts_took_part(making->facts, deal, snapshot->partners[k]);
            *code = money_of(making, deal, GT_PAYER_PARTNER, snapshot->partners[k], &sum, &unknown);
        }
        if (stands && sum > most) {
            most = sum;
            chosen = (int)k;
        }
    }
    return chosen;
}

/* Whose the rest of a round is: the payer's whose stakes alone are not known, where nobody took
 * part whom nobody named; else it is the others'. */
static enum gt_payer payer_of_rest(const struct gt_deal_row *deal, const int unknown[GT_PAYERS])
{
    enum gt_payer of = GT_PAYER_OTHERS;
    int payers = 0;
    for (int payer = GT_PAYER_PARTNER; payer < GT_PAYERS; payer++)
        if (unknown[payer] && ++payers)
            of = (enum gt_payer)payer;
    return payers == 1 && !deal->others ? of : GT_PAYER_OTHERS;
}

/* The payers beside the fund in one of its rounds. */
static int add_payers(const struct gt_snapshot_making *making,
                      const struct gt_position_round *round, struct gt_snapshot_line *line)
{
    const struct gt_deal_row *deal = &making->facts->deals[round->deal];
    int64_t partner = making->snapshot->partners[line->partner];
    gt_money sums[GT_PAYERS] = {0}, rest = 0;
    int code = 0, unknown[GT_PAYERS] = {0};
    bool told = deal->amount != GT_MONEY_UNKNOWN;
    for (int payer = GT_PAYER_PARTNER; payer < GT_PAYERS && !code; payer++)
        code = money_of(making, round->deal, (enum gt_payer)payer, partner, &sums[payer],
                        &unknown[payer]);
    enum gt_payer of_rest = payer_of_rest(deal, unknown);
    for (int payer = GT_PAYER_PARTNER; payer < GT_PAYERS && told && !code; payer++)
        rest += sums[payer];
    if (!code && told)
        sums[of_rest] += deal->amount - round->stake - rest;
    for (int payer = GT_PAYER_PARTNER; payer < GT_PAYERS && !code; payer++)
        code = gt_positions_add(sums[payer], &line->paid[payer], making->error);
    if (unknown[GT_PAYER_PARTNER] && told && of_rest != GT_PAYER_PARTNER)
        line->remarks |= 1u << GT_REMARK_PARTNER;
    if (unknown[GT_PAYER_CLUB] && told && of_rest != GT_PAYER_CLUB)
        line->remarks |= 1u << GT_REMARK_CLUB;
    line->remarks |= told ? 0 : 1u << GT_REMARK_OTHERS;
    return code;
}

/* The stage that the latest closed round of a company says, the fund's or not. */
static int start_of(const struct gt_facts *facts, int64_t company)
{
    int start = -1;
    for (size_t i = 0; i < facts->deal_count; i++) {
        const struct gt_deal_row *deal = &facts->deals[facts->by_day[i]];
        if (deal->company == company && deal->stage == GT_STAGE_CLOSED &&
            gt_chain_stage_of(deal->kind) >= 0)
            start = gt_chain_stage_of(deal->kind);
    }
    return start;
}

static int stage_of(const struct gt_snapshot_making *making, const struct gt_position *position)
{
    size_t deal = making->positions.rounds[position->first_round].deal;
    int64_t stage = gt_rulebook_stage(making->facts->deals[deal].kind);
    return stage >= 0 && stage < GT_TERM_STAGE_COUNT ? (int)stage : -1;
}

/* --- Companies ---------------------------------------------------------------------------------
 */

/* Why a company is left out, as far as its amounts say; -1: it is not. */
static int refused(const struct gt_snapshot_making *making, const struct gt_position *position)
{
    if (position->complete)
        return -1;
    for (size_t r = 0; r < position->rounds; r++) {
        size_t deal = making->positions.rounds[position->first_round + r].deal;
        if (gt_facts_is_foreign(making->facts, deal))
            return GT_LEFT_OUT_CURRENCY;
    }
    return position->unknown ? GT_LEFT_OUT_COST : GT_LEFT_OUT_CURRENCY;
}

static int add_company(struct gt_snapshot_making *making, const struct gt_position *position)
{
    struct gt_snapshot *snapshot = making->snapshot;
    int code = 0, why = refused(making, position);
    struct gt_snapshot_line beside = {.name = position->name,
                                      .partner = choose_partner(making, position, &code),
                                      .stage = stage_of(making, position),
                                      .start = start_of(making->facts, position->company),
                                      .marked = GT_DAY_NONE,
                                      .exit_day = GT_DAY_NONE};
    if (!code && why < 0 && beside.partner < 0)
        why = GT_LEFT_OUT_PARTNER;
    if (!code && why >= 0) {
        snapshot->gaps[snapshot->gap_count++] =
            (struct gt_snapshot_gap){position->name, (enum gt_left_out)why};
        return 0;
    }
    for (size_t r = 0; r < position->rounds && !code; r++)
        code = add_payers(making, &making->positions.rounds[position->first_round + r], &beside);
    snapshot->companies++;
    return code ? code : gt_snapshot_lines(making, position, &beside);
}

static int compare_lines(const void *a, const void *b)
{
    const struct gt_snapshot_line *x = a, *y = b;
    int order = (x->entry > y->entry) - (x->entry < y->entry);
    return order ? order : (x > y) - (x < y);
}

/* Every company is left out: why, and how many of them. */
static int refuse_all(const struct gt_snapshot_making *making)
{
    const struct gt_snapshot *snapshot = making->snapshot;
    size_t counts[GT_LEFT_OUT_COUNT] = {0};
    const char *reasons = "";
    char day[GT_DAY_TEXT];
    for (size_t i = 0; i < snapshot->gap_count; i++)
        counts[snapshot->gaps[i].why]++;
    for (int why = 0; why < GT_LEFT_OUT_COUNT && reasons; why++)
        if (counts[why])
            reasons =
                gt_arena_format(making->arena, _("%s%s%s (%zu)"), reasons, *reasons ? _("; ") : "",
                                _(gt_kind_label(&gt_left_out_words, why)), counts[why]);
    return !reasons
               ? gt_fail_memory(making->error)
               : gt_fail(making->error, GT_EXIT_DATA,
                         _("none of the %zu companies that the fund put money into by %s can be "
                           "taken: %s. Enter stakes with `gentou investment add DEAL`, rates with "
                           "`gentou rate add CODE`, or name other partners with --partner"),
                         snapshot->gap_count, gt_day_format(making->facts->as_of, day), reasons);
}

/* Calendar quarters to the programme's, in the order of entries. */
static int place_lines(struct gt_snapshot_making *making)
{
    struct gt_snapshot *snapshot = making->snapshot;
    char day[GT_DAY_TEXT];
    if (snapshot->count == 0)
        return refuse_all(making);
    if (snapshot->count > GT_COMPANIES_MAX)
        return gt_fail(making->error, GT_EXIT_DATA,
                       _("the fund's holdings as of %s are %zu, and a programme takes %d at most; "
                         "ask for those beside fewer partners, each with --partner NAME, or for "
                         "an earlier day"),
                       gt_day_format(making->facts->as_of, day), snapshot->count, GT_COMPANIES_MAX);
    qsort(snapshot->lines, snapshot->count, sizeof *snapshot->lines, compare_lines);
    snapshot->first = snapshot->lines[0].entry;
    snapshot->valuation = gt_snapshot_quarter(making->facts->as_of) - snapshot->first;
    if (snapshot->valuation > GT_QUARTERS_MAX - 2)
        return gt_fail(making->error, GT_EXIT_DATA,
                       _("%s is quarter %d after the first payment, and a programme takes %d "
                         "quarters at most; ask for an earlier day with --as-of"),
                       gt_day_format(making->facts->as_of, day), snapshot->valuation,
                       GT_QUARTERS_MAX);
    for (size_t i = 0; i < snapshot->count; i++) {
        struct gt_snapshot_line *line = &snapshot->lines[i];
        line->entry -= snapshot->first;
        line->exit -= line->exit ? snapshot->first : 0;
        snapshot->held += line->exit == 0;
    }
    return 0;
}

static int read_ledger(struct gt_snapshot_making *making)
{
    const struct gt_facts *facts = making->facts;
    size_t found = 0;
    int code = gt_positions_load(making->store, facts, GT_HOLDERS_FUND, GT_DAY_NONE, GT_DAY_NONE,
                                 &making->positions, making->arena, making->error);
    if (!code)
        code = gt_whose_list(making->store, facts, GT_HOLDERS_CLUB, &making->club, &found,
                             making->arena, making->error);
    if (!code)
        code = gt_exit_list(making->store, 0, facts->as_of, &making->exits, &making->exit_count,
                            making->arena, making->error);
    return code ? code
                : gt_pending_drop(making->store, "exit", making->exits, sizeof *making->exits,
                                  &making->exit_count, NULL, making->arena, making->error);
}

static int prepare(struct gt_snapshot_making *making)
{
    struct gt_snapshot *snapshot = making->snapshot;
    size_t companies = making->positions.count;
    char day[GT_DAY_TEXT];
    if (companies == 0)
        return gt_fail(making->error, GT_EXIT_DATA,
                       _("the fund has put no money into a closed round by %s; enter its stakes "
                         "with `gentou investment add DEAL`"),
                       gt_day_format(making->facts->as_of, day));
    /* A company is held, with a part paid out, besides what was left. */
    making->line_room = 2 * companies + making->exit_count;
    snapshot->lines = gt_arena_alloc(making->arena, making->line_room * sizeof *snapshot->lines);
    snapshot->gaps = gt_arena_alloc(making->arena, companies * sizeof *snapshot->gaps);
    return snapshot->lines && snapshot->gaps ? 0 : gt_fail_memory(making->error);
}

int gt_snapshot_take(struct gt_store *store, const struct gt_facts *facts, const int64_t *partners,
                     size_t partner_count, struct gt_snapshot *snapshot, struct gt_arena *arena,
                     struct gt_error *error)
{
    struct gt_snapshot_making making = {
        .store = store, .facts = facts, .snapshot = snapshot, .arena = arena, .error = error};
    *snapshot = (struct gt_snapshot){.facts = facts};
    int code = read_ledger(&making);
    if (!code)
        code = prepare(&making);
    for (size_t i = 0; i < partner_count; i++)
        snapshot->partners[snapshot->partner_count++] = partners[i];
    if (!code && partner_count == 0)
        code = find_partners(&making);
    for (size_t p = 0; p < making.positions.count && !code; p++)
        code = add_company(&making, &making.positions.items[p]);
    return code ? code : place_lines(&making);
}
