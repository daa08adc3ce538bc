/// A town for synthetic residents to live in: a name, its postal codes and its streets.
public struct Town: Sendable {
    let name: String
    let postalCodes: [String]

    /// Łomża.
    public static let lomza = Town(name: "Łomża", postalCodes: ["18-400", "18-401", "18-402", "18-403", "18-404"])
    /// Częstochowa.
    public static let czestochowa = Town(
        name: "Częstochowa", postalCodes: (200...229).map { "42-\($0)" })

    /// The town of a programme's city; one whose postal codes are not known here borrows Łomża's.
    public static func named(_ city: String) -> Town {
        [lomza, czestochowa].first { $0.name == city } ?? Town(name: city, postalCodes: lomza.postalCodes)
    }

    func address(_ generator: inout SplitMix) -> SyntheticAddress {
        let street = generator.below(Town.streets.count)
        let letter = generator.percent(12) ? generator.element(of: ["A", "B", "C"]) : ""
        let house = String(1 + generator.below(160)) + letter
        let flat = generator.percent(65) ? String(1 + generator.below(60)) : nil
        return SyntheticAddress(
            street: Town.streets[street], house: house, flat: flat,
            postalCode: postalCodes[street % postalCodes.count], town: name)
    }

    private static let streets =
        words(
            """
            Akacjowa Błękitna Brzozowa Browarna Bukowa Cicha Cisowa Chabrowa Cmentarna Długa Dębowa Dworna Dobra Fabryczna
            Gajowa Górna Głogowa Graniczna Grabowa Handlowa Jagodowa Jasna Jarzębinowa Jesienna Jodłowa Kalinowa
            Kasztanowa Kolejowa Konwaliowa Krótka Krzywa Kwiatowa Leśna Letnia Lipowa Liliowa Łąkowa Łukowa Magazynowa
            Makowa Malinowa Miła Młyńska Modrzewiowa Mokra Morelowa Mostowa Nadrzeczna Nowa Nowogrodzka Ogrodowa Okrężna
            Olchowa Orzechowa Ostra Piaskowa Piękna Pogodna Polna Poprzeczna Porzeczkowa Północna Pocztowa Polowa Przyjazna
            Partyzantów Radosna Rybacka Rolna Różana Rumiankowa Rycerska Sadowa Senatorska Słoneczna Słonecznikowa
            Sosnowa Spokojna Sportowa Stacyjna Stawowa Spacerowa Strażacka Studencka Szeroka Szkolna Śniadeckiego
            Śliwkowa Świerkowa Topolowa Towarowa Tulipanowa Urocza Wąska Wesoła Wiejska Wierzbowa Wiosenna Wiśniowa
            Wodna Wrzosowa Wschodnia Zachodnia Zacisze Zamkowa Zielna Zielona Zimowa Złota Źródlana Żabia Żurawia Żytnia
            Mickiewicza Słowackiego Sienkiewicza Prusa Reja Kochanowskiego Konopnickiej Norwida Krasickiego Kopernika
            Kołłątaja Staszica Kościuszki Piłsudskiego Sikorskiego Sobieskiego Moniuszki Chopina Matejki Reymonta
            Żeromskiego Broniewskiego Tuwima Baczyńskiego Curie-Skłodowskiej Wyszyńskiego
            """
        ).map { "ul. " + $0 }
        + [
            "al. Legionów", "al. Wolności", "pl. Kościuszki", "os. Południe", "ul. Księcia Janusza",
            "ul. Wojska Polskiego",
        ]
        + ["ul. Józefa Hallera", "ul. 3 Maja", "ul. 11 Listopada", "ul. Stanisława Małachowskiego", "pl. Biegańskiego"]
}

/// Where a synthetic person lives.
public struct SyntheticAddress: Hashable, Sendable {
    /// With its kind: `ul. Polna`, `al. Legionów`.
    public let street: String
    /// The house's number, sometimes with a letter.
    public let house: String
    /// The flat's number; nil for a house of one's own.
    public let flat: String?
    /// `18-400`.
    public let postalCode: String
    /// The town's name.
    public let town: String
}
