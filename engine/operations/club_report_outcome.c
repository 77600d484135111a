/* club_report_outcome.c - the questions that ask which investments came out better: by sector,
 * place, company of investors, kind of round, year, the members' scores of the team.
 */
#include "engine/operations/club_report_int.h"

#include "engine/operations/pitch.h"
#include "engine/store/pipeline.h"

#include <stdlib.h>
#include <string.h>

#define BESIDE_MOST 20

/* How many companies the figures are made of. */
static const char *basis_of(struct gt_report_making *making)
{
    const struct gt_positions *positions = making->positions;
    int known = 0, at_cost = 0, count = (int)positions->count;
    for (size_t i = 0; i < positions->count; i++) {
        known += positions->items[i].complete;
        at_cost += !positions->items[i].exited && positions->items[i].at_cost;
    }
    return gt_arena_format(making->arena,
                           _("%d companies; all amounts known: %d, some unknown, in no multiple: "
                             "%d; held without a mark, at cost: %d."),
                           count, known, count - known, at_cost);
}

static struct gt_report_group by_city(struct gt_report_making *making,
                                      const struct gt_position *position)
{
    (void)making;
    return gt_report_named(position->city);
}

static struct gt_report_group by_year(struct gt_report_making *making,
                                      const struct gt_position *position)
{
    int year = gt_day_to_civil(gt_report_entry(making, position)->day).year;
    const char *text = gt_arena_format(making->arena, "%04d", year);
    return (struct gt_report_group){year, text, text};
}

int gt_report_sectors(struct gt_report_making *making)
{
    making->answer->definition =
        _("Each company under its sector as the ledger has it. Multiple = (came back + worth) / "
          "paid in; worth: latest mark, cost where there is none. Exited: all that the holders had "
          "is sold or lost; below 1: of these, what brought back less than was paid in.");
    making->answer->basis = basis_of(making);
    return gt_report_groups(making,
                            gt_report_table(making, "sectors", _("Sector"), GT_REPORT_OUTCOME),
                            gt_report_by_sector, gt_report_outcome, true);
}

int gt_report_places(struct gt_report_making *making)
{
    making->answer->definition = _("As for the sectors, by the company's city as it is written.");
    making->answer->basis = basis_of(making);
    return gt_report_groups(making, gt_report_table(making, "places", _("City"), GT_REPORT_OUTCOME),
                            by_city, gt_report_outcome, true);
}

/* Co-investors. */

static struct gt_report_group by_crowd(struct gt_report_making *making,
                                       const struct gt_position *position)
{
    const struct gt_position_round *round = gt_report_entry(making, position);
    if (gt_report_entry_deal(making, position)->others)
        return (struct gt_report_group){4, "some_unnamed", _("some not named")};
    return round->others == 0   ? (struct gt_report_group){0, "0", _("none")}
           : round->others == 1 ? (struct gt_report_group){1, "1", "1"}
           : round->others <= 3 ? (struct gt_report_group){2, "2-3", _("2 to 3")}
                                : (struct gt_report_group){3, "4+", _("4 and more")};
}

/* Another investor in a round of the group. */
struct beside {
    int64_t party;
    size_t round;
};

static int compare_beside(const void *a, const void *b)
{
    const struct beside *x = a, *y = b;
    return x->party != y->party ? (x->party > y->party) - (x->party < y->party)
                                : (x->round > y->round) - (x->round < y->round);
}

static int compare_together(const void *a, const void *b)
{
    const struct gt_report_line *x = a, *y = b;
    return x->rounds != y->rounds         ? y->rounds - x->rounds
           : x->companies != y->companies ? y->companies - x->companies
                                          : strcmp(x->name, y->name);
}

