extension ImportedRecipients {
    /// The recipients that objects describe, several of which may describe the same one.
    static func merged(_ objects: [ImportedObject], _ log: inout ImportLog) -> [ImportedRecipient] {
        var sets = DisjointSets(count: objects.count)
        var objectOfKey: [String: Int] = [:]
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
                recipients.append(ImportedRecipient(object))
            }
            recipients[position].merge(object, &log)
        }
        return recipients
    }

    /// Unites objects of which few columns were exported with others by the sign-in name or the cmdlets' own
    /// `Identity`; returns those of which that leaves open whom they mean, which it reports.
    private static func unite(
        _ withoutKeys: [Int], of objects: [ImportedObject], _ sets: inout DisjointSets, _ log: inout ImportLog
    ) -> Set<Int> {
        guard !withoutKeys.isEmpty else { return [] }
        // For each key, an object of each of the recipients that have it; of many, a few will do.
        var bearers: [String: [Int]] = [:]
        func add(_ index: Int, _ sets: inout DisjointSets) {
            for key in objects[index].weakKeys {
                let known = bearers[key.text, default: []]
                let set = sets.representative(of: index)
                guard known.count < 4, !known.contains(where: { sets.representative(of: $0) == set }) else { continue }
                bearers[key.text] = known + [index]
            }
        }
        let few = Set(withoutKeys)
        for index in objects.indices where !few.contains(index) { add(index, &sets) }
        // Who has a sign-in name goes first: it may tell whose the Identity is.
        let isSignedIn = { objects[$0].texts(.userPrincipalName).isEmpty == false }
        var leftOut: Set<Int> = []
        for index in withoutKeys.filter(isSignedIn) + withoutKeys.filter({ !isSignedIn($0) }) {
            if let key = objects[index].weakKeys.first(where: { bearers[$0.text] != nil }),
                let others = bearers[key.text]
            {
                guard others.count == 1 else {
                    leftOut.insert(index)
                    log.report(
                        objects[index].place, key.property,
                        ambiguity(of: key.name, among: others.map { objects[$0].label }))
                    continue
                }
                sets.unite(index, others[0])
            }
            add(index, &sets)
        }
        return leftOut
    }
}

extension ImportedObject {
    /// What tells that two objects describe the same recipient.
    fileprivate var keys: [String] {
        var keys: [String] = []
        if let id = id(.externalDirectoryObjectId) { keys.append("id:\(id.lowercased())") }
        if let guid = id(.guid) { keys.append("guid:\(guid.lowercased())") }
        if let name = texts(.distinguishedName).first { keys.append("dn:\(name.lowercased())") }
        if let address = primaryAddress { keys.append("address:\(ImportedIdentities.key(address))") }
        return keys
    }

    /// What tells the same where there is nothing better, the most certain first.
    fileprivate var weakKeys: [WeakKey] {
        [ExportedProperty.userPrincipalName, .identity, .id].flatMap { property in
            texts(property).map { WeakKey(property: property, text: $0) }
        }
    }

    /// What a message calls it.
    fileprivate var label: String { primaryAddress ?? texts(.displayName).first ?? place.path }
}

/// What may tell of which recipient an object is.
private struct WeakKey {
    let property: ExportedProperty
    let name: String
    /// The name as it is compared; a sign-in name is no `Identity`.
    let text: String

    init(property: ExportedProperty, text name: String) {
        self.property = property
        self.name = name
        text = (property == .userPrincipalName ? "upn:" : "identity:") + name.lowercased()
    }
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
