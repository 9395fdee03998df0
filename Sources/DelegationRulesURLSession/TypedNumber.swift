/// A natural number as a type, of which there are as many as are asked for.
///
/// A session is told its protocols as classes, and makes their objects itself, from a request alone: who configured it can
/// be told by the class and by nothing else. Headers that a configuration adds are not there yet when it asks on Apple's
/// platforms, and never on others.
protocol TypedNumber {
    static var number: Int { get }
}

private enum Zero: TypedNumber {
    static var number: Int { 0 }
}

private enum Twice<Half: TypedNumber>: TypedNumber {
    static var number: Int { 2 * Half.number }
}

private enum TwiceAndOne<Half: TypedNumber>: TypedNumber {
    static var number: Int { 2 * Half.number + 1 }
}

/// The type of `number`, which is not negative.
func typed(_ number: Int) -> any TypedNumber.Type {
    number == 0 ? Zero.self : number.isMultiple(of: 2) ? twice(typed(number / 2)) : twiceAndOne(typed(number / 2))
}

private func twice<Half: TypedNumber>(_: Half.Type) -> any TypedNumber.Type { Twice<Half>.self }
private func twiceAndOne<Half: TypedNumber>(_: Half.Type) -> any TypedNumber.Type { TwiceAndOne<Half>.self }
