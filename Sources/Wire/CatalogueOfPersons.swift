import Domain

private typealias Field = FieldDescription

private let details = Field(
    "details", "object", "Who they are.",
    [
        Field(
            "identity", "object",
            "Either {\"pesel\": \"…\"} or {\"document\": {\"kind\": …, \"country\": …, \"number\": …}}."),
        Field("surname", Field.text, "Family name."),
        Field("givenName", Field.text, "First given name."),
        Field("secondName", Field.text, "Second given name; may be empty."),
        Field("birthDate", Field.day, "Birth date."),
        Field("sex", "female or male", required: false, "Sex, where known."),
    ])

private let address = Field.address("Where they live.")
private let contact = Field.contact("How they are reached.")

private let confirmedDifferent = Field(
    "confirmedDifferent", Field.boolean, "This is not the known person of the same name and birth date.")

private let successor = Field(
    "successor", Field.uuid, required: false,
    "Who administers the family account from now on, where its administrator goes.")

extension CommandCatalogue {
    static let changeData = CommandDescription(
        name: .changeData, summary: "Changes the data of a person; what follows from it comes with it.",
        fields: [
            Field("person", Field.uuid, "The person."),
            details,
            address,
            contact,
            Field("wholeFamily", Field.boolean, "The whole family moves along."),
            successor,
            confirmedDifferent,
        ],
        example: """
            {"command":"person.change","id":"0193a7c0-0000-7000-8000-000000000021",\
            "person":"0193a7c0-0000-7000-8000-000000000011","details":{"identity":{"pesel":"44051401359"},"surname":"Kowalski","givenName":"Łukasz","secondName":"",\
            "birthDate":"1944-05-14","sex":"male"},\
            "address":{"street":"ul. Polna","house":"3","flat":"5","postalCode":"18-400","city":"Łomża"},\
            "contact":{"email":"","phone":"600100200"},\
            "wholeFamily":true,"successor":"0193a7c0-0000-7000-8000-000000000012","confirmedDifferent":false}
            """)

    static let changeConsents = CommandDescription(
        name: .changeConsents, summary: "Gives or withdraws consents.",
        fields: [
            Field("person", Field.uuid, "The person."),
            Field.declarations("consents", "The consents as they are from now on; others stay as they were."),
        ],
        example: """
            {"command":"person.consents","id":"0193a7c0-0000-7000-8000-00000000003a",\
            "person":"0193a7c0-0000-7000-8000-000000000011",\
            "consents":[{"id":"news-email","version":"2024-05-06","given":false}]}
            """)

    static let endParticipation = CommandDescription(
        name: .endParticipation, summary: "Ends the participation of one person or of several, effective the same day.",
        fields: [
            Field("people", "array of UUIDs", "Who."),
            Field("kind", "resignation, annulment or death", "How."),
            Field("reason", Field.text, "Why; may be empty but for an annulment."),
            Field("signedBy", Field.uuid, required: false, "Who signed for a child."),
            Field("cardsReturned", "array of UUIDs", "The cards that were given back."),
            successor,
        ],
        example: """
            {"command":"person.end","id":"0193a7c0-0000-7000-8000-000000000022",\
            "people":["0193a7c0-0000-7000-8000-000000000011"],\
            "kind":"resignation","reason":"","signedBy":"0193a7c0-0000-7000-8000-000000000012",\
            "cardsReturned":["0193a7c0-0000-7000-8000-000000000020"],"successor":"0193a7c0-0000-7000-8000-000000000012"}
            """)

    static let raiseDoubt = CommandDescription(
        name: .raiseDoubt, summary: "Calls a participant to the service point because something is in doubt.",
        fields: [
            Field("person", Field.uuid, "The person."),
            Field("reason", Field.text, "What is in doubt."),
        ],
        example: """
            {"command":"person.doubt","id":"0193a7c0-0000-7000-8000-000000000023",\
            "person":"0193a7c0-0000-7000-8000-000000000011","reason":"adres do sprawdzenia"}
            """)

    static let clearDoubt = CommandDescription(
        name: .clearDoubt, summary: "Says what a check found: the doubt is gone.",
        fields: [
            Field("person", Field.uuid, "The person."),
            Field("note", Field.text, "What was found."),
        ],
        example: """
            {"command":"person.clear-doubt","id":"0193a7c0-0000-7000-8000-000000000024",\
            "person":"0193a7c0-0000-7000-8000-000000000011","note":"okazano umowę najmu"}
            """)

    static let useRelief = CommandDescription(
        name: .useRelief, summary: "Uses a relief.",
        fields: [
            Field("person", Field.uuid, "The person."),
            Field("relief", Field.text, "Short name of the relief, as in the programme file."),
        ],
        example: """
            {"command":"relief.use","id":"0193a7c0-0000-7000-8000-000000000025",\
            "person":"0193a7c0-0000-7000-8000-000000000011","relief":"pool"}
            """)

    static let takeOverCard = CommandDescription(
        name: .takeOverCard, summary: "Takes over a card of an earlier programme.",
        fields: [
            Field("person", Field.uuid, "The person: a new id, or that of somebody known."),
            details,
            address,
            contact,
            Field("kind", Field.text, "Which card it is, as in the programme file."),
            Field("number", Field.text, "Its number."),
            Field("validUntil", Field.day, required: false, "Its last day; left out: without an end."),
            confirmedDifferent,
        ],
        example: """
            {"command":"card.take-over","id":"0193a7c0-0000-7000-8000-000000000026",\
            "person":"0193a7c0-0000-7000-8000-000000000011","details":{"identity":{"pesel":"44051401359"},"surname":"Kowalski","givenName":"Łukasz","secondName":"",\
            "birthDate":"1944-05-14","sex":"male"},\
            "address":{"street":"ul. Polna","house":"3","flat":"5","postalCode":"18-400","city":"Łomża"},\
            "contact":{"email":"","phone":"600100200"},\
            "kind":"senior","number":"S-000123","validUntil":"2027-03-31","confirmedDifferent":false}
            """)

    static let joinFamily = CommandDescription(
        name: .joinFamily,
        summary: "Adds a participant to somebody's family account, which comes into being where there is none.",
        fields: [
            Field("administrator", Field.uuid, "Who administers the account, or will."),
            Field("person", Field.uuid, "Who joins."),
            Field("relation", Field.text, "How they are related, as in the programme file."),
        ],
        example: """
            {"command":"family.join","id":"0193a7c0-0000-7000-8000-000000000027",\
            "administrator":"0193a7c0-0000-7000-8000-000000000011",\
            "person":"0193a7c0-0000-7000-8000-000000000012","relation":"spouse"}
            """)

    static let leaveFamily = CommandDescription(
        name: .leaveFamily, summary: "Takes a person out of their family account.",
        fields: [
            Field("person", Field.uuid, "Who leaves."),
            successor,
        ],
        example: """
            {"command":"family.leave","id":"0193a7c0-0000-7000-8000-000000000028",\
            "person":"0193a7c0-0000-7000-8000-000000000011","successor":"0193a7c0-0000-7000-8000-000000000012"}
            """)

    static let changeAdministrator = CommandDescription(
        name: .changeAdministrator, summary: "Makes another adult member the administrator of the family account.",
        fields: [
            Field("person", Field.uuid, "Who administers the account from now on.")
        ],
        example: """
            {"command":"family.administrator","id":"0193a7c0-0000-7000-8000-000000000029",\
            "person":"0193a7c0-0000-7000-8000-000000000012"}
            """)
}
