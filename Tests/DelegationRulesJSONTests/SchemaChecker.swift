import SpecCorpus

/// A set of JSON Schemas that may refer to each other, and what documents do wrong by them.
///
/// It knows the part of draft 2020-12 that the schemas of this repository use. Whatever else a schema says is an error
/// when the schema is read: a keyword that were passed over would be a constraint that nobody checks.
struct SchemaChecker {
    /// The schemas by address: `file` is a whole document, `file#/$defs/name` one of its definitions.
    private var schemas: [String: Schema] = [:]

    /// Reads schema documents, given by file name.
    init(_ documents: [String: JSONValue]) throws(SchemaError) {
        for (file, document) in documents {
            schemas[file] = try Schema(document, file: file)
            guard let definitions = document["$defs"]?.members else { continue }
            for (name, definition) in definitions {
                schemas["\(file)#/$defs/\(name)"] = try Schema(definition, file: file)
            }
        }
        for (address, schema) in schemas {
            for target in schema.targets where schemas[target] == nil {
                throw SchemaError("\(address): $ref to \(target), which is not there")
            }
        }
    }

    /// What is wrong with `value` by the schema at `address`, one line a problem; empty where nothing is.
    func problems(of value: JSONValue, by address: String) throws(SchemaError) -> [String] {
        guard let schema = schemas[address] else { throw SchemaError("no schema \(address)") }
        return problems(of: value, by: schema, at: "")
    }

    private func problems(of value: JSONValue, by schema: Schema, at path: String) -> [String] {
        schema.rules.flatMap { problems(of: value, by: $0, at: path) }
    }

    private func isValid(_ value: JSONValue, by schema: Schema) -> Bool {
        schema.rules.allSatisfy { problems(of: value, by: $0, at: "").isEmpty }
    }

    private func problems(of value: JSONValue, by rule: Schema.Rule, at path: String) -> [String] {
        switch rule {
        case .never: return ["\(path): nothing may stand here"]
        case .reference(let target):
            guard let schema = schemas[target] else { preconditionFailure("targets are looked up at the start") }
            return problems(of: value, by: schema, at: path)
        case .all(let schemas): return schemas.flatMap { problems(of: value, by: $0, at: path) }
        case .any(let schemas):
            if schemas.contains(where: { isValid(value, by: $0) }) { return [] }
            return problems(ofMisfit: value, by: schemas, at: path)
        case .one(let schemas):
            let count = schemas.count { isValid(value, by: $0) }
            if count > 1 { return ["\(path): fits \(count) alternatives, expected one"] }
            return count == 1 ? [] : problems(ofMisfit: value, by: schemas, at: path)
        case .not(let schema): return isValid(value, by: schema) ? ["\(path): is what it must not be"] : []
        case .condition(let condition, let then, let otherwise):
            guard let branch = isValid(value, by: condition) ? then : otherwise else { return [] }
            return problems(of: value, by: branch, at: path)
        case .type(let type): return type.holds(value) ? [] : ["\(path): expected \(type.rawValue)"]
        case .values(let values): return values.contains(value) ? [] : ["\(path): expected one of \(values)"]
        case .minimum(let minimum):
            guard case .number(let number) = value, number < minimum else { return [] }
            return ["\(path): expected at least \(minimum)"]
        case .maximum(let maximum):
            guard case .number(let number) = value, number > maximum else { return [] }
            return ["\(path): expected at most \(maximum)"]
        case .minLength, .pattern: return problems(ofText: value, by: rule, at: path)
        case .items, .minItems, .uniqueItems: return problems(ofArray: value, by: rule, at: path)
        case .required, .properties, .others: return problems(ofObject: value, by: rule, at: path)
        }
    }

    /// Why a value fits none of the alternatives: what is wrong with it by each.
    private func problems(ofMisfit value: JSONValue, by alternatives: [Schema], at path: String) -> [String] {
        ["\(path): fits no alternative"] + alternatives.flatMap { problems(of: value, by: $0, at: path) }
    }

    private func problems(ofText value: JSONValue, by rule: Schema.Rule, at path: String) -> [String] {
        guard let text = value.text else { return [] }
        switch rule {
        case .minLength(let length) where text.unicodeScalars.count < length:
            return ["\(path): expected \(length) characters or more"]
        case .pattern(let pattern) where !text.contains(pattern.regex):
            return ["\(path): \(text.debugDescription) does not match \(pattern.text)"]
        default: return []
        }
    }

    private func problems(ofArray value: JSONValue, by rule: Schema.Rule, at path: String) -> [String] {
        guard let elements = value.elements else { return [] }
        switch rule {
        case .items(let schema):
            return elements.enumerated().flatMap { problems(of: $1, by: schema, at: "\(path)[\($0)]") }
        case .minItems(let count) where elements.count < count: return ["\(path): expected \(count) items or more"]
        case .uniqueItems where Set(elements).count < elements.count: return ["\(path): an item is repeated"]
        default: return []
        }
    }

    private func problems(ofObject value: JSONValue, by rule: Schema.Rule, at path: String) -> [String] {
        guard let members = value.members else { return [] }
        switch rule {
        case .required(let keys):
            return keys.filter { members[$0] == nil }.map { "\(path).\($0): missing" }
        case .properties(let schemas):
            return schemas.flatMap { key, schema in
                members[key].map { problems(of: $0, by: schema, at: "\(path).\(key)") } ?? []
            }
        case .others(let schema, let known):
            return members.filter { !known.contains($0.key) }.flatMap { key, value in
                problems(of: value, by: schema, at: "\(path).\(key)")
            }
        default: return []
        }
    }
}

/// Why a schema cannot be read.
struct SchemaError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
