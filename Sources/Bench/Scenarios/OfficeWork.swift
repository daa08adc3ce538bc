import Domain
import Foundation
import Store
import Synthetic
import Wire

/// What an office does with very many people at once, against bare SQLite.
struct OfficeWork {
    /// Holds the desk's store; others are made there.
    let folder: String
    let programme: Programme
    /// The desk's program.
    let program: String
    let rounds: Int

    /// People in one transaction of an import.
    private static let chunk = 1000
    /// People whom the store that is imported into knows before.
    private static let staffed = 20
    /// Cards of the register that is written.
    private static let cards = 100_000

    func findings() throws -> [Finding] {
        let bare = try BareStore(path: folder + "/bare-office.sqlite", people: 1)
        return [try takingOver(bare), try register(bare), try renewals(bare)]
    }

    /// Cards of an earlier programme taken over by `performAll`, as `okienko import cards` does.
    private func takingOver(_ bare: BareStore) throws -> Finding {
        var programme = programme
        programme.earlierCards = [
            EarlierCard(id: "earlier", label: LocalText(polish: "", english: ""), package: programme.mainPackage)
        ]
        let store = try Store.open(folder: folder + "/import", programme: programme, kind: .training)
        try TrainingStore.fill(store, count: OfficeWork.staffed, today: KeptStore.today)
        let samples = max(2, rounds / 10)
        var waiting = try acts(store, count: (samples + max(1, samples / 10)) * OfficeWork.chunk)[...]
        let bytes = try size(of: waiting[waiting.startIndex], store)
        let times = try compare(rounds: samples) {
            let outcomes = try store.performAll(Array(waiting.prefix(OfficeWork.chunk)))
            waiting = waiting.dropFirst(OfficeWork.chunk)
            for case .refused(let refusal) in outcomes { throw BenchError.notTaken("\(refusal)") }
        } with: {
            try bare.commit(bytes: bytes, rows: OfficeWork.chunk)
        }
        let rate = Int(Double(OfficeWork.chunk) / times.ours.median * 1000)
        return finding(
            "1,000 of \(samples * OfficeWork.chunk) people imported (\(rate) a second)", times, "store",
            against: "bare insert, \(bytes) bytes each")
    }

    private func acts(_ store: Store, count: Int) throws -> [Act] {
        guard let clerk = try store.accounts().first(where: { $0.roles.contains(.clerk) }) else {
            throw BenchError.notTaken("there is no clerk")
        }
        let now = Instant(milliseconds: Int64(KeptStore.today.ordinal) * 86_400_000, offset: 60)
        let strangers = Population(seed: 1, count: OfficeWork.staffed + count, today: KeptStore.today)
        return strangers.dropFirst(OfficeWork.staffed).enumerated().map { index, person in
            Act(
                .takeOverCard(TakeOverCard(person, number: "E-\(index)")), id: ID(following: "command \(index)"),
                actor: clerk.id, today: KeptStore.today, at: now)
        }
    }

    private func size(of act: Act, _ store: Store) throws -> Int {
        guard case .done(let changes)? = try store.rehearse([act]).first else {
            throw BenchError.notTaken("the first one")
        }
        return try changes.reduce(try CommandCodec.encode(act.command, id: act.id).count) {
            try $0 + EventCodec.encode($1.event).payload.count
        }
    }

    /// The program writes the register to nowhere, from its start on; bare lines are read and written.
    private func register(_ bare: BareStore) throws -> Finding {
        let arguments = [
            "list", "register", "--csv", "--limit", String(OfficeWork.cards), "--training", "--config",
            folder + "/config.toml", "--store", folder + "/store", "--today", KeptStore.today.iso,
        ]
        let times = try compare(rounds: max(3, rounds / 100)) {
            let process = Process()
            process.executableURL = URL(filePath: program)
            process.arguments = arguments
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                throw BenchError.notTaken("list register: status \(process.terminationStatus)")
            }
        } with: {
            try Data(bare.allLines()).write(to: URL(filePath: folder + "/lines"))
        }
        return finding("register of \(OfficeWork.cards) cards as CSV", times, "okienko list", against: "bare rows")
    }

    private func renewals(_ bare: BareStore) throws -> Finding {
        let store = try Store.open(folder: folder + "/store", programme: programme, kind: .training)
        let days = programme.terms.renewalsAhead
        let times = try compare(rounds: max(10, rounds / 10)) {
            _ = try store.renewals(within: days, of: KeptStore.today)
        } with: {
            _ = try bare.due(within: days)
        }
        return finding("1,000 renewals listed", times, "store", against: "bare rows")
    }

    private func finding(
        _ title: String, _ times: (ours: Series, measure: Series), _ name: String, against other: String
    ) -> Finding {
        Finding(
            title: title, unit: "ms", ours: .init(name: name, series: times.ours),
            against: .init(name: other, series: times.measure), aims: [])
    }
}

extension TakeOverCard {
    /// A made-up resident's card of an earlier programme.
    fileprivate init(_ resident: SyntheticPerson, number: String) {
        let address = resident.address
        self.init(
            person: ID(following: "person \(number)"),
            details: PersonDetails(
                identity: .pesel(resident.pesel), surname: resident.surname, givenName: resident.givenName,
                secondName: resident.secondName ?? "", birthDate: resident.birthDate, sex: resident.sex),
            address: Address(
                street: address.street, house: address.house, flat: address.flat ?? "",
                postalCode: address.postalCode, city: address.town),
            contact: Contact(email: resident.email ?? "", phone: resident.phone ?? ""), kind: "earlier",
            number: number, validUntil: nil, confirmedDifferent: true)
    }
}
