import Domain
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct OfficeTests {
    @Test func wrongPasswordsSlowDownAlsoAfterARestart() throws {
        let counter = try Counter(hash: try Passwords.hash("tajne-haslo"))
        let login = { (store: Store, name: String, password: String, seconds: Int64) in
            let moment = Instant(milliseconds: counter.now.milliseconds + seconds * 1000, offset: 60)
            return try store.verify(login: name, password: password, at: moment)
        }
        #expect(try login(counter.store, "klis", "zle", 0) == .wrong(wait: 0))
        #expect(try login(counter.store, "KLIS", "zle", 0) == .wrong(wait: 0))
        #expect(try login(counter.store, "klis", "zle", 0) == .wrong(wait: 2))
        let again = try Store.open(folder: counter.folder.path, programme: town)
        #expect(try login(again, "klis", "tajne-haslo", 1) == .tooSoon(wait: 1))
        #expect(try login(again, "szajac", "zle", 1) == .wrong(wait: 0))
        guard case .granted(let member) = try login(again, "klis", "tajne-haslo", 2) else {
            Issue.record("not granted")
            return
        }
        #expect(member.id == counter.clerk && member.roles == [.clerk])
        #expect(try login(again, "klis", "zle", 3) == .wrong(wait: 0))
    }

    @Test func whatIsTypedForANameIsNotKept() throws {
        let counter = try Counter()
        for wait in [0, 0, 2] {
            let answer = try counter.store.verify(login: "moje haslo", password: "x", at: counter.now)
            #expect(answer == .wrong(wait: wait))
        }
        let kept = try counter.store.read { try String.fetchAll($0, sql: "SELECT login FROM login_failure") }
        #expect(kept == [""])
    }

    @Test func aClosedAccountDoesNotOpen() throws {
        let counter = try Counter(hash: try Passwords.hash("tajne-haslo"))
        try counter.perform(
            .changeStaff(ChangeStaff(staff: counter.clerk, isActive: false)), by: counter.administrator)
        #expect(
            try counter.store.verify(login: "klis", password: "tajne-haslo", at: counter.now) == .wrong(wait: 0))
        #expect(try counter.store.accounts().map(\.name) == ["Adam Ćwik", "Karol Lis", "Stefania Zając"])
        #expect(try counter.store.accounts().map(\.isActive) == [true, false, true])
        #expect(try counter.store.office()?.servicePoint == "boi")
    }

    @Test func aHashIsArgon2id() throws {
        let hash = try Passwords.hash("żółw")
        #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(Passwords.verify("żółw", hash) && !Passwords.verify("zolw", hash))
        #expect(try Passwords.hash("żółw") != hash)
    }

    @Test func anAttachmentIsKeptOnceAndCompared() throws {
        let counter = try Counter()
        let bytes = Data((0..<70_000).map { UInt8(truncatingIfNeeded: $0) })
        let hash = try counter.store.keep(attachment: bytes)
        #expect(try counter.store.keep(attachment: bytes) == hash)
        #expect(try counter.store.attachment(hash) == bytes)
        #expect(
            try counter.store.keep(attachment: Data())
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        let path = counter.store.path(ofAttachment: hash)
        try Data("other".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: StoreFault.attachmentDamaged(hash)) { try counter.store.attachment(hash) }
        #expect(try counter.store.keep(attachment: bytes) == hash)
        #expect(try counter.store.attachment(hash) == bytes)
        for name in ["", "../../store.sqlite", String(repeating: "a", count: 64)] {
            #expect(throws: StoreFault.attachmentMissing(name)) { try counter.store.attachment(name) }
        }
    }

    @Test func aListOfStreetsIsTakenOver() throws {
        let counter = try Counter()
        #expect(try counter.store.isListed(street: "ul. Nieznana"))
        let ulic =
            "\u{FEFF}WOJ;POW;GMI;RODZ_GMI;SYM;SYM_UL;CECHA;NAZWA_1;NAZWA_2;STAN_NA\r\n"
            + "20;62;01;1;0957650;17198;ul.;Polna;;2026-01-01\r\n"
            + "20;62;01;1;0957650;07812;al.;Legionów;;2026-01-01\r\n"
            + "20;62;01;1;0957650;07813;ul.;Jana Pawła II;Świętego;2026-01-01\r\n"
            + "20;62;01;1;0957650;07814;ul.;Żeromskiego \"Romana\";Stefana;2026-01-01\r\n"
            + "20;62;01;1;0000001;07815;ul.;Obca;;2026-01-01\r\n\r\n"
        try counter.store.replaceStreets(try Teryt.streets(ulic: Data(ulic.utf8), sym: "0957650"))
        let found = { (text: String) in try counter.store.streets(beginning: text).map(\.text) }
        #expect(try found("pol") == ["ul. Polna"])
        #expect(try found("ul. pol") == ["ul. Polna"])
        #expect(try found("paw") == ["ul. Świętego Jana Pawła II"])
        #expect(try found("LEG") == ["al. Legionów"])
        #expect(try found("rom") == ["ul. Stefana Żeromskiego \"Romana\""])
        #expect(try found("obca") == [])
        for (street, listed) in [
            ("ul. Polna", true), ("polna", true), ("al. Legionow", true), ("ul. Legionów", false), ("Poln", false),
            ("Świętego Jana Pawła II", true), ("", false),
        ] {
            #expect(try counter.store.isListed(street: street) == listed, "\(street)")
        }
    }

    @Test func placesOfOneNameAreToldApart() throws {
        let simc =
            "WOJ;POW;GMI;RODZ_GMI;RM;MZ;NAZWA;SYM;SYMPOD;STAN_NA\n20;62;01;1;96;1;Łomża;0957650;0957650;x\n"
            + "20;07;04;2;01;1;Lomza;0400001;0400001;x\n20;07;04;2;01;1;Inna;0400002;0400002;x\n"
        let places = try Teryt.places(simc: Data(simc.utf8), named: "łomża")
        #expect(places.map(\.sym) == ["0957650", "0400001"])
        let terc = "WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA\n20;62;01;1;Łomża;gmina miejska;x\n"
        let names = try Teryt.municipalities(terc: Data(terc.utf8))
        #expect(places.map { names[$0.municipality] } == ["Łomża", nil])
    }

    @Test(arguments: [
        (Data("SYM;CECHA;NAZWA_1\n".utf8), TerytFault.columnMissing("NAZWA_2")), (Data(), .columnMissing("SYM")),
        (Data("SYM;CECHA;NAZWA_1;NAZWA_2\n1;ul.;A;\n1;ul.;B\n".utf8), .fieldCount(line: 3)),
        (Data("SYM;CECHA;NAZWA_1;NAZWA_2\n".utf8) + Data([49, 59, 59, 0xB3, 59]), .notUTF8(line: 2)),
    ])
    func aWrongFileIsNamedByLine(file: Data, fault: TerytFault) {
        #expect(throws: fault) { try Teryt.streets(ulic: file) }
    }

    @Test func aBackupOpensAsAStore() throws {
        let counter = try Counter()
        try counter.submit(try resident("Lis", "Jan"))
        let hash = try counter.store.keep(attachment: Data([1]))
        let copy = TemporaryFolder()
        try counter.store.backup(to: copy.path)
        try counter.submit(try resident("Żak", "Ewa", serial: 2))
        let restored = try Store.open(folder: copy.path, programme: town)
        #expect(try restored.people().map(\.surname) == ["Lis"])
        #expect(try restored.attachment(hash) == Data([1]))
        #expect(try restored.integrityCheck() == [])
        let mode = try FileManager.default.attributesOfItem(atPath: copy.path + "/store.sqlite")[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(throws: StoreFault.alreadyExists) { try counter.store.backup(to: copy.path) }
    }

    @Test(arguments: [
        ("UPDATE event SET payload = CAST(replace(payload, 'a', 'b') AS BLOB) WHERE counter = 4", 4),
        ("DELETE FROM event WHERE counter = 5", 6),
        ("UPDATE event SET at = at + 1 WHERE counter = 2", 2),
    ])
    func anAlteredJournalShows(sql: String, counter place: Int) throws {
        let counter = try Counter()
        try counter.submit(try resident("Lis", "Jan"))
        #expect(try counter.store.integrityCheck() == [])
        try counter.store.write { try $0.execute(sql: sql) }
        #expect(try counter.store.integrityCheck().contains(.chainBroken(desk: 1, counter: place)))
    }
}
