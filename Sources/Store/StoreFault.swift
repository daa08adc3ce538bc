import GRDB
import Glibc
import Wire

/// Why the store could not do its work, as facts. After any of them nothing half-done is left behind.
public enum StoreFault: Error, Hashable, Sendable {
    /// No room left on the disk, or the quota is used up.
    case diskFull
    /// The folder or a file in it can't be written: permission, or a disk mounted read-only.
    case notWritable
    /// Something other than a folder or a file of ours stands at the path.
    case notAStore
    /// The file's content is damaged; nothing was repaired.
    case corrupt
    /// A later version of the program wrote the store.
    case newer(version: Int, known: Int)
    /// The store belongs to another programme.
    case otherProgramme(is: String, expected: String)
    /// A training store was opened as a real one.
    case isTraining
    /// A real store was opened for training.
    case isReal
    /// Another program holds the store and did not let go in time.
    case busy
    /// The desk is not set up yet.
    case notEstablished
    /// The command needs somebody to be logged in.
    case noActor
    /// Somebody else went on with the same records meanwhile; trying again decides anew.
    case conflict
    /// The application was submitted already: its draft is history.
    case alreadySubmitted
    /// No such attachment.
    case attachmentMissing(String)
    /// An attachment's bytes are not those that were stored.
    case attachmentDamaged(String)
    /// There is something at the place where a new file should go.
    case alreadyExists
    /// The password could not be hashed for want of memory.
    case outOfMemory
    /// Any other error of SQLite (its extended code) or of the system (its negative errno).
    case failed(code: Int)
}

extension StoreFault {
    init(_ error: any Error) {
        switch error {
        case let fault as StoreFault: self = fault
        case is PayloadFault: self = .corrupt
        case let error as DatabaseError: self.init(error)
        default: self = .failed(code: 0)
        }
    }

    private init(_ error: DatabaseError) {
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: self = .conflict
        case .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_SHMSIZE: self = .diskFull
        default: self.init(primary: error)
        }
    }

    private init(primary error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .diskFull
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .notWritable
        case .SQLITE_CORRUPT: self = .corrupt
        case .SQLITE_NOTADB: self = .notAStore
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        default: self = .failed(code: Int(error.extendedResultCode.rawValue))
        }
    }

    /// The fault behind a system call's `errno`.
    init(errno code: Int32) {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: self = .diskFull
        case EACCES, EPERM, EROFS, ENOENT: self = .notWritable
        case ENOTDIR, EISDIR: self = .notAStore
        case EEXIST: self = .alreadyExists
        default: self = .failed(code: -Int(code))
        }
    }
}
