/// The certificate form's two kinds of paper.
public enum CertificatePaper: String, CaseIterable, Sendable {
    case temporary
    case definitive
}
