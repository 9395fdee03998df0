extension Scenario.Token.Permissions {
    /// The names of Graph's permissions that begin with `Mail.` and decide nothing.
    ///
    /// Graph has hundreds of permissions, which play no part and may be called anything. But a name that begins with
    /// `Mail.` and is neither one of these nor one that decides is a misspelt one, which must not be passed over.
    public static let idleMailNames = [
        "Mail.Read", "Mail.Read.Shared", "Mail.ReadBasic", "Mail.ReadBasic.Shared", "Mail.ReadBasic.All",
    ]

    /// The hosts of Graph's clouds, in lower case.
    ///
    /// Client libraries write a scope in full, with the resource before it (`https://graph.microsoft.com/Mail.Send`),
    /// which is the same permission.
    public static let graphHosts = [
        "graph.microsoft.com", "canary.graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us",
        "graph.microsoft.de", "graph.eaglex.ic.gov", "graph.microsoft.scloud", "microsoftgraph.chinacloudapi.cn",
    ]
}
