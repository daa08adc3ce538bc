import Configuration
import Domain
import Foundation
import Store
import Testing

@testable import Desk

/// Cards lost, damaged, changed; data that change; families; the end.
@Suite struct CardsTests {
    // MARK: Blocking

    /// Where one may be when somebody calls that a card is lost, and the keys that block it from there.
    @Test(
        "R-CRD-5: blocked at once, in three keys at most",
        arguments: [
            ("home", "", "<C-b><Enter>"), ("home by F6", "", "<F6><Enter>"), ("file", "<Enter>", "<C-b><Enter>"),
            ("file by F6", "<Enter>", "<F6><Enter>"), ("menu", "<Enter><Enter>", "<C-b><Enter>"),
            ("data", "<Enter><F2>", "<C-b><Enter>"), ("family", "<Enter><F3>", "<C-b><Enter>"),
        ])
    func blocked(place: String, way: String, keys: String) throws {
        #expect(KeyScript.keys(keys).count <= 3)
        let desk = try Harness()
        let card = try desk.active()
        desk.login()
        desk.keys(card.surname + " " + card.givenName + way + keys)
        let status = try desk.card(card.number).status
        #expect(status == .blocked, "\(place): \(desk.screen)")
        #expect(desk.status.contains(card.number))
    }

    @Test func theMiddleOfAFormLosesNothing() throws {
        let desk = try Harness()
        let card = try desk.active()
        desk.login()
        desk.keys("<F4>" + (try Newcomer().person) + "<F2>ul. Testowa<Tab>3")
        let before = desk.lines.prefix(20)
        desk.keys("<C-b>\(card.number)<Enter>")
        #expect(try desk.card(card.number).status == .blocked)
        desk.keys("<Esc>")
        #expect(desk.lines.prefix(20) == before)
        desk.keys("A")
        #expect(desk.cursorLine.contains("3A"))
    }

    @Test func aScanFindsTheCardToBeBlocked() throws {
        let desk = try Harness()
        let card = try desk.active()
        desk.login()
        desk.keys("<F9><C-b>")
        desk.scan(card.number)
        #expect(desk.shows(card.listName))
        #expect(try desk.card(card.number).status == .active)
        desk.keys("<Enter>")
        #expect(try desk.card(card.number).status == .blocked)
    }

    @Test func aBlockedCardIsNotBlockedTwice() throws {
        let desk = try Harness()
        let card = try desk.active()
        desk.login()
        desk.keys("<C-b>\(card.number)<Enter><Esc><C-b>\(card.number)<Enter>")
        #expect(desk.status.contains("✗"))
    }

    @Test func noKeyBlocksBeforeTheLogin() throws {
        let desk = try Harness()
        let before = desk.lines
        desk.keys("<C-b>")
        #expect(desk.lines == before)
    }

    @Test(arguments: Language.allCases) func helpTellsOfTheKeyThatWorksEverywhere(language: Language) throws {
        let desk = try Harness(language: language)
        desk.login()
        desk.keys("<Enter><F1>")
        #expect(desk.shows("^B"))
    }

    // MARK: Duplicates

    @Test(arguments: Language.allCases) func aLostCardIsReplacedOnceItsFeeIsPaid(language: Language) throws {
        let desk = try Harness(language: language)
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<C-b><Enter><F4>")
        #expect(desk.shows("20,00 zł"))
        #expect(desk.shows(desk.words("duplicate.ground.lost")))
        desk.keys("<F2>")
        #expect(desk.status.contains("✗"))
        desk.keys("<F9> <F2>")
        let file = try desk.file(card)
        let request = try #require(file.duplicates.first)
        #expect(request.status == .unpaid && request.ground == .lost)
        #expect(desk.shows(request.number) && desk.shows("20,00 zł"))
        #expect(try desk.papers().contains { $0.hasPrefix("loss") })
        #expect(try desk.papers().contains { $0.hasPrefix("duplicate") })
        desk.keys("<F2>")
        #expect(desk.lines[0].contains(desk.words("cash.title")) && desk.shows(request.number))
    }

