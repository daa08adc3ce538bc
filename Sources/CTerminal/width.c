// Columns of a scalar, from the C library's tables for UTF-8 whatever locale the program runs in.
#include "CTerminal.h"

#include <locale.h>
#include <pthread.h>
#include <wchar.h>

enum { TABLE = 0x10000 };

static signed char widths[TABLE];
static locale_t utf8;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static int ask(uint32_t scalar) {
    locale_t kept = uselocale(utf8);
    int width = wcwidth((wchar_t)scalar);
    uselocale(kept);
    return width;
}

static void fill(void) {
    utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (utf8 == (locale_t)0) {
        utf8 = LC_GLOBAL_LOCALE;
    }
    locale_t kept = uselocale(utf8);
    for (int i = 0; i < TABLE; i++) {
        widths[i] = (signed char)wcwidth((wchar_t)i);
    }
    uselocale(kept);
}

int ct_width(uint32_t scalar) {
    pthread_once(&once, fill);
    return scalar < TABLE ? widths[scalar] : ask(scalar);
}
