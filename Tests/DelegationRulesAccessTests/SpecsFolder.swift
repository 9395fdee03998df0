import Foundation

/// The folder `Specs` of this package.
let specs = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Specs")
