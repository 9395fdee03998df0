extension Prediction {
    /// The parts of a prediction that the packed form has, in the order in which JSON writes them.
    @nonexhaustive public enum Part: UInt8, Hashable, Sendable, CaseIterable {
        /// What comes out.
        case outcome
        /// The HTTP status of Graph's answer; 0 where it is unspecified.
        case status
        /// Accepted: the `sender` that recipients see.
        case sender
        /// Accepted: the `from` that recipients see.
        case from
        /// Accepted: whose Sent Items keep a copy.
        case sentItems
        /// Drafted: whose Drafts folder holds the draft.
        case draftsOf
        /// Rejected: the error.
        case error
        /// The weakest evidence among the clauses that decided.
        case basis
    }
}

// MARK: The table

extension Prediction.Part {
    /// The key in JSON, dotted where it stands in an object of its own.
    public var key: String {
        switch self {
        case .outcome: "outcome"
        case .status: "status"
        case .sender: "sender"
        case .from: "from"
        case .sentItems: "sentItems"
        case .draftsOf: "draftsOf"
        case .error: "error.code"
        case .basis: "basis"
        }
    }

    /// Where the part lies in a ``PackedPrediction``.
    public var field: ContractField {
        switch self {
        case .outcome: ContractField(.choice, bits: 0...2)
        case .sender: ContractField(.choice, bits: 3...3)
        case .from: ContractField(.choice, bits: 4...4)
        case .sentItems: ContractField(.set, bits: 5...6)
        case .draftsOf: ContractField(.choice, bits: 7...7)
        case .error: ContractField(.choice, bits: 8...10)
        case .basis: ContractField(.choice, bits: 11...13)
        case .status: ContractField(.number, bits: 14...23)
        }
    }

    /// The outcome with which the part says something; `nil` where it does with every one.
    public var needs: (part: Prediction.Part, value: UInt8)? {
        switch self {
        case .sender, .from, .sentItems: (.outcome, 1)
        case .draftsOf: (.outcome, 2)
        case .error: (.outcome, 3)
        case .outcome, .status, .basis: nil
        }
    }

    /// The value with that number, or, where the part is a set, with that bit; `nil` where there is none. An error has
    /// its own table: ``GraphError``.
    public func value(_ number: UInt8) -> ContractValue? {
        switch (self, number) {
        case (.outcome, 0): ContractValue("invalid", "this is no scenario")
        case (.outcome, 1): ContractValue("accepted", "202: the message is sent")
        case (.outcome, 2): ContractValue("drafted", "201: a draft was made, and nothing is sent")
        case (.outcome, 3): ContractValue("rejected", "Graph refuses the request")
        case (.outcome, 4): ContractValue("unspecified", "the sources do not say")

        case (.sender, 0), (.from, 0), (.sentItems, 0), (.draftsOf, 0):
            ContractValue("sendingUser", "who really submitted the message")
        case (.sender, 1), (.from, 1), (.sentItems, 1), (.draftsOf, 1):
            ContractValue("from", "whom the message is from, when that is somebody else")

        case (.basis, 0): ContractValue("documented", "the source document says it")
        case (.basis, 1): ContractValue("reference", "another reference page of Microsoft's says it")
        case (.basis, 2): ContractValue("observed", "reports of real tenants or clients show it")
        case (.basis, 3): ContractValue("inferred", "it follows from the others; nobody was seen to state it")
        default: nil
        }
    }
}

// MARK: Names of typed values

extension Prediction.Outcome {
    /// The number of the kind of outcome.
    var number: UInt8 {
        switch self {
        case .accepted: 1
        case .drafted: 2
        case .rejected: 3
        case .unspecified: 4
        }
    }

    /// The name of the kind of outcome in JSON.
    public var name: String { Prediction.Part.outcome.name(number) }
}

extension Prediction.Party {
    /// The name of the party in JSON.
    public var name: String { Prediction.Part.sender.name(rawValue) }
}

extension Clause.Evidence {
    /// The name of the class in JSON and in print.
    public var name: String { Prediction.Part.basis.name(rawValue) }
}

extension Prediction.Part {
    /// The name of a value that there is.
    fileprivate func name(_ number: UInt8) -> String {
        guard let value = value(number) else { preconditionFailure("every typed value stands in the table") }
        return value.name
    }
}
