/// What values mean that PowerShell wrote: it makes objects of texts, numbers of enumerations, and single values of
/// lists that have but one.
extension JSONValue {
    /// Whether the value says nothing: `null`, an empty text, or an object without properties, which Windows
    /// PowerShell writes for the empty result of an expression.
    var saysNothing: Bool {
        switch self {
        case .null: true
        case .string(let text): !text.beginsVisibly && text.allSatisfy(\.isWhitespace)
        case .object(let members): members.isEmpty
        case .boolean, .number, .array: false
        }
    }

    /// The texts by which this value names something, the most certain first: itself, or, in an object such as
    /// `{"Guid": "..."}`, `{"value": 1, "Value": "UserMailbox"}` or `{"Name": "...", "DistinguishedName": "..."}`,
    /// those of its members that are known to do.
    var exportedTexts: [String] {
        switch self {
        case .string(let text): saysNothing ? [] : [text.trimmed]
        case .object(let members): Self.naming.flatMap { name in members.exported(name) }
        case .null, .boolean, .number, .array: []
        }
    }

    private static let naming = [
        "value", "proxyaddressstring", "primarysmtpaddress", "smtpaddress", "address", "externaldirectoryobjectid",
        "objectguid", "guid", "distinguishedname", "userprincipalname", "rawidentity", "name", "displayname",
    ]

    /// The number that stands for a value of an enumeration.
    var exportedNumber: Int? {
        switch self {
        case .number(let number): Int(exactly: number)
        case .object(let members):
            members.lazy.filter { $0.key.lowercased() == "value" }.compactMap(\.value.exportedNumber).first
        case .null, .boolean, .string, .array: nil
        }
    }

    /// A truth value, also as a text, a number or a switch (`{"IsPresent": true}`).
    var exportedFlag: Bool? {
        switch self {
        case .boolean(let value): value
        case .number(0): false
        case .number(1): true
        case .string(let text):
            switch text.trimmed.lowercased() {
            case "true": true
            case "false": false
            default: nil
            }
        case .object(let members):
            members.lazy.filter { ["ispresent", "value"].contains($0.key.lowercased()) }
                .compactMap(\.value.exportedFlag).first
        case .null, .number, .array: nil
        }
    }

    /// The elements of a list, each with its place in it; a single value is a list of one.
    var exportedElements: [(place: String, value: JSONValue)] {
        if case .array(let elements) = self {
            return elements.enumerated().map { ("[\($0.offset)]", $0.element) }
        }
        if case .object(let members) = self, members.keys.allSatisfy({ ["value", "count"].contains($0.lowercased()) }),
            let (key, list) = members.first(where: { $0.key.lowercased() == "value" && $0.value.elements != nil })
        {
            return list.exportedElements.map { (".\(key)\($0.place)", $0.value) }
        }
        return saysNothing ? [] : [("", self)]
    }

    /// The value for a message, on one line and not too long.
    var forMessage: String {
        let text = (try? line) ?? "a value"
        return text.count > 80 ? "\(text.prefix(80))…" : text
    }
}

extension [String: JSONValue] {
    /// The texts of the members that are called `name`, whatever their letter case.
    fileprivate func exported(_ name: String) -> [String] {
        filter { $0.key.lowercased() == name }.values.compactMap(\.text).map(\.trimmed).filter { !$0.isEmpty }.sorted()
    }
}

extension String {
    /// Whether the text begins with a letter or sign of ASCII, as nearly every one does: to ask a character whether it
    /// is white space is slow.
    fileprivate var beginsVisibly: Bool { utf8.first.map(Self.isVisible) == true }

    private static func isVisible(_ byte: UInt8) -> Bool { 0x21...0x7E ~= byte }

    /// The text without white space around it.
    var trimmed: String {
        if beginsVisibly, utf8.last.map(Self.isVisible) == true { return self }
        guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
        guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[start...end])
    }
}
