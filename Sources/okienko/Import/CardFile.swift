import Configuration
import Foundation
import Wire

/// The file of cards, its columns found.
struct CardFile {
    let layout: CSVLayout
    let size: Int
    private(set) var reader: CSVReader

    /// Opens and reads it as far as its header.
    ///
    /// - Throws: ``Complaint``: not there, or not to be understood (exit status 65).
    init(path: String, _ messages: Messages) throws {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Complaint(unreadable: path, errno == 0 ? ENOENT : errno, messages)
        }
        do {
            reader = try CSVReader(file: file)
            size = Int(try file.seekToEnd())
            try file.seek(toOffset: UInt64(reader.bytesRead))
        } catch let fault as CSVHeaderFault {
            throw Complaint(CardFile.words(fault, path, messages), status: Exit.badData)
        } catch {
            throw Complaint(messages.text("cli.import.not-a-file", path), status: Exit.noInput)
        }
        layout = CSVLayout(header: reader.header, columns: CardColumn.all)
        guard layout.isUsable, CardColumn.identify(layout) else {
            throw Complaint(CardFile.words(layout, path, messages), status: Exit.badData)
        }
    }

    var headerBytes: [UInt8] { reader.headerBytes }

    /// A line end as the file has it.
    var lineFeed: [UInt8] {
        switch reader.encoding {
        case .utf16LittleEndian: [0x0A, 0]
        case .utf16BigEndian: [0, 0x0A]
        default: [0x0A]
        }
    }

    /// How much of it was read.
    var share: Double { size == 0 ? 1 : Double(reader.bytesRead) / Double(size) }

    /// The next row with its bytes as they came.
    mutating func next() throws -> (item: CSVItem, bytes: [UInt8])? {
        guard let item = try reader.next() else { return nil }
        if case .bad(let row) = item { return (item, row.bytes) }
        return (item, reader.rowBytes)
    }

    /// What a column is called in this file.
    func name(of column: String) -> String {
        layout.places[column].map { reader.header[$0] } ?? column
    }

    private static func words(_ fault: CSVHeaderFault, _ path: String, _ messages: Messages) -> String {
        switch fault {
        case .empty: messages.text("cli.import.empty", path)
        case .unreadable: messages.text("cli.import.no-header", path)
        }
    }

    private static func words(_ layout: CSVLayout, _ path: String, _ messages: Messages) -> String {
        if let doubled = layout.doubled.first { return messages.text("cli.import.doubled", path, doubled) }
        let missing = layout.missing.map { $0.names[0] } + (CardColumn.identify(layout) ? [] : ["PESEL"])
        return messages.text("cli.import.missing", path, missing.joined(separator: ", "))
    }
}

/// The columns of a file of cards.
enum CardColumn {
    static let all = [
        CSVColumn("kind", ["rodzaj karty", "rodzaj", "karta", "kind", "card kind"]),
        CSVColumn("number", ["numer karty", "numer", "nr karty", "number", "card number"]),
        CSVColumn("surname", ["nazwisko", "surname", "family name"]),
        CSVColumn("given_name", ["imię", "given name", "first name"]),
        CSVColumn("second_name", ["drugie imię", "second name", "second given name"], isRequired: false),
        CSVColumn("pesel", ["PESEL", "nr PESEL", "numer PESEL"], isRequired: false),
        CSVColumn("document_kind", ["rodzaj dokumentu", "document kind"], isRequired: false),
        CSVColumn("document_country", ["kraj dokumentu", "kraj", "document country", "country"], isRequired: false),
        CSVColumn(
            "document_number", ["numer dokumentu", "nr dokumentu", "dokument", "document number", "document"],
            isRequired: false),
        CSVColumn("birth_date", ["data urodzenia", "urodzony", "birth date", "date of birth"], isRequired: false),
        CSVColumn("street", ["ulica", "street"], isRequired: false),
        CSVColumn("house", ["dom", "numer domu", "nr domu", "house"], isRequired: false),
        CSVColumn("flat", ["mieszkanie", "lokal", "nr lokalu", "nr mieszkania", "flat"], isRequired: false),
        CSVColumn("postal_code", ["kod pocztowy", "kod", "postal code"], isRequired: false),
        CSVColumn("city", ["miejscowość", "miasto", "city"], isRequired: false),
        CSVColumn("email", ["e-mail", "email", "adres e-mail"], isRequired: false),
        CSVColumn("phone", ["telefon", "nr telefonu", "phone"], isRequired: false),
        CSVColumn("valid_until", ["ważna do", "ważność", "valid until"], isRequired: false),
        CSVColumn("other_person", ["inna osoba", "other person"], isRequired: false),
    ]

    /// Whether persons can be told apart.
    static func identify(_ layout: CSVLayout) -> Bool {
        layout.places["pesel"] != nil || layout.places["document_number"] != nil
    }
}
