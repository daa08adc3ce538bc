#include "CImage.h"

#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include <jerror.h>

#include "budget.h"

// libjpeg's structures with what its callbacks need; the first members are what libjpeg hands back to us.
typedef struct decoder {
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf escape;
    cimage_status status;
    cimage_limits limits;
    int64_t deadline;
} decoder;

static cimage_status status_of(int code) {
    switch (code) {
    case JERR_OUT_OF_MEMORY:
        return CIMAGE_NO_MEMORY;
    case JERR_NO_BACKING_STORE:
    case JERR_IMAGE_TOO_BIG:
    case JERR_WIDTH_OVERFLOW:
        return CIMAGE_TOO_COSTLY;
    case JERR_SOF_UNSUPPORTED:
    case JERR_BAD_PRECISION:
    case JERR_ARITH_NOTIMPL:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_CCIR601_NOTIMPL:
    case JERR_FRACT_SAMPLE_NOTIMPL:
    case JERR_NOTIMPL:
        return CIMAGE_UNSUPPORTED;
    default:
        return CIMAGE_DAMAGED;
    }
}

static void give_up(decoder *self, cimage_status status) {
    self->status = status;
    longjmp(self->escape, 1);
}

static void on_error(j_common_ptr info) {
    decoder *self = info->client_data;
    give_up(self, status_of(info->err->msg_code));
}

static void on_message(j_common_ptr info, int level) {
    if (level < 0) on_error(info);
}

static void on_progress(j_common_ptr info) {
    decoder *self = info->client_data;
    if (self->info.input_scan_number > self->limits.max_scans) give_up(self, CIMAGE_TOO_COSTLY);
    if (cimage_cpu_milliseconds() > self->deadline) give_up(self, CIMAGE_TOO_COSTLY);
}

static void start(decoder *self, const uint8_t *bytes, size_t count, cimage_limits limits) {
    jpeg_std_error(&self->errors);
    self->errors.error_exit = on_error;
    self->errors.emit_message = on_message;
    self->info.err = &self->errors;
    self->info.client_data = self;
    self->limits = limits;
    self->deadline = cimage_cpu_milliseconds() + limits.max_milliseconds;
    jpeg_create_decompress(&self->info);
    self->info.mem->max_memory_to_use = (long)limits.max_memory;
    self->progress.progress_monitor = on_progress;
    self->info.progress = &self->progress;
    jpeg_mem_src(&self->info, bytes, (unsigned long)count);
    jpeg_read_header(&self->info, TRUE);
}

static cimage_colour colour_of(J_COLOR_SPACE space) {
    switch (space) {
    case JCS_GRAYSCALE:
        return CIMAGE_GREY;
    case JCS_RGB:
    case JCS_YCbCr:
        return CIMAGE_RGB;
    case JCS_CMYK:
    case JCS_YCCK:
        return CIMAGE_CMYK;
    default:
        return CIMAGE_OTHER;
    }
}

// Adobe writes CMYK inverted, and so does everybody who writes its marker.
static void rgb_from_cmyk(const uint8_t *cmyk, bool inverted, uint8_t *rgb, size_t pixels) {
    for (size_t i = 0; i < pixels; i++, cmyk += 4, rgb += 3) {
        for (int c = 0; c < 3; c++) {
            unsigned ink = inverted ? cmyk[c] : 255 - cmyk[c];
            unsigned black = inverted ? cmyk[3] : 255 - cmyk[3];
            rgb[c] = (uint8_t)((ink * black + 127) / 255);
        }
    }
}

static void read_rows(decoder *self, uint8_t *rgb) {
    struct jpeg_decompress_struct *info = &self->info;
    size_t stride = (size_t)info->output_width * 3;
    bool cmyk = info->out_color_space == JCS_CMYK;
    JSAMPROW spare = NULL;
    if (cmyk) spare = info->mem->alloc_large((j_common_ptr)info, JPOOL_IMAGE, (size_t)info->output_width * 4);
    while (info->output_scanline < info->output_height) {
        uint8_t *target = rgb + stride * info->output_scanline;
        JSAMPROW row = cmyk ? spare : target;
        if (jpeg_read_scanlines(info, &row, 1) != 1) give_up(self, CIMAGE_DAMAGED);
        if (cmyk) rgb_from_cmyk(spare, info->saw_Adobe_marker, target, info->output_width);
    }
}

static cimage_status run_header(
    decoder *self, const uint8_t *bytes, size_t count, cimage_limits limits, cimage_header *header) {
    if (setjmp(self->escape)) return self->status;
    start(self, bytes, count, limits);
    header->width = self->info.image_width;
    header->height = self->info.image_height;
    header->colour = colour_of(self->info.jpeg_color_space);
    return CIMAGE_OK;
}

static cimage_status run_decode(
    decoder *self, const uint8_t *bytes, size_t count, cimage_limits limits, uint32_t reduction, uint8_t *rgb,
    size_t capacity, size_t *consumed) {
    if (setjmp(self->escape)) return self->status;
    start(self, bytes, count, limits);
    bool cmyk = colour_of(self->info.jpeg_color_space) == CIMAGE_CMYK;
    self->info.out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
    self->info.scale_num = 1;
    self->info.scale_denom = reduction;
    jpeg_calc_output_dimensions(&self->info);
    if ((size_t)self->info.output_width * self->info.output_height * 3 > capacity) return CIMAGE_TOO_COSTLY;
    jpeg_start_decompress(&self->info);
    read_rows(self, rgb);
    jpeg_finish_decompress(&self->info);
    *consumed = count - self->info.src->bytes_in_buffer;
    return CIMAGE_OK;
}

cimage_status cimage_jpeg_header(const uint8_t *bytes, size_t count, cimage_header *header) {
    decoder self = {.status = CIMAGE_DAMAGED};
    cimage_limits limits = {.max_memory = 1 << 20, .max_scans = 1, .max_milliseconds = 1000};
    *header = (cimage_header){0};
    cimage_status status = run_header(&self, bytes, count, limits, header);
    jpeg_destroy_decompress(&self.info);
    return status;
}

cimage_status cimage_jpeg_decode(
    const uint8_t *bytes, size_t count, cimage_limits limits, uint32_t reduction, uint8_t *rgb, size_t capacity,
    size_t *consumed) {
    if (reduction != 1 && reduction != 2 && reduction != 4 && reduction != 8) return CIMAGE_UNSUPPORTED;
    decoder self = {.status = CIMAGE_DAMAGED};
    *consumed = 0;
    cimage_status status = run_decode(&self, bytes, count, limits, reduction, rgb, capacity, consumed);
    jpeg_destroy_decompress(&self.info);
    return status;
}
