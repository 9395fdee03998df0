/// A stretch of the input that should be one text of its kind, or why there is none.
enum InputPiece: Equatable {
    /// The text of a scenario or an exchange, valid or not.
    case text(ArraySlice<UInt8>, line: Int)
    /// Something that none can be read from.
    case broken(String, line: Int)
}
