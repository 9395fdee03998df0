import DelegationRulesReplay

extension ImportedRecipient {
    /// The recipients that objects describe, several of which may describe the same one.
    static func merged(_ objects: [ExportedObject], _ log: inout ImportLog) -> [ImportedRecipient] {
        var sets = DisjointSets(count: objects.count)
        var isWithoutKeys = Array(repeating: true, count: objects.count)
        // The same text means another recipient where another property has it.
        for property in [ExportedProperty.externalDirectoryObjectId, .guid, .distinguishedName, .primarySmtpAddress] {
            var texts = IdentityIndex(capacity: objects.count)
            var objectOfText: [Int] = []
            for (index, object) in objects.enumerated() {
                guard let text = property == .primarySmtpAddress ? object.addressKey : object.text(property) else {
                    continue
                }
                isWithoutKeys[index] = false
                let number = texts.add(text)
                if number == objectOfText.count { objectOfText.append(index) }
                sets.unite(index, objectOfText[number])
            }
        }
        let withoutKeys = objects.indices.filter { isWithoutKeys[$0] }
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
        var keys = IdentityIndex(capacity: 2 * objects.count)
        // For each key, an object of each of the recipients that have it; of many, a few will do.
        var bearers: [[Int]] = []
        func add(_ index: Int, _ sets: inout DisjointSets) {
            for (text, _, _) in objects[index].weakKeys {
                let key = keys.add(text)
                if key == bearers.count { bearers.append([]) }
                let set = sets.representative(of: index)
                guard bearers[key].count < 4, !bearers[key].contains(where: { sets.representative(of: $0) == set })
                else { continue }
                bearers[key].append(index)
            }
        }
        let few = Set(withoutKeys)
        for index in objects.indices where !few.contains(index) { add(index, &sets) }
        // Who has a sign-in name goes first: it may tell whose the Identity is.
        let isSignedIn = { objects[$0][.userPrincipalName] != nil }
        var leftOut: Set<Int> = []
        for index in withoutKeys.filter(isSignedIn) + withoutKeys.filter({ !isSignedIn($0) }) {
            let known = objects[index].weakKeys.lazy.compactMap { text, name, property in
                keys.number(of: text).map { ($0, name, property) }
            }.first
            if let (key, name, property) = known {
                guard bearers[key].count == 1 else {
                    leftOut.insert(index)
                    log.report(
                        objects[index].place, property,
                        ambiguity(of: name, among: bearers[key].map { objects[$0].label }))
                    continue
                }
                sets.unite(index, bearers[key][0])
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

extension ExportedObject {
    /// The address that tells that two objects describe the same recipient.
    fileprivate var addressKey: String? { primaryAddress?.withoutSMTPPrefix }

    /// What tells the same where there is nothing better, the most certain first; a sign-in name is no `Identity`.
    fileprivate var weakKeys: [(key: String, name: String, property: ExportedProperty)] {
        [ExportedProperty.userPrincipalName, .identity, .id].flatMap { property in
            texts(property).map { ((property == .userPrincipalName ? "upn:" : "identity:") + $0, $0, property) }
        }
    }

    /// What a message calls it.
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
