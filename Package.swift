// swift-tools-version: 6.3
import PackageDescription

// Warnings fail the build in this package's own checks alone: a newer compiler with a new warning must not break anybody
// else's build, and Xcode, which suppresses the warnings of dependencies, cannot build it like that at all.
let settings: [SwiftSetting] =
    [.strictMemorySafety()]
    + (Context.environment["DELEGATION_RULES_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

let package = Package(
    name: "DelegationRules",
    platforms: [.macOS(.v13), .iOS(.v16)],  // What the modules use of the standard library came with these.
    products: [
        .library(name: "DelegationRules", targets: ["DelegationRules"]),
        .library(name: "DelegationRulesJSON", targets: ["DelegationRulesJSON"]),
        .library(name: "DelegationRulesReplay", targets: ["DelegationRulesReplay"]),
        .library(name: "DelegationRulesAccess", targets: ["DelegationRulesAccess"]),
        .library(name: "DelegationRulesImport", targets: ["DelegationRulesImport"]),
        .library(name: "DelegationRulesCodable", targets: ["DelegationRulesCodable"]),
        .library(name: "DelegationRulesURLSession", targets: ["DelegationRulesURLSession"]),
        .executable(name: "delegation-rules", targets: ["delegation-rules"]),
    ],
    // Sources/Embedding is no target: it is built by a script of its own, without a runtime.
    targets: [
        .target(name: "DelegationRules", swiftSettings: settings),
        .target(name: "DelegationRulesJSON", dependencies: ["DelegationRules"], swiftSettings: settings),
        .target(name: "DelegationRulesReplay", dependencies: ["DelegationRulesJSON"], swiftSettings: settings),
        .target(name: "DelegationRulesAccess", dependencies: ["DelegationRulesReplay"], swiftSettings: settings),
        .target(name: "DelegationRulesImport", dependencies: ["DelegationRulesReplay"], swiftSettings: settings),
        .target(name: "DelegationRulesCodable", dependencies: ["DelegationRulesJSON"], swiftSettings: settings),
        .target(name: "DelegationRulesURLSession", dependencies: ["DelegationRulesReplay"], swiftSettings: settings),
        .target(name: "SpecCorpus", dependencies: ["DelegationRulesJSON"], swiftSettings: settings),
        .executableTarget(
            name: "delegation-rules",
            dependencies: [
                "ContractFiles", "DelegationRulesReplay", "DelegationRulesAccess", "DelegationRulesImport",
                "SpecCorpus",
            ],
            swiftSettings: settings),
        .target(name: "ContractFiles", dependencies: ["DelegationRulesReplay"], swiftSettings: settings),
        .executableTarget(name: "contract-generator", dependencies: ["ContractFiles"], swiftSettings: settings),
        .executableTarget(name: "decision-benchmark", dependencies: ["DelegationRules"], swiftSettings: settings),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(
            name: "DelegationRulesTests", dependencies: ["DelegationRulesReplay", "SpecCorpus", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "DelegationRulesJSONTests", dependencies: ["DelegationRulesAccess", "SpecCorpus", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "DelegationRulesReplayTests", dependencies: ["DelegationRulesAccess", "SpecCorpus", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "DelegationRulesAccessTests", dependencies: ["DelegationRulesAccess", "SpecCorpus", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "DelegationRulesImportTests", dependencies: ["DelegationRulesImport", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "DelegationRulesCodableTests", dependencies: ["DelegationRulesCodable"], swiftSettings: settings),
        .testTarget(
            name: "DelegationRulesURLSessionTests",
            dependencies: ["DelegationRulesURLSession", "SpecCorpus", "TestSupport"],
            swiftSettings: settings),
        .testTarget(name: "ContractFilesTests", dependencies: ["ContractFiles"], swiftSettings: settings),
        .testTarget(
            name: "CommandTests", dependencies: ["delegation-rules", "DelegationRulesAccess", "SpecCorpus"],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
