import Foundation
import Testing

@testable import Domain
@testable import Wire

/// Old JSON, pinned: these lines may be added to and never changed.
@Suite struct EventCodecTests {
    @Test(arguments: pinned + pinnedLives + pinnedCash) func everyEventIsWrittenAndReadAsItAlwaysWas(line: Pinned)
        throws
    {
        let (type, payload) = try EventCodec.encode(line.event)
        #expect(type == line.type)
        #expect(String(decoding: payload, as: UTF8.self) == line.json)
        #expect(try EventCodec.decode(type: line.type, payload: Data(line.json.utf8)) == .known(line.event))
    }

    @Test func everyTypeIsPinned() {
        #expect(Set((pinned + pinnedLives + pinnedCash).map(\.type)) == Set(EventCodec.types))
    }

    @Test func aLaterVersionsEventIsKeptAsItCame() throws {
        let payload = Data(#"{"colour":"blue"}"#.utf8)
        let read = try EventCodec.decode(type: "card.painted/1", payload: payload)
        #expect(read == .unknown(type: "card.painted/1", payload: payload))
        #expect(read.event == nil)
    }

    @Test func anAlteredPayloadIsNoEvent() {
        #expect(throws: PayloadFault(type: "card.issued/1")) {
            try EventCodec.decode(type: "card.issued/1", payload: Data(#"{"number":1}"#.utf8))
        }
    }

    @Test func theChainCoversEveryFieldButTheSequence() {
        let entry = sample
        var others = [JournalEntry](repeating: entry, count: 10)
        others[0].id = ID(high: 9, low: 9)
        others[1].stream = .office
        others[2].version = 9
        others[3].type = "x"
        others[4].payload = Data([9])
        others[5].command = ID(high: 9, low: 9)
        others[6].actor = ID(high: 9, low: 9)
        others[7].role = .cashier
        others[8].counter = 9
        others[9].occurred = Instant(milliseconds: 9, offset: 9)
        let bytes = entry.chained(to: Data([1]))
        #expect(Set(others.map { $0.chained(to: Data([1])) } + [bytes, entry.chained(to: Data([2]))]).count == 12)
        var confirmed = entry
        confirmed.sequence = 7
        #expect(confirmed.chained(to: Data([1])) == bytes)
    }

    @Test(arguments: [
        StreamID.person(id(1)), .application(id(2)), .card(id(3)), .family(id(5)), .duplicate(id(6)), .receipt(id(7)),
        .shift(id(8)), .staff(id(4)), .office,
    ])
    func aStreamIsReadBack(stream: StreamID) {
        #expect(StreamID(kind: stream.kind, id: stream.id) == stream)
    }
}

struct Pinned: Sendable, CustomTestStringConvertible {
    let event: Event
    let type: String
    let json: String
    var testDescription: String { type }

    init(_ event: Event, _ type: String, _ json: String) {
        (self.event, self.type, self.json) = (event, type, json)
    }
}

private func id<Subject>(_ number: UInt64) -> ID<Subject> {
    ID(high: 0x0193_A7C0_0000_7000, low: 0x8000_0000_0000_0000 | number)
}

private let sample = JournalEntry(
    id: id(1), stream: .card(id(2)), version: 1, type: "card.issued/1", payload: Data("{}".utf8), command: id(3),
    actor: id(4), role: .clerk, desk: 1, counter: 1, occurred: Instant(milliseconds: 1, offset: 60))

private let day = Day(ordinal: 20_777)
private let one = "0193a7c0-0000-7000-8000-000000000001"

private let registered = PersonRegistered(
    details: PersonDetails(
        identity: .document(IdentityDocument(kind: "passport", country: "UA", number: "AB123456")),
        surname: "Żółć", givenName: "Łucja", birthDate: Day(ordinal: 0), sex: .female),
    address: Address(street: "ul. Polna", house: "3", flat: "5", postalCode: "18-400", city: "Łomża"),
    contact: Contact(email: "a/b@example.pl"))
private let registeredJSON = """
    {"address":{"city":"Łomża","flat":"5","house":"3","postalCode":"18-400","street":"ul. Polna"},\
    "contact":{"email":"a/b@example.pl","phone":""},"details":{"birthDate":"1970-01-01","givenName":"Łucja",\
    "identity":{"document":{"country":"UA","kind":"passport","number":"AB123456"}},"secondName":"","sex":"female",\
    "surname":"Żółć"}}
    """

private let paper = DocumentRecord(
    document: "pit", person: 0, status: .seen, evidence: "upo", reference: "a1", validUntil: day, by: id(1),
    at: Instant(milliseconds: 1, offset: 60))
private let paperJSON = """
    {"at":{"milliseconds":1,"offset":60},"by":"\(one)","document":"pit","evidence":"upo","person":0,\
    "reference":"a1","status":"seen","validUntil":"2026-11-20"}
    """

private let form = ApplicationForm(
    people: [
        Applicant(
            person: id(1), identity: (try? Pesel("44051401359")).map(Identity.pesel), surname: "Kowalski",
            givenName: "Łukasz", birthDate: Day("1944-05-14"), sex: .male, packages: ["resident"],
            photo: PhotoRecord(hash: "00", warnings: ["light"], reason: "ok"))
    ],
    basis: "pit", cardKind: .plastic, pickupPoint: "boi",
    statements: [Declaration(id: "regulation", version: "1", given: true)],
    consents: [Declaration(id: "news", version: "1", given: false)], documents: [paper])
private let formJSON = """
    {"address":{"city":"","flat":"","house":"","postalCode":"","street":""},"basis":"pit","cardKind":"plastic",\
    "consents":[{"given":false,"id":"news","version":"1"}],"contact":{"email":"","phone":""},\
    "documents":[\(paperJSON)],"people":[{"birthDate":"1944-05-14","confirmedDifferent":false,"entitlement":"",\
    "givenName":"Łukasz","identity":{"pesel":"44051401359"},"packages":["resident"],"person":"\(one)",\
    "photo":{"hash":"00","reason":"ok","warnings":["light"]},"secondName":"","sex":"male","surname":"Kowalski"}],\
    "pickupPoint":"boi","statements":[{"given":true,"id":"regulation","version":"1"}]}
    """

private let decided = ApplicationDecided(reason: "brak UPO", on: day, until: nil, by: id(1))
private let decidedJSON = #"{"by":"\#(one)","on":"2026-11-20","reason":"brak UPO"}"#

private let pinned: [Pinned] = [
    Pinned(.person(.registered(registered)), "person.registered/1", registeredJSON),
    Pinned(.person(.changed(registered)), "person.changed/1", registeredJSON),
    Pinned(
        .person(
            .granted(
                Grant(
                    package: "senior", trait: "senior", from: day, until: nil, paragraph: "§ 7", application: id(1)))),
        "person.granted/1",
        """
        {"application":"\(one)","from":"2026-11-20","package":"senior","paragraph":"§ 7","trait":"senior"}
        """),
    Pinned(
        .person(
            .declared(Declared(statements: [Declaration(id: "a", version: "2", given: true)], consents: [], on: day))),
        "person.declared/1",
        #"{"consents":[],"on":"2026-11-20","statements":[{"given":true,"id":"a","version":"2"}]}"#),
    Pinned(
        .application(
            .submitted(
                ApplicationSubmitted(
                    number: SerialNumber(
                        text: "Ł/2026/1", series: Series(kind: .caseNumber, desk: 1, year: 2026), count: 1),
                    form: form, on: day, deadline: day.adding(days: 30), by: id(1)))),
        "application.submitted/1",
        """
        {"by":"\(one)","deadline":"2026-12-20","form":\(formJSON),\
        "number":{"count":1,"series":{"desk":1,"kind":"case","year":2026},"text":"Ł/2026/1"},"on":"2026-11-20"}
        """),
    Pinned(
        .application(
            .supplemented(
                SupplementApplication(
                    application: id(1), documents: [paper],
                    photos: [PhotoOf(person: 0, photo: PhotoRecord(hash: "00"))]))),
        "application.supplemented/1",
        """
        {"application":"\(one)","documents":[\(paperJSON)],\
        "photos":[{"person":0,"photo":{"hash":"00","reason":"","warnings":[]}}]}
        """),
    Pinned(
        .application(
            .supplementCalled(ApplicationDecided(reason: "UPO", on: day, until: day.adding(days: 14), by: id(1)))),
        "application.supplement-called/1",
        #"{"by":"\#(one)","on":"2026-11-20","reason":"UPO","until":"2026-12-04"}"#),
    Pinned(.application(.approved(decided)), "application.approved/1", decidedJSON),
    Pinned(.application(.refused(decided)), "application.refused/1", decidedJSON),
    Pinned(.application(.withdrawn(decided)), "application.withdrawn/1", decidedJSON),
    Pinned(
        .card(
            .issued(
                CardIssued(
                    number: SerialNumber(
                        text: "9010001", series: Series(kind: .card, desk: 1, year: 0), count: 1),
                    person: id(1), kind: .electronic, application: id(1), pickupPoint: "boi", photo: nil, on: day))),
        "card.issued/1",
        """
        {"application":"\(one)","kind":"electronic",\
        "number":{"count":1,"series":{"desk":1,"kind":"card","year":0},"text":"9010001"},"on":"2026-11-20",\
        "person":"\(one)","pickupPoint":"boi"}
        """),
    Pinned(
        .card(
            .handedOver(
                CardHandedOver(identityKind: "mdowod", authorised: nil, servicePoint: "boi", on: day, by: id(1)))),
        "card.handed-over/1",
        #"{"by":"\#(one)","identityKind":"mdowod","on":"2026-11-20","servicePoint":"boi"}"#),
    Pinned(
        .staff(
            .added(
                AddStaff(
                    staff: id(1), login: "klis", name: "Karol Lis", roles: [.cashier, .supervisor, .clerk],
                    passwordHash: "$argon2id$v=19$x"))),
        "staff.added/1",
        """
        {"login":"klis","name":"Karol Lis","passwordHash":"$argon2id$v=19$x",\
        "roles":["clerk","supervisor","cashier"],"staff":"\(one)"}
        """),
    Pinned(
        .staff(.changed(ChangeStaff(staff: id(1), roles: [.administrator, .clerk], isActive: false))),
        "staff.changed/1", #"{"isActive":false,"roles":["clerk","administrator"],"staff":"\#(one)"}"#),
    Pinned(
        .office(.established(OfficeEstablished(programme: "lomza", servicePoint: "boi", desk: 1))),
        "office.established/1", #"{"desk":1,"programme":"lomza","servicePoint":"boi"}"#),
]
