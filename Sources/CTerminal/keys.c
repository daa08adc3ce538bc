// Escape sequences that terminals send whatever TERM claims, and ncurses' key codes as ours.
#include "internal.h"

// Our own codes for the two marks of bracketed paste, far above KEY_MAX: right after it ncurses numbers the keys that
// only a terminal's extended description knows.
enum { CODE_PASTE_BEGINS = 0x4000, CODE_PASTE_ENDS = 0x4001 };

struct sequence {
    const char *bytes;
    int code;
};

static const struct sequence sequences[] = {
    {"\033[200~", CODE_PASTE_BEGINS}, {"\033[201~", CODE_PASTE_ENDS},
    // xterm, VT220 and SS3 forms
    {"\033OP", KEY_F(1)}, {"\033OQ", KEY_F(2)}, {"\033OR", KEY_F(3)}, {"\033OS", KEY_F(4)},
    // PuTTY, rxvt and old xterm
    {"\033[11~", KEY_F(1)}, {"\033[12~", KEY_F(2)}, {"\033[13~", KEY_F(3)}, {"\033[14~", KEY_F(4)},
    {"\033[15~", KEY_F(5)}, {"\033[17~", KEY_F(6)}, {"\033[18~", KEY_F(7)}, {"\033[19~", KEY_F(8)},
    {"\033[20~", KEY_F(9)}, {"\033[21~", KEY_F(10)}, {"\033[23~", KEY_F(11)}, {"\033[24~", KEY_F(12)},
    // Linux console
    {"\033[[A", KEY_F(1)}, {"\033[[B", KEY_F(2)}, {"\033[[C", KEY_F(3)}, {"\033[[D", KEY_F(4)},
    {"\033[[E", KEY_F(5)},
    // arrows in both cursor-key modes
    {"\033[A", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT},
    {"\033OA", KEY_UP}, {"\033OB", KEY_DOWN}, {"\033OC", KEY_RIGHT}, {"\033OD", KEY_LEFT},
    {"\033[H", KEY_HOME}, {"\033OH", KEY_HOME}, {"\033[1~", KEY_HOME}, {"\033[7~", KEY_HOME},
    {"\033[F", KEY_END}, {"\033OF", KEY_END}, {"\033[4~", KEY_END}, {"\033[8~", KEY_END},
    {"\033[2~", KEY_IC}, {"\033[3~", KEY_DC}, {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE},
    {"\033[Z", KEY_BTAB}, {"\033OM", KEY_ENTER},
};

static int translate_moving(int code) {
    switch (code) {
    case KEY_UP: return CT_KEY_UP;
    case KEY_DOWN: return CT_KEY_DOWN;
    case KEY_LEFT: return CT_KEY_LEFT;
    case KEY_RIGHT: return CT_KEY_RIGHT;
    case KEY_HOME: case KEY_FIND: case KEY_A1: return CT_KEY_HOME;
    case KEY_END: case KEY_SELECT: case KEY_C1: return CT_KEY_END;
    case KEY_PPAGE: case KEY_A3: return CT_KEY_PAGE_UP;
    case KEY_NPAGE: case KEY_C3: return CT_KEY_PAGE_DOWN;
    default: return CT_KEY_UNKNOWN;
    }
}

int keys_translate(int code) {
    if (code == ERR) {
        return CT_KEY_NONE;
    }
    if (code >= 0 && code <= 255) {
        return code;
    }
    if (code >= KEY_F(1) && code <= KEY_F(12)) {
        return CT_KEY_F0 + (code - KEY_F0);
    }
    switch (code) {
    case KEY_IC: return CT_KEY_INSERT;
    case KEY_DC: return CT_KEY_DELETE;
    case KEY_BACKSPACE: return CT_KEY_BACKSPACE;
    case KEY_BTAB: return CT_KEY_BACK_TAB;
    case KEY_ENTER: return CT_KEY_ENTER;
    case KEY_RESIZE: return CT_KEY_RESIZED;
    case CODE_PASTE_BEGINS: return CT_KEY_PASTE_BEGINS;
    case CODE_PASTE_ENDS: return CT_KEY_PASTE_ENDS;
    default: return translate_moving(code);
    }
}

// terminfo's own word comes first: only what it leaves open, or gives to keys we have no use for, is set.
void keys_define(void) {
    for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++) {
        int known = key_defined(sequences[i].bytes);
        if (known == 0 || (known > 0 && keys_translate(known) == CT_KEY_UNKNOWN)) {
            define_key(sequences[i].bytes, sequences[i].code);
        }
    }
}
