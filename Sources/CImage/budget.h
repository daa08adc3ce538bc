// Processor time of the calling thread: a busy machine doesn't refuse a good picture.
#ifndef CIMAGE_BUDGET_H
#define CIMAGE_BUDGET_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

static inline int64_t cimage_cpu_milliseconds(void) {
    struct timespec now;
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) != 0) return 0;
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static inline uint32_t cimage_reduced(uint32_t side, uint32_t reduction) {
    return side / reduction + (side % reduction != 0);
}

#endif
