extension Lint {
    /// What papers and catalogues say of each other: words for every key in every language, and in them just the places
    /// for which the paper has values. Everything that is wrong, in the order of files and lines.
    public static func faults(papers: [PaperDefinition], catalogues: [Messages]) -> [Fault] {
        var faults: Set<Fault> = []
        for paper in papers {
            for message in paper.messages {
                for problem in catalogues.compactMap({ problem(of: message, in: $0) }) {
                    faults.insert(Fault(file: paper.file, line: message.line, problem: problem))
                }
            }
        }
        return faults.sorted()
    }

    private static func problem(of message: PaperMessage, in catalogue: Messages) -> Problem? {
        guard let form = catalogue.entries[message.key]?.forms.last else {
            return .unknownMessage(key: message.key, language: catalogue.language.rawValue)
        }
        let places = Messages.places(in: form).map(String.init)
        let names = Set(message.names).map { "{\($0)}" }.sorted()
        guard places != names else { return nil }
        return .placesDiffer(
            key: message.key, is: places.joined(separator: " "), expected: names.joined(separator: " "))
    }
}
