import Configuration
import Domain
import Store
import Terminal
import Widgets

/// The consents of somebody who takes part, given and withdrawn at any time (R-FAM-4).
struct ConsentDesk: ShowsPerson, HoldsInput {
    let name = "consents"
    private let person: Person
    private var sending: Sending
    private var form: ScreenForm

    init(_ file: PersonFile, _ desk: Surroundings) {
        person = file.person
        sending = Sending(desk)
        let given = file.person.consents.filter(\.given).map { ("consent.\($0.id)", Draft.yes) }
        form = ScreenForm(desk.screens.consents, values: Dictionary(given) { $1 }, desk)
    }

    var shownPerson: ID<Person>? { person.id }

    var isTouched: Bool { form.isTouched }

    func heading(_ desk: Surroundings) -> Heading {
        Heading("\(desk.words("consents.title")) · \(person.details.listName)", desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [Action(.f(1), .help), Action(.f(2), .save), Action(.f(10), .back), Action(.escape, .back)]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        act == .save ? save(desk) : [.pop]
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        form.handle(key).isSubmitted ? save(desk) : []
    }

    private mutating func save(_ desk: Surroundings) -> [Step] {
        let consents = desk.programme.consents.map { consent in
            let isGiven = form.value("consent.\(consent.id)") == Draft.yes
            return Declaration(id: consent.id, version: consent.version, given: isGiven)
        }
        return sending.send(.changeConsents(ChangeConsents(person: person.id, consents: consents)))
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch sending.outcome(in: answer) {
        case .done: [.say(Toast(desk.words("consents.done"))), .pop]
        case .refused(let refusal): form.show(refusal, desk)
        case nil: []
        }
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        form.draw(into: &buffer, focused: true, desk)
    }
}
