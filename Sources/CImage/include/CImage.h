/// Decoding of JPEG and PNG that nobody vouches for.
///
/// Every function works on bytes in memory, keeps no state between calls, may run on any thread, and answers a status:
/// libjpeg's and libpng's jumps never leave this library. Nothing is allocated that outlives a call.
#ifndef CIMAGE_H
#define CIMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The longest side that is decoded, in pixels (libjpeg's own limit, kept for PNG as well).
#define CIMAGE_MAX_SIDE 65500

/// How a call went.
typedef enum cimage_status {
    /// All of the picture's data was there and without an error.
    CIMAGE_OK,
    /// Cut short, corrupt, or not of that format.
    CIMAGE_DAMAGED,
    /// Well formed, as far as can be told, but of a kind that isn't decoded (12 bits, lossless JPEG …).
    CIMAGE_UNSUPPORTED,
    /// Would take more memory, time, scans or a longer side than allowed.
    CIMAGE_TOO_COSTLY,
    /// The machine has no memory left.
    CIMAGE_NO_MEMORY
} cimage_status;

/// How colours are kept in the file.
typedef enum cimage_colour { CIMAGE_GREY, CIMAGE_RGB, CIMAGE_CMYK, CIMAGE_OTHER } cimage_colour;

/// What a file says of itself before its pixels; it may lie.
typedef struct cimage_header {
    uint32_t width;
    uint32_t height;
    cimage_colour colour;
    /// Some pixels may be transparent.
    bool alpha;
} cimage_header;

/// What decoding may cost.
typedef struct cimage_limits {
    /// Bytes that libjpeg may take for its own purposes; a progressive picture needs about 6 a pixel.
    size_t max_memory;
    /// Scans of a progressive JPEG; ordinary ones have about ten.
    int max_scans;
    /// Processor time of the calling thread, in milliseconds.
    int max_milliseconds;
} cimage_limits;

/// Reads what comes before the first scan. Sides are as stored (EXIF not applied).
cimage_status cimage_jpeg_header(const uint8_t *bytes, size_t count, cimage_header *header);

/// Decodes to RGB, three bytes a pixel without padding, each side divided by `reduction` (1, 2, 4 or 8) and rounded up.
///
/// Every entropy-coded bit is read whatever the reduction; the first warning of libjpeg counts as damage. CMYK is
/// converted without a colour profile. `capacity` is the size of `rgb`; less than the picture needs is TOO_COSTLY.
/// `consumed` is where the picture ends, so what trails it can be told.
cimage_status cimage_jpeg_decode(
    const uint8_t *bytes, size_t count, cimage_limits limits, uint32_t reduction, uint8_t *rgb, size_t capacity,
    size_t *consumed);

/// Reads the chunks before the first IDAT.
cimage_status cimage_png_header(const uint8_t *bytes, size_t count, cimage_header *header);

/// Decodes to RGB over white, each side divided by `reduction` (1 to 4096) and rounded up, every pixel of the result
/// the mean of those that it stands for. Palette, grey, 16 bits, alpha and interlacing all end as 8-bit RGB; a wrong
/// checksum of any chunk is damage. Only a row and the result are held. The rest as with JPEG.
cimage_status cimage_png_decode(
    const uint8_t *bytes, size_t count, cimage_limits limits, uint32_t reduction, uint8_t *rgb, size_t capacity,
    size_t *consumed);

#endif
