// What Documents needs of cairo, pango, GLib and libqrencode, behind opaque types: lengths are points, greys run from
// 0 (black) to 1 (white), the origin is the sheet's upper left corner.
#ifndef C_DOCUMENTS_H
#define C_DOCUMENTS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct paper_canvas paper_canvas;
typedef struct paper_text paper_text;

typedef enum { PAPER_LEFT, PAPER_CENTRE, PAPER_RIGHT } paper_alignment;

typedef struct {
    double size;
    int bold;
    double grey;
    paper_alignment alignment;
} paper_style;

/// One laid-out line: its height, the baseline's distance from its top, and where its ink box starts in the width.
typedef struct {
    double height;
    double baseline;
    double x;
} paper_line;

/// Finds what is drawn with in that library (cairo and pango with their shared object's name). Answers 1, or 0 where it
/// is missing or too old. To be called once, before any canvas.
int paper_drawing_load(const char *library);

/// A PDF in memory with its first sheet open; NULL without memory. `created` is ISO 8601.
paper_canvas *paper_canvas_create(double width, double height, const char *title, const char *created);
void paper_canvas_destroy(paper_canvas *canvas);
/// Ends the sheet; the next drawing goes to a new one.
void paper_canvas_next(paper_canvas *canvas);
/// Ends the document. Answers cairo's status, 0 for success; then `bytes` live as long as the canvas.
int paper_canvas_finish(paper_canvas *canvas, const uint8_t **bytes, size_t *count);

void paper_canvas_rule(paper_canvas *canvas, double x, double y, double width, double weight, double grey, int dotted);
void paper_canvas_fill(paper_canvas *canvas, double x, double y, double width, double height, double grey);
/// The text once, large and pale, along the sheet's rising diagonal.
void paper_canvas_watermark(paper_canvas *canvas, const char *utf8, double width, double height);

/// The text broken into lines of that width: between words, inside one that is wider than a line, and at newlines.
paper_text *paper_text_create(paper_canvas *canvas, const char *utf8, paper_style style, double width);
void paper_text_destroy(paper_text *text);
int paper_text_lines(const paper_text *text);
paper_line paper_text_line(const paper_text *text, int index);
/// The width of the longest line.
double paper_text_width(const paper_text *text);
void paper_text_draw(paper_canvas *canvas, const paper_text *text, int index, double x, double baseline);

/// The modules of a QR code, row by row, a byte each (1 is dark). Answers the side, or -1 where it can't be made or
/// is wider than what `capacity` holds.
int paper_code(const char *utf8, uint8_t *modules, size_t capacity);
/// Columns a terminal or line printer gives that character: 0, 1 or 2. Does not ask the locale.
int paper_columns(uint32_t scalar);
/// SHA-256 as 64 lower-case hexadecimal digits and a final zero.
void paper_sha256(const uint8_t *bytes, size_t count, char digits[65]);
/// A pipe whose ends no program started meanwhile by another thread inherits. Answers 0, or -1 with errno set.
int paper_pipe(int ends[2]);
/// `write`, which answers EPIPE without the signal that would end the program.
ssize_t paper_write(int file, const void *bytes, size_t count);

#endif
