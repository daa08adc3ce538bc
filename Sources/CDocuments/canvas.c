#include "CDocuments.h"

#include <math.h>

#include "drawing.h"

#define FAMILIES "DejaVu Sans, sans-serif"

struct paper_canvas {
    cairo_surface_t *surface;
    cairo_t *cairo;
    GByteArray *bytes;
};

struct paper_text {
    PangoLayout *layout;
    double grey;
};

static cairo_status_t append(void *closure, const unsigned char *data, unsigned int length) {
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

paper_canvas *paper_canvas_create(double width, double height, const char *title, const char *created) {
    paper_canvas *canvas = g_try_new0(paper_canvas, 1);
    if (canvas == NULL) return NULL;
    canvas->bytes = g_byte_array_new();
    canvas->surface = drawing.cairo_pdf_surface_create_for_stream(append, canvas->bytes, width, height);
    drawing.cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_TITLE, title);
    drawing.cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_CREATOR, "Okienko");
    drawing.cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
    canvas->cairo = drawing.cairo_create(canvas->surface);
    return canvas;
}

void paper_canvas_destroy(paper_canvas *canvas) {
    drawing.cairo_destroy(canvas->cairo);
    // Finished first: destroying an open surface would still write to the bytes.
    drawing.cairo_surface_finish(canvas->surface);
    drawing.cairo_surface_destroy(canvas->surface);
    g_byte_array_unref(canvas->bytes);
    g_free(canvas);
}

void paper_canvas_next(paper_canvas *canvas) {
    drawing.cairo_show_page(canvas->cairo);
}

int paper_canvas_finish(paper_canvas *canvas, const uint8_t **bytes, size_t *count) {
    cairo_status_t drawn = drawing.cairo_status(canvas->cairo);
    drawing.cairo_surface_finish(canvas->surface);
    *bytes = canvas->bytes->data;
    *count = canvas->bytes->len;
    return drawn != CAIRO_STATUS_SUCCESS ? drawn : drawing.cairo_surface_status(canvas->surface);
}

static void set_grey(paper_canvas *canvas, double grey) {
    drawing.cairo_set_source_rgb(canvas->cairo, grey, grey, grey);
}

void paper_canvas_rule(paper_canvas *canvas, double x, double y, double width, double weight, double grey, int dotted) {
    const double dots[] = {0, 3};
    drawing.cairo_save(canvas->cairo);
    set_grey(canvas, grey);
    drawing.cairo_set_line_width(canvas->cairo, weight);
    if (dotted) {
        drawing.cairo_set_line_cap(canvas->cairo, CAIRO_LINE_CAP_ROUND);
        drawing.cairo_set_dash(canvas->cairo, dots, 2, 0);
    }
    drawing.cairo_move_to(canvas->cairo, x, y);
    drawing.cairo_line_to(canvas->cairo, x + width, y);
    drawing.cairo_stroke(canvas->cairo);
    drawing.cairo_restore(canvas->cairo);
}

void paper_canvas_fill(paper_canvas *canvas, double x, double y, double width, double height, double grey) {
    set_grey(canvas, grey);
    drawing.cairo_rectangle(canvas->cairo, x, y, width, height);
    drawing.cairo_fill(canvas->cairo);
}

static PangoLayout *layout_of(paper_canvas *canvas, const char *utf8, double size, int bold) {
    PangoLayout *layout = drawing.pango_cairo_create_layout(canvas->cairo);
    PangoFontDescription *font = drawing.pango_font_description_from_string(FAMILIES);
    drawing.pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    drawing.pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    drawing.pango_layout_set_font_description(layout, font);
    drawing.pango_font_description_free(font);
    PangoAttrList *attributes = drawing.pango_attr_list_new();
    // No hyphen where a long word is broken: a case number must not get one that it doesn't have.
    drawing.pango_attr_list_insert(attributes, drawing.pango_attr_insert_hyphens_new(FALSE));
    drawing.pango_layout_set_attributes(layout, attributes);
    drawing.pango_attr_list_unref(attributes);
    drawing.pango_layout_set_text(layout, utf8, -1);
    return layout;
}

