import Domain

/// A given name, and as it goes into an e-mail address.
struct GivenName: Sendable {
    let text: String
    let ascii: String

    /// A name as given in those years to a child of that sex.
    static func draw(sex: Sex, bornIn year: Int, _ generator: inout SplitMix) -> GivenName {
        let generation = year < 1960 ? 0 : year < 1990 ? 1 : 2
        return (sex == .female ? female : male)[generation].draw(&generator)
    }

    private static let female = [
        ranked(
            """
            Maria Krystyna Anna Barbara Teresa Janina Zofia Jadwiga Danuta Halina Irena Ewa Helena Elżbieta Stanisława
            Grażyna Wanda Genowefa Bożena Kazimiera Władysława Urszula Alicja Łucja Leokadia Róża
            """),
        ranked(
            """
            Anna Katarzyna Agnieszka Małgorzata Joanna Ewa Magdalena Monika Beata Dorota Aleksandra Marta Iwona Renata
            Justyna Sylwia Barbara Elżbieta Aneta Agata Edyta Karolina Natalia Wioletta Żaneta Łucja
            """),
        ranked(
            """
            Julia Zuzanna Zofia Maja Aleksandra Wiktoria Natalia Oliwia Lena Amelia Alicja Karolina Weronika Patrycja
            Hanna Martyna Gabriela Emilia Antonina Paulina Pola Laura Michalina Nadia Róża Łucja
            """),
    ]

    private static let male = [
        ranked(
            """
            Jan Andrzej Stanisław Józef Tadeusz Jerzy Zbigniew Ryszard Henryk Kazimierz Krzysztof Marian Wiesław Janusz
            Zygmunt Czesław Eugeniusz Mieczysław Bogdan Edward Roman Wacław Zdzisław Lech Łukasz Żelisław
            """),
        ranked(
            """
            Piotr Krzysztof Tomasz Paweł Marcin Michał Grzegorz Marek Adam Łukasz Robert Rafał Dariusz Jacek Sławomir
            Artur Mariusz Maciej Wojciech Radosław Sebastian Arkadiusz Leszek Przemysław Błażej Józef
            """),
        ranked(
            """
            Jakub Antoni Mateusz Szymon Kacper Filip Jan Franciszek Mikołaj Wojciech Aleksander Bartosz Dawid Kamil
            Patryk Adrian Dominik Igor Oskar Leon Stanisław Ignacy Tymon Nikodem Miłosz Błażej
            """),
    ]

    private static func ranked(_ list: String) -> Weighted<GivenName> {
        Weighted(
            words(list).enumerated().map { rank, name in
                (GivenName(text: name, ascii: Folding.fold(name)), 1000 / (rank + 3))
            })
    }
}
