#include "drawing.h"

#include <dlfcn.h>

#include "CDocuments.h"

struct drawing drawing;

// A library's handle finds what the libraries below it have too. It stays open: fonts are kept in it.
int paper_drawing_load(const char *library) {
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) return 0;
    struct drawing found;
    int complete = 1;
#define FIND(name) complete &= (found.name = (__typeof__(found.name))dlsym(handle, #name)) != NULL;
    DRAWING_FUNCTIONS(FIND)
    if (complete) drawing = found;
    return complete;
}
