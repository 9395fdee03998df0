import DelegationRulesJSON

/// The spec corpus in a folder such as `Specs`.
public struct SpecCorpus: Sendable {
    /// The cases of every kind, file by file in the order of their names.
    public let cases: [SpecCase]

    /// Reads `cases/*.json`, and those of the other kinds if there are any, in the folder `path`.
    public init(path: String) throws(CorpusError) {
        var cases: [SpecCase] = []
        for kind in SpecCase.Kind.allCases {
            for file in try Self.files(in: path + "/" + kind.rawValue, isOptional: kind != .scenario) {
                let contents = try Self.contents(of: file)
                do throws(InvalidText) {
                    var tenant: JSONValue?
                    if kind != .scenario && kind != .advice || contents["tenant"] != nil {
                        let name = try contents.member("tenant", "a string", \.text)
                        tenant = try Self.tenant(name, in: path)
                    }
                    let records = try contents.member("cases", "an array", \.elements)
                    for (index, record) in records.enumerated() {
                        do throws(InvalidText) {
                            cases.append(try SpecCase(record, kind, in: file, tenant: tenant))
                        } catch {
                            throw error.inside(index).inside("cases")
                        }
                    }
                } catch {
                    throw CorpusError(file: file, problem: "is no file of cases: \(error)")
                }
            }
        }
        var seen: Set<[UInt8]> = []
        for specCase in cases where !seen.insert(Array(specCase.id.utf8)).inserted {
            throw CorpusError(file: path, problem: "holds the case id \(specCase.id.quoted) twice; expected each once")
        }
        self.cases = cases
    }

    private static func files(in folder: String, isOptional: Bool) throws(CorpusError) -> [String] {
        guard let names = namesOfFiles(in: folder) else {
            if isOptional { return [] }
            throw CorpusError(file: folder, problem: "cannot be read; expected the folder of the spec cases")
        }
        let files = names.sorted().filter { $0.hasSuffix(".json") }
        guard !files.isEmpty else { throw CorpusError(file: folder, problem: "holds no cases") }
        return files.map { folder + "/" + $0 }
    }

    private static func contents(of file: String) throws(CorpusError) -> JSONValue {
        guard let text = bytes(ofFile: file) else { throw CorpusError(file: file, problem: "cannot be read") }
        do throws(InvalidText) {
            return try JSONValue(parsing: text)
        } catch {
            throw CorpusError(file: file, problem: "is no file of cases: \(error)")
        }
    }

    private static func tenant(_ name: String, in path: String) throws(InvalidText) -> JSONValue {
        let file = "\(path)/tenants/\(name).json"
        do throws(CorpusError) {
            return try contents(of: file)
        } catch {
            throw InvalidText("\(error.file) \(error.problem)").inside("tenant")
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

extension SpecCase.Kind {
    /// The keys of the question and of the answer.
    fileprivate var keys: (question: String, answer: String) {
        switch self {
        case .scenario: ("scenario", "prediction")
        case .exchange: ("exchange", "result")
        case .advice, .who, .audit: ("question", "answer")
        case .check: ("traffic", "report")
        }
    }
}

extension SpecCase {
    /// The case that `record` holds.
    fileprivate init(_ record: JSONValue, _ kind: Kind, in file: String, tenant: JSONValue?) throws(InvalidText) {
        self.init(
            kind: kind, file: file, id: try record.member("id", "a string", \.text),
            description: try record.member("description", "a string", \.text),
            sources: try record.member("sources", "an array", \.elements),
            question: try record.member(kind.keys.question, "a value") { $0 },
            expected: try record.member(kind.keys.answer, "a value") {
                kind == .check ? .object([JSONValue.Key(kind.keys.answer): $0]) : $0
            }, tenant: tenant)
    }
}

extension JSONValue {
    /// What `part` makes of the member `key`, which must be `what`.
    fileprivate func member<Part>(
        _ key: String, _ what: String, _ part: (JSONValue) -> Part?
    ) throws(InvalidText) -> Part {
        guard let member = self[key] else { throw InvalidText("missing; expected \(what)").inside(key) }
        guard let part = part(member) else { throw InvalidText("expected \(what)").inside(key) }
        return part
    }
}
