import Glibc
import JSON
import Ledger
import Reporting
import Testing

/// The form that the project ships as its example, and a certificate on it.
enum PrintedForm {
    static let repository = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(4).joined(separator: "/")

    static func bytes(_ path: String) throws -> [UInt8] {
        let file = try #require(fopen(path, "r"), "\(path) cannot be read.")
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 24)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes.prefix(count))
    }

    static func form() throws -> CertificateForm {
        let json = try JSONReader.read(bytes(repository + "/deploy/example-form.json"))
        let file = try #require(json.object)
        var parts: [FormPart: String] = [:]
        for part in FormPart.allCases { parts[part] = file[part.rawValue]?.text }
        return CertificateForm(
            seriesTitle: (file["series_title"]?.array ?? []).compactMap(\.text), parts: parts,
            officers: (file["officers"]?.array ?? []).compactMap(\.text),
            abbreviations: (file["abbreviations"]?.array ?? []).map {
                .init(short: $0["short"]?.text ?? "", meaning: $0["meaning"]?.text ?? "")
            })
    }

    static func face(
        _ change: (inout CertificateFace) -> Void = { _ in }
    ) throws -> CertificateFace {
        let form = try form()
        var face = CertificateFace(
            form: form, number: "B-0004", inscription: "PENDLETON FICTION FUND LP",
            shares: try #require(ShareCount(units: 50)), scale: .whole, isTemporary: true,
            date: CalendarDate("2026-11-21"), countersigner: "T. Agent",
            registrar: "R. Registrar", legend: form[.legend], standing: .outstanding,
            isDrawnFromStock: true)
        change(&face)
        return face
    }

    static func page(_ change: (inout CertificateFace) -> Void = { _ in }) throws -> String {
        CertificatePage(try face(change)).text
    }
}
