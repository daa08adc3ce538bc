// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "okienko",
    targets: [
        .target(name: "Domain"),
        .target(name: "Synthetic", dependencies: ["Domain"]),
        .testTarget(name: "DomainTests", dependencies: ["Domain"]),
        .testTarget(name: "SyntheticTests", dependencies: ["Domain", "Synthetic"]),
    ],
    swiftLanguageModes: [.v6]
)
