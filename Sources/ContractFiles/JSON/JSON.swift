import DelegationRulesJSON

/// A JSON value to be written.
indirect enum JSON {
    case null
    case boolean(Bool)
    case number(Int)
    case string(String)
    case array([JSON])
    /// The members in the order in which they are written.
    case object([(String, JSON)])
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .string(value) }
    init(booleanLiteral value: Bool) { self = .boolean(value) }
    init(integerLiteral value: Int) { self = .number(value) }
    init(arrayLiteral elements: JSON...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }
}

extension JSON {
    /// The value on one line, for people.
    var line: String {
        switch self {
        case .null: "null"
        case .boolean(let value): String(value)
        case .number(let value): String(value)
        case .string(let value): value.quotedInJSON
        case .array(let elements):
            "[" + elements.map { $0.line }.joined(separator: ", ") + "]"
        case .object(let members):
            "{"
                + members.map { $0.quotedInJSON + ": " + $1.line }.joined(separator: ", ") + "}"
        }
    }

    /// The value on as many lines as it takes that none is long.
    var lines: String { text(from: 0) }

    /// The value, which begins in the column `column` of a line that is indented by `indentation`.
    private func text(from column: Int, indentation: Int = 0) -> String {
        let (line, inner) = (line, indentation + 2)
        if column + line.count < 100, indentation > 0 { return line }
        let elements: [String]
        switch self {
        case .array(let values): elements = values.map { $0.text(from: inner, indentation: inner) }
        case .object(let members):
            elements = members.map { key, value in
                let key = key.quotedInJSON + ": "
                return key + value.text(from: inner + key.count, indentation: inner)
            }
        case .null, .boolean, .number, .string: return line
        }
        let (start, end) = (line.prefix(1), line.suffix(1))
        let spaces = String(repeating: " ", count: indentation)
        let lines = elements.map { "\(spaces)  \($0)" }.joined(separator: ",\n")
        return "\(start)\n\(lines)\n\(spaces)\(end)"
    }
}

extension String {
    /// The text as a JSON string.
    fileprivate var quotedInJSON: String {
        JSONWriter.text { $0.string(self) }
    }
}
