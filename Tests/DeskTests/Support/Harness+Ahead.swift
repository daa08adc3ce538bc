import Terminal

extension Harness {
    /// Types a script faster than the desk answers: what its keys ask for is done after the last of them.
    func ahead(_ script: String) {
        for key in KeyScript.keys(script) { strike(key) }
        settle()
    }
}
