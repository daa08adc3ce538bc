import Foundation
import Testing

@testable import Documents

@Suite struct CrashTests {
    /// A program that is killed while its only job is in that state; the folder as it is found afterwards.
    private func reopened(_ folder: Folder) throws -> Spool {
        try Spool(folder: folder.path + "/spool", at: morning + 60)
    }

    @Test func killedWhileQueued() async throws {
        let folder = try Folder(), path = folder.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let spool = try Spool(folder: path + "/spool", at: morning)
            try spool.submit(content, form: .pdf, kind: kind(), id: name(), at: morning)
            kill(getpid(), SIGKILL)
        }
        let spool = try reopened(folder), papers = try Folder()
        #expect(try #require(spool[name()]).state == .queued)
        #expect(try spool.print(name(), to: .folder(papers.path), limit: .seconds(1)) { morning }.state == .printed)
    }

    @Test func killedWhilePrintingIsUncertainUntilSomebodySays() async throws {
        let folder = try Folder(), path = folder.path
        let killer = try lp("kill -9 $PPID", in: folder)
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, killer = killer as String] in
            let spool = try Spool(folder: path + "/spool", lp: killer, at: morning)
            try spool.submit(content, form: .pdf, kind: kind(), id: name(), at: morning)
            try spool.print(name(), to: .cups(queue: "biuro", options: []), limit: .seconds(60)) { morning }
        }
        let spool = try reopened(folder), papers = try Folder()
        let job = try #require(spool[name()])
        #expect(job.history.map(\.state) == [.queued, .printing, .uncertain])
        #expect(job.fault == .interrupted)
        #expect(throws: SpoolError.notNow(try name(), .uncertain)) {
            try spool.print(name(), to: .folder(papers.path), limit: .seconds(1)) { morning }
        }
        #expect(try spool.settle(name(), printed: false, at: morning).state == .queued)
        #expect(try spool.print(name(), to: .folder(papers.path), limit: .seconds(1)) { morning }.prints == 1)
    }

    @Test func killedAfterPrinting() async throws {
        let folder = try Folder(), path = folder.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let spool = try Spool(folder: path + "/spool", at: morning)
            try spool.submit(content, form: .pdf, kind: kind(), id: name(), at: morning)
            try spool.print(name(), to: .folder(path), limit: .seconds(1)) { morning }
            kill(getpid(), SIGKILL)
        }
        let job = try #require(try reopened(folder)[name()])
        #expect(job.state == .printed && job.prints == 1)
    }

    @Test func anUncertainJobThatDidPrintCounts() throws {
        let (_, folder) = try deliver("kill -9 $$")
        let spool = try reopened(folder)
        #expect(try #require(spool[name()]).state == .uncertain)
        #expect(try spool.settle(name(), printed: true, at: morning).prints == 1)
    }

    /// The program prints paper after paper until the alarm ends it, wherever it is then. What it had been told of as
    /// done is done, at most one paper is in doubt, and no file is half there.
    @Test(arguments: [2_000, 5_000, 11_000, 23_000, 47_000])
    func endedAtAnyMoment(microseconds: Int) async throws {
        let folder = try Folder(), path = folder.path
        try FileManager.default.createDirectory(atPath: path + "/papers", withIntermediateDirectories: true)
        await #expect(processExitsWith: .signal(SIGALRM)) {
            [path = path as String, microseconds = microseconds as Int] in
            let told = try DurableFile.open(path + "/told", O_WRONLY | O_CREAT | O_APPEND)
            let spool = try Spool(folder: path + "/spool", at: morning)
            var timer = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: 0, tv_usec: microseconds))
            setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
            for number in 0... {
                let id = try name("job-\(number)")
                try spool.submit(content, form: .pdf, kind: kind(), id: id, at: morning)
                try DurableFile.writeAll(Array("queued \(id)\n".utf8), to: told)
                try spool.print(id, to: .folder(path + "/papers"), limit: .seconds(1)) { morning }
                try DurableFile.writeAll(Array("printed \(id)\n".utf8), to: told)
            }
        }
        let spool = try reopened(folder)
        for line in try String(contentsOfFile: path + "/told", encoding: .utf8).split(separator: "\n") {
            let job = try #require(spool[try name(String(line.split(separator: " ")[1]))])
            #expect(FileManager.default.contents(atPath: path + "/spool/\(job.id).pdf") == Data(content))
            if line.hasPrefix("printed") { #expect(job.state == .printed && job.prints == 1) }
        }
        #expect(spool.damaged.isEmpty)
        #expect(spool.jobs.count { $0.state != .printed } <= 1)
        for paper in try FileManager.default.contentsOfDirectory(atPath: path + "/papers") where paper.hasSuffix(".pdf")
        {
            #expect(FileManager.default.contents(atPath: path + "/papers/" + paper) == Data(content))
        }
    }

    /// What somebody said of a paper, and a kill right behind it.
    @Test(arguments: [true, false])
    func killedAfterSettling(printed: Bool) async throws {
        let folder = try Folder(), path = folder.path
        let spool = path + "/spool"
        try inDoubt(1, in: spool)
        await #expect(processExitsWith: .signal(SIGKILL)) { [spool = spool as String, printed = printed as Bool] in
            try Spool(folder: spool, at: morning).settle(name("job-0"), printed: printed, at: morning)
            kill(getpid(), SIGKILL)
        }
        let found = try reopened(folder), papers = try Folder()
        let job = try #require(found[name("job-0")])
        #expect(job.state == (printed ? .printed : .queued) && job.prints == (printed ? 1 : 0))
        #expect(found.pending == (printed ? [] : [job]))
        guard !printed else { return }
        #expect(try found.print(job.id, to: .folder(papers.path), limit: .seconds(1)) { morning }.prints == 1)
        #expect(FileManager.default.contents(atPath: papers.path + "/confirmation-job-0.pdf") == Data(content))
    }

    /// Somebody settles and drops paper after paper until the alarm ends it: what was acknowledged is so, and every
    /// other paper is still in doubt or queued, with its content.
    @Test(arguments: [1_000, 3_000, 7_000, 13_000])
    func endedWhileSettling(microseconds: Int) async throws {
        let folder = try Folder(), path = folder.path
        try inDoubt(200, in: path + "/spool")
        await #expect(processExitsWith: .signal(SIGALRM)) {
            [path = path as String, microseconds = microseconds as Int] in
            let told = try DurableFile.open(path + "/told", O_WRONLY | O_CREAT | O_APPEND)
            let spool = try Spool(folder: path + "/spool", at: morning)
            var timer = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: 0, tv_usec: microseconds))
            setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
            for number in 0..<200 {
                let id = try name("job-\(number)")
                let job = try spool.settle(id, printed: number % 3 == 0, at: morning)
                try DurableFile.writeAll(Array("\(job.state.rawValue) \(id)\n".utf8), to: told)
                guard number % 3 == 1 else { continue }
                try spool.drop(id, at: morning)
                try DurableFile.writeAll(Array("dropped \(id)\n".utf8), to: told)
            }
            pause()
        }
        let spool = try reopened(folder)
        var last: [String: String] = [:]
        for line in try String(contentsOfFile: path + "/told", encoding: .utf8).split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            last[words[1]] = words[0]
        }
        #expect(spool.damaged.isEmpty && spool.jobs.count == 200)
        var ahead = 0
        for job in spool.jobs {
            if job.state.rawValue != last[job.id.description, default: "uncertain"] { ahead += 1 }
            let isThere = FileManager.default.fileExists(atPath: path + "/spool/\(job.id).pdf")
            #expect(isThere == job.hasContent && job.hasContent == (job.state != .dropped))
        }
        #expect(ahead <= 1)
    }

    /// A spool of so many jobs that were printing when the program ended.
    private func inDoubt(_ count: Int, in path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let folder = SpoolFolder(path: path)
        for number in 0..<count {
            let job = Job(
                id: try name("job-\(number)"), kind: try kind(), form: .pdf, contentHash: "00", at: morning)
            try Data(content).write(to: URL(filePath: path + "/" + job.contentName))
            try folder.write(job.entering(.printing, at: morning))
        }
    }

    /// What a kill between two steps of writing leaves: each is cleared away, and nothing acknowledged is lost.
    @Test(arguments: [
        ["0193-b.pdf.unfinished"], ["0193-b.pdf"], ["0193-b.pdf", "0193-b.job.unfinished"], ["0193-a.job.unfinished"],
        ["0193-a.pdf.unfinished"], ["0193-a.escpos"], ["0193-b.escpos", "0193-b.escpos.unfinished"],
    ])
    func killedBetweenTwoStepsOfWriting(left: [String]) throws {
        let folder = try Folder()
        let first = try Spool(folder: folder.path + "/spool", at: morning).submit(
            content, form: .pdf, kind: kind(), id: name(), at: morning)
        for file in left { _ = try folder.write("{\"half", to: "spool/" + file) }
        let spool = try reopened(folder)
        #expect(spool.jobs == [first])
        #expect(spool.damaged.isEmpty)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/spool").sorted()
        #expect(names == ["0193-a.job", "0193-a.pdf", "lock"])
    }

    /// Records outlive the program's version: this text must be understood for ever.
    @Test func aRecordOfTheFirstVersionIsRead() throws {
        let folder = try Folder()
        _ = try folder.write(
            """
            {"contentHash":"00ff","current":{"at":1795164061,"fault":{"refused":{"status":7}},"state":"failed"},\
            "earlier":[{"at":1795164060,"state":"queued"},{"at":1795164060,"state":"printing"}],"hasContent":true,\
            "id":"0193-a","kind":"confirmation","prints":0}
            """, to: "0193-a.job")
        let job = try #require(try Spool(folder: folder.path, at: morning)[name()])
        #expect(job.fault == .refused(status: 7))
        #expect(job.since == morning + 1)
        #expect(job.history.map(\.state) == [.queued, .printing, .failed])
        #expect(job.contentHash == "00ff" && job.hasContent && job.prints == 0 && job.form == .pdf)
    }

    /// As above, since the form stands in it.
    @Test func aRecordOfTheSecondVersionIsRead() throws {
        let folder = try Folder()
        _ = try folder.write(
            """
            {"contentHash":"00ff","current":{"at":1795164061,"fault":{"brokenOff":{}},"state":"uncertain"},\
            "earlier":[{"at":1795164060,"state":"queued"},{"at":1795164060,"state":"printing"}],"form":"escpos",\
            "hasContent":true,"id":"0193-a","kind":"receipt","prints":0}
            """, to: "0193-a.job")
        let job = try #require(try Spool(folder: folder.path, at: morning)[name()])
        #expect(job.form == .escpos && job.fault == .brokenOff && job.state == .uncertain)
        #expect(try Spool(folder: folder.path, at: morning).pending == [job])
    }

    @Test func aDamagedRecordStandsInNobodysWay() throws {
        let folder = try Folder()
        let first = try Spool(folder: folder.path + "/spool", at: morning).submit(
            content, form: .pdf, kind: kind(), id: name(), at: morning)
        _ = try folder.write("{\"half", to: "spool/0193-b.job")
        _ = try folder.write("treść", to: "spool/0193-b.pdf")
        let spool = try reopened(folder)
        #expect(spool.jobs == [first])
        #expect(spool.damaged == ["0193-b.job"])
        #expect(FileManager.default.fileExists(atPath: folder.path + "/spool/0193-b.pdf"))
    }
}
