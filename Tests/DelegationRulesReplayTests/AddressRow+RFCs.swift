extension AddressRow {
    /// Appendix A of RFC 5322; the values of its folded fields are unfolded.
    static let appendixA = [
        AddressRow("A.1.1 From", "John Doe <jdoe@machine.example>", "jdoe@machine.example", name: "John Doe"),
        AddressRow("A.1.1 To", "Mary Smith <mary@example.net>", "mary@example.net", name: "Mary Smith"),
        AddressRow(
            "A.1.1 Sender", "Michael Jones <mjones@machine.example>", "mjones@machine.example", name: "Michael Jones"),
        AddressRow(
            "A.1.2 From", #""Joe Q. Public" <john.q.public@example.com>"#, "john.q.public@example.com",
            name: "Joe Q. Public"),
        AddressRow(
            "A.1.2 To", "Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>", "mary@x.test",
            name: "Mary Smith"),
        AddressRow("A.1.2 To from its second on", "jdoe@example.org, Who? <one@y.test>", "jdoe@example.org"),
        AddressRow("A.1.2 To from its third on", "Who? <one@y.test>", "one@y.test", name: "Who?"),
        AddressRow(
            "A.1.2 Cc", #"<boss@nil.test>, "Giant; \"Big\" Box" <sysservices@example.net>"#, "boss@nil.test"),
        AddressRow(
            "A.1.2 Cc from its second on", #""Giant; \"Big\" Box" <sysservices@example.net>"#,
            "sysservices@example.net", name: #"Giant; "Big" Box"#),
        AddressRow("A.1.3 From", "Pete <pete@silly.example>", "pete@silly.example", name: "Pete"),
        AddressRow(
            "A.1.3 To", "A Group:Ed Jones <joe@where.test>,joe@where.test,John <jdoe@one.test>;", "joe@where.test",
            name: "Ed Jones"),
        AddressRow("A.1.3 Cc", "Undisclosed recipients:;", nil),
        AddressRow(
            "A.2 Reply-To", #""Mary Smith: Personal Account" <smith@home.example>"#, "smith@home.example",
            name: "Mary Smith: Personal Account"),
        AddressRow("A.3 Resent-From", "Mary Smith <mary@example.net>", "mary@example.net", name: "Mary Smith"),
        AddressRow("A.4 From", "John Doe <jdoe@node.example>", "jdoe@node.example", name: "John Doe"),
        AddressRow(
            "A.5 From", #"Pete(A nice \) chap) <pete(his account)@silly.test(his host)>"#, "pete@silly.test",
            name: "Pete"),
        AddressRow(
            "A.5 To",
            "A Group(Some people)     :Chris Jones <c@(Chris's host.)public.example>,         joe@example.org,"
                + "  John <jdoe@one.test> (my dear friend); (the end of the group)",
            "c@public.example", name: "Chris Jones"),
        AddressRow("A.5 Cc", "(Empty list)(start)Hidden recipients  :(nobody(that I know))  ;", nil),
        AddressRow(
            "A.6.1 From", "Joe Q. Public <john.q.public@example.com>", "john.q.public@example.com",
            name: "Joe Q. Public"),
        AddressRow(
            "A.6.1 To", "Mary Smith <@node.test:mary@example.net>, , jdoe@test  . example", "mary@example.net",
            name: "Mary Smith"),
        AddressRow("A.6.1 To from its second on", " , jdoe@test  . example", "jdoe@test.example"),
        AddressRow(
            "A.6.3 From", "John Doe <jdoe@machine(comment).  example>", "jdoe@machine.example", name: "John Doe"),
        AddressRow("A.6.3 To", "Mary Smith            <mary@example.net>", "mary@example.net", name: "Mary Smith"),
    ]

    /// Encoded words of RFC 2047, sound and broken.
    static let encodedWords = [
        AddressRow("Q", "=?utf-8?q?J=C3=B6rg_M=c3=bcller?= <j@a.example>", "j@a.example", name: "Jörg Müller"),
        AddressRow("B", "=?UTF-8?B?SsO2cmc=?= <j@a.example>", "j@a.example", name: "Jörg"),
        AddressRow("us-ascii", "=?US-ASCII?Q?Keith_Moore?= <j@a.example>", "j@a.example", name: "Keith Moore"),
        AddressRow("us-ascii with more", "=?us-ascii?Q?a=E9b?= <j@a.example>", "j@a.example", name: "a\u{FFFD}b"),
        AddressRow("iso-8859-1", "=?ISO-8859-1?Q?Andr=E9?= Pirard <j@a.example>", "j@a.example", name: "André Pirard"),
        AddressRow("windows-1252", "=?Windows-1252?Q?=80_=93x=94_=E9?= <j@a.example>", "j@a.example", name: "€ “x” é"),
        AddressRow("with a language", "=?iso-8859-1*fr?q?=C9mile?= <j@a.example>", "j@a.example", name: "Émile"),
        AddressRow(
            "white space between two", "=?utf-8?q?a?= \t =?utf-8?q?b?= <j@a.example>", "j@a.example", name: "ab"),
        AddressRow("two charsets", "=?utf-8?q?=C3=B6?= =?iso-8859-1?b?9g==?= <j@a.example>", "j@a.example", name: "öö"),
        AddressRow("beside atoms", "Dr =?utf-8?q?J=C3=B6?= Doe <j@a.example>", "j@a.example", name: "Dr Jö Doe"),
        AddressRow("beside a quoted string", #""Doe," =?utf-8?q?J?= <j@a.example>"#, "j@a.example", name: "Doe, J"),
        AddressRow("no white space between", "=?utf-8?q?a?==?utf-8?q?b?= <j@a.example>", "j@a.example", name: "ab"),
        AddressRow("split character", "=?utf-8?b?SsM=?= =?utf-8?b?tg==?= <j@a.example>", "j@a.example", name: "Jö"),
        AddressRow("dots in it", "=?utf-8?q?J._Doe?= <j@a.example>", "j@a.example", name: "J. Doe"),
        AddressRow("in a comment", "j@a.example (=?utf-8?q?J=C3=B6?= =?utf-8?q?rg?= D)", "j@a.example", name: "Jörg D"),
        AddressRow("invalid UTF-8", "=?utf-8?q?J=C3rg?= <j@a.example>", "j@a.example", name: "J\u{FFFD}rg"),
        AddressRow("empty", "=?utf-8?q??= <j@a.example>", "j@a.example"),
        AddressRow(
            "hidden address", "=?utf-8?q?x=40evil.com?= <real@contoso.com>", "real@contoso.com", name: "x@evil.com"),
        AddressRow(
            "hidden brackets", "=?utf-8?q?=3Cx=40evil.com=3E=2C?= <real@contoso.com>", "real@contoso.com",
            name: "<x@evil.com>,"),
        AddressRow("raw at sign", "=?utf-8?q?x@evil.com?= <real@contoso.com>", "real@contoso.com", name: "x@evil.com"),
        AddressRow("hidden address alone", "=?utf-8?q?x=40evil.com?=", nil),
        AddressRow("in the local part", "=?utf-8?q?x=40evil?=@a.example", "=?utf-8?q?x=40evil?=@a.example"),
        AddressRow("in quotes", #""=?utf-8?q?J=C3=B6?=" <j@a.example>"#, "j@a.example", name: "=?utf-8?q?J=C3=B6?="),
        AddressRow("unknown charset", "=?x-no?q?J=C3?= <j@a.example>", "j@a.example", name: "=?x-no?q?J=C3?="),
        AddressRow("unknown encoding", "=?utf-8?x?J?= <j@a.example>", "j@a.example", name: "=?utf-8?x?J?="),
        AddressRow("broken Q", "=?utf-8?q?J=C?= =?utf-8?q?b?= <j@a.example>", "j@a.example", name: "=?utf-8?q?J=C?= b"),
        AddressRow("broken B", "=?utf-8?b?SsO?= <j@a.example>", "j@a.example", name: "=?utf-8?b?SsO?="),
        AddressRow("not closed", "=?utf-8?q?J <j@a.example>", "j@a.example", name: "=?utf-8?q?J"),
        AddressRow("text before it", "x=?utf-8?q?J?= <j@a.example>", "j@a.example", name: "x=?utf-8?q?J?="),
        AddressRow("text after it", "=?utf-8?q?J?=x <j@a.example>", "j@a.example", name: "=?utf-8?q?J?=x"),
    ]
}
