#ifndef CBENCH_H
#define CBENCH_H

#include <stdint.h>
#include <sys/types.h>

/// Starts a program as the leader of its own session on a new pseudo-terminal of that size.
///
/// `arguments` and `environment` end with a null pointer; the program is looked up in PATH by its first argument.
/// Answers the terminal's master end (close-on-exec), or -1 with errno set. A program that can't be run ends with
/// status 127.
int cbench_start(char *const arguments[], char *const environment[], int rows, int columns, pid_t *process);

/// Nanoseconds of CLOCK_MONOTONIC.
int64_t cbench_now(void);

#endif
