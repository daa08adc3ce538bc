import Foundation
import Testing

@testable import Documents

private let receipt = [UInt8](repeating: UInt8(ascii: "x"), count: 300_000)
private func id() throws -> JobID { try #require(JobID("0193-a")) }

private func spooled(_ content: [UInt8], form: PaperForm = .escpos, in folder: Folder) throws -> Spool {
    let spool = try Spool(folder: folder.path + "/spool", at: morning)
    try spool.submit(content, form: form, kind: try #require(DocumentKind("receipt")), id: id(), at: morning)
    return spool
}

/// A pipe with a name: a printer that is only as fast as somebody reads.
private func pipe(in folder: Folder) throws -> String {
    let path = folder.path + "/lp0"
    try #require(mkfifo(path, 0o600) == 0)
    return path
}

/// Printing in a thread of its own, while the test is the printer.
private func printing(_ spool: Spool, to path: String) async throws -> Job {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread {
            continuation.resume(
                with: Result { try spool.print(id(), to: .device(path), limit: .seconds(60)) { morning } })
        }
    }
}

@Suite struct DeviceTests {
    @Test func receiptsAreAppendedToAFile() throws {
        let folder = try Folder()
        let path = try folder.write("before ", to: "receipts")
        let spool = try spooled(Array("receipt".utf8), in: folder)
        let job = try spool.print(id(), to: .device(path), limit: .seconds(30)) { morning }
        #expect(job.state == .printed && job.prints == 1)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "before receipt")
    }

    @Test func aSlowPrinterGetsEveryByte() async throws {
        let folder = try Folder()
        let path = try pipe(in: folder)
        let spool = try spooled(receipt, in: folder)
        let reader = open(path, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        #expect(fcntl(reader, F_SETFL, 0) == 0)
        async let printed = printing(spool, to: path)
        var buffer = [UInt8](repeating: 0, count: 1000), count = 0
        while count < receipt.count {
            let part = read(reader, &buffer, buffer.count)
            if part > 0 { count += part } else { await Task.yield() }
        }
        #expect(try await printed.state == .printed)
        #expect(count == receipt.count)
    }

    @Test func aPrinterThatStopsLeavesADoubt() throws {
        let folder = try Folder()
        let path = try pipe(in: folder)
        let spool = try spooled(receipt, in: folder)
        let reader = open(path, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        let job = try spool.print(id(), to: .device(path), limit: .milliseconds(500)) { morning }
        #expect(job.state == .uncertain && job.fault == .brokenOff)
        #expect(try spool.settle(id(), printed: false, at: morning).state == .queued)
    }

    @Test func aPrinterThatIsUnpluggedLeavesADoubt() async throws {
        let folder = try Folder()
        let path = try pipe(in: folder)
        let spool = try spooled(receipt, in: folder)
        let reader = open(path, O_RDONLY | O_NONBLOCK)
        #expect(fcntl(reader, F_SETFL, 0) == 0)
        async let printed = printing(spool, to: path)
        var buffer = [UInt8](repeating: 0, count: 1000)
        while read(reader, &buffer, buffer.count) <= 0 { await Task.yield() }
        close(reader)
        let job = try await printed
        #expect(job.state == .uncertain && job.fault == .brokenOff)
    }

    @Test func aPrinterThatTakesNothingHasPrintedNothing() throws {
        let folder = try Folder()
        let path = try pipe(in: folder)
        let both = open(path, O_RDWR | O_NONBLOCK)
        defer { close(both) }
        let spool = try spooled(receipt, in: folder)
        while write(both, receipt, 4096) > 0 {}
        let job = try spool.print(id(), to: .device(path), limit: .milliseconds(50)) { morning }
        #expect(job.state == .failed && job.fault == .deviceNotReady)
    }

    @Test(
        arguments: [
            ("missing", .noDevice), ("pipe", .noDevice), ("full", .device(.diskFull)),
            ("folder", .device(.other(errno: EISDIR))),
        ] as [(String, DeliveryFault)])
    func whatIsWrongIsNamedAndTriedAgain(kind: String, fault: DeliveryFault) throws {
        let folder = try Folder()
        let spool = try spooled(receipt, in: folder)
        let paths = [
            "missing": folder.path + "/lp9", "pipe": try pipe(in: folder), "full": "/dev/full", "folder": folder.path,
        ]
        let path = try #require(paths[kind])
        let job = try spool.print(id(), to: .device(path), limit: .seconds(30)) { morning }
        #expect(job.state == .failed && job.fault == fault)
        let good = try folder.write("", to: "receipts")
        #expect(try spool.print(id(), to: .device(good), limit: .seconds(30)) { morning }.state == .printed)
        #expect(FileManager.default.contents(atPath: good) == Data(receipt))
    }

    @Test func aPDFIsNotSentToAReceiptPrinter() throws {
        let folder = try Folder()
        let path = try folder.write("", to: "receipts")
        let job = try spooled(receipt, form: .pdf, in: folder)
            .print(id(), to: .device(path), limit: .seconds(30)) { morning }
        #expect(job.state == .failed && job.fault == .wrongForm)
        #expect(FileManager.default.contents(atPath: path)?.isEmpty == true)
    }

    @Test func aQueueGetsESCPOSRaw() throws {
        let folder = try Folder()
        let script = "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$(dirname \"$0\")/said\"\n"
        let lp = try folder.write(script, to: "lp", executable: true)
        let spool = try Spool(folder: folder.path + "/spool", lp: lp, at: morning)
        try spool.submit(
            receipt, form: .escpos, kind: try #require(DocumentKind("receipt")), id: id(), at: morning)
        let job = try spool.print(id(), to: .cups(queue: "kasa", options: []), limit: .seconds(30)) { morning }
        #expect(job.state == .printed)
        let said = try String(contentsOfFile: folder.path + "/said", encoding: .utf8)
        #expect(said == "-d\nkasa\n-t\nreceipt-0193-a\n-o\nraw\n--\n\(folder.path)/spool/0193-a.escpos\n")
    }

    /// The program is killed while the printer has no paper; whoever comes next is asked, and may print it again.
    @Test func killedWhileThePrinterWaits() async throws {
        let folder = try Folder(), path = folder.path
        let device = try pipe(in: folder)
        let reader = open(device, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        await #expect(processExitsWith: .signal(SIGALRM)) { [path = path as String, device = device as String] in
            let spool = try Spool(folder: path + "/spool", at: morning)
            let kind = try #require(DocumentKind("receipt"))
            try spool.submit(receipt, form: .escpos, kind: kind, id: id(), at: morning)
            var timer = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: 0, tv_usec: 100_000))
            setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
            try spool.print(id(), to: .device(device), limit: .seconds(600)) { morning }
        }
        let spool = try Spool(folder: path + "/spool", at: morning)
        #expect(spool.pending.map(\.state) == [.uncertain] && spool.pending.first?.fault == .interrupted)
        try spool.settle(id(), printed: false, at: morning)
        let good = try folder.write("", to: "receipts")
        let job = try spool.print(id(), to: .device(good), limit: .seconds(30)) { morning }
        #expect(job.state == .printed && job.prints == 1)
        #expect(FileManager.default.contents(atPath: good) == Data(receipt))
    }
}
