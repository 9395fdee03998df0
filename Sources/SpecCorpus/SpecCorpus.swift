import DelegationRulesJSON
import DelegationRulesReplay

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The spec corpus in a folder such as `Specs`.
public struct SpecCorpus: Sendable {
    /// The cases that ask scenarios, exchanges and advice, file by file in the order of their names.
    public let cases: [SpecCase]

    /// Reads `cases/*.json`, and `exchanges/*.json` and `advice/*.json` if there are any, in the folder `path`.
    public init(path: String) throws(CorpusError) {
        var cases: [SpecCase] = []
        for file in try Self.files(in: path + "/cases", isOptional: false) {
            cases += try Self.read(ScenarioFile.self, file).cases.map { record in
                SpecCase(
                    kind: .scenario, file: file, id: record.id, description: record.description,
                    sources: record.sources,
                    question: record.scenario, expected: record.prediction)
            }
        }
        for file in try Self.files(in: path + "/exchanges", isOptional: true) {
            let contents = try Self.read(ExchangeFile.self, file)
            let tenant = try Self.tenant(contents.tenant, in: path)
            cases += contents.cases.map { record in
                SpecCase(
                    kind: .exchange(tenant: tenant), file: file, id: record.id, description: record.description,
                    sources: record.sources, question: record.exchange, expected: record.result)
            }
        }
        for file in try Self.files(in: path + "/advice", isOptional: true) {
            let contents = try Self.read(AdviceFile.self, file)
            var tenant: JSONValue?
            if let name = contents.tenant { tenant = try Self.tenant(name, in: path) }
            cases += contents.cases.map { record in
                SpecCase(
                    kind: .advice(tenant: tenant), file: file, id: record.id, description: record.description,
                    sources: record.sources, question: record.question, expected: record.answer)
            }
        }
        var seen: Set<String> = []
        for specCase in cases where !seen.insert(specCase.id).inserted {
            throw CorpusError(file: path, problem: "holds the case id \(specCase.id.quoted) twice; expected each once")
        }
        self.cases = cases
    }

    private static func files(in folder: String, isOptional: Bool) throws(CorpusError) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            if isOptional { return [] }
            throw CorpusError(file: folder, problem: "cannot be read; expected the folder of the spec cases")
        }
        let files = names.sorted().filter { $0.hasSuffix(".json") }
        guard !files.isEmpty else { throw CorpusError(file: folder, problem: "holds no cases") }
        return files.map { folder + "/" + $0 }
    }

    private static func tenant(_ name: String, in path: String) throws(CorpusError) -> JSONValue {
        try read(JSONValue.self, "\(path)/tenants/\(name).json")
    }

    private static func read<Contents: Decodable>(
        _ type: Contents.Type, _ file: String
    ) throws(CorpusError) -> Contents {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CorpusError(file: file, problem: "cannot be read")
        }
        do {
            return try JSONDecoder().decode(type, from: data)
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

private struct ScenarioFile: Decodable {
    struct Record: Decodable {
        let id: String
        let description: String
        let sources: [JSONValue]
        let scenario: JSONValue
        let prediction: JSONValue
    }

    let cases: [Record]
}

private struct ExchangeFile: Decodable {
    struct Record: Decodable {
        let id: String
        let description: String
        let sources: [JSONValue]
        let exchange: JSONValue
        let result: JSONValue
    }

    /// The name of a file in `tenants`.
    let tenant: String
    let cases: [Record]
}

private struct AdviceFile: Decodable {
    struct Record: Decodable {
        let id: String
        let description: String
        let sources: [JSONValue]
        let question: JSONValue
        let answer: JSONValue
    }

    /// The name of a file in `tenants`, where exchanges are asked about.
    let tenant: String?
    let cases: [Record]
}

extension Error {
    /// The place and the problem of a decoding error, on one line.
    fileprivate var summary: String {
        let error = InvalidExchange(self)
        return error.path.isEmpty ? error.message : "\(error.path): \(error.message)"
    }
}
