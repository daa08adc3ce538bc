#include "CImage.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "budget.h"

typedef struct decoder {
    png_structp png;
    png_infop info;
    const uint8_t *bytes;
    size_t count;
    size_t position;
    cimage_status status;
    int64_t deadline;
    uint32_t width;
    uint32_t height;
    uint32_t reduction;
    uint32_t out_width;
    uint32_t out_height;
    // One row as libpng gives it, RGBA; and for every pixel of the result the sums of red, green and blue.
    uint8_t *row;
    uint32_t *sums;
} decoder;

static void give_up(decoder *self, cimage_status status) {
    self->status = status;
    png_longjmp(self->png, 1);
}

static void on_error(png_structp png, png_const_charp message) {
    (void)message;
    give_up(png_get_error_ptr(png), CIMAGE_DAMAGED);
}

// Warnings are about what isn't used: profiles, text, gamma. A wrong checksum is an error by png_set_crc_action.
static void on_warning(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

static void on_read(png_structp png, png_bytep target, size_t wanted) {
    decoder *self = png_get_io_ptr(png);
    if (wanted > self->count - self->position) give_up(self, CIMAGE_DAMAGED);
    memcpy(target, self->bytes + self->position, wanted);
    self->position += wanted;
}

// Reads up to the first IDAT. Every chunk that the pixels don't need is skipped unread, so text and profiles that
// unpack to gigabytes stay packed; its checksum still counts.
static void start(decoder *self, png_uint_32 max_side) {
    png_set_read_fn(self->png, self, on_read);
    png_set_user_limits(self->png, max_side, max_side);
    png_set_chunk_malloc_max(self->png, self->count + 1);
    png_set_chunk_cache_max(self->png, 16);
    png_set_crc_action(self->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_set_keep_unknown_chunks(self->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
    png_read_info(self->png, self->info);
    self->width = png_get_image_width(self->png, self->info);
    self->height = png_get_image_height(self->png, self->info);
}

static void run_header(decoder *self, cimage_header *header) {
    if (setjmp(png_jmpbuf(self->png))) return;
    start(self, PNG_UINT_31_MAX);
    int type = png_get_color_type(self->png, self->info);
    header->width = self->width;
    header->height = self->height;
    header->colour = type & PNG_COLOR_MASK_COLOR ? CIMAGE_RGB : CIMAGE_GREY;
    header->alpha = (type & PNG_COLOR_MASK_ALPHA) || png_get_valid(self->png, self->info, PNG_INFO_tRNS);
    self->status = CIMAGE_OK;
}

static void ask_for_rgba(decoder *self) {
    png_set_scale_16(self->png);
    png_set_expand(self->png);
    png_set_gray_to_rgb(self->png);
    png_set_add_alpha(self->png, 0xff, PNG_FILLER_AFTER);
}

static void allocate(decoder *self, size_t capacity) {
    self->out_width = cimage_reduced(self->width, self->reduction);
    self->out_height = cimage_reduced(self->height, self->reduction);
    size_t samples = (size_t)self->out_width * self->out_height * 3;
    if (samples > capacity) give_up(self, CIMAGE_TOO_COSTLY);
    self->row = malloc((size_t)self->width * 4);
    self->sums = calloc(samples, sizeof *self->sums);
    if (!self->row || !self->sums) give_up(self, CIMAGE_NO_MEMORY);
}

static void add_row(decoder *self, uint32_t y, uint32_t columns, uint32_t first, uint32_t step) {
    uint32_t *sums = self->sums + (size_t)(y / self->reduction) * self->out_width * 3;
    const uint8_t *pixel = self->row;
    for (uint32_t i = 0; i < columns; i++, pixel += 4) {
        uint32_t *sum = sums + (size_t)((first + i * step) / self->reduction) * 3;
        unsigned alpha = pixel[3];
        for (int c = 0; c < 3; c++) sum[c] += (pixel[c] * alpha + 255 * (255 - alpha) + 127) / 255;
    }
}

static void read_pass(decoder *self, int pass, bool interlaced) {
    uint32_t columns = interlaced ? PNG_PASS_COLS(self->width, pass) : self->width;
    uint32_t first = interlaced ? PNG_PASS_START_COL(pass) : 0;
    uint32_t step = interlaced ? PNG_PASS_COL_OFFSET(pass) : 1;
    uint32_t top = interlaced ? PNG_PASS_START_ROW(pass) : 0;
    uint32_t down = interlaced ? PNG_PASS_ROW_OFFSET(pass) : 1;
    if (columns == 0) return;
    for (uint32_t y = top; y < self->height; y += down) {
        png_read_row(self->png, self->row, NULL);
        add_row(self, y, columns, first, step);
        if (cimage_cpu_milliseconds() > self->deadline) give_up(self, CIMAGE_TOO_COSTLY);
    }
}

// The number of pixels that a pixel of the result stands for, along one side: fewer at the far edge.
static uint32_t share(uint32_t index, uint32_t side, uint32_t reduction) {
    uint32_t left = side - index * reduction;
    return left < reduction ? left : reduction;
}

static void write_means(const decoder *self, uint8_t *rgb) {
    const uint32_t *sum = self->sums;
    for (uint32_t y = 0; y < self->out_height; y++) {
        uint32_t rows = share(y, self->height, self->reduction);
        for (uint32_t x = 0; x < self->out_width; x++) {
            uint32_t pixels = rows * share(x, self->width, self->reduction);
            for (int c = 0; c < 3; c++) *rgb++ = (uint8_t)(((uint64_t)*sum++ + pixels / 2) / pixels);
        }
    }
}

static void run_decode(decoder *self, uint8_t *rgb, size_t capacity, size_t *consumed) {
    if (setjmp(png_jmpbuf(self->png))) return;
    start(self, PNG_UINT_31_MAX);
    if (self->width > CIMAGE_MAX_SIDE || self->height > CIMAGE_MAX_SIDE) give_up(self, CIMAGE_TOO_COSTLY);
    ask_for_rgba(self);
    bool interlaced = png_get_interlace_type(self->png, self->info) == PNG_INTERLACE_ADAM7;
    // Without png_set_interlace_handling libpng gives each pass as it is stored: no frame of its own is needed.
    png_read_update_info(self->png, self->info);
    if (png_get_rowbytes(self->png, self->info) != (size_t)self->width * 4) give_up(self, CIMAGE_UNSUPPORTED);
    allocate(self, capacity);
    for (int pass = 0; pass < (interlaced ? PNG_INTERLACE_ADAM7_PASSES : 1); pass++) read_pass(self, pass, interlaced);
    png_read_end(self->png, NULL);
    write_means(self, rgb);
    *consumed = self->position;
    self->status = CIMAGE_OK;
}

static bool create(decoder *self) {
    self->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, self, on_error, on_warning);
    self->info = self->png ? png_create_info_struct(self->png) : NULL;
    return self->info != NULL;
}

static void destroy(decoder *self) {
    png_destroy_read_struct(&self->png, &self->info, NULL);
    free(self->row);
    free(self->sums);
}

cimage_status cimage_png_header(const uint8_t *bytes, size_t count, cimage_header *header) {
    decoder self = {.bytes = bytes, .count = count, .status = CIMAGE_NO_MEMORY};
    *header = (cimage_header){0};
    if (create(&self)) run_header(&self, header);
    destroy(&self);
    return self.status;
}

cimage_status cimage_png_decode(
    const uint8_t *bytes, size_t count, cimage_limits limits, uint32_t reduction, uint8_t *rgb, size_t capacity,
    size_t *consumed) {
    if (reduction < 1 || reduction > 4096) return CIMAGE_UNSUPPORTED;
    decoder self = {.bytes = bytes, .count = count, .reduction = reduction, .status = CIMAGE_NO_MEMORY};
    self.deadline = cimage_cpu_milliseconds() + limits.max_milliseconds;
    *consumed = 0;
    if (create(&self)) run_decode(&self, rgb, capacity, consumed);
    destroy(&self);
    return self.status;
}
