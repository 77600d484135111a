/* interrupt.c - SIGINT and SIGTERM noted. A signal can tell only a global variable; it is here, and
 * atomic, as other threads than the one that took the signal may ask. */
#include "engine/commands/interrupt.h"

#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>

static atomic_int came;
static struct sigaction before[2];
static const int signals[2] = {SIGINT, SIGTERM};

static void note(int signal)
{
    (void)signal;
    came = 1;
}

void gt_interrupt_begin(void)
{
    struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESETHAND | SA_RESTART};
    came = 0;
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < 2; i++)
        sigaction(signals[i], &action, &before[i]);
}

bool gt_interrupt_came(void)
{
    return came != 0;
}

void gt_interrupt_end(void)
{
    for (int i = 0; i < 2; i++)
        sigaction(signals[i], &before[i], NULL);
}
