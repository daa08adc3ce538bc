import Foundation

/// The threads on which effects run. Each lane does one thing after another; work under a key takes the place of work
/// under the same key that has not begun, so that a fast typist is answered for the last letter only.
final class Lanes: Sendable {
    /// What belongs together and must keep its order.
    enum Name: CaseIterable, Sendable {
        /// Whatever writes to the store.
        case writing
        /// Search as one types, and the lists.
        case reading
        /// Pictures and folders.
        case pictures
        /// Paper.
        case paper
    }

    private let lanes: [Name: Lane]

    init() {
        lanes = Dictionary(uniqueKeysWithValues: Name.allCases.map { ($0, Lane(name: "\($0)")) })
    }

    /// Runs work on a lane; under a key it replaces what waits there under the same key.
    func run(on name: Name, replacing key: String? = nil, _ work: @escaping @Sendable () -> Void) {
        lanes[name]?.add(work, key: key)
    }

    /// Waits until a lane has done what it was given.
    func finish(_ name: Name) {
        lanes[name]?.finish()
    }

    /// Waits until every lane has done what it was given: the last thing before the program ends.
    func finish() {
        for lane in lanes.values { lane.finish() }
    }
}

private final class Lane: @unchecked Sendable {
    // Guarded by `condition`.
    private var waiting: [(key: String?, work: @Sendable () -> Void)] = []
    private var isWorking = false
    private let condition = NSCondition()

    init(name: String) {
        let thread = Thread { [weak self] in
            while let self { self.step() }
        }
        thread.name = name
        thread.start()
    }

    func add(_ work: @escaping @Sendable () -> Void, key: String?) {
        condition.withLock {
            if let key, let index = waiting.firstIndex(where: { $0.key == key }) {
                waiting[index] = (key, work)
            } else {
                waiting.append((key, work))
            }
            condition.broadcast()
        }
    }

    func finish() {
        condition.withLock {
            while isWorking || !waiting.isEmpty { condition.wait() }
        }
    }

    private func step() {
        let next = condition.withLock {
            while waiting.isEmpty { condition.wait() }
            isWorking = true
            return waiting.removeFirst().work
        }
        next()
        condition.withLock {
            isWorking = false
            condition.broadcast()
        }
    }
}