static int find_beside(struct gt_report_making *making, struct beside **found, size_t *count)
{
    const struct gt_positions *positions = making->positions;
    const struct gt_facts *facts = positions->facts;
    size_t room = 1;
    for (size_t r = 0; r < positions->round_count; r++)
        room += (size_t)positions->rounds[r].others;
    *found = gt_arena_alloc(making->arena, room * sizeof **found);
    *count = 0;
    if (!*found)
        return gt_fail_memory(making->error);
    for (size_t r = 0; r < positions->round_count; r++) {
        size_t deal = positions->rounds[r].deal;
        for (size_t s = facts->first_stake[deal]; s < facts->first_stake[deal + 1]; s++)
            if (gt_positions_whose(positions, facts->stakes[s].party) == GT_WHOSE_OTHERS)
                (*found)[(*count)++] = (struct beside){facts->stakes[s].party, r};
    }
    qsort(*found, *count, sizeof **found, compare_beside);
    return 0;
}

static int add_beside(struct gt_report_making *making, struct gt_report_table *table)
{
    const struct gt_positions *positions = making->positions;
    struct beside *found = NULL;
    size_t count = 0, end;
    int code = find_beside(making, &found, &count);
    for (size_t start = 0; start < count && !code; start = end) {
        const char *name = gt_facts_name(positions->facts, found[start].party);
        struct gt_report_line *line = gt_report_line(making, table, name, name);
        if (!line)
            return gt_fail_memory(making->error);
        for (end = start; end < count && found[end].party == found[start].party && !code; end++) {
            const struct gt_position_round *round = &positions->rounds[found[end].round];
            line->rounds++;
            line->companies +=
                end == start || positions->rounds[found[end - 1].round].company != round->company;
            line->unknown += round->unknown;
            code = gt_money_add(line->invested, round->stake, &line->invested) != GT_OK
                       ? gt_fail(making->error, GT_EXIT_DATA, _("%s: its value cannot be reckoned"),
                                 name)
                       : 0;
        }
    }
    if (!code && table->count)
        qsort(table->lines, table->count, sizeof *table->lines, compare_together);
    if (table->count > BESIDE_MOST)
        table->count = BESIDE_MOST;
    return code;
}

int gt_report_crowd(struct gt_report_making *making)
{
    making->answer->definition =
        _("Companies by how many named investors besides the holders stood in the first round; "
          "rounds with investors that nobody named are told apart. Below: the 20 that stood beside "
          "the holders most often, in how many rounds and companies, and what the holders put into "
          "those rounds; a round stands in the line of each, so the lines do not add up.");
    making->answer->basis = basis_of(making);
    int code = gt_report_groups(
        making, gt_report_table(making, "by_co_investors", _("Other investors"), GT_REPORT_OUTCOME),
        by_crowd, gt_report_outcome, true);
    return code ? code
                : add_beside(making,
                             gt_report_table(making, "beside", _("Beside"), GT_REPORT_MONEY));
}

/* Patterns. */

static struct gt_report_group by_partner(struct gt_report_making *making,
                                         const struct gt_position *position)
{
    const struct gt_facts *facts = making->positions->facts;
    size_t deal = gt_report_entry(making, position)->deal;
    for (size_t s = facts->first_stake[deal]; s < facts->first_stake[deal + 1]; s++) {
        const struct gt_party_fact *party =
            gt_party_fact_find(facts->parties, facts->party_count, facts->stakes[s].party);
        if (party && party->roles & 1u << GT_ROLE_PARTNER)
            return (struct gt_report_group){0, "with_partner", _("beside a venture partner")};
    }
    return (struct gt_report_group){1, "without_partner", _("without one")};
}

/* Where the first round's deal came from; *tags are the deal's, joined by "; ". */
static int track_of(struct gt_report_making *making, const struct gt_position *position,
                    int *source, const char **tags)
{
    struct gt_track_row track = {.source = -1};
    int code = gt_track_read(making->store, gt_report_entry_deal(making, position)->id,
                             making->as_of, &track, making->arena, making->error);
    *source = track.source;
    *tags = track.tags;
    return code;
}

