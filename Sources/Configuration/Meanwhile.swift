import Dispatch
import Synchronization

/// A value made on another thread while this one goes on: half of what the program waits for at its start.
final class Meanwhile<Value: Sendable>: Sendable {
    private let group = DispatchGroup()
    private let made = Mutex<Value?>(nil)
    private let make: @Sendable () -> Value

    /// Begins to make it.
    init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
        DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
            let value = make()
            made.withLock { $0 = value }
        }
    }

    /// Waits for it.
    var value: Value {
        group.wait()
        return made.withLock { $0 } ?? make()
    }
}
