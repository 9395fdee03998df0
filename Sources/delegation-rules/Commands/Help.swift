/// What `--help` prints of a command, or of all.
enum Help {
    /// How many columns a line has.
    private static let width = 118

    /// The usage of a command in each of its forms.
    static func usage(_ command: String, _ forms: [[String]]) -> String {
        var text = ""
        for form in forms {
            let beginning = "\(text.isEmpty ? "usage:" : "      ") delegation-rules \(command)"
            let lines = wrapped(form.filter { !$0.isEmpty }, behind: beginning.count + 1)
            text += StandardOutput.painter.paint(beginning, .heading) + " " + lines.joined(separator: "\n") + "\n"
        }
        return text
    }

    /// Names, and beside each what there is to say of it.
    static func list(_ items: [(name: String, text: String)]) -> String {
        let column = 2 + 3 + (items.map { $0.name.count }.max() ?? 0)
        return items.map { name, text in
            let lines = wrapped(text.split(separator: " ").map(String.init), behind: column)
            let padding = String(repeating: " ", count: column - 2 - name.count)
            return "  " + StandardOutput.painter.paint(name, .heading) + padding + lines.joined(separator: "\n") + "\n"
        }.joined()
    }

    /// The words on as many lines as they take; all but the first of these begin in `column`.
    private static func wrapped(_ words: [String], behind column: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in words {
            if !line.isEmpty, column + line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? word : " " + word
        }
        let indentation = String(repeating: " ", count: column)
        return (lines + [line]).enumerated().map { $0 == 0 ? $1 : indentation + $1 }
    }
}
