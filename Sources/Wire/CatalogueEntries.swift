import Domain

private typealias Field = FieldDescription

private let account: [FieldDescription] = [
    Field("staff", Field.uuid, "The account, a new id."),
    Field("login", Field.text, "The name with which they log in; kept without capitals and diacritics."),
    Field("name", Field.text, "Their name as on screen and paper."),
    Field("roles", "array of clerk, supervisor, cashier, administrator", "What they may do."),
    Field("passwordHash", Field.text, "The password's Argon2id hash as libsodium writes it; never the password."),
]

extension CommandCatalogue {
    static let establishOffice = CommandDescription(
        name: .establishOffice,
        summary: "Sets up the desk on its first start: its service point and the first administrator.",
        fields: [
            Field("servicePoint", Field.text, "Short name of the service point, as in the programme file."),
            Field("desk", "integer 1 to 999", "The desk's number; no other desk of the city has it."),
            Field("administrator", "object", "The first administrator.", account),
        ],
        example: """
            {"command":"office.establish","id":"0193a7c0-0000-7000-8000-000000000001","servicePoint":"boi","desk":1,\
            "administrator":{"staff":"0193a7c0-0000-7000-8000-000000000002","login":"anowak","name":"Anna Nowak",\
            "roles":["administrator"],"passwordHash":"$argon2id$v=19$m=19456,t=2,p=1$c29sbnk$aGFzaA"}}
            """)

    static let addStaff = CommandDescription(
        name: .addStaff, summary: "Opens an account for a member of staff.", fields: account,
        example: """
            {"command":"staff.add","id":"0193a7c0-0000-7000-8000-000000000003",\
            "staff":"0193a7c0-0000-7000-8000-000000000004","login":"klis","name":"Karol Lis",\
            "roles":["clerk","cashier"],"passwordHash":"$argon2id$v=19$m=19456,t=2,p=1$c29sbnk$aGFzaA"}
            """)

    static let changeStaff = CommandDescription(
        name: .changeStaff, summary: "Changes an account; what is left out stays as it is.",
        fields: [
            Field("staff", Field.uuid, "The account."),
            Field(
                "roles", "array of clerk, supervisor, cashier, administrator", required: false,
                "What they may do from now on."),
            Field("passwordHash", Field.text, required: false, "The new password's hash."),
            Field("isActive", Field.boolean, required: false, "Whether they may log in from now on."),
        ],
        example: """
            {"command":"staff.change","id":"0193a7c0-0000-7000-8000-000000000005",\
            "staff":"0193a7c0-0000-7000-8000-000000000004","roles":["clerk","supervisor"],"isActive":true,\
            "passwordHash":"$argon2id$v=19$m=19456,t=2,p=1$c29sbnk$aGFzaA"}
            """)

    static let decideApplication = CommandDescription(
        name: .decideApplication, summary: "Decides an application, or calls for a supplement.",
        fields: [
            Field("application", Field.uuid, "The application."),
            Field("decision", "approve, refuse, call-for-supplement or withdraw", "What is decided."),
            Field("reason", Field.text, "Why it is refused, or what has to be brought; may be empty for an approval."),
            Field("rule", "number of a rule (R-DOC-1)", required: false, "The rule by which it is refused."),
        ],
        example: """
            {"command":"application.decide","id":"0193a7c0-0000-7000-8000-000000000006",\
            "application":"0193a7c0-0000-7000-8000-000000000010","decision":"call-for-supplement",\
            "reason":"UPO do PIT za 2025","rule":"R-DOC-1"}
            """)

    static let handOverCard = CommandDescription(
        name: .handOverCard, summary: "Hands a card over, once identity was checked.",
        fields: [
            Field("card", Field.uuid, "The card."),
            Field("identityKind", Field.text, "The kind of document shown, one of the programme's."),
            Field("identityChecked", Field.boolean, "The clerk saw the document and it is the person's."),
            Field(
                "authorised", "object", required: false, "Who takes the card for its holder.",
                [
                    Field("name", Field.text, "Their name."),
                    Field("authorisationSeen", Field.boolean, "The clerk saw the authorisation."),
                ]),
        ],
        example: """
            {"command":"card.hand-over","id":"0193a7c0-0000-7000-8000-000000000007",\
            "card":"0193a7c0-0000-7000-8000-000000000020","identityKind":"mdowod","identityChecked":true,\
            "authorised":{"name":"Ewa Kowalska","authorisationSeen":true}}
            """)
}
