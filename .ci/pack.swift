// Writes Sources/DelegationRules/PackedTables.swift from the typed decision; see .ci/pack.

/// What `pattern` is answered with, by the typed decision.
func answer(to pattern: UInt32) -> UInt64 {
    guard let scenario = PackedScenario(rawValue: pattern).scenario else { return 0 }
    return PackedPrediction(scenario.prediction).rawValue
}

/// Numbers in the order in which their values first come up.
struct Numbering<Value: Hashable> {
    private(set) var values: [Value] = []
    private var numbers: [Value: Int] = [:]

    mutating func number(of value: Value) -> Int {
        if let number = numbers[value] { return number }
        numbers[value] = values.count
        values.append(value)
        return values.count - 1
    }
}

/// `values` as a table of the generated file.
func table(_ name: String, _ type: String, _ values: [Int], meaning: String) -> String {
    var lines = ["    /// \(meaning)", "    private static let \(name): [\(type)] = ["]
    var line = "       "
    for value in values {
        if line.utf8.count + 2 + String(value).utf8.count > 119 {
            lines.append(line)
            line = "       "
        }
        line += " \(value),"
    }
    return (lines + [line, "    ]"]).joined(separator: "\n")
}

// Requests (bits 0 to 9) that are answered alike whomever the message is from are one class, and so are
// addresses (bits 10 to 17) for which every request is answered alike.
let (requests, addresses) = (UInt32(0)..<1 << 10, UInt32(0)..<1 << 8)
var rows = Numbering<[UInt64]>()
let requestClasses = requests.map { request in rows.number(of: addresses.map { answer(to: $0 << 10 | request) }) }
var columns = Numbering<[UInt64]>()
let addressClasses = addresses.map { address in
    columns.number(of: requests.map { answer(to: address << 10 | $0) })
}
var answers = Numbering<UInt64>()
let stride = columns.values.count
let cells = rows.values.flatMap { row in
    (0..<stride).map { column in answers.number(of: row[addressClasses.firstIndex(of: column) ?? 0]) }
}

print(
    """
    // Made from the typed decision by .ci/pack; do not edit. A test compares the two on every pattern.
    // swift-format-ignore-file

    /// The answer to every packed scenario, in tables of two kilobytes.
    ///
    /// Requests (bits 0 to 9) that are answered alike whomever the message is from are one class; so are addresses
    /// (bits 10 to 17) for which every request is answered alike. A cell for each pair of classes tells the answer.
    enum PackedTables {
        /// The packed prediction for the scenario `bits`.
        static func answer(to bits: UInt32) -> UInt64 {
            guard bits >> 18 == 0 else { return 0 }
            let row = Int(requestClasses[Int(bits & 0x3FF)])
            let column = Int(addressClasses[Int(bits >> 10)])
            return UInt64(answers[Int(cells[row * \(stride) + column])])
        }

    \(table("requestClasses", "UInt8", requestClasses, meaning: "The class of each request."))

    \(table("addressClasses", "UInt8", addressClasses, meaning: "The class of each from address."))

    \(table("cells", "UInt8", cells, meaning: "The number of the answer for each pair of classes."))

    \(table("answers", "UInt32", answers.values.map { Int($0) }, meaning: "The packed predictions."))
    }
    """)
