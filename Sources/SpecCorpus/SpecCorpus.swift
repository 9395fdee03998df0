import DelegationRulesReplay

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The spec corpus in a folder such as `Specs`.
public struct SpecCorpus: Sendable {
    /// The cases, file by file in the order of their names.
    public let cases: [SpecCase]

    /// Reads `cases/*.json` in the folder `path`.
    public init(path: String) throws(CorpusError) {
        let folder = path + "/cases"
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw CorpusError(file: folder, problem: "cannot be read; expected the folder of the spec cases")
        }
        var cases: [SpecCase] = []
        var seen: Set<String> = []
        for name in names.sorted() where name.hasSuffix(".json") {
            let file = folder + "/" + name
            for specCase in try Self.cases(file: file) {
                guard seen.insert(specCase.id).inserted else {
                    throw CorpusError(
                        file: file, problem: "the case id \"\(specCase.id)\" is taken; expected each once")
                }
                cases.append(specCase)
            }
        }
        guard !cases.isEmpty else { throw CorpusError(file: folder, problem: "holds no cases") }
        self.cases = cases
    }

    private static func cases(file: String) throws(CorpusError) -> [SpecCase] {
        struct CaseFile: Decodable {
            let cases: [SpecCase]
        }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CorpusError(file: file, problem: "cannot be read")
        }
        do {
            return try JSONDecoder().decode(CaseFile.self, from: data).cases
        } catch {
            throw CorpusError(file: file, problem: "is no file of cases: \(error.summary)")
        }
    }
}

/// Why a folder is no spec corpus.
public struct CorpusError: Error, Hashable, Sendable {
    /// The file or folder at fault.
    public let file: String
    /// What is wrong with it.
    public let problem: String
}

extension Error {
    /// The place and the problem of a decoding error, on one line.
    fileprivate var summary: String {
        guard let error = self as? DecodingError else { return "\(self)" }
        return error.path.isEmpty ? error.message : "\(error.path): \(error.message)"
    }
}