static struct gt_report_group by_source(struct gt_report_making *making,
                                        const struct gt_position *position)
{
    const char *tags;
    int source;
    if (track_of(making, position, &source, &tags))
        return (struct gt_report_group){0, NULL, NULL};
    return source < 0
               ? (struct gt_report_group){gt_deal_source_words.count, "unknown", _("unknown")}
               : (struct gt_report_group){source, gt_kind_token(&gt_deal_source_words, source),
                                          _(gt_kind_label(&gt_deal_source_words, source))};
}

int gt_report_patterns(struct gt_report_making *making)
{
    making->answer->definition =
        _("Companies by the kind of the first round the holders stood in, by whether a venture "
          "partner stood in it too, and by where the deal came from. A pattern in few companies is "
          "none.");
    making->answer->basis = basis_of(making);
    int code = gt_report_groups(
        making, gt_report_table(making, "by_kind", _("Entry round"), GT_REPORT_OUTCOME),
        gt_report_by_kind, gt_report_outcome, true);
    if (!code)
        code = gt_report_groups(
            making, gt_report_table(making, "by_partner", _("Partner"), GT_REPORT_OUTCOME),
            by_partner, gt_report_outcome, false);
    return code ? code
                : gt_report_groups(
                      making, gt_report_table(making, "by_source", _("Source"), GT_REPORT_OUTCOME),
                      by_source, gt_report_outcome, false);
}

/* Returns. */

static double multiple_of(const struct gt_position *position)
{
    return ((double)position->received + (double)position->value) / (double)position->cost;
}

static struct gt_report_group by_multiple(struct gt_report_making *making,
                                          const struct gt_position *position)
{
    (void)making;
    if (!position->complete || position->cost <= 0)
        return (struct gt_report_group){9, "unknown", _("unknown")};
    double multiple = multiple_of(position);
    return multiple <= 0   ? (struct gt_report_group){0, "0", _("nothing")}
           : multiple < 1  ? (struct gt_report_group){1, "0-1", _("below 1")}
           : multiple < 3  ? (struct gt_report_group){2, "1-3", _("1 to below 3")}
           : multiple < 10 ? (struct gt_report_group){3, "3-10", _("3 to below 10")}
                           : (struct gt_report_group){4, "10+", _("10 and more")};
}

static bool is_exited(const struct gt_positions *positions, const struct gt_position *position,
                      int what)
{
    (void)positions;
    return position->exited == what;
}

int gt_report_returns(struct gt_report_making *making)
{
    unsigned columns = GT_REPORT_OUTCOME | GT_REPORT_BIT(IRR);
    making->answer->definition =
        _("Companies by the year of the first round; then those exited and those still held; then "
          "by what each company's money came to. DPI = came back / paid in. IRR: the yearly rate "
          "of what was paid in, what came back, and what is held on the day asked. Worth is no "
          "money yet: a multiple of companies still held may change.");
    making->answer->basis = basis_of(making);
    int code = gt_report_groups(making, gt_report_table(making, "by_year", _("Year"), columns),
                                by_year, gt_report_outcome, true);
    if (code)
        return code;
    struct gt_report_table *table = gt_report_table(making, "by_exit", _("State"), columns);
    code =
        gt_report_subset(making, table, "exited", _("exited"), is_exited, true, gt_report_outcome);
    if (!code)
        code =
            gt_report_subset(making, table, "held", _("held"), is_exited, false, gt_report_outcome);
    return code ? code
                : gt_report_groups(
                      making,
                      gt_report_table(making, "by_multiple", _("Result"), GT_REPORT_OUTCOME),
                      by_multiple, gt_report_outcome, false);
}

/* Founders. */

