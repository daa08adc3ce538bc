import Domain
import Foundation
import GRDB

extension Projector {
    func apply(_ event: ApplicationEvent, to id: ID<Application>, at: Instant) throws {
        if case .submitted(let submitted) = event {
            try insert(submitted, id)
        } else {
            try update(event, id)
        }
        try queueNotice(of: event, id, at)
    }

    private func insert(_ submitted: ApplicationSubmitted, _ id: ID<Application>) throws {
        let form = submitted.form
        let people = try form.people.compactMap { try number(of: $0.person) }
        guard let first = people.first else { throw StoreFault.corrupt }
        let packages = form.people.flatMap(\.packages).reduce(into: [String]()) { all, package in
            if !all.contains(package) { all.append(package) }
        }
        try database.run(
            """
            INSERT INTO application(id, number, status, is_open, person, people, packages, pickup_point, channel,
            submitted, deadline, submitted_by, remark, service_point)
            VALUES (?, ?, 'pending', 1, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)
            """,
            [
                id.blob, submitted.number.text, first, people.count, packages.joined(separator: " "),
                form.pickupPoint, form.contact.channel?.rawValue, submitted.on.ordinal, submitted.deadline.ordinal,
                submitted.by.blob, submitted.servicePoint ?? "",
            ])
        try link(people, to: Int(database.lastInsertedRowID), number: submitted.number.text)
    }

    private func link(_ people: [Int], to application: Int, number: String) throws {
        for person in people {
            try database.run(
                "INSERT OR IGNORE INTO application_person(person, application) VALUES (?, ?)", [person, application])
            try addSearch(SearchKeys.numbers(number), to: person)
            try database.run(
                "UPDATE person SET open_number = ?, open_status = 'pending' WHERE n = ?", [number, person])
        }
    }

    private func update(_ event: ApplicationEvent, _ id: ID<Application>) throws {
        guard let row = try database.row("SELECT n, number, remark FROM application WHERE id = ?", [id.blob]) else {
            throw StoreFault.corrupt
        }
        let (application, number) = (row[0] as Int, row[1] as String)
        let (status, decided) = ApplicationStatus.after(event)
        try database.run(
            """
            UPDATE application SET status = ?, is_open = ?, remark = ?, until = ?, decided = ?, refused_by = ?
            WHERE n = ?
            """,
            [
                status.rawValue, status.isOpen, decided?.reason ?? row[2], decided?.until?.ordinal,
                status.isOpen ? nil : decided?.on.ordinal, decided?.rule?.rawValue, application,
            ])
        try database.run(
            """
            UPDATE person SET open_number = ?, open_status = ?
            WHERE n IN (SELECT person FROM application_person WHERE application = ?) AND open_number = ?
            """,
            [status.isOpen ? number : nil, status.isOpen ? status.rawValue : nil, application, number])
    }

    /// Word of submission and decision: the one place where notices come from (R-APP-1, R-APP-2).
    private func queueNotice(of event: ApplicationEvent, _ id: ID<Application>, _ at: Instant) throws {
        guard let kind = Notice.Kind(event) else { return }
        try database.run(
            """
            INSERT INTO notice(application, kind, channel, created, zone, state)
            SELECT n, ?, channel, ?, ?, 'queued' FROM application WHERE id = ? AND channel IS NOT NULL
            """,
            [kind.rawValue, at.milliseconds, at.offset, id.blob])
    }
}

extension ApplicationStatus {
    /// How an application stands after an event, and what was said with it.
    fileprivate static func after(_ event: ApplicationEvent) -> (ApplicationStatus, ApplicationDecided?) {
        switch event {
        case .submitted, .supplemented: (.pending, nil)
        case .supplementCalled(let decided): (.supplement, decided)
        case .approved(let decided): (.approved, decided)
        case .refused(let decided): (.refused, decided)
        case .withdrawn(let decided): (.withdrawn, decided)
        }
    }
}

/// Word that goes to an applicant.
public struct Notice: Hashable, Sendable {
    /// Identifies it on this desk.
    public let id: Int
    /// What it says.
    public let kind: Kind
    /// By what it goes.
    public let channel: Channel
    /// The application.
    public let application: ID<Application>
    /// Its case number.
    public let number: String
    /// Who filed it.
    public let person: ID<Person>
    /// When it was queued.
    public let created: Instant
    /// Whether it has gone out.
    public let state: State

    /// What a notice says.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case submitted, approved, refused, supplement

        init?(_ event: ApplicationEvent) {
            switch event {
            case .submitted: self = .submitted
            case .approved: self = .approved
            case .refused: self = .refused
            case .supplementCalled: self = .supplement
            case .supplemented, .withdrawn: return nil
            }
        }
    }

    /// Whether a notice has gone out.
    public enum State: String, Hashable, Sendable {
        case queued
    }
}
