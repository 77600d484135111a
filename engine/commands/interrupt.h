/* interrupt.h - Ctrl-C (and a friendly kill) as a question that a long command asks now and then. */
#ifndef GENTOU_ENGINE_COMMANDS_INTERRUPT_H
#define GENTOU_ENGINE_COMMANDS_INTERRUPT_H

#include <stdbool.h>

/* From here to _end the first signal is only noted; a second one ends the program as usual. */
void gt_interrupt_begin(void);
bool gt_interrupt_came(void);
void gt_interrupt_end(void);

#endif