/* The members' mean score of the team in the first round's deal; negative: nobody scored it. */
static int team_score(struct gt_report_making *making, int64_t deal, double *score)
{
    struct gt_pitch_scores scores;
    int code =
        gt_pitch_score(making->store, deal, making->as_of, &scores, making->arena, making->error);
    *score = -1;
    for (size_t i = 0; i < scores.criterion_count && !code; i++) {
        const char *criterion = scores.criteria[i].folded;
        if (scores.by_criterion[i].count &&
            (strcmp(criterion, "team") == 0 || strcmp(criterion, "团队") == 0))
            *score = scores.by_criterion[i].mean;
    }
    return code;
}

static struct gt_report_group by_team(struct gt_report_making *making,
                                      const struct gt_position *position)
{
    double score;
    if (team_score(making, gt_report_entry_deal(making, position)->id, &score))
        return (struct gt_report_group){0, NULL, NULL};
    return score < 0   ? (struct gt_report_group){3, "not_scored", _("not scored")}
           : score < 6 ? (struct gt_report_group){2, "below_6", _("below 6")}
           : score < 8 ? (struct gt_report_group){1, "6-8", _("6 to below 8")}
                       : (struct gt_report_group){0, "8+", _("8 and more")};
}

/* A tag that a position's first deal bears. */
struct tagged {
    const char *tag;
    size_t place;
};

static int compare_tagged(const void *a, const void *b)
{
    const struct tagged *x = a, *y = b;
    int tags = strcmp(x->tag, y->tag);
    return tags ? tags : (x->place > y->place) - (x->place < y->place);
}

/* The tags of all positions, in their order. */
static int find_tags(struct gt_report_making *making, struct tagged **found, size_t *count)
{
    const struct gt_positions *positions = making->positions;
    size_t capacity = 0;
    int source, code = 0;
    *found = NULL;
    *count = 0;
    for (size_t p = 0; p < positions->count && !code; p++) {
        const char *tags = NULL;
        code = track_of(making, &positions->items[p], &source, &tags);
        for (const char *end; !code && tags && *tags; tags = *end ? end + 2 : end) {
            end = strstr(tags, "; ") ? strstr(tags, "; ") : tags + strlen(tags);
            *found = gt_arena_grow(making->arena, *found, *count, &capacity, sizeof **found);
            const char *tag = gt_arena_copy(making->arena, tags, (size_t)(end - tags));
            if (!*found || !tag)
                return gt_fail_memory(making->error);
            (*found)[(*count)++] = (struct tagged){tag, p};
        }
    }
    if (*count)
        qsort(*found, *count, sizeof **found, compare_tagged);
    return code;
}

static int add_tags(struct gt_report_making *making)
{
    struct gt_report_table *table = gt_report_table(making, "by_tag", _("Tag"), GT_REPORT_OUTCOME);
    struct tagged *found = NULL;
    size_t count = 0, end;
    int code = find_tags(making, &found, &count);
    size_t *places = gt_arena_alloc(making->arena, (count + 1) * sizeof *places);
    if (!code && !places)
        return gt_fail_memory(making->error);
    for (size_t start = 0; start < count && !code; start = end) {
        for (end = start; end < count && strcmp(found[end].tag, found[start].tag) == 0; end++)
            places[end] = found[end].place;
        struct gt_places of = {places + start, end - start};
        code = gt_report_add(making, table,
                             (struct gt_report_group){0, found[start].tag, found[start].tag}, &of,
                             gt_report_outcome);
    }
    return code;
}

int gt_report_founders(struct gt_report_making *making)
{
    making->answer->definition = _(
        "The ledger has no field for what founders did before. It has what the members thought of "
        "the team: companies by the mean score (1 to 10) that the first round's deal got for the "
        "criterion \"team\" (or 团队); and what the club tagged that deal with, as with `gentou "
        "tag add DEAL \"second-time founder\"`. A deal of several tags stands in the line of "
        "each.");
    making->answer->basis = basis_of(making);
    int code =
        gt_report_groups(making, gt_report_table(making, "by_team", _("Team"), GT_REPORT_OUTCOME),
                         by_team, gt_report_outcome, true);
    return code ? code : add_tags(making);
}
