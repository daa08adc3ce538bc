// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "okienko",
    targets: [
        .target(name: "Domain"),
        .testTarget(name: "DomainTests", dependencies: ["Domain"]),
    ],
    swiftLanguageModes: [.v6]
)
