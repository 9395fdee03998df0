import DelegationRules
import DelegationRulesJSON
import Foundation
import TestSupport
import Testing

/// The strict reader against one on top of the toolchain's JSON reader, over texts that are made and broken at random
/// (from fixed seeds: every run tries the same texts).
@Suite("The strict reader and the toolchain's agree")
struct ReaderDifferentialTests {
    @Test("on scenarios written in every way", arguments: 0..<8 as Range<UInt64>)
    func validTexts(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<250 {
            let text = RandomText.scenario(&random)
            #expect(Verdict(strict: text).isScenario, "\(String(decoding: text, as: UTF8.self))")
            compare(text)
        }
    }

    @Test("on scenarios with bytes lost, added, changed or cut off", arguments: 0..<16 as Range<UInt64>)
    func brokenTexts(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var scenarios = 0
        for _ in 0..<250 {
            var text = RandomText.scenario(&random)
            for _ in 0..<([1, 1, 1, 2, 3].randomElement(using: &random) ?? 1) {
                RandomText.damage(&text, &random)
            }
            compare(text)
            scenarios += Verdict(strict: text).isScenario ? 1 : 0
        }
        #expect(1..<125 ~= scenarios, "of the damaged texts some are still scenarios, and most are not")
    }

    @Test("on every beginning of a scenario")
    func truncatedTexts() {
        var random = SplitMix64(seed: 1)
        var text = RandomText.scenario(&random)
        while text.last != UInt8(ascii: "}") { text.removeLast() }
        for length in 0..<text.count {
            #expect(!Verdict(strict: Array(text[..<length])).isScenario)
            compare(Array(text[..<length]))
        }
    }

