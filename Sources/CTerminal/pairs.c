// Colour pairs. Our own table, because alloc_pair() crashes on linux, vt100 and dumb.
#include "internal.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 17, MOST_PAIRS = 65535 };

struct slot {
    int foreground;
    int background;
    int pair;
};

static struct {
    struct slot *slots;
    int colours;
    int limit;
    int used;
    bool ran_out;
} table;

void pairs_start(bool monochrome) {
    table.colours = 0;
    table.limit = 0;
    if (monochrome || !has_colors() || start_color() != OK || COLORS < 8) {
        return;
    }
    if (table.slots == NULL) {
        table.slots = calloc(SLOTS, sizeof *table.slots);
    }
    if (table.slots == NULL || use_default_colors() != OK) {
        return;
    }
    table.colours = COLORS;
    table.limit = COLOR_PAIRS - 1 < MOST_PAIRS ? COLOR_PAIRS - 1 : MOST_PAIRS;
    ct_forget_pairs();
}

int ct_colours(void) {
    return table.colours;
}

static struct slot *find(int foreground, int background) {
    uint32_t hash = (uint32_t)foreground * 2654435761u ^ (uint32_t)background * 2246822519u;
    uint32_t index = (hash ^ hash >> 15) % SLOTS;
    // Half the slots always stay free, so the search ends.
    while (table.slots[index].pair != 0
           && (table.slots[index].foreground != foreground || table.slots[index].background != background)) {
        index = (index + 1) % SLOTS;
    }
    return &table.slots[index];
}

int ct_pair(int foreground, int background) {
    bool plain = foreground < 0 && background < 0;
    if (plain || table.colours == 0 || foreground >= table.colours || background >= table.colours) {
        return 0;
    }
    struct slot *slot = find(foreground, background);
    if (slot->pair != 0) {
        return slot->pair;
    }
    if (table.used >= table.limit || init_extended_pair(table.used + 1, foreground, background) != OK) {
        table.ran_out = true;
        return 0;
    }
    table.used += 1;
    *slot = (struct slot){foreground, background, table.used};
    return table.used;
}

bool ct_pairs_ran_out(void) {
    return table.ran_out;
}

void ct_forget_pairs(void) {
    if (table.slots != NULL) {
        memset(table.slots, 0, SLOTS * sizeof *table.slots);
    }
    table.used = 0;
    table.ran_out = false;
}
