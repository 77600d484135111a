/* pair.c - times two commands as whole processes, one after the other, several times:
 *
 *   pair RUNS NAME COMMAND [PEER]
 *
 * Both are lines for /bin/sh; what they print is thrown away. Says the medians, the ratio of the
 * medians (of ours to the peer's) and the most memory that our command held. Alternating runs let
 * both meet the same noise of the machine.
 */
#define _DEFAULT_SOURCE /* wait4 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RUNS_MAX 1001

/* Milliseconds of one run; *kilobytes rises to what it held. A command that fails ends it all. */
static double run(const char *command, long *kilobytes)
{
    struct timespec start, end;
    struct rusage usage;
    int status = 0;
    clock_gettime(CLOCK_MONOTONIC, &start);
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
        fprintf(stderr, "pair: this command failed: %s\n", command);
        exit(1);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    if (usage.ru_maxrss > *kilobytes)
        *kilobytes = usage.ru_maxrss;
    return (double)(end.tv_sec - start.tv_sec) * 1e3 + (double)(end.tv_nsec - start.tv_nsec) / 1e6;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, compare);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

int main(int argc, char **argv)
{
    static double ours[RUNS_MAX], peers[RUNS_MAX];
    int runs = argc > 3 ? atoi(argv[1]) : 0;
    long held = 0, unused = 0;
    if (runs < 1 || runs > RUNS_MAX || argc > 5) {
        fprintf(stderr, "usage: pair RUNS NAME COMMAND [PEER]\n");
        return 2;
    }
    for (int i = 0; i < runs; i++) {
        ours[i] = run(argv[3], &held);
        if (argc == 5)
            peers[i] = run(argv[4], &unused);
    }
    double our = median(ours, runs);
    printf("%-42s %10.1f ms", argv[2], our);
    if (argc == 5)
        printf(" %10.1f ms %6.2f", median(peers, runs), our / median(peers, runs));
    else
        printf(" %10s    %6s", "-", "-");
    printf(" %7.1f MiB\n", (double)held / 1024);
    return 0;
}
