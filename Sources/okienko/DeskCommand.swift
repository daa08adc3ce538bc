import ArgumentParser
import Configuration
import Desk
import Domain
import Foundation
import Photo
import Store
import Terminal

/// Opens the desk on this terminal.
struct DeskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk", abstract: "Open the desk on this terminal (what happens without a subcommand).")

    @OptionGroup var options: StoreOptions

    func run() throws {
        try complaining {
            let installation = try Installation(options)
            do {
                try open(installation, installation.openStore())
            } catch let fault as StoreFault {
                throw Complaint(fault, installation.share.messages, folder: installation.storeFolder)
            }
        }
    }

    private func open(_ installation: Installation, _ store: Store) throws {
        let surroundings = Surroundings(
            programme: installation.share.programme, screens: try screens(of: installation.share),
            messages: installation.share.messages,
            settings: installation.settings,
            training: installation.kind == .training ? TrainingStore.accounts : [], ids: .system,
            office: try store.office(), now: installation.clock.now, today: installation.clock.today)
        let ending = try show(Desk(surroundings), installation, store)
        if ending != .finished { throw ExitCode(ending.exitStatus) }
    }

    private func screens(of share: Share) throws -> Screens {
        do throws(MissingScreen) {
            return try Screens(share.screens)
        } catch {
            throw Complaint(share.messages.text("start.screen", error.id))
        }
    }

    private func show(_ desk: Desk, _ installation: Installation, _ store: Store) throws -> Ending {
        let screen = try take(installation)
        defer { screen.close() }
        let mailbox = Mailbox<DeskMessage>()
        let runner = Runner(
            store: store, share: installation.share, settings: installation.settings,
            palette: .init(colours: screen.colours), paperwork: installation.paperwork(store),
            clock: installation.clock, mailbox: mailbox)
        var program = DeskProgram(
            desk, runner: runner, clock: installation.clock, idleMinutes: installation.settings.idleMinutes)
        let ending = screen.run(&program, mailbox: mailbox)
        runner.finish()
        return ending
    }

    private func take(_ installation: Installation) throws -> Screen {
        var options = Screen.Options()
        options.escapeWindow = .milliseconds(installation.settings.escapeMilliseconds)
        options.suspends = !installation.settings.isKiosk
        options.logDescriptor = Log.open(in: installation.storeFolder)
        options.crashNote = installation.share.messages.text("start.crash") + "\n"
        do throws(ScreenError) {
            return try Screen(options)
        } catch {
            let messages = installation.share.messages
            switch error {
            case .notUTF8: throw Complaint(messages.text("start.not-utf8"))
            case .notATerminal: throw Complaint(messages.text("start.no-terminal"), status: Exit.usage)
            case .unknownTerminal, .cannotPlaceCursor: throw Complaint(messages.text("start.terminal"))
            case .alreadyOpen, .noResources: throw Complaint(messages.text("start.resources"), status: Exit.tryLater)
            }
        }
    }
}

/// Where standard error goes while the screen is up. Nothing of ours writes personal data there.
enum Log {
    /// The log of a store's folder, appended to; nil where it can't be written.
    static func open(in folder: String) -> Int32? {
        let descriptor = Glibc.open("\(folder)/okienko.log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        return descriptor < 0 ? nil : descriptor
    }
}

extension Mosaic.Palette {
    /// What a terminal of so many colours shows.
    init(colours: Int) {
        switch colours {
        case (1 << 24)...: self = .trueColour
        case 256...: self = .indexed256
        case 8...: self = .indexed8
        default: self = .monochrome
        }
    }
}
