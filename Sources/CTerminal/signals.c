// Signals that end, stop or resize: written to a pipe, so that the loop meets them between two events.
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const int reported[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT};
enum { REPORTED = sizeof reported / sizeof reported[0] };

static struct sigaction former[REPORTED];
static struct sigaction curses_resize;
static int channel[2] = {-1, -1};

static void report(int number) {
    int kept = errno;
    unsigned char byte = (unsigned char)number;
    ssize_t ignored = write(channel[1], &byte, 1);
    (void)ignored;
    errno = kept;
}

// SIGWINCH stays ncurses' own. The byte is for the case that it interrupted another thread than the waiting one.
static void report_resize(int number) {
    if (curses_resize.sa_handler != SIG_DFL && curses_resize.sa_handler != SIG_IGN) {
        curses_resize.sa_handler(number);
    }
    report(number);
}

static bool open_channel(void) {
    return channel[0] >= 0 || pipe2(channel, O_CLOEXEC | O_NONBLOCK) == 0;
}

bool signals_install(void) {
    if (!open_channel()) {
        return false;
    }
    struct sigaction action = {.sa_handler = report, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < REPORTED; i++) {
        sigaction(reported[i], NULL, &former[i]);
        // What the parent chose to ignore (nohup) stays ignored.
        if (former[i].sa_handler != SIG_IGN) {
            sigaction(reported[i], &action, NULL);
        }
    }
    sigaction(SIGWINCH, NULL, &curses_resize);
    return true;
}

void signals_wrap_resize(void) {
    struct sigaction action = {.sa_handler = report_resize};
    sigemptyset(&action.sa_mask);
    sigaction(SIGWINCH, &action, &curses_resize);
}

void signals_remove(void) {
    for (int i = 0; i < REPORTED; i++) {
        sigaction(reported[i], &former[i], NULL);
    }
    sigaction(SIGWINCH, &(struct sigaction){.sa_handler = SIG_DFL}, NULL);
}

void signals_stop_process(void) {
    struct sigaction ours;
    struct sigaction plain = {.sa_handler = SIG_DFL};
    sigemptyset(&plain.sa_mask);
    sigaction(SIGTSTP, &plain, &ours);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
}

ct_signal ct_next_signal(void) {
    unsigned char byte = 0;
    if (read(channel[0], &byte, 1) != 1) {
        return CT_SIGNAL_NONE;
    }
    switch (byte) {
    case SIGINT: return CT_SIGNAL_INTERRUPT;
    case SIGTERM: return CT_SIGNAL_TERMINATE;
    case SIGHUP: return CT_SIGNAL_HANG_UP;
    case SIGQUIT: return CT_SIGNAL_QUIT;
    case SIGTSTP: return CT_SIGNAL_STOP;
    case SIGCONT: return CT_SIGNAL_CONTINUE;
    default: return CT_SIGNAL_RESIZE;
    }
}

// Readable without a byte to read, or hung up: the end of the terminal. curses reports both as "no key".
static bool is_closed(short events) {
    int waiting = 0;
    if (events & (POLLERR | POLLNVAL)) {
        return true;
    }
    if (!(events & (POLLIN | POLLHUP))) {
        return false;
    }
    return ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0;
}

int ct_wait(int wake_descriptor, int milliseconds) {
    struct pollfd watched[3] = {
        {.fd = STDIN_FILENO, .events = POLLIN},
        {.fd = channel[0], .events = POLLIN},
        {.fd = wake_descriptor, .events = POLLIN},
    };
    if (poll(watched, 3, milliseconds) <= 0) {
        return 0;
    }
    int seen = 0;
    if (is_closed(watched[0].revents)) {
        seen |= CT_SAW_CLOSED;
    } else if (watched[0].revents & POLLIN) {
        seen |= CT_SAW_INPUT;
    }
    seen |= watched[1].revents & POLLIN ? CT_SAW_SIGNAL : 0;
    seen |= watched[2].revents & POLLIN ? CT_SAW_WAKE : 0;
    return seen;
}

int ct_wake_open(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

void ct_wake_ring(int descriptor) {
    eventfd_write(descriptor, 1);
}

void ct_wake_clear(int descriptor) {
    eventfd_t count;
    eventfd_read(descriptor, &count);
}

void ct_wake_close(int descriptor) {
    if (descriptor >= 0) {
        close(descriptor);
    }
}
