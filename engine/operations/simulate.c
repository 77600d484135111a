/* simulate.c - the course of a simulation: laps on threads, between which it is looked at how exact
 * the headline is, what is done is kept in a file, and the ranks join what they have.
 *
 * A lap ends where the error is looked at, where a file is due or somebody stops it; with several
 * ranks only at the first and at a fixed length, so that all know where. After each lap rank 0 has
 * everything in one tally, and says how it goes on.
 */
#include "engine/operations/simulate.h"

#include "engine/operations/checkpoint.h"
#include "engine/operations/workers.h"

#include <stdlib.h>
#include <string.h>

#define CHECK_FIRST      65536
#define RANK_LAP         (INT64_C(1) << 19) /* paths a rank */
#define CHECKPOINT_EVERY 5.0                /* seconds */
#define CHECKPOINT_FIRST 1.0

struct course {
    const struct gt_simulate_how *how;
    struct gt_run *run;
    struct gt_workers *workers;
    struct gt_tally *total; /* of all laps; in rank 0 of all ranks */
    int64_t done;
    uint64_t mark; /* of the checkpoint */
    double kept;   /* when the checkpoint was */
    bool stopped;
    struct gt_error *error;
};

static int fail_status(enum gt_status status, struct gt_error *error)
{
    return status == GT_OK ? 0
           : status == GT_ENOMEM
               ? gt_fail_memory(error)
               : gt_fail(error, GT_EXIT_DATA, _("the simulation ended without a result: %s"),
                         _(gt_status_text(status)));
}

static bool leads(const struct course *course)
{
    return course->how->ranks.rank == 0;
}

static int begin(struct course *course, const struct gt_programme *programme)
{
    const struct gt_simulate_how *how = course->how;
    struct gt_error *error = course->error;
    enum gt_status status = gt_run_new(programme, how->seed, how->instructions, &course->run);
    if (status == GT_OK)
        gt_run_set_scheme(course->run, how->scheme);
    if (status == GT_OK)
        status = gt_workers_new(course->run, how->threads, how->ranks, &course->workers);
    if (status == GT_OK)
        status = gt_tally_new(course->run, &course->total);
    if (status == GT_ENOMEM && !leads(course))
        gt_ranks_give_up(&how->ranks);
    int code = fail_status(status, error);
    if (!code && how->checkpoint && leads(course)) {
        code = gt_checkpoint_mark(course->run, how->identity, how->seed, &course->mark, error);
        if (!code)
            code = gt_checkpoint_read(how->checkpoint, course->mark, course->total, error);
        if (!code && gt_tally_done(course->total) > how->paths)
            code = gt_fail(error, GT_EXIT_USAGE,
                           _("--paths: %s holds %lld paths already; ask for as many or more"),
                           how->checkpoint, (long long)gt_tally_done(course->total));
        course->kept = how->seconds() - CHECKPOINT_EVERY + CHECKPOINT_FIRST;
    }
    course->done = gt_ranks_agree(&how->ranks, code ? -1 : gt_tally_done(course->total));
    if (!code && course->done < 0)
        code = gt_fail(error, GT_EXIT_DATA, _("rank 0 failed"));
    return code;
}

static void release(struct course *course)
{
    gt_workers_free(course->workers);
    gt_tally_free(course->total);
    gt_run_free(course->run);
}

/* The first place above `done` where the error is looked at. */
static int64_t next_check(int64_t done)
{
    int64_t check = CHECK_FIRST;
    while (check <= done)
        check += check / 8 < CHECK_FIRST ? CHECK_FIRST : check / 8 / CHECK_FIRST * CHECK_FIRST;
    return check;
}

static int64_t lap_limit(const struct course *course, int64_t whole)
{
    const struct gt_simulate_how *how = course->how;
    int64_t limit = whole;
    if (how->until_se > 0 && next_check(course->done) < limit)
        limit = next_check(course->done);
    if (how->ranks.count > 1 && course->done + RANK_LAP * how->ranks.count < limit)
        limit = course->done + RANK_LAP * how->ranks.count;
    return limit;
}

static bool checkpoint_is_due(const struct course *course)
{
    return course->how->checkpoint && leads(course) &&
           course->how->seconds() - course->kept >= CHECKPOINT_EVERY;
}

static int tick(void *context, int64_t done)
{
    struct course *course = context;
    const struct gt_simulate_how *how = course->how;
    if (how->progress && how->progress(how->context, done, how->paths) != 0)
        course->stopped = true;
    return how->ranks.count == 1 && (course->stopped || checkpoint_is_due(course));
}

/* A tally in memory, as it travels. */
struct parcel {
    char *bytes;
    size_t size, room, at;
};

static int pack(void *context, const void *bytes, size_t size)
{
    struct parcel *parcel = context;
    if (parcel->size + size > parcel->room) {
        size_t room = 2 * (parcel->room + size);
        char *grown = realloc(parcel->bytes, room);
        if (!grown)
            return 1;
        parcel->bytes = grown;
        parcel->room = room;
    }
    memcpy(parcel->bytes + parcel->size, bytes, size);
    parcel->size += size;
    return 0;
}

static int unpack(void *context, void *bytes, size_t size)
{
    struct parcel *parcel = context;
    if (size > parcel->size - parcel->at)
        return 1;
    memcpy(bytes, parcel->bytes + parcel->at, size);
    parcel->at += size;
    return 0;
}

