import Configuration
import Documents
import Domain
import Foundation
import Testing

@testable import Desk

@Suite struct ReceiptOutletTests {
    private let desk: PaperDesk
    private let device: String
    private let outlet: ReceiptOutlet

    init() throws {
        desk = try PaperDesk()
        device = desk.folder.path + "/lp0"
        try Data().write(to: URL(filePath: device))
        var settings = Settings.ReceiptPrinter()
        settings.port = .device(device)
        outlet = try #require(ReceiptOutlet(settings))
    }

    private func paperwork(_ receipts: ReceiptOutlet?) throws -> Paperwork {
        let messages = Messages.read("\(PaperDesk.share)/Assets/messages", .polish).messages
        return Paperwork(
            store: desk.store, messages: messages, papers: "/", spool: desk.folder.path + "/spool",
            destination: Destination(.folder(""), store: desk.folder.path), receipts: receipts)
    }

    private func print(_ kind: String, by paperwork: Paperwork) throws -> Printed {
        let page = Page(
            kind: try #require(DocumentKind(kind)), title: "Wpłata",
            stationery: Stationery(office: "Urząd", lines: [], place: "Łomża"), blocks: [], numbering: "")
        return try paperwork.print(as: try #require(JobID("0193-a")), now: desk.now) { () throws(PaperFailure) in page }
    }

    private var printed: [UInt8] { FileManager.default.contents(atPath: device).map(Array.init) ?? [] }

    @Test func aReceiptComesOutOfTheReceiptPrinter() throws {
        #expect(try print("receipt", by: paperwork(outlet)) == .device(device))
        #expect(printed.starts(with: [0x1B, 0x40]))
        #expect(!desk.folder.files.contains { $0.hasPrefix("paper/") || $0.hasSuffix(".escpos") })
    }

    @Test func otherPapersComeOutAsBefore() throws {
        #expect(try print("certificate", by: paperwork(outlet)) == .file("certificate-0193-a.pdf"))
        #expect(printed.isEmpty)
    }

    @Test func withoutAReceiptPrinterAReceiptIsAPaperLikeOthers() throws {
        #expect(try print("receipt", by: paperwork(nil)) == .file("receipt-0193-a.pdf"))
    }

    /// The device is gone, then the whole printer from the settings: the receipt waits for one like it.
    @Test func aSpooledReceiptWaitsForAReceiptPrinter() throws {
        var missing = outlet
        missing.destination = .device(device + "0")
        let failure = PaperFailure.notPrinted(.noDevice)
        #expect(throws: failure) { try print("receipt", by: paperwork(missing)) }
        #expect(throws: failure) { try print("receipt", by: paperwork(nil)) }
        #expect(!desk.folder.files.contains { $0.hasPrefix("paper/") })
        #expect(try print("receipt", by: paperwork(outlet)) == .device(device))
    }

    @Test func settingsSayWhichPrinterItIs() {
        var settings = Settings.ReceiptPrinter()
        #expect(ReceiptOutlet(settings) == nil)
        settings.port = .queue("kasa")
        (settings.columns, settings.codePage) = (48, 6)
        let outlet = ReceiptOutlet(settings)
        #expect(outlet?.destination == .cups(queue: "kasa", options: []))
        #expect(outlet?.printer == ReceiptPrinter(width: .wide, codePage: 6, drawsCodes: true))
    }
}
