// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "okienko",
    products: [
        .executable(name: "okienko-bench", targets: ["Bench"]),
        .executable(name: "bare-form", targets: ["BareForm"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    ],
    targets: [
        .target(name: "Domain"),
        .target(name: "Synthetic", dependencies: ["Domain"]),
        .target(name: "CBench", linkerSettings: [.linkedLibrary("util")]),
        .systemLibrary(name: "CSQLite3", providers: [.apt(["libsqlite3-dev"])]),
        .executableTarget(
            name: "BareForm", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .executableTarget(
            name: "Bench",
            dependencies: [
                "CBench", "CSQLite3", "Domain", "Synthetic",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "DomainTests", dependencies: ["Domain"]),
        .testTarget(name: "SyntheticTests", dependencies: ["Domain", "Synthetic"]),
        .testTarget(name: "BenchTests", dependencies: ["Bench", "BareForm"]),
        .systemLibrary(name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CQrencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .target(name: "CDocuments", dependencies: ["CPangoCairo", "CQrencode"]),
        .target(name: "Documents", dependencies: ["Domain", "CDocuments"]),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents"]),
        .systemLibrary(name: "CChafa", pkgConfig: "chafa", providers: [.apt(["libchafa-dev"])]),
        .target(name: "CImage", linkerSettings: [.linkedLibrary("jpeg"), .linkedLibrary("png16")]),
        .target(name: "Photo", dependencies: ["Domain", "CImage", "CChafa"]),
        .target(name: "CImageFixtures", path: "Tests/CImageFixtures", linkerSettings: [.linkedLibrary("z")]),
        .testTarget(name: "PhotoTests", dependencies: ["Photo", "Domain", "CImageFixtures"]),
        .target(name: "Wire", dependencies: ["Domain"]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .target(
            name: "Store",
            dependencies: ["Domain", "Wire", "Synthetic", "CSodium", .product(name: "GRDB", package: "GRDB.swift")]),
        .testTarget(name: "WireTests", dependencies: ["Domain", "Wire"]),
        .testTarget(name: "StoreTests", dependencies: ["Domain", "Store"]),

        .target(
            name: "CTerminal",
            cSettings: [.define("_GNU_SOURCE")],
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]
        ),
        .target(name: "Terminal", dependencies: ["CTerminal"]),
        .target(name: "Widgets", dependencies: ["Terminal"]),
        .executableTarget(
            name: "TerminalProbe", dependencies: ["Terminal", "Widgets"], path: "Tests/TerminalProbe"),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TerminalProbe"]),
        .testTarget(name: "WidgetsTests", dependencies: ["Widgets"]),
    dependencies: [
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0")
    ],
    targets: [
        .target(name: "Domain"),
        .target(name: "Configuration", dependencies: ["Domain", "TOMLKit"]),
        .testTarget(name: "DomainTests", dependencies: ["Domain"]),
        .testTarget(name: "ConfigurationTests", dependencies: ["Configuration", "Domain"]),
    ],
    swiftLanguageModes: [.v6]
)
