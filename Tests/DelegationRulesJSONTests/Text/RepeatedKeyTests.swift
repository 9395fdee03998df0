import DelegationRulesJSON
import Testing

@Suite("A key stands once in an object")
struct RepeatedKeyTests {
    /// The offset of the key that comes again; `nil` where none does.
    private static func offset(_ keys: [String], caseFolded: Bool) -> Int? {
        let text = "{" + keys.map { "\"\($0)\":1" }.joined(separator: ",") + "}"
        var reader = JSONReader(Array(text.utf8))
        do throws(InvalidText) {
            try reader.skip(caseFolded: caseFolded)
            return nil
        } catch {
            return error.offset
        }
    }

    @Test("however many it has", arguments: [1, 2, 15, 16, 17, 18, 40, 1_000], [false, true])
    func counts(count: Int, caseFolded: Bool) {
        let keys = (0..<count).map { "Key-\($0)" }
        #expect(Self.offset(keys, caseFolded: caseFolded) == nil)
        let end = keys.reduce(1) { $0 + $1.utf8.count + 5 }
        for place in [0, count / 2, count - 1] {
            #expect(Self.offset(keys + [keys[place]], caseFolded: caseFolded) == end)
            #expect(Self.offset(keys + ["\\u004bey-\(place)"], caseFolded: caseFolded) == end)
            #expect(Self.offset(keys + ["kEY-\(place)"], caseFolded: caseFolded) == (caseFolded ? end : nil))
            #expect(Self.offset(keys + ["Kéy-\(place)", "KÉy-\(place)"], caseFolded: caseFolded) == nil)
        }
    }

    @Test("compared by its bytes: what merely looks alike is another")
    func normalForms() {
        #expect(Self.offset(["é", "e\u{301}"], caseFolded: true) == nil)
        #expect(Self.offset(["K", "\u{212A}"], caseFolded: true) == nil)
    }
}
