/* positions.c - the positions of a group: who belongs to it, and the rounds it stands in. What
 * became of them is in positions_value.c.
 */
#include "engine/operations/positions_int.h"

#include "engine/store/party.h"
#include "engine/store/vehicle.h"

#include <stdlib.h>

GT_KIND_WORDS(GT_HOLDERS_LIST, holders);
GT_KIND_WORDS(GT_FORM_LIST, form);

int gt_positions_add(gt_money amount, gt_money *sum, struct gt_error *error)
{
    enum gt_status status = gt_money_add(*sum, amount, sum);
    return status == GT_OK
               ? 0
               : gt_fail(error, GT_EXIT_DATA, _("the ledger's amounts cannot be summed: %s"),
                         _(gt_status_text(status)));
}

/* The place of a party in the facts, or party_count. */
static size_t place_of(const struct gt_facts *facts, int64_t party)
{
    const struct gt_party_fact *fact =
        gt_party_fact_find(facts->parties, facts->party_count, party);
    return fact ? (size_t)(fact - facts->parties) : facts->party_count;
}

enum gt_whose gt_positions_whose(const struct gt_positions *positions, int64_t party)
{
    size_t place = place_of(positions->facts, party);
    return place < positions->facts->party_count ? (enum gt_whose)positions->whose[place]
                                                 : GT_WHOSE_OTHERS;
}

static int add_vehicles(struct gt_store *store, const struct gt_facts *facts, unsigned char *whose,
                        struct gt_arena *arena, struct gt_error *error)
{
    struct gt_vehicle_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0, party = 0;
    int code = gt_vehicle_list(store, facts->as_of, 0, -1, &rows, &count, &total, arena, error);
    for (size_t i = 0; i < count && !code; i++) {
        code = gt_party_canon(store, rows[i].party, &party, error);
        size_t place = place_of(facts, party);
        if (!code && place < facts->party_count)
            whose[place] = GT_WHOSE_VEHICLE;
    }
    return code;
}

int gt_whose_list(struct gt_store *store, const struct gt_facts *facts, enum gt_holders holders,
                  unsigned char **whose, size_t *found, struct gt_arena *arena,
                  struct gt_error *error)
{
    int code = 0;
    *found = 0;
    *whose = gt_arena_alloc(arena, facts->party_count + 1);
    if (!*whose)
        return gt_fail_memory(error);
    if (holders == GT_HOLDERS_CLUB)
        code = add_vehicles(store, facts, *whose, arena, error);
    for (size_t i = 0; i < facts->party_count && !code; i++) {
        const struct gt_party_fact *party = &facts->parties[i];
        unsigned char *is = &(*whose)[i];
        if (party->id == facts->fund)
            *is = holders == GT_HOLDERS_FUND ? GT_WHOSE_FUND : GT_WHOSE_OTHERS;
        else if (holders == GT_HOLDERS_CLUB && party->roles & 1u << GT_ROLE_CLUB)
            *is = GT_WHOSE_CLUB;
        else if (holders != GT_HOLDERS_FUND && !*is && party->roles & 1u << GT_ROLE_MEMBER)
            *is = GT_WHOSE_MEMBER;
        *found += *is != GT_WHOSE_OTHERS;
    }
    return code;
}

/* Says of each party whether it belongs to the group; there is such a group. */
static int find_group(struct gt_store *store, struct gt_positions *positions,
                      struct gt_arena *arena, struct gt_error *error)
{
    size_t found = 0;
    int code = gt_whose_list(store, positions->facts, positions->holders, &positions->whose, &found,
                             arena, error);
    if (code || found)
        return code;
    return positions->holders == GT_HOLDERS_FUND
               ? gt_fail(error, GT_EXIT_DATA,
                         _("the ledger has no guidance fund; enter it with `gentou fund add NAME`"))
               : gt_fail(error, GT_EXIT_DATA,
                         _("the ledger has no club members by that day; enter them with `gentou "
                           "member add NAME`, or ask for the fund with --holder fund"));
}

static enum gt_money_form form_of(int instrument)
{
    switch ((enum gt_instrument)instrument) {
    case GT_INSTRUMENT_COMMON:
    case GT_INSTRUMENT_PREFERRED:
        return GT_FORM_EQUITY;
    case GT_INSTRUMENT_CONVERTIBLE_NOTE:
    case GT_INSTRUMENT_SAFE:
        return GT_FORM_CONVERTIBLE;
    case GT_INSTRUMENT_LOAN:
        return GT_FORM_LOAN;
    case GT_INSTRUMENT_UNKNOWN:
        break;
    }
    return GT_FORM_UNKNOWN;
}

static enum gt_money_form join_forms(enum gt_money_form a, enum gt_money_form b)
{
    return a == GT_FORM_UNKNOWN || a == b ? b : b == GT_FORM_UNKNOWN ? a : GT_FORM_SEVERAL;
}

/* The group's part in the deal at a place; *ours: its parties in it. What the fund put in is, when
 * nobody said but the round tells, what is left of it. */
