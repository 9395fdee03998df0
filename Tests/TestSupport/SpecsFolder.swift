/// The path of the folder `Specs` of this package, found from this source file, so that it does not matter where tests are run.
package let specs: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return (parts.dropLast(3) + ["Specs"]).joined(separator: "/")
}()
