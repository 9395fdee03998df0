import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

// What the page shows of recorded answers, as `check` judges them.

extension JSONWriter {
    /// Writes the requests in an archive that send or draft mail, as exchanges, and how many entries it has.
    mutating func page(_ archive: HTTPArchive) {
        object { writer in
            writer.member("entries", integer: archive.entryCount)
            writer.array("exchanges") { writer in
                for line in archive.exchanges.split(separator: UInt8(ascii: "\n")) {
                    let line = Array(line)
                    guard let exchange = try? Exchange(json: line), exchange.isKnown else { continue }
                    writer.raw(line, at: line.indices)
                }
            }
        }
    }

    /// Writes how each of `exchanges` was answered. Where that cannot be told, the strangers that its token or its path
    /// names are told instead.
    mutating func page(traffic exchanges: [Exchange], in tenant: Tenant?) {
        var drafts = Drafts()
        array { writer in
            for exchange in exchanges {
                do throws(InvalidText) {
                    let sends = try exchange.checked(in: tenant, &drafts)
                    writer.object { writer in
                        writer.array("sends") { writer in
                            for send in sends { writer.send(send) }
                        }
                        writer.member("concernsDrafts", boolean: exchange.concernsDrafts)
                        writer.strangers(sends.lazy.compactMap { $0.result.send?.parties.stranger }.first)
                    }
                } catch {
                    writer.page(error, of: exchange)
                }
            }
        }
    }

    /// Writes the recorded answer to a send beside the predicted one, and what would explain it where they differ.
    mutating func send(_ send: CheckedSend) {
        let difference = Difference(send, id: nil, file: "", entry: 0) { $0 }
        object { writer in
            writer.member("part", string: send.part ?? "")
            writer.member("verdict", string: send.verdict.rawValue)
            writer.member("recorded", string: difference.recorded.inWords)
            writer.member("predicted", string: difference.predicted?.inWords ?? "")
            guard send.verdict == .differs else { return }
            writer.member("sentence", string: difference.sentence)
            writer.member("clauses", strings: difference.clauses.map { $0.id })
            writer.member("heading", string: difference.heading)
            writer.array("ways") { writer in
                for (way, entry) in zip(difference.ways, difference.advice.entries) { writer.way(way, entry) }
            }
        }
    }
}
