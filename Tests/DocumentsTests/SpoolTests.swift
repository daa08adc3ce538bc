import Foundation
import Testing

@testable import Documents

@Suite struct DeliveryTests {
    @Test func aFolderGetsTheFile() throws {
        let folder = try Folder(), papers = try Folder()
        let spool = try Spool(folder: folder.path, at: morning)
        let queued = try spool.submit(content, form: .pdf, kind: kind(), id: name(), at: morning)
        #expect(queued.state == .queued && queued.prints == 0)
        let job = try spool.print(name(), to: .folder(papers.path), limit: .seconds(1)) { morning }
        #expect(job.history.map(\.state) == [.queued, .printing, .printed])
        #expect(job.prints == 1)
        #expect(job.contentHash == "d8f8383cbc622a6564ee44f2512226965995dbc7b0d7102d7efa1088c01a0763")
        #expect(papers.names == ["confirmation-0193-a.pdf"])
        #expect(papers.mode(of: "confirmation-0193-a.pdf") == 0o600)
        #expect(FileManager.default.contents(atPath: papers.path + "/confirmation-0193-a.pdf") == Data(content))
    }

    @Test func lpIsToldTheQueueTheOptionsAndNoName() throws {
        let (job, folder) = try deliver(#"printf '%s\n' "$@" > "$(dirname "$0")/said""#)
        #expect(job.state == .printed)
        let said = try String(contentsOfFile: folder.path + "/said", encoding: .utf8)
        let path = folder.path + "/spool/0193-a.pdf"
        #expect(said == "-d\nbiuro\n-t\nconfirmation-0193-a\n-o\nmedia=A4\n--\n\(path)\n")
    }

    @Test(
        arguments: [
            ("echo 'lp: Error - The printer or class does not exist.' >&2; exit 1", .noPrinter, .failed),
            ("echo 'lp: Error - Scheduler is not running.' >&2; exit 1", .noPrintServer, .failed),
            ("echo 'lp: too many jobs' >&2; exit 7", .refused(status: 7), .failed),
            ("kill -9 $$", .killed(signal: 9), .uncertain),
        ] as [(String, DeliveryFault, JobState)])
    func lpGivesUp(script: String, fault: DeliveryFault, state: JobState) throws {
        let job = try deliver(script).job
        #expect(job.state == state)
        #expect(job.fault == fault)
        #expect(job.prints == 0)
    }

    @Test(arguments: ["sleep 600", "exec 2>&-; sleep 600", "yes >&2"])
    func lpIsStoppedWhenItsTimeIsUp(script: String) throws {
        let job = try deliver(script, limit: .milliseconds(200)).job
        #expect(job.state == .uncertain)
        #expect(job.fault == .timedOut)
    }

    @Test func theRealLpKnowsNoSuchPrinter() throws {
        let folder = try Folder()
        let spool = try Spool(folder: folder.path, at: morning)
        try spool.submit(content, form: .pdf, kind: kind(), id: name(), at: morning)
        let destination = Destination.cups(queue: "no-such-queue-of-okienko", options: [])
        let job = try spool.print(name(), to: destination, limit: .seconds(30)) { morning }
        #expect(job.state == .failed)
        #expect([.noPrinter, .noPrintServer].contains(job.fault))
    }

    @Test func whatIsMissingIsNamedAndTriedAgain() throws {
        let folder = try Folder(), papers = try Folder()
        let spool = try Spool(folder: folder.path, lp: folder.path + "/no-lp", at: morning)
        try spool.submit(content, form: .pdf, kind: kind(), id: name(), at: morning)
        let noLP = try spool.print(name(), to: .cups(queue: "biuro", options: []), limit: .seconds(1)) { morning }
        #expect(noLP.fault == .lpMissing)
        let noFolder = try spool.print(name(), to: .folder(papers.path + "/no"), limit: .seconds(1)) { morning }
        #expect(noFolder.fault == .folder(.noFolder))
        #expect(try spool.print(name(), to: .folder(papers.path), limit: .seconds(1)) { morning }.state == .printed)
    }

    @Test func anOutcomeThatCannotBeRecordedIsUncertain() throws {
        let folder = try Folder()
        let script = try lp(#"rm -r "$(dirname "$0")/spool""#, in: folder)
        let spool = try Spool(folder: folder.path + "/spool", lp: script, at: morning)
        try spool.submit(content, form: .pdf, kind: kind(), id: name(), at: morning)
        #expect(throws: SpoolError.file(.noFolder)) {
            try spool.print(name(), to: .cups(queue: "biuro", options: []), limit: .seconds(30)) { morning }
        }
        #expect(spool[try name()]?.state == .uncertain)
    }

    @Test func aFullDiskIsNamed() throws {
        let full = try DurableFile.open("/dev/full", O_WRONLY)
        defer { close(full) }
        #expect(throws: FileFault.diskFull) { try DurableFile.writeAll(content, to: full) }
    }
}

@Suite struct SpoolTests {
    @Test func theSameTwiceIsOneJobAndAnotherIsRefused() throws {
        let folder = try Folder()
        let spool = try Spool(folder: folder.path, at: morning)
        let first = try spool.submit(content, form: .pdf, kind: kind(), id: name(), at: morning)
        #expect(try spool.submit(content, form: .pdf, kind: kind(), id: name(), at: morning + 60) == first)
        #expect(throws: SpoolError.differentContent(try name())) {
            try spool.submit(content + [10], form: .pdf, kind: kind(), id: name(), at: morning)
        }
        #expect(folder.names == ["0193-a.job", "0193-a.pdf", "lock"])
        for file in folder.names { #expect(folder.mode(of: file) == 0o600) }
    }

