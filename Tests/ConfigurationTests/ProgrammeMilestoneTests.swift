import Testing

@testable import Configuration
@testable import Domain

/// What comes up for the members of a family account.
@Suite struct ProgrammeMilestoneTests {
    /// A family in which a member was born on that day, and perhaps has a package that rests on a paper.
    private func coming(
        born: String, relation: String, checkBy: String? = nil, until: String? = nil, ended: Bool = false,
        on day: String = "2026-11-20"
    ) throws -> [String] {
        var world = World()
        let (parent, member, family) = (ID<Person>.number(1), ID<Person>.number(2), ID<Family>.number(3))
        for (id, birth) in [(parent, "1980-01-01"), (member, born)] {
            let identity = Identity.document(
                IdentityDocument(kind: "passport", country: "PL", number: "AB\(id.low)"))
            let details = PersonDetails(
                identity: identity, surname: "Nowak", givenName: "Jan", birthDate: .of(birth), sex: nil)
            let data = PersonRegistered(details: details, address: Address(), contact: Contact())
            world.evolve(Change(.person(id), .person(.registered(data))))
        }
        if let checkBy {
            let grant = Grant(
                package: "resident", trait: "resident", from: .of("2026-01-01"), until: until.map { .of($0) },
                paragraph: "", application: .number(4), checkBy: .of(checkBy))
            world.evolve(Change(.person(member), .person(.granted(grant))))
        }
        if ended {
            let end = ParticipationEnded(kind: .death, reason: "", signedBy: nil, on: .of(day), by: .number(9))
            world.evolve(Change(.person(member), .person(.ended(end))))
        }
        world.evolve(
            Change(
                .family(family), .family(.founded(FamilyFounded(administrator: parent, on: .of("2026-01-01"))))))
        let joined = FamilyMember(person: member, relation: relation, since: .of("2026-01-01"))
        world.evolve(Change(.family(family), .family(.joined(joined))))
        let account = try #require(world.families[family])
        return world.milestones(of: account, try Repository.programme("lomza"), from: .of(day), within: 90).map {
            "\($0.on.iso) \($0.kind)"
        }
    }

    /// What comes up for whom within 90 days of 20 November 2026.
    @Test(arguments: [
        // R-WHO-7: seven years old, the day itself and the last of the ninety included, today and later not.
        ("2019-11-21", "child", ["2026-11-21 oldEnough"]), ("2020-02-18", "child", ["2027-02-18 oldEnough"]),
        ("2019-11-20", "child", []), ("2020-02-19", "child", []),
        // R-WHO-4: of age; R-WHO-5: too old to be a student.
        ("2009-01-15", "child", ["2027-01-15 capacityEnds(\"child\")"]),
        ("2001-02-01", "child", ["2027-02-01 capacityEnds(\"student\")"]),
        ("2009-01-15", "foster-child", ["2027-01-15 capacityEnds(\"foster-child\")"]),
        // Who was entered before there were relations, by capacity.
        ("2001-02-01", "student", ["2027-02-01 capacityEnds(\"student\")"]),
        ("2009-01-15", "spouse", []), ("2009-01-15", "ward", []),
    ])
    func agesComeUp(born: String, relation: String, expected: [String]) throws {
        #expect(try coming(born: born, relation: relation) == expected)
    }

    @Test func aLeapDaysChildComesOfAgeOnTheFirstOfMarch() throws {
        let expected = ["2026-03-01 capacityEnds(\"child\")"]
        #expect(try coming(born: "2008-02-29", relation: "child", on: "2025-12-15") == expected)
    }

    /// R-DOC-4: the ID of a student runs out while a package rests on it.
    @Test(arguments: [
        ("2027-01-31", "2027-09-30", ["2027-01-31 paperExpires"]),
        ("2026-10-31", "2027-09-30", ["2026-10-31 paperExpires"]),
        ("2027-03-31", "2027-09-30", []), ("2026-10-31", "2026-11-19", []),
    ])
    func papersRunOut(checkBy: String, until: String, expected: [String]) throws {
        #expect(try coming(born: "2004-05-05", relation: "child", checkBy: checkBy, until: until) == expected)
    }

    @Test func ofWhoIsGoneNothingComesUp() throws {
        #expect(try coming(born: "2019-11-21", relation: "child", ended: true).isEmpty)
    }
}
