import Foundation
import Testing

@testable import DelegationRulesReplay

/// Whom a message is from.
@Suite struct MIMEMessageTests {
    struct Row: CustomTestStringConvertible {
        let what: String
        let message: String
        let address: String?

        var testDescription: String { what }

        init(_ what: String, _ message: String, _ address: String?) {
            self.what = what
            self.message = message
            self.address = address
        }

        static let all = [
            Row("nothing", "", nil),
            Row("CRLF", "To: k@a.b\r\nFrom: j@a.b\r\nSubject: x\r\n\r\nText", "j@a.b"),
            Row("LF", "To: k@a.b\nFrom: j@a.b\nSubject: x\n\nText", "j@a.b"),
            Row("CR", "To: k@a.b\rFrom: j@a.b\rSubject: x\r\rText", "j@a.b"),
            Row("all of them", "To: k@a.b\rCc: k@a.b\nFrom: j@a.b\r\n\nText", "j@a.b"),
            Row("no line break at the end", "From: j@a.b", "j@a.b"),
            Row("no body", "From: j@a.b\r\n", "j@a.b"),
            Row("no From", "To: k@a.b\r\n\r\nText", nil),
            Row("body only", "\r\nFrom: j@a.b\r\n", nil),
            Row("From in the body, CRLF", "To: k@a.b\r\n\r\nFrom: j@a.b\r\n", nil),
            Row("From in the body, LF", "To: k@a.b\n\nFrom: j@a.b\n", nil),
            Row("From in the body, CR", "To: k@a.b\r\rFrom: j@a.b\r", nil),
            Row("From in the body, mixed", "To: k@a.b\r\n\nFrom: j@a.b\n", nil),
            Row("empty From", "From:\r\n\r\n", nil),
            Row("no white space after the colon", "From:j@a.b\r\n", "j@a.b"),
            Row("capital letters", "FROM: j@a.b\r\n", "j@a.b"),
            Row("small letters", "from: j@a.b\r\n", "j@a.b"),
            Row("mixed letters", "fRoM: j@a.b\r\n", "j@a.b"),
            Row("white space before the colon", "FROM \t : j@a.b\r\n", "j@a.b"),
            Row("longer name", "From-X: k@a.b\r\nFromm: k@a.b\r\n", nil),
            Row("other names", "X-From: k@a.b\r\nSender: k@a.b\r\nResent-From: k@a.b\r\nFro: k@a.b\r\n", nil),
            Row("no name", ": k@a.b\r\nFrom: j@a.b\r\n", "j@a.b"),
            Row("folded", "From:\r\n j@a.b\r\n", "j@a.b"),
            Row("folded with LF", "From:\n\tj@a.b\n", "j@a.b"),
            Row("folded with CR", "From:\r j@a.b\r", "j@a.b"),
            Row("folded often", "From: Jane\r\n Doe\r\n\t<j\r\n @a\r\n .b\r\n >\r\nTo: k@a.b\r\n", "j@a.b"),
            Row("folded over a blank line", "From: Jane\r\n \r\n <j@a.b>\r\n", "j@a.b"),
            Row("folded in a quoted string", "From: \"j\r\n k\"@a.b\r\n", "\"j k\"@a.b"),
            Row("folded in a comment", "From: (x\r\n y@evil.b\r\n ) j@a.b\r\n", "j@a.b"),
            Row("From in another folded field", "Subject: x\r\n From: k@a.b\r\nFrom: j@a.b\r\n", "j@a.b"),
            Row("white space first", " From: k@a.b\r\nFrom: j@a.b\r\n", "j@a.b"),
            Row("the first of two", "From: j@a.b\r\nFrom: k@a.b\r\n", "j@a.b"),
            Row("only the first of two", "From: Jane\r\nFrom: k@a.b\r\n", nil),
            Row("line without a colon", "what is this\r\nFrom: j@a.b\r\n", "j@a.b"),
            Row("From without a colon", "From\r\nFrom j@a.b\r\n", nil),
            Row("byte order mark", "\u{FEFF}From: j@a.b\r\n", "j@a.b"),
            Row("byte order mark alone", "\u{FEFF}", nil),
            Row("mbox", "From k@a.b Sat Jan  3 01:05:34 2026\r\nFrom: j@a.b\r\n", "j@a.b"),
            Row("byte order mark and mbox", "\u{FEFF}From k@a.b Sat Jan  3 01:05:34 2026\nFrom: j@a.b\n", "j@a.b"),
            Row("A.5", "From: Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>\r\n", "pete@silly.test"),
            Row("A.6.3", "From  : John Doe <jdoe@machine(comment).  example>\r\n\r\nHi", "jdoe@machine.example"),
        ]
    }

    @Test("From", arguments: Row.all)
    func from(row: Row) throws {
        #expect(MIMEMessage(Array(row.message.utf8)).from?.address == row.address)
        #expect(try MIMEMessage(base64: Data(row.message.utf8).base64EncodedString().utf8).from?.address == row.address)
    }

