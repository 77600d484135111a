/* command.h - a command is one row.
 *
 * `gentou NOUN VERB [ARGUMENTS] [--options]`. The dispatcher reads the options, opens the ledger
 * the flags ask for, calls `run`, and closes it; help and completion come from the same row. To add
 * a command: one function and one row in the list of its subject (list_*.c).
 */
#ifndef GENTOU_ENGINE_COMMANDS_COMMAND_H
#define GENTOU_ENGINE_COMMANDS_COMMAND_H

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/base/ranks.h"
#include "engine/export/listing.h"
#include "engine/intake/format.h"
#include "engine/intake/records.h"
#include "engine/store/store.h"

#include <stdbool.h>
#include <stdio.h>

/* What main.c read of the world, once. */
struct gt_world {
    const char *db;  /* GENTOU_DB, or NULL */
    const char *now; /* instant, UTC, ISO 8601 */
    gt_day today;
    const char *actor;
    FILE *in, *out, *err;
    bool in_is_terminal;
    int out_columns; /* of the terminal that `out` is; 0: it is none */
    bool err_is_terminal;
    int threads;               /* of the machine */
    const char *instructions;  /* GENTOU_INSTRUCTIONS, or NULL */
    struct gt_ranks ranks;     /* the processes of this command */
    double (*seconds)(void);   /* a clock that only rises */
};

#define GT_ARGUMENTS_MAX 1024

/* An option as given, or a positional argument. */
struct gt_given {
    const char *name;  /* of the option */
    const char *value; /* NULL for a flag */
};

struct gt_call {
    const struct gt_world *world;
    const struct gt_command *command;
    const struct gt_command_list *lists; /* all commands; ended by a row without any */
    const char *const *arguments;        /* positional */
    int argument_count;
    const struct gt_given *given; /* options, in their order */
    int given_count;
    struct gt_store *store; /* open when the command asks for it */
    struct gt_arena *arena; /* lives as long as the call */
    struct gt_error *error;
    /* Common options, read already. */
    enum gt_output output;
    gt_day as_of;
    bool dry_run;
    struct {
        double begun;    /* seconds; 0: nothing is shown */
        long long first; /* done by then */
    } bar;
};

struct gt_option {
    const char *name;  /* without the dashes */
    const char *value; /* what stands behind it, or NULL for a flag */
    const char *help;  /* English source text */
};

enum gt_command_flag {
    GT_COMMAND_READS = 1,  /* opens the ledger to read */
    GT_COMMAND_WRITES = 2, /* opens the ledger to write; takes --dry-run */
    GT_COMMAND_LISTS = 4,  /* takes --json and --csv */
    GT_COMMAND_DATED = 8,  /* takes --as-of */
    GT_COMMAND_PAGED = 16, /* takes --all and --page */
    GT_COMMAND_KEEPS = 32, /* reads, and keeps what it found; takes --dry-run */
    GT_COMMAND_RANKS = 64, /* works in all processes of mpirun; any other only in the first */
    GT_COMMAND_ALONE = 128, /* has no use for a ledger: help doesn't show --db */
};

struct gt_command {
    const char *noun;
    const char *verb;                /* "" for a bare verb, which is then the noun */
    const char *arguments;           /* "NAME", "[DEAL]", "" */
    int least, most;                 /* positional arguments */
    const char *summary;             /* one line */
    const char *details;             /* further text of its help, or NULL */
    const struct gt_option *options; /* ended by a row without a name, or NULL */
    const char *record;              /* noun whose fields are options too, or NULL */
    unsigned flags;
    int (*run)(struct gt_call *call);
    const struct gt_file_format
        *format; /* of the file it reads, or NULL; it then takes --example */
};

