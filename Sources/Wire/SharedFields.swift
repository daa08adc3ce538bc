/// Parts that several commands and the electronic application have alike.
extension FieldDescription {
    static func address(_ meaning: String) -> FieldDescription {
        FieldDescription(
            "address", "object", meaning,
            [
                FieldDescription("street", text, "Street with its kind; may be empty."),
                FieldDescription("house", text, "House number."),
                FieldDescription("flat", text, "Flat number; may be empty."),
                FieldDescription("postalCode", text, "Postal code NN-NNN."),
                FieldDescription("city", text, "City."),
            ])
    }

    static func contact(_ meaning: String) -> FieldDescription {
        FieldDescription(
            "contact", "object", meaning,
            [
                FieldDescription("email", text, "E-mail address; may be empty."),
                FieldDescription("phone", text, "Mobile number, nine digits; may be empty."),
            ])
    }

    static func declarations(_ name: String, _ meaning: String) -> FieldDescription {
        FieldDescription(
            name, "array of objects", meaning,
            [
                FieldDescription("id", text, "Short name, as in the programme file."),
                FieldDescription("version", text, "Version of the words."),
                FieldDescription("given", boolean, "Whether it was made or given."),
            ])
    }

    static func photo(_ meaning: String) -> FieldDescription {
        FieldDescription(
            "photo", "object", required: false, meaning,
            [
                FieldDescription("hash", "64 hexadecimal digits", "SHA-256 of the file."),
                FieldDescription("warnings", "array of text", "Keys of the warnings over which it was taken."),
                FieldDescription("reason", text, "Why it was taken all the same; empty without a warning."),
            ])
    }
}
