import Domain
import Foundation

/// An application as another system of the city hands it over: what was filled in there, with its enclosures (R-APP-3).
/// Texts are as they were typed; who takes it in reads and checks them.
public struct ElectronicApplication: Hashable, Sendable, Decodable {
    /// By what the sender's system tells it from others.
    public var reference: String
    /// The day on which it was sent.
    public var sent: Day
    /// The persons it is for; the first one files it.
    public var people: [Sender]
    /// The address that they share.
    public var address: Domain.Address
    /// How they are reached.
    public var contact: Domain.Contact
    /// Short name of the basis.
    public var basis: String
    /// How the card is carried.
    public var cardKind: CardKind
    /// Short name of the service point where the cards are picked up.
    public var pickupPoint: String
    /// Statements made.
    public var statements: [Declaration]
    /// Consents, given or not.
    public var consents: [Declaration]
    /// Scans of papers.
    public var papers: [Paper]

    /// One person of it.
    public struct Sender: Hashable, Sendable, Decodable {
        /// The PESEL number; nil where a document stands for it.
        public var pesel: String?
        /// The document of a person without a PESEL.
        public var document: IdentityDocument?
        /// Family name.
        public var surname: String
        /// First given name.
        public var givenName: String
        /// Second given name.
        public var secondName: String?
        /// Birth date of a person without a PESEL.
        public var birthDate: Day?
        /// Sex of a person without a PESEL.
        public var sex: Sex?
        /// How they are related to who files; nil for who files.
        public var relation: String?
        /// A basis of their own.
        public var basis: String?
        /// Short names of the packages asked for.
        public var packages: [String]
        /// Whether this is not the known person of the same name and birth date.
        public var otherPerson: Bool?
        /// The photo; nil where none is asked for.
        public var photo: Enclosure?
    }

    /// A paper.
    public struct Paper: Hashable, Sendable, Decodable {
        /// Short name of the paper, as in the programme file.
        public var paper: String
        /// Whose it is, from 0; nil for one that serves the whole application.
        public var person: Int?
        /// How its receipt is shown.
        public var evidence: String?
        /// The reference number on that evidence.
        public var reference: String?
        /// The paper's last day of validity.
        public var validUntil: Day?
        /// Its scan.
        public var scan: Enclosure
    }

    /// A file that comes along: beside the list, or in it.
    public enum Enclosure: Hashable, Sendable {
        /// The path of a file, from the folder of the list on.
        case file(String)
        /// Its bytes in base64.
        case base64(String)
    }

    /// Reads one.
    ///
    /// - Throws: ``CommandFault``, the first thing that is wrong, with the path to it.
    public static func decode(_ data: Data) throws(CommandFault) -> ElectronicApplication {
        do {
            let application = try JSON.decode(ElectronicApplication.self, from: data)
            try JSONShape.refuseStrangers(in: data, known: fields)
            return application
        } catch let fault as CommandFault {
            throw fault
        } catch let error as DecodingError {
            throw CommandFault(error)
        } catch {
            throw .notJSON
        }
    }
}

extension ElectronicApplication.Enclosure: Decodable {
    private enum Key: String, CodingKey { case file, base64 }

    /// Reads `{"file": "photos/1.jpg"}` or `{"base64": "…"}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let path = try container.decodeIfPresent(String.self, forKey: .file) {
            self = .file(path)
        } else {
            self = .base64(try container.decode(String.self, forKey: .base64))
        }
    }
}

// MARK: Description

private typealias Field = FieldDescription

private let enclosure = [
    Field("file", Field.text, required: false, "Path of the file, from the folder of the list on and not out of it."),
    Field("base64", Field.text, required: false, "In place of a path: the file's bytes."),
]

extension ElectronicApplication {
    /// Its fields.
    public static let fields: [FieldDescription] = [
        Field("reference", Field.text, "By what the sender's system tells it from others: the same one counts once."),
        Field("sent", Field.day, "The day on which it was sent: the time for the decision runs from it."),
        Field("people", "array of objects", "The persons it is for; the first one files it.", people),
        Field.address("The address that they share."),
        Field.contact("How they are reached: one of the two at least."),
        Field("basis", Field.text, "Short name of the basis."),
        Field("cardKind", "plastic or electronic", "How the card is carried."),
        Field("pickupPoint", Field.text, "Short name of the service point where the cards are picked up."),
        Field.declarations("statements", "Statements made, in the version that was shown."),
        Field.declarations("consents", "Consents, given or not."),
        Field("papers", "array of objects", "Scans of papers.", papers),
    ]

    private static let people = [
        Field("pesel", Field.text, required: false, "PESEL; or the document of a person without one."),
        Field(
            "document", "object", required: false, "In place of a PESEL.",
            [
                Field("kind", Field.text, "Short name of the kind of document."),
                Field("country", Field.text, "Two letters of the country that issued it."),
                Field("number", Field.text, "Its number."),
            ]),
        Field("surname", Field.text, "Family name."),
        Field("givenName", Field.text, "First given name."),
        Field("secondName", Field.text, required: false, "Second given name."),
        Field("birthDate", Field.day, required: false, "Birth date of a person without a PESEL."),
        Field("sex", "female or male", required: false, "Sex of a person without a PESEL."),
        Field("relation", Field.text, required: false, "How they are related to who files; left out for who files."),
        Field("basis", Field.text, required: false, "A basis of their own, with papers of their own."),
        Field("packages", "array of text", "Short names of the packages asked for."),
        Field(
            "otherPerson", Field.boolean, required: false,
            "This is not the known person of the same name and birth date."),
        Field("photo", "object", required: false, "JPEG or PNG, as the programme wants photos.", enclosure),
    ]

    private static let papers = [
        Field("paper", Field.text, "Short name of the paper, as in the programme file."),
        Field("person", "integer", required: false, "Whose it is, from 0; left out for one of the whole application."),
        Field("evidence", Field.text, required: false, "How receipt is shown, such as stamp or upo."),
        Field("reference", Field.text, required: false, "The reference number on that evidence."),
        Field("validUntil", Field.day, required: false, "The paper's last day of validity."),
        Field("scan", "object", "JPEG, PNG or PDF of 10 MB at most.", enclosure),
    ]

    /// One whole application, on one line.
    public static let example = """
        {"reference":"WWW-2026-000123","sent":"2026-11-18","people":[{"pesel":"44051401359","surname":"Kowalski",\
        "givenName":"Łukasz","packages":["resident"],"photo":{"file":"photos/123.jpg"}}],\
        "address":{"street":"ul. Polna","house":"3","flat":"5","postalCode":"18-400","city":"Łomża"},\
        "contact":{"email":"l.kowalski@example.pl","phone":""},"basis":"pit","cardKind":"electronic",\
        "pickupPoint":"boi","statements":[{"id":"regulation","version":"731/LXXXIV/24","given":true}],\
        "consents":[{"id":"news-email","version":"1","given":false}],\
        "papers":[{"paper":"pit","evidence":"upo","reference":"a1b2c3d4e5f60718",\
        "scan":{"base64":"JVBERi0xLjcK"}}]}
        """
}