/* The lists of commands, each ended by a row without a noun, in the order of the help. */
extern const struct gt_command gt_commands_records[];
extern const struct gt_command gt_commands_club[];
extern const struct gt_command gt_commands_instruments[];
extern const struct gt_command gt_commands_closing[];
extern const struct gt_command gt_commands_pipeline[];
extern const struct gt_command gt_commands_exchange[];
extern const struct gt_command gt_commands_mapping[];
extern const struct gt_command gt_commands_search[];
extern const struct gt_command gt_commands_corrections[];
extern const struct gt_command gt_commands_approval[];
extern const struct gt_command gt_commands_rates[];
extern const struct gt_command gt_commands_past[];
extern const struct gt_command gt_commands_results[];
extern const struct gt_command gt_commands_terms[];
extern const struct gt_command gt_commands_rules[];
extern const struct gt_command gt_commands_calc[];

/* The commands of a subject, under its heading (NULL: that of the list before). */
struct gt_command_list {
    const char *title; /* English source text */
    const struct gt_command *commands;
};

/* Every command of all lists, one after the other. */
#define GT_EACH_COMMAND(command, lists)                                                            \
    for (const struct gt_command_list *list = (lists); list->commands; list++)                     \
        for (const struct gt_command *command = list->commands; command->noun; command++)

/* Options of every `NOUN add`. */
extern const struct gt_option gt_add_options[];
/* Of those before whose money rules ask. */
extern const struct gt_option gt_add_checked_options[];

/* Rows that several lists have. */
#define GT_COMMAND_ADD(noun, argument)                                                             \
    {                                                                                              \
        noun, "add", argument, 0, 1, NULL, NULL, gt_add_options, noun, GT_COMMAND_WRITES,          \
            gt_cmd_add                                                                             \
    }
#define GT_COMMAND_ADD_CHECKED(noun, argument)                                                     \
    {                                                                                              \
        noun, "add", argument, 0, 1, NULL, NULL, gt_add_checked_options, noun, GT_COMMAND_WRITES,  \
            gt_cmd_add                                                                             \
    }
#define GT_COMMANDS_END                                                                            \
    {                                                                                              \
        NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, 0, NULL                                    \
    }

/* Runs what the arguments say; returns the program's exit code. The only way in. */
int gt_commands_run(const struct gt_world *world, int argc, const char *const *argv);

/* The value of an option, or NULL; the last one given holds. */
const char *gt_call_value(const struct gt_call *call, const char *name);
bool gt_call_flag(const struct gt_call *call, const char *name);

/* Typed options; *value keeps its value when the option is not given. */
int gt_call_count(struct gt_call *call, const char *name, int64_t low, int64_t high,
                  int64_t *value);
int gt_call_day(struct gt_call *call, const char *name, gt_day *value);

/* Refuses what GENTOU_INSTRUCTIONS asks for where this machine does not run it. */
int gt_call_instructions(struct gt_call *call);

/* Says of which option the sentence is that stands in the error; a fault of usage, which it returns.
 */
int gt_call_at_option(struct gt_call *call, const char *option);

/* The argument at a place, a number from 1 on; `what` is its name in the help ("ENTRY"). */
int gt_call_number(struct gt_call *call, int place, const char *what, int64_t *number);

/* The call's ledger open a second time, to write: for what a command that reads at length keeps in
 * the end, whatever moment it read. The caller closes it. */
int gt_call_writer(struct gt_call *call, struct gt_store **store);
int gt_call_kind(struct gt_call *call, const char *name, const struct gt_kind *kind, int *value);

/* The entry that a writing command makes. */
struct gt_entry gt_call_entry(const struct gt_call *call);

/* Begins that entry; and ends it: what it wrote is kept when all went well (code 0) and this is no
 * dry run, else it is taken back. Both return the code. */
int gt_call_begin(struct gt_call *call);
int gt_call_end(struct gt_call *call, int code);

/* Zeroed cells for `rows` rows, or NULL. */
struct gt_cell *gt_call_cells(struct gt_call *call, size_t rows, size_t columns);

/* The currency to stand before an amount: NULL when it is the ledger's. */
const struct gt_currency *gt_call_foreign(const struct gt_call *call,
                                          const struct gt_currency *currency);

/* Prints a listing in the output asked for. */
int gt_call_print(struct gt_call *call, const struct gt_listing *listing);

