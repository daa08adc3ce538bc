import Domain
import Foundation

/// Drafts as JSON, through the same door as everything else that says who somebody is.
public enum DraftCodec {
    /// Writes a draft.
    public static func encode(_ draft: Draft) throws -> Data {
        try JSON.encode(draft)
    }

    /// Reads a draft.
    ///
    /// - Throws: ``PayloadFault`` where it is none.
    public static func decode(_ data: Data) throws(PayloadFault) -> Draft {
        do {
            return try JSON.decode(Draft.self, from: data)
        } catch {
            throw PayloadFault(type: "draft")
        }
    }
}
