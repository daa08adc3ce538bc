import Domain
import Foundation
import Store
import Testing

/// The desk is told to go: the terminal is as it was, and what was typed is kept.
@Suite(.serialized) struct SignalTests {
    @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130)])
    func theTerminalIsUsableAndTheDraftIsKept(signal: Int32, status: Int) throws {
        let office = try Office()
        let before = office.folder + "/before"
        let after = office.folder + "/after"
        let desk = try Terminal(
            "stty -a > '\(before)'; sh -c 'echo $$ > \"\(office.folder)/pid\"; exec \(office.command)';"
                + " echo end=$?; stty -a > '\(after)'; echo whole; read line",
            folder: office.folder)
        try desk.login("referent")
        try desk.keys("<F4>")
        try desk.wait(for: "PESEL")
        try desk.keys("<Tab><Tab>Kowalska")
        try desk.wait(for: "▏Kowalska")
        kill(try office.process(), signal)
        try desk.wait(for: "whole")
        #expect(desk.screen.contains("end=\(status)"))
        #expect(try String(contentsOfFile: before, encoding: .utf8) == String(contentsOfFile: after, encoding: .utf8))
        #expect(desk.fact("alternate_on") == "0")
        #expect(desk.fact("cursor_flag") == "1")
        #expect(desk.fact("keypad_flag") == "0")
        let store = try office.openStore()
        #expect(try store.drafts().contains { $0.surname == "Kowalska" })
        #expect(try store.integrityCheck().isEmpty)
    }
}