/* Rows offset and limit of a paged command: 50 a page unless --all. */
int gt_call_page(struct gt_call *call, int64_t *offset, int64_t *limit);
/* Says on `err` what a page left out. */
void gt_call_page_note(struct gt_call *call, int64_t offset, size_t shown, int64_t total);

/* A progress bar on `err` when that is a terminal, with how much a second and the time left; done < 0
 * wipes it. */
void gt_call_progress(struct gt_call *call, const char *what, long long done, long long total);
/* The same with a few words behind it; total 0: the words alone. */
void gt_call_progress_beside(struct gt_call *call, const char *what, long long done,
                             long long total, const char *beside);

/* The commands, one file a subject. */
int gt_cmd_init(struct gt_call *call);
int gt_cmd_add(struct gt_call *call);
int gt_cmd_edit(struct gt_call *call);
int gt_cmd_remove(struct gt_call *call);
int gt_cmd_history(struct gt_call *call);
int gt_cmd_duplicate_list(struct gt_call *call);
int gt_cmd_duplicate_dismiss(struct gt_call *call);
int gt_cmd_merge(struct gt_call *call);
int gt_cmd_unmerge(struct gt_call *call);
int gt_cmd_approval_threshold(struct gt_call *call);
int gt_cmd_approval_list(struct gt_call *call);
int gt_cmd_approve(struct gt_call *call);
int gt_cmd_fund_step_list(struct gt_call *call);
int gt_cmd_party_list(struct gt_call *call);
int gt_cmd_company_list(struct gt_call *call);
int gt_cmd_company_show(struct gt_call *call);
int gt_cmd_deal_list(struct gt_call *call);
int gt_cmd_deal_show(struct gt_call *call);
int gt_cmd_pledge_list(struct gt_call *call);
int gt_cmd_import_csv(struct gt_call *call);
int gt_cmd_import_list(struct gt_call *call);
int gt_cmd_import_show(struct gt_call *call);
int gt_cmd_import_xlsx(struct gt_call *call);
int gt_cmd_mapping_save(struct gt_call *call);
int gt_cmd_mapping_list(struct gt_call *call);
int gt_cmd_mapping_show(struct gt_call *call);
int gt_cmd_mapping_remove(struct gt_call *call);
int gt_cmd_template_xlsx(struct gt_call *call);
int gt_cmd_export_csv(struct gt_call *call);
int gt_cmd_export_json(struct gt_call *call);
int gt_cmd_import_json(struct gt_call *call);
int gt_cmd_entry_list(struct gt_call *call);
int gt_cmd_undo(struct gt_call *call);
int gt_cmd_class_list(struct gt_call *call);
int gt_cmd_calc_captable(struct gt_call *call);
int gt_cmd_captable_show(struct gt_call *call);
int gt_cmd_captable_events(struct gt_call *call);
int gt_cmd_convertible_list(struct gt_call *call);
int gt_cmd_valuation_list(struct gt_call *call);
int gt_cmd_payout_list(struct gt_call *call);
int gt_cmd_escrow_list(struct gt_call *call);
int gt_cmd_mark_list(struct gt_call *call);
int gt_cmd_export_ocf(struct gt_call *call);
int gt_cmd_import_ocf(struct gt_call *call);
int gt_cmd_leverage_show(struct gt_call *call);
int gt_cmd_scenario_run(struct gt_call *call);
int gt_cmd_simulate(struct gt_call *call);
int gt_cmd_calc_returns(struct gt_call *call);
int gt_cmd_calc_pme(struct gt_call *call);
int gt_cmd_calc_pacing(struct gt_call *call);
int gt_cmd_report_board(struct gt_call *call);
int gt_cmd_calc_exit(struct gt_call *call);
int gt_cmd_search(struct gt_call *call);
int gt_cmd_rate_list(struct gt_call *call);
int gt_cmd_calc_waterfall(struct gt_call *call);
int gt_cmd_terms_list(struct gt_call *call);
int gt_cmd_terms_show(struct gt_call *call);
int gt_cmd_terms_price(struct gt_call *call);
int gt_cmd_terms_exit(struct gt_call *call);
int gt_cmd_help(struct gt_call *call);

#endif