    @Test("The name is unfolded and decoded")
    func name() {
        let message = MIMEMessage(Array("From: =?utf-8?q?J=C3=B6?=\r\n =?utf-8?q?rg?=\r\n Doe <j@a.b>\r\n".utf8))
        #expect(message.from == MailAddress(name: "Jörg Doe", address: "j@a.b"))
    }

    @Test("A header of any bytes is read")
    func anyBytes() {
        let bytes = Array(UInt8.min...UInt8.max)
        #expect(MIMEMessage(bytes).from == nil)
        #expect(
            MIMEMessage(Array("X: ".utf8) + bytes.filter { $0 != 0x0A && $0 != 0x0D } + Array("\nFrom: j@a.b".utf8))
                .from?.address == "j@a.b")
    }

    @Test(
        "Long headers take time in proportion", .timeLimit(.minutes(10)),
        arguments: ["a", ":", "\n ", "\r\nx:", "From ", " "])
    func longHeader(piece: String) {
        let header = "X: " + String(repeating: piece, count: 1_000_000 / piece.utf8.count) + "\r\nFrom: j@a.b\r\n"
        #expect(MIMEMessage(Array(header.utf8)).from?.address == "j@a.b")
    }

    @Test("A field of many lines is unfolded in proportion", .timeLimit(.minutes(10)))
    func longFolding() {
        let header = "From: Jane" + String(repeating: "\r\n x", count: 200_000) + "\r\n <j@a.b>\r\n"
        #expect(MIMEMessage(Array(header.utf8)).from?.address == "j@a.b")
    }
}

/// Base64 as .NET reads it.
@Suite struct Base64Tests {
    struct Row: CustomTestStringConvertible {
        let what: String
        let text: String
        let bytes: [UInt8]?

        var testDescription: String { "\(what): \(text.debugDescription)" }

        init(_ what: String, _ text: String, _ bytes: String?) {
            self.what = what
            self.text = text
            self.bytes = bytes.map { Array($0.utf8) }
        }

        static let all = [
            Row("empty", "", ""),
            Row("white space", " \t\r\n", ""),
            Row("no padding", "Zm9v", "foo"),
            Row("one", "Zm9vYmE=", "fooba"),
            Row("two", "Zm9vYg==", "foob"),
            Row("one group of one", "Zg==", "f"),
            Row("line breaks", "Zm9v\r\nYmFy\r\n", "foobar"),
            Row("white space anywhere", " Z m\t9\nv\rY g = = \r\n", "foob"),
            Row("bits to spare", "Zm9vYn==", "foob"),
            Row("padding missing, two digits", "Zm9vYg", nil),
            Row("padding missing, three digits", "Zm9vYmE", nil),
            Row("padding missing, one of two", "Zm9vYg=", nil),
            Row("one digit", "Z", nil),
            Row("one digit and padding", "Z===", nil),
            Row("padding too much", "Zm9v=", nil),
            Row("padding of a whole group", "Zm9v====", nil),
            Row("padding too much after three digits", "Zm9vYmE==", nil),
            Row("padding alone", "=", nil),
            Row("padding in the middle", "Zg==Zm9v", nil),
            Row("padding inside a group", "Zm=v", nil),
            Row("padding first", "=m9v", nil),
            Row("URL-safe minus", "Zm9-", nil),
            Row("URL-safe underscore", "Zm9_", nil),
            Row("other white space", "Zm9v\u{B}Zm9v", nil),
            Row("no-break space", "Zm9v\u{A0}", nil),
            Row("null", "Zm9\u{0}", nil),
            Row("beyond ASCII", "Zm9é", nil),
            Row("plain MIME", "From: j@a.b\r\n\r\n", nil),
            Row("JSON string", "\"Zm9v\"", nil),
        ]
    }

    @Test("Texts", arguments: Row.all)
    func decoding(row: Row) throws {
        if let bytes = row.bytes {
            #expect(try Base64.decoded(row.text.utf8) == bytes)
        } else {
            #expect(throws: InvalidBase64()) { try Base64.decoded(row.text.utf8) }
            #expect(throws: InvalidBase64()) { try MIMEMessage(base64: row.text.utf8) }
        }
    }

    @Test("It undoes encoding", arguments: 0...70)
    func roundTrip(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 0x9D &+ count) }
        #expect(try Base64.decoded(Data(bytes).base64EncodedString().utf8) == bytes)
    }

    @Test("Every digit, and nothing else, is one")
    func alphabet() throws {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        for byte in UInt8.min...UInt8.max where !" \t\r\n".utf8.contains(byte) {
            let decoded = try? Base64.decoded([digits[0], byte, UInt8(ascii: "="), UInt8(ascii: "=")])
            #expect(decoded == digits.firstIndex(of: byte).map { [UInt8($0 >> 4)] })
        }
    }

    @Test("A message of 4 MB is read", .timeLimit(.minutes(10)))
    func long() throws {
        let text = Data("From: j@a.b\r\n\r\n".utf8) + Data(repeating: 0xA5, count: 4 << 20)
        let base64 = text.base64EncodedString(options: [.lineLength76Characters])
        #expect(try MIMEMessage(base64: base64.utf8).from?.address == "j@a.b")
        #expect(throws: InvalidBase64()) { try MIMEMessage(base64: (base64 + "=").utf8) }
    }
}
