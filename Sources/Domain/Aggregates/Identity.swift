/// By what a person is told from others: a PESEL, or for those without one a document.
public enum Identity: Hashable, Sendable {
    /// The PESEL number.
    case pesel(Pesel)
    /// A document, its country and its number.
    case document(IdentityDocument)

    /// The PESEL where it is one.
    public var pesel: Pesel? {
        if case .pesel(let pesel) = self { pesel } else { nil }
    }
}

/// A document that identifies a person without a PESEL.
public struct IdentityDocument: Hashable, Sendable, Codable {
    /// One of the programme's kinds (`passport`).
    public var kind: String
    /// ISO 3166 code of the country that issued it, two letters.
    public var country: String
    /// Its number, letters and digits in upper case without blanks.
    public var number: String

    /// A document.
    public init(kind: String, country: String, number: String) {
        self.kind = kind
        self.country = country
        self.number = number
    }
}

extension Identity: Codable {
    private enum Key: String, CodingKey { case pesel, document }

    /// Reads `{"pesel": …}` or `{"document": {…}}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let pesel = try container.decodeIfPresent(Pesel.self, forKey: .pesel) {
            self = .pesel(pesel)
        } else {
            self = .document(try container.decode(IdentityDocument.self, forKey: .document))
        }
    }

    /// Writes `{"pesel": …}` or `{"document": {…}}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .pesel(let pesel): try container.encode(pesel, forKey: .pesel)
        case .document(let document): try container.encode(document, forKey: .document)
        }
    }
}

/// What the duplicate check compares: one person may have several keys, and two persons who share a certain key are one.
public enum PersonKey: Hashable, Sendable {
    /// The same PESEL: certainly the same person.
    case pesel(String)
    /// The same document: certainly the same person.
    case document(String)
    /// The same folded name and birth date: perhaps the same person.
    case nameAndBirth(String)

    /// Whether persons who share this key are certainly one.
    public var isCertain: Bool {
        if case .nameAndBirth = self { false } else { true }
    }

    /// The key as one text, for an index.
    public var text: String {
        switch self {
        case .pesel(let digits): "pesel:\(digits)"
        case .document(let document): "document:\(document)"
        case .nameAndBirth(let name): "name:\(name)"
        }
    }

    /// Every key of a person as far as they are known; the same on every path by which a person comes in.
    public static func keys(identity: Identity?, surname: String, givenName: String, birthDate: Day?) -> [PersonKey] {
        var keys: [PersonKey] = []
        switch identity {
        case .pesel(let pesel): keys.append(.pesel(pesel.digits))
        case .document(let document):
            keys.append(.document("\(document.kind)|\(document.country)|\(document.number)".uppercased()))
        case nil: break
        }
        let name = [Folding.fold(surname), Folding.fold(givenName)]
        if let birthDate, !name.contains("") {
            keys.append(.nameAndBirth("\(name[0])|\(name[1])|\(birthDate.iso)"))
        }
        return keys
    }
}

/// Where a person lives.
public struct Address: Hashable, Sendable, Codable {
    /// Street as on the street list, with its kind (`ul. Polna`); empty in a place without streets.
    public var street: String
    /// House number.
    public var house: String
    /// Flat number; empty where there is none.
    public var flat: String
    /// `18-400`.
    public var postalCode: String
    /// City.
    public var city: String

    /// An address, empty unless told otherwise.
    public init(street: String = "", house: String = "", flat: String = "", postalCode: String = "", city: String = "")
    {
        self.street = street
        self.house = house
        self.flat = flat
        self.postalCode = postalCode
        self.city = city
    }

    /// `ul. Polna 3/5`.
    public var line: String {
        let number = flat.isEmpty ? house : "\(house)/\(flat)"
        return [street, number].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// `ul. Polna 3/5, 18-400 Łomża`.
    public var full: String {
        [line, [postalCode, city].filter { !$0.isEmpty }.joined(separator: " ")].filter { !$0.isEmpty }
            .joined(separator: ", ")
    }
}

/// How word reaches a person: by e-mail, or by SMS where only a mobile is given (R-APP-1).
public struct Contact: Hashable, Sendable, Codable {
    /// E-mail address; empty where there is none.
    public var email: String
    /// Mobile number, nine digits; empty where there is none.
    public var phone: String

    /// A way to reach a person, empty unless told otherwise.
    public init(email: String = "", phone: String = "") {
        self.email = email
        self.phone = phone
    }

    /// The channel that is used; nil where there is none.
    public var channel: Channel? {
        if !email.isEmpty { .email } else if !phone.isEmpty { .sms } else { nil }
    }
}

/// By what a notice goes out.
public enum Channel: String, Hashable, Sendable, Codable {
    case email, sms
}
