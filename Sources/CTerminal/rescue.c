// The terminal is given back even when the program crashes: prepared bytes and modes, nothing that allocates.
#include "internal.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};
enum { CRASHES = sizeof crashes / sizeof crashes[0], STACK = 64 * 1024, BYTES = 1024 };

static struct sigaction former[CRASHES];
static struct termios modes;
static char bytes[BYTES];
static size_t count;
static char stack[STACK];
static atomic_bool armed;

static void append(const char *text) {
    size_t length = text == NULL ? 0 : strlen(text);
    if (count + length < BYTES) {
        memcpy(bytes + count, text == NULL ? "" : text, length);
        count += length;
    }
}

// A capability without its padding `$<5>`, which only curses knows how to wait for.
static void append_capability(const char *name) {
    const char *text = tigetstr(name);
    if (text == NULL || text == (const char *)-1) {
        return;
    }
    for (; *text != 0 && count + 1 < BYTES; text++) {
        const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
        if (end != NULL) {
            text = end;
        } else {
            bytes[count++] = *text;
        }
    }
}

void rescue_prepare(const struct termios *saved, const char *note) {
    modes = *saved;
    count = 0;
    append_capability("sgr0");
    append_capability("op");
    append_capability("cnorm");
    append_capability("rmkx");
    append(paste_off);
    append_capability("rmcup");
    append("\r\n");
    append(note);
}

static void restore(void) {
    if (atomic_exchange(&armed, false)) {
        write_all(STDOUT_FILENO, bytes, count);
        tcsetattr(STDIN_FILENO, TCSANOW, &modes);
    }
}

static const struct sigaction *former_of(int number) {
    for (int i = 0; i < CRASHES; i++) {
        if (crashes[i] == number) {
            return &former[i];
        }
    }
    return &former[0];
}

// Chains to the former handler, so that Swift's backtrace survives.
static void crashed(int number, siginfo_t *info, void *context) {
    restore();
    const struct sigaction *next = former_of(number);
    sigaction(number, next, NULL);
    if (next->sa_flags & SA_SIGINFO) {
        next->sa_sigaction(number, info, context);
    } else if (next->sa_handler == SIG_DFL) {
        raise(number);
    } else if (next->sa_handler != SIG_IGN) {
        next->sa_handler(number);
    }
}

// A stack overflow needs a stack of its own to be told on; one that is there already is left.
static void provide_stack(void) {
    stack_t present;
    if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
        sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = STACK}, NULL);
    }
}

void rescue_arm(void) {
    static bool registered = false;
    if (!registered) {
        registered = atexit(restore) == 0;
    }
    provide_stack();
    struct sigaction action = {.sa_sigaction = crashed, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < CRASHES; i++) {
        sigaction(crashes[i], &action, &former[i]);
    }
    atomic_store(&armed, true);
}

void rescue_disarm(void) {
    if (!atomic_exchange(&armed, false)) {
        return;
    }
    for (int i = 0; i < CRASHES; i++) {
        sigaction(crashes[i], &former[i], NULL);
    }
}
