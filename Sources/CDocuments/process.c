#define _GNU_SOURCE
#include "CDocuments.h"

#include <fcntl.h>
#include <unistd.h>

int paper_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC);
}
