/// A file that is written by hand lacks a marker of a part that is generated.
public struct MarkerError: Error, Equatable, CustomStringConvertible {
    /// The file, the marker, and what to do.
    public let description: String
}

extension String {
    /// This text, that of `file`, with what stands between the markers of `part` replaced by `text`.
    func replacing(part: String, of file: String, with text: String) throws(MarkerError) -> String {
        let (start, end) = ("<!-- .ci/generate: \(part) -->\n", "<!-- end -->\n")
        guard let opening = firstRange(of: start) else { throw .missing(start, in: file) }
        guard let closing = self[opening.upperBound...].firstRange(of: end) else { throw .missing(end, in: file) }
        return self[..<opening.upperBound] + text + self[closing.lowerBound...]
    }
}

extension MarkerError {
    fileprivate static func missing(_ marker: String, in file: String) -> MarkerError {
        MarkerError(description: "\(file): expected the line \(marker.dropLast()); put it back where the table stood")
    }
}
