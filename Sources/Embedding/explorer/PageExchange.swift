import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

// What the page shows of a request that somebody has.

extension JSONWriter {
    /// Writes what came of a request; of a batch, what came of each of its parts.
    mutating func page(_ result: ReplayResult, goal: Advice.Goal) {
        object { writer in
            writer.key("result")
            var results = ResultWriter()
            results.write(result, id: nil, to: &writer)
            writer.key("strangers")
            writer.object { writer in
                switch result.send?.parties.stranger {
                case .inPath(let name): writer.member("path", string: name)
                case .from(let name): writer.member("from", string: name)
                case nil: break
                }
            }
            writer.key("parts")
            writer.array { writer in
                guard case .batch(let parts) = result.outcome else { return }
                for part in parts {
                    writer.object { writer in
                        writer.member("id", string: part.id)
                        writer.key("answer")
                        writer.page(part.result, goal: goal)
                    }
                }
            }
            if let shown = PageCase(result, goal: goal) {
                writer.members(of: shown, details: result.sentences.dropFirst().map { $0 })
            } else {
                writer.member("headline", string: (result.sentences.first ?? "").capitalized)
                writer.member("details", strings: result.sentences.dropFirst().map { $0 })
            }
        }
    }

    /// Writes what is wrong with an exchange, and by which names its token calls the signed-in user where nobody in the
    /// tenant has one of them.
    mutating func page(_ error: InvalidText, of exchange: Exchange) {
        let authorization = exchange.request.headers["Authorization"] ?? ""
        let token = exchange.token ?? (try? AccessToken(authorization: authorization))
        object { writer in
            writer.key("strangers")
            writer.object { writer in
                if ["token.user", "request.headers.Authorization"].contains(error.path),
                    case .user(let identities, _) = token
                {
                    writer.member("user", strings: identities)
                }
            }
            writer.key("error")
            writer.object { writer in
                writer.member("path", string: error.path)
                writer.member("message", string: error.message)
            }
        }
    }
}
