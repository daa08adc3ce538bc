import CChafa

/// A picture as character cells, for a terminal.
public struct Mosaic: Sendable, Equatable {
    /// A cell's colour, as its palette has it.
    public enum Ink: Sendable, Hashable {
        /// The terminal's own, or none at all.
        case terminal
        /// A number of the terminal's palette: 0–7 or 16–255.
        case palette(UInt8)
        case rgb(UInt8, UInt8, UInt8)
    }

    /// One character with its two colours.
    public struct Cell: Sendable, Hashable {
        /// One column wide.
        public let glyph: Unicode.Scalar
        /// Of the glyph's strokes.
        public let foreground: Ink
        /// Of the rest of the cell.
        public let background: Ink
    }

    /// What a terminal can show.
    public enum Palette: Sendable, CaseIterable {
        case trueColour
        /// Colours 16–255: the first sixteen are each terminal's own.
        case indexed256
        /// Colours 0–7 and the blocks that the Linux console's font has.
        case indexed8
        /// Shades made of glyphs, light on dark.
        case monochrome
    }

    /// Cells across.
    public let columns: Int
    /// Cells down.
    public let rows: Int
    /// Row by row from the top; `columns` × `rows` of them.
    public let cells: [Cell]
}

extension Picture {
    /// A cell's width over its height, as most terminals' fonts have it.
    private static let cellAspect = 0.5
    /// No terminal is larger; keeps a wrong number from asking for gigabytes.
    private static let mostCells = 1000

    /// The picture in at most so many cells, its aspect kept, so that one of both numbers may come out smaller; nil
    /// where there is no cell to draw in.
    ///
    /// Takes milliseconds: for a worker, not for the terminal's thread.
    public func mosaic(columns: Int, rows: Int, palette: Mosaic.Palette) -> Mosaic? {
        guard columns > 0, rows > 0 else { return nil }
        let (across, down) = geometry(columns: min(columns, Picture.mostCells), rows: min(rows, Picture.mostCells))
        let configuration = palette.configuration(columns: across, rows: down)
        defer { chafa_canvas_config_unref(configuration) }
        guard let canvas = chafa_canvas_new(configuration) else { return nil }
        defer { chafa_canvas_unref(canvas) }
        chafa_canvas_draw_all_pixels(
            canvas, CHAFA_PIXEL_RGBA8_UNASSOCIATED, rgba, gint(width), gint(height), gint(width * 4))
        let cells = (0..<down).flatMap { y in (0..<across).map { x in palette.cell(canvas, x, y) } }
        return Mosaic(columns: Int(across), rows: Int(down), cells: cells)
    }

    /// With four bytes a pixel: libchafa 1.12 takes a row's length in whole words and shears what isn't.
    private var rgba: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: width * height * 4) { target, count in
            count = width * height * 4
            for pixel in 0..<width * height {
                for channel in 0..<3 { target[pixel * 4 + channel] = rgb[pixel * 3 + channel] }
                target[pixel * 4 + 3] = 255
            }
        }
    }

    /// The most cells that keep the aspect, to the nearest cell.
    private func geometry(columns: Int, rows: Int) -> (across: gint, down: gint) {
        let (width, height) = (Double(width), Double(height) * Picture.cellAspect)
        let scale = min(Double(columns) / width, Double(rows) / height)
        return (gint(max((width * scale).rounded(), 1)), gint(max((height * scale).rounded(), 1)))
    }
}

extension Mosaic.Palette {
    fileprivate func configuration(columns: gint, rows: gint) -> OpaquePointer? {
        let configuration = chafa_canvas_config_new()
        chafa_canvas_config_set_geometry(configuration, columns, rows)
        chafa_canvas_config_set_canvas_mode(configuration, mode)
        chafa_canvas_config_set_color_space(configuration, space)
        // Else libchafa pulls colours apart, and a dark face becomes a black one.
        chafa_canvas_config_set_preprocessing_enabled(configuration, 0)
        let shapes = symbols(shapes)
        chafa_canvas_config_set_symbol_map(configuration, shapes)
        chafa_symbol_map_unref(shapes)
        let fills = symbols(fills)
        chafa_canvas_config_set_fill_symbol_map(configuration, fills)
        chafa_symbol_map_unref(fills)
        return configuration
    }

    private func symbols(_ tags: [ChafaSymbolTags]) -> OpaquePointer? {
        let symbols = chafa_symbol_map_new()
        for tag in tags { chafa_symbol_map_add_by_tags(symbols, tag) }
        return symbols
    }

    private var mode: ChafaCanvasMode {
        switch self {
        case .trueColour: CHAFA_CANVAS_MODE_TRUECOLOR
        case .indexed256: CHAFA_CANVAS_MODE_INDEXED_240
        case .indexed8: CHAFA_CANVAS_MODE_INDEXED_8
        case .monochrome: CHAFA_CANVAS_MODE_FGBG
        }
    }

    /// Nearness as the eye has it, where there is a choice of colours.
    private var space: ChafaColorSpace {
        switch self {
        case .indexed256, .indexed8: CHAFA_COLOR_SPACE_DIN99D
        case .trueColour, .monochrome: CHAFA_COLOR_SPACE_RGB
        }
    }

    /// Glyphs that draw an edge.
    private var shapes: [ChafaSymbolTags] {
        let plain = [CHAFA_SYMBOL_TAG_SPACE, CHAFA_SYMBOL_TAG_SOLID]
        return switch self {
        case .trueColour, .indexed256: plain + [CHAFA_SYMBOL_TAG_HALF, CHAFA_SYMBOL_TAG_QUAD]
        case .indexed8: plain + [CHAFA_SYMBOL_TAG_HALF]
        case .monochrome: plain
        }
    }

    /// Glyphs that mix two colours where a cell has no edge.
    private var fills: [ChafaSymbolTags] {
        switch self {
        case .trueColour, .indexed256: []
        case .indexed8, .monochrome: [CHAFA_SYMBOL_TAG_SPACE, CHAFA_SYMBOL_TAG_SOLID, CHAFA_SYMBOL_TAG_STIPPLE]
        }
    }

    fileprivate func cell(_ canvas: OpaquePointer, _ x: gint, _ y: gint) -> Mosaic.Cell {
        var (foreground, background): (gint, gint) = (-1, -1)
        chafa_canvas_get_raw_colors_at(canvas, x, y, &foreground, &background)
        let glyph = Unicode.Scalar(chafa_canvas_get_char_at(canvas, x, y)) ?? " "
        return Mosaic.Cell(glyph: glyph, foreground: ink(foreground), background: ink(background))
    }

    private func ink(_ raw: gint) -> Mosaic.Ink {
        if raw < 0 || self == .monochrome { return .terminal }
        guard self == .trueColour else { return UInt8(exactly: raw).map(Mosaic.Ink.palette) ?? .terminal }
        return .rgb(UInt8(raw >> 16 & 0xFF), UInt8(raw >> 8 & 0xFF), UInt8(raw & 0xFF))
    }
}
