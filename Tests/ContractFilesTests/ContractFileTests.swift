import ContractFiles
import DelegationRulesJSON
import Foundation
import Testing

extension ContractFile: CustomTestStringConvertible {
    /// The file, as it is named in what a test says.
    public var testDescription: String { path }
}

/// What is committed is what the contract's table makes.
@Suite struct ContractFileTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")

    @Test(arguments: ContractFile.all)
    func committedFileIsFresh(_ file: ContractFile) throws {
        let committed = try String(contentsOf: Self.package.appending(path: file.path), encoding: .utf8)
        let made = try file.text(replacing: committed)
        guard made != committed else { return }
        let (old, new) = (committed.split(separator: "\n"), made.split(separator: "\n"))
        let line = zip(old, new).first { $0 != $1 } ?? ("its end", "its end")
        Issue.record("\(file.path) is out of date at\n  \(line.0)\nexpected\n  \(line.1)\nrun bash .ci/generate")
    }

    @Test func everythingGeneratedIsMade() throws {
        let folder = "Sources/Embedding/generated"
        let committed = try FileManager.default.contentsOfDirectory(atPath: Self.package.appending(path: folder).path)
        let made = ContractFile.all.map(\.path).filter { $0.hasPrefix(folder) }
        #expect(Set(committed.map { "\(folder)/\($0)" }) == Set(made))
    }

    @Test func handWrittenTextStays() throws {
        let file = try #require(ContractFile.all.first { $0.path == "Specs/README.md" })
        let committed = try String(contentsOf: Self.package.appending(path: file.path), encoding: .utf8)
        let changed = "Before.\n" + committed.replacing("`rejected`", with: "`refused`") + "After.\n"
        let made = try file.text(replacing: changed)
        #expect(made.hasPrefix("Before.\n") && made.hasSuffix("After.\n"))
        #expect(try file.text(replacing: made) == made)
    }

    @Test(arguments: ["<!-- .ci/generate: errors -->\n", "<!-- end -->\n"])
    func missingMarkerIsNamed(_ marker: String) throws {
        let file = try #require(ContractFile.all.first { $0.path == "Specs/README.md" })
        let committed = try String(contentsOf: Self.package.appending(path: file.path), encoding: .utf8)
        let error = #expect(throws: InvalidText.self) {
            try file.text(replacing: committed.replacing(marker, with: ""))
        }
        #expect(error?.description.hasPrefix("Specs/README.md: expected the line \(marker.dropLast())") == true)
    }
}
