import DelegationRules
import DelegationRulesJSON

/// A file of the package that is made, as a whole or in parts, from the contract's table and what else the core states.
///
/// `bash .ci/generate` writes all of them; a test compares them with what is committed.
public struct ContractFile: Sendable {
    /// Where the file lies in the package.
    public let path: String
    private let content: Content

    private enum Content: Sendable {
        /// Nothing in the file is written by hand.
        case whole(@Sendable () -> String)
        /// What stands between markers of these names is made; the rest is written by hand.
        case parts(@Sendable () -> [(name: String, text: String)])
    }

    /// All of them.
    public static let all = [
        ContractFile(path: "Sources/Embedding/generated/contract.h", content: .whole { CHeader.text }),
        ContractFile(path: "Sources/Embedding/generated/contract.mjs", content: .whole { JavaScriptModule.text }),
        ContractFile(
            path: "Sources/Embedding/generated/contract.d.mts", content: .whole { TypeScriptDeclarations.text }),
        ContractFile(
            path: "Specs/schema/scenario.schema.json", content: .whole { ScenarioSchema.document.lines + "\n" }),
        ContractFile(
            path: "Specs/schema/contract.schema.json", content: .whole { ContractSchema.document.lines + "\n" }),
        ContractFile(path: "Specs/clauses.json", content: .whole { Clauses.all.json }),
        ContractFile(path: "Specs/decision-table.md", content: .whole { DecisionTable.markdown }),
        ContractFile(path: "Specs/README.md", content: .parts { ContractTables.all }),
    ]

    /// What the file must hold, if it holds `current` now.
    public func text(replacing current: String) throws(InvalidText) -> String {
        switch content {
        case .whole(let text): return text()
        case .parts(let parts):
            var text = current
            for part in parts() {
                text = try text.replacing(part: part.name, of: path, with: part.text)
            }
            return text
        }
    }

    /// What a generated file says of itself.
    static let origin = "Made by .ci/generate from the table in Sources/DelegationRules/Contract; do not edit."
}

extension String {
    /// This text, that of `file`, with what stands between the markers of `part` replaced by `text`.
    fileprivate func replacing(part: String, of file: String, with text: String) throws(InvalidText) -> String {
        let (start, end) = ("<!-- .ci/generate: \(part) -->\n", "<!-- end -->\n")
        guard let opening = firstRange(of: start) else { throw .missing(start, in: file) }
        guard let closing = self[opening.upperBound...].firstRange(of: end) else { throw .missing(end, in: file) }
        return self[..<opening.upperBound] + text + self[closing.lowerBound...]
    }
}

extension InvalidText {
    fileprivate static func missing(_ marker: String, in file: String) -> InvalidText {
        InvalidText("\(file): expected the line \(marker.dropLast()); put it back where the table stood")
    }
}
