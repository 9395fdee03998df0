import Testing

@testable import DelegationRulesReplay

/// A list of addresses and its first mailbox.
struct AddressRow: CustomTestStringConvertible {
    let what: String
    let value: String
    let expected: MailAddress?

    var testDescription: String { "\(what): \(value)" }

    /// A list whose first mailbox has this address and, unless it is `nil`, this name.
    init(_ what: String, _ value: String, _ address: String?, name: String? = nil) {
        self.what = what
        self.value = value
        expected = address.map { MailAddress(name: name, address: $0) }
    }
}

extension AddressRow {
    static let names = [
        AddressRow("bare address", "jane@a.example", "jane@a.example"),
        AddressRow("angle brackets alone", "<jane@a.example>", "jane@a.example"),
        AddressRow("one atom", "Jane <jane@a.example>", "jane@a.example", name: "Jane"),
        AddressRow("several atoms", " Jane \t Q  Doe<jane@a.example> ", "jane@a.example", name: "Jane Q Doe"),
        AddressRow("dot in a phrase", "Jane Q. Doe <jane@a.example>", "jane@a.example", name: "Jane Q. Doe"),
        AddressRow("dot first", ".Jane <jane@a.example>", "jane@a.example", name: ".Jane"),
        AddressRow("quoted string", #""Doe, Jane" <jane@a.example>"#, "jane@a.example", name: "Doe, Jane"),
        AddressRow("escapes", #""J \"J\" \\ D\oe" <jane@a.example>"#, "jane@a.example", name: #"J "J" \ Doe"#),
        AddressRow(
            "quoted and atoms", #"Dr "J. (Q) Doe" jr <jane@a.example>"#, "jane@a.example", name: "Dr J. (Q) Doe jr"),
        AddressRow("empty quoted string", #""" <jane@a.example>"#, "jane@a.example"),
        AddressRow(
            "address in quotes", #""x@evil.example" <jane@a.example>"#, "jane@a.example", name: "x@evil.example"),
        AddressRow(
            "brackets in quotes", #""<x@evil.example>," <jane@a.example>"#, "jane@a.example", name: "<x@evil.example>,"),
        AddressRow(
            "escaped quote in quotes", #""\"<x@evil.example>" <jane@a.example>"#, "jane@a.example",
            name: #""<x@evil.example>"#),
        AddressRow("address without quotes as a name", "x@evil.example <jane@a.example>", nil),
        AddressRow("the same address", "jane@a.example <jane@a.example>", nil),
        AddressRow("raw UTF-8", "Jörg Ødegård <jörg@müller.example>", "jörg@müller.example", name: "Jörg Ødegård"),
    ]

    static let comments = [
        AddressRow("after a bare address", "jane@a.example (Jane Doe)", "jane@a.example", name: "Jane Doe"),
        AddressRow("the first of two", "jane@a.example (Jane) (work)", "jane@a.example", name: "Jane"),
        AddressRow("after angle brackets", "<jane@a.example> (Jane Doe)", "jane@a.example", name: "Jane Doe"),
        AddressRow("beside a name", "Jane <jane@a.example> (work)", "jane@a.example", name: "Jane"),
        AddressRow("nested", "jane@a.example (Jane (Q (x)) Doe)", "jane@a.example", name: "Jane (Q (x)) Doe"),
        AddressRow("escaped", #"jane@a.example (Jane \) \( \\ Doe)"#, "jane@a.example", name: #"Jane ) ( \ Doe"#),
        AddressRow("empty", "jane@a.example ( )", "jane@a.example"),
        AddressRow("before the address", "(to) jane@a.example", "jane@a.example"),
        AddressRow("inside a bare address", "jane(1)@(2)a(3).(4)example", "jane@a.example"),
        AddressRow("inside and after", "jane@a(3).example (Jane)", "jane@a.example", name: "Jane"),
        AddressRow(
            "everywhere", "(0)Jane(1)Doe(2)<(3)jane(4).(5)d(6)@(7)a(8).(9)example(10)>", "jane.d@a.example",
            name: "Jane Doe"),
        AddressRow("address in it", "(x@evil.example, <y@evil.example>) jane@a.example", "jane@a.example"),
        AddressRow("brackets in it", "jane (<x@evil.example>) @a.example", "jane@a.example"),
        AddressRow("quote in it", #"jane@a.example (6" tall), x@evil.example"#, "jane@a.example", name: #"6" tall"#),
        AddressRow(
            "not closed", "jane@a.example (Jane, x@evil.example", "jane@a.example", name: "Jane, x@evil.example"),
        AddressRow("not closed, before the address", "(Jane jane@a.example", nil),
    ]

    static let addresses = [
        AddressRow(
            "every character of an atom", "a!#$%&'*+-/=?^_`{|}~9@a-b.example", "a!#$%&'*+-/=?^_`{|}~9@a-b.example"),
        AddressRow("one label", "jane@localhost", "jane@localhost"),
        AddressRow("needed quotes", #""john doe"@a.example"#, #""john doe"@a.example"#),
        AddressRow("needed quotes in brackets", #"J <"john doe"@a.example>"#, #""john doe"@a.example"#, name: "J"),
        AddressRow("needless quotes", #""john.doe"@a.example"#, "john.doe@a.example"),
        AddressRow("needless escapes", #""j\o\hn"@a.example"#, "john@a.example"),
        AddressRow("needed escapes", #""j\"o\\hn"@a.example"#, #""j\"o\\hn"@a.example"#),
        AddressRow("empty local part", #"""@a.example"#, #"""@a.example"#),
        AddressRow("quoted dots", #""a..b"@a.example"#, #""a..b"@a.example"#),
        AddressRow("quoted dot last", #""a."@a.example"#, #""a."@a.example"#),
        AddressRow("at sign in quotes", #""x@evil.example"@a.example"#, #""x@evil.example"@a.example"#),
        AddressRow("quoted words with dots", #""john" . q."doe"@a.example"#, "john.q.doe@a.example"),
        AddressRow("quoted words, one needs it", #"john."q doe"@a.example"#, #""john.q doe"@a.example"#),
        AddressRow("domain literal", "jane@[192.0.2.1]", "jane@[192.0.2.1]"),
        AddressRow("domain literal with a colon", "J <jane@[IPv6:2001:db8::1]>", "jane@[IPv6:2001:db8::1]", name: "J"),
        AddressRow("white space in a literal", "jane@ [ 192.0.2.1\t] ", "jane@[192.0.2.1]"),
        AddressRow("escapes in a literal", #"jane@[a\b\]\[\\]"#, #"jane@[ab\]\[\\]"#),
        AddressRow("white space around dots", " jane . doe @ a\t.\texample ", "jane.doe@a.example"),
        AddressRow("white space in brackets", "J < jane @ a . example >", "jane@a.example", name: "J"),
        AddressRow("route", "J <@a.example:jane@b.example>", "jane@b.example", name: "J"),
        AddressRow("long route", "<@a.example, @b.example ,,@[192.0.2.1]:jane@c.example>", "jane@c.example"),
        AddressRow("route that begins with a comma", "<,@a.example:jane@b.example>", "jane@b.example"),
        AddressRow("route with a comment", "<(x)@a.example(:y@evil.example>):jane@b.example>", "jane@b.example"),
    ]

    static let lists = [
        AddressRow("the first of two", "jane@a.example, joe@b.example", "jane@a.example"),
        AddressRow("names", "J <jane@a.example>, Joe <joe@b.example>", "jane@a.example", name: "J"),
        AddressRow("empty elements", " , (none),, jane@a.example,", "jane@a.example"),
        AddressRow("semicolons", "jane@a.example; joe@b.example", "jane@a.example"),
        AddressRow("name without quotes", "Doe, Jane <jane@a.example>", "jane@a.example", name: "Jane"),
        AddressRow("group", "Undisclosed: jane@a.example, joe@b.example;", "jane@a.example"),
        AddressRow("group with names", #""A: b" c: Jane <jane@a.example>;"#, "jane@a.example", name: "Jane"),
        AddressRow("group with empty elements", "G: , ,jane@a.example;", "jane@a.example"),
        AddressRow("empty group first", "Undisclosed:;, jane@a.example", "jane@a.example"),
        AddressRow(
            "empty group first, no comma", "Undisclosed:; Jane <jane@a.example>", "jane@a.example", name: "Jane"),
        AddressRow("group that is not closed", "G: jane@a.example", "jane@a.example"),
        AddressRow("comment after a group's member", "G: jane@a.example (Jane);", "jane@a.example", name: "Jane"),
        AddressRow("comma in a comment", "(a, b@evil.example) jane@a.example", "jane@a.example"),
        AddressRow("line breaks", "Jane\r\n <jane@a.example>,\r\n joe@b.example", "jane@a.example", name: "Jane"),
    ]

    static let broken = [
        AddressRow("nothing", "", nil),
        AddressRow("white space", " \t\r\n ", nil),
        AddressRow("a name", "Jane Doe", nil),
        AddressRow("a comment", "(jane@a.example)", nil),
        AddressRow("a quoted address", #""jane@a.example""#, nil),
        AddressRow("empty brackets", "Jane <>", nil),
        AddressRow("a name in brackets", "<jane>", nil),
        AddressRow("no local part", "@a.example", nil),
        AddressRow("no domain", "jane@", nil),
        AddressRow("two at signs", "jane@a.example@b.example", nil),
        AddressRow("two at signs in brackets", "<jane@a.example@b.example>", nil),
        AddressRow("two dots", "jane..doe@a.example", nil),
        AddressRow("dot first", ".jane@a.example", nil),
        AddressRow("dot last in the local part", "jane.@a.example", nil),
        AddressRow("dot last in the domain", "jane@a.example.", nil),
        AddressRow("two words", "jane doe@a.example", nil),
        AddressRow("two words in brackets", "<jane doe@a.example>", nil),
        AddressRow("quoted string beside an atom", #""jane"doe@a.example"#, nil),
        AddressRow("quoted domain", #"jane@"a.example""#, nil),
        AddressRow("literal after a label", "jane@a.[192.0.2.1]", nil),
        AddressRow("literal that is not closed", "jane@[192.0.2.1", nil),
        AddressRow("bracket in a literal", "jane@[192[.0.2.1]", nil),
        AddressRow("escape that ends a literal", #"jane@[192\"#, nil),
        AddressRow("control character", "ja\u{1}ne@a.example", nil),
        AddressRow("quoted string that is not closed", #""Jane <jane@a.example>"#, nil),
        AddressRow("escape at the end", #"jane@a.example ""# + "\\", nil),
        AddressRow("text after the address", "jane@a.example Jane", nil),
        AddressRow("route without an address", "<@a.example>", nil),
        AddressRow("a broken element is passed over", "jane doe@a.example, joe@b.example", "joe@b.example"),
        AddressRow("so are empty brackets", "<>, joe@b.example", "joe@b.example"),
        AddressRow("closing bracket missing", "Jane <jane@a.example", "jane@a.example", name: "Jane"),
        AddressRow("missing before a comma", "J <jane@a.example, joe@b.example>", "jane@a.example", name: "J"),
        AddressRow("bracket in a name", "Jane <3, joe@b.example", "joe@b.example"),
        AddressRow("brackets in brackets", "Jane <<jane@a.example>>", "jane@a.example", name: "Jane"),
        AddressRow("brackets with no address first", "Jane <3> <jane@a.example>", "jane@a.example", name: "Jane"),
        AddressRow("empty brackets after an address", "jane@a.example <>", nil),
        AddressRow("text after the brackets", "Jane <jane@a.example> x@evil.example", "jane@a.example", name: "Jane"),
        AddressRow("stray characters in a name", #"J] )\ > <jane@a.example>"#, "jane@a.example", name: #"J] )\ >"#),
    ]
}
