import ArgumentParser
import Configuration
import Desk
import Domain
import Foundation
import Store

/// Everything that a program run stands on: settings, programme, words, and the store.
struct Installation {
    let settings: Settings
    let share: Share
    /// The folder that holds `Assets` and `Screens`.
    let shareFolder: String
    let storeFolder: String
    let kind: Store.Kind
    let clock: DeskClock

    /// Finds and reads settings, programme, screens and words; the programme of the settings unless another is named.
    ///
    /// - Throws: ``Complaint`` with exit status 78: what is wrong, with file and line.
    init(_ options: StoreOptions, programme: String? = nil) throws {
        let places = Places(
            environment: ProcessInfo.processInfo.environment, executable: Installation.executable)
        let folder = places.share.first { FileManager.default.fileExists(atPath: "\($0)/Assets") }
        guard let folder else {
            throw Complaint("no Assets folder beside the program: reinstall, or set OKIENKO_SHARE")
        }
        shareFolder = folder
        let path = options.config ?? places.settings.first { FileManager.default.fileExists(atPath: $0) }
        do throws(Faults) {
            settings = try path.map { path throws(Faults) in try Settings.read(path) } ?? Settings()
            share = try Share.read(
                folder, programme: programme ?? settings.programme, language: settings.language)
        } catch {
            throw Complaint(error, folder)
        }
        kind = options.training ? .training : .real
        guard let home = options.store ?? settings.store ?? places.store(settings: path) else {
            throw Complaint("no folder for the store: give --store")
        }
        storeFolder = options.training && options.store == nil ? "\(home)/training-\(share.programme.id)" : home
        clock = DeskClock(day: options.today, SystemClock.now)
    }

    /// Opens the store; a training store that is not there yet is filled first, and that is told.
    func openStore() throws -> Store {
        if kind == .training, !Store.exists(folder: storeFolder) { try makeTrainingStore() }
        return try Store.open(folder: storeFolder, programme: share.programme, kind: kind)
    }

    /// Filled beside its place and moved there once it is whole: who is interrupted begins anew.
    private func makeTrainingStore() throws {
        say(share.messages.text("start.training"))
        let unfinished = storeFolder + ".unfinished"
        try? FileManager.default.removeItem(atPath: unfinished)
        try TrainingStore.fill(
            Store.open(folder: unfinished, programme: share.programme, kind: kind), today: clock.today)
        try FileManager.default.moveItem(atPath: unfinished, toPath: storeFolder)
    }

    /// Works on the store, which has to be there unless it is for training or may be new. Its faults become complaints,
    /// and so do those of files that are read or written meanwhile.
    func withStore(mayBeNew: Bool = false, _ work: (Store) throws -> Void) throws {
        do {
            try work(try openedStore(mayBeNew: mayBeNew))
        } catch let fault as StoreFault {
            throw Complaint(during: fault, share.messages)
        } catch {
            guard let complaint = Complaint(system: error, share.messages) else { throw error }
            throw complaint
        }
    }

    private func openedStore(mayBeNew: Bool) throws -> Store {
        guard mayBeNew || kind == .training || Store.exists(folder: storeFolder) else {
            throw Complaint(share.messages.text("cli.no-store", storeFolder), status: Exit.noInput)
        }
        do {
            return try openStore()
        } catch let fault as StoreFault {
            throw Complaint(fault, share.messages, folder: storeFolder)
        }
    }

    private func say(_ text: String) {
        FileHandle.standardError.write(Data("okienko: \(text)\n".utf8))
    }

    private static var executable: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }
}

/// The machine's clock and zone.
enum SystemClock {
    /// This moment.
    @Sendable static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        var parts = tm()
        localtime_r(&time.tv_sec, &parts)
        let milliseconds = Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
        return Instant(milliseconds: milliseconds, offset: parts.tm_gmtoff / 60)
    }
}

extension IDSource {
    /// Ids made of the machine's clock and randomness.
    static let system = IDSource {
        var random = SystemRandomNumberGenerator()
        let id = ID<Never>(milliseconds: SystemClock.now().milliseconds, random: &random)
        return (id.high, id.low)
    }
}
