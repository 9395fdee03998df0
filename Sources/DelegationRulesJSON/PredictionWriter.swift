import DelegationRules

/// Answers scenarios one after the other, each with the line that ``Prediction/json(id:)`` makes of its prediction.
///
/// There are few distinct predictions. Each is written out once, and kept for all scenarios that it is the answer to.
package struct PredictionWriter {
    /// By the facts of a record: the number of what is written for it, from 1 on; 0 where that is not known yet.
    private var numbers = [UInt16](repeating: 0, count: ScenarioRecord.limitOfFacts)
    private var numbersByPrediction: [Prediction: UInt16] = [:]
    /// What follows the `id` in each answer, one behind the other.
    private var texts: [UInt8] = []
    /// Where the text of each number ends; that of the next begins there.
    private var ends = [0]

    /// A writer that has answered nothing yet.
    package init() {}

    /// Appends the answer to the scenario that `json` is the text of to `output`.
    package mutating func answer(_ json: Span<UInt8>, to output: inout [UInt8]) throws(InvalidScenario) {
        let (id, record) = try JSONScanner.read(json, as: "scenario") { (scanner) throws(InvalidScenario) in
            try scanner.scenario()
        }
        var number = Int(numbers[record.facts])
        if number == 0 { number = add(record) }
        output.append(UInt8(ascii: "{"))
        if let id {
            output.append(contentsOf: #""id":"#.utf8)
            output.append(copying: json.extracting(id))
            output.append(UInt8(ascii: ","))
        }
        output.append(copying: texts.span.extracting(ends[number - 1]..<ends[number]))
    }

    /// Writes out the prediction for `record`, unless that was done for another; returns its number.
    private mutating func add(_ record: ScenarioRecord) -> Int {
        let prediction = record.scenario.prediction
        if let number = numbersByPrediction[prediction] {
            numbers[record.facts] = number
            return Int(number)
        }
        texts += prediction.json().utf8.dropFirst()
        texts.append(UInt8(ascii: "\n"))
        let number = UInt16(ends.count)
        ends.append(texts.count)
        numbersByPrediction[prediction] = number
        numbers[record.facts] = number
        return Int(number)
    }
}

extension [UInt8] {
    fileprivate mutating func append(copying bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}

extension ScenarioRecord {
    /// How many values ``facts`` can have.
    fileprivate static let limitOfFacts = 1 << 17

    /// All facts as one number.
    fileprivate var facts: Int {
        let operation =
            switch operation {
            case .sendMail(saveToSentItems: true): 0
            case .sendMail(saveToSentItems: false): 1
            case .createDraft: 2
            case .sendDraft: 3
            }
        let from =
            switch from {
            case .own: 0
            case .userMailbox: 1
            case .sharedMailbox: 2
            case .resourceMailbox: 3
            case .microsoft365Group: 4
            case .distributionList: 5
            }
        return Int(token.kind.rawValue) | Int(token.permissions.rawValue) << 1 | Int(path.rawValue) << 5
            | operation << 7 | from << 9 | Int(grants.rawValue) << 12 | Int(alwaysSaveCopy.rawValue) << 15
    }
}
