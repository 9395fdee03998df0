import DelegationRules
import DelegationRulesJSON

extension Clause: Codable {
    /// Reads a clause by the id by which predictions cite it.
    public init(from decoder: any Decoder) throws {
        self = try Self.read(from: decoder) { (reader) throws(InvalidText) in try reader.value(among: Self.names) }
    }

    /// Writes the id by which predictions cite the clause.
    public func encode(to encoder: any Encoder) throws {
        try write(to: encoder) { $0.string(id) }
    }

    static let names = JSONNames(Clauses.all.map { ($0.id, $0) })
}
