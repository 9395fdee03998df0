import DelegationRulesJSON
import TestSupport
import Testing

@Suite("Any input is taken apart by its bytes alone", .timeLimit(.minutes(10)))
struct JSONStreamRandomTests {
    private static let parts = [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\n", "\n", "\n{", "\n{}", " ", "\r\n", "1", "no", "\"a\":", "\"a\"",
        "{\"a\":", "{\"a\":1}", ",\n", "{\n\"a\":[\n{},\n{}\n]\n}", "[{},{}]", "\u{FEFF}", "xxxxxxxxxxxxxxxxxxxxxxxxx",
        "{}\n", "],\n", "\"a\":{\n", "}\n",
    ].map { Array($0.utf8) }
    private static let beginnings = ["", "[", "[\n", "{\n", "{\n}\n", "{}\n", "{\"a\":[\n"].map { Array($0.utf8) }

    @Test("as by the plain rules, and however much comes in at a time", arguments: 0..<40)
    func random(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let kind = JSONTextKind(noun: "record", longest: seed % 4 == 0 ? 24 : 1_000)
        for _ in 0..<500 {
            var bytes = Self.beginnings.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 0..<24, using: &random) {
                bytes += Self.parts.randomElement(using: &random) ?? []
            }
            let sizes = (0..<3).map { _ in Int.random(in: 1..<12, using: &random) }
            let whole = SplitPiece.split(bytes, kind, sizes: [bytes.count + 1])
            guard SplitPiece.split(bytes, kind, sizes: [1]) == whole,
                SplitPiece.split(bytes, kind, sizes: sizes) == whole, PlainSplitter.split(bytes, kind) == whole
            else {
                let text = String(decoding: bytes, as: UTF8.self)
                let plain = PlainSplitter.split(bytes, kind)
                Issue.record("\(text.debugDescription), \(sizes):\n\(whole)\n\(plain)")
                return
            }
        }
    }

    @Test("and what is handed out as broken off is refused by the reader", arguments: 0..<10)
    func refused(seed: Int) {
        var random = SplitMix64(seed: 1_000 + UInt64(seed))
        let kind = JSONTextKind(noun: "record", longest: 1_000)
        for _ in 0..<500 {
            var bytes = Array("{\n".utf8)
            for _ in 0..<Int.random(in: 0..<24, using: &random) {
                bytes += Self.parts.randomElement(using: &random) ?? []
            }
            for piece in SplitPiece.split(bytes, kind, sizes: [1_000]) {
                guard let text = piece.text, !PlainSplitter.ending(of: text, at: 0).isWhole else { continue }
                var reader = JSONReader(text)
                #expect(throws: InvalidText.self) {
                    try reader.skip()
                    try reader.end(of: "record")
                }
            }
        }
    }

    struct Huge: CustomTestStringConvertible {
        let unit: String
        var before = ""
        var behind = ""

        var testDescription: String { before + unit + behind }
    }

    /// Where each line were followed to the end of the input, these would take many minutes.
    @Test("in a time that does not grow faster than the input", arguments: huge)
    func linear(huge: Huge) {
        let kind = JSONTextKind(noun: "record", longest: 1 << 28)
        let count = (1 << 20) / huge.unit.utf8.count
        let bytes = Array((huge.before + String(repeating: huge.unit, count: count) + huge.behind).utf8)
        #expect(SplitPiece.split(bytes, kind, sizes: [1 << 16]).count <= bytes.count + 1)
    }

    private static let huge = [
        Huge(unit: "{\"a\":\n"), Huge(unit: "{\"a\":[\n"), Huge(unit: "{},\n", before: "{\"a\":[\n"),
        Huge(unit: "{},\n", before: "{\"a\":[\n", behind: "{\"a\":\n{\"a\":\n{}\n"),
        Huge(unit: "{\"a\":[\n{},\n{}]},\n", before: "{\"a\":[\n{\"a\":[\n{\"a\":[\n"),
        Huge(unit: "[\n", before: "{\n"),
        Huge(unit: "{},\n{},\n{},\n\"a\":[", before: "{\"a\":[\n"), Huge(unit: ",", before: "["),
        Huge(unit: "{}\n", before: "[\n"), Huge(unit: "\n", before: "{\n\"a\":1"), Huge(unit: " ", before: "[{} no\n"),
        Huge(unit: "{\"\n"), Huge(unit: "}", before: "{\n}"), Huge(unit: "x", before: "{}\n"),
        Huge(unit: "\"", before: "{\n"),
        Huge(unit: "{\n\"a\":\n"), Huge(unit: "\n", before: "{}\n", behind: "x"),
    ]
}
