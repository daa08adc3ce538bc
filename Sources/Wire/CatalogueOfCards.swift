import Domain

private typealias Field = FieldDescription

extension CommandCatalogue {
    static let blockCard = CommandDescription(
        name: .blockCard, summary: "Blocks a card: it never works again.",
        fields: [
            Field("card", Field.uuid, "The card."),
            Field("reason", "lost, damaged, outdated, ended or returned", "Why."),
        ],
        example: """
            {"command":"card.block","id":"0193a7c0-0000-7000-8000-00000000002a",\
            "card":"0193a7c0-0000-7000-8000-000000000020","reason":"lost"}
            """)

    static let returnCard = CommandDescription(
        name: .returnCard, summary: "Takes a card back.",
        fields: [
            Field("card", Field.uuid, "The card.")
        ],
        example: """
            {"command":"card.return","id":"0193a7c0-0000-7000-8000-00000000002b",\
            "card":"0193a7c0-0000-7000-8000-000000000020"}
            """)

    static let requestDuplicate = CommandDescription(
        name: .requestDuplicate, summary: "Asks for a duplicate of a plastic card.",
        fields: [
            Field("duplicate", Field.uuid, "The request, a new id."),
            Field("card", Field.uuid, "The card whose place it takes."),
            Field("ground", "lost, damaged or printed-data-changed", "Why."),
            Field("stated", Field.boolean, "The statement of loss was signed."),
            Field("cardReturned", Field.boolean, "The old card was given back."),
            Field("signedBy", Field.uuid, required: false, "Who signed for a child."),
            Field("looksChanged", Field.boolean, "The looks of the holder changed."),
            Field.photo("The new photo; left out: the one of the old card."),
            Field("pickupPoint", Field.text, "Short name of the service point where the card is picked up."),
        ],
        example: """
            {"command":"duplicate.request","id":"0193a7c0-0000-7000-8000-00000000002c",\
            "duplicate":"0193a7c0-0000-7000-8000-000000000030",\
            "card":"0193a7c0-0000-7000-8000-000000000020","ground":"lost","stated":true,"cardReturned":false,\
            "signedBy":"0193a7c0-0000-7000-8000-000000000012","looksChanged":true,\
            "photo":{"hash":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","warnings":[],\
            "reason":""},"pickupPoint":"boi"}
            """)

    static let withdrawDuplicate = CommandDescription(
        name: .withdrawDuplicate, summary: "Takes back a request for a duplicate that waits for its fee.",
        fields: [
            Field("duplicate", Field.uuid, "The request."),
            Field("reason", Field.text, "Why."),
        ],
        example: """
            {"command":"duplicate.withdraw","id":"0193a7c0-0000-7000-8000-00000000002d",\
            "duplicate":"0193a7c0-0000-7000-8000-000000000030","reason":"karta się znalazła"}
            """)

    static let takePayment = CommandDescription(
        name: .takePayment, summary: "Takes money and gives a receipt.",
        fields: [
            Field("receipt", Field.uuid, "The receipt, a new id."),
            Field(
                "payment", "object", "What is paid.",
                [
                    Field(
                        "payer", "object", "Who pays.",
                        [
                            Field("name", Field.text, "Their name."),
                            Field("address", Field.text, "Their address, one line."),
                            Field("person", Field.uuid, required: false, "The participant, where it is one."),
                        ]),
                    Field("fee", Field.text, "Short name of the fee, as in the programme file."),
                    Field("title", Field.text, "What is paid for, as printed."),
                    Field("method", "cash, card, blik or transfer", "How."),
                    Field("reference", Field.text, "Reference of a transfer or of the terminal's slip; may be empty."),
                    Field("paidOn", Field.day, required: false, "The day of a transfer, where it is an earlier one."),
                    Field("duplicate", Field.uuid, required: false, "The request for a duplicate that it pays for."),
                ]),
            Field("amount", Field.amount, "The amount taken: the amount due."),
        ],
        example: """
            {"command":"payment.take","id":"0193a7c0-0000-7000-8000-00000000002e",\
            "receipt":"0193a7c0-0000-7000-8000-000000000040","payment":{"payer":{"name":"Ewa Kowalska",\
            "address":"ul. Polna 3/5, 18-400 Łomża","person":"0193a7c0-0000-7000-8000-000000000011"},"fee":"duplicate",\
            "title":"Duplikat karty, wniosek Ł/1/2026/000417","method":"cash","reference":"","paidOn":"2026-11-20",\
            "duplicate":"0193a7c0-0000-7000-8000-000000000030"},"amount":"20.00"}
            """)

    static let voidReceipt = CommandDescription(
        name: .voidReceipt, summary: "Voids a receipt: the money goes back, the number stays.",
        fields: [
            Field("receipt", Field.uuid, "The receipt."),
            Field("reason", Field.text, "Why."),
        ],
        example: """
            {"command":"receipt.void","id":"0193a7c0-0000-7000-8000-00000000002f",\
            "receipt":"0193a7c0-0000-7000-8000-000000000040","reason":"pomyłka w nazwisku"}
            """)

    static let copyReceipt = CommandDescription(
        name: .copyReceipt, summary: "Replaces a lost receipt.",
        fields: [
            Field("receipt", Field.uuid, "The receipt."),
            Field("copy", "duplicate or certificate", "By what."),
            Field("reason", Field.text, "Why."),
        ],
        example: """
            {"command":"receipt.copy","id":"0193a7c0-0000-7000-8000-000000000030",\
            "receipt":"0193a7c0-0000-7000-8000-000000000040",\
            "copy":"duplicate","reason":"zgubiony"}
            """)

    static let openShift = CommandDescription(
        name: .openShift, summary: "Opens a cashier's shift.",
        fields: [
            Field("shift", Field.uuid, "The shift, a new id."),
            Field("float", Field.amount, "What lies in the drawer."),
        ],
        example: """
            {"command":"shift.open","id":"0193a7c0-0000-7000-8000-000000000031",\
            "shift":"0193a7c0-0000-7000-8000-000000000050","float":"100.00"}
            """)

    static let closeShift = CommandDescription(
        name: .closeShift, summary: "Closes a shift with what was counted in the drawer.",
        fields: [
            Field("shift", Field.uuid, "The shift."),
            Field("counted", Field.amount, "What was counted."),
        ],
        example: """
            {"command":"shift.close","id":"0193a7c0-0000-7000-8000-000000000032",\
            "shift":"0193a7c0-0000-7000-8000-000000000050","counted":"120.00"}
            """)

    static let explainShift = CommandDescription(
        name: .explainShift, summary: "Says what the difference of a closed shift comes from.",
        fields: [
            Field("shift", Field.uuid, "The shift."),
            Field("explanation", Field.text, "What it comes from."),
        ],
        example: """
            {"command":"shift.explain","id":"0193a7c0-0000-7000-8000-000000000033",\
            "shift":"0193a7c0-0000-7000-8000-000000000050",\
            "explanation":"źle wydana reszta"}
            """)
}
