// Opening, drawing, closing.
#include "internal.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *const paste_on = "\033[?2004h";
const char *const paste_off = "\033[?2004l";

static struct {
    SCREEN *screen;
    WINDOW *input;
    struct termios modes;
    int log_descriptor;
    int saved_error;
    bool cursor_shown;
} terminal = {.log_descriptor = -1, .saved_error = -1};

void write_all(int descriptor, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written <= 0) {
            return;
        }
        bytes += written;
        count -= (size_t)written;
    }
}

static void write_text(const char *text) {
    write_all(STDOUT_FILENO, text, strlen(text));
}

// LC_CTYPE alone: with LC_ALL numbers would turn to "34,5" under every C function.
static bool use_utf8(void) {
    if (setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) {
        return true;
    }
    return setlocale(LC_CTYPE, "C.UTF-8") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static const char *direct_sibling(const char *name) {
    static const char *const known[][2] = {
        {"xterm-256color", "xterm-direct"},
        {"tmux-256color", "tmux-direct"},
    };
    for (size_t i = 0; name != NULL && i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(name, known[i][0]) == 0) {
            return known[i][1];
        }
    }
    return NULL;
}

static bool wants_no_colour(const ct_settings *settings) {
    const char *no_colour = getenv("NO_COLOR");
    return settings->monochrome || (no_colour != NULL && no_colour[0] != 0);
}

static bool claims_true_colour(void) {
    const char *claim = getenv("COLORTERM");
    return claim != NULL && (strcmp(claim, "truecolor") == 0 || strcmp(claim, "24bit") == 0);
}

// newterm() answers NULL where initscr() would end the process.
static SCREEN *new_screen(const ct_settings *settings) {
    const char *name = getenv("TERM");
    const char *direct = claims_true_colour() && !wants_no_colour(settings) ? direct_sibling(name) : NULL;
    SCREEN *screen = direct != NULL ? newterm(direct, stdout, stdin) : NULL;
    return screen != NULL ? screen : newterm(name, stdout, stdin);
}

static bool can_place_cursor(void) {
    const char *cup = tigetstr("cup");
    return cup != NULL && cup != (const char *)-1;
}

static void redirect_error(void) {
    if (terminal.log_descriptor < 0) {
        return;
    }
    fflush(stderr);
    terminal.saved_error = dup(STDERR_FILENO);
    dup2(terminal.log_descriptor, STDERR_FILENO);
}

static void restore_error(void) {
    if (terminal.saved_error < 0) {
        return;
    }
    fflush(stderr);
    dup2(terminal.saved_error, STDERR_FILENO);
    close(terminal.saved_error);
    terminal.saved_error = -1;
}

// raw(): ^C, ^S, ^Q and ^Z arrive as keys, so a slip of the finger neither kills nor freezes the desk.
static void set_modes(void) {
    raw();
    noecho();
    nonl();
    set_escdelay(25);
    leaveok(stdscr, FALSE);
    // A pad, so that reading a key never refreshes the screen behind our back.
    terminal.input = newpad(1, 1);
    keypad(terminal.input, TRUE);
    meta(terminal.input, TRUE);
    nodelay(terminal.input, TRUE);
    keys_define();
}

static ct_status give_up(ct_status status) {
    if (terminal.screen != NULL) {
        endwin();
        delscreen(terminal.screen);
        terminal.screen = NULL;
    }
    signals_remove();
    tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal.modes);
    return status;
}

static ct_status start_screen(const ct_settings *settings) {
    if (!signals_install()) {
        return give_up(CT_NO_RESOURCES);
    }
    terminal.screen = new_screen(settings);
    if (terminal.screen == NULL) {
        return give_up(CT_UNKNOWN_TERMINAL);
    }
    if (!can_place_cursor()) {
        return give_up(CT_CANNOT_PLACE_CURSOR);
    }
    signals_wrap_resize();
    set_modes();
    return terminal.input != NULL ? CT_OPENED : give_up(CT_NO_RESOURCES);
}

ct_status ct_open(const ct_settings *settings) {
    if (terminal.screen != NULL) {
        return CT_ALREADY_OPEN;
    }
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &terminal.modes) != 0) {
        return CT_NOT_A_TERMINAL;
    }
    if (!use_utf8()) {
        return CT_NOT_UTF8;
    }
    ct_status status = start_screen(settings);
    if (status != CT_OPENED) {
        return status;
    }
    rescue_prepare(&terminal.modes, settings->crash_note);
    rescue_arm();
    pairs_start(wants_no_colour(settings));
    terminal.log_descriptor = settings->log_descriptor;
    redirect_error();
    write_text(paste_on);
    terminal.cursor_shown = true;
    return CT_OPENED;
}

void ct_close(void) {
    if (terminal.screen == NULL) {
        return;
    }
    write_text(paste_off);
    curs_set(1);
    endwin();
    delwin(terminal.input);
    delscreen(terminal.screen);
    terminal.screen = NULL;
    terminal.input = NULL;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal.modes);
    rescue_disarm();
    signals_remove();
    restore_error();
}

void ct_suspend(void) {
    write_text(paste_off);
    curs_set(1);
    endwin();
    restore_error();
    signals_stop_process();
    redirect_error();
    reset_prog_mode();
    write_text(paste_on);
    terminal.cursor_shown = true;
    ct_invalidate();
}

bool ct_has_console_font(void) {
    const char *name = getenv("TERM");
    return name != NULL && strncmp(name, "linux", 5) == 0;
}

void ct_size(int *rows, int *columns) {
    getmaxyx(stdscr, *rows, *columns);
}

static attr_t curses_attributes(uint32_t attributes) {
    attr_t result = A_NORMAL;
    result |= attributes & CT_BOLD ? A_BOLD : 0;
    result |= attributes & CT_DIM ? A_DIM : 0;
    result |= attributes & CT_REVERSE ? A_REVERSE : 0;
    return result;
}

static void convert(const ct_cell *cell, cchar_t *result) {
    wchar_t text[4] = {(wchar_t)cell->base, cell->marks[0], cell->marks[1], 0};
    int pair = cell->pair;
    // The last argument is ncurses' own way to a pair above 32767.
    setcchar(result, text, curses_attributes(cell->attributes), 0, &pair);
}

void ct_draw(int row, int column, const ct_cell *cells, int count) {
    enum { chunk = 256 };
    cchar_t converted[chunk];
    int filled = 0;
    int start = column;
    int width = 0;
    for (int i = 0; i < count; i++) {
        width += 1;
        if (cells[i].base != 0) {
            convert(&cells[i], &converted[filled++]);
        }
        bool last = i + 1 == count;
        bool next_starts = last || cells[i + 1].base != 0;
        if (filled > 0 && (last || (filled == chunk && next_starts))) {
            mvwadd_wchnstr(stdscr, row, start, converted, filled);
            start += width;
            width = 0;
            filled = 0;
        }
    }
}

void ct_invalidate(void) {
    clearok(curscr, TRUE);
}

void ct_rewrite(void) {
    redrawwin(stdscr);
}

void ct_show(int row, int column) {
    bool shown = row >= 0;
    if (shown != terminal.cursor_shown) {
        curs_set(shown ? 1 : 0);
        terminal.cursor_shown = shown;
    }
    if (shown) {
        wmove(stdscr, row, column);
    }
    wnoutrefresh(stdscr);
    doupdate();
}

int ct_key(void) {
    return keys_translate(wgetch(terminal.input));
}
