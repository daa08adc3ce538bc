import ArgumentParser
import Configuration
import Foundation
import Store

/// Copies the store.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the store into a new folder while the desk works, and check the copy.",
        discussion: """
            FOLDER must not exist yet. What is copied is the state of one moment, attachments included; the desk may go \
            on meanwhile. The copy is then opened and every page and every link of its journal checked. It is a whole \
            store: to restore, put it in the store's place, or start okienko --store FOLDER. Its files are readable to \
            their owner alone; keep them as carefully as the store.

            EXAMPLES
              okienko backup /mnt/backup/okienko-$(date +%F)
              okienko backup --store /var/lib/okienko copy && okienko list people --store copy --limit 3

            EXIT STATUS
              0 copied and checked, 65 the copy is damaged as the store is, 66 no store, 73 there is something of that \
            name or it can't be made, 74 disk full, 75 store busy, 78 configuration
            """)

    @Argument(help: .init("The new folder.", valueName: "folder"), completion: .directory)
    var folder: String

    @OptionGroup var options: StoreOptions

    func run() throws {
        try complaining {
            let installation = try Installation(options)
            let messages = installation.share.messages
            let path = URL(fileURLWithPath: folder).standardizedFileURL.path
            try installation.withStore { store in
                try store.backup(to: path)
                let copy = try Store.open(folder: path, programme: store.programme, kind: store.kind)
                guard try copy.integrityCheck().isEmpty else {
                    throw Complaint(messages.text("cli.backup-damaged", path), status: Exit.badData)
                }
            }
            try Output.line(messages.text("cli.backup-done", path))
        }
    }
}
