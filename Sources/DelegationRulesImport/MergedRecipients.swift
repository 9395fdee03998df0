import DelegationRulesReplay

extension ImportedRecipient {
    /// The recipients that objects describe, several of which may describe the same one.
    static func merged(_ objects: [ExportedObject], _ log: inout ImportLog) -> [ImportedRecipient] {
        var sets = DisjointSets(count: objects.count)
        var objectOfKey: [Key: Int] = [:]
        var withoutKeys: [Int] = []
        for (index, object) in objects.enumerated() {
            let keys = object.keys
            if keys.isEmpty { withoutKeys.append(index) }
            for key in keys {
                if let other = objectOfKey[key] { sets.unite(index, other) } else { objectOfKey[key] = index }
            }
        }
        let leftOut = unite(withoutKeys, of: objects, &sets, &log)
        var recipientOfSet: [Int: Int] = [:]
        var recipients: [ImportedRecipient] = []
        for (index, object) in objects.enumerated() where !leftOut.contains(index) {
            let set = sets.representative(of: index)
            let position = recipientOfSet[set] ?? recipients.count
            if position == recipients.count {
                recipientOfSet[set] = position
                recipients.append(ImportedRecipient())
            }
            recipients[position].merge(object, &log)
        }
        return recipients
    }

    /// Unites objects of which few columns were exported with others by the sign-in name or the cmdlets' own
    /// `Identity`; returns those of which that leaves open whom they mean, which it reports.
    private static func unite(
        _ withoutKeys: [Int], of objects: [ExportedObject], _ sets: inout DisjointSets, _ log: inout ImportLog
    ) -> Set<Int> {
        guard !withoutKeys.isEmpty else { return [] }
        // For each key, an object of each of the recipients that have it; of many, a few will do.
        var bearers: [Key: [Int]] = [:]
        func add(_ index: Int, _ sets: inout DisjointSets) {
            for (key, _) in objects[index].weakKeys {
                let known = bearers[key, default: []]
                let set = sets.representative(of: index)
                guard known.count < 4, !known.contains(where: { sets.representative(of: $0) == set }) else { continue }
                bearers[key] = known + [index]
            }
        }
        let few = Set(withoutKeys)
        for index in objects.indices where !few.contains(index) { add(index, &sets) }
        // Who has a sign-in name goes first: it may tell whose the Identity is.
        let isSignedIn = { objects[$0][.userPrincipalName] != nil }
        var leftOut: Set<Int> = []
        for index in withoutKeys.filter(isSignedIn) + withoutKeys.filter({ !isSignedIn($0) }) {
            if let (key, property) = objects[index].weakKeys.first(where: { bearers[$0.key] != nil }),
                let others = bearers[key]
            {
                guard others.count == 1 else {
                    leftOut.insert(index)
                    log.report(
                        objects[index].place, property,
                        ambiguity(of: key.identity.text, among: others.map { objects[$0].label }))
                    continue
                }
                sets.unite(index, others[0])
            }
            add(index, &sets)
        }
        return leftOut
    }

    /// Says of a name that several have it, of whom a few are named.
    static func ambiguity(of text: String, among labels: [String]) -> String {
        "\(text.quoted) is the name of several: \(labels.excerpt); left out"
    }
}

/// What tells of which recipient an object is: the same text means another where another kind of property has it.
private struct Key: Hashable {
    enum Kind { case id, guid, distinguishedName, address, signInName, identity }

    let kind: Kind
    let identity: Identity

    init(_ kind: Kind, _ text: String) {
        self.kind = kind
        identity = Identity(text)
    }
}

extension ExportedObject {
    /// What tells that two objects describe the same recipient.
    fileprivate var keys: [Key] {
        var keys: [Key] = []
        if let id = text(.externalDirectoryObjectId) { keys.append(Key(.id, id)) }
        if let guid = text(.guid) { keys.append(Key(.guid, guid)) }
        if let name = text(.distinguishedName) { keys.append(Key(.distinguishedName, name)) }
        if let address = primaryAddress { keys.append(Key(.address, address)) }
        return keys
    }

    /// What tells the same where there is nothing better, the most certain first; a sign-in name is no `Identity`.
    fileprivate var weakKeys: [(key: Key, property: ExportedProperty)] {
        [ExportedProperty.userPrincipalName, .identity, .id].flatMap { property in
            texts(property).map { (Key(property == .userPrincipalName ? .signInName : .identity, $0), property) }
        }
    }

    /// What a message calls it, which has no better name.
    fileprivate var label: String { primaryAddress ?? text(.displayName) ?? "somebody" }
}

/// Sets that are united step by step.
private struct DisjointSets {
    private var parents: [Int]

    init(count: Int) {
        parents = Array(0..<count)
    }

    mutating func representative(of element: Int) -> Int {
        var element = element
        while parents[element] != element {
            parents[element] = parents[parents[element]]
            element = parents[element]
        }
        return element
    }

    mutating func unite(_ one: Int, _ other: Int) {
        let (one, other) = (representative(of: one), representative(of: other))
        parents[max(one, other)] = min(one, other)
    }
}
