/* The least program that honestly shows one page of the intake form at 80x24: what the bench holds the desk against.
   Labels, eleven fields, Tab from field to field, letters, Backspace, F10 to end. No checks, no store. */
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <locale.h>
#include <wchar.h>

enum { FIELDS = 11, WIDEST = 32 };

static const struct {
    int row, column, width;
    const wchar_t *label;
} fields[FIELDS] = {
    {2, 18, 11, L"PESEL"},           {3, 18, 1, L"Bez PESEL"},      {4, 18, 30, L"Nazwisko"},
    {5, 18, 20, L"Imię"},            {6, 18, 20, L"Drugie imię"},   {7, 18, 10, L"Data urodzenia"},
    {9, 18, 32, L"Ulica"},           {10, 18, 8, L"Nr domu"},       {11, 18, 6, L"Kod pocztowy"},
    {13, 18, 12, L"Telefon"},        {14, 18, 32, L"E-mail"},
};

static wchar_t values[FIELDS][WIDEST + 1];

static void draw_field(int index) {
    attron(A_UNDERLINE);
    mvprintw(fields[index].row, fields[index].column, "%*s", fields[index].width, "");
    mvaddnwstr(fields[index].row, fields[index].column, values[index], -1);
    attroff(A_UNDERLINE);
}

static void draw_page(void) {
    mvaddnwstr(0, 1, L"Wniosek o kartę · nowy", -1);
    mvhline(1, 1, ACS_HLINE, 78);
    for (int index = 0; index < FIELDS; index++) {
        mvaddnwstr(fields[index].row, 2, fields[index].label, -1);
        draw_field(index);
    }
    mvhline(21, 1, ACS_HLINE, 78);
    mvaddnwstr(23, 1, L"F1 Pomoc F2 Dalej F3 Papiery F4 Zdjęcie F5 Werdykt F8 Odłóż F9 Druk F10 Koniec", -1);
}

static void type(int index, int is_key, wint_t key) {
    size_t length = wcslen(values[index]);
    if ((is_key && key == KEY_BACKSPACE) || key == 127 || key == 8) {
        if (length > 0) values[index][length - 1] = 0;
    } else if (!is_key && key >= 32 && length < (size_t)fields[index].width) {
        values[index][length] = (wchar_t)key;
    }
    draw_field(index);
}

int main(void) {
    setlocale(LC_CTYPE, "");
    initscr();
    raw();
    noecho();
    keypad(stdscr, TRUE);
    draw_page();
    for (int focus = 0;;) {
        move(fields[focus].row, fields[focus].column + (int)wcslen(values[focus]));
        refresh();
        wint_t key;
        int kind = get_wch(&key);
        if (kind == ERR || (kind == KEY_CODE_YES && key == KEY_F(10))) break;
        if (kind == OK && key == '\t') {
            focus = (focus + 1) % FIELDS;
        } else {
            type(focus, kind == KEY_CODE_YES, key);
        }
    }
    endwin();
    return 0;
}
