import Domain

private typealias Field = FieldDescription

private let documents = Field(
    "documents", "array of objects", "What is known of each paper.",
    [
        Field("document", Field.text, "Short name of the paper, as in the programme file."),
        Field(
            "person", "integer", required: false,
            "Whose paper it is, from 0; left out for one that serves the whole application."),
        Field("status", "missing, seen, copied, scanned or refused", "What became of it."),
        Field("evidence", Field.text, required: false, "How receipt was shown, such as stamp or upo."),
        Field("reference", Field.text, required: false, "The reference number on that evidence."),
        Field("validUntil", Field.day, required: false, "The paper's last day of validity."),
        Field("reason", Field.text, required: false, "Why it was refused."),
        Field("scan", "64 hexadecimal digits", required: false, "SHA-256 of its scan among the attachments."),
        Field("by", Field.uuid, "The account of who said so."),
        Field(
            "at", "object", "When.",
            [
                Field("milliseconds", "integer", "Milliseconds since 1970 in UTC."),
                Field("offset", "integer", "Minutes that local time is ahead of UTC."),
            ]),
    ])

private let person: [FieldDescription] = [
    Field("person", Field.uuid, "The person: the id of one who is known, else a new one."),
    Field(
        "identity", "object", required: false,
        "Either {\"pesel\": \"…\"} or {\"document\": {\"kind\": …, \"country\": …, \"number\": …}}."),
    Field("surname", Field.text, "Family name."),
    Field("givenName", Field.text, "First given name."),
    Field("secondName", Field.text, "Second given name; may be empty."),
    Field("birthDate", Field.day, required: false, "Birth date."),
    Field("sex", "female or male", required: false, "Sex, where known."),
    Field("relation", Field.text, required: false, "How they are related to who files; left out for who files."),
    Field("entitlement", Field.text, "Capacity of a person who is filed for; empty for who files and for adults."),
    Field("basis", Field.text, required: false, "A basis of their own, with papers of their own."),
    Field("holds", "array of text", required: false, "Packages in force that they hold already."),
    Field("packages", "array of text", "Short names of the packages asked for."),
    Field.photo("The person's photo; its file has to be among the attachments."),
    Field(
        "confirmedDifferent", Field.boolean, "This is not the known person of the same name and birth date."),
]

private let form: [FieldDescription] = [
    Field("people", "array of objects", "The persons it is for; the first one files it.", person),
    Field.address("The address that they share."),
    Field.contact("How they are reached: one of the two at least."),
    Field("basis", Field.text, "Short name of the basis."),
    Field("cardKind", "plastic or electronic", required: false, "How the card is carried."),
    Field("pickupPoint", Field.text, "Short name of the service point where the cards are picked up."),
    Field.declarations("statements", "Statements made."),
    Field.declarations("consents", "Consents, given or not."),
    documents,
    Field(
        "electronic", "object", required: false, "How it reached the office, where nobody brought it.",
        [
            Field("reference", Field.text, "By what the sender's system tells it from others."),
            Field("sent", Field.day, "The day on which it was sent."),
        ]),
]

extension CommandCatalogue {
    static let submitApplication = CommandDescription(
        name: .submitApplication, summary: "Hands an application in.",
        fields: [
            Field("application", Field.uuid, "The application, a new id."),
            Field("form", "object", "What it says.", form),
        ],
        example: """
            {"command":"application.submit","id":"0193a7c0-0000-7000-8000-000000000008",\
            "application":"0193a7c0-0000-7000-8000-000000000010","form":{"people":[\
            {"person":"0193a7c0-0000-7000-8000-000000000011","identity":{"pesel":"44051401359"},\
            "surname":"Kowalski","givenName":"Łukasz","secondName":"","birthDate":"1944-05-14","sex":"male",\
            "relation":"spouse","entitlement":"","basis":"residence","holds":["resident"],"packages":["resident"],"photo":{"hash":\
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","warnings":[],"reason":""},\
            "confirmedDifferent":false}],\
            "address":{"street":"ul. Polna","house":"3","flat":"5","postalCode":"18-400","city":"Łomża"},\
            "contact":{"email":"","phone":"600100200"},"basis":"pit","cardKind":"plastic","pickupPoint":"boi",\
            "statements":[{"id":"regulation","version":"1","given":true}],\
            "consents":[{"id":"news-email","version":"1","given":false}],\
            "documents":[{"document":"pit","person":0,"status":"seen","evidence":"upo",\
            "reference":"a1b2c3d4e5f60718","validUntil":"2027-03-31","reason":"",\
            "scan":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",\
            "by":"0193a7c0-0000-7000-8000-000000000004","at":{"milliseconds":1795164120000,"offset":60}}],\
            "electronic":{"reference":"WWW-1","sent":"2026-11-18"}}}
            """)

    static let supplementApplication = CommandDescription(
        name: .supplementApplication, summary: "Puts papers or photos to an application that waits for a decision.",
        fields: [
            Field("application", Field.uuid, "The application."),
            documents,
            Field(
                "photos", "array of objects", "Photos as they are now.",
                [
                    Field("person", "integer", "The person, from 0."),
                    Field("photo", "object", "The photo.", Field.photo("").fields),
                ]),
        ],
        example: """
            {"command":"application.supplement","id":"0193a7c0-0000-7000-8000-000000000009",\
            "application":"0193a7c0-0000-7000-8000-000000000010",\
            "documents":[{"document":"pit","person":0,"status":"scanned","evidence":"upo",\
            "reference":"a1b2c3d4e5f60718","validUntil":"2027-03-31","reason":"",\
            "scan":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",\
            "by":"0193a7c0-0000-7000-8000-000000000004","at":{"milliseconds":1795164120000,"offset":60}}],\
            "photos":[{"person":0,"photo":{"hash":\
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","warnings":["photo.light"],\
            "reason":"wada wzroku"}}]}
            """)
}
