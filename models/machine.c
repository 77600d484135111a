/* machine.c - which kernels there are, and which of them this machine runs. */
#include "models/run_int.h"

#include <string.h>

/* Whether the machine has every set of instructions that kernel.cmake names for a kernel. */
static bool always(void)
{
    return true;
}

#ifdef GT_KERNELS_X86
static bool has_avx2(void)
{
    return __builtin_cpu_supports("avx2");
}

static bool has_avx512(void)
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
}
#endif

/* From plain to wide. */
static const struct {
    const struct gt_kernel *kernel;
    bool (*runs)(void);
} kernels[] = {
    {&gt_kernel_baseline, always},
#ifdef GT_KERNELS_X86
    {&gt_kernel_avx2, has_avx2},
    {&gt_kernel_avx512, has_avx512},
#endif
};

#define KERNELS (sizeof kernels / sizeof *kernels)

const char *gt_instructions_name(size_t place)
{
    return place < KERNELS ? kernels[place].kernel->name : NULL;
}

const struct gt_kernel *gt_kernel_find(const char *name)
{
    for (size_t i = KERNELS; i-- > 0;)
        if (kernels[i].runs() && (!name || strcmp(kernels[i].kernel->name, name) == 0))
            return kernels[i].kernel;
    return NULL;
}

const char *gt_instructions_find(const char *name)
{
    const struct gt_kernel *kernel = gt_kernel_find(name);
    return kernel ? kernel->name : NULL;
}
