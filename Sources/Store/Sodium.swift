import CSodium
import Foundation

/// Hashes by libsodium.
enum Sodium {
    /// Whether the library is ready. It is made so once; afterwards its functions may be called from any thread.
    static let isReady = sodium_init() >= 0

    /// The SHA-256 of some bytes, 32 bytes.
    static func sha256(_ bytes: Data) -> Data {
        var digest = [UInt8](repeating: 0, count: 32)
        bytes.withUnsafeBytes { bytes in
            _ = crypto_hash_sha256(&digest, bytes.bindMemory(to: UInt8.self).baseAddress, UInt64(bytes.count))
        }
        return Data(digest)
    }

    /// As 64 hexadecimal digits.
    static func hexadecimal(_ bytes: Data) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
