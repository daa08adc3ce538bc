// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "okienko",
    products: [
        .executable(name: "okienko", targets: ["okienko"]),
        .executable(name: "okienko-bench", targets: ["Bench"]),
        .executable(name: "bare-form", targets: ["BareForm"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    ],
    targets: [
        // Libraries of the system.
        .systemLibrary(name: "CChafa", pkgConfig: "chafa", providers: [.apt(["libchafa-dev"])]),
        .systemLibrary(name: "CGlib", pkgConfig: "glib-2.0", providers: [.apt(["libglib2.0-dev"])]),
        .systemLibrary(name: "CQrencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CSQLite3", providers: [.apt(["libsqlite3-dev"])]),

        // The rooms, from the top of the house down.
        .target(name: "Domain"),
        .target(name: "Wire", dependencies: ["Domain"]),
        .target(name: "Configuration", dependencies: ["Domain", .product(name: "TOMLKit", package: "TOMLKit")]),
        .target(name: "Synthetic", dependencies: ["Domain"]),
        .target(
            name: "Store",
            dependencies: ["Domain", "Wire", "Synthetic", "CSodium", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(name: "CImage", linkerSettings: [.linkedLibrary("jpeg"), .linkedLibrary("png16")]),
        .target(name: "Photo", dependencies: ["Domain", "CImage", "CChafa"]),
        // Cairo and pango give their headers and are not linked: they are loaded with the first paper.
        .target(
            name: "CDocuments", dependencies: ["CGlib", "CQrencode"],
            cSettings: [
                .unsafeFlags(["pango-1.0", "cairo", "harfbuzz"].map { "-I/usr/include/\($0)" })
            ]),
        .target(name: "Documents", dependencies: ["Domain", "CDocuments"]),
        .target(
            name: "CTerminal", cSettings: [.define("_GNU_SOURCE")],
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "Terminal", dependencies: ["CTerminal"]),
        .target(name: "Widgets", dependencies: ["Terminal"]),
        .target(
            name: "Desk",
            dependencies: ["Domain", "Configuration", "Widgets", "Terminal", "Store", "Photo", "Documents"]),
        .executableTarget(
            name: "okienko",
            dependencies: [
                "Desk", "Wire", "Configuration", "Domain", "Documents", "Store", "Photo", "Terminal",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // Measuring.
        .target(name: "CBench", linkerSettings: [.linkedLibrary("util")]),
        .executableTarget(
            name: "BareForm", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .executableTarget(
            name: "Bench",
            dependencies: [
                "CBench", "CSQLite3", "Configuration", "Domain", "Store", "Synthetic", "Wire",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // Tests, a target for each room.
        .target(name: "CImageFixtures", path: "Tests/CImageFixtures", linkerSettings: [.linkedLibrary("z")]),
        .executableTarget(
            name: "TerminalProbe", dependencies: ["Terminal", "Widgets"], path: "Tests/TerminalProbe"),
        .target(
            name: "TrainingDesk", dependencies: ["Configuration", "Domain", "Store"], path: "Tests/TrainingDesk"),
        .testTarget(name: "DomainTests", dependencies: ["Domain"]),
        .testTarget(name: "WireTests", dependencies: ["Domain", "Wire", "Synthetic"]),
        .testTarget(name: "ConfigurationTests", dependencies: ["Configuration", "Domain", "Synthetic"]),
        .testTarget(name: "SyntheticTests", dependencies: ["Domain", "Synthetic"]),
        .testTarget(name: "StoreTests", dependencies: ["Domain", "Store"]),
        .testTarget(name: "PhotoTests", dependencies: ["Photo", "Domain", "CImageFixtures"]),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents", "Configuration", "Desk", "Synthetic"]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TerminalProbe"]),
        .testTarget(name: "WidgetsTests", dependencies: ["Widgets"]),
        .testTarget(
            name: "DeskTests",
            dependencies: [
                "Desk", "Domain", "Configuration", "Store", "Documents", "Photo", "Terminal", "Widgets",
            ]),
        .testTarget(
            name: "JourneyTests",
            dependencies: [
                "okienko", "Configuration", "Domain", "Store", "Photo", "CImageFixtures", "Synthetic", "TrainingDesk",
            ]),
        .testTarget(name: "BenchTests", dependencies: ["Bench", "BareForm"]),
        .testTarget(
            name: "OkienkoTests", dependencies: ["okienko", "Configuration", "Domain", "Store", "TrainingDesk", "Wire"]),
    ],
    swiftLanguageModes: [.v6]
)
