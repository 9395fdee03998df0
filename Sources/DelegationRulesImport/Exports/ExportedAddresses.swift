// The addresses of an object, which have their kind before them: `SMTP:` before the primary one, `smtp:` before others,
// and `X500:`, `SIP:` and so on before those that name nobody in a message.

extension ExportedObject {
    /// The primary address: `PrimarySmtpAddress`, or what is primary among the addresses.
    var primaryAddress: String? { text(.primarySmtpAddress) ?? primaryEmailAddress }

    private var primaryEmailAddress: String? {
        for value in self[.emailAddresses]?.elements ?? [] {
            let addresses = value.text.map(Self.separated) ?? []
            if let primary = addresses.first(where: { $0.isPrimaryAddress }) { return primary.withoutSMTPPrefix }
        }
        return nil
    }

    /// The SMTP addresses in `EmailAddresses`, and the primary one; `nil` where the object does not have that property.
    func smtpAddresses(_ log: inout ImportLog) -> (all: [String], primary: String?)? {
        guard let list = self[.emailAddresses] else { return nil }
        var all: [String] = []
        var primary: String?
        for value in list.elements {
            guard let text = value.text else {
                log.report(place, .emailAddresses, part: value.part, "expected an address, found \(value.excerpt)")
                continue
            }
            for address in Self.separated(text) {
                if address.isOfOtherKind {
                    log.count(.otherAddress)
                } else if address.isAddress {
                    all.append(address.withoutSMTPPrefix)
                    if primary == nil, address.isPrimaryAddress { primary = all.last }
                } else {
                    log.report(
                        place, .emailAddresses, part: value.part,
                        "expected an address with its prefix, found \(address.quoted)")
                }
            }
        }
        return (all, primary)
    }

    /// The addresses in a text: `ConvertTo-Json` writes a whole list as one text where its depth is exceeded, and
    /// other tools join it with commas or semicolons.
    private static func separated(_ text: String) -> [String] {
        guard
            text.utf8.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") })
        else { return [text] }
        var addresses: [String] = []
        for part in text.parts(between: " ;,") {
            // X500 and EUM addresses have such separators within: a part without a prefix goes on with the one before it.
            if let last = addresses.last, !part.hasColon, last.hasColon, !last.begins(with: "smtp:") {
                addresses[addresses.count - 1] += " " + part
            } else {
                addresses.append(part)
            }
        }
        return addresses
    }
}

extension String {
    fileprivate var hasColon: Bool { utf8.contains(UInt8(ascii: ":")) }

    fileprivate var isPrimaryAddress: Bool { utf8.starts(with: "SMTP:".utf8) && isAddress }

    /// Whether the prefix is another than that of SMTP addresses.
    fileprivate var isOfOtherKind: Bool {
        let rest = utf8.drop {
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0.caseFolded || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
        }
        return rest.first == UInt8(ascii: ":") && !begins(with: "smtp:")
    }
}
