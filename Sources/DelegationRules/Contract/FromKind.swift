extension Scenario.From {
    /// The kinds of from address that the contract names, flat.
    package enum Kind: UInt8 {
        case own
        case userMailbox
        case sharedMailbox
        case resourceMailbox
        case microsoft365Group
        case distributionList
    }

    /// The kind of this address.
    package var kind: Kind {
        switch self {
        case .own: .own
        case .somebodyElse(.mailbox(let mailbox)):
            switch mailbox.kind {
            case .user: .userMailbox
            case .shared: .sharedMailbox
            case .resource: .resourceMailbox
            }
        case .somebodyElse(.microsoft365Group): .microsoft365Group
        case .somebodyElse(.distributionList): .distributionList
        }
    }

    /// An address of `kind` that carries these grants and switches; what its kind cannot carry is left out.
    init(
        _ kind: Kind, carrying rights: Scenario.Recipient.SendingRights, fullAccess: Bool,
        _ switches: Scenario.Recipient.CopySwitches
    ) {
        func mailbox(_ kind: Scenario.Recipient.Mailbox.Kind) -> Scenario.From {
            .somebodyElse(
                .mailbox(.init(kind, sendingRights: rights, fullAccess: fullAccess, alwaysSaveCopy: switches)))
        }
        self =
            switch kind {
            case .own: .own
            case .userMailbox: mailbox(.user)
            case .sharedMailbox: mailbox(.shared)
            case .resourceMailbox: mailbox(.resource)
            case .microsoft365Group:
                .somebodyElse(.microsoft365Group(.init(sendingRights: rights, alwaysSaveCopy: switches)))
            case .distributionList: .somebodyElse(.distributionList(.init(sendingRights: rights)))
            }
    }
}

extension Scenario.From.Kind {
    /// What JSON calls such an address, and what that means.
    var value: ContractValue {
        switch self {
        case .own: ContractValue("own", "the sending user, or no from at all")
        case .userMailbox: ContractValue("userMailbox", "another user's mailbox")
        case .sharedMailbox: ContractValue("sharedMailbox", "a shared mailbox")
        case .resourceMailbox: ContractValue("resourceMailbox", "a room or equipment mailbox")
        case .microsoft365Group: ContractValue("microsoft365Group", "a Microsoft 365 group")
        case .distributionList:
            ContractValue(
                "distributionList", "a distribution list, a mail-enabled security group or a dynamic distribution list")
        }
    }
}
