import Domain
import Foundation

@testable import Desk
@testable import Store

/// Somebody who walks in, and the keys by which their application is typed.
struct Newcomer {
    var pesel: String
    var surname = "Żółciński"
    var givenName = "Łukasz"

    /// Born on 1 January 1980.
    init(serial: Int = 1235) throws {
        guard let day = Day("1980-01-01"), let pesel = Pesel(birthDate: day, serial: serial) else {
            throw Harness.Missing(what: "PESEL")
        }
        self.pesel = pesel.digits
    }

    /// The first page, from an empty form.
    var person: String { "\(pesel)<Tab><Tab>\(surname)<Tab>\(givenName)" }
    static let address = "ul. Testowa<Tab>3<Tab>5<Tab>18-400"
    /// Telephone, basis PIT, a plastic card, the service point as it stands.
    static let card = "600100200<Tab><Tab><Right><Tab> "
    static let statements = " <Tab> "
    /// The PIT as a copy with UPO.
    static let papers = "k<Down><Tab>a1b2c3d4e5f60718<Enter>"

    /// The pages, from the home screen; nobody but them is on the form.
    var form: String {
        "<F4>\(person)<F2>\(Newcomer.address)<F2>\(Newcomer.card)<F2><F2>\(Newcomer.statements)"
    }

    /// Everything up to the verdict, with a photo.
    func application(photo: String) -> String {
        "\(form)<F3>\(Newcomer.papers)<F10><F4><F3>\(photo)<Enter><F2>"
    }
}

extension TrainingFolder {
    /// A photo that the programme takes.
    func photo() throws -> String {
        let file = path + "/photo.png"
        try Silhouette.png(width: 504, height: 648).write(to: URL(filePath: file))
        return file
    }
}

extension Harness {
    /// Takes a newcomer's application, and answers its case number.
    func submit(_ newcomer: Newcomer) throws -> String {
        keys(newcomer.application(photo: try folder.photo()) + "<F5><F2>")
        guard let number = caseNumber else { throw Missing(what: "case number on\n\(screen)") }
        return number
    }
}
