/* near.h - a figure within a tolerance of what is expected, with a name for the sentence. */
#ifndef GENTOU_TESTS_NEAR_H
#define GENTOU_TESTS_NEAR_H

#include "run.h"

#include <math.h>

static inline void check_near(double found, double expected, double tolerance, const char *what)
{
    ck_assert_msg(fabs(found - expected) <= tolerance, "%s: %.17g, expected %.17g", what, found,
                  expected);
}

#endif
