import ArgumentParser
import Configuration
import Domain
import Store

/// Which cards of the register are wanted.
struct RegisterOptions: ParsableArguments {
    @ArgumentParser.Option(help: .init("Cards issued on this day or later.", valueName: "day"))
    var from: Day?

    @ArgumentParser.Option(help: .init("Cards issued on this day or before.", valueName: "day"))
    var through: Day?

    @ArgumentParser.Option(help: .init("Short name of the service point where they are picked up.", valueName: "point"))
    var point: String?

    @ArgumentParser.Option(help: "Cards that stand so.")
    var status: CardStatus?

    @ArgumentParser.Option(help: "Cards that are carried so.")
    var kind: CardKind?

    var isEmpty: Bool {
        RegisterFilter(from: from, through: through, servicePoint: point, status: status, kind: kind).isEmpty
    }

    /// What is let through; the service point has to be one of the programme's.
    func filter(_ programme: Programme, _ messages: Messages) throws -> RegisterFilter {
        try programme.check(point: point, messages)
        return RegisterFilter(from: from, through: through, servicePoint: point, status: status, kind: kind)
    }
}

extension Programme {
    /// - Throws: ``Complaint`` where there is no service point of that short name.
    func check(point: String?, _ messages: Messages) throws {
        guard let point, servicePoint(point) == nil else { return }
        let points = servicePoints.map(\.id).joined(separator: ", ")
        throw Complaint(messages.text("cli.no-point", point, points), status: Exit.usage)
    }
}

extension CardStatus: ExpressibleByArgument {}
extension CardKind: ExpressibleByArgument {}
