import Foundation
import Testing

/// A document that readers are given: the README, a guide, or a page of a module's catalogue.
struct Guide: CustomTestStringConvertible {
    /// Its path in the package.
    let path: String
    let text: String

    var testDescription: String { path }

    /// Every one of them, found by looking; none where they cannot be read.
    static let all: [Guide] = {
        let paths =
            ["README.md", "Specs/README.md"] + pages(in: "Specs/guides")
            + names(in: "Sources").flatMap { pages(in: "Sources/\($0)/Documentation.docc") }
        return paths.compactMap { path in
            (try? Command.text(of: path)).map { Guide(path: path, text: $0) }
        }
    }()

    private static func pages(in folder: String) -> [String] {
        names(in: folder).filter { $0.hasSuffix(".md") }.map { "\(folder)/\($0)" }
    }

    private static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: file(folder).path)) ?? []).sorted()
    }

    /// The file at `path` in the package.
    static func file(_ path: String) -> URL { Command.package.appending(path: path) }

    /// A block between fences: what stands behind the first, and the lines.
    struct Block {
        let language: String
        var lines: [String] = []
    }

    var blocks: [Block] {
        var blocks: [Block] = []
        var isInside = false
        for line in text.components(separatedBy: "\n") {
            if line.hasPrefix("```") {
                isInside.toggle()
                if isInside { blocks.append(Block(language: String(line.dropFirst(3)))) }
            } else if isInside {
                blocks[blocks.count - 1].lines.append(line)
            }
        }
        return blocks
    }

    /// Where its links lead, without those to other sites.
    var links: [Substring] {
        text.matches(of: /\]\(([^)]+)\)/).map(\.output.1).filter { !$0.hasPrefix("https://") }
    }
}

extension Guide.Block {
    /// A command that a console shows, and what it shows of the output.
    struct Session {
        var command: String
        var output: [String] = []

        /// Whether the shell would wait for more: within quotes, and after a pipe or a backslash.
        var isUnfinished: Bool {
            command.count { $0 == "'" } % 2 == 1 || command.hasSuffix("|") || command.hasSuffix("\\")
        }
    }

    var sessions: [Session] {
        var sessions: [Session] = []
        for line in lines {
            if line.hasPrefix("$ ") {
                sessions.append(Session(command: String(line.dropFirst(2))))
            } else if let last = sessions.indices.last {
                if sessions[last].isUnfinished {
                    sessions[last].command += "\n" + line
                } else {
                    sessions[last].output.append(line)
                }
            }
        }
        return sessions
    }
}

/// Whether `output` is what is shown: a line of nothing but `…` stands for any lines, and at the end of a line for its
/// rest.
func isShown(_ shown: ArraySlice<String>, as output: ArraySlice<String>) -> Bool {
    guard let first = shown.first else { return output.isEmpty }
    if first.trimmingCharacters(in: .whitespaces) == "…" {
        return (output.startIndex...output.endIndex).contains { isShown(shown.dropFirst(), as: output[$0...]) }
    }
    guard let line = output.first else { return false }
    let isSame = first.hasSuffix("…") ? line.hasPrefix(first.dropLast()) : line == first
    return isSame && isShown(shown.dropFirst(), as: output.dropFirst())
}
