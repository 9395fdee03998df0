import DelegationRules
import DelegationRulesImport
import DelegationRulesJSON
import DelegationRulesReplay

// What the page shows of a request that somebody has.

extension JSONWriter {
    /// Writes what came of `exchange`, sent in `tenant` after those in `before`, or what would come of it as in `tried`; and
    /// how it was answered, where that is recorded.
    mutating func page(
        _ exchange: Exchange, after before: [Exchange], in tenant: Tenant?, goal: Advice.Goal, tried: PackedScenario?,
        missing: Set<TenantImport.Dataset>
    ) throws(InvalidText) {
        var left = Drafts()
        // What is wrong with one of them is told where that is asked about.
        for other in before { _ = try? other.result(in: tenant, &left) }
        var drafts = left
        let result = try exchange.result(in: tenant, &drafts)
        if let tried {
            guard let shown = PageCase(result, goal: goal, missing: missing, tried: tried) else { return null() }
            return page(shown)
        }
        let sends = exchange.recorded == nil ? [] : try exchange.checked(in: tenant, &left)
        page(result, sends, goal: goal, missing: missing)
    }

    /// Writes what came of a request, and how it was answered; of a batch, what came of each of its parts.
    private mutating func page(
        _ result: ReplayResult, _ sends: [CheckedSend] = [], goal: Advice.Goal, missing: Set<TenantImport.Dataset>
    ) {
        object { writer in
            writer.key("result")
            var results = ResultWriter()
            results.write(result, id: nil, to: &writer)
            writer.array("checked") { writer in
                for send in sends { writer.send(send) }
            }
            writer.strangers(result.send?.parties.stranger)
            writer.array("parts") { writer in
                guard case .batch(let parts) = result.outcome else { return }
                for part in parts {
                    writer.object { writer in
                        writer.member("id", string: part.id)
                        writer.key("answer")
                        writer.page(part.result, goal: goal, missing: missing)
                    }
                }
            }
            if let shown = PageCase(result, goal: goal, missing: missing) {
                writer.members(of: shown, details: result.sentences.dropFirst().map { $0 })
                writer.lookUps(shown)
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
            writer.object("strangers") { writer in
                if ["token.user", "request.headers.Authorization"].contains(error.path),
                    case .user(let identities, _) = token
                {
                    writer.member("user", strings: identities)
                }
            }
            writer.object("error") { writer in
                writer.member("path", string: error.path)
                writer.member("message", string: error.message)
            }
        }
    }
}

extension JSONWriter {
    /// Writes, as `strangers`, the name that nobody in the tenant has, by where it stands.
    mutating func strangers(_ stranger: Parties.Stranger?) {
        object("strangers") { writer in
            switch stranger {
            case .inPath(let name): writer.member("path", string: name)
            case .from(let name): writer.member("from", string: name)
            case nil: break
            }
        }
    }
}
