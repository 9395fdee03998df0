// How long a decision takes, typed and packed, on scenarios in random order, beside two floors that are measured in the
// same run: a loop that decides nothing, and one look-up in a table of all answers.
//
//     swift run -c release decision-benchmark
//
// Absolute figures are a machine's own; compare the ratios. No test depends on them.

import DelegationRules

/// A scenario in the forms in which it is asked about, and its position among all.
struct Draw {
    let position: Int
    let scenario: Scenario
    let packed: PackedScenario
}

let all = Array(Scenario.all)

/// Scenarios drawn at random from all there are, the same in every run.
let draws: [Draw] = {
    var state: UInt64 = 1
    return (0..<1 << 16).map { _ in
        // Knuth's linear congruential generator (MMIX); its high bits are random enough.
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let position = Int(state >> 33) % all.count
        return Draw(position: position, scenario: all[position], packed: PackedScenario(all[position]))
    }
}()

/// Every prediction, made beforehand: what a decision would cost if it were nothing but a look-up.
let table = all.map(\.prediction)

/// The same in the packed form.
let packedTable = table.map { PackedPrediction($0).rawValue }

/// Nanoseconds that `work` takes for one draw: the median of 101 rounds over all of them.
func nanoseconds(_ work: (Draw) -> UInt64) -> Double {
    var rounds: [Double] = []
    var sum: UInt64 = 0
    for _ in 0..<101 {
        let start = ContinuousClock.now
        for draw in draws {
            sum &+= work(draw)
        }
        let time = (ContinuousClock.now - start).components
        rounds.append((Double(time.seconds) * 1e9 + Double(time.attoseconds) / 1e9) / Double(draws.count))
    }
    // The sum must be used, or the work could be left out.
    precondition(sum != 1)
    return rounds.sorted()[rounds.count / 2]
}

/// Takes a whole prediction, so that no part of it can be left out.
@inline(never) func use(_ prediction: Prediction) -> UInt64 { prediction.clauses.bits }

/// `value` with one decimal; it is never negative.
func rounded(_ value: Double) -> Double { Double(Int(value * 10 + 0.5)) / 10 }

/// Measures and prints each of `works`, of which the second is the look-up that the others are compared to.
func compare(_ title: String, _ works: [(name: String, work: (Draw) -> UInt64)]) -> [Double] {
    let times = works.map { nanoseconds($0.work) }
    print(title)
    for (work, time) in zip(works, times) {
        print("    \(work.name): \(rounded(time)) ns, \(rounded(time / times[1])) times the look-up")
    }
    return times
}

let typed = compare(
    "Typed:",
    [
        (
            "an empty loop",
            { UInt64($0.scenario.token.permissions.rawValue) &+ UInt64(truncatingIfNeeded: $0.position) }
        ),
        ("one look-up in a table of all predictions", { use(table[$0.position]) }),
        ("a decision with its clauses", { use($0.scenario.prediction) }),
        (
            "a decision with its clauses, basis and contested",
            { draw in
                let prediction = draw.scenario.prediction
                return use(prediction) &+ UInt64(prediction.basis.rawValue) &+ prediction.contested.bits
            }
        ),
    ])
_ = compare(
    "Packed:",
    [
        ("an empty loop", { UInt64($0.packed.rawValue) }),
        ("one look-up in a table of all packed predictions", { packedTable[$0.position] }),
        ("a decision", { $0.packed.prediction.rawValue }),
        ("its clauses", { $0.packed.clauses.bits }),
    ])

/// Goals, one after the other with the draws.
let goals: [Advice.Goal] = [
    .init(), .init(.accepted(sender: .from)), .init(.accepted(sentItems: .from)), .init(.drafted), .init(.rejected()),
]

/// Microseconds that advice takes on each of the first draws, the shortest first.
let adviceTimes = draws.prefix(2_000).enumerated().map { index, draw in
    let start = ContinuousClock.now
    let advice = draw.scenario.advice(for: goals[index % goals.count])
    let time = (ContinuousClock.now - start).components
    precondition(advice.count <= 36)  // It must be used, or it could be left out.
    return Double(time.seconds) * 1e6 + Double(time.attoseconds) / 1e12
}.sorted()
let (median, slow) = (adviceTimes[adviceTimes.count / 2], adviceTimes[adviceTimes.count * 99 / 100])
print("Advice on a scenario and a goal: \(rounded(median)) µs, 1 in 100 over \(rounded(slow)) µs")
print("    the median is \(rounded(median * 1_000 / typed[2])) decisions with their clauses")
