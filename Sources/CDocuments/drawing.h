// Cairo, pango and what comes with them: loaded when the first paper is drawn. Linked, they would cost every start of
// the program some three milliseconds and 33 libraries.
#ifndef DRAWING_H
#define DRAWING_H

#include <cairo/cairo-pdf.h>
#include <pango/pangocairo.h>

#define DRAWING_FUNCTIONS(USE) \
    USE(cairo_create) \
    USE(cairo_destroy) \
    USE(cairo_fill) \
    USE(cairo_line_to) \
    USE(cairo_move_to) \
    USE(cairo_pdf_surface_create_for_stream) \
    USE(cairo_pdf_surface_set_metadata) \
    USE(cairo_rectangle) \
    USE(cairo_restore) \
    USE(cairo_rotate) \
    USE(cairo_save) \
    USE(cairo_scale) \
    USE(cairo_set_dash) \
    USE(cairo_set_line_cap) \
    USE(cairo_set_line_width) \
    USE(cairo_set_source_rgb) \
    USE(cairo_show_page) \
    USE(cairo_status) \
    USE(cairo_stroke) \
    USE(cairo_surface_destroy) \
    USE(cairo_surface_finish) \
    USE(cairo_surface_status) \
    USE(cairo_translate) \
    USE(g_object_unref) \
    USE(pango_attr_insert_hyphens_new) \
    USE(pango_attr_list_insert) \
    USE(pango_attr_list_new) \
    USE(pango_attr_list_unref) \
    USE(pango_cairo_create_layout) \
    USE(pango_cairo_layout_path) \
    USE(pango_cairo_show_layout_line) \
    USE(pango_font_description_free) \
    USE(pango_font_description_from_string) \
    USE(pango_font_description_set_absolute_size) \
    USE(pango_font_description_set_weight) \
    USE(pango_layout_get_iter) \
    USE(pango_layout_get_line_count) \
    USE(pango_layout_get_line_readonly) \
    USE(pango_layout_get_size) \
    USE(pango_layout_iter_free) \
    USE(pango_layout_iter_get_baseline) \
    USE(pango_layout_iter_get_line_extents) \
    USE(pango_layout_iter_next_line) \
    USE(pango_layout_set_alignment) \
    USE(pango_layout_set_attributes) \
    USE(pango_layout_set_font_description) \
    USE(pango_layout_set_text) \
    USE(pango_layout_set_width) \
    USE(pango_layout_set_wrap)

// The headers give the types; nothing here needs the libraries when the program is linked.
#define DRAWING_POINTER(name) __typeof__(&name) name;
struct drawing { DRAWING_FUNCTIONS(DRAWING_POINTER) };

extern struct drawing drawing;

#endif
