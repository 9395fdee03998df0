// How long a decision takes, on scenarios in random order, beside two floors that are measured in the same run.
//
//     swift run -c release decision-benchmark
//
// Absolute figures are a machine's own; compare the ratios. No test depends on them.

import DelegationRules

/// Scenarios drawn at random from all there are, the same in every run, with their positions.
let draws: [(position: Int, scenario: Scenario)] = {
    let all = Scenario.all
    var state: UInt64 = 1
    return (0..<1 << 16).map { _ in
        // Knuth's linear congruential generator (MMIX); its high bits are random enough.
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let position = Int(state >> 33) % all.count
        return (position, all[position])
    }
}()

/// Every prediction, made beforehand: what a decision would cost if it were nothing but a look-up.
let table = Scenario.all.map(\.prediction)

/// Nanoseconds that `work` takes for one draw: the median of 101 rounds over all of them.
func nanoseconds(_ work: (Int, Scenario) -> UInt64) -> Double {
    var rounds: [Double] = []
    var sum: UInt64 = 0
    for _ in 0..<101 {
        let start = ContinuousClock.now
        for draw in draws {
            sum &+= work(draw.position, draw.scenario)
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

let results = [
    (
        "reading the scenario alone",
        nanoseconds { position, scenario in
            UInt64(scenario.token.permissions.rawValue) &+ UInt64(truncatingIfNeeded: position)
        }
    ),
    ("one look-up in a table of all predictions", nanoseconds { position, _ in use(table[position]) }),
    ("a decision with its clauses", nanoseconds { _, scenario in use(scenario.prediction) }),
    (
        "a decision with its clauses, basis and contested",
        nanoseconds { _, scenario in
            let prediction = scenario.prediction
            return use(prediction) &+ UInt64(prediction.basis.rawValue) &+ prediction.contested.bits
        }
    ),
]
let lookUp = results[1].1
for (name, time) in results {
    print("\(name): \(rounded(time)) ns, \(rounded(time / lookUp)) times a look-up")
}

/// Goals, one after the other with the draws.
let goals = [
    Goal(), Goal(.accepted(sender: .from)), Goal(.accepted(sentItems: .from)), Goal(.drafted), Goal(.rejected),
]

/// Microseconds that advice takes on each of the first draws, the shortest first.
let adviceTimes = draws.prefix(2_000).enumerated().map { index, draw in
    let start = ContinuousClock.now
    let advice = draw.scenario.advice(for: goals[index % goals.count])
    let time = (ContinuousClock.now - start).components
    precondition(advice.count < 32)  // It must be used, or it could be left out.
    return Double(time.seconds) * 1e6 + Double(time.attoseconds) / 1e12
}.sorted()
let (median, slow) = (adviceTimes[adviceTimes.count / 2], adviceTimes[adviceTimes.count * 99 / 100])
print("advice on a scenario and a goal: \(rounded(median)) µs, 1 in 100 over \(rounded(slow)) µs")
print("    the median is \(rounded(median * 1_000 / results[2].1)) decisions with their clauses")
