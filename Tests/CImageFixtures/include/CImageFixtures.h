/// Pictures made for the tests by libjpeg's and libpng's encoders, which the code under test never calls.
#ifndef CIMAGE_FIXTURES_H
#define CIMAGE_FIXTURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How a JPEG is made.
typedef enum fixture_jpeg { FIXTURE_BASELINE, FIXTURE_PROGRESSIVE, FIXTURE_SCAN_BOMB } fixture_jpeg;

/// A JPEG of quality 95 without subsampling from pixels of 1, 3 or 4 (CMYK) channels. SCAN_BOMB takes one channel and
/// sends each coefficient twice in scans of its own, 128 in all. Answers its size; `target` is to be freed.
size_t fixture_make_jpeg(
    const uint8_t *pixels, int width, int height, int channels, fixture_jpeg kind, uint8_t **target);

/// A PNG from rows as PNG stores them: `type` and `depth` are IHDR's; palette (RGB) and its transparency for type 3.
size_t fixture_make_png(
    const uint8_t *rows, int width, int height, int type, int depth, bool interlaced, const uint8_t *palette,
    int colours, const uint8_t *transparency, uint8_t **target);

/// A PNG chunk around that data, checksum included; `target` takes `count` + 12 bytes.
void fixture_make_chunk(const char *type, const uint8_t *data, size_t count, uint8_t *target);

#endif