void paper_canvas_watermark(paper_canvas *canvas, const char *utf8, double width, double height) {
    PangoLayout *layout = layout_of(canvas, utf8, 100, 1);
    int wide, high;
    drawing.pango_layout_get_size(layout, &wide, &high);
    double scale = 0.8 * hypot(width, height) / ((double)MAX(wide, 1) / PANGO_SCALE);
    drawing.cairo_save(canvas->cairo);
    drawing.cairo_set_source_rgb(canvas->cairo, 0.9, 0.9, 0.9);
    drawing.cairo_translate(canvas->cairo, width / 2, height / 2);
    drawing.cairo_rotate(canvas->cairo, -atan2(height, width));
    drawing.cairo_scale(canvas->cairo, MIN(scale, 1), MIN(scale, 1));
    drawing.cairo_move_to(canvas->cairo, -(double)wide / PANGO_SCALE / 2, -(double)high / PANGO_SCALE / 2);
    // As shapes, not as text: who reads the sheet aloud or copies from it isn't given letters strewn over it.
    drawing.pango_cairo_layout_path(canvas->cairo, layout);
    drawing.cairo_fill(canvas->cairo);
    drawing.cairo_restore(canvas->cairo);
    drawing.g_object_unref(layout);
}

static PangoAlignment alignment_of(paper_alignment alignment) {
    switch (alignment) {
    case PAPER_LEFT: return PANGO_ALIGN_LEFT;
    case PAPER_CENTRE: return PANGO_ALIGN_CENTER;
    case PAPER_RIGHT: return PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

paper_text *paper_text_create(paper_canvas *canvas, const char *utf8, paper_style style, double width) {
    paper_text *text = g_try_new0(paper_text, 1);
    if (text == NULL) return NULL;
    text->grey = style.grey;
    text->layout = layout_of(canvas, utf8, style.size, style.bold);
    drawing.pango_layout_set_width(text->layout, width * PANGO_SCALE);
    drawing.pango_layout_set_wrap(text->layout, PANGO_WRAP_WORD_CHAR);
    drawing.pango_layout_set_alignment(text->layout, alignment_of(style.alignment));
    return text;
}

void paper_text_destroy(paper_text *text) {
    drawing.g_object_unref(text->layout);
    g_free(text);
}

int paper_text_lines(const paper_text *text) {
    return drawing.pango_layout_get_line_count(text->layout);
}

/// The iterator alone knows where alignment puts a line.
static PangoLayoutIter *iterator_at(const paper_text *text, int index) {
    PangoLayoutIter *iterator = drawing.pango_layout_get_iter(text->layout);
    while (index-- > 0) drawing.pango_layout_iter_next_line(iterator);
    return iterator;
}

paper_line paper_text_line(const paper_text *text, int index) {
    PangoLayoutIter *iterator = iterator_at(text, index);
    PangoRectangle box;
    drawing.pango_layout_iter_get_line_extents(iterator, NULL, &box);
    paper_line line = {
        .height = (double)box.height / PANGO_SCALE,
        .baseline = (double)(drawing.pango_layout_iter_get_baseline(iterator) - box.y) / PANGO_SCALE,
        .x = (double)box.x / PANGO_SCALE,
    };
    drawing.pango_layout_iter_free(iterator);
    return line;
}

double paper_text_width(const paper_text *text) {
    int width;
    drawing.pango_layout_get_size(text->layout, &width, NULL);
    return (double)width / PANGO_SCALE;
}

void paper_text_draw(paper_canvas *canvas, const paper_text *text, int index, double x, double baseline) {
    set_grey(canvas, text->grey);
    drawing.cairo_move_to(canvas->cairo, x, baseline);
    drawing.pango_cairo_show_layout_line(canvas->cairo, drawing.pango_layout_get_line_readonly(text->layout, index));
}
