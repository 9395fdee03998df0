/// The bytes of a text that the host has.
func hostBytes(_ text: UnsafePointer<CChar>?, _ length: Int) -> [UInt8] {
    unsafe Array(UnsafeRawBufferPointer(start: text, count: length))
}

/// A text for the host, which a zero ends.
func hostText(_ text: [UInt8]) -> UnsafeMutablePointer<CChar> {
    let room = UnsafeMutablePointer<CChar>.allocate(capacity: text.count + 1)
    for place in text.indices { unsafe room[place] = CChar(bitPattern: text[place]) }
    unsafe room[text.count] = 0
    return unsafe room
}

#if arch(wasm32)
    /// Room for a text of `count` bytes that the host writes; it is given back as the texts for the host are.
    @c @implementation public func delegation_rules_reserve(_ count: Int) -> UnsafeMutablePointer<CChar>! {
        .allocate(capacity: count)
    }
#endif
