extension EveryScreenTests {
    /// The screens of cards lost, data changed, families and the end. `<child>` is the card of a child on a family account.
    static let cardsVisits = [
        Visit("block", "<child><C-b>"), Visit("block by search", "<C-b>"), Visit("found to block", "<C-b>a"),
        Visit("blocked", "<child><C-b><Enter>"), Visit("cashier blocks", "<child><C-b>", as: "kasjer"),
        Visit("child", "<child><Enter>"), Visit("cashier's file", "<child><Enter>", as: "kasjer"),
        Visit("more", "<child><Enter><Enter>"), Visit("what to print", "<child><Enter><F9>"),
        Visit("doubt", "<child><Enter><Enter>6"), Visit("doubted", "<child><Enter><Enter>6adres<Enter>"),
        Visit("card given back", "<child><Enter><Enter>3"),
        Visit("reliefs", "<child><Enter><Enter>2"), Visit("duplicate", "<child><Enter><F8>"),
        Visit("lost", "<child><Enter><F8><Down>"), Visit("damaged", "<child><Enter><F8><Down><Down>"),
        Visit("requested", "<child><Enter><F8><Down><Up><F2> <F2> <Enter><F2>"),
        Visit("requests", "<child><Enter><F8><Down><Up><F2> <F2> <Enter><F2><Enter><Enter>4"),
        Visit("withdrawn", "<child><Enter><F8><Down><Up><F2> <F2> <Enter><F2><Enter><Enter>4<F8>"),
        Visit("change", "<child><Enter><F2>"), Visit("change of identity", "<child><Enter><F2><Tab> "),
        Visit("move", "<child><Enter><F3><F2><C-u>ul. Nowa<Tab>"),
        Visit("moves alone", "<child><Enter><F2><Tab><Tab><Tab><Tab><Tab><C-u>ul. Nowa<Tab>"),
        Visit("free duplicate", "<child><Enter><F2><Tab><Tab>a<F2>"), Visit("family", "<child><Enter><F3>"),
        Visit("no family", "bie<Enter><F3>"), Visit("leaves", "<child><Enter><F3><F8>"),
        Visit("join", "<child><Enter><F3><F4>"),
        Visit("relation", "<child><Enter><F3><F4><C-u>a<Enter> "), Visit("resignation", "<child><Enter><Enter>7"),
        Visit("consents", "<child><Enter><Enter>5"),
        Visit("annulment", "<child><Enter><Enter>9"), Visit("death", "<child><Enter><Enter>8"),
        Visit("ended", "<child><Enter><Enter>8<F2>"),
        Visit("not saved", "<child><Enter><F2><Tab><Tab>a<Esc>"),
        Visit("to the till", "<child><Enter><F8><Down><Up><F2> <F2> <Enter><F2><F2>"),
    ]
}