    @Test func whoIsCashierTooTakesTheFeeAtOnce() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<C-b><Enter><F4> <F2><F2><F2>100<Enter>")
        let request = try #require(try desk.file(card).duplicates.first)
        #expect(desk.lines[0].contains(request.number), "\(desk.screen)")
        desk.keys("<F2>")
        #expect(try desk.file(card).duplicates.first?.status == .issued)
        #expect(try desk.file(card).cards.map(\.status) == [.ready, .blocked])
    }

    @Test func aDamagedCardIsHandedInFirst() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<Enter><F8>z<F2>")
        #expect(desk.status.contains("✗"))
        #expect(try desk.card(card.number).status == .active)
        desk.keys(" <F2>")
        #expect(try desk.file(card).cards.first?.returned == Harness.today)
        #expect(try desk.file(card).duplicates.first?.ground == .damaged)
    }

    @Test func whoSignsForAChildWithoutAnAccountIsLookedUp() throws {
        let desk = try Harness()
        let (parent, child) = try desk.family()
        try desk.perform(.leaveFamily(LeaveFamily(person: child.id)), by: "referent")
        desk.login()
        desk.keys("\(child.number)<Enter><F8> <F7>\(parent.number)<Enter>")
        #expect(desk.shows(parent.listName))
        desk.keys("<F2> <F2>")
        #expect(try desk.file(child).duplicates.first?.ground == .lost, "\(desk.screen)")
    }

    @Test func whoSignsTheEndOfAChildWithoutAnAccountIsLookedUp() throws {
        let desk = try Harness()
        let (parent, child) = try desk.family()
        try desk.perform(.leaveFamily(LeaveFamily(person: child.id)), by: "referent")
        desk.login()
        desk.keys("\(child.number)<Enter><Enter>7<F7>\(parent.number)<Enter><F2>")
        #expect(try desk.file(child).person.end?.signedBy == parent.id, "\(desk.screen)")
    }

    @Test func changedDataMakeTheDuplicateFree() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<Enter><F2><Tab><Tab>-Nowa")
        #expect(desk.shows(desk.words("outlook.free-duplicate", card.number)))
        desk.keys("<F2>")
        #expect(desk.shows(desk.words("change.done", card.listName)))
        desk.keys("<F4>")
        #expect(desk.shows("§ 11 ust. 2"))
        desk.keys("<F2>")
        let file = try desk.file(card)
        #expect(file.duplicates.first?.status == .issued)
        #expect(file.cards.map(\.status) == [.ready, .blocked])
        #expect(file.person.details.surname == card.surname + "-Nowa")
    }

    @Test func whoLooksDifferentGetsANewPhoto() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        let old = try desk.file(card).cards.first?.photo
        desk.login()
        desk.keys("\(card.number)<Enter><F8>u<F4><F3>\(try desk.folder.photo())<Enter><F2>")
        #expect(desk.shows(desk.words("duplicate.new-photo")))
        desk.keys("<F2> <F2>")
        let photo = try #require(try desk.file(card).duplicates.first?.photo)
        #expect(photo != old)
    }

    @Test func aParentSignsForAChild() throws {
        let desk = try Harness()
        let (parent, child) = try desk.family()
        desk.login()
        desk.keys("\(child.number)<Enter><F8>u<F2> <F2>")
        #expect(desk.status.contains("✗"))
        #expect(try desk.file(child).duplicates.isEmpty)
        desk.keys(" \(parent.givenName)<Enter><F2>")
        #expect(try desk.file(child).duplicates.first?.signedBy == parent.id)
    }

    @Test func aRequestIsWithdrawnWithAReason() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<C-b><Enter><F4><F9> <F2><Esc><Enter><Enter>4<F8><Enter>")
        #expect(desk.status.contains("⚠"))
        desk.keys("karta się znalazła<Enter>")
        #expect(try desk.file(card).duplicates.first?.status == .withdrawn)
    }

    // MARK: The file

    @Test func aCardIsGivenBack() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<Enter><Enter>3")
        #expect(try desk.card(card.number).status == .active)
        desk.keys("<Enter>")
        #expect(try desk.file(card).cards.first?.returned == Harness.today)
        #expect(desk.shows(card.number))
    }

    @Test func aDoubtIsRaisedAndCleared() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<Enter><Enter>6adres?<Enter>")
        #expect(desk.lines[6].contains("adres?"))
        desk.keys("<Enter>6był w punkcie<Enter>")
        #expect(try desk.file(card).person.doubts.last == nil)
        #expect(!desk.lines[6].contains("adres?"))
    }

    @Test func consentsAreGivenAndWithdrawn() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        for isGiven in [true, false] {
            desk.keys((isGiven ? "\(card.number)<Enter>" : "") + "<Enter>5 <F2>")
            #expect(try desk.file(card).person.consents.contains { $0.given } == isGiven)
        }
    }

    @Test func aReliefIsUsedAndCounted() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<Enter><Enter>2<Enter>")
        #expect(try desk.file(card).person.uses.count == 1)
    }

    // MARK: Changes

    @Test func theFamilyMovesWithOneTick() throws {
        let desk = try Harness()
        let (parent, child) = try desk.family()
        desk.login()
        desk.keys("\(child.number)<Enter><F3><F2><C-u>ul. Nowa<Tab><C-u>7<F2>")
        let file = try desk.file(child)
        #expect(file.person.address.line.hasPrefix("ul. Nowa 7"))
        #expect(file.family?.contains(parent.id) == true)
        #expect(file.world.people[parent.id]?.address.line == file.person.address.line)
    }

    @Test func whoMovesAloneIsToldToLeaveTheFamily() throws {
        let desk = try Harness()
        let (_, child) = try desk.family()
        desk.login()
        desk.keys("\(child.number)<Enter><F2><Tab><Tab><Tab><Tab><Tab><C-u>ul. Nowa<Tab>")
        #expect(desk.shows(desk.words("outlook.leaves-family")))
        desk.keys("<F2>")
        #expect(try desk.file(child).family == nil)
    }

    @Test("R-END-1: who tells late is only told") func whoTellsLateIsOnlyTold() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<Enter><F2><BTab>2026-10-01<Tab>")
        #expect(desk.shows("⚠") && desk.shows("§ 11 ust. 1"))
    }

    // MARK: The end

    @Test func aFamilyResignsTogether() throws {
        let desk = try Harness()
        let (parent, child) = try desk.family()
        desk.login()
        desk.keys("\(parent.number)<Enter><Enter>")
        desk.choose("act.resign")
        let ticks = try desk.file(child).family?.members.count ?? 0
        // Each person's tick and card; the one whose file it is, is ticked already.
        desk.keys("<Tab><Tab>")
        for _ in 1..<ticks { desk.keys(" <Tab><Tab>") }
        #expect(desk.shows(child.number))
        desk.keys("<F2>")
        for person in [parent.id, child.id] {
            let file = try #require(try desk.store.personFile(person))
            #expect(file.person.end?.kind == .resignation, "\(desk.screen)")
            #expect(file.cards.allSatisfy { !$0.status.isLive })
        }
        #expect(try desk.papers().contains { $0.hasPrefix("resignation") })
        #expect(desk.shows(desk.words("end.resignation")))
    }

    @Test func aParentSignsTheChildsResignation() throws {
        let desk = try Harness()
        let (parent, child) = try desk.family()
        desk.login()
        desk.keys("\(child.number)<Enter><Enter>")
        desk.choose("act.resign")
        desk.keys("<F2>")
        #expect(desk.status.contains("✗"))
        #expect(try desk.file(child).person.end == nil)
        desk.keys(" \(parent.givenName)<Enter>")
        #expect(desk.shows(desk.words("outlook.card-blocked", child.number)))
        desk.keys("<F2>")
        #expect(try desk.file(child).person.end?.signedBy == parent.id)
    }

    @Test(arguments: [("referent", false), ("kierownik", true)])
    func onlyASupervisorAnnuls(login: String, may: Bool) throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login(login)
        desk.keys("\(card.number)<Enter><Enter>")
        #expect(desk.shows(desk.words("act.annul")) == may)
        guard may else { return }
        desk.choose("act.annul")
        desk.keys("<F2>")
        #expect(desk.status.contains("✗"))
        desk.keys("fałszywe dane<F2>")
        #expect(try desk.file(card).person.end?.kind == .annulment)
    }

    @Test func wordOfADeathClosesTheAccount() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<Enter><Enter>")
        desk.choose("act.death")
        desk.keys("<F2>")
        #expect(try desk.file(card).person.end?.kind == .death)
        #expect(desk.lines[6].contains(Harness.today.iso))
    }

    // MARK: Families

    @Test func somebodyLeavesAndJoinsAgain() throws {
        let desk = try Harness()
        let (parent, child) = try desk.family()
        desk.login()
        desk.keys("\(parent.number)<Enter><F3>")
        desk.keys("<Home>")
        let members = try #require(try desk.file(child).family?.members.map(\.person))
        desk.keys(String(repeating: "<Down>", count: members.firstIndex(of: child.id) ?? 0) + "<F8>")
        #expect(desk.shows(desk.words("outlook.leaves-family")))
        #expect(try desk.file(child).family != nil)
        desk.keys("<Enter>")
        #expect(try desk.file(child).family == nil)
        desk.keys("<F4><C-u>\(child.number)<Enter> dziecko<Enter><F2>")
        let family = try #require(try desk.file(child).family, "\(desk.screen)")
        #expect(family.contains(parent.id))
        #expect(family.member(child.id)?.relation == "child")
        desk.keys("<F9>")
        #expect(try desk.papers().contains { $0.hasPrefix("family") })
    }

    @Test func whoLeavesTheAccountToOthersNamesTheSuccessor() throws {
        let desk = try Harness()
        let (parent, child) = try desk.family()
        let family = try #require(try desk.file(parent).family)
        let adults = try family.members.map(\.person).filter { id in
            let person = try #require(try desk.store.personFile(id)?.person)
            return id != parent.id && person.age(on: Harness.today) >= 18
        }
        desk.login()
        desk.keys("\(parent.number)<Enter><F3><F8>" + (adults.count > 1 ? "<Enter>" : "") + "<Enter>")
        let after = try #require(try desk.file(child).family)
        #expect(!after.contains(parent.id) && adults.contains(after.administrator))
    }

    @Test func aChildDoesNotAdminister() throws {
        let desk = try Harness()
        let (parent, child) = try desk.family()
        desk.login()
        desk.keys("\(child.number)<Enter><F3>z")
        #expect(desk.shows(parent.listName))
        #expect(desk.status.contains("✗"))
    }
}

