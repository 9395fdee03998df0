import Foundation
import SpecCorpus
import Testing

@Suite("compare --tenants")
struct CompareTenantsTests {
    @Test("tells what changes for whom, for programs and for people")
    func differences() throws {
        try Command.withTemporaryFolder { folder in
            let text = try Command.text(of: "Specs/tenants/contoso.json")
            let file = folder.appending(path: "then.json")
            let then = text.replacing(
                #""sendAs": ["AdeleV@contoso.com", "tickets@contoso.com"], "#,
                with: #""sendOnBehalf": ["MeganB@contoso.com", "tickets@contoso.com"], "#)
            try Data(then.utf8).write(to: file)
            let result = try Command.run("compare", "--tenants", "Specs/tenants/contoso.json", file.path)
            #expect(result.status == 0 && result.errors == "")
            #expect(try result.answers.map { $0["change"]?.text } == ["-", "+", "changed"])
            #expect(
                try result.answers.map { ($0["b"] ?? $0["a"])?["sender"]?.text } == [
                    "AdeleV@contoso.com", "MeganB@contoso.com", "tickets@contoso.com",
                ])
            let told = try Command.run("compare", "--explain", "--tenants", "Specs/tenants/contoso.json", file.path)
            #expect(told.lines.first == "- AdeleV@contoso.com can no longer send as support@contoso.com")
            #expect(told.lines.last == "1 added, 1 removed, 1 changed.")
            let same = try Command.run("compare", "--tenants", file.path, file.path)
            #expect(same.status == 0 && same.output == "")
        }
    }

    @Test("goes without what it does not need")
    func usage() throws {
        let result = try Command.run("compare", "--tenants", "--exchanges", "a", "b", "c")
        #expect(result.status == 64)
        #expect(
            result.errors
                == "delegation-rules: compare: --tenants goes without --tenant and --exchanges; see delegation-rules compare --help\n"
        )
    }
}
