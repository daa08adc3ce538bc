// Which of the terminal's ways to scroll are used. Apart from the rest: <term.h> has macros of common names.
#include "internal.h"

#include <term.h>

// Some emulators that claim to be an xterm leave scrolling by several lines out and keep the old text. Line by line all
// of them scroll.
void scroll_line_by_line(void) {
    parm_index = NULL;
    parm_rindex = NULL;
}
