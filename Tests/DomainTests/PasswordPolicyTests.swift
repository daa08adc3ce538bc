import Domain
import Testing

@Suite struct PasswordPolicyTests {
    @Test(arguments: [
        ("krowa12", "klis", PasswordPolicy.Fault.tooShort(is: 7, least: 8)), ("żółćżółć", "klis", nil),
        ("moj-Klis-2026", "klis", .containsLogin), ("zajac1234", "Zając", .containsLogin),
        ("z-a-j-a-c-1234", "zajac", .containsLogin), ("a b c d e f", "klis", nil), ("", "", .tooShort(is: 0, least: 8)),
    ])
    func faultsAreNamed(password: String, login: String, fault: PasswordPolicy.Fault?) {
        #expect(PasswordPolicy.fault(in: password, login: login) == fault)
    }
}