static int look_at(const struct gt_positions *positions, size_t deal,
                   struct gt_position_round *round, int *ours, struct gt_arena *arena,
                   struct gt_error *error)
{
    const struct gt_facts *facts = positions->facts;
    const struct gt_deal_row *row = &facts->deals[deal];
    struct gt_split split;
    int code = 0;
    *ours = 0;
    *round = (struct gt_position_round){
        .deal = deal, .company = row->company, .day = row->day, .form = GT_FORM_UNKNOWN};
    for (size_t s = facts->first_stake[deal]; s < facts->first_stake[deal + 1] && !code; s++) {
        const struct gt_investment_fact *stake = &facts->stakes[s];
        if (gt_positions_whose(positions, stake->party) == GT_WHOSE_OTHERS) {
            round->others++;
            continue;
        }
        ++*ours;
        round->form = join_forms(round->form, form_of(stake->instrument));
        round->unknown += stake->more || stake->amount == GT_MONEY_UNKNOWN;
        if (stake->amount != GT_MONEY_UNKNOWN)
            code = gt_positions_add(stake->amount, &round->stake, error);
    }
    if (code || !round->unknown || positions->holders != GT_HOLDERS_FUND)
        return code;
    code = gt_facts_split(facts, deal, (struct gt_counting){0}, &split, arena, error);
    if (!code && split.known) {
        round->stake = split.fund;
        round->unknown = 0;
        *ours = split.fund > 0;
    }
    return code;
}

static int compare_rounds(const void *a, const void *b)
{
    const struct gt_position_round *x = a, *y = b;
    if (x->company != y->company)
        return (x->company > y->company) - (x->company < y->company);
    if (x->day != y->day)
        return (x->day > y->day) - (x->day < y->day);
    return (x->deal > y->deal) - (x->deal < y->deal);
}

static int find_rounds(struct gt_positions *positions, struct gt_arena *arena,
                       struct gt_error *error)
{
    const struct gt_facts *facts = positions->facts;
    int code = 0, ours = 0;
    positions->rounds = gt_arena_alloc(arena, (facts->deal_count + 1) * sizeof *positions->rounds);
    if (!positions->rounds)
        return gt_fail_memory(error);
    for (size_t deal = 0; deal < facts->deal_count && !code; deal++) {
        if (facts->deals[deal].stage != GT_STAGE_CLOSED)
            continue;
        code = look_at(positions, deal, &positions->rounds[positions->round_count], &ours, arena,
                       error);
        positions->round_count += ours > 0;
    }
    qsort(positions->rounds, positions->round_count, sizeof *positions->rounds, compare_rounds);
    return code;
}

/* A position of the rounds from `first` on that are of one company. */
static int make_position(const struct gt_positions *positions, size_t first, size_t rounds,
                         struct gt_position *position, struct gt_error *error)
{
    const struct gt_deal_row *deal = &positions->facts->deals[positions->rounds[first].deal];
    int code = 0;
    *position = (struct gt_position){.company = deal->company,
                                     .name = deal->company_name,
                                     .sector = deal->sector,
                                     .city = deal->city,
                                     .first_round = first,
                                     .rounds = rounds,
                                     .complete = true,
                                     .marked = GT_DAY_NONE,
                                     .exit_day = GT_DAY_NONE,
                                     .exit_kind = -1};
    for (size_t i = first; i < first + rounds && !code; i++) {
        position->unknown += positions->rounds[i].unknown;
        code = gt_positions_add(positions->rounds[i].stake, &position->cost, error);
    }
    position->complete = position->unknown == 0;
    return code;
}

/* Rounds to positions; those first backed outside the days go, with their rounds. */
static int make_positions(struct gt_positions *positions, gt_day from, gt_day to,
                          struct gt_arena *arena, struct gt_error *error)
{
    struct gt_position_round *rounds = positions->rounds;
    size_t kept = 0, end;
    int code = 0;
    positions->items =
        gt_arena_alloc(arena, (positions->round_count + 1) * sizeof *positions->items);
    if (!positions->items)
        return gt_fail_memory(error);
    for (size_t start = 0; start < positions->round_count && !code; start = end) {
        gt_day day = rounds[start].day;
        size_t first = kept;
        for (end = start;
             end < positions->round_count && rounds[end].company == rounds[start].company;)
            end++;
        if ((from != GT_DAY_NONE && day < from) || (to != GT_DAY_NONE && day > to))
            continue;
        for (size_t i = start; i < end; i++)
            rounds[kept++] = rounds[i];
        code = make_position(positions, first, kept - first, &positions->items[positions->count++],
                             error);
    }
    positions->round_count = kept;
    return code;
}

int gt_positions_load(struct gt_store *store, const struct gt_facts *facts, enum gt_holders holders,
                      gt_day from, gt_day to, struct gt_positions *positions,
                      struct gt_arena *arena, struct gt_error *error)
{
    *positions = (struct gt_positions){.facts = facts, .holders = holders};
    int code = find_group(store, positions, arena, error);
    if (!code)
        code = find_rounds(positions, arena, error);
    if (!code)
        code = make_positions(positions, from, to, arena, error);
    return code ? code : gt_positions_value(store, positions, arena, error);
}
