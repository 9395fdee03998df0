/// An object of an export, and where it stands.
struct ImportedObject {
    let place: ImportPlace
    let object: ExportedObject

    /// A property that says something.
    subscript(property: ExportedProperty) -> JSONValue? {
        object[property]
    }

    /// The texts by which a property names something.
    func texts(_ property: ExportedProperty) -> [String] {
        let texts = self[property]?.exportedTexts ?? []
        return property == .exchangeGuid ? texts.filter { $0 != Self.noGuid } : texts
    }

    /// An id, which is `nil` where it is the one that stands for none: groups have it as `ExchangeGuid`.
    func id(_ property: ExportedProperty) -> String? {
        texts(property).first { $0 != Self.noGuid }
    }

    private static let noGuid = "00000000-0000-0000-0000-000000000000"

    /// A property with one value as text, as two exports are compared; `nil` where it cannot be read.
    func comparableText(_ property: ExportedProperty) -> String? {
        guard let value = self[property] else { return nil }
        switch property {
        case .messageCopyForSentAsEnabled, .messageCopyForSendOnBehalfEnabled:
            return value.exportedFlag.map { $0 ? "true" : "false" }
        case .recipientTypeDetails:
            return value.exportedTexts.first ?? value.exportedNumber.flatMap { Self.kindsByNumber[$0] }
        case .primarySmtpAddress:
            return value.exportedTexts.lazy.map(Self.withoutPrefix).first { $0.contains("@") }
        default:
            return value.exportedTexts.first
        }
    }

    /// The numbers of `RecipientTypeDetails`, which is what `ConvertTo-Json` makes of an enumeration.
    private static let kindsByNumber = [
        1: "UserMailbox", 4: "SharedMailbox", 16: "RoomMailbox", 32: "EquipmentMailbox", 64: "MailContact",
        128: "MailUser", 256: "MailUniversalDistributionGroup", 512: "MailNonUniversalGroup",
        1024: "MailUniversalSecurityGroup", 2048: "DynamicDistributionGroup", 1_099_511_627_776: "GroupMailbox",
    ]

    private static func withoutPrefix(_ address: String) -> String {
        address.lowercased().hasPrefix("smtp:") ? String(address.dropFirst(5)) : address
    }
}

extension ImportedObject {
    /// The primary address: `PrimarySmtpAddress`, or what is primary among the addresses.
    var primaryAddress: String? {
        comparableText(.primarySmtpAddress) ?? primaryEmailAddress
    }

    /// The primary one in `EmailAddresses`, which has its prefix in capitals.
    var primaryEmailAddress: String? {
        for (_, value) in self[.emailAddresses]?.exportedElements ?? [] {
            let texts = value.exportedTexts.first.map(Self.separated) ?? []
            let primary = texts.first { $0.hasPrefix("SMTP:") && $0.contains("@") }
            if let primary { return String(primary.dropFirst(5)) }
        }
        return nil
    }

    /// The SMTP addresses in `EmailAddresses`; `nil` where the object does not have that property.
    ///
    /// Other kinds of addresses (X500, SIP, …) name nobody in a message.
    func smtpAddresses(_ log: inout ImportLog) -> [String]? {
        guard let list = self[.emailAddresses] else { return nil }
        var all: [String] = []
        for (part, value) in list.exportedElements {
            guard !value.saysNothing else { continue }
            guard let texts = value.exportedTexts.first.map(Self.separated) else {
                log.report(place, .emailAddresses, part: part, "expected an address, found \(value.forMessage)")
                continue
            }
            for text in texts {
                let prefix = text.prefix { $0.isLetter || $0.isNumber }
                let isPrefixed = text[prefix.endIndex...].hasPrefix(":")
                let address = isPrefixed ? String(text[prefix.endIndex...].dropFirst()) : text
                if isPrefixed, prefix.lowercased() != "smtp" {
                    log.count(.otherAddress)
                } else if address.contains("@") {
                    all.append(address)
                } else {
                    log.report(
                        place, .emailAddresses, part: part,
                        "expected an address with its prefix, found \"\(text)\"")
                }
            }
        }
        return all
    }

    /// The addresses in a text: `ConvertTo-Json` writes a whole list as one text where its depth is exceeded, and
    /// other tools join it with commas or semicolons.
    private static func separated(_ text: String) -> [String] {
        guard text.contains(where: { $0 == " " || $0 == ";" || $0 == "," }) else { return [text] }
        var addresses: [String] = []
        for part in text.split(whereSeparator: { $0 == " " || $0 == ";" || $0 == "," }) {
            // X500 and EUM addresses have separators of their own: what brings no prefix belongs to such a one.
            if let last = addresses.last, !part.contains(":"), last.contains(":"),
                !last.lowercased().hasPrefix("smtp:")
            {
                addresses[addresses.count - 1] = "\(last) \(part)"
            } else {
                addresses.append(String(part))
            }
        }
        return addresses
    }
}
