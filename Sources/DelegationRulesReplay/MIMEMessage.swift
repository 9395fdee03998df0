struct InvalidBase64: Error {}
struct MailAddress { var address: String }
struct MIMEMessage {
    init(base64: String) throws(InvalidBase64) {}
    var from: MailAddress? { nil }
}
