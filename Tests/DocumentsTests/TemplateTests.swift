import Testing

@testable import Documents

private let messages = [
    "title": "Potwierdzenie", "intro": "Przyjęto {day}", "item": "{name} ({day})", "label": "Osoba", "sign": "podpis",
    "numbers": "strona {page} z {pages}",
]

private func word(_ key: String, _ arguments: [String: String]) -> String {
    arguments.reduce(messages[key] ?? "?") { $0.replacing("{\($1.key)}", with: $1.value) }
}

private let values: PaperValues = [
    "day": .text("20.11.2026"), "empty": .text(""), "draft": .flag(false), "none": .rows([]),
    "number": .text("Ł/2026/1"),
    "people": .rows([["name": .text("Ewa")], ["name": .text("Jan"), "day": .text("21.11.2026")]]),
]

private func filled(_ items: [PaperTemplate.Item]) throws -> Page {
    let template = PaperTemplate(
        kind: try #require(DocumentKind("confirmation")), title: "title", reference: .init("intro", with: ["day"]),
        addressee: "day", numbering: "numbers", items: items)
    let stationery = Stationery(office: "Urząd", lines: [], place: "Łomża")
    return try fill(template, values: values, on: stationery, words: word)
}

@Suite struct TemplateTests {
    @Test(
        arguments: [
            (.init(.paragraph(.init("intro", with: ["day"]))), [.paragraph("Przyjęto 20.11.2026")]),
            (
                .init(.bullets(rows: "people", text: .init("item", with: ["name", "day"]))),
                [.bullets(["Ewa (20.11.2026)", "Jan (21.11.2026)"])]
            ),
            (
                .init(.group([.init(.heading(.init("item", with: ["name"]))), .init(.rule)]), each: "people"),
                [.heading("Ewa ({day})"), .rule, .heading("Jan ({day})"), .rule]
            ),
            (
                .init(
                    .facts([
                        .init(label: "label", value: "day"),
                        .init(label: "label", value: "empty", when: .holds("empty")),
                    ])),
                [.facts([Fact("Osoba", "20.11.2026")])]
            ),
            (.init(.rule, when: .holds("draft")), []), (.init(.rule, when: .fails("draft")), [.rule]),
            (.init(.rule, when: .holds("people")), [.rule]), (.init(.rule, when: .holds("none")), []),
            (.init(.rule, each: "none"), []), (.init(.signatures(["sign"])), [.signatures(["podpis"])]),
        ] as [(PaperTemplate.Item, [Block])])
    func itemsBecomeBlocks(item: PaperTemplate.Item, blocks: [Block]) throws {
        #expect(try filled([item]).blocks == blocks)
    }

    @Test func tablesAndCodes() throws {
        let table = try #require(Table(columns: [.init("Osoba", share: 2)], rows: [["Ewa"], ["Jan"]]))
        let code = try #require(CodePayload("Ł/2026/1"))
        let page = try filled([
            .init(.table(rows: "people", columns: [.init(title: "label", value: "name", share: 2)])),
            .init(.code(value: "number", caption: "label")),
        ])
        #expect(page.blocks == [.table(table), .code(code, caption: "Osoba")])
    }

    @Test func theFrameIsFilled() throws {
        let page = try filled([])
        #expect(page.title == "Potwierdzenie")
        #expect(page.reference == "Przyjęto 20.11.2026")
        #expect(page.addressee == ["20.11.2026"])
        #expect(page.numbering(page: 2, of: 3) == "strona 2 z 3")
    }

    @Test(
        arguments: [
            (.init(.paragraph(.init("intro", with: ["dya"]))), .unknownPlaceholder("dya", item: 1)),
            (.init(.rule, when: .holds("dratf")), .unknownPlaceholder("dratf", item: 1)),
            (.init(.rule, each: "peple"), .unknownPlaceholder("peple", item: 1)),
            (.init(.heading(.init("item", with: ["name"]))), .unknownPlaceholder("name", item: 1)),
            (.init(.rule, each: "day"), .wrongKind("day", item: 1)),
            (.init(.paragraph(.init("intro", with: ["people"]))), .wrongKind("people", item: 1)),
            (.init(.code(value: "empty", caption: "label")), .notACodeNumber("empty", item: 1)),
            (.init(.table(rows: "people", columns: [])), .noColumns(item: 1)),
        ] as [(PaperTemplate.Item, PaperError)])
    func aPaperWithAHoleIsNotMade(item: PaperTemplate.Item, fault: PaperError) {
        #expect(throws: fault) { try filled([.init(.rule), item]) }
    }
}