    @Test func nothingPrintsTwiceUnasked() throws {
        let folder = try Folder(), papers = try Folder()
        let spool = try Spool(folder: folder.path, at: morning)
        try spool.submit(content, form: .pdf, kind: kind(), id: name(), at: morning)
        try spool.print(name(), to: .folder(papers.path), limit: .seconds(1)) { morning }
        #expect(throws: SpoolError.notNow(try name(), .printed)) {
            try spool.print(name(), to: .folder(papers.path), limit: .seconds(1)) { morning }
        }
        try spool.requeue(name(), at: morning)
        #expect(try spool.print(name(), to: .folder(papers.path), limit: .seconds(1)) { morning }.prints == 2)
        #expect(throws: SpoolError.notNow(try name(), .printed)) {
            try spool.settle(name(), printed: true, at: morning)
        }
        #expect(throws: SpoolError.unknownJob(try name("other"))) { try spool.requeue(name("other"), at: morning) }
    }

    @Test func contentIsErasedAndTheRecordKept() throws {
        let folder = try Folder(), papers = try Folder()
        let spool = try Spool(folder: folder.path, at: morning)
        try spool.submit(content, form: .pdf, kind: kind(), id: name(), at: morning)
        #expect(throws: SpoolError.notNow(try name(), .queued)) { try spool.eraseContent(name()) }
        try spool.print(name(), to: .folder(papers.path), limit: .seconds(1)) { morning }
        try spool.eraseContent(name())
        #expect(folder.names == ["0193-a.job", "lock"])
        #expect(throws: SpoolError.contentGone(try name())) { try spool.requeue(name(), at: morning) }
    }

    @Test func twoProgramsDoNotShareAFolder() throws {
        let folder = try Folder()
        let spool = try Spool(folder: folder.path, at: morning)
        #expect(throws: SpoolError.inUse) { try Spool(folder: folder.path, at: morning) }
        #expect(spool.jobs.isEmpty)
    }

    @Test func whoeverWaitsIsListedLongestFirst() throws {
        let folder = try Folder(), papers = try Folder()
        let killer = try lp("kill -9 $$", in: folder)
        let spool = try Spool(folder: folder.path + "/spool", lp: killer, at: morning)
        for (index, letter) in ["e", "d", "c", "b", "a"].enumerated() {
            let at = morning + Double(index)
            try spool.submit(content, form: .pdf, kind: kind(), id: name(letter), at: at)
        }
        try spool.print(name("d"), to: .folder(papers.path), limit: .seconds(1)) { morning }
        try spool.print(name("c"), to: .folder(papers.path + "/no"), limit: .seconds(1)) { morning + 60 }
        try spool.print(name("b"), to: .cups(queue: "biuro", options: []), limit: .seconds(30)) { morning + 30 }
        #expect(spool.pending.map(\.id.description) == ["e", "a", "b", "c"])
        #expect(spool.pending.map(\.state) == [.queued, .queued, .uncertain, .failed])
        try spool.drop(name("e"), at: morning)
        try spool.drop(name("c"), at: morning)
        try spool.settle(name("b"), printed: true, at: morning)
        #expect(spool.pending.map(\.id.description) == ["a"])
    }

    @Test func whatNobodyWantsIsDroppedForGood() throws {
        let folder = try Folder(), papers = try Folder()
        let spool = try Spool(folder: folder.path, at: morning)
        try spool.submit(content, form: .pdf, kind: kind(), id: name(), at: morning)
        let job = try spool.drop(name(), at: morning + 1)
        #expect(job.history.map(\.state) == [.queued, .dropped] && !job.hasContent && job.prints == 0)
        #expect(folder.names == ["0193-a.job", "lock"])
        #expect(throws: SpoolError.notNow(try name(), .dropped)) {
            try spool.print(name(), to: .folder(papers.path), limit: .seconds(1)) { morning }
        }
        #expect(throws: SpoolError.notNow(try name(), .dropped)) { try spool.drop(name(), at: morning) }
        #expect(throws: SpoolError.notNow(try name(), .dropped)) { try spool.requeue(name(), at: morning) }
    }

    @Test func theSameContentInAnotherFormIsAnotherPaper() throws {
        let folder = try Folder()
        let spool = try Spool(folder: folder.path, at: morning)
        try spool.submit(content, form: .escpos, kind: kind(), id: name(), at: morning)
        #expect(throws: SpoolError.differentContent(try name())) {
            try spool.submit(content, form: .pdf, kind: kind(), id: name(), at: morning)
        }
        #expect(folder.names == ["0193-a.escpos", "0193-a.job", "lock"])
    }

    @Test(arguments: [("0193-a", true), ("Kowalski Jan", false), ("../x", false), ("ł", false), ("", false)])
    func jobNamesAreFileNames(text: String, allowed: Bool) {
        #expect((JobID(text) != nil) == allowed)
    }
}
