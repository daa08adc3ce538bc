// What the parts of this room tell each other.
#ifndef CTERMINAL_INTERNAL_H
#define CTERMINAL_INTERNAL_H

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stdbool.h>
#include <termios.h>

#include "CTerminal.h"

// signals.c: reported signals. Install before newterm(), so that ncurses leaves all but SIGWINCH to us.
bool signals_install(void);
// After newterm(): keeps ncurses' own SIGWINCH handler, and wakes ct_wait() whichever thread was interrupted.
void signals_wrap_resize(void);
void signals_remove(void);
void signals_stop_process(void);
int signals_descriptor(void);

// rescue.c: what gives the terminal back when nothing else can run any more.
void rescue_prepare(const struct termios *modes, const char *note);
void rescue_arm(void);
void rescue_disarm(void);

// keys.c
void keys_define(void);
int keys_translate(int code);

// pairs.c
void pairs_start(bool monochrome);

// screen.c
extern const char *const paste_on;
extern const char *const paste_off;
void write_all(int descriptor, const char *bytes, size_t count);

#endif
