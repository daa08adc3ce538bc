import Domain
import Testing

@testable import Configuration

@Suite struct SettingsTests {
    /// The sample says what the defaults are: read as it stands, it changes nothing.
    @Test func theSampleHoldsTheDefaults() throws {
        #expect(try Settings.read("\(Repository.root)/config.sample.toml") == Settings())
    }

    @Test func everyKeyOfTheSampleIsRead() throws {
        let text = try Repository.text("config.sample.toml").split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.wholeMatch(of: /# ([a-z_]+ = .*)/).map { String($0.output.1) } ?? String($0) }
            .filter { !$0.hasPrefix("folder") && !$0.hasPrefix("device") }.joined(separator: "\n")
        let settings = try Settings.read(Array(text.utf8), name: "config.toml")
        #expect(settings.store == "/var/lib/okienko")
        #expect(settings.photoFolder == "/srv/photos")
        #expect(settings.printer == .queue("boi-1"))
        #expect(settings.receiptPrinter.port == .queue("boi-1-receipts"))
        #expect(settings.streets == Settings.Streets(ulic: "/srv/teryt/ULIC.csv", simc: "/srv/teryt/SIMC.csv"))
    }

    @Test func aReceiptPrinterIsReadAsItStands() throws {
        let text = "[receipt_printer]\ndevice = \"/dev/usb/lp0\"\nwidth = 32\ncode_page = 0\nqr = false\n"
        var expected = Settings.ReceiptPrinter()
        (expected.port, expected.columns, expected.codePage) = (.device("/dev/usb/lp0"), 32, 0)
        expected.drawsCodes = false
        #expect(try Settings.read(Array(text.utf8), name: "config.toml").receiptPrinter == expected)
    }

    @Test(arguments: [
        ("language = \"de\"", Problem.notOneOf(key: "language", is: "de", known: "pl, en")),
        ("idle_minutes = -1", .outOfRange(key: "idle_minutes", is: "-1", from: "0", to: "1440")),
        ("kiosk = 1", .wrongType(key: "kiosk", is: "int", expected: "bool")),
        ("store = \"data\"", .notAPath(key: "store", is: "data")),
        ("printer = { folder = \"/a\", queue = \"b\" }", .notBoth("folder", "queue")),
        ("receipt_printer = { device = \"/a\", queue = \"b\" }", .notBoth("device", "queue")),
        ("receipt_printer = { device = \"lp0\" }", .notAPath(key: "device", is: "lp0")),
        ("receipt_printer = { width = 40 }", .notOneOf(key: "width", is: "40", known: "32, 42, 48")),
        ("receipt_printer = { code_page = 256 }", .outOfRange(key: "code_page", is: "256", from: "0", to: "255")),
        (
            "receipt_printer = { paper = 80 }",
            .unknownKey("paper", known: "device, queue, width, code_page, qr")
        ),
        ("scanner = { pace_ms = 0 }", .outOfRange(key: "pace_ms", is: "0", from: "1", to: "1000")),
        (
            "idle = 3",
            .unknownKey(
                "idle",
                known:
                    "store, programme, language, photo_folder, idle_minutes, escape_ms, kiosk, printer, "
                    + "receipt_printer, scanner, streets"
            )
        ),
    ])
    func faultsHaveTheirLine(line: String, problem: Problem) {
        let found = faults { _ = try Settings.read(Array("# settings\n\n\(line)\n".utf8), name: "config.toml") }
        #expect(found == [Fault(file: "config.toml", line: 3, problem: problem)])
    }
}

@Suite struct PlacesTests {
    private func places(_ environment: [String: String], _ executable: String = "/usr/bin/okienko") -> Places {
        Places(environment: environment, executable: executable)
    }

    @Test func settingsAreOnesOwnThenTheMachines() {
        #expect(
            places(["HOME": "/home/anna"]).settings == [
                "/home/anna/.config/okienko/config.toml", "/etc/okienko/config.toml",
            ])
        #expect(
            places(["HOME": "/home/anna", "XDG_CONFIG_HOME": "/c"]).settings.first == "/c/okienko/config.toml")
        #expect(
            places(["HOME": "/home/anna", "XDG_CONFIG_HOME": "c"]).settings.first
                == "/home/anna/.config/okienko/config.toml")
        #expect(places([:]).settings == ["/etc/okienko/config.toml"])
    }

    @Test func theStoreGoesWithTheSettings() {
        let anna = places(["HOME": "/home/anna", "XDG_STATE_HOME": ""])
        #expect(anna.store(settings: "/etc/okienko/config.toml") == "/var/lib/okienko")
        #expect(anna.store(settings: nil) == "/home/anna/.local/state/okienko")
        #expect(anna.store(settings: "/srv/c.toml") == "/home/anna/.local/state/okienko")
        #expect(places([:]).store(settings: nil) == nil)
    }

    @Test func theShareIsNamedInstalledOrBuilt() {
        #expect(places([:]).share == ["/usr/share/okienko"])
        #expect(places(["OKIENKO_SHARE": "/s"]).share == ["/s", "/usr/share/okienko"])
        #expect(
            places([:], "/home/anna/okienko/.build-release/x86_64-unknown-linux-gnu/release/okienko").share.last
                == "/home/anna/okienko")
    }
}
