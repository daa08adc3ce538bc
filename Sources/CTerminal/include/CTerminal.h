/// ncursesw behind a small opaque interface: no macro, global or variadic function of curses reaches Swift.
/// One terminal at a time, used from one thread; only ct_wake_ring() and ct_width() may be called from any thread.
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stdint.h>

/// How opening the terminal went.
typedef enum ct_status {
    CT_OPENED,
    CT_ALREADY_OPEN,
    /// Standard input or output is no terminal.
    CT_NOT_A_TERMINAL,
    /// Neither the environment's locale nor C.UTF-8 speaks UTF-8.
    CT_NOT_UTF8,
    /// terminfo does not know TERM.
    CT_UNKNOWN_TERMINAL,
    /// The terminal cannot place its cursor (no `cup`), for instance `dumb`.
    CT_CANNOT_PLACE_CURSOR,
    /// A pipe or descriptor could not be had.
    CT_NO_RESOURCES,
} ct_status;

/// What ct_open() is asked for. Strings are copied.
typedef struct ct_settings {
    /// Where standard error goes while the screen is up; -1 leaves it alone.
    int log_descriptor;
    /// No colour at all, as with NO_COLOR in the environment.
    bool monochrome;
    /// Written after the terminal is restored from a crash; may be NULL.
    const char *crash_note;
} ct_settings;

/// Attributes of a drawn cell, to be combined.
enum {
    CT_BOLD = 1,
    CT_DIM = 2,
    CT_REVERSE = 4,
};

/// A cell as handed over for drawing. `base` 0 is the second half of the wide cell before it: not drawn.
typedef struct ct_cell {
    uint32_t base;
    uint16_t marks[2];
    uint32_t attributes;
    int32_t pair;
} ct_cell;

/// What ct_key() answers: a byte 0...255, or one of these.
enum {
    CT_KEY_NONE = -1,
    CT_KEY_UP = 0x1000,
    CT_KEY_DOWN,
    CT_KEY_LEFT,
    CT_KEY_RIGHT,
    CT_KEY_HOME,
    CT_KEY_END,
    CT_KEY_PAGE_UP,
    CT_KEY_PAGE_DOWN,
    CT_KEY_INSERT,
    CT_KEY_DELETE,
    CT_KEY_BACKSPACE,
    CT_KEY_BACK_TAB,
    CT_KEY_ENTER,
    CT_KEY_PASTE_BEGINS,
    CT_KEY_PASTE_ENDS,
    CT_KEY_RESIZED,
    CT_KEY_UNKNOWN,
    /// CT_KEY_F0 + n is Fn, n in 1...12.
    CT_KEY_F0 = 0x1100,
};

/// What ct_wait() saw, combined.
enum {
    CT_SAW_INPUT = 1,
    CT_SAW_WAKE = 2,
    CT_SAW_SIGNAL = 4,
    /// The terminal is gone: nothing will ever be read again.
    CT_SAW_CLOSED = 8,
};

/// The signals that are reported rather than obeyed.
typedef enum ct_signal {
    CT_SIGNAL_NONE,
    CT_SIGNAL_INTERRUPT,
    CT_SIGNAL_TERMINATE,
    CT_SIGNAL_HANG_UP,
    CT_SIGNAL_QUIT,
    CT_SIGNAL_STOP,
    CT_SIGNAL_CONTINUE,
    CT_SIGNAL_RESIZE,
} ct_signal;

/// Takes the terminal over: screen, keyboard, signals, crash handlers, standard error.
ct_status ct_open(const ct_settings *settings);
/// Gives everything back as it was. Harmless when nothing is open.
void ct_close(void);
/// Gives the terminal back, stops the process as ^Z would, and takes the terminal again once it continues.
void ct_suspend(void);

/// The window's size in cells.
void ct_size(int *rows, int *columns);
/// 0 (monochrome), 8, 16, 88, 256, or 1 << 24 for direct colour.
int ct_colours(void);
/// True on the Linux console, whose font has 512 glyphs at most.
bool ct_has_console_font(void);
/// The pair of two colours, -1 being the terminal's own; 0 once the terminal has no further pair to give.
int ct_pair(int foreground, int background);
/// True once ct_pair() had to refuse since ct_forget_pairs().
bool ct_pairs_ran_out(void);
/// Begins the table of pairs anew: everything must then be drawn again.
void ct_forget_pairs(void);
/// Hands a run of changed cells to ncurses. Row and column must lie in the window.
void ct_draw(int row, int column, const ct_cell *cells, int count);
/// The next ct_show() paints every cell, whatever the terminal is believed to show.
void ct_invalidate(void);
/// The next ct_show() writes every line anew instead of moving lines that are elsewhere by now.
void ct_rewrite(void);
/// Paints what changed and puts the cursor there; a negative row hides it.
void ct_show(int row, int column);

/// The next key or byte, without waiting longer than an escape sequence needs to complete (25 ms).
int ct_key(void);
/// Waits for keyboard, wake descriptor (-1: none) or signal. Milliseconds; negative waits without end.
int ct_wait(int wake_descriptor, int milliseconds);
/// The next signal that came, or CT_SIGNAL_NONE.
ct_signal ct_next_signal(void);

/// A descriptor that ct_wait() can watch, or -1.
int ct_wake_open(void);
/// Makes ct_wait() see the descriptor. From any thread.
void ct_wake_ring(int descriptor);
/// Forgets earlier rings.
void ct_wake_clear(int descriptor);
/// Gives the descriptor back.
void ct_wake_close(int descriptor);

/// Columns of a scalar by the C library's tables for UTF-8: -1 not printable, 0 combining or format, 1, 2.
/// Does not depend on the program's locale. From any thread.
int ct_width(uint32_t scalar);

#endif
