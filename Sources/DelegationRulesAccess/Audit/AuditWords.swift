import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

extension AuditFinding {
    /// What is wrong, in a sentence.
    public var cause: String {
        let (on, by) = (from.map { $0.address.onOneLine } ?? "", holder.map { $0.address.onOneLine } ?? "")
        let right = grant?.words ?? ""
        let type = holder?.recipientTypeDetails.rawValue ?? ""
        switch kind {
        case .fullAccessWithoutSendingRight:
            return "\(who) may open \(on), and not send from it: mail from there is refused."
        case .sendingRightWithoutFullAccess:
            return
                "\(who) may send as \(on) through their own path alone, where the default copy stays with the sender."
        case .copySwitchWithoutUse:
            return "\(switchName) is on for \(on), and applies to nobody's mail from there."
        case .sharedMailboxKeepsNoCopy:
            return "What \("sender".counted(count, plural: "senders").lowercased()) can send as \(on) with "
                + "\(copySwitch?.grant.words ?? "") through their own path leaves no copy there: \(switchName) is off."
        case .bothSendingRights:
            return "\(who) may also send as \(on) with Send As, which is always used: nobody sees \"on behalf of\"."
        case .grantWithoutEffect:
            if found.holderIndex == found.fromIndex { return "\(by) holds \(right) on itself, where nobody needs it." }
            guard let holder, let grant, !holder.recipientTypeDetails.canHold(grant) else {
                return "\(by) holds \(right) to \(on), a \(from?.recipientTypeDetails.rawValue ?? ""), which has no "
                    + "mailbox to open."
            }
            return "\(by) is a \(type), which cannot hold \(right) on \(on)."
        case .grantToUserWithoutMailbox:
            return "\(by) holds \(right) on \(on), and as a \(type) without a mailbox in the cloud sends nothing."
        case .grantToEmptyGroup: return "\(by) holds \(right) on \(on), and nobody in it has a mailbox to send from."
        case .grantToUnattendedMailbox:
            return
                "\(by), a \(type), holds \(right) on \(on): of use to whoever signs in there, if anybody may, and to "
                + "applications."
        case .rightThroughNestedGroups:
            return "\(right) on \(on), held by \(by), reaches people through groups in it; it has "
                + "\("sender".counted(count, plural: "senders").lowercased()) in all."
        case .appMaySendAsAnybody:
            let all = "all \(count) mailboxes"
            return found.isWhole
                ? "\(app) may send as \(all), whatever its token carries: its role has no scope that keeps any from it."
                : "\(app) may send as \(all) if its token carries Mail.Send: no policy keeps it from any."
        case .roleReopensMailbox:
            let example = count == 1 ? "\(on)" : "\(on) and others, \(count) in all"
            return "Policies shut \(example) to \(app), and a role lets it in again."
        case .identityClaimedTwice:
            guard let claim else { return "" }
            return
                "\(claim.other.excerpt) claims \(claim.identity.quoted) in \(claim.key), which \(claim.owner.excerpt) has."
        }
    }

    /// The cmdlet that changes it; `nil` where none does.
    public var change: String? {
        switch kind {
        case .fullAccessWithoutSendingRight: return cmdlets.addSendAs
        case .sendingRightWithoutFullAccess: return cmdlets.addFullAccess
        case .copySwitchWithoutUse:
            return from?.recipientTypeDetails.canKeepCopies == true ? cmdlets.turn(switchName, on: false) : nil
        case .sharedMailboxKeepsNoCopy: return cmdlets.turn(switchName, on: true)
        case .rightThroughNestedGroups:
            guard let chain = chains.first, chain.count > 1 else { return nil }
            return Cmdlets.removeMember(chain[1].address, from: chain[0].address)
        case .bothSendingRights where !found.isWhole:
            // Others hold Send on Behalf alone, and would have nothing left.
            return nil
        case .bothSendingRights, .grantWithoutEffect, .grantToUserWithoutMailbox, .grantToEmptyGroup,
            .grantToUnattendedMailbox:
            switch grant {
            case .sendAs: return cmdlets.removeSendAs
            case .sendOnBehalf: return cmdlets.removeSendOnBehalf
            case .fullAccess: return cmdlets.removeFullAccess
            case nil: return nil
            }
        case .appMaySendAsAnybody:
            return found.isWhole ? "\(removeRole); \(cmdlets.addRole("Mail.Send"))" : cmdlets.restrict
        case .roleReopensMailbox: return removeRole
        case .identityClaimedTwice:
            guard let claim, claim.key.utf8.starts(with: "aliases".utf8),
                claim.identity.utf8.contains(UInt8(ascii: "@")),
                let other = tenant.index(of: claim.other)
            else { return nil }
            return cmdlets(on: claim.other, tenant.type(at: other)).removeAddress(claim.identity)
        }
    }

    /// Who holds the grant, as far as they are concerned.
    private var who: String {
        guard let holder else { return "" }
        let address = holder.address.onOneLine
        guard holder.recipientTypeDetails.hasMembers else { return address }
        return "\(found.isWhole ? "Everybody" : "person".counted(count, plural: "people")) in \(address)"
    }

    private var app: String { appID?.excerpt ?? "" }
    private var switchName: String { copySwitch?.rawValue ?? "" }

    private var removeRole: String {
        cmdlets.removeRole(0, "Mail.Send", found.fromIndex.map { tenant.knownAccess(of: appID, on: $0) })
    }

    private var cmdlets: Cmdlets { cmdlets(on: from?.address, from?.recipientTypeDetails ?? .userMailbox) }

    private func cmdlets(on address: String?, _ type: Tenant.RecipientType) -> Cmdlets {
        var details = SendDetails()
        if let address { details.from = PartyName(address: address) }
        if let holder { details.sendingUser = PartyName(address: holder.address) }
        if let appID { details.app = PartyName(address: appID) }
        details.isDynamicDistributionList = type == .dynamicDistributionGroup
        return Cmdlets(from: .somebodyElse(type.recipient), details: details)
    }
}

extension Grant {
    /// What sentences call it.
    package var words: String {
        switch self {
        case .sendAs: "Send As"
        case .sendOnBehalf: "Send on Behalf"
        case .fullAccess: "Full Access"
        }
    }
}

extension AuditFinding.CopySwitch {
    /// The right that it is for.
    var grant: Grant { self == .sentAs ? .sendAs : .sendOnBehalf }
}
