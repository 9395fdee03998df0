import ContractFiles
import Foundation

// Writes the files that are made from the contract's table into the package: contract-generator PACKAGE
guard CommandLine.arguments.count == 2 else {
    FileHandle.standardError.write(
        Data("usage: contract-generator PACKAGE (its folder; bash .ci/generate knows it)\n".utf8))
    exit(64)
}
let package = URL(filePath: CommandLine.arguments[1], directoryHint: .isDirectory)
for file in ContractFile.all {
    let place = package.appending(path: file.path)
    do {
        let current = FileManager.default.contents(atPath: place.path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let text = try file.text(replacing: current)
        guard text != current else { continue }
        try text.write(to: place, atomically: true, encoding: .utf8)
        print("wrote \(file.path)")
    } catch {
        FileHandle.standardError.write(Data("contract-generator: \(error)\n".utf8))
        exit(1)
    }
}
