#include "CDocuments.h"

#include <glib.h>
#include <qrencode.h>

int paper_code(const char *utf8, uint8_t *modules, size_t capacity) {
    QRcode *code = QRcode_encodeString8bit(utf8, 0, QR_ECLEVEL_M);
    if (code == NULL) return -1;
    size_t count = (size_t)code->width * code->width;
    int side = count <= capacity ? code->width : -1;
    for (size_t i = 0; side > 0 && i < count; i++) modules[i] = code->data[i] & 1;
    QRcode_free(code);
    return side;
}

int paper_columns(uint32_t scalar) {
    if (g_unichar_iszerowidth(scalar)) return 0;
    return g_unichar_iswide(scalar) ? 2 : 1;
}

void paper_sha256(const uint8_t *bytes, size_t count, char digits[65]) {
    char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, count);
    g_strlcpy(digits, sum, 65);
    g_free(sum);
}
