import ArgumentParser

/// The desk of a resident-card programme.
@main
struct Okienko: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "okienko",
        abstract: "The counter of a resident-card programme: applications, decisions, cards.",
        discussion: """
            Without a subcommand the desk opens on this terminal. On its first start it asks for the service point and \
            the first administrator. With --training it opens a store of made-up residents, in which nothing counts.

            FILES
              /etc/okienko/config.toml, $XDG_CONFIG_HOME/okienko/config.toml
                  settings of this desk; config.sample.toml tells each of them
              /var/lib/okienko, $XDG_STATE_HOME/okienko
                  the store, where the settings name no other

            EXIT STATUS
              0 done, 1 refused by a rule, 64 usage, 65 bad data, 66 no such input, 69 unavailable, 70 our mistake, \
            73 can't create, 74 can't write or read, 75 try again later, 77 not permitted, 78 configuration
            """,
        version: "0.1.0",
        subcommands: [
            DeskCommand.self, BatchCommand.self, ListCommand.self, PhotoCommand.self, StreetsCommand.self,
            BackupCommand.self, DoctorCommand.self, ImportCommand.self, FiguresCommand.self, CardCommand.self,
        ],
        defaultSubcommand: DeskCommand.self)
}