    @Test("on every kind of character at every place of a string, wherever the text ends behind it")
    func everyPlace() {
        let rest = #""token":{"type":"app","permissions":[]},"endpoint":{"mailbox":"from","operation":"sendDraft"}"#
        let characters: [[UInt8]] = [
            [0x22], [0x5C], [0x5C, 0x22], Array(#"\u00e9"#.utf8), [0x1F], [0x20], [0x21], [0x7F], [0x80], [0xC3, 0xA9],
            [0xFF],
            [0x0A], [0],
        ]
        for length in 0..<28 {
            for place in 0...length {
                for character in characters {
                    var id = [UInt8](repeating: UInt8(ascii: "x"), count: length)
                    id.insert(contentsOf: character, at: place)
                    let member = Array(#""id":""#.utf8) + id + [UInt8(ascii: "\"")]
                    compare(Array("{".utf8) + member + Array(",\(rest)}".utf8))
                    compare(Array("{\(rest),".utf8) + member + Array("}".utf8))
                    compare(Array("{\(rest),".utf8) + member)
                }
            }
        }
    }

    @Test("on names that differ in one letter, at the end of the text or not", arguments: [0, 30])
    func names(spaces: Int) {
        let rest = #"{"token":{"type":"app","permissions":[]},"endpoint":{"mailbox":"from","operation":"sendDraft"},"#
        for member in [#""from":"microsoft365Group""#, #""grants":["SendOnBehalf"]"#, #""alwaysSaveCopy":["SentAs"]"#] {
            for place in member.utf8.indices {
                for change in [[], Array("\0".utf8), Array("x".utf8), Array(#"\u0041"#.utf8)] {
                    var bytes = Array(member.utf8)
                    let index = member.utf8.distance(from: member.startIndex, to: place)
                    bytes.replaceSubrange(index...index, with: change)
                    compare(Array(rest.utf8) + bytes + Array(("}" + String(repeating: " ", count: spaces)).utf8))
                }
            }
        }
    }

    @Test("on what is JSON at all", arguments: 16..<24 as Range<UInt64>)
    func json(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<250 {
            var text = RandomText.scenario(&random)
            if Bool.random(using: &random) { RandomText.damage(&text, &random) }
            let error = Self.errorOnSkipping(text)
            if let error, Self.isLaxElsewhere(error.message) { continue }
            let isJSON = (try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)) != nil
            #expect(isJSON == (error == nil), "\(shown(text))")
        }
    }

    private static func errorOnSkipping(_ text: [UInt8]) -> InvalidText? {
        var reader = JSONReader(text)
        do throws(InvalidText) {
            try reader.skip()
            try reader.end(of: "text")
            return nil
        } catch {
            return error
        }
    }

    /// What the toolchain's reader lets pass: a repeated key, and a comma before a closing brace or bracket.
    private static func isLaxElsewhere(_ message: String) -> Bool {
        message.hasPrefix("repeated key") || message == "expected a key, found '}'"
            || message == "expected a value, found ']'" || message == "expected a string, found ']'"
    }

    private func compare(_ text: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
        let strict = Verdict(strict: text)
        if case .refused(let message) = strict, Self.isLaxElsewhere(message) { return }
        let plain = PlainReader.read(text)
        switch strict {
        case .scenario(let scenario, let id):
            #expect(plain?.scenario == scenario && plain?.id == id, "\(shown(text))", sourceLocation: sourceLocation)
        case .refused(let message):
            #expect(plain == nil, "refused (\(message)): \(shown(text))", sourceLocation: sourceLocation)
        }
    }

    private func shown(_ text: [UInt8]) -> String { String(decoding: text, as: UTF8.self) }
}

private enum Verdict {
    case scenario(PackedScenario, id: String?)
    case refused(String)

    init(strict text: [UInt8]) {
        do throws(InvalidText) {
            let read = try IdentifiedScenario(json: text)
            self = .scenario(read.scenario, id: read.id)
        } catch {
            self = .refused(error.message)
        }
    }

    var isScenario: Bool {
        if case .scenario = self { true } else { false }
    }
}

/// Texts of scenarios, spelled and damaged at random.
private enum RandomText {
    static func scenario(_ random: inout SplitMix64) -> [UInt8] {
        let operation =
            ["sendMail", "createDraft", "sendDraft", "reply", "createReply"].randomElement(using: &random) ?? ""
        let mailboxes = ["me", "signedInUser", "from", "another", "group", "withoutMailbox", "noUser"]
        let mailbox = mailboxes.randomElement(using: &random) ?? ""
        let alias = Bool.random(using: &random) ? [("alias", Bool.random(using: &random) ? "true" : "false")] : []
        var members = [
            (
                "token",
                object(
                    [
                        ("type", string(["user", "app"].randomElement(using: &random) ?? "", &random)),
                        ("permissions", array(permissions, &random)),
                    ], &random)
            ),
            (
                "endpoint",
                object(
                    [("mailbox", string(mailbox, &random)), ("operation", string(operation, &random))] + alias,
                    &random)
            ),
        ]
        if Bool.random(using: &random) {
            members.append(
                ("id", string(["", "a-1", "é\"\\\n", "😀", "\u{7F}/"].randomElement(using: &random) ?? "", &random)))
        }
        if Bool.random(using: &random) {
            members.append(("from", string(froms.randomElement(using: &random) ?? "", &random)))
        }
        if Bool.random(using: &random) {
            members.append(("grants", array(["SendAs", "SendOnBehalf", "FullAccess"], &random)))
        }
        if Bool.random(using: &random) {
            members.append(("alwaysSaveCopy", array(["SentAs", "SendOnBehalf"], &random)))
        }
        if operation == "sendMail", Bool.random(using: &random) {
            members.append(("saveToSentItems", Bool.random(using: &random) ? "true" : "false"))
        }
        if Bool.random(using: &random) {
            let sources = ["property", "mimeHeader"] + (mailbox == "from" ? ["path"] : [])
            members.append(("fromSource", string(sources.randomElement(using: &random) ?? "", &random)))
        }
        if Bool.random(using: &random) {
            members.append(("accessPolicy", string(Bool.random(using: &random) ? "allows" : "blocks", &random)))
        }
        if Bool.random(using: &random) {
            members.append(("exchangeRoles", array(["Mail.Send", "Mail.ReadWrite"], &random)))
        }
        return Array((space(&random) + object(members, &random) + space(&random)).utf8)
    }

    /// Changes `text` in one place, as an editor, a network or a careless program would.
    static func damage(_ text: inout [UInt8], _ random: inout SplitMix64) {
        guard !text.isEmpty else { return }
        let place = Int.random(in: 0..<text.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: text.remove(at: place)
        case 1: text.removeLast(place)
        case 2: text[place] = UInt8.random(in: 0...255, using: &random)
        case 3: text.insert(UInt8.random(in: 0...127, using: &random), at: place)
        case 4: text.swapAt(place, Int.random(in: 0..<text.count, using: &random))
        default:
            let piece = pieces.randomElement(using: &random) ?? ""
            text.insert(contentsOf: Array(piece.utf8), at: place)
        }
    }

    private static let permissions = [
        "Mail.Send", "Mail.Send.Shared", "Mail.ReadWrite", "Mail.ReadWrite.Shared", "Mail.Read", "User.Read", "é",
        "https://graph.microsoft.com/Mail.Send.Shared", "https://dod-graph.microsoft.us/Mail.ReadWrite",
    ]
    private static let froms = [
        "own", "ownAlias", "userMailbox", "sharedMailbox", "resourceMailbox", "microsoft365Group", "distributionList",
        "mailUser", "mailContact", "unknown",
    ]
    private static let pieces = [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0041", "\\uD83D", "\\uDE00", "null", "true", "0", "-1e9", "NaN",
        "//", "/*", "\"from\":\"own\",", "\"id\":1,", "\u{0}", "\u{FEFF}", "'", "\"x\":{},", "\u{A0}", "\t", "\r\n",
    ]

    private static func object(_ members: [(String, String)], _ random: inout SplitMix64) -> String {
        var members = members.shuffled(using: &random)[...]
        var text = "{" + space(&random)
        while let (key, value) = members.popFirst() {
            text += string(key, &random) + space(&random) + ":" + space(&random) + value + space(&random)
            if !members.isEmpty { text += "," + space(&random) }
        }
        return text + "}"
    }

    private static func array(_ names: [String], _ random: inout SplitMix64) -> String {
        var chosen: [String] = []
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            chosen.append(string(names.randomElement(using: &random) ?? "", &random))
        }
        return "[" + space(&random) + chosen.joined(separator: space(&random) + "," + space(&random)) + space(&random)
            + "]"
    }

    /// `text` as a JSON string, some of its characters escaped in one way or another.
    private static func string(_ text: String, _ random: inout SplitMix64) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if Int.random(in: 0..<20, using: &random) == 0 || scalar.value < 0x20 {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
                    quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else if "\"\\".unicodeScalars.contains(scalar) || scalar == "/" && Bool.random(using: &random) {
                quoted += "\\\(scalar)"
            } else {
                quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func space(_ random: inout SplitMix64) -> String {
        ["", "", "", "", " ", "\n", "\t", "\r\n  "].randomElement(using: &random) ?? ""
    }
}
