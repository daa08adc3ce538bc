import CTerminal
import Synchronization

/// The inbox of the screen's thread. Work done elsewhere posts its results here, and the loop wakes.
public final class Mailbox<Message: Sendable>: Sendable {
    private let waiting = Mutex<[Message]>([])
    let descriptor: Int32

    /// An empty inbox. Without a descriptor to wake by (none left), messages wait for the next key.
    public init() {
        descriptor = ct_wake_open()
    }

    deinit {
        ct_wake_close(descriptor)
    }

    /// Leaves a message, from any thread, without waiting.
    public func post(_ message: Message) {
        let wasEmpty = waiting.withLock { messages in
            messages.append(message)
            return messages.count == 1
        }
        if wasEmpty { ct_wake_ring(descriptor) }
    }

    /// Takes all messages, oldest first.
    public func take() -> [Message] {
        ct_wake_clear(descriptor)
        return waiting.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}
