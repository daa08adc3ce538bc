import CSodium
import Domain

/// Password hashes: Argon2id with 19 MiB and two passes (OWASP's least for it), as libsodium writes them.
public enum Passwords {
    private static let memory = 19 * 1024 * 1024
    private static let passes: UInt64 = 2

    /// The hash of a password with a new salt; takes some tens of milliseconds.
    ///
    /// - Throws: ``StoreFault/outOfMemory``.
    public static func hash(_ password: String) throws(StoreFault) -> String {
        guard Sodium.isReady else { throw .outOfMemory }
        var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let result = password.withCString {
            crypto_pwhash_str_alg(
                &hash, $0, UInt64(password.utf8.count), passes, memory, crypto_pwhash_ALG_ARGON2ID13)
        }
        guard result == 0 else { throw .outOfMemory }
        return String(decoding: hash.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether a password is the one of a hash; takes as long as hashing.
    static func verify(_ password: String, _ hash: String) -> Bool {
        guard Sodium.isReady else { return false }
        return password.withCString { crypto_pwhash_str_verify(hash, $0, UInt64(password.utf8.count)) } == 0
    }

    /// Takes as long as checking a password of an account that is there, so that nobody learns which are.
    static func pretend(_ password: String) {
        _ = try? hash(password)
    }
}
