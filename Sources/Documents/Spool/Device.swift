import CDocuments
import Foundation

/// A printer's device, written to within a time. A printer without paper just takes no more bytes: nothing here waits
/// for it longer than until `deadline`.
struct Device {
    let path: String
    let deadline: ContinuousClock.Instant

    /// Returns once the device has taken every byte and is ready for more.
    func write(_ bytes: [UInt8]) throws(DeliveryFault) {
        let file = try opened()
        defer { close(file) }
        var taken = 0
        do {
            while taken < bytes.count {
                try waitUntilReady(file)
                taken += try write(bytes[taken...], to: file)
            }
            // USB printers are sent the last bytes after `write`; closing before would call them back.
            try waitUntilReady(file)
        } catch {
            // What a serial line still holds must not come out later, or keep `close` waiting.
            tcflush(file, TCOFLUSH)
            throw taken == 0 ? error : .brokenOff
        }
    }

    /// Without `O_CREAT`: a printer that is unplugged must not become a file in `/dev`.
    private func opened() throws(DeliveryFault) -> Int32 {
        let file = open(path, O_WRONLY | O_APPEND | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard file < 0 else { return file }
        switch errno {
        case ENOENT, ENXIO, ENODEV: throw .noDevice
        case EBUSY: throw .deviceNotReady
        default: throw .device(FileFault(errno: errno))
        }
    }

    private func waitUntilReady(_ file: Int32) throws(DeliveryFault) {
        while let wait = milliseconds(until: deadline) {
            var request = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
            guard poll(&request, 1, wait) > 0 else { continue }
            if request.revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0 { throw .noDevice }
            return
        }
        throw .deviceNotReady
    }

    /// How many it took; none where it wants to be asked again.
    private func write(_ bytes: ArraySlice<UInt8>, to file: Int32) throws(DeliveryFault) -> Int {
        let count = bytes.withUnsafeBytes { paper_write(file, $0.baseAddress, $0.count) }
        if count >= 0 { return count }
        guard errno == EAGAIN || errno == EINTR else { throw .device(FileFault(errno: errno)) }
        // Some drivers say that they are ready and then aren't.
        poll(nil, 0, 5)
        return 0
    }
}
