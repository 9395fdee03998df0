import TestSupport
import Testing

@testable import DelegationRulesReplay

/// The first mailbox of a list of addresses.
@Suite struct AddressParserTests {
    @Test("Display names", arguments: AddressRow.names)
    func names(row: AddressRow) {
        check(row)
    }

    @Test("Comments", arguments: AddressRow.comments)
    func comments(row: AddressRow) {
        check(row)
    }

    @Test("Local parts, domains and routes", arguments: AddressRow.addresses)
    func addresses(row: AddressRow) {
        check(row)
    }

    @Test("Lists and groups", arguments: AddressRow.lists)
    func lists(row: AddressRow) {
        check(row)
    }

    @Test("Encoded words", arguments: AddressRow.encodedWords)
    func encodedWords(row: AddressRow) {
        check(row)
    }

    @Test("RFC 5322, appendix A", arguments: AddressRow.appendixA)
    func appendixA(row: AddressRow) {
        check(row)
    }

    @Test("Broken values", arguments: AddressRow.broken)
    func broken(row: AddressRow) {
        check(row)
    }

    private func check(_ row: AddressRow) {
        #expect(MailAddress(firstIn: row.value.utf8) == row.expected)
    }

    @Test("Every byte of Windows-1252 and Latin-1 is a character")
    func everyByte() {
        for byte in UInt8.min...UInt8.max {
            let latin1 = EncodedWord(charset: .latin1, bytes: [byte]).text
            let windows = EncodedWord(charset: .windows1252, bytes: [byte]).text
            #expect(latin1.unicodeScalars.map(\.value) == [UInt32(byte)])
            #expect(windows.unicodeScalars.count == 1)
            #expect(
                (windows == latin1) == (!(0x80...0x9F).contains(byte) || [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte)))
        }
    }

    @Test("Invalid UTF-8 is replaced")
    func invalidUTF8() {
        let value = [0xC3] + Array(" <j@a.".utf8) + [0xFF] + Array("b>".utf8)
        #expect(MailAddress(firstIn: value) == MailAddress(name: "\u{FFFD}", address: "j@a.\u{FFFD}b"))
    }

    @Test("What is found is found again", arguments: 1...200 as ClosedRange<UInt64>)
    func roundTrip(seed: UInt64) {
        let pieces = [
            "a", "b.c", "@", "@", "@x.y", ".", ",", ";", ":", "<", ">", "(", ")", "[", "]", "\"", "\\", " ", "\t",
            "\r\n",
            "\"q r\"", "\"\"", "(c)", "[1.2]", "=?utf-8?q?=40?=", "=?", "?=", "é", "\u{0}", "\u{7F}",
        ]
        var random = SplitMix64(seed: seed)
        for _ in 0..<100 {
            var value = ""
            for _ in 0..<12 { value += pieces.randomElement(using: &random) ?? "" }
            guard let found = MailAddress(firstIn: value.utf8) else { continue }
            #expect(MailAddress(firstIn: found.address.utf8)?.address == found.address, "\(value.debugDescription)")
            #expect(found.name?.isEmpty != true)
        }
    }
}

/// Long and deep values, which a parser that recurses or looks back does not survive.
@Suite(.timeLimit(.minutes(10))) struct LongAddressTests {
    struct Row: CustomTestStringConvertible {
        let what: String
        /// What stands how often before `end`.
        let (piece, count): (String, Int)
        let end: String
        let address: String?

        var testDescription: String { what }

        init(_ what: String, _ piece: String, _ count: Int, then end: String = "", _ address: String? = nil) {
            self.what = what
            (self.piece, self.count) = (piece, count)
            self.end = end
            self.address = address
        }

        static let all = [
            Row("nested comments", "(", 100_000, then: String(repeating: ")", count: 100_000) + "j@a.b", "j@a.b"),
            Row("nested comments, not closed", "(", 1_000_000),
            Row("comments", "(c)", 100_000, then: "j@a.b", "j@a.b"),
            Row("opening brackets", "<", 1_000_000),
            Row("opening brackets and an address", "<", 300_000, then: "j@a.b", "j@a.b"),
            Row("brackets that end nothing", "<a>", 100_000, then: "<j@a.b>", "j@a.b"),
            Row("addresses that are not closed", "<a@b@", 200_000, then: "<j@a.b>", "j@a.b"),
            Row("closing brackets", ">", 300_000),
            Row("square brackets", "[", 300_000, then: "j@a.b, k@a.b", nil),
            Row("escaped square brackets", #"[\"#, 150_000),
            Row("literals", "[a]", 100_000, then: ",j@a.b", "j@a.b"),
            Row("quotes", "\"", 300_000, then: "<j@a.b>", "j@a.b"),
            Row("backslashes", "\\", 300_000, then: "<j@a.b>", "j@a.b"),
            Row("escaped quotes", #""\""#, 300_000),
            Row("commas", ",", 300_000, then: "j@a.b", "j@a.b"),
            Row("groups", "g:;", 100_000, then: "j@a.b", "j@a.b"),
            Row("colons", ":", 300_000, then: "j@a.b", "j@a.b"),
            Row("route", "<@a,", 1, then: String(repeating: "@b,", count: 300_000) + ":j@a.b>", "j@a.b"),
            Row("at signs", "@", 300_000, then: "<j@a.b>", "j@a.b"),
            Row("words", "a ", 150_000, then: "<j@a.b>", "j@a.b"),
            Row("one word", "a", 300_000, then: "<j@a.b>", "j@a.b"),
            Row("white space", " ", 300_000, then: "j@a.b", "j@a.b"),
            Row("encoded words", "=?utf-8?q?=41?= ", 60_000, then: "<j@a.b>", "j@a.b"),
            Row("encoded words without white space", "=?utf-8?q?=41?=", 60_000, then: "<j@a.b>", "j@a.b"),
            Row("beginnings of encoded words", "=?", 150_000, then: "<j@a.b>", "j@a.b"),
            Row("comments after the address", "j@a.b (x)", 1, then: String(repeating: "(x)", count: 300_000), "j@a.b"),
        ]
    }

    @Test("A value of many bytes", arguments: Row.all)
    func long(row: Row) {
        let value = Array(String(repeating: row.piece, count: row.count).utf8) + Array(row.end.utf8)
        #expect(MailAddress(firstIn: value)?.address == row.address)
    }

    @Test("A long address is whole")
    func longAddress() {
        let labels = String(repeating: "a.", count: 200_000) + "b"
        #expect(MailAddress(firstIn: "<\(labels)@\(labels)>".utf8)?.address == "\(labels)@\(labels)")
    }

    @Test("A long name is whole")
    func longName() {
        let words = String(repeating: "=?utf-8?q?=C3=B6?= ", count: 50_000)
        #expect(MailAddress(firstIn: "\(words)<j@a.b>".utf8)?.name == String(repeating: "ö", count: 50_000))
    }
}
