import DelegationRulesJSON
import DelegationRulesReplay

/// A value of an export.
///
/// PowerShell writes some texts as objects, enumerations as numbers, and a list of one element as that element.
struct ExportedValue {
    fileprivate enum Content {
        case nothing, boolean(Bool), list([ExportedValue])
        /// A number, which may have more than the bits of an `Int`.
        case number(Int64?)
        /// A text, without white space around it.
        case text(String)
        /// An object.
        case object([(name: String, value: ExportedValue)])
    }

    private let content: Content
    /// How to go from the property to this value, for a message: such as `[2]`; empty for the whole of it.
    let part: String
    private let bytes: [UInt8]
    private let range: Range<Int>

    /// Reads a value, to which `part` leads from the property.
    init(_ reader: inout JSONReader, part: String = "") throws(InvalidText) {
        let kind = reader.peek()
        let start = reader.position
        content = try reader.content(kind, part)
        self.part = part
        bytes = reader.bytes
        range = start..<reader.position
    }
}

extension JSONReader {
    fileprivate mutating func content(
        _ kind: JSONKind?, _ part: String
    ) throws(InvalidText) -> ExportedValue.Content {
        switch kind {
        case .string: return try exportedText().map { .text($0) } ?? .nothing
        case .boolean: return .boolean(try boolean())
        case .number: return .number(Int64(String(decoding: bytes[try number()], as: UTF8.self)))
        case .array:
            var elements: [ExportedValue] = []
            try array { (index, reader) throws(InvalidText) in
                elements.append(try ExportedValue(&reader, part: "\(part)[\(index)]"))
            }
            return .list(elements)
        case .object:
            var members: [(name: String, value: ExportedValue)] = []
            try object { (key, reader) throws(InvalidText) in
                let isList = reader.says(key, "value") && reader.peek() == .array
                let value = try ExportedValue(&reader, part: isList ? part + ".value" : part)
                members.append((reader.text(of: key), value))
            }
            return members.allSatisfy { $0.value.saysNothing } ? .nothing : .object(members)
        case .null, nil:
            try null()
            return .nothing
        }
    }

    /// Reads a text, without white space around it; `nil` where it says nothing: it is empty, or the id that stands for
    /// none, which groups have as `ExchangeGuid`.
    mutating func exportedText() throws(InvalidText) -> String? {
        let text = trimmedText(of: try string())
        return text.isEmpty || text.isEqualIgnoringCase(to: "00000000-0000-0000-0000-000000000000") ? nil : text
    }
}

extension ExportedValue {
    /// Whether the value says nothing: `null`, an empty text, the id of nobody, or an object of which no member says
    /// anything, which Windows PowerShell writes for the empty result of an expression.
    var saysNothing: Bool {
        if case .nothing = content { true } else { false }
    }

    /// The texts by which this value names something, the most certain first: itself, or, in an object such as
    /// `{"Guid": "..."}`, `{"value": 1, "Value": "UserMailbox"}` or `{"Name": "...", "DistinguishedName": "..."}`,
    /// those of its members that are known to do.
    var texts: [String] {
        switch content {
        case .text(let text): [text]
        case .object: Self.naming.flatMap { name in members(name).compactMap { $0.ownText } }
        default: []
        }
    }

    /// The most certain of these texts.
    var text: String? { ownText ?? texts.first }

    private static let naming = [
        "value", "proxyaddressstring", "primarysmtpaddress", "smtpaddress", "address", "externaldirectoryobjectid",
        "objectguid", "guid", "distinguishedname", "userprincipalname", "rawidentity", "name", "displayname",
    ]

    private var ownText: String? {
        if case .text(let text) = content { text } else { nil }
    }

    /// The members of an object that are called `name`, in whatever letter case.
    private func members(_ name: String) -> [ExportedValue] {
        guard case .object(let members) = content else { return [] }
        return members.filter { $0.name.isEqualIgnoringCase(to: name) }.map { $0.value }
    }

    /// The number that stands for a value of an enumeration.
    var number: Int64? {
        if case .number(let number) = content { return number }
        return members("value").lazy.compactMap { $0.number }.first
    }

    /// A truth value, also as a text, a number or a switch (`{"IsPresent": true}`).
    var flag: Bool? {
        switch content {
        case .boolean(let value): value
        case .number(0): false
        case .number(1): true
        case .text(let text):
            text.isEqualIgnoringCase(to: "true") ? true : text.isEqualIgnoringCase(to: "false") ? false : nil
        case .object: (members("ispresent") + members("value")).lazy.compactMap { $0.flag }.first
        default: nil
        }
    }

    /// The elements of a list that say something; a single value is a list of one.
    ///
    /// A list may be wrapped, as Windows PowerShell does with `{"value": [...], "Count": 2}`.
    var elements: [ExportedValue] {
        switch content {
        case .nothing: []
        case .list(let elements): elements.filter { !$0.saysNothing }
        case .object(let all) where all.count == members("value").count + members("count").count:
            members("value").first { $0.isList }?.elements ?? [self]
        default: [self]
        }
    }

    private var isList: Bool {
        if case .list = content { true } else { false }
    }

    /// The value for a message.
    var excerpt: String {
        JSONWriter.text { $0.raw(bytes, at: range) }.excerpt
    }
}
