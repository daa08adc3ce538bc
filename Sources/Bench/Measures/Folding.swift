/// Small letters without Polish marks, as people type a search.
func folded(_ text: String) -> String {
    var folded = ""
    for scalar in text.unicodeScalars {
        if let plain = plain[scalar] {
            folded.unicodeScalars.append(plain)
        } else if (65...90).contains(scalar.value) {
            folded.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
        } else {
            folded.unicodeScalars.append(scalar)
        }
    }
    return folded
}

private let plain: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs = zip("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ".unicodeScalars, "acelnoszzacelnoszz".unicodeScalars)
    return Dictionary(uniqueKeysWithValues: Array(pairs))
}()
