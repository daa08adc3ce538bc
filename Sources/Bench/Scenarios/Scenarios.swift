import Domain
import Store

/// What is measured, with what: every scenario answers its findings.
struct Scenarios {
    let desk: Desk
    let bareForm: Contestant
    let commander: Contestant
    let dialog: Contestant
    /// Samples of the quick things; the slow ones take fewer.
    let rounds: Int

    /// The desk, and the ways through it.
    struct Desk {
        let contestant: Contestant
        /// From the first screen to the home screen, whose search field has the cursor.
        let login: [Step]
        /// From the workplace to an empty text field of the intake form, at least fifteen letters wide.
        let intake: [Step]
        /// The desk's program, with what the folder of a run holds: a store and a configuration.
        static func okienko(path: String, folder: String) throws(BenchError) -> Desk {
            let command = [
                path, "--training", "--config", folder + "/config.toml", "--store", folder + "/store", "--today",
                KeptStore.today.iso,
            ]
            let account = TrainingStore.accounts[0]
            return Desk(
                contestant: Contestant(name: "desk", command: command, ready: "F10 Koniec"),
                login: try steps("\(account.login)<Enter>\(account.password)<Enter><wait:Szukaj>"),
                intake: try steps("<F4><wait:Nazwisko><Tab><Tab>"))
        }
    }

    /// Aims are the desk's.
    private func aims(_ program: String, _ aims: [Aim]) -> [Aim] {
        program == desk.contestant.name ? aims : []
    }

    /// Start to first paint.
    func start() throws -> [Finding] {
        let contestants = [desk.contestant, bareForm, commander]
        let series = try interleave(
            rounds: max(3, rounds / 20),
            contestants.map { contestant in
                {
                    let (program, milliseconds) = try Program.start(contestant)
                    program.end()
                    return milliseconds
                }
            })
        return findings("start to first paint", contestants.map(\.name), series) { other in
            [.medianRatio(other == "mc" ? 1 : 4)]
        }
    }

    /// A letter typed until painted, and 900 keys at once.
    func typing() throws -> [Finding] {
        let programs = try formsOpen()
        let names = programs.map(\.name)
        let typists = programs.map(Typist.init)
        let letters = try interleave(rounds: rounds, typists.map { typist in { try typist.letter() } })
        for typist in typists { try typist.clear() }
        let bursts = try interleave(rounds: max(3, rounds / 20), typists.map { typist in { try typist.burst() } })
        let bytes = try interleave(rounds: max(10, rounds / 20), typists.map { typist in { try typist.bytes() } })
        return findings("letter typed to painted", names, letters) { other in
            other == "bare form" ? [.medianRatio(2), .p99Within(2)] : []
        }
            + findings("burst of 900 keys", names, bursts) { _ in [] }
            + findings("bytes a typed letter", unit: "B", names, bytes) { _ in [.median(12)] }
    }

    /// Every program that has a form, at its field.
    private func formsOpen() throws -> [Program] {
        [
            try open(desk.contestant, desk.login + desk.intake), try open(bareForm, try steps("<Tab><Tab>")),
            try open(dialog, try steps("<Down>")),
        ]
    }

    private func open(_ contestant: Contestant, _ way: [Step]) throws -> Program {
        let (program, _) = try Program.start(contestant)
        try program.walk(way)
        return program
    }

    /// From a key in the search field to the rows, and the desk's memory after it.
    func search() throws -> [Finding] {
        let program = try open(desk.contestant, desk.login)
        let searcher = Searcher(program)
        let series = try interleave(rounds: rounds, [{ try searcher.key() }])
        let rows = Finding(
            title: "search: key to painted rows", unit: "ms",
            ours: .init(name: program.name, series: series[0]), against: nil, aims: [.median(2), .p99(8)])
        return [rows] + memory(program)
    }

    private func memory(_ program: Program) -> [Finding] {
        let (resident, peak) = program.memory()
        return [("resident memory", resident), ("resident memory, peak", peak)].map { title, size in
            Finding(
                title: title, unit: "MiB", ours: .init(name: program.name, series: Series([size])), against: nil,
                aims: [.median(40)])
        }
    }

    /// The first against each other; or, where there is no other, alone.
    private func findings(
        _ title: String, unit: String = "ms", _ names: [String], _ series: [Series], aims goals: (String) -> [Aim]
    ) -> [Finding] {
        zip(names, series).dropFirst().map { name, other in
            Finding(
                title: title, unit: unit, ours: .init(name: names[0], series: series[0]),
                against: .init(name: name, series: other), aims: aims(names[0], goals(name)))
        }
    }
}
