import Foundation
import SpecCorpus
import Testing

/// What can be held to the command alone; `.ci/guides` compiles and runs the rest of what the guides show.
@Suite("The README and the guides")
struct GuideTests {
    @Test("are all read, and show something")
    func size() {
        #expect(Guide.all.count == 16)
        #expect(Guide.all.flatMap(\.blocks).count { $0.language == "console" } >= 5)
    }

    @Test("show what the command prints", arguments: Guide.all)
    func console(guide: Guide) throws {
        for session in guide.blocks.filter({ $0.language == "console" }).flatMap(\.sessions) {
            let output = try Self.output(of: session.command)
            #expect(
                isShown(session.output[...], as: output[...]),
                "\(guide.path): \(session.command)\n\(output.joined(separator: "\n"))")
        }
    }

    @Test("show nothing in a language that no check knows", arguments: Guide.all)
    func languages(guide: Guide) throws {
        for block in guide.blocks {
            #expect(
                ["console", "sh", "swift", "js", "python", "json", "text", "powershell", "sql"].contains(
                    block.language),
                "\(guide.path): a block in '\(block.language)'")
            let text = block.lines.joined(separator: "\n")
            if block.language == "json" { _ = try JSONValue(parsing: text) }
            if block.language == "sql" {
                // .ci/embedding/python/scale runs the example.
                let example = try Command.text(of: "Sources/Embedding/Python/examples/postgresql_sends.sql")
                #expect(example.contains(text))
            }
        }
    }

    @Test("link to what is there", arguments: Guide.all)
    func links(guide: Guide) throws {
        let folder = Guide.file(guide.path).deletingLastPathComponent()
        for link in guide.links {
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let file = parts[0].isEmpty ? Guide.file(guide.path) : folder.appending(path: String(parts[0]))
            let isFolder = try? file.standardizedFileURL.resourceValues(forKeys: [.isDirectoryKey]).isDirectory
            #expect(isFolder != nil, "\(guide.path): \(link)")
            guard isFolder == false else { continue }
            let target = try String(contentsOf: file.standardizedFileURL, encoding: .utf8)
            guard parts.count == 2 else { continue }
            let anchors = target.split(separator: "\n").filter { $0.hasPrefix("#") }.map(Self.anchor)
            #expect(anchors.contains(String(parts[1])), "\(guide.path): \(link)")
        }
    }

    @Test("link to Microsoft's article, whose examples they speak of")
    func article() {
        for guide in Guide.all where guide.path == "README.md" || guide.text.contains("Example 2") {
            let isLinked = guide.text.contains("https://learn.microsoft.com/graph/outlook-send-mail-from-other-user")
            #expect(isLinked, "\(guide.path)")
        }
    }

    @Test("count the clauses as they are")
    func clauses() throws {
        let clauses = try JSONValue(parsing: Command.run("clauses", "--format", "json").output)["clauses"]?.elements
        let readme = try #require(Guide.all.first)
        #expect(readme.text.contains(" \(clauses?.count ?? 0) clauses"))
        let contested = clauses?.count { $0["contested"] == .boolean(true) } ?? 0
        let words = ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
        #expect(readme.text.contains("**Contested.** \(words[contested]) clauses"))
    }

    @Test("import what the exports write")
    func exports() throws {
        let guide = try #require(Guide.all.first { $0.path == "Specs/guides/tenant.md" })
        let written = guide.text.matches(of: /Save-Json (\w+\.json)/).map { String($0.output.1) }
        let importing = try #require(guide.blocks.first { $0.language == "sh" }).lines.joined(separator: "\n")
        let imported = importing.matches(of: /\w+\.json\b/).map { String($0.output) }
        #expect(written.count == 18)
        #expect(Set(imported) == Set(written + ["tenant.json"]))
        let examples = try FileManager.default.contentsOfDirectory(atPath: Guide.file("Specs/examples/exports").path)
        #expect(Set(examples) == Set(written))
    }

    /// What a heading is called in a link.
    private static func anchor(of heading: Substring) -> String {
        heading.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
            .filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }.replacing(" ", with: "-")
    }

    /// What the shell prints, where `swift run delegation-rules` is the command that was built with the tests.
    private static func output(of command: String) throws -> [String] {
        let script = "swift() { shift 2; delegation-rules \"$@\"; }\n" + command
        return try Command.output(of: "/bin/bash", ["-c", script])
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
}
