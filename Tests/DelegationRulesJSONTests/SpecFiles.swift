import SpecCorpus
import TestSupport
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The files of the folder `Specs`.
enum SpecFiles {
    /// The paths within `Specs` of the JSON files in one of its folders; none where it cannot be read, which the
    /// tests' minimum counts find.
    static func names(in subfolder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(specs)/\(subfolder)")) ?? []
        return names.filter { $0.hasSuffix(".json") }.sorted().map { "\(subfolder)/\($0)" }
    }

    /// The contents of one file.
    static func value(_ name: String) throws -> JSONValue {
        let data = try #require(FileManager.default.contents(atPath: "\(specs)/\(name)"), "\(name) cannot be read")
        return try JSONValue(parsing: String(decoding: data, as: UTF8.self))
    }

    /// The schemas by file name, read once: every test case makes a checker of its own.
    private static let schemas = Result {
        var documents: [String: JSONValue] = [:]
        for name in names(in: "schema") {
            documents[String(name.dropFirst("schema/".count))] = try value(name)
        }
        return documents
    }

    /// A checker that knows all schemas of the folder.
    static func schemaChecker() throws -> SchemaChecker {
        try SchemaChecker(schemas.get())
    }
}

extension JSONValue {
    /// The members of an object; `nil` for any other value.
    var members: [String: JSONValue]? {
        guard case .object(let members) = self else { return nil }
        return Dictionary(uniqueKeysWithValues: members.map { ($0.text, $1) })
    }

    /// An object with these members.
    static func object(members: [String: JSONValue]) -> JSONValue {
        .object(Dictionary(uniqueKeysWithValues: members.map { (Key($0), $1) }))
    }

    /// The value after a JSON Merge Patch (RFC 7396): members of objects are replaced, or removed by `null`.
    func merging(_ patch: JSONValue) -> JSONValue {
        guard let changes = patch.members else { return patch }
        var members = members ?? [:]
        for (key, change) in changes {
            members[key] = change == .null ? nil : (members[key] ?? .null).merging(change)
        }
        return .object(members: members)
    }

    /// The value with `value` at the end of a path of keys; with nothing there where `value` is `nil`.
    func setting(_ path: ArraySlice<String>, to value: JSONValue?) -> JSONValue? {
        guard let key = path.first else { return value }
        guard var members else { return self }
        members[key] = (members[key] ?? .null).setting(path.dropFirst(), to: value)
        return .object(members: members)
    }
}
