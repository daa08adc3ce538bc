extension EveryScreenTests {
    /// The screens of the cash desk.
    static let cashVisits = [
        Visit("till", "<F9>", as: "referent", isEmpty: true), Visit("opening", "<F9><F2>"),
        money("open till", ""), money("payment", "<Enter>"), money("too little", "<Enter><Enter>1<F2>"),
        money("transfer", "<Enter>p"), money("payment taken", "<Enter><Enter>50<F2>"), money("payer", "<Enter><F7>a"),
        money("nobody pays", "<Enter><F7>xqxq"), money("closing", "<F6>"), money("counting", "<F6><F6>"),
        money("difference", "<F6>1<Enter>"), money("agreement", "<F6>100<Enter>"),
        money("explained", "<F6>1<Enter>a<Enter>"), money("receipts", taken + "<F7>"),
        money("preview", taken + "<F7><C-p>"), money("no receipt", taken + "<F7>xqxq"),
        money("receipt", taken + "<F7><Enter>"),
        money("copy", taken + "<F7><F9>"), money("own words", taken + "<F7><F9><Down><Down>"),
        money("void", taken + "<Tab><F8>"), money("voided", taken + "<Tab><F8><Enter>"),
        Visit("nobody's proof", "<F9><Enter>", as: "referent") { _ = try $0.requestDuplicate() },
        Visit("papers", "<F9><Enter><F2><Enter>", prepare: withoutPaper),
        Visit("paper", "<F9><Enter><F2><Enter><F3>", prepare: withoutPaper),
        Visit("unprinted", "<F9><Enter><F2>", prepare: withoutPaper),
        Visit("no papers to settle", "<F9><Enter><F2><Enter><F8><F8>", isEmpty: true, prepare: withoutPaper),
    ]

    private static let taken = "<Enter><F2><Enter>"

    private static func money(_ name: String, _ script: String) -> Visit {
        Visit(name, "<F9>" + script) { desk in
            try desk.requestDuplicate()
            try desk.openShift(by: "kierownik")
        }
    }

    @Sendable private static func withoutPaper(_ desk: Harness) throws {
        try desk.requestDuplicate()
        try desk.openShift(by: "kierownik")
        try desk.folder.blockPaper(true)
    }
}
