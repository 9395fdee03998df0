import DelegationRulesReplay

extension ImportedRecipient {
    /// The recipients that objects describe, several of which may describe the same one.
    static func merged(_ objects: [ExportedObject], _ log: inout ImportLog) -> [ImportedRecipient] {
        var sets = DisjointSets(count: objects.count)
        var names = IdentityIndex(capacity: 4 * objects.count)
        var objectOfKey: [Key: Int] = [:]
        objectOfKey.reserveCapacity(4 * objects.count)
        var withoutKeys: [Int] = []
        for (index, object) in objects.enumerated() {
            let keys = object.keys(&names)
            if keys.isEmpty { withoutKeys.append(index) }
            for key in keys {
                if let other = objectOfKey[key] { sets.unite(index, other) } else { objectOfKey[key] = index }
            }
        }
        let leftOut = unite(withoutKeys, of: objects, &names, &sets, &log)
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
        _ withoutKeys: [Int], of objects: [ExportedObject], _ names: inout IdentityIndex, _ sets: inout DisjointSets,
        _ log: inout ImportLog
    ) -> Set<Int> {
        guard !withoutKeys.isEmpty else { return [] }
        // For each key, an object of each of the recipients that have it; of many, a few will do.
        var bearers: [Key: [Int]] = [:]
        func add(_ index: Int, _ names: inout IdentityIndex, _ sets: inout DisjointSets) {
            for (key, _, _) in objects[index].weakKeys(&names) {
                let known = bearers[key, default: []]
                let set = sets.representative(of: index)
                guard known.count < 4, !known.contains(where: { sets.representative(of: $0) == set }) else { continue }
                bearers[key] = known + [index]
            }
        }
        let few = Set(withoutKeys)
        for index in objects.indices where !few.contains(index) { add(index, &names, &sets) }
        // Who has a sign-in name goes first: it may tell whose the Identity is.
        let isSignedIn = { objects[$0][.userPrincipalName] != nil }
        var leftOut: Set<Int> = []
        for index in withoutKeys.filter(isSignedIn) + withoutKeys.filter({ !isSignedIn($0) }) {
            if let (key, property, text) = objects[index].weakKeys(&names).first(where: { bearers[$0.key] != nil }),
                let others = bearers[key]
            {
                guard others.count == 1 else {
                    leftOut.insert(index)
                    log.report(
                        objects[index].place, property,
                        ambiguity(of: text, among: others.map { objects[$0].label }))
                    continue
                }
                sets.unite(index, others[0])
            }
            add(index, &names, &sets)
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
    /// The number of the text.
    let number: Int
}

extension ExportedObject {
    /// What tells that two objects describe the same recipient.
    fileprivate func keys(_ index: inout IdentityIndex) -> [Key] {
        var keys: [Key] = []
        func add(_ kind: Key.Kind, _ text: String?, _ index: inout IdentityIndex) {
            if let text { keys.append(Key(kind: kind, number: index.add(text))) }
        }
        add(.id, text(.externalDirectoryObjectId), &index)
        add(.guid, text(.guid), &index)
        add(.distinguishedName, text(.distinguishedName), &index)
        add(.address, primaryAddress?.withoutSMTPPrefix, &index)
        return keys
    }

    /// What tells the same where there is nothing better, the most certain first; a sign-in name is no `Identity`.
    fileprivate func weakKeys(
        _ index: inout IdentityIndex
    ) -> [(key: Key, property: ExportedProperty, text: String)] {
        var keys: [(key: Key, property: ExportedProperty, text: String)] = []
        for property in [ExportedProperty.userPrincipalName, .identity, .id] {
            for text in texts(property) {
                let kind = property == .userPrincipalName ? Key.Kind.signInName : .identity
                keys.append((Key(kind: kind, number: index.add(text)), property, text))
            }
        }
        return keys
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
