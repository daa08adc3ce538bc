extension Messages {
    /// What the catalogues of several languages say differently: each has to have the same keys with the same places.
    public static func faults(between catalogues: [Messages]) -> [Fault] {
        let faults = catalogues.flatMap { catalogue in
            catalogue.entries.flatMap { catalogue.faults(of: $0, $1, beside: catalogues) }
        }
        return Set(faults).sorted()
    }

    private func faults(of key: String, _ entry: Entry, beside catalogues: [Messages]) -> [Fault] {
        let fault = { Fault(file: files[entry.file], line: entry.line, problem: $0) }
        var faults: [Fault] = []
        let places = Messages.places(in: entry.forms.first ?? "")
        var others = Array(entry.forms.dropFirst())
        for other in catalogues where other.language != language {
            if let translation = other.entries[key] {
                others += translation.forms
            } else {
                faults.append(fault(.onlyIn(key: key, language: language.rawValue)))
            }
        }
        if let different = others.map(Messages.places).first(where: { $0 != places }) {
            let (mine, theirs) = (places.joined(separator: " "), different.joined(separator: " "))
            faults.append(fault(.placesDiffer(key: key, is: mine, expected: theirs)))
        }
        return faults
    }
}
