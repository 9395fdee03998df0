import DelegationRules

/// Answers scenarios one after the other, each with the line that ``Prediction/json(id:)`` makes of its prediction.
///
/// There are few distinct predictions. Each is written out once, and kept for all scenarios that it is the answer to.
package struct PredictionWriter {
    /// By the packed scenario: the number of what is written for it, from 1 on; 0 where that is not known yet.
    private var numbers = [UInt16](repeating: 0, count: 1 << 18)
    private var numbersByPrediction: [Prediction: UInt16] = [:]
    /// What follows the `id` in each answer, one behind the other.
    private var texts: [UInt8] = []
    /// Where the text of each number ends; that of the next begins there.
    private var ends = [0]

    /// A writer that has answered nothing yet.
    package init() {}

    /// Appends the answer to the scenario that `json` is the text of to `output`.
    package mutating func answer(_ json: Span<UInt8>, to output: inout [UInt8]) throws(InvalidScenario) {
        let (id, record) = try JSONScanner.read(json, as: .scenario) { (scanner) throws(InvalidScenario) in
            try scanner.scenario()
        }
        let scenario = record.scenario
        let packed = Int(PackedScenario(scenario).rawValue)
        if numbers[packed] == 0 { numbers[packed] = number(of: scenario.prediction) }
        let number = Int(numbers[packed])
        output.append(UInt8(ascii: "{"))
        if let id {
            output.append(contentsOf: #""id":"#.utf8)
            let start = output.count
            output.append(copying: json.extracting(id))
            if output[start...].contains(where: { $0 >= 0x7F }) {
                output.replaceSubrange(
                    start..., with: String(decoding: output[start...], as: UTF8.self).escapedJSON.utf8)
            }
            output.append(UInt8(ascii: ","))
        }
        output.append(copying: texts[ends[number - 1]..<ends[number]].span)
    }

    /// The number of `prediction`, which is written out unless that was done before.
    private mutating func number(of prediction: Prediction) -> UInt16 {
        if let number = numbersByPrediction[prediction] { return number }
        texts += prediction.json().utf8.dropFirst()
        texts.append(UInt8(ascii: "\n"))
        let number = UInt16(ends.count)
        ends.append(texts.count)
        numbersByPrediction[prediction] = number
        return number
    }
}

extension [UInt8] {
    fileprivate mutating func append(copying bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
