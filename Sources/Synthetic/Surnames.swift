import Domain

/// A family name in both of its forms, and as it goes into an e-mail address.
struct Surname: Sendable {
    let male: String
    let female: String
    private let asciiMale: String
    private let asciiFemale: String

    init(_ male: String) {
        self.male = male
        let adjective = ["ski", "cki", "dzki"].contains { male.hasSuffix($0) }
        female = adjective ? male.dropLast() + "a" : male
        asciiMale = Folding.fold(male)
        asciiFemale = Folding.fold(female)
    }

    func form(_ sex: Sex) -> String {
        sex == .female ? female : male
    }

    /// Small ASCII letters only.
    func ascii(_ sex: Sex) -> String {
        sex == .female ? asciiFemale : asciiMale
    }

    /// Some three thousand names, the commonest of Poland first, drawn as unevenly as in life: one in 150 is a Nowak.
    static let all = Weighted(
        (frequent + combined).enumerated().map { rank, name in (Surname(name), 10_000_000 / (rank + 20)) })

    private static let frequent = words(
        """
        Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski
        Mazur Jankowski Kwiatkowski Wojciechowski Krawczyk Kaczmarek Piotrowski Grabowski Zając Pawłowski Król Michalski
        Wróbel Wieczorek Jabłoński Nowakowski Majewski Stępień Olszewski Malinowski Jaworski Adamczyk Dudek Pawlak
        Nowicki Górski Witkowski Walczak Sikora Rutkowski Baran Michalak Szewczyk Ostrowski Tomaszewski Pietrzak Duda
        Zalewski Wróblewski Jasiński Marciniak Sadowski Bąk Zawadzki Jakubowski Wilk Chmielewski Borkowski Włodarczyk
        Sokołowski Szczepański Sawicki Lis Kucharski Kalinowski Mazurek Wysocki Maciejewski Kołodziej Kaźmierczak
        Czarnecki Sobczak Głowacki Urbański Wasilewski Krajewski Zakrzewski Sikorski Laskowski Gajewski Szulc Makowski
        """)

    /// Stems with endings, taken in strides so that no rank has one ending only.
    private static let combined: [String] = {
        let stems = words(stemList)
        let endings = words("owski owicz ak ek ik czyk czak icki iński")
        let count = stems.count * endings.count
        var seen = Set(frequent)
        return (0..<count).compactMap { index in
            let place = index * 1009 % count
            let name = stems[place / endings.count] + endings[place % endings.count]
            return seen.insert(name).inserted ? name : nil
        }
    }()

    private static let stemList = """
        Adam Alb Ant Bab Bal Ban Bar Bart Bed Biel Bil Bob Bogd Bol Bor Bot Bran Bron Brzez Bud Buk Bur Byst Cel Chab
        Chmiel Chod Chrom Cies Cich Cis Czap Czarn Czub Dan Dar Dęb Dol Dom Drab Dunin Dur Dyb Dym Fab Fal Fil Flor Gac
        Gad Gal Gaw Gil Glin Głow Głod Gol Gom Gór Gost Grab Grom Grot Grud Gud Haj Hal Ham Her Hol Hud Jab Jag Jak Jan
        Jar Jas Jaw Jed Jel Jes Jur Kac Kal Kam Kan Kap Karb Karp Kas Kaw Kęp Kil Kis Klim Klon Kłos Kob Kol Kom Kon Kop
        Kor Kos Kot Krak Kras Kraw Krup Krys Kub Kuch Kul Kup Kur Kwas Las Laz Lem Len Les Lib Lip Lis Lub Lud Luk Łab
        Łan Łas Łub Łuk Mach Mak Mal Mar Mart Mat Maz Mich Mil Mir Mis Mod Mor Most Mroz Mur Mus Naw Nied Nos Now Obr
        Och Ol Opal Orl Os Ostr Pak Pal Pap Par Paw Paz Pel Pęk Piot Pław Pol Pop Por Pot Prok Prus Przyb Pust Rad Raj
        Rak Rat Rem Rog Rok Rom Ros Roz Róż Rud Rus Ryb Rym Sad Sal Sam Saw Sęk Ser Sid Sik Sit Siw Skib Skor Skrzyp
        Sław Smol Sob Sok Sosn Stach Stan Star Stas Stef Stol Strzel Such Sul Sur Swat Szad Szal Szczep Szot Szpak Szub
        Szul Szym Ślad Ślus Świd Świt Tar Tok Tom Top Trzc Tur Tyl Tym Urb Wal Wan War Was Waw Węg Wiel Wierz Wil Wis
        Wit Woj Wol Wor Wron Wys Zab Zag Zaj Zal Zar Zaw Zdun Ziel Zięb Zim Znam Żab Żak Żeg Żel Żmud Żuk Żur Żyw
        """
}

/// The words of a text, in order.
func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
}
