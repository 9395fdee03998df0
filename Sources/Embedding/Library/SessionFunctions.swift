// The functions of delegation_rules.h that take text and give text. The compiler holds them to that header.

import DelegationRulesImport
import DelegationRulesJSON
import DelegationRulesReplay

/// A session with the tenant that `tenant` holds as JSON, or with none where that is `NULL`; `NULL`, and why in `error`,
/// where the text is no tenant.
@c @implementation public func delegation_rules_open(
    _ tenant: UnsafePointer<CChar>!, _ length: Int, _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> OpaquePointer! {
    do throws(InvalidText) {
        let session = unsafe Session(
            try tenant.map { tenant throws(InvalidText) in
                try Tenant(json: unsafe hostBytes(tenant, length))
            })
        return unsafe OpaquePointer(Unmanaged.passRetained(session).toOpaque())
    } catch let invalid {
        if unsafe error != nil { unsafe error.pointee = hostText(Array("\(invalid)".onOneLine.utf8)) }
        return nil
    }
}

/// The answer to a question, as one line of JSON; `delegation_rules_free` gives it back.
@c @implementation public func delegation_rules_ask(
    _ session: OpaquePointer!, _ question: UnsafePointer<CChar>!, _ length: Int
) -> UnsafeMutablePointer<CChar>! {
    let session = unsafe Unmanaged<Session>.fromOpaque(UnsafeRawPointer(session)).takeUnretainedValue()
    return unsafe hostText(session.answer(to: hostBytes(question, length)))
}

/// What `tenant import` makes of exports, as one line of JSON; `delegation_rules_free` gives it back.
@c @implementation public func delegation_rules_import(
    _ names: UnsafePointer<UnsafePointer<CChar>?>!, _ texts: UnsafePointer<UnsafePointer<CChar>?>!,
    _ lengths: UnsafePointer<Int>!, _ count: Int
) -> UnsafeMutablePointer<CChar>! {
    let exports = (0..<count).map { number in
        unsafe TenantImport.Export(
            name: names[number].map { unsafe String(cString: $0) } ?? "",
            bytes: hostBytes(texts[number], lengths[number]))
    }
    return unsafe hostText(Array(TenantImport(of: exports).json.utf8))
}

/// Gives back a text.
@c @implementation public func delegation_rules_free(_ text: UnsafeMutablePointer<CChar>!) {
    unsafe text?.deallocate()
}

/// Gives back a session, which nobody may ask any more.
@c @implementation public func delegation_rules_close(_ session: OpaquePointer!) {
    if let session = unsafe session { unsafe Unmanaged<Session>.fromOpaque(UnsafeRawPointer(session)).release() }
}
