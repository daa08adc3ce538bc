import Foundation
import Testing

@testable import Documents

/// What the spool's tests put into it.
let content = Array("%PDF-1.5 treść".utf8)

func kind() throws -> DocumentKind { try #require(DocumentKind("confirmation")) }
func name(_ text: String = "0193-a") throws -> JobID { try #require(JobID(text)) }

/// A stand-in for CUPS's program: a script that says and does what lp would.
func lp(_ script: String, in folder: Folder) throws -> String {
    try folder.write("#!/bin/sh\n" + script + "\n", to: "lp", executable: true)
}

func deliver(_ script: String, limit: Duration = .seconds(30)) throws -> (job: Job, folder: Folder) {
    let folder = try Folder()
    let spool = try Spool(folder: folder.path + "/spool", lp: try lp(script, in: folder), at: morning)
    try spool.submit(content, form: .pdf, kind: kind(), id: name(), at: morning)
    let destination = Destination.cups(queue: "biuro", options: ["media=A4"])
    return (try spool.print(name(), to: destination, limit: limit) { morning }, folder)
}
