extension Scenario.From {
    /// One kind of from address: a row of the contract's table.
    struct Kind {
        /// What JSON calls it, and what that means.
        let value: ContractValue
        /// Such an address, with no grant and no switch.
        let bare: Scenario.From

        private init(_ name: String, _ bare: Scenario.From, _ meaning: String) {
            value = ContractValue(name, meaning)
            self.bare = bare
        }

        /// The kind with that number; `nil` where there is none.
        init?(_ number: UInt8) {
            switch number {
            case 0: self.init("own", .own, "the sending user, or no from at all")
            case 1: self.init("userMailbox", .somebodyElse(.mailbox(.init(.user))), "another user's mailbox")
            case 2: self.init("sharedMailbox", .somebodyElse(.mailbox(.init(.shared))), "a shared mailbox")
            case 3:
                self.init("resourceMailbox", .somebodyElse(.mailbox(.init(.resource))), "a room or equipment mailbox")
            case 4: self.init("microsoft365Group", .somebodyElse(.microsoft365Group(.init())), "a Microsoft 365 group")
            case 5:
                self.init(
                    "distributionList", .somebodyElse(.distributionList(.init())),
                    "a distribution list, a mail-enabled security group or a dynamic distribution list")
            default: return nil
            }
        }
    }

    /// The number of the kind of this address.
    package var kindNumber: UInt8 {
        let bare: Self =
            switch self {
            case .own: .own
            case .somebodyElse(let recipient): .somebodyElse(recipient.carrying([], fullAccess: false, []))
            }
        var number: UInt8 = 0
        // Every address is of a kind in the table, as a test of all shows.
        while let kind = Kind(number), kind.bare != bare { number += 1 }
        return number
    }
}