/* What another rank did since the last lap goes to rank 0. */
static void hand_in(struct course *course, enum gt_status status)
{
    struct parcel parcel = {NULL};
    bool bad = status != GT_OK || gt_tally_write(course->total, pack, &parcel) != 0;
    gt_ranks_send(&course->how->ranks, parcel.bytes, bad ? 0 : parcel.size);
    gt_tally_clear(course->total);
    free(parcel.bytes);
}

static enum gt_status take_in(struct course *course)
{
    const struct gt_ranks *ranks = &course->how->ranks;
    struct gt_tally *other = NULL;
    enum gt_status status = ranks->count > 1 ? gt_tally_new(course->run, &other) : GT_OK;
    for (int from = 1; from < ranks->count; from++) {
        struct parcel parcel = {NULL};
        parcel.bytes = gt_ranks_receive(ranks, from, &parcel.size);
        if (!parcel.bytes || status != GT_OK || gt_tally_read(other, unpack, &parcel) != 0)
            status = GT_ENOMEM;
        else
            status = gt_tally_merge(course->total, other);
        free(parcel.bytes);
    }
    gt_tally_free(other);
    return status;
}

/* A lap, and all of it in rank 0's tally. */
static enum gt_status run_lap(struct course *course, int64_t limit)
{
    int64_t reached = course->done;
    enum gt_status status =
        gt_workers_lap(course->workers, course->done, limit, tick, course, &reached);
    if (status == GT_OK)
        status = gt_workers_collect(course->workers, course->total);
    course->done = reached;
    if (!leads(course))
        hand_in(course, status);
    else if (status == GT_OK || course->how->ranks.count > 1)
        status = take_in(course) == GT_OK ? status : GT_ENOMEM;
    return status;
}

enum turn { GO_ON, END_PATHS, END_SE, END_STOPPED, FAILED };

/* Rank 0's word on how it goes on. */
static enum turn next_turn(struct course *course, int64_t whole, enum gt_status status, int *code)
{
    const struct gt_simulate_how *how = course->how;
    bool looked_at =
        how->until_se > 0 && course->done > 0 && next_check(course->done - 1) == course->done;
    *code = fail_status(status, course->error);
    enum turn turn = looked_at && gt_tally_headline_se(course->total) <= how->until_se ? END_SE
                     : course->done >= whole                                           ? END_PATHS
                     : course->stopped                                                 ? END_STOPPED
                                                                                       : GO_ON;
    if (!*code && how->checkpoint && (turn != GO_ON || checkpoint_is_due(course))) {
        *code = gt_checkpoint_write(how->checkpoint, course->mark, course->total, course->error);
        course->kept = how->seconds();
    }
    return *code ? FAILED : turn;
}

static int run_laps(struct course *course, int64_t whole, enum turn *turn)
{
    enum gt_status status = GT_OK;
    int code = 0;
    for (*turn = GO_ON; *turn == GO_ON;) {
        if (leads(course))
            *turn = next_turn(course, whole, status, &code);
        *turn = (enum turn)gt_ranks_agree(&course->how->ranks, *turn);
        if (*turn == GO_ON)
            status = run_lap(course, lap_limit(course, whole));
    }
    return *turn == FAILED && !code ? gt_fail(course->error, GT_EXIT_DATA, _("rank 0 failed"))
                                    : code;
}

/* All ranks have what rank 0 has. */
static int share(struct course *course)
{
    const struct gt_ranks *ranks = &course->how->ranks;
    struct parcel parcel = {NULL};
    if (ranks->count == 1)
        return 0;
    int bad = leads(course) ? gt_tally_write(course->total, pack, &parcel) : 0;
    parcel.size = (size_t)gt_ranks_agree(ranks, bad ? 0 : (int64_t)parcel.size);
    if (!leads(course))
        parcel.bytes = malloc(parcel.size);
    bad = !parcel.bytes;
    if (!bad)
        gt_ranks_share(ranks, parcel.bytes, parcel.size);
    if (!bad && !leads(course))
        bad = gt_tally_read(course->total, unpack, &parcel);
    free(parcel.bytes);
    return bad ? gt_fail_memory(course->error) : 0;
}

static int run_course(struct course *course, enum gt_simulate_end *end)
{
    static const enum gt_simulate_end ends[] = {
        [END_PATHS] = GT_END_PATHS, [END_SE] = GT_END_SE, [END_STOPPED] = GT_END_STOPPED};
    int64_t paths = course->how->paths, whole = paths - paths % GT_BATCH;
    enum turn turn;
    int code = run_laps(course, whole, &turn);
    if (code)
        return code;
    *end = ends[turn];
    /* The rest that fills no batch is not in the checkpoint: it is quickly done again. */
    if (turn == END_PATHS && whole < paths) {
        enum gt_status status =
            leads(course) ? gt_tally_paths(course->total, whole, paths - whole) : GT_OK;
        if (status != GT_OK)
            return fail_status(status, course->error);
    }
    if (turn == END_STOPPED && course->done == 0)
        return gt_fail(course->error, GT_EXIT_DATA, _("stopped before any path was done"));
    return share(course);
}

int gt_simulate_run(const struct gt_programme *programme, const struct gt_simulate_how *how,
                    struct gt_simulation **simulation, enum gt_simulate_end *end,
                    struct gt_error *error)
{
    struct course course = {.how = how, .error = error};
    int code = begin(&course, programme);
    if (!code)
        code = run_course(&course, end);
    if (!code)
        code = fail_status(gt_tally_report(course.total, simulation), error);
    release(&course);
    return code;
}
