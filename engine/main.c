/* main.c - the only file that reads the clock, the environment, the terminal and the locale.
 *
 *   GENTOU_DB    the ledger, when --db does not name one
 *   GENTOU_USER  who enters, when it is not the login name
 *   GENTOU_INSTRUCTIONS  the instruction set that a simulation uses, not the widest there is
 *   GENTOU_NOW   an instant (2026-01-15T08:00:00Z) taken for now, so that a book can be had again
 */
#include "engine/commands/command.h"
#include "gentou/status.h"

#include <limits.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define GT_THREADS_USUAL_MAX 256
#define INSTANT_TEXT         21 /* YYYY-MM-DDTHH:MM:SSZ and its NUL */

/* --lang, wherever it stands; NULL when it is not given. */
static const char *language_option(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0)
            break;
        if (strncmp(argv[i], "--lang=", 7) == 0)
            return argv[i] + 7;
        if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            return argv[i + 1];
    }
    return NULL;
}

static const char *locale_language(void)
{
    static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return "en";
}

/* Messages come from build/share/locale beside build/bin, or prefix/share/locale. */
static void open_catalogue(void)
{
    static char path[PATH_MAX + 32];
    ssize_t length = readlink("/proc/self/exe", path, PATH_MAX);
    if (length <= 0)
        return;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (!slash)
        return;
    snprintf(slash, sizeof path - (size_t)(slash - path), "/../share/locale");
    bindtextdomain("gentou", path);
    bind_textdomain_codeset("gentou", "UTF-8");
    textdomain("gentou");
}

/* The catalogue is chosen by LANGUAGE, which the C library heeds under every locale but C itself;
 * numbers stay as C has them. */
static int set_language(const char *option)
{
    const char *language = option ? option : locale_language();
    bool chinese = strncmp(language, "zh", 2) == 0;
    if (option && !chinese && strncmp(option, "en", 2) != 0) {
        fprintf(stderr, "gentou: --lang: \"%s\" is no language of gentou; there is en and zh.\n",
                option);
        return GT_EXIT_USAGE;
    }
    setlocale(LC_CTYPE, "C.UTF-8");
    setlocale(LC_MESSAGES, "C.UTF-8");
    setenv("LANGUAGE", chinese ? "zh_CN" : "en", 1);
    open_catalogue();
    return 0;
}

static gt_day civil_day(const struct tm *when)
{
    gt_day day = GT_DAY_NONE;
    struct gt_civil civil = {when->tm_year + 1900, when->tm_mon + 1, when->tm_mday};
    return gt_day_from_civil(civil, &day) == GT_OK ? day : GT_DAY_NONE;
}

/* Now: an instant in UTC and the day where the user is. */
static int read_clock(char instant[INSTANT_TEXT], gt_day *today)
{
    const char *given = getenv("GENTOU_NOW");
    time_t now = time(NULL);
    struct tm local, utc;
    if (given) {
        if (strlen(given) != INSTANT_TEXT - 1 || given[10] != 'T' || given[19] != 'Z' ||
            gt_day_parse(given, 10, today) != GT_OK) {
            fprintf(stderr,
                    "gentou: GENTOU_NOW: \"%s\" is no instant; write it like "
                    "2026-01-15T08:00:00Z.\n",
                    given);
            return GT_EXIT_USAGE;
        }
        memcpy(instant, given, INSTANT_TEXT);
        return 0;
    }
    localtime_r(&now, &local);
    gmtime_r(&now, &utc);
    *today = civil_day(&local);
    strftime(instant, INSTANT_TEXT, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return 0;
}

static const char *actor(void)
{
    static const char *const names[] = {"GENTOU_USER", "SUDO_USER", "LOGNAME", "USER"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return "unknown";
}

static int terminal_columns(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO))
        return 0;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

static double seconds(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static int threads(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > GT_THREADS_USUAL_MAX ? GT_THREADS_USUAL_MAX : (int)count;
}

/* Joins the other processes where mpirun (Open MPI's, or one that speaks PMI) started this one. All
 * but the first are silent. */
static void join_ranks(struct gt_world *world)
{
    world->ranks = (struct gt_ranks){0, 1};
    if (getenv("OMPI_COMM_WORLD_SIZE") || getenv("PMI_SIZE"))
        gt_ranks_start(&world->ranks);
    if (world->ranks.rank == 0)
        return;
    world->out = fopen("/dev/null", "w");
    world->err = world->out;
    world->out_columns = 0;
    world->err_is_terminal = false;
}

int main(int argc, char **argv)
{
    char now[INSTANT_TEXT] = "";
    struct gt_world world = {
        .db = getenv("GENTOU_DB"),
        .now = now,
        .actor = actor(),
        .in = stdin,
        .out = stdout,
        .err = stderr,
        .in_is_terminal = isatty(STDIN_FILENO),
        .out_columns = terminal_columns(),
        .err_is_terminal = isatty(STDERR_FILENO),
        .threads = threads(),
        .instructions = getenv("GENTOU_INSTRUCTIONS"),
        .seconds = seconds,
    };
    gt_status_only();
    signal(SIGXFSZ, SIG_IGN); /* a file-size limit is then an error that can be told */
    int code = set_language(language_option(argc, argv));
    if (!code)
        code = read_clock(now, &world.today);
    if (code)
        return code;
    join_ranks(&world);
    code =
        world.out ? gt_commands_run(&world, argc - 1, (const char *const *)argv + 1) : GT_EXIT_DATA;
    gt_ranks_finish();
    return code;
}
