#include "CImageFixtures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>
#include <zlib.h>

static int scan_bomb(jpeg_scan_info *scans) {
    int count = 0;
    for (int low = 1; low >= 0; low--) {
        for (int coefficient = 0; coefficient < 64; coefficient++) {
            jpeg_scan_info scan = {.comps_in_scan = 1, .Ss = coefficient, .Se = coefficient, .Al = low};
            scan.Ah = low ? 0 : 1;
            scans[count++] = scan;
        }
    }
    return count;
}

size_t fixture_make_jpeg(
    const uint8_t *pixels, int width, int height, int channels, fixture_jpeg kind, uint8_t **target) {
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    jpeg_scan_info scans[128];
    unsigned long size = 0;
    *target = NULL;
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, target, &size);
    info.image_width = (JDIMENSION)width;
    info.image_height = (JDIMENSION)height;
    info.input_components = channels;
    info.in_color_space = channels == 1 ? JCS_GRAYSCALE : channels == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, 95, TRUE);
    info.comp_info[0].h_samp_factor = info.comp_info[0].v_samp_factor = 1;
    if (kind == FIXTURE_PROGRESSIVE) jpeg_simple_progression(&info);
    if (kind == FIXTURE_SCAN_BOMB) {
        info.num_scans = scan_bomb(scans);
        info.scan_info = scans;
    }
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = (JSAMPROW)pixels + (size_t)info.next_scanline * width * channels;
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    return size;
}

typedef struct buffer {
    uint8_t *bytes;
    size_t count;
} buffer;

static void append(png_structp png, png_bytep bytes, size_t count) {
    buffer *all = png_get_io_ptr(png);
    uint8_t *larger = realloc(all->bytes, all->count + count);
    if (!larger) abort();
    memcpy(larger + all->count, bytes, count);
    all->bytes = larger;
    all->count += count;
}

size_t fixture_make_png(
    const uint8_t *rows, int width, int height, int type, int depth, bool interlaced, const uint8_t *palette,
    int colours, const uint8_t *transparency, uint8_t **target) {
    buffer all = {0};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    if (setjmp(png_jmpbuf(png))) abort();
    png_set_write_fn(png, &all, append, NULL);
    png_set_IHDR(
        png, info, (png_uint_32)width, (png_uint_32)height, depth, type,
        interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE);
    if (palette) png_set_PLTE(png, info, (png_const_colorp)palette, colours);
    if (transparency) png_set_tRNS(png, info, transparency, colours, NULL);
    png_write_info(png, info);
    size_t stride = png_get_rowbytes(png, info);
    png_bytep *lines = malloc((size_t)height * sizeof *lines);
    if (!lines) abort();
    for (int y = 0; y < height; y++) lines[y] = (png_bytep)rows + stride * (size_t)y;
    png_write_image(png, lines);
    png_write_end(png, info);
    free(lines);
    png_destroy_write_struct(&png, &info);
    *target = all.bytes;
    return all.count;
}

void fixture_make_chunk(const char *type, const uint8_t *data, size_t count, uint8_t *target) {
    png_save_uint_32(target, (png_uint_32)count);
    memcpy(target + 4, type, 4);
    memcpy(target + 8, data, count);
    png_save_uint_32(target + 8 + count, (png_uint_32)crc32(0, target + 4, (uInt)count + 4));
}