// MARK: Support

/// A card with its holder, as the tests name them.
struct Held {
    let id: ID<Person>
    let number: String
    let surname: String
    let givenName: String
    var listName: String { "\(surname.uppercased()) \(givenName)" }

    init(_ row: CardRow) {
        (id, number, surname, givenName) = (row.person, row.number, row.surname, row.givenName)
    }
}

extension Harness {
    /// A card in somebody's hand whose package is in force; of an adult without a family, if wanted.
    func active(adult: Bool = false) throws -> Held {
        for row in try store.register().reversed() where row.status == .active {
            guard let file = try store.personFile(row.person), file.cards.count == 1, file.duplicates.isEmpty,
                file.person.has(package: "resident", on: Harness.today)
            else { continue }
            if !adult || file.family == nil && file.person.age(on: Harness.today) >= 18 { return Held(row) }
        }
        throw Missing(what: "active card")
    }

    /// A child and who administers their account, each with a card in their hand.
    func family() throws -> (parent: Held, child: Held) {
        for row in try store.register() where row.status == .active {
            guard let file = try store.personFile(row.person), let family = file.family,
                file.person.age(on: Harness.today) < 18, file.person.has(package: "resident", on: Harness.today),
                let parent = try store.cards(of: family.administrator).first, parent.status == .active
            else { continue }
            return (Held(parent), Held(row))
        }
        throw Missing(what: "family")
    }

    func file(_ card: Held) throws -> PersonFile {
        guard let file = try store.personFile(card.id) else { throw Missing(what: card.listName) }
        return file
    }

    /// The names of the papers that were printed.
    func papers() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path + "/paper")
    }

    /// Picks something from the menu by its number.
    func choose(_ act: String) {
        let words = words(act)
        guard let line = lines.first(where: { $0.contains(words) && $0.contains("│") }),
            let number = line.first(where: \.isNumber)
        else { return }
        keys(String(number))
    }
}
